"""What a second worker gains: the time that ``extract`` takes for the same files with one process and with more.

    python -m benchmarks.scaling [WORKERS...] [FILE...]

The texts of the corpus (or the files given) are cut into pieces at blank lines, so that no one file holds all others
up, and handed to the workers of the commands. Wall time tells the gain where the machine has cores to spare; CPU time
tells what the further processes cost, on a busy machine too. Each worker's start is in both. Results are kept for
``docs/methods.md``.
"""

import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.extract import CORPUS, commit
from benchmarks.methods import keep
from cli.extract import claims_of
from cli.workers import workers

SECTION = "scaling"
PIECE = 8000
"""How many characters a piece has at least, where its text has as many."""


def pieces(text: str, size: int = PIECE) -> Iterator[str]:
    """Yield a text in pieces, cut at blank lines."""
    piece = ""
    for paragraph in text.split("\n\n"):
        piece += paragraph + "\n\n"
        if len(piece) >= size:
            yield piece
            piece = ""
    if piece.strip():
        yield piece


def cut(files: Sequence[Path], folder: Path) -> list[Path]:
    """Write the pieces of files into a folder and return where they are."""
    made = []
    for path in files:
        for number, piece in enumerate(pieces(path.read_text(encoding="utf-8"))):
            made.append(folder / f"{path.stem}-{number:03}.txt")
            made[-1].write_text(piece, encoding="utf-8")
    return made


def cpu() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measured(files: Sequence[Path], number: int) -> dict[str, float]:
    """Return wall seconds, CPU seconds and characters of one run by so many workers, their start included."""
    wall, before = time.perf_counter(), cpu()
    with workers(number) as executor:
        characters = sum(found.characters for found in executor.map(claims_of, files))
    return {
        "characters": characters,
        "wall seconds": round(time.perf_counter() - wall, 1),
        "cpu seconds": round(cpu() - before, 1),
    }


def main(arguments: Sequence[str]) -> None:
    """Measure with one worker and two, or as many as are asked for, and keep the rows."""
    numbers = [int(one) for one in arguments if one.isdigit()] or [1, 2]
    files = [Path(one) for one in arguments if not one.isdigit()] or sorted(CORPUS.glob("*.txt"))
    with TemporaryDirectory() as folder:
        made = cut(files, Path(folder))
        rows = {str(number): measured(made, number) for number in numbers}
    for number, row in rows.items():
        print(number, row)
    load = round(os.getloadavg()[0], 1)
    keep(SECTION, {"commit": commit("%h"), "cores": os.cpu_count(), "load": load, "workers": rows})


if __name__ == "__main__":
    main(sys.argv[1:])
