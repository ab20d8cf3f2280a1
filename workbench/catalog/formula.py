"""SQL expressions in definitions: parsed once, checked against an allow-list, never pasted.

A formula is one scalar or aggregate expression, or (for a dataset's `sql:`) one SELECT. Its tree is read by the planner
and the compiler; whoever changes it copies it first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, lru_cache

from sqlglot import Dialect, TokenType, exp
from sqlglot.errors import ParseError, TokenError

from workbench.catalog import functions, windows
from workbench.catalog.calls import as_columns
from workbench.errors import Issue, Place, nearest

#: The language of definitions.
DIALECT = Dialect.get_or_raise("duckdb")

#: Bounds on what is parsed: characters of an expression, of a SELECT, and parentheses inside one another.
LONGEST, LONGEST_SELECT, DEEPEST = 4_000, 40_000, 40

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_STRANGE = re.compile(r"[^\w$ -]")  # in a table's name: `x.csv`, `s3://…`, `*.parquet` would be read as files
_SYSTEM = re.compile(r"(duckdb|pg|sqlite|pragma)_|information_schema$|system$", re.IGNORECASE)
_QUERY_STARTS = frozenset({TokenType.SELECT, TokenType.WITH, TokenType.L_PAREN, TokenType.FROM})
_WORDS = frozenset(DIALECT.tokenizer_class.KEYWORDS) | {"IF", "CASE", "ANY", "MAP", "LOCALTIME", "LOCALTIMESTAMP"}


@dataclass(frozen=True)
class Formula:
    """A parsed expression; equal when the text is.

    Attributes:
        text: as written in the file.
        parsed: sqlglot's tree of it; None in a kept copy, where `source` is read when the tree is first asked for.
        source: SQL of the tree, where a kept copy needs another text than the written one.
    """

    text: str
    parsed: exp.Expr | None = field(compare=False, hash=False, repr=False)
    source: str | None = field(default=None, compare=False, hash=False, repr=False)

    @cached_property
    def tree(self) -> exp.Expr:
        """The expression's tree, to be read only."""
        return self.parsed if self.parsed is not None else _read_again(self.source or self.text)

    def __reduce__(self) -> tuple[type[Formula], tuple[str, None, str | None]]:
        """Keep the text alone: a tree of thousands of objects is read faster from it, and only where it is needed."""
        source = self.source if self.parsed is None else self.parsed.sql("duckdb")
        return Formula, (self.text, None, None if source == self.text else source)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The unqualified column names it reads, each once, in order of appearance."""
        names = (c.name for c in self.tree.find_all(exp.Column, bfs=False) if not c.table)
        return tuple(dict.fromkeys(names))

    @cached_property
    def paths(self) -> tuple[tuple[str, ...], ...]:
        """The dotted names it reads (`carrier.name`), each once."""
        if "." not in (self.source or self.text):
            return ()
        long = [node for node in self.tree.find_all(exp.Dot, bfs=False) if not isinstance(node.parent, exp.Dot)]
        inner = {id(node) for dot in long for node in dot.find_all(exp.Column)}
        short = [c for c in self.tree.find_all(exp.Column, bfs=False) if c.table and id(c) not in inner]
        return tuple(dict.fromkeys(parts for node in (*short, *long) if (parts := parts_of(node))))

    @cached_property
    def aggregates(self) -> bool:
        """Whether it contains an aggregate function of rows; one before OVER is of a result."""
        return any(not isinstance(found.parent, exp.Window) for found in self.tree.find_all(exp.AggFunc))


def parts_of(node: exp.Expr) -> tuple[str, ...] | None:
    """Return the names of a path; a tree has one of more than four as names behind a column."""
    if isinstance(node, exp.Column):
        return tuple(part.name for part in node.parts)
    if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Identifier):
        before = parts_of(node.this)
        return (*before, node.expression.name) if before else None
    return None


class Role(Enum):
    """What a formula is for, which says what it may contain."""

    VALUE = "a dimension's expression"
    KEY = "a link's key"
    FILTER = "a filter"
    METRIC = "a metric's expression"
    SELECT = "a dataset's sql"


@dataclass(frozen=True, slots=True)
class Written:
    """A text and where it stands in a file.

    Attributes:
        exact: whether offsets in the text are offsets in the file: not where the file folds lines or escapes.
    """

    text: str
    place: Place | None = None
    exact: bool = True

    def at(self, start: int, end: int) -> Place | None:
        """Return the place of a part of the text; the whole text's place where that is not known."""
        if self.place is None or not self.exact:
            return self.place
        before = self.text[:start]
        column = self.place.column + start - (before.rfind("\n") + 1)
        return Place(self.place.source, self.place.line + before.count("\n"), column, column + max(1, end - start))

    def at_line(self, line: int, column: int, end: int | None) -> Place | None:
        """Return the place of a line and column (both from 1) of the text."""
        if self.place is None or not self.exact:
            return self.place
        shift = self.place.column - 1
        return Place(self.place.source, self.place.line + line - 1, column + shift, end and end + shift)


