"""The place of a sum that its own clause does not name: around it, in its whole, in a line above a list."""

import pytest

from ingest.funding import funding
from ingest.names import find_names
from ingest.parse import candidates, parse
from tests.ingest.reading import text


def _places(source: str) -> list[tuple[str, ...]]:
    read = text(source)
    docs = parse(candidates(read))
    return [claim.place for claim in funding(read, docs, find_names(read, docs))]


@pytest.mark.parametrize(
    ("source", "places"),
    [
        ("The ministry will put £4 million into a ferry terminal for islanders in Stornoway.", ("Stornoway",)),
        ("The firm will invest £40 million at its Swindon site.", ("Swindon",)),
        ("The council in Leeds opened a library and the ministry set aside £4 million for roads.", ()),
        ("The firm, which employs 40 people in Swansea, received a grant of £2 million.", ()),
        ("The firm raised £9 million from investors in Paris.", ()),
        ("The ministry will spend £6 million on depots in Hull, Goole and Selby.", ("Hull", "Goole", "Selby")),
    ],
)
def test_a_place_belongs_to_the_clause_of_the_sum(source: str, places: tuple[str, ...]) -> None:
    assert _places(source) == [places]


def test_each_of_two_sums_has_the_place_behind_it() -> None:
    found = _places("The ministry will spend £6 million on a depot in Hull and £3 million on a bridge in Goole.")
    assert found == [("Hull",), ("Goole",)]


def test_a_part_is_spent_where_its_whole_is() -> None:
    found = _places("The ministry will spend £6 million on depots in Hull. Of this, £2 million is for chargers.")
    assert found == [("Hull",), ("Hull",)]


def test_a_line_of_places_alone_stands_for_all_below_it() -> None:
    source = (
        "Awards made this year\n\nNorth East\n\nTyne Rowing Trust – £40,000 for new boats\n\n"
        "Yorkshire and the Humber\n\nSelby Chess Trust – £12,000 for clocks\n\nOther news\n\nDale Trust – £5,000\n"
    )
    assert _places(source) == [("North East",), ("Yorkshire and the Humber",), ()]
