"""Which values of dimensions are known, also where the catalog names something that the data has not."""

from __future__ import annotations

from contextlib import closing

import duckdb

import workbench

CATALOG = """
dataset: visit
source: visit
primary_key: id
dimensions:
  ward:
  nurse: {expr: nurse_name}
metrics:
  visits: {expr: count(*)}
"""


def test_a_column_that_is_not_there_leaves_the_others_their_values(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    (tmp_path / "catalog.yml").write_text(CATALOG)
    duckdb.sql("select 1 as id, 'North' as ward").write_parquet(str(tmp_path / "visit.parquet"))
    with closing(workbench.open(tmp_path, warehouse=tmp_path, registry=":memory:")) as session:
        assert session.values("ward") == ("North",)
        assert session.values("nurse") == ()
        session.finding.index.wait(60)
        assert session.ask("visits in the north").text == "visits\nwhere ward = 'North'"
