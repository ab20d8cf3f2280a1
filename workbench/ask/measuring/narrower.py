"""Counts of some rows that are called so: open claims, beside all claims, which a description says were opened."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.ask.language.lexicon import FILLERS
from workbench.ask.language.words import Word, telling
from workbench.ask.terms.counting import counts_rows
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.equivalents import IRREGULAR
from workbench.search.words import STOP_WORDS, split

if TYPE_CHECKING:
    from workbench.ask.measuring.measure import Scored

#: What ends the first part of a description.
_CLAUSE = re.compile(r"[,;:.(]")

#: How much more the count of some rows fits that is called by a word of the question than that of all.
_AHEAD = 0.2


def of_some(found: Mapping[str, Scored], words: Sequence[Word], vocabulary: Vocabulary) -> dict[str, Scored]:
    """Return the counts of some rows that words name as they stand, each before that of all the same rows."""
    told = [word for word in words if telling(word) and word.stem not in vocabulary.rows]
    said = {word.plain for word in told} | {word.stem for word in told if word.plain in IRREGULAR}  # `trains that ran`
    out = {}
    for key, some in found.items():
        if some.alien or not counts_rows(some.words.metric, all_rows=False) or counts_rows(some.words.metric):
            continue
        rest = (found[k] for k in vocabulary.counts if k in found and found[k].words.datasets == some.words.datasets)
        every = max((s for s in rest if counts_rows(s.words.metric)), key=lambda s: s.score, default=None)
        if every is None or not every.at or every.score <= some.score - _AHEAD:
            continue  # where the rows are not said, words may be of anything
        known = {word for name in _names(every.words) for word in name}
        own = ({w for w in name - known if vocabulary.stem(w) not in vocabulary.rows} for name in _names(some.words))
        if any(name and name <= said for name in own):
            out[key] = replace(some, score=max(some.score, every.score + _AHEAD))
    return out


def _names(words: MetricWords) -> list[set[str]]:
    """The words of each of a metric's names, and of what a description begins with, as they stand: `tenants who gave up`."""
    doc = words.metric.doc
    texts = (words.metric.name, doc.title, *doc.synonyms, _CLAUSE.split(doc.description, maxsplit=1)[0])
    return [{word for word in split(text.casefold()) if word not in FILLERS | STOP_WORDS} for text in texts if text]
