"""A contract against the rows of a delivered file: counts in one pass, examples of what was found, rows to set apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import duckdb
from sqlglot import exp

from workbench.efficiency import relations
from workbench.efficiency.contracts.model import Action, Contract, Rule
from workbench.efficiency.feeds.reading import CHECKED, REPAIRED, Reading, counted, unread_mark
from workbench.efficiency.feeds.source import DELIVERED, ROW

#: The rows to set apart, with the rules each breaks.
CAUGHT = "caught"

MOST_EXAMPLES = 5

#: So much of a value is shown in an example; where the row is set apart, all of it is kept there.
_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Example:
    """One row that breaks a rule: its number in the file, and the value at fault."""

    row: int
    column: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that was broken, or kept within its bound with rows that break it.

    Attributes:
        rows: how many rows break it; 0 where it is about the whole.
        done: what was done about it.
        measured: what was compared with the bound, where it is about the whole.
    """

    rule: str
    said: str
    done: Action
    rows: int = 0
    examples: tuple[Example, ...] = ()
    measured: str = ""

    def __str__(self) -> str:
        shown = ", ".join(f"row {e.row}: {'null' if e.value is None else e.value}" for e in self.examples[:3])
        found = f"{self.rows:,} rows ({shown})" if self.rows else self.measured
        return f"{self.said} [{self.rule}]: {found}: {_DONE[self.done]}"


