"""What can be told of a claim from where it stands and what it names: the traits by which it is believed or doubted.

A trait is a word, or a word and its value ("nature=public"); a claim has it or has not. Traits are read off the claim,
its sentence and the names found there, so they cost no further parse.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.mentions import Names
from ingest.text import Sentence, Text
from ontology.model import Claim, Funding, Relation, Responsibility
from ontology.terms import GOVERNMENT

Traits = tuple[str, ...]

_CUES = {
    "might": re.compile(r"\b(?:could|would|may|might|can)\b", re.IGNORECASE),
    "ought": re.compile(r"\b(?:should|must|shall|recommend\w*)\b", re.IGNORECASE),
    "will": re.compile(r"\b(?:will|to be)\b|[’']ll\b", re.IGNORECASE),
    "has": re.compile(r"\b(?:has|have|had)\b|[’']ve\b", re.IGNORECASE),
    "guess": re.compile(
        r"\b(?:estimate[ds]?|expected|forecasts?|potentially|projected|roughly|if|unless)\b", re.IGNORECASE
    ),
    "rate": re.compile(
        r"%|\b(?:per ?cent|times|compared|average|annual(?:ly)?|(?:each|a|per) year|econom\w+|market)\b", re.IGNORECASE
    ),
    "cost": re.compile(
        r"\b(?:costs?|savings?|saved?|worth|valued?|revenues?|turnover|losses|spent|spend(?:ing)?)\b", re.IGNORECASE
    ),
    "total": re.compile(r"\b(?:total|including|of which|further|additional|extra|remaining|rest)\b", re.IGNORECASE),
}
"""Words of a sentence that say how firmly or of what it speaks."""

_VERB = re.compile(r"\b(will|shall|must|should|can|could|may|would|has|have|is|are|was|were|to)\b", re.IGNORECASE)
_MONEY = re.compile(r"[£$€]|\b(?:pounds?|dollars?|euros?)\b", re.IGNORECASE)
_ENDED = (".", "!", "?", "”", '"', ")")
_LENGTHS = (60, 110, 170, 250, 350)
_STRETCHES = (30, 60, 100, 160, 250)
_COUNTS = (0, 1, 2, 3, 5, 8)


@dataclass(frozen=True, slots=True)
class Bearings:
    """A text with its names, the sentences by where they start in the source, and the types of the names' forms."""

    text: Text
    names: Names
    starts: Sequence[int]
    sentences: Sequence[Sentence]
    types: Mapping[str, str]


def bearings(text: Text, names: Names) -> Bearings:
    """Return what the traits of a text's claims are read from."""
    found = sorted((text.blocks[one.block].offsets[one.start], one.index) for one in text.sentences)
    types = {form: entity.type.value for entity in reversed(names.entities) for form in (entity.name, *entity.aliases)}
    return Bearings(text, names, [at for at, _ in found], [text.sentences[index] for _, index in found], types)


def traits(known: Bearings, claims: Sequence[Claim]) -> list[Traits]:
    """Return the traits of each claim of a text, sorted; the claims are all of one kind."""
    sentences = [_sentence(known, claim) for claim in claims]
    crowd = Counter(sentence.index for sentence in sentences)
    return [
        tuple(sorted({*_common(known, claim, sentence, crowd[sentence.index]), *_own(known, claim, sentence)}))
        for claim, sentence in zip(claims, sentences, strict=True)
    ]


def _sentence(known: Bearings, claim: Claim) -> Sentence:
    at = (claim.sentence or claim.evidence).start
    return known.sentences[max(0, bisect_right(known.starts, at) - 1)]


def _upto(number: int, bounds: Iterable[int]) -> str:
    """Return the first bound that a number does not pass, "more" where it passes all."""
    return next((str(bound) for bound in bounds if number <= bound), "more")


