"""From a text to its claims: the one place that composes parse, names and the three kinds of claim, and their JSON."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from ingest import documents
from ingest.confidence import confidences
from ingest.encoded import encode
from ingest.encoded_names import reread
from ingest.encoded_sums import Seer
from ingest.encoder_heads import one_thread
from ingest.funding import funding
from ingest.names import all_found, named
from ingest.parse import candidates, parse
from ingest.relations import relations
from ingest.responsibilities import responsibilities
from ingest.text import Text, analyse
from ingest.traits import Bearings, bearings
from ontology.errors import BadClaim
from ontology.ids import claim_id
from ontology.model import Claim, Claims, Document, Evidence, Funding, Relation, Responsibility

C = TypeVar("C", Funding, Responsibility, Relation)


def extract(text: Text) -> Claims:
    """Return all claims of a text with its named entities: sorted, with ids; the same text gives the same claims."""
    return with_bearings(text)[0]


def with_bearings(text: Text) -> tuple[Claims, Bearings]:
    """Return all claims of a text, and what their traits are read from."""
    with one_thread():
        return _read(text)


def _read(text: Text) -> tuple[Claims, Bearings]:
    docs = parse(candidates(text))
    found, short = all_found(text)
    encoded = encode(text, named(text, found, short))
    seer = Seer(encoded, named(text, reread(encoded, found), short))
    names = seer.names
    known = bearings(text, names)
    claims = Claims(
        document=text.document.stem,
        entities=names.entities,
        funding=_identified(known, funding(text, docs, names, seer)),
        responsibilities=_identified(known, responsibilities(text, docs, names, seer)),
        relations=_identified(known, relations(text, docs, names, seer)),
    )
    return claims, known


def extract_file(path: Path) -> tuple[Document, str, Claims]:
    """Read a file and return its document, its source text and its claims."""
    document, source = documents.read(path)
    return document, source, extract(analyse(document, source))


def _identified(known: Bearings, claims: Iterable[C]) -> tuple[C, ...]:
    named = {claim.id: claim for claim in (_with_id(known.text.document.id, claim) for claim in claims)}
    ordered = sorted(named.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id))
    sure = zip(ordered, confidences(known, ordered), strict=True)
    return tuple(claim.model_copy(update={"confidence": confidence}) for claim, confidence in sure)


def _with_id(document: str, claim: C) -> C:
    content = claim.model_dump(mode="json", exclude_none=True, exclude={"id", "rule", "confidence"})
    id = claim_id(type(claim).__name__.lower(), document, content)
    return claim.model_copy(update={"id": id})


def claims_json(claims: Claims) -> str:
    """Return the claims as JSON in the guide's format; fields that a claim does not have are left out."""
    content = claims.model_dump(mode="json", exclude_none=True)
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def read_claims(content: str | bytes, source: str) -> Claims:
    """Return claims read back from JSON, each quote checked against the source text.

    Raises BadClaim where the JSON breaks the model or a quote is not what the text has at its offsets.
    """
    try:
        claims = Claims.model_validate_json(content)
    except ValidationError as error:
        raise BadClaim(_invalid(content, error)) from error
    for claim in _all(claims):
        for quoted in (claim.evidence, claim.sentence):
            if quoted is not None:
                _check(claims.document, quoted, source)
    return claims


def _all(claims: Claims) -> Iterable[Claim]:
    yield from claims.funding
    yield from claims.responsibilities
    yield from claims.relations


def _invalid(content: str | bytes, error: ValidationError) -> str:
    first = error.errors()[0]
    where = " -> ".join(str(step) for step in first["loc"]) or "the top"
    return f"{_stem(content)}: claims break the model at {where}: {first['msg']}. Extract the document again."


def _stem(content: str | bytes) -> str:
    try:
        loaded = json.loads(content)
    except ValueError:
        return "claims file"
    name = loaded.get("document") if isinstance(loaded, Mapping) else None
    return str(name or "claims file")


def _check(document: str, evidence: Evidence, source: str) -> None:
    found = source[evidence.start : evidence.end]
    if found != evidence.quote:
        raise BadClaim(
            f"{document}: at offset {evidence.start} the claim quotes {_short(evidence.quote)}, "
            f"the text has {_short(found)}. Extract the document again."
        )


def _short(quote: str, longest: int = 60) -> str:
    return repr(quote if len(quote) <= longest else quote[: longest - 1] + "…")
