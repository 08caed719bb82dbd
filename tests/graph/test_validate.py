"""The checks: a sound graph has no answer to any of them, and each finds the fault that it is for."""

from collections.abc import Callable

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.dataset import Sources, dataset
from graph.rdf_names import XSD, A, ps
from graph.rdf_store import memory
from graph.validate import Finding, findings, violations
from ontology.ids import DEFAULT_BASE
from queries.violations import checks
from tests.graph import sample

Change = Callable[[Store], None]

GRAPH = NamedNode(DEFAULT_BASE + "graph/flows")


def whole() -> Store:
    return memory(
        dataset(
            Sources(sample.records(), sample.entities(), sample.flows(), sample.successions(), sample.occupancies())
        )
    )


def _number(value: int, kind: str = "decimal") -> Literal:
    return Literal(str(value), datatype=NamedNode(XSD + kind))


def _of(store: Store, label: str, **known: NamedNode | Literal) -> NamedNode:
    """Return the first node of a class that has these values."""
    for quad in sorted(store.quads_for_pattern(None, A, ps(label)), key=str):
        if all(any(store.quads_for_pattern(quad.subject, ps(name), value)) for name, value in known.items()):
            assert isinstance(quad.subject, NamedNode)
            return quad.subject
    raise AssertionError(f"no {label} has {known}")


def _set(store: Store, subject: NamedNode, name: str, value: NamedNode | Literal) -> None:
    graph = GRAPH
    for quad in list(store.quads_for_pattern(subject, ps(name), None)):
        store.remove(quad)
        assert isinstance(quad.graph_name, NamedNode)
        graph = quad.graph_name
    store.add(Quad(subject, ps(name), value, graph))


def _instead(label: str, name: str, value: NamedNode | Literal, **known: NamedNode | Literal) -> Change:
    return lambda store: _set(store, _of(store, label, **known), name, value)


def _moved(store: Store) -> None:
    claim = next(iter(store.quads_for_pattern(_of(store, "Claim"), A, ps("Claim"))))
    store.remove(claim)
    store.add(Quad(claim.subject, claim.predicate, claim.object, GRAPH))


def _unsupported(store: Store) -> None:
    store.add(Quad(_of(store, "Company"), ps("owns"), _of(store, "Body"), GRAPH))


def _misquoted(store: Store) -> None:
    _set(store, _of(store, "Edge", claims=_of(store, "Relation")), "claims", _of(store, "Funding"))


def _circle(store: Store) -> None:
    parts = list(store.quads_for_pattern(None, ps("partOf"), None))
    part, whole = next((quad.subject, quad.object) for quad in sorted(parts, key=str) if "/flow/" in str(quad.object))
    assert isinstance(part, NamedNode)
    assert isinstance(whole, NamedNode)
    store.add(Quad(whole, ps("partOf"), part, GRAPH))


def _another_part(store: Store) -> None:
    """Copy a part under another name until the copies are more than the whole."""
    part = _of(store, "Flow", amount=_number(6_000_000))
    for number in range(6):
        for quad in list(store.quads_for_pattern(part, None, None)):
            store.add(Quad(NamedNode(f"{part.value}{number}"), quad.predicate, quad.object, GRAPH))


def _stranger(store: Store) -> None:
    store.add(Quad(NamedNode(DEFAULT_BASE + "body/stranger"), A, ps("Entity"), GRAPH))


def _sentence(store: Store) -> None:
    claim = _of(store, "Funding")
    _set(store, claim, "sentence", Literal("Quite another sentence, which says nothing of money."))
    _set(store, claim, "sentenceStart", _number(0, "integer"))


_PART = {"amount": _number(6_000_000)}

BROKEN: dict[str, Change] = {
    "claim-in-other-graph": _moved,
    "edge-with-other-claims": _misquoted,
    "edge-without-claims": _unsupported,
    "entity-nobody-names": _stranger,
    "evidence-beyond-document": _instead("Document", "length", _number(10, "integer")),
    "evidence-length": _instead("Claim", "quote", Literal("short")),
    "evidence-outside-sentence": _sentence,
    "flow-amount-out-of-range": _instead("Flow", "amount", _number(1)),
    "flow-amount-unstated": _instead("Flow", "currency", ps("currency-EUR")),
    "part-exceeds-whole": _instead("Flow", "amountLow", _number(41_000_000), **_PART),
    "part-of-itself": _circle,
    "parts-exceed-whole": _another_part,
    "statistic-that-funds": _instead("Flow", "nature", ps("nature-statistic"), amount=_number(15_000_000)),
}


def test_every_check_is_tested() -> None:
    assert checks().keys() == BROKEN.keys()


def test_every_check_says_in_its_first_line_what_is_wrong() -> None:
    for query in checks().values():
        first = query.splitlines()[0]
        assert first.startswith("# ")
        assert first.endswith(".")


def test_the_sample_has_no_fault() -> None:
    assert list(findings(whole(), checks())) == []


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_each_check_finds_its_fault(name: str) -> None:
    store = whole()
    BROKEN[name](store)
    found = list(violations(store, name, checks()[name]))
    assert found
    assert {finding.check for finding in found} == {name}
    assert not any(finding.node.startswith("http") for finding in found)


def test_a_finding_names_node_and_values() -> None:
    store = whole()
    BROKEN["evidence-length"](store)
    (finding,) = violations(store, "evidence-length", checks()["evidence-length"])
    assert isinstance(finding, Finding)
    assert finding.node.startswith("claim/")
    assert "quote short" in finding.message
