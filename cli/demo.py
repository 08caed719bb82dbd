"""``make demo``: the whole job on some documents, each step as the command that a user would type.

Usage: python -m cli.demo WORKING_FOLDER DOCUMENTS
"""

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

ASK = (
    ("query", "list"),
    ("query", "run", "money-from", "funder=the government"),
    ("query", "run", "recommendations"),
    ("cypher", "MATCH (d:Department)<-[:ACTOR]-(c:Responsibility) RETURN d.name, count(c) ORDER BY d.name"),
    (
        "sparql",
        "SELECT ?type (COUNT(*) AS ?number) WHERE { ?claim a ps:Claim ; a ?type } GROUP BY ?type ORDER BY ?type",
    ),
)
"""Commands that answer something on any documents; shown at the end, and one of them run."""


def steps(folder: Path, documents: str) -> tuple[tuple[str, ...], ...]:
    """Return the commands of the job, in order."""
    return (
        ("ingest", documents),
        ("load",),
        ("export", "trig", "-o", str(folder / "graph.trig")),
        ("validate",),
        ("site", str(folder / "site")),
        ("query", "run", "money-from", "funder=the government", "--format", "csv"),
    )


def main(folder: Path, documents: str) -> int:
    """Run the job; return the exit code of the first step that fails, else 0."""
    workspace = folder / "workspace"
    environment = {**os.environ, "PURSESTRINGS_WORKSPACE": str(workspace)}
    folder.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    for step in steps(folder, documents):
        print(f"\n$ {_typed(step)}", flush=True)
        code = subprocess.run([sys.executable, "-m", "cli", *step], env=environment, check=False).returncode
        if code:
            print(f"the step failed with exit code {code}; the message above says what to do", file=sys.stderr)
            return code
    print(_farewell(folder, workspace, time.monotonic() - start))
    return 0


def _typed(words: tuple[str, ...]) -> str:
    return shlex.join(("pursestrings", *words))


def _farewell(folder: Path, workspace: Path, seconds: float) -> str:
    questions = "\n".join(f"  {_typed(words)}" for words in ASK)
    return f"""
Done in {seconds:.0f} seconds. Open the site:
  {(folder / "site" / "index.html").resolve().as_uri()}
The RDF is in {folder / "graph.trig"}; the embedded store stops by itself after ten idle minutes.
Questions to try, after `export PURSESTRINGS_WORKSPACE={workspace}` and `source .venv/bin/activate`:
{questions}"""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
