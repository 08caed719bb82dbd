"""Where organisations are, told by what they open, build, move to or have there: "X will open an office in Y"."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.relation_tags import Tagged, compiled, tagged
from ingest.scene import Item, Scene
from ingest.stated import Stated, joining
from ontology.terms import Predicate

_SITE = (
    r"(?:headquarters|head office|base|office|offices|plant|factory|factories|campus|site|sites|depot|laboratory|lab"
    r"|labs"
    r"|data cent(?:re|res)|datacent(?:re|res)|design cent(?:re|res)|technology cent(?:re|res)|cent(?:re|res)|hub|hubs"
    r"|branch|branches|warehouse|shipyard|yard|mill|works|facility|facilities|showroom|studio|workshop|cleanroom|doors)"
)
_STATES = frozenset({"UK", "United Kingdom", "Britain", "Great Britain", "Europe", "England", "US", "United States"})
_PLACES = r"(?P<where><[LX]\d+>)(?P<more>(?:(?:,| and|, and) (?:the )?<L\d+>)*)"
_NEAR = r" (?:in|at|near|outside|on)(?: the)? "
_GOING = (
    r"(?: (?:will|is|are|has|have|to|also|now|plans?|planning|going|due|already|recently|today|last|this|year|month))*"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    opened = (
        rf"{{who:CBUO}}(?:[^.;]{{0,120}}?,? and)?{_GOING} (?:opens?|opened|opening|launch(?:es|ed)?|set up|sets up"
        rf"|setting up|establish(?:es|ed)?)"
        rf" (?:(?:an?|its|their|the|[\w£-]+) ){{0,5}}?{_SITE}{_NEAR}{_PLACES}"
    )
    building = (
        r"{who:C}(?:, which)?"
        rf"{_GOING} (?:buil(?:ds?|t|ding)|expand(?:s|ed|ing)?|creat(?:es?|ed|ing)|doubl(?:es?|ed|ing)|develop(?:s|ed"
        rf"|ing)?"
        r"|extend(?:s|ed|ing)?|put(?:s|ting)?|invest(?:s|ed|ing)?|spend(?:s|ing)?|run(?:s|ning)?|operat(?:es?|ed|ing))"
        rf" [^;<>]{{0,70}}?\b{_SITE}(?: (?:for|of|to) [a-z][a-z -]{{0,50}}?)?{_NEAR}{_PLACES}"
    )
    moved = (
        rf"{{who:CBUO}}{_GOING} (?:moved?|moves|moving|relocat(?:es?|ed|ing))(?: (?:its|our|their) [a-z ]{{0,30}})?"
        rf"(?: from (?:<L\d+>|[A-Z]\w+))? (?:in)?to (?:an? (?:[\w,.-]+ ){{0,5}}?{_SITE} (?:in|at|near) |the )?{_PLACES}"
    )
    staffed = (
        rf"{{who:CO}}(?:, which)?{_GOING} (?:employ(?:s|ing|ed)?|has|have) (?:[\w,-]+ ){{1,4}}?"
        rf"(?:people|staff|workers|engineers|employees|jobs|researchers){_NEAR.replace('at', 'at|across')}{_PLACES}"
    )
    doors = (
        rf"{{who:BXOUC}}{_GOING} (?:opens?|opened|opening)(?: its doors| today| formally| officially)*{_NEAR}{_PLACES}"
    )
    return tuple(compiled(one) for one in (opened, building, moved, staffed, doors))


def sites(scene: Scene) -> Iterator[Stated]:
    """Yield where an organisation is by what it opens, builds, moves to or employs there."""
    letters = {item.letter for item in scene.items}
    if not letters & set("LX") or not letters & set("CBUOX"):
        return
    read = tagged(scene)
    for pattern in _patterns():
        for match in pattern.finditer(read.words):
            yield from _placed(read, match)
    for match in _WHERE.finditer(read.words):
        yield joining(
            scene,
            read.item(match.group("who")),
            read.item(match.group("where")),
            Predicate.LOCATED_IN,
            "relation.site.where",
        )


_WHERE = re.compile(
    r"(?P<where><L\d+>), where (?:(?:the |its |our )?<[BCUO]\d+>(?: \([^()]*\))?[^,.;<]{0,40}?)?(?:the |its "
    r"|a )?(?P<who><X\d+>)"
)


def _placed(read: Tagged, match: re.Match[str]) -> Iterator[Stated]:
    who = read.item(match.group("who"))
    for tag in re.findall(r"<[LX]\d+>", match.group("where") + match.group("more")):
        where = read.item(tag)
        if _apart(who, where):
            yield joining(read.scene, who, where, Predicate.LOCATED_IN, "relation.site")


def _apart(who: Item, where: Item) -> bool:
    return who.name != where.name and where.name not in _STATES
