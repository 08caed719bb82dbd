"""Relations between named things: who leads, runs, owns, founds or works with what, and where it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.encoded_relations import weighed
from ingest.encoded_sums import Seer
from ingest.mentions import Names
from ingest.relation_between import between
from ingest.relation_cast import cast
from ingest.relation_charges import charges
from ingest.relation_covers import covers
from ingest.relation_fronted import fronted
from ingest.relation_listings import listings
from ingest.relation_organs import organs
from ingest.relation_partners import partners
from ingest.relation_people import people
from ingest.relation_records import records
from ingest.relation_roles import roles
from ingest.relation_signatures import branded, bullets, signatures, sited
from ingest.relation_sites import sites
from ingest.relation_verbs import by_verbs
from ingest.relation_with import with_others
from ingest.stated import Stated
from ingest.text import Text
from ingest.title_name import published
from ontology.model import Relation
from ontology.terms import Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc


def _stated(text: Text, docs: Mapping[int, "Doc"], names: Names) -> Iterator[Stated]:
    for seen in cast(text, names, docs):
        for rule in (people, roles, charges, between, by_verbs, partners, with_others, fronted, sites):
            yield from rule(seen)
        yield from listings(text, seen)
    for across in (records, covers, signatures, bullets, sited, branded, organs, published):
        yield from across(text, names)


def _key(stated: Stated) -> tuple[str, Predicate, str]:
    """Return what makes two statements the same triple; partners are the same in either order."""
    one, other = stated.subject, stated.object
    if stated.predicate is Predicate.PARTNERS_WITH and one > other:
        one, other = other, one
    return one, stated.predicate, other


def _distinct(found: Iterable[Stated]) -> list[Stated]:
    """Return each triple once, where it is first said; who leads an organisation does not also belong to it.

    What nobody is said to have published is the government's only where the text tells nothing else of it.
    """
    first: dict[tuple[str, Predicate, str], Stated] = {}
    for stated in found:
        first.setdefault(_key(stated), stated)
        if stated.predicate is Predicate.ACQUIRED:
            owned = replace(stated, predicate=Predicate.OWNS)
            first.setdefault(_key(owned), owned)
    told = {one.object for one in first.values() if one.rule != "relation.verb.unsaid"}
    leading = {(one.subject, one.object) for one in first.values() if one.predicate is Predicate.LEADS}
    return [
        one
        for one in first.values()
        if (one.predicate is not Predicate.MEMBER_OF or (one.subject, one.object) not in leading)
        and (one.rule != "relation.verb.unsaid" or one.object not in told)
    ]


def relations(text: Text, docs: Mapping[int, "Doc"], names: Names, seer: Seer | None = None) -> list[Relation]:
    """Return the relations that a text states, each once, with the shortest stretch that says it.

    Without a seer it is what rules read.
    """
    told = _distinct(_stated(text, docs, names))
    return [
        Relation(
            evidence=text.evidence(stated.block, stated.start, stated.end),
            subject=stated.subject,
            predicate=stated.predicate,
            object=stated.object,
            rule=stated.rule,
        )
        for stated in (told if seer is None else _distinct(weighed(seer, told)))
    ]
