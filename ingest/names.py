"""From a text to its names: known names, the name grammar, people, abbreviations and the government's "we"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from ingest.abbreviations import introduced, spelt_out, stands_for
from ingest.acting import with_actors
from ingest.anaphora import Pointer, pointers
from ingest.award_lines import with_award_lines
from ingest.bracketed import bracketed_spans
from ingest.citations import titled_spans, with_cited
from ingest.columns import in_cells
from ingest.contexts import context_spans, corrected
from ingest.directors import director_spans, employed, national_spans
from ingest.doubts import stands_alone, supported, with_partner
from ingest.gathering import Found, Group, apart, gather
from ingest.gazetteer import Span, known_spans
from ingest.grammar import grammar_spans
from ingest.grown import grown, service_spans
from ingest.marks import quoted_spans
from ingest.mentions import Mention, Names
from ingest.officers import member_spans, minister_spans, officer_spans
from ingest.people import person_spans
from ingest.people_told import namesakes, people_in_post
from ingest.person_words import bare
from ingest.rescan import Taught, recurrences, taught
from ingest.scholars import with_scholars
from ingest.seated import with_seated
from ingest.seats import member_spans as constituencies
from ingest.seats import seat_spans
from ingest.text import BlockKind, Sentence, Text
from ingest.title_name import with_title
from ingest.tokens import Token, tokens
from ingest.union import with_union
from ingest.voice import GOVERNMENT_VOICE, voices
from ingest.whereabouts import lead_ins, listed
from ontology.model import NamedEntity
from ontology.terms import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GOVERNMENT = re.compile(
    r"\b(?:(?:[Tt]he|[Tt]his|[Oo]ur|HM|[Hh](?:er|is) Majesty[’']s|Britain[’']s|[Tt]he UK[’']s|UK|British) "
    r"(?:UK |British |Labour |Conservative |coalition |current |new |national |central )*"
    r"[Gg]overnment\b(?! (?:departments?|bod|agenc|funding))"
    r"|(?:UK )?[Gg]overnment(?= (?:will|has|is|and|to|should|must|can|intends?|plans?|published|set|confirmed|announced"
    r"|launched|committed|invested|also|recently|continues?|remains?|does|did|provides?|agreed|worked|accepts?|expects?"
    r"|would|may)\b)"
    r"|[Mm]inisters(?= (?:will|have|has|are|should|must|agreed|announced|set|expect|intend|plan)\b)"
    r"|[Ww]e(?=['’ ]))"
)


_STRETCH = 400
_OPENING = 4
_SITES = frozenset({EntityType.PROGRAMME, EntityType.FACILITY})
_SURE = frozenset({"name.known", "name.marks", "name.bracketed"})


def _chosen(spans: Iterable[Span]) -> list[Span]:
    """Return spans that do not overlap: the longest first, then the leftmost, known names before others."""
    taken: set[int] = set()
    chosen = []
    for span in sorted(spans, key=lambda s: (s.first - s.last, s.rule not in _SURE, s.first)):
        here = range(span.first, span.last)
        if taken.isdisjoint(here):
            taken.update(here)
            chosen.append(span)
    return sorted(chosen, key=lambda span: span.first)


def _atoms(spans: Iterable[Span]) -> dict[int, Span]:
    return {at: span for span in spans for at in range(span.first, span.last)}


def _spans(sentence: Sequence[Token]) -> list[Span]:
    """Return the names of a sentence; an endless one, such as a listing without stops, is read stretch by stretch."""
    if len(sentence) <= _STRETCH:
        return _read(sentence)
    found = []
    for start in range(0, len(sentence), _STRETCH):
        stretch = _read(sentence[start : start + _STRETCH])
        found += [replace(span, first=span.first + start, last=span.last + start) for span in stretch]
    return found


def _read(sentence: Sequence[Token]) -> list[Span]:
    """Return the names of a sentence by all layers; a layer sees what the earlier ones found."""
    known = [span for span in known_spans(sentence) if supported(sentence, span)]
    people = person_spans(sentence, _atoms(known))
    atoms = {**_atoms(people), **_atoms(known)}
    known = [grown(sentence, span, atoms) for span in known]
    atoms = {**_atoms(people), **_atoms(known)}
    made = [*grammar_spans(sentence, atoms), *director_spans(sentence, atoms), *service_spans(sentence)]
    made += [
        *member_spans(sentence),
        *officer_spans(sentence, _atoms(people)),
        *minister_spans(sentence, _atoms(people)),
        *national_spans(sentence),
    ]
    made += [
        *seat_spans(sentence),
        *constituencies(sentence),
        *titled_spans(sentence, atoms),
        *bracketed_spans(sentence),
    ]
    posts = [span for span in (*known, *made) if span.type is EntityType.POST]
    people += people_in_post(sentence, posts)
    sure = _chosen([*known, *made, *people, *quoted_spans(sentence)])
    taken = _atoms(sure)
    sure = _chosen(with_partner(sentence, span, taken) for span in sure if stands_alone(sentence, span, taken))
    taken = _atoms(sure)
    sure = [corrected(sentence, span) for span in sure]
    sure = [replace(s, type=None) if not s.key and employed(sentence, s, taken) else s for s in sure]
    more = context_spans(sentence, _atoms(sure))
    return [span for span in _chosen([*sure, *more]) if span.type is not None]


def _found(sentence: Sentence, cut: Sequence[Token], span: Span) -> Found:
    start, end = cut[span.first].start, cut[span.last - 1].end
    return Found(sentence.index, start, end, sentence.text[start:end], cast(EntityType, span.type), span.rule, span.key)


def _shorts(cut: Sequence[Token], text: str, spans: Iterable[Span]) -> Iterable[tuple[str, Span]]:
    for span in spans:
        for at in (introduced(cut, span), spelt_out(cut, span)):
            if at is not None and stands_for(cut[at].text, text[cut[span.first].start : cut[span.last - 1].end]):
                yield cut[at].text, span


Cut = tuple[Sentence, list[Token], list[Span]]


def _cuts(text: Text) -> list[Cut]:
    """Return each sentence that is no page furniture with its tokens and the names that its own words show."""
    cuts, lists = [], lead_ins(text)
    for sentence in text.sentences:
        if text.blocks[sentence.block].kind is not BlockKind.FURNITURE:
            cut = tokens(sentence.text)
            spans = _spans(cut)
            kind = lists.get(sentence.block) if sentence.start < _OPENING else None
            cuts.append((sentence, cut, listed(cut, spans, kind) if kind else spans))
    return cuts


def _surnames(cuts: Iterable[Cut]) -> frozenset[str]:
    """Return the surnames of the people whom the document names in full."""
    people = (cut[span.first : span.last] for _, cut, spans in cuts for span in spans if span.type is EntityType.PERSON)
    return frozenset(bare(" ".join(token.text for token in words)).split()[-1] for words in people if len(words) > 1)


def _redefined(
    cut: Sequence[Token], spans: Iterable[Span], short: Mapping[str, Found], surnames: frozenset[str]
) -> list[Span]:
    """Return spans without known names that the document uses for something else: an abbreviation, a surname."""
    kept = []
    for span in spans:
        text = cut[span.first].text if span.last - span.first == 1 else ""
        own = short.get(text)
        surname = span.common and text in surnames
        if not surname and (own is None or not span.key or span.key == own.key):
            kept.append(span)
    return kept


def _again(cut: Cut, index: Mapping[str, tuple[Taught, ...]]) -> Iterable[Found]:
    """Yield the names of a sentence that the document taught elsewhere."""
    sentence, words, spans = cut
    for first, last, lesson in recurrences(words, _atoms(spans), index):
        start, end = words[first].start, words[last - 1].end
        known = lesson.found
        yield Found(sentence.index, start, end, sentence.text[start:end], known.type, lesson.rule, known.key)


def _within(cut: Cut) -> Iterable[Found]:
    """Yield the names that longer names carry: the place of a site ("Zone at X"), the plan that a response is to."""
    sentence, words, spans = cut
    for span in spans:
        for at in range(span.first + 1, span.last - 1):
            rest = words[at + 2 if words[at + 1].fold == "the" else at + 1 : span.last]
            inner = _carried(rest, words[at].fold, span.type)
            if inner is not None:
                yield _found(sentence, rest, inner)
                break


def _carried(rest: Sequence[Token], link: str, kind: EntityType | None) -> Span | None:
    """Return the name that fills the words behind a link within a name, None where none does."""
    if kind in _SITES and link in {"at", "in"}:
        inner = [span for span in known_spans(rest) if span.type is EntityType.PLACE]
    elif kind is EntityType.POST and link == "of":
        inner = [span for span in _spans(rest) if span.type is EntityType.BODY and rest[0].fold != "duchy"]
    elif kind is EntityType.PLAN and link == "to":
        inner = _spans(rest)
    else:
        return None
    return next((span for span in inner if span.first == 0 and span.last == len(rest)), None)


def all_found(text: Text) -> tuple[list[Found], dict[str, str]]:
    """Return all names that rules find, in reading order, and what each short form introduced stands for."""
    short: dict[str, Found] = {}
    cuts = _cuts(text)
    for sentence, cut, spans in cuts:
        for form, span in _shorts(cut, sentence.text, spans):
            short.setdefault(form, _found(sentence, cut, span))
    surnames = _surnames(cuts)
    cuts = [(sentence, cut, _redefined(cut, spans, short, surnames)) for sentence, cut, spans in cuts]
    cuts = [(one, cut, [*spans, *namesakes(cut, _atoms(spans), surnames)]) for one, cut, spans in cuts]
    found = [_found(sentence, cut, span) for sentence, cut, spans in cuts for span in spans]
    found = with_award_lines(text, with_cited(text, in_cells(text, found)))
    found = with_seated(text, with_union(text, with_title(text, found)))
    found = with_actors(text, with_scholars(text, found))
    index = taught(found, short)
    found += [place for cut in cuts for place in _within(cut)]
    found += [name for cut in cuts for name in _again(cut, index)]
    briefs = {one.words[0]: one.found.form for same in index.values() for one in same if one.rule == "name.brief"}
    longs = briefs | {brief: long.form for brief, long in short.items()}
    return sorted(found, key=lambda name: (name.sentence, name.start)), longs


def _entity(text: Text, number: int, group: Group, found: Sequence[Found], pointed: Sequence[Pointer]) -> NamedEntity:
    starts = [_offset(text, found[n].sentence, found[n].start) for n in group.found]
    starts += [_offset(text, pointer.sentence, pointer.start) for pointer in pointed]
    forms = dict.fromkeys((*group.forms, *(pointer.form for pointer in pointed)))
    return NamedEntity(
        id=f"e{number + 1}",
        name=group.forms[0],
        type=group.type,
        aliases=tuple(forms)[1:],
        mentions=tuple(sorted(set(starts))),
    )


def _offset(text: Text, sentence: int, start: int) -> int:
    where = text.sentences[sentence]
    return text.blocks[where.block].offsets[where.start + start]


def _government(sentence: Sentence, taken: Sequence[Mention], voice: int) -> Iterable[Mention]:
    for match in _GOVERNMENT.finditer(sentence.text):
        if not any(m.start < match.end() and match.start() < m.end for m in taken):
            ours = match.group() in {"we", "We"} and voice != GOVERNMENT_VOICE
            entity = voice if ours else None
            rule = "name.we" if match.group() in {"we", "We"} else "name.government"
            yield Mention(sentence.index, match.start(), match.end(), match.group(), entity, rule)


def _mentions(
    text: Text, groups: Sequence[Group], found: Sequence[Found], pointed: Sequence[Pointer]
) -> list[list[Mention]]:
    entity = {number: place for place, group in enumerate(groups) for number in group.found}
    by_sentence: list[list[Mention]] = [[] for _ in text.sentences]
    for number, name in enumerate(found):
        mention = Mention(name.sentence, name.start, name.end, name.form, entity[number], name.rule)
        by_sentence[name.sentence].append(mention)
    for pointer in pointed:
        mention = Mention(pointer.sentence, pointer.start, pointer.end, pointer.form, pointer.group, "name.pointer")
        by_sentence[pointer.sentence].append(mention)
    return by_sentence


def find_names(text: Text, docs: Mapping[int, "Doc"]) -> Names:  # noqa: ARG001 - names are read without the parse so far
    """Return the named entities of a text and their mentions, sentence by sentence; the parse may be missing."""
    return named(text, *all_found(text))


def named(text: Text, found: Sequence[Found], short: Mapping[str, str]) -> Names:
    """Return what was found gathered into named entities, with the words that point back to them."""
    found = apart(found, {sentence.index: sentence.text for sentence in text.sentences})
    groups = gather(found, short)
    pointed = tuple(pointers(text, groups, found))
    voice = voices(text, groups, found)
    by_sentence = _mentions(text, groups, found, pointed)
    for sentence in text.sentences:
        here = by_sentence[sentence.index]
        here.extend(_government(sentence, tuple(here), voice[sentence.index]))
    named: dict[int, list[Pointer]] = {}
    for pointer in pointed:
        if pointer.named:
            named.setdefault(pointer.group, []).append(pointer)
    entities = (_entity(text, place, group, found, named.get(place, ())) for place, group in enumerate(groups))
    return Names(
        entities=tuple(entities),
        by_sentence=tuple(tuple(sorted(here, key=lambda m: (m.start, m.end))) for here in by_sentence),
        voices=tuple(None if one == GOVERNMENT_VOICE else groups[one].forms[0] for one in voice),
    )
