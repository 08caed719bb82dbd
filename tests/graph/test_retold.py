"""A sum that one document tells twice is one flow: below its headline, in much the same words, or spoken of as known."""

from typing import Any

import pytest

from graph.reach import reached
from graph.rounding import sizes
from ontology.model import Evidence
from tests.graph.making import money
from tests.graph.test_flows import flowing, stating

ONE, TWO = True, False
SUM = "£5"
FAR = 2000
COPPER: dict[str, Any] = {"scheme": ("Copper Fund",)}
TIN: dict[str, Any] = {"scheme": ("Tin Fund",)}
MARSH: dict[str, Any] = {"recipient": ("Marsh Trust",)}
QUARRY: dict[str, Any] = {"recipient": ("Quarry Trust",)}

CASES: list[tuple[str, int, str, str, dict[str, Any], dict[str, Any], bool]] = [
    ("headline and text", 0, "£5 dredging plan for small harbours", "The dredging Plan is backed by £5.", {}, COPPER, ONE),
    ("headline, hedged below", 0, "£5 dredging plan", "Backed by over £5, dredging begins.", {}, {"bound": "at_least"}, ONE),
    ("headline of something else", 0, "£5 dredging plan", "Pilots have been given £5.", {}, {}, TWO),
    ("a headline and two sums", 0, "£5 dredging plan", "Dredging at Wick got £5.", MARSH, QUARRY, TWO),
    ("much the same words", FAR, "£5 for dredging in estuaries", "Dredging of estuaries has £5.", {}, {}, ONE),
    ("one word in common", FAR, "£5 for dredging", "Dredging has £5.", {}, {}, TWO),
    ("other bounds", FAR, "£5 to dredge estuaries", "Over £5 has gone to dredge estuaries.", {}, {"bound": "at_least"}, TWO),
    ("other schemes", FAR, "£5 for dredging in estuaries", "Dredging of estuaries has £5.", COPPER, TIN, TWO),
    ("this sum", FAR, "Ports will share £5.", "This £5 means quieter quays.", {}, {}, ONE),
    ("of the sum", FAR, "Ports will share £5.", "Of the £5, most is for cranes.", {}, {}, ONE),
    ("the sum is", FAR, "Ports will share £5.", "The £5 comes from the levy.", {}, {}, ONE),
    ("the sum that is another", FAR, "Ports will share £5.", "The £5 crane stands idle.", {}, {}, TWO),
    ("a sum of another kind", FAR, "Ports will share £5.", "This £5 is a guess.", {}, {"nature": "statistic"}, TWO),
]  # fmt: skip


def told(sentence: str, start: int, fields: dict[str, Any]) -> Any:
    at = start + sentence.index(SUM)
    said = Evidence(start=start, end=start + len(sentence), quote=sentence)
    return money(5, at, **{"sentence": said, **fields})


@pytest.mark.parametrize(
    ("what", "start", "first", "second", "left", "right", "one"), CASES, ids=[case[0] for case in CASES]
)
def test_a_sum_told_twice(
    what: str, start: int, first: str, second: str, left: dict[str, Any], right: dict[str, Any], one: bool
) -> None:
    found = flowing(stating("a", told(first, start, left), told(second, start + FAR, right)))
    assert len(found) == (1 if one else 2), what
    if one:
        assert found[0].reasons == ("the same sum, told twice in one document",)


def test_a_sum_that_might_be_either_of_two_is_neither() -> None:
    headline = told("£5 dredging plan", 0, {})
    two = (told("Dredging at Wick got £5.", 900, MARSH), told("Dredging at Ellery got £5.", 1800, QUARRY))
    assert len(flowing(stating("a", headline, *two))) == 3


@pytest.mark.parametrize("pair", [(540, 543), (28_000, 28_200), (999, 1_000), (1, 1)])
def test_a_sum_and_the_same_rounded_have_a_size_in_common(pair: tuple[int, int]) -> None:
    one, other = (sizes(money(amount).amount) for amount in pair)
    assert set(one) & set(other)


def test_what_hangs_together_is_reached_however_far() -> None:
    chain: dict[str, tuple[str, ...]] = {str(at): (str(at), str(at + 1)) for at in range(60)}
    apart: dict[str, tuple[str, ...]] = {"x": ("left", "right"), "y": ("right",)}
    assert reached(["0"], chain | apart) == set(chain)
    assert reached(["y", "nowhere"], chain | apart) == {"x", "y"}
