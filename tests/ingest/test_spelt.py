"""Short sums are spelt out for the parser and given back as they were written."""

import pytest

from ingest.parse import parse
from ingest.spelt import spelt
from ingest.text import Sentence

TEXTS = (
    "The depot will cost £4.6m, of which £3m is a grant and £1.6m will come from Norvale Council.",
    "Spend stood at £11.2m.",
    "It could save c.£300k a year, or $1bn-$2bn over ten.",
    "Nothing is written short in this £5 million sentence about 5m of rope.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_parsed_sentence_has_the_words_and_offsets_of_its_text(text: str) -> None:
    doc = parse([Sentence(0, 0, 0, len(text), text)])[0]
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_the_letter_of_a_short_sum_is_parsed_as_a_number() -> None:
    text = "Spend was £52.7m and the forecast is £149.8m, an underspend of £11.2m."
    doc = parse([Sentence(0, 0, 0, len(text), text)])[0]
    letters = [token for token in doc if token.text == "m"]
    assert [(token.tag_, token.head.lemma_) for token in letters] == [("CD", "be"), ("CD", "be"), ("CD", "of")]


@pytest.mark.parametrize(
    ("text", "longer"),
    [("£5m", "£5 million"), ("c.£5k", "c. £5 thousand"), ("£2bn.", "£2 billion."), ("5m", "5m"), ("£5mm", "£5mm")],
)
def test_only_letters_behind_a_sum_are_spelt_out(text: str, longer: str) -> None:
    assert spelt(text)[0] == longer
