"""Who stands where around a money expression: each name of the sentence with its place in the parse."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.funding_frames import SUBJECTS, Frame, Step
from ingest.funding_words import SPENDERS, NounClass, VerbClass, noun_class
from ingest.mentions import Mention, Names
from ingest.periods import find_times
from ontology.terms import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PAYERS = frozenset(
    {
        EntityType.BODY,
        EntityType.COMPANY,
        EntityType.ORGANISATION,
        EntityType.UNIVERSITY,
        EntityType.PERSON,
        EntityType.POST,
    }
)
"""What can pay; None, the government, can too."""

SCHEMES = frozenset({EntityType.PROGRAMME, EntityType.FUND, EntityType.PLAN, EntityType.FACILITY})
"""What money is for or flows through."""

RECIPIENTS = frozenset({EntityType.BODY, EntityType.COMPANY, EntityType.ORGANISATION, EntityType.UNIVERSITY})
"""What can receive money for good."""

_INNER = frozenset({"compound", "nmod", "amod", "conj", "appos", "nummod", "quantmod", "flat"})
_EVENT = re.compile(r"\b(?:Budget|Spending Review|Spending Round|(?:Autumn|Spring) Statement|Manifesto)\b")


@dataclass(frozen=True, slots=True)
class Party:
    """A name in a sentence: its mention, type and head token, the preposition before it, and what it hangs on.

    ``relation`` is the preposition ("to", "from") or the arc ("nsubj", "dobj", "poss", "compound") and ``head`` the
    token above.
    """

    mention: Mention
    name: str
    type: EntityType | None
    token: "Token"
    relation: str
    head: "Token"


def parties(doc: "Doc", mentions: tuple[Mention, ...], names: Names) -> tuple[Party, ...]:
    """Return the names of a sentence with their places in the parse; a Budget, which announces money, is none."""
    return tuple(_parties(doc, mentions, names))


def _parties(doc: "Doc", mentions: tuple[Mention, ...], names: Names) -> Iterator[Party]:
    times = find_times(doc.text) if mentions else ()
    for mention in mentions:
        if any(time.start < mention.end and mention.start < time.end for time in times):
            continue
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        kind = names.type(mention)
        if span is None or not len(span) or (kind == EntityType.PLAN and _EVENT.search(mention.form)):
            continue
        relation, head = _relation(span, kind in SCHEMES)
        yield Party(mention, names.name(mention), kind, span.root, relation, head)


def _relation(span: "Span", of_scheme: bool) -> tuple[str, "Token"]:  # noqa: FBT001 - told apart by type alone
    """Return the preposition or arc on which a name hangs, and the token above it; "the X programme" is X."""
    token, start, end = span.root, span.start, span.end
    before = token.doc[start - 1] if start else None
    while token.dep_ in _INNER and token.head.i != token.i:
        outside = token.dep_ in {"compound", "nmod", "amod"} and not start <= token.head.i < end
        if outside and not (of_scheme and noun_class(token.head.text) == NounClass.THING):
            return "compound", token.head
        token = token.head
    if token.dep_ in {"pobj", "pcomp"}:
        prep = token.head
        return prep.lower_, prep.head
    if (
        token.dep_ not in {"nsubj", "nsubjpass", "dobj", "poss", "dative"}
        and before is not None
        and before.pos_ == "ADP"
    ):
        return before.lower_, before.head
    return token.dep_, token.head


def subject(step: Step) -> "Token | None":
    """Return the head of the subject of a governing verb, through co-ordination and control ("committed to invest")."""
    verb = step.verb
    if verb.pos_ not in {"VERB", "AUX"}:
        return verb.nbor(-1) if verb.i else None
    for _ in range(6):
        own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if own:
            colon = any(
                token.text.endswith(":") or token.text in {"–", "—", "-"} for token in verb.doc[own[0].i : own[-1].i]
            )
            return _antecedent(verb, own[-1] if colon else own[0])
        if marked := _marked(verb):
            return marked
        if verb.dep_ in {"acl", "relcl"}:
            above = verb.head.head
            planned = verb.tag_ == "VB" and verb.head.dep_ == "dobj" and above.pos_ in {"VERB", "AUX"}
            if not planned:
                return verb.head
            verb = above
            continue
        if verb.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep"} or verb.head.i == verb.i:
            return None
        verb = verb.head
        while verb.pos_ == "ADP" and verb.head.i != verb.i:
            verb = verb.head
    return None


def _marked(verb: "Token") -> "Token | None":
    """Return the subject that the parser hangs on "after" or "as" before its verb ("after the council signed")."""
    marks = (child for child in verb.children if child.dep_ in {"mark", "prep"} and child.i < verb.i)
    nouns = (noun for mark in marks if mark.lower_ in _MARKS for noun in mark.children if noun.dep_ == "pobj")
    return next((noun for noun in nouns if _next_to(noun, verb)), None)


_MARKS = frozenset({"after", "as", "before", "since", "until", "for", "in"})


def _next_to(noun: "Token", verb: "Token") -> bool:
    """Tell whether nothing but auxiliaries stands between a noun's phrase and a finite verb."""
    between = verb.doc[noun.right_edge.i + 1 : verb.i]
    return all(token.dep_ in {"aux", "auxpass", "advmod", "neg"} for token in between) and verb.tag_ != "VBN"


