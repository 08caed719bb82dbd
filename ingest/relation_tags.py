"""A sentence with tags for its names ("<H0>, head of <C1>"), so that one pattern reads words and types alike."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.scene import Item, Scene

_POSSESSIVES = frozenset({"its", "their", "our"})
ANY = r"(?: \([^()<>]*\))?"
"""What may stand behind any tag: a bracket with a short form."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tagged words of a scene; ``item`` gives the name behind a tag."""

    words: str
    scene: Scene

    def item(self, tag: str) -> Item:
        """Return the name that a tag stands for."""
        return self.scene.items[int(tag[2:-1])]


def tagged(scene: Scene) -> Tagged:
    """Return the words of a scene with tags for its names; "its" and "our" stay words."""
    return _tagged(scene, "")


def owned(scene: Scene) -> Tagged:
    """Return the words of a scene with tags for its names; "its" and "our" are the possessives of their owners."""
    return _tagged(scene, "'s")


def _tagged(scene: Scene, possessive: str) -> Tagged:
    text, here, pieces = scene.sentence.text, 0, []
    for number, item in enumerate(scene.items):
        owning = item.mention.form.casefold() in _POSSESSIVES
        if item.start < here or (owning and not possessive):
            continue
        pieces += [text[here : item.start], f"<{item.letter}{number}>{possessive if owning else ''}"]
        here = item.end
    words = "".join([*pieces, text[here:]]).replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return Tagged(" ".join(words.split()), scene)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern with its types spelt out: ``{BCUO}`` is a tag of one of these types, with its short form."""
    spelt = re.sub(r"\{(\w*?):?([A-Z]+)\}", _tag, pattern)
    return re.compile(spelt)


def _tag(match: re.Match[str]) -> str:
    name, letters = match.groups()
    tag = rf"<[{letters}]\d+>"
    return (rf"(?P<{name}>{tag})" if name else tag) + ANY
