"""The second look: names that the document has made known elsewhere stand for the same thing wherever they recur."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.capitals import is_generic
from ingest.gathering import Found
from ingest.gazetteer import Span
from ingest.person_words import bare
from ingest.tokens import Token, tokens
from ingest.wordlists import words
from ontology.authority.directory import authority
from ontology.terms import EntityType

_TAUGHT = frozenset(
    {
        "name.context",
        "name.small-head",
        "name.quoted",
        "name.given-name",
        "name.titled",
        "name.after-post",
        "name.marks",
        "name.cell",
        "name.award",
        "name.bracketed",
        "name.titled-report",
        "name.bullet",
    }
)
_SINGLE = frozenset({"name.surname", "name.brief"})
_SHORTEST = 3
Cut = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Taught:
    """A form that the document taught: its words and what they name."""

    words: tuple[str, ...]
    found: Found
    rule: str


def _forms(found: Found) -> Iterator[tuple[str, str]]:
    """Yield the forms that a name teaches, with the rule under which they are found again."""
    if found.type is EntityType.COMPANY:
        first = found.form.split()[0]
        if first != found.form and not found.key and _own_word(first):
            yield first, "name.brief"
    if found.rule not in _TAUGHT:
        return
    if found.type is EntityType.PERSON:
        name = bare(found.form)
        yield name, "name.again"
        if " " in name:
            yield name.split()[-1], "name.surname"
        return
    yield found.form, "name.again"
    if found.rule == "name.small-head":
        yield found.form.rpartition(" ")[0], "name.again"


def _own_word(word: str) -> bool:
    """Tell whether a firm’s first word is its own and may stand for it ("Torvald" for "Torvald Pumps")."""
    plain = word.casefold() in words("openers.txt") | words("plain.txt") | words("generic.txt") | words(
        "first_names.txt"
    )
    return word[0].isupper() and len(word) > _SHORTEST and not plain and not authority().by_form(word)


def _usable(form: Sequence[Token]) -> bool:
    if not form or not form[0].capital or all(is_generic(token) for token in form):
        return False
    word = form[0].fold
    return len(form) > 1 or (word not in words("openers.txt") and word not in words("plain.txt"))


def _same(one: Found, other: Found) -> bool:
    """Tell whether two names that teach one short form are forms of one name."""
    left, right = sorted((bare(one.form), bare(other.form)), key=len)
    return right.startswith(left)


def taught(found: Iterable[Found], short: Mapping[str, Found]) -> dict[str, tuple[Taught, ...]]:
    """Return what the document's own introductions teach, by first word: abbreviations, surnames, bare names.

    A form that would mean two things teaches nothing.
    """
    forms: dict[tuple[str, ...], Taught | None] = {}
    for brief, long in short.items():
        forms[(brief,)] = Taught((brief,), long, "name.abbreviation")
    for name in found:
        for form, rule in _forms(name):
            cut = tokens(form)
            key = tuple(token.text for token in cut)
            known = forms.get(key)
            if not _usable(cut) or (known and known.rule not in _SINGLE and key in forms):
                continue
            if known and rule == "name.brief":
                continue
            clash = known is not None and rule in _SINGLE and not _same(known.found, name)
            forms[key] = None if clash else Taught(key, name, rule)
    index: dict[str, list[Taught]] = {}
    for key, lesson in forms.items():
        if lesson:
            index.setdefault(key[0], []).append(lesson)
    return {first: tuple(sorted(same, key=lambda one: -len(one.words))) for first, same in index.items()}


def recurrences(
    sentence: Sequence[Token], taken: Mapping[int, Span], index: Mapping[str, tuple[Taught, ...]]
) -> Iterator[tuple[int, int, Taught]]:
    """Yield the taught names in what is left of a sentence, with their first token and the token behind them."""
    at = 0
    while at < len(sentence):
        lesson = next((one for one in index.get(sentence[at].text, ()) if _stands(sentence, taken, at, one)), None)
        if lesson:
            yield at, at + len(lesson.words), lesson
        at += len(lesson.words) if lesson else 1


def _stands(sentence: Sequence[Token], taken: Mapping[int, Span], at: int, lesson: Taught) -> bool:
    end = at + len(lesson.words)
    if tuple(token.text for token in sentence[at:end]) != lesson.words or any(here in taken for here in range(at, end)):
        return False
    return lesson.rule not in _SINGLE or not (end < len(sentence) and sentence[end].capital and end not in taken)
