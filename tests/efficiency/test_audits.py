"""Audits as they are declared: each kind of check finds what is wrong and nothing else; budgets, waivers, gate, banner."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pyarrow as pa
import pytest

from workbench.efficiency.audits import (
    Delay,
    Outcome,
    Pack,
    Standing,
    State,
    as_html,
    as_json,
    audit_results,
    audited,
    keep_standing,
    kept_standing,
    lines,
    must_pass,
    pack_of_text,
    packaged,
    read_pack,
    said_of,
    sighted,
    standing,
    stopped_by,
)
from workbench.efficiency.relations import opened
from workbench.efficiency.tables import ASSET, BILLING, OWNER, OWNERSHIP, USAGE
from workbench.errors import WorkbenchError

NOW = datetime(2026, 7, 3)
JUNE, JULY = datetime(2026, 6, 1), datetime(2026, 7, 1)


def table(rows: list[dict[str, object]], like: object = BILLING) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=like.schema)  # type: ignore[attr-defined]


def charge(row: int, at: datetime = JUNE, cost: str = "10", **more: object) -> dict[str, object]:
    month = at.replace(day=1, hour=0)
    return {
        "x_source_sha": "a",
        "x_row": row,
        "ProviderName": "aws",
        "BillingCurrency": "USD",
        "ChargeCategory": "Usage",
        "BilledCost": Decimal(cost),
        "EffectiveCost": Decimal(cost),
        "BillingPeriodStart": month,
        "ChargePeriodStart": at,
        "ChargePeriodEnd": at + timedelta(hours=1),
    } | more


def run(text: str, *audits: str, now: datetime = NOW, **tables: pa.Table) -> dict[str, Outcome]:
    """The outcomes of the audits named."""
    pack, faults = pack_of_text(text)
    assert faults == ()
    chosen = tuple(audit for audit in pack.audits if audit.id in audits)
    assert len(chosen) == len(audits)
    with opened(tables) as connection:
        found = audited(connection, Pack(chosen, pack.waivers), now=now)
    return {outcome.audit.id: outcome for outcome in found}


def one(check: str, *, now: datetime = NOW, severity: str = "error", **tables: pa.Table) -> Outcome:
    """The outcome of one audit, written as the rest of its keys."""
    text = f"audits:\n  - {{id: mine, title: Mine, layer: fpd, severity: {severity}, {check}}}"
    return run(text, "mine", now=now, **tables)["mine"]


def test_rows_at_fault_are_counted_by_month_and_currency_with_what_they_weigh() -> None:
    charges = [
        *(charge(1, JUNE, "5", ServiceName="x"), charge(2, JUNE, "7", ServiceName="x", BillingCurrency="EUR")),
        *(charge(3, JULY, "1", ServiceName="x"), charge(4, JULY, "2", ServiceName="x"), charge(5, JULY)),
        charge(6, JULY, ServiceName=None),
    ]
    found = one("table: billing, rows: ServiceName = 'x'", billing=table(charges))
    assert [(f.period, f.currency, f.rows, f.cost, f.checked) for f in found.findings] == [
        (JUNE, "EUR", 1, Decimal(7), 2),
        (JUNE, "USD", 1, Decimal(5), 2),
        (JULY, "USD", 2, Decimal(3), 4),
    ]
    assert found.examples[0] == "x_row 1, ServiceName x"


@pytest.mark.parametrize(
    ("budget", "state"),
    [
        ("{rows: 0}", State.FAILED),
        ("{rows: 1}", State.FAILED),
        ("{rows: 2}", State.TOLERATED),
        ("{share: 19%}", State.FAILED),
        ("{share: 1/5}", State.TOLERATED),
        ("{cost: 19.99}", State.FAILED),
        ("{cost: 20}", State.TOLERATED),
    ],
)
def test_a_budget_allows_rows_or_a_share_or_a_cost(budget: str, state: State) -> None:
    charges = [charge(n, ServiceName="x" if n < 2 else "y") for n in range(10)]
    assert one(f"table: billing, rows: ServiceName = 'x', budget: {budget}", billing=table(charges)).state is state


def test_a_waiver_lets_an_audit_fail_until_its_day() -> None:
    text = """
    audits: [{id: mine, title: Mine, layer: fpd, severity: error, table: billing, rows: ServiceName = 'x'}]
    waive: [{audit: mine, reason: The provider is told., until: 2026-07-04}]
    """
    charges = table([charge(1, ServiceName="x")])
    waived = run(text, "mine", now=datetime(2026, 7, 3), billing=charges)["mine"]
    assert (waived.state, waived.is_error, waived.note) == (State.WAIVED, False, "waived: The provider is told.")
    assert run(text, "mine", now=datetime(2026, 7, 4), billing=charges)["mine"].is_error


def test_what_is_not_there_is_skipped_and_never_passed() -> None:
    assert one("table: nowhere, rows: a = 1", billing=table([])).note == "there is no table nowhere"
    empty = one("table: billing, rows: ServiceName = 'x'", billing=table([]))
    assert (empty.state, empty.note) == (State.SKIPPED, "billing is empty")


@pytest.mark.parametrize("name", ["/etc/passwd", "https://example.org/x.csv", "billing; DROP TABLE billing", 'a" b'])
def test_the_name_of_a_table_is_only_ever_a_table_that_is_there(name: str, tmp_path: Path) -> None:
    """DuckDB would read a quoted name that looks like a file, were it asked to."""
    (tmp_path / "x.csv").write_text("a\n1\n", "utf-8")
    for one_name in (name, str(tmp_path / "x.csv")):
        quoted = json.dumps(one_name)
        assert one(f"table: {quoted}, rows: a = 1", billing=table([charge(1)])).state is State.SKIPPED
        check = f"orphans: {{columns: [ServiceName], in: {quoted}, keys: [a]}}"
        assert one(f"table: billing, {check}", billing=table([charge(1)])).state is State.SKIPPED


def test_an_audit_of_a_column_that_is_not_there_is_broken_and_names_the_nearest() -> None:
    found = one("table: billing, rows: ServiceNam = 'x'", billing=table([charge(1)]))
    assert (found.state, found.is_error) == (State.BROKEN, True)
    assert found.note == "billing has no column ServiceNam; did you mean ServiceName?"


def span(asset: str, since: datetime, until: datetime | None = None, **more: object) -> dict[str, object]:
    return {
        "platform": "aws",
        "asset_id": asset,
        "asset_type": "vm",
        "owner_id": "ann",
        "share": Decimal(1),
        "source": "cmdb",
        "valid_from": since,
        "valid_to": until,
        "observed_at": since,
    } | more


def day(n: int) -> datetime:
    return datetime(2026, 6, n)


def test_overlaps_and_gaps_of_spans_are_told_apart() -> None:
    spans = [
        *(span("fine", day(1), day(5)), span("fine", day(5), day(9)), span("fine", day(9))),
        *(span("open", day(1)), span("open", day(5), day(6))),
        *(span("inside", day(1), day(20)), span("inside", day(3), day(4)), span("inside", day(10), day(12))),
        *(span("gap", day(1), day(5)), span("gap", day(7))),
        *(span("corrected", day(1)), span("corrected", day(1), day(5), observed_at=day(6)), span("corrected", day(5))),
        *(span("withdrawn", day(1)), span("withdrawn", day(3), day(3))),
    ]
    assets = table(spans, ASSET)
    overlaps = one("table: asset, overlaps: {keys: [platform, asset_id]}", asset=assets)
    gaps = one("table: asset, gaps: {keys: [platform, asset_id]}", asset=assets)
    assert {example.split()[0] for example in overlaps.examples} == {"aws/open", "aws/inside"}
    assert (overlaps.rows, overlaps.parts) == (3, 2)
    assert gaps.examples == ("aws/gap from 2026-06-07 00:00:00 after 2026-06-05 00:00:00",)


def test_recorded_shares_that_do_not_sum_to_one_are_found() -> None:
    records = [
        *(span("a", day(1), share=Decimal("0.5")), span("a", day(1), share=Decimal("0.5"), owner_id="bob")),
        *(span("b", day(1), share=Decimal("0.5")), span("b", day(1), day(9), share=Decimal("0.4"), owner_id="bob")),
    ]
    found = one("table: ownership, standing: true", ownership=table(records, OWNERSHIP))
    assert found.examples == (
        "aws/b from 2026-06-01 00:00:00 ann, bob sum 0.900000000000",
        "aws/b from 2026-06-09 00:00:00 ann sum 0.500000000000",
    )


def usage(consumer: str, at: datetime = JUNE, **more: object) -> dict[str, object]:
    return {
        "platform": "kafka",
        "producer_asset_id": "k",
        "consumer_platform": "aws",
        "consumer_asset_id": consumer,
        "measure": "bytes",
        "unit": "byte",
        "quantity": Decimal(1),
        "period_start": at,
        "period_end": at + timedelta(days=1),
    } | more


def test_usage_that_leads_nowhere_is_found() -> None:
    rows = [usage("a"), usage("ghost"), usage("a", consumer_platform="azure"), usage("__idle__")]
    check = "orphans: {columns: [consumer_platform, consumer_asset_id], in: asset, keys: [platform, asset_id]"
    check += ", where: consumer_asset_id <> '__idle__'}"
    found = one(f"table: usage, {check}", usage=table(rows, USAGE), asset=table([span("a", day(1))], ASSET))
    assert found.examples == ("aws/ghost", "azure/a")
    assert one(f"table: usage, {check}", usage=table(rows, USAGE)).note == "there is no table asset"


def test_an_invoice_that_is_not_the_sum_of_its_charges_is_found() -> None:
    charges = [charge(1, InvoiceId="i1"), charge(2, InvoiceId="i1"), charge(3, InvoiceId="i2"), charge(4)]
    invoices = pa.table(
        {
            "invoice_id": ["i1", "i2", "i3"],
            "currency": ["USD"] * 3,
            "amount": pa.array([Decimal(20), Decimal("10.01"), Decimal(5)], pa.decimal128(38, 12)),
        }
    )
    found = run("", "focus-invoice-total", billing=table(charges), invoice=invoices)["focus-invoice-total"]
    assert found.examples == (
        "i2, USD is 10.000000000000 and not 10.010000000000",
        "i3, USD is 0.000000000000 and not 5.000000000000",
    )
    assert found.is_error


def test_an_allocation_that_is_not_its_bill_is_found_in_its_month_and_currency() -> None:
    charges = [charge(1), charge(2, JULY), charge(3, JULY, BillingCurrency="EUR")]
    allocated = [
        {**charge(1), "x_owner_id": "ann"},
        {**charge(2, JULY, "9.98"), "x_owner_id": "ann"},
        {**charge(3, JULY, BillingCurrency="EUR"), "x_owner_id": None},
    ]
    names = ["BillingPeriodStart", "BillingCurrency", "EffectiveCost", "x_owner_id"]
    schema = pa.schema([*(BILLING.schema.field(n) for n in names[:3]), pa.field("x_owner_id", pa.string())])
    result = pa.Table.from_pylist([{n: row[n] for n in names} for row in allocated], schema=schema)
    found = run("", "allocated-conserved", "allocated-owner", billing=table(charges), allocated=result)
    conserved = found["allocated-conserved"]
    assert [(f.period, f.currency, f.cost) for f in conserved.findings] == [(JULY, "USD", Decimal("-0.02"))]
    assert found["allocated-owner"].findings[0].currency == "EUR"


def test_parts_that_are_not_the_charge_they_come_from_are_found() -> None:
    charges = [charge(1, cost="10"), charge(2, cost="10"), charge(3, JULY)]
    parts = [charge(1, cost="3"), charge(1, cost="7"), charge(2, cost="3"), charge(2, cost="6.999999999999")]
    found = run("", "allocated-origin-effective", billing=table(charges), allocated=table(parts))
    origin = found["allocated-origin-effective"]
    assert [(f.period, f.rows, f.cost) for f in origin.findings] == [(JUNE, 1, Decimal("-0.000000000001"))]
    assert origin.is_error


def test_days_with_far_fewer_rows_than_before_are_found_also_where_there_is_none() -> None:
    days = [JUNE + timedelta(days=n) for n in range(14)]
    rows = [charge(n * 100 + k, at) for n, at in enumerate(days) for k in range({9: 4, 11: 0}.get(n, 10))]
    other = [charge(9_000 + n, at, ProviderName="azure") for n, at in enumerate(days)]
    check = "trailing: {time: ChargePeriodStart, by: [ProviderName], periods: 7, least: 50%, floor: 5}"
    found = one(f"table: billing, {check}", billing=table(rows + other))
    assert found.examples == (
        "aws, 2026-06-10 has 4 where before it was 10.0",
        "aws, 2026-06-12 has 0 where before it was 9.1429",
    )


def test_a_share_of_cost_that_drops_against_the_months_before_is_found() -> None:
    months = [datetime(2026, m, 1) for m in range(1, 6)]
    owned = [80, 82, 78, 79, 60]
    rows = [
        row
        for n, (at, share) in enumerate(zip(months, owned, strict=True))
        for row in (
            charge(n * 2, at, str(share), SubAccountId="ann"),
            charge(n * 2 + 1, at, str(100 - share), SubAccountId="unowned"),
        )
    ]
    check = "dropped: {time: BillingPeriodStart, of: EffectiveCost, share_of: SubAccountId <> 'unowned', most: 5%}"
    found = one(f"table: billing, {check}", billing=table(rows))
    assert found.examples == ("2026-05-01 has 0.6 where before it was 0.7967",)
    assert [f.period for f in found.findings] == [datetime(2026, 5, 1)]


def test_old_data_is_found_by_the_moment_that_counts_as_now() -> None:
    rows = table([charge(1, day(10)), charge(2, day(20), ProviderName="azure")])
    check = "table: billing, fresh: {time: ChargePeriodEnd, within_hours: 48, by: [ProviderName]}"
    assert one(check, now=day(11), billing=rows).rows == 0
    assert one(check, now=day(21), billing=rows).examples == ("aws ends at 2026-06-10 01:00:00",)


def test_a_month_that_a_later_snapshot_changed_is_found() -> None:
    history = [
        *(charge(1, JUNE, "100", x_feed="aws", x_snapshot=1), charge(1, JUNE, "100.5", x_feed="aws", x_snapshot=2)),
        *(charge(1, JUNE, "104", x_feed="aws", x_snapshot=3), charge(2, JULY, "7", x_feed="aws", x_snapshot=3)),
    ]
    found = run("", "billing-restated", billing_history=table(history))["billing-restated"]
    assert found.examples == ("aws, 2026-06 was 100.500000000000 and is 104.000000000000",)
    assert found.findings[0].cost == Decimal("3.5")


# --- declarations -----------------------------------------------------------------------------------------------------
def test_the_packaged_audits_are_without_fault_and_say_what_to_do() -> None:
    pack, faults = read_pack()
    assert faults == ()
    assert len({audit.id for audit in pack.audits}) == len(pack.audits) >= 35
    assert {audit.layer for audit in pack.audits} == {"landing", "fpd", "cea"}
    assert pack.audits == packaged().audits


def test_every_fault_of_a_file_of_audits_is_said_at_once_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "audits.yml"
    file.write_text(
        """change:
  focus-list-cots: {severity: error}
  focus-list-cost: {severity: eror}
  focus-currency: {rows: "read_csv('/etc/passwd') is null"}
