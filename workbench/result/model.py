"""What a query gave: rows with their meaning, and everything needed to trust them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

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


@dataclass(frozen=True, slots=True, eq=False)
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

    @property
    def df(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame."""
        return self.arrow.to_pandas(date_as_object=False)

    def __len__(self) -> int:
        return int(self.arrow.num_rows)
