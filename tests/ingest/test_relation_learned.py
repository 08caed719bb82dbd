"""Relations that were learned: what a pair of names looks like, how weights are added up, and that rules come first."""

import pytest

from ingest.names import find_names
from ingest.parse import candidates, parse
from ingest.relation_learned import LEAST, NONE, OUTCOMES, RULE, TABLE, learned, likeliest, likelihoods
from ingest.relation_pairs import features, pairs, stretch
from ingest.relations import relations
from ingest.scene import Scene, scene
from ingest.stated import Stated
from ingest.wordlists import rows
from ontology.terms import Predicate
from tests.ingest.reading import text

SAID = "The Environment Agency helps Natural England in Harrogate.\n"


def seen(source: str = SAID) -> Scene:
    read = text(source)
    docs = parse(candidates(read))
    return scene(read.sentences[0], find_names(read, docs), docs)


def test_names_are_paired_in_both_orders() -> None:
    names = [(one.name, other.name) for one, other in pairs(seen())]
    assert ("Environment Agency", "Natural England") in names
    assert ("Natural England", "Environment Agency") in names
    assert len(names) == len(set(names)) == 6


def test_a_crowd_is_no_pair() -> None:
    towns = "Leeds, York, Hull, Derby, Exeter, Luton, Oldham, Bolton, Wigan, Truro, Leicester, Nottingham, Birmingham"
    here = seen(f"Trains run to {towns}, Liverpool, Manchester, Sheffield, Coventry, Bristol and Cardiff.\n")
    assert len(here.items) > 16
    assert not list(pairs(here))


@pytest.mark.parametrize(
    "expected",
    [
        "BB",
        ">",
        ">helps",
        ">=helps",
        ">before the",
        ">behind in",
        "BB >helps",
        "~top help",
        "~one nsubj",
        "~top is VERB",
    ],
)
def test_a_pair_is_told_by_types_words_and_parse(expected: str) -> None:
    here = seen()
    one, other = here.items[:2]
    assert expected in features(here, one, other)
    assert list(features(here, one, other)) == sorted(set(features(here, one, other)))


def test_the_order_of_a_pair_is_told() -> None:
    here = seen()
    one, other = here.items[:2]
    assert "<helps" in features(here, other, one)
    assert stretch(here, one, other) == stretch(here, other, one)


def test_the_likeliest_outcome_has_the_most_weight() -> None:
    leads, none = OUTCOMES.index(Predicate.LEADS), OUTCOMES.index(NONE)
    weights = {"a": {leads: 3.0}, "b": {none: 5.0}}
    assert likeliest(weights, ["a"])[0] == leads
    assert likeliest(weights, ["a", "b", "unheard of"])[0] == none
    assert sum(likelihoods(weights, ["a", "b"])) == pytest.approx(1)


def test_what_a_rule_ties_is_not_asked_about() -> None:
    here = seen("Dame Ada Winterbourne, chief executive of the Environment Agency, spoke.\n")
    names = [item.name for item in here.items]
    told = [
        Stated(one, Predicate.LEADS, other, block=0, start=0, end=1, rule="relation.x")
        for one in names
        for other in names
        if one != other
    ]
    assert not list(learned([here], told))


def test_the_table_is_of_this_kind() -> None:
    table = rows(TABLE)
    assert {row["outcome"] for row in table} <= set(OUTCOMES)
    assert len({(row["feature"], row["outcome"]) for row in table}) == len(table) > 1000
    assert 0.5 < LEAST < 1


def test_relations_have_evidence_and_come_once() -> None:
    read = text(SAID)
    docs = parse(candidates(read))
    found = relations(read, docs, find_names(read, docs))
    assert len({(one.subject, one.predicate, one.object) for one in found}) == len(found)
    assert all(one.rule == RULE or one.rule.startswith("relation.") for one in found)
