"""The form under which names are compared: case, quotes, hyphens, full stops, "&" and a leading "the" set aside."""

import re
import unicodedata

_DROPPED = re.compile(r"['’‘`\".“”]")
_SPACE = re.compile(r"[\s\-‐‑‒–—/,()]+")


def fold(name: str) -> str:
    """Return the key of a name: ``fold("The Department for Culture, Media & Sport")`` has no "the", comma or "&"."""
    plain = _DROPPED.sub("", unicodedata.normalize("NFKC", name)).replace("&", " and ")
    return _SPACE.sub(" ", plain).strip().casefold().removeprefix("the ")


def key(form: str) -> str:
    """Return under what a form is looked up: a word of capitals alone ("NICE") as it stands, anything else folded."""
    return form if form.isupper() and " " not in form else fold(form)
