"""The plan as sentences a person can check, in the order of the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.catalog.model import Dataset
from workbench.planner.nodes import (
    Again,
    Aggregate,
    AtInstant,
    Compute,
    Computed,
    Condition,
    Converted,
    Either,
    Ends,
    EveryPeriod,
    Extreme,
    Field,
    Filter,
    Finish,
    Generated,
    Holds,
    Join,
    Mean,
    Measure,
    Merge,
    Named,
    Once,
    Paired,
    Part,
    Predicate,
    Project,
    Related,
    Rows,
    Scan,
    Shifted,
    SortKey,
    Spans,
    Spread,
    Summary,
    Top,
    Truncated,
    Value,
)
from workbench.planner.trees import text_of
from workbench.query.conditions_text import condition_text


def outline(plan: Finish) -> tuple[str, ...]:
    """Return the plan's steps, one sentence each, from the first read to the final order."""
    return tuple(dict.fromkeys(_steps(plan)))


def _steps(rows: Rows) -> Iterator[str]:
    if isinstance(rows, Merge):
        for branch in rows.branches:
            yield from _steps(branch)
    elif isinstance(rows, Spread):
        yield from _steps(rows.input)
        yield from _steps(rows.calendar)
    elif isinstance(rows, EveryPeriod):
        yield from _steps(rows.input)
        yield from _steps(rows.periods)
    elif isinstance(rows, Generated):
        yield from _steps(rows.ends) if rows.ends else ()
    elif isinstance(rows, Ends):
        for side in rows.sides:
            yield from _steps(side)
    elif not isinstance(rows, Scan):
        yield from _steps(rows.input)
        if isinstance(rows, Join) and not isinstance(rows.dataset, Dataset):
            yield from _steps(rows.dataset)
        if isinstance(rows, Converted):
            yield from _steps(rows.events)
    sentence = describe(rows)
    if sentence:
        yield sentence


def describe(rows: Rows) -> str:
    """Return what one node does, as a sentence; empty for a node with nothing to say."""
    match rows:
        case Scan(relation, dataset):
            from_ = ".".join(dataset.source) if dataset.source else "its SQL"
            return f"Read {relation} from {from_}." if from_ != relation else f"Read {relation}."
        case Ends() | Once():
            return ""
        case Generated(grain, start, end):
            return f"Make a calendar: every {grain} from {start or 'the earliest'} to {end or 'the latest'}."
        case Paired():
            return _pairing(rows)
        case Spread(calendar=Ends(), on=on):
            return f"Keep the instants where {_all(on)} of the data."
        case Spread(_, relation, _, on):
            where = f" where {_all(on)}" if on else ""
            return f"Count each row at every instant of {relation}{where}."
        case Join():
            return _looking_up(rows)
        case Filter(_, predicates):
            return f"Keep rows where {_all(predicates)}."
        case Aggregate(_, _, keys, measures):
            again = any(isinstance(m, Again) for m in measures)
            return _grouping([_value(k.value) for k in keys], [_measure(m) for m in measures], again=again)
        case Project(_, _, keys):
            return f"Take {_list([_value(k.value) for k in keys])} of every row."
        case AtInstant(_, _, over, per, latest):
            each = f" of each {_list([_value(value) for value in per])}" if per else ""
            return f"Keep the rows at the {'last' if latest else 'first'} {over.name}{each}."
        case _:
            return _of_totals(rows)


def _pairing(pairs: Paired) -> str:
    time, period, earlier = _value(pairs.time), pairs.period.name, pairs.earlier
    if pairs.window:
        return f"Pair each {time} with its place {earlier} {period} earlier, where its window begins."
    named = period if earlier in {None, 1} else f"{earlier} {period}"
    where = f"its place one {named} earlier" if earlier == 1 else f"its place {named} earlier"
    return f"Pair each {time} with {where if earlier else f'the first of its {named}'}."


