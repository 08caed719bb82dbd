"""The words between two names without what only stands between them: asides, brackets, places, other partners."""

import re
from collections.abc import Iterator

from ingest.scene import Item, Scene

_GAP = "\u2039\u203a"
_BRACKET = re.compile(r"\s*\([^()]*\)")
_ASIDE = re.compile(
    rf", (?!and |but |or )[^,;:]*{_GAP}[^,;:]*,(?= )|, (?:[^,;:]*,){{0,2}}[^,;:]*{_GAP}[^,;:]*,(?= (?:is|are|was"
    rf"|were|will|has|have|had)\b)"
)
_DASHED = re.compile(rf" [–-] [^–]*{_GAP}[^–]* [–-](?= )")
_PHRASE = re.compile(
    rf",? (?:on behalf of|in partnership with|together with|along with|alongside|of|in|at|for|from|with|under|across"
    rf"|near"
    rf"|through|to|since|on|worth) (?:[\w’'£.-]+ ){{0,4}}?{_GAP}(?:[’']s (?:[a-z-]+ ){{0,3}}[a-z-]+)?(?:(?:,| and"
    rf"|, and) (?:the )?{_GAP})*"
)
_SUM = re.compile(
    r"(?:^|,? )(?:worth|of|with) (?:up to |over |around |about )?[£$€][\d.,]+ ?(?:million|billion|m"
    r"|bn)?(?: (?:a year|over \w+ years?))?"
)
_POSSESSIVES = frozenset({"its", "their", "our"})
_FROM = re.compile(r"\b(?:an?|the) $")
_SAID_ASIDE = re.compile(r"^, (?!and )[^,]{2,80}, (?=(?:is|was|are|were|will|has|have|had|would)\b)")
_OPENING = 12
_VERB = re.compile(r"(?:is|are|was|were|has|have|will|sits|runs|leads|owns|manages|works|operates|includes|\w+ed) ")
_LISTED = re.compile(rf"(?:{_GAP}(?: (?:at|in|of) (?:the )?{_GAP})?(?:, and|,| and|;) (?:the |an? )?)+$")
_OWNING = re.compile(r"[’']s (?:[a-z-]+ ){0,3}(?=[A-Z])")
_FARTHEST = 170


def reached(scene: Scene, left: int, right: int) -> Iterator[str]:
    """Yield the words between two names that others stand between, as they are without those others."""
    start, end = scene.items[left].end, scene.items[right].start
    if end - start > _FARTHEST:
        return
    words = _gapped(scene, left, right)
    words = _BRACKET.sub("", words)
    for shorter in (_ASIDE, _DASHED):
        words = shorter.sub("", words)
    if _GAP in words:
        words = _PHRASE.sub("", words)
    if _GAP not in words:
        yield " ".join(words.split())


def _adjective(text: str, item: Item) -> bool:
    """Tell whether a place only says where a common noun is from ("a Leeds company")."""
    return item.letter == "L" and bool(_FROM.search(text, 0, item.start)) and text[item.end : item.end + 2].islower()


def listed(scene: Scene, left: int, right: int) -> str | None:
    """Return the words between a name and one of a list, as they are before the list's first name."""
    if scene.items[right].start - scene.items[left].end > _FARTHEST:
        return None
    words = _LISTED.sub("", _BRACKET.sub("", _gapped(scene, left, right)))
    return " ".join(words.split()) if _GAP not in words else None


def _gapped(scene: Scene, left: int, right: int) -> str:
    """Return the words between two names with a mark for each name between them."""
    text, here, pieces = scene.sentence.text, scene.items[left].end, []
    for item in scene.items[left + 1 : right]:
        if item.mention.form.casefold() in _POSSESSIVES or _adjective(text, item):
            continue
        owned = _OWNING.match(text, item.end)
        if owned and (item.letter == "L" or owned.end() == scene.items[right].start):
            pieces.append(text[here : item.start])
            here = item.end + 3
            continue
        pieces += [text[here : item.start], _GAP]
        here = item.end
    return "".join([*pieces, text[here : scene.items[right].start]])


def resumed(scene: Scene, right: int) -> list[str]:
    """Return the words before a name back to an "and" behind which a verb goes on with the sentence's first name."""
    if scene.items[0].start > _OPENING:
        return []
    between = scene.sentence.text[scene.items[0].end : scene.items[right].start]
    at = between.rfind(" and ")
    if at < 0 or any(item.end > scene.items[0].end + at for item in scene.items[1:right]):
        return []
    words = " ".join(_BRACKET.sub("", between[at + 5 :]).split())
    return [words] if _VERB.match(words) else []


def beside(scene: Scene, left: int, right: int) -> bool:
    """Tell whether no name stands between two but such as "its"."""
    return all(item.mention.form.casefold() in _POSSESSIVES for item in scene.items[left + 1 : right])


def plainly(scene: Scene, left: int, right: int) -> list[str]:
    """Return the words between two neighbours without the sums that measure them, and without what is said aside."""
    words = scene.between(left, right) if right - left == 1 else " ".join(_gapped(scene, left, right).split())
    words = _SUM.sub("", words)
    shorter = _SAID_ASIDE.sub("", words)
    return [words] if shorter == words else [words, shorter]
