"""What the money is, and whether it is promised, moved or only stated: by what it measures, the verb and who pays."""

from typing import TYPE_CHECKING

from ingest.funding_frames import Frame, Step, measured_class
from ingest.funding_parties import Party, main_step, passive, subject
from ingest.funding_words import BUSINESS, ECONOMY, GIVERS, PRIVATE, PUBLIC, NounClass, VerbClass, noun_class
from ontology.terms import EntityType, FundingStatus, Nature

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY_NOUN = {
    NounClass.FIGURE: Nature.STATISTIC,
    NounClass.RAISE: Nature.RAISED,
    NounClass.PRICE: Nature.ACQUISITION,
    NounClass.CONTRACT: Nature.CONTRACT,
    NounClass.GIFT: Nature.CHARITY,
}
_FLOWING = frozenset(
    {VerbClass.PROMISE, VerbClass.PAY, VerbClass.BACK, VerbClass.ANNOUNCE, VerbClass.BUILD, VerbClass.GET}
)


def nature(found: Frame, payers: tuple[Party, ...], recipients: tuple[Party, ...]) -> Nature:
    """Return what the money is; who pays it, if the sentence names them, decides between public and private."""
    measured = measured_class(found)
    step = main_step(found)
    sense = step.sense if step else None
    if _is_figure(found, measured, step):
        return Nature.STATISTIC
    if measured in _BY_NOUN and measured != NounClass.FIGURE:
        return _BY_NOUN[measured]
    if sense == VerbClass.RAISE:
        return Nature.RAISED
    if sense == VerbClass.BUY:
        return Nature.ACQUISITION
    if sense == VerbClass.GET and _venture(found, recipients):
        return Nature.RAISED
    if measured is None and sense not in _FLOWING | {VerbClass.ATTRACT}:
        return Nature.STATISTIC
    return _hands(found, payers, step)


def _venture(found: Frame, recipients: tuple[Party, ...]) -> bool:
    """Tell money that a firm gets from private hands: it is raised."""
    return any(party.type == EntityType.COMPANY for party in recipients) and bool(PRIVATE.search(_near(found)))


def _is_figure(found: Frame, measured: NounClass | None, step: Step | None) -> bool:
    if measured == NounClass.FIGURE:
        return True
    if step is None:
        return False
    if step.sense == VerbClass.FIGURE:
        return measured not in {NounClass.FLOW, NounClass.CONTRACT, NounClass.THING} or step.verb.lemma_ in {
            "cost",
            "save",
        }
    if step.arc == "prep:by" and measured is None and not passive(step):
        return True
    return _feeds_economy(step) and step.sense in {VerbClass.PAY, VerbClass.ATTRACT}


def _feeds_economy(step: Step) -> bool:
    """Tell an effect from a payment: "add £17bn to output", "contributed £5bn to the economy"."""
    for child in step.verb.subtree:
        if child.dep_ == "pobj" and child.head.lower_ == "to" and child.lemma_.lower() in ECONOMY:
            return True
    return False


def _near(found: Frame) -> str:
    """Return the words that say whose money it is: from the figure to the end of its phrase, and its subject."""
    nouns = [*found.named, *found.measured]
    end = max((noun.idx + len(noun) for noun in nouns), default=found.money.end)
    source = found.doc.text[found.money.end : end + 40]
    before = " ".join(noun.subtree.__next__().doc[noun.left_edge.i : noun.i + 1].text for noun in found.measure)
    return f"{source} {before}"


def _hands(found: Frame, payers: tuple[Party, ...], step: Step | None) -> Nature:
    """Tell public, private and charitable money by who pays, else by the words around it."""
    natures = {_hand(party) for party in payers}
    near = _near(found)
    private, public = bool(PRIVATE.search(near)), bool(PUBLIC.search(near))
    if not payers and (private or public):
        natures = {n for n, said in ((Nature.PRIVATE, private), (Nature.PUBLIC, public)) if said}
    if not natures and step is not None:
        natures = _by_subject(step, found)
    elif natures == {Nature.PUBLIC} and private and not public:
        natures = {Nature.PRIVATE}
    return natures.pop() if len(natures) == 1 else Nature.MIXED if natures else Nature.PUBLIC


def _hand(party: Party) -> Nature:
    if party.type == EntityType.COMPANY:
        return Nature.PRIVATE
    if party.type == EntityType.ORGANISATION and GIVERS.search(party.name):
        return Nature.CHARITY
    return Nature.PUBLIC


