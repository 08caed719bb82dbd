"""From a clause to the duties that it states: who does what, in which role, and how far it has come."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.clauses import PROMISING, Clause, Tense
from ingest.deadlines import Deadline, nearest
from ingest.duty_actors import actors, agents, subjects
from ingest.duty_scenes import Scene
from ingest.duty_stretches import action, stretch
from ingest.duty_verbs import Strength, goes_on, intends, standing, strength
from ingest.duty_weight import BAR, Act, weight
from ingest.wordlists import words
from ontology.terms import GOVERNMENT, DutyStatus, EntityType, Role


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty in a sentence: ``start`` and ``end`` are offsets of the stretch that states it."""

    start: int
    end: int
    actors: tuple[str, ...]
    role: Role
    status: DutyStatus
    action: str
    rule: str
    deadline: Deadline | None = None


_TENSES = {
    Tense.MODAL: DutyStatus.PLANNED,
    Tense.PROGRESSIVE: DutyStatus.ONGOING,
    Tense.PERFECT: DutyStatus.DONE,
    Tense.PAST: DutyStatus.DONE,
}
_TELLING = frozenset({"announce", "confirm", "reveal", "say", "state", "signal", "report"})
_VOWING = frozenset({"promise", "pledge", "guarantee", "undertake", "vow"})
_ASKING = frozenset({"recommend", "request", "propose", "require", "ask", "suggest", "urge", "demand"})


def status_of(clause: Clause) -> DutyStatus | None:
    """Return how far the act of a clause has come, None where the clause states no act."""
    chained = {word for token in clause.chain for word in (token.lower_, token.lemma_)}
    if any(intends(word) for word in chained) or _is_to(clause) or _aims(clause) or _promises(clause):
        return DutyStatus.PLANNED
    begun = any(goes_on(word) for word in chained)
    if begun and (clause.tense is not Tense.MODAL or "continue" in chained):
        return DutyStatus.ONGOING
    if (
        clause.tense is Tense.PERFECT
        and clause.passive
        and any(each.lower_ == "since" for each in clause.head.children)
    ):
        return DutyStatus.ONGOING
    if clause.tense is Tense.PROGRESSIVE and _puts_in(clause):
        return DutyStatus.PLANNED
    if clause.tense in _TENSES:
        return _TENSES[clause.tense]
    if clause.tense is Tense.PRESENT and standing(clause.verb.lemma_):
        return DutyStatus.ONGOING
    return DutyStatus.PLANNED if _asked_for(clause) else None


def _puts_in(clause: Clause) -> bool:
    """Whether somebody is putting in a sum of money, which is a promise until it has flowed."""
    given = (each for each in clause.verb.children if each.dep_ == "dobj")
    sums = any(token.is_currency for noun in given for token in noun.subtree)
    return sums and clause.verb.lemma_ in {"contribute", "put", "add", "inject"}


def _aims(clause: Clause) -> bool:
    """Whether the object is an aim with an act behind it ("has set a target to …", "announced plans to …")."""
    nouns = (each for each in clause.verb.children if each.dep_ == "dobj" and each.lemma_.lower() in words("goals.txt"))
    return any(child.dep_ in {"acl", "relcl"} and child.tag_ == "VB" for noun in nouns for child in noun.children)


def _promises(clause: Clause) -> bool:
    """Whether the verb promises what a clause behind it says ("has promised that the tool will save …")."""
    told = (each for each in clause.verb.children if each.dep_ == "ccomp")
    return clause.verb.lemma_ in _VOWING and any(
        child.lower_ in PROMISING | {"would"} for verb in told for child in verb.children
    )


def _is_to(clause: Clause) -> bool:
    return bool(clause.chain) and clause.chain[-1].lemma_ == "be" and clause.tense in {Tense.PRESENT, Tense.PAST}


def _asked_for(clause: Clause) -> bool:
    """Whether the clause is what a recommendation asks for ("we recommend that the Department publish …")."""
    return (
        clause.head.dep_ == "ccomp"
        and clause.head.head.lemma_ in _ASKING
        and clause.tense in {Tense.INFINITIVE, Tense.PRESENT}
    )


def _state(scene: Scene, clause: Clause) -> DutyStatus | None:
    """Return how far the act of a clause has come: to come, where its list is of what is asked for."""
    whole = clause.head.dep_ in {"ROOT", "conj", "ccomp", "parataxis"}
    if scene.asked and whole and clause.tense in {Tense.PRESENT, Tense.INFINITIVE}:
        return DutyStatus.PLANNED
    if _is_news(scene, clause):
        return DutyStatus.DONE
    return status_of(clause) or (DutyStatus.ONGOING if _lasting(scene, clause) else None)


