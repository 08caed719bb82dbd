"""Evidence cards: what a claim says in a line, its sentence, and where it stands."""

from ontology.model import Frozen
from viz.amounts import bounded
from viz.atlas import Atlas

ROLE_WORDS = {
    "FUNDER": "from",
    "RECIPIENT": "to",
    "SCHEME": "for",
    "PLACE": "in",
    "ACTOR": "by",
}


class Link(Frozen):
    """A name that leads to a page; ``href`` is relative to the site's root."""

    name: str
    href: str


class Said(Frozen):
    """A role that a claim gives to entities: ``from``, and who."""

    word: str
    names: tuple[Link, ...]


class Card(Frozen):
    """A claim as it is shown: ``words`` are the exact evidence within ``sentence``, ``href`` opens it in its text."""

    claim: str
    kind: str
    headline: str
    roles: tuple[Said, ...]
    sentence: str
    words: str
    document: str
    date: str
    page: int | None
    href: str
    rule: str


def entity_href(entity: str) -> str:
    """Return the page of an entity, relative to the site's root."""
    return f"entity/{entity}.html"


def document_href(document: str) -> str:
    """Return the page of a document, relative to the site's root."""
    return f"{document}.html"


def anchor(claim: str) -> str:
    """Return the place of a claim in its document's page."""
    return "c-" + claim.removeprefix("claim/")


def link(atlas: Atlas, entity: str) -> Link:
    """Return the link to an entity's page."""
    return Link(name=atlas.nodes[entity]["name"], href=entity_href(entity))


def card(atlas: Atlas, claim: str) -> Card:
    """Return the card of a claim."""
    node = atlas.nodes[claim]
    document = atlas.nodes[node["document"]]
    return Card(
        claim=claim,
        kind=node["kind"],
        headline=_headline(atlas, claim),
        roles=_roles(atlas, claim),
        sentence=folded(node.get("sentence", node["quote"])),
        words=folded(node["quote"]),
        document=document.get("title", node["document"]),
        date=document.get("date", ""),
        page=node.get("page"),
        href=f"{document_href(node['document'])}#{anchor(claim)}",
        rule=node["rule"],
    )


def cards(atlas: Atlas, claims: list[str]) -> list[Card]:
    """Return the cards of claims in the order in which they are read."""
    return [card(atlas, claim) for claim in sorted(set(claims), key=atlas.position)]


def folded(text: str) -> str:
    """Return a text on one line: tabs and hard wraps as single spaces."""
    return " ".join(text.split())


def _headline(atlas: Atlas, claim: str) -> str:
    node = atlas.nodes[claim]
    match node["kind"]:
        case "funding":
            amount = bounded(node["amount"], node.get("amount_max", node["amount"]), node["currency"], node["bound"])
            return f"{amount} · {node['nature']}, {node['status']}"
        case "responsibility":
            due = f" · {node['deadline']}" if "deadline" in node else ""
            return f"{node['role']}, {node['status']}: {node['action']}{due}"
        case _:
            subject, target = (atlas.targets(claim, end) for end in ("SUBJECT", "OBJECT"))
            names = [atlas.nodes[ids[0]]["name"] for ids in (subject, target)]
            return f"{names[0]} {node['predicate'].replace('_', ' ')} {names[1]}"


def _roles(atlas: Atlas, claim: str) -> tuple[Said, ...]:
    found = ((word, atlas.targets(claim, role)) for role, word in ROLE_WORDS.items())
    return tuple(Said(word=word, names=tuple(link(atlas, id) for id in ids)) for word, ids in found if ids)
