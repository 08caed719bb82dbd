"""Who has which part in a sum, and what it is, as the encoder sees it, beside what rules read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ingest.encoded import Encoded, Seen, seen
from ingest.encoder import Vectors
from ingest.encoder_heads import NATURES, ROLES, STATUSES, parts, step, sums
from ingest.funding_parts import Stated
from ingest.mentions import Names
from ontology.model import Funding
from ontology.terms import GOVERNMENT, EntityType, FundingStatus, Nature

FIGURE = re.compile(r"[£$€]|\w*\d")
"""Where the word begins that stands for a sum: its currency, else its first figure."""

ADD: Mapping[str, float] = {"funder": 0.65, "recipient": 0.5, "scheme": 0.5, "place": 0.5}
"""How likely a name must be to have a part that rules leave open."""

INSTEAD: Mapping[str, float] = {"funder": 0.6, "recipient": 0.6, "scheme": 0.6, "place": 0.9}
"""How likely a name must be to have a part that rules give to others."""

LEAVE: Mapping[str, float] = {"funder": 0.1, "recipient": 0.1, "scheme": 0.1, "place": 0.03}
"""How unlikely a name must be to lose a part that rules give it."""

AFAR: Mapping[str, float] = {"recipient": 0.9, "place": 0.9}
"""How likely a name must be to have a part in a sum of another block: one fund's place is soon taken for another's."""

LEFT = 0.5
"""How likely a name must be to have a part that rules give to others whom the encoder finds hardly possible."""

_NOT_OF_SIZES = frozenset({"recipient", "place"})
"""The roles that nobody has in the size of a fund: its awards have them."""

_SCHEMES = frozenset({EntityType.FUND, EntityType.PROGRAMME})
_CLOSE = 6
_OF_SCHEME = re.compile(r"\b(?:fund|programme|scheme|competition), $", re.IGNORECASE)
_SCHEME = re.compile(r" (?:\w+ )?(?:fund|programme|scheme|competition)\b", re.IGNORECASE)

MIXED = 0.95
"""How sure it must be that money is of several kinds: few sums are, and rules know them by their words."""

NATURE = 0.7
"""How sure the encoder must be of another nature than rules read. Of the status of a flow it knows no better."""


@dataclass(frozen=True)
class Seer:
    """The encoder's view of a text with its names, window by window."""

    encoded: Encoded
    names: Names

    @cached_property
    def by_window(self) -> Mapping[int, Sequence[Seen]]:
        """The mentions of each window."""
        found: dict[int, list[Seen]] = {}
        for sentence in self.encoded.text.sentences:
            for one in seen(self.encoded, self.names, sentence.index):
                found.setdefault(one.first.window, []).append(one)
        return found

    @cached_property
    def by_form(self) -> Mapping[str, str]:
        """The name of each form of the named entities."""
        return {form: entity.name for entity in self.names.entities for form in (*entity.aliases, entity.name)}


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the encoder thinks of a sum: the shares of natures, statuses and, for each role, of names."""

    natures: Mapping[Nature, float]
    statuses: Mapping[FundingStatus, float]
    roles: Mapping[str, Mapping[str, float]]


def opinion(seer: Seer, one: Stated) -> Opinion | None:
    """Return what the encoder thinks of a sum, None where it does not see it."""
    figure = FIGURE.search(seer.encoded.text.sentences[one.sentence].text, one.start, one.end)
    words = seer.encoded.words(one.sentence, figure.start(), figure.end()) if figure else None
    vector = seer.encoded.vector(words[0]) if words else None
    if words is None or vector is None:
        return None
    natures, statuses, government = sums(vector[None])
    roles: dict[str, dict[str, float]] = {role: {} for role in ROLES}
    barred = _NOT_OF_SIZES if _is_size(seer, one) else frozenset()
    afar = _NOT_OF_SIZES if _is_scheme(seer, one) else barred
    near = list(_near(seer, words[0].window, seer.encoded.text.sentences[one.sentence].block))
    if near:
        steps = np.asarray([step(each.word - words[0].word) for each in near])
        shares = parts(vector, np.stack([each.row for each in near]), np.asarray([each.kind for each in near]), steps)
        for each, row in zip(near, shares, strict=True):
            for role, share in zip(ROLES, row, strict=True):
                if role not in (barred if each.beside else afar) and (each.beside or share >= AFAR.get(role, 0.0)):
                    roles[role][each.name] = max(float(share), roles[role].get(each.name, 0.0))
    roles["funder"][GOVERNMENT] = float(government[0])
    for role in ROLES[1:]:
        roles[role].pop(GOVERNMENT, None)
    return Opinion(
        dict(zip(NATURES, map(float, natures[0]), strict=True)),
        dict(zip(STATUSES, map(float, statuses[0]), strict=True)),
        roles,
    )


class _Near(NamedTuple):
    """A name that may have a part in a sum: its first word in the window, what heads are told of it, and whether it
    stands in the sum's own block.
    """

    name: str
    word: int
    row: Vectors
    kind: int
    beside: bool


def _near(seer: Seer, window: int, block: int) -> Iterator[_Near]:
    """Yield the names of a sum's window, then those that the window is told from elsewhere."""
    sentences = seer.encoded.text.sentences
    for one in seer.by_window.get(window, ()):
        beside = sentences[one.mention.sentence].block == block
        yield _Near(seer.names.name(one.mention), one.first.word, one.row, one.kind, beside)
    for told in seer.encoded.elsewhere.get(window, ()):
        name = seer.by_form.get(told.name)
        if name is not None:
            yield _Near(name, told.first, told.row, told.kind, beside=False)


