"""People: by title, by given name and surname, and by what is said of them."""

from collections.abc import Sequence

from ingest.capitals import Atoms, is_generic
from ingest.gazetteer import Span
from ingest.heads import head_at
from ingest.people_told import chair, described, headed_by, labelled, lettered, quoted
from ingest.person_words import after_titles, honours_end, is_given, letters, names_end
from ingest.tokens import Token
from ingest.wordlists import words
from ontology.terms import EntityType

_ADDRESSED = frozenset({"speaker", "deputy", "chairman", "president", "mayor"})
_SHIPS = frozenset({"MV", "HMS", "RRS", "RMS", "SS"})


def _person(sentence: Sequence[Token], atoms: Atoms, at: int) -> Span | None:
    """Return the person named from a token on: with a title, or by a given name and more."""
    first = after_titles(sentence, at)
    titled = first > at
    if first >= len(sentence) or (at > 0 and sentence[at - 1].text in _SHIPS):
        return None
    if titled and sentence[first].fold in _ADDRESSED:
        return None
    if titled and sentence[at].fold in words("ranks.txt") and not is_given(sentence, first):
        return None
    end = names_end(sentence, atoms, first)
    end = next(
        (here for here in range(first + 1, end) if head_at(sentence, here) and not _surname(sentence, here)), end
    )
    if not (_fits_title(sentence, first, end) if titled else _fits_given(sentence, first, end)):
        return None
    return Span(at, honours_end(sentence, end), EntityType.PERSON, "name.titled" if titled else "name.given-name")


def _surname(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a head word ends a person's name rather than a building's ("Wendy Hall")."""
    if any(sentence[back].fold in {"the", "'s"} for back in range(max(0, at - 3), at) if sentence[back].text.islower()):
        return False
    over = at + 1 >= len(sentence) or not sentence[at + 1].capital or sentence[at + 1].text in letters()
    return over and sentence[at].fold in words("surnames.txt")


def _fits_title(sentence: Sequence[Token], first: int, end: int) -> bool:
    return end > first + 1 or (end == first + 1 and not is_generic(sentence[first]))


def _fits_given(sentence: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether a given name goes on to a surname, which no head word takes away ("Alan Turing Institute")."""
    if end - first == 2 and sentence[first + 1].fold in words("plain.txt"):
        return False
    return is_given(sentence, first) and end - first > 1


def _read(sentence: Sequence[Token], atoms: Atoms, at: int) -> Span | None:
    return (
        _person(sentence, atoms, at)
        or headed_by(sentence, atoms, at)
        or labelled(sentence, atoms, at)
        or lettered(sentence, at)
        or chair(sentence, at)
        or described(sentence, atoms, at)
    )


def person_spans(sentence: Sequence[Token], atoms: Atoms) -> list[Span]:
    """Return the people whom a sentence names by title, given name or as the one who is quoted, left to right."""
    found: list[Span] = []
    at = 0
    while at < len(sentence):
        capital = sentence[at].text[0].isupper() and not _within_post(atoms, at)
        span = _read(sentence, atoms, at) if capital else None
        if span:
            found.append(span)
        at = span.last if span else at + 1
    speaker = quoted(sentence, atoms) if sentence else None
    return [*found, speaker] if speaker else found


def _within_post(atoms: Atoms, at: int) -> bool:
    """Tell whether a word is of a known office, whatever else it might be ("First Sea Lord")."""
    return at in atoms and atoms[at].type is EntityType.POST and atoms[at].first < at
