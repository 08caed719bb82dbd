"""What people are said to be: "X, chief executive of Y", "X, professor at Y", "Council leader X"."""

import re
from collections.abc import Iterator

from ingest.scene import Scene
from ingest.stated import Stated, joining
from ontology.terms import GOVERNMENT, Predicate

_HEADS = re.compile(
    r"(?<!vice )(?<!vice-)(?<!deputy )(?<!associate )(?<!assistant )(?<!regional )\b(?:(?:acting |interim |joint "
    r"|group |co-?)?"
    r"(?:chief executive(?: officer)?|ceo|chief exec|managing director|md|chair|chairman|chairwoman|chairperson"
    r"|principal|vice[- ]chancellor|director[- ]general(?= of)|executive director(?= of)|(?<!co-)(?<!co )founder"
    r"|president"
    r"|leader|head ?teacher|general secretary|chief constable|permanent secretary|managing partner|executive chair"
    r"|provost|senior responsible (?:owner|officer)|sro|(?:programme|project) director|programme lead"
    r"|accountable executive|(?:(?:^|[,’'] ?|the |and |first |new |founding |scientific |its "
    r"|as )director)(?= of (?:the )?A?$|,? ?$)))\b",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"\b[Cc]hair (?:in (?!the )|of (?!A$|the )[A-Z])")
_ROLES = re.compile(
    r"\b(?:head|director|vice president|vp|svp|evp|professor|lecturer|fellow|scientist|researcher|engineer|reader"
    r"|postdoc\w*|trustee|co-founder|cofounder|manager"
    r"|officer|partner|lead|analyst|economist|spokes\w+|secretary|adviser|advisor|dean|chief|deputy|member"
    r"|consultant|specialist)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\b([\w’' -]{2,40}?) (?:of|at|for) (?:the )?$")
_NAMED_AS = re.compile(
    r",? ?(?:who )?(?:was |has been |is |were )?(?:appointed|named|confirmed)(?: as)?"
    r"((?: (?:the|its|new|first|interim))*(?: [\w-]+){1,3})"
)
_OUR = re.compile(r"\b[Oo]ur ([\w ]{2,40}),? ?$")
_THEIRS = re.compile(r"[’']s? ((?:[\w-]+ ?){1,5})")
_IS = re.compile(
    r"(?:, [^,]{0,60},)? (?:is|became|serves as|was appointed|has been appointed|has been named|was named)(?: as)?"
    r" (?:the |a |its )?([\w’' -]{2,50}?) (?:of|at|for) (?:the )?"
)
_FORMER = re.compile(r"\b(?:former|formerly|previously|ex-|late|then)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:said|says|added|will|would|has|have|had|is|are|was|were|to|who|which|that|met|visited|joined|welcomed"
    r"|told)\b",
    re.IGNORECASE,
)
_ORGANISATIONS = "BCUOX"
_FARTHEST = 110


def people(scene: Scene) -> Iterator[Stated]:
    """Yield whom people of a sentence lead or belong to, by the role named between them and an organisation."""
    for number, item in enumerate(scene.items):
        if item.letter != "H":
            continue
        yield from _appointed(scene, number)
        yield from _office(scene, number)
        yield from _behind(scene, number)
        yield from _before(scene, number)
        yield from _ours(scene, number)


def _appointed(scene: Scene, number: int) -> Iterator[Stated]:
    """Read "Y will be led by X, appointed as chief executive"; Y is what the sentence begins with."""
    person = scene.items[number]
    match = _NAMED_AS.match(scene.sentence.text, person.end)
    if not match or not _HEADS.search(match.group(1)):
        return
    behind = next((item for item in scene.items[number + 1 :] if item.start <= match.end() + 8), None)
    if behind is None and number and scene.items[0].letter in _ORGANISATIONS:
        yield joining(scene, person, scene.items[0], Predicate.LEADS, "relation.person.appointed")
    elif behind is not None and behind.letter in _ORGANISATIONS:
        yield joining(scene, person, behind, Predicate.LEADS, "relation.person.appointed")


def _office(scene: Scene, number: int) -> Iterator[Stated]:
    """Read "X is interim chief executive of Y", also behind what X was formerly."""
    person = scene.items[number]
    for other in scene.items[number + 1 : number + 4]:
        office = _IS.fullmatch(scene.sentence.text, person.end, other.start)
        predicate = standing(office.group(1)) if office and other.letter in _ORGANISATIONS else None
        if predicate:
            yield joining(scene, person, other, predicate, "relation.person.is")
            return


def _behind(scene: Scene, number: int) -> Iterator[Stated]:
    """Read "X, role of Y", "X, role, Y" and "X (role, Y)"."""
    person = scene.items[number]
    for further in range(number + 1, min(number + 4, len(scene.items))):
        other = scene.items[further]
        words = scene.sentence.text[person.end : other.start]
        if other.letter == "H" or len(words) > _FARTHEST or _VERB.search(words) or _FORMER.search(words):
            return
        if other.letter in _ORGANISATIONS:
            predicate = standing(words)
            if (
                predicate
                and re.match(r"\s*[,(–-]", words)
                and re.search(r"(?:,|\bof|\bat|\bfor|\bin|–|-)\s*(?:the )?$", words)
            ):
                yield joining(scene, person, other, predicate, "relation.person.role")
            return


def _ours(scene: Scene, number: int) -> Iterator[Stated]:
    """Read "our chief executive, X" where an organisation speaks, and "X, Y's chief executive"."""
    person = scene.items[number]
    role = _OUR.search(scene.sentence.text, 0, person.start)
    if role and _HEADS.search(role.group(1)) and scene.voice != GOVERNMENT:
        base = scene.sentence.start
        span = (base + role.start(), base + person.end)
        yield Stated(person.name, Predicate.LEADS, scene.voice, scene.sentence.block, *span, "relation.person.ours")
    owner = scene.items[number + 1] if number + 1 < len(scene.items) else None
    if owner is None or owner.letter not in _ORGANISATIONS or scene.between(number, number + 1) not in {",", ", the"}:
        return
    theirs = _THEIRS.match(scene.sentence.text, owner.end)
    predicate = standing(theirs.group(1)) if theirs else None
    if predicate:
        yield joining(scene, person, owner, predicate, "relation.person.theirs")


def _before(scene: Scene, number: int) -> Iterator[Stated]:
    """Read "Y chief executive X" and "Y’s leader, X"."""
    if number == 0:
        return
    person, other = scene.items[number], scene.items[number - 1]
    words = scene.sentence.text[other.end : person.start]
    if other.letter not in _ORGANISATIONS or len(words) > _FARTHEST or _FORMER.search(words):
        return
    lead = _OF.search(scene.sentence.text[: other.start])
    predicate = standing(lead.group(1)) if lead and re.fullmatch(r",? ?", words) else None
    if predicate:
        yield joining(scene, person, other, predicate, "relation.person.of-before")
        return
    if (
        re.fullmatch(r"(?:[’']s?)? ?(?:UK |new )?[\w &’',-]{2,60}?,? ?", words)
        and not _VERB.search(words)
        and not words.startswith(",")
    ):
        predicate = standing(words)
        if predicate:
            yield joining(scene, person, other, predicate, "relation.person.before")


def standing(words: str) -> Predicate | None:
    """Return what a role makes of a person: the head of a whole organisation leads it, others belong to it."""
    if _CHAIR.search(words):
        return Predicate.MEMBER_OF
    if _HEADS.search(words) and not re.search(r"\bhead of \w", words):
        return Predicate.LEADS
    return Predicate.MEMBER_OF if _ROLES.search(words) else None
