"""The weights of the confidence: a logistic regression over `judge.Evidence`.

Fitted by `tests/ask/fit.py` on questions written for two catalogs by their own author (tests/ask/cases) and on the
development half of the evaluation questions; never on the held-out half. The numbers are few so that they can be read.
"""

from __future__ import annotations

#: What was set by hand: the fit is drawn to it where questions say little.
PRIOR: tuple[float, dict[str, float]] = (
    -1.5,
    {
        "fit": 1.0,
        "named": 1.0,
        "meaning": 2.0,
        "covered": 2.0,
        "margin": 2.0,
        "alien": -2.0,
        "lost": -3.0,
        "doubts": -0.3,
        "names": -3.0,
        "misshapen": -3.0,
        "uncounted": -2.0,
        "idle": -3.0,
        "omitted": -2.0,
        "blank": -3.0,
    },
)

INTERCEPT = -2.40

WEIGHTS: dict[str, float] = {
    "fit": 1.46,
    "named": 0.25,
    "meaning": 2.01,
    "covered": 0.36,
    "margin": 2.61,
    "alien": -2.95,
    "lost": -4.94,
    "doubts": -0.10,
    "names": -3.08,
    "misshapen": -3.00,
    "uncounted": -1.74,
    "idle": -3.58,
    "omitted": -1.90,
    "blank": -3.04,
}
