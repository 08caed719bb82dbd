"""Running a question: arguments checked and bound, the engine asked, its rows typed."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from graph.lookup import find
from ontology.authority import Authority
from ontology.errors import BadQuery
from ontology.model import Entity
from queries.names import thing_named
from queries.question import Parameter, ParameterType, Question
from queries.rows import Row, typed

Engine = Callable[[str, Mapping[str, Any]], Sequence[Mapping[str, Any]]]
"""Takes a query's text and its parameters, returns its rows."""


class Language(StrEnum):
    """The two languages in which every question is written."""

    CYPHER = "cypher"
    SPARQL = "sparql"


def bind(
    question: Question, arguments: Mapping[str, str], entities: Sequence[Entity], authority: Authority
) -> dict[str, object]:
    """Return a value for every parameter of the question, None for an optional one that is not given.

    Names become ids. Raises BadQuery for a parameter that is missing, unknown or of the wrong type, UnknownTerm for
    a name that nothing answers to.
    """
    known = {parameter.name for parameter in question.parameters}
    for name in arguments:
        if name not in known:
            raise BadQuery(f"{question.name} has no parameter {name!r}; it takes {_usage(question)}")
    return {
        parameter.name: _bound(question, parameter, arguments.get(parameter.name), entities, authority)
        for parameter in question.parameters
    }


def answer(question: Question, values: Mapping[str, object], language: Language, engine: Engine) -> list[Row]:
    """Return the typed rows that an engine gives to the question in its language."""
    text = question.cypher if language is Language.CYPHER else question.sparql
    if language is Language.SPARQL:
        values = {f"_{name}": _literal(value) for name, value in values.items() if value is not None}
    return typed(engine(text, values), question.columns)


def _literal(value: object) -> object:
    return Decimal(str(value)) if isinstance(value, float) else value


def _bound(
    question: Question, parameter: Parameter, given: str | None, entities: Sequence[Entity], authority: Authority
) -> object:
    if given is None:
        if parameter.optional:
            return None
        raise BadQuery(f"{question.name} needs {parameter.name}=…; it takes {_usage(question)}")
    match parameter.type:
        case ParameterType.ENTITY:
            return find(entities, given, authority).id
        case ParameterType.THING:
            return thing_named(given, entities, authority)
        case ParameterType.TEXT:
            return given
        case _:
            return _READERS[parameter.type](parameter, given)


def _date(parameter: Parameter, given: str) -> str:
    try:
        return dt.date.fromisoformat(given).isoformat()
    except ValueError:
        raise BadQuery(f"{parameter.name}={given!r} is no date; write it as 2026-01-29") from None


def _number(parameter: Parameter, given: str) -> float:
    try:
        return float(Decimal(given))
    except InvalidOperation:
        raise BadQuery(f"{parameter.name}={given!r} is no number; write it as 1500000") from None


def _word(parameter: Parameter, given: str) -> str:
    if given not in parameter.words:
        raise BadQuery(f"{parameter.name}={given!r} is none of its words; write one of {', '.join(parameter.words)}")
    return given


_READERS: Mapping[ParameterType, Callable[[Parameter, str], object]] = {
    ParameterType.DATE: _date,
    ParameterType.NUMBER: _number,
    ParameterType.WORD: _word,
}


def _usage(question: Question) -> str:
    words = (f"[{p.name}=…]" if p.optional else f"{p.name}=…" for p in question.parameters)
    return " ".join(words) or "no parameters"
