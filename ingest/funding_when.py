"""When the money of an expression is spent, raised or paid: the words of its sentence or lead-in that say so."""

import datetime as dt
import re

from ingest.funding_frames import Frame
from ingest.funding_parties import main_step
from ingest.funding_scope import Scope, apart
from ingest.funding_words import VerbClass
from ingest.periods import Shape, Time, find_times
from ontology.terms import FundingStatus

_EVENT = re.compile(r"\b(?:Budget|Spending Round|Statement|Review|Summit|Strategy|Act|Report|[Ss]urvey|study|report)\b")
_ADJECTIVE = re.compile(r"[-‑](?:year|month|week)$")
_PRICES = re.compile(r"\s+(?:prices|terms|money)\b")
_NEAR = 14
_SAYING = frozenset({VerbClass.ANNOUNCE, VerbClass.BUILD})


def period(scope: Scope, status: FundingStatus, reference: dt.date | None) -> str:
    """Return the words that say when the money moves, "" where the sentence has none."""
    found, text = scope.frame, scope.frame.text
    closing = found.doc[scope.right - 1]
    end = closing.idx + len(closing)
    times = [time for time in find_times(text, reference) if time.start < end and _fits(found, time, status, reference)]
    behind = [time for time in times if time.start >= found.money.end]
    before = [time for time in times if time.end <= found.money.start and _opens(text, time)]
    best = min(behind, key=lambda time: time.start, default=None) or max(before, key=lambda t: t.end, default=None)
    return text[best.start : best.end] if best else ""


def settled(scope: Scope, status: FundingStatus, reference: dt.date | None) -> FundingStatus:
    """Return DONE for money that a participle puts into a time that is over ("firms investing £5m in 2023")."""
    step = main_step(scope.frame)
    if status != FundingStatus.PLANNED or reference is None or step is None or step.verb.tag_ != "VBG":
        return status
    if step.sense not in _FLOWING or any(child.dep_ == "aux" for child in step.verb.children):
        return status
    found, text = scope.frame, scope.frame.text
    times = (time for time in find_times(text, reference) if _fits(found, time, FundingStatus.DONE, reference))
    over = any(time.shape == Shape.POINT and time.last is not None and time.last < reference for time in times)
    return FundingStatus.DONE if over else status


_FLOWING = frozenset({VerbClass.PAY, VerbClass.RAISE, VerbClass.ATTRACT})


def opening_period(text: str, reference: dt.date | None) -> str:
    """Return the time with which a lead-in begins ("Over its first year, the unit has:"), "" where there is none."""
    times = [time for time in find_times(text, reference) if time.start < 4 and not time.bare]
    return text[times[0].start : times[0].end] if times else ""


def _opens(text: str, time: Time) -> bool:
    """Tell whether a time before the money opens its clause ("In 2014 almost £5m", "last year the fund paid £5m")."""
    return not text[: time.start].strip(" ,") or text[: time.start].rstrip().endswith((",", ";", ":", "and", "–"))


def _fits(found: Frame, time: Time, status: FundingStatus, reference: dt.date | None) -> bool:
    """Tell whether a time can be the money's: of its clause, and neither a plan's year nor an announcement's day."""
    between = found.text[time.end : found.money.start].strip()
    if time.shape == Shape.RATE:
        return 0 <= time.start - found.money.end <= _NEAR or between in {"", "of"}
    token = found.doc.char_span(time.start, time.end, alignment_mode="expand")
    if token is None or apart(found, token.root):
        return False
    unfit = {Shape.POINT: _is_name, Shape.DURATION: _is_adjective}.get(time.shape)
    return not (unfit and unfit(found, time)) and not _announced(found, time, status, reference)


def _is_name(found: Frame, time: Time) -> bool:
    """Tell a year that belongs to the name of an event or paper, to prices, or that stands alone."""
    priced = _PRICES.match(found.text, time.end) is not None
    return time.bare or priced or _EVENT.search(found.text, time.end, time.end + 24) is not None


def _is_adjective(found: Frame, time: Time) -> bool:
    """Tell a length that describes something else ("for a 10-year plan", "18 months late")."""
    if time.bare:
        return not 0 <= time.start - found.money.end <= 2
    return _ADJECTIVE.search(found.text, time.start, time.end) is not None


def _announced(found: Frame, time: Time, status: FundingStatus, reference: dt.date | None) -> bool:
    """Tell the time of an announcement: a past day beside money that is still to move."""
    if status != FundingStatus.PLANNED or time.shape not in {Shape.POINT, Shape.SINCE}:
        return False
    step = main_step(found)
    past = reference is not None and time.last is not None and time.last < reference
    meant = found.text[time.start : time.end].lower().startswith("for ")
    if step is not None and step.sense in _SAYING and not meant:
        return past or reference is None or time.last is None
    return past
