"""What texts say of themselves: titles, publishers, dates, kinds, licences and the parts of bundles; None where they do not."""

import datetime as dt

import pytest

from ingest.datelines import dateline
from ingest.documents import read, read_bytes
from ontology.model import Document
from tests.ingest.files import DOCUMENTS

PROSE = "The Department for Ports paid £4 million for the quay at Saltmouth, and the Crane Trust will train twelve divers there. "


def document(text: str) -> Document:
    return read_bytes(text.encode(), "case", "case.txt")[0]


Known = tuple[str | None, str | None, dt.date | None, str | None]

FRONTS: list[tuple[str, str, Known]] = [
    (
        "policy paper",
        f"Policy paper\n\nQuays of the north: two years on\n\nPublished 29 January 2026\n\n{PROSE}",
        ("Quays of the north: two years on", None, dt.date(2026, 1, 29), "policy paper"),
    ),
    (
        "press release",
        f"Press release\n\nQuay opens\n\nFrom:\n\nDepartment for Ports\n\nPublished: 3rd May 2024\n\n{PROSE}",
        ("Quay opens", "Department for Ports", dt.date(2024, 5, 3), "press release"),
    ),
    (
        "title block of a command paper",
        f"Ministry of Ports\n\nSafe harbours strategy\n\nPresented to Parliament by the Minister for Ports\n\nMarch 2024\n\n{PROSE}",
        ("Safe harbours strategy", "Ministry of Ports", dt.date(2024, 3, 1), "strategy"),
    ),
    (
        "committee report",
        "House of Commons\nPorts Committee\n\nRenewing our harbours\n\nFourth Report of Session 2024–25\n\n"
        f"Ordered by the House of Commons to be printed 12 March 2025\n\n{PROSE}",
        ("Renewing our harbours", "Ports Committee", dt.date(2025, 3, 12), None),
    ),
    (
        "written statement",
        f"Written statement\n\nHarbours\n\nMade by: Ada Quill (Minister for Ports)\nDate: 2024-06-03\n\n{PROSE}",
        ("Harbours", None, dt.date(2024, 6, 3), "ministerial statement"),
    ),
    (
        "council report",
        f"Report to: Cabinet\nSubject: Harbour renewal\nDate: 14/06/2023\n\n{PROSE}",
        ("Harbour renewal", None, dt.date(2023, 6, 14), "report"),
    ),
    (
        "labelled on one line",
        f"PRESS RELEASE: Quay opens [May 2024]\n\n{PROSE}",
        ("Quay opens", None, dt.date(2024, 5, 1), "press release"),
    ),
    (
        "markdown",
        f"Marine Agency\n\n# Divers: action plan 2024 to 2026\n\n{PROSE}",
        ("Divers: action plan 2024 to 2026", "Marine Agency", None, "action plan"),
    ),
    ("prose alone", PROSE, (None, None, None, None)),
    ("a letter", f"Dear Minister,\n\n{PROSE}", (None, None, None, None)),
    ("a sentence is no title", f"It is late.\n\n{PROSE}", (None, None, None, None)),
    ("a date in the prose is none of the document's", f"{PROSE}It was opened on 3 May 2019.", (None, None, None, None)),
]


@pytest.mark.parametrize(("text", "known"), [case[1:] for case in FRONTS], ids=[case[0] for case in FRONTS])
def test_fronts(text: str, known: Known) -> None:
    found = document(text)
    assert (found.title, found.publisher, found.date, found.kind) == known


def test_a_month_alone_is_said() -> None:
    found = document(f"Safe harbours strategy\n\nMarch 2024\n\n{PROSE}")
    assert found.notices == ("date: the text names the month alone (March 2024); its first day is taken",)


