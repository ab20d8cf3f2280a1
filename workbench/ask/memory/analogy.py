"""A confirmed question as a pattern: what another one says otherwise is put into its query, and all else stays as confirmed.

`revenue of our regulars by shop in May` is to its query as `revenue of our regulars by brand in June` is to another one. Both
questions are read by the same reader with the metrics of the confirmed query. What the two readings share was confirmed
whatever the reader made of it: what it misheard stays put right, and what it did not hear stays in. Where they differ, the
question that is asked has the last word.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workbench.ask.drafting.build import Builder
from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.words import Word, telling
from workbench.ask.measuring.measure import Scored
from workbench.ask.replies.roles import swapped
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.errors import WorkbenchError
from workbench.planner.period import stretch
from workbench.query.conjunction import conjunction, conjuncts
from workbench.query.expression import Column, Compare, Expression, In, Literal, Not, Path
from workbench.query.model import Dimension, MetricItem, MetricQuery, Period
from workbench.query.walk import columns

Key = tuple[Hashable, ...]

#: The parts of a query, each by what there can be one of.
Parts = Mapping[Key, Any]


@dataclass(frozen=True, slots=True)
class Heard:
    """A question as it is read with certain metrics."""

    grounding: Grounding
    metrics: tuple[Scored, ...]
    query: MetricQuery
    parts: Parts
    draft: Draft

    @property
    def strange(self) -> tuple[Word, ...]:
        """The telling words that nothing explains."""
        alien = [set(metric.alien) for metric in self.metrics] or [
            {i for i in self.grounding.left if telling(self.grounding.words[i]) == 1.0}
        ]
        return tuple(self.grounding.words[i] for i in sorted(set.intersection(*alien) - self.draft.used))


@dataclass(frozen=True, slots=True)
class Analogy:
    """A query made of a confirmed one, with how it came about.

    Attributes:
        fate: what became of each part: `same`, heard in the question as it was confirmed; `swapped`, heard in it otherwise;
            `added`, heard in it and not in the confirmed question; `dropped`, heard in that one alone; `unheard`, the same
            and kept; `taught`, in the confirmed query and heard in neither; `undone`, misheard in both and put right;
            `ignored`, heard in the question and left out.
        roles: how many paths were read by another role than the confirmed query has, and taken for that one's.
    """

    query: MetricQuery
    fate: Mapping[Key, str]
    roles: int = 0

    def count(self, *kinds: str) -> int:
        """How many parts became one of these."""
        return sum(kind in kinds for kind in self.fate.values())


def metrics_of(query: MetricQuery, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the keys of the metrics of a query; none where it lists what there is."""
    keys = [key for item in query.metrics for key in vocabulary.catalog.metric_keys(item.name)[:1]]
    return tuple(dict.fromkeys(keys))


def heard(builder: Builder, keys: Sequence[str], found: Mapping[str, Scored]) -> Heard | None:
    """Return a question as it is read with certain metrics; None where one of them does not fit at all."""
    if not keys:
        return listed(builder.grounding)
    if not all(key in found for key in keys):
        return None
    metrics = tuple(found[key] for key in keys)
    made, draft = builder.draft(metrics)
    return Heard(builder.grounding, metrics, made, parts_of(made, builder.grounding.today), draft)


def parts_of(query: MetricQuery, today: date | None) -> dict[Key, Any]:
    """Return what a query divides by, keeps, is about and orders by."""
    out: dict[Key, Any] = {}
    for item in query.by:
        out["by", "time" if item.path.parts[0] == "time" else item.path.parts] = item.path.parts
    for where in ("where", "having"):
        for condition in conjuncts(getattr(query, where)):
            key = (where, frozenset(c.path.parts for c in columns(condition)))
            out[key] = tuple(sorted((*out.get(key, ()), _plain(condition)), key=repr))
    if query.during is not None:
        out["during",] = _stretch(query.during, today)
    if query.compare is not None:
        out["compare",] = query.compare
    if query.order or query.limit:
        out["rank",] = ([order.descending for order in query.order], query.limit)
    return out


def _plain(condition: Expression) -> Expression:
    """A condition as it is compared: `open = true` is `open`, and values stand in one order."""
    match condition:
        case Compare("=", Column() as column, Literal(True)):
            return column
        case Compare("=", Column() as column, Literal(False)):
            return Not(column)
        case In(operand, (item,), negated=False):
            return Compare("=", operand, item)
        case In(_, items):
            return replace(condition, items=tuple(sorted(items, key=repr)))
    return condition


def listed(grounding: Grounding) -> Heard:
    """Return a question that measures nothing as far as it can be compared with others: its times, values and numbers."""
    parts: dict[Key, Any] = {}
    for span in grounding.times:
        parts["during", span.meaning] = True
    for use in grounding.values:
        parts["where", use.matches[0].value] = ()
    for number in grounding.numbers:
        parts["having", number.number, number.op] = True
    return Heard(grounding, (), MetricQuery(), parts, Draft(()))


def repeated(asked: Heard, example: Heard, wanted: MetricQuery) -> Analogy:
    """Return a confirmed query that measures nothing as another question may mean it: just as it is."""
    fate = {key: "same" if key in example.parts else "ignored" for key in asked.parts}
    return Analogy(wanted, fate | {key: "unheard" for key in example.parts if key not in asked.parts})


