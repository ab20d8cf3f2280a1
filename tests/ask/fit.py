"""Fit the ranker and how sure an answer may be: `python tests/ask/fit.py [--rank] [--write]`, from the repository's root.

`--rank` fits the weights of metrics: first half of the pull is training catalogs', half our own questions'; then they are
moved by the questions of others over developed and practice catalogs. `--others` does only the second. Then confidence: a
logistic regression with a penalty over the first reading of each question: those over the calibration catalogs, which nobody
reads; for much less those of others that have been read, since asking was mended for them, our own and the half of the
independent ones that is not set apart; and questions over training catalogs, each asked of its own catalog and of a foreign
one, where it must be declined. The half set apart only shows what became of it. `--write` puts the weights into
workbench/ask/ranker.json.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from functools import partial

import numpy as np
from evaluation import CALIBRATION, DEVELOPED, OWN, PRACTICE, World, independent, questions, set_apart, world

from workbench.ask import Asker
from workbench.ask.evaluation import Case
from workbench.ask.ranker import WEIGHTS, Ranker, dumped, shipped
from workbench.ask.reading.judge import Evidence
from workbench.ask.reading.propose import Reading
from workbench.ask.train.ranking import Contest, by_hand, contest, contests
from workbench.ask.train.ranking import fitted as fitted_ranker
from workbench.ask.train.worlds import Asked, worlds
from workbench.planner import plan
from workbench.query.model import Metric
from workbench.query.parse import parse
from workbench.query.text import text
from workbench.search import SearchIndex, documents, load_encoder
from workbench.session.evaluating import Examination

#: How strongly weights are drawn to those that were set by hand, which know what no small set of questions shows.
_PENALTY = 0.01

#: How many training catalogs, and how much one of their questions counts beside one of a stranger that nobody has read; one
#: of our own; and one of others that has been read.
_WORLDS, _GENERATED, _OURS, _READ = 6, 0.05, 0.1, 0.05

#: How strongly the weights of metrics are drawn to those that training catalogs speak for, when others' questions move them.
_MOVED = 0.02

FEATURES = tuple(f.name for f in fields(Evidence))

#: What was set by hand.
PRIOR = (
    *(-1.5, 1.0, 1.0, 2.0, 2.0, 2.0, -2.0, -3.0, -0.3, -3.0, -3.0, -2.0, -3.0, -2.0, -3.0),
    *(-1.7, -0.8, -0.3, -0.55, -0.3, -0.9, -0.6, -1.1, -0.7, 0.1, 0.5, -0.3, -0.3),
    *(0.0, -0.3, -0.3, -0.3, -0.2, -0.3, 0.3, -0.5),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """The evidence of a question's first reading, and whether that is right."""

    evidence: Evidence
    right: bool
    weight: float = 1.0
    apart: bool = False


def written(opened: World, cases: Sequence[Case], weight: float = 1.0) -> Iterator[Sample]:
    """Read each question as the product does, whatever the confidence."""
    session, examination = opened.session, Examination(opened.session)
    planner = partial(plan, session.catalog, today=session.today)
    for case in cases:
        grounding = session.finding.asker.grounded(case.question, session.today, session.data.latest())
        best = session.finding.asker.readings(grounding, planner)[0]
        if best.problem is None and case.follows is None:
            right = case.answerable and _met(case, text(best.query), examination)
            yield Sample(best.evidence, right, weight, apart=weight == _OURS and bool(case.tags) and set_apart(case))


def _met(case: Case, given: str, examination: Examination) -> bool:
    from workbench.ask.evaluation.judging import _Wanted

    return _Wanted(case, examination).met_by(given)


def contests_over(names: Iterable[str]) -> Iterator[Contest]:
    """The contests that the written questions over some catalogs decide."""
    for name in names:
        with world(name) as opened:
            for case in questions(name):
                metrics = [item.name for q in case.queries[:1] for item in parse(q).metrics if isinstance(item, Metric)]
                made = contest(opened.session.finding.asker, case.question, metrics, today=opened.session.today)
                if made.fair and case.follows is None:
                    yield made


def ranked() -> Ranker:
    """The ranker that training catalogs and our own questions speak for."""
    encoder = load_encoder()
    found, mine = tuple(contests(worlds(1, 40, held_out=True), encoder)), tuple(contests_over(("flights", *OWN)))
    weights = [0.5 / len(found)] * len(found) + [0.5 / len(mine)] * len(mine)
    new = fitted_ranker((*found, *mine), by_hand(shipped()), penalty=0.03, weights=weights)
    return replace(new, trained=f"{len(found)} questions over 40 training catalogs, {len(mine)} of our own")


def moved(ranker: Ranker) -> Ranker:
    """The ranker that the questions of others speak for besides."""
    found = tuple(contests_over((*DEVELOPED, *PRACTICE, "flights", *OWN)))
    new = fitted_ranker(found, ranker, penalty=_MOVED)
    return replace(new, trained=f"{ranker.trained.partition(';')[0]}; then {len(found)} with those of others")


