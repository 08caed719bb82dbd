"""Names that only a table's column tells."""

from tests.ingest.reading import typed

TABLE = (
    "River trials: who won\n\nThe agency has chosen three projects out of the forty that were sent to it.\n"
    "Each of them will run for two years, and each has promised to share what it finds with the others.\n"
    "A second round is to open next spring for those who were not chosen this time.\n\n"
    "Project\tLead organisation\tPartners\tGrant\n"
    "WEIRSAFE\tPendle Robotics Ltd\tUniversity of Leeds, Quillon\t£840,000\n"
    "RIVERLOOP-2\tTorvald Metal Recycling\tVexley Dynamics; Marsh Lantern\t£1.2m\n"
    "TIDEGATE\tAmbridge College\tN/A\t£410,500\n"
)


def test_columns_type_their_cells() -> None:
    found = typed(TABLE)
    assert {("WEIRSAFE", "programme"), ("RIVERLOOP-2", "programme"), ("TIDEGATE", "programme")} <= found
    assert {
        ("Quillon", "organisation"),
        ("Vexley Dynamics", "organisation"),
        ("Marsh Lantern", "organisation"),
    } <= found
    assert {
        ("Pendle Robotics Ltd", "company"),
        ("University of Leeds", "university"),
        ("Ambridge College", "university"),
    } <= found


def test_sums_and_empty_cells_name_nothing() -> None:
    assert not {name for name, _ in typed(TABLE) if name.startswith(("£", "N/A", "Project", "Lead"))}
