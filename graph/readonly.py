"""Tells queries that only read from those that might write, and refuses what it does not know.

The embedded store writes even in read mode, so this guard must hold by itself. It reads tokens, not text: words in
strings, comments and backticks do not count, nor do property names (``n.set``), map keys (``{set: 1}``), labels
(``:Create``) and parameters (``$set``). Every clause begins with a word; a statement may begin only with those of
:data:`STARTS`, and nowhere may one of :data:`WRITES` stand where it could begin a clause.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ontology.errors import BadQuery

STARTS = frozenset(["CALL", "FILTER", "LET", "MATCH", "OPTIONAL", "RETURN", "SHOW", "UNWIND", "WITH"])
PREFIXES = frozenset(["EXPLAIN", "PROFILE"])
WRITES = frozenset(
    [
        "CREATE",
        "DEFINE",
        "DELETE",
        "DETACH",
        "DROP",
        "FOREACH",
        "INSERT",
        "LOAD",
        "MERGE",
        "NODETACH",
        "REMOVE",
        "SET",
        "USE",
    ]
)
PROCEDURES = frozenset(
    [
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "db.labels",
        "db.propertykeys",
        "db.relationshiptypes",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.schema.visualization",
        "dbms.components",
    ]
)
FUNCTIONS = frozenset(["date", "datetime", "duration", "localdatetime", "localtime", "point", "time", "vector"])
"""The namespaces whose functions may be called; a function without a namespace is the server's own."""

SHOWN = frozenset(["CONSTRAINT", "CONSTRAINTS", "FUNCTION", "FUNCTIONS", "INDEX", "INDEXES", "PROCEDURE", "PROCEDURES"])

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\r\n]*|/\*.*?\*/)
      | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<quoted>`(?:[^`]|``)*`)
      | (?P<number>[0-9]+)
      | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<sign>\.\.|/(?!\*)|[!$%&()*+,.:;<=>\[\]^{|}~-])""",
    re.VERBOSE | re.DOTALL | re.ASCII,
)
_ESCAPE = re.compile(r"\\[uU]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, name in backticks, string, number or sign of a query, and where it begins."""

    kind: str
    text: str
    at: int

    @property
    def word(self) -> str:
        """The word in capitals; "" for every other kind of token."""
        return self.text.upper() if self.kind == "word" else ""


_END = Token("end", "", -1)


def check_read_only(query: str) -> None:
    """Raise :class:`BadQuery` for a query that could change the store or reach outside it, or is not understood."""
    tokens = list(_tokens(query))
    while tokens and tokens[-1].text == ";":
        tokens.pop()
    _check_start(tokens)
    for place, token in enumerate(tokens):
        before, after = _around(tokens, place)
        if token.text == ";":
            raise BadQuery(f"one query at a time: another begins after the semicolon at character {token.at + 1}")
        if token.word and not _is_name(tokens, place):
            _check_word(token, after)
        if token.word == "CALL" and not _is_name(tokens, place):
            _check_call(tokens[place + 1 :])
        elif after.text == "(" and before.text == "." and token.kind in {"word", "quoted"}:
            _check_function(tokens, place)


def _tokens(query: str) -> Iterator[Token]:
    place = 0
    while place < len(query):
        found = _TOKEN.match(query, place)
        if found is None:
            raise BadQuery(
                f"the query cannot be read from character {place + 1} on ({query[place : place + 20]!r}): close "
                "strings and comments, and put names with other than plain letters in backticks"
            )
        kind, text = str(found.lastgroup), found.group()
        _check_escapes(kind, text, place)
        if kind != "space":
            yield Token(kind, text, place)
        place = found.end()


def _check_escapes(kind: str, text: str, at: int) -> None:
    """Refuse what some servers read as another character before they look for the end of a string or name."""
    if _ESCAPE.search(text.replace("\\\\", "") if kind == "text" else text):
        raise BadQuery(f"write the character itself, not its \\u escape, at character {at + 1} of the query")


def _check_start(tokens: Sequence[Token]) -> None:
    rest = [token.word for token in tokens[:3]]
    if rest and rest[0] in PREFIXES:
        rest = rest[1:]
    if not rest:
        raise BadQuery("the query is empty: give one such as MATCH (n:Fund) RETURN n.name")
    if rest[0] not in STARTS:
        raise _refused(tokens[0], "a query begins with MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL, RETURN or SHOW")
    if rest[0] == "SHOW" and (len(rest) < 2 or rest[1] not in SHOWN):
        raise _refused(tokens[0], "SHOW lists INDEXES, CONSTRAINTS, FUNCTIONS or PROCEDURES here")


def _around(tokens: Sequence[Token], place: int) -> tuple[Token, Token]:
    before = tokens[place - 1] if place else _END
    return before, tokens[place + 1] if place + 1 < len(tokens) else _END


def _is_name(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a word stands where only a name can stand: a property, a parameter, a label, a map's key."""
    before, after = _around(tokens, place)
    if before.text == ".":
        return not _in_number(tokens, place - 2)
    return before.text in {"$", ":"} or (before.text in {"{", ","} and after.text == ":")


def _in_number(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a token may be the end of a number such as ``1`` or ``2e5``, so that a dot belongs to it."""
    before, token = _around(tokens, place)[0], tokens[place] if place >= 0 else _END
    glued = before.kind == "number" and before.at + len(before.text) == token.at
    return token is _END or token.kind == "number" or glued


def _check_word(token: Token, after: Token) -> None:
    if token.word in WRITES:
        raise _refused(token, f"if {token.text} is a name, put it in backticks")
    if token.word == "EVAL" and after.text == "(":
        raise _refused(token, "call a function that says what it does")


def _check_call(rest: Sequence[Token]) -> None:
    if rest and rest[0].text in {"{", "("}:
        return
    name = _dotted(rest)
    if name.lower() not in PROCEDURES:
        raise BadQuery(
            f"the procedure {name or '(none)'} may do more than read, so it is refused. "
            f"These may be called: {', '.join(sorted(PROCEDURES))}"
        )


def _check_function(tokens: Sequence[Token], place: int) -> None:
    first = place
    while first >= 2 and tokens[first - 1].text == ".":
        first -= 2
    name = _dotted(tokens[first:])
    called = first and tokens[first - 1].word == "CALL"
    if not called and name.partition(".")[0].lower() not in FUNCTIONS:
        raise BadQuery(f"the function {name} may do more than read, so it is refused; use the built-in functions")


def _dotted(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if len(parts) % 2 == (token.text == "."):
            parts.append(token.text.strip("`"))
        else:
            break
    return "".join(parts)


def _refused(token: Token, advice: str) -> BadQuery:
    return BadQuery(f"{token.text.upper()} at character {token.at + 1} is refused, for queries only read: {advice}")
