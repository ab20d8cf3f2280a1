"""The lake: all of a change or nothing of it, one writer, any number of readers, an ordinary warehouse at the end."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta
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


def parquet(lake: Lake) -> set[str]:
    return {file.relative_to(lake.folder).as_posix() for file in lake.folder.rglob("*.parquet")}


def test_files_are_removed_when_nothing_has_pointed_to_them_for_a_day(lake: Lake) -> None:
    noon, day = datetime(2026, 5, 1, 12), timedelta(days=1)
    lake.publish({"costs": rows(1)})
    lake.replace("edges", {"a": rows(3)})
    assert lake.prune(now=noon - 9 * day) == 0
    first = parquet(lake)
    lake.publish({"costs": rows(2)})
    assert lake.prune(now=noon) == 0  # however old the file is, it counted until now
    assert lake.prune(now=noon + day / 2) == 0
    assert first < parquet(lake)
    assert lake.prune(now=noon + day) == 1
    assert len(parquet(lake)) == 2
    assert lake.published.read("costs").column("a").to_pylist() == [2]
    assert lake.read("edges").column("a").to_pylist() == [3]


def test_what_counts_again_is_kept_and_what_a_killed_writer_left_goes_after_a_day(lake: Lake) -> None:
    noon, day = datetime(2026, 5, 1, 12), timedelta(days=1)
    lake.publish({"costs": rows(1)})
    lake.publish({"costs": rows(2)})
    assert lake.prune(now=noon) == 0
    lake.publish({"costs": rows(1)})  # the same rows: the same file
    left = lake.published.write("costs", rows(9))
    assert lake.prune(now=noon + day) == 0  # the file of 2 counted until now
    assert (lake.published.path / left.file).is_file()
    assert lake.prune(now=noon + 2 * day) == 2
    assert lake.published.read("costs").column("a").to_pylist() == [1]
    (lake.published.path / "_gone.json").write_text("no JSON", "utf-8")
    assert lake.prune(now=noon + 3 * day) == 0


#: Reads what is published again and again until it is told to stop, through an open connection and through one of its own.
READER = """
import sys
from pathlib import Path
from workbench.efficiency.lake import Lake
from workbench.engines import open_engine
lake = Lake(Path(sys.argv[1]))
open_one = open_engine(str(lake.published.path))
print("ready", flush=True)
reads, seen = 0, set()
while not (lake.folder / "stop").exists():
    found = open_one.run("SELECT sum(a) AS total, count(*) AS n FROM costs").to_pylist()[0]
    fresh = lake.published.read("costs").column("a").to_pylist()
    assert found["n"] == 1000 and found["total"] % 1000 == 0, found
    assert len(set(fresh)) == 1 and len(fresh) == 1000, set(fresh)
    reads, seen = reads + 1, seen | set(fresh)
print(reads, len(seen))
"""

#: Publishes twenty versions; whoever holds the lake at that moment is waited for.
WRITER = """
import sys, time
from datetime import timedelta
from pathlib import Path
import pyarrow as pa
from workbench.efficiency.lake import Lake
from workbench.errors import EngineError
lake, first = Lake(Path(sys.argv[1])), int(sys.argv[2])
for number in range(first, first + 20):
    while True:
        try:
            parts = {part: pa.table({"a": [number] * 500, "part": [part] * 500}) for part in "xy"}
            lake.publish({"costs": parts})
            lake.prune(keep=timedelta(seconds=5))
            break
        except EngineError:
            time.sleep(0.01)
    time.sleep(0.3)
"""


def test_readers_in_other_processes_see_one_version_or_the_next_while_old_ones_are_removed(lake: Lake) -> None:
    lake.publish({"costs": {part: pa.table({"a": [0] * 500, "part": [part] * 500}) for part in "xy"}})
    environment = {**os.environ, "PYTHONPATH": str(Path(workbench.__file__).parents[1])}

    def started(program: str, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", program, str(lake.folder), *arguments]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True)  # noqa: S603  our own

    readers = [started(READER) for _ in range(2)]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
    writers = [started(WRITER, "100"), started(WRITER, "200")]
    for writer in writers:
        assert writer.communicate(timeout=120) == ("", "")
    (lake.folder / "stop").touch()
    for reader in readers:
        said, faults = reader.communicate(timeout=60)
        assert faults == ""
        reads, versions = map(int, said.split())
        assert reads >= versions > 3
    made = 1 + 2 * 20
    assert 2 <= len(parquet(lake)) < 2 * made  # the newest, and those not yet five seconds gone
    lake.prune(now=datetime(9999, 1, 1))
    assert len(parquet(lake)) == 2


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
