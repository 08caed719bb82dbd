"""What each page shows, as models without HTML."""

from collections.abc import Mapping

from ontology.model import Frozen
from viz.atlas import Atlas, claims_behind
from viz.cards import Card, Link, card, cards, document_href, entity_href, link
from viz.flows import FlowRow, flow_rows
from viz.passages import Stretch, stretches


class Bond(Frozen):
    """What joins an entity to another: ``outward`` says which way the words read."""

    word: str
    other: Link
    outward: bool
    claims: tuple[Card, ...]
    note: str


class EntityPage(Frozen):
    """An entity with all that the documents say of it, by kind of claim."""

    id: str
    name: str
    type: str
    kind: str
    forms: tuple[str, ...]
    valid: str
    documents: tuple[Link, ...]
    money: tuple[Card, ...]
    duties: tuple[Card, ...]
    relations: tuple[Card, ...]
    bonds: tuple[Bond, ...]


class DocumentPage(Frozen):
    """A document: what is known of it, its text in stretches, and the card of every claim in it."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    stretches: tuple[Stretch, ...]
    cards: tuple[Card, ...]


class Hit(Frozen):
    """What the search finds: ``forms`` are searched too; ``named`` unless only the authority data know it."""

    name: str
    type: str
    href: str
    forms: tuple[str, ...]
    claims: int
    named: bool


def entity_page(atlas: Atlas, entity: str) -> EntityPage:
    """Return the page of an entity."""
    node = atlas.nodes[entity]
    said = [card(atlas, claim) for claim in atlas.claims_of(entity)]
    of_kind = {
        kind: tuple(each for each in said if each.kind == kind) for kind in ("funding", "responsibility", "relation")
    }
    return EntityPage(
        id=entity,
        name=node["name"],
        type=node["type"],
        kind=node.get("kind", ""),
        forms=tuple(form for form in node.get("forms", ()) if form != node["name"]),
        valid=_valid(node.get("valid_from"), node.get("valid_to")),
        documents=tuple(_document_link(atlas, id) for id in sorted(node.get("documents", ()))),
        money=of_kind["funding"],
        duties=of_kind["responsibility"],
        relations=of_kind["relation"],
        bonds=_bonds(atlas, entity),
    )


def document_page(atlas: Atlas, document: str, text: str) -> DocumentPage:
    """Return the page of a document with its text."""
    node = atlas.nodes[document]
    claims = atlas.sources(document, "STATED_IN")
    spans = [(atlas.nodes[claim]["start"], atlas.nodes[claim]["end"], claim) for claim in claims]
    known = ("publisher", "date", "kind", "licence", "source", "media_type")
    return DocumentPage(
        id=document,
        title=node.get("title", document),
        facts=tuple((name.replace("_", " "), node.get(name, "not said")) for name in known),
        stretches=tuple(stretches(text, spans)),
        cards=tuple(cards(atlas, claims)),
    )


def hits(atlas: Atlas) -> list[Hit]:
    """Return everything that the search can find: entities with most claims first, then documents."""
    found = [_entity_hit(atlas, id) for id in atlas.of_label("Entity")]
    documents = [_document_hit(atlas, id) for id in atlas.of_label("Document")]
    return [*sorted(found, key=lambda hit: (-hit.claims, hit.name, hit.href)), *documents]


def counts(atlas: Atlas) -> list[tuple[str, int]]:
    """Return how many documents, entities that they name, claims of each kind and flows there are."""
    labels = ("Document", "Entity", "Funding", "Responsibility", "Relation", "Flow")
    words = ("documents", "entities", "funding claims", "responsibilities", "relations", "flows of money")
    found = {label: atlas.of_label(label) for label in labels}
    found["Entity"] = [id for id in found["Entity"] if atlas.nodes[id].get("documents")]
    return [(word, len(found[label])) for label, word in zip(labels, words, strict=True)]


def largest(atlas: Atlas, rows: list[FlowRow], most: int = 12) -> list[FlowRow]:
    """Return the largest flows that are drawn."""
    return [row for row in rows or flow_rows(atlas) if not row.left_out][:most]


def names(atlas: Atlas, ids: tuple[str, ...]) -> list[Link]:
    """Return links to entities."""
    return [link(atlas, id) for id in ids]


def _valid(start: str | None, end: str | None) -> str:
    return f"from {start or '?'} to {end or 'today'}" if start or end else ""


def _document_link(atlas: Atlas, document: str) -> Link:
    node: Mapping[str, str] = atlas.nodes[document]
    date = f" ({node['date']})" if "date" in node else ""
    return Link(name=node.get("title", document) + date, href=document_href(document))


def _bonds(atlas: Atlas, entity: str) -> tuple[Bond, ...]:
    found: dict[tuple[str, str, bool], list[str]] = {}
    notes: dict[tuple[str, str, bool], str] = {}
    for edge in atlas.bonds(entity):
        outward = edge.source == entity
        key = edge.type.lower().replace("_", " "), edge.target if outward else edge.source, outward
        found.setdefault(key, []).extend(claims_behind(edge))
        notes[key] = _note(edge.properties)
    return tuple(
        Bond(
            word=word,
            other=link(atlas, other),
            outward=outward,
            claims=tuple(cards(atlas, claims)),
            note=notes[word, other, outward],
        )
        for (word, other, outward), claims in sorted(found.items())
    )


def _note(properties: Mapping[str, object]) -> str:
    known = [f"{name} {properties[name]}" for name in ("kind", "date", "start", "end") if name in properties]
    return f"{', '.join(known)} (authority data: {properties['source']})" if "source" in properties else ""


def _entity_hit(atlas: Atlas, id: str) -> Hit:
    node = atlas.nodes[id]
    forms = tuple(form for form in node.get("forms", ()) if form != node["name"])
    return Hit(
        name=node["name"],
        type=node["type"],
        href=entity_href(id),
        forms=forms,
        claims=len(atlas.claims_of(id)),
        named=bool(node.get("documents")),
    )


def _document_hit(atlas: Atlas, id: str) -> Hit:
    node = atlas.nodes[id]
    claims = len(atlas.sources(id, "STATED_IN"))
    return Hit(name=node.get("title", id), type="document", href=document_href(id), forms=(), claims=claims, named=True)
