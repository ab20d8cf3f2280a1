"""Spark over Connect, in a process of its own with its server, so that nothing can hang the tests."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

SECONDS = 240

SCRIPT = """
from pyspark.sql import SparkSession

import workbench
from workbench.catalog.load import read_texts

session = SparkSession.builder.remote("local[1]").config("spark.ui.enabled", "false").getOrCreate()
assert "connect" in type(session).__module__
session.sql("SELECT 1 AS id, 'a' AS kind UNION ALL SELECT 2, 'b' UNION ALL SELECT 3, 'b'").createOrReplaceTempView("things")
text = "dataset: things\\nsource: things\\nprimary_key: id\\ndimensions: {kind: }\\nmetrics: {n: count(*)}\\n"
catalog, issues = read_texts({"things.yml": text})
opened = workbench.open(catalog, warehouse=session, registry=":memory:")
print("rows:", opened.run("n by kind order by n").arrow.to_pylist())
opened.close()
session.stop()
"""


def test_rows_come_over_connect(flights_spark: str) -> None:
    started = subprocess.Popen(  # noqa: S603  (our own script)
        [sys.executable, "-c", SCRIPT],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        out, err = started.communicate(timeout=SECONDS)
    finally:
        _ended(started)
    assert started.returncode == 0, err[-2000:]
    assert "rows: [{'kind': 'a', 'n': 1}, {'kind': 'b', 'n': 2}]" in out


def _ended(started: subprocess.Popen[str]) -> None:
    """End what is left of a process and of the server that it started."""
    try:
        os.killpg(started.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    started.wait()
