"""A question as its file's header declares it: the sentence, the parameters, and the columns of its rows.

The header is the leading comment of a ``.cypher`` or ``.rq`` file, one declaration a line::

    // question: Which money did somebody give?
    // param funder (entity): who gives it, under any of its names
    // param after (date, optional): no money of documents before this day
    // columns: money

``columns`` names a set of ``catalogue/columns.csv``. In Cypher a parameter is ``$funder``, in SPARQL ``?_funder``.
"""

import re
from enum import StrEnum

from ontology.errors import BadQuery
from ontology.model import Frozen


class ParameterType(StrEnum):
    """What a parameter's value is."""

    ENTITY = "entity"
    THING = "thing"
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    WORD = "word"


class ColumnType(StrEnum):
    """What a column's values are; the plural ones are lists."""

    ID = "id"
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    INTEGER = "integer"
    ENTITIES = "entities"
    DOCUMENTS = "documents"
    IDS = "ids"
    TEXTS = "texts"
    NUMBERS = "numbers"


class Parameter(Frozen):
    """A parameter: an ``entity`` is given by any of its names or its id, a ``thing`` may also be a claim or a flow.

    A ``word`` is one of ``words``, which the header lists in the type's place: ``// param by (funder|place): …``.
    """

    name: str
    type: ParameterType
    words: tuple[str, ...] = ()
    optional: bool = False
    meaning: str


class Column(Frozen):
    """A column of the answer: its type, its unit where it has one, and what it means."""

    name: str
    type: ColumnType
    unit: str = ""
    meaning: str


class Question(Frozen):
    """A question with both its texts; ``columns`` are in the order of the answer."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str
    sparql: str


class Header(Frozen):
    """What the header of one file declares; both files of a question must declare the same."""

    question: str
    parameters: tuple[Parameter, ...]
    columns: str


_LINE = re.compile(r"^(?://|#)\s*(?P<word>question|param|columns)\b\s*(?P<rest>.*)$")
_PARAM = re.compile(r"^(?P<name>[a-z_]+) \((?P<type>[a-z_|]+)(?P<optional>, optional)?\): (?P<meaning>.+)$")


def header(text: str, where: str) -> Header:
    """Return what the leading comment of a query file declares.

    Raises BadQuery, naming file and line, where it is not of the form shown above.
    """
    question, columns, parameters = "", "", []
    for number, line in enumerate(text.splitlines(), start=1):
        match = _LINE.match(line)
        if match is None:
            break
        rest = match["rest"].removeprefix(":").strip()
        match match["word"]:
            case "question":
                question = rest
            case "columns":
                columns = rest
            case _:
                parameters.append(_parameter(rest, f"{where}, line {number}"))
    if not question or not columns:
        raise BadQuery(f"{where}: the header lacks its `question:` or `columns:` line; add it at the top of the file")
    return Header(question=question, parameters=tuple(parameters), columns=columns)


def _parameter(rest: str, where: str) -> Parameter:
    match = _PARAM.match(rest)
    words = tuple(match["type"].split("|")) if match and "|" in match["type"] else ()
    if match is None or (match["type"] not in tuple(ParameterType) and not words):
        kinds = ", ".join(ParameterType)
        raise BadQuery(
            f"{where}: write `param name (type[, optional]): meaning` with a type of {kinds}, or words with | between"
            f" them, not {rest!r}"
        )
    return Parameter(
        name=match["name"],
        type=ParameterType.WORD if words else ParameterType(match["type"]),
        words=words,
        optional=match["optional"] is not None,
        meaning=match["meaning"],
    )
