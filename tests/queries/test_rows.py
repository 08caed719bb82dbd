"""Raw answers of either engine become the same typed rows."""

import datetime as dt
from decimal import Decimal

import pytest

from queries.question import Column, ColumnType
from queries.rows import RECORD, UNIT, typed


def _one(raw: object, kind: ColumnType) -> object:
    return typed([{"x": raw}], [Column(name="x", type=kind, meaning="")])[0]["x"]


@pytest.mark.parametrize(
    ("cypher", "sparql", "kind", "value"),
    [
        (28.2e9, Decimal("28200000000"), ColumnType.NUMBER, 28_200_000_000),
        (0.5, Decimal("0.5"), ColumnType.NUMBER, 0.5),
        (None, None, ColumnType.NUMBER, None),
        ("2026-01-29", dt.date(2026, 1, 29), ColumnType.DATE, "2026-01-29"),
        ("", None, ColumnType.TEXT, None),
        (
            [{"id": "b", "name": "B"}, {"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
            f"b{UNIT}B{RECORD}a{UNIT}A{RECORD}",
            ColumnType.ENTITIES,
            [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
        ),
        ([], "", ColumnType.ENTITIES, []),
        (
            [{"id": "d", "title": None, "date": None}, {"id": "e", "title": "T", "date": "2025-01-01"}],
            f"d{UNIT}{UNIT}{RECORD}e{UNIT}T{UNIT}2025-01-01",
            ColumnType.DOCUMENTS,
            [{"id": "e", "title": "T", "date": "2025-01-01"}, {"id": "d", "title": None, "date": None}],
        ),
        (["first", "then"], f"2{UNIT}then{RECORD}1{UNIT}first", ColumnType.TEXTS, ["first", "then"]),
    ],
)
def test_both_engines_give_the_same_value(cypher: object, sparql: object, kind: ColumnType, value: object) -> None:
    assert _one(cypher, kind) == value
    assert _one(sparql, kind) == value


def test_columns_come_in_their_order_and_no_other() -> None:
    columns = [Column(name=name, type=ColumnType.TEXT, meaning="") for name in ("b", "a")]
    assert list(typed([{"a": "1", "c": "2", "b": "3"}], columns)[0]) == ["b", "a"]
