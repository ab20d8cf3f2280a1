"""New definitions: checked before they are written, nothing else in the file touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.catalog.load import load
from workbench.catalog.model import Ratio, Simple
from workbench.catalog.scaffold import scaffold
from workbench.catalog.write import new_dataset, new_metric, scalar
from workbench.errors import DefinitionError

SALES = """# The shop's sales.
dataset: sales   # one row per sale
source: shop.sales
metrics:
  # how many
  orders:
    expr: count(*)   # all of them

  # how much
  revenue: sum(amount)
# the end
---
dataset: visits
source: shop.visits
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sales.yml").write_text(SALES, encoding="utf-8")
    return tmp_path


def test_a_metric_is_put_after_the_last_one_of_its_dataset_and_every_other_line_stays(folder: Path) -> None:
    file = new_metric(folder, "paid", "count(*)", dataset="sales", where="status in ('paid', 'sent')", owner="shop")
    lines = file.read_text(encoding="utf-8").split("\n")
    at = lines.index("  paid:")
    assert lines[at - 1] == "  revenue: sum(amount)"
    assert lines[at : at + 4] == [
        "  paid:",
        "    expr: count(*)",
        "    where: status in ('paid', 'sent')",
        "    owner: shop",
    ]
    assert "\n".join(lines[:at] + lines[at + 4 :]) == SALES
    assert load(folder).metrics["paid"].doc.owner == "shop"


def test_a_dataset_without_metrics_gets_them(folder: Path) -> None:
    new_metric(folder, "visits", "count(*)", dataset="visits")
    definition = load(folder).metrics["visits"].definition
    assert isinstance(definition, Simple)
    assert definition.dataset == "visits"


def test_a_metric_beside_one_line_definitions_gets_a_document_of_its_own(folder: Path) -> None:
    (folder / "x.yml").write_text("{dataset: x, source: x, metrics: {a: count(*)}}\n", encoding="utf-8")
    new_metric(folder, "b", "sum(c)", dataset="x")
    definition = load(folder).metrics["b"].definition
    assert isinstance(definition, Simple)
    assert definition.dataset == "x"


def test_metrics_made_of_metrics_gather_in_one_file(folder: Path) -> None:
    first = new_metric(folder, "price", "revenue / orders")
    assert new_metric(folder, "dear", "price * 2") == first == folder / "metrics.yml"
    assert load(folder).metrics["price"].definition == Ratio("revenue", "orders")


@pytest.mark.parametrize(
    ("name", "expr", "dataset", "says"),
    (
        ("orders", "count(*)", "sales", "'orders' stands twice"),
        ("net", "sum(amount", "sales", "A parenthesis is not closed."),
        ("net", "revenu / orders", None, "Did you mean 'revenue'?"),
        ("net", "sum(amount)", None, "Say which dataset it counts: sales, visits."),
        ("net", "sum(amount)", "sale", "Did you mean 'sales'?"),
        ("net revenue", "sum(amount)", "sales", "Did you mean 'net_revenue'?"),
        ("env", "max(getenv('HOME'))", "sales", "'getenv' may not stand"),
    ),
)
def test_what_would_not_load_is_refused_and_nothing_is_written(
    folder: Path, name: str, expr: str, dataset: str | None, says: str
) -> None:
    with pytest.raises(DefinitionError) as raised:
        new_metric(folder, name, expr, dataset=dataset)
    assert says in str(raised.value)
    assert [file.name for file in folder.iterdir()] == ["sales.yml"]
    assert (folder / "sales.yml").read_text(encoding="utf-8") == SALES


def test_line_ends_of_windows_stay(folder: Path) -> None:
    (folder / "sales.yml").write_bytes(SALES.replace("\n", "\r\n").encode())
    new_metric(folder, "paid", "count(paid_at)", dataset="sales")
    written = (folder / "sales.yml").read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n") == SALES.count("\n") + 2


