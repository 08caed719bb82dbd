"""The errors that a user can meet, by what the user can do about them.

PursestringsError           anything that the command line reports without a traceback (exit code 2)
├── BadDocument             a file cannot be read: convert it, or leave it out
├── BadClaim                a claims file breaks the model or quotes text that is not there: extract it again
├── BadAuthority            a row of an authority file is wrong: mend the row
├── UnknownTerm             a name, id or word of a closed list is not known: choose one of those suggested
├── BadQuery                a question or its parameters cannot be run: mend the query
├── BadWorkspace            the workspace is damaged, locked or from another version: rebuild it
├── StoreUnreachable        the Cypher store does not answer: start it, or correct its address
└── StoreMismatch           the store holds something else than was loaded: load again
"""


class PursestringsError(Exception):
    """Base of all errors that are reported to the user as one message: what, where, what to do next."""


class BadDocument(PursestringsError):
    """A file that cannot be read as a document: unknown format, no text, undecodable bytes."""


class BadClaim(PursestringsError):
    """A claim that breaks the model, or whose quote is not what the text has at its offsets."""


class BadAuthority(PursestringsError):
    """A row of an authority file that breaks the rules of its table (file and line are named)."""


class UnknownTerm(PursestringsError):
    """A name, id or word that is not known here; the message lists the nearest known ones."""


class BadQuery(PursestringsError):
    """A question that cannot be run: unknown parameter, wrong type, a write, a syntax error."""


class BadWorkspace(PursestringsError):
    """A workspace that cannot be used: not there, locked by another process, or damaged."""


class StoreUnreachable(PursestringsError):
    """The Cypher store cannot be reached or refuses the credentials."""


class StoreMismatch(PursestringsError):
    """What was read back from the store differs from what was loaded."""