def analogies(asked: Heard, example: Heard, wanted: MetricQuery, vocabulary: Vocabulary) -> Iterator[Analogy]:
    """Yield what the question that is asked may mean by a confirmed query."""
    if not asked.metrics:
        yield repeated(asked, example, wanted)
        return
    want = parts_of(wanted, asked.grounding.today)
    yield from _combinations(asked, example, wanted, want)
    if roles := _same_roles(asked, wanted, vocabulary):
        made = swapped(asked.query, roles)
        other = replace(asked, query=made, parts=parts_of(made, asked.grounding.today))
        yield from _combinations(other, example, wanted, want, len(roles))
    fate = {key: "same" if part == want.get(key) else "ignored" for key, part in asked.parts.items()}
    if "ignored" in fate.values() and not any(kind == "ignored" and key in want for key, kind in fate.items()):
        kept = {key: "unheard" if key in example.parts else "taught" for key in want if key not in fate}
        yield Analogy(wanted, fate | kept)


def _combinations(asked: Heard, example: Heard, wanted: MetricQuery, want: Parts, roles: int = 0) -> Iterator[Analogy]:
    """What is made of a query with what was heard in one question alone left out, and with that kept."""
    full = _combined(want, example.parts, asked.parts)
    fates = [full]
    if "dropped" in full.values():
        fates.append({key: "unheard" if kind == "dropped" else kind for key, kind in full.items()})
    for fate in fates:
        query = _query(wanted, asked.query, fate)
        yield from (Analogy(replace(query, metrics=items), fate, roles) for items in _measures(asked, example, wanted))


def _measures(asked: Heard, example: Heard, wanted: MetricQuery) -> Iterator[tuple[MetricItem, ...]]:
    """What is measured: parts of totals where only one question asks for such are that one's; unheard they may be kept."""
    if asked.draft.share != example.draft.share:
        yield asked.query.metrics
    if not asked.draft.share or example.draft.share:
        yield wanted.metrics


def _same_roles(asked: Heard, wanted: MetricQuery, vocabulary: Vocabulary) -> dict[Path, Path]:
    """The paths that a question was read with, and those of the confirmed query that lead to the same by another role."""
    have, want = _paths(asked.query), _paths(wanted)
    datasets = {key for metric in asked.metrics for key in metric.words.datasets}
    target = {known.parts: known.reached.target for key in datasets for known in vocabulary.paths[key]}
    out: dict[Path, Path] = {}
    for path in have - want:
        there = target.get(path.parts)
        others = [other for other in want - have if there and target.get(other.parts) == there]
        if len(others) == 1:
            out[path] = others[0]
    return out


def _paths(query: MetricQuery) -> set[Path]:
    return {item.path for item in query.by} | {column.path for column in columns(query.where)}


def _combined(want: Parts, example: Parts, asked: Parts) -> dict[Key, str]:
    """What becomes of each part: by its key."""
    out: dict[Key, str] = {}
    for key in dict.fromkeys((*want, *example, *asked)):
        w, e, a = want.get(key), example.get(key), asked.get(key)
        if a is None:
            out[key] = "taught" if e is None else "dropped" if w is not None else ""
        elif a == e:
            out[key] = "same" if a == w else "undone"
        elif w is None:
            out[key] = "added" if e is None else "undone"
        else:
            out[key] = "same" if a == w else "swapped"
    return out


def _query(wanted: MetricQuery, made: MetricQuery, fate: Mapping[Key, str]) -> MetricQuery:
    kept = {key for key, kind in fate.items() if kind in {"taught", "same", "unheard", "undone"}}
    new = {key for key, kind in fate.items() if kind in {"added", "swapped"}}

    def chosen(key: Key, name: str) -> Any:
        return getattr(wanted, name) if key in kept else getattr(made, name) if key in new else None

    rank = ("rank",)
    return replace(
        wanted,
        by=tuple(_groups(wanted, made, fate, new)),
        where=_conditions("where", wanted, made, kept, new),
        having=_conditions("having", wanted, made, kept, new),
        during=chosen(("during",), "during"),
        compare=chosen(("compare",), "compare"),
        order=chosen(rank, "order") or (),
        limit=chosen(rank, "limit"),
    )


def _groups(wanted: MetricQuery, made: MetricQuery, fate: Mapping[Key, str], new: set[Key]) -> Iterator[Dimension]:
    theirs = {_group(item): item for item in made.by}
    for item in wanted.by:
        key = _group(item)
        if fate[key] != "dropped":
            yield theirs[key] if key in new else item
    known = {_group(item) for item in wanted.by}
    yield from (item for key, item in theirs.items() if key in new and key not in known)


def _group(item: Dimension) -> Key:
    return "by", "time" if item.path.parts[0] == "time" else item.path.parts


def _conditions(name: str, wanted: MetricQuery, made: MetricQuery, kept: set[Key], new: set[Key]) -> Any:
    def keyed(condition: Any) -> Key:
        return name, frozenset(c.path.parts for c in columns(condition))

    ours = [c for c in conjuncts(getattr(wanted, name)) if keyed(c) in kept]
    return conjunction([*ours, *(c for c in conjuncts(getattr(made, name)) if keyed(c) in new)])


def _stretch(period: Period, today: date | None) -> tuple[object, ...]:
    """The days of a period; those that are still to come count for nothing: `this year` and `2025` are the same in 2025."""
    try:
        found = stretch(period, today)
    except WorkbenchError:
        return (period,)
    if today is None or found.end is None:
        return found.start, found.end
    return found.start, None if found.end.date() > today else found.end
