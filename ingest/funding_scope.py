"""What belongs to one money expression in a sentence: its frame, the names around it, and the clause they share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.funding_frames import SUBJECTS, Frame
from ingest.funding_parties import Party, main_step

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPOKEN_OF = frozenset({"dobj", "attr", "nsubjpass", "prep:with", "oprd"})
_VERBS = frozenset({"VERB", "AUX"})
_OPENING = re.compile(r"\s*(?:[-–—]|:|\((?:[A-Z][\w&]*)\)\s*[-–—:])\s+")
_PER = re.compile(r"\s+(?:per|each|apiece)\b")
_GAP = re.compile(r"\s*(?:\(|:|,\s|[-–—]\s)\s*(?:an?\s+|with\s+)?")


@dataclass(frozen=True, slots=True)
class Scope:
    """The frame of one money expression, the names of its sentence, and the tokens that are its own and no other's.

    ``taken`` are the nouns that other figures of the sentence stand before or measure.
    """

    frame: Frame
    parties: tuple[Party, ...]
    left: int
    right: int
    taken: frozenset[int] = frozenset()

    def after(self, party: Party) -> bool:
        """Tell whether a name stands behind the money, and in its clause."""
        return self.frame.last <= party.token.i < self.right and not apart(self.frame, party.token)

    def before(self) -> Iterator[Party]:
        """Yield the names before the money that no other figure has to itself."""
        for party in self.parties:
            if party.token.i < self.frame.first and party.token.i not in self.taken:
                yield party


def apart(found: Frame, token: "Token") -> bool:
    """Tell whether a token is not of the money's clause: another clause lies between, or it hangs on a higher verb."""
    near = _near(found)
    above = {found.root.i, *(ancestor.i for ancestor in found.root.ancestors)}
    own = {found.root.i, *(noun.i for noun in found.nouns)}
    while token.i not in above and token.i not in near:
        if _is_barrier(token, above, own) or token.head.i == token.i:
            return True
        token = token.head
    return token.i not in near


def _near(found: Frame) -> set[int]:
    """Return the money, its nouns, and what is above it up to the verb that speaks of it."""
    step = main_step(found)
    near = {found.root.i, *(noun.i for noun in found.nouns)}
    last = step or (found.steps[0] if found.steps else None)
    if last is None:
        return near
    available = any(child.lower_ in {"available", "open"} for child in last.verb.children)
    if step is None and last.arc not in _SPOKEN_OF and not (available or last.verb.lemma_ == "be"):
        return near
    relative = last.verb.i not in {ancestor.i for ancestor in found.root.ancestors}
    for ancestor in found.root.ancestors:
        if relative and ancestor.pos_ in _VERBS:
            break
        near.add(ancestor.i)
        if ancestor.i == last.verb.i:
            break
    return near | {last.verb.i}


def _is_barrier(token: "Token", above: set[int], own: set[int]) -> bool:
    """Tell whether a token opens a clause of its own: relative, participle, co-ordinate, or with its own subject."""
    if token.pos_ not in _VERBS or token.i in own:
        return False
    infinitive = token.tag_ == "VB" and any(child.lower_ == "to" for child in token.children)
    if token.dep_ in {"relcl", "acl"}:
        about = token.tag_ == "VBN" and token.head.i in own
        return not (infinitive or token.tag_ == "VBG" or about)
    if token.dep_ == "conj" and token.head.i in above:
        return True
    subject = any(child.dep_ in SUBJECTS for child in token.children)
    return subject and token.dep_ in {"conj", "ccomp", "parataxis", "advcl"}


def adjoined(scope: Scope) -> Iterator[Party]:
    """Yield the name right before the money: "Leeds (£3m)", "Hull: £2m", "Kent will get £3m and Leeds £2m"."""
    text = scope.frame.text
    if _PER.match(text, scope.frame.money.end):
        return
    for party in scope.before():
        gap = text[party.mention.end : scope.frame.money.start]
        listed = not gap.strip() and scope.left > 0
        marked = _GAP.fullmatch(gap) is not None and gap.strip()[:1] in {"(", ":", "-", "–", "—"}
        if party.token.i >= scope.left and (listed or marked):
            yield party


_ITEM = re.compile(r"\S\s*(?::|\s[–—-])\s*$|\s\($")


def item(scope: Scope) -> tuple[Party, ...]:
    """Return the names of an award's item before its sum: "X, led by Y with Z: £5m" is of X and Y; none elsewhere."""
    frame = scope.frame
    text = frame.text[: frame.money.start]
    if scope.left or main_step(frame) or not _ITEM.search(text) or len(text) > _ITEM_LENGTH:
        return ()
    helping = re.search(r"\b(?:with|alongside|supported by|in partnership with)\b", text)
    end = helping.start() if helping else len(text)
    return tuple(party for party in scope.before() if party.mention.end <= end)


_ITEM_LENGTH = 160


_WHERE = re.compile(r",? where\s+(?:an?\s+|the\s+|some\s+|up to\s+|more than\s+|around\s+)*$")
_SITED = re.compile(r",?\s+(?:in|at|near)\s+(?:the\s+)?")


def scene(scope: Scope) -> tuple[Party, ...]:
    """Return the names that "where" right before the money stands for: a place, and who or what is there."""
    text = scope.frame.text
    where = _WHERE.search(text, 0, scope.frame.money.start)
    found: list[Party] = []
    end = where.start() if where else -1
    for party in reversed(scope.parties):
        gap = text[party.mention.end : end]
        if party.mention.end == end or (found and party.mention.end < end and _SITED.fullmatch(gap)):
            found.append(party)
            end = party.mention.start
    return tuple(found)


def titled(scope: Scope) -> Iterator[Party]:
    """Yield the name that opens the sentence before a dash or colon: "X - a firm in Y - raised £5m", "X: £5m for Y"."""
    doc = scope.frame.doc
    for party in scope.before():
        if party.mention.start <= 1 and _OPENING.match(doc.text, party.mention.end):
            yield party


def carried(party: Party) -> str:
    """Return the preposition of a name, or of the one it is co-ordinated with."""
    token = party.token
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.head.lower_ if token.dep_ == "pobj" else party.relation


def outer(party: Party) -> str:
    """Return the relation of a name, or of what it owns or belongs to ("for X's data" is for X)."""
    if party.relation not in {"poss", "compound"}:
        return party.relation
    token = party.head
    while token.dep_ in {"compound", "conj", "appos", "nmod"} and token.head.i != token.i:
        token = token.head
    return token.head.lower_ if token.dep_ == "pobj" else token.dep_
