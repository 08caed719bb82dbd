"""Sums as the encoder sees them: when its word counts beside that of rules, and when it has none."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pytest

from ingest import encoded_sums
from ingest.encoded import Told
from ingest.encoded_sums import (
    ADD,
    AFAR,
    INSTEAD,
    LEAVE,
    LEFT,
    MIXED,
    NATURE,
    Opinion,
    Seer,
    _role,
    _weighed,
    opinion,
    weighed,
)
from ingest.encoder import Vectors
from ingest.encoder_heads import NATURES, ROLES, STATUSES, Numbers, step
from ingest.funding_parts import Stated
from ingest.money import find_money
from ontology.model import Evidence, Funding
from ontology.terms import GOVERNMENT, Bound, Currency, EntityType, FundingStatus, Nature
from tests.ingest.seeing import Sight, found_at, sight

SAID = "We gave the Environment Agency £4 million for Leeds, and the Environment Agency gave Natural England half."
PUBLIC, CHARITY, STATISTIC = Nature.PUBLIC, Nature.CHARITY, Nature.STATISTIC
PLANNED, DONE, STATED = FundingStatus.PLANNED, FundingStatus.DONE, FundingStatus.STATED
A_LITTLE = 0.01


def claim(nature: Nature = PUBLIC, status: FundingStatus = DONE, **roles: tuple[str, ...]) -> Funding:
    said = Evidence(start=0, end=2, quote="£4")
    return Funding(
        evidence=said,
        amount=4,
        currency=Currency.GBP,
        bound=Bound.EXACT,
        nature=nature,
        status=status,
        rule="funding.test",
        **roles,
    )


def stated(source: str, form: str) -> Stated:
    sentence, start, end = found_at(source, form)
    return Stated(claim(), 0, sentence, start, end, source)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("told", "shares", "wanted"),
    [
        (("A",), lambda _: {}, ("A",)),
        ((), lambda role: {"B": ADD[role] + A_LITTLE}, ("B",)),
        ((), lambda role: {"B": ADD[role] - A_LITTLE}, ()),
        (("A",), lambda role: {"A": LEAVE[role]}, ()),
        (("A",), lambda role: {"A": LEAVE[role], "B": LEFT + A_LITTLE}, ("B",)),
        (("A",), lambda role: {"A": LEAVE[role], "B": LEFT - A_LITTLE}, ()),
        (("A",), lambda role: {"A": LEAVE[role] + A_LITTLE, "B": INSTEAD[role] - A_LITTLE}, ("A",)),
        (("A",), lambda role: {"A": LEAVE[role] + A_LITTLE, "B": INSTEAD[role] + A_LITTLE}, ("B",)),
        (("A",), lambda role: {"A": INSTEAD[role] + A_LITTLE, "B": 1.0}, ("A",)),
    ],
    ids=[
        "not seen",
        "added",
        "not added",
        "left",
        "left for another",
        "left for nobody",
        "kept",
        "instead",
        "not beside",
    ],
)
def test_roles(
    role: str, told: tuple[str, ...], shares: Callable[[str], Mapping[str, float]], wanted: tuple[str, ...]
) -> None:
    assert _role(role, shares(role), told) == wanted


def seen(nature: float, status: float, **roles: Mapping[str, float]) -> Opinion:
    """Return an opinion this sure of charity and of planned money, the rest being public and done."""
    return Opinion(
        {PUBLIC: 0.0, CHARITY: nature},
        {PLANNED: status, DONE: 1 - status, STATED: 0.0},
        {role: roles.get(role, {}) for role in ROLES},
    )


@pytest.mark.parametrize(
    ("nature", "wanted"),
    [(NATURE + A_LITTLE, (CHARITY, DONE)), (NATURE - A_LITTLE, (PUBLIC, DONE))],
)
def test_the_nature_changes_where_the_encoder_is_sure_and_the_status_of_a_flow_never(
    nature: float, wanted: tuple[Nature, FundingStatus]
) -> None:
    found = _weighed(seen(nature, 1.0), claim(), {})
    assert (found.nature, found.status) == wanted


def test_a_figure_that_is_money_after_all_has_a_status() -> None:
    found = _weighed(seen(NATURE + A_LITTLE, 0.6), claim(STATISTIC, STATED), {})
    assert (found.nature, found.status) == (CHARITY, PLANNED)


def statistic(share: float) -> Opinion:
    roles = {role: {"B": 1.0} for role in ROLES}
    return Opinion({PUBLIC: 0.0, STATISTIC: share}, {PLANNED: 1.0, DONE: 0.0, STATED: 0.0}, roles)


def test_what_is_a_figure_only_loses_its_roles() -> None:
    told = claim(funder=("A",), recipient=("C",), scheme=("D",), place=("E",))
    found = _weighed(statistic(NATURE + A_LITTLE), told, {})
    assert (found.nature, found.status) == (STATISTIC, STATED)
    assert [getattr(found, role) for role in ROLES] == [()] * len(ROLES)


def test_what_rules_take_for_a_figure_stays_as_it_is() -> None:
    told = claim(STATISTIC, STATED)
    assert _weighed(statistic(NATURE + A_LITTLE), told, {}) == told
    assert _weighed(statistic(NATURE - A_LITTLE), told, {}) == told


def test_only_places_are_places() -> None:
    told = claim(place=("Hull", "Crane Trust", "Dell"))
    kinds = {"Hull": EntityType.PLACE, "Crane Trust": EntityType.COMPANY}
    assert _weighed(seen(0.0, 0.0), told, kinds).place == ("Hull", "Dell")


def test_a_sum_that_is_not_seen_is_as_rules_read_it() -> None:
    told = claim(funder=("A",))
    assert _weighed(None, told, {}) is told


def heads(monkeypatch: pytest.MonkeyPatch, seen: Sight, likely: Mapping[tuple[str, str], float]) -> list[list[int]]:
    """Make heads that find names, by their first word, likely to have roles; return the steps that they are asked of."""
    steps: list[list[int]] = []

    def sums(rows: Vectors) -> tuple[Vectors, Vectors, Vectors]:
        natures = np.asarray([[float(one is CHARITY) for one in NATURES] for _ in rows], dtype=np.float32)
        statuses = np.asarray([[float(one is PLANNED) for one in STATUSES] for _ in rows], dtype=np.float32)
        return natures, statuses, np.full(len(rows), 0.75, dtype=np.float32)

    def parts(at: Vectors, names: Vectors, kinds: Numbers, asked: Numbers) -> Vectors:
        assert seen.firsts(at[None]) in (["£"], ["GBP4m"])
        assert len(names) == len(kinds)
        steps.append(asked.tolist())
        return np.asarray([[likely.get((word, role), 0.0) for role in ROLES] for word in seen.firsts(names)])

    monkeypatch.setattr(encoded_sums, "sums", sums)
    monkeypatch.setattr(encoded_sums, "parts", parts)
    return steps


def test_an_opinion_names_each_thing_once_at_its_likeliest(monkeypatch: pytest.MonkeyPatch) -> None:
    here = sight(SAID)
    likely = {
        ("Environment", "recipient"): 0.5,
        ("Leeds", "place"): 1.0,
        ("We", "recipient"): 1.0,
        ("We", "funder"): 0.25,
    }
    steps = heads(monkeypatch, here, likely)
    found = opinion(here.seer, stated(SAID, "£4 million"))
    assert found is not None
    assert found.natures[CHARITY] == found.statuses[PLANNED] == 1
    names = {"Environment Agency", "Leeds", "Natural England"}
    assert {role: set(found.roles[role]) for role in ROLES} == {
        "funder": {*names, GOVERNMENT},
        **dict.fromkeys(ROLES[1:], names),
    }
    assert found.roles["funder"][GOVERNMENT] == 0.75
    assert (found.roles["recipient"]["Environment Agency"], found.roles["place"]["Leeds"]) == (0.5, 1.0)
    assert steps == [[step(distance) for distance in (-5, -2, 4, 8, 11)]]


def test_a_sum_without_names_around_has_an_opinion_of_the_government_only(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "Some £4 million was lost."
    here = sight(source)
    heads(monkeypatch, here, {})
    found = opinion(here.seer, stated(source, "£4 million"))
    assert found is not None
    assert found.roles == {"funder": {GOVERNMENT: 0.75}, "recipient": {}, "scheme": {}, "place": {}}


def test_a_figure_glued_to_its_currency_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "Natural England spent GBP4m."
    here = sight(source)
    heads(monkeypatch, here, {("Natural", "funder"): 1.0})
    (money,) = find_money(source)
    found = opinion(here.seer, stated(source, source[money.start : money.end]))
    assert found is not None
    assert found.roles["funder"]["Natural England"] == 1.0


@pytest.mark.parametrize(
    ("source", "form", "unseen"),
    [
        ("Some five million pounds was lost.", "five million pounds", frozenset()),
        ("Some £4 million was lost.", "£4 million", frozenset({"£"})),
    ],
    ids=["spelt out", "no vector"],
)
def test_a_sum_without_a_figure_or_vector_is_not_seen(source: str, form: str, unseen: frozenset[str]) -> None:
    assert opinion(sight(source, unseen=unseen).seer, stated(source, form)) is None


def test_a_sum_that_no_window_holds_is_not_seen() -> None:
    source = "Some £4 million was lost."
    here = sight(source).seer
    blind = Seer(type(here.encoded)(here.encoded.text, {}, {}, {}, {}, ()), here.names)
    assert opinion(blind, stated(source, "£4 million")) is None
    assert weighed(blind, [stated(source, "£4 million")], [claim()]) == [claim()]


def test_claims_are_weighed_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    here = sight(SAID)
    heads(
        monkeypatch, here, {("Environment", "recipient"): 1.0, ("Environment", "place"): 1.0, ("Leeds", "place"): 1.0}
    )
    (found,) = weighed(here.seer, [stated(SAID, "£4 million")], [claim()])
    assert (found.nature, found.status) == (CHARITY, DONE)
    assert (found.recipient, found.place) == (("Environment Agency",), ("Leeds",))


@pytest.mark.parametrize(
    ("source", "recipients", "places"),
    [
        ("We gave £4 million to Natural England in Leeds.", ("Natural England",), ("Leeds",)),
        ("We gave £4 million.\n\nNatural England is in Leeds.", ("Natural England",), ("Leeds",)),
        ("We gave the £4 million Towns Fund to Natural England in Leeds.", (), ()),
        ("The whole fund, £4 million, went to Natural England in Leeds.", (), ()),
        ("It is a £4 million fund.\n\nNatural England is in Leeds.", (), ()),
        ("It is a £4 million fund for Natural England in Leeds.", ("Natural England",), ("Leeds",)),
    ],
    ids=[
        "at hand",
        "in another block",
        "the size of a fund named behind",
        "the size of a fund said before",
        "a fund, and in another block",
        "a fund, and at hand",
    ],
)
def test_who_gets_a_sum_and_where_stands_in_its_window_and_not_beside_a_funds_size(
    monkeypatch: pytest.MonkeyPatch, source: str, recipients: tuple[str, ...], places: tuple[str, ...]
) -> None:
    here = sight(source)
    heads(monkeypatch, here, {("Natural", "recipient"): 1.0, ("Leeds", "place"): 1.0})
    (found,) = weighed(here.seer, [stated(source, "£4 million")], [claim()])
    assert (found.recipient, found.place) == (recipients, places)


def test_a_name_told_from_elsewhere_may_have_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "Some £4 million was lost.\n\nNatural England met.\n"
    here = sight(source)
    number = here.words.index("Natural")
    row = np.asarray([number, number + 1], dtype=np.float32)
    told = [Told("Natural England", 1, row, 0), Told("Nobody", 1, row, 0)]
    seer = Seer(replace(here.seer.encoded, elsewhere={0: told}), here.seer.names)
    likely = {("Natural", role): 0.95 for role in ROLES}
    steps = heads(monkeypatch, here, likely)
    found = opinion(seer, stated(source, "£4 million"))
    assert found is not None
    assert [round(found.roles[role].get("Natural England", 0.0), 2) for role in ROLES] == [0.95] * len(ROLES)
    assert len(steps[0]) == len(seer.by_window[0]) + 1


@pytest.mark.parametrize(("share", "places"), [(AFAR["place"], ("Leeds",)), (AFAR["place"] - A_LITTLE, ())])
def test_a_place_of_another_block_must_be_likelier(
    monkeypatch: pytest.MonkeyPatch, share: float, places: tuple[str, ...]
) -> None:
    source = "We gave £4 million.\n\nNatural England is in Leeds."
    here = sight(source)
    heads(monkeypatch, here, {("Leeds", "place"): share})
    (found,) = weighed(here.seer, [stated(source, "£4 million")], [claim()])
    assert found.place == places


@pytest.mark.parametrize(
    ("share", "wanted"), [(MIXED + A_LITTLE, Nature.MIXED), (MIXED - A_LITTLE, PUBLIC), (NATURE + A_LITTLE, PUBLIC)]
)
def test_money_of_several_kinds_must_be_surer(share: float, wanted: Nature) -> None:
    view = replace(seen(0.0, 0.0), natures={Nature.MIXED: share, PUBLIC: 0.0})
    assert _weighed(view, claim(), {}).nature is wanted


def test_a_sum_said_again_gets_no_further_parts() -> None:
    view = seen(0.0, 0.0, funder={"A": 1.0}, scheme={"B": 1.0})
    again = claim(funder=("C",)).model_copy(update={"same_as": 1})
    assert (_weighed(view, claim(), {}).funder, _weighed(view, claim(), {}).scheme) == (("A",), ("B",))
    assert (_weighed(view, again, {}).funder, _weighed(view, again, {}).scheme) == (("A",), ())
