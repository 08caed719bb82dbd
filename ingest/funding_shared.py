"""What linked sums share: one without a verb of its own is what it is where it is said again, or what its whole is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ontology.terms import FundingStatus, Nature

if TYPE_CHECKING:
    from ingest.funding_parts import Stated

_SILENT = ("funding.bare", "funding.noun", "funding.list")
_FLOWS = frozenset(Nature) - {Nature.STATISTIC}
_PLAIN = frozenset({Nature.PUBLIC})


def shared(known: Sequence["Stated"]) -> list["Stated"]:
    """Return the sums with natures and statuses that agree along their links."""
    found = list(known)
    for group in _groups(found):
        _agree(found, group)
    for at in range(1, len(found)):
        found[at] = _as_much_more(found[at], found[at - 1])
    wholes: dict[str, int] = {one.claim.evidence.quote: at for at, one in reversed(list(enumerate(found)))}
    for at, one in enumerate(found):
        whole = wholes.get(one.claim.part_of or "")
        if whole is not None:
            found[at] = _as_part(one, found[whole])
    return found


def _groups(found: Sequence["Stated"]) -> Iterable[list[int]]:
    """Return the places of the sums that are the same money, for each money that is said more than once."""
    groups: dict[int, list[int]] = {}
    for at, one in enumerate(found):
        first = one.claim.evidence.start if one.claim.same_as is None else one.claim.same_as
        groups.setdefault(first, []).append(at)
    return [group for group in groups.values() if len(group) > 1]


def _agree(found: list["Stated"], group: Sequence[int]) -> None:
    """Let the sums of a group that say nothing themselves take the nature and status of one that does."""
    claims = [found[at].claim for at in group]
    if any(claim.nature not in _FLOWS for claim in claims) or len({claim.currency for claim in claims}) > 1:
        return
    special = next((claim.nature for claim in claims if claim.nature not in _PLAIN), None)
    told = [found[at].told and found[at].claim.nature in _PLAIN for at in group]
    verbal = next((claim.status for claim in claims if not _silent(claim.rule)), None)
    for at in group:
        claim, taken = found[at].claim, dict[str, object]()
        if special is not None and claim.nature in _PLAIN and not any(told):
            taken["nature"] = special
        if verbal is not None and _silent(claim.rule):
            taken["status"] = verbal
        if taken:
            found[at] = replace(found[at], claim=claim.model_copy(update=taken))


_MORE = re.compile(
    r",? (?:\([^)]*\),? )?(?:which is |representing |and )?an? (?:[\w-]+ ){0,2}(?:increase|rise|growth|uplift) of $"
)
_TAKEN = ("nature", "status")


def _as_much_more(this: "Stated", before: "Stated") -> "Stated":
    """Return what a sum is said to have grown by as what it is ("a forecast of £9m, an increase of £2m")."""
    if this.sentence != before.sentence or not _MORE.search(this.text[before.end : this.start]):
        return this
    taken = {field: getattr(before.claim, field) for field in _TAKEN}
    return replace(this, claim=this.claim.model_copy(update=taken))


def _as_part(part: "Stated", whole: "Stated") -> "Stated":
    """Return a part with the status of its whole if it has no verb, and with its nature if that is a contract."""
    claim, taken = part.claim, dict[str, object]()
    if claim.nature not in _FLOWS or whole.claim.nature not in _FLOWS:
        return part
    if whole.claim.nature == Nature.CONTRACT and claim.nature in _PLAIN and not part.told:
        taken["nature"] = Nature.CONTRACT
    if _silent(claim.rule) and claim.status == FundingStatus.PLANNED and whole.claim.status != FundingStatus.STATED:
        taken["status"] = whole.claim.status
    return replace(part, claim=claim.model_copy(update=taken)) if taken else part


def _silent(rule: str) -> bool:
    return rule.startswith(_SILENT)
