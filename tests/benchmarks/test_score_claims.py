"""The benchmark's scorer: small cases, what must not change a score, and the same figures as the gold claims' own scorer."""

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from benchmarks.claim_files import KINDS
from benchmarks.score_claims import main, score
from benchmarks.tallies import Figures
from ingest.claims import extract_file

Said = dict[str, Any]


def at(start: int, quote: str) -> Said:
    return {"start": start, "end": start + len(quote), "quote": quote}


def money(start: int, amount: float, **fields: Any) -> Said:
    sure = {"currency": "GBP", "bound": "exact", "nature": "public", "status": "planned"}
    return {"evidence": at(start, f"£{amount}"), "amount": amount, **sure, **fields}


def duty(start: int, *actors: str, **fields: Any) -> Said:
    sure = {"role": "lead", "action": "mend it", "status": "planned"}
    return {"evidence": at(start, "will mend the wall"), "actor": list(actors), **sure, **fields}


def relation(subject: str, predicate: str, object_: str) -> Said:
    return {"evidence": at(0, "x"), "subject": subject, "predicate": predicate, "object": object_}


def thing(name: str, kind: str, *aliases: str, **fields: Any) -> Said:
    return {"name": name, "type": kind, "aliases": list(aliases), **fields}


def claims(**kinds: list[Any]) -> Said:
    return {"entities": [], "funding": [], "responsibilities": [], "relations": [], **kinds}


def figures(gold: Said, found: Said) -> dict[str, Figures]:
    return score([(gold, found)]).figures()


TRUST = thing("Harbour Trust", "organisation", "the Trust", "HT")


def funding(*both: list[Said]) -> tuple[Said, Said]:
    gold, found = both
    return claims(entities=[TRUST], funding=gold), claims(entities=[], funding=found)


