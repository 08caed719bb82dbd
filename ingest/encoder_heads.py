"""What the encoder's vectors say: the heads that were trained with it, as plain arithmetic over ``weights/heads.npz``.

A head turns vectors into likelihoods: of the kinds of a word, of what a sum is and who has which part in it, of who is
responsible, and of how two names are tied. Rows of names are the vectors of their first and last word, side by side.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import WEIGHTS, Vectors
from ontology.terms import DutyStatus, FundingStatus, Nature, Predicate, Role

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

ROLES = ("funder", "recipient", "scheme", "place")
NATURES = tuple(Nature)
STATUSES = tuple(FundingStatus)
DUTY_ROLES = tuple(Role)
DUTY_STATUSES = tuple(DutyStatus)
PREDICATES = tuple(Predicate)

_STEPS = (2, 4, 7, 12, 20, 35, 60)
_LEAST = -80.0
"""A head's value below which a likelihood is nought to single precision."""

Numbers = NDArray[np.int64]


@cache
def _pools() -> "ThreadpoolController":
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415 - looks at all libraries that are loaded by then

    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """Return a context in which numpy multiplies on one thread.

    The products of a head are small: further threads only wait in a busy loop, and their number would change how sums
    are rounded, so that two machines could disagree.
    """
    limited: AbstractContextManager[object] = _pools().limit(limits=1, user_api="blas")
    return limited


@cache
def _weights() -> Mapping[str, Vectors]:
    with np.load(BytesIO((WEIGHTS / "heads.npz").read_bytes())) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def _line(name: str, rows: Vectors) -> Vectors:
    its = _weights()
    return rows @ its[f"{name}.weight"].T + its[f"{name}.bias"]


def _taken(name: str, numbers: Numbers) -> Vectors:
    return _weights()[f"{name}.weight"][numbers]


def _bent(values: Vectors) -> Vectors:
    """Return the Gaussian error linear unit, with the error function of Abramowitz and Stegun 7.1.26."""
    x = np.abs(values) / np.sqrt(2.0)
    t = 1.0 / (1.0 + 0.3275911 * x)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(values) * (1.0 - series * np.exp(-x * x))
    return np.asarray(0.5 * values * (1.0 + erf), dtype=np.float32)


def _each(values: Vectors) -> Vectors:
    return np.asarray(1.0 / (1.0 + np.exp(-np.maximum(values, _LEAST))), dtype=np.float32)


def _shared(values: Vectors) -> Vectors:
    raised = np.exp(values - values.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def step(distance: int) -> int:
    """Return the number of the step in which a distance in words lies; backward ones come after forward ones."""
    far = next((at for at, most in enumerate(_STEPS) if abs(distance) <= most), len(_STEPS))
    return far if distance >= 0 else far + 8


def tags(rows: Vectors) -> Vectors:
    """Return for each word how likely it is nothing, the first word of a name of each type, a later one of each."""
    return _shared(_line("tag", rows))


def sums(rows: Vectors) -> tuple[Vectors, Vectors, Vectors]:
    """Return for each sum the likelihoods of its natures, of its statuses, and of the government as its payer."""
    bent = _bent(_line("mh", rows))
    return _shared(_line("mnature", bent)), _shared(_line("mstatus", bent)), _each(_line("mgov", bent))[:, 0]


def parts(at: Vectors, names: Vectors, kinds: Numbers, steps: Numbers) -> Vectors:
    """Return how likely each name has each of ROLES in one sum."""
    left, right = _line("role.a", at[None]), _line("role.b", names)
    bent = _bent(left + right + _taken("role.d", steps) + _taken("kind", kinds))
    return _each(_line("role.o", np.concatenate([bent, left * right], axis=-1)))


def duties(names: Vectors, kinds: Numbers) -> tuple[Vectors, Vectors]:
    """Return how likely each name has each role in a responsibility, and of what status that then is."""
    bent = _bent(_line("duty.a", names) + _taken("duty.k", kinds))
    return _each(_line("duty.o", bent)), _shared(_line("duty.s", bent))


def ties(ones: Vectors, others: Vectors, kinds: tuple[Numbers, Numbers], steps: Numbers) -> Vectors:
    """Return how likely each pair of names is tied by each of PREDICATES, or (last) by none."""
    left, right = _line("rel.a", ones), _line("rel.b", others)
    bent = _bent(left + right + _taken("rel.d", steps) + _taken("rel.ka", kinds[0]) + _taken("rel.kb", kinds[1]))
    return _shared(_line("rel.o", np.concatenate([bent, left * right], axis=-1)))
