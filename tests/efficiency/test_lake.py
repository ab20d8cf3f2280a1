"""The lake: all of a change or nothing of it, one writer, any number of readers, an ordinary warehouse at the end."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest

import workbench
from workbench.efficiency.lake import Lake
from workbench.engines import open_engine
from workbench.errors import EngineError


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


def rows(*values: int) -> pa.Table:
    return pa.table({"a": pa.array(values, pa.int64())})


def test_a_table_that_nobody_delivered_is_empty_and_typed(lake: Lake) -> None:
    assert lake.read("billing").num_rows == 0
    assert str(lake.read("billing").schema.field("BilledCost").type) == "decimal128(38, 12)"


def test_partitions_are_replaced_one_by_one_and_the_same_rows_are_the_same_file(lake: Lake) -> None:
    lake.replace("edges", {"2024-09-01": rows(1), "2024-09-02": rows(2)})
    first = lake.state()["edges"]
    lake.replace("edges", {"2024-09-02": rows(3)})
    assert lake.read("edges").column("a").to_pylist() == [1, 3]
    lake.replace("edges", {"2024-09-02": rows(2)})
    assert lake.state()["edges"] == first


def test_an_unknown_table_is_named_with_the_nearest(lake: Lake) -> None:
    with pytest.raises(EngineError, match="Did you mean 'billing'"):
        lake.read("biling")


def test_what_is_published_is_a_warehouse_and_a_new_version_is_followed(lake: Lake) -> None:
    lake.publish({"costs": {"2024-09": rows(1, 2)}, "owners": rows(9)})
    engine = open_engine(lake.published.path)
    before = engine.data_version()
    assert engine.tables() == ("costs", "owners")
    assert engine.run("SELECT sum(a) AS s FROM costs").to_pylist() == [{"s": 3}]
    lake.publish({"costs": {"2024-10": rows(10)}})
    assert engine.data_version() != before
    assert engine.run("SELECT sum(a) AS s FROM costs").to_pylist() == [{"s": 13}]
    assert engine.columns("owners") == {"a": "BIGINT"}
    engine.close()


CATALOG = """
dataset: costs
source: costs
metrics:
  cost: {expr: sum(a), description: What it costs.}
"""


def test_an_open_project_over_what_is_published_follows_to_the_next_publication(lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "costs.yml").write_text(CATALOG, "utf-8")
    lake.publish({"costs": {"2024-09": rows(1, 2)}})
    wb = workbench.open(tmp_path / "catalog", warehouse=lake.published.path, registry=":memory:")
    assert wb.run("cost").arrow.to_pylist() == [{"cost": 3}]
    lake.publish({"costs": {"2024-10": rows(10), "2024-09": rows(1, 2)}})
    assert wb.run("cost").arrow.to_pylist() == [{"cost": 13}]
    lake.publish({"costs": rows(7)})
    assert wb.run("cost").arrow.to_pylist() == [{"cost": 7}]
    wb.close()


def test_publishing_the_same_again_leaves_the_pointer_as_it_is(lake: Lake) -> None:
    lake.publish({"costs": rows(1, 2)})
    before = (lake.published.path / "_tables.json").stat().st_mtime_ns
    lake.publish({"costs": rows(1, 2)})
    assert (lake.published.path / "_tables.json").stat().st_mtime_ns == before


def test_files_that_nothing_points_to_are_removed_when_they_are_old(lake: Lake) -> None:
    lake.publish({"costs": rows(1)})
    lake.publish({"costs": rows(2)})
    lake.replace("edges", {"a": rows(3)})
    assert lake.prune(datetime(2020, 1, 1)) == 0
    assert lake.prune(datetime(9999, 1, 1)) == 1
    assert lake.published.read("costs").column("a").to_pylist() == [2]
    assert lake.read("edges").column("a").to_pylist() == [3]


def test_a_broken_pointer_is_said(lake: Lake) -> None:
    lake.publish({"costs": rows(1)})
    (lake.published.path / "_tables.json").write_text("{", "utf-8")
    with pytest.raises(EngineError, match="Publish anew"):
        open_engine(lake.published.path)


HOLD = """
import sys
from datetime import datetime
from pathlib import Path
from workbench.efficiency.lake import Lake
with Lake(Path(sys.argv[1])).writing("ingest of September"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_told_who_holds_the_lake_and_a_dead_one_holds_nothing(lake: Lake) -> None:
    command = [sys.executable, "-c", HOLD, str(lake.folder)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(  # noqa: S603  our own
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        assert process.stdout.readline() == "held\n"
        with pytest.raises(EngineError, match=rf"process {process.pid} .*ingest of September"), lake.writing("publish"):
            pass
        process.kill()
    with lake.writing("publish") as holder:
        assert holder.process == os.getpid()


def test_the_manifest_of_a_run_is_never_changed(lake: Lake) -> None:
    lake.record("r1", {"rows": 1})
    lake.record("r1", {"rows": 2})
    assert lake.runs() == ({"rows": 1},)
