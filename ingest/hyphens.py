"""Words broken at a line's end: whether their hyphen is the typesetter's or their own."""

import re

_BROKEN = re.compile(r"(?P<left>[^\W\d_]{2,})-[ \t\r\xa0]*\n\s*(?P<right>[a-zà-ÿ]{2,})")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def typeset_hyphens(source: str) -> frozenset[int]:
    """Return the offsets of hyphens at line ends that belong to no word: "digi-" above "tal".

    A hyphen is the word's own where the document has the word with it elsewhere, or both halves as words by
    themselves and nowhere the two as one word.
    """
    broken = list(_BROKEN.finditer(source))
    if not broken:
        return frozenset()
    words = {word.lower() for word in _WORD.findall(_BROKEN.sub(" ", source))}
    simple = {piece for word in words for piece in word.split("-")}
    return frozenset(found.end("left") for found in broken if _is_typesetters(found, words, simple))


def _is_typesetters(found: re.Match[str], words: set[str], simple: set[str]) -> bool:
    left, right = found["left"].lower(), found["right"].lower()
    if left + right in words:
        return True
    if f"{left}-{right}" in words:
        return False
    return not (left in simple and right in simple)
