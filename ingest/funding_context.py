"""What a money expression takes from around its sentence: a bullet's lead-in, "the fund" named before, the heading."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ingest.funding_frames import SUBJECTS, Frame, Step
from ingest.funding_parties import PAYERS, RECIPIENTS, SCHEMES, Party, main_step, owner, parties, subject
from ingest.funding_scope import Scope
from ingest.funding_story import Story, is_department, story
from ingest.funding_targets import in_clause, receiving_step
from ingest.funding_words import SPENDERS, NounClass, VerbClass, noun_class, verb_class
from ingest.mentions import Mention, Names
from ingest.text import Block, Sentence, Text
from ontology.terms import EntityType, FundingStatus, Nature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BACK = 12
"""How many sentences "the fund" may look back for its name."""

_FAR = 40
"""How many it may look back under the same heading."""

_OFTEN = 4
"""How often a document that only says "we" for it speaks at least for the government."""

_REACH = 6
"""How many blocks below it a heading still says what money is for."""


_MINISTERS = re.compile(r"\b(?:Secretary of State|Minister|Chancellor of the Exchequer|Chief Secretary)\b")


@dataclass(frozen=True)
class Context:
    """A text with its parses and names: what the claims of one document are read from."""

    text: Text
    docs: Mapping[int, "Doc"]
    names: Names
    led: Mapping[int, Block] = field(default_factory=dict, repr=False)
    _seen: dict[int, tuple[Party, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def story(self) -> Story:
        """What the document as a whole says of its money."""
        return story(self.text, self.names)

    @cached_property
    def official(self) -> bool:
        """Tell a document of a known publisher, or that speaks of the government, its departments or ministers."""
        if self.text.document.publisher or self.text.document.parts:
            return True
        if any(is_department(entity.name) or _MINISTERS.search(entity.name) for entity in self.names.entities):
            return True
        said = [mention.form.lower() for found in self.names.by_sentence for mention in found if mention.entity is None]
        return len(said) >= _OFTEN or not {*said} <= {"we", "our", "us"}

    def topic(self, sentence: Sentence) -> str | None:
        """Return the main programme of the part in which a sentence stands."""
        return self.story.topics.get(self.text.blocks[sentence.block].part)

    def parties(self, sentence: Sentence) -> tuple[Party, ...]:
        """Return the names of a parsed sentence with their places in the parse."""
        if sentence.index not in self._seen:
            doc = self.docs.get(sentence.index)
            found = parties(doc, self.names.in_sentence(sentence.index), self.names) if doc is not None else ()
            self._seen[sentence.index] = found
        return self._seen[sentence.index]

    def lead_in(self, sentence: Sentence) -> Sentence | None:
        """Return the last sentence of the block that leads in a bullet or another item of a list."""
        lead = self.led.get(sentence.block)
        return lead.sentences[-1] if lead is not None and lead.sentences else None


def led_payers(context: Context, sentence: Sentence, found: Frame) -> tuple[str, ...]:
    """Return who pays by the lead-in of a bullet that has no subject of its own ("The unit will: • invest £5m")."""
    lead = context.lead_in(sentence)
    step = main_step(found)
    if lead is None or (step is not None and subject(step) is not None):
        return ()
    known = context.parties(lead)
    acting = [party for party in known if party.type in PAYERS - {EntityType.PERSON} or party.type is None]
    subjects = [party for party in acting if party.relation in {"nsubj", "nsubjpass"}]
    chosen = subjects or acting[:1]
    if chosen:
        voice = context.names.voice(lead.index)
        return tuple(dict.fromkeys(voice if _is_minister(party) else party.name for party in chosen))
    meant = named_before(context, lead, _pointing(context.docs.get(lead.index)))
    return tuple(context.names.name(m) for m in meant if context.names.type(m) in {*PAYERS, None})


def _is_minister(party: Party) -> bool:
    return party.type == EntityType.POST and "Mayor" not in party.name


_WILL = re.compile(r"\b(?:will|shall|(?:plan|intend|aim|commit)(?:s|ning|ted|ting)? to|going to)\b", re.I)
_PROMISED = re.compile(
    r"\b(?:allocat|commit|announc|confirm|agree|pledg|earmark|approv|propos|set(?:ting)? aside|set out)\w*\b", re.I
)
_HAVE = re.compile(
    r"\b(?:have|has|had|already|completed|achieved|delivered|[’']ve|award(?:s|ed)|recipients|spent|paid|made)\b", re.I
)
_SAID = ((_WILL, FundingStatus.PLANNED), (_PROMISED, FundingStatus.PLANNED), (_HAVE, FundingStatus.DONE))


def led_status(context: Context, sentence: Sentence) -> FundingStatus | None:
    """Return what a lead-in says of its items: "we have spent:" done, "we will:" planned, None where it is silent."""
    lead = context.led.get(sentence.block)
    for said in reversed(lead.sentences[-2:] if lead is not None else ()):
        for words, status in _SAID:
            if words.search(said.text):
                return status
    return None


def led_nature(context: Context, sentence: Sentence, rule: str) -> Nature | None:
    """Return STATISTIC for an item without a word of its own below "The fines imposed are:", None else."""
    lead = context.lead_in(sentence)
    if lead is None or not rule.endswith("bare"):
        return None
    nouns = (noun_class(word) for word in re.findall(r"[^\W\d_]+", lead.text))
    first = next((said for said in nouns if said is not None), None)
    return Nature.STATISTIC if first == NounClass.FIGURE else None


def _pointing(doc: "Doc | None") -> list["Token"]:
    """Return the nouns of a sentence that point back to a name: "the unit", "this programme"."""
    if doc is None:
        return []
    return [
        t for t in doc if t.lower_ in SPENDERS and any(c.lower_ in {"the", "this", "our", "its"} for c in t.children)
    ]


def named_before(context: Context, sentence: Sentence, nouns: list["Token"]) -> tuple[Mention, ...]:
    """Return the nearest name before a sentence whose last word is one of the nouns."""
    heads = [noun.lower_ for noun in nouns]
    section = context.text.blocks[sentence.block].section
    for index in range(sentence.index, max(-1, sentence.index - _FAR), -1):
        if (
            index < sentence.index - _BACK
            and context.text.blocks[context.text.sentences[index].block].section != section
        ):
            break
        for mention in reversed(context.names.in_sentence(index)):
            last = mention.form.split()[-1].lower() if mention.form.split() else ""
            name = context.names.name(mention)
            if mention.entity is not None and heads and (last in heads or name.split()[-1].lower() in heads):
                return (mention,)
    return ()


def pointed(context: Context, sentence: Sentence, scope: Scope) -> tuple[Mention, ...]:
    """Return the names that "the fund", "this unit" in the money's clause, or "it" as its subject, point to."""
    known = {party.token.i for party in context.parties(sentence)}
    nouns = [noun for noun in _pointing(scope.frame.doc) if noun.i not in known and _close(scope, noun)]
    step = receiving_step(scope)
    head = subject(step) if step is not None else None
    if head is not None and head.lower_ in {"it", "they"}:
        return tuple(party.mention for party in _last_subject(context, sentence))
    return named_before(context, sentence, nouns)