def generated() -> Iterator[Sample]:
    """Questions over training catalogs, of which the encoder has seen neither the domain nor the phrases."""
    encoder, before = load_encoder(), ()
    for made in worlds(5, _WORLDS, held_out=True):
        index = SearchIndex.build(documents(made.catalog), encoder=lambda: encoder)
        index.wait(60)
        asker = Asker(made.catalog, index, lambda path, known=made.values: known.get(path, ()))
        planner = partial(plan, made.catalog, today=date(2024, 7, 10))
        for asked in (*made.asked, *(replace(a, metrics=frozenset()) for a in before[:5])):
            best = asker.readings(asker.grounded(asked.text, date(2024, 7, 10)), planner)[0]
            if best.problem is None:
                yield Sample(best.evidence, _as_asked(best, asked), _GENERATED)
        before = made.asked


def _as_asked(best: Reading, asked: Asked) -> bool:
    measured = {item.name for item in best.query.metrics if isinstance(item, Metric)}
    grouped = {item.path.parts[-1] for item in best.query.by}
    return measured == asked.metrics and (bool(grouped & set(asked.groups)) if asked.groups else not grouped)


def gathered() -> list[Sample]:
    """All samples, over two catalogs at a time."""
    names = ("flights", *OWN, *DEVELOPED, *PRACTICE, *CALIBRATION)
    with ProcessPoolExecutor(2) as pool:
        return [*itertools.chain.from_iterable(pool.map(over, names)), *generated()]


def over(name: str) -> list[Sample]:
    """The samples that the questions over one catalog give."""
    weight = 1.0 if name in CALIBRATION else _READ if name in (*DEVELOPED, *PRACTICE) else _OURS
    with world(name) as opened:
        others = independent(opened.data) if name == "flights" else ()
        return list(written(opened, (*others, *questions(name)), weight))


def fitted(found: list[Sample], prior: np.ndarray) -> np.ndarray:
    """The weights, the intercept first, by Newton's method."""
    x = np.array([[1.0, *astuple(s.evidence)] for s in found])
    y = np.array([float(s.right) for s in found])
    much = np.array([s.weight for s in found])
    weights, penalty = prior.copy(), _PENALTY * much.sum() * np.eye(x.shape[1]) / 10

    def loss(tried: np.ndarray) -> float:
        odds = x @ tried
        return float(much @ (np.logaddexp(0, odds) - y * odds) + (tried - prior) @ penalty @ (tried - prior) / 2)

    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (much * (chance - y)) + penalty @ (weights - prior)
        hessian = (x * (much * chance * (1 - chance))[:, None]).T @ x + penalty
        step = np.linalg.solve(hessian, gradient)
        while loss(weights - step) > loss(weights) and np.abs(step).max() > 1e-9:
            step /= 2
        weights -= step
    return weights


def reliability(found: list[Sample], weights: np.ndarray) -> str:
    """How often readings of each confidence are right, in five bins of equal size."""
    x = np.array([[1.0, *astuple(s.evidence)] for s in found])
    chance = 1 / (1 + np.exp(-x @ weights))
    order = np.argsort(chance)
    lines = ["  n  confidence  right"]
    for part in np.array_split(order, 5):
        right = np.mean([found[i].right for i in part])
        lines.append(f"{len(part):3}  {np.mean(chance[part]):10.2f}  {right:5.2f}")
    return "\n".join(lines)


def _keep(ranker: Ranker) -> None:
    """Ship the weights of a ranker."""
    WEIGHTS.write_text(dumped(ranker) + "\n", "utf-8")
    shipped.cache_clear()


def main(arguments: Sequence[str]) -> int:
    """Fit, print the weights and how reliable they are."""
    if {"--rank", "--others"} & set(arguments):
        _keep(moved(ranked() if "--rank" in arguments else shipped()))
    found, ranker = gathered(), shipped()
    people = [s for s in found if s.weight != _GENERATED]
    weights = fitted([s for s in found if not s.apart], np.array(PRIOR))
    now = np.array([ranker.intercept, *ranker.evidence])
    lines = [f"{name:>10} {weight:6.2f}" for name, weight in zip(("intercept", *FEATURES), weights, strict=True)]
    parts = {
        "written": [s for s in people if not s.apart],
        "set apart": [s for s in people if s.apart],
        "generated": [s for s in found if s.weight == _GENERATED],
    }
    for title, part in parts.items():
        lines += [f"\n{title}, now", reliability(part, now), f"\n{title}, fitted", reliability(part, weights)]
    sys.stdout.write("\n".join([*lines, ""]))
    if "--write" in arguments:
        evidence = tuple(float(w) for w in weights[1:].round(3))
        new = replace(ranker, intercept=float(weights[0].round(3)), evidence=evidence)
        _keep(new)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
