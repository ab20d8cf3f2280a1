"""What differs between SQL dialects, as tables; sqlglot does the spelling."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.errors import Issue, UnsupportedError, nearest

#: ISO 8601: weeks start on Monday, `dow` is 1 (Monday) to 7, week 1 holds the year's first Thursday.
_STANDARD_PARTS = {
    "year": "YEAR",
    "quarter": "QUARTER",
    "month": "MONTH",
    "week": "WEEK",
    "day": "DAY",
    "dow": "ISODOW",
    "doy": "DOY",
    "hour": "HOUR",
    "minute": "MINUTE",
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """One SQL dialect.

    Attributes:
        name: ours and sqlglot's.
        supported: whether tests run statements of it on a real engine; else they are only rendered and re-parsed.
        filter_clause: whether aggregates take FILTER (WHERE …).
        exact_average: whether avg of integers is exact or double; else the argument is cast to double.
        typed_null: whether a bare NULL in a union may take the wrong type.
        make_date: the function that makes a date from year, month and day; None where there is none.
    """

    name: str
    supported: bool = False
    filter_clause: bool = True
    exact_average: bool = True
    typed_null: bool = False
    make_date: str | None = "MAKE_DATE"
    parts: dict[str, str] = field(default_factory=lambda: _STANDARD_PARTS)


DIALECTS: dict[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        Dialect("duckdb", supported=True),
        Dialect("postgres", typed_null=True),
        Dialect("spark", parts=_STANDARD_PARTS | {"dow": "DOW_ISO"}),
        Dialect("trino", make_date=None, parts=_STANDARD_PARTS | {"dow": "DOW"}),
        Dialect(
            "snowflake",
            filter_clause=False,
            exact_average=False,
            make_date="DATE_FROM_PARTS",
            parts=_STANDARD_PARTS | {"dow": "DAYOFWEEKISO", "doy": "DAYOFYEAR", "week": "WEEKISO"},
        ),
    )
}


def dialect(name: str) -> Dialect:
    """Return a dialect by name.

    Raises:
        UnsupportedError: there is no such dialect here.
    """
    found = DIALECTS.get(name.casefold())
    if found is None:
        issue = Issue(
            "dialect",
            f"No dialect '{name}'.",
            suggestions=nearest(name, DIALECTS),
            remedy=f"Known: {', '.join(DIALECTS)}.",
        )
        raise UnsupportedError(issue)
    return found
