"""Trains the encoder on annotated documents and writes the weights that ``ingest`` runs.

    python -m benchmarks.encoder_examples visible tuned training > build/examples.jsonl
    python -m benchmarks.encoder_fit build/examples.jsonl --keep build/encoder.pt [--from build/encoder.pt] [--epochs N]

With the dependency group ``train`` installed. Two cores need some 200 seconds for each 1,200 windows and epoch. The
seed is fixed, but sums over threads are not, so that a second run gives weights that differ in their last figures.
"""

import argparse
import json
import math
import random
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional

from benchmarks.encoder_model import Model, Rows, minilm
from ingest.encoded_relations import FAR
from ingest.encoder import laid
from ingest.encoder_heads import DUTY_ROLES, DUTY_STATUSES, NATURES, PREDICATES, ROLES, STATUSES, step
from ingest.windows import TYPES

WEIGHTS = Path(__file__).resolve().parent.parent / "ingest" / "weights"
SEED = 7
BATCH = 6
RATE = 2e-4
HEADS_FASTER = 5
FORGOTTEN = 0.3
"""The share of names that rules know whose knowledge is kept from the encoder while it learns."""

MOST_PAIRS = 900
SHARES = {"tag": 0.15, "nature": 0.5, "status": 0.5, "payer": 0.5, "role": 0.5, "duty": 0.5, "state": 0.3, "tie": 0.4}
"""What the losses weigh beside each other."""

Said = Mapping[str, Any]
Lesson = dict[str, Any]


def lesson(window: Said) -> Lesson:
    """Return a window of an example as tensors: what the encoder gets, and what it should say."""
    given = laid(zip(window["words"], window["shapes"], window["knowns"], strict=True))
    found: Lesson = {
        "ids": given.ids,
        "shapes": given.shapes,
        "knowns": given.knowns,
        "heads": torch.tensor(given.heads),
        "own": torch.tensor(window["own"], dtype=torch.bool),
        "tags": torch.tensor(window["tags"]),
        "ends": _long([one[:2] for one in window["cands"]]).reshape(-1, 2),
        "kinds": _long([one[2] for one in window["cands"]]),
    }
    return {**found, **_sums(window), **_duties(window), **_ties(window)}


def _long(numbers: Sequence[Any]) -> Rows:
    return torch.tensor(numbers, dtype=torch.long)


def _sums(window: Said) -> Lesson:
    sums, names = window["money"], window["cands"]
    right = torch.zeros(len(sums), len(names), len(ROLES))
    for at, one in enumerate(sums):
        for number, role in enumerate(ROLES):
            right[at, one["roles"][role], number] = 1
    steps = [[step(name[0] - one["at"]) for name in names] for one in sums]
    return {
        "at": _long([one["at"] for one in sums]),
        "nature": _long([NATURES.index(one["nature"]) for one in sums]),
        "status": _long([STATUSES.index(one["status"]) for one in sums]),
        "payer": torch.tensor([float(one["government"]) for one in sums]),
        "flow": torch.tensor([one["nature"] != "statistic" for one in sums], dtype=torch.bool),
        "role": right,
        "role_steps": _long(steps).reshape(len(sums), len(names)),
    }


def _duties(window: Said) -> Lesson:
    """Return who is responsible; a second mention of an actor in the same claim is neither right nor wrong.

    Nor is a name from elsewhere.
    """
    right = torch.zeros(len(window["cands"]), len(DUTY_ROLES))
    counts = torch.ones_like(right)
    for at, name in enumerate(window["cands"]):
        counts[at] = 1 - name[3]
    states = torch.full((len(window["cands"]),), -1)
    for one in window["duties"]:
        at = one["cand"]
        if one["sure"]:
            right[at, DUTY_ROLES.index(one["role"])] = 1
            states[at] = DUTY_STATUSES.index(one["status"])
        elif right[at].sum() == 0:
            counts[at] = 0
    return {"duty": right, "duty_counts": counts, "state": states}


