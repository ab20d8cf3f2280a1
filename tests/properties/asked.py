"""Random queries over a world, from the paths that it has. Hypothesis strategies for query texts."""

from __future__ import annotations

from conditions import conditions
from hypothesis import strategies as st
from pieces import Draw, Metric, Path, reachable
from worlds import World


@st.composite
def queries(draw: Draw, world: World) -> str:
    """A query of metrics, or of values."""
    return draw(
        draw(st.sampled_from([metric_queries, metric_queries, metric_queries, metric_queries, listings]))(world)
    )


@st.composite
def metric_queries(draw: Draw, world: World) -> str:
    """A few metrics by a few paths, with any of the clauses."""
    metrics = draw(st.lists(st.sampled_from(world.metrics), min_size=1, max_size=3, unique=True))
    metrics = next(([metric] for metric in metrics if metric.form == "every"), metrics)
    facts = frozenset[str]().union(*(metric.facts for metric in metrics))
    if len(facts) > 1 and any("kind" in metric.needs for metric in metrics):
        metrics, facts = metrics[:1], metrics[0].facts
    paths = world.paths(facts)
    by = draw(st.lists(grouped(paths, world.periods), max_size=3, unique=True))
    forms = {metric.form for metric in metrics}
    needed = [path for metric in metrics for path in metric.needs]
    if forms & {"moved", "every"}:
        needed.append(draw(st.sampled_from([*TIMES, *(f"time.{period}" for period in world.periods)])))
    compared = forms <= {"simple", "derived"} and all(m.daily for m in metrics) and draw(st.integers(0, 3)) == 3
    if compared and draw(st.booleans()):
        needed.append(draw(st.sampled_from(TIMES)))
    by = list(dict.fromkeys([*needed, *by]))
    during = draw(st.sampled_from(PERIODS)) if draw(st.integers(0, 3)) == 3 else None
    comparison = draw(comparisons(by)) if compared else None
    if comparison and not on_time(by):
        during = draw(st.sampled_from(CLOSED))
    moved = comparison is not None or "moved" in forms or "every" in forms
    if moved:
        paths = [path for path in paths if path.text not in ("time", "day")]
    items = draw(renamed([metric.name if comparison else draw(shares(metric, by)) for metric in metrics], "m"))
    groups = draw(renamed(by, "c"))
    clauses = [", ".join(text for text, _ in items)]
    if by:
        clauses.append(f"by {', '.join(text for text, _ in groups)}")
    timed = draw(times()) if moved and on_time(by) and draw(st.booleans()) else ""
    if (paths and draw(st.booleans())) or timed:
        parts = [f"({draw(conditions(paths, world.elsewhere(facts)))})"] if paths else []
        clauses.append(f"where {' and '.join([*parts, *([timed] if timed else [])])}")
    clauses += [f"during {during}"] if during else []
    clauses += [f"compare to {comparison}"] if comparison else []
    fillable = on_time(by) and all(m.daily for m in metrics) and not forms & {"window", "every"}
    clauses += ["fill"] if fillable and draw(st.integers(0, 2)) == 2 else []
    names = [name for _, name in items]
    names += [name + suffix for name in names for suffix in COMPARED] if comparison else []
    clauses += draw(endings(names, [name for _, name in groups]))
    return " ".join(clauses)


#: What `compare to` adds.
COMPARED = ("__previous", "__difference", "__change")


def on_time(by: list[str]) -> bool:
    """Whether a query groups by the axis of its metrics."""
    return any(path.split(".")[0] in ("time", "day") for path in by)


@st.composite
def comparisons(draw: Draw, by: list[str]) -> str | None:
    """What to compare with; a custom period is compared with none, and weeks with no months."""
    times = [path for path in by if on_time([path])]
    if any(path.endswith("sales_month") for path in times):
        return None
    weeks = any(path.endswith(".week") for path in times)
    return draw(
        st.sampled_from(
            ["previous period", "previous year", "1 quarter", "2 weeks", "10 days", "1 month"][: 5 if weeks else 6]
        )
    )


