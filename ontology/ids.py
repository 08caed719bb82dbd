"""Every id and IRI is made here, from content: the same content always has the same id.

Document and claim ids are prefixes of SHA-256 digests (of the source bytes, and of canonical JSON); entity ids
are readable slugs under their type. IRIs hang under one base, which a publisher of the data may set.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping

from ontology.terms import EntityType

DEFAULT_BASE = "https://pursestrings.example/id/"
"""Base of the data's IRIs where none is configured; ``.example`` can never be somebody else's host."""

VOCABULARY = "https://pursestrings.example/vocabulary#"
"""Namespace of the vocabulary's terms; fixed, for terms must not depend on who publishes the data."""

_HEX = 16


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_HEX]


def canonical(content: object) -> str:
    """Return JSON with sorted keys, no white space and no escapes: equal content, equal string."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def document_id(source: bytes) -> str:
    """Return the id of a document: 16 hex digits of the SHA-256 of its bytes."""
    return _digest(source)


def claim_id(kind: str, document: str, content: Mapping[str, object]) -> str:
    """Return the id of a claim: 16 hex digits over kind, document id and content (JSON values only)."""
    return _digest(canonical([kind, document, dict(content)]).encode())


def document_ref(document: str) -> str:
    """Return the id under which a graph knows a document: ``document/`` before the bare id."""
    return f"document/{document}"


def claim_ref(claim: str) -> str:
    """Return the id under which a graph knows a claim: ``claim/`` before the bare id."""
    return f"claim/{claim}"


def flow_id(claims: list[str]) -> str:
    """Return the id of a flow: ``flow/`` and 16 hex digits over the sorted ids of its claims."""
    return "flow/" + _digest(canonical(sorted(claims)).encode())


def promise_id(claims: list[str]) -> str:
    """Return the id of a promise: ``promise/`` and 16 hex digits over the sorted ids of the claims that make it."""
    return "promise/" + _digest(canonical(sorted(claims)).encode())


def name_id(entity: str, name: str, since: str) -> str:
    """Return the id of a name that an entity bore from a day ("" where not known): ``name/`` and 16 hex digits."""
    return "name/" + _digest(canonical([entity, name, since]).encode())


def edge_id(source: str, kind: str, target: str, key: str = "") -> str:
    """Return the id of an edge that carries properties: ``edge/`` and 16 hex digits over ends, type and key."""
    return "edge/" + _digest(canonical([source, kind, target, key]).encode())


def member_id(entity: str, document: str, local: str, name: str, reason: str) -> str:
    """Return the id of a document's named entity as a member of a resolved one: ``member/`` and 16 hex digits."""
    return "member/" + _digest(canonical([entity, document, local, name, reason]).encode())


def slug(name: str) -> str:
    """Return lower-case ASCII letters and digits joined by hyphens; a digest where nothing of the name is left."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("'", "").replace("’", ""))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    return "-".join(words) or _digest(name.encode())


def entity_id(kind: EntityType, name: str, qualifier: str = "") -> str:
    """Return ``type/slug``, with a qualifier's slug behind it where two things of one type share a name."""
    tail = f"-{slug(qualifier)}" if qualifier else ""
    return f"{kind.value}/{slug(name)}{tail}"


def iri(local: str, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of an entity or flow id (``type/slug``) under the base."""
    return base + local


def term(name: str) -> str:
    """Return the IRI of a vocabulary term."""
    return VOCABULARY + name
