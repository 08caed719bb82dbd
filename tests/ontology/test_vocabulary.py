"""The vocabulary and the model are in step: every word has one term, every term is a word, and each is explained."""

import inspect
from enum import StrEnum

import pytest
import rdflib
from pydantic import BaseModel
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from ontology import model, terms
from ontology.context import FILE as CONTEXT
from ontology.context import context, context_text, vocabulary
from ontology.ids import VOCABULARY
from ontology.naming import CONCEPTS, class_term, concept_term, edge_term, property_term
from ontology.schema import edges, nodes

DATA_ONLY = {
    "Edge": "an edge of the property graph that has properties is a node in RDF",
    "Identifier": "identifiers are a dictionary in the model; in RDF each is a node",
    "Claim": "the union of the three kinds of claim",
}
"""Classes that the model has no class for."""

NO_CLASS = {
    "Frozen": "the base of all models says nothing of the world",
    "Claims": "what one document says is the named graph under its IRI",
    "Succession": "is the edge SUCCEEDED_BY",
    "Occupancy": "is the edge HELD_POST",
    "Echo": "is the edge ECHOES",
    "Disagreement": "is the edge DISAGREES_WITH",
    "Judgement": "is an instruction to the resolver and stays in the workspace",
    "EntityType": "its members are the classes below Entity",
    "BodyKind": "its members are the classes below Body",
    "SuccessionKind": "its members are the classes below Edge",
}
"""Models and closed lists without a class of their own."""

SPELT: dict[str, str | None] = {
    "id": None,
    "evidence": None,
    "sentence": "sentence",
    "identifiers": "identifier",
    "entities": None,
    "funding": None,
    "responsibilities": None,
    "relations": None,
    "part_of": "partOfQuote",
    "same_as": "sameAsStart",
    "names": None,
    "parent": None,
    **{name: f"{name}Name" for name in ("funder", "recipient", "scheme", "place", "actor", "subject", "object")},
}
"""Fields under another name, or none: an id is dcterms:identifier, evidence is oa:hasTarget, lists are types."""

MORE = {
    "identifierScheme": "the key of the dictionary of identifiers",
    "sentenceStart": "the sentence is flat in both graphs",
    "sentencePage": "likewise",
    "starts": "the property of MENTIONED_IN",
    "flow": "the property of FUNDS",
    "flows": "the property of PASSES_TO",
    "latest": "the graph's own, of a document and what it claims",
}
"""Properties that are no field of a model."""


@pytest.fixture(scope="module")
def words() -> rdflib.Graph:
    return vocabulary()


def defined(words: rdflib.Graph) -> set[str]:
    return {
        str(subject).removeprefix(VOCABULARY)
        for subject in set(words.subjects())
        if isinstance(subject, URIRef) and str(subject).startswith(VOCABULARY)
    }


def models() -> dict[str, type[BaseModel]]:
    return {
        name: kind
        for name, kind in inspect.getmembers(model, inspect.isclass)
        if issubclass(kind, BaseModel) and kind.__module__ == model.__name__
    }


def lists() -> dict[str, type[StrEnum]]:
    return {
        name: kind
        for name, kind in inspect.getmembers(terms, inspect.isclass)
        if issubclass(kind, StrEnum) and kind is not StrEnum
    }


def class_words() -> set[str]:
    of_lists = (terms.EntityType, terms.BodyKind, terms.SuccessionKind)
    members = {class_term(member.value) for kind in of_lists for member in kind}
    return members | DATA_ONLY.keys() | ((models().keys() | lists().keys()) - NO_CLASS.keys())


def concept_words() -> set[str]:
    return {concept_term(name, member) for name, kinds in CONCEPTS.items() for kind in kinds for member in kind}


def property_words() -> set[str]:
    kept = {name: kind for name, kind in models().items() if name not in {"Frozen", "Judgement", "Claims"}}
    ends = {"before", "after", "person", "post", "claim"}
    fields = {field for kind in kept.values() for field in kind.model_fields} - ends
    spelt = {SPELT.get(field, property_term(field)) for field in fields}
    flow = {edge_term(name) for name in ("FUNDER", "RECIPIENT", "SCHEME", "PLACE", "PART_OF")}
    return {name for name in spelt if name} | MORE.keys() | {edge_term(name) for name in edges()} | flow