def column(name: str) -> Formula:
    """Return the formula that reads one column, whatever its name; nothing is parsed."""
    plain = _PLAIN.fullmatch(name) is not None and name.upper() not in _WORDS
    return Formula(name, exp.Column(this=exp.Identifier(this=name, quoted=not plain)))


def parse_formula(written: Written | str, role: Role) -> tuple[Formula | None, tuple[Issue, ...]]:
    """Return the formula of a text, or None and everything that is wrong with it.

    >>> formula, faults = parse_formula("sum(distance) / count(*)", Role.METRIC)
    >>> formula.columns, formula.aggregates
    (('distance',), True)
    >>> print(parse_formula("getenv('HOME')", Role.VALUE)[1][0])
    The function 'getenv' may not stand in a definition: only deterministic functions of the row may.
    """
    written = Written(written) if isinstance(written, str) else written
    text = written.text.strip()
    if role is not Role.SELECT and _PLAIN.fullmatch(text) and text.upper() not in _WORDS:
        return Formula(text, exp.Column(this=exp.Identifier(this=text, quoted=False))), ()
    tree = _parsed(written, role)
    if isinstance(tree, Issue):
        return None, (tree,)
    faults = tuple(_faults(tree, role, written))
    return (None, faults) if faults else (Formula(text, tree), ())


def _parsed(written: Written, role: Role) -> exp.Expression | Issue:
    if bound := _beyond(written.text, role):
        return Issue("formula-size", bound, written.place)
    try:
        trees = _trees(written.text, role)
    except ParseError as error:
        return _syntax(error, written)
    except (TokenError, RecursionError, ValueError):
        return Issue("formula-syntax", f"This is not readable as {role.value}.", written.place)
    if len(trees) != 1:
        message = "A dataset's sql must be one SELECT (or WITH … SELECT)."
        if role is not Role.SELECT:
            message = f"Exactly one expression is expected here, found {len(trees) or 'nothing'}."
        return Issue("formula-syntax", message, written.place)
    tree = trees[0]
    if not isinstance(tree, exp.Expression):
        return Issue("formula-syntax", f"This is not readable as {role.value}.", written.place)
    return tree


def _read_again(text: str) -> exp.Expr:
    """The tree of a text that was checked before."""
    tokens = DIALECT.tokenize(text)
    begins = bool(tokens) and tokens[0].token_type in _QUERY_STARTS - {TokenType.L_PAREN}
    parser = DIALECT.parser()
    trees = parser.parse(tokens, text) if begins else parser.parse_into(exp.Condition, tokens, text)
    return next(tree for tree in trees if tree is not None)


@lru_cache(maxsize=4096)
def _trees(text: str, role: Role) -> tuple[exp.Expr, ...]:
    """Return the trees of a text; the same text is often written many times."""
    tokens = DIALECT.tokenize(text)
    if role is not Role.SELECT:  # as a condition: no statement is ever begun, whatever the first word is
        trees = DIALECT.parser().parse_into(exp.Condition, tokens, text)
    elif tokens and tokens[0].token_type in _QUERY_STARTS:
        trees = DIALECT.parser().parse(tokens, text)
    else:
        return ()
    plain = tuple(_plain(tree) for tree in trees if tree is not None)
    return tuple(map(as_columns, plain)) if role is Role.METRIC and "=" in text else plain