def _ties(window: Said) -> Lesson:
    names = window["cands"]
    told = {(one, other): PREDICATES.index(tie) for one, other, tie in window["relations"]["told"]}
    maybe = {(one, other) for one, other, _ in window["relations"]["maybe"]}
    twos = [(one, other) for one in range(len(names)) for other in range(len(names)) if one != other]
    twos = [two for two in twos if two in told or (two not in maybe and _pair(names, two))]
    if len(twos) > MOST_PAIRS:
        rest = [two for two in twos if two not in told]
        twos = [*(two for two in twos if two in told), *random.Random(len(twos)).sample(rest, MOST_PAIRS)]  # noqa: S311
    return {
        "ones": _long([one for one, _ in twos]),
        "others": _long([other for _, other in twos]),
        "tie_steps": _long([step(names[other][0] - names[one][0]) for one, other in twos]),
        "tie": _long([told.get(two, len(PREDICATES)) for two in twos]),
    }


def _pair(names: Sequence[Sequence[int]], two: tuple[int, int]) -> bool:
    """Tell whether two names may be tied: both of the window itself, and near each other."""
    one, other = names[two[0]], names[two[1]]
    return abs(one[0] - other[0]) <= FAR and not one[3] and not other[3]


def _batch(lessons: Sequence[Lesson]) -> tuple[Rows, Rows, Rows, Rows]:
    longest = max(len(one["ids"]) for one in lessons)
    ids = torch.zeros(len(lessons), longest, dtype=torch.long)
    shapes, knowns, mask = torch.zeros_like(ids), torch.zeros_like(ids), torch.zeros_like(ids)
    for row, one in enumerate(lessons):
        size = len(one["ids"])
        ids[row, :size] = _long(one["ids"])
        shapes[row, :size] = _long(one["shapes"])
        knowns[row, :size] = _long(_forgetful(one["knowns"]))
        mask[row, :size] = 1
    return ids, shapes, knowns, mask


def _forgetful(knowns: Sequence[int]) -> list[int]:
    """Return what rules know of words without some of the names, so that the encoder does not lean on them."""
    kept, forget = list(knowns), False
    for at, known in enumerate(knowns):
        if 0 < known <= 2 * len(TYPES):
            if known <= len(TYPES) and (at == 0 or knowns[at - 1] != known):
                forget = random.random() < FORGOTTEN  # noqa: S311 - no secret
            kept[at] = 0 if forget else known
    return kept


def losses(model: Model, lessons: Sequence[Lesson]) -> dict[str, Rows]:
    """Return the summed losses of a batch, by what is asked."""
    ids, shapes, knowns, mask = _batch(lessons)
    found: dict[str, Rows] = {}
    for vectors, one in zip(model.hidden(ids, shapes, knowns, mask), lessons, strict=True):
        for name, loss in _losses(model, vectors[one["heads"]], one):
            found[name] = found.get(name, 0.0) + loss
    return found


def _losses(model: Model, rows: Rows, one: Lesson) -> Iterable[tuple[str, Rows]]:
    cross, each = functional.cross_entropy, functional.binary_cross_entropy_with_logits
    yield "tag", cross(model.tag(model.drop(rows[one["own"]])), one["tags"][one["own"]], reduction="sum")
    flow = one["flow"]
    if len(one["at"]):
        natures, statuses, payer = model.sums(rows, one["at"])
        yield "nature", cross(natures, one["nature"], reduction="sum")
        yield "status", cross(statuses, one["status"], reduction="sum")
        yield "payer", each(payer[flow], one["payer"][flow], reduction="sum")
        if len(one["ends"]) and flow.any():
            parts = model.parts(rows, one["at"], one["ends"], one["kinds"], one["role_steps"])
            yield "role", each(parts[flow], one["role"][flow], reduction="sum")
    if len(one["ends"]):
        roles, states = model.duties(rows, one["ends"], one["kinds"])
        yield "duty", (each(roles, one["duty"], reduction="none") * one["duty_counts"]).sum()
        told = one["state"] >= 0
        if told.any():
            yield "state", cross(states[told], one["state"][told], reduction="sum")
    if len(one["tie"]):
        ends = one["ends"][one["ones"]], one["ends"][one["others"]]
        kinds = one["kinds"][one["ones"]], one["kinds"][one["others"]]
        yield "tie", cross(model.ties(rows, ends, kinds, one["tie_steps"]), one["tie"], reduction="sum")