def founders(context: Context, sentence: Sentence, scope: Scope) -> tuple[str, ...]:
    """Return who set up what gives the money: "The council has launched a fund. The fund will make £5m available"."""
    step = main_step(scope.frame)
    head = subject(step) if step is not None else None
    before = context.docs.get(sentence.index - 1)
    if head is None or before is None or context.text.sentences[sentence.index - 1].block != sentence.block:
        return ()
    made = next((t for t in before if t.lemma_ == head.lemma_ and t.dep_ == "dobj"), None)
    if made is None or verb_class(made.head.lemma_) not in {VerbClass.BUILD, VerbClass.ANNOUNCE}:
        return ()
    known = context.parties(context.text.sentences[sentence.index - 1])
    makers = owner(known, subject(Step(made.head, "dobj")))
    return tuple(party.name for party in makers if party.type in PAYERS or party.type is None)


def _last_subject(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """Return the subject of the sentence before, in the same block."""
    before = context.text.sentences[sentence.index - 1] if sentence.index else sentence
    if before.block != sentence.block or before.index == sentence.index:
        return ()
    said = [p for p in context.parties(before) if p.relation in SUBJECTS and p.type in {*SCHEMES, *RECIPIENTS}]
    return tuple(said[:1])


def _close(scope: Scope, noun: "Token") -> bool:
    """Tell whether a noun is the money's own, in its clause behind it, or the subject of the verb above."""
    if noun.i in {n.i for n in scope.frame.nouns} or (noun.i >= scope.frame.last and in_clause(scope, noun)):
        return True
    return noun.dep_ in {"nsubj", "nsubjpass", "dobj"} and noun.head.i in {step.verb.i for step in scope.frame.steps}


def heading_scheme(context: Context, sentence: Sentence) -> tuple[str, ...]:
    """Return the programme or fund that is the whole of the nearest heading."""
    headings = context.text.headings(sentence.block)
    if not headings or sentence.block - headings[-1].index > _REACH:
        return ()
    nearest = headings[-1]
    for own in nearest.sentences:
        for mention in context.names.in_sentence(own.index):
            whole = len(mention.form) >= len(nearest.text.strip(" .:")) - 4
            if whole and context.names.type(mention) in {*SCHEMES} - {EntityType.PLAN}:
                return (context.names.name(mention),)
    return ()
