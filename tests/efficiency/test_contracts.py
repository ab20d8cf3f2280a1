"""Contracts (ODCS): what they say is what is checked, row by row, and what cannot be checked is said."""

from __future__ import annotations

import importlib.resources
import json
import random
import re
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import yaml

from workbench.efficiency.contracts import Action, Contract, default_contract, read_contract
from workbench.efficiency.contracts.check import Checked, Violation, caught_rows, checked
from workbench.efficiency.feeds.declared import Feed
from workbench.efficiency.feeds.kinds import reading
from workbench.efficiency.relations import connected
from workbench.efficiency.tables import TABLES
from workbench.errors import DefinitionError

USAGE = Feed("u", "table", "usage", "*.csv", restates="nothing")
HEAD = "platform,producer_asset_id,consumer_asset_id,measure,unit,quantity,period_start,period_end"


def contract(tmp_path: Path, properties: str = "", quality: str = "", rest: str = "") -> Contract:
    """The contract of usage with these properties and rules."""
    text = "apiVersion: v3.1.0\nkind: DataContract\nid: c\nversion: 1.2.3\nstatus: active\nschema:\n  - name: usage\n"
    text += f"    properties:\n{properties}" if properties else ""
    text += f"    quality:\n{quality}" if quality else ""
    file = tmp_path / "c.odcs.yaml"
    file.write_text(text + rest, "utf-8")
    return read_contract(file, "usage")


def check(tmp_path: Path, given: Contract, *rows: tuple[object, ...]) -> tuple[Checked, list[int]]:
    """Check rows of (consumer, measure, quantity); return what was found and the rows that would come in."""
    lines = [f"db,db-1,{who},{what},u,{many},2024-09-01,2024-09-02" for who, what, many in rows]
    file = tmp_path / "u.csv"
    file.write_text("\n".join([HEAD, *lines]) + "\n", "utf-8")
    with connected() as connection:
        opened = reading(connection, file, USAGE, staging=tmp_path, also=tuple(given.columns))
        found = checked(opened, given)
        let_in = opened.rows(without=found.without).to_arrow_table().column("x_row").to_pylist()
        if found.quarantined:
            apart = caught_rows(opened).to_arrow_table().column("x_row").to_pylist()
            assert sorted(let_in + apart) == list(range(1, len(rows) + 1))
    return found, let_in


def violation(found: Checked, rule: str) -> Violation:
    (one,) = [violation for violation in found.violations if violation.rule == rule]
    return one


@pytest.mark.parametrize("table", TABLES)
def test_each_packaged_contract_is_one_by_the_standards_own_schema(table: str) -> None:
    package = importlib.resources.files("open_data_contract_standard")
    schema = json.loads(package.joinpath("schema.json").read_text("utf-8"))
    text = importlib.resources.files("workbench.efficiency.contracts").joinpath("defaults", f"{table}.odcs.yaml")
    jsonschema.validate(yaml.safe_load(text.read_text("utf-8")), schema)
    given = default_contract(table)
    assert set(given.columns) <= set(TABLES[table].schema.names)
    assert given.promise("freshness").within is not None
    assert given.unchecked == ()


def test_a_contract_says_its_version_its_promises_and_its_team(tmp_path: Path) -> None:
    rest = (
        "team: {name: Data platform}\nslaProperties:\n  - {property: latency, value: 6, unit: h, element: usage.period_end}\n"
        "  - {property: retention, value: 2 years}\n  - {property: availability, value: 99.9, unit: percent}\n"
        "  - {property: frequency, value: 1, unit: month}\n"
    )
    given = contract(tmp_path, rest=rest)
    assert (given.id, given.version, given.owner) == ("c", "1.2.3", "Data platform")
    assert given.promise("latency").within.total_seconds() == 6 * 3600
    assert given.promise("retention").within.days == 732
    assert (given.promise("retention").months, given.promise("frequency").months) == (24, 1)
    assert given.promise("latency").months == 0
    assert given.promise("availability").within is None


def test_each_value_is_looked_at_and_shown_with_its_row(tmp_path: Path) -> None:
    quality = "          - {metric: invalidValues, arguments: {validValues: [cpu, memory]}, mustBe: 0}\n"
    given = contract(tmp_path, f"      - name: measure\n        quality:\n{quality}")
    found, let_in = check(tmp_path, given, ("a", "cpu", 1), ("b", "disk", 2), ("c", "", 3), ("d", "Memory", 4))
    assert let_in == [1, 3]  # nothing is not an invalid value
    shown = violation(found, "measure:invalidValues")
    assert [(e.row, e.column, e.value) for e in shown.examples] == [(2, "measure", "disk"), (4, "measure", "Memory")]
    assert (
        str(shown)
        == "measure must be one of cpu, memory [measure:invalidValues]: 2 rows (row 2: disk, row 4: Memory): set apart"
    )


