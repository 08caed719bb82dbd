"""The graph and the models as RDF and back: nothing is lost, nothing is without a name."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from graph.build import Edge, Graph, Node, Value
from graph.dataset import Sources, dataset, statements, vocabulary
from graph.project import resolution
from graph.quad_lines import statements as sorted_statements
from graph.rdf import quads
from graph.rdf_decisions import decided
from graph.rdf_models import models_of
from graph.rdf_names import OWL, PROV, RDFS, SCHEMA, prefixes, ps
from graph.rdf_read import graph_of
from graph.rdf_store import memory
from graph.records import Record
from graph.turtle import trig
from graph.validate import against_shapes
from ontology.authority import authority
from ontology.errors import UnknownTerm
from ontology.ids import DEFAULT_BASE, VOCABULARY, claim_ref, promise_id
from ontology.model import DatedName, Disagreement, Echo, Entity, Flow, Judgement, Occupancy, Promise, Succession
from ontology.terms import EchoStatus, EntityType
from tests import strategies
from tests.graph import sample

M = TypeVar("M", bound=BaseModel)

DAY = dt.date(2025, 5, 20)


@pytest.fixture(scope="module")
def sources() -> Sources:
    return Sources(sample.records(), sample.entities(), sample.flows(), sample.successions(), sample.occupancies())


def _set(value: Value) -> Value:
    return tuple(sorted(set(value))) if isinstance(value, tuple) else value  # type: ignore[return-value, type-var]


def _known(item: Node | Edge) -> dict[str, Value]:
    return {name: _set(value) for name, value in item.properties.items() if value != ()}


def as_sets(graph: Graph) -> Graph:
    """The graph as RDF can say it: a list is a set, and an empty one is not there."""
    return Graph(
        tuple(Node(node.id, node.labels, _known(node)) for node in graph.nodes),
        tuple(Edge(edge.source, edge.type, edge.target, _known(edge)) for edge in graph.edges),
    )


def ordered(model: M) -> M:
    """The model with its several values sorted, for they are sets in RDF."""
    changed = {name: _sorted(value) for name, value in model if isinstance(value, tuple | BaseModel)}
    return model.model_copy(update=changed)


def _sorted(value: object) -> object:
    if isinstance(value, BaseModel):
        return ordered(value)
    if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        return tuple(sorted(map(ordered, value), key=lambda model: model.model_dump_json()))
    return tuple(sorted(set(value))) if isinstance(value, tuple) else value


def all_ordered(models: Iterable[M]) -> list[M]:
    return sorted(map(ordered, models), key=lambda model: model.model_dump_json())


def same_records(left: Iterable[Record], right: Iterable[Record]) -> bool:
    pairs = [sorted(records, key=lambda record: record.document.id) for records in (left, right)]
    return all(
        ordered(one.document) == ordered(two.document) and ordered(one.claims) == ordered(two.claims)
        for one, two in zip(*pairs, strict=True)
    )


def test_the_graph_comes_back_whole(sources: Sources) -> None:
    graph = sources.graph()
    assert graph_of(quads(graph)) == as_sets(graph)


def test_details_and_vocabulary_do_not_disturb_the_graph(sources: Sources) -> None:
    assert graph_of(dataset(sources)) == as_sets(sources.graph())


def test_the_models_come_back_whole(sources: Sources) -> None:
    back = models_of(dataset(sources))
    assert same_records(back.records, sources.records)
    assert all_ordered(back.entities) == all_ordered(sources.entities)
    assert all_ordered(back.flows) == all_ordered(sources.flows)
    assert list(back.successions) == list(sources.successions)
    assert list(back.occupancies) == list(sources.occupancies)


def renamed(record: Record) -> Record:
    """The record whose claims are named after its file, as all are that are read from files."""
    return Record(record.document, record.claims.model_copy(update={"document": record.document.stem}))


@settings(deadline=None, max_examples=40)
@given(strategies.collections(3))
def test_any_documents_and_claims_come_back_whole(drawn: list[tuple[Record, str]]) -> None:
    records = [renamed(record) for record, _ in drawn]
    made = resolution(records, authority())
    sources = Sources(records, made.entities, made.flows, (), (), made.promises)
    said = list(statements(sources))
    assert graph_of(said) == as_sets(sources.graph())
    back = models_of(said)
    assert same_records(back.records, records)
    assert all_ordered(back.entities) == all_ordered(made.entities)
    assert all_ordered(back.flows) == all_ordered(made.flows)
    assert all_ordered(back.promises) == all_ordered(made.promises)


def known() -> Sources:
    """The sample with what only authority files and later documents say: names, a post's body, echoes, other totals."""
    promise, progress = sample.records()
    office, post = "body/harbour-office", "post/minister-for-ports"
    more: dict[str, dict[str, object]] = {
        office: {
            "names": (DatedName(name="Port Office", valid_to=DAY), DatedName(name="Harbour Office", valid_from=DAY))
        },
        post: {"parent": office},
        "body/harbour-agency": {"parent": "body/department-for-transport"},
    }
    entities = [entity.model_copy(update=more.get(entity.id, {})) for entity in sample.entities()]
    first, *others = sample.flows()
    other = Disagreement(flow=others[0].id, reason="another total")
    made, echoed = (claim_ref(record.claims.responsibilities[0].id) for record in (promise, progress))
    echo = Echo(claim=echoed, says=EchoStatus.DONE, date=DAY, reason="the same action", probability=Decimal("0.9"))
    given = Promise(
        id=promise_id([made]), claims=(made,), action="publish a map", ref="3", made=DAY, owner=(office,),
        about=("fund/coastal-repair-fund",), echoes=(echo,),
    )  # fmt: skip
    flows = (first.model_copy(update={"disagrees_with": (other,)}), *others)
    return Sources((promise, progress), entities, flows, sample.successions(), sample.occupancies(), (given,))


