"""Whose charge a programme or an office is: "programme director for X", "Leader of Y Council"."""

import re
from collections.abc import Iterator

from ingest.scene import Item, Scene
from ingest.stated import Stated, joining
from ontology.terms import GOVERNMENT, Predicate

_CHARGE = re.compile(
    r"[^.;]*\b(?:(?:programme|project|scheme|campaign|delivery|mission) (?:director|lead|leader|manager|sponsor|owner)"
    r"|senior responsible owner|SRO|principal investigator|(?:chair|lead|leader|head|director|coordinator))"
    r" (?:for|of|on) (?:the )?",
    re.IGNORECASE,
)
_WHO = re.compile(
    r",? (?:who|which) (?:also )?(?:leads|chairs|heads|runs|is leading|is chairing|chaired|led) (?:the )?"
)
_TITULAR = re.compile(
    r"(?:Leader|Chair|Chairman|Chairwoman|Chief Executive|Chief Constable|President|Director[- ]General)"
    r" of (?:the )?(.+)"
)
_CHIEF = re.compile(
    r"(?:[Ii]nterim |[Aa]cting |[Gg]roup )?(?:[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|CEO|[Mm]anaging [Dd]irector"
    r"|[Vv]ice-[Cc]hancellor"
    r"|[Pp]rincipal)(?: and [\w ]+)?"
)
_ELSEWHERE = re.compile(r",? (?:of|at|for|in)\b")
_OWNED = re.compile(r"[’']s? (?:new |then |own )?")
_WHOLES = "BCUO"


def is_chief(post: str) -> bool:
    """Tell whether an office is that of the head of a whole organisation, whichever it is."""
    return _CHIEF.fullmatch(post) is not None


def _own_chief(scene: Scene, number: int) -> Iterator[Stated]:
    """Read "the Chief Executive, X" where an organisation speaks: X leads it."""
    for beside in (number - 1, number + 1):
        post = scene.items[beside] if 0 <= beside < len(scene.items) else None
        if post is None or post.letter != "T" or not is_chief(post.mention.form) or scene.voice == GOVERNMENT:
            continue
        person, base = scene.items[number], scene.sentence.start
        start, end = min(person.start, post.start), max(person.end, post.end)
        own = not _ELSEWHERE.match(scene.sentence.text, end) and not scene.voice.endswith("Committee")
        if own and scene.between(*sorted((number, beside))) in {"", ","}:
            span = (scene.sentence.block, base + start, base + end)
            yield Stated(person.name, Predicate.LEADS, scene.voice, *span, "relation.charge.chief")


def charges(scene: Scene) -> Iterator[Stated]:
    """Yield what people are said to have in their charge, and for whom they hold an office."""
    for number, item in enumerate(scene.items):
        if item.letter == "H":
            yield from _charge(scene, number)
            yield from _titular(scene, number)
            yield from _officer(scene, number)
            yield from _own_chief(scene, number)


def _charge(scene: Scene, number: int) -> Iterator[Stated]:
    """Read "X, programme director for Y", "X as senior responsible owner of Y" and "X, who chairs Y"."""
    person, text = scene.items[number], scene.sentence.text
    for other in scene.items[number + 1 :]:
        words = text[person.end : other.start]
        if other.letter == "H":
            return
        if other.letter in "PN" and _CHARGE.fullmatch(words):
            yield joining(scene, person, other, Predicate.LEADS, "relation.charge.role")
            return
        if other.letter in "PN" + _WHOLES and _WHO.fullmatch(words):
            yield joining(scene, person, other, Predicate.LEADS, "relation.charge.who")
            return


def _titular(scene: Scene, number: int) -> Iterator[Stated]:
    """Read "X, Leader of Y Council": the office says what X leads."""
    person = scene.items[number]
    for beside in (number + 1, number - 1):
        if not 0 <= beside < len(scene.items) or scene.items[beside].letter != "T":
            continue
        office = _TITULAR.fullmatch(scene.items[beside].mention.form)
        near = scene.between(*sorted((number, beside)))
        if office and near in {"", ",", ", the", ", currently", ", now", "(", "is", "is the"}:
            whole = Item(0, 0, "B", office.group(1), person.mention)
            start = min(person.start, scene.items[beside].start)
            end = max(person.end, scene.items[beside].end)
            base = scene.sentence.start
            yield Stated(
                person.name,
                Predicate.LEADS,
                whole.name,
                scene.sentence.block,
                base + start,
                base + end,
                "relation.charge.titular",
            )


def _officer(scene: Scene, number: int) -> Iterator[Stated]:
    """Read "Y's Chief Scientist, X": X belongs to Y."""
    if number < 2 or scene.items[number - 1].letter != "T" or scene.items[number - 2].letter not in _WHOLES:
        return
    owner = scene.items[number - 2]
    between = scene.sentence.text[owner.end : scene.items[number - 1].start]
    if _OWNED.fullmatch(between) and scene.between(number - 1, number) in {"", ","}:
        yield joining(scene, scene.items[number], owner, Predicate.MEMBER_OF, "relation.charge.officer")
