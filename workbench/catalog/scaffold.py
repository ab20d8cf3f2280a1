"""A first catalog from tables and their columns: readable YAML to be corrected; what is only likely says `# guessed`."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.catalog.formula import column as column_formula
from workbench.catalog.write import new_dataset, new_metric, scalar, write_new

__all__ = ["new_dataset", "new_metric", "scaffold"]

_NUMBER = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL|FLOAT|DOUBLE|REAL|NUMERIC")
_TEXT = re.compile(r"VARCHAR|TEXT|CHAR|UUID|ENUM|STRING")
_NOT_SUMMED = re.compile(
    r"(^|_)(id|key|year|month|day|hour|minute|second|lat|lon|lng|latitude|longitude|zip|code|number|no|tz)$"
)
_ONLY_AVERAGED = re.compile(
    r"(^|_)(rate|ratio|share|pct|percent|price|age|score|temp|temperature|speed|height|humidity|pressure)($|_)"
)
_SINGULARS = (("ies", "y"), ("ses", "s"), ("s", ""))
_UNREADABLE = re.compile(r"[^\w$ -]")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column with the name it gets as a dimension and what kind of values it holds."""

    name: str
    dimension: str
    kind: str
    grain: str | None = None


@dataclass(frozen=True, slots=True)
class _Table:
    """A table with the name it gets as a dataset and what is guessed of it."""

    name: str
    dataset: str
    columns: tuple[_Column, ...]
    key: str | None
    time: str | None


def scaffold(folder: str | os.PathLike[str], tables: Mapping[str, Mapping[str, str]]) -> tuple[Path, ...]:
    """Write a catalog for tables, given as table → column → DuckDB type, and return its files.

    Raises:
        DefinitionError: the folder holds definitions already; then nothing is written.
    """
    root = Path(folder)
    readable = {name: columns for name, columns in tables.items() if not _UNREADABLE.search(name)}
    known = _tables(readable)
    left_out = [name for name in tables if name not in readable]
    name = root.resolve().parent.name if root.name == "catalog" else root.resolve().name
    texts = {"catalog.yml": _catalog(name, left_out)}
    taken = Counter(metric for table in known for metric, _, _ in _metrics(table))
    for table in known:
        file = table.dataset if table.dataset != "catalog" else "catalog_table"
        texts[f"{file}.yml"] = "\n".join(_lines(table, known, taken)) + "\n"
    return write_new(root, texts)


def _tables(tables: Mapping[str, Mapping[str, str]]) -> tuple[_Table, ...]:
    names = _unique(tables)
    return tuple(_table(table, names[table], columns) for table, columns in tables.items())


def _table(table: str, dataset: str, columns: Mapping[str, str]) -> _Table:
    names = _unique(columns)
    found = [_column(name, names[name], kind.upper()) for name, kind in columns.items()]
    kept = tuple(column for column in found if column is not None)
    times = [column.dimension for column in kept if column.kind == "time"]
    likely = {"id", f"{dataset}_id", f"{_singular(dataset)}_id", f"{dataset}_key", f"{_singular(dataset)}_key"}
    key = next((name for name in columns if name.lower() in likely), None)
    parts = {"year", "month", "day"} <= set(names.values()) and not times and "date" not in names.values()
    return _Table(table, dataset, kept, key, times[0] if times else "date" if parts else None)


def _column(name: str, dimension: str, kind: str) -> _Column | None:
    """Return a column that can be a dimension; None for lists, structs and what else cannot be grouped by."""
    if kind.endswith("]") or kind.startswith(("STRUCT", "MAP", "UNION")):
        return None
    if kind.startswith(("DATE", "TIMESTAMP")):
        return _Column(name, dimension, "time", "day" if kind == "DATE" else "second")
    if kind == "BOOLEAN":
        return _Column(name, dimension, "boolean")
    if _NUMBER.match(kind):
        return _Column(name, dimension, "number")
    return _Column(name, dimension, "text") if _TEXT.match(kind) else None


def _unique(names: Mapping[str, object]) -> dict[str, str]:
    """Return a name for a definition by written name: lower case, letters, digits and _, each different."""
    given: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"\W+", "_", name).strip("_").lower() or "unnamed"
        plain = f"_{plain}" if plain[0].isdigit() else "time_value" if plain == "time" else plain
        number = 2
        unique = plain
        while unique in given.values():
            unique, number = f"{plain}_{number}", number + 1
        given[name] = unique
    return given


