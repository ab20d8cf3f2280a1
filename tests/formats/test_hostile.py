"""Files of other systems that try to reach the engine: what they attempt is lost by name or quoted as a name."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlglot
import yaml
from sqlglot import exp

from workbench.compiler import compile_plan
from workbench.errors import WorkbenchError
from workbench.formats import Import, datajunction, metricflow, ossie
from workbench.planner import plan
from workbench.query.parse import parse
from workbench.query.words import name as written

EXPRESSIONS = (
    "1; DROP TABLE orders",
    "(SELECT max(secret) FROM vault)",
    "read_csv('/etc/passwd')",
    "getenv('HOME')",
    "amount) FROM orders; DROP TABLE orders --",
    "amount UNION SELECT secret FROM vault",
    "sum(amount) /* */ FROM vault --",
)
NAMES = ('x"; DROP TABLE orders; --', "x'); DROP TABLE orders; --", "x`; SELECT secret FROM vault", "a\n; SELECT 1")
TABLES = ("orders; DROP TABLE orders", "read_csv('/etc/passwd')", "(SELECT * FROM vault)", "/etc/passwd")

#: What the model itself reads, and nothing else.
GOOD = {"orders"}


def of_ossie(folder: Path, expression: str, name: str, table: str) -> Import:
    def said(text: str) -> dict[str, object]:
        return {"dialects": [{"dialect": "ANSI_SQL", "expression": text}]}

    model = {
        "name": name,
        "datasets": [
            {
                "name": "orders",
                "source": "orders",
                "fields": [
                    {"name": "amount", "datatype": "Decimal", "expression": said("amount")},
                    {"name": "sneaky", "expression": said(expression)},
                    {"name": name, "expression": said("amount")},
                ],
            },
            {"name": "others", "source": table, "fields": []},
        ],
        "metrics": [
            {"name": "good", "expression": said("SUM(orders.amount)")},
            {"name": "bad", "expression": said(expression)},
            {"name": "summed", "expression": said(f"SUM({expression})")},
            {"name": f"{name} too", "expression": said("COUNT(orders.amount)")},
        ],
    }
    (folder / "model.yaml").write_text(yaml.safe_dump(model), "utf-8")
    return ossie.load(folder / "model.yaml")


def of_datajunction(folder: Path, expression: str, name: str, table: str) -> Import:
    columns = [{"name": "amount", "type": "int"}, {"name": name, "type": "int"}]
    nodes = [
        {"name": "${prefix}orders", "node_type": "source", "schema_": "raw", "table": "orders", "columns": columns},
        {"name": "${prefix}others", "node_type": "source", "schema_": "raw", "table": table, "columns": columns},
        {"name": "${prefix}good", "node_type": "metric", "query": "SELECT sum(amount) FROM ${prefix}orders"},
        {"name": "${prefix}bad", "node_type": "metric", "query": f"SELECT sum({expression}) FROM ${{prefix}}orders"},
        {"name": "${prefix}worse", "node_type": "metric", "query": f"SELECT {expression} FROM ${{prefix}}orders"},
        {"name": "${prefix}there", "node_type": "metric", "query": "SELECT count(*) FROM ${prefix}others"},
    ]
    (folder / "dj.yaml").write_text("namespace: shop", "utf-8")
    for number, node in enumerate(nodes):
        (folder / f"{number}.yaml").write_text(yaml.safe_dump(node), "utf-8")
    return datajunction.load(folder)


def of_metricflow(folder: Path, expression: str, name: str, table: str) -> Import:
    def model(called: str, relation: str) -> dict[str, object]:
        measures = [{"name": f"{called}_sum", "agg": "sum", "expr": "amount"}]
        measures.append({"name": f"{called}_bad", "agg": "sum", "expr": expression})
        dimensions = [{"name": "sneaky", "type": "categorical", "expr": expression}]
        dimensions.append({"name": name, "type": "categorical"})
        return {
            "name": called,
            "node_relation": {"alias": relation, "schema_name": "raw"},
            "measures": measures,
            "dimensions": dimensions,
        }

    metrics = [
        {"name": each, "type": "simple", "type_params": {"measure": each}}
        for each in ("orders_sum", "orders_bad", "others_sum")
    ]
    metrics.append(
        {"name": "bad", "type": "derived", "type_params": {"expr": expression, "metrics": ["orders_sum"]}},
    )
    document = {"semantic_models": [model("orders", "orders"), model("others", table)], "metrics": metrics}
    (folder / "models.yaml").write_text(yaml.safe_dump(document), "utf-8")
    return metricflow.load(folder)


FORMATS = {"ossie": of_ossie, "datajunction": of_datajunction, "metricflow": of_metricflow}


@pytest.mark.parametrize("attempt", range(len(EXPRESSIONS)))
@pytest.mark.parametrize("format_", FORMATS)
def test_an_imported_file_can_name_and_compute_and_nothing_else(format_: str, attempt: int, tmp_path: Path) -> None:
    table, name = TABLES[attempt % len(TABLES)], NAMES[attempt % len(NAMES)]
    found = FORMATS[format_](tmp_path, EXPRESSIONS[attempt], name, table)
    compiled = 0
    for metric in found.catalog.metrics.values():
        paths = ["", *(f" by {written(d)}" for data in found.catalog.datasets.values() for d in data.dimensions)]
        for path in paths:
            try:
                sql = compile_plan(
                    plan(found.catalog, parse(f"{'.'.join(map(written, metric.key.split('.')))}{path}"))
                ).sql
            except WorkbenchError:
                continue
            compiled += 1
            (statement,) = sqlglot.parse(sql, dialect="duckdb")
            made = {cte.alias for cte in statement.find_all(exp.CTE)}
            assert {each.name for each in statement.find_all(exp.Table)} - made <= GOOD | {table}, sql
            assert not list(statement.find_all(exp.Drop, exp.Union, exp.Command)), sql
            functions = {each.name.casefold() for each in statement.find_all(exp.Anonymous)}
            assert not functions & {"read_csv", "getenv"}, sql
            assert not list(statement.find_all(exp.ReadCSV)), sql
    assert compiled, found.losses
    assert all(loss.reason for loss in found.losses)
