"""The published schema is the loader's own table of keys, and accepts what the loader accepts."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest
import yaml

from workbench.catalog import packaged, schema
from workbench.catalog.keys import KEYS, Kind
from workbench.catalog.load import read_texts
from workbench.examples import flights_folder


class _Yaml12(yaml.SafeLoader):
    """YAML as editors read it: only true and false are booleans, a date is a text."""


_Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if not tag.endswith((":bool", ":timestamp"))]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def _documents(text: str) -> list[Any]:
    return list(yaml.load_all(text, Loader=_Yaml12))


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema.schema())
    return jsonschema.Draft202012Validator(schema.schema())


def test_the_published_text_is_the_generated_one() -> None:
    assert schema.FILE.read_text(encoding="utf-8") == schema.text(), "write schema.text() to schema.FILE"


def test_every_key_of_the_loader_is_in_the_schema_with_its_meaning() -> None:
    definitions = schema.schema()["$defs"]
    for kind, known in KEYS.items():
        properties = definitions[kind.value]["properties"]
        assert list(properties) == list(known)
        assert all(properties[name]["description"] == key.what for name, key in known.items())


def test_the_flights_files_satisfy_the_schema(validator) -> None:
    files = sorted(file for file in flights_folder().glob("*.yml") if file.stem != "questions")
    assert len(files) >= 7
    for file in files:
        for document in _documents(file.read_text(encoding="utf-8")):
            assert [error.message for error in validator.iter_errors(document)] == [], file.name


def test_packaged_definitions_and_what_adds_to_them_satisfy_the_schema(validator) -> None:
    ours = "catalog: ours\nuses: [efficiency]\n---\nextends: billing\nowner: us\ndimensions: [x]\n"
    texts = [ours, *(file.read_text("utf-8") for file in packaged.files())]
    for document in (document for text in texts for document in _documents(text)):
        assert [error.message for error in validator.iter_errors(document)] == []


SHORT_FORMS = """
dataset: shop
source: raw.shop
primary_key: id
dimensions: [country, city]
links: {region: {to: shop, on: [country, city = id]}}
metrics:
  orders: count(*)
  long: {expr: sum(amount), tier: 1, examples: ["orders by country"]}
cubes:
  all: orders
"""


def test_short_forms_satisfy_both(validator) -> None:
    assert [error.message for document in _documents(SHORT_FORMS) for error in validator.iter_errors(document)] == []
    catalog, issues = read_texts({"shop.yml": SHORT_FORMS})
    assert issues == ()
    assert catalog is not None
    assert sorted(catalog.metrics) == ["long", "orders"]


@pytest.mark.parametrize(
    "text",
    (
        "dataset: a\nsauce: b",
        "dataset: a\nsource: b\ndimensions: {c: {type: tims}}",
        "dataset: a\nsource: b\nlinks: {c: {to: d}}",
        "dataset: a\nsource: b\nmetrics: {c: {expr: count(*), tier: 4}}",
        "dataset: a\nsource: b\nsla: {completeness: 2}",
        "catalog: a\ntodai: 2013-01-01",
        "metric: {a: count(*)}",
        "dataset: a\nsource: b\ndimensions: {2fa: text}",
    ),
)
def test_what_the_schema_refuses_the_loader_refuses_too(validator, text: str) -> None:
    assert list(validator.iter_errors(_documents(text)[0]))
    assert read_texts({"a.yml": text})[1]


def test_every_kind_has_keys() -> None:
    assert set(KEYS) == set(Kind)
