"""Rows for people and for programs: a table to read, JSON, or CSV."""

import csv
import io
import json
import shutil
import textwrap
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

import click

from queries.question import Column, ColumnType
from viz.amounts import bounded

Row = Mapping[str, Any]

_EVIDENCE = frozenset(
    {"claim", "claims", "date", "document", "documents", "title", "quote", "quotes", "flow", "part_of"}
)
_AMOUNT = frozenset({"amount_low", "amount_high", "currency", "bound"})


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default="table",
    show_default=True,
    help="How rows are written.",
)
"""The option of every command that prints rows."""


def written(rows: Sequence[Row], columns: Sequence[Column], form: Format) -> str:
    """Return a question's rows as JSON (a list of objects whose keys are the columns), CSV, or a table for people."""
    match form:
        case Format.JSON:
            return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"
        case Format.CSV:
            return _csv(rows, columns)
        case Format.TABLE:
            return _table(rows, columns)


def written_plain(rows: Sequence[Row], form: Format) -> str:
    """Return the rows of a user's own query, whose columns are known only from the rows."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    match form:
        case Format.JSON:
            return json.dumps(rows, indent=1, ensure_ascii=False, default=str) + "\n"
        case Format.CSV:
            return _csv_text(names, ([_cell(row.get(name)) for name in names] for row in rows))
        case Format.TABLE:
            return _rendered(names, [[_cell(row.get(name)) for name in names] for row in rows])


def _csv(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    names = [name for column in columns for name in _csv_names(column)]
    return _csv_text(names, ([cell for column in columns for cell in _csv_cells(row, column)] for row in rows))


def _csv_text(names: Sequence[str], rows: Any) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return out.getvalue()


def _csv_names(column: Column) -> tuple[str, ...]:
    if column.type in (ColumnType.ENTITIES, ColumnType.DOCUMENTS):
        return column.name, f"{column.name}_id"
    return (column.name,)


def _csv_cells(row: Row, column: Column) -> tuple[Any, ...]:
    value = row[column.name]
    if column.type in (ColumnType.ENTITIES, ColumnType.DOCUMENTS):
        shown = "name" if column.type is ColumnType.ENTITIES else "title"
        return " | ".join(item[shown] or "" for item in value), " | ".join(item["id"] for item in value)
    return (_cell(value),)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return " | ".join(_folded(item) for item in value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return _folded(str(value))


def _said(quote: str) -> str:
    """Return a sentence on one line, without quotation marks of its own at its ends: it gets ours."""
    return _folded(quote).strip("“”")


def _folded(text: str) -> str:
    return " ".join(text.split())


def _table(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    names = {column.name for column in columns}
    hidden = _EVIDENCE | (_AMOUNT if names >= _AMOUNT else {"currency"})
    readers = [(column.name.replace("_", " "), _reader(column)) for column in columns if column.name not in hidden]
    width = max(60, shutil.get_terminal_size((100, 24)).columns)
    entries = [_entry(nth, row, readers, width) for nth, row in enumerate(rows, 1)]
    return "\n".join([*entries, _counted(len(rows))])


def _entry(nth: int, row: Row, readers: Sequence[tuple[str, Callable[[Row], str]]], width: int) -> str:
    """Return a row as a numbered paragraph: what is known, then the sentences, then where they stand."""
    cells = [(name, read(row)) for name, read in readers]
    known = " · ".join(f"{name}: {cell}" for name, cell in cells if cell)
    lines = [known, *_evidence(row)]
    indent = " " * 5
    filled = [textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent) for line in lines if line]
    return f"{nth:>3}. " + "\n".join(filled)[len(indent) :] + "\n"


def _counted(number: int) -> str:
    return f"{number} row{'' if number == 1 else 's'}\n"


def _reader(column: Column) -> Callable[[Row], str]:
    if column.name == "amount":
        return _amount
    if column.type is ColumnType.ENTITIES:
        return lambda row: ", ".join(item["name"] for item in row[column.name])
    return lambda row: _cell(row[column.name])


def _amount(row: Row) -> str:
    low, high = row.get("amount_low", row["amount"]), row.get("amount_high", row["amount"])
    return "" if low is None else bounded(low, high, row["currency"], row.get("bound") or "exact")


def _evidence(row: Row) -> list[str]:
    if "quotes" in row:
        where = "; ".join(_document(document) for document in row.get("documents", [_place(row)]))
        return [*(f"“{_said(quote)}”" for quote in dict.fromkeys(row["quotes"])), where, " ".join(row["claims"])]
    where = _document(_place(row))
    return [f"“{_said(row.get('quote') or '')}”", " · ".join(part for part in (where, row.get("claim")) if part)]


def _place(row: Row) -> dict[str, str | None]:
    return {"title": row.get("title"), "date": row.get("date"), "id": row.get("document")}


def _document(document: Mapping[str, str | None]) -> str:
    return ", ".join(part for part in (document["title"] or document["id"], document["date"]) if part)


def _rendered(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415  # programs that read JSON do not wait for the table's makers
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(Text(head), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    out = io.StringIO()
    width = max(60, shutil.get_terminal_size((100, 24)).columns)
    Console(file=out, width=width, color_system=None).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + f"\n{_counted(len(rows))}"
