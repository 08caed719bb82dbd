"""Where sentences end: stops that do, and the many that do not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentences

ONE = [
    "The grant of £1.2 billion is for Mr. Oar and Dr. Quill.",
    "It is at No. 10, St. Anne's Road, as Prof. J. K. Sand said.",
    "Pier Ltd. of North Bay and Dock Inc. were paid, e.g. for stone, i.e. granite.",
    "Costs rose by 4.3% vs. 2.1 per cent on 1.5.2024 (see p. 4, para. 12).",
    "The site quays.example is open at 9 a.m. on Mondays.",
    "Work went on… and on, but it is not over.",
    "The U.K. Government paid; the U.S. firm did not.",
    "The fund (which opened in 2019.) paid it.",
    "Version 2.0 of the plan cost $65 million",
    "It asked Lord Oar et al. for a report.",
]

MANY = [
    ("It rained. It poured! Did it stop? It did.", ["It rained.", "It poured!", "Did it stop?", "It did."]),
    ("“We paid.” The minister left.", ["“We paid.”", "The minister left."]),
    ("He said: “We will.” “When?” she asked.", ["He said: “We will.”", "“When?” she asked."]),
    ("It is done (in 2019). Next is more.", ["It is done (in 2019).", "Next is more."]),
    (
        "It began in 2019. 5 quays followed. £3 million is left.",
        ["It began in 2019.", "5 quays followed.", "£3 million is left."],
    ),
    ("It went to the U.S. The rest stayed.", ["It went to the U.S.", "The rest stayed."]),
    ("It was bought by Dock Inc. In 2020 it was sold.", ["It was bought by Dock Inc.", "In 2020 it was sold."]),
    ("They mend nets, ropes, etc. This is new.", ["They mend nets, ropes, etc.", "This is new."]),
    ("That is plan B. We follow it.", ["That is plan B.", "We follow it."]),
    ("Costs fell.’ Then they rose.", ["Costs fell.’", "Then they rose."]),
    ("It ends here. e.Quay is a site.", ["It ends here.", "e.Quay is a site."]),
    ("Recommendation 4. Mend the quay.", ["Recommendation 4.", "Mend the quay."]),
    ("It opened in Leeds.The rest is shut.", ["It opened in Leeds.", "The rest is shut."]),
    (
        "It is at GOV.UK now, with node.Js and Isambard-AI.This helps.",
        ["It is at GOV.UK now, with node.Js and Isambard-AI.", "This helps."],
    ),
    ("(See the annex.) It is long.", ["(See the annex.)", "It is long."]),
]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence_stays_whole(text: str) -> None:
    assert sentences(text) == [(0, len(text))]


@pytest.mark.parametrize(("text", "said"), MANY)
def test_sentences_end_where_they_should(text: str, said: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == said


def test_a_stretch_of_text_is_read_alone() -> None:
    text = "One. Two is here. Three."
    assert [text[start:end] for start, end in sentences(text, 4, 18)] == ["Two is here."]


@given(st.text(st.sampled_from('Aa b.!?”("£4 Dr…'), max_size=60))
def test_sentences_tile_the_text(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= behind[0] for before, behind in pairwise(spans))
    covered = set().union(*(range(start, end) for start, end in spans)) if spans else set()
    assert all(text[at].isspace() for at in set(range(len(text))) - covered)


@pytest.mark.parametrize("mark", [", ", "; ", " ", ""])
def test_a_listing_without_stops_is_cut_between_its_items(mark: str) -> None:
    text = mark.join(f"item{n}" for n in range(1000))
    spans = sentences(text)
    assert max(end - start for start, end in spans) <= 2000
    assert "".join(text[start:end].replace(" ", "") for start, end in spans) == text.replace(" ", "")
    assert not mark.strip() or all(text[start:end].endswith(mark.strip()) for start, end in spans[:-1])
