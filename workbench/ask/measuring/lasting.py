"""Questions for a length of time, `time to close`, `days it takes us to hire`, and the metrics that are one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.measures import LASTING, SPELLS, measure
from workbench.ask.language.words import Word
from workbench.ask.measuring.quantities import asked_for, suits
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.nearness import Alike
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.words import split

_PLURALS = SPELLS | {"nights", "time"}
_LENGTHS = frozenset("metre kilometre centimetre mile foot".split())

#: What says how soon something is done, and what is measured in its own way where a catalog has it.
_PACE = frozenset(
    "fast faster fastest quick quicker quickest quickly soon sooner soonest slow slower slowest slowly".split()
)
_SPEEDS = frozenset("speed pace velocity throughput growth".split())
_GROWS = frozenset("grow grows grew grown growing growth rise rises rose rising change changed changing".split())

_TAKES = frozenset("take takes took taking taken last lasts lasted".split())
_STAYS = frozenset("stay stays stayed wait waits waited".split())

#: How alike the metrics are at least that are what was asked for, and how much of its likeness another keeps.
_FLOOR, _OTHER = 0.5, 0.6

#: So many lengths of time are tried whatever is said; of more only those that are near.
_TRIED = 60


@dataclass(frozen=True, slots=True)
class Lasting:
    """How a question asks for a length of time.

    Attributes:
        sure: whether it can ask for nothing else; a pace may be one of something.
    """

    sure: bool

    def among(
        self, vocabulary: Vocabulary, likeness: Mapping[str, Alike], told: Sequence[Word], words: Sequence[Word]
    ) -> dict[str, Alike]:
        """Return how like metrics are, lengths of time before all others; nothing where the catalog has none that is meant.

        Args:
            told: the words that say what is measured.
        """
        metrics = vocabulary.metrics
        if not self.sure and any(map(paced, metrics.values())):
            return {}
        found = vocabulary.beside.lengths & metrics.keys() or frozenset(k for k, m in metrics.items() if reaches(m))
        if not self.sure:
            found |= {k for k, m in metrics.items() if per_hour(m)}  # who picks fastest
        tried = found if len(found) <= _TRIED else found & likeness.keys()
        said = [word for word in told if not only_asks(word)]
        about = (k for k in tried if not said or any(_about(metrics[k], word, vocabulary) for word in said))
        fits = frozenset(key for key in about if of_unit(metrics[key], words))
        if not fits:
            return {}
        near = dict.fromkeys(fits, Alike(0.0, 0.0, 0.0)) | dict(likeness)
        other = {k for k in near if k in metrics and k not in found and suits(metrics[k].metric, {"time"}) < 0}
        return {key: _weighed(like, lasts=key in found) for key, like in near.items() if key in fits | other}


def _weighed(like: Alike, *, lasts: bool) -> Alike:
    """How like a metric is, knowing whether it is a length of time."""
    return Alike(*(_FLOOR + (1 - _FLOOR) * share if lasts else _OTHER * share for share in like))


def _about(words: MetricWords, word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word is one of a metric, of its dataset, or one that means the same."""
    known = words.words.union(*(vocabulary.around[key] for key in words.datasets))
    return bool({word.stem, *vocabulary.same.get(word.stem, ()), *vocabulary.near.get(word.stem, ())} & known)


def asked(grounding: Grounding, free: Collection[int]) -> Lasting | None:
    """Return how a question asks for a length of time; None where it does not.

    Args:
        free: the indexes of the words that stand for nothing else.
    """
    plain, rank = [word.plain for word in grounding.words], grounding.rank
    if _GROWS & set(plain):
        return None
    ranked = set(plain[rank.start : rank.stop]) if rank and rank.base != "quiet" else set()
    takes = any(plain[i] in _TAKES | _STAYS for i in free)
    if "time" in asked_for(grounding, free) or (takes and ranked & {"longest", "shortest"}):
        return Lasting(sure=True)
    pace = ranked & _PACE or any(plain[i] in _PACE for i in free if rank is None or rank.base != "quiet")
    mean = any(plain[i] == "time" and plain[i - 1].endswith("ing") for i in free if i)
    return Lasting(sure=False) if pace or mean else None


def only_asks(word: Word) -> bool:
    """Return whether a word says that a length of time is asked for, and nothing of what."""
    return word.plain in _PLURALS | _TAKES | _PACE


def of_unit(words: MetricWords, said: Sequence[Word]) -> bool:
    """Return whether a metric is in the unit that was said, `in minutes`, where one was."""
    units = {measure(word.plain) for word in said if word.plain in _PLURALS} & LASTING
    return not units or measure(words.metric.unit) in units


def reaches(words: MetricWords) -> bool:
    """Return whether a metric is a length of anything else."""
    return measure(words.metric.unit) in _LENGTHS


def per_hour(words: MetricWords) -> bool:
    """Return whether a metric is so much in a stretch of time."""
    metric = words.metric
    told = (split(text.casefold()) for text in (metric.name, metric.doc.title, metric.unit or ""))
    return any("per" in parts and parts[-1] in {"hour", "minute", "day", "hr", "min", "h"} for parts in told)


def paced(words: MetricWords) -> bool:
    """Return whether a metric is a speed."""
    return bool(
        _SPEEDS & {word for text in (words.metric.name, words.metric.doc.title) for word in split(text.casefold())}
    )
