"""Promises: what makes one, which later claims echo it and which only look so, and what they say of it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from graph.actions import action, stem
from graph.linker import linker
from graph.promises import promises
from graph.records import Record
from graph.resolve import resolve
from ontology.authority import authority
from ontology.ids import claim_ref
from ontology.model import Promise
from tests.graph.making import Name, duty, named, promising

EARLY, LATE = dt.date(2024, 3, 1), dt.date(2025, 9, 1)

NAMES: tuple[Name, ...] = (
    ("body", "Department for Transport"),
    ("body", "HM Treasury"),
    ("fund", "Copper Fund"),
    ("plan", "Tidewall Strategy"),
    ("plan", "Marsh Review"),
    ("programme", "Lantern Scheme"),
    ("place", "Ellery"),
    ("place", "Wick"),
)


def saying(stem: str, *claims: Any, day: dt.date | None = EARLY, title: str = "") -> Record:
    record = promising(named(stem, *NAMES, day=day), *claims)
    return Record(record.document.model_copy(update={"title": title or None}), record.claims)


def promised(*records: Record) -> tuple[Promise, ...]:
    return promises(records, linker(resolve(records, authority())))


DFT, TREASURY, WE = "Department for Transport", "HM Treasury", "the government"
STRATEGY = {"title": "The Tidewall Strategy", "ref": "Recommendation 4"}

Case = tuple[str, tuple[str, str], tuple[str, str], str, str | None]
"""What, earlier actor and action, later actor and action, later status, what it says (None: no echo)."""

CASES: list[Case] = [
    ("a plan published", (DFT, "publish a Marsh Review"), (DFT, "published its Marsh Review in May"), "done", "done"),
    ("another verb of its kind", (WE, "create Lantern Schemes"), (WE, "launched Lantern Schemes"), "done", "done"),
    ("in other words", (DFT, "appoint a Harbour Champion"), (WE, "appointed Iris Calder as Harbour Champion"), "done", "done"),
    ("begun", (WE, "expand berth capacity by 20x"), (WE, "making good on the commitment to expand public berths by 20x"), "ongoing", "ongoing"),
    ("promised again", (DFT, "publish a map of sea walls"), (DFT, "publish the map of sea walls"), "planned", "planned"),
    ("by another owner", (DFT, "publish the Marsh Review"), (TREASURY, "publish the Marsh Review"), "planned", "changed"),
    ("about the same fund only", (DFT, "publish a report on the Copper Fund"), (DFT, "set up the Copper Fund"), "done", None),
    ("by somebody else", (DFT, "publish a map of sea walls"), (TREASURY, "published a map of sea walls"), "done", None),
    ("another sum", (DFT, "invest £40 million in the Copper Fund"), (DFT, "invested £3 million in the Copper Fund"), "done", None),
    ("another place", (DFT, "open a dredging school in Ellery"), (DFT, "opened a dredging school in Wick"), "done", None),
    ("the general for the particular", (DFT, "open the first dredging school in Ellery"), (DFT, "opened dredging schools"), "done", None),
    ("another year", (DFT, "publish port figures for 2024"), (DFT, "published port figures for 2023"), "done", None),
    ("a word in common", (DFT, "publish a map of sea walls"), (DFT, "published a map of buses"), "done", None),
]  # fmt: skip


@pytest.mark.parametrize(("what", "early", "late", "status", "says"), CASES, ids=[case[0] for case in CASES])
def test_echoes(what: str, early: tuple[str, str], late: tuple[str, str], status: str, says: str | None) -> None:
    found = promised(saying("a", duty(*early)), saying("b", duty(*late, status=status), day=LATE))
    assert said(found) == ([says] if says else []), what


def said(found: Sequence[Promise]) -> list[str]:
    return [echo.says.value for promise in found for echo in promise.echoes]


def test_the_cases_are_all_there() -> None:
    assert len(CASES) == 13


def test_a_number_tells_only_within_one_plan() -> None:
    early = saying("a", duty(DFT, "dredge every small harbour", ref="Recommendation 4"), title=STRATEGY["title"])
    late = duty(DFT, "dredged 40 small berths", status="done", ref="Recommendation 4")
    (same,) = promised(early, saying("b", late, day=LATE, title="Tidewall Strategy: one year on"))
    assert [echo.reason for echo in same.echoes] == ["the same recommendation of the plan, words in common"]
    assert said(promised(early, saying("b", late, day=LATE, title="Response to the Marsh Review"))) == []


def test_another_number_of_the_plan_is_another_promise() -> None:
    early = duty(DFT, "publish a map of sea walls", ref="Recommendation 4")
    late = duty(DFT, "published a map of sea walls", status="done", ref="Recommendation 5")
    title = STRATEGY["title"]
    assert said(promised(saying("a", early, title=title), saying("b", late, day=LATE, title=title))) == []


def test_a_promise_by_another_day_is_changed_and_makes_no_promise_of_its_own() -> None:
    first = duty(DFT, "publish a map of sea walls", deadline="by May 2024", due_to=dt.date(2024, 5, 31))
    again = duty(DFT, "publish the map of sea walls", deadline="by May 2026", due_to=dt.date(2026, 5, 31))
    (found,) = promised(saying("a", first), saying("b", again, day=LATE))
    assert said([found]) == ["changed"]
    assert (found.made, found.due_to) == (EARLY, dt.date(2024, 5, 31))


def test_without_a_date_nothing_echoes() -> None:
    early, late = duty(DFT, "publish a map of sea walls"), duty(DFT, "published a map of sea walls", status="done")
    assert said(promised(saying("a", early), saying("b", late, day=None))) == []
    assert said(promised(saying("a", early, day=None), saying("b", late, day=LATE))) == []


def test_what_is_said_twice_on_one_day_is_one_promise() -> None:
    plain = duty(DFT, "publish a map of sea walls")
    numbered = duty(DFT, "publish a map of sea walls", 100, ref="Recommendation 4", deadline="by May")
    record = saying("a", plain, numbered)
    (found,) = promised(record)
    assert len(found.claims) == 2
    assert (found.ref, found.deadline) == ("Recommendation 4", "by May")


def test_only_leaders_promise_and_only_what_is_planned() -> None:
    done, ongoing = (duty(DFT, "publish a map", 9, status=status) for status in ("done", "ongoing"))
    assert promised(saying("a", duty(DFT, "publish a map", role="support"), done, ongoing)) == ()


def test_a_promise_has_its_owner_and_what_it_is_about() -> None:
    record = saying("a", duty(DFT, "open the Copper Fund in Ellery", deadline="by May 2024"))
    (found,) = promised(record)
    assert found.claims == (claim_ref(record.claims.responsibilities[0].id),)
    assert found.owner == ("body/department-for-transport",)
    assert found.about == ("fund/copper-fund", "place/ellery")
    assert found.id.startswith("promise/")


def test_the_order_of_documents_makes_no_difference() -> None:
    records = [
        saying("a", duty(DFT, "publish a map of sea walls")),
        saying("b", duty(DFT, "publish the map of sea walls"), day=LATE),
        saying("c", duty(DFT, "published the map of sea walls", status="done"), day=LATE + dt.timedelta(days=90)),
    ]
    (found,) = promised(*records)
    assert said([found]) == ["planned", "done"]
    assert promised(*records[::-1]) == (found,)


@pytest.mark.parametrize(
    "words", ["scale scaled scaling scales", "publish published publishing", "zone zones", "policy policies"]
)
def test_words_are_cut_alike(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def test_an_action_has_a_verb_and_an_object() -> None:
    found = action("Develop and publish clear guidelines for every harbour")
    assert found.senses >= {"make", "publish"}
    assert (found.object, found.head) == (frozenset({"guidelin"}), "guidelin")
    assert "harbour" in found.words
