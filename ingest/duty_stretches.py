"""How far a clause reaches: the stretch of a sentence that states an act, and the short phrase that names it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.clauses import Clause

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]

_TRAILING = " \t.,;:–—-("
_LONGEST_ACTION = 16
_BREAK = re.compile(
    r"\s*(?:,\s*(?:which|who|including|with|as|so|but|and|while|in)\b|\s[–—-]\s|;|:|\(|\bso that\b|\bin order to\b)"
)
_RESULTS = frozenset({"so", "while", "although", "because", "if", "when", "where", "whereas", "as"})


def stretch(doc: "Doc", clause: Clause) -> Span:
    """Return where a clause stands in its sentence: from its subject to the end of what belongs to its verb."""
    tokens = [token for token in _own(clause.head) if token.i >= _first(clause)]
    start = min((token.i for token in tokens), default=clause.head.i)
    end = max((token.i for token in tokens), default=clause.verb.i)
    return trimmed(doc.text, doc[start].idx, doc[end].idx + len(doc[end].text))


def _first(clause: Clause) -> int:
    subject = clause.subject
    if subject is None or clause.head.dep_ == "conj":
        return clause.head.left_edge.i
    return subject.left_edge.i if subject.i < clause.head.i else clause.head.left_edge.i


def _own(head: "Token") -> Iterator["Token"]:
    """Yield the tokens under a verb, and its subject's; co-ordinated verbs and results have stretches of their own."""
    stack = [head]
    while stack:
        token = stack.pop()
        yield token
        stack.extend(child for child in token.children if not (token == head and _apart(child)))
    if head.dep_ in {"relcl", "acl"}:
        yield from (token for token in head.head.subtree if head.head.left_edge.i <= token.i <= head.i)


def _apart(child: "Token") -> bool:
    if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
        return True
    if child.dep_ in {"cc", "punct", "parataxis", "dep"}:
        return True
    return child.dep_ == "advcl" and any(each.lower_ in _RESULTS and each.dep_ == "mark" for each in child.children)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without stops, dashes and open brackets at its ends."""
    while start < end and text[start] in _TRAILING + ")":
        start += 1
    while end > start + 1 and text[end - 1] in _TRAILING:
        end -= 1
    return start, end


def action(doc: "Doc", clause: Clause, end: int) -> str:
    """Return the verb and its object as a short phrase of the text."""
    first = next((child for child in clause.verb.children if child.dep_ == "auxpass"), clause.verb)
    short = phrase(doc.text, min(first.idx, clause.verb.idx), end)
    last = clause.verb.right_edge
    return short if " " in short else phrase(doc.text, clause.verb.idx, last.idx + len(last.text))


def phrase(text: str, start: int, end: int) -> str:
    """Return the words from ``start``, cut at the first break in sense or after some words."""
    cut = _BREAK.search(text, start + 12, end) if end - start > 12 else None
    words = text[start : cut.start() if cut else end].split()
    return " ".join(words[:_LONGEST_ACTION]).strip(_TRAILING)
