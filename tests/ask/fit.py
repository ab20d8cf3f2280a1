"""Fit the weights of the confidence: `python tests/ask/fit.py`, from the repository's root, prints them.

A logistic regression with a penalty, over the first reading of each question of our own and of the development half of
the independent ones. The held-out half only shows what became of it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from functools import partial

import numpy as np
from evaluation import OWN, Case, World, independent, own, world

from workbench.ask.judge import Evidence
from workbench.planner import plan
from workbench.query.text import text

#: How strongly weights are drawn to those that were set by hand, which know what no small set of questions shows.
_PENALTY = 0.02

FEATURES = tuple(f.name for f in fields(Evidence))


@dataclass(frozen=True, slots=True)
class Sample:
    """The evidence of a question's first reading, and whether that is right."""

    case: Case
    evidence: Evidence
    right: bool


def samples(opened: World, cases: list[Case]) -> Iterator[Sample]:
    """Read each question as the product does, whatever the confidence."""
    session, asker = opened.session, opened.session.finding.asker
    planner = partial(plan, session.catalog, today=session.today)
    for case in cases:
        grounding = asker.grounded(case.question, session.today, session.data.latest())
        best = asker.readings(grounding, planner)[0]
        if best.problem is None:
            yield Sample(case, best.evidence, case.answerable and opened.right(case, text(best.query)))


def gathered() -> list[Sample]:
    """All samples."""
    with world("flights") as opened:
        out = list(samples(opened, [*independent(), *own("flights")]))
    for name in OWN:
        with world(name) as opened:
            out += samples(opened, own(name))
    return out


def fitted(found: list[Sample], prior: np.ndarray) -> np.ndarray:
    """The weights, the intercept first, by Newton's method."""
    x = np.array([[1.0, *astuple(s.evidence)] for s in found])
    y = np.array([float(s.right) for s in found])
    weights, penalty = prior.copy(), _PENALTY * len(found) * np.eye(x.shape[1]) / 10
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (chance - y) + penalty @ (weights - prior)
        hessian = (x * (chance * (1 - chance))[:, None]).T @ x + penalty
        weights -= np.linalg.solve(hessian, gradient)
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


def main() -> int:
    """Fit, print the weights and how reliable they are."""
    from workbench.ask.weights import INTERCEPT, PRIOR, WEIGHTS

    found = gathered()
    prior = np.array([PRIOR[0], *(PRIOR[1][name] for name in FEATURES)])
    training = [s for s in found if not (s.case.kind and s.case.held_out)]
    held_out = [s for s in found if s.case.kind and s.case.held_out]
    weights = fitted(training, prior)
    now = np.array([INTERCEPT, *(WEIGHTS[name] for name in FEATURES)])
    lines = [f"INTERCEPT = {weights[0]:.2f}"]
    lines += [f'    "{name}": {weight:.2f},' for name, weight in zip(FEATURES, weights[1:], strict=True)]
    for title, part in (("training", training), ("held out", held_out)):
        lines += [f"\n{title}, now", reliability(part, now), f"\n{title}, fitted", reliability(part, weights)]
    sys.stdout.write("\n".join([*lines, ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
