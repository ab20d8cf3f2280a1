"""What metrics count: in which datasets, whether rows, and which shape of number comes of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from workbench.ask.language.measures import LASTING, MONEY, measure
from workbench.catalog.model import Catalog, Dataset, Derived, Dimension, DimensionType, Metric, Simple
from workbench.search.shorthand import MEASURED, written_out
from workbench.search.words import split

#: A plain sum, and a plain average.
_SUMMED = re.compile(r"sum\(\s*(\w+)\s*\)", re.IGNORECASE)
_AVERAGED = re.compile(r"(?:avg|mean)\(\s*(\w+)\s*\)", re.IGNORECASE)


def datasets(catalog: Catalog, metric: Metric) -> Iterator[str]:
    """Yield the keys of the datasets that a metric is counted in."""
    match metric.definition:
        case Simple(dataset=dataset):
            yield dataset
        case _:
            yield from _of_inputs(catalog, metric.inputs)


def _of_inputs(catalog: Catalog, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for key in catalog.metric_keys(name)[:1]:
            yield from datasets(catalog, catalog.metrics[key])


def shape(metric: Metric) -> str:
    """Return `share`, `average` or `total`, by a metric's definition."""
    match metric.definition:
        case _ if metric.format == "percent":
            return "share"
        case Simple(expr=expr):
            plain = _UNIT_CHANGED.sub("", expr.text.lower())
            return "average" if plain.startswith(("avg", "mean")) or "/" in plain else "total"
        case Derived(expr=expr) if _ADDED.fullmatch(expr.text) and _AVERAGES.isdisjoint(split(expr.text)):
            return "total"  # `gross_sales - rebates`
        case _:
            return "average"


#: A division that only tells a number in another unit: `sum(seconds) / 3600`.
_UNIT_CHANGED = re.compile(r"/\s*(?:10+|60|24|1440|3600|86400)(?:\.0*)?\s*$")

#: Metrics that are added up, or taken off each other, and what is no total among them.
_ADDED = re.compile(r"[\w.]+(?:\s*[-+]\s*[\w.]+)+")
_AVERAGES = frozenset("avg average mean median rate rt pct percent ratio share per max min".split())


#: What lengths of time are called.
_CALLED = frozenset("time duration wait delay length turnaround age dur seconds minutes hours days weeks".split())


def lasts(metric: Metric) -> bool:
    """Return whether a metric is a length of time."""
    unit = measure(metric.unit)
    if unit is not None:
        return unit in LASTING
    return shape(metric) == "average" and not _CALLED.isdisjoint(
        (*split(metric.name.casefold()), *split(metric.doc.title.casefold()))
    )


