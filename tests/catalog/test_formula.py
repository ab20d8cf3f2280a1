"""Formulas: what they read, where their faults stand, and that nothing outside the rows can be reached."""

from __future__ import annotations

import pytest

from workbench.catalog import functions
from workbench.catalog.formula import Role, Written, column, parse_formula
from workbench.errors import Place


def _refusals(text: str, role: Role) -> tuple[str, ...]:
    return tuple(issue.sentence for issue in parse_formula(text, role)[1])


@pytest.mark.parametrize(
    ("text", "columns", "paths", "aggregates"),
    (
        ("sum(price * quantity) / count(*)", ("price", "quantity"), (), True),
        ("count(*) filter (where paid)", ("paid",), (), True),
        ("revenue / orders", ("revenue", "orders"), (), False),
        ("shop.region.name = 'x' and dep_time is null", ("dep_time",), (("shop", "region", "name"),), False),
        ('"order" > 1 and "from".name is not null', ("order",), (("from", "name"),), False),
    ),
)
def test_a_formula_knows_what_it_reads(text: str, columns, paths, aggregates: bool) -> None:  # noqa: FBT001
    role = Role.METRIC if aggregates or (not paths and "and" not in text) else Role.FILTER
    formula, issues = parse_formula(text, role)
    assert issues == ()
    assert formula is not None
    assert (formula.columns, formula.paths, formula.aggregates) == (columns, paths, aggregates)


@pytest.mark.parametrize("name", ("order", "a b", 'say "x"', "date", "é"))
def test_any_column_can_be_named_without_parsing(name: str) -> None:
    assert column(name).columns == (name,)
    parsed, issues = parse_formula(column(name).tree.sql("duckdb"), Role.VALUE)
    assert issues == ()
    assert parsed is not None
    assert parsed.columns == (name,)


HARMFUL = (
    "getenv('HOME')", "random()", "uuid()", "now()", "current_date", "today()", "nextval('s')", "current_setting('x')",
    "read_text('/etc/passwd')", "read_blob('x')", "read_csv('x')", "glob('*')", "pragma_version()", "version()",
    "(select 1)", "exists (select 1)", "a in (select 1)", "a = any (select 1)", "array(select 1)", "ntile(4) over ()",
    "a; drop table t", "pragma x", "attach 'x'", "copy t to 'x'", "install httpfs", "load httpfs", "set x = 1",
    "$1", "?", ":a", "{{ x }}", "{% x %}", "columns('.*')", "columns(*)", "*", "t.*", "a::my_type", "[1, 2]", "{'a': 1}",
    "list_transform(a, x -> x)", "a as b", "a b", "unnest(a)", "a -- \n; b", "query('select 1')", "eval('x')",
    "sql_auto_complete('x')", "hash(a)", "setseed(1)", "txid_current()", "pg_sleep(1)", "sleep(1)",
)  # fmt: skip


@pytest.mark.parametrize("role", (Role.VALUE, Role.KEY, Role.METRIC), ids=lambda role: role.name)
def test_paths_of_any_length_stand_in_filters_alone(role: Role) -> None:
    assert _refusals("x.y.z.a.b", role)
    formula, faults = parse_formula("x.y.z.a.b = 1 and c.d > 2 and e", Role.FILTER)
    assert formula is not None, faults
    assert set(formula.paths) == {("x", "y", "z", "a", "b"), ("c", "d")}
    assert formula.columns == ("e",)


@pytest.mark.parametrize("text", HARMFUL)
@pytest.mark.parametrize("role", (Role.VALUE, Role.FILTER, Role.KEY, Role.METRIC), ids=lambda role: role.name)
def test_what_reaches_outside_the_row_is_refused_everywhere(text: str, role: Role) -> None:
    assert _refusals(text, role)
    assert _refusals(f"coalesce({text}, 1)", role)
    assert _refusals(f"case when 1 = 1 then {text} end", role)
    assert _refusals(f"sum(case when a > 1 then {text} end)", Role.METRIC) or text == "current_date"


@pytest.mark.parametrize(
    "text",
    (
        "select * from read_csv('x')", "select * from 'x.csv'", 'select * from "x.parquet"', "select * from glob('*')",
        "from read_text('/etc/passwd')", "select * from duckdb_secrets()", "select * from duckdb_settings",
        "select * from information_schema.tables", "select * from pg_catalog.pg_tables", "select * from sqlite_master",
        "select * from range(10)", "select * from t, lateral (select getenv('x'))", "select * from (values (1)) v",
        "select (select getenv('x')) from t", "select random() from t", "select 1; select 2", "copy t to 'x'",
        "(copy t to 'x')", "with a as (select 1) delete from t", "with a as (delete from t returning *) select * from a",
        "select * from t into outfile 'x'", "create table a as select 1", "insert into t select 1", "attach 'x'",
        "with recursive a as (select 1 union all select * from a) select * from a", "select * from t tablesample 10",
        "select * from t where a in (select b from read_csv('x'))", "pivot t on a", "describe t", "summarize t", "show t",
        "select * from t order by random()", "select * from t union all select * from 's3://b/x.csv'", "explain select 1",
        "select * from query('select 1')", "select * from query_table('t')", "select * from t at (version => 1)",
        "select * from unnest([1])", "select columns('x') from t", "call pragma_version()", "select $1 from t", "t", "1", "",
    ),
)  # fmt: skip
def test_a_select_reads_only_tables_by_name(text: str) -> None:
    assert _refusals(text, Role.SELECT)