audits:
  - {id: a, title: A, layer: fpd, severity: warn, table: billing}
  - {id: b, title: B, layer: fpd, severity: warn, table: billing, tag_keys: "(?=x)"}
  - {id: c, title: C, layer: fpd, severity: warn, table: billing, rows: "BilledCost >"}
  - {id: d, title: D, layer: fpd, severity: warn, table: billing, rows: "a = 1", gaps: {keys: [x]}}
waive:
  - {audit: focus-curency, reason: x}
  - {audit: focus-currency}
""",
        "utf-8",
    )
    _, faults = read_pack(file)
    said = "\n".join(map(str, faults))
    for part in (
        "audits.yml:2:3: There is no audit 'focus-list-cots' to change. Did you mean 'focus-list-cost'?",
        "audits.yml:3:31: 'severity' cannot be 'eror'. Did you mean 'error'?",
        "audits.yml:6:5: The audit checks nothing. Give exactly one of: rows,",
        "audits.yml:7:77: The pattern cannot be read: invalid perl operator: (?=.",
        "audits.yml:9:5: The audit has rows and gaps.",
        "audits.yml:11:13: There is no audit 'focus-curency' to waive. Did you mean 'focus-currency'?",
        "audits.yml:12:5: A waiver needs 'reason'.",
    ):
        assert part in said
    assert "audits.yml:4:" in said
    assert "audits.yml:8:" in said


def test_a_project_changes_packaged_audits_key_by_key() -> None:
    pack, faults = pack_of_text(
        "change: {focus-no-owner-tag: {untagged: [team], severity: error, budget: {share: 5%}}}"
    )
    assert faults == ()
    (changed,) = (audit for audit in pack.audits if audit.id == "focus-no-owner-tag")
    assert (changed.severity, changed.check.keys) == ("error", ("team",))  # type: ignore[union-attr]
    assert changed.title == "No tag says whose it is"


# --- gate, banner, memory ---------------------------------------------------------------------------------------------
def outcomes(severity: str = "error", *, at: datetime = JUNE) -> tuple[Outcome, ...]:
    return (
        one(
            "table: billing, rows: ServiceName = 'x'",
            severity=severity,
            billing=table([charge(1, at, ServiceName="x")]),
        ),
    )


def test_an_error_stops_its_own_month_only_and_a_warning_none() -> None:
    assert [outcome.audit.id for outcome in stopped_by(outcomes(), JUNE)] == ["mine"]
    assert stopped_by(outcomes(), JULY) == stopped_by(outcomes("warn"), JUNE) == ()
    must_pass(outcomes(), JULY)
    with pytest.raises(WorkbenchError, match=r"2026-06 is not published: Mine \(1 row\)\. For example: x_row 1"):
        must_pass(outcomes(), JUNE)


def test_an_error_that_belongs_to_no_month_stops_all() -> None:
    records = table([span("b", day(1), share=Decimal("0.5"))], OWNERSHIP)
    found = run("", "ownership-shares", "ownership-gap", ownership=records)
    stopping = stopped_by(tuple(found.values()), datetime(2020, 1, 1))
    assert [outcome.audit.id for outcome in stopping] == ["ownership-shares"]


def test_a_fault_is_remembered_since_it_was_first_seen_until_it_is_gone(tmp_path: Path) -> None:
    first, later, last = datetime(2026, 7, 1, 8), datetime(2026, 7, 2, 8), datetime(2026, 7, 9, 8)
    assert sighted(tmp_path, outcomes(), first)[0].first_seen == first
    assert sighted(tmp_path, outcomes(), later)[0].first_seen == first
    fine = one("table: billing, rows: ServiceName = 'x'", billing=table([charge(1)]))
    assert sighted(tmp_path, (fine,), later)[0].first_seen is None
    assert sighted(tmp_path, outcomes(), last)[0].first_seen == last
    (tmp_path / "audits.json").write_text("no json", "utf-8")
    assert sighted(tmp_path, outcomes(), later)[0].first_seen == later


def test_the_banner_says_what_concerns_the_time_of_a_result_and_is_kept_beside_the_tables(tmp_path: Path) -> None:
    found = sighted(tmp_path, outcomes("warn"), datetime(2026, 7, 1))
    delay = Delay("usage-kafka", "usage", "late", "due 2026-07-02 06:00, not yet here", ("2026-07",))
    value = standing(found, as_of=datetime(2026, 7, 2, 6), final_until=datetime(2026, 6, 1), delays=[delay])
    keep_standing(tmp_path, value)
    assert kept_standing(tmp_path) == value
    assert value.of(date(2026, 6, 1), date(2026, 7, 1)).sentences(date(2026, 7, 1)) == (
        "Data as of 2026-07-02 06:00 UTC; final before 2026-06-01, provisional from then on.",
        "Audit mine (warn): Mine: 1 row, since 2026-07-01.",
    )
    assert value.of(date(2026, 7, 1), date(2026, 8, 1)).sentences()[1:] == (
        "usage-kafka is late: due 2026-07-02 06:00, not yet here.",
    )
    assert value.of(date(2026, 5, 1), date(2026, 6, 1)).sentences(date(2026, 6, 1)) == (
        "Data as of 2026-07-02 06:00 UTC; final.",
    )


@pytest.mark.parametrize("text", ["", "[]", '{"concerns": 3}', "[" * 100_000])
def test_a_standing_that_is_none_of_ours_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "standing.json").write_text(text, "utf-8")
    assert kept_standing(tmp_path) is None
    assert Standing().sentences() == ()


def test_results_are_a_table_with_a_row_for_each_month_that_was_audited() -> None:
    charges = [charge(1, JUNE, ServiceName="x"), charge(2, JULY)]
    found = one("table: billing, rows: ServiceName = 'x'", billing=table(charges))
    skipped = one("table: nowhere, rows: a = 1", billing=table(charges))
    rows = audit_results((found, skipped), NOW).to_pylist()
    keys = ("audit", "period_start", "period_end", "passed", "failed_rows", "checked_rows", "BillingCurrency")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        ("mine", JUNE, JULY, False, 1, 1, "USD"),
        ("mine", JULY, datetime(2026, 8, 1), True, 0, 1, None),
    ]


# --- reports ----------------------------------------------------------------------------------------------------------
class _Checker(HTMLParser):
    """What stands in a page: elements that are open, and what it would load or run."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [tag for name, _ in attrs if name in ("src", "href") or name.startswith("on")]
        self.loads += [tag] if tag in ("script", "link", "img", "iframe") else []
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_stands_alone_and_no_text_of_the_data_becomes_markup() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    found = one("table: billing, rows: ServiceName like '%alert%'", billing=table([charge(1, ServiceName=evil)]))
    page = as_html((found,), NOW, title="Audits of <b>x</b>")
    checker = _Checker()
    checker.feed(page)
    assert checker.open == []
    assert checker.loads == []
    assert "&lt;script&gt;alert(1)" in page
    assert "prefers-color-scheme: dark" in page
    assert "url(" not in page
    assert "@import" not in page


