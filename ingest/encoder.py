"""The encoder: a small language model that turns the words of a window into vectors, run by ONNX Runtime in 8 bits.

``weights/encoder.onnx`` is MiniLM (four of its six layers of 384 numbers, Apache 2.0) trained further on annotated
documents by ``python -m benchmarks.encoder_fit``; shape and known kind of a word are added to its meaning. One window
is one run, so that what is read does not depend on what else is read.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.windows import Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

WEIGHTS = files("ingest") / "weights"
_FIRST, _LAST, _UNKNOWN = 101, 102, 100
_MOST_PIECES = 8
"""How many pieces of a word are read."""

_MOST = 512
"""How many pieces the encoder takes in at once."""


@cache
def _session() -> "InferenceSession":
    import onnxruntime  # noqa: PLC0415 - loaded only where a text is read

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession((WEIGHTS / "encoder.onnx").read_bytes(), options)


@cache
def _tokenizer() -> "Tokenizer":
    from tokenizers import Tokenizer  # noqa: PLC0415 - loaded only where a text is read

    made = Tokenizer.from_str((WEIGHTS / "tokenizer.json").read_text(encoding="utf-8"))
    made.no_padding()
    made.no_truncation()
    return made


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[int, ...]:
    """Return the numbers of a word's pieces in the encoder's vocabulary, at least one."""
    if word.startswith("[unused"):
        return (int(_tokenizer().token_to_id(word) or _UNKNOWN),)
    ids = _tokenizer().encode(word, add_special_tokens=False).ids
    return tuple(ids[:_MOST_PIECES]) or (_UNKNOWN,)


class Laid(NamedTuple):
    """What the encoder is given of a window, piece by piece, and at which piece each word begins."""

    ids: list[int]
    shapes: list[int]
    knowns: list[int]
    heads: list[int]


def laid(words: Iterable[tuple[str, int, int]]) -> Laid:
    """Return words, each with its shape and what is known of it, as the encoder takes them, cut at its longest."""
    ids, shapes, knowns, heads = [_FIRST], [0], [0], []
    for text, shape, known in words:
        its = pieces(text)
        heads.append(min(len(ids), _MOST - 1))
        ids += its
        shapes += [shape] * len(its)
        knowns += [known] * len(its)
    return Laid([*ids, _LAST][:_MOST], [*shapes, 0][:_MOST], [*knowns, 0][:_MOST], heads)


def vectors(window: Window) -> Vectors:
    """Return a vector for each word of a window, that of its first piece."""
    given = laid((word.text, word.shape, word.known) for word in window)
    rows = {"ids": _row(given.ids), "shapes": _row(given.shapes), "knowns": _row(given.knowns)}
    (found,) = _session().run(["vectors"], rows)
    return np.asarray(found[0][given.heads], dtype=np.float32)


def _row(numbers: Sequence[int]) -> NDArray[np.int64]:
    return np.asarray([numbers], dtype=np.int64)