def _plain(tree: exp.Expr) -> exp.Expr:
    """The tree with `percentile_cont(0.9) within group (order by x)` as the call it is: `quantile_cont(x, 0.9)`."""
    for node in list(tree.find_all(exp.WithinGroup)):
        share, order = node.this, node.expression
        keys = order.expressions if isinstance(order, exp.Order) else []
        if (
            isinstance(share, (exp.PercentileCont, exp.PercentileDisc))
            and len(keys) == 1
            and not keys[0].args.get("desc")
        ):
            plain = type(share)(this=keys[0].this, expression=share.this)
            tree = plain if node is tree else (node.replace(plain), tree)[1]
    return tree


def _beyond(text: str, role: Role) -> str | None:
    longest = LONGEST_SELECT if role is Role.SELECT else LONGEST
    if len(text) > longest:
        return f"The text has {len(text):,} characters; at most {longest:,} are read as {role.value}."
    if "{{" in text or "{%" in text:
        return "A definition holds no {{ }} and no {% %}: variables belong in a notebook's query."
    if text.count("(") + text.count("[") + text.count("{") <= DEEPEST:
        return None
    depth = deepest = 0
    for char in text:
        depth += (char in "([{") - (char in ")]}")
        deepest = max(deepest, depth)
    return f"More than {DEEPEST} parentheses stand inside one another." if deepest > DEEPEST else None


def _syntax(error: ParseError, written: Written) -> Issue:
    first = error.errors[0] if error.errors else {}
    word, line, last = (first.get(key) for key in ("highlight", "line", "col"))
    if not (isinstance(word, str) and isinstance(line, int) and isinstance(last, int)):
        return Issue("formula-syntax", "This expression is not readable.", written.place)
    start = max(1, last - len(word) + 1)
    quoted = word if "'" in word else f"'{word}'"
    near = f" at {quoted}" if word.strip() else " at its end"
    remedy = "A parenthesis is not closed." if written.text.count("(") > written.text.count(")") else None
    message, place = f"This expression is not readable{near}.", written.at_line(line, start, last + 1)
    return Issue("formula-syntax", message, place, (), remedy)


def _faults(tree: exp.Expression, role: Role, written: Written) -> Iterator[Issue]:
    if role is Role.SELECT and not isinstance(tree, exp.Query):
        yield Issue("formula-syntax", "A dataset's sql must be one SELECT (or WITH … SELECT).", written.place)
        return
    seen = _Seen(_ALLOWED.get(role, functions.EXPRESSION))
    seen.walk(tree)
    for node in seen.refused:
        is_table = (
            isinstance(node.parent, exp.Table) and node.arg_key == "this"
        )  # `from read_csv(…)`: the table says it
        if not is_table and (message := _refused(node, role, written)):
            yield Issue("formula-function", message, place_of(node, written), _suggested(node))
    if any(isinstance(node, exp.Placeholder) for node in seen.suspect) and _has_colon(written.text):
        yield Issue("formula-function", "A parameter is written $name, not :name.", written.place)
    for node in seen.suspect:
        if message := _forbidden(node, role):
            yield Issue("formula-function", message, place_of(node, written))
    if role is not Role.SELECT:
        yield from _shape(seen, role, written)


def _has_colon(text: str) -> bool:
    return any(token.token_type is TokenType.COLON for token in DIALECT.tokenize(text))


_ALLOWED = {Role.SELECT: functions.SELECT, Role.METRIC: functions.METRIC, Role.FILTER: functions.FILTER}
_SUSPECT = frozenset(
    {
        exp.GroupConcat,
        exp.Window,
        exp.Order,
        exp.IgnoreNulls,
        exp.Star,
        exp.Placeholder,
        exp.Dot,
        exp.DataType,
        exp.Table,
        exp.With,
        exp.EQ,
        exp.NEQ,
    }
)
_AGGREGATES = frozenset(functions.AGGREGATES)


