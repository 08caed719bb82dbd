"""Tells queries that only read from those that might write; unknown is refused."""


def check_read_only(query: str) -> None:
    """Raise :class:`BadQuery` for a query that could change the store or reach outside it."""
