"""The example models of Apache Ossie: they load, are valid, compile by a dimension, and come back equal from export."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType

import jsonschema
import pytest
import yaml

from workbench.catalog.graph import reach
from workbench.catalog.load import read_texts
from workbench.compiler import compile_plan
from workbench.formats import native, ossie
from workbench.planner import plan
from workbench.planner.paths import shared_paths
from workbench.query.expression import Path as QueryPath
from workbench.query.model import Dimension, Metric, MetricQuery
from workbench.query.parse import parse
from workbench.query.text import text

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "ossie"

pytestmark = pytest.mark.skipif(not SUITE.exists(), reason="../shared/suites/ossie is not here")

EXAMPLES = sorted(SUITE.glob("*.yaml"))


def models(path: Path) -> list[object]:
    """The semantic models as they stand in a file."""
    whole = yaml.safe_load(path.read_text("utf-8"))
    mapped = [mapping["semantic_model"] for mapping in whole.get("ontology_mappings", [])]
    return whole.get("semantic_model") or mapped


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_comes_back_equal_and_valid(path: Path) -> None:
    exported = ossie.export(ossie.load(path).catalog)
    assert exported.document["semantic_model"] == models(path)
    jsonschema.validate(exported.document, json.loads((SUITE / "ossie-schema.json").read_text("utf-8")))
    assert yaml.safe_load(exported.text) == exported.document


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_other_shapes_of_the_same_model_read_the_same(path: Path, tmp_path: Path) -> None:
    """JSON instead of YAML, and the model at the top level."""
    catalog = ossie.load(path).catalog
    listed = tmp_path / "model.json"
    listed.write_text(json.dumps({"version": "0.2.0.dev0", "semantic_model": models(path)}), "utf-8")
    assert ossie.load(listed).catalog == catalog
    bare = tmp_path / "bare.yaml"
    bare.write_text(yaml.safe_dump({"version": "0.2.0.dev0", **models(path)[0]}), "utf-8")  # type: ignore[dict-item]  # an object
    assert ossie.load(bare).catalog == catalog


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_each_metric_compiles_by_a_dimension(path: Path) -> None:
    catalog = ossie.load(path).catalog
    assert len(catalog.datasets) == len(models(path)[0]["datasets"])  # type: ignore[index]  # an object
    for metric in catalog.metrics.values():
        homes = _homes(catalog.metrics, metric.key)
        names = (
            shared_paths(catalog, homes)
            if len(homes) > 1
            else tuple(".".join(r.parts) for r in reach(catalog, homes[0]))
        )
        assert names
        query = MetricQuery(metrics=(Metric(metric.key),), by=(Dimension(QueryPath(tuple(names[-1].split(".")))),))
        assert parse(text(query)) == query
        assert "GROUP BY" in compile_plan(plan(catalog, query)).sql


def _homes(metrics: MappingProxyType, key: str) -> tuple[str, ...]:  # type: ignore[type-arg]  # of metrics
    metric = metrics[key]
    own = (metric.definition.dataset,) if not metric.inputs else ()
    return tuple(dict.fromkeys((*own, *(home for name in metric.inputs for home in _homes(metrics, name)))))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_our_own_files_keep_it_all(path: Path) -> None:
    catalog = ossie.load(path).catalog
    again, issues = read_texts(native.dump(catalog))
    assert issues == ()
    assert again is not None
    assert sorted_(ossie.export(again).document) == sorted_(ossie.export(catalog).document)


def sorted_(value: object) -> object:
    """A document whose lists are in order of their texts: our files are read in order of their names."""
    match value:
        case dict():
            return {key: sorted_(inner) for key, inner in value.items()}
        case list():
            return sorted(map(sorted_, value), key=repr)
        case _:
            return value
