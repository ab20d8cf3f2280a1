"""Folders to catalogs: which files are read, what is inherited, what a name means, and that nothing leads out."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from workbench.catalog import nodes
from workbench.catalog.load import load, read, read_texts
from workbench.catalog.model import Catalog, Derived, Ratio, Simple, Tier
from workbench.errors import DefinitionError

SALES = "dataset: sales\nsource: sales\nmetrics: {orders: count(*)}\n"


def _catalog(**texts: str) -> Catalog:
    catalog, issues = read_texts({f"{name}.yml": text for name, text in texts.items()})
    assert issues == ()
    assert catalog is not None
    return catalog


def test_every_file_in_every_folder_is_read_and_hidden_ones_are_not(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / "deep" / "er" / "sales.YAML").write_text(SALES, encoding="utf-8")
    (tmp_path / ".git" / "x.yml").write_text("{", encoding="utf-8")
    (tmp_path / ".hidden.yml").write_text("{", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("{", encoding="utf-8")
    catalog = load(tmp_path)
    assert list(catalog.metrics) == ["orders"]
    assert str(catalog.metrics["orders"].place) == "deep/er/sales.YAML:3:11"
    assert (catalog.name, catalog.folder) == (tmp_path.name, tmp_path)


@pytest.mark.parametrize("target", ("file", "folder"))
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path, target: str) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret.yml").write_text("dataset: secret\nsource: secret\n", encoding="utf-8")
    (inside / "sales.yml").write_text(SALES, encoding="utf-8")
    (inside / "link.yml").symlink_to(outside / "secret.yml" if target == "file" else outside)
    catalog, issues = read(inside)
    assert catalog is None
    assert [str(issue) for issue in issues] == [
        "link.yml:1:1: This link leads out of the catalog's folder; it is not read."
    ]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "sales.yml").write_text(SALES, encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert "orders" in load(tmp_path).metrics


@pytest.mark.parametrize(
    ("content", "says"),
    (
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"a: \x07", "control character"),
        (b"", "There are no definitions"),
    ),
)
def test_what_is_no_text_is_told(tmp_path: Path, content: bytes, says: str) -> None:
    if content:
        (tmp_path / "x.yml").write_bytes(content)
    with pytest.raises(DefinitionError, match=says):
        load(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="There is no folder"):
        load(tmp_path / "nowhere")


def test_a_file_beyond_the_bound_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "LONGEST", 100)
    _, issues = read_texts({"x.yml": "# " + "x" * 100})
    assert [issue.code for issue in issues] == ["yaml-size"]


def test_a_hundred_thousand_brackets_end_in_a_sentence_and_not_in_a_crash() -> None:
    code = (
        "from workbench.catalog.load import read_texts\nprint(read_texts({'x.yml': 'a: ' + '[' * 100_000})[1][0].code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "yaml-depth"


def test_owner_tier_and_sla_come_from_the_dataset_else_the_catalog_and_tags_add_up() -> None:
    catalog = _catalog(
        catalog="catalog: shop\nowner: everyone\ntags: all\nsla: 2 days\ntoday: 2020-02-29\n",
        sales="dataset: sales\nsource: s\nowner: sellers\ntags: [money]\ntier: 2\nmetrics:\n"
        "  a: count(*)\n  b: {expr: count(*), owner: bob, tags: [x, money], tier: 1, sla: {completeness: 1}}\n",
        more="metrics: {c: a / b}\n",
    )
    docs = {name: metric.doc for name, metric in catalog.metrics.items()}
    assert [docs[name].owner for name in "abc"] == ["sellers", "bob", "everyone"]
    assert [docs[name].tags for name in "abc"] == [("all", "money"), ("all", "money", "x"), ("all",)]
    assert [docs[name].tier for name in "abc"] == [Tier.TWO, Tier.ONE, None]
    assert [docs[name].sla and docs[name].sla.freshness for name in "abc"] == ["2 days", None, "2 days"]
    assert (catalog.name, catalog.today) == ("shop", date(2020, 2, 29))


def test_the_kind_of_a_metric_follows_from_what_it_reads() -> None:
    catalog = _catalog(
        sales="dataset: sales\nsource: s\nmetrics:\n  a: count(*)\n  b: sum(x) / count(*)\n  c: a / b\n"
        "  d: 100 * a / b\n  e: (a - b) / a\n  f: {expr: max(x), where: y > 1}\n"
    )
    assert {name: metric.kind for name, metric in catalog.metrics.items()} == {
        "a": "simple", "b": "simple", "c": "ratio", "d": "derived", "e": "derived", "f": "simple",
    }  # fmt: skip


def test_a_link_can_be_written_in_each_way() -> None:
    catalog = _catalog(
        a="dataset: a\nsource: a\nlinks:\n  same: {to: b, on: k}\n  other: {to: b, on: x = k}\n"
        "  two: {to: c, on: [k, x = l]}\n  anded: {to: c, on: k = k and x = l}\n"
        "  made: {to: b, on: upper(x) = k, one_to_one: true}\n",
        b="dataset: b\nsource: b\nprimary_key: k\n",
        c="dataset: c\nsource: c\nprimary_key: [k, l]\n",
    )
    pairs = {
        name: [(pair.local.text, pair.target.text) for pair in link.on]
        for name, link in catalog.datasets["a"].links.items()
    }
    assert pairs == {
        "same": [("k", "k")],
        "other": [("x", "k")],
        "two": [("k", "k"), ("x", "l")],
        "anded": [("k", "k"), ("x", "l")],
        "made": [("UPPER(x)", "k")],
    }


def test_a_dimension_can_be_written_in_each_way() -> None:
    catalog = _catalog(
        a="dataset: a\nsource: a\ndimensions:\n  bare:\n  number: number\n  order: {}\n"
        "  day: {type: time, grain: day}\n  grained: {grain: month, indexed: no}\n",
        b="dataset: b\nsource: b\ndimensions: [x, y]\n",
    )
    dimensions = catalog.datasets["a"].dimensions
    assert [(d.name, d.type.value, d.grain) for d in dimensions.values()] == [
        ("bare", "text", None), ("number", "number", None), ("order", "text", None),
        ("day", "time", "day"), ("grained", "time", "month"),
    ]  # fmt: skip
    assert dimensions["order"].expr.columns == ("order",)
    assert not dimensions["grained"].indexed
    assert list(catalog.datasets["b"].dimensions) == ["x", "y"]


def test_words_that_yaml_takes_for_something_else_stay_words() -> None:
    catalog = _catalog(a="dataset: a\nsource: a\nsynonyms: [no, 1, 2.50, 07:00, null_, 2013-01-01]\nowner: yes\n")
    doc = catalog.datasets["a"].doc
    assert doc.synonyms == ("no", "1", "2.50", "07:00", "null_", "2013-01-01")
    assert doc.owner == "yes"


def test_inside_a_namespace_a_name_means_its_own_first() -> None:
    catalog = _catalog(
        eu="namespace: eu\ndataset: sales\nsource: e\nlinks: {shop: {to: shops, on: s}}\n"
        "metrics: {orders: count(*), all: sum(x), rate: orders / all, more: orders + visits}\n"
        "---\nnamespace: eu\ndataset: shops\nsource: s\n",
        us="namespace: us\ndataset: sales\nsource: u\nmetrics: {orders: count(*)}\n---\ndataset: shops\nsource: s\n",
        web="dataset: web\nsource: w\nmetrics: {visits: count(*), share: eu.orders / us.orders, few: all * 2}\n",
    )
    assert catalog.metrics["eu.rate"].definition == Ratio("eu.orders", "eu.all")
    assert catalog.metrics["share"].definition == Ratio("eu.orders", "us.orders")
    more, few = catalog.metrics["eu.more"].definition, catalog.metrics["few"].definition
    assert isinstance(more, Derived)
    assert isinstance(few, Derived)
    assert more.inputs == more.expr.columns == ("eu.orders", "visits")
    assert few.inputs == ("eu.all",)
    assert catalog.datasets["eu.sales"].links["shop"].to == "eu.shops"
    definition = catalog.metrics["us.orders"].definition
    assert isinstance(definition, Simple)
    assert definition.dataset == "us.sales"
    assert catalog.short["orders"] == ("eu.orders", "us.orders")
    assert catalog.metric_keys("rate") == ("eu.rate",)


def test_an_alias_repeats_what_it_names() -> None:
    catalog = _catalog(a="dataset: a\nsource: a\nmetrics:\n  x: &it {expr: count(*), owner: me}\n  y: *it\n")
    assert catalog.metrics["y"].doc.owner == "me"


def test_json_is_yaml_too() -> None:
    text = json.dumps({"dataset": "a", "source": "a", "metrics": {"x": {"expr": "count(*)", "tier": 1}}}, indent="\t")
    assert _catalog(a=text.replace("\t", "  ")).metrics["x"].doc.tier is Tier.ONE


def test_a_catalog_cannot_be_changed() -> None:
    catalog = _catalog(a=SALES)
    with pytest.raises(TypeError):
        catalog.metrics["x"] = catalog.metrics["orders"]  # type: ignore[index]  # the point of the test
    with pytest.raises(AttributeError):
        catalog.metrics["orders"].name = "y"  # type: ignore[misc]  # the point of the test
