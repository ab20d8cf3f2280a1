"""Forecasts: the truth of held-out days lies inside the intervals about as often as they promise."""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta

import pyarrow as pa
import pytest

pytest.importorskip("statsmodels", reason="an extra: pip install 'metric-workbench[efficiency]'")

from workbench.efficiency.forecast import Forecast, forecast
from workbench.errors import MissingExtra, QueryError

FIRST = date(2025, 1, 6)
BEHIND, AHEAD = 180, 30


def costs(seed: int, days: int = BEHIND + AHEAD) -> list[float]:
    """Daily costs with a week, a level that wanders and noise; made by another recipe than the one that forecasts."""
    chance = random.Random(seed)
    level, weekend, noise = chance.choice((10.0, 400.0, 9_000.0)), chance.uniform(0.4, 1.0), chance.uniform(0.01, 0.08)
    wander, drift = chance.uniform(0.0, 0.01), chance.uniform(-0.001, 0.001)
    found = []
    for day in range(days):
        level *= 1 + drift + chance.gauss(0, wander)
        weekday = weekend if (FIRST + timedelta(days=day)).weekday() >= 5 else 1.0
        found.append(level * weekday * max(0.05, 1 + chance.gauss(0, noise)))
    return found


def table(numbers: list[float]) -> pa.Table:
    return pa.table({"day": [FIRST + timedelta(days=day) for day in range(len(numbers))], "cost": numbers})


def coming(found: Forecast) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = found.table.slice(len(found.table) - AHEAD).to_pylist()
    return rows


def test_intervals_hold_the_truth_as_often_as_they_promise(capsys: pytest.CaptureFixture[str]) -> None:
    days = totals = errors = naive = 0.0
    worlds = [costs(seed) for seed in range(40)]
    for world in worlds:
        found = forecast(table(world[:BEHIND]), days=AHEAD, level=0.9)
        truth = world[BEHIND:]
        days += sum(row["low"] <= true <= row["high"] for row, true in zip(coming(found), truth, strict=True))  # type: ignore[operator]
        (total,) = found.totals.to_pylist()
        totals += total["low"] <= sum(truth) <= total["high"]
        errors += abs(total["expected"] / sum(truth) - 1)
        naive += abs(sum(world[BEHIND - AHEAD : BEHIND]) / sum(truth) - 1)
    days, totals, errors, naive = days / (40 * AHEAD), totals / 40, errors / 40, naive / 40
    with capsys.disabled():
        print("\nforecasts of 40 series, 30 days ahead, level 90 %:")  # noqa: T201
        print(f"  days inside {days:.1%}, sums of 30 days inside {totals:.1%}")  # noqa: T201
        print(f"  mean error of the sum {errors:.2%}; of the 30 days before as forecast {naive:.2%}")  # noqa: T201
    assert 0.84 <= days <= 0.97
    assert 0.75 <= totals <= 1.0
    assert errors < naive


def test_a_week_is_seen_and_goes_on() -> None:
    numbers = [40.0 + day % 3 if day % 7 >= 5 else 100.0 + day % 3 for day in range(84)]
    found = forecast(table(numbers), days=AHEAD)
    assert found.totals["method"].to_pylist() == ["level, week"]
    for row in coming(found):
        weekend = row["day"].weekday() >= 5  # type: ignore[attr-defined]
        assert row["expected"] == pytest.approx(41 if weekend else 101, abs=3)


def test_days_behind_and_to_come_follow_one_another() -> None:
    found = forecast(table(costs(1, 60)), days=AHEAD)
    days = found.table["day"].to_pylist()
    assert days == [FIRST + timedelta(days=day) for day in range(60 + AHEAD)]
    assert found.table["cost"].null_count == AHEAD
    assert found.table["expected"].null_count == 60
    assert found.table.column_names == ["day", "cost", "expected", "low", "high"]


def test_the_same_numbers_give_the_same_forecast() -> None:
    first, second = (forecast(table(costs(2, 90))) for _ in range(2))
    assert first.table == second.table
    assert first.totals == second.totals


def test_what_may_still_change_is_forecast_and_not_learnt_from() -> None:
    numbers = costs(3, 90)
    held = forecast(table([*numbers, 0.0, 0.0]), days=AHEAD, provisional_from=FIRST + timedelta(days=90))
    assert held.table == forecast(table(numbers), days=AHEAD).table


def test_each_group_has_its_own_and_missing_days_are_bridged() -> None:
    rows = [("a", day, 10.0) for day in range(40) if day != 20] + [("b", day, 20.0 + day % 2) for day in range(40)]
    given = pa.table(
        {
            "team": [team for team, _, _ in rows],
            "day": [FIRST + timedelta(days=day) for _, day, _ in rows],
            "cost": [cost for *_, cost in rows],
        }
    )
    found = forecast(given, days=2)
    assert [round(row["expected"]) for row in found.totals.to_pylist()] == [20, 41]
    assert found.totals.to_pylist()[0] == {
        "team": "a",
        "expected": 20.0,
        "low": 20.0,
        "high": 20.0,
        "method": "constant",
    }
    assert found.chart(team="b")["title"] == "b"
    with pytest.raises(QueryError, match="no group team = c"):
        found.chart(team="c")


def test_the_chart_shows_both_sides_of_now() -> None:
    found = forecast(table(costs(4, 60)), days=AHEAD)
    assert repr(found) == "Forecast(30 days ahead of 1 series, level 90%)"
    assert found._repr_mimebundle_()["text/plain"] == repr(found)
    points = found.chart()["data"]["values"]  # type: ignore[index]
    assert [(point["number"] is None, point["expected"] is None) for point in points[59:61]] == [
        (False, True),
        (True, False),
    ]


def test_too_few_days_are_refused() -> None:
    with pytest.raises(QueryError, match="9 days are too few to forecast from"):
        forecast(table(costs(5, 9)))
    with pytest.raises(QueryError, match="at least one day ahead"):
        forecast(table(costs(5, 60)), days=0)


def test_without_the_library_it_says_which_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "statsmodels.tsa.exponential_smoothing", None)
    with pytest.raises(MissingExtra, match="efficiency"):
        forecast(table(costs(6, 60)))
