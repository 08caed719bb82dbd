"""The closed lists: every word that a claim or an entity may use, with its meaning.

The values are those of the annotation guide (``benchmarks/GUIDE.md``); the same words appear in the
vocabulary, in Cypher labels and properties, and in the columns of the queries.
"""

from enum import StrEnum


class EntityType(StrEnum):
    """What a named thing is."""

    BODY = "body"
    COMPANY = "company"
    UNIVERSITY = "university"
    ORGANISATION = "organisation"
    PROGRAMME = "programme"
    FUND = "fund"
    PLAN = "plan"
    FACILITY = "facility"
    PLACE = "place"
    PERSON = "person"
    POST = "post"
    LAW = "law"


class BodyKind(StrEnum):
    """What kind of public body a body is; a second label of its node."""

    DEPARTMENT = "Department"
    AGENCY = "Agency"
    REGULATOR = "Regulator"
    COUNCIL = "Council"
    DEVOLVED_GOVERNMENT = "DevolvedGovernment"
    RESEARCH_COUNCIL = "ResearchCouncil"
    NHS_BODY = "NhsBody"
    UNIT = "Unit"


class Currency(StrEnum):
    """ISO 4217 codes of the currencies that are read."""

    GBP = "GBP"
    USD = "USD"
    EUR = "EUR"


class Bound(StrEnum):
    """How a stated amount limits the true one."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class Nature(StrEnum):
    """What the money is; all but STATISTIC are flows."""

    PUBLIC = "public"
    PRIVATE = "private"
    RAISED = "raised"
    ACQUISITION = "acquisition"
    CONTRACT = "contract"
    CHARITY = "charity"
    MIXED = "mixed"
    STATISTIC = "statistic"


class FundingStatus(StrEnum):
    """Whether money is promised, has moved, or is only a stated figure."""

    PLANNED = "planned"
    DONE = "done"
    STATED = "stated"


class Role(StrEnum):
    """The part that an actor has in a responsibility."""

    LEAD = "lead"
    SUPPORT = "support"
    APPOINTED = "appointed"


class DutyStatus(StrEnum):
    """How far a responsibility has come when the document speaks."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    DONE = "done"


class EchoStatus(StrEnum):
    """What a later claim says of a promise."""

    DONE = "done"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CHANGED = "changed"


class Predicate(StrEnum):
    """What a relation says of its subject and object."""

    HOLDS_POST = "holds_post"
    MEMBER_OF = "member_of"
    LEADS = "leads"
    PART_OF = "part_of"
    DELIVERS = "delivers"
    PARTNERS_WITH = "partners_with"
    LOCATED_IN = "located_in"
    OWNS = "owns"
    ACQUIRED = "acquired"
    CREATED = "created"
    PUBLISHED = "published"
    FORMERLY = "formerly"


class SuccessionKind(StrEnum):
    """How one body came after another."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    FUNCTION_MOVED = "function_moved"


GOVERNMENT = "the government"
"""The literal under which claims write an unnamed "the government", "we" or "the Department's ministers"."""
