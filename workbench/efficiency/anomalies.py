"""Days whose number is far from what the days before lead to expect: robust, seasonal, each judged by its past alone.

What is expected of a day is the median of the four weeks before it, and on top what its weekday usually differs by: the
median over the same weekday of eight weeks. How far off is far is told by the median absolute deviation of the days
before. Medians are not moved by the very days that are looked for, so a spike neither hides the next one nor raises
false alarms for weeks, as it does with a mean.

Days that are provisional are shown and not judged: a late bill looks like a fall.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from workbench.efficiency.series import MOST_POINTS, Daily, Numbers, daily, rows_of
from workbench.result.vega import VEGA_LITE, Spec, framed

#: What a chart shows, for those who cannot see it.
SEEN: Final = "each day with what is normal, and the days that are too high or too low"

#: Days of which the level is the median, weeks of which the weekday is, and days of which the deviation is.
LEVEL, WEEKS, DEVIATION = 28, 8, 56

#: The fewest days, same weekdays and deviations that a judgement rests on.
_LEAST_DAYS, _LEAST_WEEKS, _LEAST_DEVIATIONS = 14, 2, 10

#: A normal distribution's standard deviation in median absolute deviations.
_NORMAL: Final = 1.4826


class State(StrEnum):
    """What is said of a day."""

    HIGH = "high"
    LOW = "low"
    NORMAL = "normal"
    LEARNING = "learning"
    PROVISIONAL = "provisional"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, eq=False)
class Anomalies:
    """Every day of every group with what was expected of it.

    Attributes:
        table: the groups' columns, the day, the number, `expected`, `low`, `high` (what lies between is normal),
            `score` (how many deviations off) and `state`.
        threshold: how many deviations are far.
    """

    table: pa.Table
    series: Daily
    threshold: float

    @property
    def found(self) -> pa.Table:
        """The days that are too high or too low, those furthest off in amount first."""
        chosen = self.table.filter(pc.is_in(self.table["state"], pa.array([State.HIGH, State.LOW])))
        off = pc.abs(pc.subtract(chosen[self.series.value], chosen["expected"]))
        return chosen.append_column("off", off).sort_by([("off", "descending")])

    def chart(self, **group: object) -> Spec:
        """Return a Vega-Lite chart of one group: its numbers, what is normal, and the days that are not.

        Args:
            group: the group's columns and values; the one with the largest anomaly unless given.

        Raises:
            QueryError: there is no such group.
        """
        group = group or self._largest()
        shown = [_point(row, self.series) for row in rows_of(self.table, group)[-MOST_POINTS:]]
        title = ", ".join(str(part) for part in group.values())
        return _chart(shown, self.series.value, title)

    def __repr__(self) -> str:
        days = self.found.num_rows
        return f"Anomalies({days} of {self.table.num_rows} days are far from what was expected)"

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        return {VEGA_LITE: self.chart(), "text/plain": repr(self)}

    def _largest(self) -> dict[str, object]:
        rows = self.found.slice(0, 1).to_pylist()
        return {name: rows[0][name] for name in self.series.names} if rows else self.series.keys(0)


def anomalies(
    table: pa.Table,
    *,
    time: str | None = None,
    value: str | None = None,
    threshold: float = 5.0,
    least: float = 0.0,
    provisional_from: date | None = None,
) -> Anomalies:
    """Judge every day of a table of one number per group and day, such as the result of `effective_cost by time.day`.

    Args:
        time: the column of days; the only one of dates or instants unless given.
        value: the column of numbers; the last one unless given. All others tell groups apart.
        threshold: how many deviations from what is expected are far.
        least: how far off an amount must be at least, whatever the deviations say.
        provisional_from: the first day whose numbers may still change; it and later ones are not judged.

    Raises:
        QueryError: the table has no such column, no row, or two rows of a group and day.
    """
    series = daily(table, time=time, value=value)
    final = series.until(provisional_from)
    past = series.values.copy()
    past[:, final:] = np.nan
    expected, deviation = _expected(past)
    judged = _judged(series, expected, deviation, threshold, least, final)
    return Anomalies(judged, series, threshold)


def _expected(values: Numbers) -> tuple[Numbers, Numbers]:
    """What is expected of each day, and how far days usually are from it; nan where the past is too short."""
    groups, days = values.shape
    level, expected, deviation = (np.full((groups, days), np.nan) for _ in range(3))
    off = np.full((groups, days), np.nan)
    for day in range(days):
        level[:, day] = _median(values[:, max(0, day - LEVEL) : day], _LEAST_DAYS)
        same = np.arange(day - 7, max(-1, day - 7 * WEEKS - 1), -7)
        weekday = _median(values[:, same] - level[:, same], _LEAST_WEEKS)
        expected[:, day] = level[:, day] + weekday
        deviation[:, day] = _NORMAL * _median(np.abs(off[:, max(0, day - DEVIATION) : day]), _LEAST_DEVIATIONS)
        off[:, day] = values[:, day] - expected[:, day]
    return expected, deviation


def _median(values: Numbers, least: int) -> Numbers:
    """The median of each row; nan where it has fewer numbers than `least`."""
    if values.shape[1] < least:
        return np.full(values.shape[0], np.nan)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a row without any number
        median = np.nanmedian(values, axis=1)
    return np.where(np.sum(~np.isnan(values), axis=1) >= least, median, np.nan)


def _judged(
    series: Daily, expected: Numbers, deviation: Numbers, threshold: float, least: float, final: int
) -> pa.Table:
    # A number that hardly ever moves has no deviation: a hundredth of it, or of a unit, is then the least that counts.
    floor = np.maximum(np.abs(expected) / 100, 1e-9)
    deviation = np.maximum(deviation, floor)
    margin = np.maximum(threshold * deviation, least)
    off = series.values - expected
    state = np.full(off.shape, State.NORMAL, dtype=object)
    state[off > margin], state[off < -margin] = State.HIGH, State.LOW
    state[np.isnan(expected) | np.isnan(deviation)] = State.LEARNING
    state[:, final:] = State.PROVISIONAL
    state[np.isnan(series.values)] = State.MISSING
    groups, days = off.shape
    columns: dict[str, pa.Array] = {
        name: pa.array([group[at] for group in series.groups for _ in range(days)])
        for at, name in enumerate(series.names)
    }
    columns[series.time] = pa.array(list(series.days) * groups, pa.date32())
    numbers = {
        series.value: series.values,
        "expected": expected,
        "low": expected - margin,
        "high": expected + margin,
        "score": off / deviation,
    }
    columns |= {name: pa.array(matrix.ravel(), from_pandas=True) for name, matrix in numbers.items()}
    columns["state"] = pa.array([str(one) for one in state.ravel()], pa.string())
    return pa.table(columns)


# --- the chart --------------------------------------------------------------------------------------------------------
def _point(row: dict[str, object], series: Daily) -> dict[str, object]:
    kept = {name: row[name] for name in ("expected", "low", "high", "state")}
    return {"day": str(row[series.time]), "number": row[series.value], **kept}


def _chart(points: list[dict[str, object]], value: str, title: str) -> Spec:
    x = {"field": "day", "type": "temporal", "title": None}
    number = {"field": "number", "type": "quantitative", "title": value}
    colour = {"high": "#c0392b", "low": "#2471a3", "provisional": "#95a5a6"}
    far = {
        "field": "state",
        "type": "nominal",
        "scale": {"domain": list(colour), "range": list(colour.values())},
        "title": None,
    }
    tooltip = [{"field": name} for name in ("day", "number", "expected", "state")]
    body: Spec = {
        "title": title or value,
        "width": 640,
        "height": 240,
        "data": {"values": points},
        "layer": [
            {
                "mark": {"type": "area", "opacity": 0.15},
                "encoding": {"x": x, "y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}},
            },
            {"mark": {"type": "line", "strokeWidth": 1.5}, "encoding": {"x": x, "y": number}},
            {
                "transform": [{"filter": {"field": "state", "oneOf": list(colour)}}],
                "mark": {"type": "point", "filled": True, "size": 60},
                "encoding": {"x": x, "y": number, "color": far, "tooltip": tooltip},
            },
        ],
    }
    return framed(f"{title}: {SEEN}" if title else SEEN, body)
