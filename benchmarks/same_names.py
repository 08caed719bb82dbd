"""When two names are the same thing: they fold to one form, or the gold file lists them as forms of one entity."""

import re

from benchmarks.claim_files import Said

_DASHES = str.maketrans({"\u2019": "'", "\u2011": "-", "\u2010": "-"})
_EDGES = " .,;:'\"\u201c\u201d"
_ARTICLE = re.compile(r"^(?:the|uk's|an?) ")


def folded(name: str) -> str:
    """Return a name without what does not tell names apart: case, white space, edge punctuation, a first article.

    >>> folded("The  Harbour Agency,"), folded("UK's Port\u2011Office")
    ('harbour agency', 'port-office')
    """
    return _ARTICLE.sub("", " ".join(name.translate(_DASHES).split()).casefold().strip(_EDGES))


def keys(gold: Said, found: Said) -> dict[str, str]:
    """Return the key of each folded form: the gold entity's folded name, where one has the form.

    A found entity that shares a form with a gold one is that one under all of its forms.
    """
    known: dict[str, str] = {}
    for entity in gold["entities"]:
        for form in _forms(entity):
            known.setdefault(form, folded(entity["name"]))
    for entity in found["entities"]:
        forms = _forms(entity)
        one = next((known[form] for form in forms if form in known), folded(entity["name"]))
        for form in forms:
            known.setdefault(form, one)
    return known


def _forms(entity: Said) -> list[str]:
    return [folded(form) for form in (entity["name"], *entity.get("aliases", ()))]


def key(name: str, known: dict[str, str]) -> str:
    """Return the key of a name."""
    form = folded(name)
    return known.get(form, form)
