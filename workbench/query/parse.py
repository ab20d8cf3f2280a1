"""Text to query: the whole grammar, every fault as one sentence with its place and its remedy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from workbench.query.arguments import measured
from workbench.query.clauses import READ, metrics
from workbench.query.conditions import condition
from workbench.query.expression import Expression
from workbench.query.hints import FOREIGN
from workbench.query.model import Metric, MetricQuery
from workbench.query.reader import Reader, like_clause
from workbench.query.tokens import Kind, Token
from workbench.query.words import CLAUSES

_STARTS = "Start with a metric: flights by carrier.name."

#: Clauses that say nothing where values or a range are asked for instead of metrics.
_ONLY_METRICS = ("by", "compare to", "having", "fill")


def parse(text: str, *, variables: Mapping[str, object] | None = None) -> MetricQuery:
    """Read a query.

    >>> parse("flights by carrier.name limit 5").limit
    Limit(count=5, per=())

    Args:
        variables: what `{{name}}` stands for; each becomes a constant and can become nothing else.

    Raises:
        QueryError: the text is no query; the issue says what is wrong, where, and what to write instead.
    """
    return _read(Reader(text, variables or {}))


def parse_loosely(text: str) -> MetricQuery:
    """Read a query whose variables are not known: constants stand in for them. For texts that are not run."""
    return _read(Reader(text, None))


def parse_metric(text: str, *, parametrised: bool = False) -> Metric:
    """Read one metric with what its parameters are given.

    >>> parse_metric("orders_over(min_value = 100)").arguments
    (('min_value', Literal(value=100)),)

    Args:
        parametrised: whether `$name` may be a value: a parameter of the metric that is being defined.

    Raises:
        QueryError: as `parse`.
    """
    reader = Reader(text, {}, parametrised=parametrised)
    name, given = measured(reader)
    if reader.here.kind is not Kind.END:
        raise reader.fault(reader.here, f"Unexpected {_shown(reader.here)}.", code="clause")
    return Metric(name, None, given)


def parse_condition(text: str, *, parametrised: bool = False) -> Expression:
    """Read one condition, as it stands after `where`.

    >>> parse_condition("origin.name = 'La Guardia'").op
    '='

    Args:
        parametrised: whether `$name` may stand for a parameter of the metric that is being defined.

    Raises:
        QueryError: as `parse`.
    """
    reader = Reader(text, {}, parametrised=parametrised)
    found = condition(reader)
    if reader.here.kind is not Kind.END:
        raise reader.fault(
            reader.here, f"Unexpected {_shown(reader.here)}.", code="clause", remedy="Join conditions with and, or."
        )
    return found


def _read(reader: Reader) -> MetricQuery:
    query, seen = MetricQuery(), dict[str, Token]()
    if reader.here.kind is Kind.END:
        raise reader.fault(reader.here, "The query is empty.", code="empty", remedy=_STARTS)
    _refuse_sql(reader)
    if not reader.opens_clause():
        query = MetricQuery(metrics=metrics(reader))
    while not _ended(reader):
        token = reader.here
        phrase = _phrase(reader)
        if phrase in seen:
            raise reader.fault(token, f"'{phrase}' stands here a second time.", code="twice", remedy=_merge(phrase))
        seen[phrase] = token
        query = READ[phrase](reader, query)
    _check_shape(reader, query, seen)
    return query


def _ended(reader: Reader) -> bool:
    """Whether nothing is left but a `;`, which people bring from SQL."""
    return reader.here.kind is Kind.END or (reader.at(";") and reader.ahead().kind is Kind.END)


def _merge(phrase: str) -> str:
    if phrase in {"where", "having"}:
        return "Join both conditions with and."
    return "Put both into one, with commas." if phrase in {"by", "order by", "values of"} else "Keep one of them."


# --- keywords ---------------------------------------------------------------------------------------------------------
def _phrase(reader: Reader) -> str:
    """Go past a clause's keywords and return them."""
    token = reader.here
    phrase = CLAUSES.get(token.word)
    if phrase is None:
        _refuse_word(reader, token)
    words = phrase.split()
    for count, word in enumerate(words):
        if not reader.take(word):
            start = " ".join(words[:count])
            _refuse_unfinished(reader, token, phrase, start)
    return phrase


