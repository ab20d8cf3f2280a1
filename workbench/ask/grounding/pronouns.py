"""`One` for what the result is divided by: `leaving out classes without one`, `by soloist, where there was one`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Kind, Word
from workbench.ask.terms import presence
from workbench.catalog.model import DimensionType

#: What stands for a thing that was named, and what says that rows have it.
_ONE = frozenset({"one", "any"})
_HAD = tuple(
    tuple(phrase.split()) for phrase in "where there was|where there is|where there were|that had|that have|that has|with".split("|")
)  # fmt: skip


def of_one(words: Sequence[Word], uses: Sequence[DimensionUse]) -> Iterator[DimensionUse]:
    """Yield what says of rows that they have what was named, or lack it."""
    for i in (i for i, word in enumerate(words) if i and word.plain in _ONE):
        ends = i + 1 == len(words) or words[i + 1].kind is Kind.MARK
        named = next((u for u in uses if u.group and u.stop < i and u.options[0][0].type is DimensionType.TEXT), None)
        if not ends or named is None:
            continue
        had = next((p for p in _HAD if tuple(w.plain for w in words[max(0, i - len(p)) : i]) == p), ())
        lacks = plain_at(words, i - 1) == "without"
        at = presence.left_out(words, i - 1) if lacks else i - len(had)
        if lacks or (had and words[i].plain == "one"):
            there = bool(had) or at < i - 1
            yield DimensionUse(i, i + 1, named.options, at, unknown=not there, present=there)
