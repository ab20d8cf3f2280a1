"""Rows in which two of a kind differ, or are the same: `returned at another shop than it was rented from`, `outside their home town`.

Such a question is read as the one that is left without these words, for the rows in which the two are so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from workbench.ask.answer import Answer, Reason, Zone
from workbench.ask.reading.propose import Planner, plans
from workbench.ask.terms.known import Known
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.query.conjunction import conjunction
from workbench.query.expression import Column, Compare, Path
from workbench.query.model import Unit
from workbench.query.text import text
from workbench.search.words import split

#: How sure such an answer is at most.
_SURE = 0.9

#: How many words before may belong to it: `that were brought back to`.
_MOST = 7

#: From how sure on the rest of a question is understood.
_UNDERSTOOD = 0.8

_WHOSE = r"(?:the|their|its|his|her|our|a|an)\s+"
_OWN = r"(?:home|own|usual|regular)\s+"
_NOUN = r"(?P<noun>[a-z]+(?: [a-z]+)?)"
_EARLIER = r"(?:last|before|in|previous|this|a year|the (?:year|month|week) before)"

#: What says that two differ, and that they are the same.
_DIFFER = (
    rf"\b(?:another|(?:a|some|any) (?:different|other))\s+{_NOUN}\s+(?:than|from|to)\b",
    rf"\b(?:somewhere|anywhere|elsewhere)(?:\s+(?:other|else))?\s+than\s+(?:(?:at|in|from|to)\s+)?{_WHOSE}{_NOUN}",
    rf"\b(?:outside|away from|not (?:at|in|from))\s+{_WHOSE}(?P<noun>{_OWN}[a-z]+)",
    rf"\b[a-z]+\s+(?:that|which)\s+(?:is not|isn't|was not|wasn't)\s+{_WHOSE}(?P<noun>{_OWN}[a-z]+)",
    r"\b(?:another|a different)\s+(?P<noun>[a-z]+)(?=\s*[?.!,]?\s*$)",
    r"\b(?:somewhere|elsewhere)(?:\s+else)?\s+than\s+(?:where\s+)?(?P<noun>)(?=[a-z]+)",
    rf"\bdifferent\s+{_NOUN}\s+and\s+(?P<other>[a-z]+(?: [a-z]+)?)",
)
_AGREE = (
    rf"\bthe same\s+(?P<noun>[a-z]+)\s+(?:as|that|where|from which|in which|at which|it|they|he|she)\b(?!\s+{_EARLIER})",
    r"\b(?:the same|identical|matching|equal)\s+(?P<noun>[a-z]+)\s+and\s+(?P<other>[a-z]+(?: [a-z]+)?)",
)

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"

#: Where what is said of the two ends.
_END = re.compile(
    rf"\s*(?:[,?;]|\bper\b|\b(?:for )?each\b|\bduring\b|\bsince\b|\b(?:in )?(?:last|this|the last) (?:year|month|quarter|week|\d)|"
    rf"\bin (?:the )?(?:(?:19|20)\d\d|{_MONTHS}|first|second|third|fourth|q[1-4])\b|\bby\s+\w+(?:\s\w+)?\s*[?.]?$|$)"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of two of a kind, from `start` to `stop` of a question."""

    start: int
    stop: int
    op: str
    noun: str
    words: str


def elsewhere(question: str, ask: Callable[[str], Answer], vocabulary: Vocabulary, plan: Planner) -> Answer | None:
    """Return the answer to a question for rows in which two of a kind differ or agree; None where it asks for none.

    Args:
        ask: answers what is left of the question.
    """
    said = _said(question)
    if said is None or not _several(said, vocabulary):
        return None
    for left in _lefts(question[: said.start]):
        rest = f"{left} {question[said.stop :].lstrip(' ')}".strip()
        answer = ask(rest)
        if answer.query is None or answer.zone is not Zone.ANSWER or answer.confidence < _UNDERSTOOD:
            continue
        pair = _pair(said, question, answer, vocabulary)
        if pair is None:
            continue
        one, other = (Column(Path(known.parts)) for known in pair)
        kept = Compare(said.op, one, other)  # type: ignore[arg-type]  # one of two
        query = replace(answer.query, where=conjunction([*([answer.query.where] if answer.query.where else []), kept]))
        if plans(query, plan):
            means = f"{'.'.join(pair[0].parts)} {said.op} {'.'.join(pair[1].parts)}"
            return replace(
                answer,
                question=question,
                query=query,
                text=text(query),
                confidence=min(answer.confidence, _SURE),
                reasoning=(*answer.reasoning, Reason(question[said.start : said.stop].strip(), "value", means, "")),
                alternatives=(),
            )
    return None


