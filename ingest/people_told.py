"""People whom no title and no given name shows: by what is said of them, their label, their post, their namesakes."""

from collections.abc import Collection, Iterator, Sequence

from ingest.capitals import Atoms, is_generic, is_name_word
from ingest.gazetteer import Span
from ingest.heads import head_at
from ingest.person_words import honours_end, names_end, surname_word
from ingest.tokens import Token
from ingest.wordlists import words
from ontology.terms import EntityType

_SAYING = frozenset(
    {"said", "says", "added", "commented", "adds", "comments", "explained", "welcomed", "joined", "told"}
)
_ATTRIBUTION = 25
_CHAIRED = frozenset({"chaired", "co-chaired", "headed"})
_FULL = 4
_LABEL = 6
_ROLES = frozenset(
    {"chair", "chairman", "chairwoman", "director", "executive", "boss", "leader", "president", "founder"}
)
_ACTING = frozenset({"has", "will", "is", "was", "and", "who", "warned", "announced", "opened", "visited", "told"})
_DESCRIBING = frozenset(
    {"who", "chair", "chairman", "chairwoman", "chief", "director", "leader", "head", "professor", "founder"}
    | {"deputy", "president", "managing", "principal", "secretary", "currently", "aged", "executive", "co-founder"}
)


def namesakes(sentence: Sequence[Token], taken: Atoms, surnames: Collection[str]) -> Iterator[Span]:
    """Yield two words in capitals of which the second is a surname that the text teaches ("and Sunniva Roe")."""
    for at in range(1, len(sentence)):
        first, last = sentence[at - 1], sentence[at]
        if last.text not in surnames:
            continue
        free = at - 1 not in taken and at not in taken and not (at > 1 and sentence[at - 2].capital)
        over = at + 1 >= len(sentence) or not sentence[at + 1].capital
        given = first.text.istitle() and len(first.text) > 2 and is_name_word(sentence, at - 1)
        plain = is_generic(first) or head_at(sentence, at - 1) is not None
        if given and free and over and not plain:
            yield Span(at - 1, at + 1, EntityType.PERSON, "name.given-name")


def lettered(sentence: Sequence[Token], at: int) -> Span | None:
    """Return the name before letters that only people have ("Dawn Roe MP")."""
    end = names_end(sentence, {}, at)
    letters = honours_end(sentence, end)
    if letters == end or end - at not in {2, 3} or not is_name_word(sentence, at) or head_at(sentence, at):
        return None
    return Span(at, letters, EntityType.PERSON, "name.lettered") if not head_at(sentence, end - 1) else None


def chair(sentence: Sequence[Token], at: int) -> Span | None:
    """Return the unknown name of who chairs ("chaired by X Y")."""
    if at < 2 or sentence[at - 1].fold != "by" or sentence[at - 2].fold not in _CHAIRED:
        return None
    end = names_end(sentence, {}, at)
    fits = end - at in {2, 3} and not any(
        head_at(sentence, here) or is_generic(sentence[here]) for here in range(at, end)
    )
    return Span(at, honours_end(sentence, end), EntityType.PERSON, "name.chair") if fits else None


def headed_by(sentence: Sequence[Token], atoms: Atoms, at: int) -> Span | None:
    """Return the unknown name between a role and a verb of saying or acting ("agency chair X Y said")."""
    if at == 0 or sentence[at - 1].fold not in _ROLES or sentence[at - 1].capital:
        return None
    end = names_end(sentence, atoms, at)
    acts = end < len(sentence) and (sentence[end].fold in _SAYING | _ACTING or sentence[end].text == ",")
    plain = any(head_at(sentence, here) or is_generic(sentence[here]) or here in atoms for here in range(at, end))
    return Span(at, end, EntityType.PERSON, "name.given-name") if acts and end - at in {2, 3} and not plain else None


def labelled(sentence: Sequence[Token], atoms: Atoms, at: int) -> Span | None:
    """Return the unknown name behind a label that asks for a person ("Report author: X Y")."""
    asked = 1 < at <= _LABEL and sentence[at - 1].text == ":" and sentence[at - 2].fold in words("person_labels.txt")
    end = names_end(sentence, atoms, at) if asked else at
    closed = end >= len(sentence) or sentence[end].text in {",", "(", "–", "-", ";"}
    plain = any(head_at(sentence, here) or is_generic(sentence[here]) or here in atoms for here in range(at, end))
    return Span(at, end, EntityType.PERSON, "name.given-name") if closed and end - at in {2, 3} and not plain else None


def described(sentence: Sequence[Token], atoms: Atoms, at: int) -> Span | None:
    """Return the unknown name that "who" or a role speaks of ("X Y, who chairs", "X Y, chief executive of Z")."""
    end = at
    while end < len(sentence) and end - at < _FULL and surname_word(sentence, atoms, end) and end not in atoms:
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


def quoted(sentence: Sequence[Token], atoms: Atoms) -> Span | None:
    """Return the unknown name at the start of an attribution: "Name Surname, chief executive of X, said:"."""
    end = names_end(sentence, {}, 0)
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
        end = names_end(sentence, {}, post.last)
        here = range(post.last, end)
        if len(here) in {2, 3} and not any(head_at(sentence, at) or is_generic(sentence[at]) for at in here):
            found.append(Span(post.last, honours_end(sentence, end), EntityType.PERSON, "name.after-post"))
    return found
