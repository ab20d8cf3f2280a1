"""The laws of taking a change apart: parts sum to the change exactly, whatever the groups."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from workbench.why.model import Weighed
from workbench.why.split import parts, totals, uneven

NUMBERS = st.integers(-50, 50).map(lambda n: Fraction(n, 7))
WEIGHTS = st.integers(0, 50).map(lambda n: Fraction(n, 3))
NAMES = st.sampled_from([None, *"abcdefg"])
GROUPS = st.dictionaries(
    NAMES, st.tuples(st.builds(Weighed, NUMBERS, WEIGHTS), st.builds(Weighed, NUMBERS, WEIGHTS)), min_size=1, max_size=8
)


@given(GROUPS)
def test_the_parts_of_an_amount_sum_to_its_change(groups: dict) -> None:
    before, after = totals(groups)
    assert sum(part.added for part in parts(groups, rate=False)) == after.above - before.above


@given(GROUPS.filter(lambda groups: all(whole.below for whole in totals(groups))))
def test_the_parts_of_a_rate_sum_to_its_change(groups: dict) -> None:
    before, after = totals(groups)
    change = after.above / after.below - before.above / before.below
    assert sum(part.added for part in parts(groups, rate=True)) == change


@given(GROUPS.filter(lambda groups: all(whole.below for whole in totals(groups))))
def test_the_order_of_groups_changes_nothing(groups: dict) -> None:
    backwards = dict(reversed(groups.items()))
    for rate in (True, False):
        found = parts(groups, rate=rate)
        assert found == parts(backwards, rate=rate)
        assert 0 <= uneven(groups, rate=rate) <= 1


@given(GROUPS, st.fractions(min_value=Fraction(1, 4), max_value=4, max_denominator=6))
def test_where_all_groups_move_alike_a_dimension_explains_nothing(groups: dict, factor: Fraction) -> None:
    alike = {
        name: (Weighed(abs(old.above), Fraction(0)), Weighed(abs(old.above) * factor, Fraction(0)))
        for name, (old, _) in groups.items()
    }
    assert uneven(alike, rate=False) == 0


def test_a_shift_towards_a_worse_group_is_mix_and_no_group_changed_its_own() -> None:
    """Simpson's case: both rates stay, more weight lies on the worse, so the whole is worse."""
    before = {"good": Weighed(Fraction(1), Fraction(10)), "bad": Weighed(Fraction(5), Fraction(10))}
    after = {"good": Weighed(Fraction(1), Fraction(10)), "bad": Weighed(Fraction(15), Fraction(30))}
    found = parts({name: (before[name], after[name]) for name in before}, rate=True)
    assert [part.own for part in found] == [0, 0]
    assert sum(part.mix for part in found) == Fraction(16, 40) - Fraction(6, 20)


def test_a_group_that_is_new_adds_by_its_weight_alone() -> None:
    groups = {
        "old": (Weighed(Fraction(1), Fraction(10)), Weighed(Fraction(1), Fraction(10))),
        "new": (Weighed(), Weighed(Fraction(10), Fraction(10))),
    }
    new = next(part for part in parts(groups, rate=True) if part.name == "new")
    assert (new.before, new.after, new.own) == (None, 1, 0)
    assert new.mix > 0
