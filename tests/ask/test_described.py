"""A catalog whose tables are short and described: what rows are called there, what a name ends with, what a title spells out."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # what a description begins with are the rows, also without the word for what they are written on
        "moorings in May": "n_ma during 2025-05",
        "mooring agreements by channel": "n_ma by chan",
        "how many skippers are there": "n_skp",
        # a number called by its unit is compared in it; that unit is not what is asked for
        "moorings longer than 7 nights": "n_ma where nights > 7",
        "moorings of more than a week": "n_ma where nights > 7",
        "how many moorings lasted 3 to 5 nights": "n_ma where nights between 3 and 5",
        "moorings over 12 metres": "n_ma where loa_m > 12",
        # what one name's title spells out is spelt out in the others
        "survey fees by type": "sur_fee by typ",
        "surveys by type": "n_sur by typ",
        # things that are counted by themselves are asked for themselves, unless it is about when they did something
        "skippers in the club": "n_skp where club = true",
        "skippers by country": "n_skp by ctry",
        "how many different skippers moored in May": "n_act during 2025-05",
        # a name of several words leaves nothing open, though one of them alone would
        "success rate by crew": "success_rate by crew",
        "what was the success rate in 2024": "success_rate during 2024",
        # a repair is no representative where nothing is
        "warranty repairs in 2024": "n_rep where wty = true during 2024",
        "repair cost by pier": "rep_cost by pier.pier_name",
        "leases of at least 24 months": "n_lse where term >= 24",
        # what all are called that a value is the kind of is no such kind
        "repairs at Kent piers": "n_rep where pier.county = 'Kent'",
        "repairs at moles": "n_rep where pier.pier_type = 'mole'",
        # what is done by something that holds does not divide, what is ordered or asked of a part does
        "repairs covered by warranty": "n_rep where wty = true",
        "repairs split by warranty": "n_rep by wty",
        "repairs with warranty vs not": "n_rep by wty",
        # how much of what there is money of asks for the money
        "how much in survey fees last year": "sur_fee during last year",
        "how much in hull surveys": "sur_fee where typ = 'hull'",
        "how many hull surveys": "n_sur where typ = 'hull'",
        # ways to write a bound and a stretch of time
        "moorings of 10+ nights": "n_ma where nights >= 10",
        "moorings by month past year": "n_ma by time.month during last 12 months",
        # a unit of a date that is named, and what is per row
        "moorings by booking month": "n_ma by bk_dt.month",
        "surveys per decision year": "n_sur by done_dt.year",
        "revenue per mooring by channel": "rev_ma by chan",
        "how many moorings did each channel bring in May": "n_ma by chan during 2025-05",
        # the most of something has all the names for that, and which has it is one
        "biggest mooring by channel": "max_stay by chan",
        "max mooring in May": "max_stay during 2025-05",
        "which channel has the longest mooring": "max_stay by chan order by max_stay desc limit 1",
        "crew with the longest towed distance": "tow_mi by crew order by tow_mi desc limit 1",
        # the date that a verb says, also where the noun for it is written otherwise
        "surveys decided in May": "n_sur where done_dt >= date '2025-05-01' and done_dt < date '2025-06-01'",
    }.items(),
)
def test_what_is_described_is_called_so(marina: World, question: str, query: str) -> None:
    assert asked(marina, question) == query
