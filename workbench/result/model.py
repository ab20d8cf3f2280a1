"""A result as a value: rows with their meaning, and everything needed to trust them. It shows itself by its siblings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING

from workbench.query.model import MetricQuery

if TYPE_CHECKING:
    import pandas
    import pyarrow


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """One column of a result.

    Attributes:
        name: as the canonical query text names it, unless renamed.
        kind: `dimension` or `metric`.
        type: `text`, `number`, `boolean` or `time`.
        grain: of a time column.
        unit: of the values, where the catalog names one.
        format: how to show it: `percent`, `integer`, …
        title: what to call it on a chart.
    """

    name: str
    kind: str
    type: str
    grain: str | None = None
    unit: str | None = None
    format: str | None = None
    title: str = ""
    better: str | None = None


@dataclass(frozen=True, slots=True)
class Freshness:
    """How new the data is: the latest value of the metric's time axis, or why that is not known."""

    as_of: str | None
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Result:
    """The rows of a metric query and what they rest on.

    Attributes:
        arrow: the rows; column names are those of `columns`.
        query: what was asked, as a value; `text` is its canonical text.
        sql: what the engine ran.
        outline: the plan as sentences.
        versions: definition versions of the metrics and cubes, by key.
        owners: owner by metric key.
        warnings: what a reader must know before trusting the number.
        shown_rows: how many rows the table shows, and so how many a notebook keeps.
        chart: `auto` (from the query's shape), `line`, `bar`, `point` or `none`.
        opened: parts of the footer that stand open: `sql`, `outline`.
    """

    arrow: pyarrow.Table
    columns: tuple[ResultColumn, ...]
    query: MetricQuery
    text: str
    sql: str
    outline: tuple[str, ...]
    versions: tuple[tuple[str, str], ...] = ()
    owners: tuple[tuple[str, str], ...] = ()
    freshness: Freshness = field(default=Freshness(None, "unknown"))
    seconds: float = 0.0
    today: date | None = None
    warnings: tuple[str, ...] = ()
    shown_rows: int = 50
    chart: str = "auto"
    opened: tuple[str, ...] = ()

    @property
    def df(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame."""
        frame: pandas.DataFrame = self.arrow.to_pandas(date_as_object=False)
        return frame

    def __len__(self) -> int:
        return int(self.arrow.num_rows)

    def __repr__(self) -> str:
        names = ", ".join(column.name for column in self.columns)
        return f"<Result: {len(self):,} {'row' if len(self) == 1 else 'rows'} of {names}>"

    def __str__(self) -> str:
        from workbench.result.plain import plain_text

        return plain_text(self)

    def with_chart(self, kind: str) -> Result:
        """Return the same result, drawn as `auto`, `line`, `bar`, `point` or `none`.

        Raises:
            QueryError: there is no such kind of chart.
        """
        from workbench.result.chart import checked_kind

        return replace(self, chart=checked_kind(kind))

    def to_json(self) -> str:
        """Return columns, rows and what they rest on as JSON; decimals keep every digit, dates are ISO 8601."""
        from workbench.result.payload import json_text

        return json_text(self)

    def write(self, target: str | Path | IO[str] | IO[bytes], format: str | None = None) -> None:  # noqa: A002  the word users know
        """Write the rows as `table`, `csv`, `json` or `parquet`; a file's ending says which, unless told.

        Raises:
            QueryError: there is no such format.
        """
        from workbench.result.files import write

        write(self, target, format)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, object]:
        from workbench.result.document import bundle

        return bundle(self, include, exclude)

    def _ipython_display_(self) -> None:
        from workbench.result.document import show

        show(self)
