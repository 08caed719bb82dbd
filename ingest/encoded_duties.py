"""Responsibilities that the encoder sees: those that no rule reads; and those of rules that it does not believe in."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.deadlines import Deadline, deadlines, reference
from ingest.encoded import Seen, seen
from ingest.encoded_sums import Seer
from ingest.encoder_heads import DUTY_ROLES, DUTY_STATUSES, duties
from ingest.text import Sentence, Text
from ontology.model import Responsibility
from ontology.terms import DutyStatus, Role

RULE = "responsibility.learned"

NEW = 0.6
"""How likely a name must be to be responsible where no rule says so."""

LEAVE = 0.05
"""How unlikely all actors of a claim must be for it to be left out."""

_JOINTS = frozenset({"and", ",", ", and", "&", "/"})
_EDGES = " ,;:.–-’'\"”"
_AUXILIARIES = re.compile(
    r"(?:\([^)]*\)\s*)?(?:(?:will|is|are|was|were|has|have|had|to|must|should|shall|would|can|also|now|be|been|today)\b\s*)*",
    re.IGNORECASE,
)
_END = re.compile(r"[;:]|\.\s|, (?:and|which|who|with|while|but|so) ")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Charge:
    """A mention with its likeliest role and status, and how likely it has any role."""

    seen: Seen
    name: str
    role: Role
    status: DutyStatus
    share: float


def weighed(seer: Seer, told: Sequence[Responsibility]) -> list[Responsibility]:
    """Return the responsibilities that rules read and the encoder does not deny, with those that it alone sees."""
    text = seer.encoded.text
    starts = sorted((claim.evidence.start, at) for at, claim in enumerate(told))
    longest = max((claim.evidence.end - claim.evidence.start for claim in told), default=0)
    shares: list[list[float]] = [[] for _ in told]
    more: list[Responsibility] = []
    for sentence in text.sentences:
        first, last = text.span(sentence.block, sentence.start, sentence.end)
        near = starts[bisect_left(starts, (first - longest, 0)) : bisect_left(starts, (last, 0))]
        own = [at for _, at in near if first < told[at].evidence.end]
        here = charges(seer, sentence)
        for at in own:
            shares[at] += [one.share for one in here if one.name in told[at].actor]
        more += _new(text, sentence, here, {name for at in own for name in told[at].actor})
    return [*(claim for claim, its in zip(told, shares, strict=True) if max(its, default=1.0) >= LEAVE), *more]


def charges(seer: Seer, sentence: Sentence) -> list[Charge]:
    """Return what the encoder thinks of each mention of a sentence."""
    near = list(seen(seer.encoded, seer.names, sentence.index))
    if not near:
        return []
    roles, statuses = duties(np.stack([one.row for one in near]), np.asarray([one.kind for one in near]))
    return [
        Charge(
            one,
            seer.names.name(one.mention),
            DUTY_ROLES[int(role.argmax())],
            DUTY_STATUSES[int(status.argmax())],
            float(role.max()),
        )
        for one, role, status in zip(near, roles, statuses, strict=True)
    ]


def _new(text: Text, sentence: Sentence, here: Sequence[Charge], told: set[str]) -> Iterator[Responsibility]:
    """Yield a claim for each name, or list of names, that is likely responsible and has no claim in the sentence."""
    groups: list[list[Charge]] = []
    named = set(told)
    for one in here:
        if one.share < NEW or one.name in named:
            continue
        named.add(one.name)
        if groups and _joint(sentence, groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return (_claim(text, sentence, group) for group in groups if _tells(sentence, group))


def _tells(sentence: Sentence, group: Sequence[Charge]) -> bool:
    """Tell whether a sentence says more than who: the owner's cell of a row does not."""
    names = sentence.text[group[0].seen.mention.start : group[-1].seen.mention.end]
    return len(sentence.text.split()) - len(names.split()) >= _SHORTEST


def _joint(sentence: Sentence, one: Charge, other: Charge) -> bool:
    between = sentence.text[one.seen.mention.end : other.seen.mention.start].strip().removesuffix("the")
    return one.role is other.role and between.strip() in _JOINTS


def _claim(text: Text, sentence: Sentence, group: Sequence[Charge]) -> Responsibility:
    first, last = group[0], group[-1].seen.mention
    due = _due(text, sentence) if first.status is not DutyStatus.DONE else None
    evidence = text.evidence(sentence.block, sentence.start, sentence.end)
    return Responsibility(
        evidence=evidence,
        sentence=evidence,
        actor=tuple(dict.fromkeys(one.name for one in group)),
        role=first.role,
        action=_action(sentence.text, last.end),
        deadline=due.words if due else "",
        due_from=due.due_from if due else None,
        due_to=due.due_to if due else None,
        status=first.status,
        rule=RULE,
    )


def _action(text: str, behind: int) -> str:
    """Return what is done: the words behind the last actor as far as their clause goes, else the sentence."""
    rest = text[behind:].strip(_EDGES)
    rest = _AUXILIARIES.sub("", rest, count=1)
    end = _END.search(rest)
    short = (rest[: end.start()] if end else rest).strip(_EDGES)
    return short if len(short.split()) >= _SHORTEST else text.strip()


def _due(text: Text, sentence: Sentence) -> Deadline | None:
    found = deadlines(sentence.text, reference(text, sentence.block))
    return next((one for one in found if one.ahead), None)