def _singular(name: str) -> str:
    return next((name.removesuffix(end) + new for end, new in _SINGULARS if name.endswith(end)), name)


def _catalog(name: str, left_out: list[str]) -> str:
    plain = re.sub(r"\W+", "_", name).strip("_") or "catalog"
    notes = "".join(
        f"# Left out: the table {scalar(table)}, whose name would be read as a file.\n" for table in left_out
    )
    return (
        "# A first catalog, made from the tables' columns. What says `# guessed` was guessed from names: look at it.\n"
        f"{notes}catalog: {scalar(plain)}\n"
        "# owner: the team that answers for what names no other owner\n"
    )


def _lines(table: _Table, known: tuple[_Table, ...], taken: Counter[str]) -> Iterator[str]:
    yield f"dataset: {scalar(table.dataset)}"
    yield f"source: {scalar(_source(table.name))}"
    if table.key is not None:
        yield f"primary_key: {scalar(table.key)}  # guessed"
    if table.time is not None:
        yield f"time: {scalar(table.time)}  # guessed"
    links = dict(_links(table, known))
    dimensions = [column for column in table.columns if column.dimension not in links]
    if dimensions:
        yield "dimensions:"
        if table.time == "date" and all(column.dimension != "date" for column in table.columns):
            yield '  date: {expr: "make_date(year, month, day)", type: time, grain: day}  # guessed'
        yield from (f"  {scalar(column.dimension)}: {_dimension(column)}" for column in dimensions)
    if links:
        yield "links:"
        yield from (f"  {scalar(name)}: {link}  # guessed" for name, link in links.items())
    yield "metrics:"
    for name, short, expr in _metrics(table):
        yield f"  {scalar(name if taken[name] == 1 else f'{table.dataset}_{name}')}:"
        yield f"    title: {scalar(short)}"
        yield f"    expr: {scalar(expr)}"


def _source(table: str) -> str:
    return table if re.fullmatch(r"[^\W\d][\w$]*", table) else f'"{table}"'


def _dimension(column: _Column) -> str:
    expr = "" if column.name == column.dimension else f"expr: {_quoted(_sql(column.name))}, "
    if column.kind == "time":
        return f"{{{expr}type: time, grain: {column.grain}}}"
    hidden = ", indexed: false" if re.search(r"(^|_)(id|key)$", column.dimension) else ""
    if not expr and not hidden:
        return column.kind
    return f"{{{expr}type: {column.kind}{hidden}}}"


def _sql(name: str) -> str:
    """Return a column's name as SQL writes it."""
    return column_formula(name).tree.sql("duckdb")


def _quoted(text: str) -> str:
    return text if text.isidentifier() else f"'{text.replace(chr(39), chr(39) * 2)}'"


def _links(table: _Table, known: tuple[_Table, ...]) -> Iterator[tuple[str, str]]:
    """Yield links by name: `customer_id` leads to the table `customers` or `customer`, by its likely key."""
    for column in table.columns:
        stem = re.sub(r"_(id|key)$", "", column.name.lower())
        if stem == column.name.lower() or column.name == table.key:
            continue
        for other in known:
            if other.key is not None and stem in {other.dataset, _singular(other.dataset)}:
                on = _sql(column.name) if column.name == other.key else f"{_sql(column.name)} = {_sql(other.key)}"
                yield stem, f"{{to: {scalar(other.dataset)}, on: {_quoted(on) if chr(34) in on else on}}}"
                break


def _metrics(table: _Table) -> Iterator[tuple[str, str, str]]:
    """Yield name, title and expression: the rows, and the sum and average of what can be added up."""
    yield table.dataset, _title(table.dataset), "count(*)"
    for column in table.columns:
        if column.kind != "number" or _NOT_SUMMED.search(column.dimension):
            continue
        words, name = column.dimension.replace("_", " "), _sql(column.name)
        if not _ONLY_AVERAGED.search(column.dimension):
            yield f"total_{column.dimension}", f"Total {words}", f"sum({name})"
        yield f"avg_{column.dimension}", f"Average {words}", f"avg({name})"


def _title(name: str) -> str:
    return name.replace("_", " ").strip().capitalize()
