"""Random small worlds: a catalog, its tables, and what can be asked of them. Hypothesis strategies.

A world has one to three facts over a snowflake of dimension datasets. Keys are null or lead nowhere now and then, names
repeat, tables may be empty, links share targets in several roles, keys may be composite, targets may keep history.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from hypothesis import strategies as st

from workbench.catalog.load import read_texts
from workbench.catalog.model import Catalog

Draw = Any

#: Instants that time goes wrong at: ends of months and years, leap days, gaps.
DAYS = [date(2023, 12, 31)] + [
    date(2024, month, day)
    for month, day in ((1, 1), (1, 2), (1, 31), (2, 1), (2, 28), (2, 29), (3, 1), (3, 31), (12, 30), (12, 31))
]
DAYS += [date(2025, 1, 1), date(2025, 2, 28)]
TODAY = date(2024, 3, 31)

VALUES: dict[str, tuple[str, list[Any]]] = {
    "text": ("VARCHAR", ["a", "b", "c", "", "it's", "A_b"]),
    "number": ("INTEGER", [0, 1, 2, 3, -1]),
    "decimal": ("DECIMAL(10,2)", [Decimal(x) for x in ("0.00", "0.10", "1.25", "-3.50", "99.99", "0.33")]),
    "double": ("DOUBLE", [0.0, 0.25, 1.5, -2.75]),
    "boolean": ("BOOLEAN", [True, False]),
    "day": ("DATE", DAYS),
    "stamp": ("TIMESTAMP", [datetime(d.year, d.month, d.day, hour, 30) for d in DAYS[:7] for hour in (0, 23)]),
    "key": ("INTEGER", [1, 2, 3]),
    "reference": ("INTEGER", [1, 2, 3, 9]),
    "code": ("VARCHAR", ["x", "y"]),
    "code_reference": ("VARCHAR", ["x", "y", "z"]),
}
TYPES = {"number": "number", "decimal": "number", "double": "number", "boolean": "boolean"}


@dataclass(frozen=True)
class Table:
    """A physical table: its columns with their kinds, and its rows."""

    name: str
    columns: dict[str, str]
    rows: list[dict[str, Any]]

    def sql(self) -> Iterator[tuple[str, list[Any]]]:
        """Yield what makes the table in DuckDB."""
        yield f"CREATE TABLE {self.name} ({', '.join(f'{c} {VALUES[k][0]}' for c, k in self.columns.items())})", []
        if self.rows:
            marks = ", ".join(f"({', '.join('?' * len(self.columns))})" for _ in self.rows)
            yield f"INSERT INTO {self.name} VALUES {marks}", [row[c] for row in self.rows for c in self.columns]


@dataclass(frozen=True)
class Link:
    role: str
    target: Kind


@dataclass(frozen=True)
class Kind:
    """The plan of a dataset: what it is called, how it is keyed, what it has and where it leads."""

    name: str
    keys: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    history: bool = False
    label: bool = False


@dataclass(frozen=True)
class Path:
    """Something a fact can be grouped or filtered by: where it ends, so that paths of several facts can be compared."""

    text: str
    kind: str
    ends: tuple[str, str]


@dataclass(frozen=True)
class Metric:
    """A metric with the facts that it counts in, and its text in the catalog."""

    name: str
    facts: frozenset[str]
    text: str
    additive: bool = False
    exact: bool = True


@dataclass(frozen=True)
class World:
    """A catalog and its rows."""

    text: str
    tables: tuple[Table, ...]
    facts: tuple[Kind, ...]
    metrics: tuple[Metric, ...]

    @cached_property
    def catalog(self) -> Catalog:
        catalog, issues = read_texts({"world.yml": self.text})
        assert catalog is not None, f"{self}\n{issues}"
        return catalog

    @cached_property
    def rows(self) -> dict[str, list[dict[str, Any]]]:
        return {table.name: table.rows for table in self.tables}

    def paths(self, facts: frozenset[str]) -> list[Path]:
        """Return the paths that every one of some facts has, and that end at the same place from all."""
        all_of = [{path.text: path for path in reachable(fact)} for fact in self.facts if fact.name in facts]
        return [path for text, path in all_of[0].items() if all(o.get(text) == path for o in all_of[1:])]

    def __str__(self) -> str:
        tables = "\n".join(f"{sql} {values}" for table in self.tables for sql, values in table.sql())
        return f"{self.text}\n{tables}"

    __repr__ = __str__

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: FBT001  (its protocol)
        """Show it in Hypothesis's report as a person reads it."""
        printer.text(str(self))