def test_the_table_of_text_shows_what_is_at_fault_and_the_rest_on_demand() -> None:
    found = (*outcomes(), one("table: billing, rows: ServiceName = 'x'", billing=table([charge(1)])))
    assert lines(found) == [
        "Tables of all platforms",
        "  ✗ mine  Mine: 1 row",
        "      for example: x_row 1, ServiceName x",
        "",
        "2 audits: 1 error, 1 passed.",
    ]
    assert "  ✓ mine  Mine: nothing at fault" in lines(found, everything=True)


def test_json_keeps_every_digit() -> None:
    charges = table([charge(1, cost="0.000000000001", ServiceName="x")])
    found = json.loads(as_json((one("table: billing, rows: ServiceName = 'x'", billing=charges),), NOW))
    assert found["audits"][0]["findings"][0]["cost"] == "0.000000000001"
    assert found["audits"][0]["state"] == "failed"


def test_two_owners_rows_at_once_are_an_error() -> None:
    rows = [
        {"owner_id": "t", "name": "T", "kind": "team", "parent_owner_id": parent, "valid_from": since}
        for parent, since in ((None, day(1)), ("x", day(5)))
    ]
    found = run("", "owner-overlap", "owner-parent-unknown", owner=table(rows, OWNER))
    assert found["owner-overlap"].is_error
    assert found["owner-parent-unknown"].examples == ("x",)


def test_owners_in_a_circle_are_an_error_while_it_holds() -> None:
    def placed(name: str, parent: str | None, until: datetime | None = None) -> dict[str, object]:
        return {
            "owner_id": name,
            "name": name,
            "kind": "team",
            "parent_owner_id": parent,
            "valid_from": day(1),
            "valid_to": until,
        }

    rows = [placed("a", "b"), placed("b", "c"), placed("c", "a", day(20)), placed("d", "a"), placed("e", None)]
    owners = table(rows, OWNER)
    found = run("", "owner-circle", now=day(10), owner=owners)["owner-circle"]
    assert (found.is_error, found.examples) == (True, tuple(f"{name} stands above itself" for name in "abc"))
    assert said_of(found) == "3 owners"
    assert run("", "owner-circle", now=day(20), owner=owners)["owner-circle"].state is State.PASSED
