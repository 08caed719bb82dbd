"""Where people stand to organisations, by patterns over tagged words: "X, director of Y", "Y's chief executive, X"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from ingest.relation_people import standing
from ingest.relation_tags import Tagged, compiled, owned, tagged
from ingest.scene import Scene
from ingest.stated import Stated, joining
from ingest.wordlists import rows
from ontology.terms import Predicate

_ROLE = r"(?P<role>(?:<T\d+>|[\w'&/,-]|(?<=\w) (?=[\w&<])){2,80}?)"
_ADVERB = r"(?:the |an? |its |our |currently |now |also |as |both |acting |interim )*"
_END = r"(?=[,;:.)\"–]|$| (?:and|to|for|who|since|in|until|from|after|said|as|at|on|with|when|for|of) )"
_REMIT = re.compile(r" (?:in|for|of) (?!19|20|January|February|March|April|May|June|July|August|Sept|Oct|Nov|Dec)")
_OFFICE = re.compile(r"<T(\d+)>")
_FORMER = re.compile(r"\b(?:former|formerly|previously|ex-|late|then|outgoing|retired)\b", re.IGNORECASE)
_NO_ROLE = re.compile(r"\b(?:said|says|will|would|has|have|had|is|are|was|were|who|which|that|met|visited|told|with)\b")
_SAID = {"leads": Predicate.LEADS, "member": Predicate.MEMBER_OF}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], Predicate | None], ...]:
    return tuple(
        (
            row["rule"],
            compiled(row["pattern"].replace("ADV", _ADVERB).replace("ROLEEND", _ROLE + _END).replace("ROLE", _ROLE)),
            _SAID.get(row["role"]),
        )
        for row in rows("relation_roles.csv")
    )


def roles(scene: Scene) -> Iterator[Stated]:
    """Yield whom the people of a sentence lead or belong to."""
    letters = {item.letter for item in scene.items}
    if "H" not in letters or not letters & set("BCUOPNF"):
        return
    readings = (tagged(scene), owned(scene))
    for read, (rule, pattern, said) in product(readings if readings[0] != readings[1] else readings[:1], _patterns()):
        for match in pattern.finditer(read.words):
            predicate = said or _of_role(read, match)
            person, whole = read.item(match.group("who")), read.item(match.group("org"))
            if predicate is not None and person.name != whole.name:
                yield joining(scene, person, whole, predicate, f"relation.role.{rule}")


def _of_role(read: Tagged, match: re.Match[str]) -> Predicate | None:
    """Return what the words of a role make of who bears it; offices that are names count by their words."""
    role, whole = match.group("role"), match.group()
    spelt = _OFFICE.sub(lambda tag: read.scene.items[int(tag.group(1))].mention.form, role)
    if _FORMER.search(whole) or _NO_ROLE.search(spelt):
        return None
    link = re.search(rf"{re.escape(role)} (of|at|for|in|with|from) ", whole)
    remit = _REMIT.match(read.words, match.end("role"))
    return standing(f"{spelt} {link.group(1)} A" if link else f"{spelt} for X" if remit else spelt)
