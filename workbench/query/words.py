"""The keywords of the query text, and how names are written."""

from __future__ import annotations

from workbench.query.model import Unit
from workbench.query.tokens import is_plain

#: The clauses by their first word, with the whole phrase.
CLAUSES: dict[str, str] = {
    "values": "values of",
    "range": "range of",
    "use": "use",
    "raw": "raw",
    "by": "by",
    "where": "where",
    "during": "during",
    "compare": "compare to",
    "having": "having",
    "order": "order by",
    "limit": "limit",
    "in": "in time zone",
    "fill": "fill",
}

#: Words that are never a name unless they are quoted or stand before a dot.
HARD: frozenset[str] = frozenset(
    [
        "and",
        "or",
        "not",
        "is",
        "null",
        "true",
        "false",
        "between",
        "like",
        "ilike",
        "as",
        "asc",
        "desc",
        "nulls",
        "when",
        "then",
        "else",
        "end",
    ]
)

#: Words that canonical text quotes: everything that could be read as something else than a name somewhere.
KEYWORDS: frozenset[str] = (
    frozenset(CLAUSES) | HARD | frozenset({"case", "cast", "from", "group", "per", "select", "share", "within", "with"})
)

#: Units of time by their singular and plural.
UNITS: dict[str, Unit] = {unit.value: unit for unit in Unit} | {f"{unit.value}s": unit for unit in Unit}


def name(part: str) -> str:
    """Write one part of a name, quoted only where it must be.

    >>> name("carrier"), name("order"), name("2fa")
    ('carrier', '"order"', '"2fa"')
    """
    if is_plain(part) and part.lower() not in KEYWORDS:
        return part
    return '"' + part.replace('"', '""') + '"'


def dotted(parts: tuple[str, ...] | list[str]) -> str:
    """Write a path or a qualified name."""
    return ".".join(name(part) for part in parts)


def qualified(written: str) -> str:
    """Write a name with its namespace; one that is no such pair, as `.x`, is quoted as a whole."""
    parts = written.split(".")
    return dotted(parts if all(parts) else [written])
