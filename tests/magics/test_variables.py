from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pandas as pd

from workbench.magics.variables import plain, variables


def test_only_names_that_are_used_are_made_plain():
    found = variables(
        "flights where x = {{n}} and y = {{ day }}", {"n": np.int64(3), "day": pd.Timestamp("2013-01-02"), "other": 1}
    )
    assert found["n"] == 3
    assert type(found["n"]) is int
    assert type(found["day"]) is datetime


def test_nothing_is_evaluated():
    class Trap:
        def __getattr__(self, name):
            raise AssertionError(name)

    assert "trap.x" not in variables("flights where x = {{trap.x}} and y = {{f()}}", {"trap": Trap()})


def test_a_text_without_variables_looks_nothing_up():
    assert variables("flights", {"a": 1}) == {}


def test_private_names_are_offered_only_when_asked_for():
    assert variables("x = {{a}}", {"a": 1, "_b": 2}) == {"a": 1}
    assert variables("x = {{_b}}", {"a": 1, "_b": 2}) == {"a": 1, "_b": 2}


def test_arrays_and_series_become_lists_and_plain_values_stay():
    assert plain(np.array([1, 2])) == [1, 2]
    assert plain(pd.Series(["a", "b"])) == ["a", "b"]
    assert plain(date(2013, 1, 1)) == date(2013, 1, 1)
    assert plain("text") == "text"
