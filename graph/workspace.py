"""The folder of plain files that is the only truth: documents with their claims, decisions, entities, flows.

    workspace.json                                              the format's version
    documents/<id>/{source.*, text.txt, document.json, claims.json, made.json}
    authority/*.csv                                             a user's own tables, on top of the built-in ones
    decisions.jsonl entities.jsonl flows.jsonl promises.jsonl resolved.json
    memory.json                                                 what spares the next resolution work; may be deleted
    trust.json                                                  the least confidence that a claim must have to count

A document's folder appears whole or not at all. ``made.json`` says which extractor made the claims, and which documents
the folder takes the place of until they are gone. Writing is :mod:`graph.writer`'s; readers need no lock.
"""

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, ValidationError

from graph import files
from graph.records import Record, all_claims, check
from graph.trust import ALL, trusted
from ontology.authority import Authority, authority, load
from ontology.errors import BadClaim, BadWorkspace
from ontology.ids import document_ref
from ontology.model import Claims, Document, Entity, Flow, Frozen, Judgement, Promise

FORMAT = 1
"""Version of the folder's layout; a workspace of a later version is refused."""

M = TypeVar("M", bound=Frozen)


class Made(Frozen):
    """How a document's folder came about: from which file, by which extractor, and in place of which documents."""

    extractor: str
    origin: str = ""
    supersedes: tuple[str, ...] = ()


class Trust(Frozen):
    """How likely a claim must be to be right before it counts."""

    min_confidence: Annotated[Decimal, Field(ge=0, le=1)]


class Resolved(Frozen):
    """What entities and flows were made from: a digest of all that went in."""

    inputs: str


@dataclass(frozen=True, slots=True)
class Workspace:
    """Read access to a workspace's folder; :func:`graph.writer.writing` is the way to change it."""

    path: Path

    # Documents

    def documents(self) -> tuple[str, ...]:
        """Return the ids of the documents, sorted, without those that another has taken the place of."""
        names = (folder.name.removeprefix(files.BEFORE) for folder in (self.path / "documents").glob("*"))
        found = sorted({name for name in names if not name.startswith(files.ASIDE)})
        gone = {old for id in found for old in self.made(id).supersedes}
        return tuple(id for id in found if id not in gone)

    def document(self, id: str) -> Document:
        """Return the description of a document."""
        return _model(self._file(id, "document.json"), Document)

    def made(self, id: str) -> Made:
        """Return how a document's claims were made."""
        return _model(self._file(id, "made.json"), Made)

    def text(self, id: str) -> str:
        """Return the text of a document, as offsets count in it."""
        path = self._file(id, "text.txt")
        try:
            return _read(path).decode()
        except UnicodeDecodeError as error:
            raise BadWorkspace(f"{path}: is damaged at byte {error.start}; ingest the document again") from error

    def source(self, id: str) -> Path:
        """Return the path of the stored copy of a document's source."""
        found = sorted(files.standing(self.folder(id)).glob("source*"))
        if not found:
            raise BadWorkspace(f"{self.folder(id)}: the source is missing; ingest the document again")
        return found[0]

    def claims(self, id: str) -> Claims:
        """Return the claims of a document, each quote checked against the text, each name against the entities."""
        return self.record(id).claims

    def record(self, id: str) -> Record:
        """Return a document with its claims, checked."""
        record = Record(self.document(id), _model(self._file(id, "claims.json"), Claims))
        verify(record, self.text(id))
        return record

    def records(self) -> tuple[Record, ...]:
        """Return all documents, by id, with those of their claims that count: see :meth:`min_confidence`."""
        return tuple(map(self.counted, self.documents()))

    def counted(self, id: str) -> Record:
        """Return a document with those of its claims that count."""
        return trusted(self.record(id), self.min_confidence())

    # What resolution takes and makes

    def min_confidence(self) -> Decimal:
        """Return how likely a claim must be to be right before entities, flows, graph and pages take it in."""
        path = self.path / "trust.json"
        return _model(path, Trust).min_confidence if path.exists() else ALL

    def authority(self) -> Authority:
        """Return the authority data: the workspace's own tables on top of the built-in ones."""
        folder = self.path / "authority"
        return load(folder) if any(folder.glob("*.csv")) else authority()

    def decisions(self) -> tuple[Judgement, ...]:
        """Return the human judgements in the order in which they were made."""
        return _models(self.path / "decisions.jsonl", Judgement)

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities as they were last resolved."""
        return _models(self.path / "entities.jsonl", Entity)

    def flows(self) -> tuple[Flow, ...]:
        """Return the flows as they were last resolved."""
        return _models(self.path / "flows.jsonl", Flow)

    def promises(self) -> tuple[Promise, ...]:
        """Return the promises as they were last resolved."""
        return _models(self.path / "promises.jsonl", Promise)

    def resolved(self) -> str | None:
        """Return the digest of what entities, flows and promises were made from, None if they never were."""
        path = self.path / "resolved.json"
        return _model(path, Resolved).inputs if path.exists() else None

    def memory(self) -> bytes:
        """Return what resolution remembers of the documents; nothing where it never was."""
        path = self.path / "memory.json"
        return _read(path) if path.exists() else b""

    def inputs(self, resolver: str) -> str:
        """Return the digest of all that a resolver of this version would take in."""
        digest = hashlib.sha256(self.basis(resolver).encode())
        for id, content in self.digests().items():
            digest.update(f"{id} {content}\n".encode())
        return digest.hexdigest()

    def digests(self) -> dict[str, str]:
        """Return the digest of each document's description and claims, by the id under which the graph knows it."""
        return {document_ref(id): self._digest(id) for id in self.documents()}

    def _digest(self, id: str) -> str:
        digest = hashlib.sha256()
        for name in ("document.json", "claims.json"):
            digest.update(hashlib.sha256(_read(self._file(id, name))).digest())
        return digest.hexdigest()

    def basis(self, resolver: str) -> str:
        """Return the digest of all but the documents that a resolver of this version would take in."""
        digest = hashlib.sha256(f"{FORMAT}\n{resolver}\nconfidence {self.min_confidence()}\n".encode())
        for path in (*sorted(self.path.glob("authority/*.csv")), self.path / "decisions.jsonl"):
            content = _read(path) if path.exists() else b""
            digest.update(hashlib.sha256(path.name.encode() + b"\0" + content).digest())
        return digest.hexdigest()

    def folder(self, id: str) -> Path:
        """Return the folder of a document, by its id with or without ``document/``."""
        return self.path / "documents" / id.removeprefix("document/")

    def _file(self, id: str, name: str) -> Path:
        return files.standing(self.folder(id)) / name


