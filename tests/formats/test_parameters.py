"""Parameters in systems without: their defaults stand in the formulas, and each is named as a loss."""

from __future__ import annotations

from workbench.catalog.load import read_texts
from workbench.formats import metricflow, ossie

TEXT = """
dataset: sales
source: sales
primary_key: [id]
time: day
dimensions: {day: {type: time, grain: day}, id: }
metrics:
  sales: count(*)
  over: {expr: sum(a), where: a > $least, parameters: {least: 7}}
  part: {expr: over / sales, parameters: {least: 9}}
"""


def test_defaults_are_written_and_values_of_inputs_refused() -> None:
    catalog, issues = read_texts({"a.yml": TEXT})
    assert catalog is not None, issues
    for exported in (metricflow.export(catalog), ossie.export(catalog)):
        said = {(loss.name, loss.whole): loss.reason for loss in exported.losses}
        assert "its parameters are not kept, only their defaults (least)." in said["over", False]
        assert "gives other metrics values for their parameters" in said["part", True]
        assert "a > 7" in exported.text
        assert "$" not in exported.text
