"""Feeds: what is declared is what is read; exports in other shapes become the same tables.

The exports of AWS and Azure here were made after their published column lists: no real export was at hand.
"""

from __future__ import annotations

import gzip
import json
import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from workbench.efficiency.arrival import Arrival
from workbench.efficiency.feeds.declared import Feed, read_feeds
from workbench.efficiency.lake import Lake
from workbench.errors import DefinitionError

NOW = datetime(2024, 10, 2)


def declared(tmp_path: Path, text: str) -> tuple[Feed, ...]:
    file = tmp_path / "feeds.yml"
    file.write_text(text, "utf-8")
    return read_feeds(file)


def taken(root: Path, feed: Feed) -> pa.Table:
    arrived = Arrival(Lake(root / "lake"), (feed,), root).ingest(NOW)
    assert [run.problems for run in arrived.taken] == [()], arrived
    return Lake(root / "lake").read(feed.table)


def test_feeds_are_read_with_what_is_usual_for_their_kind(tmp_path: Path) -> None:
    bill, things = declared(
        tmp_path,
        "feeds:\n"
        "  - {name: aws, kind: focus, files: 'bills/{delivery}/*.csv', tags: [team], delimiter: tab}\n"
        "  - name: ec2\n    kind: table\n    table: asset\n    platform: ec2\n    files: inventory/*.csv\n"
        "    columns: {asset_id: id, asset_type: \"'vm'\"}\n    restates: platform\n    least_share: 0.8\n",
    )
    assert (bill.table, bill.restates, bill.tags, bill.delimiter, bill.least_share) == (
        "billing",
        "period",
        ("team",),
        "\t",
        Decimal("0.5"),
    )
    assert (things.table, things.restates, things.columns) == (
        "asset",
        "platform",
        {"asset_id": "id", "asset_type": "'vm'"},
    )


FAULTS = [
    ("- {name: a, kind: focs, files: x}", "'kind' cannot be 'focs'. Did you mean 'focus'?"),
    ("- {name: a, kind: focus}", "A feed needs 'files'."),
    ("- {name: a, kind: table, files: x}", "A feed needs 'table'."),
    ("- {name: a, kind: focus, files: x, contrct: y}", "Did you mean 'contract'?"),
    ("- {name: a, kind: focus, files: x, restates: week}", "It is one of: period, day, everything, nothing."),
    ("- {name: a, kind: focus, files: ../x}", "a path from the project's folder"),
    ("- {name: a, kind: focus, files: /etc/x}", "a path from the project's folder"),
    ("- {name: a, kind: focus, files: x, contract: ../../x.yaml}", "a path from the folder of feeds.yml"),
    ("- {name: a, kind: focus, files: '{delivery}/{delivery}'}", "at most once"),
    ("- {name: a, kind: focus, files: x}\n  - {name: a, kind: focus, files: y}", "two feeds named 'a'"),
    ("- {name: a/b, kind: focus, files: x}", "letters, digits"),
    ("- {name: a, kind: table, table: asset, files: x, columns: {aset_id: y}}", "Did you mean 'asset_id'?"),
    ("- {name: a, kind: focus, files: x, delimiter: ';;'}", "one sign"),
]


