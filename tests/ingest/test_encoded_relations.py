"""Relations that the encoder adds to those of rules: which names are pairs, with what evidence."""

from collections.abc import Mapping

import numpy as np
import pytest

from ingest import encoded_relations
from ingest.encoded_relations import FAR, NEW, RULE, weighed
from ingest.encoder import Vectors
from ingest.encoder_heads import PREDICATES, Numbers, step
from ingest.names import find_names
from ingest.parse import candidates, parse
from ingest.relations import relations
from ingest.stated import Stated
from ontology.terms import Predicate
from tests.ingest.reading import text
from tests.ingest.seeing import Sight, sight

LEADS, DELIVERS, PARTNERS = Predicate.LEADS, Predicate.DELIVERS, Predicate.PARTNERS_WITH
A_LITTLE = 0.001

SAID = "The Environment Agency met Natural England. It was cold. Ofcom stayed away.\n\nOfsted wrote.\n"

Thought = tuple[Predicate, float]


def heads(
    monkeypatch: pytest.MonkeyPatch, seen: Sight, thoughts: Mapping[tuple[str, str], Thought]
) -> list[tuple[str, str, int]]:
    """Make a head that thinks this of pairs by their first words; return the pairs and steps that it is asked of."""
    asked: list[tuple[str, str, int]] = []

    def ties(ones: Vectors, others: Vectors, kinds: tuple[Numbers, Numbers], steps: Numbers) -> Vectors:
        assert len(ones) == len(others) == len(kinds[0]) == len(kinds[1])
        shares = np.zeros((len(ones), len(PREDICATES) + 1), dtype=np.float32)
        pairs = zip(seen.firsts(ones), seen.firsts(others), steps.tolist(), strict=True)
        for row, (one, other, number) in zip(shares, pairs, strict=True):
            asked.append((one, other, number))
            predicate, share = thoughts.get((one, other), (LEADS, 0.0))
            row[PREDICATES.index(predicate)] = share
            row[-1] = 1 - share
        return shares

    monkeypatch.setattr(encoded_relations, "ties", ties)
    return asked


def thought(
    monkeypatch: pytest.MonkeyPatch, thoughts: Mapping[tuple[str, str], Thought], source: str = SAID
) -> list[tuple[str, Predicate, str]]:
    seen = sight(source)
    heads(monkeypatch, seen, thoughts)
    return [(one.subject, one.predicate, one.object) for one in weighed(seen.seer, [])]


def test_likely_pairs_are_told_the_likeliest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    thoughts = {
        ("Environment", "Natural"): (LEADS, NEW + A_LITTLE),
        ("Natural", "Ofcom"): (DELIVERS, NEW + 2 * A_LITTLE),
        ("Ofcom", "Natural"): (DELIVERS, NEW - A_LITTLE),
    }
    assert thought(monkeypatch, thoughts) == [
        ("Natural England", DELIVERS, "Ofcom"),
        ("Environment Agency", LEADS, "Natural England"),
    ]


def test_what_rules_read_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = sight(SAID)
    likely = {("Environment", "Natural"): (LEADS, NEW + A_LITTLE), ("Ofcom", "Ofsted"): (DELIVERS, NEW - A_LITTLE)}
    heads(monkeypatch, seen, likely)
    told = Stated("Ofcom", DELIVERS, "Ofsted", 0, 0, 1, "relation.test")
    found = weighed(seen.seer, [told])
    assert found[0] == told
    assert [one.rule for one in found[1:]] == [RULE]


def test_each_pair_is_asked_about_in_both_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = sight("The Environment Agency met Natural England.")
    asked = heads(monkeypatch, seen, {})
    assert weighed(seen.seer, []) == []
    assert asked == [("Environment", "Natural", step(3)), ("Natural", "Environment", step(-3))]


@pytest.mark.parametrize(
    "source",
    [
        "The Environment Agency met " + "stone " * FAR + "Natural England.",
        "The Environment Agency met the Environment Agency.",
        "The Environment Agency met.",
        "Nobody met.",
    ],
    ids=["far", "the same", "alone", "none"],
)
def test_names_that_are_no_pair_are_not_asked_about(monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    seen = sight(source)
    asked = heads(monkeypatch, seen, {})
    assert weighed(seen.seer, []) == []
    assert asked == []


@pytest.mark.parametrize(
    ("pair", "quote"),
    [
        (("Environment", "Natural"), "Environment Agency met Natural England"),
        (("Natural", "Environment"), "Environment Agency met Natural England"),
        (("Natural", "Ofcom"), "Ofcom stayed away."),
        (("Ofcom", "Natural"), "Ofcom stayed away."),
        (("Ofcom", "Ofsted"), "Ofsted wrote."),
        (("Ofsted", "Ofcom"), "Ofsted wrote."),
    ],
)
def test_the_evidence_is_the_stretch_of_both_else_the_later_sentence(
    monkeypatch: pytest.MonkeyPatch, pair: tuple[str, str], quote: str
) -> None:
    seen = sight(SAID)
    heads(monkeypatch, seen, {pair: (LEADS, NEW + A_LITTLE)})
    (found,) = weighed(seen.seer, [])
    assert seen.seer.encoded.text.evidence(found.block, found.start, found.end).quote == quote


def test_what_the_encoder_does_not_see_together_is_as_rules_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = sight("The Environment Agency met.")
    heads(monkeypatch, seen, {})
    told = Stated("Environment Agency", LEADS, "Natural England", 0, 0, 1, "relation.test")
    assert weighed(seen.seer, [told]) == [told]


def test_a_triple_that_rules_read_keeps_their_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "Dame Ruth Ashdown leads Natural England. Later, Dame Ruth Ashdown met Natural England.\n"
    read = text(source)
    docs, names = parse(candidates(read)), find_names(read, {})
    told = [one for one in relations(read, docs, names) if one.predicate is LEADS]
    assert ("Ruth Ashdown", LEADS, "Natural England") in {(one.subject, one.predicate, one.object) for one in told}
    seen = sight(source)
    heads(monkeypatch, seen, {(one, "Natural"): (LEADS, NEW + A_LITTLE) for one in ("Ruth", "Dame")})
    assert [one for one in relations(read, docs, names, seen.seer) if one.predicate is LEADS] == told
