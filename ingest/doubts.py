"""Known names that may be something else: common words, places within other names, "this Parliament"."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.capitals import Atoms, is_generic, is_name_word, is_title_case, opens_sentence
from ingest.gazetteer import Span
from ingest.heads import head_at
from ingest.tokens import Token
from ontology.terms import EntityType

_AT_PLACES = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "across",
        "around",
        "outside",
        "between",
        "into",
        "throughout",
        "to",
        "visit",
        "visited",
    }
)
_TOOLS = frozenset({"tool", "app", "product", "chatbot", "assistant", "feature", "model", "software", "scribe"})
_REACH = 7
_MONTHS = frozenset({"march", "may", "june", "april", "august"})
_OF_A_PLACE = frozenset({"council", "station", "airport", "hospital"})
_BEFORE_PLACES = frozenset({"of", "for"})
_ADDRESSES = frozenset({"mr", "madam"})
_TERMS = frozenset({"this", "next", "current", "last", "previous", "each", "present", "the"})
_FIRM_WORDS = frozenset(
    {
        "from",
        "by",
        "with",
        "at",
        "including",
        "like",
        "as",
        "acquired",
        "bought",
        "company",
        "firm",
        "giant",
        "retailer",
    }
)
_FIRM_ACTS = frozenset({"will", "has", "have", "said", "is", "are", "and", "announced", "plans", "'s"})


def supported(sentence: Sequence[Token], span: Span) -> bool:
    """Tell whether a known name may be read as that name here: a common word needs a context that fits its type."""
    single = span.last - span.first == 1
    if _excluded(sentence, span, sentence[span.first].fold):
        return False
    if span.common and (opens_sentence(sentence, span.first) or is_title_case(sentence)):
        return single and _told(sentence, span)
    return True


def _excluded(sentence: Sequence[Token], span: Span, word: str) -> bool:
    """Tell whether a known name is a month, "this Parliament", "Mr Speaker" or a tool here."""
    if span.last - span.first == 1:
        term = word == "parliament" and span.first and sentence[span.first - 1].fold in _TERMS
        if term or word in _MONTHS:
            return True
    before = sentence[span.first - 1].fold if span.first else ""
    address = span.type is EntityType.POST and (word in _ADDRESSES or before in _ADDRESSES)
    return address or _heads_a_whole(sentence, span) or (span.common and _is_tool(sentence, span.last))


def _heads_a_whole(sentence: Sequence[Token], span: Span) -> bool:
    """Tell whether a known post is that of who leads a whole organisation, which is no public office."""
    said = [token.fold for token in sentence[span.first : span.last]]
    return span.type is EntityType.POST and "chief" in said[:-1] and said[said.index("chief") + 1] == "executive"


def _is_tool(sentence: Sequence[Token], last: int) -> bool:
    """Tell whether what follows calls a thing a tool or product, which is no entity."""
    if last + 1 >= len(sentence) or sentence[last].text not in {",", "–", "-"}:
        return False
    if sentence[last + 1].fold not in {"a", "an", "the", "our", "its"}:
        return False
    return any(token.fold in _TOOLS for token in sentence[last + 2 : last + 2 + _REACH])


def _told(sentence: Sequence[Token], span: Span) -> bool:
    """Tell whether the words around a common word that may owe its capital to its place show what it names."""
    before = sentence[span.first - 1].fold if span.first else ""
    after = sentence[span.last].fold if span.last < len(sentence) else ""
    if span.type is EntityType.PLACE:
        return (
            before in _AT_PLACES
            or after in _OF_A_PLACE
            or (before in _BEFORE_PLACES and after in {",", ".", "and", ""})
        )
    if span.type is EntityType.COMPANY:
        acts = after in _FIRM_ACTS and before not in {"the", "a", "an", "our", "their"}
        return before in _FIRM_WORDS or acts or _in_list(sentence, span)
    return sentence[span.first].text.isupper() or (before == "(" and after == ")")


def _in_list(sentence: Sequence[Token], span: Span) -> bool:
    around = {sentence[at].fold for at in (span.first - 1, span.last) if 0 <= at < len(sentence)}
    before = span.first > 1 and sentence[span.first - 2].capital
    neighbour = before or (span.last + 1 < len(sentence) and sentence[span.last + 1].capital)
    return bool(around & {",", "and"}) and neighbour


def with_partner(sentence: Sequence[Token], span: Span, taken: Atoms) -> Span:
    """Return a known firm of one word with the unknown capitalised word before it, as joint ventures are named."""
    before = span.first - 1
    joint = span.type is EntityType.COMPANY and span.key and span.last - span.first == 1 and before > 0
    if not joint or not _joins(sentence, before, taken) or sentence[before - 1].capital:
        return span
    return replace(span, first=before, key="", rule="name.joint")


def _joins(sentence: Sequence[Token], at: int, taken: Atoms) -> bool:
    free = at not in taken or (taken[at].type is EntityType.COMPANY and taken[at].last == at + 1)
    plain = is_generic(sentence[at]) or opens_sentence(sentence, at) or head_at(sentence, at) is not None
    return free and not plain and is_name_word(sentence, at) and sentence[at].text[1:].islower()


def stands_alone(sentence: Sequence[Token], span: Span, taken: Atoms) -> bool:
    """Tell whether a place's name is not just a word of a longer name that nothing knows ("Palo Alto Networks")."""
    doubtful = span.type is EntityType.PLACE or (span.common and span.last - span.first == 1)
    if not doubtful or span.rule != "name.known":
        return True
    if span.last + 1 < len(sentence) and sentence[span.last].text == "&" and is_name_word(sentence, span.last + 1):
        return span.last + 1 in taken
    for at in (span.first - 1, span.last):
        if 0 <= at < len(sentence) and at not in taken and is_name_word(sentence, at) and not is_generic(sentence[at]):
            return False
    return True
