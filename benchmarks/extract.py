"""Characters per second of ``extract`` beside spaCy's own full pipeline, on the same texts in the same process.

    python -m benchmarks.extract [--repeat N] [--keep] [FILE...]

Models are loaded and warm. We get the text as it was read; spaCy gets the cleaned blocks that we make of it, in batches
so that tabs and broken lines cost it nothing. The two are timed in turn and the median of the repeats is taken, as CPU
time, so that a busy machine does not change the ratio. Rates count the source's characters for both.
``--keep`` appends the row to ``extract.json``.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import documents
from ingest.claims import extract
from ingest.parse import MODELS
from ingest.text import analyse
from ontology.model import Document

if TYPE_CHECKING:
    from spacy.language import Language

HERE = Path(__file__).resolve().parent
HISTORY = HERE / "extract.json"
CORPUS = HERE.parent.parent / "shared" / "corpus"

Source = tuple[Document, str]
Row = dict[str, object]


@cache
def full_pipeline() -> "Language":
    """Return the small English model with all of its components."""
    import spacy  # noqa: PLC0415 - the cost of loading it is not what is measured

    return spacy.load(next(model for model in MODELS if find_spec(model)))


def ours(sources: Sequence[Source]) -> None:
    """Read and extract each text."""
    for document, text in sources:
        extract(analyse(document, text))


def theirs(blocks: Sequence[str]) -> None:
    """Run spaCy's full pipeline over each block."""
    for parsed in full_pipeline().pipe(blocks, batch_size=128):
        assert len(parsed)


def cleaned(sources: Sequence[Source]) -> list[str]:
    """Return the views of all blocks of the texts."""
    return [block.text for document, text in sources for block in analyse(document, text).blocks]


def seconds(run: Callable[[], None]) -> float:
    """Return the CPU seconds that a run takes."""
    before = time.process_time()
    run()
    return time.process_time() - before


def peak() -> int:
    """Return the largest size of this process so far, in megabytes."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(used / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def measured(sources: Sequence[Source], repeat: int) -> Row:
    """Return the row of one measurement."""
    first = sources[:1]
    ours(first)
    ours(sources)
    memory = peak()
    theirs(cleaned(first))
    blocks = cleaned(sources)
    pairs = [(seconds(lambda: ours(sources)), seconds(lambda: theirs(blocks))) for _ in range(repeat)]
    size = sum(len(text) for _, text in sources)
    ours_rate, theirs_rate = (size / statistics.median(column) for column in zip(*pairs, strict=True))
    return {
        "commit": commit("%h"),
        "date": commit("%cs"),
        "documents": len(sources),
        "characters": size,
        "repeats": repeat,
        "extract_characters_per_second": round(ours_rate),
        "spacy_characters_per_second": round(theirs_rate),
        "ratio": round(ours_rate / theirs_rate, 3),
        "peak_megabytes": memory,
    }


def commit(form: str) -> str:
    """Return something of the last commit in git's own format language."""
    log = ["git", "log", "-1", f"--format={form}"]
    return subprocess.run(log, cwd=HERE, capture_output=True, text=True, check=True).stdout.strip()


def kept(path: Path, row: Row) -> None:
    """Append a row to a history in JSON."""
    rows = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    path.write_text(json.dumps([*rows, row], indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Measure, print, and keep the row if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--keep", action="store_true")
    asked = parser.parse_args()
    paths = asked.files or sorted(CORPUS.glob("*.txt"))
    row = measured([documents.read(path) for path in paths], asked.repeat)
    print(json.dumps(row, indent=1))
    if asked.keep:
        kept(HISTORY, row)


if __name__ == "__main__":
    main()
