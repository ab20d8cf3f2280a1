"""What is so now, beside what came about: current members, of all who ever joined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.meanings import During, WholeTime
from workbench.ask.language.words import Word
from workbench.ask.terms.vocabulary import Vocabulary

if TYPE_CHECKING:
    from workbench.ask.measuring.measure import Scored

#: How much more a count fits of what is so now, where that is asked for, and where it is only asked what there is.
_AHEAD, _JUST = 0.3, 0.05

#: What asks for the state of today.
_NOW = frozenset("currently now presently still current nowadays".split())
_PHRASES = frozenset(
    {"right now", "currently", "at present", "at the moment", "as of now", "as of today", "as at today"}
)

#: What does so only before what it says it of: `our present members`.
_BEFORE = frozenset({"present", "existing", "active", "running", "live", "ongoing"})

#: What asks for all there are at the time: `how many trainers do we have`, `people who work for us`; not in a period, `did we have`.
_THERE_ARE = frozenset(
    tuple(phrase.split())
    for phrase in """do we have|have we got|do we employ|we employ|work for us|works for us|working for us|work here|work with us|on the
payroll|on our payroll|on our books|on the staff|on staff""".replace("\n", " ").split("|")
)


def there_are(grounding: Grounding) -> bool:
    """Return whether a question asks how many there are, and names no period: `how many trainers do we have`."""
    plain = [word.plain for word in grounding.words]
    said = any(tuple(plain[i : i + len(one)]) in _THERE_ARE for one in _THERE_ARE for i in range(len(plain)))
    return said and not grounding.times


def of_now(found: Mapping[str, Scored], vocabulary: Vocabulary, grounding: Grounding) -> dict[str, Scored]:
    """Return the metrics of what is so now, where that is asked for, each in place of that which counts all of the same rows: members, of all who joined.

    Where it is only asked how many there are, what all of them are called stands for them: `how many contracts do we have`.
    """
    now_said = asked(grounding)
    if not now_said and not there_are(grounding):
        return {}
    out, ahead = {}, _AHEAD if now_said else _JUST
    for key in vocabulary.states & found.keys():
        now = found[key]
        rest = (found[k] for k in vocabulary.counts if k in found and found[k].words.datasets == now.words.datasets)
        every = max(rest, key=lambda s: s.score, default=now)
        own = vocabulary.called(every.words.metric.doc, every.words.metric.name)
        if not now_said and any({word.stem for word in grounding.words}.issuperset(name) for name in own):
            continue
        if every.score >= now.score:
            alien = tuple(i for i in every.alien if i in now.alien)
            out[key] = replace(every, words=now.words, score=every.score + ahead, alien=alien)
        else:
            out[key] = replace(now, score=now.score + ahead)
    return out


def asked(grounding: Grounding) -> bool:
    """Return whether a question asks for what is so now."""
    return any(says_now(grounding, i) for i in range(len(grounding.words))) or any(
        isinstance(span.meaning, WholeTime | During) and _today(grounding, span.start, span.stop)
        for span in grounding.times
    )


def says_now(grounding: Grounding, i: int) -> bool:
    """Return whether a word says that what is so now is asked for."""
    words = grounding.words
    behind = words[i + 1] if i + 1 < len(words) else None
    return words[i].plain in _NOW or (words[i].plain in _BEFORE and behind is not None and _noun(behind))


def today(grounding: Grounding, here: tuple[int, int]) -> bool:
    """Return whether a period is only the day on which it is asked, `members we have today`."""
    return grounding.said(*here).casefold() == "today"


def _today(grounding: Grounding, start: int, stop: int) -> bool:
    return grounding.said(start, stop).casefold() in _PHRASES | {"today"}


def _noun(word: Word) -> bool:
    return word.plain.endswith("s")
