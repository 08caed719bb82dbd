"""Who speaks as "we": the government, the body that publishes, or the organisation of the person who is quoted."""

import re
from collections.abc import Mapping, Sequence

from ingest.gathering import Found, Group
from ingest.text import Block, BlockKind, Text
from ontology.authority.directory import authority
from ontology.authority.entries import AuthorityEntry
from ontology.terms import BodyKind, EntityType

GOVERNMENT_VOICE = -1
"""In place of a group: the government itself speaks."""

_SAYS = re.compile(r"\b(?:said|says|added|adds|commented|comments|explained|welcomed)\b|:$")
_ATTRIBUTION = re.compile(r"\b(?:said|says|added|adds|commented|comments)[^.:]{0,60}:\s*$|:$")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_REPORT = re.compile(
    r"\s*(?:»|\||[-–—]\s|:\s)|(?:[’']s)?\s+(?:annual|corporate|business|quarterly|performance)\b", re.I
)
_LONGEST_QUOTE = 8
_SPEAKERS = frozenset({EntityType.COMPANY, EntityType.UNIVERSITY, EntityType.ORGANISATION, EntityType.BODY})
_MINISTERIAL = re.compile(r"\b(?:Minister|Secretary|Chancellor|Paymaster|Attorney|Solicitor)\b")


def _speaker(
    groups: Sequence[Group], group_of: Mapping[int, int], found: Sequence[Found], here: Sequence[int]
) -> int | None:
    """Return the group for which the person speaks whom a sentence quotes: a minister's is the government."""
    people = [n for n in here if found[n].type is EntityType.PERSON]
    if not people:
        return None
    if any(found[n].type is EntityType.POST and _MINISTERIAL.search(found[n].form) for n in here):
        return GOVERNMENT_VOICE
    for number in here:
        if found[number].type in _SPEAKERS:
            group = group_of[number]
            return GOVERNMENT_VOICE if is_ministry(groups[group]) else group
    return GOVERNMENT_VOICE if any(found[n].type is EntityType.POST for n in here) else None


def ministers_speak(entry: AuthorityEntry) -> bool:
    """Tell a department of the United Kingdom, not of a devolved government: for it the government stands."""
    devolved = entry.parent is not None and authority().entry(entry.parent).kind is BodyKind.DEVOLVED_GOVERNMENT
    return entry.kind is BodyKind.DEPARTMENT and not devolved


def is_ministry(group: Group) -> bool:
    """Tell whether a group is a department of state, for whose "we" the government stands."""
    if group.type is not EntityType.BODY:
        return False
    known = [entry for form in group.forms for entry in authority().by_form(form)]
    return bool(known) and ministers_speak(known[0])


def _publisher(text: Text, block: Block, groups: Sequence[Group]) -> int:
    """Return the group that publishes a block's part, the government where that is a ministry or not known."""
    part = text.document.parts[block.part] if block.part is not None else None
    name = (part.publisher if part else None) or text.document.publisher
    if not name:
        return _cover(text, groups)
    for number, group in enumerate(groups):
        if name in group.forms and group.type is not EntityType.PERSON:
            return GOVERNMENT_VOICE if is_ministry(group) else number
    return GOVERNMENT_VOICE


def _cover(text: Text, groups: Sequence[Group]) -> int:
    """Return the organisation whose name is all that a document begins with, or opens its title as a report's does.

    Where there is none, it is the devolved government in a document that names no department of the United Kingdom,
    else the government.
    """
    first = next((block.text for block in text.blocks if block.kind is not BlockKind.FURNITURE), "")
    for number, group in enumerate(groups):
        if group.type in _SPEAKERS and any(_opens_cover(first, form) for form in group.forms):
            return GOVERNMENT_VOICE if is_ministry(group) else number
    return _devolved(groups)


def _opens_cover(first: str, form: str) -> bool:
    behind = first[len(form) :] if first.casefold().startswith(form.casefold()) else None
    return behind is not None and (not behind or _REPORT.match(behind) is not None)


def _devolved(groups: Sequence[Group]) -> int:
    """Return the only devolved government of a text, the government where a department or ministry is named too."""
    found = [number for number, group in enumerate(groups) if _kind(group) is BodyKind.DEVOLVED_GOVERNMENT]
    if len(found) != 1 or any(is_ministry(group) for group in groups):
        return GOVERNMENT_VOICE
    return found[0]


def _kind(group: Group) -> BodyKind | None:
    known = (entry for form in group.forms for entry in authority().by_form(form))
    return next((entry.kind for entry in known), None)


def voices(text: Text, groups: Sequence[Group], found: Sequence[Found]) -> list[int]:
    """Return, for each sentence, the group that its "we" stands for, or GOVERNMENT_VOICE."""
    group_of = {number: place for place, group in enumerate(groups) for number in group.found}
    by_sentence: dict[int, list[int]] = {}
    for number, name in enumerate(found):
        by_sentence.setdefault(name.sentence, []).append(number)
    result = [GOVERNMENT_VOICE] * len(text.sentences)
    speaker, left, part = None, 0, None
    owners: dict[int | None, int] = {}
    for block in text.blocks:
        if block.part not in owners:
            owners[block.part] = _publisher(text, block, groups)
        own = owners[block.part]
        inline = _inline(block, groups, group_of, found, by_sentence)
        if block.kind is BlockKind.HEADING or block.part != part:
            speaker, part = None, block.part
        for sentence in block.sentences:
            result[sentence.index] = inline if inline is not None else speaker if speaker is not None else own
        opened = _opens(block, groups, group_of, found, by_sentence)
        if opened is not None:
            speaker, left = opened, _LONGEST_QUOTE
        left -= 1
        if left < 0:
            speaker = None
    return result


def _opens(
    block: Block,
    groups: Sequence[Group],
    group_of: Mapping[int, int],
    found: Sequence[Found],
    by: Mapping[int, list[int]],
) -> int | None:
    """Return who speaks in the paragraphs that an attribution ("X, chief executive of Y, said:") introduces."""
    if not block.sentences or not _ATTRIBUTION.search(block.text):
        return None
    return _speaker(groups, group_of, found, by.get(block.sentences[-1].index, []))


def _inline(
    block: Block,
    groups: Sequence[Group],
    group_of: Mapping[int, int],
    found: Sequence[Found],
    by: Mapping[int, list[int]],
) -> int | None:
    """Return who speaks between the quotation marks of a paragraph that names the speaker beside them."""
    if not _QUOTED.search(block.text) and block.text[:1] not in {"“", '"'}:
        return None
    for sentence in block.sentences:
        outside = _QUOTED.sub("", sentence.text)
        if _SAYS.search(outside):
            speaker = _speaker(groups, group_of, found, by.get(sentence.index, []))
            if speaker is not None:
                return speaker
    return None
