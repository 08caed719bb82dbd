"""The shapes: in step with the model; a sound graph passes, and each broken one fails the shape named for the fault."""

from collections.abc import Callable

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.dataset import Sources, dataset
from graph.rdf_names import OA, SCHEMA, XSD, A, ps
from graph.rdf_store import memory
from graph.validate import against_shapes
from ontology.ids import DEFAULT_BASE
from ontology.naming import concept_term
from ontology.schema import nodes
from ontology.shapes import FILE, shapes_text
from tests.graph import sample

FLOWS = NamedNode(DEFAULT_BASE + "graph/flows")
ENTITIES = NamedNode(DEFAULT_BASE + "graph/entities")

Change = Callable[[Store], None]


def whole() -> Store:
    return memory(
        dataset(
            Sources(sample.records(), sample.entities(), sample.flows(), sample.successions(), sample.occupancies())
        )
    )


def test_the_shapes_are_in_step_with_the_model(*, update_golden: bool) -> None:
    if update_golden:
        FILE.write_text(shapes_text(), encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == shapes_text(), "run `make golden`"


def test_the_first_line_says_that_it_is_generated() -> None:
    assert FILE.read_text(encoding="utf-8").startswith("# Generated from ontology/model.py")


def test_each_node_says_what_may_be_absent() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert 'rdfs:comment "May be absent: amountMax, period."' in text
    assert len(rdflib.Graph().parse(data=text)) > 1000
    for label in nodes():
        assert f"shape:{label} a sh:NodeShape ;\n  sh:targetClass ps:{label} ;" in text


def test_the_sample_is_sound() -> None:
    assert list(against_shapes(whole())) == []


def test_batches_find_what_the_whole_finds() -> None:
    store = whole()
    _without("Funding", "amount")(store)
    _with("Flow", "currency", concept("currency", "XXX"))(store)
    assert sorted(against_shapes(store, nodes=10)) == sorted(against_shapes(store))


def concept(name: str, value: str) -> NamedNode:
    return ps(concept_term(name, value))


def number(value: str, kind: str = "decimal") -> Literal:
    return Literal(value, datatype=NamedNode(XSD + kind))


def _first(store: Store, label: str) -> Quad:
    return min(store.quads_for_pattern(None, A, ps(label)), key=str)


def _without(label: str, name: str) -> Change:
    return _drop(label, ps(name))


def _drop(label: str, predicate: NamedNode) -> Change:
    def change(store: Store) -> None:
        subjects = [quad.subject for quad in sorted(store.quads_for_pattern(None, A, ps(label)), key=str)]
        for subject in subjects:
            found = list(store.quads_for_pattern(subject, predicate, None))
            for quad in found:
                store.remove(quad)
            if found:
                return
        raise AssertionError(f"no {label} has {predicate.value}")

    return change


def _with(label: str, name: str, value: NamedNode | Literal) -> Change:
    """Return a change that adds a value, where there may already be one."""

    def change(store: Store) -> None:
        first = _first(store, label)
        store.add(Quad(first.subject, ps(name), value, first.graph_name))

    return change


def _instead(label: str, name: str, value: NamedNode | Literal) -> Change:
    def change(store: Store) -> None:
        first = _first(store, label)
        for quad in list(store.quads_for_pattern(first.subject, ps(name), None)):
            store.remove(quad)
        store.add(Quad(first.subject, ps(name), value, first.graph_name))

    return change


def _other_quote(store: Store) -> None:
    selector = min(store.quads_for_pattern(None, NamedNode(OA + "exact"), None), key=str)
    store.remove(selector)
    store.add(Quad(selector.subject, selector.predicate, Literal("other words"), selector.graph_name))


def _edge_at_claim(store: Store) -> None:
    store.add(Quad(_first(store, "Claim").subject, ps("funds"), _first(store, "Entity").subject, FLOWS))


BROKEN: tuple[tuple[str, Change], ...] = (
    ("Funding-amount", _without("Funding", "amount")),
    ("Funding-amount", _instead("Funding", "amount", number("-1"))),
    ("Funding-amount", _instead("Funding", "amount", Literal("six million"))),
    ("Funding-amount", _with("Funding", "amountMax", number("1"))),
    ("Funding-currency", _without("Funding", "currency")),
    ("Funding-currency", _instead("Funding", "currency", Literal("GBP"))),
    ("Funding-nature", _instead("Funding", "nature", concept("nature", "magic"))),
    ("Funding-nature", _with("Funding", "nature", concept("nature", "charity"))),
    ("Funding-status", _instead("Funding", "status", concept("status", "ongoing"))),
    ("Funding-bound", _without("Funding", "bound")),
    ("Funding-period", _instead("Funding", "period", Literal(""))),
    ("Funding-funder", _instead("Funding", "funder", NamedNode("urn:nobody"))),
    ("Funding-states", _with("Funding", "states", NamedNode("urn:flow"))),
    ("Responsibility-actor", _without("Responsibility", "actor")),
    ("Responsibility-role", _without("Responsibility", "role")),
    ("Responsibility-status", _instead("Responsibility", "status", concept("status", "stated"))),
    ("Responsibility-dueFrom", _instead("Responsibility", "dueFrom", Literal("spring"))),
    ("Relation-subject", _without("Relation", "subject")),
    ("Relation-object", _with("Relation", "object", NamedNode("urn:nobody"))),
    ("Relation-predicate", _instead("Relation", "predicate", ps("holdsPost"))),
    ("Claim-quote", _without("Claim", "quote")),
    ("Claim-evidence-quote", _other_quote),
    ("Claim-hasTarget", _drop("Claim", NamedNode(OA + "hasTarget"))),
    ("Claim-start", _instead("Claim", "start", number("99999", "integer"))),
    ("Claim-page", _instead("Claim", "page", number("-2", "integer"))),
    ("Claim-statedIn", _without("Claim", "statedIn")),
    ("Claim-rule", _without("Claim", "rule")),
    ("Evidence-hasSource", _drop("Evidence", NamedNode(OA + "hasSource"))),
    ("Evidence-hasSelector", _drop("Evidence", NamedNode(OA + "hasSelector"))),
    ("Entity-name", _without("Entity", "name")),
    ("Entity-name", _with("Entity", "name", Literal("another name"))),
    ("Entity-type", _instead("Entity", "type", Literal("ministry"))),
    ("Entity-validFrom", _instead("Entity", "validFrom", number("2024-13-01", "date"))),
    ("Entity-partOf", _with("Entity", "partOf", NamedNode("urn:nobody"))),
    ("Document-length", _without("Document", "length")),
    ("Document-stem", _without("Document", "stem")),
    ("Document-date", _instead("Document", "date", Literal("12 March 2024"))),
    ("Part-end", _without("Part", "end")),
    ("NamedEntity-name", _without("NamedEntity", "name")),
    ("Member-reason", _without("Member", "reason")),
    ("Member-local", _with("Member", "local", NamedNode("urn:nobody"))),
    ("Identifier-identifierScheme", _without("Identifier", "identifierScheme")),
    ("Flow-amountLow", _instead("Flow", "amountLow", number("99000000000"))),
    ("Flow-amountHigh", _without("Flow", "amountHigh")),
    ("Flow-currency", _without("Flow", "currency")),
    ("Flow-partOf", _instead("Flow", "partOf", NamedNode("urn:nothing"))),
    ("Edge-identifier", _drop("Edge", NamedNode("http://purl.org/dc/terms/identifier"))),
    ("Edge-HOLDS_POST", _without("Edge", "documents")),
    ("Edge-FUNDS", _without("Edge", "flow")),
    ("Edge-SUCCEEDED_BY", _without("Renamed", "date")),
    ("subjects-FUNDS", _edge_at_claim),
)


@pytest.mark.parametrize(("shape", "change"), BROKEN, ids=[f"{n}-{shape}" for n, (shape, _) in enumerate(BROKEN)])
def test_what_is_broken_fails_the_shape_named_for_it(shape: str, change: Change) -> None:
    store = whole()
    change(store)
    found = list(against_shapes(store))
    assert shape in {finding.check for finding in found}, found
    assert all(finding.message and not finding.node.startswith("http") for finding in found if finding.check == shape)


def test_the_list_of_what_is_broken_is_long() -> None:
    assert len(BROKEN) == 51


def test_a_fault_is_said_in_words() -> None:
    store = whole()
    _without("Funding", "amount")(store)
    (finding,) = against_shapes(store)
    assert finding.node.startswith("claim/")
    assert finding.message.startswith("amount must be: at least 1, at most 1, a value of xsd:decimal, not below 0")


def test_other_vocabularies_are_welcome() -> None:
    store = whole()
    first = _first(store, "Document")
    store.add(Quad(first.subject, NamedNode(SCHEMA + "keywords"), Literal("harbours"), ENTITIES))
    assert list(against_shapes(store)) == []
