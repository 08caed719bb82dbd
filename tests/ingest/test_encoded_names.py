"""Names corrected by what the encoder is sure of: new, of another type, with other bounds, none at all."""

from collections.abc import Sequence

import pytest

from ingest.encoded import Likely
from ingest.encoded_names import BLANK, NEW, RECUT, RETYPE, RULE, reread
from ingest.gathering import Found
from ontology.terms import EntityType
from tests.ingest.seeing import found_at, sight

SAID = "The Pier Office of North Hull met Ada Quill. Tides came in."
BODY, PLACE, PERSON, FUND = EntityType.BODY, EntityType.PLACE, EntityType.PERSON, EntityType.FUND
A_LITTLE = 0.01

Name = tuple[str, EntityType]
Told = tuple[str, EntityType, str, str]
Guess = tuple[str, EntityType, float]

GRAMMAR, KNOWN = "name.grammar", "name.known"

CASES: list[tuple[str, list[Told], list[Guess], dict[str, float], list[Name]]] = [
    ("nothing is seen", [("Pier Office", BODY, GRAMMAR, "")], [], {}, [("Pier Office", BODY)]),
    ("a new name", [], [("Pier Office", BODY, NEW + A_LITTLE)], {}, [("Pier Office", BODY)]),
    ("an article", [], [("The", BODY, 1.0)], {}, []),
    ("a common noun that points back", [], [("The Pier", BODY, 1.0)], {}, []),
    ("not sure enough of a new name", [], [("Pier Office", BODY, NEW - A_LITTLE)], {}, []),
    (
        "a new name beside one of rules",
        [("Pier Office", BODY, GRAMMAR, "")],
        [("North Hull", PLACE, NEW + A_LITTLE)],
        {},
        [("Pier Office", BODY), ("North Hull", PLACE)],
    ),
    (
        "another type",
        [("Pier Office", BODY, GRAMMAR, "")],
        [("Pier Office", FUND, RETYPE + A_LITTLE)],
        {},
        [("Pier Office", FUND)],
    ),
    (
        "not sure enough of another type",
        [("Pier Office", BODY, GRAMMAR, "")],
        [("Pier Office", FUND, RETYPE - A_LITTLE)],
        {},
        [("Pier Office", BODY)],
    ),
    (
        "a known name keeps its type",
        [("Pier Office", BODY, KNOWN, "")],
        [("Pier Office", FUND, RETYPE + A_LITTLE)],
        {},
        [("Pier Office", BODY)],
    ),
    (
        "a name of the authority files keeps its type",
        [("Pier Office", BODY, GRAMMAR, "pier-office")],
        [("Pier Office", FUND, RETYPE + A_LITTLE)],
        {},
        [("Pier Office", BODY)],
    ),
    (
        "a title is not cut in two",
        [("Pier Office of North Hull", BODY, "name.title", "")],
        [("Pier Office", BODY, RECUT + A_LITTLE), ("North Hull", PLACE, RECUT + A_LITTLE)],
        {},
        [("Pier Office of North Hull", BODY)],
    ),
    (
        "a title is cut",
        [("Pier Office of North Hull", BODY, "name.title", "")],
        [("Pier Office", BODY, RECUT + A_LITTLE)],
        {},
        [("Pier Office", BODY)],
    ),
    (
        "a person stays one",
        [("Ada Quill", PERSON, GRAMMAR, "")],
        [("Ada Quill", BODY, RETYPE + A_LITTLE)],
        {},
        [("Ada Quill", PERSON)],
    ),
    (
        "other bounds",
        [("Pier Office", BODY, GRAMMAR, ""), ("North Hull", PLACE, GRAMMAR, "")],
        [("Pier Office of North Hull", BODY, RECUT + A_LITTLE)],
        {},
        [("Pier Office of North Hull", BODY)],
    ),
    (
        "not sure enough of other bounds",
        [("North Hull", PLACE, GRAMMAR, "")],
        [("Hull", PLACE, RECUT - A_LITTLE)],
        {},
        [("North Hull", PLACE)],
    ),
    (
        "a known name keeps its bounds",
        [("Pier Office", BODY, GRAMMAR, ""), ("North Hull", PLACE, KNOWN, "")],
        [("Pier Office of North Hull", BODY, RECUT + A_LITTLE)],
        {},
        [("Pier Office", BODY), ("North Hull", PLACE)],
    ),
    (
        "a name within a name stays where the bounds are agreed",
        [("Pier Office of North Hull", FUND, GRAMMAR, ""), ("North Hull", PLACE, GRAMMAR, "")],
        [("Pier Office of North Hull", BODY, max(RECUT, RETYPE) + A_LITTLE)],
        {},
        [("Pier Office of North Hull", BODY), ("North Hull", PLACE)],
    ),
    ("no name", [("Tides", BODY, GRAMMAR, "")], [], {"Tides": BLANK + A_LITTLE}, []),
    (
        "not sure enough that it is none",
        [("Tides", BODY, GRAMMAR, "")],
        [],
        {"Tides": BLANK - A_LITTLE},
        [("Tides", BODY)],
    ),
    (
        "a name of which one end is none",
        [("Pier Office", BODY, GRAMMAR, "")],
        [],
        {"Pier": BLANK + A_LITTLE, "Office": BLANK - A_LITTLE},
        [("Pier Office", BODY)],
    ),
    ("a known name stays", [("Tides", BODY, KNOWN, "")], [], {"Tides": BLANK + A_LITTLE}, [("Tides", BODY)]),
]


def told(names: Sequence[Told]) -> list[Found]:
    places = [(found_at(SAID, form), form, kind, rule, key) for form, kind, rule, key in names]
    return [Found(*place, form, kind, rule, key) for place, form, kind, rule, key in places]


def likely(guesses: Sequence[Guess]) -> list[Likely]:
    return [Likely(*found_at(SAID, form), kind, share) for form, kind, share in guesses]


@pytest.mark.parametrize(("names", "guesses", "blank", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_names_are_corrected(
    names: list[Told], guesses: list[Guess], blank: dict[str, float], wanted: list[Name]
) -> None:
    found = reread(sight(SAID, likely(guesses), blank).seer.encoded, told(names))
    assert [(one.form, one.type) for one in found] == wanted
    assert all(found_at(SAID, one.form) == (one.sentence, one.start, one.end) for one in found)


def test_what_the_encoder_alone_sees_says_so() -> None:
    encoded = sight(SAID, likely([("Tides", BODY, NEW + A_LITTLE), ("Pier Office", BODY, NEW + A_LITTLE)])).seer.encoded
    found = reread(encoded, told([("Ada Quill", PERSON, GRAMMAR, "")]))
    assert [(one.form, one.rule) for one in found] == [("Pier Office", RULE), ("Ada Quill", GRAMMAR), ("Tides", RULE)]


def test_a_name_whose_words_are_not_seen_stays() -> None:
    (place, *_) = told([("Tides", BODY, GRAMMAR, "")])
    inside = Found(place.sentence, place.start + 1, place.end, "ides", BODY, GRAMMAR)
    assert reread(sight(SAID, blank={"Tides": 1.0}).seer.encoded, [inside]) == [inside]
