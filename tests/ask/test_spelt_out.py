"""A catalog whose short names are told by its own descriptions: what those say is what the names mean."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # initials of what is said elsewhere, and a word of time before them that may be left out
        "net recurring revenue by industry": "arr_net by cl.industry",
        "annual recurring revenue after discount": "arr_net",
        "median time to repair per crew": "ttr_med by tech.crew",
        # what a name of two readings means is the one that the catalog has
        "customers by sector": "cl_cnt by industry",
        "client count": "cl_cnt",
        # a part of which something holds is asked for as a part, and its rows as rows
        "what share of jobs had to be reworked": "rwk_rate",
        "reworked jobs per crew": "jobs_cnt by tech.crew where reworked = true",
        # anybody who works there
        "jobs per colleague": "jobs_cnt by tech.nm",
        "which employee has the most jobs": "jobs_cnt by tech.nm order by jobs_cnt desc limit 1",
        # how much there is of something in one word
        "taskload per crew": "jobs_cnt by tech.crew",
        # what the whole catalog is about says nothing of the rows
        "boiler jobs per crew": "jobs_cnt by tech.crew",
        # a code in the plural, and a noun that says no more
        "number of U1s": "jobs_cnt where urg = 'U1'",
        "jobs at each urgency level": "jobs_cnt by urg",
        # what nothing is known of says which rows are meant: it is not left out
        "stolen jobs": "declined",
        "jobs from iceland": "declined",
        "clients in fishery": "declined",
        "clients on the platinum cover": "declined",
        "how many jobs should we expect in August": "declined",
    }.items(),
)
def test_descriptions_say_what_short_names_mean(boilers: World, question: str, query: str) -> None:
    assert asked(boilers, question) == query
