"""Parameters of metrics: which values are refused, and that a value is never anything but a value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import sqlglot

import workbench
from workbench.catalog.load import read_texts
from workbench.catalog.model import Catalog
from workbench.compiler.dialects import DIALECTS
from workbench.errors import QueryError, WorkbenchError
from workbench.query.parse import parse
from workbench.query.text import text
from workbench.session import Workbench

SHOP = Path(__file__).parents[1] / "cases" / "shop"

ATTACKS = (
    "Main' or 1 = 1 --", "'; drop table orders; --", "\\'; drop table orders; --", "x' union select 1 --", "$name", "{{x}}",
    "/* */", "\\", "a''b", "name) or (true", "\u2019 or 1=1", "e'\\n'",
)  # fmt: skip


@pytest.fixture(scope="module")
def shop() -> Iterator[Workbench]:
    with duckdb.connect() as connection:
        connection.execute((SHOP / "data.sql").read_text("utf-8"))
        session = workbench.open(SHOP, warehouse=connection, registry=":memory:")
        yield session
        session.close()


def refused(shop: Workbench, query: str) -> str:
    with pytest.raises(WorkbenchError) as caught:
        shop.compile(query)
    return " ".join(issue.sentence for issue in caught.value.issues)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("orders_over(lest = 3)", "orders_over has no parameter 'lest'. Did you mean 'least'?"),
        ("orders(least = 3)", "orders has no parameter 'least'. Write its name alone."),
        ("orders_over(least = 'x')", "'least' is a number, and 'x' is none. Write a number without quotes: 100."),
        ("orders_over(least = true)", "'least' is a number, and true is none."),
        ("orders_over(least = -1)", "'least' cannot be -1. It may be from 0 to 1000."),
        ("orders_over(least = 1000.5)", "'least' cannot be 1000.5. It may be from 0 to 1000."),
        ("worth_in(region = 'Asia')", "'region' cannot be 'Asia'. It may be: 'Europe', 'America'."),
        (
            "since_day(day = '2024-01-01')",
            "'day' is a date, and '2024-01-01' is none. Write a date: date '2024-01-31'.",
        ),
        ("since_day(day = timestamp '2024-01-01 10:00')", "'day' is a date"),
        ("orders where metric(orders_over(least = -1) by customer) > 0", "'least' cannot be -1."),
        ("share_over(bound = 5000)", "orders_over: 'least' cannot be 5000."),
        ("orders, orders_over(least = 1) as orders", "Two columns are called 'orders'."),
    ],
)
def test_what_a_parameter_cannot_be_is_refused_with_what_it_can(shop: Workbench, query: str, sentence: str) -> None:
    assert sentence in refused(shop, query)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_value_can_be_nothing_but_a_value(shop: Workbench, attack: str) -> None:
    query = parse("from_text(name = {{attack}})", variables={"attack": attack})
    assert parse(text(query)) == query
    assert shop.run(query).arrow.column(0).to_pylist() == [0]
    for dialect in DIALECTS:
        (statement,) = sqlglot.parse(shop.compile(query, dialect=dialect).sql, dialect=dialect)
        assert statement is not None
        literals = [found.this for found in statement.find_all(sqlglot.exp.Literal) if found.is_string]
        assert attack in literals
        assert not list(statement.find_all(sqlglot.exp.Union, sqlglot.exp.Drop))


def test_the_default_written_out_is_the_same_column(shop: Workbench) -> None:
    outline = " ".join(shop.compile("orders_over, orders_over(least = 10.0) as again").outline)
    assert outline.count("COUNT_IF") == 1


def test_two_uses_have_titles_of_their_own_and_one_version(shop: Workbench) -> None:
    result = shop.run("orders_over, orders_over(least = 20), orders_over(least = 0.5) as many by store.name")
    titles = [column.title for column in result.columns]
    assert len(set(titles)) == len(titles)
    assert "orders_over(least = 20)" in titles
    assert [name for name, _ in result.versions] == ["orders_over"]


def test_a_question_why_is_of_the_defaults_or_of_a_metric_that_fixes_the_values(shop: Workbench) -> None:
    with pytest.raises(QueryError, match="for the defaults of a metric's parameters"):
        shop.why("orders_over(least = 20) during 2024-02 compare to previous month")
    for name in ("orders_over", "large_share"):
        change = shop.why(f"{name} during 2024-02 compare to previous month")
        (row,) = shop.run(f"{name} during 2024-02 compare to previous month").arrow.to_pylist()
        assert float(change.after) == pytest.approx(row[name])
        assert float(change.before) == pytest.approx(row[f"{name}__previous"])


def test_values_asked_for_leave_nothing_behind(shop: Workbench) -> None:
    shop.compile("orders_over(least = 1)")
    before = len(shop.catalog.worked_out)
    for number in range(50):
        shop.compile(f"orders_over(least = {number}.5)")
    assert len(shop.catalog.worked_out) == before


def made(metrics: str) -> tuple[Catalog | None, list[str]]:
    text = "{dataset: sales, source: sales, dimensions: [who], metrics: {sales: count(*), above: {expr: count_if(a > $least), "
    text += f"parameters: {{least: {{default: 1, most: 9}}}}}}, {metrics}}}}}"
    catalog, issues = read_texts({"a.yml": text})
    return catalog, [issue.sentence for issue in issues]


@pytest.mark.parametrize(
    ("metrics", "sentence"),
    [
        ("m: sum(a) / $by", "'m' reads $by, which is none of its parameters."),
        ("m: {expr: sum(a), parameters: {by: 1}}", "The parameter 'by' of 'm' changes nothing."),
        ("m: {expr: sum(a) / $by, parameters: {by: {default: x, type: number}}}", "'x' is no number."),
        (
            "m: {expr: sum(a) / $by, parameters: {by: {default: 3, allowed: [1, 2]}}}",
            "This default is impossible: 'by' cannot be 3.",
        ),
        ("m: {expr: sum(a) / $by, parameters: {by: {type: number}}}", "A parameter needs 'default'."),
        ("m: {expr: count_if(b = $by), parameters: {by: {default: x, least: a}}}", "A text has no 'least'."),
        ("m: above(lest = 1)", "above has no parameter 'lest'. Did you mean 'least'?"),
        ("m: above(least = 10)", "'m' gives above what it cannot have: 'least' cannot be 10."),
        (
            "m: {expr: above(least = $x), parameters: {x: yes}}",
            "'x' of 'm' is a boolean, and 'least' of above a number.",
        ),
        (
            "m: {expr: above / sales, parameters: {least: 100}}",
            "The default of 'least' of 'm' cannot be given to above",
        ),
        ("m: {expr: sales, filter: metric(above(least = 10) by who) > 1}", "'m' gives above what it cannot have"),
        ("m: {expr: sales, filter: who = $name}", "'m' reads $name, which is none of its parameters."),
        ("m: above(least)", "The function 'above' may not stand in a definition"),
        ("m: above(least = who)", "The function 'above' may not stand in a definition"),
    ],
)
def test_a_wrong_declaration_is_told(metrics: str, sentence: str) -> None:
    catalog, issues = made(metrics)
    assert catalog is None
    assert any(sentence in issue for issue in issues), issues


def test_defaults_and_limits_are_part_of_the_version_and_words_are_not() -> None:
    def version(parameter: str) -> str:
        catalog, issues = made(f"m: {{expr: count_if(a > $x), parameters: {{x: {parameter}}}}}")
        assert catalog is not None, issues
        return catalog.metrics["m"].version

    assert version("1") == version("{default: 1, description: The least.}")
    assert len({version("1"), version("2"), version("{default: 1, most: 3}")}) == 3


def test_a_cube_with_an_impossible_value_is_told_at_load() -> None:
    text = "{dataset: s, source: s, metrics: {above: {expr: count_if(a > $x), parameters: {x: 1}}}, cubes: {c: above(x = 'a')}}"
    _, issues = read_texts({"a.yml": text})
    assert "'x' is a number" in issues[0].sentence


def test_having_looks_up_a_metric_with_values_of_its_own(shop: Workbench) -> None:
    found = shop.run("orders by store.store_id having metric(orders_over(least = 20) by store.store_id) > 0").arrow
    assert found.column(0).to_pylist() == [2, 3, 9]
    message = refused(shop, "orders by store having metric(orders by customer) > 1")
    assert "which has no 'customer'. Add by customer, or write the condition in where." in message


def test_a_variable_that_is_none_is_no_value() -> None:
    with pytest.raises(QueryError, match="is None, and a parameter takes a value"):
        parse("f(a = {{x}})", variables={"x": None})
