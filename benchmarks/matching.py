"""Which found claim is which gold claim: the definitions that scores and calibration share."""

from collections.abc import Callable, Iterable, Sequence

from benchmarks.claim_files import Said, end, start
from benchmarks.same_names import folded, key

Known = dict[str, str]
Triple = tuple[str, str, str]

SAME_AMOUNT = 1e-3
"""Amounts that differ by no more than this share of the gold one are the same."""


def funding_matches(gold: Sequence[Said], found: Sequence[Said]) -> list[int | None]:
    """Return for each gold sum the number of the found one: evidence overlaps, same currency, same amount.

    Gold sums choose in the order of the text, each the first that is left.
    """

    def chosen(claim: Said, free: list[int]) -> int | None:
        return next((number for number in free if _same_sum(claim, found[number])), None)

    return _matches(gold, len(found), chosen)


def duty_matches(gold: Sequence[Said], found: Sequence[Said], known: Known) -> list[int | None]:
    """Return for each gold responsibility the number of the found one: evidence overlaps by half of the shorter, and
    one actor is in common; of several the one with the same role, then with the larger overlap.
    """

    def chosen(claim: Said, free: list[int]) -> int | None:
        near = [number for number in free if _same_duty(claim, found[number], known)]
        return max(near, key=lambda number: _nearness(claim, found[number]), default=None)

    return _matches(gold, len(found), chosen)


def _matches(gold: Iterable[Said], number: int, chosen: Callable[[Said, list[int]], int | None]) -> list[int | None]:
    free = list(range(number))
    hits = []
    for claim in gold:
        hit = chosen(claim, free)
        if hit is not None:
            free.remove(hit)
        hits.append(hit)
    return hits


def _overlap(left: Said, right: Said) -> int:
    return min(end(left), end(right)) - max(start(left), start(right))


def _same_sum(gold: Said, found: Said) -> bool:
    near = abs(found["amount"] - gold["amount"]) <= SAME_AMOUNT * abs(gold["amount"])
    return near and found["currency"] == gold["currency"] and _overlap(gold, found) > 0


def _same_duty(gold: Said, found: Said, known: Known) -> bool:
    shorter = min(end(gold) - start(gold), end(found) - start(found))
    return _overlap(gold, found) >= 0.5 * shorter > 0 and not named(gold["actor"], known).isdisjoint(
        named(found["actor"], known)
    )


def _nearness(gold: Said, found: Said) -> tuple[bool, int]:
    return found["role"] == gold["role"], _overlap(gold, found)


def named(names: Iterable[str], known: Known) -> set[str]:
    """Return the keys of names."""
    return {key(name, known) for name in names}


def triple(claim: Said, known: Known) -> Triple:
    """Return a relation as keys; partners have no direction."""
    left, right = key(claim["subject"], known), key(claim["object"], known)
    if claim["predicate"] == "partners_with":
        left, right = sorted((left, right))
    return left, claim["predicate"], right


def wholes(claims: Iterable[Said]) -> list[tuple[int, str]]:
    """Return for each sum that is part of another where it starts, and the folded quote of the other."""
    return [(start(claim), folded(claim["part_of"])) for claim in claims if claim.get("part_of") is not None]


def quoted(claims: Sequence[Said]) -> dict[str, int]:
    """Return where each folded quote stands first."""
    return {folded(claim["evidence"]["quote"]): start(claim) for claim in reversed(claims)}


def repeats(claims: Iterable[Said]) -> dict[int, int]:
    """Return for each sum's start the start that stands for its group: all that ``same_as`` joins, by any steps."""
    earlier = {start(claim): claim.get("same_as") for claim in claims}
    return {each: _first(each, earlier) for each in earlier}


def _first(each: int, earlier: dict[int, int | None]) -> int:
    seen = {each}
    while (before := earlier[each]) is not None and before in earlier and before not in seen:
        seen.add(before)
        each = before
    return each
