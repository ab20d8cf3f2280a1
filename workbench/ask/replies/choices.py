"""Readings that are about as likely, as choices: each in plain words that tell it apart from the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from workbench.ask.answer import Answer, Choice, Zone
from workbench.catalog.card import datasets_of
from workbench.catalog.expression import expression_of
from workbench.catalog.graph import Reached, readings
from workbench.catalog.model import Catalog, Documentation, Metric
from workbench.query.conjunction import conjuncts
from workbench.query.expression import Path
from workbench.query.model import MetricItem, MetricQuery, Share
from workbench.query.text import condition_text, period_text, text

#: What a query is called by, each only where those before leave two alike.
_Facet = Callable[[MetricQuery, Catalog], str]


def with_choices(answer: Answer, catalog: Catalog) -> Answer:
    """Return the answer with its readings as equal choices, where it only asks which; else as it is."""
    others = [(other.query, other.confidence) for other in answer.alternatives if other.query and other.query.metrics]
    if answer.zone is not Zone.CHOOSE or answer.query is None or not others or answer.explains:
        return replace(answer, choices=())
    found = [(answer.query, answer.confidence), *others]
    called = titled([query for query, _ in found], catalog)
    choices = (
        Choice(query, text(query), title, _said(query, told, catalog), confidence)
        for (query, confidence), (title, told) in zip(found, called, strict=True)
    )
    return replace(answer, choices=tuple(choices), clarification="Which do you mean?")


def titled(queries: Sequence[MetricQuery], catalog: Catalog) -> list[tuple[str, frozenset[str]]]:
    """Return what to call each of several queries, with the facets that its name had to tell of."""
    (first, measures), *facets = _FACETS.items()
    titles = [measures(query, catalog) for query in queries]
    told = [frozenset({first})] * len(queries)
    for name, facet in facets:
        more = [facet(query, catalog) for query in queries]
        apart = {t for t in titles if len({m for m, o in zip(more, titles, strict=True) if o == t}) > 1}
        told = [before | {name} if t in apart else before for before, t in zip(told, titles, strict=True)]
        titles = [_joined(t, m) if t in apart else t for t, m in zip(titles, more, strict=True)]
    return list(zip(titles, told, strict=True))


def _said(query: MetricQuery, told: frozenset[str], catalog: Catalog) -> str:
    """What the catalog says of that in which a query differs from others."""
    ways = [_way(query, item.path, catalog).description for item in query.by] if "groups" in told else []
    sentences = [*(_meaning(metric, catalog) for metric in _metrics(query, catalog)), *ways]
    return " ".join(dict.fromkeys(f"{sentence.rstrip('.')}." for sentence in sentences if sentence))


def _joined(title: str, more: str) -> str:
    return f"{title} {more}" if more else f"{title}, all"


# --- facets -----------------------------------------------------------------------------------------------------------
def _measures(query: MetricQuery, catalog: Catalog) -> str:
    return " and ".join(_title(item, catalog) for item in query.metrics)


def _groups(query: MetricQuery, catalog: Catalog) -> str:
    paths = [_spoken(query, item.path, catalog) for item in query.by]
    return f"by {' and '.join(paths)}" if paths else ""


def _conditions(query: MetricQuery, _: Catalog) -> str:
    held = [condition_text(condition) for condition in conjuncts(query.where)]
    return f"where {' and '.join(held)}" if held else ""


def _period(query: MetricQuery, _: Catalog) -> str:
    return f"during {period_text(query.during)}" if query.during else ""


def _whole(query: MetricQuery, _: Catalog) -> str:
    return f"({text(query, oneline=True)})"


_FACETS: dict[str, _Facet] = {
    "measure": _measures,
    "groups": _groups,
    "conditions": _conditions,
    "period": _period,
    "whole": _whole,
}


# --- words ------------------------------------------------------------------------------------------------------------
def _title(item: MetricItem, catalog: Catalog) -> str:
    metric = _metric(item.name, catalog)
    title = (metric and metric.doc.title) or item.name
    return f"Share of {title}" if isinstance(item, Share) else title


def _metric(name: str, catalog: Catalog) -> Metric | None:
    keys = catalog.metric_keys(name)
    return catalog.metrics[keys[0]] if keys else None


def _metrics(query: MetricQuery, catalog: Catalog) -> Iterable[Metric]:
    return (metric for item in query.metrics if (metric := _metric(item.name, catalog)))


def _meaning(metric: Metric, catalog: Catalog) -> str:
    """The description; without one how it is computed, and of what."""
    if metric.doc.description:
        return metric.doc.description
    homes = (catalog.datasets[key] for key in datasets_of(catalog, metric.key))
    return f"{expression_of(metric)}, of {' and '.join(home.doc.title or home.name for home in homes)}"


def _spoken(query: MetricQuery, path: Path, catalog: Catalog) -> str:
    """A path as people say it: `country of booker`; of what a thing is shown as, only the role."""
    reached = _reached(query, path, catalog)
    if reached is None or not reached.links:
        return " of ".join(part.replace("_", " ") for part in reversed(path.parts))
    roles = [_plain(link.doc, link.name) for link in reversed(reached.links)]
    dimension = reached.dimension
    if dimension is None or dimension.name == catalog.datasets[reached.dataset].label:
        return " of ".join(roles)
    return " of ".join((_plain(dimension.doc, dimension.name), *roles))


def _plain(doc: Documentation, name: str) -> str:
    """A title within a sentence: `Country` is written small, `IATA code` as it is."""
    title = doc.title or name.replace("_", " ")
    return f"{title[0].lower()}{title[1:]}" if title[1:] == title[1:].lower() else title


def _way(query: MetricQuery, path: Path, catalog: Catalog) -> Documentation:
    """What the catalog says of the role that a path begins with."""
    reached = _reached(query, path, catalog)
    return reached.links[0].doc if reached is not None and reached.links else Documentation()


def _reached(query: MetricQuery, path: Path, catalog: Catalog) -> Reached | None:
    homes = (catalog.datasets[datasets_of(catalog, metric.key)[0]] for metric in _metrics(query, catalog))
    return next((reached for home in homes for reached in readings(catalog, home, path.parts)), None)
