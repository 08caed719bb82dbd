"""Which entry of the authority files a document's entity stands for, and why."""

import datetime as dt
from collections.abc import Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz

from graph.compare import ARRANGED, ORGANISED, THINGS
from graph.forms import is_weak, key
from ontology.authority import Authority, AuthorityEntry, fold
from ontology.model import NamedEntity
from ontology.terms import EntityType

_ALIKE = 85
_ANNOUNCED = dt.timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class Anchor:
    """An authority id with the reason for taking a name to mean it; "" where the name may mean any of ``options``."""

    id: str
    reason: str
    options: tuple[str, ...] = ()


def anchor(entity: NamedEntity, day: dt.date | None, authority: Authority) -> Anchor | None:
    """Return the entry that an entity's name stands for, or another of its forms; None where no entry has them."""
    named = _candidates(entity.name, entity, day, authority)
    if named:
        return _chosen(named, entity, entity.name, day)
    for form in entity.aliases:
        likely = [entry for entry in _candidates(form, entity, day, authority) if _resembles(entity.name, entry)]
        if likely and not is_weak(key(form, entity.type), entity.type):
            return _chosen(likely, entity, form, day)
    return None


def _candidates(form: str, entity: NamedEntity, day: dt.date | None, authority: Authority) -> list[AuthorityEntry]:
    found = (entry for entry in authority.by_form(form) if _may_be(entity.type, entry.type, form))
    found = (entry for entry in found if not (_is_bill(entity.name) and not _is_bill(entry.name)))
    return [entry for entry in found if not (entry.type in ARRANGED and _is_later(entry, day))]


def _is_bill(name: str) -> bool:
    """Say whether a name is a bill's: the act that it became is another thing, under whose entry its name may stand."""
    return name.endswith(" Bill")


def _is_later(entry: AuthorityEntry, day: dt.date | None) -> bool:
    """Say whether a plan came so long after a document that the document means an earlier one of its name."""
    return day is not None and entry.valid_from is not None and entry.valid_from - day > _ANNOUNCED


def _may_be(said: EntityType, known: EntityType, form: str) -> bool:
    pair = {said, known}
    if len(pair) == 1 or pair <= ORGANISED or pair <= ARRANGED:
        return True
    return pair <= THINGS and " " in fold(form)


def _resembles(name: str, entry: AuthorityEntry) -> bool:
    forms = (entry.name, *entry.forms, *entry.abbreviations)
    return any(fuzz.ratio(fold(name), fold(form)) >= _ALIKE for form in forms)


def _chosen(entries: list[AuthorityEntry], entity: NamedEntity, form: str, day: dt.date | None) -> Anchor:
    typed = [entry for entry in entries if entry.type is entity.type] or entries
    living = [entry for entry in typed if day is not None and _is_in_being(entry, day)]
    for group in (entries, typed, living, _so_named(living, form, day), _newest(living)):
        if len(group) == 1:
            return Anchor(group[0].id, _reason(group[0], entity, form))
    options = tuple(sorted(entry.id for entry in typed))
    return Anchor("", f"{form!r} may be {', '.join(options)}", options)


def among_kin(anchors: Sequence[Anchor | None], authority: Authority) -> list[Anchor | None]:
    """Return a document's anchors, an open one settled where but one option belongs to a body named beside it."""
    named = [authority.entry(each.id) for each in anchors if each and each.id]
    kin = {entry.id for entry in named} | {entry.parent for entry in named if entry.parent}
    return [_settled(each, kin, authority) if each and not each.id else each for each in anchors]


def _settled(anchor: Anchor, kin: Set[str], authority: Authority) -> Anchor:
    close = [id for id in anchor.options if authority.entry(id).parent in kin]
    if len(close) != 1:
        return anchor
    return Anchor(close[0], f"{anchor.reason}; its document names others of {authority.entry(close[0]).parent}")


def _so_named(entries: list[AuthorityEntry], form: str, day: dt.date | None) -> list[AuthorityEntry]:
    """Return the entries whose dated name this is on a day."""
    return [entry for entry in entries if entry.names and day and fold(entry.name_on(day)) == fold(form)]


def _is_in_being(entry: AuthorityEntry, day: dt.date) -> bool:
    early = _ANNOUNCED if entry.type in ARRANGED else dt.timedelta()
    begun = entry.valid_from is None or entry.valid_from - early <= day
    return begun and (entry.valid_to is None or day < entry.valid_to)


def _newest(entries: list[AuthorityEntry]) -> list[AuthorityEntry]:
    """Return the plans that are the newest of their name."""
    if not all(entry.type in ARRANGED and entry.valid_from for entry in entries):
        return []
    newest = max((entry.valid_from for entry in entries if entry.valid_from), default=None)
    return [entry for entry in entries if entry.valid_from == newest]


def _reason(entry: AuthorityEntry, entity: NamedEntity, form: str) -> str:
    typed = "" if entry.type is entity.type else f", typed {entry.type.value} there and {entity.type.value} here"
    return f"{entry.source} has the form {form!r}{typed}"