METRICS = {
    "{metric: nullValues, mustBe: 0}": lambda value: value == "",
    "{metric: missingValues, arguments: {missingValues: [n/a, '-']}, mustBe: 0}": lambda value: (
        value in {"", "n/a", "-"}
    ),
    "{metric: invalidValues, arguments: {pattern: '[a-c]+'}, mustBe: 0}": lambda value: (
        value != "" and not re.fullmatch("[a-c]+", value)
    ),
    "{metric: invalidValues, arguments: {validValues: [a, bb, n/a]}, mustBeLessThan: 1}": lambda value: (
        value not in {"", "a", "bb", "n/a"}
    ),
    "{rule: nullValues, mustBeLessOrEqualTo: 0, unit: percent}": lambda value: value == "",
}


@pytest.mark.parametrize("metric", METRICS)
def test_what_a_metric_sets_apart_is_what_python_finds(metric: str, tmp_path: Path) -> None:
    given = contract(tmp_path, f"      - name: measure\n        quality:\n          - {metric}\n")
    draw = random.Random(7)
    values = [draw.choice(["", "a", "bb", "abc", "n/a", "-", "A", "a b", "cab\t"]) for _ in range(200)]
    _, let_in = check(tmp_path, given, *(("w", value, 1) for value in values))
    assert let_in == [row for row, value in enumerate(values, 1) if not METRICS[metric](value)]


OPTIONS = {
    "{minimum: 2, maximum: 5}": lambda n: 2 <= n <= 5,
    "{exclusiveMinimum: 2, exclusiveMaximum: 5}": lambda n: 2 < n < 5,
    "{minimum: -0.5}": lambda n: n >= Decimal("-0.5"),
}


@pytest.mark.parametrize("options", OPTIONS)
def test_bounds_of_a_number_are_those_of_the_type_options(options: str, tmp_path: Path) -> None:
    given = contract(tmp_path, f"      - {{name: quantity, logicalType: number, logicalTypeOptions: {options}}}\n")
    numbers = [Decimal(n) / 2 for n in range(-4, 14)]
    _, let_in = check(tmp_path, given, *(("w", "cpu", n) for n in numbers))
    assert let_in == [row for row, n in enumerate(numbers, 1) if OPTIONS[options](n)]


TYPES = {
    "logicalType: integer": {"1": True, "2.5": False, "-3": True},
    "logicalType: number, physicalType: 'decimal(4,1)'": {"1.5": True, "1.55": False, "1234.5": False, "-999.9": True},
}


@pytest.mark.parametrize("kind", TYPES)
def test_a_stricter_type_than_the_tables_is_checked(kind: str, tmp_path: Path) -> None:
    given = contract(tmp_path, f"      - {{name: quantity, {kind}}}\n")
    _, let_in = check(tmp_path, given, *(("w", "cpu", value) for value in TYPES[kind]))
    assert let_in == [row for row, fits in enumerate(TYPES[kind].values(), 1) if fits]


BESIDE = {
    "logicalType: integer": {"7": True, "x": False, "NULL": True},
    "logicalType: date": {"2024-09-01": True, "2024-09-01 10:00:00": False, "soon": False},
    "logicalType: timestamp": {"2024-09-01T10:00:00Z": True, "soon": False},
    "logicalType: boolean": {"true": True, "maybe": False},
    "logicalType: array": {"[1]": True, "1": False},
    "physicalType: varchar(3)": {"abc": True, "abcd": False},
}


@pytest.mark.parametrize("kind", BESIDE)
def test_a_producers_own_column_is_checked_though_it_is_no_part_of_the_rows(kind: str, tmp_path: Path) -> None:
    given = contract(tmp_path, f"      - {{name: theirs, {kind}}}\n")
    lines = [f"db,db-1,a,cpu,u,1,2024-09-01,2024-09-02,{value}" for value in BESIDE[kind]]
    file = tmp_path / "u.csv"
    file.write_text("\n".join([f"{HEAD},theirs", *lines]) + "\n", "utf-8")
    with connected() as connection:
        opened = reading(connection, file, USAGE, staging=tmp_path, also=tuple(given.columns))
        let_in = opened.rows(without=checked(opened, given).without).to_arrow_table()
    assert "theirs" not in let_in.column_names
    assert let_in.column("x_row").to_pylist() == [row for row, fits in enumerate(BESIDE[kind].values(), 1) if fits]


