"""A catalog of short names without titles: what they are cut from is what people say."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # a count goes by its unit, and other short names are cut from that unit too
        "rentals by weekday": "rnts by time.extract_dow",
        "number of rentals per town": "rnts by stn.town",
        "average rental by town": "avg_rnt by stn.town",
        # a role is called as its short name is cut from, in the plural and with what has the role before it
        "turnover by mechanic": "rev_net by mch.nm",
        "which manager has the highest turnover": "rev_net by stn.mgr.nm order by rev_net desc limit 1",
        "turnover per station manager": "rev_net by stn.mgr.nm",
        "turnover checked by Dora Ruiz": "rev_net where chk.nm = 'Dora Ruiz'",
        # what holds or does not goes before a part of some value, and so does another word for a metric
        "turnover of electric bikes": "rev_net where bike.elc = true",
        "sales in May": "rev_net during 2025-05",
        "what did we sell on road bikes": "rev_net where bike.cat = 'Road bikes'",
        # initials are a name, and a name is the initials of what is said; so is one cut from two words
        "GRI in May": "rev_net during 2025-05",
        "gri by town": "rev_net by stn.town",
        "turnover by point of sale": "rev_net by pos",
        "rentals of bikes with a child seat": "rnts where bike.chl_seat = true",
        "turnover without child seat in Oslo": "rev_net where bike.chl_seat = false and stn.town = 'Oslo'",
        # what a column of numbers is called asks for all of it, unless something else is said
        "net by town": "rev_net by stn.town",
        "average net by town": "avg_net by stn.town",
        "top 2 mechanics by net": "rev_net by mch.nm order by rev_net desc limit 2",
        "net Oslo May": "rev_net where stn.town = 'Oslo' during 2025-05",
        # by what verb rows came about tells nothing of them, and so does what a value is of beside a metric's name
        "rentals made in May": "rnts during 2025-05",
        "rentals lodged in Oslo": "rnts where stn.town = 'Oslo'",
        "turnover of Voltwerk gear": "rev_net where bike.maker = 'Voltwerk'",
        "stolen rentals": "declined",
        "Voltwerk accidents": "declined",
        "number of Voltwerk helmets": "declined",
        # what a metric's words deny it does not mean; what a table is of is put in order
        "rental value after discount in May": "worth_a during 2025-05",
        "value of rentals before discount in May": "worth_b during 2025-05",
        "league table of stations by turnover": "rev_net by stn.nm order by rev_net desc",
        # a year stands before what is counted, and how many of it behind `over`
        "2025 rentals by town": "rnts by stn.town during 2025",
        "towns with over 2000 rentals": "rnts by stn.town having rnts > 2000",
        # an ordinary word is no beginning of somebody's name
        "turnover by brand": "rev_net by bike.maker",
        # the noun behind a name says no more, and accents say nothing
        "rentals per payment method": "rnts by pay",
        "turnover of stations with a café": "rev_net where stn.cafe = true",
        "no of rentals in Bergen": "rnts where stn.town = 'Bergen'",
        # a verb says the same as the name of three letters that begins it
        "employees hired in 2023": "hc during 2023",
        "donation rate by station": "don_rt by stn.nm",
        # what a dataset holds is what its only sum adds up, in one word as in two
        "write-offs by reason": "wo_kg by rsn",
        "which station has the most waste": "wo_kg by stn.nm order by wo_kg desc limit 1",
        # the last word of several values means all of them; a part of a name is none before what it does not name
        "turnover of cargos": "rev_net where bike.nm in ('City Cargo', 'Family Cargo')",
        "turnover of our Hill station": "declined",
        # words of a description that stand together are no value, though one of them is
        "turnover with rain card": "rev_net where rain = true",
        # two words that say one thing, and a month that is a verb as well
        "which station brings in the most?": "rev_net by stn.nm order by rev_net desc limit 1",
        "may turnover": "rev_net during 2025-05",
        "turnover may 2025": "rev_net during 2025-05",
    }.items(),
)
def test_short_names_are_read_as_what_they_are_cut_from(rentals: World, question: str, query: str) -> None:
    assert asked(rentals, question) == query
