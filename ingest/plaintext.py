"""Plain text and Markdown: bytes decoded, newlines and all other characters left as they are."""

import codecs

from charset_normalizer import from_bytes

from ingest.reading import Reading, form_feeds
from ontology.errors import BadDocument

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = frozenset(range(32)) - {8, 9, 10, 11, 12, 13, 27, 28, 29, 30, 31}
_TELLING = 100_000
_SPOILT = 0.02
_WESTERN = "windows-1252"


def read_plain(content: bytes, source: str, media_type: str = "text/plain") -> Reading:
    """Return the text of bytes: UTF-8, what a byte order mark says, or else what the bytes look like (and say so)."""
    text, encoding, notices = _decode(content, source)
    if not text.strip("\ufeff \t\r\n\f"):
        raise BadDocument(f"{source}: holds no text; leave it out, or give the file that does")
    return Reading(text, media_type, encoding, form_feeds(text), notices)


def is_binary(content: bytes) -> bool:
    """Return whether bytes cannot be text: they hold zero bytes or many control characters."""
    if content.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    sample = content[:_TELLING]
    return b"\0" in sample or sum(byte in _CONTROL for byte in sample) * 50 > len(sample)


def _decode(content: bytes, source: str) -> tuple[str, str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _marked(content, encoding, source)
    try:
        return content.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        return _guessed(content, source, error)


def _marked(content: bytes, encoding: str, source: str) -> tuple[str, str, tuple[str, ...]]:
    try:
        return content.decode(encoding), encoding, (f"read as {encoding}, as its byte order mark says",)
    except UnicodeDecodeError as error:
        raise BadDocument(
            f"{source}: byte {error.start} is not {encoding}, though the file is marked so; save it as UTF-8"
        ) from error


def _guessed(content: bytes, source: str, error: UnicodeDecodeError) -> tuple[str, str, tuple[str, ...]]:
    """Return bytes that are not UTF-8: nearly UTF-8 with damage, Windows western, or what their statistics suggest."""
    if is_binary(content):
        raise BadDocument(f"{source}: is no text (byte {error.start}); give a text, HTML, PDF or DOCX file")
    repaired = content.decode("utf-8", errors="replace")
    spoilt = repaired.count("\ufffd")
    beyond = sum(byte > 127 for byte in content)
    if spoilt < max(2, beyond * _SPOILT) and beyond > 2 * spoilt:
        return repaired, "utf-8", (f"{spoilt} characters could not be decoded, the first at byte {error.start}",)
    if _looks_western(content):
        return content.decode(_WESTERN, errors="replace"), _WESTERN, (f"not UTF-8: read as {_WESTERN}, by its bytes",)
    best = from_bytes(content[:_TELLING]).best()
    if best is None:
        raise BadDocument(f"{source}: its encoding cannot be told (byte {error.start} is not UTF-8); save it as UTF-8")
    return content.decode(best.encoding, errors="replace"), best.encoding, (f"not UTF-8: read as {best.encoding}",)


def _looks_western(content: bytes) -> bool:
    """Return whether the bytes beyond ASCII are few, and those of western punctuation, signs and letters."""
    beyond = [byte for byte in content if byte > 127]
    usual = sum(
        byte in b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb" for byte in beyond
    )
    letters = sum(byte >= 0xC0 for byte in beyond)
    return usual + letters >= len(beyond) * 0.95 and len(beyond) * 10 < len(content)
