"""Places that no rule ties to a sum: those of its part of the sentence, of its whole, of a line above a list."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.funding_context import Context
from ingest.funding_cues import TOTAL
from ingest.funding_frames import SUBJECTS
from ingest.funding_parts import Stated
from ingest.mentions import Mention
from ingest.text import Block, BlockKind, Sentence
from ontology.model import Funding
from ontology.terms import EntityType, Nature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WHERE = re.compile(
    r"(?:\b(?:in|across|at|throughout|within|around|near)|\bout ?side(?: of)?|^\W*in)\s+(?:the\s+|and around\s+)?"
    r"(?:(?:north|south|east|west|greater|central|parts of|all of|rural)\s+)?$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:based|headquartered|registered|incorporated|listed|born|speaking|spoke|visit(?:s|ed|ing)?|met|meeting|summit|"
    r"conference|headquarters|investors?|lives?|educated|outside(?: of)?|except|constituents?)\s+"
    r"(?:to\s+|at\s+|in\s+|the\s+)*$",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s+(?:site|campus|plant|factory|base|laborator(?:y|ies)|depot|yard|works|facilit(?:y|ies)|hub)\b")
_ITS = re.compile(r"(?:\b(?:its|their|our|the)|['’]s?)\s+(?:\w+\s+)?$")
_AND = re.compile(r"^(?:\s*,)?\s*(?:and|or|&|,|to)\s+(?:the\s+|in\s+|across\s+)?$")
_INSIDE = re.compile(r"^\s*[,(]\s*(?:in\s+)?$")
"""What stands between a town and the county around it ("East Malling, Kent")."""
_APART = frozenset({"relcl", "acl", "ccomp", "advcl", "parataxis"})


def sited(context: Context, stated: Sequence[Stated], claims: Sequence[Funding]) -> list[Funding]:
    """Return the claims, each flow without a place with the one that a reader takes from around it."""
    found = list(claims)
    for at, claim in enumerate(found):
        if claim.nature == Nature.STATISTIC:
            continue
        own = claim.place or _around(context, stated, at) or _of_whole(found, stated, at)
        places = tuple(dict.fromkeys((*own, *_headed(context, stated[at].block))))
        if places != claim.place:
            found[at] = claim.model_copy(update={"place": places})
    return found


def _headed(context: Context, block: int) -> tuple[str, ...]:
    """Return the places that a line above consists of: a list by regions says them once for all that stands below."""
    blocks = context.text.blocks
    for above in reversed(blocks[max(0, block - _REACH) : block]):
        if above.kind in _LINES and (places := _bare(context, above)):
            return places
        if above.kind is BlockKind.HEADING:
            break
    return ()


_REACH = 12
_LINES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})
_FILL = re.compile(r"\band\b|\bthe\b|[\W\d_]+")
"""What may stand beside the places of such a line."""


def _bare(context: Context, block: Block) -> tuple[str, ...]:
    """Return the places of a block that has no other words."""
    if len(block.sentences) != 1:
        return ()
    (sentence,) = block.sentences
    mentions = context.names.in_sentence(sentence.index)
    if not mentions or any(context.names.type(mention) != EntityType.PLACE for mention in mentions):
        return ()
    rest, last = "", 0
    for mention in mentions:
        rest, last = rest + sentence.text[last : mention.start], mention.end
    return () if _FILL.sub("", rest + sentence.text[last:]) else _named(context, mentions)


def _around(context: Context, stated: Sequence[Stated], at: int) -> tuple[str, ...]:
    """Return the places behind a sum, before the next one; else those before it; else those of the sentence before."""
    one = stated[at]
    sentence = context.text.sentences[one.sentence]
    if context.text.blocks[one.block].kind is BlockKind.ROW:
        return ()
    beside = [
        other for other in (*stated[max(0, at - 1) : at], *stated[at + 1 : at + 2]) if other.sentence == one.sentence
    ]
    left = max((other.end for other in beside if other.end <= one.start), default=0)
    left = max([left, *(found.start() for found in TOTAL.finditer(one.text, 0, one.start))])
    right = min((other.start for other in beside if other.start >= one.end), default=len(one.text))
    groups = [
        (start, names) for start, names in _groups(context, sentence) if _tied(context, sentence, one.start, start)
    ]
    behind = [names for start, names in groups if one.end <= start < right]
    before = [names for start, names in groups if left <= start < one.start and not _is_taken(beside, one, left)]
    return next(iter(behind), ()) or (before[-1] if before else ())


def _is_taken(beside: Sequence[Stated], one: Stated, left: int) -> bool:
    """Tell whether the words before a sum stand behind another, whose place they name, not that of what both pay."""
    behind = any(other.end == left for other in beside if other.end <= one.start)
    return behind and _BACKED.search(one.text, left, one.start) is None


def _tied(context: Context, sentence: Sentence, money: int, place: int) -> bool:
    """Tell whether a place hangs on the sum's clause, and not on a clause about somebody or something else in it."""
    doc = context.docs.get(sentence.index)
    if doc is None:
        return True
    sum_, site = _token(doc, money), _token(doc, place)
    above = {token.i for token in (_own(sum_) if place < money else (sum_, *sum_.ancestors))}
    for token in (site, *site.ancestors):
        if token.i in above:
            return True
        if token.dep_ in _APART and token.head.i not in above:
            return False
        if token.dep_ == "conj" and token.pos_ in _VERBS and (place < money or _has_subject(token)):
            return False
    return False


