"""The frame of a money expression: the nouns it measures and the verbs that govern it, read off the parse."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.funding_phrases import NOMINAL, Nouns, phrases_after, phrases_before
from ingest.funding_words import ECONOMY, NounClass, VerbClass, noun_class, phrasal_class, verb_class
from ingest.money import Money

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_ON_PREPOSITION = frozenset({"prep", "agent", "dative"})
_BESIDE = frozenset({"alongside", "besides", "plus", "against", "than"})
_AFTER_NOUN = frozenset(
    {VerbClass.PROMISE, VerbClass.PAY, VerbClass.ANNOUNCE, VerbClass.GET, VerbClass.RAISE, VerbClass.ATTRACT}
)
_MISTAKEN = _AFTER_NOUN | {VerbClass.FIGURE}
_FIGURES = frozenset({NounClass.FIGURE, NounClass.FIELD})


@dataclass(frozen=True, slots=True)
class Step:
    """A verb above the money, and the arc by which the money hangs on it: "dobj", "nsubjpass", "prep:with"."""

    verb: "Token"
    arc: str

    @property
    def sense(self) -> VerbClass | None:
        """What the verb says of money."""
        if self.verb.pos_ not in {"VERB", "AUX"}:
            return verb_class(self.verb.lower_[:-1]) or verb_class(self.verb.lower_[:-2])
        if self.verb.lower_ == "including":
            return None
        particles = (child.lower_ for child in self.verb.children if child.dep_ in {"prt", "advmod"})
        return phrasal_class(self.verb.lemma_, particles) or verb_class(self.verb.lemma_)


@dataclass(frozen=True, slots=True)
class Frame:
    """A money expression in its parsed sentence; ``first`` and ``last`` are the tokens of the figure, last exclusive.

    ``named`` are the nouns that the figure stands before ("£30m Heritage Fund", the head first), ``measured`` those
    behind "of" or "in" (the word is ``link``: "£36m of funding"), ``measure`` those before "of", "worth" or a copula
    ("savings of £5m", "sales were £5m"); ``steps`` are the verbs above, the nearest first.
    """

    doc: "Doc"
    text: str
    money: Money
    first: int
    last: int
    root: "Token"
    named: Nouns
    measured: Nouns
    link: str
    measure: Nouns
    steps: tuple[Step, ...]

    def step(self, *senses: VerbClass) -> Step | None:
        """Return the nearest governing verb of one of the senses."""
        return next((step for step in self.steps if step.sense in senses), None)

    @property
    def nouns(self) -> Nouns:
        """All nouns of the frame."""
        return (*self.named, *self.measured, *self.measure)


def frame(doc: "Doc", money: Money) -> Frame:
    """Return the frame of a money expression of a parsed sentence."""
    span, whole = _tokens(doc, money.figure, money.figure_end), _tokens(doc, money.start, money.end)
    root = span.root
    named, measured, link = phrases_after(doc, whole.end)
    behind = tuple(phrases_before(doc, whole.start))
    heads = (root, *named[:1], *measured[:1], *(noun for noun in behind[:1] if noun.i < root.i))
    steps = (
        *_that(doc, whole.end),
        *_participle(doc, whole.end),
        *_relative(heads, root),
        *_mistaken(doc, whole.start),
        *_steps(root),
    )
    measure = (*behind, *_compared(root, steps))
    return Frame(doc, doc.text, money, span.start, span.end, root, named, measured, link, measure, steps)


def _tokens(doc: "Doc", start: int, end: int) -> "Span":
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"the sentence has no characters {start}-{end}: {doc.text[:60]!r}")
    return span


def _steps(root: "Token") -> Iterator[Step]:
    """Climb from the money to the root of the sentence and yield the verbs on the way."""
    token, crossed = root, ""
    while token.head.i != token.i:
        head = token.head
        if _of_sum(token):
            return
        if head.pos_ in {"VERB", "AUX"}:
            yield Step(head, crossed or (f"prep:{token.lower_}" if token.dep_ in _ON_PREPOSITION else token.dep_))
            crossed = ""
        elif token.dep_ == "prep" and token.lower_ in _BESIDE:
            crossed = f"prep:{token.lower_}"
        token = head


def _of_sum(token: "Token") -> bool:
    """Tell what another sum is a part of: the verb of "spent £2m of the £5m fund" speaks of the first sum alone."""
    if token.dep_ != "pobj" or token.head.lower_ != "of":
        return False
    other = token.head.head
    return other.tag_ == "CD" and any(child.tag_ == "$" for child in other.children)


def _mistaken(doc: "Doc", at: int) -> Iterator[Step]:
    """Yield a verb right before the money that the parser takes for a noun ("the council invests £5m")."""
    if at < 2 or doc[at - 1].tag_ != "NNS":
        return
    token = doc[at - 1]
    stem = next((stem for stem in (token.lower_[:-1], token.lower_[:-2]) if verb_class(stem) in _MISTAKEN), None)
    if stem and doc[at - 2].pos_ in NOMINAL and noun_class(token.text) is None:
        yield Step(token, "dobj")


def _relative(heads: Nouns, root: "Token") -> Iterator[Step]:
    """Yield the verbs of giving that follow the money as a participle or relative clause: "£5m awarded to"."""
    for head in heads:
        for child in head.children:
            if child.i < root.i or child.dep_ not in {"acl", "relcl"} or verb_class(child.lemma_) not in _AFTER_NOUN:
                continue
            if child.i - 1 > root.i and child.nbor(-1).tag_ == "CD":
                continue
            own = next((c for c in child.children if c.dep_ in SUBJECTS), None)
            relative = own is None or own.lower_ in {"which", "that", "who"}
            passive = child.tag_ == "VBN" and not any(c.lemma_ == "have" for c in child.children)
            if (passive and relative) or (child.dep_ == "relcl" and not relative):
                yield Step(child, "nsubjpass" if passive else "dobj")


def _that(doc: "Doc", at: int) -> Iterator[Step]:
    """Yield the verb of giving in a relative clause right behind the money: "£5m that X set aside"."""
    if at + 1 >= len(doc) or doc[at].lower_ not in {"that", "which"}:
        return
    verb = next((token for token in doc[at + 1 : at + _CLAUSE] if token.pos_ in {"VERB", "AUX"}), None)
    own = verb is not None and any(child.dep_ in SUBJECTS and child.i > at for child in verb.children)
    if verb is not None and own and verb_class(verb.lemma_) in _AFTER_NOUN:
        yield Step(verb, "dobj")


_CLAUSE = 9


def _gives(verb: "Token") -> bool:
    return verb.lemma_ != "have" and verb_class(verb.lemma_) in _AFTER_NOUN


def _participle(doc: "Doc", at: int) -> Iterator[Step]:
    """Yield the participle right behind the money, whatever the parser hangs it on: "against £5m spent in May"."""
    at += at < len(doc) and doc[at].lower_ in {"already", "previously", "initially", "originally"}
    if at < len(doc) and doc[at].tag_ in {"VBN", "VBD"} and doc[at].pos_ == "VERB" and _gives(doc[at]):
        own = any(child.dep_ in {"dobj", "aux", "auxpass"} for child in doc[at].children)
        if doc[at].dep_ not in {"ROOT", "conj"} and not own:
            yield Step(doc[at], "nsubjpass")


def _compared(root: "Token", steps: tuple[Step, ...]) -> Iterator["Token"]:
    """Yield what a figure is said of by a copula or a verb of change: "sales reached £5m", "cut costs by £5m"."""
    if not steps:
        return
    step = steps[0]
    if step.sense == VerbClass.FIGURE or step.verb.lemma_ == "be" or step.arc in {"prep:to", "prep:by", "prep:at"}:
        children = [child for child in step.verb.children if child.i != root.i]
        yield from (child for child in children if child.dep_ == "dobj" and child.pos_ in NOMINAL)
        said = [child for child in children if child.dep_ in SUBJECTS]
        if not said and step.verb.dep_ in {"conj", "xcomp"}:
            said = [child for child in step.verb.head.children if child.dep_ in SUBJECTS]
        if step.verb.dep_ in {"acl", "relcl"} and all(child.tag_ in {"WDT", "WP"} for child in said):
            said = [step.verb.head]
        yield from (child for child in said if child.pos_ in NOMINAL or noun_class(child.text))
        if step.verb.lemma_ == "be" and step.arc == "nsubj":
            yield from (child for child in children if child.dep_ == "attr" and child.pos_ in NOMINAL)


def measured_class(found: Frame) -> NounClass | None:
    """Return what the nouns around the money say it is, the nearest first; None where they say nothing."""
    loose = found.link == "in"
    groups = (heads_of(found.named), () if loose else found.measured, found.measure, found.measured if loose else ())
    for nouns in groups:
        for noun in nouns:
            said = _said(noun)
            loosely = loose and nouns is found.measured and noun.lower_ not in _PAID_AS
            if said is None or (loosely and said in {NounClass.FIELD, NounClass.THING}):
                continue
            return NounClass.FIGURE if said in _FIGURES else said
    return None


_PAID_AS = frozenset({"tax", "taxes", "vat", "rates"})
"""What money "in" them is a figure of, unlike "in trade", where it goes."""


def heads_of(nouns: Nouns) -> Nouns:
    """Return the last nouns of the groups of a phrase: in "Museums and Galleries Fund" the first and the last."""
    at = {noun.i for noun in nouns}
    return tuple(noun for noun in nouns if noun.i + 1 not in at)


def _said(noun: "Token") -> NounClass | None:
    """Return what a noun says, also by what stands before it ("equity finance") or behind it ("to the economy")."""
    said = noun_class(noun.text)
    if (
        said == NounClass.FIELD
        and noun.lower_ == "transactions"
        and any(c.lower_ == "financial" for c in noun.children)
    ):
        return NounClass.FLOW
    if said == NounClass.FIGURE and any(noun_class(child.text) == NounClass.CONTRACT for child in noun.children):
        return NounClass.CONTRACT
    if said != NounClass.FLOW:
        return said
    if any(noun_class(child.text) == NounClass.RAISE for child in noun.children if child.dep_ in {"compound", "amod"}):
        return NounClass.RAISE
    return NounClass.FIGURE if feeds_economy(noun) else said


def feeds_economy(token: "Token") -> bool:
    """Tell an effect from a payment: "add £17bn to output", "its contribution to the economy"."""
    goals = ((child.lower_, goal) for child in token.children for goal in child.children if goal.dep_ == "pobj")
    return any(
        (prep == "to" and goal.lemma_.lower() in ECONOMY) or (prep == "for" and goal.lemma_ == "economy")
        for prep, goal in goals
    )
