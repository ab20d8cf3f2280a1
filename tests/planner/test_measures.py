"""Aggregates in their plain form."""

from __future__ import annotations

import pytest

from workbench.catalog.formula import Role, parse_formula
from workbench.planner.measures import plain


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("quantile(x, 0.9)", "QUANTILE_DISC(x, 0.9)"),
        ("approx_quantile(x, 0.9)", "APPROX_QUANTILE(x, 0.9)"),
        ("quantile_cont(x, 0.9)", "QUANTILE_CONT(x, 0.9)"),
    ],
)
def test_a_quantile_stays_of_its_kind(written: str, meant: str) -> None:
    formula, _ = parse_formula(written, Role.METRIC)
    assert formula is not None
    assert plain(formula.tree)[0].sql("duckdb") == meant
