"""The real FOCUS sample: each of its defects is found by an audit and counted right, and none on a repaired copy."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from workbench.efficiency.audits import Outcome, State, audited, bill, of_bill, packaged

SAMPLE = Path(__file__).parents[2].parent / "shared" / "suites" / "focus" / "focus_sample.csv"

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="the FOCUS sample is not here")

Row = dict[str, str]
NOW = datetime(2026, 1, 1)


def outcomes(path: Path) -> dict[str, Outcome]:
    with bill(path) as connection:
        found = audited(connection, of_bill(packaged()), now=NOW)
    return {o.audit.id: o for o in found if o.state is not State.SKIPPED}


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with SAMPLE.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def found() -> dict[str, Outcome]:
    return outcomes(SAMPLE)


def tags(row: Row) -> dict[str, str]:
    return json.loads(row["Tags"]) if row["Tags"].startswith("{") else {}


def is_null(text: str) -> bool:
    return text in ("", "NULL", "None", "NaN")


#: Each defect as it is described beside the sample, counted here in plain Python.
DEFECTS: dict[str, Callable[[Row], bool]] = {
    "focus-zone-is-number": lambda r: r["ProviderName"] == "Microsoft",
    "focus-effective-cost-rounded": lambda r: r["ProviderName"] == "AWS" and Decimal(r["BilledCost"]) > 0,
    "focus-charge-frequency": lambda r: r["ChargeFrequency"] == "Usage-based",
    "focus-pricing-category": lambda r: is_null(r["PricingCategory"]),
    "focus-sku-price": lambda r: is_null(r["SkuPriceId"]) and r["ChargeCategory"] == "Usage",
    "focus-charge-period": lambda r: r["ChargePeriodStart"] < r["BillingPeriodStart"],
    "focus-tag-key-blank": lambda r: any(key != key.strip() for key in tags(r)),
    "focus-no-owner-tag": lambda r: not {"business_unit", "org"} & tags(r).keys(),
    "focus-effective-cost-zero": lambda r: (
        r["ChargeCategory"] == "Usage" and Decimal(r["BilledCost"]) > 0 and Decimal(r["EffectiveCost"]) == 0
    ),
    "focus-list-cost": lambda r: (
        not is_null(r["ListUnitPrice"])
        and abs(Decimal(r["ListCost"]) - Decimal(r["ListUnitPrice"]) * Decimal(r["PricingQuantity"])) > Decimal("1e-6")
    ),
}
COUNTS = {
    "focus-zone-is-number": 51,
    "focus-effective-cost-rounded": 614,
    "focus-charge-frequency": 7,
    "focus-pricing-category": 7,
    "focus-sku-price": 5,
    "focus-charge-period": 1,
    "focus-tag-key-blank": 23,
    "focus-no-owner-tag": 298,
    "focus-list-cost": 25,
    "focus-effective-cost-zero": 608,
}


@pytest.mark.parametrize("audit", DEFECTS)
def test_each_defect_of_the_sample_is_found_and_counted(audit: str, rows: list[Row], found: dict[str, Outcome]) -> None:
    assert sum(map(DEFECTS[audit], rows)) == COUNTS[audit]
    assert (found[audit].state, found[audit].rows) == (State.FAILED, COUNTS[audit])


def test_every_spelling_of_null_is_counted_by_its_column(rows: list[Row], found: dict[str, Outcome]) -> None:
    spelled = {"NULL", "null", "None", "NaN", "nan", "N/A", "n/a"}
    cells = [name for row in rows for name, value in row.items() if value in spelled]
    assert found["focus-null-spelled"].rows == len(cells) > 1_000
    september = found["focus-null-spelled"].findings[0]
    assert september.parts == len(set(cells))


def test_a_name_of_several_accounts_is_found_with_its_rows(rows: list[Row], found: dict[str, Outcome]) -> None:
    ids: dict[str, set[str]] = {}
    for row in rows:
        ids.setdefault(row["SubAccountName"], set()).add(row["SubAccountId"])
    double = {name for name, known in ids.items() if len(known) > 1}
    outcome = found["focus-sub-account-name"]
    assert (outcome.parts, set(outcome.examples)) == (len(double), double)
    assert outcome.rows == sum(row["SubAccountName"] in double for row in rows)


def test_nothing_is_complained_about_that_is_not_a_listed_defect(found: dict[str, Outcome]) -> None:
    listed = DEFECTS.keys() | {"focus-null-spelled", "focus-sub-account-name"}
    assert {name for name, outcome in found.items() if outcome.failed} == listed
    tolerated = {name: outcome.rows for name, outcome in found.items() if outcome.state is State.TOLERATED}
    assert tolerated == {"focus-contracted-cost": 16}  # not listed, but so it is


def repaired(row: Row) -> Row:
    """The row as a careful producer would have written it."""
    row = {name: "" if is_null(value) else value for name, value in row.items()}
    if row["ProviderName"] == "Microsoft":
        row["AvailabilityZone"] = ""
    row["EffectiveCost"] = row["BilledCost"]
    row["ChargeFrequency"] = row["ChargeFrequency"].replace("Usage-based", "Usage-Based")
    row["PricingCategory"] = row["PricingCategory"] or "Standard"
    row["SkuPriceId"] = row["SkuPriceId"] or f"{row['SkuId']}-price"
    if row["ChargePeriodStart"] < row["BillingPeriodStart"]:
        row["BillingPeriodStart"], row["BillingPeriodEnd"] = "2024-09-01 00:00:00", "2024-10-01 00:00:00"
    held = json.loads(row["Tags"]) if row["Tags"] else {}
    row["Tags"] = json.dumps({"org": "unknown"} | {key.strip(): value for key, value in held.items()})
    if row["ListUnitPrice"]:
        row["ListCost"] = str(Decimal(row["ListUnitPrice"]) * Decimal(row["PricingQuantity"]))
    if row["ContractedUnitPrice"]:
        row["ContractedCost"] = str(Decimal(row["ContractedUnitPrice"]) * Decimal(row["PricingQuantity"]))
    row["SubAccountName"] = f"{row['SubAccountName']} {row['SubAccountId']}"
    return row


def test_a_repaired_copy_has_no_defect(rows: list[Row], tmp_path: Path) -> None:
    file = tmp_path / "focus_repaired.csv"
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(map(repaired, rows))
    again = outcomes(file)
    assert len(again) >= 15
    assert {name: (o.state, o.examples) for name, o in again.items() if o.state is not State.PASSED} == {}
