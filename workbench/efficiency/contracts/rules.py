"""The schema and quality of a contract, compiled to conditions and measures over the typed rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeAlias

import pyarrow as pa
from sqlglot import exp

from workbench.efficiency import relations
from workbench.efficiency.contracts import types
from workbench.efficiency.contracts.model import COMPARISONS, Action, Bound, Rule
from workbench.efficiency.contracts.sql import measure
from workbench.errors import nearest

if TYPE_CHECKING:
    from open_data_contract_standard.model import DataQuality, SchemaObject, SchemaProperty

    from workbench.efficiency.contracts.faults import Faults

METRICS = ("nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount")

_NO_ERROR = frozenset({"info", "warning", "warn", "low", "minor", "notice"})

#: What a condition of logicalTypeOptions says, and when a value breaks it.
_Option: TypeAlias = "tuple[str, Callable[[exp.Expr, exp.Expr], exp.Expr]]"


def compiled(
    item: SchemaObject, known: Mapping[str, pa.DataType | None], faults: Faults
) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Return the rules of an object, and the sentences of those that cannot be tested here.

    Args:
        known: the columns there may be, with their types where they are of our tables.
    """
    compiler = _Compiler(item.physicalName or item.name or "", known, faults)
    found = list(compiler.of_object(item))
    return _numbered(found), tuple(compiler.unchecked)


