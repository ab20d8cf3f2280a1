"""What twenty confirmed questions bring for the others of a catalog, by executed rows.

The others are asked apart from the paraphrases of what was confirmed: those show memory, and not that anything was learnt.
A part of the questions, by their hash, stands for all.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

import pytest
from evaluation import questions, world

from workbench.ask.evaluation import Case, evaluate
from workbench.ask.evaluation.teaching import drawn
from workbench.session.evaluating import Examination

CONFIRMED, DRAWS, PART = 20, 2, 3


def _asked(cases: Sequence[Case]) -> tuple[Case, ...]:
    return tuple(case for case in cases if hashlib.sha256(case.question.encode()).digest()[-1] % PART == 0)


def _counted(name: str) -> Counter[str]:
    """How many questions there are of each kind, and how many are right without and with what was confirmed."""
    found: Counter[str] = Counter()
    with world(name) as opened:
        nothing = Examination(opened.session)
        cases = questions(name)
        without = {outcome.case: outcome.right for outcome in evaluate(_asked(cases), nothing)}
        for seed in range(DRAWS):
            known, left = drawn(cases, CONFIRMED, seed)
            names = {question for question, _ in known}
            others = [case for case in _asked(cases) if case in left or case.of in names]
            for outcome in evaluate(others, nothing.knowing(known)):
                case = outcome.case
                kind = "again" if case.of in names else "others" if case.answerable else "unanswerable"
                found += Counter({kind: 1, f"{kind} before": without[case], f"{kind} after": outcome.right})
    return found


@pytest.mark.parametrize(
    ("name", "others", "again"),
    [("waste", 0.0, 0.0)],
)
def test_confirmed_questions_bring_no_fewer_right_answers_and_hardly_more_wrong_ones(
    name: str, others: float, again: float
) -> None:
    found = _counted(name)
    gain = {kind: (found[f"{kind} after"] - found[f"{kind} before"]) / found[kind] for kind in ("others", "again")}
    assert gain["others"] >= others, found
    assert gain["again"] >= again, found
    assert found["unanswerable after"] >= found["unanswerable before"] - 1, found
