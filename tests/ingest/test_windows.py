"""Windows hold a text whole and in order; each word knows its place, and what stands before it is marked."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.mentions import Mention, Names
from ingest.text import BlockKind, Text
from ingest.windows import (
    KNOWN_GOVERNMENT,
    KNOWN_MONEY,
    KNOWNS,
    MARKS,
    MOST_WORDS,
    NOWHERE,
    SHAPES,
    TYPES,
    Window,
    Word,
    from_elsewhere,
    shape,
    windows,
)
from ontology.model import NamedEntity
from ontology.terms import EntityType
from tests import strategies
from tests.ingest.reading import names as named
from tests.ingest.reading import text


def nameless(read: Text) -> Names:
    return Names((), tuple(() for _ in read.sentences))


def cut(source: str) -> tuple[Text, list[Window]]:
    read = text(source)
    return read, list(windows(read, nameless(read)))


def split(window: Window) -> tuple[Window, Window]:
    """Return what stands before a window, and its own words from the mark of its first block on."""
    at = next(at for at, word in enumerate(window) if word.text in MARKS.values())
    return window[:at], window[at:]


def shown(words: Window) -> str:
    return " ".join(word.text for word in words)


_PIECES = st.one_of(
    strategies.words(1, 60),
    st.lists(strategies.names(), min_size=1, max_size=90).map(" ".join).map(lambda line: f"{line}."),
    strategies.words(1, 20).map(lambda line: f"# {line}"),
    st.lists(strategies.words(1, 20), min_size=1, max_size=4).map(lambda items: "\n".join(f"• {one}" for one in items)),
    st.lists(st.tuples(strategies.words(1, 12), strategies.words(1, 12)), min_size=1, max_size=4).map(
        lambda rows: "\n".join(["Body\tAward", *("\t".join(row) for row in rows)])
    ),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=8).map("\n\n".join))
def test_every_word_stands_once_in_order_and_at_its_place(source: str) -> None:
    read, made = cut(source)
    own = [word for window in made for word in window if word.block != NOWHERE]
    assert all(read.blocks[word.block].text[word.start : word.end] == word.text for word in own)
    assert all(read.sentences[word.sentence].block == word.block for word in own)
    assert all(one.end <= other.start for one, other in pairwise(own) if one.block == other.block)
    for block in read.blocks:
        held = "".join(word.text for word in own if word.block == block.index)
        whole = "" if block.kind is BlockKind.FURNITURE else "".join(block.text.split())
        assert held == whole
    assert [word.block for word in own] == sorted(word.block for word in own)


@settings(max_examples=80, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=8).map("\n\n".join))
def test_windows_are_short_enough_and_begin_with_marks(source: str) -> None:
    _, made = cut(source)
    for window in made:
        before, own = split(window)
        assert all(word.block == NOWHERE for word in before)
        assert 1 < len(own) <= MOST_WORDS
        assert all(0 <= word.shape < SHAPES and 0 <= word.known < KNOWNS for word in window)
        assert all((word.start, word.end) == (0, 0) for word in window if word.block == NOWHERE)


def test_blocks_share_a_window_each_after_the_mark_of_its_kind() -> None:
    _, (window,) = cut("Quays\n\nWe will:\n\n• mend it\n\nIt held.\n")
    assert shown(window) == "[unused1] Quays [unused2] We will : [unused3] mend it [unused2] It held ."


def test_what_does_not_fit_begins_a_window_of_its_own() -> None:
    line = "stone " * (MOST_WORDS - 8)
    _, made = cut(f"Quays\n\nThe {line.strip()}.\n\nIt was mended in the year after that.\n")
    assert len(made) == 2
    assert shown(made[1]) == "[unused6] Quays [unused2] It was mended in the year after that ."


def test_a_long_block_is_cut_and_marked_again() -> None:
    count = 2 * MOST_WORDS
    _, made = cut("Stone " * count + "held.\n")
    owns = [split(window)[1] for window in made]
    assert [len(own) for own in owns] == [MOST_WORDS, MOST_WORDS, count + 2 - 2 * (MOST_WORDS - 1) + 1]
    assert all(own[0].text == MARKS[BlockKind.PARAGRAPH] for own in owns)


def test_title_and_nearest_heading_stand_before_a_window_but_not_before_themselves() -> None:
    line = " ".join(["stone"] * (MOST_WORDS - 4))
    heads = "Quays and walls\n\n1. Money\n\n"
    _, made = cut(f"{heads}1.1 The {line}.\n\n1.2 The {line}.\n")
    befores = [shown(split(window)[0]) for window in made]
    assert befores[0] == ""
    assert befores[-1] == "[unused6] Quays and walls [unused6] Money"


def test_a_long_heading_is_cut() -> None:
    line = " ".join(["stone"] * (MOST_WORDS - 4))
    title = " ".join(f"w{number}" for number in range(20))
    _, made = cut(f"# {title}\n\nThe {line}.\n")
    assert shown(split(made[-1])[0]) == "[unused6] " + " ".join(title.split()[:14])


def test_the_end_of_a_lead_in_stands_before_a_bullet() -> None:
    lead = (
        " ".join(["ahead"] * (MOST_WORDS - 30)) + " of which the Crane Trust and all of its many divers will by 2026:"
    )
    items = "\n".join("• " + " ".join(["stone"] * 30) for _ in range(2))
    _, made = cut(f"Quays\n\n{lead}\n\n{items}\n")
    before, own = split(made[-1])
    assert own[0].text == MARKS[BlockKind.BULLET]
    assert shown(before) == "[unused6] Quays [unused6] " + " ".join([*lead.replace(":", " :").split()][-14:])


def test_a_heading_that_leads_in_is_said_once() -> None:
    items = "\n".join("• " + " ".join(["stone"] * (MOST_WORDS - 10)) + ";" for _ in range(2))
    _, made = cut(f"# Quays\n\n{items}\n")
    assert all(shown(split(window)[0]).count("Quays") <= 1 for window in made)


def test_headers_stand_before_their_cells() -> None:
    _, (window,) = cut("Body\tAward of the year and more\nPier Ltd\t£20\nDock plc\t£3\n")
    said = shown(window)
    row = f"{MARKS[BlockKind.ROW]} [unused5] Body Pier Ltd [unused5] Award of the year £ 20"
    assert said.startswith(row)
    assert said.endswith("[unused5] Body Dock plc [unused5] Award of the year £ 3")


def test_furniture_is_left_out() -> None:
    _, made = cut("It is open.\n\n-ENDS-\n\nNotes to editors\n\nThe Fund was set up in 2021.\n")
    assert "ENDS" not in {word.text for window in made for word in window}


def test_a_text_without_words_has_no_windows() -> None:
    assert cut("\n\n")[1] == []


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("quay", 1),
        ("5m", 1),
        ("Quay", 2),
        ("NHS", 3),
        ("A1", 3),
        ("McKay", 4),
        ("iPhone", 4),
        ("2nd3D", 4),
        ("漢", 4),
        ("2024", 5),
        ("²", 5),
        (",", 6),
        ("£", 6),
        ("_x", 6),
        ("A", 7),
        ("a", 1),
    ],
)
def test_shapes(word: str, number: int) -> None:
    assert shape(word) == number


def known(source: str, names: Names) -> dict[str, int]:
    (window,) = windows(text(source), names)
    return {word.text: word.known for word in window if word.block != NOWHERE}


def entity(number: int, name: str, kind: EntityType) -> NamedEntity:
    return NamedEntity(id=f"e{number}", name=name, type=kind)


def mention(source: str, form: str, number: int | None) -> Mention:
    return Mention(0, source.index(form), source.index(form) + len(form), form, number, "name.test")


def test_words_know_what_rules_take_them_for() -> None:
    source = "We paid the Crane Trust of Hull £4 million."
    things = (entity(1, "Crane Trust of Hull", EntityType.COMPANY), entity(2, "Hull", EntityType.PLACE))
    mentions = (mention(source, "We", None), mention(source, "Hull", 1), mention(source, "Crane Trust of Hull", 0))
    first = 1 + TYPES.index(EntityType.COMPANY)
    later = first + len(TYPES)
    assert known(source, Names(things, (mentions,))) == {
        "We": KNOWN_GOVERNMENT,
        "paid": 0,
        "the": 0,
        "Crane": first,
        "Trust": later,
        "of": later,
        "Hull": later,
        "£": KNOWN_MONEY,
        "4": KNOWN_MONEY,
        "million": KNOWN_MONEY,
        ".": 0,
    }


def test_each_type_has_numbers_of_its_own() -> None:
    source = "The Crane Trust spoke."
    numbers = set()
    for kind in EntityType:
        said = known(source, Names((entity(1, "Crane Trust", kind),), ((mention(source, "Crane Trust", 0),),)))
        numbers |= {said["Crane"], said["Trust"]}
    assert len(numbers) == 2 * len(EntityType)
    assert numbers.isdisjoint({0, KNOWN_MONEY, KNOWN_GOVERNMENT})
    assert max(numbers) < KNOWNS


def test_a_sentence_of_names_is_known_word_by_word() -> None:
    source = "The Environment Agency helps Natural England.\n"
    said = known(source, named(source))
    assert [word for word in re.findall(r"\w+", source) if said[word]] == [
        "Environment",
        "Agency",
        "Natural",
        "England",
    ]


def test_words_are_frozen() -> None:
    word = Word("quay", 0, 0, 0, 4, 1, 0)
    with pytest.raises(AttributeError):
        word.text = "wall"  # type: ignore[misc]


def test_a_window_is_told_the_names_that_others_say() -> None:
    source = "# Natural England\n\n" + "\n\n".join("Tides came in and went out again. " * 12 for _ in range(6)) + "\n"
    read = text(source)
    first, *others = windows(read, named(source))
    assert others
    assert from_elsewhere(first) == []
    for window in others:
        ((low, high, kind),) = from_elsewhere(window)
        assert [(word.text, word.elsewhere, word.block) for word in window[low : high + 1]] == [
            ("Natural", "Natural England", NOWHERE),
            ("England", "Natural England", NOWHERE),
        ]
        assert kind is EntityType.BODY
        assert [word.known for word in window[low : high + 1]] == [
            1 + TYPES.index(kind),
            1 + TYPES.index(kind) + len(TYPES),
        ]
