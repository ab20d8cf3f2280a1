"""Questions over catalogs that nobody has read are answered about as well as is said of them, all taken together.

Only numbers are compared: what fails is never shown, so that it stays unread.
"""

from __future__ import annotations

from functools import cache

import pytest
from strangers import CORRECTED, UNREAD, Stranger, fared, together

from workbench.ask.evaluation import Report


@cache
def _fared(name: str) -> Stranger:
    return fared(name)


def _right_and_declined(report: Report) -> tuple[float, float]:
    return report.accuracy.value, report.declined.value


@pytest.mark.parametrize("name", UNREAD)
def test_no_catalog_is_a_riddle(name: str) -> None:
    right, declined = _right_and_declined(together([_fared(name)]))
    assert right > 0.6
    assert declined > 0.75


def test_all_together_are_right_declined_and_as_sure_as_is_promised() -> None:
    report = together([_fared(name) for name in UNREAD])
    right, declined = _right_and_declined(report)
    error, surest, faulty = report.reliability.bound, report.precision, len(report.faulty)
    assert faulty == 0
    assert right >= 0.75
    assert declined >= 0.9
    assert error <= 0.07
    assert surest >= 0.92


@pytest.mark.slow
def test_what_is_corrected_is_known_and_takes_nothing_away() -> None:
    found = [fared(name, correcting=True) for name in UNREAD]
    before, after = together(found).accuracy.hits, together(found, taught=True).accuracy.hits
    _, declined = _right_and_declined(together(found, taught=True))
    assert after - before > 0.9 * CORRECTED * len(UNREAD)
    assert declined >= 0.9