def test_of_rows_with_one_key_the_first_comes_in(tmp_path: Path) -> None:
    quality = "      - {metric: duplicateValues, arguments: {properties: [consumer_asset_id, measure]}, mustBe: 0}\n"
    rows = [
        ("a", "cpu", 1),
        ("a", "memory", 1),
        ("a", "cpu", 2),
        ("b", "cpu", 1),
        ("a", "cpu", 3),
        ("", "", 1),
        ("", "", 2),
    ]
    found, let_in = check(tmp_path, contract(tmp_path, quality=quality), *rows)
    assert let_in == [1, 2, 4, 6, 7]  # a key that is null throughout is none
    assert violation(found, "consumer_asset_id+measure:duplicateValues").rows == 2


def test_an_enum_a_unique_column_and_a_primary_key_are_rules_too(tmp_path: Path) -> None:
    properties = (
        "      - {name: measure, enum: [{value: cpu}]}\n      - {name: quantity, unique: true}\n"
        "      - {name: consumer_asset_id, primaryKey: true, primaryKeyPosition: 1}\n"
    )
    rows = [("a", "cpu", 1), ("b", "gpu", 2), ("c", "cpu", 1), ("a", "cpu", 4), ("", "cpu", 5)]
    found, let_in = check(tmp_path, contract(tmp_path, properties), *rows)
    assert let_in == [1]
    rules = {v.rule: v.rows for v in found.violations}
    assert rules == {"measure:enum": 1, "quantity:unique": 1, "primaryKey": 1, "consumer_asset_id:required": 1}


def test_a_tolerance_lets_rows_in_until_it_is_passed_then_the_delivery_is_refused(tmp_path: Path) -> None:
    quality = "          - {metric: nullValues, mustBeLessThan: 30, unit: percent}\n"
    given = contract(tmp_path, f"      - name: measure\n        quality:\n{quality}")
    within, let_in = check(tmp_path, given, ("a", "", 1), *([("a", "cpu", 1)] * 3))
    assert (violation(within, "measure:nullValues").done, let_in) == (Action.NOTE, [1, 2, 3, 4])
    beyond, _ = check(tmp_path, given, ("a", "", 1), *([("a", "cpu", 1)] * 2))
    assert [v.rule for v in beyond.refused] == ["measure:nullValues"]


@pytest.mark.parametrize(
    ("addition", "done"),
    [
        ("", Action.QUARANTINE),
        (", severity: warning", Action.NOTE),
        (", severity: error", Action.QUARANTINE),
        (", customProperties: [{property: onFailure, value: refuse}]", Action.REFUSE),
        (", severity: info, customProperties: [{property: onFailure, value: quarantine}]", Action.QUARANTINE),
    ],
)
def test_what_is_done_follows_severity_and_what_the_contract_says(addition: str, done: Action, tmp_path: Path) -> None:
    given = contract(
        tmp_path, f"      - name: measure\n        quality:\n          - {{metric: nullValues, mustBe: 0{addition}}}\n"
    )
    found, _ = check(tmp_path, given, ("a", "", 1))
    assert violation(found, "measure:nullValues").done is done


WHOLE = [
    ("{metric: rowCount, mustBeBetween: [1, 3]}", True),
    ("{metric: rowCount, mustBeGreaterThan: 3}", False),
    ("{type: sql, query: 'SELECT sum(quantity) FROM {object}', mustBe: 6}", True),
    ("{type: sql, query: 'SELECT sum(quantity) FROM usage', mustBe: 5.5}", False),
    ("{type: sql, query: 'SELECT count(*) FROM usage u WHERE u.quantity > 2', mustBeLessOrEqualTo: 1}", True),
    (
        "{type: sql, query: 'WITH big AS (SELECT * FROM ${table} WHERE quantity > 1) SELECT count(*) FROM big', mustNotBe: 2}",
        False,
    ),
    ("{type: sql, query: 'SELECT quantity FROM usage', mustBe: 0}", False),
]


