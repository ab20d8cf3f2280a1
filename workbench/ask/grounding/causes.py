"""`Why did cancellations rise in February?`: the query whose change is taken apart. A metric says what changed, never why people did so.

Such a question is read as the one that is left without the words that ask for a cause: `cancellations in February`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypeAlias

from workbench.ask.answer import Answer, Zone
from workbench.ask.language.words import Word, telling
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import Catalog
from workbench.errors import WorkbenchError
from workbench.query import model as q
from workbench.query.instants import floor, shift
from workbench.query.model import Unit
from workbench.query.parse import parse
from workbench.query.text import text
from workbench.why import case

Values: TypeAlias = Callable[[str], Sequence[str]]

#: How a question for a cause begins; the longest that fits counts.
_OPENINGS: tuple[tuple[str, ...], ...] = tuple(
    sorted(
        (
            tuple(phrase.split())
            for phrase in (
                "why", "how come", "what caused", "what causes", "what drove", "what drives", "what explains",
                "what is behind", "what's behind", "what was behind", "what is the reason for", "what was the reason for",
                "what's the reason for", "what are the reasons for", "what is the cause of", "what was the cause of",
                "reason for", "reasons for", "cause of", "causes of", "explain why", "tell me why", "what made",
                "what led to", "what contributed to", "what happened to", "explain",
            )
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip

#: Words before it that say nothing.
_BEFORE = frozenset("and so but ok okay then please hey hmm well".split())

#: Movements: verbs and nouns. With none of them it is another question.
_MOVED = frozenset(
    """rise rises rose risen rising fall falls fell fallen falling drop drops dropped dropping decline declines declined
    declining decrease decreases decreased decreasing increase increases increased increasing grow grows grew grown growing
    growth spike spikes spiked spiking jump jumps jumped jumping dip dips dipped dipping plunge plunged surge surges surged
    shrink shrank shrunk climb climbs climbed change changes changed changing improve improved improves worsen worsened soar
    soared slump slumped collapse collapsed crash crashed double doubled halve halved up down higher lower worse better
    peak peaked trough bump move moved movement swing swung""".split()
)

#: What stands around them and is no part of what is measured.
_AROUND = frozenset(
    "did do does is are was were has have had been be go goes went gone going get gets got getting become became so much sudden "
    "suddenly sharply sharp big large huge slightly strongly there such a an the that this of".split()
)
_LEADING = frozenset("did do does is are was were has have had there that the a an of in".split())

#: What makes the word after it a season or a name, no movement: `in fall`.
_NO_VERB = frozenset("in last this every during each since".split())


def without_cause(question: str) -> str | None:
    """Return a question without the words that ask for a cause; None where it asks for none, or nothing moved."""
    words = question.replace("?", " ").replace("’", "'").split()
    while words and words[0].lower().strip(",") in _BEFORE:
        words = words[1:]
    plain = [word.lower().strip(",.!") for word in words]
    opening = next((o for o in _OPENINGS if tuple(plain[: len(o)]) == o), None)
    if opening is None or "than" in plain:
        return None
    rest, shorts = words[len(opening) :], plain[len(opening) :]
    if not rest:
        return ""  # `why?`, of the query before
    moved = {i for i, word in enumerate(shorts) if word in _MOVED and not (i and shorts[i - 1] in _NO_VERB)}
    if not moved:
        return None
    return " ".join(word for i, word in enumerate(rest) if i not in moved | _beside(shorts, moved))


def _beside(words: Sequence[str], moved: set[int]) -> set[int]:
    """The words at the beginning, and next to a movement, that belong to asking: `did … go up so much`, `the dip in`."""
    out: set[int] = set()
    for i, word in enumerate(words):
        if word not in _LEADING:
            break
        out.add(i)
    for at in moved:
        for step in (-1, 1):
            i = at + step
            while 0 <= i < len(words) and (words[i] in _AROUND or i in moved):
                out.add(i)
                i += step
    return out


#: How sure a question why is answered at most: a metric says what changed, which may not be what was meant.
_WHAT_CHANGED = 0.65


def explaining(
    answer: Answer, question: str, catalog: Catalog, values: Values, *, today: date, latest: date | None
) -> Answer:
    """Turn the answer to the rest of a question into the query whose change is taken apart.

    It declines where that cannot be done exactly, with the reason.

    Args:
        values: the known values of a dimension by its path.
        latest: the last day there is data of, where it is known.
    """
    if answer.query is None:
        return replace(answer, question=question)
    query, assumed = _compared(answer.query, today=today, latest=latest)
    try:
        case(catalog, query, today=today, values=values)
    except WorkbenchError as error:
        return Answer(question, clarification=error.issues[0].message, nearest=answer.nearest)
    sure = Zone.ANSWER if answer.zone is Zone.ANSWER else Zone.CHOOSE
    notes = (*answer.assumptions, *assumed)
    return replace(
        answer,
        question=question,
        confidence=min(answer.confidence, _WHAT_CHANGED),
        query=query,
        text=text(query),
        zone=sure,
        assumptions=notes,
        alternatives=(),
        explains=True,
    )


def _compared(query: q.MetricQuery, *, today: date, latest: date | None) -> tuple[q.MetricQuery, tuple[str, ...]]:
    """The query with a stretch of time and what it is compared with, and what was assumed."""
    during, assumed = _stretch(query.during, today, latest)
    by = tuple(item for item in query.by if not _is_time(item.path.parts))
    compare = query.compare or q.PreviousPeriod()
    return q.MetricQuery(metrics=query.metrics, by=by, where=query.where, during=during, compare=compare), assumed


def _stretch(during: q.Period | None, today: date, latest: date | None) -> tuple[q.Period, tuple[str, ...]]:
    last = datetime.combine(min(today, latest) if latest else today, datetime.min.time())
    match during:
        case None:
            month = q.Instant(shift(floor(shift(last, 1, Unit.DAY), Unit.MONTH), -1, Unit.MONTH), Unit.MONTH)
            return q.Between(month, month), (f"No period is named: the last whole month, {month.start:%Y-%m}.",)
        case q.Since(first):
            return q.Between(first, q.Instant(last, Unit.DAY)), (f"The data ends on {last:%Y-%m-%d}.",)
        case _:
            return during, ()


#: So many words lie at most from `because` to the cause in its clause.
_CLAUSE = 6

#: What columns are called that hold causes, and what stands between what came about and what it came of.
_CAUSES = ("reason", "cause")
_BECAUSE = (("because", "of"), ("due", "to"), ("owing", "to"), ("thanks", "to"))


def holds_causes(vocabulary: Vocabulary, parts: tuple[str, ...]) -> bool:
    """Return whether the catalog calls what a path ends at a reason or a cause."""
    stems = {vocabulary.stem(word) for word in _CAUSES}
    if stems & {stem for part in parts for stem in vocabulary.stems(part)}:
        return True
    for known in vocabulary.leading_to(parts):
        end = known.reached.dimension
        if end and any(stems & set(phrase) for phrase in vocabulary.called(end.doc, end.name)):
            return True
    return False


def paths_of_causes(vocabulary: Vocabulary) -> frozenset[tuple[str, ...]]:
    """Return all paths that end at what the catalog calls a reason or a cause."""
    stems = {vocabulary.stem(word) for word in _CAUSES}
    ends = ((k.parts, k.reached.dimension) for paths in vocabulary.paths.values() for k in paths)
    named = ((parts, vocabulary.called(end.doc, end.name)) for parts, end in ends if end)
    return frozenset(parts for parts, phrases in named if any(stems & set(phrase) for phrase in phrases))


def leading_in(words: Sequence[Word], start: int, vocabulary: Vocabulary, parts: tuple[str, ...]) -> frozenset[int]:
    """Return the words before a value that say that it was the cause, where it is one in the catalog: `returns because of damage`.

    In a clause that may be whatever it is of, `cases parked because we wait for the customer`.
    """
    before = tuple(word.plain for word in words[max(0, start - 2) : start])
    if before in _BECAUSE:
        return frozenset((start - 2, start - 1)) if holds_causes(vocabulary, parts) else frozenset()
    at = next((i for i in range(start - 2, max(-1, start - _CLAUSE), -1) if words[i].plain == "because"), None)
    silent = at is not None and all(telling(word) < 1.0 for word in words[at + 1 : start])
    return frozenset(range(at, start)) if at is not None and silent else frozenset()


def because(words: Sequence[Word], i: int) -> int:
    """Return how many words at a place say that what follows was the cause; 0 where none do."""
    if tuple(word.plain for word in words[i : i + 2]) in _BECAUSE:
        return 2
    return int(words[i].plain == "because")


def _is_time(parts: Sequence[str]) -> bool:
    return parts[0] == "time" or parts[-1] in set(Unit)


def of_before(previous: str | None, rest: str) -> str | None:
    """Return the query before where the question names nothing to measure: `why?`, `why the dip?`."""
    if previous is None or rest.strip():
        return None
    try:
        query = parse(previous)
    except WorkbenchError:
        return None
    return previous if query.metrics else None
