"""People: titles, given names and surnames, letters behind the name, and who is quoted."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from ingest.capitals import Atoms, is_generic, is_name_word
from ingest.gazetteer import Span
from ingest.heads import head_at
from ingest.tokens import Token, fold
from ingest.wordlists import words
from ontology.terms import EntityType

_PARTICLES = frozenset(
    {"de", "da", "del", "della", "der", "den", "van", "von", "bin", "al", "ap", "le", "la", "di", "st"}
)
_SAYING = frozenset(
    {"said", "says", "added", "commented", "adds", "comments", "explained", "welcomed", "joined", "told"}
)
_ATTRIBUTION = 25
_MONTH_NAMES = frozenset({"may", "june", "april", "august", "march", "augusta"})
_PEERS = frozenset({"lord", "lady", "baroness", "baron", "viscount", "earl"})
_ADDRESSED = frozenset({"speaker", "deputy", "chairman", "president", "mayor"})
_SHIPS = frozenset({"MV", "HMS", "RRS", "RMS", "SS"})
_CHAIRED = frozenset({"chaired", "co-chaired", "headed"})
_LONGEST = 4
_FULL = 4
_LABEL = 6
_ROLES = frozenset({"chair", "chairman", "chairwoman", "director", "executive", "boss", "leader", "president", "founder"})
_ACTING = frozenset({"has", "will", "is", "was", "and", "who", "warned", "announced", "opened", "visited", "told"})
_DESCRIBING = frozenset(
    {"who", "chair", "chairman", "chairwoman", "chief", "director", "leader", "head", "professor", "founder"}
    | {"deputy", "president", "managing", "principal", "secretary", "currently", "aged", "executive", "co-founder"}
)


@cache
def _titles() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for title in words("titles.txt"):
        cut = tuple(re.findall(r"[^\W_]+|\.", title))
        found.setdefault(cut[0], []).append(cut)
    return {first: tuple(sorted(cuts, key=lambda cut: (-len(cut), cut))) for first, cuts in found.items()}


def _title(sentence: Sequence[Token], at: int) -> int:
    """Return the token behind a title, or the same token where none stands there."""
    if not sentence[at].text[0].isupper():
        return at
    for cut in _titles().get(sentence[at].fold, ()):
        end = at + len(cut)
        if tuple(token.fold for token in sentence[at:end]) == cut:
            return end
    return at


def _after_titles(sentence: Sequence[Token], at: int) -> int:
    while at < len(sentence) and (end := _title(sentence, at)) > at:
        at = end + 1 if end < len(sentence) and sentence[end].text == "." else end
    return at


def _surname_word(sentence: Sequence[Token], atoms: Atoms, at: int) -> bool:
    token = sentence[at]
    if not token.text[0].isupper() or token.fold in words("never.txt") or token.fold in words("honours.txt"):
        return False
    if token.text.isupper() and len(token.text) > 1:
        return False
    known = atoms.get(at)
    return known is None or known.last - known.first == 1 or known.type is EntityType.PERSON


def _names(sentence: Sequence[Token], atoms: Atoms, at: int) -> int:
    """Return the end of the names that begin at a token: capitalised words, initials, particles."""
    here = at
    while here < len(sentence) and here - at < _LONGEST:
        token = sentence[here]
        month = token.text.istitle() and _month_name(sentence, at, here)
        if not (month or _surname_word(sentence, atoms, here) or (here > at and _between_names(sentence, here))):
            break
        here += 1
    return _seated(sentence, at, here)


def _between_names(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a token goes on with a name: a particle before a capital, or the stop behind an initial."""
    if at + 1 >= len(sentence):
        return False
    if sentence[at].fold in _PARTICLES:
        return sentence[at + 1].text[0].isupper()
    return sentence[at].text == "." and len(sentence[at - 1].text) == 1


def _seated(sentence: Sequence[Token], first: int, end: int) -> int:
    """Return the end of a peer's seat behind the name ("Baroness Roe of Ambridge")."""
    peer = first > 0 and sentence[first - 1].fold in _PEERS
    if peer and end + 1 < len(sentence) and sentence[end].fold == "of" and sentence[end + 1].text[0].isupper():
        return end + 2
    return end


