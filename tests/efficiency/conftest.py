"""What tests of cloud efficiency share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workbench.examples.cloud import Days
from workbench.session.examples import make_cloud


@pytest.fixture(scope="session")
def made_cloud(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example cloud on the last day of a February and the first of a March, computed; not to be changed."""
    folder = tmp_path_factory.mktemp("cloud") / "made"
    said: list[str] = []
    published = make_cloud(folder, said.append, days=Days(date(2026, 2, 28), date(2026, 3, 1)))
    assert published.computed == ("2026-02", "2026-03")
    assert published.held == {}
    assert said[-1] == "Publishing."
    return folder