def reachable(kind: Kind) -> Iterator[Path]:
    """Yield the paths of a fact: its own dimensions, its keys, and those of what it leads to."""
    for name, of in kind.fields.items():
        yield Path(name, of, (kind.name, name))
    yield Path("time", "day", ("time", "time"))
    yield from followed(kind, ())


def followed(kind: Kind, roles: tuple[str, ...]) -> Iterator[Path]:
    for link in kind.links:
        way, target = (*roles, link.role), link.target
        start = ".".join(way)
        if len(target.keys) == 1:
            yield Path(start, "key of", (target.name, ""))
        for name, of in (target.keys | target.fields).items():
            yield Path(f"{start}.{name}", of, (target.name, name))
        yield from followed(target, way)


# --- datasets ---------------------------------------------------------------------------------------------------------
@st.composite
def kinds(draw: Draw) -> tuple[Kind, ...]:
    """Dimension datasets, each leading only to those drawn before it."""
    found: list[Kind] = []
    for index in range(draw(st.integers(1, 4))):
        shape = draw(st.sampled_from(["plain", "plain", "composite", "history"]))
        fields = {"name": "text"} | draw(some_fields({"size": "number", "big": "boolean", "since": "day"}))
        keys = {"k": "key"} | ({"k2": "code"} if shape == "composite" else {})
        links = draw(links_to(found)) if shape != "history" else ()
        label = shape == "plain" and draw(st.booleans())
        found.append(Kind(f"d{index}", keys, fields, links, history=shape == "history", label=label))
    return tuple(found)


def some_fields(of: dict[str, str]) -> st.SearchStrategy[dict[str, str]]:
    return st.lists(st.sampled_from(sorted(of)), unique=True).map(lambda names: {name: of[name] for name in names})


@st.composite
def links_to(draw: Draw, targets: list[Kind], *, timed: bool = False) -> tuple[Link, ...]:
    """Links in roles; a history can be reached only from what has a time."""
    found = []
    for target in targets:
        if target.history and not timed:
            continue
        roles = draw(st.sampled_from([(), ("",), ("",), ("", "other_")]))
        found += [Link(f"{role}to_{target.name}", target) for role in roles]
    return tuple(found)


def references(link: Link) -> dict[str, str]:
    """Return the columns that hold a link's key."""
    kinds = {"key": "reference", "code": "code_reference"}
    return {f"{link.role}_{key}": kinds[kind] for key, kind in link.target.keys.items()}


def columns(kind: Kind) -> dict[str, str]:
    found = dict(kind.keys)
    if kind.history:
        found |= {"valid_from": "day", "valid_to": "day"}
    found |= kind.fields
    for link in kind.links:
        found |= references(link)
    return found


@st.composite
def tables(draw: Draw, kind: Kind, most: int) -> Table:
    """A table of a dataset, its keys unique and its histories without overlaps."""
    filled = {name: of for name, of in columns(kind).items() if name not in kind.keys and not name.startswith("valid_")}
    cells = st.fixed_dictionaries({name: cell(of) for name, of in filled.items()})
    if not kind.keys:
        return Table(kind.name, columns(kind), draw(st.lists(cells, max_size=most)))
    keys = st.fixed_dictionaries({name: st.sampled_from(VALUES[of][1]) for name, of in kind.keys.items()})
    if kind.history:
        return Table(kind.name, columns(kind), draw(histories(cells)))
    unique = st.lists(
        st.builds(lambda k, c: k | c, keys, cells), max_size=4, unique_by=lambda r: tuple(r[k] for k in kind.keys)
    )
    return Table(kind.name, columns(kind), draw(unique))


