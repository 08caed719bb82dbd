"""What the flow diagram draws, and what it leaves out and why."""

from tests.graph.sample import sample
from viz.atlas import atlas
from viz.flows import flow_rows, sankeys

ATLAS = atlas(sample())


def test_every_flow_is_listed_and_what_is_not_drawn_says_why() -> None:
    rows = flow_rows(ATLAS)
    assert len(rows) == len(ATLAS.of_label("Flow"))
    reasons = {row.amount: row.left_out for row in rows}
    assert reasons["about £1.2 billion"] == "a statistic, no money that moves"
    assert reasons["£6 million"] == "part of a larger sum"
    assert reasons["£15 million"] == ""


def test_no_sum_is_drawn_twice() -> None:
    rows = flow_rows(ATLAS)
    drawn = {row.flow: row for row in rows if not row.left_out}
    for picture in sankeys(ATLAS, rows):
        leaving = [band for band in picture.bands if band.source.startswith("funder:")]
        flows = [flow for band in leaving for flow in band.flows]
        assert len(flows) == len(set(flows))
        assert sum(band.value for band in leaving) == sum(drawn[flow].low for flow in flows)
        assert {drawn[flow].currency for flow in flows} == {picture.currency}
