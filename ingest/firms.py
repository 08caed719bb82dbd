"""Firms that only what is said of them shows: whose officers speak, what they raise, who buys them."""

from collections.abc import Sequence

from ingest.tokens import Token
from ingest.wordlists import words

_INITIALS = frozenset({"CEO", "CFO", "CTO", "COO"})
_BOUGHT = frozenset(
    {
        "acquired",
        "bought",
        "owned",
        "purchased",
        "delivered",
        "run",
        "operated",
        "built",
        "made",
        "supplied",
        "manufactured",
        "financed",
        "managed",
        "installed",
        "constructed",
        "converted",
        "refurbished",
        "fitted",
    }
)
_SPEAKING = frozenset({"said", "says", "added", "adds", "commented", ":"})
_HELPERS = frozenset({"has", "have", "was", "is", "had"})
_FATES = frozenset({"raised", "founded", "headquartered", "acquired", "floated", "incorporated", "listed", "invested"})
_ROLE_REACH = 9
_DAUGHTERS = frozenset({"subsidiary", "arm", "division", "subsidiaries", "offshoot", "spin-out"})
_KINDS_OF_OWNERS = frozenset(
    {"french", "german", "american", "japanese", "swedish", "danish", "norwegian", "dutch", "us", "group"}
)
_TRADING = frozenset({"trading", "working", "operating", "branded", "bidding"})
_HIRES = frozenset({"appointed", "selected", "chosen", "hired", "contracted", "engaged"})
_LONGEST_HIRED = 5
_SUMS = frozenset({"million", "billion", "m", "bn", "k", "000"})
_RAISES = frozenset({"raise", "raised", "raising", "raises"})
_RAISED_REACH = 16
_CONTRACTORS = frozenset({"contractor", "contractors", "supplier", "suppliers", "bidder", "developer", "manufacturer"})
_CONTRACT_REACH = 24
_CONTRACTS = frozenset({"contract", "contracts", "subcontract"})
_BESIDE = frozenset({"by", "with", "to", "from", "between", "and", ",", "including", "appointed", "contractor"})
_ACTS = frozenset({"will", "has", "have", "said", "is", "was", "told", "won", ",", "("})


def is_firm(sentence: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a capitalised stretch is a firm: it has officers, was bought, has raised money or was founded."""
    return (
        _has_officers(sentence, first, last)
        or _was_bought(sentence, first)
        or _has_fate(sentence, last)
        or _trades(sentence, first, last)
        or _contracted(sentence, first)
        or _invested(sentence, first)
        or _employs(sentence, first, last)
        or _is_contractor(sentence, first)
        or _is_owner(sentence, first)
        or _is_hired(sentence, first, last)
        or (first > 1 and sentence[first - 1].fold == "as" and sentence[first - 2].fold in _TRADING)
        or _is_paid(sentence, first, last)
    )


def _trades(sentence: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a stretch ends like a firm's name and stands where an actor stands ("by Torvald Surveys")."""
    if last - first < 2 or sentence[last - 1].fold not in words("firm_words.txt"):
        return False
    if sentence[first].fold in words("plain.txt"):
        return False
    before = sentence[first - 1].fold if first else ""
    return before in _BESIDE or (last < len(sentence) and sentence[last].fold in _ACTS)


def _contracted(sentence: Sequence[Token], first: int) -> bool:
    """Read "award a contract of £3m to X", "the contract with X"."""
    if first < 2 or sentence[first - 1].fold not in {"to", "with"}:
        return False
    return any(token.fold in _CONTRACTS for token in sentence[max(0, first - _CONTRACT_REACH) : first - 1])


def _invested(sentence: Sequence[Token], first: int) -> bool:
    """Read "raised £3m from X and Y", "investors led by X"."""
    if first < 2 or sentence[first - 1].fold not in {"from", "by", "and", ","}:
        return False
    before = [token.fold for token in sentence[max(0, first - _RAISED_REACH) : first]]
    at = next((at for at, word in enumerate(before) if word in _RAISES), None)
    return (at is not None and "from" in before[at:]) or before[-3:-1] == ["round", "led"]


def _employs(sentence: Sequence[Token], first: int, last: int) -> bool:
    """Read "X employs 260 people", "X, which makes pumps": what only firms are said to do."""
    at = last
    while at < len(sentence) and sentence[at].fold in {",", "which", "that", "also", "now", "already", "currently"}:
        at += 1
    if at >= len(sentence) or sentence[at].fold not in words("firm_verbs.txt"):
        return False
    return at > last or sentence[first].fold not in words("plain.txt")


def _is_hired(sentence: Sequence[Token], first: int, last: int) -> bool:
    """Read "has appointed X to design", "selected X as contractor"."""
    if first == 0 or sentence[first - 1].fold not in _HIRES or last >= len(sentence):
        return False
    return last - first < _LONGEST_HIRED and sentence[last].fold in {"to", "as"}


def _is_owner(sentence: Sequence[Token], first: int) -> bool:
    """Read "a subsidiary of X", "the British arm of Norway's X"."""
    at = first - 1
    if at > 1 and sentence[at].fold == "'s":
        at -= 2
    while at > 0 and (sentence[at].fold == "the" or sentence[at].fold in _KINDS_OF_OWNERS):
        at -= 1
    return at > 0 and sentence[at].fold == "of" and sentence[at - 1].fold in _DAUGHTERS


def _is_paid(sentence: Sequence[Token], first: int, last: int) -> bool:
    """Read "£2.4 million for X to develop": who is paid to do a thing, under no other kind's name."""
    if first < 2 or sentence[first - 1].fold not in {"for", "to"} or sentence[first - 2].fold not in _SUMS:
        return False
    return last + 1 < len(sentence) and sentence[last].fold == "to" and sentence[last + 1].text.islower()


def _is_contractor(sentence: Sequence[Token], first: int) -> bool:
    """Read "the contractor for the building was X", "preferred bidder is X"."""
    if first < 2 or sentence[first - 1].fold not in {"is", "was", "are", "were", "be"}:
        return False
    return any(token.fold in _CONTRACTORS for token in sentence[max(0, first - _ROLE_REACH) : first - 1])


def _has_officers(sentence: Sequence[Token], first: int, last: int) -> bool:
    """Read "chief executive of X", "X CEO", "vice president of this and that at X said"."""
    if last < len(sentence) and sentence[last].text in _INITIALS:
        return True
    if first < 2 or sentence[first - 1].fold not in {"of", "at"}:
        return False
    if sentence[first - 2].fold in words("officers.txt"):
        return True
    speaks = last < len(sentence) and sentence[last].fold in _SPEAKING
    roles = {token.fold for token in sentence[max(0, first - _ROLE_REACH) : first]}
    return speaks and sentence[first - 1].fold == "at" and bool(roles & words("officers.txt"))


def _was_bought(sentence: Sequence[Token], first: int) -> bool:
    return first > 1 and sentence[first - 1].fold == "by" and sentence[first - 2].fold in _BOUGHT


def _has_fate(sentence: Sequence[Token], last: int) -> bool:
    if last + 1 >= len(sentence):
        return False
    here, further = sentence[last].fold, sentence[last + 1].fold
    return here == "raised" or (here in _HELPERS | {","} and further in _FATES)
