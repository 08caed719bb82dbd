"""What each question is asked in the benchmark: about names of middling fame, about the busiest ones, and about all.

A name is middling if a twentieth of its type is named in more documents. Where a question can be asked of the whole
graph, it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.dataset import Sources
from ontology.ids import document_ref, entity_id
from ontology.terms import GOVERNMENT, EntityType
from queries import catalogue

BODY, COMPANY, PLAN = EntityType.BODY, EntityType.COMPANY, EntityType.PLAN
PROGRAMME, PLACE, PERSON = EntityType.PROGRAMME, EntityType.PLACE, EntityType.PERSON
LATE = "2024-01-01"

Given = Mapping[str, str | EntityType]

NAMED: tuple[tuple[str, Given], ...] = (
    ("money-from", {"funder": BODY}),
    ("money-to", {"recipient": COMPANY}),
    ("money-for", {"scheme": PROGRAMME}),
    ("money-in", {"place": PLACE}),
    ("duties-of", {"actor": BODY}),
    ("trail", {"entity": PROGRAMME}),
    ("evidence", {"of": BODY}),
    ("mentions", {"entity": BODY}),
    ("partners", {"entity": BODY}),
    ("connected", {"a": COMPANY, "b": PERSON}),
    ("money-path", {"from": BODY, "to": COMPANY}),
    ("money-path", {"from": BODY, "to": COMPANY, "hops": "2"}),
    ("total", {"by": "scheme", "entity": BODY}),
    ("disagreements", {"entity": BODY}),
    ("holders", {"person": PERSON}),
    ("succession", {"body": BODY}),
    ("answerable", {"for": PROGRAMME}),
    ("due", {"before": LATE, "owner": BODY}),
    ("promises", {"plan": PLAN}),
    ("promises", {"owner": BODY, "state": "silent"}),
)
"""Questions about names: each is asked about middling ones and about the busiest."""

WHOLE: tuple[tuple[str, Given], ...] = (
    ("recommendations", {}),
    ("total", {"by": "funder", "nature": "private", "status": "done"}),
    ("total", {"by": "year"}),
    ("unowned", {"minimum": "5000000000"}),
    ("unowned", {}),
    ("disagreements", {}),
    ("holders", {"on": LATE}),
    ("due", {"before": "2016-07-01"}),
    ("due", {"before": LATE}),
    ("promises", {}),
)
"""Questions about all that the graph has."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its arguments: every parameter's value, ids for names; ``about`` says what was asked."""

    question: str
    about: str
    values: Mapping[str, object]


def cases(sources: Sources) -> tuple[Case, ...]:
    """Return all that is asked of a made-up graph."""
    document = document_ref(sources.records[0].document.id)
    found = [
        *_asked("middling", 20, NAMED, sources),
        *_asked("busiest", 0, NAMED, sources),
        Case("recommendations", "one document", _values("recommendations", {"document": document})),
        *(Case(name, _said("all", given), _values(name, given)) for name, given in WHOLE),
    ]
    order = catalogue.names()
    return tuple(sorted(found, key=lambda case: order.index(case.question)))


def _asked(fame: str, part: int, table: tuple[tuple[str, Given], ...], sources: Sources) -> Iterator[Case]:
    known = {kind: _of_fame(kind, part, sources) for kind in EntityType}
    for name, given in table:
        values = {key: known[value] if isinstance(value, EntityType) else value for key, value in given.items()}
        yield Case(name, _said(fame, given), _values(name, values))


def _of_fame(kind: EntityType, part: int, sources: Sources) -> str:
    government = entity_id(BODY, GOVERNMENT)
    known = [entity for entity in sources.entities if entity.type is kind and entity.id != government]
    ranked = sorted(known, key=lambda entity: (-len(entity.documents), entity.id))
    return ranked[len(ranked) // part if part else 0].id if ranked else ""


def _said(fame: str, given: Given) -> str:
    told = [f"{key} {value}" for key, value in given.items() if not isinstance(value, EntityType)]
    return ", ".join([fame, *told])


def _values(name: str, given: Mapping[str, object]) -> dict[str, object]:
    asked = {parameter.name: given.get(parameter.name) for parameter in catalogue.question(name).parameters}
    return {key: float(str(value)) if key in {"minimum", "hops"} and value else value for key, value in asked.items()}
