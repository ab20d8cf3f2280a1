"""In which parts two queries differ: the metrics, the groups, the filter, the period and so on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from workbench.query.conjunction import conjuncts
from workbench.query.model import MetricQuery
from workbench.query.text import text


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of a query that is not as expected; "" where the part is absent."""

    slot: str
    expected: str
    came: str

    def __str__(self) -> str:
        return f"{self.slot}: expected {self.expected or 'none'}, came {self.came or 'none'}"


def differences(expected: MetricQuery, came: MetricQuery) -> tuple[Difference, ...]:
    """Return the parts in which a query is not the expected one; none where only the order of parts differs.

    >>> from workbench.query.parse import parse
    >>> [str(d) for d in differences(parse("flights by carrier.name"), parse("flights by origin.name limit 3"))]
    ['by: expected carrier.name, came origin.name', 'limit: expected none, came 3']
    """
    pairs = ((slot, part(expected), part(came)) for slot, part in SLOTS.items())
    return tuple(Difference(slot, ", ".join(want), ", ".join(have)) for slot, want, have in pairs if want != have)


def slots(query: MetricQuery) -> dict[str, tuple[str, ...]]:
    """Return the parts of a query as texts, each part's pieces in the order of their letters."""
    return {slot: part(query) for slot, part in SLOTS.items()}


def _clause(**kept: object) -> str:
    """The text of a query that has one clause, without that clause's own word."""
    return text(replace(MetricQuery(), **kept))  # type: ignore[arg-type]  # a clause by its field's name


def _metrics(query: MetricQuery) -> tuple[str, ...]:
    return tuple(sorted(_clause(metrics=(replace(item, alias=None),)) for item in query.metrics))


def _by(query: MetricQuery) -> tuple[str, ...]:
    return tuple(sorted(".".join(item.path.parts) for item in query.by))


def _stripped(word: str, **kept: object) -> tuple[str, ...]:
    said = " ".join(_clause(**kept).split()).removeprefix(word).strip()
    return (said,) if said else ()


SLOTS: dict[str, Callable[[MetricQuery], tuple[str, ...]]] = {
    "metrics": _metrics,
    "by": _by,
    "values": lambda query: tuple(sorted(".".join(item.path.parts) for item in query.values)),
    "where": lambda query: tuple(sorted(s for c in conjuncts(query.where) for s in _stripped("where", where=c))),
    "during": lambda query: _stripped("during", during=query.during),
    "compare": lambda query: _stripped("compare to", compare=query.compare),
    "having": lambda query: tuple(sorted(s for c in conjuncts(query.having) for s in _stripped("having", having=c))),
    "order": lambda query: _stripped("order by", order=query.order),
    "limit": lambda query: _stripped("limit", limit=query.limit),
}
