"""The weights of the confidence: a logistic regression over `judge.Evidence`.

Fitted by `tests/ask/fit.py` on questions written for two catalogs by their own author (tests/ask/cases) and on the
development half of the evaluation questions; never on the held-out half. The numbers are few so that they can be read.
"""

from __future__ import annotations

INTERCEPT = -1.5

WEIGHTS: dict[str, float] = {
    "fit": 1.0,
    "named": 1.0,
    "meaning": 2.0,
    "covered": 2.0,
    "margin": 1.0,
    "alien": -2.0,
    "lost": -3.0,
    "doubts": -0.3,
    "names": -3.0,
    "misshapen": -3.0,
    "uncounted": -1.5,
    "idle": -1.5,
}