def test_a_dataset_gets_a_file_of_its_own(folder: Path) -> None:
    file = new_dataset(folder, "shops", source="raw.shops", description="Where we sell: all of them.")
    assert file.name == "shops.yml"
    dataset = load(folder).datasets["shops"]
    assert (dataset.source, dataset.doc.description) == (("raw", "shops"), "Where we sell: all of them.")


@pytest.mark.parametrize("name", ("../evil", "a/b", "", "sales", "2fast"))
def test_a_dataset_cannot_leave_the_folder_or_take_a_name(folder: Path, name: str) -> None:
    before = sorted(folder.parent.iterdir())
    with pytest.raises(DefinitionError):
        new_dataset(folder, name, source="raw.shops")
    assert sorted(folder.parent.iterdir()) == before
    assert [file.name for file in folder.iterdir()] == ["sales.yml"]


@pytest.mark.parametrize(
    "text", ("count(*)", "a: b", "no", "7", "x # y", '"a"', "it's", "- a", "two\nlines", " x ", "é", "")
)
def test_any_text_reads_back_as_it_was(folder: Path, text: str) -> None:
    (folder / "x.yml").write_text(f"dataset: x\nsource: x\nmeta: {{key: {scalar(text)}}}\n", encoding="utf-8")
    if text:
        assert load(folder).datasets["x"].doc.meta == (("key", text.strip()),)


TABLES = {
    "orders": {
        "id": "INTEGER",
        "customer_id": "INTEGER",
        "Order Date": "DATE",
        "amount": "DECIMAL(10,2)",
        "paid": "BOOLEAN",
        "tags": "VARCHAR[]",
        "time": "TIME",
        "unit_price": "DOUBLE",
    },
    "customers": {"customer_id": "INTEGER", "it's": "VARCHAR", "amount": "INTEGER"},
    "../../etc/passwd.csv": {"a": "INTEGER"},
    "My Table": {"true": "VARCHAR", "time": "DOUBLE"},
}


def test_a_catalog_is_made_from_tables_and_loads(tmp_path: Path) -> None:
    files = scaffold(tmp_path / "catalog", TABLES)
    assert sorted(file.name for file in files) == ["catalog.yml", "customers.yml", "my_table.yml", "orders.yml"]
    catalog = load(tmp_path / "catalog")
    orders = catalog.datasets["orders"]
    assert (orders.primary_key, orders.time) == (("id",), "order_date")
    assert [(link.name, link.to) for link in orders.links.values()] == [("customer", "customers")]
    assert set(orders.dimensions) == {"id", "customer_id", "order_date", "amount", "paid", "unit_price"}
    assert {"orders", "orders_total_amount", "avg_unit_price", "customers", "customers_avg_amount"} <= set(
        catalog.metrics
    )
    assert "total_unit_price" not in catalog.metrics
    assert catalog.datasets["my_table"].source == ("My Table",)
    assert set(catalog.datasets["my_table"].dimensions) == {"true", "time_value"}


def test_a_date_in_three_columns_becomes_the_time_axis(tmp_path: Path) -> None:
    scaffold(tmp_path, {"flights": {"Year": "SMALLINT", "month": "TINYINT", "day": "TINYINT", "delay": "SMALLINT"}})
    dataset = load(tmp_path).datasets["flights"]
    assert dataset.time == "date"
    assert dataset.dimensions["date"].expr.text == "make_date(year, month, day)"


def test_what_was_guessed_says_so(tmp_path: Path) -> None:
    scaffold(tmp_path, TABLES)
    guessed = [
        line for line in (tmp_path / "orders.yml").read_text(encoding="utf-8").splitlines() if "# guessed" in line
    ]
    assert [line.split(":")[0].strip() for line in guessed] == ["primary_key", "time", "customer"]


def test_a_catalog_is_never_written_over(folder: Path) -> None:
    with pytest.raises(DefinitionError, match="definitions"):
        scaffold(folder, TABLES)
    assert [file.name for file in folder.iterdir()] == ["sales.yml"]
