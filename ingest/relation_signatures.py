"""Relations across lines: a signature above its post, a bullet's programme as part of what its lead-in names."""

import re
from collections.abc import Iterator, Sequence

from ingest.mentions import Mention, Names
from ingest.relation_charges import is_chief
from ingest.scene import LETTERS
from ingest.stated import Stated
from ingest.text import BlockKind, Sentence, Text
from ontology.terms import GOVERNMENT, EntityType, Predicate

_AROUND_NAME, _AROUND_POST = 22, 12
_SCHEMES = {EntityType.PROGRAMME, EntityType.FUND}
_PART = re.compile(
    r"\b(?:as part of|through|under|within) (?:this|it|the (?:programme|scheme|initiative|fund|package|campaign))\b"
    r"|^(?:[^.]*\. )*(?:it|this|which) (?:will )?includes?:$"
    r"|\b(?:programme|scheme|fund|initiative|package)\b[^.]{0,40}"
    r"\b(?:includes?|comprises?|consists? of|is made up of)\b[^.]{0,20}:$",
    re.IGNORECASE,
)


def _only(names: Names, sentence: Sentence, kind: EntityType, most: int) -> list[Mention]:
    """Return the mentions of a type that a sentence is made of; few further letters may stand around them."""
    here = names.in_sentence(sentence.index)
    if not here or any(names.type(mention) is not kind for mention in here):
        return []
    return list(here) if len(sentence.text) - sum(mention.end - mention.start for mention in here) < most else []


def signatures(text: Text, names: Names) -> Iterator[Stated]:
    """Yield who holds the post written in the line under a name, and what a chief leads who signs for it."""
    for one, other in zip(text.sentences, text.sentences[1:], strict=False):
        if other.block - one.block not in {0, 1} or len(one.text) > 60:
            continue
        people = _only(names, one, EntityType.PERSON, _AROUND_NAME)
        posts = _only(names, other, EntityType.POST, _AROUND_POST) if len(people) == 1 else []
        for post in posts:
            person, start = people[0], other.start + post.start
            if one.block == other.block:
                start = one.start + person.start
            span = (other.block, start, other.start + post.end)
            yield Stated(names.name(person), Predicate.HOLDS_POST, names.name(post), *span, "relation.signature")
            if is_chief(post.form) and names.voice(other.index) != GOVERNMENT:
                voice = names.voice(other.index)
                yield Stated(names.name(person), Predicate.LEADS, voice, *span, "relation.signature.chief")


def bullets(text: Text, names: Names) -> Iterator[Stated]:
    """Yield the programmes of bullets as parts of the programme whose parts their lead-in announces."""
    for block in text.blocks:
        if block.kind is not BlockKind.BULLET or block.lead_in is None:
            continue
        lead = text.blocks[block.lead_in]
        whole = _last_scheme(names, lead.sentences) if _PART.search(lead.text) else None
        first = block.sentences[0] if block.sentences else None
        if whole is None or first is None:
            continue
        for mention in names.in_sentence(first.index):
            if names.type(mention) in _SCHEMES and mention.entity != whole.entity:
                base = first.start
                yield Stated(
                    subject=names.name(mention),
                    predicate=Predicate.PART_OF,
                    object=names.name(whole),
                    block=block.index,
                    start=base + mention.start,
                    end=base + mention.end,
                    rule="relation.bullet-part",
                )


def _last_scheme(names: Names, sentences: Sequence[Sentence]) -> Mention | None:
    found = [m for s in sentences for m in names.in_sentence(s.index) if names.type(m) in _SCHEMES]
    return found[-1] if found else None


def sited(text: Text, names: Names) -> Iterator[Stated]:
    """Yield where a programme or site is whose own name says it ("X Zone at Y"), and its family."""
    places = {
        form.casefold(): e.name for e in names.entities if e.type is EntityType.PLACE for form in (e.name, *e.aliases)
    }
    family = {e.name.casefold().removesuffix("s"): e.name for e in names.entities if e.type is EntityType.PROGRAMME}
    for sentence in text.sentences:
        for mention in names.in_sentence(sentence.index):
            if LETTERS[names.type(mention)] not in "PX" or mention.rule == "name.pointer":
                continue
            where = _site(mention.form, places)
            if where is None:
                continue
            name, (place, kind) = names.name(mention), where
            yield _placed(sentence, mention, name, Predicate.LOCATED_IN, places[place])
            if kind in family and family[kind] != name:
                yield _placed(sentence, mention, name, Predicate.PART_OF, family[kind])


def branded(text: Text, names: Names) -> Iterator[Stated]:
    """Yield who runs a programme that bears the name of a firm or body ("the Torvald Garage initiative")."""
    owners = {
        form: entity.name
        for entity in names.entities
        if entity.type in {EntityType.COMPANY, EntityType.BODY}
        for form in (entity.name, *entity.aliases)
    }
    for sentence in text.sentences:
        for mention in names.in_sentence(sentence.index):
            if names.type(mention) is not EntityType.PROGRAMME or mention.rule == "name.pointer":
                continue
            words = mention.form.split(" ")
            brand = next(
                (" ".join(words[:n]) for n in (3, 2, 1) if len(words) > n and " ".join(words[:n]) in owners), None
            )
            if brand and brand != "NHS":
                base, name = sentence.start, names.name(mention)
                span = (base + mention.start, base + mention.end)
                yield Stated(owners[brand], Predicate.DELIVERS, name, sentence.block, *span, "relation.name.branded")


_BEHIND = re.compile(r"(.+(?:zone|freeport|campus|hub|park)) (?:at|in) (?:the )?(.+)", re.IGNORECASE)
_BEFORE = re.compile(r"(.+?) ((?:ai growth|investment|enterprise|growth) zone|freeport)", re.IGNORECASE)


def _site(form: str, places: dict[str, str]) -> tuple[str, str] | None:
    """Return the place in a name and what the name is without it, both folded."""
    folded = form.casefold()
    behind, before = _BEHIND.fullmatch(folded), _BEFORE.fullmatch(folded)
    if behind and behind.group(2) in places:
        return behind.group(2), behind.group(1)
    if before and before.group(1) in places:
        return before.group(1), before.group(2)
    return None


def _placed(sentence: Sentence, mention: Mention, subject: str, predicate: Predicate, target: str) -> Stated:
    base = sentence.start
    return Stated(
        subject, predicate, target, sentence.block, base + mention.start, base + mention.end, "relation.name.sited"
    )
