"""Words found again by their place, the names that the encoder sees, and what a document gives with it from end to end."""

import numpy as np
import pytest

from ingest import encoded
from ingest.claims import claims_json, extract, read_claims
from ingest.encoded import GOVERNMENT_KIND, Encoded, Spot, encode, seen
from ingest.encoder import Vectors
from ingest.mentions import Names
from ingest.names import find_names
from ingest.windows import MOST_WORDS, TYPES, Window
from ontology.model import Claim
from ontology.terms import EntityType
from tests.ingest.reading import text
from tests.ingest.seeing import found_at, sight

SAID = "We met the Environment Agency and Natural England. The wall of Leeds cost £4 million."
BODY, PLACE = (1 + TYPES.index(kind) for kind in (EntityType.BODY, EntityType.PLACE))
LATER = len(TYPES)


def made(monkeypatch: pytest.MonkeyPatch, source: str, told: dict[str, tuple[int, float]]) -> Encoded:
    """Return a source as seen by an encoder that gives words these tags with these shares, and no name else."""
    last: list[Window] = []

    def vectors(window: Window) -> Vectors:
        last.append(window)
        return np.asarray([[at, len(last)] for at in range(len(window))], dtype=np.float32)

    def tags(rows: Vectors) -> Vectors:
        shares = np.zeros((len(rows), 1 + 2 * len(TYPES)), dtype=np.float32)
        for row, word in zip(shares, last[-1], strict=True):
            tag, share = told.get(word.text, (0, 1.0))
            row[tag] += share
            row[0] += 1 - share
        return shares

    monkeypatch.setattr(encoded, "vectors", vectors)
    monkeypatch.setattr(encoded, "tags", tags)
    read = text(source)
    return encode(read, Names((), tuple(() for _ in read.sentences)))


def forms(seen: Encoded) -> list[tuple[str, EntityType]]:
    return [(seen.text.sentences[one.sentence].text[one.start : one.end], one.type) for one in seen.likely]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ({}, []),
        ({"Pier": (BODY, 0.9), "Office": (BODY + LATER, 0.8)}, [("Pier Office", EntityType.BODY)]),
        ({"Pier": (BODY, 0.9), "Office": (BODY, 0.8)}, [("Pier", EntityType.BODY), ("Office", EntityType.BODY)]),
        (
            {"Pier": (BODY, 0.9), "Office": (PLACE + LATER, 0.8)},
            [("Pier", EntityType.BODY), ("Office", EntityType.PLACE)],
        ),
        ({"Office": (BODY + LATER, 0.8)}, [("Office", EntityType.BODY)]),
        ({"held": (PLACE, 0.9), ".": (PLACE + LATER, 0.8)}, [("held", EntityType.PLACE)]),
        ({".": (PLACE, 0.8)}, []),
        ({"Hull": (PLACE, 0.9), "It": (PLACE + LATER, 0.9)}, [("Hull", EntityType.PLACE), ("It", EntityType.PLACE)]),
        ({"[unused2]": (BODY, 0.9)}, []),
    ],
)
def test_names_are_a_first_word_and_the_later_ones_of_its_type(
    monkeypatch: pytest.MonkeyPatch, told: dict[str, tuple[int, float]], wanted: list[tuple[str, EntityType]]
) -> None:
    assert forms(made(monkeypatch, "The Pier Office moved to Hull\n\nIt held.\n", told)) == wanted


def test_a_name_is_as_sure_as_its_least_sure_word(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"Pier": (BODY, 0.9), "Office": (BODY + LATER, 0.75)}
    (one,) = made(monkeypatch, "The Pier Office moved.\n", told).likely
    assert one.share == pytest.approx(0.75)


def test_a_name_at_the_end_of_a_text_ends_there(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"Pier": (BODY, 0.9), "Office": (BODY + LATER, 0.75)}
    assert forms(made(monkeypatch, "the Pier Office", told)) == [("Pier Office", EntityType.BODY)]


def test_only_words_that_may_matter_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    here = made(monkeypatch, "The quays of Hull cost £4, said tides.\n", {"tides": (BODY, 0.9)})
    words = here.spots[0]
    texts = ["The", "quays", "of", "Hull", "cost", "£", "4", ",", "said", "tides", "."]
    assert len(words) == len(texts)
    kept = {word for word, spot in zip(texts, words, strict=True) if here.vector(spot) is not None}
    assert kept == {"The", "Hull", "£", "4", "tides"}
    assert set(here.blank) == set(here.kept)
    assert here.blank[words[texts.index("tides")]] == pytest.approx(0.1)


def test_a_text_without_words_is_seen_as_nothing() -> None:
    here = encode(text("\n"), Names((), ()))
    assert (here.starts, here.kept, here.likely) == ({}, {}, ())


