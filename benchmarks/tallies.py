"""Counts of right, wrong and missed claims, and the figures that are read off them."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass, field

Figures = dict[str, float | int]


@dataclass
class Tally:
    """What was found and is in the gold, what was found and is not, and what was missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, right: int, wrong: int, missed: int) -> None:
        """Count some more."""
        self.right += right
        self.wrong += wrong
        self.missed += missed

    def compare(self, gold: Set[object], found: Set[object]) -> None:
        """Count two sets of things that are equal or not."""
        self.add(len(gold & found), len(found - gold), len(gold - found))

    def figures(self) -> Figures:
        """Return precision, recall and F1, to three places; 1 where there is nothing to find and nothing was found."""
        found, gold = self.right + self.wrong, self.right + self.missed
        precision, recall = _share(self.right, found), _share(self.right, gold)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"p": round(precision, 3), "r": round(recall, 3), "f1": round(f1, 3), "gold": gold, "predicted": found}


@dataclass
class Share:
    """How many of the matched claims have the right value in a field."""

    right: int = 0
    all: int = 0

    def add(self, is_right: bool) -> None:  # noqa: FBT001 - the one thing that it counts
        """Count one more."""
        self.right += is_right
        self.all += 1

    def figures(self) -> Figures:
        """Return the share, to three places; 1 where nothing was matched."""
        return {"share": round(_share(self.right, self.all), 3), "of": self.all}


def _share(right: int, all_: int) -> float:
    return right / all_ if all_ else 1.0


@dataclass
class Score:
    """Tallies and shares by name, and each error as a line that starts with its class."""

    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    shares: defaultdict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, Figures]:
        """Return the figures by name."""
        counted = {name: tally.figures() for name, tally in self.tallies.items()}
        return counted | {name: share.figures() for name, share in self.shares.items()}