def _numbered(found: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules with ids that differ."""
    seen: dict[str, int] = {}
    out = []
    for rule in found:
        seen[rule.id] = seen.get(rule.id, 0) + 1
        out.append(rule if seen[rule.id] == 1 else replace(rule, id=f"{rule.id}:{seen[rule.id]}"))
    return tuple(out)


class _Compiler:
    def __init__(self, name: str, known: Mapping[str, pa.DataType | None], faults: Faults) -> None:
        self.name, self.known, self.faults, self._kinds = name, tuple(known), faults, known
        self.unchecked: list[str] = []

    def of_object(self, item: SchemaObject) -> Iterator[Rule]:
        properties = [p for p in item.properties or [] if p.name]
        for given in properties:
            yield from self._of_property(given)
        keys = sorted((p for p in properties if p.primaryKey), key=lambda p: p.primaryKeyPosition or 0)
        if keys:
            yield _unique("primaryKey", tuple(map(column_of, keys)), Action.QUARANTINE)
        for quality in item.quality or []:
            yield from self._of_quality(quality, None)

    def _of_property(self, item: SchemaProperty) -> Iterator[Rule]:
        column, value = column_of(item), relations.col(column_of(item))
        if item.required or item.primaryKey:
            yield Rule(
                f"{column}:required", f"{column} must be there", Action.QUARANTINE, (column,), relations.is_null(value)
            )
        yield from self._types(item, column)
        if item.unique and not item.primaryKey:
            yield _unique(f"{column}:unique", (column,), Action.QUARANTINE)
        if item.enum:
            yield _valid(column, [entry.value for entry in item.enum], f"{column}:enum", Action.QUARANTINE)
        yield from self._options(column, item.logicalTypeOptions or {})
        for quality in item.quality or []:
            yield from self._of_quality(quality, column)

    def _types(self, item: SchemaProperty, column: str) -> Iterator[Rule]:
        """What the types of a property ask beyond what the column of our table is already."""
        logical = (item.logicalType or "").casefold()
        if logical not in types.ANY and self._kinds.get(column) not in types.ALREADY.get(logical, ()):
            if logical not in types.LOGICAL:
                near = nearest(logical, types.LOGICAL)
                self.faults.add("unknown-type", f"There is no logicalType '{item.logicalType}'.", logical, near)
                return
            said, breaks = types.LOGICAL[logical]
            yield Rule(
                f"{column}:logicalType", f"{column} must be {said}", Action.QUARANTINE, (column,), breaks(column)
            )
        if item.physicalType and (sized := types.physical(column, item.physicalType)) is not None:
            said, breaks_size = sized
            yield Rule(f"{column}:physicalType", f"{column} must {said}", Action.QUARANTINE, (column,), breaks_size)

    def _options(self, column: str, options: Mapping[str, Any]) -> Iterator[Rule]:
        for name, wanted in options.items():
            if name in _OPTIONS:
                said, breaks = _OPTIONS[name]
                condition = breaks(relations.col(column), _literal(wanted))
                said = f"{column} must {said.format(wanted)}"
                yield Rule(f"{column}:{name}", said, Action.QUARANTINE, (column,), condition)
            elif name not in {"format", "required", "timezone", "defaultTimezone"}:
                self.unchecked.append(f"{column}: {name} {wanted}")

    def _of_quality(self, item: DataQuality, column: str | None) -> Iterator[Rule]:
        kind = item.type or "library"
        metric = item.metric or item.rule
        if kind == "sql":
            yield from self._sql(item, column)
        elif kind != "library":
            self.unchecked.append(item.description or item.name or f"{kind} rule of {column or self.name}")
        elif metric not in METRICS:
            near = nearest(metric or "", METRICS, most=1)
            remedy = None if near else f"Known: {', '.join(METRICS)}."
            self.faults.add("unknown-metric", f"There is no metric '{metric}'.", str(metric), near, remedy)
        else:
            yield from self._library(item, column, metric)

    def _library(self, item: DataQuality, column: str | None, metric: str) -> Iterator[Rule]:
        bound = self._bound(item)
        if metric == "rowCount":
            action = self._action(item, Action.REFUSE)
            said = item.description or f"the number of rows {bound}"
            yield Rule(self._id(item, "rowCount"), said, action, measure=exp.Count(this=exp.Star()), bound=bound)
            return
        names = (column,) if column else tuple((item.arguments or {}).get("properties", ()))
        if not names:
            message = f"{metric} needs a property: it stands on a property, or names some in arguments.properties."
            self.faults.add("no-property", message, metric)
            return
        yield from self._rows(item, tuple(map(self._known, names)), metric, bound)

    def _rows(self, item: DataQuality, names: tuple[str, ...], metric: str, bound: Bound) -> Iterator[Rule]:
        action = self._action(item, Action.QUARANTINE if bound.allows_none else Action.REFUSE)
        rule = _METRICS[metric](names, item.arguments or {}, self._id(item, f"{'+'.join(names)}:{metric}"), action)
        said = item.description or (rule.said if bound.allows_none else f"{rule.said}: the rows that are not {bound}")
        yield Rule(rule.id, said, action, rule.columns, rule.breaks, unique=rule.unique, bound=bound)

    def _sql(self, item: DataQuality, column: str | None) -> Iterator[Rule]:
        select = measure(item.query or "", self.name, column, self.known, self.faults)
        bound = self._bound(item)
        if select is not None:
            identity = self._id(item, f"{column or self.name}:sql")
            said = item.description or item.name or f"the result of its SELECT {bound}"
            yield Rule(identity, said, self._action(item, Action.REFUSE), measure=select, bound=bound)

    def _known(self, column: str) -> str:
        if column not in self.known:
            self.faults.add("unknown-column", f"There is no column '{column}'.", column, nearest(column, self.known))
        return column

    def _id(self, item: DataQuality, otherwise: str) -> str:
        return item.id or item.name or otherwise

    def _action(self, item: DataQuality, otherwise: Action) -> Action:
        """What is to be done: as a custom property `onFailure` says, or as severity says, or as the rule is."""
        said = next((p.value for p in item.customProperties or [] if p.property == "onFailure"), None)
        if said is None:
            return Action.NOTE if (item.severity or "").casefold() in _NO_ERROR else otherwise
        if said in tuple(Action):
            return Action(said)
        self.faults.add(
            "unknown-action", f"onFailure cannot be '{said}'.", str(said), nearest(str(said), tuple(Action))
        )
        return otherwise

    def _bound(self, item: DataQuality) -> Bound:
        given = {name: getattr(item, name) for name in COMPARISONS if getattr(item, name) is not None}
        if len(given) > 1:
            self.faults.add("two-bounds", f"A rule has one bound, not {' and '.join(given)}.", next(iter(given)))
        for name, wanted in given.items():
            numbers = wanted if isinstance(wanted, list) else [wanted]
            try:
                low, high = Decimal(str(numbers[0])), Decimal(str(numbers[-1]))
            except InvalidOperation:
                self.faults.add("no-number", f"'{name}' is a number, not '{wanted}'.", str(wanted))
                continue
            return Bound(name, low, high, percent=(item.unit or "rows").casefold() in {"percent", "%"})
        return Bound()


def column_of(item: SchemaProperty) -> str:
    """Return the column that a property is about: its physical name, where it has one."""
    return item.physicalName or item.name or ""


def _literal(value: object) -> exp.Expr:
    return exp.convert(value)


def _unique(identity: str, columns: tuple[str, ...], action: Action) -> Rule:
    return Rule(identity, f"{' + '.join(columns)} must be unique", action, columns, unique=True)


def _duplicates(columns: tuple[str, ...], _: Mapping[str, Any], identity: str, action: Action) -> Rule:
    return _unique(identity, columns, action)


def _nulls(columns: tuple[str, ...], _: Mapping[str, Any], identity: str, action: Action) -> Rule:
    breaks = exp.or_(*(relations.is_null(relations.col(column)) for column in columns))
    return Rule(identity, f"{' and '.join(columns)} must be there", action, columns, breaks)


def _missing(columns: tuple[str, ...], arguments: Mapping[str, Any], identity: str, action: Action) -> Rule:
    """Null, empty, or one of the words that stand for missing."""
    words = [value for value in arguments.get("missingValues", ["", None]) if value is not None]
    tests = [relations.is_null(relations.col(column)) for column in columns]
    tests += [_text(column).isin(*map(str, words)) for column in columns if words]
    return Rule(identity, f"{' and '.join(columns)} must not be missing", action, columns, exp.or_(*tests))


def _invalid(columns: tuple[str, ...], arguments: Mapping[str, Any], identity: str, action: Action) -> Rule:
    """Not null and not one of the valid values, or not as the pattern says."""
    if "pattern" in arguments:
        pattern = str(arguments["pattern"])
        breaks = exp.or_(*(_no_match(_text(column), exp.Literal.string(pattern)) for column in columns))
        return Rule(identity, f"{' and '.join(columns)} must match {pattern}", action, columns, breaks)
    return _valid(columns[0], arguments.get("validValues", []), identity, action)


def _valid(column: str, values: Sequence[object], identity: str, action: Action) -> Rule:
    words = [str(value) for value in values if value is not None]
    breaks = exp.not_(_text(column).isin(*words)) if words else exp.false()
    shown = ", ".join(words[:6]) + (", …" if len(words) > 6 else "")
    return Rule(identity, f"{column} must be one of {shown}", action, (column,), breaks)


_METRICS: Mapping[str, Callable[[tuple[str, ...], Mapping[str, Any], str, Action], Rule]] = {
    "nullValues": _nulls,
    "missingValues": _missing,
    "invalidValues": _invalid,
    "duplicateValues": _duplicates,
}


def _text(column: str) -> exp.Expr:
    return relations.as_text(relations.col(column))


def _no_match(value: exp.Expr, pattern: exp.Expr) -> exp.Expr:
    return exp.not_(relations.call("regexp_full_match", value, pattern))


_OPTIONS: Mapping[str, _Option] = {
    "minimum": ("be at least {}", lambda value, wanted: exp.LT(this=value, expression=wanted)),
    "maximum": ("be at most {}", lambda value, wanted: exp.GT(this=value, expression=wanted)),
    "exclusiveMinimum": ("be greater than {}", lambda value, wanted: exp.LTE(this=value, expression=wanted)),
    "exclusiveMaximum": ("be less than {}", lambda value, wanted: exp.GTE(this=value, expression=wanted)),
    "minLength": (
        "have {} characters or more",
        lambda value, wanted: exp.LT(this=exp.Length(this=relations.as_text(value)), expression=wanted),
    ),
    "maxLength": (
        "have {} characters or fewer",
        lambda value, wanted: exp.GT(this=exp.Length(this=relations.as_text(value)), expression=wanted),
    ),
    "pattern": ("match {}", lambda value, wanted: _no_match(relations.as_text(value), wanted)),
}
