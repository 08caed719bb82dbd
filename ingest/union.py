"""The UK Government as a body of its own, where a devolved government is the one that speaks or acts beside it."""

import re
from collections.abc import Iterator, Sequence

from ingest.gathering import Found
from ingest.text import Text
from ontology.authority.directory import authority
from ontology.terms import EntityType

_UNION = re.compile(r"\b(?:UK|British) Government\b(?! (?:Investments|Property))")
_DEVOLVED_ONES = re.compile(
    r"\b(?:Scottish|Welsh) Government\b|\bNorthern Ireland Executive\b|\bdevolved governments?\b"
)
_KEY = "body/uk-government"
_DEVOLVED = "bodies-devolved.csv"
_CENTRAL = "bodies-government.csv"
_FRONT = 15


def with_union(text: Text, found: Sequence[Found]) -> list[Found]:
    """Return what was found and the UK Government, where a devolved government or one of its bodies publishes."""
    if not (_of_devolved(text, found) or _side_by_side(text)):
        return list(found)
    named = list(_named(text))
    places = {(name.sentence, name.start): name.end for name in named}
    return [*(name for name in found if places.get((name.sentence, name.start), 0) <= name.end), *named]


def _side_by_side(text: Text) -> bool:
    """Tell whether one sentence names the UK Government and a devolved one."""
    return any(_UNION.search(one.text) and _DEVOLVED_ONES.search(one.text) for one in text.sentences)


def _named(text: Text) -> Iterator[Found]:
    for sentence in text.sentences:
        for match in _UNION.finditer(sentence.text):
            yield Found(sentence.index, match.start(), match.end(), match.group(), EntityType.BODY, "name.union", _KEY)


def _of_devolved(text: Text, found: Sequence[Found]) -> bool:
    """Tell whether the publisher is of a devolved government, or else the first body that a document names."""
    publisher = text.document.publisher
    told = [entry.source for entry in authority().by_form(publisher)] if publisher else []
    if not told:
        front = sorted((name for name in found if name.sentence < _FRONT), key=lambda name: (name.sentence, name.start))
        told = [source for name in front if name.key and (source := _source(name.key))]
    return bool(told) and told[0].startswith(_DEVOLVED)


def _source(key: str) -> str:
    """Return the table that knows a body, "" for what is no body of a government."""
    if not authority().knows(key):
        return ""
    source = authority().entry(key).source
    return source if source.startswith((_DEVOLVED, _CENTRAL)) else ""
