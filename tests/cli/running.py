"""Commands run as users run them: in this process through the console script's function, or in one of their own."""

import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE
from typing import IO

from cli import main
from tests.conftest import ROOT

READERS: dict[str, tuple[str, ...]] = {
    "ingest": ("ingest", str(ROOT / "samples")),
    "resolve": ("resolve",),
    "load": ("load",),
    "query": ("query", "run", "trail", "entity=Department for Transport"),
    "sparql": ("sparql", "ASK { }"),
    "cypher": ("cypher", "RETURN 1 AS one"),
    "export": ("export", "nq"),
    "site": ("site", "site-that-is-not-made"),
    "validate": ("validate",),
    "why": ("why", "DfT"),
}
"""The commands that read a workspace, each with words that make it do so."""


@dataclass(frozen=True)
class Done:
    """How a command ended: its exit code, and what it wrote where."""

    code: int
    out: str
    said: str

    @property
    def complaint(self) -> str:
        """The one line by which a command failed."""
        assert self.code == 2, self
        assert self.said.startswith("pursestrings: "), self.said
        assert self.said.count("\n") == 1, self.said
        return self.said.removeprefix("pursestrings: ")


def command(workspace: Path, *words: str | Path) -> list[str]:
    """Return the command line of a command over a workspace."""
    return [sys.executable, "-m", "cli", "--workspace", str(workspace), *map(str, words)]


def run(workspace: Path, *words: str | Path) -> Done:
    """Run a command as the console script does, in this process."""
    out, said = (io.TextIOWrapper(io.BytesIO(), "utf-8", errors) for errors in ("strict", "backslashreplace"))
    code: object = 0
    with redirect_stdout(out), redirect_stderr(said):
        try:
            main.run(command(workspace, *words)[3:])
        except SystemExit as end:
            code = end.code or 0
    assert isinstance(code, int)
    for stream in (out, said):
        stream.seek(0)
    return Done(code, out.read(), said.read())


def start(workspace: Path, *words: str | Path, stdout: int | IO[bytes] = PIPE) -> Done:
    """Run a command in a process of its own, its standard output going elsewhere."""
    done = subprocess.run(command(workspace, *words), stdout=stdout, stderr=PIPE, text=True, check=False)
    return Done(done.returncode, done.stdout or "", done.stderr)


def contents(path: Path) -> dict[str, bytes]:
    """Return the files of a folder with their bytes."""
    return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}
