"""Examples for the encoder: an annotated document becomes windows with what its gold claims say of words and names."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.claim_files import Said
from benchmarks.encoder_examples import NEAR, example, main
from ingest.windows import TYPES
from ontology.terms import EntityType

SOURCE = (
    "Quays and walls\n\n"
    "The Pier Office gave Dock Works £4 million in May. The Pier Office, which leads Dock Works, owns a wall in Hull.\n\n"
    "The government will mend the Tide Gate by June. Nobody knows five million pounds.\n"
)
BODY, COMPANY = TYPES.index(EntityType.BODY), TYPES.index(EntityType.COMPANY)


def quoted(quote: str) -> Said:
    start = SOURCE.index(quote)
    return {"evidence": {"start": start, "end": start + len(quote), "quote": quote}}


GOLD: Said = {
    "entities": [
        {"name": "Pier Office", "type": "body", "aliases": ["office"]},
        {"name": "Dock Works", "type": "company"},
        {"name": "Tide Gate", "type": "facility"},
        {"name": "Quay Board", "type": "body"},
    ],
    "funding": [
        {
            **quoted("£4 million"),
            "nature": "public",
            "status": "done",
            "funder": ["Pier Office", "the government"],
            "recipient": ["Dock Works"],
        },
        {**quoted("five million pounds"), "nature": "statistic", "status": "stated"},
    ],
    "responsibilities": [
        {
            **quoted("The Pier Office, which leads Dock Works, owns"),
            "actor": ["Pier Office"],
            "role": "lead",
            "status": "ongoing",
        },
        {
            **quoted("The government will mend the Tide Gate by June"),
            "actor": ["the government"],
            "role": "lead",
            "status": "planned",
            "deadline": "by June",
        },
        {
            **quoted("The Pier Office gave Dock Works £4 million in May. The Pier Office"),
            "actor": ["the Pier Office"],
            "role": "support",
            "status": "done",
        },
    ],
    "relations": [
        {
            **quoted("Pier Office, which leads Dock Works"),
            "subject": "Pier Office",
            "predicate": "leads",
            "object": "Dock Works",
        },
        {**quoted("Tide Gate"), "subject": "Pier Office", "predicate": "owns", "object": "Tide Gate"},
        {**quoted("Quays and walls"), "subject": "Dock Works", "predicate": "owns", "object": "Tide Gate"},
    ],
}


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """A folder with the annotated document."""
    (tmp_path / "quays.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "quays.gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def only(folder: Path, gold: Said = GOLD) -> Said:
    """Return the one window of the document."""
    (window,) = example(gold, folder / "quays.txt")["windows"]
    assert isinstance(window, dict)
    return window


def form(window: Said, number: int) -> str:
    first, last, _, _ = window["cands"][number]
    return " ".join(window["words"][first : last + 1])


def forms(window: Said, numbers: Sequence[int]) -> list[str]:
    return [form(window, number) for number in numbers]


def test_a_document_is_its_name_and_windows(stored: Path) -> None:
    made = example(GOLD, stored / "quays.txt")
    assert (made["document"], made["folder"], len(made["windows"])) == ("quays", stored.name, 1)


def test_each_word_has_a_shape_a_tag_and_a_place(stored: Path) -> None:
    window = only(stored)
    lengths = {len(window[part]) for part in ("words", "shapes", "knowns", "own", "sents", "tags")}
    assert lengths == {len(window["words"])}
    marks = [word for word, own in zip(window["words"], window["own"], strict=True) if not own]
    assert marks == ["[unused1]", "[unused2]", "[unused2]"]


def test_gold_names_are_tagged_where_they_stand_as_they_are_written(stored: Path) -> None:
    window = only(stored)
    tagged = [(word, tag) for word, tag in zip(window["words"], window["tags"], strict=True) if tag]
    pier = [("Pier", 1 + BODY), ("Office", 1 + BODY + len(TYPES))]
    dock = [("Dock", 1 + COMPANY), ("Works", 1 + COMPANY + len(TYPES))]
    assert tagged[:8] == [*pier, *dock, *pier, *dock]
    assert [word for word, _ in tagged[8:]] == ["Tide", "Gate"]


def test_names_of_gold_and_of_rules_are_candidates_once_in_order(stored: Path) -> None:
    window = only(stored)
    ends = [tuple(one[:2]) for one in window["cands"]]
    assert ends == sorted(set(ends))
    every = forms(window, range(len(ends)))
    assert [name for name in every if name in {"Pier Office", "Dock Works", "Hull", "The government", "Tide Gate"}] == [
        *("Pier Office", "Dock Works", "Pier Office", "Dock Works", "Hull", "The government", "Tide Gate"),
    ]
    assert window["cands"][every.index("The government")][2] == len(TYPES)


def test_a_sum_stands_at_its_sign_with_whom_it_concerns(stored: Path) -> None:
    window = only(stored)
    (money,) = window["money"]
    assert window["words"][money["at"]] == "£"
    assert (money["nature"], money["status"], money["government"]) == ("public", "done", 1)
    roles = {role: set(forms(window, its)) for role, its in money["roles"].items()}
    assert roles == {
        "funder": {"Pier Office", "The government"},
        "recipient": {"Dock Works"},
        "scheme": set(),
        "place": set(),
    }


def test_a_responsibility_is_of_its_actors_first_mention(stored: Path) -> None:
    window = only(stored)
    duties = [(form(window, one["cand"]), one["role"], one["sure"], one["deadline"]) for one in window["duties"]]
    assert duties == [
        ("Pier Office", "lead", 1, 0),
        ("The government", "lead", 1, 1),
        ("Pier Office", "support", 1, 0),
        ("Pier Office", "support", 0, 0),
    ]


def test_a_relation_is_of_the_nearest_names_in_its_evidence(stored: Path) -> None:
    window = only(stored)
    relations = window["relations"]
    told = [(*forms(window, two), predicate) for *two, predicate in relations["told"]]
    assert told == [("Pier Office", "Dock Works", "leads"), ("Pier Office", "Tide Gate", "owns")]
    assert all(window["cands"][one][0] > window["words"].index("May") for one, _, _ in relations["told"])
    maybe = [(*forms(window, two), predicate) for *two, predicate in relations["maybe"]]
    assert maybe.count(("Pier Office", "Dock Works", "leads")) == 3
    assert maybe.count(("Dock Works", "Tide Gate", "owns")) == 2


def test_names_far_apart_are_no_pair(tmp_path: Path) -> None:
    source = "The Pier Office spoke of " + "stone " * NEAR + "to Dock Works."
    (tmp_path / "quays.txt").write_text(source, encoding="utf-8")
    told = {
        "evidence": {"start": 0, "end": len(source)},
        "subject": "Pier Office",
        "object": "Dock Works",
        "predicate": "leads",
    }
    gold = {**GOLD, "funding": [], "responsibilities": [], "relations": [told]}
    assert only(tmp_path, gold)["relations"] == {"told": [], "maybe": []}


def test_windows_outside_of_the_annotated_span_are_left_out(stored: Path) -> None:
    assert example({**GOLD, "span": [0, len(SOURCE)]}, stored / "quays.txt")["windows"]
    assert example({**GOLD, "span": [0, 40]}, stored / "quays.txt")["windows"] == []


def test_a_document_without_gold_names_has_no_tags(stored: Path) -> None:
    gold: Said = {"entities": [], "funding": [], "responsibilities": [], "relations": []}
    window = only(stored, gold)
    assert set(window["tags"]) == {0}
    assert window["cands"]


def test_the_command_prints_a_document_a_line(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(stored)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line) == example(GOLD, stored / "quays.txt")
