"""What the metrics typed so far allow: the datasets they come from, and the paths that mean the same in all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from workbench.catalog.calls import called
from workbench.catalog.graph import DATE_PARTS, TIME, Reached, readings
from workbench.catalog.model import Catalog, Dataset, Dimension, DimensionType, Link, Simple
from workbench.editing.sketch import METRICS, Clause, Name, names
from workbench.query.arguments import label
from workbench.query.model import Fiscal, Unit
from workbench.query.tokens import Token

#: How many links are followed where no role is typed yet, and how many paths are looked at.
_DEPTH, _MOST = 3, 4_000


@dataclass(frozen=True, slots=True)
class Base:
    """A dataset that rows come from, by its key, and the dimension that `time` means there."""

    dataset: str
    axis: str | None


#: Where a walk stands: a dataset, the path that leads there, and the links it followed.
Step: TypeAlias = tuple[Dataset, tuple[str, ...], tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """Something a path may go on with: a dimension, or a role that leads further."""

    parts: tuple[str, ...]
    dataset: Dataset
    dimension: Dimension | None
    link: Link | None


@dataclass(frozen=True, slots=True)
class Scope:
    """A half-typed query against its catalog.

    Attributes:
        metrics: the keys of the known metrics typed, in order.
        outputs: the names of its columns: metrics, aliases and dimensions.
        groups: the dimensions typed behind `by`.
        bases: where the rows come from; every dataset while no metric is typed.
    """

    catalog: Catalog
    metrics: tuple[str, ...]
    outputs: tuple[str, ...]
    groups: tuple[str, ...]
    bases: tuple[Base, ...]

    @property
    def measured(self) -> bool:
        """Whether the bases are those of metrics; else they are what could be meant."""
        return bool(self.metrics)

    def readings(self, parts: tuple[str, ...]) -> tuple[Reached, ...]:
        """Return what a path means from the first base that knows it; nothing when none does."""
        for base in self.bases:
            if found := readings(self.catalog, self.catalog.datasets[base.dataset], parts, base.axis):
                return found
        return ()


def scope(catalog: Catalog, clauses: Sequence[Clause]) -> Scope:
    """Read the metrics and the columns of a half-typed query."""
    typed = tuple(_metric_names(clauses))
    keys = tuple(key for name in typed for key in catalog.metric_keys(name))
    bases = dict.fromkeys(base for key in keys for base in _bases(catalog, key, frozenset()))
    outputs = tuple(dict.fromkeys((*_labels(clauses), *_columns(clauses))))
    groups = tuple(name.text for c in clauses if c.phrase == "by" for name, role in roles(c.body) if role == METRICS)
    return Scope(catalog, keys, outputs, groups, tuple(bases) or tuple(_sources(catalog, clauses)))


def _bases(catalog: Catalog, key: str, seen: frozenset[str]) -> Iterator[Base]:
    metric = catalog.metrics.get(key)
    if metric is None or key in seen:
        return
    match metric.definition:
        case Simple(dataset, time=time):
            yield Base(dataset, time or catalog.datasets[dataset].time)
        case _:
            for part in metric.inputs:
                yield from _bases(catalog, part, seen | {key})


def _metric_names(clauses: Sequence[Clause]) -> Iterator[str]:
    for clause in clauses:
        if clause.phrase == METRICS:
            yield from (name.text for name, role in roles(clause.body) if role == METRICS)


def _labels(clauses: Sequence[Clause]) -> Iterator[str]:
    """The names of the metrics as columns, each with what its parameters are given."""
    for clause in clauses:
        if clause.phrase == METRICS:
            yield from (_label(name, clause.body) for name, role in roles(clause.body) if role == METRICS)


def _label(name: Name, body: Sequence[Token]) -> str:
    rest = [token for token in body if token.start >= name.end]
    if not rest or rest[0].word != "(":
        return name.text
    end = next((index for index, token in enumerate(rest) if token.word == ")"), -1)
    metric = called(name.text + "".join(token.text for token in rest[: end + 1]))
    return label(metric.name, metric.arguments) if metric else name.text


def roles(body: Sequence[Token]) -> Iterator[tuple[Name, str]]:
    """Yield the names of a list with what each is: metrics (or dimensions), within, alias, word, or argument."""
    role, depth, given = METRICS, 0, False
    parts = list(names(body))
    for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
        if isinstance(part, Name) and given:
            yield part, "argument"
        elif isinstance(part, Name):
            word = part.tokens[0].word if len(part.parts) == 1 else ""
            role, here = _role(word, role, isinstance(after, Name) and after.tokens[0].word == "of")
            yield part, here
        else:
            depth += {"(": 1, ")": -1}.get(part.word, 0)
            given = (given and depth > 0) or (part.word == "(" and role == METRICS and isinstance(before, Name))
            if part.word == "," and depth <= 0:
                role = METRICS


def _role(word: str, role: str, before_of: bool) -> tuple[str, str]:  # noqa: FBT001  a fact of the text
    if word in {"as", "within", "from"}:
        return {"as": "alias", "within": "within", "from": "source"}[word], "word"
    if (word == "share" and before_of) or (word == "of" and role == "share"):
        return "share" if word == "share" else METRICS, "word"
    return role, role


def _columns(clauses: Sequence[Clause]) -> Iterator[str]:
    for clause in clauses:
        if clause.phrase in {METRICS, "by", "values of", "range of"}:
            for name, role in roles(clause.body):
                if role == "alias" or (role == METRICS and clause.phrase != METRICS):
                    yield name.text


def _sources(catalog: Catalog, clauses: Sequence[Clause]) -> Iterator[Base]:
    """The dataset of `values of … from`, the datasets of a cube's metrics, else all."""
    named = [name.text for c in clauses for name, role in roles(c.body) if role == "source" and c.phrase != METRICS]
    used = [name.text for c in clauses if c.phrase == "use" for name, _ in roles(c.body)]
    chosen = [catalog.datasets[name] for name in named if name in catalog.datasets]
    if not chosen and used and (cube := catalog.cubes.get(used[0])):
        keys = [key for item in cube.query.metrics for key in catalog.metric_keys(item.name)]
        yield from dict.fromkeys(base for key in keys for base in _bases(catalog, key, frozenset()))
        return
    yield from (Base(dataset.key, dataset.time) for dataset in chosen or catalog.datasets.values())


