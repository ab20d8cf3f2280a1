"""What a metric is made of, by name, before anything of it is made."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.formats.metricflow.entry import Entry

#: Where other metrics are named, and where measures are.
_METRICS = ("metrics", "numerator", "denominator", "metric", "base_metric", "conversion_metric")
_MEASURES = ("measure", "base_measure", "conversion_measure")
_BLOCKS = ("cumulative_type_params", "conversion_type_params")


def inputs(entry: Entry) -> Iterator[str]:
    """Yield the names of the metrics that one is made of, and of its measures, which may be metrics too."""
    params = entry.entry("type_params", "type_params")
    simple = (entry.word("type") or "simple") == "simple"
    blocks = [params, *(params.entry(key, key) for key in _BLOCKS if params.has(key))] if params else []
    for block in blocks:
        for key in (*_METRICS, *(() if simple else _MEASURES)):
            if block is not None and block.has(key):
                yield from (part.name for part in block.entries(key, "input") if part.name)
