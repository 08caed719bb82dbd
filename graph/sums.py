"""Which funding claims state the same money, within a document and across documents.

Within a document the claims say so themselves (``same_as``). Across documents the same money needs the same amount
*and* a scheme or recipient in common, and nothing that speaks against it: other recipients, places, years, givers. An
amount alone is never enough, and figures (statistics) must agree in every word.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from graph.linker import Linker
from graph.profiles import GOVERNMENT_ID
from graph.records import Record, restated, said_on
from graph.retold import retold
from graph.rounding import beside_one_sum, may_be_rounded, sizes
from ontology.ids import claim_ref
from ontology.model import Funding, Names
from ontology.terms import Currency, Nature

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RATE = re.compile(r"\s*(?:[\w’'-]+\s+){0,6}?(?:each|every|per|apiece|a\s+(?:year|month|week|day|head))\b")
_FEW = 30

Key = tuple[str, str, int, str]
"""Day, document, offset and id of a claim: the order in which money was first stated."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A funding claim with its names resolved. ``order`` sorts by day, document, offset and id."""

    ref: str
    document: str
    order: Key
    claim: Funding
    funder: frozenset[str]
    recipient: frozenset[str]
    scheme: frozenset[str]
    place: frozenset[str]

    @property
    def sum(self) -> tuple[Decimal, Decimal | None, Currency]:
        """The money itself: amount, the upper end of a range, currency."""
        return self.claim.amount, self.claim.amount_max, self.claim.currency

    @property
    def is_rate(self) -> bool:
        """Whether it is money for each of several: "£5 million for each zone"."""
        sentence = self.claim.sentence
        behind = sentence.quote[self.claim.evidence.end - sentence.start :] if sentence else ""
        return _RATE.match(behind) is not None

    @property
    def years(self) -> frozenset[str]:
        """The years that its period names."""
        return frozenset(_YEAR.findall(self.claim.period))


@dataclass(frozen=True, slots=True)
class Money:
    """Claims that state the same money, in order, and the reasons for taking it to be the same."""

    stated: tuple[Stated, ...]
    reasons: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """The order of its first claim, which no other money has."""
        return self.stated[0].order

    @property
    def nature(self) -> Nature:
        """The nature that its first claim gives it."""
        return self.stated[0].claim.nature

    def union(self, role: str) -> frozenset[str]:
        """Return the entities that any of its claims gives a role."""
        return frozenset(id for stated in self.stated for id in getattr(stated, role))


def within(record: Record, links: Linker) -> list[Money]:
    """Return the money of one document."""
    found = _rough(_repeated(record, links))
    pairs = retold(found, record.document, _any_apart)
    return _joined(found, ((one, other, "the same sum, told twice in one document") for one, other in pairs))


def _stated(record: Record, claim: Funding, links: Linker) -> Stated:
    def resolved(names: Names) -> frozenset[str]:
        return frozenset(links.entity(record.ref, name) for name in names)

    return Stated(
        ref=claim_ref(claim.id),
        document=record.ref,
        order=order_of(record, claim),
        claim=claim,
        funder=resolved(claim.funder),
        recipient=resolved(claim.recipient),
        scheme=resolved(claim.scheme),
        place=resolved(claim.place),
    )


def order_of(record: Record, claim: Funding) -> Key:
    """Return the place of a claim among all in the order in which money is stated."""
    day = said_on(record, claim)
    return (day.isoformat() if day else "", record.ref, claim.evidence.start, claim.id)


def _repeated(record: Record, links: Linker) -> list[Money]:
    """Return the money of one document: each claim with those that say they state it again."""
    first: dict[str, str] = {}
    groups: defaultdict[str, list[Stated]] = defaultdict(list)
    for claim in sorted(record.claims.funding, key=lambda claim: (claim.evidence.start, claim.id)):
        earlier = restated(claim, record.claims.funding)
        first[claim.id] = first.get(earlier.id, earlier.id) if earlier else claim.id
        groups[first[claim.id]].append(_stated(record, claim, links))
    return [
        Money(
            tuple(sorted(group, key=lambda stated: stated.order)),
            ("a document says that it repeats the sum",) if len(group) > 1 else (),
        )
        for group in groups.values()
    ]


def _rough(within: list[Money]) -> list[Money]:
    """Return the money of one document with sums joined of which one is told roughly, both beside a third sum."""
    pairs = (pair for pair in beside_one_sum(within) if not _any_apart(*pair))
    return _joined(within, ((one, other, "a rounded sum beside the same other sum") for one, other in pairs))


def across(within: Sequence[Money]) -> list[Money]:
    """Return the money with that of different documents joined where they state the same, or the same roughly."""
    exact = _joined(within, ((one, other, "") for one, other in _pairs(within)))
    return _joined(exact, ((one, other, "") for one, other in _near_pairs(exact)))


