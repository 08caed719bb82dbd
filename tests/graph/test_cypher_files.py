"""The committed Cypher statements are those that the closed lists make, and cover what the graph can hold."""

from importlib import resources

import pytest

from graph.cypher.generate import KEYS, edge_types, files, node_labels
from graph.statements import statements
from tests.graph.sample import sample


@pytest.mark.parametrize("name", sorted(files()))
def test_a_generated_file_is_in_step_with_the_closed_lists(name: str) -> None:
    committed = resources.files("graph.cypher").joinpath(name).read_text(encoding="utf-8")
    assert committed == files()[name], "run python -m graph.cypher.generate"


def test_there_is_a_statement_for_each_label_and_edge_type() -> None:
    assert set(statements("nodes.cypher")) == {" ".join(labels) for labels in node_labels()}
    assert set(statements("edges.cypher")) == {" ".join(edge) for edge in edge_types()}
    assert (len(statements("nodes.cypher")), len(statements("edges.cypher"))) == (27, 42)


def test_edges_that_can_be_several_are_told_apart_by_the_same_properties_as_in_the_graph() -> None:
    keyed = {edge.type: edge for edge in sample().edges if edge.key}
    assert keyed.keys() == KEYS.keys()
    for name, edge in keyed.items():
        assert edge.key == "|".join(str(edge.properties[key]) for key in KEYS[name])