def _antecedent(verb: "Token", own: "Token") -> "Token":
    if verb.dep_ == "relcl":
        return verb.head if own.lower_ in {"which", "who", "that"} else own
    at = own.i - 1 - (own.i > 0 and own.nbor(-1).text == ",")
    before = own.doc[at] if own.lower_ in {"which", "who"} and at >= 0 else own
    return before if before.pos_ in {"NOUN", "PROPN"} else own


def passive(step: Step) -> bool:
    """Tell whether a governing verb is passive: "was awarded", "a unit backed by"."""
    verb = step.verb
    if any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children):
        return True
    if step.sense == VerbClass.BACK and step.arc == "prep:by":
        return True
    if step.sense == VerbClass.BUY and any(child.lower_ == "by" for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "conj":
        return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.head.children)
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    return not perfect and not any(child.dep_ == "nsubj" for child in verb.children)


def owner(parties_: tuple[Party, ...], token: "Token | None") -> tuple[Party, ...]:
    """Return the parties that stand at a token or are co-ordinated with it there; an apposition stands for one name."""
    if token is None:
        return ()
    found = [party for party in parties_ if _stands_at(party, token)]
    if all(party.type == EntityType.PLACE for party in found) and (apposed := _apposed(parties_, token)):
        return apposed
    for party in reversed(parties_):
        if found and party not in found and _joined(party, found[0], len(found)):
            found.insert(0, party)
    for party in parties_:
        if found and party not in found and _joined(found[-1], party, 1):
            found.append(party)
    return tuple(found)


def _apposed(parties_: tuple[Party, ...], token: "Token") -> tuple[Party, ...]:
    """Return the name right before the comma of an apposition ("X, a firm that"), whatever arc the parser gives it."""
    phrase = token.left_edge
    if token.tag_ != "NN" or phrase.pos_ != "DET" or phrase.i == token.i:
        return ()
    before = [party for party in parties_ if party.mention.end <= phrase.idx][-1:]
    gap = phrase.doc.text[before[0].mention.end : phrase.idx] if before else "-"
    return tuple(before) if "," in gap and not re.sub(r"\([^)]*\)", "", gap).strip(" ,") else ()


_AND = re.compile(r"(?:,? and|,? &)\s+(?:the\s+)?")
_COMMA = re.compile(r",\s+(?:the\s+)?")


def _joined(party: Party, other: Party, known: int) -> bool:
    """Tell whether only "and", or a comma in a list that ends so, stands between two names, whatever the parse says."""
    if party.mention.end >= other.mention.start:
        return False
    between = party.token.doc.text[party.mention.end : other.mention.start]
    return _AND.fullmatch(between) is not None or (known > 1 and _COMMA.fullmatch(between) is not None)


def _stands_at(party: Party, at: "Token") -> bool:
    apposed = party.type in SCHEMES or at.lower_ in SPENDERS
    inner = {"conj", "appos", "compound", "nmod"} if apposed else {"conj", "appos"}
    if party.mention.start <= at.idx < party.mention.end:
        return True
    token = party.token
    for _ in range(8):
        if token.i == at.i:
            return True
        if token.dep_ not in inner or token.head.i == token.i:
            return False
        token = token.head
    return False


GIVING = (VerbClass.PROMISE, VerbClass.PAY, VerbClass.BACK, VerbClass.ANNOUNCE, VerbClass.BUILD)
"""Senses whose active subject parts with the money."""


_MADE = frozenset({VerbClass.ANNOUNCE, VerbClass.BUILD, VerbClass.LIST})
_ONLY = {
    **dict.fromkeys(("come", "go", "flow"), SUBJECTS),
    "make": frozenset({"dobj", "nsubjpass", "conj", "ccomp"}),
    "add": frozenset({"dobj", "nsubjpass", "conj", "prep:of"}),
}
"""Light verbs, and the only arcs by which they speak of money ("£5m will go to", "made £5m available")."""

_MEASURES = frozenset({"prep:at", "prep:to", "prep:by", "prep:from", "prep:than", "prep:in"})


def main_step(found: Frame) -> Step | None:
    """Return the nearest governing verb that says anything of money; none above a copula that says what it is."""
    for step in found.steps:
        if step.verb.lemma_ == "be" and step.arc in {"attr", "acomp", "nsubj"}:
            return None
        if step.sense and _speaks(found, step):
            return step
    return None


def _speaks(found: Frame, step: Step) -> bool:
    """Tell whether a verb speaks of the money, and does not only stand above it.

    "Made a commitment, including £5m", "of the £5m, £2m was spent" and "the £5m fund has paid" do not.
    """
    if step.verb.lower_ in {"totalling", "totaling"} or step.arc == "prep:of":
        return False
    if step.arc == "nsubj" and found.named and not passive(step):
        return False
    arcs = _ONLY.get(step.verb.lemma_)
    if arcs is not None:
        return step.arc in arcs and not any(
            child.lower_ == "up" and child.dep_ == "prt" for child in step.verb.children
        )
    return not (step.sense in _MADE and step.arc in _MEASURES)