@pytest.mark.parametrize(("feed", "said"), FAULTS)
def test_a_mistake_in_feeds_yml_is_said_with_its_place(feed: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as caught:
        declared(tmp_path, f"feeds:\n  {feed}\n")
    assert said in str(caught.value)
    assert caught.value.issues[0].place is not None


# --- AWS CUR 2.0 ------------------------------------------------------------------------------------------------------

CUR_HEAD = (
    "bill_payer_account_id,bill_billing_period_start_date,bill_billing_period_end_date,bill_invoicing_entity,"
    "line_item_line_item_type,line_item_usage_start_date,line_item_usage_end_date,line_item_usage_account_id,"
    "line_item_product_code,line_item_resource_id,line_item_usage_amount,line_item_currency_code,"
    "line_item_unblended_cost,pricing_public_on_demand_cost,pricing_unit,savings_plan_savings_plan_a_r_n,"
    "savings_plan_savings_plan_effective_cost,savings_plan_total_commitment_to_date,savings_plan_used_commitment,"
    "reservation_reservation_a_r_n,reservation_effective_cost,"
    "reservation_unused_amortized_upfront_fee_for_billing_period,reservation_unused_recurring_fee,resource_tags"
)
#: kind, unblended cost, list cost, savings plan (arn, effective, commitment, used), reservation (arn, effective, unused)
CUR_LINES = [
    ("Usage", "1.5", "1.5", "", "", "", "", "", "", "", ""),
    ("SavingsPlanCoveredUsage", "10", "10", "sp", "7.2", "", "", "", "", "", ""),
    ("SavingsPlanNegation", "-10", "0", "sp", "", "", "", "", "", "", ""),
    ("SavingsPlanRecurringFee", "8", "0", "sp", "", "8", "7.2", "", "", "", ""),
    ("DiscountedUsage", "0", "3", "", "", "", "", "ri", "2.1", "", ""),
    ("RIFee", "4", "0", "", "", "", "", "ri", "", "0.25", "1.65"),
    ("Fee", "100", "0", "", "", "", "", "ri", "", "", ""),
    ("Tax", "0.19", "0", "", "", "", "", "", "", "", ""),
    ("Credit", "-1", "0", "", "", "", "", "", "", "", ""),
]
#: What each line is billed, and what it costs when what was paid beforehand is spread: worked out by hand.
CUR_WANTED = {
    "Usage": ("1.5", "1.5", "Usage", None),
    "SavingsPlanCoveredUsage": ("10", "7.2", "Usage", "Used"),
    "SavingsPlanNegation": ("-10", "0", "Adjustment", None),
    "SavingsPlanRecurringFee": ("8", "0.8", "Purchase", "Unused"),
    "DiscountedUsage": ("0", "2.1", "Usage", "Used"),
    "RIFee": ("4", "1.9", "Purchase", "Unused"),
    "Fee": ("100", "0", "Purchase", None),
    "Tax": ("0.19", "0.19", "Tax", None),
    "Credit": ("-1", "-1", "Credit", None),
}


def cur_lines() -> list[str]:
    period = '123,2024-09-01T00:00:00.000Z,2024-10-01T00:00:00.000Z,"Amazon Web Services, Inc."'
    tags = '"{""user_team"": ""data""}"'
    return [
        f"{period},{kind},2024-09-05T00:00:00.000Z,2024-09-05T01:00:00.000Z,456,AmazonEC2,i-1,1,USD,{cost},{listed},Hrs,"
        f"{sp},{effective},{committed},{used},{ri},{ri_effective},{unused},{recurring},{tags}"
        for kind, cost, listed, sp, effective, committed, used, ri, ri_effective, unused, recurring in CUR_LINES
    ]


@pytest.mark.parametrize("shape", ["csv", "parquet"])
def test_a_cost_and_usage_report_becomes_focus(shape: str, tmp_path: Path) -> None:
    (tmp_path / "cur.csv").write_text("\n".join([CUR_HEAD, *cur_lines()]) + "\n", "utf-8")
    if shape == "parquet":
        as_doubles(tmp_path / "cur.csv", tmp_path / "cur.parquet")
    rows = taken(
        tmp_path, Feed("cur", "cur", "billing", f"cur.{shape}", restates="period", tags=("user_team",))
    ).to_pylist()
    got = {
        row["x_LineItemType"]: (
            row["BilledCost"],
            row["EffectiveCost"],
            row["ChargeCategory"],
            row["CommitmentDiscountStatus"],
        )
        for row in rows
    }
    wanted = {kind: (Decimal(b), Decimal(e), category, status) for kind, (b, e, category, status) in CUR_WANTED.items()}
    assert got == wanted
    assert {row["ProviderName"] for row in rows} == {"AWS"}
    assert {row["tag_user_team"] for row in rows} == {"data"}
    assert rows[0]["ChargePeriodStart"] == datetime(2024, 9, 5)
    assert rows[0]["SubAccountId"] == "456"


def as_doubles(source: Path, target: Path) -> None:
    """The same as an export in Parquet has it: numbers as doubles, tags as a map."""
    from workbench.efficiency.relations import connected

    with connected() as connection:
        rows = connection.read_csv(str(source), all_varchar=True).to_arrow_table()
    for index, name in enumerate(rows.column_names):
        column = rows.column(index)
        if re.search("cost$|amount$|commitment|fee", name):
            rows = rows.set_column(index, name, column.cast(pa.float64()))
        if name == "resource_tags":
            pairs = [list(json.loads(text).items()) for text in column.to_pylist()]
            rows = rows.set_column(index, name, pa.array(pairs, pa.map_(pa.string(), pa.string())))
    pq.write_table(rows, target)


# --- Azure ------------------------------------------------------------------------------------------------------------


def test_an_azure_export_becomes_focus(tmp_path: Path) -> None:
    head = (
        "invoiceId,billingAccountId,billingPeriodStartDate,billingPeriodEndDate,date,serviceFamily,meterCategory,"
        "subscriptionId,ResourceId,quantity,unitOfMeasure,chargeType,frequency,pricingModel,billingCurrency,"
        "costInBillingCurrency,paygCostInBillingCurrency,publisherName,reservationId,benefitId,tags"
    )
    lines = [
        'I1,b,09/01/2024,09/30/2024,09/05/2024,Compute,VM,s,/r/1,24,1 Hour,Usage,UsageBased,OnDemand,EUR,2.4,2.4,Microsoft,,,"""team"": ""data"""',
        'I1,b,09/01/2024,09/30/2024,09/06/2024,Compute,VM,s,/r/2,24,1 Hour,Usage,UsageBased,Reservation,EUR,0.5,2.4,,r1,,"{""team"": ""web""}"',
        "I1,b,09/01/2024,09/30/2024,09/06/2024,Compute,VM,s,,0,,UnusedReservation,UsageBased,Reservation,EUR,0.1,0,,r1,,",
    ]
    (tmp_path / "azure.csv").write_text("\ufeff" + "\n".join([head, *lines]) + "\n", "utf-8")
    feed = Feed("azure", "azure", "billing", "azure.csv", restates="period", tags=("team",))
    rows = taken(tmp_path, feed).to_pylist()
    assert [row["BilledCost"] for row in rows] == [Decimal("2.4"), Decimal("0.5"), Decimal("0.1")]
    assert [row["tag_team"] for row in rows] == ["data", "web", None]
    assert [row["CommitmentDiscountStatus"] for row in rows] == [None, "Used", "Unused"]
    assert [row["PricingCategory"] for row in rows] == ["Standard", "Committed", "Committed"]
    first = rows[0]
    assert (first["BillingPeriodStart"], first["BillingPeriodEnd"]) == (datetime(2024, 9, 1), datetime(2024, 10, 1))
    assert (first["ChargePeriodStart"], first["ChargePeriodEnd"]) == (datetime(2024, 9, 5), datetime(2024, 9, 6))
    (run,) = Arrival(Lake(tmp_path / "lake"), (feed,), tmp_path).runs()
    assert any("actual or amortised cost, not both" in note["message"] for note in run.notes)


# --- OpenCost ---------------------------------------------------------------------------------------------------------


def allocation(name: str, **numbers: object) -> dict[str, object]:
    properties = {"cluster": "c1", "node": "n1", "namespace": "shop", "controllerKind": "deployment"}
    window = {"start": "2024-09-01T00:00:00Z", "end": "2024-09-02T00:00:00Z"}
    return {name: {"name": name, "properties": properties, "window": window, **numbers}}


def test_an_allocation_of_opencost_becomes_usage_and_assets(tmp_path: Path) -> None:
    step = allocation("web", cpuCoreHours=12.1, ramByteHours=1e9, gpuHours=0, totalCost=0.1) | allocation(
        "__idle__", cpuCoreHours=3
    )
    (tmp_path / "day.json").write_text(json.dumps({"code": 200, "data": [step]}), "utf-8")
    usage = taken(tmp_path, Feed("k8s", "opencost", "usage", "*.json", restates="day"))
    got = {(r["consumer_asset_id"], r["measure"], r["unit"], r["quantity"]) for r in usage.to_pylist()}
    assert got == {
        ("web", "cpu", "core-hour", Decimal("12.1")),
        ("web", "memory", "byte-hour", Decimal(1_000_000_000)),
        ("web", "opencost_cost", "currency", Decimal("0.1")),
        ("__idle__", "cpu", "core-hour", Decimal(3)),
    }
    assert {(r["platform"], r["producer_asset_id"], r["period_end"]) for r in usage.to_pylist()} == {
        ("c1", "n1", datetime(2024, 9, 2))
    }
    assets = taken(tmp_path, Feed("k8s-assets", "opencost", "asset", "*.json")).to_pylist()
    assert {(r["asset_id"], r["asset_type"], r["parent_asset_id"]) for r in assets} == {
        ("web", "deployment", "shop"),
        ("__idle__", "deployment", "shop"),
    }


def test_what_is_no_allocation_is_refused(tmp_path: Path) -> None:
    (tmp_path / "day.json").write_text('{"code": 200, "data": [{"web"', "utf-8")
    arrived = Arrival(Lake(tmp_path / "lake"), (Feed("k", "opencost", "usage", "*.json"),), tmp_path).ingest(NOW)
    assert "is no allocation of OpenCost" in arrived.refused[0].problems[0]


# --- plain tables -----------------------------------------------------------------------------------------------------


def test_a_plain_file_is_mapped_by_names_and_expressions(tmp_path: Path) -> None:
    (tmp_path / "vms.csv").write_text("ID;size;launched;Name\ni-1;2;2024-09-01;one\ni-2;4;09/02/2024;NULL\n", "utf-8")
    columns = {"asset_id": "id", "asset_type": "'vm-' || size", "valid_from": "launched"}
    feed = Feed(
        "vms", "table", "asset", "*.csv", platform="ec2", columns=columns, delimiter=";", instants=("%m/%d/%Y",)
    )
    rows = (
        taken(tmp_path, feed)
        .select(["platform", "asset_id", "asset_type", "name", "valid_from", "observed_at"])
        .to_pylist()
    )
    assert [tuple(row.values()) for row in rows] == [
        ("ec2", "i-1", "vm-2", "one", datetime(2024, 9, 1), datetime(2024, 9, 1)),
        ("ec2", "i-2", "vm-4", None, datetime(2024, 9, 2), datetime(2024, 9, 2)),
    ]


def test_a_select_over_what_was_delivered_makes_the_rows(tmp_path: Path) -> None:
    table = pa.table({"topic": ["a", "a", "b"], "bytes": [1, 2, 5], "day": ["2024-09-01"] * 3})
    pq.write_table(table, tmp_path / "kafka.parquet")
    select = (
        "SELECT 'kafka' AS platform, topic AS consumer_asset_id, 'bytes' AS measure, 'byte' AS unit, sum(bytes) AS quantity,"
        " day AS period_start, CAST(day AS DATE) + INTERVAL 1 DAY AS period_end FROM delivered GROUP BY ALL ORDER BY topic"
    )
    rows = taken(tmp_path, Feed("kafka", "table", "usage", "*.parquet", select=select, restates="day")).to_pylist()
    assert [(r["consumer_asset_id"], r["quantity"], r["x_row"]) for r in rows] == [("a", 3, 1), ("b", 5, 2)]


@pytest.mark.parametrize(
    ("columns", "select", "said"),
    [
        ({"asset_id": "idd"}, "", "the file has no column 'idd'. Did you mean 'id'?"),
        ({"asset_id": "getenv('HOME')"}, "", "may not stand there"),
        ({"asset_id": "(SELECT 1)"}, "", "may not stand there"),
        ({}, "SELECT * FROM read_csv('/etc/passwd')", "may not stand"),
        ({}, "SELECT * FROM deliverd", "Did you mean 'delivered'?"),
        ({}, "DELETE FROM delivered", "one SELECT"),
    ],
)
def test_a_mapping_that_does_not_fit_refuses_the_delivery(columns, select: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id\n1\n", "utf-8")
    feed = Feed("a", "table", "asset", "*.csv", columns=columns, select=select)
    arrived = Arrival(Lake(tmp_path / "lake"), (feed,), tmp_path).ingest(NOW)
    assert said in arrived.refused[0].problems[0]


def test_a_list_replaces_the_one_before(tmp_path: Path) -> None:
    head = "owner_id,name,kind,valid_from\n"
    (tmp_path / "owners-1.csv").write_text(head + "a,A,team,2024-01-01\nb,B,team,2024-01-01\n", "utf-8")
    feed = Feed("owners", "table", "owner", "owners-*.csv")
    taken(tmp_path, feed)
    (tmp_path / "owners-2.csv").write_text(head + "a,A,team,2024-01-01\nc,C,team,2024-02-01\n", "utf-8")
    assert sorted(taken(tmp_path, feed).column("owner_id").to_pylist()) == ["a", "c"]
    assert sorted(Lake(tmp_path / "lake").history("owner").column("owner_id").to_pylist()) == ["a", "a", "b", "c"]


def test_a_delivered_column_named_as_our_row_number_does_not_take_its_place(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(
        "x_row,BilledCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd\n"
        "77,1,USD,2024-09-01,2024-10-01,2024-09-01,2024-09-02\n",
        "utf-8",
    )
    (row,) = taken(tmp_path, Feed("b", "focus", "billing", "b.csv", restates="period")).to_pylist()
    assert (row["x_row"], row["x_delivered_x_row"]) == (1, "77")


ODD = {
    "windows lines": b'owner_id,name,kind,valid_from\r\na,"A\r\nB",team,2024-01-01\r\n',
    "a mark at the start": "\ufeffowner_id,name,kind,valid_from\na,A,team,2024-01-01\n".encode(),
    "no end of the last line": b"owner_id,name,kind,valid_from\na,A,team,2024-01-01",
    "packed": gzip.compress(b"owner_id,name,kind,valid_from\na,A,team,2024-01-01\n"),
    "empty lines": b"owner_id,name,kind,valid_from\n\na,A,team,2024-01-01\n\n",
    "a column without a name": b"owner_id,name,kind,valid_from,\na,A,team,2024-01-01,x\n",
}


@pytest.mark.parametrize("how", ODD)
def test_a_file_may_be_written_in_odd_ways(how: str, tmp_path: Path) -> None:
    (tmp_path / "o.csv").write_bytes(ODD[how])
    (row,) = taken(tmp_path, Feed("o", "table", "owner", "o.csv")).to_pylist()
    assert (row["owner_id"], row["kind"], row["valid_from"], row["x_row"]) == ("a", "team", datetime(2024, 1, 1), 1)


UNREADABLE = {
    "another encoding": (
        "owner_id,name\na,caf\xe9\n".encode("latin-1"),
        "is no UTF-8 text. Have it delivered as UTF-8.",
    ),
    "two bytes a sign": ("owner_id,name\na,A\n".encode("utf-16"), "is no UTF-8 text."),
    "one name twice": (b"owner_id,Owner_Id\na,b\n", "has two columns of one name: 'Owner_Id'."),
    "a quotation mark that stays open": (b'owner_id,name\na,"A\nb,B\n', "it was cut off"),
    "a packed file that was cut": (
        gzip.compress(b"owner_id\n" + bytes(range(48, 58)) * 50_000)[:-30],
        "cannot be read",
    ),
    "another delimiter": (b"owner_id,name\n" + b"a;A\n" * 1_001, "Check the feed's delimiter"),
}


@pytest.mark.parametrize("how", UNREADABLE)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason_and_kept(how: str, tmp_path: Path) -> None:
    data, said = UNREADABLE[how]
    (tmp_path / "o.csv").write_bytes(data)
    (run,) = Arrival(Lake(tmp_path / "lake"), (Feed("o", "table", "owner", "o.csv"),), tmp_path).ingest(NOW).refused
    assert said in run.problems[0]
    assert (tmp_path / "lake" / run.files[0].kept[0]).read_bytes() == data