def _refuse_unfinished(reader: Reader, token: Token, phrase: str, start: str) -> NoReturn:
    if phrase == "in time zone":
        remedy = "Say: x in (1, 2), in time zone 'America/New_York', or, for a stretch of time, during 2013."
        raise reader.fault(
            token, f"'{start}' is followed by a list in parentheses or by time zone.", code="clause", remedy=remedy
        )
    raise reader.fault(token, f"'{start}' alone starts no clause.", code="clause", remedy=f"Say {phrase}.")


def _refuse_word(reader: Reader, token: Token) -> NoReturn:
    if token.kind is Kind.FAULT:
        reader.next()
    if token.word == ")":
        raise reader.fault(token, "This ')' closes nothing.", code="unclosed", remedy="Take it away, or add a '('.")
    if token.word in FOREIGN:
        raise reader.fault(token, f"'{token.text}' starts no clause.", code="clause", remedy=FOREIGN[token.word])
    if token.kind is not Kind.WORD:
        raise reader.fault(token, f"Unexpected {_shown(token)}.", code="clause", remedy=_remedy(reader))
    near = like_clause(token.text)
    message = f"'{token.text}' starts no clause." if near else f"Unexpected '{token.text}'."
    raise reader.fault(token, message, code="clause", suggestions=near, remedy=None if near else _remedy(reader))


def _shown(token: Token) -> str:
    return token.text if token.kind in {Kind.STRING, Kind.QUOTED} else f"'{token.text}'"


def _remedy(reader: Reader) -> str:
    if reader.here.word in {"=", "<", ">", "<=", ">=", "<>", "!="}:
        return "Conditions stand behind where, or behind having for metrics."
    return "Put commas between names, and start a clause with by, where, during, having, order by or limit."


def _refuse_sql(reader: Reader) -> None:
    """Say how a pasted SELECT is asked here."""
    token, after = reader.here, reader.ahead()
    begins = token.word == "select" or (token.word == "with" and reader.ahead(2).word == "as")
    if begins and after.kind is not Kind.END and after.word not in {",", ".", "as", *CLAUSES}:
        remedy = "Name metrics, then how to group and filter: flights by carrier.name where distance > 500 order by flights desc."
        raise reader.fault(token, "This is SQL, not a metric query.", code="sql", remedy=remedy)


# --- the whole --------------------------------------------------------------------------------------------------------
def _check_shape(reader: Reader, query: MetricQuery, seen: dict[str, Token]) -> None:
    asked = [phrase for phrase in ("values of", "range of") if phrase in seen]
    for other in (*asked[1:], *(["use"] if asked and query.cube else [])):
        raise reader.fault(
            seen[other], f"'{other}' cannot stand beside '{asked[0]}'.", code="shape", remedy="Ask two queries."
        )
    if asked and query.metrics:
        raise reader.fault(
            seen[asked[0]], f"Metrics cannot stand beside '{asked[0]}'.", code="shape", remedy="Ask two queries."
        )
    if query.raw and not query.values:
        raise reader.fault(
            seen["raw"], "'raw' says something only with values of.", code="shape", remedy="Leave it out."
        )
    for phrase in _ONLY_METRICS if asked else ():
        if phrase in seen:
            message = f"'{phrase}' says nothing with '{asked[0]}'."
            raise reader.fault(seen[phrase], message, code="shape", remedy="Name a metric, or leave it out.")
    if not (asked or query.metrics or query.cube):
        first = next(iter(seen.values()))
        raise reader.fault(first, "The query asks for no metric.", code="empty", remedy=_STARTS)