def _said(question: str) -> _Said | None:
    plain = question.lower().replace("’", "'")
    for op, patterns in (("!=", _DIFFER), ("=", _AGREE)):
        for pattern in patterns:
            if found := re.search(pattern, plain):
                end = _END.search(plain, found.end())
                stop = end.start() if end else len(plain)
                noun = found.groupdict().get("other") or found["noun"]
                return _Said(found.start(), stop, op, noun, plain[found.start() : stop])
    return None


def _lefts(before: str) -> Iterator[str]:
    """What stands before, with fewer and fewer of its last words."""
    words = before.split()
    for cut in range(min(_MOST, len(words) - 1) + 1):
        yield " ".join(words[: len(words) - cut])


def _several(said: _Said, vocabulary: Vocabulary) -> bool:
    """Whether some rows have two of what is named."""
    return any(len(_called(said, paths, vocabulary)) > 1 for paths in vocabulary.paths.values())


def _called(said: _Said, paths: Sequence[Known], vocabulary: Vocabulary) -> list[Known]:
    """The paths that end at what is named by the last word of a noun, at a shop, or its town; at anything where none is."""
    if not said.noun:
        return [known for known in paths if known.label and len(known.reached.links) == 1]
    stem = vocabulary.stem(split(said.noun)[-1])
    return [known for known in paths if _ends_at(known, stem, vocabulary)]


def _ends_at(known: Known, stem: str, vocabulary: Vocabulary) -> bool:
    end = known.reached.dimension
    if end is not None and end.type is DimensionType.TIME:
        return stem == Unit.DAY.value and end.grain is Unit.DAY and not known.reached.links
    if end is None or end.type is not DimensionType.TEXT:
        return False
    named = {phrase[-1] for phrase in vocabulary.called(end.doc, end.name)}
    if known.label:
        roles = (phrase for phrase in (known.ways[-1] if known.ways else ()))
        return stem in {phrase[-1] for phrase in (*vocabulary.entities[known.reached.dataset], *roles) if phrase}
    return stem in named


def _pair(said: _Said, question: str, answer: Answer, vocabulary: Vocabulary) -> tuple[Known, Known] | None:
    """The two that are meant: those that the rows have, where there are more those whose roles are told."""
    metric = next(iter(answer.query.metrics), None) if answer.query else None
    keys = vocabulary.catalog.metric_keys(getattr(metric, "name", "")) if metric else ()
    datasets = vocabulary.metrics[keys[0]].datasets if keys and keys[0] in vocabulary.metrics else ()
    if len(datasets) != 1:
        return None
    stems = set(map(vocabulary.stem, split(question)))
    found = _called(said, vocabulary.paths[datasets[0]], vocabulary)
    pairs = ((_told(a, stems, vocabulary) + _told(b, stems, vocabulary), a, b) for a, b in combinations(found, 2))
    ranked = sorted((p for p in pairs if _two(p[1], p[2], named=bool(said.noun))), key=lambda p: -p[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 1e-6):
        return None
    return ranked[0][1], ranked[0][2]


def _two(one: Known, other: Known, *, named: bool) -> bool:
    """Whether two paths may differ: other roles, of the same things where those are not named."""
    apart = one.reached.links != other.reached.links or not one.label
    return apart and (named or one.reached.dataset == other.reached.dataset)


def _told(known: Known, stems: set[str], vocabulary: Vocabulary) -> float:
    """How well a question tells of a path: by what its roles are called, and what is said of them."""
    named = {
        stem for link in known.reached.links for phrase in vocabulary.called(link.doc, link.name) for stem in phrase
    }
    named |= {stem for stem in known.stems if len(known.stems) > 1}
    told = {vocabulary.stem(w) for link in known.reached.links for w in split(link.doc.description) if len(w) > 3}
    return len(named & stems) - 0.5 * len(named - stems) + 0.8 * len((told - named) & stems) - 0.1 * len(known.parts)