def _common(known: Bearings, claim: Claim, sentence: Sentence, crowd: int) -> Iterator[str]:
    block = known.text.blocks[sentence.block]
    yield f"rule={claim.rule}"
    yield f"block={block.kind.value}"
    yield f"length={_upto(len(sentence.text), _LENGTHS)}"
    yield f"evidence={_upto(len(claim.evidence.quote), _STRETCHES)}"
    yield f"names={_upto(len(known.names.in_sentence(sentence.index)), _COUNTS)}"
    yield f"beside={_upto(crowd - 1, _COUNTS)}"
    if block.lead_in is not None:
        yield "led in"
    if _quoted(known.text, claim.evidence.start, block.offsets[0]):
        yield "quoted"
    if not sentence.text.rstrip().endswith(_ENDED):
        yield "unended"
    for word, cue in _CUES.items():
        if cue.search(sentence.text):
            yield f"says={word}"


def _quoted(text: Text, at: int, start: int) -> bool:
    """Whether a quotation that began in the same block is still open."""
    before = text.source[min(start, at) : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _own(known: Bearings, claim: Claim, sentence: Sentence) -> Iterator[str]:
    match claim:
        case Funding():
            return _of_sum(known, claim, sentence)
        case Responsibility():
            return _of_duty(known, claim, sentence)
        case Relation():
            return _of_relation(known, claim, sentence)


def _of_sum(known: Bearings, claim: Funding, sentence: Sentence) -> Iterator[str]:
    family = claim.rule.removeprefix("funding.").partition(".")[0]
    yield f"nature={claim.nature}"
    yield f"status={claim.status}"
    yield f"nature, status={claim.nature}, {claim.status}"
    yield f"rule, nature={family}, {claim.nature}"
    yield f"digits={len(str(int(claim.amount)))}"
    yield f"sums={_upto(len(_MONEY.findall(sentence.text)), _COUNTS)}"
    for role, filled in (("funder", claim.funder), ("recipient", claim.recipient), ("scheme", claim.scheme)):
        yield f"{role}s={_upto(len(filled), (0, 1))}"
        if filled:
            yield from _named(known, sentence, role, filled[0])


def _of_duty(known: Bearings, claim: Responsibility, sentence: Sentence) -> Iterator[str]:
    verb = _VERB.search(claim.evidence.quote)
    first = known.text.blocks[sentence.block].offsets[sentence.start]
    yield f"role={claim.role}"
    yield f"status={claim.status}"
    yield f"actors={_upto(len(claim.actor), (1, 2))}"
    yield f"verb={verb[1].lower() if verb else 'none'}"
    yield f"action={_upto(len(claim.action.split()), (1, 2, 3, 5, 8, 12, 20, 30))}"
    yield f"begins={'sentence' if claim.evidence.start <= first + 1 else 'within'}"
    if claim.deadline:
        yield "deadline"
    if any(letter.isupper() for letter in claim.action):
        yield "action names"
    yield from _named(known, sentence, "actor", claim.actor[0])


def _of_relation(known: Bearings, claim: Relation, sentence: Sentence) -> Iterator[str]:
    kinds = [
        known.types.get(name, "government" if name == GOVERNMENT else "none") for name in (claim.subject, claim.object)
    ]
    yield f"predicate={claim.predicate}"
    yield f"family={claim.rule.removeprefix('relation.').partition('.')[0]}"
    yield f"types={', '.join(kinds)}"
    yield f"commas={_upto(claim.evidence.quote.count(','), (0, 1, 2, 4))}"
    yield from _named(known, sentence, "subject", claim.subject)
    yield from _named(known, sentence, "object", claim.object)


def _named(known: Bearings, sentence: Sentence, role: str, name: str) -> Iterator[str]:
    """Yield the type of a name in a role, and the rule that found it in the sentence."""
    here = known.names.in_sentence(sentence.index)
    rule = next((mention.rule for mention in here if known.names.name(mention) == name), "name.elsewhere")
    yield f"{role}={'government' if name == GOVERNMENT else known.types.get(name, 'none')}"
    yield f"{role} by={rule.removeprefix('name.')}"
