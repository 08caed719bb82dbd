"""Parts and repetitions: what words, lists, tables and arithmetic make one sum of another, and what they do not."""

from collections.abc import Sequence

import pytest

from ingest import funding_breakdown
from ingest.funding_parts import Stated, inner_wholes
from tests.ingest.test_funding import claims

PARTS = [
    # in one sentence
    ("We will spend £20 million, of which £12 million is for roads, £5 million for buses and £3 million for trains.",
     {"£12 million": "£20 million", "£5 million": "£20 million", "£3 million": "£20 million"}),
    ("As part of the £20 million plan, £5 million will go to Hull.", {"£5 million": "£20 million"}),
    ("Norvale Council will get £5 million of the £20 million Levelling Fund.", {"£5 million": "£20 million"}),
    ("Orbis plc will get a £60m grant, with £15m reserved for training.", {"£15m": "£60m"}),
    ("The bridge is a £10m project: £6m from Norvale Council and £4m from Homes England.",
     {"£6m": "£10m", "£4m": "£10m"}),
    ("We will spend £20 million on roads and £5 million on buses.", {}),
    ("Spend rose to £20 million (up from £5 million in 2020).", {}),
    ("The £20 million fund will pay £5 million to Hull, with £30 million to follow.", {}),
    # looking back
    ("We will invest £60 million in care. This includes £9 million for Hull and a further £4 million for Leeds.",
     {"£9 million": "£60 million", "£4 million": "£60 million"}),
    ("Funding will be £60 million, an increase of £10 million. Of this increase, £4 million is for Hull.",
     {"£4 million": "£10 million"}),
    ("The council approved a £60 million package. It hopes for £90 million from investors.\n\nThe package includes:\n\n"
     "- £9 million for Hull\n- £4 million for Leeds\n",
     {"£9 million": "£60 million", "£4 million": "£60 million"}),
    ("Innovate UK has awarded £9 million. The largest awards were £4 million to Orbis plc and £2 million to Tessaro.",
     {"£4 million": "£9 million", "£2 million": "£9 million"}),
    ("The council will spend £9 million.\n\nIt spent £4 million in 2020.", {}),
    # adding up
    ("Work will begin on the £37.4m harbour.\n\nNorvale Council will add £19.9m and Homes England £17.5m.",
     {"£19.9m": "£37.4m", "£17.5m": "£37.4m"}),
    ("Innovate UK has awarded £9.7 million to three firms.\n\nHull arm\n\nGrant: £4.2 million\n\nLeeds arm\n\n"
     "Grant: £3.1 million\n\nKent arm\n\nGrant: £2.4 million\n",
     {"£4.2 million": "£9.7 million", "£3.1 million": "£9.7 million", "£2.4 million": "£9.7 million"}),
    ("Spending by theme\n\nTheme\t2024-25\nRoads\t£12m\nBuses\t£7m\nTotal\t£19m\n", {"£12m": "£19m", "£7m": "£19m"}),
]  # fmt: skip


@pytest.mark.parametrize(("source", "wanted"), PARTS, ids=[case[0][:50] for case in PARTS])
def test_parts_have_their_wholes(source: str, wanted: dict[str, str]) -> None:
    assert {one.evidence.quote: one.part_of for one in claims(source) if one.part_of} == wanted


SAME = [
    ("£38 million for quantum sensors\n\nSensors will be tried in hospitals under a £38 million programme.", True),
    (
        "Ministers agreed £27 million for the yard.\n\nWork starts in May.\n\nThe Government’s £27 million is a grant.",
        True,
    ),
    ("Norvale Council will give £9 million.\n\nThe Mayor said: “Our £9 million will unlock more.”", True),
    ("The programme has an overspend of £1.25m.\n\nNobody could say how the £1.25m overspend arose.", True),
    ("We will give £5 million to Hull.\n\nWe will give £5 million to Leeds for libraries.", False),
    ("We will fund:\n\n- roads with £12 million\n- railways with £12 million\n", False),
    ("Hull gets £12 million for roads. A further £12 million for roads goes to Leeds.", False),
    ("Orbis plc will get £12 million for robots.\n\nTessaro will get £12 million for robots.", False),
]


@pytest.mark.parametrize(("source", "again"), SAME, ids=[case[0][:50] for case in SAME])
def test_money_is_said_again(source: str, again: bool) -> None:
    assert [one.same_as is not None for one in claims(source)] == [False, again]


def test_linked_sums_agree_on_what_they_are() -> None:
    source = "£240 million drone deal\n\nThe Ministry of Justice has signed a £240 million contract with Orbis plc for drones."
    assert {(one.nature.value, one.status.value) for one in claims(source)} == {("contract", "done")}


def test_a_sentence_of_many_sums_is_read_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    step = funding_breakdown._step

    def counted(seen: funding_breakdown._Breakdown, at: int, gap: str) -> None:
        looked.append(len(gap))
        step(seen, at, gap)

    monkeypatch.setattr(funding_breakdown, "_step", counted)
    listed = ", ".join(f"£{n} million for town {n}" for n in range(1, 61))
    kept: list[object] = []

    def collected(stated: Sequence[Stated]) -> list[int | None]:
        kept.extend(stated)
        return inner_wholes(stated)

    monkeypatch.setattr("ingest.funding_links.inner_wholes", collected)
    claims(f"We will spend £9 billion, of which {listed}.")
    assert len(looked) == len(kept) == 61
    assert sum(looked) < len(listed) + 100
