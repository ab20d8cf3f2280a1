"""What a user asks about cost: who pays, how that was computed, why it changed, whose it is; in Python, cells and commands."""

from __future__ import annotations

import shutil
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from workbench.cli import main
from workbench.efficiency.ownership import AsNow
from workbench.efficiency.project import Efficiency
from workbench.errors import QueryError
from workbench.magics.efficiency import answered, with_two_months
from workbench.magics.options import read
from workbench.project import trust

NOW = datetime(2026, 3, 3, 6)


@pytest.fixture(scope="module")
def cloud(made_cloud: Path) -> Efficiency:
    return Efficiency(made_cloud, made_cloud / "efficiency", made_cloud / "lake", trusted=True, now=NOW)


@pytest.fixture
def shell(cloud: Efficiency):
    """Runs a line of `%efficiency`, and keeps the charts that it shows."""
    charts: list[object] = []

    def run(line: str):
        return answered(cloud, read("efficiency", with_two_months(line)), charts.append, print)

    run.charts = charts
    return run


def paid(cloud: Efficiency, month: str, *owners: str) -> dict[str, Decimal]:
    """What owners paid by currency, from the published table alone."""
    with cloud.lake.published.connect() as connection:
        rows = connection.execute(
            "SELECT currency, sum(amount) FROM owner_cost"
            " WHERE list_contains(?, owner_id) AND strftime(period_start, '%Y-%m') = ? GROUP BY 1 HAVING sum(amount) <> 0",
            [list(owners), month],
        ).fetchall()
    return dict(rows)


# --- in Python --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("owner", ["search", "Search and discovery", "analytics", "unowned", "idle:kubernetes"])
def test_the_lines_of_an_explanation_sum_to_what_is_published(cloud: Efficiency, owner: str) -> None:
    found = cloud.explain(owner, "2026-03")
    expected = paid(cloud, "2026-03", {"Search and discovery": "search"}.get(owner, owner))
    assert {one.currency: one.amount for one in found} == expected
    assert {one.currency: sum(line.amount for line in one.lines) for one in found} == expected
    assert {one.currency: sum(amount for _, amount in one.rounds) for one in found} == expected


def test_an_organisation_is_everybody_below_it(cloud: Efficiency) -> None:
    shop = {one.currency: one.amount for one in cloud.explain("shop", "2026-03")}
    assert shop == paid(cloud, "2026-03", "shop", "storefront", "search", "checkout", "mobile")
    whole = {one.currency: one.amount for one in cloud.explain("Fernway", "2026-03")}
    assert all(whole[currency] > shop[currency] for currency in shop)


def test_a_day_is_explained_alone(cloud: Efficiency) -> None:
    day, month = cloud.explain("search", "2026-03-01"), cloud.explain("search", "2026-03")
    assert [(one.currency, one.amount) for one in day] == [(one.currency, one.amount) for one in month]
    with pytest.raises(QueryError, match="pays nothing in"):
        cloud.explain("search", "2026-03-02")


@pytest.mark.parametrize("owner", ["search", "ml-platform", "data", None])
def test_the_causes_of_a_change_sum_to_it_exactly(cloud: Efficiency, owner: str | None) -> None:
    for one in cloud.why(owner, "2026-02", "2026-03"):
        assert one.after - one.before == one.delta == sum(one.terms().values())
        assert one.delta


def test_a_price_that_was_raised_is_found_as_the_rate_of_the_whole_bill(cloud: Efficiency) -> None:
    (one,) = cloud.why(None, "2026-02", "2026-03", "USD")
    rows = [row for row in one.detail().to_pylist() if row["cause"] == "rate"]
    dearest = max(rows, key=lambda row: row["amount"])
    assert "aws.m6i" in dearest["item"]
    assert dearest["price_after"] > dearest["price_before"]


def test_with_the_owners_of_today_history_has_them_too(cloud: Efficiency) -> None:
    later = AsNow(datetime(2026, 4, 1))
    was = {one.currency: one.amount for one in cloud.explain("ml-platform", "2026-02")}
    now = {one.currency: one.amount for one in cloud.explain("ml-platform", "2026-02", mode=later)}
    gone = {one.currency: one.amount for one in cloud.explain("search", "2026-02", mode=later)}
    before = {one.currency: one.amount for one in cloud.explain("search", "2026-02")}
    more, less = now["USD"] - was["USD"], before["USD"] - gone["USD"]
    assert more > 100
    assert abs(more - less) < Decimal("1e-9")  # what one has more, the other has less; but for the last digits of each


