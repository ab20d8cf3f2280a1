"""Copies of large catalogs: the same as loading, never stale, never anything but a catalog."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from workbench.catalog import kept
from workbench.catalog.kept import WORTH, load_kept
from workbench.catalog.load import load
from workbench.errors import DefinitionError

SALES = """
dataset: sales
source: sales
primary_key: [id]
time: sold_on
dimensions: {sold_on: {type: time, grain: day}, size: {expr: "case when amount > 10 then 'big' else 'small' end"}}
links: {shop: {to: shops, on: shop_id = id}}
metrics:
  orders: count(*)
  revenue: {expr: "sum(amount) filter (where amount > 0)", where: shop.country = 'DE', fill: 0.5}
  per_order: revenue / orders
  large: {expr: count_if(amount > $least), parameters: {least: {default: 5, least: 0}}, unmixed: shop.country}
  larger: large(least = 10)
  twice: {expr: 2 * revenue, filter: "size = 'big'", offset: 7 days}
cubes: {week: "revenue by shop.country during 2024-01-01 to 2024-01-07"}
---
dataset: shops
namespace: places
source: shops
primary_key: [id]
dimensions: {country: }
metrics: {shops: count(*), shops_twice: shops * 2}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "catalog"
    root.mkdir()
    (root / "sales.yml").write_text(SALES.replace("to: shops", "to: places.shops"), "utf-8")
    filler = "".join(f"  m{n}: {{expr: sum(amount + {n}), description: {'x' * 80}}}\n" for n in range(WORTH // 100))
    (root / "more.yml").write_text(f"dataset: more\nsource: more\nmetrics:\n{filler}", "utf-8")
    return root


def copies(home: Path) -> list[Path]:
    return sorted(home.glob("*")) if home.exists() else []


def test_the_copy_is_the_catalog(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = load_kept(folder, home=home)
    assert len(copies(home)) == 1
    again = load_kept(folder, home=home)
    assert again == first == load(folder)
    assert kept._read(copies(home)[0]) == first  # the copy can be read: it was not quietly loaded anew
    assert again is not first
    for key, metric in load(folder).metrics.items():
        expr, there = (getattr(m.definition, "expr", None) for m in (metric, again.metrics[key]))
        assert (expr and expr.tree.sql("duckdb")) == (there and there.tree.sql("duckdb")), key
    with pytest.raises(TypeError):
        again.metrics["new"] = first.metrics["orders"]  # type: ignore[index]


def test_any_change_of_a_file_is_seen_at_once(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    before = load_kept(folder, home=home)
    stamp = (folder / "sales.yml").stat()
    text = (folder / "sales.yml").read_text("utf-8")
    (folder / "sales.yml").write_text(text.replace("2 * revenue", "3 * revenue"), "utf-8")
    os.utime(folder / "sales.yml", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    after = load_kept(folder, home=home)
    assert after.metrics["twice"].version != before.metrics["twice"].version
    (folder / "more.yml").rename(folder / "others.yml")
    assert str(load_kept(folder, home=home).metrics["m1"].place).startswith("others.yml")


def test_a_mistake_is_told_although_a_copy_is_there(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    load_kept(folder, home=home)
    (folder / "wrong.yml").write_text("dataset: a\ntier: 9\n", "utf-8")
    with pytest.raises(DefinitionError, match="tier"):
        load_kept(folder, home=home)


@pytest.mark.parametrize("damage", (b"", b"\x80", b"garbage", pickle.dumps({"a": 1}), pickle.dumps(42)))
def test_a_damaged_copy_is_made_again(folder: Path, tmp_path: Path, damage: bytes) -> None:
    home = tmp_path / "home"
    whole = load_kept(folder, home=home)
    (copy,) = copies(home)
    copy.write_bytes(damage)
    assert load_kept(folder, home=home) == whole
    assert copy.stat().st_size > len(damage)


def test_a_copy_cut_anywhere_is_made_again(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    whole = load_kept(folder, home=home)
    (copy,) = copies(home)
    written = copy.read_bytes()
    for share in (0.1, 0.5, 0.9, 0.999):
        copy.write_bytes(written[: int(len(written) * share)])
        assert load_kept(folder, home=home) == whole


class Attack:
    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch '{self.marker}'",)


def test_a_copy_can_run_nothing(folder: Path, tmp_path: Path) -> None:
    home, marker = tmp_path / "home", tmp_path / "ran"
    whole = load_kept(folder, home=home)
    (copy,) = copies(home)
    name = b"re.enum.sys.modules.__getitem__"  # by way of a module's own imports
    roundabout = b"\x80\x04\x8c\x19workbench.catalog.formula\x8c" + bytes([len(name)]) + name + b"\x93."
    for attack in (pickle.dumps(Attack(marker)), roundabout):
        copy.write_bytes(attack)
        with copy.open("rb") as file, pytest.raises(pickle.UnpicklingError, match="does not belong"):
            kept._Reader(file).load()
        assert load_kept(folder, home=home) == whole
    assert not marker.exists()


def test_small_catalogs_and_homes_that_cannot_be_written_do_without(folder: Path, tmp_path: Path) -> None:
    small, home = tmp_path / "small", tmp_path / "file"
    small.mkdir()
    (small / "a.yml").write_text("dataset: a\nsource: a\nmetrics: {n: count(*)}\n", "utf-8")
    load_kept(small, home=tmp_path / "home")
    assert copies(tmp_path / "home") == []
    home.write_text("", "utf-8")
    assert load_kept(folder, home=home) == load(folder)


def test_old_copies_go(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "COPIES", 2)
    for n in range(4):
        (folder / "extra.yml").write_text(f"dataset: extra{n}\nsource: x\n", "utf-8")
        load_kept(folder, home=tmp_path / "home")
    assert len(copies(tmp_path / "home")) == 2
