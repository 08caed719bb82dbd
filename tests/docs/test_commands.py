"""Every command in README and docs is run, in order, and prints what the page shows.

A ``console`` block holds commands (``$ …``) with their output; ``--update-golden`` writes the output into the page.
Each page starts from a workspace of the samples, in a copy of the checkout's ``samples/``.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = ("README.md", "docs/investigators.md", "docs/linked-data.md", "docs/analysts.md")
ELSEWHERE = ("make ", "git ", "cd ", "source ", "export ")
"""Commands that other tests and CI itself run."""

_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def _commands(block: str) -> list[tuple[str, str]]:
    """Return the commands of a block, each with the output that is shown below it."""
    found: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].strip(), ""))
        else:
            found[-1] = found[-1][0], found[-1][1] + line
    return found


def _run(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        **os.environ,
        "PATH": path,
        "PURSESTRINGS_WORKSPACE": str(folder / ".pursestrings"),
        "COLUMNS": "100",
    }
    ran = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S602  # these are our own pages
    assert ran.returncode == 0, f"$ {command}\n{ran.stderr}"
    return re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:…", ran.stdout.replace(str(folder), "…"))


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    shutil.copytree(root / "samples", tmp_path / "samples")
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_print_what_it_shows(page: str, root: Path, folder: Path, update_golden: bool) -> None:
    text = (root / page).read_text("utf-8")
    blocks = _BLOCK.findall(text)
    assert blocks, f"{page} shows no command"
    try:
        for block in blocks:
            new = ""
            for command, shown in _commands(block):
                output = shown if command.startswith(ELSEWHERE) else _run(command, folder)
                new += f"$ {command}\n{output}"
            if update_golden:
                text = text.replace(block, new)
            else:
                assert new == block
    finally:
        _run("pursestrings db stop", folder)
    if update_golden:
        (root / page).write_text(text, "utf-8")
