"""The encoder: pieces of words, a vector for each word whatever else is read, the same bytes in every run."""

import numpy as np
import pytest

from ingest import encoder
from ingest.encoder import pieces, vectors
from ingest.windows import KNOWN_MONEY, MARKS, Window, Word, windows
from tests.ingest.reading import names, text

ONE = "The Crane Trust will train twelve divers in Saltmouth by 2026.\n"
OTHER = "The Environment Agency paid £4 million for the wall at North Bay.\n"


def window(source: str) -> Window:
    (made,) = windows(text(source), names(source))
    return made


def word(form: str, shape: int = 1, known: int = 0) -> Word:
    return Word(form, 0, 0, 0, len(form), shape, known)


def test_marks_are_words_of_the_vocabulary_each_its_own() -> None:
    marks = [pieces(mark) for mark in (*MARKS.values(), "[unused5]", "[unused6]")]
    assert all(len(its) == 1 for its in marks)
    assert len(set(marks)) == len(marks)
    assert (encoder._UNKNOWN,) not in marks


@pytest.mark.parametrize("form", ["[unused99999]", "☃", "\u200b", "", "x" * 500])
def test_what_the_vocabulary_lacks_is_one_unknown_piece(form: str) -> None:
    assert pieces(form) == (encoder._UNKNOWN,)


def test_a_long_word_is_read_by_its_first_pieces() -> None:
    assert len(pieces("Ab" * 30)) == encoder._MOST_PIECES
    assert pieces("Ab" * 30) == pieces("ab" * 40)


def test_each_word_has_a_vector() -> None:
    made = window(ONE)
    found = vectors(made)
    assert found.shape[0] == len(made)
    assert found.dtype == np.float32
    assert np.isfinite(found).all()
    assert len({row.tobytes() for row in found}) == len(made)


def test_what_else_is_read_does_not_matter() -> None:
    alone = vectors(window(ONE)).tobytes()
    vectors(window(OTHER))
    vectors(window(OTHER + ONE))
    assert vectors(window(ONE)).tobytes() == alone


def test_two_runs_give_the_same_bytes() -> None:
    first = vectors(window(OTHER)).tobytes()
    encoder._session.cache_clear()
    encoder._tokenizer.cache_clear()
    pieces.cache_clear()
    assert vectors(window(OTHER)).tobytes() == first


@pytest.mark.parametrize("other", [word("pier", 3), word("pier", 1, KNOWN_MONEY), word("wall")])
def test_shape_known_kind_and_form_of_a_word_count(other: Word) -> None:
    here, there = vectors((word("the"), word("pier"))), vectors((word("the"), other))
    assert not np.array_equal(here, there)


def test_a_window_of_too_many_pieces_is_cut_and_still_has_a_vector_for_each_word() -> None:
    long = tuple(word("Ab" * 30) for _ in range(100))
    found = vectors(long)
    assert found.shape[0] == len(long)
    assert np.array_equal(found[-1], found[-2])
    assert not np.array_equal(found[0], found[1])
