"""Which names of a text a window is told though it does not say them."""

import pytest

from ingest.elsewhere import Speech, Spoken, elsewhere, speech, spoken
from ontology.terms import EntityType
from tests.ingest.reading import names as named
from tests.ingest.reading import text

FUND, BODY, PLACE, PERSON = EntityType.FUND, EntityType.BODY, EntityType.PLACE, EntityType.PERSON


def said(*told: tuple[int, str, EntityType]) -> Speech:
    return spoken([Spoken(*one) for one in told], title=0)


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ([], []),
        ([(1, "Quay Fund", FUND)], ["Quay Fund"]),
        ([(1, "Quay Fund", FUND), (5, "Quay Fund", FUND)], []),
        ([(1, "Ada Quill", PERSON)], []),
        ([(0, "Tide Plan", EntityType.PLAN), (2, "Quay Fund", FUND)], ["Tide Plan", "Quay Fund"]),
        ([(8, "Quay Fund", FUND)], ["Quay Fund"]),
        ([(1, "Hull", PLACE), (2, "Leeds", PLACE)], ["Leeds", "Hull"]),
        ([(1, "Hull", PLACE), (2, "Leeds", PLACE), (3, "Wick", PLACE)], ["Wick", "Hull"]),
        ([(1, "Wick", PLACE), (2, "Leeds", PLACE), (2, "Leeds", PLACE), (3, "Hull", PLACE)], ["Hull", "Leeds"]),
    ],
    ids=[
        "nothing",
        "said before",
        "said in the window itself",
        "of no kind that has a part in sums",
        "in the title and before",
        "said behind",
        "places",
        "the last place and the first of those said as often",
        "the last place and the one said most often",
    ],
)
def test_a_window_is_told_names(told: list[tuple[int, str, EntityType]], wanted: list[str]) -> None:
    assert [one.name for one in elsewhere(said(*told), 4, 6)] == wanted


def test_of_many_the_nearest_and_the_most_frequent_are_told() -> None:
    told = said((1, "Fund 1", FUND), *((at, f"Fund {at}", FUND) for at in range(1, 9)))
    assert [one.name for one in elsewhere(told, 9, 9)] == ["Fund 8", "Fund 7", "Fund 1", "Fund 2", "Fund 3"]


def test_what_a_text_speaks_of_has_its_block_and_type() -> None:
    source = "# Natural England in Hull\n\nWe gave Natural England £4 million.\n"
    read = text(source)
    found = speech(read, named(source))
    said = [one for one in found.mentions if one.name == "Natural England"]
    assert [(one.name, one.type, one in found.heading) for one in said] == [
        ("Natural England", BODY, True),
        ("Natural England", BODY, False),
    ]
    assert all(one.type is not None for one in found.mentions)
    assert found.blocks == [one.block for one in found.mentions] == sorted(found.blocks)
