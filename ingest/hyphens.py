"""Words broken at a line's end: whether their hyphen is the typesetter's or their own."""

import re

_BROKEN = re.compile(r"(?<![^\W\d_])(?P<left>[^\W\d_]{2,})-[ \t\r\xa0]*\n\s*(?P<right>[a-zà-ÿ]{2,})")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def typeset_hyphens(source: str) -> frozenset[int]:
    """Return the offsets of hyphens at line ends that belong to no word: "digi-" above "tal".

    The document decides: a hyphen goes where it has the word in one piece elsewhere, and stays where it has it with
    its hyphen. Where it has neither, the document's other broken words decide.
    """
    broken = list(_BROKEN.finditer(source))
    if not broken:
        return frozenset()
    words = {word.lower() for word in _WORD.findall(_BROKEN.sub(" ", source))}
    simple = {piece for word in words for piece in word.split("-")}
    verdicts = [_verdict(found["left"].lower(), found["right"].lower(), words, simple) for found in broken]
    by_default = sum(verdict is True for verdict in verdicts) > sum(verdict is False for verdict in verdicts)
    return frozenset(
        found.end("left")
        for found, verdict in zip(broken, verdicts, strict=True)
        if (by_default if verdict is None else verdict)
    )


def _verdict(left: str, right: str, words: set[str], simple: set[str]) -> bool | None:
    """Return whether a hyphen is the typesetter's, None where the document does not tell."""
    if f"{left}-{right}" in words or (left in simple and right in simple):
        return left + right in simple
    return True if left + right in simple else None
