"""Conditions in SQL become our own tree, or are refused by name."""

from __future__ import annotations

import pytest
from sqlglot import exp

from workbench.catalog.formula import Role, parse_formula
from workbench.errors import QueryError
from workbench.formats.conditions import expression_of
from workbench.query.conditions_text import condition_text
from workbench.query.expression import Column, Expression, Path
from workbench.query.parse import parse


def converted(sql: str) -> Expression:
    formula, faults = parse_formula(sql, Role.FILTER)
    assert formula is not None, faults
    return expression_of(formula.tree, lambda c: Column(Path(tuple(part.name for part in c.parts))))


def back(column: exp.Column) -> Expression:
    return Column(Path((column.name,)))


@pytest.mark.parametrize(
    ("sql", "ours"),
    [
        ("NOT a OR a IS NULL", "not a or a is null"),
        ("a AND b AND (c AND d)", "a and b and c and d"),
        ("a == 'us'", "a = 'us'"),
        ("a.b NOT IN (1, 2.50, 'x')", "a.b not in (1, 2.50, 'x')"),
        ("NOT (a BETWEEN 1 AND 5)", "a not between 1 and 5"),
        ("a NOT LIKE 'x%' and b ILIKE 'y'", "a not like 'x%' and b ilike 'y'"),
        ("CAST('2020-01-01' AS TIMESTAMP) <= a", "timestamp '2020-01-01 00:00:00' <= a"),
        ("a::date = date '2020-01-01'", "cast(a as date) = date '2020-01-01'"),
        ("a > -5 and b < -(c)", "a > -5 and b < -c"),
        ("a IS TRUE", "coalesce(a, false)"),
        ("a IS NOT FALSE", "not coalesce(not a, false)"),
        ("case a when 1 then 'x' else 'y' end = 'x'", "case when a = 1 then 'x' else 'y' end = 'x'"),
        ("if(a, 1, 2) = 1", "case when a then 1 else 2 end = 1"),
        ("coalesce(a, b, 0) * 2 + 1 > 1e3", "coalesce(a, b, 0) * 2 + 1 > 1000.0e0"),
        ("substring(upper(a), 1, 2) || b = trim(c)", "substring(upper(a), 1, 2) || b = trim(c)"),
    ],
)
def test_conditions_are_converted(sql: str, ours: str) -> None:
    found = converted(sql)
    assert condition_text(found) == ours
    assert parse(f"m where {ours}").where == found


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("a LIKE 'x!%' ESCAPE '!'", "escape"),
        ("a IS DISTINCT FROM b", "nullsafeneq"),
        ("a = NULL OR b", "null"),
        ("regexp_matches(a, 'x')", "regexp_like"),
        ("a > date '2020-01-01' + interval 1 day", "interval"),
        ("cast(a as time) > b", "time"),
        ("a > cast('yesterday' as date)", "yesterday"),
        ("a in (null, 1)", "null"),
        ("try_cast(a as integer) = 1", "try_cast"),
        (" + ".join(["a"] * 200) + " > 1", "100 levels"),
    ],
)
def test_what_a_query_has_no_word_for_is_refused_by_name(sql: str, named: str) -> None:
    formula, faults = parse_formula(sql, Role.FILTER)
    if formula is None:  # refused before: the allow-list has no such thing either
        assert named in str(faults[0]).lower()
        return
    with pytest.raises(QueryError) as caught:
        expression_of(formula.tree, back)
    assert named in str(caught.value).lower()