def test_words_are_found_again_by_their_place() -> None:
    seen = sight(SAID)
    here = seen.seer.encoded
    for form, first, last in (("Natural England", "Natural", "England"), ("£4", "£", "4"), ("Leeds", "Leeds", "Leeds")):
        words = here.words(*found_at(SAID, form))
        assert words is not None
        row = here.row(*words)
        assert row is not None
        assert (seen.words[int(row[0])], seen.words[int(row[-1])]) == (first, last)
        assert row.dtype == np.float32


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 3), (1, 2)])
def test_a_stretch_in_which_no_word_begins_has_none(start: int, end: int) -> None:
    assert sight(SAID).seer.encoded.words(0, start, end) is None


def test_a_stretch_over_two_windows_is_not_seen() -> None:
    source = "Stone " * (MOST_WORDS + 40)
    here = sight(source).seer.encoded
    assert here.words(0, 0, len("Stone Stone")) == (Spot(0, 1), Spot(0, 2))
    assert here.words(0, 0, len(source) - 1) is None


def test_a_block_that_no_window_holds_has_no_words() -> None:
    read = text(SAID)
    assert Encoded(read, {}, {}, {}, {}, ()).words(0, 0, 9) is None


def test_mentions_are_seen_with_their_kind() -> None:
    seer = sight(SAID).seer
    kinds = {one.mention.form: one.kind for one in seen(seer.encoded, seer.names, 0)}
    assert kinds == {
        "We": GOVERNMENT_KIND,
        "Environment Agency": TYPES.index(EntityType.BODY),
        "Natural England": TYPES.index(EntityType.BODY),
    }


@pytest.mark.parametrize("word", ["Environment", "Agency"])
def test_a_mention_without_vectors_is_not_seen(word: str) -> None:
    seer = sight(SAID, unseen=frozenset({word})).seer
    assert {one.mention.form for one in seen(seer.encoded, seer.names, 0)} == {"We", "Natural England"}


def test_a_mention_without_words_is_not_seen() -> None:
    seer = sight(SAID).seer
    blind = Encoded(seer.encoded.text, {}, {}, {}, {}, ())
    assert list(seen(blind, seer.names, 0)) == []


PAGE = (
    "Quays and walls\n\n"
    "The Department for Transport will invest £12 million in the harbour of Harwick by March 2027. The Environment "
    "Agency, which is led by Dame Ruth Ashdown, owns the wall.\n\n"
    "We will:\n\n• publish a plan for the quays\n• pay GBP3m to Natural England and the Crane Trust\n\n"
    "Body\tAward\nPier Ltd\t£20,000\nDock plc\t£31,500\n\n"
    "Natural England is to count the boats in Leeds, and £4 million was lost to storms in 2019.\n"
)


def test_the_real_encoder_sees_names_at_their_places() -> None:
    read = text(PAGE)
    here = encode(read, find_names(read, {}))
    assert here.likely
    for one in here.likely:
        form = read.sentences[one.sentence].text[one.start : one.end]
        assert form == form.strip() != ""
        assert 0 < one.share <= 1
    assert all(list(starts) == sorted(set(starts)) for starts in here.starts.values())
    assert all(0 <= share <= 1 for share in here.blank.values())


def test_a_document_gives_checked_claims_each_once_and_the_same_again() -> None:
    found = extract(text(PAGE))
    written = claims_json(found)
    assert read_claims(written, PAGE) == found
    assert claims_json(extract(text(PAGE))) == written
    every: list[Claim] = [*found.funding, *found.responsibilities, *found.relations]
    assert len({claim.id for claim in every}) == len(every)
    assert all(claim.rule.split(".")[0] in {"funding", "duty", "responsibility", "relation"} for claim in every)
    assert [claim.evidence.quote for claim in found.funding] == [
        "£12 million",
        "GBP3m",
        "£20,000",
        "£31,500",
        "£4 million",
    ]
    triples = [(one.subject, one.predicate, one.object) for one in found.relations]
    assert len(set(triples)) == len(triples)
    assert all(one.subject != one.object for one in found.relations)


def test_a_name_told_to_a_window_has_the_vectors_of_its_words_there() -> None:
    source = "# Natural England\n\n" + "\n\n".join("Tides came in and went out again. " * 12 for _ in range(6)) + "\n"
    found = encode(text(source), find_names(text(source), {}))
    assert not found.elsewhere[0]
    for number in range(1, len(found.elsewhere)):
        (told,) = found.elsewhere[number]
        assert (told.name, told.kind) == ("Natural England", TYPES.index(EntityType.BODY))
        assert told.row.shape == (2 * 384,)
        first, last = np.split(told.row, 2)
        assert not np.array_equal(first, last)
