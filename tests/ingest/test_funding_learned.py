"""The learned model of recipients and schemes: what it looks at, and that it speaks only where rules are silent."""

import pytest

from ingest import funding_learned
from ingest.confidence import ALWAYS
from ingest.funding import by_rules
from ingest.funding_candidates import Candidate, Surroundings, candidates
from ingest.funding_learned import LEAST, chosen, learned, usable
from ingest.names import find_names
from ingest.parse import candidates as worth_a_parse
from ingest.parse import parse
from ontology.terms import EntityType
from tests.ingest.reading import text

SOURCE = (
    "Harbours of the future\n\nThe Clean Harbours Programme opened in May. It was a warm day in Hull.\n\n"
    "A sum of £4 million was mentioned. The University of Hull listened.\n"
)


def _surroundings(source: str = SOURCE) -> Surroundings:
    read = text(source)
    docs = parse(worth_a_parse(read))
    return Surroundings(*by_rules(read, docs, find_names(read, docs)))


def _traits(name: str) -> tuple[str, ...]:
    return next(one.traits for one in candidates(_surroundings(), 0) if one.name == name)


def test_names_around_a_sum_are_candidates_by_where_they_stand() -> None:
    assert "nearest=back1" in _traits("Clean Harbours Programme")
    assert "nearest=after&university" in _traits("University of Hull")
    assert "top0" not in _traits("University of Hull")
    assert "at=top0" in _traits("Clean Harbours Programme")


def test_names_in_the_sentence_of_a_sum_are_told_by_side_and_distance() -> None:
    around = _surroundings("The ministry told us that £4 million for roads came from the Clean Harbours Programme.")
    (one,) = (one for one in candidates(around, 0) if one.name == "Clean Harbours Programme")
    assert {"behind", "distance=3-5&behind&programme", "word=from", "alone&programme"} <= set(one.traits)


def test_the_trait_that_rules_gave_the_role_is_not_used_for_it() -> None:
    assert usable("scheme", ("has=scheme", "elsewhere=scheme", "has=funder", "topic")) == ("has=funder", "topic")


def test_only_names_of_a_fitting_type_and_likely_enough_are_chosen() -> None:
    near = [Candidate("Hull", EntityType.PLACE, ()), Candidate("Shore Fund", EntityType.FUND, ("topic",))]
    assert chosen({ALWAYS: 3.0}, "scheme", near) == ("Shore Fund",)
    assert chosen({ALWAYS: -3.0}, "scheme", near) == ()
    assert chosen({ALWAYS: -3.0, "topic": 3.1}, "scheme", near, LEAST) == ("Shore Fund",)


def test_it_fills_in_what_is_open_and_leaves_what_rules_read(monkeypatch: pytest.MonkeyPatch) -> None:
    sure = {"recipient": {ALWAYS: -9.0}, "scheme": {ALWAYS: 9.0}}
    monkeypatch.setattr(funding_learned, "_weights", lambda: sure)
    around = _surroundings()
    (before,) = around.claims
    assert before.scheme == ()
    (after,) = learned(around.context, around.stated, around.claims)
    assert "Clean Harbours Programme" in after.scheme
    told = before.model_copy(update={"scheme": ("Harbours of the future",)})
    assert learned(around.context, around.stated, [told]) == [told]
