"""`workbench import` and `workbench export`, as their user meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from workbench.catalog.load import load
from workbench.cli import main

NODES = {
    "dj.yaml": "namespace: shop",
    "sales.yaml": "{name: '${prefix}sales', node_type: source, schema_: raw, table: sales, columns: [{name: id, type: int}]}",
    "count.yaml": "{name: '${prefix}count', node_type: metric, query: 'SELECT COUNT(*) FROM ${prefix}sales', unit: sale}",
    "age.yaml": "{name: '${prefix}age', node_type: metric, query: 'SELECT AVG(now() - id) FROM ${prefix}sales'}",
}

MODEL = """
name: shop
datasets: [{name: sales, source: raw.sales, fields: [{name: id, expression: {dialects: [{dialect: ANSI_SQL, expression: id}]}}]}]
metrics: [{name: count, expression: {dialects: [{dialect: ANSI_SQL, expression: COUNT(*)}]}}]
"""

SEMANTIC = """
semantic_models:
  - name: sales
    node_relation: {schema_name: raw, alias: sales}
    entities: [{name: sale, type: primary, expr: id}]
    measures: [{name: sales, agg: count, expr: id}]
metrics:
  - {name: count, type: simple, type_params: {measure: sales}}
"""


@pytest.fixture
def sources(tmp_path: Path) -> dict[str, str]:
    for name, content in NODES.items():
        (tmp_path / "nodes").mkdir(exist_ok=True)
        (tmp_path / "nodes" / name).write_text(content, "utf-8")
    (tmp_path / "model.yaml").write_text(MODEL, "utf-8")
    (tmp_path / "dbt").mkdir()
    (tmp_path / "dbt" / "sales.yml").write_text(SEMANTIC, "utf-8")
    return {
        "datajunction": str(tmp_path / "nodes"),
        "ossie": str(tmp_path / "model.yaml"),
        "metricflow": str(tmp_path / "dbt"),
    }


@pytest.mark.parametrize("name", ["datajunction", "ossie", "metricflow"])
def test_an_import_is_a_catalog_that_loads(
    name: str, sources: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["import", name, sources[name], "--out", str(out)]) == 0
    assert "1 metrics" in capsys.readouterr().out
    assert any(metric.name == "count" for metric in load(out).metrics.values())


def test_losses_are_told_one_by_one(
    sources: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "datajunction", sources["datajunction"], "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().err
    assert "age.yaml:1:1: metric 'shop.age' is left out: the function 'now' may not stand in a definition" in said
    assert "1 left out, 0 kept in part." in said


def test_definitions_are_not_overwritten_unless_asked(
    sources: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["import", "ossie", sources["ossie"], "--out", str(tmp_path / "out")]
    assert main(command) == 0
    (tmp_path / "out" / "sales.yml").write_text("dataset: sales\nsource: mine\n", "utf-8")
    assert main(command) == 1
    assert "There are definitions in 'out' already." in capsys.readouterr().err
    assert "mine" in (tmp_path / "out" / "sales.yml").read_text("utf-8")
    assert main([*command, "--overwrite"]) == 0
    assert "mine" not in (tmp_path / "out" / "sales.yml").read_text("utf-8")


def test_what_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "ossie", str(tmp_path / "nothing.yaml"), "--out", str(tmp_path / "out")]) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert main(["import", "datajunction", str(tmp_path / "nothing"), "--out", str(tmp_path / "out")]) == 1
    assert "There is no folder" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_export_is_a_document_and_its_losses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = str(Path(__file__).parents[1] / "cases" / "shop")
    assert main(["export", "ossie", "--catalog", shop]) == 0
    said = capsys.readouterr()
    assert {each["name"] for each in yaml.safe_load(said.out)["semantic_model"][0]["datasets"]} >= {"orders", "stores"}
    assert (
        "metric 'gift_orders' is left out: 'gift_orders' has a filter over paths, which no expression tells."
        in said.err
    )
    target = tmp_path / "made" / "shop.yaml"
    assert main(["export", "ossie", "--catalog", shop, "--out", str(target)]) == 0
    assert target.read_text("utf-8") == said.out
    capsys.readouterr()
    assert main(["export", "ossie", "--catalog", shop, "--out", str(target)]) == 1
    assert "already. Add --overwrite, or choose another." in capsys.readouterr().err


def test_dbts_yaml_is_written_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = str(Path(__file__).parents[1] / "cases" / "shop")
    assert main(["export", "dbt", "--catalog", shop]) == 0
    said = capsys.readouterr()
    assert {each["name"] for each in yaml.safe_load(said.out)["semantic_models"]} >= {"orders", "stores"}
    assert "metric 'spread_amount' is left out: MetricFlow has no aggregation for 'STDDEV(amount)'." in said.err