def open_workspace(path: Path) -> Workspace:
    """Return a workspace that is there; BadWorkspace if it is not, or is of a later version."""
    marker = path / "workspace.json"
    if not marker.exists():
        raise BadWorkspace(
            f"{path}: there is no workspace; make one with `pursestrings ingest`, or name it by --workspace"
        )
    check_format(marker)
    return Workspace(path)


def verify(record: Record, text: str) -> None:
    """Raise BadClaim where a quote is not what the text has at its offsets, or a claim names or links nothing."""
    for claim in all_claims(record):
        for said in filter(None, (claim.evidence, claim.sentence)):
            found = text[said.start : said.end]
            if found != said.quote:
                raise BadClaim(
                    f"{record.document.source}, offset {said.start}: claim {claim.id} quotes {said.quote[:60]!r}, "
                    f"the text has {found[:60]!r}; extract the document again"
                )
    check(record)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadWorkspace(f"{path}: cannot be read ({error.strerror}); ingest the document again") from error


def _model(path: Path, kind: type[M]) -> M:
    return _valid(path, _read(path), kind)


def _models(path: Path, kind: type[M]) -> tuple[M, ...]:
    if not path.exists():
        return ()
    lines = _read(path).split(b"\n")
    return tuple(_valid(path, line, kind, number) for number, line in enumerate(lines, 1) if line.strip())


def _valid(path: Path, content: bytes, kind: type[M], line: int | None = None) -> M:
    try:
        return kind.model_validate_json(content)
    except ValidationError as error:
        where = f"{path}:{line}" if line else str(path)
        first = error.errors()[0]
        place = " -> ".join(str(step) for step in first["loc"]) or "the whole"
        raise BadWorkspace(f"{where}: {place}: {first['msg']}; delete it and run again") from error


def check_format(marker: Path) -> None:
    """Raise BadWorkspace where the marker of a workspace is damaged or of another version."""
    try:
        format = json.loads(_read(marker))["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadWorkspace(f"{marker}: is damaged; delete it and ingest again") from error
    if format != FORMAT:
        raise BadWorkspace(
            f"{marker}: is of format {format}, this program knows {FORMAT}; upgrade it, or use another folder"
        )
