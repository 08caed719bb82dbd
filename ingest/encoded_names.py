"""Names that rules and encoder see differently: what rules miss, mistype or cut wrongly, where the encoder is sure."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.capitals import is_generic
from ingest.encoded import Encoded, Likely
from ingest.gathering import Found
from ingest.tokens import tokens
from ingest.wordlists import rows
from ontology.terms import EntityType

RULE = "name.learned"

NEW = 0.8
"""How sure the encoder must be of a name where rules see none."""

RETYPE = 0.6
"""How sure it must be of another type for a name of which rules guess the type."""

RECUT = 0.9
"""How sure it must be of other bounds for a name that rules guess."""

BLANK = 0.8
"""How sure it must be that what rules guess to be a name is none."""

_ARTICLES = frozenset({"the", "a", "an", "our", "its", "this"})
_TITLE = "name.title"
"""The rule of a document's own title: that may be cut, but not in two."""

_SURE = frozenset({"name.known", "name.marks", "name.bracketed", "name.we", "name.government"})


def reread(encoded: Encoded, found: Sequence[Found]) -> list[Found]:
    """Return the names of a text, those that rules found corrected by what the encoder is sure of; in reading order."""
    by_sentence: dict[int, list[Found]] = {}
    for one in found:
        by_sentence.setdefault(one.sentence, []).append(one)
    likely: dict[int, list[Likely]] = {}
    for each in encoded.likely:
        likely.setdefault(each.sentence, []).append(each)
    kept = [
        name
        for number in sorted({*by_sentence, *likely})
        for name in _sentence(encoded, by_sentence.get(number, []), likely.get(number, []))
    ]
    return sorted(kept, key=lambda name: (name.sentence, name.start))


def _sentence(encoded: Encoded, found: list[Found], likely: Sequence[Likely]) -> list[Found]:
    kept = list(found)
    for one in likely:
        beside = [name for name in kept if name.start < one.end and one.start < name.end]
        if not beside:
            kept += [_new(encoded, one)] if one.share >= NEW and not _pointing(encoded, one) else []
        elif any(_same(name, one) for name in beside):
            kept = [_typed(name, one) if _same(name, one) else name for name in kept]
        elif one.share >= RECUT and not any(_sure(name) or _splits(name, likely) for name in beside):
            kept = [name for name in kept if name not in beside] + [_new(encoded, one)]
    return [name for name in kept if _sure(name) or not _none(encoded, name)]


def _splits(name: Found, likely: Sequence[Likely]) -> bool:
    """Tell whether the encoder sees more than one name in a title."""
    return name.rule == _TITLE and sum(one.start < name.end and name.start < one.end for one in likely) > 1


def _same(name: Found, one: Likely) -> bool:
    return (name.start, name.end) == (one.start, one.end)


def _pointing(encoded: Encoded, one: Likely) -> bool:
    """Tell whether a name is but a common noun that points back to another ("the Fund", "Council")."""
    form = encoded.text.sentences[one.sentence].text[one.start : one.end]
    words = [token for token in tokens(form) if token.fold not in _ARTICLES]
    return all(map(is_generic, words[:-1])) and all(is_generic(one) or one.fold in _heads() for one in words[-1:])


@cache
def _heads() -> frozenset[str]:
    return frozenset(row["head"].casefold() for row in rows("heads.csv"))


def _new(encoded: Encoded, one: Likely) -> Found:
    form = encoded.text.sentences[one.sentence].text[one.start : one.end]
    return Found(one.sentence, one.start, one.end, form, one.type, RULE)


def _typed(name: Found, one: Likely) -> Found:
    other = name.type is not one.type and not _sure(name) and one.share >= RETYPE
    return replace(name, type=one.type) if other else name


def _sure(name: Found) -> bool:
    return bool(name.key) or name.rule in _SURE or name.type is EntityType.PERSON


def _none(encoded: Encoded, name: Found) -> bool:
    """Tell whether the encoder is sure that each end of a name belongs to no name."""
    words = encoded.words(name.sentence, name.start, name.end)
    return words is not None and all(encoded.blank.get(spot, 0.0) >= BLANK for spot in words)
