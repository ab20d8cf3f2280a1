"""A folder of somebody else's runs nothing until its user trusts it."""

from __future__ import annotations

import pytest

from workbench.errors import TrustError
from workbench.project import trust
from workbench.session import browse, open_workbench


@pytest.fixture
def clone(tmp_path, monkeypatch):
    for name, folder in (("CONFIG", "config"), ("DATA", "data"), ("CACHE", "cache")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "user" / folder))
    for name in ("CATALOG", "WAREHOUSE", "REGISTRY", "MODELS", "TODAY"):
        monkeypatch.delenv(f"WORKBENCH_{name}", raising=False)
    folder = tmp_path / "clone"
    (folder / "metrics").mkdir(parents=True)
    (folder / "data").mkdir()
    (folder / "data" / "orders.csv").write_text("id\n1\n2\n3\n", "utf-8")
    (folder / "metrics" / "shop.yml").write_text(
        "dataset: orders\nsource: orders\nmetrics:\n  orders: {expr: count(*), description: Orders placed.}\n", "utf-8"
    )
    settings = 'catalog = "metrics"\nwarehouse = "data"\nregistry = "registry.db"\n'
    (folder / "workbench.toml").write_text(settings, "utf-8")
    return folder


@pytest.fixture
def opened():
    """Opens a folder and closes it after the test."""
    benches = []

    def opening(folder):
        benches.append(open_workbench(folder))
        return benches[-1]

    yield opening
    for bench in benches:
        bench.close()


def test_an_untrusted_folder_runs_nothing_but_searches_and_compiles(clone, opened):
    workbench = opened(clone)
    assert [hit.name for hit in workbench.search("orders", kind=["metric"])] == ["orders"]
    assert "COUNT(*)" in workbench.compile("orders").sql
    with pytest.raises(TrustError, match=r"clone is not trusted, so nothing of it runs.*workbench trust"):
        workbench.run("orders")
    with pytest.raises(TrustError):
        workbench.check(warehouse=True)
    assert not (clone / "registry.db").exists()


def test_a_trusted_folder_runs_with_its_own_settings_until_they_change(clone, opened):
    trust(clone)
    assert opened(clone).run("orders").df["orders"].tolist() == [3]
    file = clone / "workbench.toml"
    file.write_text(file.read_text("utf-8").replace('"data"', '"metrics"'), "utf-8")
    with pytest.raises(TrustError):
        opened(clone).run("orders")


def test_what_only_browses_has_no_warehouse_even_when_trusted(clone):
    from workbench.project import find

    trust(clone)
    workbench = browse(find(clone))
    assert not workbench.runs
    workbench.close()