def _month_name(sentence: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a month's name is a person's: behind a given name or title, before no number."""
    if sentence[at].fold not in _MONTH_NAMES or (at + 1 < len(sentence) and sentence[at + 1].text.isdigit()):
        return False
    behind = sentence[at - 1].fold if at else ""
    return behind in words("first_names.txt") or (
        at == first and behind in {"dr", "dame", "sir", "ms", "mrs", "mr", "professor", "."}
    )


def namesakes(sentence: Sequence[Token], taken: Atoms, surnames: Collection[str]) -> Iterator[Span]:
    """Yield two words in capitals of which the second is a surname that the text teaches ("and Sunniva Roe")."""
    for at in range(1, len(sentence)):
        first, last = sentence[at - 1], sentence[at]
        free = at - 1 not in taken and at not in taken and not (at > 1 and sentence[at - 2].capital)
        over = at + 1 >= len(sentence) or not sentence[at + 1].capital
        if last.text in surnames and first.text.istitle() and free and over and is_name_word(sentence, at - 1):
            if not is_generic(first) and head_at(sentence, at - 1) is None and len(first.text) > 2:
                yield Span(at - 1, at + 1, EntityType.PERSON, "name.given-name")


def _lettered(sentence: Sequence[Token], at: int) -> Span | None:
    """Return the name before letters that only people have ("Dawn Roe MP")."""
    end = _names(sentence, {}, at)
    letters = _honours(sentence, end)
    if letters == end or end - at not in {2, 3} or not is_name_word(sentence, at) or head_at(sentence, at):
        return None
    return Span(at, letters, EntityType.PERSON, "name.lettered") if not head_at(sentence, end - 1) else None


def _chair(sentence: Sequence[Token], at: int) -> Span | None:
    """Return the unknown name of who chairs ("chaired by X Y")."""
    if at < 2 or sentence[at - 1].fold != "by" or sentence[at - 2].fold not in _CHAIRED:
        return None
    end = _names(sentence, {}, at)
    fits = end - at in {2, 3} and not any(
        head_at(sentence, here) or is_generic(sentence[here]) for here in range(at, end)
    )
    return Span(at, _honours(sentence, end), EntityType.PERSON, "name.chair") if fits else None


def _honours(sentence: Sequence[Token], at: int) -> int:
    while at < len(sentence) and sentence[at].text in _letters():
        at += 1
    return at


@cache
def _letters() -> frozenset[str]:
    return frozenset(word.upper() for word in words("honours.txt")) | {"PhD", "FREng", "FMedSci"}


def _is_given(sentence: Sequence[Token], at: int) -> bool:
    token = sentence[at]
    return token.text[0].isupper() and token.fold.split("-")[0] in words("first_names.txt") and not token.text.isupper()


def is_person_start(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a person's name begins at a token: a title, or a given name with a capitalised word behind it."""
    if _title(sentence, at) > at and sentence[at].fold not in words("ranks.txt"):
        return True
    return _is_given(sentence, at) and at + 1 < len(sentence) and sentence[at + 1].text[0].isupper()


def _person(sentence: Sequence[Token], atoms: Atoms, at: int) -> Span | None:
    """Return the person named from a token on: with a title, or by a given name and more."""
    first = _after_titles(sentence, at)
    titled = first > at
    if first >= len(sentence) or (at > 0 and sentence[at - 1].text in _SHIPS):
        return None
    if titled and sentence[first].fold in _ADDRESSED:
        return None
    if titled and sentence[at].fold in words("ranks.txt") and not _is_given(sentence, first):
        return None
    end = _names(sentence, atoms, first)
    end = next((here for here in range(first + 1, end) if head_at(sentence, here) and not _surname(sentence, here)), end)
    if not (_fits_title(sentence, first, end) if titled else _fits_given(sentence, first, end)):
        return None
    return Span(at, _honours(sentence, end), EntityType.PERSON, "name.titled" if titled else "name.given-name")


def _surname(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a head word ends a person's name rather than a building's ("Wendy Hall")."""
    over = at + 1 >= len(sentence) or not sentence[at + 1].capital or sentence[at + 1].text in _letters()
    return over and sentence[at].fold in words("surnames.txt")


def _fits_title(sentence: Sequence[Token], first: int, end: int) -> bool:
    return end > first + 1 or (end == first + 1 and not is_generic(sentence[first]))


def _fits_given(sentence: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether a given name goes on to a surname, which no head word takes away ("Alan Turing Institute")."""
    if end - first == 2 and sentence[first + 1].fold in words("plain.txt"):
        return False
    return _is_given(sentence, first) and end - first > 1


def _read(sentence: Sequence[Token], atoms: Atoms, at: int) -> Span | None:
    return _person(sentence, atoms, at) or _headed_by(sentence, atoms, at) or _labelled(sentence, atoms, at) or _lettered(sentence, at) or _chair(sentence, at) or _who(sentence, atoms, at)


def _headed_by(sentence: Sequence[Token], atoms: Atoms, at: int) -> Span | None:
    """Return the unknown name between a role and a verb of saying or acting ("agency chair X Y said")."""
    if at == 0 or sentence[at - 1].fold not in _ROLES or sentence[at - 1].capital:
        return None
    end = _names(sentence, atoms, at)
    acts = end < len(sentence) and (sentence[end].fold in _SAYING | _ACTING or sentence[end].text == ",")
    plain = any(head_at(sentence, here) or is_generic(sentence[here]) or here in atoms for here in range(at, end))
    return Span(at, end, EntityType.PERSON, "name.given-name") if acts and end - at in {2, 3} and not plain else None


def _labelled(sentence: Sequence[Token], atoms: Atoms, at: int) -> Span | None:
    """Return the unknown name behind a label that asks for a person ("Report author: X Y")."""
    asked = 1 < at <= _LABEL and sentence[at - 1].text == ":" and sentence[at - 2].fold in words("person_labels.txt")
    end = _names(sentence, atoms, at) if asked else at
    closed = end >= len(sentence) or sentence[end].text in {",", "(", "–", "-", ";"}
    plain = any(head_at(sentence, here) or is_generic(sentence[here]) or here in atoms for here in range(at, end))
    return Span(at, end, EntityType.PERSON, "name.given-name") if closed and end - at in {2, 3} and not plain else None


def _who(sentence: Sequence[Token], atoms: Atoms, at: int) -> Span | None:
    """Return the unknown name that "who" or a role speaks of ("X Y, who chairs", "X Y, chief executive of Z")."""
    end = at
    while end < len(sentence) and end - at < _FULL and _surname_word(sentence, atoms, end) and end not in atoms:
        end += 1
    if not 1 < end - at < _FULL or end + 1 >= len(sentence) or sentence[end].text != ",":
        return None
    role = sentence[end + 1].fold in _DESCRIBING and (not sentence[end + 1].capital or _speaks_of(sentence, end + 1))
    plain = any(
        head_at(sentence, here) or is_generic(sentence[here]) or not is_name_word(sentence, here)
        for here in range(at, end)
    )
    new = at == 0 or not sentence[at - 1].capital
    return Span(at, end, EntityType.PERSON, "name.chair") if role and new and not plain else None


def _speaks_of(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a role in capitals goes on as a role does ("Chief Executive of X", "Director at Y")."""
    return any(token.fold in {"of", "at", "for"} for token in sentence[at + 1 : at + 4])


def _quoted(sentence: Sequence[Token], atoms: Atoms) -> Span | None:
    """Return the unknown name at the start of an attribution: "Name Surname, chief executive of X, said:"."""
    end = _names(sentence, {}, 0)
    if not 2 <= end <= 3 or end >= len(sentence) or any(head_at(sentence, here) for here in range(end)):
        return None
    if any(not is_name_word(sentence, here) or is_generic(sentence[here]) for here in range(end)):
        return None
    says = sentence[end].fold in _SAYING
    if sentence[end].text == ",":
        says = any(token.fold in _SAYING for token in sentence[end : end + _ATTRIBUTION])
    whole = any(atoms[here].last - atoms[here].first > 1 or here == end - 1 for here in range(end) if here in atoms)
    return Span(0, end, EntityType.PERSON, "name.quoted") if says and not whole else None


def people_in_post(sentence: Sequence[Token], posts: Sequence[Span]) -> list[Span]:
    """Return the people named right behind their post, whatever their name ("AI Minister X Y said")."""
    found = []
    for post in posts:
        end = _names(sentence, {}, post.last)
        here = range(post.last, end)
        if len(here) in {2, 3} and not any(head_at(sentence, at) or is_generic(sentence[at]) for at in here):
            found.append(Span(post.last, _honours(sentence, end), EntityType.PERSON, "name.after-post"))
    return found


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
    quoted = _quoted(sentence, atoms) if sentence else None
    return [*found, quoted] if quoted else found


def _within_post(atoms: Atoms, at: int) -> bool:
    """Tell whether a word is of a known office, whatever else it might be ("First Sea Lord")."""
    return at in atoms and atoms[at].type is EntityType.POST and atoms[at].first < at


def bare(form: str) -> str:
    """Return a person's name without titles before it and letters behind it: "Dame Jane Roe DBE" is "Jane Roe"."""
    parts = form.split()
    while parts and parts[-1].strip(",") in _letters():
        parts.pop()
    here = 0
    while here < len(parts):
        taken = _title_words(parts, here)
        if taken == 0 or here + taken >= len(parts):
            break
        here += taken
    return " ".join(parts[here:])


def _title_words(parts: Sequence[str], at: int) -> int:
    for size in (3, 2, 1):
        if fold(" ".join(parts[at : at + size])).replace(".", "") in words("titles.txt"):
            return size
    return 0
