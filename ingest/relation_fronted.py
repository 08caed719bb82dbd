"""Relations told by what opens a sentence: "Run by X, the Y has opened", "Based in X, Y makes pumps"."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.relation_tags import Tagged, compiled, tagged
from ingest.scene import ACTORS, Item, Scene
from ingest.stated import Stated, joining
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
_MAIN = r"[^,]*(?:, [^<,]*)?, (?:the |a |an |this |its )?(?:[a-z-]+ ){0,3}(?P<thing><[A-Z]\d+>)"
_TAG = re.compile(r"<[A-Z]\d+>")


@cache
def _patterns() -> tuple[tuple[Predicate, re.Pattern[str]], ...]:
    by = r"(?: jointly| in \d{4}| since \d{4}| last year| on behalf of (?:the )?<[A-Z]\d+>){0,2} (?:by|through) (?:the |its )?(?:[a-z-]+ ){0,3}"
    found = [(predicate, compiled(rf"(?:(?i:{verbs})){by}{_LIST}{_MAIN}")) for predicate, verbs in _PARTICIPLES.items()]
    place = r"(?:Based|Headquartered|Located|Situated|Housed) (?:in|at|near|on) (?:the )?"
    return (*found, (Predicate.LOCATED_IN, compiled(place + _LIST + _MAIN)))


def fronted(scene: Scene) -> Iterator[Stated]:
    """Yield what a participle at the head of a sentence says of the name that follows it."""
    if len(scene.items) < 2 or not scene.sentence.text[:1].isupper():
        return
    read = tagged(scene)
    for predicate, pattern in _patterns():
        match = pattern.match(read.words)
        if match:
            yield from _told(read, predicate, match)


def _told(read: Tagged, predicate: Predicate, match: re.Match[str]) -> Iterator[Stated]:
    thing = read.item(match.group("thing"))
    for tag in _TAG.findall(match.group("who") + match.group("more")):
        who = read.item(tag)
        if thing.letter not in _THINGS[predicate] or thing.name == who.name or not _fits(predicate, who):
            continue
        subject, target = (thing, who) if predicate is Predicate.LOCATED_IN else (who, thing)
        yield joining(read.scene, subject, target, predicate, "relation.fronted")


def _fits(predicate: Predicate, who: Item) -> bool:
    if predicate is Predicate.LOCATED_IN:
        return who.letter in "LUX"
    return who.letter in ACTORS or (who.letter in "HT" and predicate in {Predicate.LEADS, Predicate.CREATED})
