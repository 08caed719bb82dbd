"""What code and data a result was made with, as one digest: whatever changes there, the result is made again."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

_COUNTED = (".py", ".csv", ".toml", ".json", ".txt")


@cache
def digest(packages: tuple[str, ...], distributions: tuple[str, ...] = ()) -> str:
    """Return 16 hex digits over the files of our packages and the versions of others' distributions."""
    found = hashlib.sha256()
    for content in (*_contents(packages), *(_version(name).encode() for name in distributions)):
        found.update(hashlib.sha256(content).digest())
    return found.hexdigest()[:16]


def _contents(packages: Iterable[str]) -> Iterable[bytes]:
    for package in packages:
        for file in sorted(files(package).iterdir(), key=lambda file: file.name):
            if file.is_file() and file.name.endswith(_COUNTED):
                yield f"{package}/{file.name}\0".encode() + file.read_bytes()


def _version(distribution: str) -> str:
    try:
        return f"{distribution} {version(distribution)}"
    except PackageNotFoundError:
        return f"{distribution} is not installed"
