"""Answers of either engine as typed rows: the same values, in the same order, whichever engine gave them.

SPARQL has no lists: a list column comes as one string whose items are joined by the ASCII record separator and whose
fields by the unit separator; an item of ``ids``, ``texts`` or ``numbers`` begins with a field to sort by. Lists of
entities and documents are sorted here for both engines.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from queries.question import Column, ColumnType

RECORD = "\x1e"
UNIT = "\x1f"

Item = dict[str, str | None]
Value = str | int | float | list[str] | list[int | float] | list[Item] | None
Row = dict[str, Value]


def typed(raw: Iterable[Mapping[str, object]], columns: Sequence[Column]) -> list[Row]:
    """Return an engine's rows with their columns in order and each value of its column's type."""
    return [{column.name: _value(row.get(column.name), column.type) for column in columns} for row in raw]


def _value(raw: object, kind: ColumnType) -> Value:
    match kind:
        case ColumnType.ENTITIES:
            return sorted(_items(raw, ("id", "name")), key=lambda item: item["id"] or "")
        case ColumnType.DOCUMENTS:
            return sorted(
                _items(raw, ("id", "title", "date")), key=lambda item: (item["date"] or "9999", item["id"] or "")
            )
        case ColumnType.IDS | ColumnType.TEXTS:
            return _texts(raw)
        case ColumnType.NUMBERS:
            return [number for number in map(_number, _texts(raw)) if number is not None]
        case ColumnType.NUMBER | ColumnType.INTEGER:
            return _number(raw)
        case _:
            return _text(raw)


def _items(raw: object, fields: tuple[str, ...]) -> list[Item]:
    if isinstance(raw, str):
        records = [dict(zip(fields, record.split(UNIT), strict=True)) for record in raw.split(RECORD) if record]
    else:
        records = [dict(record) for record in raw or () if record]  # type: ignore[attr-defined]
    found = {tuple(_text(record.get(field)) for field in fields) for record in records}
    return [dict(zip(fields, values, strict=True)) for values in found if values[0]]


def _texts(raw: object) -> list[str]:
    if isinstance(raw, str):
        records = sorted({tuple(record.split(UNIT)) for record in raw.split(RECORD) if record})
        return [record[-1] for record in records]
    return [str(item) for item in raw or ()]  # type: ignore[attr-defined]


def _number(raw: object) -> int | float | None:
    if raw is None or raw == "":
        return None
    number = Decimal(str(raw))
    return int(number) if number == number.to_integral_value() else float(number)


def _text(raw: object) -> str | None:
    if raw is None or raw == "":
        return None
    return raw.isoformat() if isinstance(raw, dt.date) else str(raw)
