"""What a line of a list says by its punctuation: "Museum, Town", "Project – X and Y", "X (Town)"."""

import re
from collections.abc import Iterator

from ingest.relation_tags import Tagged, tagged
from ingest.scene import Scene
from ingest.stated import Stated, joining
from ingest.text import BlockKind, Text
from ontology.terms import Predicate

_LONGEST = 160
_START = r"(?:£[\d.,]+ ?(?:million|billion|m|bn|k)? (?:for |to )?(?:the )?)?"
_TOWN = re.compile(
    rf"{_START}(?:The |the )?(?P<who><[BCUOXP]\d+>)(?:, (?!and)[^<,:–]{{1,40}})?, (?P<where><L\d+>)(?P<end>[,:;.(]"
    rf"| [–(-]|$)"
)
_DOERS = (
    r"(?P<doer><[BCUO]\d+>(?: \([^()<>]*\))?)(?P<more>(?:(?:,| and|, and) (?:the )?<[BCUO]\d+>(?: \([^()<>]*\))?)*)"
)
_DONE = re.compile(
    rf"(?:The |the )?(?P<who><[PXF]\d+>)(?: \([^()<>]*\))?(?:, (?P<where><L\d+>))? [–-] (?:the )?{_DOERS}(?=[,:;.(]"
    rf"| [–(-]|$)"
)
_BESIDE = re.compile(
    rf"{_START}(?:The |the )?(?P<who><[BCUO]\d+>)[^£;]{{0,60}}?£[^;]*? (?:with|alongside) (?:the )?{_DOERS}"
)
_TAGS = re.compile(r"<[A-Z]\d+>")


def listings(text: Text, scene: Scene) -> Iterator[Stated]:
    """Yield what the punctuation of a short line or bullet says of the names in it."""
    block = text.blocks[scene.sentence.block]
    short = len(scene.sentence.text) <= _LONGEST and scene.sentence.start == 0 and len(block.sentences) == 1
    if len(scene.items) < 2 or block.kind is BlockKind.FURNITURE or not (short or block.kind is BlockKind.BULLET):
        return
    read = tagged(scene)
    town, done = _TOWN.match(read.words), _DONE.match(read.words)
    if town:
        yield _stated(read, town.group("who"), Predicate.LOCATED_IN, town.group("where"))
    if done:
        yield from _done(read, done)
    beside = _BESIDE.match(read.words)
    if beside:
        for tag in _TAGS.findall(beside.group("doer") + beside.group("more")):
            if read.item(tag).name != read.item(beside.group("who")).name:
                yield _stated(read, beside.group("who"), Predicate.PARTNERS_WITH, tag)


def _done(read: Tagged, match: re.Match[str]) -> Iterator[Stated]:
    doers = _TAGS.findall(match.group("doer") + match.group("more"))
    for at, doer in enumerate(doers):
        yield _stated(read, doer, Predicate.DELIVERS, match.group("who"))
        for other in doers[at + 1 :]:
            if read.item(doer).name != read.item(other).name:
                yield _stated(read, doer, Predicate.PARTNERS_WITH, other)
    if match.group("where"):
        yield _stated(read, match.group("who"), Predicate.LOCATED_IN, match.group("where"))


def _stated(read: Tagged, subject: str, predicate: Predicate, target: str) -> Stated:
    return joining(read.scene, read.item(subject), read.item(target), predicate, "relation.listing")