# --- paths ------------------------------------------------------------------------------------------------------------
def paths(here: Scope) -> Iterator[Found]:
    """Yield what may be grouped and filtered by, nearest first: what means the same from every base."""
    if not here.bases:
        return
    if not here.measured and len(here.bases) > 1:
        yield from _everywhere(here)
        return
    first, *others = here.bases
    start = here.catalog.datasets[first.dataset]
    if all(base.axis for base in here.bases):
        yield Found((TIME,), start, start.dimensions.get(first.axis or ""), None)
    yield from (found for found in _walk(here.catalog, start) if all(_same(here, found, base) for base in others))


def _everywhere(here: Scope) -> Iterator[Found]:
    """Without a metric: the dimensions of all datasets, each behind its dataset's name."""
    for base in here.bases:
        dataset = here.catalog.datasets[base.dataset]
        for name, dimension in dataset.dimensions.items():
            yield Found((dataset.name, name), dataset, dimension, None)


def _same(here: Scope, found: Found, base: Base) -> bool:
    target = (found.dataset.key, found.dimension.name if found.dimension else None)
    means = readings(here.catalog, here.catalog.datasets[base.dataset], found.parts, base.axis)
    return any(reached.target == target for reached in means)


def _walk(catalog: Catalog, start: Dataset) -> Iterator[Found]:
    """Everything within reach, by length of the path; a link is not followed twice on one path."""
    level: list[Step] = [(start, (), ())]
    count = 0
    for _ in range(_DEPTH):
        further: list[Step] = []
        for dataset, parts, used in level:
            for found in _at(catalog, dataset, parts):
                count += 1
                if count > _MOST:
                    return
                yield found
                if found.link is not None and (dataset.key, found.link.name) not in used:
                    further.append((found.dataset, found.parts, (*used, (dataset.key, found.link.name))))
        level = further


def _at(catalog: Catalog, dataset: Dataset, parts: tuple[str, ...]) -> Iterator[Found]:
    for name, dimension in dataset.dimensions.items():
        yield Found((*parts, name), dataset, dimension, None)
    for name, link in dataset.links.items():
        if name not in dataset.dimensions and link.to in catalog.datasets:
            yield from (Found((*parts, name), catalog.datasets[each.to], None, each) for each in (link, *link.also))


def behind(here: Scope, parts: tuple[str, ...]) -> Iterator[Found]:
    """Yield what may follow the typed roles `parts` and a dot."""
    starts = [here.catalog.datasets[base.dataset] for base in here.bases[: 1 if here.measured else None]]
    end = next((end for start in starts if (end := _end(here.catalog, start, parts))), None)
    if end is None:
        return
    others = here.bases[1:] if here.measured else ()
    yield from (found for found in _at(here.catalog, end, parts) if all(_same(here, found, base) for base in others))


def _end(catalog: Catalog, dataset: Dataset, parts: tuple[str, ...]) -> Dataset | None:
    """The dataset that a chain of roles leads to; the dataset's own name may stand before it."""
    rest = parts[1:] if parts[0] in {dataset.name, dataset.key} and parts[0] not in dataset.links else parts
    for role in rest:
        link = dataset.links.get(role)
        if link is None or link.to not in catalog.datasets:
            return None
        dataset = catalog.datasets[link.to]
    return dataset


def grains(here: Scope, parts: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Yield the grains (and, marked True, the date parts) that a path to a time dimension may end with."""
    found = here.readings(parts)
    dimension = found[0].dimension if found else None
    if dimension is None or dimension.type is not DimensionType.TIME or found[0].grain or found[0].part:
        return
    units = list(Unit)
    coarser = units[units.index(dimension.grain) :] if dimension.grain else units[units.index(Unit.SECOND) :]
    yield from ((unit.value, False) for unit in coarser)
    yield from ((period.value, False) for period in Fiscal if here.catalog.first_month)
    fine = {"hour": Unit.HOUR, "minute": Unit.MINUTE}
    yield from ((f"extract_{part}", True) for part in DATE_PARTS if fine.get(part, coarser[0]) in coarser)
