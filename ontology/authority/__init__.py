"""Authority data: the bodies, organisations, posts, holders, places and schemes that are known by name.

The tables beside this file are plain CSV for people to edit; ``README.md`` there says what each column means.
"""

from ontology.authority.directory import Authority, authority, load
from ontology.authority.entries import AuthorityEntry, DatedName, Holder
from ontology.authority.fold import fold

__all__ = ["Authority", "AuthorityEntry", "DatedName", "Holder", "authority", "fold", "load"]
