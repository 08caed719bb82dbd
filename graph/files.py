"""Files and folders that are whole or not there: written beside, forced to disk, then renamed into their place."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ontology.errors import BadWorkspace

ASIDE = ".new-"
"""Prefix of what is being written or deleted; a killed writer's may be thrown away."""

BEFORE = ".old-"
"""Prefix of a folder that is just being replaced; it stands for the folder where that is missing."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn an operating system's refusal to write into a :class:`BadWorkspace` that says where and what to do."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadWorkspace(
            f"{path}: cannot be written ({reason}); make room or mend its permissions, then run again"
        ) from error


def write(path: Path, content: bytes) -> None:
    """Write a file as a whole: a reader sees the old content or the new, never a part."""
    aside = path.with_name(ASIDE + path.name)
    with told(path):
        try:
            _forced(aside, content)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        _force_folder(path.parent)


def write_folder(path: Path, contents: Mapping[str, bytes]) -> None:
    """Write a folder with its files as a whole, in place of an earlier one; :func:`standing` finds either."""
    aside, before = path.with_name(ASIDE + path.name), path.with_name(BEFORE + path.name)
    with told(path):
        try:
            aside.mkdir()
            for name in sorted(contents):
                _forced(aside / name, contents[name])
            _force_folder(aside)
            if path.exists():
                path.rename(before)
            aside.rename(path)
        except OSError:
            shutil.rmtree(aside, ignore_errors=True)
            raise
        _force_folder(path.parent)
    remove(before)


def standing(path: Path) -> Path:
    """Return where a folder is: at its path, or aside if a writer was killed while replacing it."""
    before = path.with_name(BEFORE + path.name)
    return before if before.exists() and not path.exists() else path


def remove(path: Path) -> None:
    """Take a folder away, if it is there: first out of sight, so that no half of it is ever seen."""
    if path.exists():
        aside = path.with_name(f"{ASIDE}gone-{path.name}")
        with told(path):
            path.rename(aside)
            shutil.rmtree(aside)


def tidy(folder: Path) -> None:
    """Put in order what a killed writer left in a folder: half-written things go, half-replaced ones come back."""
    with told(folder):
        for before in sorted(folder.glob(f"{BEFORE}*")):
            path = before.with_name(before.name.removeprefix(BEFORE))
            before.rename(path.with_name(f"{ASIDE}gone-{path.name}") if path.exists() else path)
        for left in sorted(folder.glob(f"{ASIDE}*")):
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def lines(items: Iterable[object]) -> bytes:
    """Return JSON lines of items that are JSON already (dicts, lists, strings, numbers)."""
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items).encode()


def _forced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _force_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