LICENCES = [
    (
        "© Crown copyright 2024. This publication is licensed under the terms of the Open Government Licence v3.0.",
        "Open Government Licence v3.0",
    ),
    (
        "Contains Parliamentary information licensed under the Open Parliament Licence v3.0.",
        "Open Parliament Licence v3.0",
    ),
    ("This work is under CC BY 4.0.", "CC BY v4.0"),
    ("© Crown copyright 2019", "Crown copyright 2019"),
    (PROSE, None),
    (PROSE * 100 + "Maps of quays were given out under the Open Government Licence. " + PROSE * 100, None),
]


@pytest.mark.parametrize(("text", "licence"), LICENCES)
def test_licences(text: str, licence: str | None) -> None:
    assert document(text).licence == licence


DATES = [
    ("29 January 2026", dt.date(2026, 1, 29), True),
    ("1st of Feb. 2020", dt.date(2020, 2, 1), True),
    ("January 29, 2026", dt.date(2026, 1, 29), True),
    ("2024-05-03T09:30", dt.date(2024, 5, 3), True),
    ("03/05/2024", dt.date(2024, 5, 3), True),
    ("Sept 2021", dt.date(2021, 9, 1), False),
]


@pytest.mark.parametrize(("text", "date", "whole"), DATES)
def test_dates(text: str, date: dt.date, whole: bool) -> None:
    found = dateline(text)
    assert found is not None
    assert (found.date, found.whole) == (date, whole)


@pytest.mark.parametrize("text", ["31 February 2024", "version 3.2.1", "in 2024", "99/99/2024", "The month of May"])
def test_what_is_no_date(text: str) -> None:
    assert dateline(text) is None


def test_a_bundle_of_marked_releases() -> None:
    found, text = read(DOCUMENTS / "bundle.txt")
    assert [(part.title, part.publisher, part.date) for part in found.parts] == [
        ("Saltmouth quay opens after a year of work", "Department for Ports", dt.date(2024, 5, 14)),
        ("Divers wanted in the north", "Marine Agency", dt.date(2024, 4, 2)),
    ]
    assert text[found.parts[0].start :].startswith("• NEWS RELEASE : Saltmouth")
    assert (found.title, found.publisher, found.date, found.kind) == (None, None, None, "press release")


def releases(template: str) -> str:
    return "".join(template.format(day=day) + PROSE * 4 + "\n\n" for day in (3, 4, 5))


BUNDLES = [
    ("title and date", releases("Quay number {day} opens\n\nPublished {day} May 2024\n\n")),
    (
        "label, title and date",
        releases("Press release\n\nQuay number {day} opens\n\nFrom: Department for Ports\n\n{day} May 2024\n\n"),
    ),
    ("hashes", releases("# Quay number {day} opens\n\nPublished on {day} May 2024\n\n")),
    ("marked", releases("News story: Quay number {day} opens\n\n{day} May 2024\n\n")),
    (
        "marked, with a list of titles first",
        "Speech: Quay number 3 opens\nSpeech: Quay number 4 opens\nSpeech: Quay number 5 opens\n\n"
        + releases("Speech: Quay number {day} opens\n\n{day} May 2024\n\n"),
    ),
]


@pytest.mark.parametrize("text", [case[1] for case in BUNDLES], ids=[case[0] for case in BUNDLES])
def test_bundles(text: str) -> None:
    parts = document(text).parts
    assert [(part.title, part.date) for part in parts] == [
        (f"Quay number {day} opens", dt.date(2024, 5, day)) for day in (3, 4, 5)
    ]
    assert [part.end for part in parts[:-1]] == [part.start for part in parts[1:]]
    assert parts[-1].end == len(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Press release\n\nQuay opens\n\nPublished 3 May 2024\n\n{PROSE}",
        "Quay one\n\nPublished 3 May 2024\n\nQuay two\n\nPublished 4 May 2024\n\nQuay three\n\nPublished 5 May 2024\n",
        f"Policy paper\n\nQuays\n\nPublished 3 May 2024\nUpdated 5 June 2024\n\n{PROSE * 5}",
    ],
    ids=["one release", "a list of titles", "published and updated"],
)
def test_what_is_no_bundle(text: str) -> None:
    assert document(text).parts == ()