def test_whose_an_asset_is_comes_with_the_rules_that_were_tried(cloud: Efficiency) -> None:
    assert cloud.whose("service", "recommendations").owners == (("search", Decimal(1)),)
    assert cloud.whose("kubernetes", "k8s-eu").pool == "kubernetes"
    shared = dict(cloud.whose("service", "orders-db").owners)
    assert shared == {"checkout": Decimal("0.45"), "delivery": Decimal("0.4"), "finance": Decimal("0.15")}


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda c: c.explain("serch", "2026-03"), "Did you mean 'search'"),
        (lambda c: c.explain("search", "2026-04"), "There are 2026-02 to 2026-03"),
        (lambda c: c.explain("search", "2026-03-99"), "no month or day"),
        (lambda c: c.explain("search", "2026-03", "CHF"), "Nothing is paid in CHF"),
        (
            lambda c: c.explain("corporate", "2026-03", "usd") and c.explain("voice", "2026-03"),
            "There is no owner 'voice'",
        ),
        (lambda c: c.two_until("2026-02"), "no month before"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(cloud: Efficiency, ask, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        ask(cloud)


# --- in cells ---------------------------------------------------------------------------------------------------------
def test_check_shows_how_everything_stands(shell) -> None:
    page = shell("check")
    assert "Cost of 2026-02; data to 2026-03-01" in page.text
    assert "kubernetes-usage" in page.text
    assert "billing-restated" in page.text
    assert "<table" in page.html


@pytest.mark.parametrize("line", ["owners --period 2026-03", "allocate --period 2026-03"])
def test_who_pays_sums_to_the_whole(shell, cloud: Efficiency, line: str) -> None:
    last = shell(line).text.splitlines()[-1].split()
    with cloud.lake.published.connect() as connection:
        total = connection.sql(
            "SELECT currency, sum(amount) FROM owner_cost WHERE period_start >= '2026-03-01' GROUP BY 1 ORDER BY 1"
        ).fetchall()
    assert last == ["all", *(f"{amount:,.2f}" for _, amount in total)]


def test_a_run_tells_what_is_being_done(made_cloud: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cloud"
    shutil.copytree(made_cloud, folder)
    own = Efficiency(folder, folder / "efficiency", folder / "lake", trusted=True, now=NOW)
    said: list[str] = []
    page = answered(own, read("efficiency", "run"), print, said.append)
    assert said == ["Auditing.", "Publishing."]
    assert page.text.startswith("0 months published, 2 unchanged")


def test_explain_shows_a_flow_for_each_currency(shell) -> None:
    page = shell("explain analytics --period 2026-03")
    assert len(shell.charts) == 2
    assert all("$schema" in chart or "layer" in chart for chart in shell.charts)
    assert "→ analytics" in page.text
    assert "warehouse-by-slots" in page.text


@pytest.mark.parametrize(
    "line",
    [
        "why search --period 2026-02 2026-03 --currency USD",
        "why search 2026-02 2026-03 --currency USD",
        "why search --period 2026-03 --currency USD",
        "why search --against 2026-02 --period 2026-03 --currency USD",
    ],
)
def test_why_takes_its_months_in_several_ways(shell, line: str) -> None:
    page = shell(line)
    assert "USD in 2026-02" in page.text
    assert len(shell.charts) == 1


def test_texts_of_the_data_are_escaped(cloud: Efficiency) -> None:
    from workbench.efficiency.board import AuditLine, Board, Cost, OwnerLine
    from workbench.efficiency.shown import board_page

    evil = "<img src=x onerror=alert(1)>"
    board = Board(
        "2026-03-01",
        "",
        "2026-03",
        None,
        (evil,),
        (),
        (OwnerLine(evil, evil, "team", (Cost(evil, "1"),)),),
        (AuditLine(evil, evil, "warn", evil, False, evil),),
    )
    html = board_page(board).html
    assert "<img" not in html
    assert html.count("&lt;img") >= 5


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("explian search", "Did you mean 'explain'"),
        ("explain", "Which owner"),
        ("explain search --period March", "--period takes a month"),
        ("owners --period 2026-03-01", "--period takes a month, 2026-03, not"),
        ("whose recommendations", "A platform and an asset"),
        ("why search --perod 2026-03", "Did you mean '--period'"),
    ],
)
def test_a_mistake_on_the_line_is_told_with_the_way_out(shell, line: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        shell(line)


# --- as commands ------------------------------------------------------------------------------------------------------
@pytest.fixture
def trusted(made_cloud: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    trust(made_cloud)
    return str(made_cloud)


def test_the_commands_say_the_same(trusted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["efficiency", "status", trusted]) == 0
    assert "Cost of 2026-02" in capsys.readouterr().out
    assert main(["efficiency", "explain", "search", trusted, "--period", "2026-03"]) == 0
    assert "search pays" in capsys.readouterr().out
    assert main(["efficiency", "why", "everybody", trusted, "--period", "2026-02", "2026-03"]) == 0
    assert "everybody:" in capsys.readouterr().out
    assert main(["efficiency", "allocate", trusted, "--period", "2026-03", "--tree"]) == 0
    assert "Fernway" in capsys.readouterr().out
    assert main(["efficiency", "explain", "serch", trusted]) == 1
    assert "Did you mean 'search'" in capsys.readouterr().err


def test_a_project_of_ones_own_from_nothing(
    made_cloud: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    own = tmp_path / "own"
    assert main(["efficiency", "init", str(own)]) == 0
    bill = own / "feeds/bill"
    bill.mkdir(parents=True)
    source = max((made_cloud / "feeds/google").glob("focus-2026-03-*"))
    (bill / "2026-03.csv").write_bytes(source.read_bytes())
    assert main(["efficiency", "run", str(own)]) == 0
    assert "1 months published" in capsys.readouterr().out
    assert main(["efficiency", "allocate", str(own), "--period", "2026-03"]) == 0
    assert "ml-platform" in capsys.readouterr().out  # by the tag `team`
    assert main(["query", "effective_cost by ServiceName limit 3", "--catalog", str(own)]) == 0
    assert main(["efficiency", "init", str(own)]) == 1
    assert "already" in capsys.readouterr().err
    assert main(["efficiency", "status", str(tmp_path)]) == 1
    assert "efficiency init" in capsys.readouterr().err
