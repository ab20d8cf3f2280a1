"""The packaged metrics: each documented, each answered over the tables that the package publishes, each example too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import workbench
from workbench.catalog.load import load, read_texts
from workbench.catalog.model import Cumulative, Metric, Status
from workbench.catalog.packaged import PACKAGED
from workbench.efficiency.allocation.publish import ALLOCATED, OURS
from workbench.efficiency.allocation.result import OWNER_COST
from workbench.efficiency.audits import AUDIT_RESULT
from workbench.efficiency.sla import SLA_STATUS
from workbench.efficiency.tables import AMOUNT, FOCUS_COLUMNS, INSTANT, TABLES, TEXT
from workbench.errors import QueryError, UnsupportedError
from workbench.formats.native import dump
from workbench.session import Workbench

CATALOG = load(PACKAGED["efficiency"])
METRICS = [metric for metric in CATALOG.metrics.values() if not metric.private]
EXAMPLES = [example.query for metric in METRICS for example in metric.doc.examples]

#: The tables that are computed, with the columns that definitions read.
COMPUTED: dict[str, pa.Schema | dict[str, pa.DataType]] = {
    "allocated": {
        **dict.fromkeys((*FOCUS_COLUMNS, *ALLOCATED, *OURS), TEXT),
        **dict.fromkeys(("EffectiveCost", "BilledCost"), AMOUNT),
        **dict.fromkeys(("ChargePeriodStart", "ChargePeriodEnd", "BillingPeriodStart", "BillingPeriodEnd"), INSTANT),
    },
    "owner_cost": OWNER_COST,
    "capacity": {
        "period_start": INSTANT,
        "period_end": INSTANT,
        "currency": TEXT,
        "platform": TEXT,
        "pool": TEXT,
        "measure": TEXT,
        "unit": TEXT,
        "capacity": AMOUNT,
        "used": AMOUNT,
        "kept": pa.bool_(),
        "cost": pa.float64(),
    },
    "audit_result": AUDIT_RESULT,
    "sla_status": SLA_STATUS,
}

MARCH = datetime(2026, 3, 2)

#: Rows by table: only what the tests below reckon with; every other cell is null.
ROWS: dict[str, list[dict[str, object]]] = {
    "billing": [
        {
            "BillingCurrency": currency,
            "x_feed": f"bill_{provider}",
            "ChargePeriodStart": MARCH,
            "ProviderName": provider,
            "EffectiveCost": Decimal(cost),
        }
        for currency, provider, cost in (("USD", "A", 10), ("EUR", "B", 20), ("SEK", "C", 5))
    ],
    "sla_status": [{"subject": "bill_A", "state": "met", "due_at": MARCH}, {"subject": "bill_A", "state": "late"}],
    "owner_cost": [
        {
            "period_start": MARCH,
            "currency": "USD",
            "platform": p,
            "owner_id": o,
            "method": m,
            "amount": Decimal(a),
            "cents": a * 100,
        }
        for p, o, m, a in (
            ("spark", "team_a", "usage", 30),
            ("spark", "idle:spark", "usage", 10),
            ("wiki", "team_b", "even", 20),
            ("s3", "team_a", "direct", 35),
            ("s3", "unowned", "direct", 5),
        )
    ],
    "owner": [
        {
            "owner_id": "team_a",
            "name": "Team A",
            "kind": "team",
            "parent_owner_id": "org",
            "valid_from": datetime(2025, 1, 1),
            "valid_to": datetime(2026, 1, 1),
        },
        {
            "owner_id": "team_a",
            "name": "Team Alpha",
            "kind": "team",
            "parent_owner_id": "org",
            "valid_from": datetime(2026, 1, 1),
            "valid_to": None,
        },
        {
            "owner_id": "org",
            "name": "Organisation",
            "kind": "org",
            "parent_owner_id": None,
            "valid_from": datetime(2025, 1, 1),
            "valid_to": None,
        },
    ],
    "rate": [
        {
            "currency_from": "EUR",
            "currency_to": "USD",
            "rate": Decimal("1.10"),
            "valid_from": datetime(2026, 1, 1),
            "valid_to": datetime(2026, 3, 2),
        },
        {
            "currency_from": "EUR",
            "currency_to": "USD",
            "rate": Decimal("1.20"),
            "valid_from": datetime(2026, 3, 2),
            "valid_to": None,
        },
    ],
}


@pytest.fixture(scope="module")
def wb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    folder = tmp_path_factory.mktemp("published")
    schemas = {name: table.schema for name, table in TABLES.items()}
    schemas |= {name: pa.schema(columns) for name, columns in COMPUTED.items()}
    for name, schema in schemas.items():
        pq.write_table(pa.Table.from_pylist(ROWS.get(name, []), schema=schema), folder / f"{name}.parquet")
    session = workbench.open(PACKAGED["efficiency"], warehouse=folder, registry=":memory:")
    yield session
    session.close()


def one(wb: Workbench, query: str) -> object:
    (row,) = wb.run(query).arrow.to_pylist()
    return row[query.split(maxsplit=1)[0]]


def within(metric: Metric) -> list[Metric]:
    """The metric and all that it is made of."""
    return [metric, *(part for name in metric.inputs for part in within(CATALOG.metrics[name]))]


def asked(metric: Metric) -> str:
    """The plainest query for a metric: by what it keeps apart, and by time where it looks along time."""
    parts = within(metric)
    moved = any(part.offset or isinstance(part.definition, Cumulative) for part in parts)
    groups = [*dict.fromkeys(path for part in parts for path in part.unmixed), *(["time.month"] if moved else [])]
    return f"{metric.key} by {', '.join(groups)}" if groups else metric.key


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_each_metric_says_what_it_is_and_whose(metric: Metric) -> None:
    doc = metric.doc
    assert doc.title
    assert doc.description.endswith(".")
    assert doc.owner
    assert doc.tier
    assert doc.sla
    assert dict(doc.meta)["additivity"]
    assert all(limit.endswith(".") and not limit[0].islower() for limit in doc.known_limits)
    if doc.status is Status.DEPRECATED:
        assert doc.known_limits


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_each_metric_is_answered(wb: Workbench, metric: Metric) -> None:
    wb.run(asked(metric))


@pytest.mark.parametrize("dialect", ("spark", "trino"))
def test_each_metric_is_written_for_other_engines(wb: Workbench, dialect: str) -> None:
    refused = set()
    for metric in METRICS:
        try:
            assert wb.compile(asked(metric), dialect=dialect).sql
        except UnsupportedError:
            refused.add(metric.key)
    assert refused == ({"typical_freshness_lag"} if dialect == "trino" else set())  # no exact median there


@pytest.mark.parametrize("query", EXAMPLES)
def test_each_example_is_answered(wb: Workbench, query: str) -> None:
    wb.run(query)


def test_each_dimension_says_what_it_is_and_can_be_asked_for(wb: Workbench) -> None:
    for dataset in CATALOG.datasets.values():
        for dimension in dataset.dimensions.values():
            assert dimension.doc.title, dimension.name
            assert dimension.doc.description, dimension.name
        paths = ", ".join([*dataset.dimensions, *dataset.links])
        wb.run(f"values of {paths} from {dataset.key}")


def test_every_column_of_the_tables_can_be_asked_for() -> None:
    for name, table in (("billing", "billing"), ("usage", "usage"), ("assets", "asset")):
        read = {column for d in CATALOG.datasets[name].dimensions.values() for column in d.expr.columns}
        hidden = {"quantity"} | {field for field in TABLES[table].schema.names if field.startswith("x_")}
        assert set(TABLES[table].schema.names) - read - hidden == set()


# --- the numbers ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("metric", "expected"),
    (
        ("allocated_cost", 100),
        ("allocated_cost_in_cents", 100),
        ("direct_cost", 40),
        ("shared_cost", 60),
        ("idle_cost", 10),
        ("unowned_cost", 5),
        ("owned_cost", 95),
        ("ownership_coverage", 0.95),
        ("unowned_share", 0.05),
        ("usage_coverage", 40 / 60),
        ("idle_share", 10 / 60),
        ("paying_owners", 2),
        ("cost_per_owner", 50),
    ),
)
def test_what_owners_pay_is_taken_apart(wb: Workbench, metric: str, expected: float) -> None:
    assert float(one(wb, f"{metric} where currency = 'USD'")) == pytest.approx(expected)  # type: ignore[arg-type]


def test_cost_is_under_contract_where_its_feed_promises_when_it_comes(wb: Workbench) -> None:
    assert one(wb, "contract_coverage where BillingCurrency = 'USD'") == 1
    assert one(wb, "contract_coverage where BillingCurrency = 'EUR'") == 0


def test_an_owner_has_its_name_then_or_now_and_its_parents(wb: Workbench) -> None:
    then = wb.run("allocated_cost by owner.name order by allocated_cost desc limit 1").arrow.to_pylist()
    above = wb.run("allocated_cost by owner_now.parent.name where owner_id = 'team_a'").arrow.to_pylist()
    assert then == [{"owner.name": "Team Alpha", "allocated_cost": Decimal(65)}]
    assert above == [{"owner_now.parent.name": "Organisation", "allocated_cost": Decimal(65)}]


def test_currencies_are_refused_or_converted_at_the_stated_rate_of_the_day(wb: Workbench) -> None:
    with pytest.raises(QueryError, match="adds up within one BillingCurrency only"):
        wb.run("effective_cost by ProviderName")
    converted = "converted_effective_cost by ProviderName where reporting_currency = 'USD' order by ProviderName"
    rows = wb.run(converted).arrow.column("converted_effective_cost").to_pylist()
    assert rows == [Decimal(10), Decimal(24), None]  # as it is, at the later rate, and without any rate
    assert one(wb, "charges_without_rate where reporting_currency = 'USD'") == 1
    assert one(wb, "converted_effective_cost where reporting_currency = 'USD'") is None
    with pytest.raises(QueryError, match="reporting_currency"):
        wb.compile("converted_effective_cost by ProviderName")


def test_the_definitions_are_the_same_after_being_written_out() -> None:
    again, issues = read_texts(dump(CATALOG))
    assert issues == ()
    assert again is not None
    for key, metric in CATALOG.metrics.items():
        other = again.metrics[key]
        assert (other.version, other.unmixed, other.doc) == (metric.version, metric.unmixed, metric.doc)
    assert again.metrics.keys() == CATALOG.metrics.keys()


def test_a_company_s_catalog_takes_all_of_it_in(tmp_path: Path) -> None:
    (tmp_path / "catalog.yml").write_text("catalog: ours\nuses: efficiency\nowner: finance\n", "utf-8")
    assert load(tmp_path).metrics.keys() == CATALOG.metrics.keys()