class _Seen:
    """What one walk over a tree finds; the walk is most of the cost of checking, so there is only one."""

    def __init__(self, allowed: frozenset[type[exp.Expression]]) -> None:
        self._allowed = allowed
        self.select = allowed is functions.SELECT
        self.refused: list[exp.Expr] = []
        self.suspect: list[exp.Expr] = []
        self.columns: list[exp.Column] = []
        self.bare: list[exp.Column] = []
        self.aggregates: list[exp.Func] = []
        self.nested: list[exp.Func] = []
        self.windows: list[exp.Expr] = []

    def walk(self, tree: exp.Expression) -> None:
        """Sort the nodes of a tree; nothing beneath a refused node is looked at."""
        stack: list[tuple[exp.Expr, bool]] = [(tree, False)]
        while stack:
            node, inside = stack.pop()
            if type(node) not in self._allowed:
                self.refused.append(node)
                continue
            within = self._sort(node, inside=inside) or inside
            if isinstance(node, exp.Window) and not self.select:
                stack.extend((part, inside) for part in node.this.iter_expressions())  # its function is of no row
            for name, value in node.args.items():
                if name == "this" and isinstance(node, exp.Window) and not self.select:
                    continue
                if isinstance(value, exp.Expr):
                    stack.append((value, within))
                elif type(value) is list:
                    stack.extend((part, within) for part in value if isinstance(part, exp.Expr))

    def _sort(self, node: exp.Expr, *, inside: bool) -> bool:
        """Keep a node where it belongs; return whether what is beneath it stands inside an aggregate."""
        if type(node) in _SUSPECT:
            self.suspect.append(node)
            self.windows += [node] if type(node) is exp.Window else []
        elif isinstance(node, exp.Column):
            self.columns.append(node)
            if not inside:
                self.bare.append(node)
        elif type(node) in _AGGREGATES and isinstance(node, exp.Func):
            (self.nested if inside else self.aggregates).append(node)
            return True
        return type(node) is exp.Where


def _refused(node: exp.Expr, role: Role, written: Written) -> str | None:
    """Return why a node whose class is not on the list may not stand here."""
    if isinstance(node, exp.Anonymous) and node.name.lower() in functions.NAMED:
        return None
    if isinstance(node, exp.Query | exp.Subquery | exp.Exists):
        return f"No SELECT may stand in {role.value}."
    if isinstance(node, exp.Window):
        return f"No window function (OVER) may stand in {role.value}."
    if isinstance(node, exp.Func):
        what = f"The function '{_name_in(node, written)}' may not stand in a definition"
        return f"{what}: only deterministic functions of the row may."
    if isinstance(node, exp.Placeholder):
        return f"No parameter may stand in {role.value}; it may in a metric's expression and filters."
    if isinstance(node, exp.Dot):
        return "A path of more than four names may not stand in a definition."
    return f"{type(node).__name__.upper()} may not stand in {role.value}."


def _forbidden(node: exp.Expr, role: Role) -> str | None:
    """Return why a node of an allowed class may not stand here after all."""
    match node:
        case exp.Star() if role is not Role.SELECT and not isinstance(node.parent, exp.Count):
            return "'*' may stand only in count(*)."
        case exp.Dot() if role is Role.SELECT or parts_of(node) is None:
            return "A path of names with dots between them is expected here."
        case exp.Placeholder() if not isinstance(node.this, str) or not _PLAIN.fullmatch(node.this):
            return "A parameter has a name: $least."
        case exp.GroupConcat() if role is not Role.SELECT and not isinstance(node.this, exp.Order):
            return "string_agg needs an order: string_agg(name, ', ' order by name)."
        case exp.Window() if role is not Role.SELECT:
            return _window_fault(node)
        case exp.Order() if role is not Role.SELECT and not isinstance(node.parent, (exp.GroupConcat, exp.Window)):
            return "An order may stand only in string_agg; write arg_min(a, b) for the first a by b."
        case exp.IgnoreNulls() if not isinstance(node.this, exp.AnyValue):
            return "IGNORE NULLS may not stand in a definition."
        case exp.DataType() if node.this not in functions.TYPES:
            return f"A cast to '{node.sql(DIALECT).lower()}' may not stand in a definition."
        case exp.Table():
            return _table_fault(node)
        case exp.With() if node.args.get("recursive"):
            return "No recursive WITH may stand in a definition."
        case exp.EQ() | exp.NEQ() if isinstance(node.expression, exp.Null):
            return "A comparison with null is never true; write 'is null' or 'is not null'."
        case _:
            return None


