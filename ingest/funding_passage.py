"""What a sum takes from the sums around it: who pays, where a passage or a department's own document has said it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.funding_context import Context
from ingest.funding_parts import Stated
from ingest.funding_story import is_department
from ontology.model import Funding
from ontology.terms import GOVERNMENT, Nature

_PUBLIC = frozenset({Nature.PUBLIC, Nature.MIXED})


def in_passage(context: Context, stated: Sequence[Stated]) -> list[Stated]:
    """Return the claims, those that only default to the government's money with the payer their passage names."""
    own = dict(_own_departments(context, stated))
    leads = dict(_lead_payers(context, stated))
    found: list[Stated] = []
    for one in stated:
        open_ = not one.told and one.claim.nature in _PUBLIC
        payers: tuple[str, ...] = ()
        if open_ and not one.claim.funder:
            payers = _before(found, one)
        elif open_ and one.claim.funder == (GOVERNMENT,):
            payers = own.get(context.text.blocks[one.block].part, ())
        elif open_ and one.claim.rule.startswith(_BARE) and context.names.voice(one.sentence) in one.claim.funder:
            payers = leads.get(context.text.blocks[one.block].part, ())
        found.append(replace(one, claim=_paid(one.claim, payers)) if payers else one)
    return found


def _paid(claim: Funding, payers: tuple[str, ...]) -> Funding:
    return claim.model_copy(update={"funder": payers}) if not {*payers} & {*claim.recipient} else claim


def _before(found: Sequence[Stated], one: Stated) -> tuple[str, ...]:
    """Return who pays the public sum before this one in its paragraph."""
    before = found[-1] if found else None
    if before is None or before.block != one.block or before.claim.nature not in _PUBLIC:
        return ()
    return () if _GIVEN.match(one.claim.rule) else before.claim.funder


_GIVEN = re.compile(r"funding\.(?!get)\w+\.active")
"""Rules of claims whose verb gives, so that its subject pays, named or not."""


def _lead_payers(context: Context, stated: Sequence[Stated]) -> Iterator[tuple[int | None, tuple[str, ...]]]:
    """Yield by part of a bundle the bodies that its first public sums are said to be from: a list is theirs."""
    for one in reversed(stated):
        first = context.text.blocks[one.block].part
        start = next(block.index for block in context.text.blocks if block.part == first)
        if one.told and one.claim.nature in _PUBLIC and one.block - start <= _OPENING:
            yield first, one.claim.funder


_OPENING = 6
"""Within how many blocks a document says first who pays."""

_BARE = ("funding.bare", "funding.noun")


def _own_departments(context: Context, stated: Sequence[Stated]) -> Iterator[tuple[int | None, tuple[str, ...]]]:
    """Yield by part of a bundle the department that publishes it and is said there to pay."""
    for one in stated:
        part = context.text.blocks[one.block].part
        document = context.text.document
        publisher = (document.parts[part].publisher if part is not None else None) or document.publisher or ""
        named = [name for name in one.claim.funder if is_department(name) and name in publisher]
        if one.told and named and one.claim.nature in {*_PUBLIC, Nature.CONTRACT}:
            yield part, tuple(named)


def shared_out(stated: Sequence[Stated]) -> list[Stated]:
    """Return the claims, those sums that several names pay or get one each with the name that is theirs.

    "X and Y, which will contribute £6m and £4m respectively".
    """
    found = list(stated)
    for at in range(len(found) - 1):
        for field in ("funder", "recipient"):
            names = getattr(found[at].claim, field)
            run = found[at : at + len(names)]
            if len(names) > 1 and len(run) == len(names) and _each_its_own(run, field):
                for place, (one, name) in enumerate(zip(run, names, strict=True), at):
                    found[place] = replace(found[place], claim=one.claim.model_copy(update={field: (name,)}))
    return found


def _each_its_own(run: Sequence[Stated], field: str) -> bool:
    """Tell whether sums that stand side by side, and no others, have the same names."""
    first = run[0]
    if any(one.sentence != first.sentence or getattr(one.claim, field) != getattr(first.claim, field) for one in run):
        return False
    gaps = (one.text[one.end : other.start] for one, other in pairwise(run))
    return all(_SIDE.fullmatch(gap) for gap in gaps)


_SIDE = re.compile(r"\s*(?:,|,? and|,? &)\s*")
