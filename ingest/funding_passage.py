"""What a sum takes from the sums around it: who pays, where a passage or a department's own document has said it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.funding_context import Context
from ingest.funding_parts import Stated
from ingest.funding_story import is_department
from ontology.model import Funding
from ontology.terms import GOVERNMENT, Nature

_PUBLIC = frozenset({Nature.PUBLIC, Nature.MIXED})


def in_passage(context: Context, stated: Sequence[Stated]) -> list[Stated]:
    """Return the claims, those that only default to the government's money with the payer their passage names."""
    own = dict(_own_departments(context, stated))
    found: list[Stated] = []
    for one in stated:
        open_ = not one.told and one.claim.nature in _PUBLIC
        payers: tuple[str, ...] = ()
        if open_ and not one.claim.funder:
            payers = _before(found, one)
        elif open_ and one.claim.funder == (GOVERNMENT,):
            payers = own.get(context.text.blocks[one.block].part, ())
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


def _own_departments(context: Context, stated: Sequence[Stated]) -> Iterator[tuple[int | None, tuple[str, ...]]]:
    """Yield by part of a bundle the department that publishes it and is said there to pay."""
    for one in stated:
        part = context.text.blocks[one.block].part
        document = context.text.document
        publisher = (document.parts[part].publisher if part is not None else None) or document.publisher or ""
        named = [name for name in one.claim.funder if is_department(name) and name in publisher]
        if one.told and named and one.claim.nature in _PUBLIC:
            yield part, tuple(named)
