"""Files and folders that are whole or not there: written beside, forced to disk, then renamed into their place."""

import errno
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


_REMEDIES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "make room"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "mend its permissions or name another place"),
    **dict.fromkeys(
        (errno.ENOENT, errno.EEXIST, errno.ENOTDIR, errno.EISDIR), "name a place in a folder that is there"
    ),
}
"""What helps against the commonest refusals of an operating system."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn an operating system's refusal to write into a :class:`BadWorkspace` that says where and what to do."""
    try:
        yield
    except OSError as error:
        raise BadWorkspace(f"{path}: cannot be written ({refusal(error)}") from error


def refusal(error: OSError) -> str:
    """Return the end of a message: the reason of an operating system's refusal, its bracket, and what helps."""
    remedy = _REMEDIES.get(error.errno or 0, "make room or mend its permissions")
    return f"{error.strerror or error}); {remedy}, then run again"


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
        finally:
            shutil.rmtree(aside, ignore_errors=True)
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