@st.composite
def histories(draw: Draw, cells: st.SearchStrategy[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of keys that hold one after another, perhaps with gaps; the last may be open."""
    rows = []
    for key in draw(st.lists(st.sampled_from(VALUES["key"][1]), unique=True)):
        cuts = sorted(draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True)))
        for start, end in zip(cuts, [*cuts[1:], None], strict=True):
            if draw(st.integers(0, 4)):
                rows.append({"k": key, "valid_from": start, "valid_to": end, **draw(cells)})
    return rows


def cell(kind: str) -> st.SearchStrategy[Any]:
    return st.sampled_from([*VALUES[kind][1], None])


# --- facts and their metrics ------------------------------------------------------------------------------------------
MEASURES = {"amount": "decimal", "units": "number", "score": "double"}


@st.composite
def fact_kinds(draw: Draw, targets: tuple[Kind, ...]) -> tuple[Kind, ...]:
    found = []
    for index in range(draw(st.integers(1, 3))):
        fields = {"day": "day", "units": "number", "amount": "decimal", "kind": "text"}
        fields |= draw(some_fields({"score": "double", "ok": "boolean", "stamped": "stamp", "name": "text"}))
        found.append(Kind(f"f{index}", {}, fields, draw(links_to(list(targets), timed=True))))
    return tuple(found)


EXPRESSIONS = {
    "count(*)": True,
    "count(amount)": True,
    "sum(amount)": True,
    "sum(units)": True,
    "sum(amount * units + 1)": True,
    "sum(case when kind = 'a' then units else 0 end)": True,
    "count(distinct kind)": False,
    "count(distinct units)": False,
    "min(amount)": False,
    "max(units)": False,
    "avg(amount)": False,
    "avg(units)": False,
    "median(amount)": False,
    "median(units)": False,
    "sum(amount) / count(*)": False,
    "sum(amount) - sum(units)": False,
    "sum(units) / sum(units - 1)": False,
}
WHERES = [
    "kind = 'a'",
    "units > 1",
    "amount is null or not units between 0 and 1",
    "kind in ('b', '') and units <> 3",
    "not (kind = 'a' or amount < 1)",
]


@st.composite
def simple_metrics(draw: Draw, fact: Kind) -> list[Metric]:
    found = []
    for index, expr in enumerate(draw(st.lists(st.sampled_from(sorted(EXPRESSIONS)), min_size=1, max_size=3))):
        said = [f'expr: "{expr}"']
        where = draw(st.none() | st.sampled_from(WHERES))
        if where is not None:
            said.append(f'where: "{where}"')
        if draw(st.integers(0, 5)) == 5:
            said.append("fill: 0")
        name = f"{fact.name}_m{index}"
        found.append(Metric(name, frozenset({fact.name}), f"{{{', '.join(said)}}}", EXPRESSIONS[expr]))
    return found


@st.composite
def derived_metrics(draw: Draw, simple: list[Metric]) -> list[Metric]:
    found = []
    for index in range(draw(st.integers(0, 3))):
        left, right = draw(st.sampled_from(simple)), draw(st.sampled_from(simple))
        form = draw(st.sampled_from(["{} / {}", "{} - {}", "({} + 1) * {}", "coalesce({}, 0) + coalesce({}, 1)"]))
        said = f'{{expr: "{form.format(left.name, right.name)}"}}'
        found.append(Metric(f"x{index}", left.facts | right.facts, said))
    return found


# --- text -------------------------------------------------------------------------------------------------------------
def dataset_text(kind: Kind, metrics: list[Metric]) -> str:
    lines = [f"dataset: {kind.name}", f"source: {kind.name}"]
    if kind.keys:
        keys = [*kind.keys, *(["valid_from"] if kind.history else [])]
        lines.append(f"primary_key: [{', '.join(keys)}]")
    if kind.label:
        lines.append("label: name")
    if "day" in kind.fields:
        lines.append("time: day")
    lines += ["dimensions:", *(f"  {name}: {dimension_text(of)}" for name, of in (kind.keys | kind.fields).items())]
    if kind.links:
        lines += ["links:", *(f"  {link.role}: {link_text(link)}" for link in kind.links)]
    own = [metric for metric in metrics if metric.name.startswith(f"{kind.name}_")]
    if own:
        lines += ["metrics:", *(f"  {metric.name}: {metric.text}" for metric in own)]
    return "\n".join(lines)


def dimension_text(kind: str) -> str:
    if kind in ("day", "stamp"):
        return f"{{type: time, grain: {'day' if kind == 'day' else 'minute'}}}"
    return f"{{type: {TYPES.get(kind, 'number' if kind in ('key', 'reference') else 'text')}}}"


def link_text(link: Link) -> str:
    pairs = ", ".join(f"{link.role}_{key} = {key}" for key in link.target.keys)
    valid = ", valid: {from: valid_from, to: valid_to}" if link.target.history else ""
    return f"{{to: {link.target.name}, on: [{pairs}]{valid}}}"


@st.composite
def worlds(draw: Draw) -> World:
    """A catalog with the tables it speaks of."""
    targets = draw(kinds())
    facts = draw(fact_kinds(targets))
    simple = [metric for fact in facts for metric in draw(simple_metrics(fact))]
    derived = draw(derived_metrics(simple))
    texts = ["catalog: world", *(dataset_text(kind, simple) for kind in (*targets, *facts))]
    if derived:
        texts.append("\n".join(["metrics:", *(f"  {metric.name}: {metric.text}" for metric in derived)]))
    rows = tuple(draw(tables(kind, 8)) for kind in (*targets, *facts))
    return World("\n---\n".join(texts), rows, facts, (*simple, *derived))
