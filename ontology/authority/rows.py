"""CSV tables read row by row, each cell checked, each fault told with file and line."""

import csv
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from ontology.errors import BadAuthority

Word = TypeVar("Word", bound=StrEnum)

COLUMNS = {
    "bodies": "id name forms abbreviations type kind parent valid_from valid_to",
    "organisations": "id name forms abbreviations type kind parent valid_from valid_to",
    "schemes": "id name forms abbreviations type kind parent valid_from valid_to",
    "places": "id name forms abbreviations type kind parent valid_from valid_to",
    "posts": "id name forms abbreviations type kind parent valid_from valid_to",
    "names": "id name valid_from valid_to",
    "successions": "before after kind date",
    "holders": "post person forms start end",
    "ambiguous": "form",
}
"""The tables and their columns; a file belongs to the table that its name begins with (``bodies-councils.csv``)."""

IDENTIFIERS = ("govuk", "wikidata", "companies_house", "org_id", "geonames")
"""Columns with the id that an entry has in another register."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, empty ones left out."""

    file: str
    line: int
    cells: dict[str, str]

    @property
    def source(self) -> str:
        """File and line, as messages and provenance name the row."""
        return f"{self.file}:{self.line}"

    def fault(self, message: str) -> BadAuthority:
        """Return the error that says what is wrong with this row."""
        return BadAuthority(f"{self.source}: {message}; mend the row and run again")

    def text(self, column: str) -> str:
        """Return a cell that must not be empty."""
        if column not in self.cells:
            raise self.fault(f"the column {column!r} is empty")
        return self.cells[column]

    def parts(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell that ``|`` separates, each once."""
        found = (part.strip() for part in self.cells.get(column, "").split("|"))
        return tuple(dict.fromkeys(part for part in found if part))

    def day(self, column: str) -> dt.date | None:
        """Return a date; a year or a month alone stands for its first day."""
        written = self.cells.get(column)
        if written is None:
            return None
        match = _DAY.fullmatch(written)
        try:
            return dt.date(*(int(part or 1) for part in match.groups())) if match else dt.date.fromisoformat(written)
        except ValueError as error:
            raise self.fault(f"{column} {written!r} is not a date (2023, 2023-02 or 2023-02-07)") from error

    def word(self, column: str, words: type[Word]) -> Word | None:
        """Return a cell as a word of a closed list."""
        written = self.cells.get(column)
        if written is None:
            return None
        try:
            return words(written)
        except ValueError as error:
            known = ", ".join(word.value for word in words)
            raise self.fault(f"{column} {written!r} is not one of {known}") from error

    def span(self, start: str, end: str) -> tuple[dt.date | None, dt.date | None]:
        """Return two dates that must be in order."""
        first, last = self.day(start), self.day(end)
        if first and last and last < first:
            raise self.fault(f"{end} {last} is before {start} {first}")
        return first, last


def table_of(path: Path) -> str:
    """Return the table that a file's name begins with."""
    table = path.stem.partition("-")[0]
    if table not in COLUMNS:
        known = ", ".join(COLUMNS)
        raise BadAuthority(f"{path.name}: no table is called {table!r}; name the file after one of {known}")
    return table


def read(path: Path) -> Iterator[Row]:
    """Yield the rows of a table's file; the first line names the columns, blank lines are passed over."""
    known = {*COLUMNS[table_of(path)].split(), *IDENTIFIERS, "note"}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BadAuthority(f"{path.name}: is not UTF-8 text; save it as CSV with encoding UTF-8") from error
    reader = csv.reader(lines)
    columns = next(reader, [])
    strange = [column for column in columns if column not in known]
    if strange or not columns:
        raise BadAuthority(f"{path.name}:1: unknown column {strange}; known are {', '.join(sorted(known))}")
    for cells in reader:
        if len(cells) > len(columns):
            where = f"{path.name}:{reader.line_num}"
            raise BadAuthority(f"{where}: {len(cells)} cells for {len(columns)} columns; put commas inside quotes")
        filled = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if cell.strip()}
        if filled:
            yield Row(path.name, reader.line_num, filled)
