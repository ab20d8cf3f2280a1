"""Rules of single corners, each beside SQL written by hand on DuckDB."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

import workbench
from workbench.catalog.load import read_texts
from workbench.errors import WorkbenchError
from workbench.session import Workbench

TEXT = """
dataset: events
source: events
time: happened_at
dimensions:
  happened_at: {type: time, grain: second}
  on_day: {type: time, grain: day}
links: {visitor: {to: people, on: who}}
metrics:
  events: count(*)
  middle_day: median(on_day)
  late_day: quantile_cont(on_day, 0.9)
  far: {expr: count(*), where: "visitor.parent.parent.parent.parent.name = 'x' and visitor.name = 'x'"}
  at_month_start: {expr: events, offset: start of month}
---
dataset: people
source: people
primary_key: [who]
label: name
dimensions: {who: , name: }
links: {parent: {to: people, on: parent = who}, team: {to: teams, on: team}}
---
dataset: teams
source: teams
primary_key: [team]
dimensions: {team: , trade: }
links: {lead: {to: people, on: lead = who}}
"""

DATA = """
CREATE TABLE events AS SELECT * FROM (VALUES
  ('u', TIMESTAMP '2024-01-01 03:00:00', DATE '2024-01-01'), ('u', TIMESTAMP '2024-01-01 07:00:00', DATE '2024-01-04'),
  ('v', TIMESTAMP '2024-01-02 08:00:00', DATE '2024-01-09'), (NULL, NULL, NULL), ('v', TIMESTAMP '2024-02-02 08:00:00', DATE '2024-02-03')
) t(who, happened_at, on_day);
CREATE TABLE people AS SELECT * FROM (VALUES ('u', 'x', 'u', 1), ('v', 'y', 'u', 2), ('w', 'z', NULL, 9)) t(who, name, parent, team);
CREATE TABLE teams AS SELECT * FROM (VALUES (1, 'sail', 'v'), (2, 'oars', 'u'), (3, 'helm', NULL)) t(team, trade, lead);
"""


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute(DATA)
        yield opened


@pytest.fixture(scope="module")
def session(connection: duckdb.DuckDBPyConnection) -> Iterator[Workbench]:
    catalog, issues = read_texts({"a.yml": TEXT})
    assert catalog is not None, issues
    opened = workbench.open(catalog, warehouse=connection.cursor(), registry=":memory:")
    yield opened
    opened.close()


DAY_THERE = "(happened_at AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York')::DATE"


@pytest.mark.parametrize(
    ("query", "sql"),
    [
        ("middle_day", "SELECT quantile_disc(on_day, 0.5) FROM events"),
        (
            "far",
            (
                "SELECT count(*) FROM events e JOIN people a USING (who) JOIN people b ON a.parent = b.who JOIN people c ON b.parent = c.who "
                "JOIN people d ON c.parent = d.who JOIN people f ON d.parent = f.who WHERE f.name = 'x' AND a.name = 'x'"
            ),
        ),
        (
            "events by visitor.team.lead.team.lead.name, visitor.team.trade",
            (
                "SELECT c.name, s.trade, count(*) FROM events LEFT JOIN people a USING (who) LEFT JOIN teams s ON a.team = s.team LEFT JOIN people b "
                "ON s.lead = b.who LEFT JOIN teams t ON b.team = t.team LEFT JOIN people c ON t.lead = c.who GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2"
            ),
        ),
        ("values of visitor", "SELECT who, name FROM people ORDER BY 1"),
        (
            "values of visitor from events",
            "SELECT DISTINCT who, name FROM events LEFT JOIN people USING (who) ORDER BY 1 NULLS LAST",
        ),
        (
            "events where metric(events by time.day) > 1 in time zone 'America/New_York'",
            f"SELECT count(*) FROM events WHERE {DAY_THERE} IN (SELECT {DAY_THERE} FROM events GROUP BY 1 HAVING count(*) > 1)",
        ),
        ("events where metric(events by time.day) > 1", "SELECT 2"),
        ("at_month_start by time.quarter during 2024-Q1", "SELECT DATE '2024-01-01', 2"),
    ],
)
def test_the_rows_are_those_of_a_person(
    session: Workbench, connection: duckdb.DuckDBPyConnection, query: str, sql: str
) -> None:
    table = session.run(query).arrow
    rows = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
    assert rows == connection.execute(sql).fetchall()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("late_day", "Use quantile_disc"),
        (
            "at_month_start by time.year during 2024-02",
            "read at the start of each year, and the first begins before 2024-02-01",
        ),
        ("at_month_start by time.quarter during since 2024-02", "Say during … from the start of a quarter"),
        (
            "events where visitor.name = 'x' and metric(events by on_day) > 0 in time zone 'UTC'",
            "Nothing that this query reads",
        ),
    ],
)
def test_what_has_no_answer_is_refused(session: Workbench, query: str, sentence: str) -> None:
    with pytest.raises(WorkbenchError) as caught:
        session.compile(query)
    assert sentence in caught.value.issues[0].sentence