def _is_news(scene: Scene, clause: Clause) -> bool:
    """Whether the present tells of what has just been done: in a heading, or behind "as" ("as X unveils its plan")."""
    marked = any(child.lower_ == "as" and child.dep_ in {"mark", "advmod"} for child in clause.head.children)
    told = clause.head.dep_ == "advcl" and marked
    subject = scene.mention(clause.subject) if clause.subject is not None else None
    if clause.tense is not Tense.PRESENT or clause.chain or subject is None or subject.entity is None:
        return False
    return (told or scene.heading) and strength(clause.verb.lemma_) is Strength.FIRM


def _lasting(scene: Scene, clause: Clause) -> bool:
    """Whether a named actor's plain present says what it does all the time ("CMAL leases the vessels to …")."""
    if clause.tense is not Tense.PRESENT or clause.chain or clause.head.dep_ not in {"ROOT", "conj"}:
        return False
    mention = scene.mention(clause.subject) if clause.subject is not None else None
    kind = scene.type(mention) if mention is not None else None
    named = mention is not None and kind not in {None, EntityType.PERSON, EntityType.POST} and scene.acts(mention)
    if not named or clause.verb.lemma_ in _ASKING or any(child.dep_ == "ccomp" for child in clause.verb.children):
        return False
    force = strength(clause.verb.lemma_)
    return force is Strength.FIRM or (force is not Strength.STANCE and _definite(scene, clause))


def _definite(scene: Scene, clause: Clause) -> bool:
    """Whether the object of a verb is a thing of its own: a name or a figure."""
    nouns = (child for child in clause.verb.children if child.dep_ in {"dobj", "dative"})
    inside = [token for noun in nouns for token in noun.subtree]
    return any(token.like_num or token.is_currency or scene.mention(token) is not None for token in inside)


def active(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield the duty of a subject that acts ("DSIT will publish …")."""
    status = _state(scene, clause)
    if status is None or clause.passive or clause.head.dep_ == "acl" or _reports(clause):
        return
    who = subjects(scene, clause.subject, clause.head)
    if who and not _expletive(clause):
        yield from weighed(scene, clause, who, status, "duty." + clause.tense.value)


_ISSUING = frozenset({"print", "publish", "issue", "produce", "prepare", "present", "write", "compile", "submit"})
_ROUND = re.compile(r"\b(?:round|[Ss]eries [A-E])\b")
_EVENTS = frozenset({"round", "case", "trial", "study", "survey", "inquiry", "investigation", "evaluation", "report"})
"""Nouns for what is over when it is told of ("a study led by …")."""

_RUNNING = frozenset({"lead", "chair", "co-chair", "run", "oversee", "deliver", "manage", "operate", "co"})
_MAKING = frozenset(
    {"bring", "sign", "create", "produce", "develop", "commission", "build", "write", "found", "let", "design", "make"}
)
"""Verbs whose bare participle with "by" states a duty, going on ("a review led by …") or done ("written by …")."""


_HANGING = frozenset({"acl", "relcl", "xcomp", "advcl"})
_LASTING = frozenset({"hold", "back", "present", "own", "release"})
"""Verbs whose bare participle says how a thing is rather than what somebody did to it."""


def _expletive(clause: Clause) -> bool:
    """Whether the subject stands for what follows ("it is the role of the Board to …")."""
    named = any(child.dep_ in {"attr", "acomp"} for child in clause.head.children)
    return named and clause.subject is not None and clause.subject.lower_ == "it" and bool(clause.chain)


def _reports(clause: Clause) -> bool:
    """Whether the clause only tells of an act to come that has a clause of its own ("announced that it will …")."""
    behind = clause.verb.nbor() if clause.verb.i + 1 < len(clause.verb.doc) else None
    if clause.verb.lemma_ == "add" and behind is not None and behind.is_punct:
        return True
    if clause.verb.lemma_ not in _TELLING:
        return False
    told = (each for each in clause.verb.children if each.dep_ == "ccomp")
    return any(child.lower_ in PROMISING and child.dep_ == "aux" for verb in told for child in verb.children)


def _bare(clause: Clause) -> bool:
    """Whether a passive has no auxiliary of its own or of what it is joined to ("printed by …", "led by …")."""
    return clause.tense is Tense.PARTICIPLE or clause.head.dep_ == "acl" or not _auxiliary(clause)


def _auxiliary(clause: Clause) -> bool:
    return clause.head.dep_ == "conj" or any(child.dep_ == "auxpass" for child in clause.verb.children)


def by_agent(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield the duty of those named behind "by" ("will be delivered by …", "a review led by …")."""
    told = clause.verb.lemma_ in _TELLING and not any(each.is_currency for each in clause.head.head.subtree)
    who = agents(scene, clause.verb) if clause.passive and not told else ()
    if not who or (_bare(clause) and not _tells(clause)) or _is_caption(clause):
        return
    status = _state(scene, clause) or _bare_status(clause)
    for duty in weighed(scene, clause, who, status, "duty.agent"):
        yield _cut(scene, clause, duty) if duty.deadline is None and clause.head.dep_ in _HANGING else duty


def _cut(scene: Scene, clause: Clause, duty: Duty) -> Duty:
    """Return the duty of a participle that hangs on a noun, ended at the agents' names."""
    named = (each for each in scene.mentions if scene.names.name(each) in duty.actors and each.start > clause.verb.idx)
    end = max((each.end for each in named if each.end <= duty.end), default=duty.end)
    return replace(duty, end=end) if scene.text.startswith(",", end) else duty


def _is_caption(clause: Clause) -> bool:
    """Whether a sentence is only who issued, made or presented it ("Statement made by …")."""
    noun = clause.head.head
    if clause.head.dep_ == "ROOT" and _bare(clause):
        return clause.verb.lemma_ in _ISSUING
    return clause.head.dep_ == "acl" and noun.dep_ == "ROOT" and noun.lemma_.lower() in words("captioned.txt")


def _tells(clause: Clause) -> bool:
    """Whether a bare participle states a duty ("run by", "written by", "approved by")."""
    verb = clause.verb.lemma_
    lasting = standing(verb) or verb in _LASTING
    return verb in _RUNNING | _MAKING or (strength(verb) is Strength.FIRM and not lasting)


def _bare_status(clause: Clause) -> DutyStatus:
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.verb.children):
        return DutyStatus.PLANNED
    noun = clause.head.head
    event = noun.lemma_.lower() in _EVENTS and noun.tag_ != "NNP"
    if clause.head.dep_ == "acl" and (event or _ROUND.search(noun.doc.text[max(0, noun.idx - 30) : clause.head.idx])):
        return DutyStatus.DONE
    return DutyStatus.ONGOING if clause.verb.lemma_ in _RUNNING or not _bare(clause) else DutyStatus.DONE


