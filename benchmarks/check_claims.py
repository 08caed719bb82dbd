"""Check claims against the text they are of: quotes, closed lists, names, links; what GUIDE.md asks of a gold file.

    python -m benchmarks.check_claims CLAIMS TEXT [CLAIMS TEXT ...]

A fault names the claim by its offset and quotes nothing, so that the untuned part can be checked unseen.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from benchmarks.claim_files import KINDS, Said, read, start
from benchmarks.score_claims import ROLES
from ontology.errors import PursestringsError
from ontology.terms import (
    GOVERNMENT,
    Bound,
    Currency,
    DutyStatus,
    EntityType,
    FundingStatus,
    Nature,
    Predicate,
    Role,
)

_LISTS: Mapping[str, Mapping[str, type[StrEnum]]] = {
    "funding": {"currency": Currency, "bound": Bound, "nature": Nature, "status": FundingStatus},
    "responsibilities": {"role": Role, "status": DutyStatus},
    "relations": {"predicate": Predicate},
}


def faults(claims: Said, text: str) -> Iterator[str]:
    """Yield what is wrong with a document's claims."""
    yield from _entity_faults(claims, text)
    known = {form.casefold() for entity in claims["entities"] for form in _forms(entity)} | {GOVERNMENT}
    for kind in KINDS:
        for claim in claims[kind]:
            for fault in _claim_faults(kind, claim, text, known):
                yield f"{kind} at {start(claim)}: {fault}"
    yield from _link_faults(claims["funding"])


def _forms(entity: Said) -> list[str]:
    return [entity["name"], *entity.get("aliases", ())]


def _entity_faults(claims: Said, text: str) -> Iterator[str]:
    flat = " ".join(text.split()).casefold()
    for number, entity in enumerate(claims["entities"]):
        if entity["type"] not in set(EntityType):
            yield f"entity {number}: the type is in no list"
        for form in _forms(entity):
            if " ".join(form.split()).casefold() not in flat:
                yield f"entity {number}: a form of its name is not in the text"


def _claim_faults(kind: str, claim: Said, text: str, known: set[str]) -> Iterator[str]:
    evidence = claim["evidence"]
    if not evidence["quote"] or text[evidence["start"] : evidence["end"]] != evidence["quote"]:
        yield "the quote is not what the text has there"
    for field, words in _LISTS[kind].items():
        if claim[field] not in set(words):
            yield f"the {field} is in no list"
    named = [name for role in (*ROLES, "actor") for name in claim.get(role, ())]
    named += [claim[end] for end in ("subject", "object") if end in claim]
    if any(name.casefold() not in known for name in named):
        yield "a name is no entity of this document"
    if kind == "responsibilities" and not claim["actor"]:
        yield "nobody is responsible"


def _link_faults(funding: Sequence[Said]) -> Iterator[str]:
    starts = {start(claim) for claim in funding}
    quotes = {claim["evidence"]["quote"] for claim in funding}
    for claim in funding:
        earlier, whole = claim.get("same_as"), claim.get("part_of")
        if earlier is not None and (earlier not in starts or earlier >= start(claim)):
            yield f"funding at {start(claim)}: same_as leads to no earlier sum"
        if whole is not None and whole not in quotes:
            yield f"funding at {start(claim)}: part_of quotes no sum"


def main(arguments: Sequence[str]) -> int:
    """Check pairs of files, print the faults; 1 if there are any, 2 if a file cannot be read."""
    if not arguments or len(arguments) % 2:
        print(__doc__, file=sys.stderr)
        return 2
    found = 0
    try:
        for claims, text in zip(arguments[::2], arguments[1::2], strict=True):
            for fault in faults(read(Path(claims)), Path(text).read_bytes().decode()):
                found += 1
                print(f"{claims}: {fault}")
    except (PursestringsError, OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
