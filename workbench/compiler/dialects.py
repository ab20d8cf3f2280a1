"""What differs between SQL dialects, as tables; sqlglot does the spelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlglot import exp

from workbench.compiler import spelling as say
from workbench.compiler.spelling import Rewrites
from workbench.errors import Issue, UnsupportedError, nearest

#: ISO 8601: weeks start on Monday, `dow` is 1 (Monday) to 7, week 1 holds the year's first Thursday.
PARTS = {
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
        typed_null: whether a bare NULL in a union may take the wrong type.
        rewrites: what is said otherwise than on DuckDB, by class of node.
        refused: what it cannot say, by class of node, with its name for the message.
        plain_names: whether names of columns are letters, digits and underscores only; others are then spelt so.
        longest_name: in bytes; longer names are cut and numbered.
        settings: what a statement must set to mean what it says.
        first_day: the day that weeks start on, 0 for Monday.
    """

    name: str
    supported: bool = False
    filter_clause: bool = True
    typed_null: bool = False
    rewrites: Rewrites = field(default_factory=dict)
    refused: Mapping[type[exp.Expr], str] = field(default_factory=dict)
    plain_names: bool = False
    longest_name: int | None = None
    settings: tuple[tuple[str, str], ...] = ()
    first_day: int = 0


#: True wherever it is not DuckDB.
_ELSEWHERE: Rewrites = {exp.Avg: say.average_as_double, exp.Sum: say.sum_of_tests}

#: Where the backslash escapes in LIKE.
_BACKSLASH: Rewrites = {exp.Like: say.backslash_is_plain, exp.ILike: say.backslash_is_plain}

#: Where a time without a zone is not read in another in one word.
_NO_ZONES: dict[type[exp.Expr], str] = {exp.ConvertTimezone: "way to read a time of day in another zone"}

_POSTGRES: Rewrites = {
    **_ELSEWHERE,
    **_BACKSLASH,
    **say.extracted({}),
    exp.Mod: say.decimal_remainder,
    exp.Round: say.round_decimals,
    exp.DateFromParts: say.named("MAKE_DATE", "year", "month", "day"),
    exp.Contains: say.found_in,
    exp.EndsWith: say.ends_with,
}

_SPARK: Rewrites = {
    **_ELSEWHERE,
    **_BACKSLASH,
    **say.extracted({"ISODOW": "DOW_ISO", "DOW": say.from_zero("DOW")}),
    exp.TimestampTrunc: say.truncated_without_zone,
    exp.Cast: say.without_zone,
}

_TRINO: Rewrites = {
    **_ELSEWHERE,
    **say.extracted({"ISODOW": "DOW", "DOW": say.sunday_zero("DAY_OF_WEEK")}),
    exp.DateFromParts: say.date_of_texts,
}

_SNOWFLAKE: Rewrites = {
    **_ELSEWHERE,
    **say.extracted(
        {"ISODOW": "DAYOFWEEKISO", "DOY": "DAYOFYEAR", "WEEK": "WEEKISO", "DOW": say.sunday_zero("DAYOFWEEKISO")}
    ),
}

_BIGQUERY: Rewrites = {
    **_ELSEWHERE,
    **_BACKSLASH,
    **say.extracted(
        {
            "ISODOW": say.iso_from_sunday_first("DAYOFWEEK"),
            "DOW": say.from_zero("DAYOFWEEK"),
            "DOY": "DAYOFYEAR",
            "WEEK": "ISOWEEK",
        }
    ),
    exp.TimestampTrunc: say.truncated_to_monday,
    exp.Contains: say.found_in,
}

_CLICKHOUSE: Rewrites = {
    **_ELSEWHERE,
    **_BACKSLASH,
    **say.extracted(
        {
            "QUARTER": say.called("toQuarter"),
            "WEEK": say.called("toISOWeek"),
            "ISODOW": say.called("toDayOfWeek"),
            "DOW": say.sunday_zero("toDayOfWeek"),
            "DOY": say.called("toDayOfYear"),
        }
    ),
    exp.DateFromParts: say.named("makeDate", "year", "month", "day"),
}

#: Functions without a form there that means the same.
_POSTGRES_LACKS: Mapping[type[exp.Expr], str] = {
    exp.RegexpExtract: "regexp_extract",
    exp.Dayname: "dayname",
    exp.Monthname: "monthname",
    exp.IsNan: "isnan",
    exp.IsInf: "isinf",
    exp.ToDays: "to_days",
}

DIALECTS: dict[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        Dialect("duckdb", supported=True),
        Dialect(
            "postgres",
            supported=True,
            typed_null=True,
            rewrites=_POSTGRES,
            refused=_POSTGRES_LACKS,
            longest_name=63,
        ),
        Dialect("spark", supported=True, rewrites=_SPARK),
        Dialect("trino", rewrites=_TRINO, refused=_NO_ZONES),
        Dialect("snowflake", filter_clause=False, rewrites=_SNOWFLAKE),
        Dialect(
            "bigquery", filter_clause=False, rewrites=_BIGQUERY, refused=_NO_ZONES, plain_names=True, longest_name=300
        ),
        Dialect("databricks", rewrites=_SPARK),
        Dialect(
            "clickhouse",
            rewrites=_CLICKHOUSE,
            refused=_NO_ZONES,
            # Its own ways: nothing found by a join is 0 or '', as is a sum of nothing, and names of the SELECT hide columns.
            settings=(
                ("join_use_nulls", "1"),
                ("aggregate_functions_null_for_empty", "1"),
                ("prefer_column_name_to_alias", "1"),
            ),
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