def test_promises_names_and_posts_come_back_whole() -> None:
    sources = known()
    graph = sources.graph()
    kinds = {edge.type for edge in graph.edges}
    assert kinds >= {"MAKES", "ECHOES", "OWNER", "ABOUT", "DISAGREES_WITH", "POST_OF", "UNIT_OF", "BORE_NAME"}
    said = list(dataset(sources))
    assert graph_of(said) == as_sets(graph)
    back = models_of(said)
    assert all_ordered(back.promises) == all_ordered(sources.promises)
    assert all_ordered(back.entities) == all_ordered(sources.entities)
    assert all_ordered(back.flows) == all_ordered(sources.flows)
    assert list(against_shapes(memory(said))) == []


@settings(deadline=None)
@given(st.lists(strategies.entities(), unique_by=lambda entity: entity.id, max_size=3))
def test_any_entities_come_back_whole(entities: list[Entity]) -> None:
    back = models_of(statements(Sources((), entities, ())))
    assert all_ordered(back.entities) == all_ordered(entities)


@settings(deadline=None)
@given(st.lists(strategies.flows(), unique_by=lambda flow: frozenset(flow.claims), max_size=2))
def test_any_flows_come_back_whole(flows: list[Flow]) -> None:
    apart = [flow for number, flow in enumerate(flows) if not set(flow.claims) & _claims(flows[:number])]
    back = models_of(statements(Sources((), (), apart)))
    assert all_ordered(back.flows) == all_ordered(apart)


def _claims(flows: list[Flow]) -> set[str]:
    return {claim for flow in flows for claim in flow.claims}


@settings(deadline=None)
@given(strategies.successions(), strategies.occupancies())
def test_any_authority_facts_come_back_whole(succession: Succession, occupancy: Occupancy) -> None:
    ids = {succession.before, succession.after, occupancy.person, occupancy.post}
    found = [Entity(id=id, type=EntityType(id.partition("/")[0]), name="x") for id in sorted(ids)]
    back = models_of(statements(Sources((), found, (), (succession,), (occupancy,))))
    assert (back.successions, back.occupancies) == ((succession,), (occupancy,))


@settings(deadline=None, max_examples=20)
@given(strategies.collections(2))
def test_trig_through_oxigraph_and_back_is_the_same_bytes(drawn: list[tuple[Record, str]]) -> None:
    records = [record for record, _ in drawn]
    made = resolution(records, authority())
    said = statements(Sources(records, made.entities, made.flows))
    first = "".join(trig(sorted_statements(said), prefixes(DEFAULT_BASE)))
    store = Store()
    store.bulk_load(first.encode(), format=RdfFormat.TRIG)
    assert "".join(trig(sorted_statements(store), prefixes(DEFAULT_BASE))) == first