def _by_subject(step: Step, found: Frame) -> set[Nature]:
    """Tell by a common noun who pays: firms and investors privately, donors as charity, and attracted money privately."""
    head = subject(step)
    if head is not None and not passive(step) and step.sense not in {VerbClass.GET, VerbClass.ATTRACT}:
        if head.lemma_.lower() in BUSINESS or head.lower_ in BUSINESS:
            return {Nature.PRIVATE}
        if head.lemma_.lower() in {"donor", "philanthropist", "charity", "foundation", "benefactor"}:
            return {Nature.CHARITY}
    if step.verb.lemma_ == "donate":
        return {Nature.CHARITY}
    if step.sense == VerbClass.ATTRACT and any(
        noun_class(n.text) == NounClass.FLOW for n in (*found.measured, *found.measure)
    ):
        return {Nature.PRIVATE}
    return set()


_HABIT = frozenset({"annually", "yearly", "already", "currently"})
_PROMISED = frozenset({VerbClass.PROMISE, VerbClass.BACK, VerbClass.ANNOUNCE, VerbClass.BUILD})
_ALWAYS_PLANNED = frozenset({"will", "shall", "would", "could", "can", "may", "might", "should", "must", "'ll", "’ll"})


def status(found: Frame, kind: Nature, led: FundingStatus | None = None) -> FundingStatus:
    """Return whether the money is promised or has moved; ``led`` is the tense of a bullet's lead-in."""
    if kind == Nature.STATISTIC:
        return FundingStatus.STATED
    step = main_step(found)
    if step is None:
        return FundingStatus.DONE if kind in {Nature.RAISED, Nature.ACQUISITION} else FundingStatus.PLANNED
    auxiliaries = _auxiliaries(step.verb)
    if auxiliaries & _ALWAYS_PLANNED or step.sense in _PROMISED - {VerbClass.BACK} or "to" in auxiliaries:
        return _promised(found, step)
    if step.sense == VerbClass.BACK:
        return _backed(step, found)
    return _moved(step, found, led)


def _promised(found: Frame, step: Step) -> FundingStatus:
    """A promise stays one, but "has helped to attract" tells of what is done."""
    del found, step
    return FundingStatus.PLANNED


def _backed(step: Step, found: Frame) -> FundingStatus:
    """ "Backed" is a promise; "has supported projects through the £5m fund" tells of money that has moved."""
    if step.verb.lemma_ in {"back", "boost", "underpin", "underwrite"} or step.arc in {"agent", "prep:by"}:
        return FundingStatus.PLANNED
    return _moved(step, found, None)


def _moved(step: Step, found: Frame, led: FundingStatus | None) -> FundingStatus:
    verb = step.verb
    lead = verb.head if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} else verb
    words = _auxiliaries(verb)
    if verb.tag_ == "VBG":
        being = words & {"is", "are", "'re", "’re", "am", "’m"}
        if being:
            return FundingStatus.DONE if _habitual(found) else FundingStatus.PLANNED
        return led or _of_clause(verb)
    if verb.tag_ in {"VBZ", "VBP"} or (verb.tag_ == "VB" and not words):
        return FundingStatus.DONE if _habitual(found) or verb.tag_ != "VB" else led or FundingStatus.PLANNED
    if verb.tag_ in {"VBD", "VBN"} or lead.tag_ in {"VBD", "VBN"}:
        return FundingStatus.DONE
    return FundingStatus.PLANNED


def _of_clause(verb: "Token") -> FundingStatus:
    """Return the status of the clause that a participle belongs to."""
    for above in verb.ancestors:
        if above.pos_ not in {"VERB", "AUX"}:
            continue
        words = _auxiliaries(above)
        if words & _ALWAYS_PLANNED or "to" in words:
            return FundingStatus.PLANNED
        if above.tag_ in {"VBD", "VBN"}:
            return FundingStatus.DONE
    return FundingStatus.PLANNED


def _auxiliaries(verb: "Token") -> set[str]:
    """Return the auxiliaries of a verb, or of the verb it is co-ordinated with where it has none of its own."""
    own = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    shared = (
        verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not any(c.dep_ == "nsubj" for c in verb.children)
    )
    if own or not shared or verb.tag_ != verb.head.tag_:
        return own
    return _auxiliaries(verb.head)


def _habitual(found: Frame) -> bool:
    text = found.doc.text.lower()
    return any(
        word in text for word in ("already", "so far", "each year", "every year", "annually", "a year", "per year")
    )
