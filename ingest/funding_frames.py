"""The frame of a money expression: the nouns it measures and the verbs that govern it, read off the parse."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.funding_words import NounClass, VerbClass, noun_class, verb_class
from ingest.money import Money

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART", "SYM"})
_MEASURING = frozenset({"of", "worth", "totalling", "totaling"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_LONGEST_PHRASE = 10


@dataclass(frozen=True, slots=True)
class Step:
    """A verb above the money, and the arc by which the money hangs on it: "dobj", "nsubjpass", "prep:with"."""

    verb: "Token"
    arc: str

    @property
    def sense(self) -> VerbClass | None:
        """What the verb says of money."""
        return verb_class(self.verb.lemma_)


@dataclass(frozen=True, slots=True)
class Frame:
    """A money expression in its parsed sentence; ``first`` and ``last`` are the tokens of the figure, last exclusive."""

    doc: "Doc"
    money: Money
    first: int
    last: int
    root: "Token"
    named: tuple["Token", ...]
    """Nouns that the money stands before as a modifier, the head first ("£30m Cultural Protection Fund")."""
    measured: tuple["Token", ...]
    """Nouns behind "of", "in" or "worth of" ("£36m of funding")."""
    measure: tuple["Token", ...]
    """Nouns before "of", "worth" or a copula ("savings of £5m", "sales were £5m")."""
    steps: tuple[Step, ...]

    def step(self, *senses: VerbClass) -> Step | None:
        """Return the nearest governing verb of one of the senses."""
        return next((step for step in self.steps if step.sense in senses), None)


def frame(doc: "Doc", money: Money) -> Frame:
    """Return the frame of a money expression of a parsed sentence."""
    span, whole = _tokens(doc, money.figure, money.figure_end), _tokens(doc, money.start, money.end)
    root = span.root
    steps = tuple(_steps(root))
    named, measured = _phrases_after(doc, whole.end)
    measure = tuple(_before(doc, whole.start, root, steps))
    return Frame(doc, money, span.start, span.end, root, named, measured, measure, steps)


def _tokens(doc: "Doc", start: int, end: int) -> "Span":
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"the sentence has no characters {start}-{end}: {doc.text[:60]!r}")
    return span


def _steps(root: "Token") -> Iterator[Step]:
    """Climb from the money to the root of the sentence and yield the verbs on the way."""
    token, arc = root, root.dep_
    while token.head.i != token.i:
        arc = (
            f"prep:{token.lower_}"
            if token.pos_ in {"ADP", "SCONJ"} and token.dep_ in {"prep", "agent", "dative"}
            else arc
        )
        head = token.head
        if head.pos_ in {"VERB", "AUX"}:
            yield Step(head, arc if token.dep_ in {"prep", "agent", "dative"} else token.dep_)
            arc = ""
        elif head.pos_ not in {"ADP", "SCONJ"}:
            arc = head.dep_
        token = head


def _phrases_after(doc: "Doc", at: int) -> tuple[tuple["Token", ...], tuple["Token", ...]]:
    """Return the nouns that follow the figure directly, and those behind "of", "in" or "worth of"."""
    named, at = _phrase(doc, at)
    if named and at < len(doc) and doc[at].lower_ not in {"of", "in"}:
        return named, ()
    measured: tuple[Token, ...] = ()
    if at < len(doc) and doc[at].lower_ in {"worth", "-", "‑"}:
        at += 1
        at += at < len(doc) and doc[at].lower_ == "worth"
    if at < len(doc) and doc[at].lower_ in {"of", "in"}:
        measured, _ = _phrase(doc, at + 1)
    return named, measured


def _phrase(doc: "Doc", at: int) -> tuple[tuple["Token", ...], int]:
    """Return the nouns of the phrase that begins at a token, its heads first, and the token behind it."""
    groups: list[list[Token]] = [[]]
    start = at
    while at < len(doc) and at - start < _LONGEST_PHRASE and _belongs(doc, at, start):
        token = doc[at]
        if token.pos_ == "CCONJ":
            groups.append([])
        elif token.pos_ in _NOMINAL or (token.pos_ == "ADJ" and noun_class(token.text)):
            groups[-1].append(token)
        at += 1
    ordered = [group[-1] for group in groups if group] + [noun for group in groups for noun in group[-2::-1]]
    return tuple(ordered), at


def _belongs(doc: "Doc", at: int, start: int) -> bool:
    token = doc[at]
    if token.pos_ in _IN_PHRASE:
        return token.lower_ not in {"worth", "not"}
    if token.pos_ == "DET" or token.tag_ == "PRP$":
        return at == start
    following = doc[at + 1] if at + 1 < len(doc) else None
    if following is None:
        return False
    if token.pos_ == "CCONJ":
        return at > start and following.pos_ in {*_NOMINAL, "ADJ"} and token.head.pos_ in _NOMINAL
    if token.tag_ in {"VBN", "VBG"}:
        return following.pos_ in {*_NOMINAL, "ADJ"} and token.dep_ in {"amod", "compound", "nmod"}
    return token.text in {"-", "‑", "/", "“", "‘", "’", "&"} and at > start - 1


def _before(doc: "Doc", at: int, root: "Token", steps: tuple[Step, ...]) -> Iterator["Token"]:
    """Yield the nouns that the money measures from behind: "savings of", "scheme worth", "sales reached"."""
    if at and doc[at - 1].lower_ in _MEASURING:
        yield from _measuring(doc[at - 1])
    elif at and doc[at - 1].lower_ in {"("} and at > 1:
        yield from _measuring(doc[at - 2])
    if steps and (
        steps[0].sense == VerbClass.FIGURE or steps[0].verb.lemma_ == "be" or steps[0].arc in {"prep:to", "prep:by"}
    ):
        step = steps[0]
        yield from (c for c in step.verb.children if c.dep_ == "dobj" and c.i != root.i and c.pos_ in _NOMINAL)
        yield from (c for c in step.verb.children if c.dep_ in _SUBJECTS and c.pos_ in _NOMINAL)


def _measuring(word: "Token") -> Iterator["Token"]:
    if word.head.pos_ in _NOMINAL and word.head.i < word.i:
        yield word.head
    near = next((word.nbor(-n) for n in range(1, min(4, word.i + 1)) if word.nbor(-n).pos_ in _NOMINAL), None)
    if near is not None:
        yield near
    if word.pos_ in _NOMINAL:
        yield word


def measured_class(found: Frame) -> NounClass | None:
    """Return what the nouns around the money say it is, the nearest first; None where they say nothing."""
    paid = found.steps and found.steps[0].sense in {VerbClass.PROMISE, VerbClass.PAY, VerbClass.BACK}
    for nouns in (found.named[:1], found.measured, found.measure):
        for noun in nouns:
            said = noun_class(noun.text)
            if said == NounClass.FIGURE and nouns is found.measured and paid and _behind_in(found, noun):
                continue
            if said:
                return said
    return None


def _behind_in(found: Frame, noun: "Token") -> bool:
    """Tell whether "in" stands between the money and the noun ("invest £5m in growth" is no measure)."""
    return any(found.doc[at].lower_ == "in" for at in range(found.last, noun.i))
