"""Changes to a workspace, by one writer at a time; whatever kills it, the folder stays whole."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePosixPath

from graph import files
from graph.locks import taken
from graph.records import Record
from graph.workspace import FORMAT, Made, Resolved, Trust, Workspace, check_format, verify
from ontology.errors import BadWorkspace
from ontology.model import Claims, Document, Entity, Flow, Frozen, Judgement, Promise


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document as it is stored: its source bytes, the text that offsets count in, its claims, and who made them.

    ``origin`` is the absolute path of the file it came from, so that a change of that file is known as one.
    """

    document: Document
    text: str
    source: bytes
    claims: Claims
    extractor: str
    origin: str = ""


@contextmanager
def writing(path: Path, seconds: float = 0) -> Iterator["Writer"]:
    """Hold a workspace for writing, made if it is not there; what a killed writer left is put in order first.

    Waits so many seconds for another writer, then raises BadWorkspace.
    """
    with files.told(path):
        (path / "documents").mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        with files.told(path):
            held = stack.enter_context(taken(path / "lock", seconds))
        if not held:
            raise BadWorkspace(f"{path}: another process is writing; wait until it is done, then run again")
        writer = Writer(Workspace(path))
        writer.recover()
        yield writer


@dataclass(frozen=True, slots=True)
class Writer:
    """Write access to a workspace, by whoever holds its lock."""

    workspace: Workspace

    def recover(self) -> None:
        """Put in order what a killed writer left, and mark the folder as a workspace."""
        path = self.workspace.path
        marker = path / "workspace.json"
        if marker.exists():
            check_format(marker)
        for folder in (path, path / "documents"):
            files.tidy(folder)
        if not marker.exists():
            files.write(marker, _json({"format": FORMAT}))
        for id in self.workspace.documents():
            self._settle(id)

    def add(self, extracted: Extracted, supersedes: Iterable[str] = ()) -> None:
        """Store a document in place of what it supersedes and of its own earlier claims."""
        verify(Record(extracted.document, extracted.claims), extracted.text)
        id = extracted.document.id
        old = tuple(sorted(set(supersedes) - {id}))
        made = Made(extractor=extracted.extractor, origin=extracted.origin, supersedes=old)
        files.write_folder(self.workspace.folder(id), {**_contents(extracted), "made.json": _json(_dump(made))})
        self._settle(id)

    def remove(self, id: str) -> None:
        """Take a document with its claims out of the workspace."""
        folder = self.workspace.folder(id)
        if not folder.exists():
            raise BadWorkspace(f"{self.workspace.path}: there is no document {id}; nothing was removed")
        files.remove(folder)

    def judge(self, judgement: Judgement) -> None:
        """Add a human judgement to the decisions."""
        made = (*self.workspace.decisions(), judgement)
        files.write(self.workspace.path / "decisions.jsonl", files.lines(_dump(one) for one in made))

    def unjudge(self, judgement: Judgement) -> None:
        """Take the last decision that is like this one out of the decisions."""
        made = list(self.workspace.decisions())
        made.reverse()
        made.remove(judgement)
        files.write(self.workspace.path / "decisions.jsonl", files.lines(_dump(one) for one in reversed(made)))

    def trust(self, least: Decimal) -> None:
        """Let only claims of at least this confidence count from now on; 0 lets all of them."""
        files.write(self.workspace.path / "trust.json", _json(_dump(Trust(min_confidence=least))))

    def resolve(
        self,
        entities: Sequence[Entity],
        flows: Sequence[Flow],
        inputs: str,
        promises: Sequence[Promise] = (),
        memory: bytes = b"",
    ) -> None:
        """Store entities, flows, promises and memory, and last the digest of what they were made from."""
        path = self.workspace.path
        (path / "resolved.json").unlink(missing_ok=True)
        files.write(path / "entities.jsonl", files.lines(_dump(entity) for entity in entities))
        files.write(path / "flows.jsonl", files.lines(_dump(flow) for flow in flows))
        files.write(path / "promises.jsonl", files.lines(_dump(promise) for promise in promises))
        files.write(path / "memory.json", memory)
        files.write(path / "resolved.json", _json(_dump(Resolved(inputs=inputs))))

    def _settle(self, id: str) -> None:
        """Remove the documents that one has taken the place of, then forget that it has."""
        made = self.workspace.made(id)
        for old in made.supersedes:
            files.remove(self.workspace.folder(old))
        if made.supersedes:
            renewed = made.model_copy(update={"supersedes": ()})
            files.write(self.workspace.folder(id) / "made.json", _json(_dump(renewed)))


def _contents(extracted: Extracted) -> dict[str, bytes]:
    suffix = PurePosixPath(extracted.document.source).suffix
    return {
        f"source{suffix if suffix[1:].isalnum() else ''}": extracted.source,
        "text.txt": extracted.text.encode(),
        "document.json": _json(_dump(extracted.document)),
        "claims.json": _json(_dump(extracted.claims)),
    }


def _dump(model: Frozen) -> dict[str, object]:
    return model.model_dump(mode="json", exclude_none=True)


def _json(content: object) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
