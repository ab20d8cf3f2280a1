"""Fit how confirmed questions are weighed as patterns of others: `python tests/ask/fit_patterns.py`, from the repository's root.

Questions over the practice and developed catalogs are asked beside twenty confirmed ones, drawn three times: paraphrases of
those, and some of the others. Each is a contest between how it is read by itself and its patterns; the weights are those of
a multinomial logistic regression with a penalty. It prints `WEIGHTS` for workbench/ask/memory/patterns.py and, behind `alone`, those of
`ALONE`, and how many are right without and with patterns where each quarter of the catalogs is judged by the weights of the
others."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from random import Random

import numpy as np
from evaluation import DEVELOPED, PRACTICE, questions, world
from fit import _met
from scipy.optimize import minimize

from workbench.ask.answer import Answer, Zone
from workbench.ask.evaluation import Case
from workbench.ask.evaluation.teaching import drawn
from workbench.ask.memory.patterns import _ALONE, _OFFERED, Patterns, Turn, alone
from workbench.ask.reading.propose import plans
from workbench.errors import WorkbenchError
from workbench.query.text import text
from workbench.session.evaluating import Examination

#: How many questions are confirmed, how often they are drawn, and how many of the others are asked, with and without an answer.
_CONFIRMED, _DRAWS, _OTHERS, _UNANSWERABLE = 20, 3, 25, 15

#: How strongly weights are drawn to nothing, and how much a question without an answer counts.
_PENALTY, _HONEST = 1.0, 2.0

_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Contest:
    """A question with what may be its answer, how it is read by itself first.

    Attributes:
        said: what speaks for each, by name.
        queries: each one's query text; the first is that of no pattern.
        right: whether each is right.
        least: how likely a pattern must be to be taken, by what the question is read as by itself.
    """

    catalog: str
    paraphrase: bool
    answerable: bool
    said: tuple[Mapping[str, float], ...]
    queries: tuple[str, ...]
    right: tuple[bool, ...]
    least: float


class _Watching(Patterns):
    """Patterns that are noted and never taken."""

    def best(self, turn: Turn) -> Answer | None:
        self.seen = turn, [pattern for pattern in self.of(turn) if plans(pattern.analogy.query, turn.plan)]
        return None


def over(name: str) -> list[Contest]:
    """The contests over a catalog."""
    return list(contests(name))


def contests(name: str) -> Iterator[Contest]:
    """Yield the contests over a catalog."""
    with world(name) as opened:
        asker = opened.session.finding.asker
        watching = asker.patterns = _Watching(asker)
        cases = [case for case in questions(name) if case.follows is None]
        for seed in range(_DRAWS):
            known, left = drawn(cases, _CONFIRMED, seed)
            confirmed = {question for question, _ in known}
            taught = Examination(opened.session, known)
            for case in (*(case for case in cases if case.of in confirmed), *_some(left, Random(f"{name}{seed}"))):  # noqa: S311
                watching.seen = None
                answer = taught.ask(case.question, today=case.today, previous=None)
                if watching.seen is not None:
                    yield _contest(name, case, answer, watching.seen, taught, paraphrase=case.of in confirmed)


def _some(cases: Sequence[Case], random: Random) -> list[Case]:
    able = [case for case in cases if case.answerable]
    free = [case for case in cases if not case.answerable]
    return random.sample(able, min(_OTHERS, len(able))) + random.sample(free, min(_UNANSWERABLE, len(free)))


def _contest(
    name: str, case: Case, answer: Answer, seen: tuple[Turn, list], taught: Examination, *, paraphrase: bool
) -> Contest:
    turn, patterns = seen
    own = None if answer.zone is Zone.ABSTAIN else answer.text
    queries = [text(pattern.analogy.query) for pattern in patterns]
    judged = {query: _right(case, query, taught) for query in (own, *queries)}
    weighed = dict(zip(_ALONE, alone(turn.own, turn.scene.near.ranker.offered), strict=True))
    itself = {f"alone {key}": value for key, value in weighed.items()}
    said = (itself, *(pattern.resemblance for pattern in patterns))
    right = tuple(judged[query] for query in (own, *queries))
    return Contest(name, paraphrase, case.answerable, said, ("", *queries), right, _OFFERED[turn.own.zone])


def _right(case: Case, query: str | None, taught: Examination) -> bool:
    if query is None or not case.answerable:
        return query is None and not case.answerable
    try:
        return _met(case, query, taught)
    except WorkbenchError:
        return False


def fitted(found: Sequence[Contest], names: Sequence[str]) -> np.ndarray:
    """Return the weights of what speaks for an answer: the right ones of each contest are to be as likely as can be."""
    fair = [contest for contest in found if any(contest.right)]
    x = np.array([[said.get(name, 0.0) for name in names] for contest in fair for said in contest.said])
    right = np.array([right for contest in fair for right in contest.right])
    sizes = [len(contest.said) for contest in fair]
    starts, owner = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.repeat(np.arange(len(fair)), sizes)
    much = np.array([1.0 if contest.answerable else _HONEST for contest in fair])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = x @ weights
        chance = np.exp(total - np.maximum.reduceat(total, starts)[owner])
        chance /= np.add.reduceat(chance, starts)[owner]
        good = np.where(right, chance, 0.0)
        whole = np.add.reduceat(good, starts)
        slope = x.T @ ((chance - good / whole[owner]) * much[owner])
        return float(-much @ np.log(whole) + _PENALTY * weights @ weights / 2), slope + _PENALTY * weights

    return minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x


def is_right(contest: Contest, weights: Mapping[str, float]) -> bool:
    """Whether a question is answered as it should be where patterns are weighed so, as `Patterns.best` takes them."""
    totals = np.array([sum(weights.get(name, 0.0) * value for name, value in said.items()) for said in contest.said])
    chance = np.exp(totals - totals.max())
    chance /= chance.sum()
    likely: dict[str, float] = {}
    for query, each in zip(contest.queries[1:], chance[1:], strict=True):
        likely[query] = likely.get(query, 0.0) + each
    best = max(likely, key=likely.__getitem__, default="")
    taken = best if likely.get(best, 0.0) >= max(contest.least, chance[0]) else ""
    return contest.right[contest.queries.index(taken)]


def _judged(found: Sequence[Contest], names: Sequence[str], catalogs: Sequence[str]) -> Iterator[str]:
    """Say how many are right, each quarter of the catalogs by the weights of the others."""
    parts = {"paraphrases": [], "others": [], "unanswerable": []}
    for quarter in range(_QUARTERS):
        apart = set(catalogs[quarter::_QUARTERS])
        weights = dict(zip(names, fitted([c for c in found if c.catalog not in apart], names), strict=True))
        for contest in (c for c in found if c.catalog in apart):
            part = ("paraphrases" if contest.paraphrase else "others") if contest.answerable else "unanswerable"
            parts[part].append((contest.right[0], is_right(contest, weights)))
    for part, pairs in parts.items():
        before, after = (sum(each) for each in zip(*pairs, strict=True))
        yield f"{part}: {before} right without patterns, {after} with them, of {len(pairs)}"


def main() -> int:
    """Fit, print the weights and what they are worth."""
    catalogs = sorted((*DEVELOPED, *PRACTICE))
    with ProcessPoolExecutor(2) as pool:
        found = list(itertools.chain.from_iterable(pool.map(over, catalogs)))
    names = sorted({name for contest in found for said in contest.said for name in said})
    weights = fitted(found, names)
    lines = [f'    "{name}": {weight:.2f},' for name, weight in zip(names, weights, strict=True)]
    sys.stdout.write("\n".join([*lines, *_judged(found, names, catalogs), ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
