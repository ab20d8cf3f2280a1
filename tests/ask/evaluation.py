"""Worlds: catalogs with data in which questions are asked. What is right is judged by `workbench.ask.evaluation`.

The independent questions over the flights have their answers as SQL over the raw tables, so that no code of ours says
what is right; their day of the week counts from Sunday = 0, ours from Monday = 1, and either counts as right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

import duckdb
import yaml

import workbench
from workbench.ask.evaluation import Case, Outcome, Report, read_cases
from workbench.ask.evaluation.rows import Row
from workbench.examples import flights_folder
from workbench.planner import plan
from workbench.query.text import text
from workbench.session import Workbench
from workbench.session.evaluating import evaluated

HERE = Path(__file__).parent
INDEPENDENT = HERE.parent / "cases" / "ask" / "flights.yaml"

#: The catalogs of our own, each a folder with its questions in it and its data beside it.
OWN = ("shop", "streaming", "hospital", "charging")

#: Catalogs by others, with their data in their folders, whose questions have been read: they show where asking is weak.
PRACTICE = ("bakery", "claims", "hotel", "recruiting", "telecom", "waste")
DEVELOPED = (
    *("allotments", "bicycles", "bloodbank", "callouts", "catering", "construction", "dealership", "fashion"),
    *("firebrigade", "fishmarket", "fleet", "grants", "greenhouse", "gyms", "laundry", "lawfirm"),
    *("library", "museum", "nursery", "opticians", "orchestra", "packhouse", "parcels", "parking"),
    *("pharmacy", "radio", "railfreight", "scooters", "shipyard", "ski", "solar", "support"),
    *("tollroad", "university", "vineyard", "warehouse"),
)

#: Catalogs by others on which only confidence is fitted, and whose questions nobody reads.
CALIBRATION = (
    *("brewery", "dentists", "festival", "furniture", "lifts", "newspaper", "podcasts", "port"),
    *("printshop", "saas", "taxis", "tutoring"),
)

_SUNDAY_IS_ZERO = range(7)


@dataclass(frozen=True, slots=True)
class World:
    """A catalog with its data."""

    name: str
    session: Workbench
    data: duckdb.DuckDBPyConnection

    def report(self, cases: Sequence[Case], **options: object) -> Report:
        return evaluated(self.session, cases, **options)

    def asked(self, cases: Iterable[Case]) -> tuple[Outcome, ...]:
        return self.report(tuple(cases)).outcomes


def asked(world: World, question: str, previous: str | None = None) -> str:
    """The query that a question over one of the catalogs becomes, in one line."""
    return read(world.session, question, previous)


def read(session: Workbench, question: str, previous: str | None = None) -> str:
    """The query that a question becomes, in one line; `declined` where it becomes none."""
    return " ".join((session.ask(question, previous=previous).text or "declined").split())


def likeliest(session: Workbench, question: str) -> str:
    """The query of the first reading of a question in one line, however sure it is."""
    asker, planner = session.finding.asker, partial(plan, session.catalog, today=session.today)
    found = asker.readings(asker.grounded(question, session.today, session.data.latest()), planner)
    return " ".join(text(found[0].query).split())


@contextmanager
def world(name: str) -> Iterator[World]:
    """One of the catalogs with its data and the encoder ready."""
    folder = folder_of(name)
    with duckdb.connect() as data:
        if (HERE / f"{name}_data.py").is_file():
            for statement in import_module(f"{name}_data").TABLES:
                data.execute(statement)
            session = workbench.open(folder, warehouse=data, registry=":memory:")
        else:
            for file in folder.glob("*.parquet"):
                data.read_parquet(str(file)).create_view(file.stem)
            session = workbench.open(folder, warehouse=folder, registry=":memory:")
        session.finding.index.wait(60)
        yield World(name, session, data)
        session.close()


@contextmanager
def laid_out(folder: Path, catalog: str, tables: Mapping[str, str]) -> Iterator[Workbench]:
    """A catalog and its tables, each a query, written into a folder and opened with the encoder ready."""
    (folder / "catalog.yml").write_text(catalog, "utf-8")
    for name, query in tables.items():
        duckdb.sql(query).write_parquet(str(folder / f"{name}.parquet"))
    with closing(workbench.open(folder, warehouse=folder, registry=":memory:")) as session:
        session.finding.index.wait(60)
        yield session


def independent(data: duckdb.DuckDBPyConnection) -> tuple[Case, ...]:
    """The evaluation questions over the packaged flights, which nobody edits to fit."""
    return tuple(_independent(entry, data) for entry in yaml.safe_load(INDEPENDENT.read_text("utf-8")))


def _independent(entry: dict, data: duckdb.DuckDBPyConnection) -> Case:
    answer, tags = entry["answer"], (entry["kind"],)
    if answer == "none":
        return Case(entry["question"], tags=tags)
    found = [tuple(data.execute(sql).fetchall()) for sql in (answer["sql"], *entry.get("alternatives", ()))]
    return Case(entry["question"], rows=tuple(rows for one in found for rows in (one, *_from_monday(one))), tags=tags)


def _from_monday(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """The same rows with a column that may be a day of the week counted as ours are."""
    for column in range(len(rows[0]) if rows else 0):
        days = [row[column] for row in rows]
        if all(isinstance(day, int) and day in _SUNDAY_IS_ZERO for day in days) and 0 in days:
            yield tuple((*row[:column], row[column] or 7, *row[column + 1 :]) for row in rows)


def folder_of(name: str) -> Path:
    """The folder of a catalog: the packaged flights', one of our own, or one by others."""
    places = {"flights": flights_folder()}
    places |= {known: HERE / "practice" / known for known in PRACTICE} | {
        known: HERE / "heldout" / known for known in DEVELOPED
    }
    places |= {known: HERE / "calibration" / known for known in CALIBRATION}
    return places.get(name, HERE / name)


def questions(name: str) -> tuple[Case, ...]:
    """The questions that lie with a catalog."""
    return read_cases((folder_of(name) / "questions.yml").read_text("utf-8"))


def set_apart(case: Case) -> bool:
    """Whether a question belongs to the half set apart; its failures were read while building, so it is no longer blind."""
    return hashlib.sha256(case.question.encode()).digest()[0] % 2 == 1


def right(outcomes: Sequence[Outcome]) -> float:
    return sum(outcome.right for outcome in outcomes) / len(outcomes)


def listed(outcomes: Sequence[Outcome]) -> str:
    """The outcomes that are wrong, as text."""
    from workbench.ask.evaluation import shown

    return shown(Report(tuple(outcomes)))
