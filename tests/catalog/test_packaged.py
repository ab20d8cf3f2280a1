"""`uses` and `extends`: packaged definitions as if they stood in the folder, replaced and added to by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.catalog import packaged
from workbench.catalog.expression import expression_of
from workbench.catalog.kept import load_kept
from workbench.catalog.load import load, read_texts
from workbench.catalog.model import Catalog
from workbench.catalog.write import new_metric
from workbench.errors import DefinitionError

HEAD = "catalog: ours\nuses: [efficiency]\nowner: finance\n"


def _catalog(text: str) -> Catalog:
    catalog, issues = read_texts({"catalog.yml": text})
    assert issues == ()
    assert catalog is not None
    return catalog


def _faults(text: str) -> list[str]:
    return [str(issue) for issue in read_texts({"catalog.yml": text})[1]]


def test_packaged_definitions_load_by_themselves_and_are_the_same_where_they_are_used() -> None:
    alone, used = load(packaged.PACKAGED["efficiency"]), _catalog(HEAD)
    assert used.name == "ours"
    assert {key: metric.version for key, metric in used.metrics.items()} == {
        key: metric.version for key, metric in alone.metrics.items()
    }
    assert used.metrics["billed_cost"].doc == alone.metrics["billed_cost"].doc


def test_they_say_where_they_come_from_and_whose_they_are() -> None:
    metric = _catalog(HEAD).metrics["billed_cost"]
    assert str(metric.place).startswith("efficiency:billing.yml:")
    assert metric.doc.owner == "cloud-efficiency"


def test_a_definition_of_ones_own_replaces_the_packaged_one() -> None:
    catalog = _catalog(HEAD + "---\nmetrics:\n  total_savings: {expr: list_cost - billed_cost, owner: us}\n")
    assert set(catalog.metrics["total_savings"].inputs) == {"list_cost", "billed_cost"}
    assert catalog.metrics["total_savings"].doc.owner == "us"
    assert catalog.metrics["list_cost"].doc.owner == "cloud-efficiency"


def test_extending_adds_and_replaces_inside_a_dataset_and_its_metrics_follow() -> None:
    catalog = _catalog(
        HEAD
        + "---\nextends: billing\nsource: lake.bills\nowner: finance\nsynonyms: [ledger]\n"
        + "dimensions: {tag_shop: {expr: \"Tags ->> '$.shop'\"}, tag_team: {expr: \"Tags ->> '$.squad'\"}}\n"
        + "metrics: {shop_cost: {expr: sum(BilledCost), where: \"Tags ->> '$.shop' is not null\"}}\n"
    )
    billing = catalog.datasets["billing"]
    assert billing.source == ("lake", "bills")
    assert billing.dimensions["tag_shop"].expr.text == "Tags ->> '$.shop'"
    assert billing.dimensions["tag_team"].expr.text == "Tags ->> '$.squad'"
    assert "ServiceName" in billing.dimensions
    assert {"ledger", "bills"} <= set(billing.doc.synonyms)
    assert billing.time == "ChargePeriodStart"
    assert {catalog.metrics[name].doc.owner for name in ("billed_cost", "shop_cost")} == {"finance"}
    assert catalog.metrics["billed_cost"].doc.tier is not billing.doc.tier  # its own stays


def test_a_dataset_of_the_folder_itself_can_be_extended_too() -> None:
    catalog = _catalog("dataset: a\nsource: a\n---\nextends: a\ndimensions: [x]\nmetrics: {rows: count(*)}\n")
    assert list(catalog.datasets["a"].dimensions) == ["x"]
    assert catalog.metrics["rows"].definition.dataset == "a"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "fault"),
    (
        (
            "catalog: a\nuses: [eficiency]\n",
            "catalog.yml:2:8: There are no packaged definitions 'eficiency'. Did you mean 'efficiency'?",
        ),
        ("catalog: a\nuses: ../other\n", "catalog.yml:2:7: There are no packaged definitions '../other'."),
        (
            HEAD + "---\nextends: biling\n",
            "catalog.yml:5:10: There is no dataset 'biling' to extend. Did you mean 'billing'?",
        ),
        (
            HEAD + "---\nextends: billing\nsauce: x\n",
            "catalog.yml:6:1: A supplement has no key 'sauce'. Did you mean 'source'?",
        ),
    ),
)
def test_what_is_wrong_is_said(text: str, fault: str) -> None:
    assert _faults(text) == [fault]


def test_a_kept_copy_is_not_of_other_packaged_definitions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package's definitions are others, the copy that was made with them is not taken."""
    folder, home = tmp_path / "catalog", tmp_path / "home"
    folder.mkdir()
    (folder / "catalog.yml").write_text(HEAD, "utf-8")
    first = load_kept(folder, home=home)
    assert load_kept(folder, home=home) == first
    assert len(list(home.iterdir())) == 1
    from workbench.catalog import kept

    other = tmp_path / "packaged"
    other.mkdir()
    (other / "a.yml").write_text("dataset: a\nsource: a\nmetrics: {rows: count(*)}\n", "utf-8")
    monkeypatch.setitem(packaged.PACKAGED, "efficiency", other)
    for known in (kept._edition, packaged._read, packaged.size):
        known.cache_clear()
    try:
        assert list(load_kept(folder, home=home).metrics) == ["rows"]
    finally:
        monkeypatch.undo()
        for known in (kept._edition, packaged._read, packaged.size):
            known.cache_clear()


def test_a_new_metric_of_a_packaged_dataset_stands_in_a_file_of_the_catalog(tmp_path: Path) -> None:
    (tmp_path / "catalog.yml").write_text(HEAD, "utf-8")
    file = new_metric(
        tmp_path, "storage_cost", "sum(EffectiveCost)", dataset="billing", where="ServiceCategory = 'Storage'"
    )
    assert file.name == "metrics.yml"
    assert load(tmp_path).metrics["storage_cost"].kind == "simple"
    with pytest.raises(DefinitionError, match="There is no dataset 'biling'"):
        new_metric(tmp_path, "other_cost", "sum(EffectiveCost)", dataset="biling")


def test_what_a_metric_never_mixes_stands_beside_its_formula() -> None:
    assert (
        expression_of(load(packaged.PACKAGED["efficiency"]).metrics["billed_cost"])
        == "sum(BilledCost); within one BillingCurrency"
    )