def test_another_base_changes_all_data_and_no_term(sources: Sources) -> None:
    base = "https://data.example/"
    found = list(statements(sources, base))
    assert graph_of(found, base) == as_sets(sources.graph())
    named = {quad.subject.value for quad in found} | {quad.graph_name.value for quad in found}  # type: ignore[union-attr]
    assert all(name.startswith(base) for name in named)
    assert {quad.predicate for quad in found} == {quad.predicate for quad in statements(sources)}


@pytest.mark.parametrize("base", ["", "data/", "https://data.example", "https://data.example/a b/", "https://<x>/"])
def test_what_is_no_base_is_refused(sources: Sources, base: str) -> None:
    with pytest.raises(UnknownTerm, match="ends in / or #"):
        statements(sources, base)


def test_registers_lead_to_the_same_thing_elsewhere(sources: Sources) -> None:
    same = {str(quad.object) for quad in statements(sources) if quad.predicate == NamedNode(SCHEMA + "sameAs")}
    assert same == {"<https://www.gov.uk/government/organisations/department-for-transport>"}


def test_nothing_is_without_a_name(sources: Sources) -> None:
    for quad in dataset(sources):
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.graph_name, NamedNode)
        assert quad.object.__class__.__name__ in {"NamedNode", "Literal"}


def test_every_word_used_is_in_the_vocabulary(sources: Sources) -> None:
    defined = {quad.subject for quad in vocabulary()}
    used = {term for quad in statements(sources) for term in _terms(quad) if term.value.startswith(VOCABULARY)}
    assert used - defined == set()


def _terms(quad: Quad) -> list[NamedNode]:
    return [term for term in (quad.subject, quad.predicate, quad.object) if isinstance(term, NamedNode)]


def test_each_document_speaks_in_its_own_graph(sources: Sources) -> None:
    documents = {DEFAULT_BASE + record.ref for record in sources.records}
    graphs = {quad.graph_name.value for quad in statements(sources)}  # type: ignore[union-attr]
    assert graphs == documents | {DEFAULT_BASE + "graph/entities", DEFAULT_BASE + "graph/flows"}
    claims = {quad.subject: quad.graph_name for quad in statements(sources) if quad.object == ps("Claim")}
    stated = {quad.subject: quad.object for quad in statements(sources) if quad.predicate == ps("statedIn")}
    assert claims == stated


def test_a_second_run_says_the_same_in_the_same_order(sources: Sources) -> None:
    assert [str(quad) for quad in dataset(sources)] == [str(quad) for quad in dataset(sources)]


def _decision(verdict: str, left: str, right: str, **more: str) -> Judgement:
    return Judgement.model_validate({"left": left, "right": right, "verdict": verdict, **more})


def test_decisions_are_said_in_owl_with_who_said_so(sources: Sources) -> None:
    document = sources.records[0].ref
    decisions = [
        _decision("different", "fund/tin-fund", "Coastal Repair Fund"),
        _decision("same", "Coastal Repair Fund", "fund/tin-fund", by="Ada Marsh", note="renamed"),
        _decision("different", f"{document}#e8", f"{document}#e9"),
        _decision("same", "Nothing", "Nowhere"),
    ]
    said = list(decided(decisions, sources.entities))
    found = {_local(quad) for quad in said if quad.predicate.value.startswith(OWL)}
    assert found == {
        ("fund/coastal-repair-fund", "sameAs", "fund/tin-fund"),
        (f"{document}/entity/e8", "differentFrom", f"{document}/entity/e9"),
    }
    assert {str(quad.object) for quad in said if quad.predicate.value == f"{RDFS}comment"} == {'"renamed"'}
    (agent,) = {quad.object for quad in said if quad.predicate == NamedNode(f"{PROV}wasAttributedTo")}
    assert agent == NamedNode(f"{DEFAULT_BASE}agent/ada-marsh")
    whole = Sources(sources.records, sources.entities, sources.flows, decisions=decisions)
    assert set(said) <= set(dataset(whole))
    assert graph_of(dataset(whole)) == as_sets(whole.graph()), "what is judged is no part of the property graph"


def _local(quad: Quad) -> tuple[str, str, str]:
    left, right = (str(term.value).removeprefix(DEFAULT_BASE) for term in (quad.subject, quad.object))  # type: ignore[union-attr]
    return left, quad.predicate.value.removeprefix(OWL), right
