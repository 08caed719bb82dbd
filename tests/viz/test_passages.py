"""A text cut by spans is the text, and each stretch knows the claims that cover it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viz.passages import stretches


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    text = draw(st.text(min_size=1, max_size=60))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    pairs = draw(st.lists(ends.map(sorted).filter(lambda pair: pair[0] < pair[1]), max_size=8))
    return text, [(start, end, f"claim/{nth}") for nth, (start, end) in enumerate(pairs)]


@given(_marked())
def test_stretches_joined_are_the_text_and_cover_their_claims(marked: tuple[str, list[tuple[int, int, str]]]) -> None:
    text, spans = marked
    found = stretches(text, spans)
    assert "".join(stretch.text for stretch in found) == text
    for start, end, claim in spans:
        assert "".join(stretch.text for stretch in found if claim in stretch.claims) == text[start:end]
        assert sum(claim in stretch.opens for stretch in found) == 1


@pytest.mark.parametrize("span", [(-1, 2), (0, 99), (2, 2)])
def test_evidence_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="leaves its text"):
        stretches("short", [(*span, "claim/1")])
