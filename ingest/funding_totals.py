"""Money that adds up: a paragraph to a sum near it, the cells of a column to its total, forms to a sum before them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ingest.funding_cues import TOTAL
from ingest.funding_sums import makes
from ontology.terms import Bound, Nature

if TYPE_CHECKING:
    from ingest.funding_parts import Stated

_BEFORE = 12
"""How many sums before the first of a label are looked at for their total."""

_FEWEST, _NEAR = 3, 2
_MOST = 40
"""How many sums of one paragraph are added up."""


def totals(stated: Sequence["Stated"], inner: Sequence[int | None]) -> dict[int, int]:
    """Return for the place of each sum that a total adds up the place of that total.

    ``inner`` are the places of the wholes that sums have in their own sentences.
    """
    return dict([*_paragraphs(stated, inner), *_labelled(stated), *_columns(stated)])


def _paragraphs(stated: Sequence["Stated"], inner: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Yield the sums of a paragraph with the one, in it or shortly before, that they add up to."""
    flows = [at for at, one in enumerate(stated) if one.claim.nature != Nature.STATISTIC and not one.in_row]
    for block, group in groupby(flows, key=lambda at: stated[at].block):
        own = list(group)[:_MOST]
        before = [at for at in range(max(0, own[0] - _BEFORE), own[0]) if block - stated[at].block <= _NEAR]
        for whole in (*own, *reversed(before)):
            parts = [at for at in own if at != whole and _may_add(stated, at, whole, inner[at])]
            if len(parts) > 1 and _adds_up(stated, parts, whole):
                yield from ((at, whole) for at in parts)
                break


def _may_add(stated: Sequence["Stated"], at: int, whole: int, inner: int | None) -> bool:
    """Tell a sum that may be an addend: one of another sentence, or one that its own words make a part."""
    return inner == whole or (inner is None and stated[at].sentence != stated[whole].sentence)


def _adds_up(stated: Sequence["Stated"], parts: Sequence[int], whole: int) -> bool:
    """Tell whether sums of one currency, all smaller than a sum and none said roughly, make it."""
    total, addends = stated[whole], [stated[at].claim for at in parts]
    if TOTAL.search(total.text, 0, total.start):
        return False
    fit = all(one.currency == total.claim.currency and one.amount < total.claim.amount for one in addends)
    exact = all(one.bound in {Bound.EXACT, Bound.AT_MOST} for one in addends)
    return fit and exact and makes(sum(one.amount for one in addends), total)


def _columns(stated: Sequence["Stated"]) -> Iterator[tuple[int, int]]:
    """Yield the cells of each column of a table with the total below them."""
    above: dict[str, list[int]] = {}
    last = -1
    for at, one in enumerate(stated):
        if not one.in_row:
            continue
        if one.block > last + 1:
            above = {}
        last = max(last, one.block)
        cells = above.setdefault(one.column, [])
        if not one.total:
            cells.append(at)
        elif len(cells) > 1 and makes(sum(stated[n].claim.amount for n in cells), one):
            yield from ((n, at) for n in cells)
            cells.clear()


def _labelled(stated: Sequence["Stated"]) -> Iterator[tuple[int, int]]:
    """Yield the sums that have one label in a row of forms ("Grant: £5m") with the sum before them that they make."""
    groups: dict[str, list[int]] = {}
    for at, one in enumerate(stated):
        if one.column and not one.in_row and one.claim.nature != Nature.STATISTIC:
            groups.setdefault(one.column, []).append(at)
    for places in groups.values():
        if len(places) < _FEWEST:
            continue
        added = sum(stated[n].claim.amount for n in places)
        before = range(max(0, places[0] - _BEFORE), places[0])
        whole = next((n for n in before if makes(added, stated[n])), None)
        if whole is not None:
            yield from ((n, whole) for n in places)
