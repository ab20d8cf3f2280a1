"""Questions for a length of time, `time to close`, `days it takes us to hire`, and the metrics that are one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from workbench.ask.measures import measure
from workbench.ask.nearness import Alike
from workbench.ask.numbers import Rank
from workbench.ask.vocabulary import MetricWords
from workbench.ask.words import Word
from workbench.search.words import split

#: What lengths of time are measured in, and what they are called.
_TIMES = frozenset("second minute hour day week month year".split())
_PLURALS = frozenset(f"{unit}s" for unit in _TIMES) | {"time", "mins", "hrs"}
_CALLED = frozenset("time duration wait delay length turnaround age dur seconds minutes hours days weeks".split())
_LENGTHS = frozenset("metre kilometre centimetre mile foot".split())

#: What says how soon something is done, and what is measured in its own way where a catalog has it.
_PACE = frozenset(
    "fast faster fastest quick quicker quickest quickly soon sooner soonest slow slower slowest slowly".split()
)
_SPEEDS = frozenset("speed pace velocity throughput growth".split())
_GROWS = frozenset("grow grows grew grown growing growth rise rises rose rising change changed changing".split())

#: Behind a unit these say that the way to something is meant: `days to close`, `hours until it ships`.
_UNTIL = frozenset("to until till before between it from taken".split())

#: Before `time to` these mean a moment: `the first time to date`.
_MOMENT = frozenset("first last this that each every same next any no in on".split())
_TAKES = frozenset("take takes took taking taken last lasts lasted".split())
_NO_VERB = frozenset("date day week month year now today us".split())

#: How alike the metrics are at least that are what was asked for, and how much of its likeness another keeps.
_FLOOR, _OTHER = 0.5, 0.6


@dataclass(frozen=True, slots=True)
class Lasting:
    """How a question asks for a length of time.

    Attributes:
        sure: whether it can ask for nothing else; a pace may be one of something.
    """

    sure: bool

    def weighed(self, like: Alike, *, lasts: bool) -> Alike:
        """Return how like a metric is, knowing whether it is a length of time."""
        return Alike(*(_FLOOR + (1 - _FLOOR) * share if lasts else _OTHER * share for share in like))


def asked(words: Sequence[Word], free: Collection[int], rank: Rank | None) -> Lasting | None:
    """Return how a question asks for a length of time; None where it does not.

    Args:
        free: the indexes of the words that stand for nothing else.
    """
    plain = [word.plain for word in words]
    if _GROWS & set(plain):
        return None
    if any(_begins(plain, i) for i in free) or any(plain[i : i + 2] == ["how", "long"] for i in free):
        return Lasting(sure=True)
    ranked = set(plain[rank.start : rank.stop]) if rank else set()
    takes = any(plain[i] in _TAKES for i in free)
    if takes and ranked & {"longest", "shortest"}:
        return Lasting(sure=True)
    pace = ranked & _PACE or any(plain[i] in _PACE for i in free)
    mean = any(plain[i] == "time" and plain[i - 1].endswith("ing") for i in free if i)
    return Lasting(sure=False) if pace or mean else None


def _begins(plain: Sequence[str], at: int) -> bool:
    """Whether a unit leads to something: `time to resolve`, `days it takes`, `hours until`."""
    before, behind = plain[at - 1] if at else "", plain[at + 1 : at + 4]
    if plain[at] not in _PLURALS or len(behind) < 2 or behind[0] not in _UNTIL or before in _MOMENT:
        return False
    if behind[0] == "it":
        return bool(_TAKES & set(behind))
    return behind[1] not in _NO_VERB and not behind[1].isdigit()


def only_asks(word: Word) -> bool:
    """Return whether a word says that a length of time is asked for, and nothing of what."""
    return word.plain in _PLURALS | _TAKES | _PACE


def lasts(words: MetricWords) -> bool:
    """Return whether a metric is a length of time."""
    metric, unit = words.metric, measure(words.metric.unit)
    called = {word for text in (metric.name, metric.doc.title) for word in split(text.casefold())}
    return unit in _TIMES or (unit is None and words.shape == "average" and bool(called & _CALLED))


def reaches(words: MetricWords) -> bool:
    """Return whether a metric is a length of anything else."""
    return measure(words.metric.unit) in _LENGTHS


def paced(words: MetricWords) -> bool:
    """Return whether a metric is a speed."""
    return bool(
        _SPEEDS & {word for text in (words.metric.name, words.metric.doc.title) for word in split(text.casefold())}
    )