def _joined(within: Sequence[Money], pairs: Iterable[tuple[Money, Money, str]]) -> list[Money]:
    """Return the money with pairs made one, each for its reason; without one they must agree across documents."""
    joined = {money.key: money for money in within}
    above: dict[Key, Key] = {}
    for one, other, given in pairs:
        low, high = sorted((_head(one.key, above), _head(other.key, above)))
        reason = low != high and (given or _agreement(joined[low], joined[high]))
        if reason:
            joined[low] = _one(joined[low], joined.pop(high), reason)
            above[high] = low
    return [joined[key] for key in sorted(joined)]


def _head(key: Key, above: dict[Key, Key]) -> Key:
    while key in above:
        key = above[key]
    return key


def _one(left: Money, right: Money, reason: str) -> Money:
    stated = sorted((*left.stated, *right.stated), key=lambda stated: stated.order)
    return Money(tuple(stated), tuple(sorted({*left.reasons, *right.reasons, reason})))


def exact_keys(money: Money) -> list[tuple[object, ...]]:
    """Return what money must share with other money to be compared with it: the sum and a scheme or recipient."""
    return [(*money.stated[0].sum, target) for target in sorted(money.union("scheme") | money.union("recipient"))]


def near_keys(money: Money) -> list[tuple[str, str, int]]:
    """Return what money must share with other money to be that, rounded: currency, target and size."""
    found = {
        (stated.claim.currency.value, target, size)
        for stated in money.stated
        for target in stated.scheme | stated.recipient
        for size in sizes(stated.claim.amount)
    }
    return sorted(found)


def _pairs(within: Sequence[Money]) -> Iterator[tuple[Money, Money]]:
    """Yield pairs with one sum and a scheme or recipient in common, if their documents have but one such sum each."""
    for block in _blocks(within, exact_keys):
        count = Counter(money.stated[0].document for money in block)
        alone = [money for money in block if count[money.stated[0].document] == 1]
        yield from combinations(alone, 2) if len(alone) <= _FEW else pairwise(alone)


def _near_pairs(within: Sequence[Money]) -> Iterator[tuple[Money, Money]]:
    """Yield pairs of which one gives the other's sum rounded, with a scheme or recipient in common, and no third."""
    near: dict[tuple[Key, Key], tuple[Money, Money]] = {}
    for block in _blocks(within, near_keys):
        for pair in combinations(block[: 2 * _FEW], 2):
            if pair[0].nature is pair[1].nature and may_be_rounded(*pair):
                near[pair[0].key, pair[1].key] = pair
    times = Counter(key for keys in near for key in keys)
    yield from (near[keys] for keys in sorted(near) if all(times[key] == 1 for key in keys))


def _blocks(within: Iterable[Money], keys: Callable[[Money], Iterable[tuple[object, ...]]]) -> Iterable[list[Money]]:
    """Return money by what must be shared, in the order of first claims."""
    blocks: defaultdict[tuple[object, ...], list[Money]] = defaultdict(list)
    for money in sorted(within, key=lambda money: money.key):
        for key in keys(money):
            blocks[key].append(money)
    return blocks.values()


def _agreement(one: Money, other: Money) -> str:
    """Return in what the two agree, "" if they may be different money."""
    if {stated.document for stated in one.stated} & {stated.document for stated in other.stated}:
        return ""
    if _any_apart(one, other):
        return ""
    sums = {stated.sum for stated in one.stated} & {stated.sum for stated in other.stated}
    amount = "the same amount" if sums else "an amount that is the other rounded"
    shared = (role for role in ("recipient", "scheme") if one.union(role) & other.union(role))
    return next((f"{amount} and the same {role}" if not sums else f"{amount} and {role}" for role in shared), "")


def _any_apart(one: Money, other: Money) -> bool:
    return any(_apart(left, right) for left in one.stated for right in other.stated)


def _apart(one: Stated, other: Stated) -> bool:
    """Say whether something speaks against the same money: nature, rate, years, recipients, places, givers."""
    natures = {one.claim.nature, other.claim.nature}
    if Nature.STATISTIC in natures and not _same_figure(one, other):
        return True
    if one.is_rate != other.is_rate:
        return True
    private = len(natures) > 1 and not natures <= {Nature.PUBLIC, Nature.MIXED, Nature.CONTRACT}
    roles = ((one.recipient, other.recipient), (one.place, other.place), (one.years, other.years))
    givers = _named(one.funder), _named(other.funder)
    return private or any(_disjoint(*pair) for pair in (*roles, givers))


def _same_figure(one: Stated, other: Stated) -> bool:
    left, right = one.claim, other.claim
    alike = (left.nature, left.bound, left.period) == (right.nature, right.bound, right.period)
    return alike and one.scheme == other.scheme and one.recipient == other.recipient


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


def _named(funders: frozenset[str]) -> frozenset[str]:
    """Return the funders if all are named: the government may be any of its bodies."""
    return frozenset() if GOVERNMENT_ID in funders else funders
