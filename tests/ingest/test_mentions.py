"""Mentions gathered to entities: abbreviations, short forms, surnames, pointers, and who "we" is."""

import pytest

from ontology.terms import GOVERNMENT
from tests.ingest.reading import names, text


def _forms(source: str) -> dict[str, set[str]]:
    return {entity.name: set(entity.aliases) for entity in names(source).entities}


GATHERED = [
    ("The Tidal Energy Board (TEB) met. TEB agreed.", "Tidal Energy Board", "TEB"),
    ("TEB (Tidal Energy Board) met. TEB agreed.", "Tidal Energy Board", "TEB"),
    ("The StepAhead programme grew. StepAhead now has ten sites.", "StepAhead programme", "StepAhead"),
    (
        "The Green Rivers Action Plan was ambitious. The Rivers Action Plan helped.",
        "Green Rivers Action Plan",
        "Rivers Action Plan",
    ),
    ("Dame Olive Marsh spoke. Later Marsh left.", "Olive Marsh", "Marsh"),
    ("Dame Olive Marsh spoke. Dame Olive left.", "Olive Marsh", "Dame Olive"),
    ("Budget 2031 was clear. The 2031 Budget helped.", "Budget 2031", "2031 Budget"),
    ("The Rivers Council met. The Council agreed.", "Rivers Council", "The Council"),
    ("Pendle Robotics Ltd won. Pendle Robotics grew.", "Pendle Robotics Ltd", "Pendle Robotics"),
    (
        "The Ministry of Canals (the Ministry) and the Ministry of Tides met. The Ministry paid.",
        "Ministry of Canals",
        "The Ministry",
    ),
]


@pytest.mark.parametrize(("source", "name", "alias"), GATHERED, ids=[case[2] for case in GATHERED])
def test_forms_of_one_thing_are_gathered(source: str, name: str, alias: str) -> None:
    assert alias in _forms(source)[name]


APART = [
    ("The North Rivers Council and the Rivers Council met.", {"North Rivers Council", "Rivers Council"}),
    ("Ambridge Town Council and Ambridge College met.", {"Ambridge Town Council", "Ambridge College"}),
    (
        "The 2019 Harbour Strategy and the 2024 Harbour Strategy differ.",
        {"2019 Harbour Strategy", "2024 Harbour Strategy"},
    ),
]


@pytest.mark.parametrize(("source", "wanted"), APART, ids=[case[0] for case in APART])
def test_two_things_that_share_words_stay_apart(source: str, wanted: set[str]) -> None:
    assert wanted <= set(_forms(source))


def test_mentions_are_source_offsets() -> None:
    source = "The  Rivers  Council met.  Then the Rivers Council left."
    entity = names(source).entities[0]
    assert [source[start : start + 6] for start in entity.mentions] == ["Rivers", "Rivers"]


def test_helpers_give_the_mentions_of_a_stretch() -> None:
    found = names("The Rivers Council paid Pendle Robotics Ltd.")
    assert [mention.form for mention in found.in_sentence(0)] == ["Rivers Council", "Pendle Robotics Ltd"]
    assert [found.name(mention) for mention in found.overlapping(0, 24, 26)] == ["Pendle Robotics Ltd"]


@pytest.mark.parametrize(
    "source", ["The government will pay.", "We will pay.", "Ministers will decide.", "This Government has paid."]
)
def test_the_government_is_a_mention_without_entity(source: str) -> None:
    found = names(source)
    (mention,) = found.in_sentence(0)
    assert mention.entity is None
    assert found.name(mention) == GOVERNMENT


def test_we_in_a_quotation_is_the_speakers_firm() -> None:
    source = "“We will build here,” said Jane Roe, chief executive of Pendle Robotics Ltd."
    found = names(source)
    assert found.voice(0) == "Pendle Robotics Ltd"
    assert found.name(found.in_sentence(0)[0]) == "Pendle Robotics Ltd"


def test_we_after_an_attribution_is_the_speakers_firm_until_the_next_speaker() -> None:
    source = (
        "Jane Roe, chief executive of Pendle Robotics Ltd, said:\n\nWe will build here.\n\n"
        "Rivers Minister Tom Yeo said:\n\nWe will pay for it.\n"
    )
    found = names(source)
    speakers = {s.text: found.voice(s.index) for s in text(source).sentences}
    assert speakers["We will build here."] == "Pendle Robotics Ltd"
    assert speakers["We will pay for it."] == GOVERNMENT


def test_we_of_a_publisher_that_is_no_ministry_is_the_publisher() -> None:
    found = names("Ambridge Borough Council met.\n\nWe will mend the bridge.", publisher="Ambridge Borough Council")
    assert found.voice(1) == "Ambridge Borough Council"


def test_it_points_to_the_subject_before() -> None:
    found = names("The Rivers Council has ten members. It will publish a plan.")
    pointer = found.in_sentence(1)[0]
    assert (pointer.form, found.name(pointer)) == ("It", "Rivers Council")


def test_a_former_name_is_an_entity_of_its_own() -> None:
    found = {entity.name for entity in names("National Highways, formerly Highways England, built it.").entities}
    assert found == {"National Highways", "Highways England"}


def test_a_document_may_use_a_known_abbreviation_for_something_else() -> None:
    found = names("The Coastal Defence Scheme (CDS) began. CDS is popular.")
    assert [(entity.name, entity.aliases) for entity in found.entities] == [("Coastal Defence Scheme", ("CDS",))]
