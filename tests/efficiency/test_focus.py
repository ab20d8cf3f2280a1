"""Real bills to typed rows: what is repaired is counted, what is exact stays exact, what is unknown is kept."""

from __future__ import annotations

import csv
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from workbench.efficiency.feeds.reading import Reading
from workbench.efficiency.focus import mapped, read_focus
from workbench.efficiency.relations import connected
from workbench.efficiency.tables import BILLING

SAMPLE = Path(__file__).parents[3] / "shared" / "suites" / "focus" / "focus_sample.csv"
NULLS = {"NULL", "None", "NaN", ""}


@pytest.fixture(scope="module")
def delivered() -> list[dict[str, str]]:
    if not SAMPLE.is_file():
        pytest.skip("the FOCUS sample is not beside the repository (../shared/suites/focus)")
    with SAMPLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def billing(delivered) -> pa.Table:
    return read_focus(SAMPLE, tags=["application", "org"])


@pytest.fixture(scope="module")
def notes(delivered, tmp_path_factory) -> dict[tuple[str, str], int]:
    with connected() as connection:
        staging = tmp_path_factory.mktemp("staging")
        reading = Reading.of_file(connection, SAMPLE, staging=staging, mapped=mapped)
    return {(note.code, note.column): note.rows for note in reading.notes}


def test_every_row_comes_in_with_its_number_and_exactly_its_amounts(billing: pa.Table, delivered) -> None:
    assert billing.column("x_row").to_pylist() == list(range(1, 1001))
    for column in ("BilledCost", "EffectiveCost", "ListCost", "PricingQuantity"):
        wanted = [
            None if row[column] in NULLS else Decimal(row[column]).quantize(Decimal("1e-12")) for row in delivered
        ]
        assert billing.column(column).to_pylist() == wanted


def test_the_columns_have_the_types_of_the_table_and_those_of_no_focus_are_kept(billing: pa.Table, delivered) -> None:
    there = [field for field in BILLING.schema if field.name not in {"x_ingested_at", "x_snapshot"}]
    assert [billing.schema.field(field.name) for field in there] == there
    assert billing.column("x_Id").to_pylist() == [row["Id"] for row in delivered]
    assert billing.column("InvoiceId").null_count == 1000


def test_null_spellings_are_null_and_counted_by_column(billing: pa.Table, delivered, notes) -> None:
    wanted = Counter(column for row in delivered for column, value in row.items() if value in NULLS)
    assert {column: count for (code, column), count in notes.items() if code == "null-spelled"} == wanted
    assert billing.column("AvailabilityZone").null_count == wanted["AvailabilityZone"]


def test_a_blank_around_a_tag_key_is_taken_off_and_said(billing: pa.Table, delivered, notes) -> None:
    blank = [row for row in delivered if '" org"' in row["Tags"]]
    assert notes["trimmed", "Tags"] == len(blank) == 23
    tags = [None if text is None else json.loads(text) for text in billing.column("Tags").to_pylist()]
    wanted = [None if row["Tags"] in NULLS else json.loads(row["Tags"].replace('" org"', '"org"')) for row in delivered]
    assert tags == wanted
    assert billing.column("tag_org").to_pylist() == [t.get("org") if t else None for t in wanted]
    assert billing.column("tag_application").to_pylist() == [t.get("application") if t else None for t in wanted]


def test_more_than_twelve_decimals_are_rounded_and_said(delivered, notes) -> None:
    finer = [r for r in delivered if r["ConsumedQuantity"] not in NULLS and _decimals(r["ConsumedQuantity"]) > 12]
    assert notes["rounded", "ConsumedQuantity"] == len(finer)


def _decimals(text: str) -> int:
    return -Decimal(text).normalize().as_tuple().exponent


def written(folder: Path, text: str) -> pa.Table:
    file = folder / "bill.csv"
    file.write_text(text, "utf-8")
    return read_focus(file)


@pytest.mark.parametrize(
    "spelling",
    [
        "2024-09-01 00:00:00",
        "2024-09-01",
        "2024-09-01T00:00:00Z",
        "2024-09-01T00:00Z",
        "2024-09-01T00:00:00.000Z",
        "2024-09-01T02:00:00+02:00",
        "2024-08-31 20:00:00-04",
        "2024-09-01 00:00:00 UTC",
        "20240901",
    ],
)
def test_an_instant_in_any_spelling_is_the_same_instant_in_utc(spelling: str, tmp_path: Path) -> None:
    rows = written(tmp_path, f"ChargePeriodStart\n{spelling}\n")
    assert [str(at) for at in rows.column("ChargePeriodStart").to_pylist()] == ["2024-09-01 00:00:00"]


def test_names_of_the_next_focus_and_names_in_other_letters_are_read(tmp_path: Path) -> None:
    rows = written(tmp_path, "service_provider_name,billed_cost,HostProviderName\nAWS,1.5,AWS\n")
    assert rows.column("ProviderName").to_pylist() == ["AWS"]
    assert rows.column("BilledCost").to_pylist() == [Decimal("1.5")]
    assert rows.column("x_HostProviderName").to_pylist() == ["AWS"]


def test_a_published_name_wins_over_the_one_that_replaces_it(tmp_path: Path) -> None:
    rows = written(tmp_path, "ServiceProviderName,ProviderName\nnew,old\n")
    assert rows.column("ProviderName").to_pylist() == ["old"]
    assert rows.column("x_ServiceProviderName").to_pylist() == ["new"]


def test_tags_that_are_no_object_are_kept_in_one(tmp_path: Path) -> None:
    rows = written(tmp_path, "BilledCost,Tags\n1,team=a\n2,[1]\n3,\n")
    assert rows.column("Tags").to_pylist() == ['{"x_unread":"team=a"}', '{"x_unread":"[1]"}', None]


def test_two_keys_that_would_become_one_with_two_values_stay_as_they_are(tmp_path: Path) -> None:
    text = '{"a": "1", " a": "2"}'
    rows = written(tmp_path, f'BilledCost,Tags\n1,"{text.replace(chr(34), chr(34) * 2)}"\n')
    assert rows.column("Tags").to_pylist() == [text]
