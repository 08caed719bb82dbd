"""The record of methods, its page, the layers that can be left out, and the cutting of files for workers."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import ablate, layers, methods
from benchmarks.ablate import ablated
from benchmarks.layers import LAYERS, Switch, without
from benchmarks.methods import BLOCKS, PAGE, SHORT, WHOLE, keep, page, record
from benchmarks.scaling import cut, measured, pieces
from ingest import encoded, names
from ingest.claims import extract_file

ONE = {"claims": 4, "right": 0.5, "brier": 0.2, "log loss": 0.6, "area": 0.7, "bins": [[2, 0.4, 0.5]] * 6}
FIGURES = dict.fromkeys(SHORT, 0.5)
KNOWN: dict[str, Any] = {
    "confidence": {"funding": dict.fromkeys(methods.WAYS, ONE)},
    "ablations": {
        WHOLE: {"tuned": FIGURES, "visible": FIGURES},
        "people": {"tuned": {**FIGURES, "entities": 0.25}, "visible": FIGURES},
    },
    "scaling": {
        "commit": "abc",
        "cores": 2,
        "load": 0.5,
        "workers": {"2": {"characters": 3000, "wall seconds": 1.5, "cpu seconds": 3.0}},
    },
}
SAID = "The Department for Transport will publish a review of the Tollmere crossing.\n"


def made(name: str) -> str:
    return page(f"<!-- begin {name} -->\n<!-- end {name} -->", KNOWN)


def test_the_page_is_in_step_with_the_record(*, update_golden: bool) -> None:
    text = PAGE.read_text(encoding="utf-8")
    if update_golden:
        PAGE.write_text(page(text, record()), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(text, record()), "run `python -m benchmarks.methods`"


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("confidence", "| funding: share of the rule | 4 | 0.200 | 0.600 | 0.700 |"),
        ("reliability", "| below 0.5 | 2 | 0.40 | 0.50 |"),
        ("tuned", "| without people | -0.250 |  |"),
        ("visible", "| everything | 0.500 |"),
        ("scaling", "| 2 | 1.5 | 3.0 | 2,000 |"),
    ],
)
def test_blocks_show_the_record(name: str, row: str) -> None:
    assert row in made(name)
    assert name in BLOCKS


def test_a_section_is_kept_beside_the_others(tmp_path: Path) -> None:
    path = tmp_path / "methods.json"
    assert record(path) == {}
    keep("a", [1], path)
    keep("b", {"c": 2}, path)
    keep("a", [3], path)
    assert record(path) == {"a": [3], "b": {"c": 2}}


def test_every_switch_finds_its_place() -> None:
    for switches in LAYERS.values():
        with without(switches):
            pass


def test_a_layer_is_on_again_afterwards() -> None:
    before = vars(names)["known_spans"]
    with without(LAYERS["authority tables"]):
        assert vars(names)["known_spans"] is layers.nothing
    assert vars(names)["known_spans"] is before
    with pytest.raises(ZeroDivisionError), without(LAYERS["authority tables"]):
        1 / 0  # noqa: B018 - an error within the block
    assert vars(names)["known_spans"] is before
    with pytest.raises(AttributeError), without((Switch("ingest.names", "no such name", layers.nothing),)):
        pass


@pytest.mark.parametrize("layer", [layer for layer in LAYERS if layer != WHOLE])
def test_the_extractor_runs_without_a_layer(layer: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Transport\n\n" + SAID + "We will:\n\n- invest £5 million in Harwick;\n- help the Council.\n", "utf-8"
    )
    with without(LAYERS[layer]):
        claims = extract_file(path)[2]
    assert claims.document == "a"


def test_a_layer_left_out_costs_what_it_finds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Yesterday the mast at Harwick was seen by Ofcom.\n", encoding="utf-8")
    gold = {
        "document": "a",
        "entities": [{"name": "Ofcom", "type": "body"}],
        **{kind: [] for kind in ("funding", "responsibilities", "relations")},
    }
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    with without(LAYERS["everything learned"]):
        whole = ablated(WHOLE, {"set": tmp_path})["set"]["entities"]
        assert ablated("authority tables", {"set": tmp_path})["set"]["entities"] < whole


def test_without_everything_learned_a_text_is_read_by_rules_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    monkeypatch.setattr(encoded, "vectors", lambda _: pytest.fail("the encoder was asked"))
    with without(LAYERS["everything learned"]):
        found = extract_file(tmp_path / "a.txt")[2]
    assert [one.actor for one in found.responsibilities] == [("Department for Transport",)]
    assert {switch for layer in LAYERS if layer.startswith("learned ") for switch in LAYERS[layer]} < {
        *LAYERS["everything learned"]
    }


def test_a_layer_of_no_such_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        ablate.main(["no such layer"])
    assert "no layer is called 'no such layer'" in capsys.readouterr().err


def test_texts_are_cut_at_blank_lines_without_loss(tmp_path: Path) -> None:
    text = "\n\n".join(f"Paragraph {number} says little." for number in range(40))
    cuts = list(pieces(text, 200))
    assert len(cuts) > 3
    assert "".join(cuts).rstrip("\n") == text
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "cut").mkdir()
    files = cut([tmp_path / "a.txt"], tmp_path / "cut")
    row = measured(files, 1)
    assert row["characters"] == sum(len(path.read_text(encoding="utf-8")) for path in files)
