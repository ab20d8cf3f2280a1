"""Results from published tables carry how far they can be trusted; others carry nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import workbench
from workbench.catalog.load import read_texts
from workbench.efficiency.audits import keep_standing
from workbench.efficiency.audits.gate import Concern, Delay, Standing
from workbench.session import Workbench
from workbench.session.standing import FILE, MOST

TEXT = "dataset: bills\nsource: bills\ntime: day\ndimensions: {day: {type: time, grain: day}}\nmetrics: {bills: count(*)}\n"
MARCH = Concern("conservation", "Sums that differ", "warn", "2 rows", "allocated", ("2026-03",), "2026-04-01T00:00:00")
LATE = Delay("azure", "billing", "late", "due 2026-04-02", ("2026-04",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pq.write_table(pa.table({"day": pa.array([datetime(2026, 3, 1).date()])}), tmp_path / "bills.parquet")
    return tmp_path


def opened(folder: Path) -> Workbench:
    catalog, _ = read_texts({"a.yml": TEXT})
    assert catalog is not None
    return workbench.open(catalog, warehouse=folder, registry=":memory:")


def test_a_result_says_what_concerns_its_time_and_no_other(folder: Path) -> None:
    keep_standing(folder, Standing(datetime(2026, 4, 5, 6), datetime(2026, 4, 1), (MARCH,), (LATE,)))
    wb = opened(folder)
    assert wb.run("bills during 2026-03").warnings == (
        "Data as of 2026-04-05 06:00 UTC; final.",
        "Audit conservation (warn): Sums that differ: 2 rows, since 2026-04-01.",
    )
    assert wb.run("bills during 2026-04").warnings == (
        "Data as of 2026-04-05 06:00 UTC; final before 2026-04-01, provisional from then on.",
        "azure is late: due 2026-04-02.",
    )
    assert len(wb.run("bills").warnings) == 3


def test_a_long_banner_is_cut_and_says_so(folder: Path) -> None:
    concerns = tuple(Concern(f"a{n}", "Title", "warn", "1 row", "billing") for n in range(MOST + 4))
    keep_standing(folder, Standing(concerns=concerns))
    warnings = opened(folder).run("bills").warnings
    assert len(warnings) == MOST + 1
    assert warnings[-1] == "4 more audits or deliveries are not as they should be: see workbench audit."


def test_what_is_not_published_by_us_has_no_banner_and_a_damaged_one_is_said(folder: Path) -> None:
    assert opened(folder).run("bills").warnings == ()
    (folder / FILE).write_text("{", "utf-8")
    assert opened(folder).run("bills").warnings == (
        "standing.json beside the tables cannot be read: nothing is known of audits and deliveries.",
    )