def fit(model: Model, lessons: Sequence[Lesson], epochs: int, keep: Path) -> None:
    """Train a model, kept after each epoch; the words' own vectors stay as they are."""
    model.train()
    model.bert.embeddings.word_embeddings.weight.requires_grad = False
    named = [(name, one) for name, one in model.named_parameters() if one.requires_grad]
    groups = [
        {"params": [one for name, one in named if name.startswith("bert")], "lr": RATE, "weight_decay": 0.01},
        {"params": [one for name, one in named if not name.startswith("bert")], "lr": RATE * HEADS_FASTER},
    ]
    optimizer = torch.optim.AdamW(groups)
    steps = epochs * math.ceil(len(lessons) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(1.0, at / (0.08 * steps + 1)) * max(0.0, (steps - at) / steps)
    )
    for epoch in range(epochs):
        told = 0.0
        for batch in _batches(lessons):
            loss = sum(SHARES[name] * value for name, value in losses(model, batch).items()) / len(batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            told += float(loss.detach()) * len(batch)
        print(f"epoch {epoch + 1} of {epochs}: loss {told / len(lessons):.2f}", flush=True)
        torch.save(model.state_dict(), keep)


def _batches(lessons: Sequence[Lesson]) -> list[list[Lesson]]:
    """Return the lessons in random batches, of windows of like length each."""
    order = random.sample(range(len(lessons)), len(lessons))
    wide = [order[at : at + BATCH * 8] for at in range(0, len(order), BATCH * 8)]
    sorted_wide = [sorted(some, key=lambda number: len(lessons[number]["ids"])) for some in wide]
    found = [some[at : at + BATCH] for some in sorted_wide for at in range(0, len(some), BATCH)]
    random.shuffle(found)
    return [[lessons[number] for number in batch] for batch in found]


class _Vectors(nn.Module):
    """What is exported: the vectors of one window."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Rows, shapes: Rows, knowns: Rows) -> Rows:
        return self.model.hidden(ids, shapes, knowns)


def export(model: Model, folder: Path, scratch: Path) -> None:
    """Write encoder, heads and vocabulary: the encoder's weights in 8 bits, with a scale for each column."""
    plain = Model("eager")
    plain.load_state_dict(model.state_dict())
    plain.eval()
    ids = torch.randint(1000, 20000, (1, 64))
    names = ["ids", "shapes", "knowns"]
    torch.onnx.export(
        _Vectors(plain),
        (ids, torch.ones_like(ids), torch.ones_like(ids)),
        str(scratch),
        input_names=names,
        output_names=["vectors"],
        dynamic_axes={name: {1: "pieces"} for name in (*names, "vectors")},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(scratch, folder / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    heads = {
        name: one.numpy().astype(np.float16)
        for name, one in model.state_dict().items()
        if not name.startswith(("bert.", "shape.", "known."))
    }
    np.savez(folder / "heads.npz", **heads)
    shutil.copy(Path(minilm()) / "tokenizer.json", folder / "tokenizer.json")


def main(arguments: Sequence[str]) -> int:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples", nargs="+", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--from", dest="start", type=Path, help="go on from a model that --keep wrote")
    parser.add_argument("--keep", type=Path, required=True, help="where the model is kept in full")
    asked = parser.parse_args(arguments)
    torch.manual_seed(SEED)
    random.seed(SEED)
    read = [json.loads(line) for path in asked.examples for line in path.read_text(encoding="utf-8").splitlines()]
    lessons = [lesson(window) for document in read for window in document["windows"] if sum(window["own"]) > 5]
    model = Model()
    if asked.start:
        model.load_state_dict(torch.load(asked.start))
    fit(model, lessons, asked.epochs, asked.keep)
    export(model, WEIGHTS, asked.keep.with_suffix(".onnx"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
