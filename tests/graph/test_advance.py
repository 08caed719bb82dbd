"""A new, changed or lost document: what is resolved step by step is what is resolved at once, to the byte."""

import datetime as dt
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.advance import Documents, Resolution, State, advanced
from graph.flows import flows
from graph.linker import linker
from graph.memory import dumps, loads
from graph.names_again import Known
from graph.project import resolution, settle
from graph.promises import promises
from graph.records import Record
from graph.resolve import resolve
from graph.workspace import Workspace
from graph.writer import writing
from ontology.authority import authority
from ontology.model import Judgement
from ontology.terms import Predicate
from tests.graph import sample
from tests.graph.making import Name, duty, money, named, promising, related
from tests.graph.test_workspace import samples

NAMES: list[Name] = [
    ("body", "Department for Digital, Culture, Media and Sport", ("DCMS",)),
    ("body", "Department for Science, Innovation and Technology", ("DSIT", "the Department")),
    ("body", "DSIT"),
    ("body", "AI Safety Institute", ("AISI",)),
    ("body", "AI Security Institute", ("AISI",)),
    ("fund", "Copper Fund"),
    ("fund", "UK Copper Funds", ("CF",)),
    ("programme", "Copper Funds"),
    ("plan", "Industrial Strategy"),
    ("plan", "Industrial Strategy", ("Strategy",)),
    ("plan", "Strategy"),
    ("organisation", "Granite Trust", ("GT",)),
    ("company", "Granite Trust Ltd", ("GT",)),
    ("organisation", "Grand Theatre", ("GT",)),
    ("person", "Iris Calder", ("Calder",)),
    ("person", "Owen Calder", ("Calder",)),
    ("place", "Ellery"),
    ("university", "University of Ellery", ("Ellery University",)),
    ("programme", "Lantern Scheme", ("the Scheme",)),
]
JUDGEMENTS = (
    Judgement(left="fund/copper-fund", right="programme/copper-funds", verdict="different"),
    Judgement(left="organisation/grand-theatre", right="GT", verdict="same"),
    Judgement(left="person/iris-calder", right="person/owen-calder", verdict="same"),
)
ACTIONS = ("publish a map of sea walls", "set up the Copper Fund", "open the Lantern Scheme", "train 40 pilots")
DAYS = [dt.date(2016, 5, 1), dt.date(2017, 3, 1), dt.date(2024, 3, 1), dt.date(2026, 1, 29), None]


def made(number: int, version: int) -> Record:
    """Return a document of a few names, sums and promises, another one for each number and version."""
    draw = random.Random(f"{number} {version}")  # noqa: S311 - documents, not secrets
    names = list({name[1]: name for name in draw.sample(NAMES, 6)}.values())
    called = [name[1] for name in names]
    sums = [
        money(amount * 10**6, start, scheme=(draw.choice(called),), bound=draw.choice(["exact", "about"]))
        for start, amount in zip(range(0, 300, 100), draw.choices([5, 28, 28.2, 40], k=3), strict=True)
    ]
    record = named(f"{number}", *names, day=draw.choice(DAYS), money=tuple(sums))
    said = [
        duty(draw.choice(called), draw.choice(ACTIONS), start, status=draw.choice(["planned", "done"]))
        for start in range(1000, 1200, 100)
    ]
    return related(promising(record, *said), called[0], Predicate.PART_OF, called[1])


def at_once(records: Iterable[Record], judgements: Sequence[Judgement]) -> Resolution:
    """Return what resolution makes of records without any memory, by the functions of each stage."""
    known = list(records)
    entities = resolve(known, authority(), judgements)
    links = linker(entities)
    return Resolution(entities, flows(known, links, entities), promises(known, links))


@pytest.mark.parametrize("judgements", [(), JUDGEMENTS], ids=["no judgements", "judgements"])
@given(
    st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), min_size=1, max_size=4), min_size=1, max_size=6)
)
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
def test_step_by_step_is_at_once(judgements: tuple[Judgement, ...], steps: list[list[tuple[int, int]]]) -> None:
    """A document of version 3 is taken away; any other is added, or put in place of its earlier version."""
    known, state = Known(authority(), judgements), State()
    have: dict[str, tuple[str, Record]] = {}
    for step in steps:
        for number, version in step:
            record = made(number, version)
            have.pop(record.ref, None)
            if version < 3:
                have[record.ref] = (str(version), record)
        digests = {ref: digest for ref, (digest, _) in have.items()}
        now = Documents(digests, lambda ref: have[ref][1])
        memory = loads(dumps(state.memory))
        assert memory is not None
        state = advanced(State(state.resolution, memory), now, known)
        assert state.resolution == at_once((record for _, record in have.values()), judgements)
        assert dumps(state.memory) == dumps(advanced(State(), now, known).memory)


def test_only_what_is_touched_is_read() -> None:
    records = {record.ref: record for record in (made(number, 0) for number in range(8))}
    apart = named("apart", ("fund", "Quarry Fund"), money=(money(7, scheme=("Quarry Fund",)),))
    known = Known(authority())
    before = advanced(State(), Documents(dict.fromkeys(records, ""), records.__getitem__), known)
    read: list[str] = []

    def load(ref: str) -> Record:
        read.append(ref)
        return (records | {apart.ref: apart})[ref]

    advanced(before, Documents(dict.fromkeys([*records, apart.ref], ""), load), known)
    assert read == [apart.ref]


@pytest.mark.parametrize("number", range(3))
def test_a_workspace_is_the_same_by_whatever_way(tmp_path: Path, number: int) -> None:
    """Documents added one by one in any order, with one more that goes again, give the bytes of one step."""
    given_ = samples()
    random.Random(number).shuffle(given_)  # noqa: S311 - an order, no secret
    for one in given_:
        with writing(tmp_path / "slow") as writer:
            writer.add(one)
            settle(writer)
    with writing(tmp_path / "quick") as writer:
        for one in given_:
            writer.add(one)
        settle(writer)
    for name in ("entities.jsonl", "flows.jsonl", "promises.jsonl", "memory.json", "resolved.json"):
        assert (tmp_path / "slow" / name).read_bytes() == (tmp_path / "quick" / name).read_bytes(), name


def test_without_its_memory_a_workspace_is_resolved_all_the_same(tmp_path: Path) -> None:
    first, *others = samples()
    with writing(tmp_path / "ws") as writer:
        writer.add(first)
        settle(writer)
        (tmp_path / "ws" / "memory.json").write_bytes(b"{")
        for one in others:
            writer.add(one)
        found = settle(writer)
    assert found.entities == resolution(sample.records(), authority()).entities
    assert found.flows == Workspace(tmp_path / "ws").flows()
