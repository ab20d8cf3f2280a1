"""A first question makes no registry, and what another session keeps meanwhile counts in the next."""

from __future__ import annotations

from pathlib import Path

import workbench
from workbench.examples import flights_folder


def test_a_question_makes_no_registry_and_hears_of_what_others_kept_since(tmp_path: Path) -> None:
    place = tmp_path / "registry.db"
    mine = workbench.open(flights_folder(), registry=str(place))
    assert mine.ask("wonkiness by carrier").query is None
    assert not place.exists()

    other = workbench.open(flights_folder(), registry=str(place))
    other.feedback(other.ask("wonkiness by carrier"), good=False, correction="cancellation_rate by carrier.name")
    assert place.is_file()

    answer = mine.ask("wonkiness by carrier")
    assert " ".join((answer.text or "").split()) == "cancellation_rate by carrier.name"
    mine.close()
    other.close()