@pytest.mark.parametrize(
    "text",
    (
        "select * from raw.sales",
        "with paid as (select * from sales where paid) select shop, sum(amount) as amount from paid group by shop",
        "select a.*, b.name from a left join b on a.id = b.id order by 1 limit 10",
        "select *, row_number() over (partition by a order by b) as n from t qualify n = 1",
        "select a from t union all select b from u",
    ),
)
def test_an_ordinary_select_is_read(text: str) -> None:
    assert _refusals(text, Role.SELECT) == ()


def test_the_names_that_are_suggested_are_allowed() -> None:
    arity = {
        "pi": "()",
        "string_agg": "(a, ', ' order by a)",
        "date_diff": "('day', a, b)",
        "date_trunc": "('day', a)",
        "extract": "(day from a)",
    }
    three, two = (
        {"make_date", "replace", "split_part"},
        {"power", "left", "right", "starts_with", "ends_with", "nullif"},
    )
    two |= {"contains", "strpos", "strftime", "strptime", "arg_max", "arg_min", "corr", "date_add", "regexp_matches"}
    two |= {"regexp_extract", "quantile_cont", "quantile_disc", "approx_quantile", "substring", "min_by", "max_by"}
    two |= {"covar_pop", "covar_samp"}
    for name in functions.NAMES:
        arguments = arity.get(name) or ("(a, b, c)" if name in three else "(a, b)" if name in two else "(a)")
        text = "cast(a as date)" if name == "cast" else name + arguments
        assert _refusals(f"max({text})" if _refusals(text, Role.METRIC) else text, Role.METRIC) == (), text


@pytest.mark.parametrize(
    "text", ("not " * 3_000 + "a", "-" * 3_000 + "1", "(" * 39 + "a" + ")" * 39, "a" * 5_000, "case " * 700)
)
def test_depth_and_length_end_in_a_sentence(text: str) -> None:
    formula, issues = parse_formula(text, Role.VALUE)
    assert (formula is None) == bool(issues)


def test_a_fault_points_at_its_word_also_in_a_later_line() -> None:
    written = Written("amount > 1\nand random() > 2", Place("f.yml", 10, 5))
    place = parse_formula(written, Role.FILTER)[1][0].place
    assert place == Place("f.yml", 11, 9, 15)


def test_a_cast_to_timestamp_may_stand_in_a_definition() -> None:
    formula, faults = parse_formula("cast(a as timestamp) >= timestamp '2020-01-01'", Role.FILTER)
    assert (formula is None, faults) == (False, ())


@pytest.mark.parametrize(
    "text",
    [
        "percentile_cont(0.9) within group (order by x)",
        "string_agg(name, ', ' order by name)",
        "any_value(x)",
        "approx_quantile(x, 0.5)",
        "sum(x) filter (where y > 1)",
        "if(max(x) is not null, min_by(a, b), null)",
        "covar_pop(a, b) / var_pop(a)",
    ],
)
def test_an_aggregate_of_any_kind_is_read(text: str) -> None:
    formula, faults = parse_formula(text, Role.METRIC)
    assert faults == ()
    assert formula is not None
    assert formula.aggregates


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("string_agg(name, ', ')", "string_agg needs an order"),
        ("sum(x order by y)", "An order may stand only in string_agg"),
        ("percentile_cont(0.9) within group (order by x desc)", "WITHINGROUP"),
        ("first(x ignore nulls)", "may not stand"),
    ],
)
def test_an_aggregate_whose_value_is_left_open_is_refused(text: str, said: str) -> None:
    formula, faults = parse_formula(text, Role.METRIC)
    assert formula is None
    assert said in faults[0].message


@pytest.mark.parametrize("role", [Role.VALUE, Role.FILTER, Role.KEY])
def test_a_window_stands_in_metrics_alone(role: Role) -> None:
    assert _refusals("sum(a) over ()", role)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lag(revenue) over ()", "lag needs an order"),
        ("sum(amount) + sum(revenue) over (order by time.month)", "one metric cannot have both"),
        ("first(x) over (order by y)", "may not stand before OVER"),
        ("rank()", "may not stand"),
    ],
)
def test_a_window_that_cannot_be_computed_is_refused(text: str, said: str) -> None:
    assert said in parse_formula(text, Role.METRIC)[1][0].message


def test_a_window_reads_metrics_and_runs_along_paths() -> None:
    formula, faults = parse_formula("revenue - lag(revenue, 1) over (order by time.month)", Role.METRIC)
    assert faults == ()
    assert formula is not None
    assert (formula.columns, formula.paths, formula.aggregates) == (("revenue",), (("time", "month"),), False)
