"""Ctrl-C ends a command quietly, with the shell's exit code for it, and leaves nothing half-written."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from subprocess import PIPE

import pytest

from graph.workspace import open_workspace
from tests.cli.running import command, run
from tests.conftest import ROOT
from tests.graph import sample

COPIES = 24


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ingest_that_is_interrupted_says_nothing_and_leaves_nothing_half_written(workers: str, tmp_path: Path) -> None:
    for number in range(COPIES):
        (tmp_path / f"copy{number}.txt").write_text(f"Copy {number}.\n\n{sample.PROMISE}", encoding="utf-8")
    words = command(tmp_path / "ws", "ingest", *sorted(tmp_path.glob("copy*.txt")), "--workers", workers)
    with subprocess.Popen(words, stdout=PIPE, stderr=PIPE, text=True, start_new_session=True) as process:
        while not list(tmp_path.glob("ws/documents/[0-9a-f]*")):  # one is taken in
            assert process.poll() is None
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        out, said = process.communicate(timeout=30)
    assert (process.returncode, out, said.strip()) == (130, "", "")
    assert not list(tmp_path.glob("ws/**/.*")), "nothing half-written is left"
    taken = len(open_workspace(tmp_path / "ws").records())
    assert 0 < taken < COPIES
    assert f"{COPIES - taken} new, 0 renewed, {taken} unchanged" in run(tmp_path / "ws", *words[5:-1], "1").out


@pytest.mark.parametrize("name", ["export", "site", "extract"])
def test_any_command_that_is_interrupted_leaves_nothing_half_written(name: str, story: Path, tmp_path: Path) -> None:
    words: dict[str, list[str | Path]] = {
        "export": ["export", "trig", "-o", tmp_path / "a.trig"],
        "site": ["site", tmp_path / "site"],
        "extract": ["extract", ROOT / "README.md", "--out", tmp_path / "out", "--workers", "2"],
    }
    for _ in range(5):  # a busy machine may let it come to its end before it is interrupted
        with subprocess.Popen(command(story, *words[name]), stdout=PIPE, stderr=PIPE, text=True) as process:
            while not list(tmp_path.iterdir()) and process.poll() is None:
                time.sleep(0.005)
            process.send_signal(signal.SIGINT)
            out, said = process.communicate(timeout=60)
        if process.returncode:
            break
        for made in tmp_path.iterdir():
            shutil.rmtree(made) if made.is_dir() else made.unlink()
    assert (process.returncode, out, said.strip()) == (130, "", "")
    assert not list(tmp_path.glob("**/*.*"))
