"""The layers of the extractor that can be left out for a measurement, each by what stands in its place.

A layer is switched off from outside, by putting another function in the place of the one that a module calls; the
extractor itself knows nothing of it. Two processes never share a switched layer, and it is switched on again behind.
"""

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ingest import voice
from ingest.parse import parse
from ingest.text import BlockKind, Sentence, Text, analyse
from ontology.model import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Switch(NamedTuple):
    """A name in a module, and what is put in its place while the layer is off."""

    module: str
    name: str
    instead: Callable[..., Any]


def nothing(*_: Any, **__: Any) -> list[Any]:
    """Find nothing."""
    return []


def by_rules(*given: Any) -> list[Any]:
    """Return what rules found, which is given last, as it is."""
    return list(given[-1])


def government(text: Text, *_: Any) -> list[int]:
    """Take every "we" for the government."""
    return [voice.GOVERNMENT_VOICE] * len(text.sentences)


def unrelated(sentences: Iterable[Sentence]) -> dict[int, "Doc"]:
    """Return the parses of sentences without what the parser says: kinds of words stay, all hang on the first."""
    return {index: _flattened(doc) for index, doc in parse(sentences).items()}


def _flattened(doc: "Doc") -> "Doc":
    from spacy.tokens import Doc  # noqa: PLC0415 - only this layer needs it

    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=[0] * len(doc),
        deps=[*["ROOT"][: len(doc)], *["dep"] * (len(doc) - 1)],
    )


def flat(document: Document, source: str) -> Text:
    """Return the text without its structure: each block a paragraph, no heading above it, no lead-in, no columns."""
    text = analyse(document, source)
    blocks = tuple(
        block
        if block.kind is BlockKind.FURNITURE
        else replace(block, kind=BlockKind.PARAGRAPH, section=(), lead_in=None, level=0, cells=())
        for block in text.blocks
    )
    return replace(text, blocks=blocks)


def headless(document: Document, source: str) -> Text:
    """Return the text without what headings and lead-ins say of the blocks below them."""
    text = analyse(document, source)
    return replace(text, blocks=tuple(replace(block, section=(), lead_in=None) for block in text.blocks))


_LEARNED: Mapping[str, Switch] = {
    "learned names": Switch("ingest.claims", "reread", by_rules),
    "learned sums": Switch("ingest.funding", "weighed", by_rules),
    "learned duties": Switch("ingest.responsibilities", "weighed", by_rules),
    "learned relations": Switch("ingest.relations", "weighed", by_rules),
}
"""What the encoder says, by where it says it."""

LAYERS: Mapping[str, Sequence[Switch]] = {
    "nothing left out": (),
    "authority tables": (
        Switch("ingest.names", "known_spans", nothing),
        Switch("ingest.seated", "known_spans", nothing),
    ),
    "name grammar": (Switch("ingest.names", "grammar_spans", nothing),),
    "people": (
        Switch("ingest.names", "person_spans", nothing),
        Switch("ingest.names", "people_in_post", nothing),
    ),
    "context of names": (Switch("ingest.names", "context_spans", nothing),),
    "names told once, found again": (Switch("ingest.names", "recurrences", nothing),),
    "short forms that point back": (Switch("ingest.names", "pointers", nothing),),
    "who speaks as we": (Switch("ingest.names", "voices", government),),
    "headings and lead-ins": (Switch("ingest.claims", "analyse", headless),),
    "all structure": (Switch("ingest.claims", "analyse", flat),),
    "grammatical parse": (
        Switch("ingest.claims", "parse", unrelated),
        Switch("ingest.funding", "parse", unrelated),
    ),
    "relations by cue": (Switch("ingest.relations", "between", nothing),),
    "relations by verb frame": (Switch("ingest.relations", "by_verbs", nothing),),
    **{layer: (switch,) for layer, switch in _LEARNED.items()},
    "everything learned": (Switch("ingest.claims", "encode", nothing), *_LEARNED.values()),
}
"""What is left out, in words, and how."""


@contextmanager
def without(switches: Sequence[Switch]) -> Iterator[None]:
    """Leave a layer out within a block."""
    modules = [importlib.import_module(switch.module) for switch in switches]
    before = [getattr(module, switch.name) for module, switch in zip(modules, switches, strict=True)]
    try:
        for module, switch in zip(modules, switches, strict=True):
            setattr(module, switch.name, switch.instead)
        yield
    finally:
        for module, switch, own in zip(modules, switches, before, strict=True):
            setattr(module, switch.name, own)
