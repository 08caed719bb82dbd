"""The checks: questions to which no graph should have an answer; each row is a fault."""

from importlib.resources import files

SUFFIX = "-violation.rq"


def checks() -> dict[str, str]:
    """Return the checks by name: the text of each file under ``queries/checks``."""
    found = sorted(files("queries.checks").iterdir(), key=lambda file: file.name)
    return {
        file.name.removesuffix(SUFFIX): file.read_text(encoding="utf-8") for file in found if file.name.endswith(SUFFIX)
    }