_DONE = {
    Action.QUARANTINE: "set apart",
    Action.REFUSE: "the delivery is refused",
    Action.NOTE: "let in",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking found.

    Attributes:
        delivered: how many rows the file has, lines that are no rows among them.
        quarantined: how many are set apart.
        without: the condition on `checked` that rows set apart meet; None where there are none.
    """

    delivered: int
    quarantined: int
    violations: tuple[Violation, ...]
    without: exp.Expr | None = None

    @property
    def refused(self) -> tuple[Violation, ...]:
        """The violations for which the whole delivery is refused."""
        return tuple(violation for violation in self.violations if violation.done is Action.REFUSE)


def checked(reading: Reading, contract: Contract) -> Checked:
    """Check a delivered file by a contract; that every value can be read is checked whatever the contract says."""
    connection = reading.connection
    absent = _absent(reading, contract)
    rules = _tested(connection, [*_readable(reading), *_beyond(reading, contract.rules)])
    conditions = {rule.id: rule.breaks for rule in rules if rule.breaks is not None}
    counts = counted(connection, CHECKED, conditions | {ROW: exp.true()})
    total = counts.pop(ROW)
    found = [_of_rows(rule, counts[rule.id], total) for rule in rules if counts.get(rule.id)]
    violations = [_exemplified(reading, rule, violation) for rule, violation in found]
    violations += [v for rule in rules if rule.measure is not None and (v := _of_whole(connection, rule)) is not None]
    rejected = reading.source.rejected.num_rows
    caught = [rule for rule, violation in found if violation.done is Action.QUARANTINE]
    quarantined = _catch(connection, caught)
    without = exp.or_(*(rule.breaks.copy() for rule in caught if rule.breaks is not None)) if caught else None
    return Checked(total + rejected, quarantined + rejected, (*absent, *_rejected(reading), *violations), without)


def caught_rows(reading: Reading) -> duckdb.DuckDBPyRelation:
    """Return the rows that were set apart as they were delivered, each with the rules it breaks."""
    on = exp.EQ(this=relations.col(ROW, DELIVERED), expression=relations.col(ROW, CAUGHT))
    star = exp.Column(this=exp.Star(except_=[exp.to_identifier(ROW)]), table=exp.to_identifier(DELIVERED))
    select = (
        exp.select(relations.col(ROW, CAUGHT), relations.col("x_reasons", CAUGHT), star)
        .from_(CAUGHT)
        .join(DELIVERED, on=on)
        .order_by(relations.col(ROW, CAUGHT))
    )
    return relations.execute(reading.connection, select)


def _absent(reading: Reading, contract: Contract) -> list[Violation]:
    there = {*reading.mapping.columns, *reading.source.columns}
    return [
        Violation(f"{name}:column", f"The column {name} must be there", Action.REFUSE, measured="it is not")
        for name in contract.required
        if name not in there
    ]


def _readable(reading: Reading) -> list[Rule]:
    """A rule for each column of which a value may not be readable as its type."""
    return [
        Rule(
            f"{column.name}:type",
            f"{column.name} must be {_WORDS.get(str(column.kind), 'a whole number')}",
            Action.QUARANTINE,
            (column.name,),
            relations.col(unread_mark(column.name)),
        )
        for column in reading.unread
    ]


_WORDS = {"decimal128(38, 12)": "a number", "timestamp[us]": "a date or an instant"}


def _beyond(reading: Reading, rules: Sequence[Rule]) -> list[Rule]:
    """The rules, where a value that could not be read is not said to be missing as well."""
    marks = {column.name: relations.col(unread_mark(column.name)) for column in reading.unread}
    return [
        replace(rule, breaks=exp.and_(rule.breaks, exp.not_(marks[rule.columns[0]])))
        if rule.breaks is not None and rule.columns[:1] and rule.columns[0] in marks
        else rule
        for rule in rules
    ]


def _tested(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> list[Rule]:
    """The rules with a condition each; what must be unique is looked up once and becomes a list of rows."""
    out = []
    for number, rule in enumerate(rules):
        if rule.unique:
            _keep_again(connection, f"again_{number}", rule.columns)
            again = exp.select(ROW).from_(f"again_{number}")
            out.append(replace(rule, breaks=exp.In(this=relations.col(ROW), query=exp.Subquery(this=again))))
        else:
            out.append(rule)
    return out


def _keep_again(connection: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str]) -> None:
    """Keep the numbers of the rows whose key stood before; a key that is null throughout is none."""
    keys = [relations.col(column) for column in columns]
    window = exp.Window(
        this=exp.RowNumber(), partition_by=keys, order=exp.Order(expressions=[exp.Ordered(this=relations.col(ROW))])
    )
    there = exp.or_(*(exp.not_(relations.is_null(key.copy())) for key in keys))
    numbered = exp.select(ROW, exp.alias_(window, "place")).from_(CHECKED).where(there)
    relations.keep(connection, name, exp.select(ROW).from_(numbered.subquery("numbered")).where("place > 1"))


def _of_rows(rule: Rule, count: int, total: int) -> tuple[Rule, Violation]:
    value = Decimal(count) * 100 / total if rule.bound.percent else Decimal(count)
    done = Action.NOTE if rule.bound.holds(value) else rule.action
    return rule, Violation(rule.id, rule.said, done, count)


def _exemplified(reading: Reading, rule: Rule, violation: Violation) -> Violation:
    """The violation with its first rows; of what could not be read the value as delivered."""
    column = rule.columns[0]
    unread = rule.id == f"{column}:type"
    condition = rule.breaks if not unread else exp.In(this=relations.col(ROW), query=exp.Subquery(this=_first(rule)))
    text = relations.as_text(relations.col(column))
    value = exp.alias_(relations.call("left", text, relations.number(_MOST_SHOWN)), "value")
    select = exp.select(relations.col(ROW), value).from_(REPAIRED if unread else CHECKED).where(condition)
    rows = relations.execute(reading.connection, select.order_by(ROW).limit(MOST_EXAMPLES)).fetchall()
    return replace(violation, examples=tuple(Example(int(row), column, value) for row, value in rows))


def _first(rule: Rule) -> exp.Select:
    return exp.select(ROW).from_(CHECKED).where(rule.breaks or exp.false()).order_by(ROW).limit(MOST_EXAMPLES)


def _of_whole(connection: duckdb.DuckDBPyConnection, rule: Rule) -> Violation | None:
    measure = rule.measure
    select = measure if isinstance(measure, exp.Query) else exp.select(measure or exp.null()).from_(CHECKED)
    rows = relations.execute(connection, select).limit(2).fetchall()
    if len(rows) == 1 and len(rows[0]) == 1 and rows[0][0] is not None:
        value = Decimal(str(rows[0][0]))
        return (
            None if rule.bound.holds(value) else Violation(rule.id, rule.said, rule.action, measured=f"it is {value:f}")
        )
    found = f"{len(rows)} rows" if len(rows) != 1 else "no number"
    return Violation(rule.id, rule.said, rule.action, measured=f"its SELECT gives {found}, not one number")


def _rejected(reading: Reading) -> list[Violation]:
    rows = reading.source.rejected.to_pylist()
    if not rows:
        return []
    examples = tuple(Example(row[ROW], "", row["line"][:_MOST_SHOWN]) for row in rows[:MOST_EXAMPLES])
    said = "Each line must have one value for each column"
    return [Violation("line", said, Action.QUARANTINE, len(rows), examples)]


def _catch(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> int:
    """Keep the rows that break any of the rules, with the rules that each breaks, and return how many there are."""
    if not rules:
        return 0
    reasons = [
        exp.Case().when(rule.breaks.copy(), relations.text(f"{rule.said} [{rule.id}]")) for rule in rules if rule.breaks
    ]
    there = exp.Lambda(this=exp.not_(relations.is_null(exp.column("r"))), expressions=[exp.to_identifier("r")])
    listed = relations.call("list_filter", exp.array(*reasons, dialect="duckdb"), there)
    breaks = exp.or_(*(rule.breaks.copy() for rule in rules if rule.breaks is not None))
    select = exp.select(relations.col(ROW), exp.alias_(listed, "x_reasons")).from_(CHECKED).where(breaks)
    relations.keep(connection, CAUGHT, select)
    (row,) = relations.execute(connection, exp.select(exp.Count(this=exp.Star())).from_(CAUGHT)).fetchall()
    return int(row[0])
