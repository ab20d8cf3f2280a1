"""Random small worlds: a catalog, its tables, and what can be asked of them. Hypothesis strategies.

A world has one to three facts over a snowflake of dimension datasets. Keys are null or lead nowhere now and then, names
repeat, tables may be empty, links share targets in several roles, keys may be composite, targets may keep history.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from conditions import Elsewhere, conditions
from hypothesis import strategies as st
from pieces import DAYS, MADE, TYPES, VALUES, Draw, Kind, Link, Metric, Path, Table, common, followed, reachable

from workbench.catalog.load import read_texts
from workbench.catalog.model import Catalog


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

    @property
    def periods(self) -> tuple[str, ...]:
        """The grains that a calendar of its own gives every axis."""
        return ("sales_month",) if any(table.name == "days" for table in self.tables) else ()

    def paths(self, facts: frozenset[str]) -> list[Path]:
        """Return the paths that every one of some facts has, and that end at the same place from all."""
        return common([fact for fact in self.facts if fact.name in facts])

    def elsewhere(self, facts: frozenset[str]) -> list[Elsewhere]:
        """Return the simple metrics that rows of some facts can be asked for at another grain, with the paths."""
        return elsewhere(self.facts, facts, [metric for metric in self.metrics if metric.form == "simple"])

    def __str__(self) -> str:
        tables = "\n".join(f"{sql} {values}" for t in self.tables if t.name != "days" for sql, values in t.sql())
        return f"{self.text}\n{tables}"

    __repr__ = __str__

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: FBT001  (its protocol)
        """Show it in Hypothesis's report as a person reads it."""
        printer.text(str(self))


def elsewhere(all_facts: tuple[Kind, ...], facts: frozenset[str], metrics: list[Metric]) -> list[Elsewhere]:
    shared = [(m.name, common([fact for fact in all_facts if fact.name in facts | m.facts])) for m in metrics]
    return [(name, paths) for name, paths in shared if paths]


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
        made = {name: MADE[name][0] for name in draw(st.lists(st.sampled_from(sorted(MADE)), unique=True))}
        found.append(Kind(f"f{index}", {}, fields, draw(links_to(list(targets), timed=True)), made=made))
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
        named = [path.text for path in followed(fact, ()) if path.kind == "text" and path.text.count(".") < 4]
        where = draw(st.none() | st.sampled_from([*WHERES, *(f"{path} in ('a', 'b')" for path in named)]))
        if where is not None:
            said.append(f'where: "{where}"')
        plain = draw(st.integers(0, 2)) < 2
        daily = plain or "stamped" not in fact.fields or draw(st.booleans())
        if not daily:
            said.append("time: stamped")
        if not plain:
            said.append(f'filter: "{draw(conditions(list(reachable(fact))))}"')
        if draw(st.integers(0, 5)) == 5:
            said.append("fill: 0")
        name = f"{fact.name}_m{index}"
        text = f"{{{', '.join(said)}}}"
        found.append(Metric(name, frozenset({fact.name}), text, "simple", EXPRESSIONS[expr], plain, daily))
    return found


@st.composite
def derived_metrics(draw: Draw, facts: tuple[Kind, ...], simple: list[Metric]) -> list[Metric]:
    found: list[Metric] = []
    for index in range(draw(st.integers(0, 3))):
        left, right = draw(st.sampled_from(simple)), draw(st.sampled_from(simple))
        form = draw(st.sampled_from(["{} / {}", "{} - {}", "({} + 1) * {}", "coalesce({}, 0) + coalesce({}, 1)"]))
        said = [f'expr: "{form.format(left.name, right.name)}"']
        names = left.facts | right.facts
        paths = common([fact for fact in facts if fact.name in names])
        plain = left.plain and right.plain and draw(st.integers(0, 2)) < 2
        if not plain:
            said.append(f'filter: "{draw(conditions(paths, elsewhere(facts, names, simple)))}"')
        daily = left.daily and right.daily
        found.append(Metric(f"x{index}", names, f"{{{', '.join(said)}}}", "derived", plain=plain, daily=daily))
    return found


MOVES = [
    *(
        f"expr: {{}}, offset: {by}"
        for by in ("1 day", "7 days", "2 weeks", "1 month", "2 months", "1 quarter", "1 year")
    ),
    "cumulative: {}",
    *(
        f"cumulative: {{{{metric: {{}}, window: {by}}}}}"
        for by in ("1 day", "2 days", "7 days", "1 week", "1 month", "1 year")
    ),
    *(f"cumulative: {{{{metric: {{}}, window: 3 days, pick: {pick}}}}}" for pick in ("first", "average")),
    *(f"cumulative: {{{{metric: {{}}, to_date: {grain}}}}}" for grain in ("week", "month", "quarter", "year")),
]