def beside_sums(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield the keys of the averages of what another metric of the same dataset adds up, with that one's: of premiums, and the sum of them."""
    sums = {found: key for key, metric in catalog.metrics.items() for found in _inside(metric, _SUMMED)}
    for key, metric in catalog.metrics.items():
        yield from ((key, sums[found]) for found in _inside(metric, _AVERAGED) if found in sums)


def _inside(metric: Metric, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    if isinstance(metric.definition, Simple) and (found := pattern.fullmatch(metric.definition.expr.text.strip())):
        yield metric.definition.dataset, found[1].casefold()


def units(catalog: Catalog) -> dict[tuple[str, str], str]:
    """Return, by dataset and column, the unit of what metrics add up or average: an amount that is billed in pounds is in pounds."""
    out: dict[tuple[str, str], str] = {}
    for metric in catalog.metrics.values():
        for pattern in (_SUMMED, _AVERAGED) if metric.unit else ():
            out |= dict.fromkeys(_inside(metric, pattern), metric.unit or "")
    return out


def averaged(metric: Metric) -> bool:
    """Return whether a metric is the plain average of a column, which counts nothing."""
    return any(True for _ in _inside(metric, _AVERAGED))


def counts_rows(metric: Metric, *, all_rows: bool = True) -> bool:
    """Return whether a metric counts rows of its dataset, and where asked, all of them."""
    match metric.definition:
        case Simple(expr=expr, where=where):
            plain = expr.text.replace(" ", "").lower() in {"count(*)", "count()", "count(1)"}
            return plain and (where is None or not all_rows)
        case _:
            return False


#: A plain count of different things.
_DIFFERENT = re.compile(r"count\(\s*distinct\s+(\w+)\s*\)", re.IGNORECASE)


def distinct_of(metric: Metric) -> str | None:
    """Return the column whose different values a metric counts; None where it does something else."""
    found = _DIFFERENT.fullmatch(metric.definition.expr.text.strip()) if isinstance(metric.definition, Simple) else None
    return found[1] if found else None


def summed(catalog: Catalog, metric: Metric) -> Iterator[str]:
    """Yield what a metric's column is called, where all it does is add that up, and it is no dimension: `miss` of `sum(n_miss)`."""
    if not isinstance(metric.definition, Simple) or metric.definition.where is not None:
        return
    found = _SUMMED.fullmatch(metric.definition.expr.text.strip())
    own = catalog.datasets[metric.definition.dataset].dimensions.values()
    if found is not None and all(found[1] not in {dimension.name, dimension.expr.text} for dimension in own):
        yield found[1]
        yield from (" ".join(words) for words in written_out(split(found[1])))


def gathered(catalog: Catalog, metric: Metric) -> tuple[str, Dimension | None]:
    """Return how a metric gathers a dimension that it plainly adds up or averages over all rows, and that; None for others."""
    for kind, pattern in (("total", _SUMMED), ("average", _AVERAGED)):
        for home, column in _inside(metric, pattern):
            whole = isinstance(metric.definition, Simple) and metric.definition.where is None
            own = (one for one in catalog.datasets[home].dimensions.values() if one.type is DimensionType.NUMBER)
            return kind, next((one for one in own if whole and column in {one.name, one.expr.text.casefold()}), None)
    return "", None


#: What the most and the least of something are called, the largest and the smallest.
_ENDS = {
    "max": ("largest", "biggest", "highest", "greatest", "maximum", "max"),
    "min": ("smallest", "lowest", "minimum", "min"),
}


def extreme(metric: Metric) -> tuple[str, ...]:
    """Return what a metric is called that is the most, or the least, of a column: `largest`, `biggest`, …; nothing else is."""
    plain = _plain(metric)
    own = tuple(word for word in split(metric.doc.title.casefold())[:1] if word.endswith("est"))  # the longest stay
    return next(((*names, *own) for end, names in _ENDS.items() if plain.startswith(f"{end}(")), ())


#: The part of all rows of which something holds, or of those of which it is known.
_PART = re.compile(
    r"(?:count_if\(\s*(?P<if>\w+)\s*\)|count\(\s*\*\s*\)\s*filter\s*\(\s*where\s+(?P<where>\w+)\s*\))\s*/\s*count\(\s*(?P<of>\*|\w+)\s*\)",
    re.IGNORECASE,
)


def part_that_is(catalog: Catalog, metric: Metric) -> Dimension | None:
    """Return what holds or does not, where a metric is the part of which it holds: `avg(escalated)`, `count_if(late) / count(*)`."""
    if not isinstance(metric.definition, Simple) or metric.definition.where is not None:
        return None
    part = _PART.fullmatch(metric.definition.expr.text.strip())
    column = (part["if"] or part["where"]).casefold() if part else ""
    held = [(metric.definition.dataset, column)] if part and part["of"].casefold() in {"*", column} else []
    for home, column in (*_inside(metric, _AVERAGED), *held):
        dimension = catalog.datasets[home].dimensions.get(column)
        if dimension is not None and dimension.type is DimensionType.BOOLEAN:
            return dimension
    return None


#: Rows with one value: `status = 'Rejected'`, and the part that has it.
_KEPT = re.compile(r"\s*\w+\s*=\s*'([^']+)'\s*", re.IGNORECASE)
_PART_KEPT = re.compile(
    r"(?:count_if\(|count\(\s*\*\s*\)\s*filter\s*\(\s*where)\s*\w+\s*=\s*'([^']+)'\s*\)\s*/\s*count\(\s*\*\s*\)",
    re.IGNORECASE,
)


def kept_value(catalog: Catalog, metric: Metric) -> str | None:
    """Return the one value of the rows that a metric counts, or is the part of: `Rejected`, of rejections and their rate."""
    match metric.definition:
        case Simple(expr=expr, where=where):
            kept = _KEPT.fullmatch(where.text) if where is not None and counts_rows(metric, all_rows=False) else None
            found = kept or (_PART_KEPT.fullmatch(expr.text.strip()) if where is None else None)
            return found[1] if found else None
        case _ if shape(metric) == "share" and metric.inputs:
            above = catalog.metrics.get(next(iter(catalog.metric_keys(metric.inputs[0])), ""))
            return kept_value(catalog, above) if above is not None else None
        case _:
            return None


#: What asks for different things, however often each occurs.
DIFFERENT = frozenset("different distinct unique individual separate".split())

#: How the count of such begins, without blanks.
_DISTINCT = "count(distinct"


#: What was done with what people chose.
_CHOSEN = frozenset("sold served ordered booked borrowed lent rented hired played streamed bought".split())


class Beside:
    """The metrics of a catalog beside each other: what one counts shows in what the others of its dataset do."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        metrics = [m for m in catalog.metrics.values() if isinstance(m.definition, Simple)]
        self._units = Counter((metric.unit or "").casefold() for metric in catalog.metrics.values())
        self._whole_units = Counter((metric.unit or "").casefold() for metric in metrics if _adds_all(metric))
        self._rows = {_home(metric) for metric in metrics if counts_rows(metric)}
        self._some_rows = {_home(metric) for metric in metrics if counts_rows(metric, all_rows=False)}
        self._counted = {_home(metric) for metric in metrics if _plain(metric).startswith("count(")}
        distinct = (metric for metric in metrics if _plain(metric).startswith(_DISTINCT) and self.by_unit(metric))
        self._distinct = Counter(map(_home, distinct))
        self._money = Counter(_home(metric) for metric in metrics if _is_money(metric))

    @cached_property
    def lengths(self) -> frozenset[str]:
        """The keys of the metrics that are a length of time."""
        return frozenset(key for key, metric in self._catalog.metrics.items() if lasts(metric))

    def by_unit(self, metric: Metric) -> str:
        """Return the unit that says what a metric counts, and by which it is asked for: receipts, of `count(distinct …)`.

        A sum goes by its unit where nothing else has it, pieces, of a quantity, or only parts of it do: tickets, beside those
        that were given back. "" where there is none.
        """
        unit = (metric.unit or "").casefold()
        if not unit or unit in MEASURED or metric.format not in {None, "integer"} or not _adds_all(metric):
            return ""
        alone = self._units[unit] == 1 or self._whole_units[unit] == 1
        return unit if alone or _plain(metric).startswith("count(") else ""

    @cached_property
    def summed_units(self) -> Mapping[str, frozenset[str]]:
        """By dataset, what is added up over rows that are another thing: tickets, where each row is an order of some and counts as such."""
        rows: dict[str, set[str]] = {}
        summed: dict[str, set[str]] = {}
        for metric in self._catalog.metrics.values():
            if counts_rows(metric):
                rows.setdefault(_home(metric), set()).add((metric.unit or "").casefold())
            elif unit := self.by_unit(metric):
                summed.setdefault(_home(metric), set()).add(unit)
        return {home: frozenset(summed.get(home, set()) - units) for home, units in rows.items() if units - {""}}

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """The whole numbers that are added up of what people chose, by their names: items sold, of which a row may be several."""
        sums = (m for m in self._catalog.metrics.values() if m.format == "integer" and shape(m) == "total")
        names = ((m.key, {word for text in (m.name, m.doc.title) for word in split(text.casefold())}) for m in sums)
        return tuple(key for key, words in names if not words.isdisjoint(_CHOSEN))

    @cached_property
    def _called_after_rows(self) -> Mapping[str, str]:
        """By dataset, the sum that is called as its rows are, where their own count is called otherwise: visits, of rows that are an hour at a gate."""
        counted = {(_home(m), name) for m in self._catalog.metrics.values() if counts_rows(m) for name in _names(m)}
        sums = (
            m
            for m in self._catalog.metrics.values()
            if _adds_all(m) and _SUMMED.fullmatch(_plain(m)) and not _is_money(m)
        )
        rows = {key: _names(home) for key, home in self._catalog.datasets.items()}
        found = ((_home(m), m.key, rows[_home(m)] & _names(m)) for m in sums)
        found = (one for one in found if one[0] in self._rows)
        return {
            home: key for home, key, same in found if same and not any((home, name) in counted for name in rows[home])
        }

    @cached_property
    def some_called_after_rows(self) -> Mapping[str, str]:
        """By dataset, the count of some rows that alone is called as the rows are: eye tests, beside all appointments for one."""
        rows = {key: _titles(home) for key, home in self._catalog.datasets.items()}
        counts = [m for m in self._catalog.metrics.values() if counts_rows(m, all_rows=False)]
        found: dict[str, list[Metric]] = {}
        for metric in counts:
            if rows[_home(metric)] & _titles(metric):
                found.setdefault(_home(metric), []).append(metric)
        alone = {home: metrics[0] for home, metrics in found.items() if len(metrics) == 1 and home in self._rows}
        return {home: metric.key for home, metric in alone.items() if not counts_rows(metric)}

    def counts_things(self, metric: Metric) -> bool:
        """Return whether a metric is the plain count of its dataset: of its rows, or of what they are parts of, where those are not counted."""
        home = _home(metric)
        if home in self.some_called_after_rows:
            return metric.key == self.some_called_after_rows[home]
        if home in self._called_after_rows:
            return metric.key == self._called_after_rows[home]
        if counts_rows(metric):
            return True
        distinct = _plain(metric).startswith(_DISTINCT) and bool(self.by_unit(metric))
        return distinct and home not in self._some_rows and self._distinct[home] == 1

    def totals_things(self, metric: Metric) -> bool:
        """Return whether a metric adds up what its dataset holds and is called after it, where its rows are not counted: `waste_kg`."""
        if not isinstance(metric.definition, Simple) or metric.definition.where is not None:
            return False
        name = split(self._catalog.datasets[metric.definition.dataset].name)
        after = split(metric.name)[: len(name)] == name
        counted = _home(metric) in self._counted
        return after and not counted and _SUMMED.fullmatch(metric.definition.expr.text.strip()) is not None

    def is_money_of_rows(self, metric: Metric) -> bool:
        """Return whether a metric is all the money of its dataset, and the only one: `sum(amount)` of payments, which payouts are."""
        return _is_money(metric) and self._money[_home(metric)] == 1

    def beside_money(self, metric: Metric) -> bool:
        """Return whether a metric counts rows of which another one is all the money: payments, of what was paid."""
        return counts_rows(metric) and self._money[_home(metric)] == 1

    def counts_different(self, metric: Metric) -> bool:
        """Return whether a metric counts different things of rows that another metric counts: customers, of orders."""
        return _plain(metric).startswith(_DISTINCT) and _home(metric) in self._rows


def _names(one: Metric | Dataset) -> frozenset[str]:
    """What a metric or a dataset is called, in the singular."""
    texts = (one.name, one.doc.title, *one.doc.synonyms)
    return frozenset(" ".join(split(text.casefold())).removesuffix("s") for text in texts if text)


def _titles(one: Metric | Dataset) -> frozenset[str]:
    """What a metric or a dataset is called first, in the singular: no other words for it."""
    return frozenset(" ".join(split(text.casefold())).removesuffix("s") for text in (one.name, one.doc.title) if text)


def _adds_all(metric: Metric) -> bool:
    """Whether a metric counts or adds up all rows of its dataset, and no part of them."""
    whole = isinstance(metric.definition, Simple) and metric.definition.where is None and "filter" not in _plain(metric)
    return whole and _plain(metric).startswith(("count(", "sum("))


def _is_money(metric: Metric) -> bool:
    """Whether a metric adds up money of all rows."""
    money = metric.format == "currency" or measure(metric.unit) in MONEY
    whole = isinstance(metric.definition, Simple) and metric.definition.where is None
    return money and whole and _plain(metric).startswith("sum(")


def _home(metric: Metric) -> str:
    return metric.definition.dataset if isinstance(metric.definition, Simple) else ""


def _plain(metric: Metric) -> str:
    """An expression without its blanks; "" of what is made of other metrics."""
    return metric.definition.expr.text.replace(" ", "").casefold() if isinstance(metric.definition, Simple) else ""


#: What metrics of states are called.
_STATES = frozenset("current active live ongoing existing present remaining standing".split())

#: Rows that have not ended: `left_on is null`.
_NOT_ENDED = re.compile(r"\s*\w+\s+is\s+null\s*", re.IGNORECASE)


def states(catalog: Catalog) -> Iterator[str]:
    """Yield the keys of the metrics that count rows which are so now, beside another one that counts all of them."""
    all_of = {
        m.definition.dataset for m in catalog.metrics.values() if counts_rows(m) and isinstance(m.definition, Simple)
    }
    for key, metric in catalog.metrics.items():
        definition = metric.definition
        if isinstance(definition, Simple) and definition.dataset in all_of and _is_state(metric, definition):
            yield key


def _is_state(metric: Metric, definition: Simple) -> bool:
    if definition.where is None or not counts_rows(metric, all_rows=False):
        return False
    called = {word for text in (metric.name, metric.doc.title, *metric.doc.synonyms) for word in split(text)}
    return bool(called & _STATES) and (
        _NOT_ENDED.fullmatch(definition.where.text) is not None or bool(called & {"current", "active"})
    )
