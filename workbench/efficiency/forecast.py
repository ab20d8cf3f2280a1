"""What the coming days will cost if things go on as they did: exponential smoothing, with intervals, by statsmodels.

A plain forecast on purpose: a level, perhaps a trend that fades, perhaps a week. Which of these a series has is decided by
the corrected Akaike criterion of the fits. Errors grow with the level where every number is above zero. The sum over
all coming days has an interval of its own, from simulated paths: daily errors partly cancel, so it is narrower than the
daily intervals added up.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from workbench.efficiency.series import MOST_POINTS, Daily, Numbers, daily, rows_of
from workbench.errors import Issue, MissingExtra, QueryError
from workbench.result.vega import VEGA_LITE, Spec, framed

if TYPE_CHECKING:
    from types import ModuleType

#: What a chart shows, for those who cannot see it.
SEEN: Final = "each day behind, and what is expected of the days to come, between what"

WEEK: Final = 7

#: The fewest days to forecast from, and of a week to be seen in them.
LEAST, LEAST_FOR_A_WEEK = 14, 4 * WEEK

#: Days that are looked back on at most: a year, so that a fit takes a fraction of a second.
MOST = 366

#: Simulated paths for the interval of the sum, always the same ones.
_PATHS, _SEED = 1_000, 20_260_101


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """The days behind and the days to come.

    Attributes:
        table: the groups' columns, the day, the number (null for days to come), `expected`, `low` and `high` (null for
            days behind).
        totals: the groups' columns, `expected`, `low`, `high` of the sum over all days to come, and `method`.
        level: how many of a hundred times the truth should lie between low and high, as a share.
    """

    table: pa.Table
    totals: pa.Table
    series: Daily
    level: float

    def chart(self, **group: object) -> Spec:
        """Return a Vega-Lite chart of one group: its numbers, what is expected, and between what.

        Args:
            group: the group's columns and values; the first one unless given.

        Raises:
            QueryError: there is no such group.
        """
        group = group or self.series.keys(0)
        rows = rows_of(self.table, group)
        title = ", ".join(str(part) for part in group.values()) or self.series.value
        return _chart([_point(row, self.series) for row in rows[-MOST_POINTS:]], self.series.value, title)

    def __repr__(self) -> str:
        days = len(self.table.filter(pc.is_valid(self.table["expected"]))) // max(1, len(self.totals))
        return f"Forecast({days} days ahead of {len(self.totals)} series, level {self.level:.0%})"

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        return {VEGA_LITE: self.chart(), "text/plain": repr(self)}


@dataclass(frozen=True, slots=True)
class _Coming:
    """One group's days to come."""

    method: str
    expected: Numbers
    low: Numbers
    high: Numbers
    total: tuple[float, float, float]


def forecast(
    table: pa.Table,
    *,
    time: str | None = None,
    value: str | None = None,
    days: int = 30,
    level: float = 0.9,
    provisional_from: date | None = None,
) -> Forecast:
    """Forecast a table of one number per group and day, such as the result of `effective_cost by time.day`.

    Args:
        time: the column of days; the only one of dates or instants unless given.
        value: the column of numbers; the last one unless given. All others tell groups apart.
        days: how many days to look ahead, from the last final one on.
        level: how sure the intervals are.
        provisional_from: the first day whose number may still change; it and later ones are forecast, not learnt from.

    Raises:
        QueryError: no such column, two rows of a group and day, or too few days.
        MissingExtra: statsmodels is not installed.
    """
    if not 0 < level < 1 or days < 1:
        message = "A forecast looks at least one day ahead, and its level lies between 0 and 1."
        raise QueryError(Issue("forecast", message, remedy="For example days=30, level=0.9."))
    smoothing = _statsmodels()
    series = daily(table, time=time, value=value)
    final = series.until(provisional_from)
    _enough(series, final)
    coming = tuple(_coming(smoothing, _filled(row[max(0, final - MOST) : final]), days, level) for row in series.values)
    return Forecast(_days(series, final, coming, days), _totals(series, coming), series, level)


def _enough(series: Daily, final: int) -> None:
    counts = np.sum(~np.isnan(series.values[:, :final]), axis=1)
    issues = [
        Issue(
            "too-short",
            f"{count} days{' of ' + ', '.join(map(str, group)) if group else ''} are too few to forecast from.",
            remedy=f"Give at least {LEAST}, or a coarser group.",
        )
        for count, group in zip(counts, series.groups, strict=True)
        if count < LEAST
    ]
    if issues:
        raise QueryError(issues)


def _filled(values: Numbers) -> Numbers:
    """The numbers from the first on, days without one in a line between their neighbours."""
    there = np.flatnonzero(~np.isnan(values))
    days = np.arange(there[0], len(values))
    return np.interp(days, there, values[there])


