"""Unknown names without any head: what stands where only a firm, an organisation or a programme stands is one."""

import re
from collections.abc import Sequence

from ingest.capitals import is_generic, opens_sentence
from ingest.heads import head_at
from ingest.tokens import Token
from ingest.wordlists import words
from ontology.terms import EntityType

_CAMEL = re.compile(r"[A-Z]?[a-z]+[A-Z][A-Za-z]*[a-z]\w*|[A-Z][a-z]+(?:AI|UK|X|IQ)")
_SAYS = frozenset({"said", "says", "told", "warned", "added", "argued", "welcomed", "estimates", "estimated"})
_DOES = frozenset(
    {"agreed", "won", "secured", "received", "signed", "plans", "expects", "supplied", "completed", "owns", "operates"}
    | {
        "laid",
        "installed",
        "runs",
        "provides",
        "offers",
        "designed",
        "built",
        "developed",
        "specialises",
        "raised",
        "invested",
        "sold",
    }
)
_HELPERS = frozenset({"has", "have", "had", "will", "was", "were", "is", "are"})
_DONE = frozenset(
    {"agreed", "won", "secured", "received", "signed", "committed", "pledged", "invested", "raised", "appointed"}
    | {"chosen", "selected", "contracted", "fined", "build", "supply", "invest", "employ", "recruit", "hire", "open"}
    | {
        "awarded",
        "named",
        "closed",
        "spun",
        "provide",
        "operate",
        "deliver",
        "design",
        "install",
        "pay",
        "contribute",
        "donated",
        "developed",
        "completed",
    }
)
_OPEN = frozenset({",", "and", "that", "but", ";", ":", "–", "while", "when", "where", "which", "—"})
_WITH = frozenset({"with", "by", "from"})
_CLOSED = frozenset({",", ".", ";", "and", "to", "for", "in", "on", "at", ")", "which", "as", "will", "has", "have"})
_NONE = frozenset(
    {"storm", "series", "case", "level", "band", "grade", "class", "quarter", "strand", "table", "agenda", "item"}
    | {"stage", "step", "tier", "type", "volume", "appendix", "room", "floor", "phase", "lot", "package", "option"}
    | {"insurance", "recess", "day", "week", "festival", "conference", "awards", "cup", "games", "prime", "mail"}
    | {"east", "west", "north", "south", "christmas", "easter", "version", "route", "junction", "age", "war", "brexit"}
)
_LONGEST = 4
_CONTRACTS = frozenset({"contract", "contracts", "procurement", "rollout", "roll-out"})
_UNDER = frozenset({"through", "under", "via", "testing", "tested", "test", "called", "using", "pilot", "trialling"})


def bare_name(sentence: Sequence[Token], first: int, last: int) -> EntityType | None:
    """Return what an unknown stretch of capitals names by its place in the clause, None where that says nothing."""
    if not _may_be_name(sentence, first, last):
        return None
    after = sentence[last].fold if last < len(sentence) else "."
    before = sentence[first - 1].fold if first else ","
    definite = before == "the"
    if definite:
        before = sentence[first - 2].fold if first > 1 else ","
    begins = before in _OPEN or first < 2 or opens_sentence(sentence, first)
    if begins and (after in _SAYS or after in _DOES or _does(sentence, last)):
        return EntityType.ORGANISATION if definite or after in _SAYS else EntityType.COMPANY
    if (before in _UNDER and after in _CLOSED) or (last - first > 1 and after in _CONTRACTS):
        return EntityType.PROGRAMME
    if before in _WITH and after in _CLOSED and not definite:
        return EntityType.COMPANY
    return None


def _does(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether "has", "will" and the like go on to an act of organisations, a few small words between."""
    if at >= len(sentence) or sentence[at].fold not in _HELPERS:
        return False
    return any(token.fold in _DONE for token in sentence[at + 1 : at + 4])


def _may_be_name(sentence: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a stretch is written as a name: several words of its own, or one with a capital inside."""
    said = sentence[first:last]
    plain = words("plain.txt") | words("officers.txt") | words("openers.txt") | _NONE
    if len(said) == 1:
        return _CAMEL.fullmatch(said[0].text) is not None and head_at(sentence, first) is None
    own = [token for token in said if not is_generic(token) and token.fold not in plain]
    roles = any(token.fold in words("officers.txt") | _NONE for token in said)
    shout = all(token.text.isupper() for token in said)
    headed = any((head := head_at(sentence, at)) and at + len(head.words) == last for at in range(first, last))
    return 1 < len(said) <= _LONGEST and len(own) > 1 and not roles and not shout and not headed
