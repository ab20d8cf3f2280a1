"""Laws that every answer keeps, in random worlds: each compares answers of the product with one another."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path as FilePath
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st

import workbench
from workbench.session import Workbench

sys.path.insert(0, str(FilePath(__file__).parent))
from asked import grouped, queries
from conditions import conditions
from naive_values import value
from pieces import TODAY, Metric
from test_against_naive import filled, key, opened, same
from worlds import World, worlds

LAW = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
Row = tuple[Any, ...]


def rows(session: Workbench, query: str) -> list[Row]:
    note(query)
    table = session.run(query).arrow
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def alike(left: list[Row], right: list[Row]) -> bool:
    """Whether two answers have the same rows, whatever their order."""
    pairs = list(zip(sorted(left, key=key), sorted(right, key=key), strict=False))
    return len(left) == len(right) and all(all(map(same, a, map(expected, b))) for a, b in pairs)


def expected(cell: Any) -> Any:
    return cell if isinstance(cell, float) else value(cell)


def countable(world: World) -> list[Metric]:
    """The metrics that can be asked with and without groups."""
    return [metric for metric in world.metrics if metric.form in ("simple", "derived")]


def paths_of(data: st.DataObject, world: World, *metrics: Metric) -> str:
    """One or two paths that all of some metrics can be asked by."""
    paths = world.paths(frozenset[str]().union(*(metric.facts for metric in metrics)))
    return ", ".join(data.draw(st.lists(grouped(paths), min_size=1, max_size=2, unique=True)))


@LAW
@given(data=st.data())
def test_what_stands_beside_a_metric_changes_neither_its_total_nor_its_groups(data: st.DataObject) -> None:
    world = data.draw(worlds())
    metric, *others = data.draw(st.lists(st.sampled_from(countable(world)), min_size=1, max_size=4, unique=True))
    names = data.draw(st.permutations([metric.name, *(other.name for other in others)]))
    by = paths_of(data, world, metric, *others)
    note(str(world))
    with opened(world) as session:
        alone, beside = rows(session, metric.name), rows(session, ", ".join(names))
        assert alike(alone, [(beside[0][names.index(metric.name)],)])
        groups = {row[:-1]: row[-1:] for row in rows(session, f"{metric.name} by {by}")}
        found = {
            row[: -len(names)]: (row[names.index(metric.name) - len(names)],)
            for row in rows(session, f"{', '.join(names)} by {by}")
        }
        assert groups.keys() <= found.keys()
        assert all(alike([groups[group]], [found[group]]) for group in groups)
        absent = {found[group][0] for group in found.keys() - groups.keys()}
        assert metric.form == "derived" or absent <= {None, 0}


@LAW
@given(data=st.data())
def test_the_groups_of_what_adds_up_add_up_to_its_total(data: st.DataObject) -> None:
    world = data.draw(worlds())
    additive = [metric for metric in world.metrics if metric.additive]
    assume(additive)
    metric = data.draw(st.sampled_from(additive))
    facts = metric.facts
    where = f" where {data.draw(conditions(world.paths(facts)))}" if data.draw(st.booleans()) else ""
    by = paths_of(data, world, metric)
    note(str(world))
    with opened(world) as session:
        ((total,),) = rows(session, f"{metric.name}{where}")
        parts = [row[-1] for row in rows(session, f"{metric.name} by {by}{where}") if row[-1] is not None]
        assert Fraction(total or 0) == sum(map(Fraction, parts))


@LAW
@given(data=st.data())
def test_a_condition_that_is_true_of_every_row_changes_nothing(data: st.DataObject) -> None:
    world = data.draw(worlds())
    metric = data.draw(st.sampled_from(countable(world)))
    path = data.draw(st.sampled_from(world.paths(metric.facts))).text
    by = paths_of(data, world, metric)
    always = data.draw(st.sampled_from([f"{path} is null or {path} is not null", f"coalesce({path} = {path}, true)"]))
    note(str(world))
    with opened(world) as session:
        assert alike(rows(session, metric.name), rows(session, f"{metric.name} where {always}"))
        assert alike(rows(session, f"{metric.name} by {by}"), rows(session, f"{metric.name} by {by} where {always}"))


@LAW
@given(data=st.data())
def test_a_condition_and_its_opposite_and_the_unknown_part_the_rows(data: st.DataObject) -> None:
    world = data.draw(worlds())
    additive = [metric for metric in world.metrics if metric.additive]
    assume(additive)
    metric = data.draw(st.sampled_from(additive))
    condition = data.draw(conditions(world.paths(metric.facts)))
    note(str(world))
    with opened(world) as session:
        parts = [
            rows(session, f"{metric.name} where {form}")[0][0]
            for form in (condition, f"not ({condition})", f"({condition}) is null")
        ]
        ((total,),) = rows(session, metric.name)
        assert Fraction(total or 0) == sum(Fraction(part or 0) for part in parts)


@LAW
@given(data=st.data())
def test_shares_add_up_to_one_within_each_group(data: st.DataObject) -> None:
    world = data.draw(worlds())
    additive = [metric for metric in world.metrics if metric.additive]
    assume(additive)
    metric = data.draw(st.sampled_from(additive))
    by = data.draw(st.lists(grouped(world.paths(metric.facts)), min_size=1, max_size=3, unique=True))
    within = data.draw(st.lists(st.sampled_from(by), max_size=2, unique=True))
    inside = f" within ({', '.join(within)})" if within else ""
    renamed = ", ".join(f"{path} as g{index}" for index, path in enumerate(by))
    note(str(world))
    with opened(world) as session:
        table = session.run(f"share of {metric.name}{inside} as part by {renamed}").arrow.to_pylist()
        sums: dict[Row, list[float | None]] = {}
        for row in table:
            sums.setdefault(tuple(row[f"g{by.index(path)}"] for path in within), []).append(row["part"])
        for parts in sums.values():
            known = [part for part in parts if part is not None]
            assert not known or sum(known) == pytest.approx(1)


@settings(LAW, max_examples=10)
@given(data=st.data())
def test_what_is_known_of_the_links_changes_no_answer(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Over a file, whose data stays as it is, complete links are joined INNER; over a connection never."""
    world = data.draw(worlds())
    asked = [data.draw(queries(world)) for _ in range(5)]
    file = tmp_path_factory.mktemp("world") / "world.duckdb"
    with duckdb.connect(str(file)) as connection:
        filled(connection, world)
    note(str(world))
    with opened(world) as loose:
        known = workbench.open(world.catalog, warehouse=f"duckdb:///{file}", registry=":memory:", today=TODAY)
        try:
            for query in asked:
                assert alike(rows(loose, query), rows(known, query)), query
        finally:
            known.close()
