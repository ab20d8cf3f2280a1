"""Kinds of questions that FOCUS's use cases ask, each as SQL written by hand and as a metric query, on the real sample."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from math import isnan
from pathlib import Path

import duckdb
import pytest

import workbench
from workbench.catalog.load import load
from workbench.catalog.packaged import PACKAGED
from workbench.session import Workbench

SAMPLE = Path(__file__).parents[3] / "shared" / "suites" / "focus" / "focus_sample.csv"

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="../shared/suites/focus is not here")

PAIRS = (
    (
        "SELECT MONTH(BillingPeriodStart), ServiceName, SUM(EffectiveCost) FROM billing GROUP BY 1, 2",
        "effective_cost by BillingPeriodStart.extract_month, ServiceName",
    ),
    (
        "SELECT date_trunc('month', ChargePeriodStart), ProviderName, SUM(BilledCost) FROM billing GROUP BY 1, 2",
        "billed_cost by time.month, ProviderName",
    ),
    (
        "SELECT date_trunc('week', ChargePeriodStart)::DATE, COUNT(DISTINCT ResourceId) FROM billing GROUP BY 1",
        "resources by time.week",
    ),
    (
        "SELECT ProviderName, COUNT(DISTINCT SubAccountId), COUNT(DISTINCT ServiceName), COUNT(*) FROM billing GROUP BY 1",
        "sub_accounts, services, charges by ProviderName",
    ),
    (
        (
            "SELECT SUM(CASE WHEN ChargeCategory = 'Usage' THEN BilledCost END), SUM(CASE WHEN ChargeCategory = 'Credit' THEN "
            "BilledCost END), SUM(CASE WHEN ChargeCategory = 'Adjustment' THEN BilledCost END) FROM billing"
        ),
        "billed_cost_of_category, credits, adjustments",
    ),
    (
        "SELECT SkuId, PricingUnit, MIN(ListUnitPrice), MAX(ContractedUnitPrice), SUM(PricingQuantity) FROM billing GROUP BY 1, 2",
        "lowest_list_price, highest_contracted_price, pricing_quantity by SkuId, PricingUnit",
    ),
    (
        "SELECT ServiceCategory, AVG(EffectiveCost), MIN(EffectiveCost), MAX(EffectiveCost) FROM billing GROUP BY 1",
        "average_effective_charge, lowest_effective_charge, highest_effective_charge by ServiceCategory",
    ),
    (
        (
            "SELECT ProviderName, (SUM(ListCost) - SUM(EffectiveCost)) / NULLIF(SUM(ListCost), 0), SUM(ListCost) - "
            "SUM(ContractedCost) FROM billing GROUP BY 1"
        ),
        "effective_savings_rate, negotiated_savings by ProviderName",
    ),
    (
        "SELECT SubAccountName, SUM(BilledCost) b FROM billing GROUP BY 1 HAVING b > 0.1 ORDER BY b DESC LIMIT 5",
        "billed_cost by SubAccountName having billed_cost > 0.1 order by billed_cost desc limit 5",
    ),
    (
        "SELECT ProviderName, SUM(BilledCost) / (SELECT SUM(BilledCost) FROM billing) FROM billing GROUP BY 1",
        "share of billed_cost by ProviderName",
    ),
    (
        "SELECT DISTINCT ProviderName, PublisherName, ServiceName FROM billing",
        "values of ProviderName, PublisherName, ServiceName from billing",
    ),
    (
        (
            "SELECT ChargePeriodStart, ResourceId, ListUnitPrice, ContractedUnitPrice, ListCost - ContractedCost FROM billing "
            "WHERE PricingQuantity > 1000"
        ),
        (
            "raw values of ChargePeriodStart, ResourceId, ListUnitPrice, ContractedUnitPrice, list_less_contracted_cost "
            "from billing where PricingQuantity > 1000"
        ),
    ),
    (
        "SELECT Tags ->> '$.application', Tags ->> '$.environment', SUM(EffectiveCost) FROM billing GROUP BY 1, 2",
        "effective_cost by tag_application, tag_environment",
    ),
    (
        "SELECT COUNT(*), SUM(EffectiveCost) FROM billing WHERE Tags ->> '$.\"CostCenter\"' IS NULL",
        "charges, effective_cost where tag_CostCenter is null",
    ),
    (
        (
            "SELECT ProviderName, COALESCE(SUM(EffectiveCost) FILTER (WHERE Tags ->> '$.org' IS NOT NULL), 0) / SUM(EffectiveCost) "
            "FROM billing GROUP BY 1"
        ),
        "tag_key_coverage(key = 'org') by ProviderName",
    ),
    (
        (
            "SELECT CommitmentDiscountId, CommitmentDiscountType, MIN(ChargePeriodStart), MAX(ChargePeriodEnd), "
            "SUM(EffectiveCost) FROM billing WHERE CommitmentDiscountStatus = 'Used' GROUP BY 1, 2"
        ),
        (
            "first_charge, last_charge, effective_cost by CommitmentDiscountId, CommitmentDiscountType "
            "where CommitmentDiscountStatus = 'Used'"
        ),
    ),
    (
        (
            "SELECT ChargeCategory, ChargeFrequency, SUM(BilledCost) FROM billing WHERE BillingPeriodStart < '2024-10-01' AND "
            "InvoiceIssuerName LIKE 'Amazon%' GROUP BY 1, 2"
        ),
        (
            "billed_cost by ChargeCategory, ChargeFrequency where BillingPeriodStart < '2024-10-01' "
            "and InvoiceIssuerName like 'Amazon%'"
        ),
    ),
    (
        (
            "SELECT RegionId, ConsumedUnit, SUM(ConsumedQuantity), SUM(EffectiveCost) / NULLIF(SUM(ConsumedQuantity), 0) FROM "
            "billing WHERE ChargePeriodStart BETWEEN '2024-09-10' AND '2024-09-20' GROUP BY 1, 2"
        ),
        "consumed_quantity, unit_cost by RegionId, ConsumedUnit where ChargePeriodStart between '2024-09-10' and '2024-09-20'",
    ),
    (
        "SELECT HOUR(ChargePeriodStart), COUNT(*) FROM billing WHERE ChargePeriodStart >= '2024-09-01' GROUP BY 1",
        "charges by ChargePeriodStart.extract_hour where ChargePeriodStart >= '2024-09-01'",
    ),
    (
        "SELECT MIN(BilledCost), MAX(BilledCost), AVG(BilledCost) FROM billing",
        "lowest_charge, highest_charge, average_charge",
    ),
)


@pytest.fixture(scope="module")
def data() -> Iterator[tuple[duckdb.DuckDBPyConnection, Workbench]]:
    from workbench.efficiency.focus import read_focus

    with duckdb.connect() as connection:
        connection.from_arrow(read_focus(SAMPLE)).create("billing")
        session = workbench.open(load(PACKAGED["efficiency"]), warehouse=connection, registry=":memory:")
        yield connection, session
        session.close()


def plain(cell: object) -> object:
    match cell:
        case bool() | str() | None:
            return cell
        case datetime():
            return cell.isoformat()
        case date():
            return datetime(cell.year, cell.month, cell.day).isoformat()
        case int() | float() | Decimal():
            return None if isnan(cell) else f"{float(cell):.9e}"
        case _:
            raise TypeError(cell)


@pytest.mark.parametrize(("by_hand", "query"), PAIRS)
def test_a_query_has_the_rows_of_the_sql_written_by_hand(
    data: tuple[duckdb.DuckDBPyConnection, Workbench], by_hand: str, query: str
) -> None:
    connection, session = data
    expected = Counter(tuple(map(plain, row)) for row in connection.sql(by_hand).fetchall())
    found = Counter(tuple(map(plain, row.values())) for row in session.run(query).arrow.to_pylist())
    assert found == expected
