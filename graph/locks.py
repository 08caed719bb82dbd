"""File locks that die with their holder: a lock is held by a living process or not at all.

Process ids can be stale or reused; an advisory lock on a file cannot, for the kernel drops it with the last
process that has the file open. A child that inherits the open file goes on holding the lock.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def open_lock(path: Path) -> int:
    """Return a descriptor of a lock file that only its owner may read; the file is made if it is not there."""
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def is_held(path: Path) -> bool:
    """Tell whether some process holds the lock exclusively; never waits."""
    descriptor = open_lock(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def take(path: Path, seconds: float) -> int | None:
    """Return a descriptor that holds the lock exclusively, None if another process kept it all the time."""
    descriptor = open_lock(path)
    end = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                os.close(descriptor)
                return None
            time.sleep(0.02)
        else:
            return descriptor


def share(path: Path) -> int:
    """Return a descriptor that holds the lock together with others; waits while one holds it exclusively."""
    descriptor = open_lock(path)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


@contextmanager
def taken(path: Path, seconds: float) -> Iterator[bool]:
    """Hold the lock exclusively in the ``with`` block; yields False if it could not be had in time."""
    descriptor = take(path, seconds)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            os.close(descriptor)


def wait_free(path: Path, seconds: float) -> bool:
    """Wait until nobody holds the lock exclusively; False if somebody still does after that time."""
    end = time.monotonic() + seconds
    while is_held(path):
        if time.monotonic() >= end:
            return False
        time.sleep(0.02)
    return True
