"""Relations told by what opens a sentence: "Run by X, the Y has opened", "Based in X, Y makes pumps"."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.relation_tags import Tagged, compiled, tagged
from ingest.scene import ACTORS, Item, Scene
from ingest.stated import Stated
from ontology.terms import Predicate

_PARTICIPLES = {
    Predicate.LEADS: "led|chaired|co-chaired|headed|directed|overseen|jointly led",
    Predicate.DELIVERS: "run|delivered|managed|operated|hosted|administered|coordinated|jointly run|jointly delivered",
    Predicate.CREATED: "founded|co-founded|created|launched|established|set up|introduced",
    Predicate.PUBLISHED: "published|written|produced|issued|released",
    Predicate.OWNS: "owned|wholly owned|jointly owned|part-owned",
    Predicate.ACQUIRED: "bought|acquired|purchased|taken over",
}
_THINGS = {
    Predicate.LEADS: "BOPNFXU",
    Predicate.DELIVERS: "PFXBU",
    Predicate.CREATED: "BOPNFXCU",
    Predicate.PUBLISHED: "NW",
    Predicate.OWNS: "CBOXU",
    Predicate.ACQUIRED: "C",
    Predicate.LOCATED_IN: "BCUOXP",
}
_LIST = r"(?P<who><[A-Z]\d+>)(?: \([^()<>]*\))?(?P<more>(?:(?:,| and|, and) (?:the )?<[A-Z]\d+>(?: \([^()<>]*\))?)*)"
_ALONE = r"[^,<]{0,60}(?:[.;]|$|, (?:<|with |and |it ))"
_MAIN = r"[^,]*(?:, [^<,]*)?, (?:the |a |an |this |its )?(?:[a-z-]+ ){0,3}(?P<thing><[A-Z]\d+>)"
_WITH = re.compile(
    rf"(?:[Tt]ogether |[Ww]orking |[Jj]ointly |[Aa]long )?(?:[Ww]ith|[Aa]longside) (?:the )?{_LIST}"
    r", (?:(?:the )?(?P<thing><[GBCUO]\d+>) |[a-z]+ )"
)
_TAG = re.compile(r"<[A-Z]\d+>")


@cache
def _patterns() -> tuple[tuple[Predicate, re.Pattern[str]], ...]:
    by = (
        r"(?: jointly| in \d{4}| since \d{4}| last year| on behalf of (?:the )?<[A-Z]\d+>){0,2}"
        r" (?:by|through) (?:the |its )?(?:[a-z-]+ ){0,3}"
    )
    found = [(predicate, compiled(rf"(?:(?i:{verbs})){by}{_LIST}{_MAIN}")) for predicate, verbs in _PARTICIPLES.items()]
    place = r"(?:Based|Headquartered|Located|Situated|Housed) (?:in|at|near|on) (?:the )?"
    return (*found, (Predicate.LOCATED_IN, compiled(place + _LIST + _MAIN)))


def fronted(scene: Scene) -> Iterator[Stated]:
    """Yield what a participle at the head of a sentence says of the name that follows it."""
    if not scene.items:
        return
    read = tagged(scene)
    yield from _accompanied(read)
    for predicate, pattern in _patterns():
        match = pattern.match(read.words)
        if match:
            yield from _told(read, predicate, match, read.item(match.group("thing")))
    if scene.topic is not None:
        for predicate, pattern in _facts():
            match = pattern.match(read.words)
            if match:
                yield from _told(read, predicate, match, scene.topic)


@cache
def _facts() -> tuple[tuple[Predicate, re.Pattern[str]], ...]:
    """Return the patterns of facts told of what the heading above names ("Founded by X and Y.")."""
    return tuple((predicate, compiled(pattern.pattern.replace(_MAIN, _ALONE))) for predicate, pattern in _patterns())


def _accompanied(read: Tagged) -> Iterator[Stated]:
    """Read "With X and Y, Z will set it up"; a bullet without a subject speaks of who says "we"."""
    match = _WITH.match(read.words)
    if not match:
        return
    scene = read.scene
    others = [read.item(tag) for tag in _TAG.findall(match.group("who") + match.group("more"))]
    subject = read.item(match.group("thing")).name if match.group("thing") else scene.voice
    base = scene.sentence.start
    for other in others:
        if other.letter in ACTORS and other.name != subject:
            span = (base + other.start, base + other.end)
            yield Stated(
                subject, Predicate.PARTNERS_WITH, other.name, scene.sentence.block, *span, "relation.fronted.with"
            )


def _told(read: Tagged, predicate: Predicate, match: re.Match[str], thing: Item) -> Iterator[Stated]:
    for tag in _TAG.findall(match.group("who") + match.group("more")):
        who = read.item(tag)
        if thing.letter not in _THINGS[predicate] or thing.name == who.name or not _fits(predicate, who):
            continue
        subject, target = (thing, who) if predicate is Predicate.LOCATED_IN else (who, thing)
        base = read.scene.sentence.start
        start = min(one.start for one in (who, thing) if one.end)
        span = (base + start, base + max(who.end, thing.end))
        yield Stated(subject.name, predicate, target.name, read.scene.sentence.block, *span, "relation.fronted")


def _fits(predicate: Predicate, who: Item) -> bool:
    if predicate is Predicate.LOCATED_IN:
        return who.letter in "LUX"
    return who.letter in ACTORS or (who.letter in "HT" and predicate in {Predicate.LEADS, Predicate.CREATED})