def test_every_word_has_one_term_and_every_term_is_a_word(words: rdflib.Graph) -> None:
    expected = [*class_words(), *concept_words(), *property_words()]
    assert sorted(expected) == sorted(set(expected)), "one word, one kind of term"
    assert defined(words) - set(expected) == set(), "a term that no word stands for"
    assert set(expected) - defined(words) == set(), "a word without a term"


def test_no_name_is_both_property_and_edge() -> None:
    properties = {property_term(row.name) for rows in nodes().values() for row in rows}
    properties |= {property_term(row.name) for edge in edges().values() for row in edge.properties}
    assert properties & {edge_term(name) for name in edges()} == set()


def test_exceptions_are_needed() -> None:
    assert NO_CLASS.keys() <= models().keys() | lists().keys()
    assert DATA_ONLY.keys() & (models().keys() | lists().keys()) == set()


def test_each_term_has_a_type_a_label_and_a_comment(words: rdflib.Graph) -> None:
    for name in sorted(defined(words)):
        term = URIRef(VOCABULARY + name)
        assert (term, RDF.type, None) in words, name
        labels, comments = list(words.objects(term, RDFS.label)), list(words.objects(term, RDFS.comment))
        assert len(labels) == len(comments) == 1, name
        assert str(comments[0])[0].isupper(), name
        assert str(comments[0]).endswith("."), name


def test_labels_are_the_words(words: rdflib.Graph) -> None:
    for name in property_words():
        label = str(words.value(URIRef(VOCABULARY + name), RDFS.label))
        assert property_term(label.replace(" ", "_")) == name


def test_members_of_closed_lists_say_how_they_are_written(words: rdflib.Graph) -> None:
    for members in (terms.EntityType, terms.BodyKind, terms.SuccessionKind):
        for word in members:
            assert notation(words, class_term(word.value)) == word.value
    for name, kinds in CONCEPTS.items():
        for kind in kinds:
            for member in kind:
                assert notation(words, concept_term(name, member)) == member.value
                term = URIRef(VOCABULARY + concept_term(name, member))
                assert (term, RDF.type, URIRef(VOCABULARY + kind.__name__)) in words


def notation(words: rdflib.Graph, name: str) -> str:
    return str(words.value(URIRef(VOCABULARY + name), SKOS.notation))


def test_each_predicate_names_its_property(words: rdflib.Graph) -> None:
    for member in terms.Predicate:
        concept = URIRef(VOCABULARY + concept_term("predicate", member))
        assert words.value(concept, RDFS.seeAlso) == URIRef(VOCABULARY + edge_term(member.name))


def test_edges_join_nodes_and_properties_have_values(words: rdflib.Graph) -> None:
    for name in edges():
        assert (URIRef(VOCABULARY + edge_term(name)), RDF.type, OWL.ObjectProperty) in words
    for name in property_words():
        kinds = set(words.objects(URIRef(VOCABULARY + name), RDF.type))
        assert len(kinds & {OWL.ObjectProperty, OWL.DatatypeProperty}) == 1, name


@pytest.mark.parametrize(
    "namespace",
    [
        "http://www.w3.org/ns/org#",
        "http://www.w3.org/ns/prov#",
        "http://www.w3.org/ns/oa#",
        "http://www.w3.org/2004/02/skos/core#",
        "http://purl.org/dc/terms/",
        "https://schema.org/",
    ],
)
def test_the_vocabulary_is_aligned(words: rdflib.Graph, namespace: str) -> None:
    bridges = {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.exactMatch, SKOS.relatedMatch}
    aligned = {
        str(subject)
        for subject, predicate, object_ in words
        if predicate in bridges and str(object_).startswith(namespace) and str(subject).startswith(VOCABULARY)
    }
    assert len(aligned) >= 3, f"{namespace}: {sorted(aligned)}"


def test_there_are_no_blank_nodes(words: rdflib.Graph) -> None:
    assert not [term for triple in words for term in triple if isinstance(term, rdflib.BNode)]


def test_the_context_is_in_step(*, update_golden: bool) -> None:
    if update_golden:
        CONTEXT.write_text(context_text(), encoding="utf-8")
    assert CONTEXT.read_text(encoding="utf-8") == context_text(), "run `make golden`"


def test_the_context_says_how_values_are_read(words: rdflib.Graph) -> None:
    found = context(words)
    assert found["amount"] == {"@id": "ps:amount", "@type": "xsd:decimal"}
    assert found["funder"] == {"@id": "ps:funder", "@type": "@id"}
    assert "quote" not in found
    assert found["@vocab"] == VOCABULARY
