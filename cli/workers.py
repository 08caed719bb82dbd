"""Where work is done: in this process, in a pool of processes, or on a Dask cluster; each is an Executor."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import active_children, get_context
from typing import ParamSpec, TypeVar

from ontology.errors import PursestringsError

P = ParamSpec("P")
T = TypeVar("T")


class Here(Executor):
    """An executor that does the work in the calling process, when it is handed out."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Return a future that is done: it has the result, or the error that the function raised."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # what it was is for the taker of the result to say
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise
            future.set_exception(error)
        return future


@contextmanager
def workers(number: int) -> Iterator[Executor]:
    """Give an executor of so many processes, of this one alone if it is one; an error in the block ends their work."""
    if number <= 1:
        yield Here()
        return
    others = set(active_children())
    with ProcessPoolExecutor(number, mp_context=get_context("spawn")) as pool:
        _start(pool, number)
        try:
            yield pool
        except BaseException:
            for process in set(active_children()) - others:
                process.terminate()
            raise


def _start(pool: Executor, number: int) -> None:
    """Start the processes deaf to Ctrl-C, which a terminal sends to all: this process ends them, they say nothing."""
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        for _ in range(number):
            pool.submit(os.getpid)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Give the executor of a Dask cluster, whose workers must have pursestrings and see the files."""
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise PursestringsError(
            "--cluster needs Dask; install it with `pip install 'pursestrings[cluster]'`"
        ) from error
    try:
        client = distributed.Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        raise PursestringsError(f"{address}: no Dask scheduler answers there ({error}); check the address") from error
    with client:
        yield client.get_executor()