CASES: dict[str, tuple[tuple[Said, Said], str, Figures]] = {
    "an alias is the entity": (
        (claims(entities=[TRUST]), claims(entities=[thing("HT", "organisation")])),
        "entities",
        {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1, "predicted": 1},
    ),
    "the type counts": (
        (claims(entities=[TRUST]), claims(entities=[thing("Harbour Trust", "body")])),
        "entities",
        {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "predicted": 1},
    ),
    "untyped it does not": (
        (claims(entities=[TRUST]), claims(entities=[thing("harbour  trust", "body")])),
        "entities untyped",
        {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1, "predicted": 1},
    ),
    "a sum of another amount is missed and wrong": (
        funding([money(0, 100)], [money(0, 101)]),
        "funding",
        {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "predicted": 1},
    ),
    "a sum within a thousandth is the same": (
        funding([money(0, 10_000)], [money(0, 10_009)]),
        "funding",
        {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1, "predicted": 1},
    ),
    "each sum is matched once": (
        funding([money(0, 5), money(9, 5)], [money(0, 5)]),
        "funding",
        {"p": 1.0, "r": 0.5, "f1": 0.667, "gold": 2, "predicted": 1},
    ),
    "contract for public is a flow": (
        funding([money(0, 5)], [money(0, 5, nature="contract")]),
        "  funding flow",
        {"share": 1.0, "of": 1},
    ),
    "and of another nature": (
        funding([money(0, 5)], [money(0, 5, nature="contract")]),
        "  funding nature",
        {"share": 0.0, "of": 1},
    ),
    "names in any form": (
        funding([money(0, 5, funder=["Harbour Trust"])], [money(0, 5, funder=["the Trust", "Acme"])]),
        "  funding funder",
        {"p": 0.5, "r": 1.0, "f1": 0.667, "gold": 1, "predicted": 2},
    ),
    "a link to the larger sum": (
        funding([money(0, 9), money(5, 3, part_of="£9")], [money(0, 9), money(5, 3, part_of="£9")]),
        "  funding part_of",
        {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1, "predicted": 1},
    ),
    "repeats are groups, however they are chained": (
        funding(
            [money(0, 9), money(5, 9, same_as=0), money(9, 9, same_as=0)],
            [money(0, 9), money(5, 9, same_as=0), money(9, 9, same_as=5)],
        ),
        "  funding same_as",
        {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 3, "predicted": 3},
    ),
    "a duty needs an actor in common": (
        (claims(responsibilities=[duty(0, "A", "B")]), claims(responsibilities=[duty(0, "C")])),
        "responsibilities",
        {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "predicted": 1},
    ),
    "and half of the shorter evidence": (
        (claims(responsibilities=[duty(0, "A")]), claims(responsibilities=[duty(10, "A")])),
        "responsibilities",
        {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "predicted": 1},
    ),
    "of two near ones the one in the same role": (
        (
            claims(responsibilities=[duty(2, "A")]),
            claims(responsibilities=[duty(2, "A", role="support"), duty(4, "A")]),
        ),
        "  responsibilities role",
        {"share": 1.0, "of": 1},
    ),
    "white space in a deadline does not count": (
        (
            claims(responsibilities=[duty(0, "A", deadline="by  May")]),
            claims(responsibilities=[duty(0, "A", deadline="by May")]),
        ),
        "  responsibilities deadline",
        {"share": 1.0, "of": 1},
    ),
    "partners have no direction": (
        (
            claims(relations=[relation("A", "partners_with", "B")]),
            claims(relations=[relation("B", "partners_with", "A")]),
        ),
        "relations",
        {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1, "predicted": 1},
    ),
    "other relations do": (
        (claims(relations=[relation("A", "owns", "B")]), claims(relations=[relation("B", "owns", "A")])),
        "relations",
        {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "predicted": 1},
    ),
    "outside the span nothing counts": (
        (claims(funding=[money(5, 1)], span=[0, 10]), claims(funding=[money(5, 1), money(50, 2)])),
        "funding",
        {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1, "predicted": 1},
    ),
    "nor an entity that is mentioned outside": (
        (claims(span=[0, 10]), claims(entities=[thing("A", "body", mentions=[50])])),
        "entities",
        {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 0, "predicted": 0},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_cases(case: str) -> None:
    both, row, expected = CASES[case]
    assert figures(*both)[row] == expected


def test_all_cases_are_here() -> None:
    assert len(CASES) == 19


def test_each_error_is_told_with_its_class() -> None:
    gold = claims(
        entities=[TRUST], funding=[money(0, 5), money(9, 7)], responsibilities=[duty(0, "HT", deadline="by May")]
    )
    found = claims(funding=[money(0, 5, status="done", funder=["HT"])], responsibilities=[duty(0, "HT")])
    assert [error.partition(":")[0] for error in score([(gold, found)]).errors] == [
        "entity missed",
        "funding missed",
        "funding status",
        "funding funder",
        "responsibility deadline",
    ]


# Real documents


@pytest.fixture(scope="module")
def visible(gold: Path, corpus: Path) -> list[tuple[Said, Said]]:
    """The visible gold files, each with what is extracted from its document."""
    found = []
    for path in sorted(gold.glob("*.gold.json")):
        extracted = extract_file(next(corpus.glob(f"{path.name[:3]}*")))[2]
        found.append(
            (json.loads(path.read_text(encoding="utf-8")), extracted.model_dump(mode="json", exclude_none=True))
        )
    assert len(found) == 3
    return found


def theirs(gold: Path, pairs: list[tuple[Said, Said]]) -> Any:
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score(pairs, show=False)[0]


def worsened(said: Said, draw: random.Random) -> Said:
    """Return claims with some left out and some fields changed, so that every figure has something to count."""
    kept = {kind: [dict(one) for one in said[kind] if draw.random() < 0.8] for kind in claims()}
    for claim in kept["funding"]:
        claim.update(
            draw.choice([{}, {"nature": "private"}, {"status": "done"}, {"funder": ["HT"]}, {"part_of": None}])
        )
    for claim in kept["responsibilities"]:
        claim.update(draw.choice([{}, {}, {"role": "support"}, {"deadline": "by May"}, {"actor": ["HT"]}]))
    return {**said, **kept}


def test_the_figures_are_those_of_the_gold_claims_own_scorer(gold: Path, visible: list[tuple[Said, Said]]) -> None:
    assert score(visible).figures() == theirs(gold, visible)


@pytest.mark.parametrize("seed", range(3))
def test_so_they_are_where_more_is_wrong(gold: Path, visible: list[tuple[Said, Said]], seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311
    spoilt = [(said, worsened(found, draw)) for said, found in visible]
    assert score(spoilt).figures() == theirs(gold, spoilt)


def test_gold_against_itself_is_perfect(visible: list[tuple[Said, Said]]) -> None:
    total = score((said, said) for said, _ in visible)
    assert total.errors == []
    assert {row.get("f1", row.get("share")) for row in total.figures().values()} == {1.0}


def shuffled(said: Said, draw: random.Random) -> Said:
    """Return claims in another order; those that start at one place keep theirs."""
    ranks = {one["evidence"]["start"]: draw.random() for kind in KINDS for one in said[kind]}
    return {**said, **{kind: sorted(said[kind], key=lambda one: ranks[one["evidence"]["start"]]) for kind in KINDS}}


def test_order_does_not_matter(visible: list[tuple[Said, Said]]) -> None:
    draw = random.Random(7)  # noqa: S311
    other = [(shuffled(said, draw), shuffled(found, draw)) for said, found in reversed(visible)]
    assert [both[0]["funding"] for both in other] != [both[0]["funding"] for both in reversed(visible)]
    assert score(other).figures() == score(visible).figures()


def test_what_is_left_out_costs_recall_alone(visible: list[tuple[Said, Said]]) -> None:
    rows = score((said, {**said, "relations": said["relations"][1:]}) for said, _ in visible).figures()
    assert rows["relations"]["p"] == 1.0
    assert rows["relations"]["r"] < 1.0


# The command


def write(path: Path, said: object) -> str:
    path.write_text(json.dumps(said), encoding="utf-8")
    return str(path)


def test_the_command_prints_errors_and_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = write(tmp_path / "gold.json", claims(entities=[TRUST], funding=[money(0, 5)]))
    found = write(tmp_path / "found.json", claims(funding=[money(0, 5)]))
    assert main([gold, found, gold, gold, "--errors"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "entity missed: ('harbour trust', 'organisation')"
    assert lines[1].split() == ["entities", "P", "1.000", "R", "0.500", "F1", "0.667", "gold", "2", "found", "1"]
    assert main([gold, found, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["funding"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[1]", "no list 'entities'"),
        ("nonsense", "cannot be read"),
        (claims(funding=[{"amount": 1}]), "funding 0 has no evidence"),
    ],
)
def test_a_file_that_cannot_be_scored_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: object, message: str
) -> None:
    path = tmp_path / "found.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    assert main([write(tmp_path / "gold.json", claims()), str(path)]) == 2
    said = capsys.readouterr().err
    assert "found.json" in said
    assert message in said


def test_an_odd_number_of_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main([write(tmp_path / "gold.json", claims())])
