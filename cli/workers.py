"""Where work is done: in this process, in a pool of processes, or on a Dask cluster; each is an Executor."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
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
    """Give an executor of so many processes, of this one alone if it is one."""
    if number <= 1:
        yield Here()
        return
    with ProcessPoolExecutor(number, mp_context=get_context("spawn")) as pool:
        yield pool


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