def _window_fault(window: exp.Window) -> str | None:
    function = window.this
    name = function.sql(DIALECT).partition("(")[0].lower()
    if not isinstance(function, windows.FUNCTIONS):
        return f"'{name}' may not stand before OVER in a metric."
    if isinstance(function, windows.ORDERED) and window.args.get("order") is None:
        return f"{name} needs an order: {name}(…) over (order by time.month)."
    return None


def _table_fault(table: exp.Table) -> str | None:
    if not isinstance(table.this, exp.Identifier):
        return "A SELECT in a definition reads tables by name; table functions such as read_csv may not stand in it."
    if any(_STRANGE.search(part.name) for part in table.parts):
        return f"'{table.name}' is read as a file; a SELECT in a definition reads tables by name."
    if any(_SYSTEM.match(part.name) for part in table.parts):
        return f"'{table.name}' is a system table; a definition reads tables of data."
    return None


def _shape(seen: _Seen, role: Role, written: Written) -> Iterator[Issue]:
    for node in seen.aggregates if role is not Role.METRIC else ():
        message = f"An aggregate ({_name_in(node, written)}) may not stand in {role.value}."
        yield Issue("formula-aggregate", message, place_of(node, written))
    if seen.windows and seen.aggregates:
        message = "A window function stands over metrics, and an aggregate over columns: one metric cannot have both."
        yield Issue("formula-window", message, written.place, (), "Give the aggregate a name of its own.")
        return
    for node in seen.nested:
        yield Issue("formula-aggregate", "An aggregate stands inside another.", place_of(node, written))
    for found in seen.bare if role is Role.METRIC and seen.aggregates else ():
        message, remedy = (
            f"The column '{_dotted(found)}' stands outside an aggregate.",
            "Aggregate it: sum, avg, min, max.",
        )
        yield Issue("formula-aggregate", message, place_of(found, written), (), remedy)
    if role in {Role.VALUE, Role.KEY} or (role is Role.METRIC and seen.aggregates):
        for found in seen.columns:
            if found.table:
                message = f"'{_dotted(found)}' is a path; {role.value} reads columns of its own dataset."
                yield Issue("formula-path", message, place_of(found, written))


def place_of(node: exp.Expr, written: Written) -> Place | None:
    """Return where a part of a formula's tree stands, as near as the tree knows."""
    named = node.parts if isinstance(node, exp.Column) else next(([n] for n in node.walk() if "start" in n.meta), [])
    spans = [(part.meta["start"], part.meta["end"] + 1) for part in named if "start" in part.meta]
    return written.at(min(spans)[0], max(spans)[1]) if spans else written.place


def _name_in(node: exp.Func, written: Written) -> str:
    """Return a function's name as written, where the tree knows it, else as the parser calls it."""
    span = (node.meta.get("start"), node.meta.get("end"))
    if isinstance(span[0], int) and isinstance(span[1], int):
        return written.text[span[0] : span[1] + 1].lower()
    return str(node.name if isinstance(node, exp.Anonymous) else node.sql_name()).lower()


def _dotted(found: exp.Column) -> str:
    return ".".join(part.name for part in found.parts)


def _suggested(node: exp.Expr) -> tuple[str, ...]:
    """Return what was meant by a function that nobody knows; a known one that is refused has no other name."""
    if not isinstance(node, exp.Anonymous):
        return ()
    name = node.name.lower()
    return (functions.INSTEAD[name],) if name in functions.INSTEAD else nearest(name, functions.NAMES, most=1)
