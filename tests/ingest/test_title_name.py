"""A report is named by its own title, and its publisher published it."""

from ingest.names import find_names
from ingest.relations import relations
from tests.ingest.reading import text, typed

SOURCE = "# Mending the weirs: an update\n\nPublished by the Rivers Agency.\n\nThe Rivers Agency mends weirs.\n"
TITLE = "Mending the weirs: an update"


def test_the_title_of_a_report_is_a_plan() -> None:
    read = text(SOURCE, publisher="Rivers Agency", title=TITLE, kind="report")
    found = find_names(read, {})
    assert (TITLE, "plan") in {(entity.name, entity.type.value) for entity in found.entities}
    assert ("Rivers Agency", "published", TITLE) in {
        (one.subject, one.predicate.value, one.object) for one in relations(read, {}, found)
    }


def test_the_title_of_a_press_release_names_nothing() -> None:
    read = text(SOURCE, publisher="Rivers Agency", title=TITLE, kind="press release")
    assert TITLE not in {entity.name for entity in find_names(read, {}).entities}


def test_a_title_that_is_the_name_of_a_fund_is_no_plan() -> None:
    source = (
        "Report by the Comptroller and Auditor General\n\nThe Quiet Rivers Fund\n\nNational Audit Office\n\n"
        "The ministry set up the Quiet Rivers Fund in 2019. The Quiet Rivers Fund has paid for twelve weirs.\n"
    )
    assert typed(source) >= {("Quiet Rivers Fund", "fund")}
    assert not [name for name, kind in typed(source) if name.startswith("The ") or kind == "plan"]