@st.composite
def moved_metrics(draw: Draw, metrics: list[Metric]) -> list[Metric]:
    """Metrics at other instants of plain ones, and the difference that the moving makes."""
    found: list[Metric] = []
    plain = [metric for metric in metrics if metric.plain]
    for index, metric in enumerate(draw(st.lists(st.sampled_from(plain), max_size=2)) if plain else ()):
        form = draw(st.sampled_from(MOVES))
        name = f"t{index}"
        found.append(Metric(name, metric.facts, f"{{{form.format(metric.name)}}}", "moved"))
        if draw(st.booleans()):
            found.append(Metric(f"g{index}", metric.facts, f"{{expr: {metric.name} - {name}}}", "moved"))
    return found


#: Windows along the result, with what a query must group by.
WINDOWS = {
    "lag({}) over (order by time.month)": ("time.month",),
    "lead({}) over (order by time.day)": ("time.day",),
    "sum({}) over (order by time.month)": ("time.month",),
    "sum({}) over (order by time.day rows between 2 preceding and current row)": ("time.day",),
    "max({}) over (partition by kind)": ("kind",),
    "max({}) over (partition by kind order by time.year)": ("kind", "time.year"),
    "rank() over (order by {} desc)": (),
    "dense_rank() over (order by {})": (),
    "row_number() over (order by {})": (),
    "rank() over (partition by kind order by {})": ("kind",),
    "sum({}) over (order by {} rows between unbounded preceding and current row)": (),
}


@st.composite
def window_metrics(draw: Draw, metrics: list[Metric]) -> list[Metric]:
    """Metrics along the result of one of a fact's own."""
    found = []
    daily = [metric for metric in metrics if metric.daily and metric.form == "simple"]
    for index, metric in enumerate(draw(st.lists(st.sampled_from(daily), max_size=2)) if daily else ()):
        form = draw(st.sampled_from(sorted(WINDOWS)))
        text = f'{{expr: "{form.replace("{}", metric.name)}"}}'
        found.append(Metric(f"w{index}", metric.facts, text, "window", plain=False, needs=WINDOWS[form]))
    return found


@st.composite
def every_period_metrics(draw: Draw, metrics: list[Metric]) -> list[Metric]:
    """Metrics that have a row for each period."""
    single = [metric for metric in metrics if metric.daily and (metric.form == "simple" or metric.name[0] == "t")]
    chosen = draw(st.lists(st.sampled_from(single), max_size=1)) if single else []
    return [
        Metric(f"e{index}", each.facts, f"{{expr: {each.name}, every_period: true}}", "every", plain=False)
        for index, each in enumerate(chosen)
    ]


@st.composite
def balances(draw: Draw, facts: tuple[Kind, ...]) -> list[Metric]:
    """Metrics that do not add up over time."""
    found = []
    for fact in draw(st.lists(st.sampled_from(facts), max_size=1)):
        within = draw(st.sampled_from(["", ", within: [kind]", *(f", within: [{link.role}]" for link in fact.links)]))
        within = within if not any(link.target.keys.keys() - {"k"} for link in fact.links) else ""
        semi = f"{{over: day, pick: {draw(st.sampled_from(['first', 'last']))}{within}}}"
        expr = draw(st.sampled_from(["sum(units)", "count(*)", "sum(amount)"]))
        text = f"{{expr: {expr}, semi_additive: {semi}}}"
        found.append(Metric(f"{fact.name}_balance", frozenset({fact.name}), text, "balance", plain=False))
    return found


CALENDAR = """dataset: days
source: days
time: day
dimensions: {day: {type: time, grain: day}, sales_month: {type: time, grain: month}}
calendar: {periods: [sales_month]}"""


def calendar_table() -> Table:
    """Days with months that start on the 26th of the one before."""
    days = [DAYS[0] - timedelta(days=40) + timedelta(days=shift) for shift in range(480)]
    months = [(day + timedelta(days=10)).replace(day=1) if day.day >= 26 else day.replace(day=1) for day in days]
    rows = [{"day": day, "sales_month": month} for day, month in zip(days, months, strict=True)]
    return Table("days", {"day": "day", "sales_month": "day"}, rows)


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
    lines += [f'  {name}: {{expr: "{expr}", type: {MADE[name][1]}}}' for name, expr in kind.made.items()]
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
    simple_and_balances = [*simple, *draw(balances(facts))]
    derived = draw(derived_metrics(facts, simple))
    derived += draw(moved_metrics([*simple, *derived]))
    derived += [*draw(window_metrics(simple)), *draw(every_period_metrics([*simple, *derived]))]
    texts = ["catalog: world", *(dataset_text(kind, simple_and_balances) for kind in (*targets, *facts))]
    if derived:
        texts.append("\n".join(["metrics:", *(f"  {metric.name}: {metric.text}" for metric in derived)]))
    rows = tuple(draw(tables(kind, 8)) for kind in (*targets, *facts))
    if draw(st.integers(0, 3)) == 3:
        texts.append(CALENDAR)
        rows = (*rows, calendar_table())
    return World("\n---\n".join(texts), rows, facts, (*simple_and_balances, *derived))
