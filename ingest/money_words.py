"""The words of money expressions: scales, number words, and the qualifiers that bound a figure, as tables."""

import re
from decimal import Decimal

from ontology.terms import Bound

_THOUSAND, _MILLION, _BILLION, _TRILLION = (Decimal(10) ** power for power in (3, 6, 9, 12))

SCALES = {
    **dict.fromkeys(("k", "thousand"), _THOUSAND),
    **dict.fromkeys(("m", "mn", "mln", "million", "millions"), _MILLION),
    **dict.fromkeys(("b", "bn", "bns", "billion", "billions"), _BILLION),
    **dict.fromkeys(("tn", "trn", "trillion", "trillions"), _TRILLION),
    **{f"hundred {word}": 100 * scale for word, scale in (("thousand", _THOUSAND), ("million", _MILLION))},
    "hundred billion": 100 * _BILLION,
    "": Decimal(1),
}
"""What a figure is multiplied by, by the word or letter behind it in lower case."""

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TENS = ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {
    **{"half a": Decimal("0.5"), "a quarter of a": Decimal("0.25"), "three quarters of a": Decimal("0.75")},
    **{word: Decimal(n) for n, word in enumerate(_UNITS, 1)},
    **{word: Decimal(10 * n) for n, word in enumerate(_TENS, 1)},
    **{"a": Decimal(1), "an": Decimal(1), "fifteen": Decimal(15)},
}
"""Number words that may stand before a scale."""

_BEFORE = {
    Bound.AT_MOST: (
        r"(?:anything |anywhere )?up to(?: and including)?(?: a (?:maximum|total|combined)(?: total)? of)?"
        r"|(?:just |well |slightly |a little )?(?:under|below|less than|fewer than)"
        r"|(?:no|not) (?:more|higher|greater) than"
        r"|not? (?:to )?exceed(?:ing|s)?|at (?:the )?most|a maximum of|maximum(?: of)?|as much as|as high as"
        r"|capped at|a (?:cap|ceiling|limit) of|limited to|<|≤|to a maximum of"
    ),
    Bound.AT_LEAST: (
        r"(?:just |well |slightly |a little |significantly |far )?(?:over|above|more than|greater than|in excess of"
        r"|upwards? of|north of|beyond)"
        r"|at (?:the very )?least|not? (?:less|fewer) than|a minimum of|minimum(?: of)?"
        r"|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|>|≥"
    ),
    Bound.ABOUT: (
        r"(?:around(?: about)?|about|approximately|approx\.?|roughly|nearly|almost|circa"
        r"|ca?\.?|close to"
        r"|approaching|in the (?:region|order) of|just shy of|some|broadly)"
        r"|(?:an? )?estimated(?: (?:total|value|cost|budget|amount|figure|sum))?(?: (?:at|as|to be|of))?"
        r"|estimates? (?:at|of)|estimating|an approximate|~|≈|∼"
    ),
}
_AFTER = {
    Bound.AT_LEAST: (
        r"\+(?![\d\w])|[-‑]plus\b|\s+(?:or|and) (?:more|over|above|higher|upwards?)\b|\s+at least\b|\s+minimum\b"
    ),
    Bound.AT_MOST: r"\s+or (?:less|under|below|lower)\b|\s+(?:at (?:the )?most|maximum)\b",
    Bound.ABOUT: r"\s+or (?:so|thereabouts)\b|\s+\((?:approx(?:\.|imately)?|est(?:\.|imated?)?)\)",
}


def _spaced(pattern: str) -> str:
    return pattern.replace(" ", r"\s+")


BEFORE = re.compile(
    "|".join(rf"(?P<{bound.value}>(?<![\w-])(?:{_spaced(words)}))" for bound, words in _BEFORE.items()).join(
        ("(?:", ")")
    )
    + r"(?:\s+(?:an?\s+)?(?:further|additional|extra|another|total\s+of|combined|record|initial|sum\s+of))?\s*$",
    re.I,
)
"""A qualifier that ends where the figure begins; the group that matched names the bound."""

AFTER = re.compile("|".join(rf"(?P<{bound.value}>{_spaced(words)})" for bound, words in _AFTER.items()), re.I)
"""A qualifier that begins where the figure ends."""

ESTIMATED = re.compile(
    r"\b(?:estimat(?:e|es|ed|ing)|approximate)\b(?:\s+[^\W\d][\w’'-]*){0,8}\s+"
    r"(?:of|at|is|was|as|by|to|be|costs?|worth|are|were|save|add|saved|added)\s*$",
    re.I,
)
"""An estimate spoken of further before the figure ("estimated benefits to consumers of")."""

COLUMN = re.compile(
    r"(?P<sign>[£$€])\s*[’']?(?P<scale>000s?|k|m(?:illions?|n)?|bn|billions?|thousands?)?(?![\w])"
    r"|\b(?P<name>GBP|USD|EUR)\b\s*(?P<name_scale>m(?:illions?|n)?|bn|billions?|thousands?|k)?",
    re.I,
)
"""A column's header that makes money of the bare figures below it ("£m", "Award (£)", "£'000")."""
