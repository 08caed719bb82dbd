"""Deadlines that are clauses: what must not have happened yet ("before a contract is let", "until X has tested it")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.deadlines import Deadline

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARKS = frozenset({"before", "until", "till"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_LONGEST = 110
_TRAILING = ' ,;.)”"’–—'


def clause_deadlines(doc: "Doc") -> Iterator[Deadline]:
    """Yield the clauses of a sentence before or until whose event something is due."""
    for mark in doc:
        verb = mark.head
        if mark.lower_ in _MARKS and mark.i < verb.i and verb.pos_ in {"VERB", "AUX"} and _finite(verb):
            end = _end(doc, mark, verb)
            words = doc.text[mark.idx : end].rstrip(_TRAILING)
            if len(words) <= _LONGEST:
                yield Deadline(mark.idx, mark.idx + len(words), words, limit=True)


def _finite(verb: "Token") -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def _end(doc: "Doc", mark: "Token", verb: "Token") -> int:
    """Return where the clause ends: at what belongs to its verb, but for verbs that are joined to it."""
    apart = {each.i for child in verb.children if child.dep_ in {"conj", "cc"} for each in child.subtree}
    last = max(each.i for each in verb.subtree if each.i >= mark.i and each.i not in apart)
    return int(doc[last].idx + len(doc[last].text))


def joined(found: tuple[Deadline, ...], doc: "Doc") -> tuple[Deadline, ...]:
    """Return the deadlines of a sentence with those that are clauses; a clause takes in the times inside it."""
    whole = list(clause_deadlines(doc))
    apart = [each for each in found if not any(each.start < one.end and one.start < each.end for one in whole)]
    return tuple(sorted([*whole, *apart], key=lambda each: each.start))
