"""Funding claims: sentences in many styles to what a reader takes from them; tables, bullets, links between claims."""

import re
from collections.abc import Mapping

import pytest

from ingest.funding import funding
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
    return funding(text, parse(text.sentences), names(text))


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