def _looking_up(join: Join) -> str:
    relation, on, role, dataset = join.relation, join.on, join.role, join.dataset
    if not on:
        return f"Put {role}, one value, beside each row."
    keys = " and ".join(f"{_value(left)} = {relation}.{target.text}" for left, target in on)
    where = dataset.name if isinstance(dataset, Dataset) else "these totals"
    when = f" as of {_value(join.valid[0])}" if join.valid else ""
    unmatched = "every row was seen to have a match" if join.verified else "rows without a match stay, with nulls"
    unmatched = "rows of both without a match stay, with nulls" if join.full else unmatched
    return f"Look up {role} in {where} by {keys}{when}; {unmatched}."


def _of_totals(rows: Rows) -> str:
    match rows:
        case Converted(first, second, on=on, window=window):
            same = " and ".join(f"{left} = {right.removeprefix('their_')}" for left, right in on)
            within = f" within {window.count} {window.grain}" if window else ""
            return f"Count each of {second.name} for the latest of {first.name} before it{within}, where {same}."
        case Merge(_, _, keys):
            by = f" by {_list(keys)}" if keys else ""
            return f"Put the totals side by side{by}; a group that one side lacks has nulls there."
        case EveryPeriod(_, _, on):
            return f"Add a row with nulls for each {_list(on)} of the calendar that has none."
        case Compute(_, _, columns):
            made = [_computed(c) for c in columns if _is_arithmetic(c)]
            return f"Compute {_list(made)}; a division by zero gives null." if made else ""
        case Top(_, _, per, order, count):
            return f"Keep the first {count} of each {_list(per)}, by {_order(order)}."
        case Finish(_, _, order, limit):
            sort = f"Sort by {_order(order)}" if order else ""
            cut = f"keep the first {limit}" if limit is not None else ""
            text = ", ".join(part for part in (sort, cut) if part)
            return f"{text[0].upper()}{text[1:]}." if text else ""
        case _:
            return ""


def _all(predicates: Sequence[Predicate]) -> str:
    return " and ".join(_predicate(predicate) for predicate in predicates)


def _grouping(keys: Sequence[str], measures: Sequence[str], *, again: bool) -> str:
    if not measures:
        return f"List the distinct {_list(keys)}."
    by = f"For each {_list(keys)}, " if keys else "Over all rows, "
    if again:
        return f"{by}put the partial {_list(measures)} together."
    return f"{by}compute {_list(measures)}."


def _measure(measure: Summary) -> str:
    match measure:
        case Again(name):
            return name
        case Mean(name):
            return f"the average {name}"
        case Extreme(_, greatest, value):
            return f"the {'greatest' if greatest else 'least'} {_value(value)}"
        case Measure(name, _, _, tree, _, where, among):
            counted = " and ".join(_predicate(p) for p in (*among, *where))
            return f"{name} = {text_of(tree)}{f' where {counted}' if counted else ''}"


def _computed(column: Computed) -> str:
    return f"{column.name} = {column.formula.text.replace(chr(34), '')}"


def _is_arithmetic(column: Computed) -> bool:
    return column.formula.text.replace('"', "") != column.name


def _value(value: Value) -> str:
    match value:
        case Field(relation, formula, _, name):
            return f"{relation}.{name or formula.text}"
        case Truncated(inner, grain, months):
            begun = f" from month {months + 1}" if months else ""
            return f"{grain}{begun} of {_value(inner)}"
        case Part(inner, part):
            return f"{part} of {_value(inner)}"
        case Shifted(inner, span):
            return f"{_value(inner)} - {span.count} {span.grain}{'' if span.count == 1 else 's'}"
        case Named(name):
            return name


def _predicate(predicate: Predicate) -> str:
    match predicate:
        case Condition(expression):
            return condition_text(expression)
        case Holds(_, formula):
            return formula.text
        case Related(left, op, right):
            return f"{_value(left)} {op} {_value(right)}"
        case Spans(value, start, end):
            sides = [f"from {start}" if start else "", f"before {end}" if end else ""]
            return f"{_value(value)} is {' and '.join(side for side in sides if side)}"
        case Either(options):
            return " or ".join(f"({' and '.join(_predicate(p) for p in option)})" for option in options)


def _order(order: Sequence[SortKey]) -> str:
    return _list([f"{key.column}{' descending' if key.descending else ''}" for key in order])


def _list(names: Sequence[str]) -> str:
    names = list(names)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