@pytest.mark.parametrize(("quality", "kept"), WHOLE)
def test_a_rule_about_the_whole_holds_or_refuses_the_delivery(quality: str, kept: bool, tmp_path: Path) -> None:  # noqa: FBT001
    found, let_in = check(
        tmp_path, contract(tmp_path, quality=f"      - {quality}\n"), *(("a", "cpu", n) for n in (1, 2, 3))
    )
    assert (not found.refused) == kept
    assert let_in == [1, 2, 3]


def test_a_select_on_a_property_stands_for_its_column(tmp_path: Path) -> None:
    query = "SELECT count(*) FROM ${object} WHERE ${property} = 0"
    given = contract(
        tmp_path, f"      - name: quantity\n        quality:\n          - {{type: sql, query: '{query}', mustBe: 0}}\n"
    )
    found, _ = check(tmp_path, given, ("a", "cpu", 0), ("a", "cpu", 1))
    assert violation(found, "quantity:sql").measured == "it is 1"


FORBIDDEN = [
    ("SELECT count(*) FROM read_csv('/etc/passwd')", "may not stand"),
    ("SELECT count(*) FROM '/etc/passwd'", "no other table"),
    ("SELECT count(*) FROM other", "reads 'usage' and no other table, not 'other'"),
    ("SELECT count(*) FROM information_schema.tables", "no other table"),
    ("SELECT 1 FROM usage; DROP TABLE usage", "one SELECT"),
    ("COPY usage TO 'x.csv'", "one SELECT"),
    ("SELECT getenv('HOME') FROM usage", "The function 'getenv' may not stand"),
    ("SELECT current_setting('memory_limit') FROM usage", "may not stand"),
    ("SELECT random() FROM usage", "may not stand"),
    ("SELECT count(*) FROM usage WHERE quantty > 1", "Did you mean 'quantity'?"),
    ("SELECT FROM WHERE", "cannot be read"),
]


@pytest.mark.parametrize(("query", "said"), FORBIDDEN)
def test_a_select_may_only_look_at_its_rows(query: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=re.escape(said)):
        contract(tmp_path, quality=f'      - {{type: sql, query: "{query}", mustBe: 0}}\n')


FAULTS = [
    ("      - {metric: nulValues, mustBe: 0}\n", "There is no metric 'nulValues'. Did you mean 'nullValues'?"),
    ("      - {metric: nullValues, mustBe: 0}\n", "needs a property"),
    ("      - {metric: rowCount, mustBe: 0, mustBeLessThan: 4}\n", "one bound"),
    ("      - {metric: rowCount, mustBe: many}\n", "'mustBe' is a number, not 'many'"),
    ("      - {metric: duplicateValues, arguments: {properties: [measur]}, mustBe: 0}\n", "Did you mean 'measure'"),
    (
        "      - {metric: rowCount, mustBe: 0, customProperties: [{property: onFailure, value: quarantin}]}\n",
        "Did you mean 'quarantine'?",
    ),
]


@pytest.mark.parametrize(("quality", "said"), FAULTS)
def test_a_mistake_in_a_contract_is_said_with_its_place(quality: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as caught:
        contract(tmp_path, quality=quality)
    assert said in str(caught.value)
    assert caught.value.issues[0].place.line == 9


def test_all_mistakes_are_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as caught:
        contract(tmp_path, quality="".join(quality for quality, _ in FAULTS))
    assert len(caught.value.issues) == len(FAULTS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind: DataContract\nschma: []\n", "Did you mean 'schema'?"),
        ("a: [1\n", "not readable as YAML"),
        ("- 1\n", "is no data contract"),
        ("kind: DataContract\nschema:\n  - {name: a}\n  - {name: usages}\n", "Did you mean 'usages'?"),
    ],
)
def test_a_file_that_is_no_contract_is_said(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "c.odcs.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(DefinitionError, match=re.escape(said)):
        read_contract(file, "usage")


def test_a_contract_that_is_not_there_is_named_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "usage.odcs.yaml").write_text("", "utf-8")
    with pytest.raises(DefinitionError, match=re.escape("Did you mean 'usage.odcs.yaml'?")):
        read_contract(tmp_path / "usge.odcs.yaml", "usage")


def test_rules_for_people_or_other_engines_are_kept_as_unchecked(tmp_path: Path) -> None:
    quality = (
        "      - {type: text, description: Looks right to the team.}\n"
        "      - {type: custom, engine: soda, implementation: 'checks: []', name: Soda}\n"
    )
    assert contract(tmp_path, quality=quality).unchecked == ("Looks right to the team.", "Soda")
