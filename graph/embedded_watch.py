"""The watcher of one embedded store: a process of its own that stops the server when nobody uses it.

It ends with the server. If it is killed, the next command that uses the store starts another.
"""

import sys
import time
from pathlib import Path

from graph import locks
from graph.embedded import idle_seconds, stop


def watch(folder: Path, idle: float) -> None:
    """Return when the folder's server has ended, having stopped it after so many seconds without use."""
    with locks.taken(folder / "watch.lock", seconds=1.0) as only:
        while only and locks.is_held(folder / "server.lock"):
            time.sleep(min(idle / 4, 5.0))
            _stop_if_idle(folder, idle)


def _stop_if_idle(folder: Path, idle: float) -> None:
    with locks.taken(folder / "use.lock", seconds=0.0) as nobody:  # whoever comes now waits, then starts it again
        if nobody and idle_seconds(folder) > idle:
            stop(folder)


if __name__ == "__main__":
    watch(Path(sys.argv[1]), float(sys.argv[2]))