# --- the fit ----------------------------------------------------------------------------------------------------------
def _statsmodels() -> ModuleType:
    try:
        from statsmodels.tsa.exponential_smoothing import ets  # type: ignore[import-untyped]
    except ImportError as error:
        message = "Forecasts are made with statsmodels, which is not installed."
        raise MissingExtra(
            Issue("missing-extra", message, remedy="pip install 'metric-workbench[efficiency]'")
        ) from error
    return ets  # type: ignore[no-any-return]


def _coming(smoothing: ModuleType, values: Numbers, days: int, level: float) -> _Coming:
    if np.ptp(values) == 0:
        flat = np.full(days, values[-1])
        return _Coming("constant", flat, flat, flat, (flat.sum(),) * 3)
    fits = list(_fits(smoothing, values))
    method, fit = min(fits, key=lambda named: named[1].aicc)
    edge = (1 - level) / 2
    paths = fit.simulate(days, anchor="end", repetitions=_PATHS, random_errors=_errors(fit, len(values), days))
    expected = np.asarray(fit.forecast(days))
    low, high = np.quantile(paths, edge, axis=1), np.quantile(paths, 1 - edge, axis=1)
    sums = paths.sum(axis=0)
    total = (float(expected.sum()), float(np.quantile(sums, edge)), float(np.quantile(sums, 1 - edge)))
    return _Coming(method, expected, low, high, total)


def _errors(fit: Any, count: int, days: int) -> Numbers:
    """Errors of a thousand paths, always the same ones; their size counts what was estimated from the numbers."""
    freedom = max(1, count - fit.df_model)
    size = np.sqrt(fit.scale * count / freedom)
    return np.random.default_rng(_SEED).normal(0, size, (days, _PATHS))


def _fits(smoothing: ModuleType, values: Numbers) -> Iterator[tuple[str, Any]]:
    """Yield fits of each kind that the series is long enough for, by name."""
    weekly = len(values) >= LEAST_FOR_A_WEEK
    kind = "mul" if values.min() > 0 else "add"
    for trend in (None, "add"):
        for season in ("add", None) if weekly else (None,):
            model = smoothing.ETSModel(
                values,
                error=kind,
                trend=trend,
                damped_trend=trend is not None,
                seasonal=kind if season else None,
                seasonal_periods=WEEK if season else None,
                initialization_method="heuristic",  # a quarter of the time that estimating the first week takes
            )
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # a fit that did not converge loses by its criterion
                yield _named(trend, season), model.fit(disp=False)


def _named(trend: str | None, season: str | None) -> str:
    parts = ["level", *(["fading trend"] if trend else []), *(["week"] if season else [])]
    return ", ".join(parts)


# --- tables -----------------------------------------------------------------------------------------------------------
def _days(series: Daily, final: int, coming: Sequence[_Coming], days: int) -> pa.Table:
    ahead = [series.days[final - 1] + timedelta(days=count + 1) for count in range(days)]
    nothing, behind = [None] * days, [None] * final
    rows: dict[str, list[object]] = {
        name: [] for name in (*series.names, series.time, series.value, "expected", "low", "high")
    }
    for at, group in enumerate(coming):
        for name, part in series.keys(at).items():
            rows[name] += [part] * (final + days)
        rows[series.time] += [*series.days[:final], *ahead]
        rows[series.value] += [*(None if np.isnan(one) else float(one) for one in series.values[at, :final]), *nothing]
        for name, numbers in (("expected", group.expected), ("low", group.low), ("high", group.high)):
            rows[name] += [*behind, *map(float, numbers)]
    return pa.table(rows)


def _totals(series: Daily, coming: Sequence[_Coming]) -> pa.Table:
    names = {name: [group[at] for group in series.groups] for at, name in enumerate(series.names)}
    numbers = {name: [group.total[at] for group in coming] for at, name in enumerate(("expected", "low", "high"))}
    return pa.table({**names, **numbers, "method": [group.method for group in coming]})


# --- the chart --------------------------------------------------------------------------------------------------------
def _point(row: dict[str, object], series: Daily) -> dict[str, object]:
    kept = {name: row[name] for name in ("expected", "low", "high")}
    return {"day": str(row[series.time]), "number": row[series.value], **kept}


def _chart(points: list[dict[str, object]], value: str, title: str) -> Spec:
    x = {"field": "day", "type": "temporal", "title": None}
    tooltip = [{"field": name} for name in ("day", "expected", "low", "high")]
    body: Spec = {
        "title": title,
        "width": 640,
        "height": 240,
        "data": {"values": points},
        "layer": [
            {
                "mark": {"type": "area", "opacity": 0.2},
                "encoding": {"x": x, "y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}},
            },
            {
                "mark": {"type": "line", "strokeWidth": 1.5},
                "encoding": {"x": x, "y": {"field": "number", "type": "quantitative", "title": value}},
            },
            {
                "mark": {"type": "line", "strokeDash": [4, 3]},
                "encoding": {"x": x, "y": {"field": "expected", "type": "quantitative"}, "tooltip": tooltip},
            },
        ],
    }
    return framed(f"{title}: {SEEN}" if title else SEEN, body)
