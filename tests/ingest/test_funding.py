"""Funding claims: sentences in many styles to what a reader takes from them; tables, bullets, links between claims."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.funding import by_rules
from ingest.mentions import Mention, Names
from ingest.parse import parse
from ingest.text import Text, analyse
from ontology.model import Document, Funding, NamedEntity
from ontology.terms import GOVERNMENT, EntityType
from tests.ingest.funding_cases import CASES, NAMES

FIELDS = ("nature", "status", "funder", "recipient", "scheme", "place", "period")
_GOVERNMENT = re.compile(r"\b(?:[Ww]e|[Tt]he [Gg]overnment|[Mm]inisters)\b")


def read(source: str) -> Text:
    document = Document(id="0" * 16, stem="case", source="case.txt", media_type="text/plain", length=len(source))
    return analyse(document, source)


def names(text: Text, forms: Mapping[str, str] = NAMES) -> Names:
    """Find the given names in a text, the longest first, and the government."""
    entities = [(form, EntityType(kind)) for kind, listed in forms.items() for form in listed.split("|")]
    entities.sort(key=lambda entity: (-len(entity[0]), entity[0]))
    by_sentence = []
    for sentence in text.sentences:
        found: list[Mention] = []
        for number, (form, _) in enumerate(entities):
            for match in re.finditer(rf"\b{re.escape(form)}\b", sentence.text):
                if not any(m.start < match.end() and match.start() < m.end for m in found):
                    found.append(Mention(sentence.index, *match.span(), form, number, "test"))
        for match in _GOVERNMENT.finditer(sentence.text):
            if not any(m.start < match.end() and match.start() < m.end for m in found):
                found.append(Mention(sentence.index, *match.span(), match.group(), None, "test"))
        by_sentence.append(tuple(sorted(found, key=lambda m: m.start)))
    listed = tuple(NamedEntity(id=f"e{n}", name=form, type=kind) for n, (form, kind) in enumerate(entities))
    return Names(entities=listed, by_sentence=tuple(by_sentence))


def claims(source: str) -> list[Funding]:
    text = read(source)
    return list(by_rules(text, parse(text.sentences), names(text))[1])


def shown(claim: Funding) -> dict[str, str]:
    """Return a claim as the cases write it."""

    def joined(listed: tuple[str, ...]) -> str:
        return "; ".join("gov" if name == GOVERNMENT else name for name in listed) or "-"

    values = [
        claim.nature.value,
        claim.status.value,
        *(joined(getattr(claim, f)) for f in FIELDS[2:6]),
        claim.period or "-",
    ]
    return {"quote": claim.evidence.quote, **dict(zip(FIELDS, values, strict=True))}


def wanted(line: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the fields and the links of a claim as the cases write it."""
    cells = [cell.strip() for cell in line.split("|")]
    links = dict(cell.split("=", 1) for cell in cells[8:])
    return dict(zip(("quote", *FIELDS), cells[:8], strict=True)), links


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:50])
def test_a_sentence_is_read_as_its_reader_would(case: tuple[str, ...]) -> None:
    source, *lines = case
    found = claims(source)
    assert [shown(claim) for claim in found] == [wanted(line)[0] for line in lines]
    for claim, line in zip(found, lines, strict=True):
        links = wanted(line)[1]
        assert claim.part_of == links.get("part")
        same = links.get("same")
        assert claim.same_as == (found[int(same) - 1].evidence.start if same else None)


TABLES = """Grants awarded

The table below shows the grants that have been made to colleges, firms and universities over the last two years.

Recipient\tProgramme\tLocation\tYear\tAward (£m)
Harland College\tFuture Skills Fund\tHarland\t2023-24\t1.2
Acme Robotics\tTechStart\tLeeds\t2024-25\t£450,000

The costs of the service have grown since it was set up, as the following table shows for each of the years.

Year\tCost (£m)\tIncome (£m)
2022-23\t12.5\t(0.4)

| Funder | Organisation | Contract value |
| --- | --- | --- |
| Skills Agency | Tessaro | £1.2m |
"""

ROWS = [
    ("1.2 | public | done | gov | Harland College | Future Skills Fund | Harland | 2023-24", 1_200_000),
    ("£450,000 | public | done | gov | Acme Robotics | TechStart | Leeds | 2024-25", 450_000),
    ("12.5 | statistic | stated | - | - | - | - | 2022-23", 12_500_000),
    ("0.4 | statistic | stated | - | - | - | - | 2022-23", -400_000),
    ("£1.2m | contract | done | Skills Agency | Tessaro | - | - | -", 1_200_000),
]


def test_the_headers_of_a_table_say_what_its_figures_are() -> None:
    found = claims(TABLES)
    assert [shown(claim) for claim in found] == [wanted(line)[0] for line, _ in ROWS]
    assert [claim.amount for claim in found] == [amount for _, amount in ROWS]
    first = found[0]
    assert first.rule == "funding.row"
    assert first.sentence is not None
    assert first.sentence.quote.startswith("Harland College")


def test_every_claim_quotes_its_text_and_stands_in_its_sentence() -> None:
    source = "\n\n".join(case[0] for case in CASES)
    for claim in claims(source):
        assert source[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
        assert claim.sentence is not None
        assert claim.sentence.start <= claim.evidence.start < claim.evidence.end <= claim.sentence.end


def test_the_same_text_gives_the_same_claims() -> None:
    source = "\n\n".join(case[0] for case in CASES[:30])
    assert claims(source) == claims(source)


PIECES = ["The government", "Acme Robotics", "Norvale", "will", "has", "invest", "awarded", "worth", "of", "to", "by", "(", ")",
          "£3m", "up to £5 million", "$2bn", "50p", "in 2025", "a year", "fund", ",", ":", ".", "\n\n", "- ", "\t", "“", "and"]  # fmt: skip


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_broken_sentences_give_claims_with_true_quotes(pieces: list[str]) -> None:
    source = " ".join(pieces)
    for claim in claims(source):
        assert source[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


def test_a_text_without_money_has_no_claims() -> None:
    assert claims("The programme will help 10 million people by 2030.") == []