@st.composite
def times(draw: Draw) -> str:
    """A condition on nothing but time."""
    return draw(
        st.sampled_from(
            [
                "time >= date '2024-01-31'",
                "time >= date '2024-02-01'",
                "time.day <= date '2024-02-29'",
                "time.month >= date '2024-01-31'",
                "time.extract_month <= 2",
                "(time < date '2024-02-01' or time.year = date '2025-01-01')",
                "time.extract_dow in (1, 4, 5)",
                "not time between date '2024-02-01' and date '2024-02-29'",
            ]
        )
    )


@st.composite
def renamed(draw: Draw, names: list[str], letter: str) -> list[tuple[str, str]]:
    """Items as they are written, with `as` now and then, and what their columns are called."""
    found = []
    for index, name in enumerate(names):
        alias = f"{letter}{index}" if name.startswith("share") or draw(st.integers(0, 5)) == 5 else None
        found.append((f"{name} as {alias}" if alias else name, alias or name))
    return found


@st.composite
def listings(draw: Draw, world: World) -> str:
    """The values of paths of a fact, or the least and the greatest."""
    fact = draw(st.sampled_from(world.facts))
    paths = list(reachable(fact))
    where = f" where {draw(conditions(paths))}" if draw(st.booleans()) else ""
    if draw(st.booleans()):
        ordered = [path for path in paths if path.kind != "boolean"]
        return f"range of {draw(st.sampled_from(ordered)).text} from {fact.name}{where}"
    by = draw(st.lists(grouped(paths, world.periods), min_size=1, max_size=3, unique=True))
    return f"values of {', '.join(by)} from {fact.name}{where}{draw(st.sampled_from(['', ' raw']))}{draw(cut(by))}"


@st.composite
def shares(draw: Draw, metric: Metric, by: list[str]) -> str:
    """A metric, or its share within some of the groups."""
    if not metric.additive or draw(st.integers(0, 4)) < 4:
        return metric.name
    within = draw(st.lists(st.sampled_from(by), max_size=2, unique=True)) if by else []
    return f"share of {metric.name}" + (f" within ({', '.join(within)})" if within else "")


TIMES = [
    "time",
    *(f"time.{cut}" for cut in ("day", "week", "month", "month", "quarter", "year", "extract_month", "extract_dow")),
]
PERIODS = [
    "2024",
    "2024-Q1",
    "2024-02",
    "2024-01-31 to 2024-02-28",
    "last 2 months",
    "last 1 year",
    "this month",
    "year to date",
    "since 2024-02-29",
    "before 2024-02",
]


#: Those with both ends.
CLOSED = [period for period in PERIODS if not period.startswith(("since", "before"))]


@st.composite
def grouped(draw: Draw, paths: list[Path], periods: tuple[str, ...] = ()) -> str:
    """A path to group by, perhaps cut to a grain or a part of a date."""
    path = draw(st.sampled_from(paths))
    if path.kind not in ("day", "stamp"):
        return path.text
    cuts = [
        "",
        ".week",
        ".month",
        ".quarter",
        ".year",
        ".extract_dow",
        ".extract_month",
        ".extract_week",
        ".extract_doy",
    ]
    return path.text + draw(
        st.sampled_from([*cuts, ".day", ".hour", ".extract_hour"] if path.kind == "stamp" else cuts)
    )


@st.composite
def endings(draw: Draw, names: list[str], by: list[str]) -> list[str]:
    """The clauses that filter, order and cut the result."""
    found = []
    if draw(st.integers(0, 4)) == 4:
        name, op = draw(st.sampled_from(names)), draw(st.sampled_from([">", "<=", "<>"]))
        form = draw(st.sampled_from([f"{name} {op} 1", f"{name} is null", f"not ({name} {op} 1) or {name} = 0"]))
        found.append(f"having {form}")
    return [*found, draw(cut([*names, *by], by))]


@st.composite
def cut(draw: Draw, names: list[str], by: list[str] | None = None) -> str:
    """`order by` and `limit`, or neither."""
    found = ""
    if draw(st.booleans()):
        keys = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
        ways = ["", " desc", " nulls first", " desc nulls first"]
        found = " order by " + ", ".join(key + draw(st.sampled_from(ways)) for key in keys)
    if by != [] and draw(st.integers(0, 3)) == 3:
        per = draw(st.sampled_from(["", *(by or [])]))
        found += f" limit {draw(st.integers(1, 3))}{f' per {per}' if per else ''}"
    return found
