"""What people who know SQL or another tool write, and what to say instead."""

from __future__ import annotations

#: Functions that aggregate; in a query these are metrics.
AGGREGATES: frozenset[str] = frozenset({"avg", "count", "max", "mean", "median", "min", "stddev", "sum", "variance"})

_PARTS = ("year", "quarter", "month", "week", "day", "dow", "doy", "hour", "minute")
_PART_HINT = "A date part is the end of a path: departed_on.extract_{}."
_GRAIN_HINT = "A grain is the end of a path: departed_on.month."
_TODAY_HINT = "Counting from today is done with during: last 7 days, this month."

#: Functions of SQL that a query spells another way.
FUNCTION_HINTS: dict[str, str] = {
    **{part: _PART_HINT.format(part) for part in _PARTS},
    "extract": _PART_HINT.format("month"),
    "date_part": _PART_HINT.format("month"),
    "datepart": _PART_HINT.format("month"),
    "date_trunc": _GRAIN_HINT,
    "trunc": _GRAIN_HINT,
    "now": _TODAY_HINT,
    "current_date": _TODAY_HINT,
    "getdate": _TODAY_HINT,
    "substr": "Say substring.",
    "ceiling": "Say ceil.",
    "len": "Say length.",
    "char_length": "Say length.",
    "pow": "Say power.",
    "log": "Say ln.",
    "ifnull": "Say coalesce.",
    "isnull": "Say: x is null.",
    "nvl": "Say coalesce.",
    "if": "Say: case when … then … else … end.",
    "iff": "Say: case when … then … else … end.",
    "iif": "Say: case when … then … else … end.",
    "decode": "Say: case when … then … else … end.",
    "contains": "Say: x like '%text%'.",
    "ends_with": "Say: x like '%text'.",
    "exists": "A metric at another grain is: metric(name by path) > 3.",
    "try_cast": "Say: cast(x as type).",
}

#: Type names of other systems.
TYPE_HINTS: dict[str, str] = {
    "bool": "boolean", "int": "integer", "int64": "bigint", "long": "bigint", "smallint": "integer", "float": "double",
    "real": "double", "number": "decimal", "numeric": "decimal", "str": "text", "string": "text", "varchar": "text",
    "char": "text", "datetime": "timestamp",
}  # fmt: skip

#: Words that start a clause in SQL or elsewhere, with what to say here.
FOREIGN: dict[str, str] = {
    "group": "Say by: flights by carrier.name.",
    "groupby": "Say by: flights by carrier.name.",
    "per": "Say by: flights by carrier.name.",
    "sort": "Say order by.",
    "orderby": "Say order by.",
    "filter": "Say where; for metrics having.",
    "if": "Say where; for metrics having.",
    "and": "Conditions stand behind where or having; metrics are separated by commas.",
    "or": "Conditions stand behind where or having.",
    "top": "Say: order by flights desc limit 5.",
    "first": "Say limit.",
    "fetch": "Say limit.",
    "offset": "A query has no offset; say limit.",
    "from": "Leave it out: the metrics know their dataset. Only values of and range of take from.",
    "join": "Leave it out: links join by themselves, as in carrier.name.",
    "left": "Leave it out: links join by themselves, as in carrier.name.",
    "inner": "Leave it out: links join by themselves, as in carrier.name.",
    "on": "Leave it out: links know their keys.",
    "qualify": "Say: limit 3 per path.",
    "for": "Conditions stand behind where, stretches of time behind during.",
    "with": "Conditions stand behind where.",
    "when": "Stretches of time stand behind during.",
    "between": "Say: during 2013-06-01 to 2013-08-31.",
    "since": "Say: during since 2013-06-01.",
    "before": "Say: during before 2013-06-01.",
    "last": "Say: during last 12 months.",
    "this": "Say: during this month.",
    "today": "Say: during today.",
    "yesterday": "Say: during yesterday.",
    "vs": "Say: compare to previous year.",
    "versus": "Say: compare to previous year.",
    "timezone": "Say: in time zone 'America/New_York'.",
    "at": "Say: in time zone 'America/New_York'.",
    "desc": "Say: order by flights desc.",
    "asc": "Say: order by flights.",
    "within": "Only share of a metric takes within.",
    "union": "Name all metrics in one query, with commas between them.",
}
