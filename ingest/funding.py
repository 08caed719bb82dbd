"""One funding claim for every money expression: what it is, who pays whom, through what, where and when."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.encoded_sums import Seer, weighed
from ingest.funding_completion import completed
from ingest.funding_context import Context, led_nature, led_status
from ingest.funding_frames import Frame, frame, measured_class
from ingest.funding_items import itemised
from ingest.funding_links import linked
from ingest.funding_lists import leads
from ingest.funding_nature import nature
from ingest.funding_parties import main_step, passive
from ingest.funding_parts import Stated
from ingest.funding_passage import in_passage, shared_out
from ingest.funding_records import record_roles
from ingest.funding_roles import Roles, roles
from ingest.funding_rows import column_of, in_row, is_total_row, row_money, row_nature, row_period, row_roles
from ingest.funding_scope import Scope
from ingest.funding_sites import sited
from ingest.funding_status import status
from ingest.funding_when import opening_period, period, settled
from ingest.mentions import Names
from ingest.money import Money, find_money, may_hold_money
from ingest.parse import parse
from ingest.text import Block, BlockKind, Sentence, Text
from ontology.model import Funding
from ontology.terms import FundingStatus, Nature

if TYPE_CHECKING:
    from spacy.tokens import Doc


def funding(text: Text, docs: Mapping[int, "Doc"], names: Names, seer: Seer | None = None) -> list[Funding]:
    """Return a claim for every money expression of a text, in reading order, with its links to the others.

    Without a seer it is what rules read.
    """
    stated, claims = by_rules(text, docs, names)
    if seer is None:
        return list(claims)
    bare = (one.model_copy(update={"part_of": None, "same_as": None}) for one in weighed(seer, stated, claims))
    return linked([replace(one, claim=claim) for one, claim in zip(stated, bare, strict=True)])


def by_rules(text: Text, docs: Mapping[int, "Doc"], names: Names) -> tuple[Sequence[Stated], Sequence[Funding]]:
    """Return where sums stand, and the claims as rules read them."""
    found = [(sentence, money) for sentence in text.sentences if (money := _money(text, sentence))]
    led = leads(text)
    needed = {one.index: one for sentence, _ in found for one in (*_lead(led, sentence), sentence)}
    missing = [one for index, one in sorted(needed.items()) if index not in docs]
    context = Context(text, {**docs, **parse(missing)} if missing else docs, names, led)
    stated = [one for sentence, money in found for one in _sentence(context, sentence, money)]
    stated = in_passage(context, shared_out(stated))
    return stated, sited(context, stated, itemised(context, stated, linked(stated)))


def _lead(led: Mapping[int, Block], sentence: Sentence) -> tuple[Sentence, ...]:
    """Return the sentence that leads in an item: it may say who acts, and hold nothing else worth a parse."""
    lead = led.get(sentence.block)
    return lead.sentences[-1:] if lead is not None else ()


def _money(text: Text, sentence: Sentence) -> tuple[Money, ...]:
    if text.blocks[sentence.block].kind is BlockKind.FURNITURE:
        return ()
    if text.blocks[sentence.block].cells:
        return row_money(text, sentence)
    return find_money(sentence.text) if may_hold_money(sentence.text) else ()


def _sentence(context: Context, sentence: Sentence, money: Sequence[Money]) -> Iterable[Stated]:
    doc = context.docs[sentence.index]
    known = context.parties(sentence)
    lead = context.lead_in(sentence)
    frames = [frame(doc, one) for one in money]
    for nth, found in enumerate(frames):
        left = frames[nth - 1].last if nth else 0
        right = _right(frames, nth)
        claim, told = _claim(context, sentence, Scope(found, known, left, right, _taken(frames, nth)))
        yield Stated(
            claim,
            sentence.block,
            sentence.index,
            found.money.start,
            found.money.end,
            sentence.text,
            lead,
            told,
            column_of(context.text, sentence, found.money),
            in_row(context.text, sentence, found.money),
            is_total_row(context.text, sentence),
            context.text.blocks[sentence.block].part,
        )


def _taken(frames: Sequence[Frame], nth: int) -> frozenset[int]:
    """Return the nouns that the other figures of a sentence have to themselves."""
    return frozenset(noun.i for at, other in enumerate(frames) if at != nth for noun in (*other.named, *other.measured))


def _right(frames: Sequence[Frame], nth: int) -> int:
    """Return the token at which the words after a figure are no longer its own but the next figure's."""
    doc = frames[nth].doc
    if nth + 1 == len(frames):
        return len(doc)
    return min(at for at in range(len(doc)) if doc[at].idx + len(doc[at]) > frames[nth + 1].money.start)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is read of one money expression beside its amount; ``told`` says that its sentence names the payer."""

    said: Roles
    nature: Nature
    status: FundingStatus
    period: str
    rule: str
    told: bool


def _claim(context: Context, sentence: Sentence, scope: Scope) -> tuple[Funding, bool]:
    text, money = context.text, scope.frame.money
    row = in_row(text, sentence, money)
    read = _row(context, sentence, scope) if row else _prose(context, sentence, scope)
    start = sentence.start
    whole = (0, len(text.blocks[sentence.block].text)) if row else (sentence.start, sentence.end)
    claim = Funding(
        evidence=text.evidence(sentence.block, start + money.start, start + money.end),
        sentence=text.evidence(sentence.block, *whole),
        amount=money.amount,
        amount_max=money.amount_max,
        currency=money.currency,
        bound=money.bound,
        nature=read.nature,
        status=read.status,
        funder=read.said.funder,
        recipient=read.said.recipient,
        scheme=read.said.scheme,
        place=read.said.place,
        period=read.period,
        rule=read.rule,
    )
    return claim, read.told


def _prose(context: Context, sentence: Sentence, scope: Scope) -> _Reading:
    """Read a money expression by its sentence and what stands around that."""
    reference = _date(context.text, sentence)
    said = _recorded(context, sentence, roles(scope))
    told = bool(said.funder)
    kind = led_nature(context, sentence, _rule(scope.frame)) or nature(scope, said)
    state = settled(scope, status(scope.frame, kind, led_status(context, sentence)), reference)
    said = Roles() if kind == Nature.STATISTIC else completed(context, sentence, scope, said, (kind, state))
    lead = context.lead_in(sentence)
    when = period(scope, state, reference) or (opening_period(lead.text, reference) if lead else "")
    return _Reading(said, kind, state, when, _rule(scope.frame), told)


def _recorded(context: Context, sentence: Sentence, said: Roles) -> Roles:
    """Return the roles that a sentence tells, and from its record's labels those that it does not."""
    record = record_roles(context, sentence)
    if record is None:
        return said
    return replace(
        said,
        funder=said.funder or record.funder,
        recipient=record.recipient or said.recipient,
        scheme=said.scheme or record.scheme,
        place=said.place or record.place,
    )


def _row(context: Context, sentence: Sentence, scope: Scope) -> _Reading:
    """Read a figure that fills a cell of a table by the headers of its row."""
    said = row_roles(context, sentence)
    told = bool(said.funder)
    kind, state = row_nature(context, sentence, said)
    said = Roles() if kind == Nature.STATISTIC else completed(context, sentence, scope, said, (kind, state))
    return _Reading(said, kind, state, row_period(context.text, sentence), "funding.row", told)


def _date(text: Text, sentence: Sentence) -> dt.date | None:
    """Return the day on which a sentence speaks: that of its part of a bundle, else of the document."""
    part = text.blocks[sentence.block].part
    dated = text.document.parts[part].date if part is not None else None
    return dated or text.document.date


def _rule(found: Frame) -> str:
    step = main_step(found)
    if step is not None and step.sense is not None:
        return f"funding.{step.sense.value}.{'passive' if passive(step) else 'active'}"
    measured = measured_class(found)
    return f"funding.noun.{measured.value}" if measured else "funding.bare"
