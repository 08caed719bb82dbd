"""The heads: likelihoods that add up, a bend that is the Gaussian error linear unit, steps of distances."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from ingest.encoder import Vectors
from ingest.encoder_heads import (
    DUTY_ROLES,
    DUTY_STATUSES,
    NATURES,
    PREDICATES,
    ROLES,
    STATUSES,
    _bent,
    _each,
    _weights,
    duties,
    parts,
    step,
    sums,
    tags,
    ties,
)
from ingest.windows import TYPES

COUNT = 5
KINDS = np.asarray([0, 1, len(TYPES), 3, 4])
STEPS = np.asarray([0, 7, 8, 15, 3])


def rows(wide: int = 1, seed: int = 3) -> Vectors:
    size = _weights()["tag.weight"].shape[1]
    return np.random.default_rng(seed).normal(size=(COUNT, wide * size)).astype(np.float32)


SHARED: list[tuple[str, Callable[[], Vectors], int]] = [
    ("tags", lambda: tags(rows()), 1 + 2 * len(TYPES)),
    ("natures", lambda: sums(rows())[0], len(NATURES)),
    ("statuses", lambda: sums(rows())[1], len(STATUSES)),
    ("states of duties", lambda: duties(rows(2), KINDS)[1], len(DUTY_STATUSES)),
    ("ties", lambda: ties(rows(2), rows(2, 4), (KINDS, KINDS[::-1]), STEPS), len(PREDICATES) + 1),
]

EACH: list[tuple[str, Callable[[], Vectors], tuple[int, ...]]] = [
    ("payer", lambda: sums(rows())[2], (COUNT,)),
    ("parts", lambda: parts(rows()[0], rows(2), KINDS, STEPS), (COUNT, len(ROLES))),
    ("duties", lambda: duties(rows(2), KINDS)[0], (COUNT, len(DUTY_ROLES))),
]


@pytest.mark.parametrize(("made", "count"), [case[1:] for case in SHARED], ids=[case[0] for case in SHARED])
def test_shares_of_what_excludes_each_other_add_up_to_one(made: Callable[[], Vectors], count: int) -> None:
    found = made()
    assert found.shape == (COUNT, count)
    assert (found >= 0).all()
    assert found.sum(axis=-1) == pytest.approx(np.ones(COUNT), abs=1e-5)


@pytest.mark.parametrize(("made", "wanted"), [case[1:] for case in EACH], ids=[case[0] for case in EACH])
def test_what_may_hold_together_is_likely_each_by_itself(made: Callable[[], Vectors], wanted: tuple[int, ...]) -> None:
    found = made()
    assert found.shape == wanted
    assert ((found >= 0) & (found <= 1)).all()


def test_what_a_head_says_of_a_row_does_not_hang_on_the_others() -> None:
    together, alone = duties(rows(2), KINDS), duties(rows(2)[2:3], KINDS[2:3])
    assert together[0][2] == pytest.approx(alone[0][0], abs=1e-5)


def test_the_bend_is_the_gaussian_error_linear_unit() -> None:
    values = np.linspace(-12, 12, 4001, dtype=np.float32)
    wanted = [0.5 * x * (1 + math.erf(x / math.sqrt(2))) for x in values.tolist()]
    assert _bent(values) == pytest.approx(np.asarray(wanted), abs=1e-5)


@pytest.mark.parametrize(("value", "share"), [(-1000.0, 0.0), (0.0, 0.5), (1000.0, 1.0)])
def test_shares_of_extreme_values_are_plain(value: float, share: float) -> None:
    assert _each(np.asarray([value], dtype=np.float32))[0] == pytest.approx(share)


@pytest.mark.parametrize(
    ("distance", "number"),
    [
        *((0, 0), (2, 0), (3, 1), (4, 1), (7, 2), (12, 3), (20, 4), (35, 5), (60, 6), (61, 7), (900, 7)),
        *((-1, 8), (-2, 8), (-3, 9), (-5, 10), (-60, 14), (-61, 15), (-900, 15)),
    ],
)
def test_steps(distance: int, number: int) -> None:
    assert step(distance) == number


def test_every_step_and_kind_has_weights() -> None:
    its = _weights()
    assert len(its["role.d.weight"]) == len(its["rel.d.weight"]) == 1 + step(-900)
    for name in ("kind", "duty.k", "rel.ka", "rel.kb"):
        assert len(its[f"{name}.weight"]) > len(TYPES)