def _is_size(seer: Seer, one: Stated) -> bool:
    """Tell whether a sum is the size of a scheme: of one named right behind it, or told of right before it.

    "the £5 million Copper Fund"; "the Fund, £5 million,".
    """
    if _OF_SCHEME.search(seer.encoded.text.sentences[one.sentence].text[: one.start]):
        return True
    behind = (m for m in seer.names.in_sentence(one.sentence) if 0 <= m.start - one.end <= _CLOSE)
    return any(seer.names.type(mention) in _SCHEMES for mention in behind)


def _is_scheme(seer: Seer, one: Stated) -> bool:
    """Tell whether a sum is the size of a scheme that is named elsewhere ("it is a £5 million fund")."""
    return _SCHEME.match(seer.encoded.text.sentences[one.sentence].text, one.end) is not None


def weighed(seer: Seer, stated: Sequence[Stated], claims: Sequence[Funding]) -> list[Funding]:
    """Return the claims with what the encoder is surer of than rules are."""
    kinds = {entity.name: entity.type for entity in seer.names.entities}
    return [_weighed(opinion(seer, one), claim, kinds) for one, claim in zip(stated, claims, strict=True)]


def _weighed(seen: Opinion | None, claim: Funding, kinds: Mapping[str, EntityType]) -> Funding:
    """Return a claim as rules and encoder see it; a sum said again gets no more parts, lest it be taken for another."""
    if seen is None:
        return claim
    nature = max(seen.natures, key=lambda one: seen.natures[one])
    if seen.natures[nature] < (MIXED if nature is Nature.MIXED else NATURE):
        nature = claim.nature
    status = _status(seen, claim, nature)
    if nature is Nature.STATISTIC:
        none = dict.fromkeys(ROLES, ()) if nature is not claim.nature else {}
        return claim.model_copy(update={"nature": nature, "status": status, **none})
    asked = [role for role in ROLES if claim.same_as is None or getattr(claim, role)]
    roles = {role: _role(role, seen.roles[role], getattr(claim, role)) if role in asked else () for role in ROLES}
    roles["place"] = tuple(name for name in roles["place"] if kinds.get(name) in {EntityType.PLACE, None})
    return claim.model_copy(update={"nature": nature, "status": status, **roles})


def _status(seen: Opinion, claim: Funding, nature: Nature) -> FundingStatus:
    if nature is Nature.STATISTIC:
        return FundingStatus.STATED
    if claim.status is not FundingStatus.STATED:
        return claim.status
    flows = {one: share for one, share in seen.statuses.items() if one is not FundingStatus.STATED}
    return max(flows, key=lambda one: flows[one])


def _role(role: str, shares: Mapping[str, float], told: tuple[str, ...]) -> tuple[str, ...]:
    """Return who has a role: whom rules give it, unless the encoder is sure of others; else whom it thinks likely."""
    kept = tuple(name for name in told if shares.get(name, 1.0) > LEAVE[role])
    least = INSTEAD[role] if kept else LEFT if told else ADD[role]
    likely = tuple(name for name, share in shares.items() if share >= least)
    if kept and likely and not set(kept) & set(likely):
        kept = tuple(name for name in kept if shares.get(name, 0.0) >= 0.5)
    return kept or likely