def unsaid(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield the government's duty of a passive without an agent, where it speaks ("a bill will be laid in May")."""
    if not clause.passive or clause.head.dep_ in {"acl", "relcl", "advcl"} or clause.subject is None:
        return
    if agents(scene, clause.verb) or not scene.official:
        return
    status = status_of(clause)
    who = actors(scene, clause.subject)
    if status not in {DutyStatus.PLANNED, DutyStatus.DONE} or who:
        return
    for duty in weighed(scene, clause, (GOVERNMENT,), status, "duty.passive"):
        money = any(token.is_currency for token in clause.head.subtree)
        figure = any(token.like_num for token in clause.head.subtree)
        if duty.deadline is not None or money or (figure and status is DutyStatus.PLANNED):
            yield duty


def weighed(scene: Scene, clause: Clause, who: tuple[str, ...], status: DutyStatus, rule: str) -> Iterator[Duty]:
    """Yield the duty of a clause where the act is concrete enough."""
    start, end = stretch(scene.doc, clause)
    joined = _joined_at(scene, clause, who)
    start = max(start, joined)
    due = None if status is DutyStatus.DONE else _due(scene, clause, start, end, joined)
    due = due if due is not None and (due.ahead or status is DutyStatus.PLANNED) else None
    start = min(start, due.start) if due is not None else start
    if clause.tense is Tense.PRESENT and due is not None and due.limit:
        status = DutyStatus.PLANNED
    if weight(Act(scene, clause, who, start, end, due is not None)) >= BAR:
        yield Duty(start, end, who, Role.LEAD, status, action(scene.doc, clause, end), rule, due)


def _joined_at(scene: Scene, clause: Clause, who: tuple[str, ...]) -> int:
    """Return where a clause begins with its actor behind another one ("…, and X will …"), 0 where none does."""
    near = [each for each in scene.mentions if scene.names.name(each) in who and each.end <= clause.verb.idx]
    before = scene.text[: near[-1].start] if near else ""
    joint = re.search(r"[,;]?\s(?:and|but|while)\s(?:the\s)?$", before)
    return near[-1].start if len(who) == 1 and joint is not None else 0


def _due(scene: Scene, clause: Clause, start: int, end: int, joined: int = 0) -> Deadline | None:
    """Return the deadline of a clause: inside its stretch, or before its subject ("By March, we will …")."""
    head = clause.head
    told = clause.tense in {Tense.PAST, Tense.PERFECT}
    opening = start if told or head.dep_ == "conj" else head.doc[head.left_edge.i].idx
    own = tuple(each for each in scene.deadlines if not _elsewhere(scene, clause, each))
    return nearest(own, max(min(opening, start), joined), end)


def _elsewhere(scene: Scene, clause: Clause, deadline: Deadline) -> bool:
    """Whether a deadline is that of another named thing ("…, the Review, which will report in May")."""
    span = scene.doc.char_span(deadline.start, deadline.end, alignment_mode="expand")
    token = span.root if span is not None else None
    while token is not None and token not in {token.head, clause.head}:
        if token.dep_ == "relcl" and scene.mention(token.head) is not None:
            return True
        token = token.head
    return False
