"""The open benchmark's claims are sound, and a fault of each kind is found."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.check_claims import faults, main
from benchmarks.claim_files import read

OPEN = Path(__file__).resolve().parent.parent.parent / "benchmarks" / "open"
DOCUMENTS = sorted(OPEN.glob("*/*.txt"))
SECOND = sorted((OPEN / "second").glob("*.gold.json"))


def claims_of(document: Path) -> Path:
    return document.with_name(f"{document.stem}.gold.json")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_the_claims_are_sound(document: Path) -> None:
    claims = read(claims_of(document))
    assert claims["document"] == document.stem
    assert list(faults(claims, document.read_bytes().decode())) == []


def test_there_are_enough_documents_and_none_without_claims() -> None:
    parts = {part: len(list(OPEN.glob(f"{part}/*.txt"))) for part in ("tuned", "untuned")}
    assert sum(parts.values()) >= 12
    assert min(parts.values()) >= 5
    assert {claims_of(path) for path in DOCUMENTS} == set(OPEN.glob("*/*.json")) - set(SECOND)


@pytest.mark.parametrize("claims", SECOND, ids=lambda path: path.stem)
def test_a_second_reader_has_claims_of_held_documents_that_are_sound(claims: Path) -> None:
    document = OPEN / "held" / claims.name.replace(".gold.json", ".txt")
    assert list(faults(read(claims), document.read_bytes().decode())) == []


Change = Callable[[dict[str, Any]], object]

BROKEN: dict[str, Change] = {
    "funding at 26: the quote is not what the text has there": lambda said: said["funding"][0]["evidence"].update(
        end=30
    ),
    "funding at 26: the nature is in no list": lambda said: said["funding"][0].update(nature="magic"),
    "funding at 26: a name is no entity of this document": lambda said: said["funding"][0].update(funder=["HT"]),
    "funding at 26: same_as leads to no earlier sum": lambda said: said["funding"][0].update(same_as=26),
    "funding at 26: part_of quotes no sum": lambda said: said["funding"][0].update(part_of="£9"),
    "responsibilities at 0: nobody is responsible": lambda said: said["responsibilities"][0].update(actor=[]),
    "responsibilities at 0: the role is in no list": lambda said: said["responsibilities"][0].update(role="chief"),
    "relations at 0: the predicate is in no list": lambda said: said["relations"][0].update(predicate="likes"),
    "entity 0: the type is in no list": lambda said: said["entities"][0].update(type="pier"),
    "entity 0: a form of its name is not in the text": lambda said: said["entities"][0].update(aliases=["HT"]),
}

TEXT = "Harbour Trust will invest £5 in Whitby.\n"


def sound() -> dict[str, Any]:
    def at(start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end, "quote": TEXT[start:end]}

    money = {"amount": 5, "currency": "GBP", "bound": "exact", "nature": "charity", "status": "planned"}
    duty = {"actor": ["Harbour Trust"], "role": "lead", "action": "invest £5", "status": "planned"}
    relation = {"subject": "Harbour Trust", "predicate": "located_in", "object": "Whitby"}
    return {
        "document": "made-up",
        "entities": [{"name": "Harbour Trust", "type": "organisation"}, {"name": "Whitby", "type": "place"}],
        "funding": [{"evidence": at(26, 28), "funder": ["Harbour Trust"], "place": ["Whitby"], **money}],
        "responsibilities": [{"evidence": at(0, 38), **duty}],
        "relations": [{"evidence": at(0, 38), **relation}],
    }


@pytest.mark.parametrize("fault", BROKEN)
def test_each_fault_is_found(fault: str) -> None:
    claims = sound()
    BROKEN[fault](claims)
    assert fault in list(faults(claims, TEXT))


def test_all_faults_are_here() -> None:
    assert len(BROKEN) == 10
    assert list(faults(sound(), TEXT)) == []


def test_the_command_prints_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, good, bad = tmp_path / "made-up.txt", tmp_path / "good.json", tmp_path / "bad.json"
    text.write_text(TEXT, encoding="utf-8")
    good.write_text(json.dumps(sound()), encoding="utf-8")
    bad.write_text(json.dumps(sound() | {"entities": []}), encoding="utf-8")
    assert main([str(good), str(text)]) == 0
    assert main([str(bad), str(text), str(good), str(text)]) == 1
    assert "funding at 26: a name is no entity of this document" in capsys.readouterr().out
    assert main([str(text), str(text)]) == 2
    assert main([str(good)]) == 2
