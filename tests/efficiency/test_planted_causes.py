"""Does "why did it change" find the cause that was planted? Seeded companies, one cause each, against the answer.

The documentation has the table that the slow test prints: `pytest -s -m slow tests/efficiency/test_planted_causes.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from planted_causes import PLANTS, WITHIN, Case, case
from planted_companies import AFTER, BEFORE, CURRENCY, cost_of, costs

from workbench.efficiency.change import Cause, Change, change

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "efficiency.md"
FEW, MANY = 48, 720
OVERALL, EACH = 0.95, 0.8
NEAR = 0.02
"""How far a term may be from the planted effect to count as right, as a part of what the scope paid before."""

ALONE = ("growth_of_sku", "growth_of_assets")
"""Where one SKU of a service grows and the others do not: volume and mix by definition, so no cause of its own."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A case and what was found: the largest term, and whether the planted cause's term is as large as the effect."""

    case: Case
    found: str
    near: bool
    within: str

    @property
    def right(self) -> bool:
        return self.found == self.case.cause


def _asked(one: Case) -> Change:
    reported = costs(one.reported, BEFORE) if one.reported else None
    return change(costs(one.before, BEFORE), costs(one.after, AFTER), one.scope, CURRENCY, reported=reported)


def _verdict(one: Case) -> Verdict:
    found = _asked(one)
    _check_sums(one, found)
    cost = cost_of(one.reported or one.before, one.scope)
    terms = {cause.value: float(amount) for cause, amount in found.terms().items()}
    if one.way in ALONE:
        assert terms["volume"] + terms["mix"] == pytest.approx(one.effect, abs=NEAR * cost), one.seed
    return Verdict(
        one,
        _largest(found.terms()),
        abs(terms[one.cause] - one.effect) <= NEAR * cost,
        _largest(found.causes()),
    )


def _check_sums(one: Case, found: Change) -> None:
    """The terms are the change to the last digit, and before and after are what an independent reckoning says."""
    delta = found.after - found.before
    assert sum(found.terms().values(), Decimal(0)) == delta == found.delta, one.seed
    assert sum(found.causes().values(), Decimal(0)) == delta, one.seed
    assert sum(found.table()["amount"].to_pylist(), Decimal(0)) == delta, one.seed
    assert sum(found.detail()["amount"].to_pylist(), Decimal(0)) == delta, one.seed
    assert float(found.before) == pytest.approx(cost_of(one.reported or one.before, one.scope), abs=1e-6), one.seed
    assert float(found.after) == pytest.approx(cost_of(one.after, one.scope), abs=1e-6), one.seed


def _largest(terms: dict[Cause, Decimal]) -> str:
    return max(terms, key=lambda cause: abs(terms[cause])).value


def _rate(verdicts: Iterable[Verdict]) -> float:
    rights = [verdict.right for verdict in verdicts]
    return sum(rights) / len(rights)


def _matrix(verdicts: list[Verdict]) -> str:
    """Return the confusion matrix as Markdown: what was planted, how often it was found, what it was taken for."""
    lines = [
        "| planted | cases | largest term is the cause | taken for | its amount right |",
        "|---|--:|--:|---|--:|",
    ]
    for cause in PLANTS:
        lines.append(_row(f"`{cause}`", [verdict for verdict in verdicts if verdict.case.cause == cause]))
        if cause == "volume":
            alone = [verdict for verdict in verdicts if verdict.case.way in ALONE]
            lines.append(_row("– of these: one SKU of a service alone", alone))
    return "\n".join([*lines, _row("all together", verdicts)])


def _row(name: str, verdicts: list[Verdict]) -> str:
    wrong = Counter(verdict.found for verdict in verdicts if not verdict.right)
    taken = ", ".join(f"`{cause}` {count}" for cause, count in wrong.most_common())
    near = sum(verdict.near for verdict in verdicts) / len(verdicts)
    return f"| {name} | {len(verdicts)} | {_rate(verdicts):.1%} | {taken} | {near:.1%} |"


def _check_found(verdicts: list[Verdict]) -> None:
    matrix = _matrix(verdicts)
    print(f"\n{matrix}")  # noqa: T201
    assert _rate(verdicts) >= OVERALL, matrix
    for cause in PLANTS:
        assert _rate(verdict for verdict in verdicts if verdict.case.cause == cause) >= EACH, matrix


def test_every_cause_the_product_knows_is_planted() -> None:
    assert set(PLANTS) == {cause.value for cause in Cause}


def test_a_planted_cause_is_the_largest_term() -> None:
    _check_found([_verdict(case(seed)) for seed in range(FEW)])


@pytest.mark.slow
def test_planted_causes_are_found_as_often_as_the_documentation_says() -> None:
    verdicts = [_verdict(case(seed)) for seed in range(MANY)]
    _check_found(verdicts)
    documented = _matrix(verdicts) in DOCUMENTATION.read_text()
    assert documented, "docs/efficiency.md has another table than the one above"


def test_a_change_of_a_platforms_bill_is_looked_into() -> None:
    ways = Counter[str]()
    for seed in range(list(PLANTS).index("upstream_price"), 2 * len(PLANTS) * len(WITHIN), len(PLANTS)):
        verdict = _verdict(case(seed))
        ways[verdict.case.way] += 1
        assert verdict.within == WITHIN[verdict.case.way], seed
    assert set(ways) == set(WITHIN)