def _has_subject(verb: "Token") -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _own(sum_: "Token") -> "Iterator[Token]":
    """Yield a sum and what it hangs on, up to a verb that follows another one's clause."""
    for token in (sum_, *sum_.ancestors):
        yield token
        if token.dep_ == "conj" and token.pos_ in _VERBS:
            return


_VERBS = frozenset({"VERB", "AUX"})
_BACKED = re.compile(r"\b(?:(?:supported|backed|matched|boosted|helped|(?:part-)?funded|underpinned)\b|€|\()")
"""What ties a sum to what the sum before it pays for."""


def _token(doc: "Doc", at: int) -> "Token":
    return next(token for token in doc if token.idx + len(token) > at)


def _groups(context: Context, sentence: Sentence) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the places that something is in, those joined by "and" together, each group with where it starts."""
    names, text = context.names, sentence.text
    mentions = [m for m in names.in_sentence(sentence.index) if names.type(m) == EntityType.PLACE]
    group: list[Mention] = []
    for mention in mentions:
        between = text[group[-1].end : mention.start] if group else ""
        if group and (_AND.match(between) or _INSIDE.match(between)):
            group.append(mention)
            continue
        if group:
            yield group[0].start, _named(context, group)
        group = [mention] if _stands(text, mention) else []
    if group:
        yield group[0].start, _named(context, group)


def _named(context: Context, group: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(context.names.name(mention) for mention in group))


def _stands(text: str, mention: Mention) -> bool:
    """Tell a place in which something is or happens, and not where a firm or a speaker is from."""
    before = text[: mention.start]
    if _SITE.match(text, mention.end) and _ITS.search(before):
        return True
    where = _WHERE.search(before)
    return where is not None and _ELSEWHERE.search(before[: where.end()]) is None


def _of_whole(claims: Sequence[Funding], stated: Sequence[Stated], at: int) -> tuple[str, ...]:
    """Return the places of the sum that this one is a part of, or says again."""
    claim = claims[at]
    for other in reversed(range(at)):
        if stated[at].block - stated[other].block > 1:
            break
        if claim.part_of == claims[other].evidence.quote:
            return claims[other].place
    if claim.same_as is not None:
        return next((one.place for one in claims if one.evidence.start == claim.same_as), ())
    return ()
