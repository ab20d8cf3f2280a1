"""A warehouse's catalog, `dim_` and `fct_`, with short columns and no titles: its descriptions say what people call things."""

from __future__ import annotations

import pytest
from evaluation import World, asked, likeliest


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # what a table is called behind `dim_` and `fct_`, and what a description calls its rows
        "lessons by studio": "lsn_cnt by tch.std.std_nm",
        "how many classes in March": "lsn_cnt during 2025-03",
        "lessons by teacher": "lsn_cnt by tch.tch_nm",
        # what columns end with says nothing of what they hold; what is cut from a word is meant by it
        "lessons by outcome": "lsn_cnt by outc_cd",
        "lessons by instrument": "lsn_cnt by instr_cd",
        # what a description calls what it describes, and who does what it says
        "lessons by tutor": "lsn_cnt by tch.tch_nm",
        "lessons per family": "lsn_cnt by kpr_nm",
        "billed by town": "fee_net by tch.std.std_nm",
        "billed by county": "fee_net by tch.std.cnty_nm",
        "lessons by brand": "lsn_cnt by book",
        "which bringer has the most lessons": "lsn_cnt by kpr_nm order by lsn_cnt desc limit 1",
        # two roles of one kind of thing are where from and where to, whatever they are called
        "transfers from Ravna to Bor": "trf_cnt where orig.std_nm = 'Ravna' and dest.std_nm = 'Bor'",
        "amplifiers moved into Lipa": "trf_cnt where dest.std_nm = 'Lipa'",
        "transfers by receiving studio": "trf_cnt by dest.std_nm",
        "transfers by sending studio": "trf_cnt by orig.std_nm",
        "transfers per destination": "trf_cnt by dest.std_nm",
        # a number that is the hour of the day, whatever its column is called; what is of a kind is said without it
        "lessons by hour of day": "lsn_cnt by lsn_hr",
        "lessons before 10 in the morning": "lsn_cnt where lsn_hr <= 9",
        "lessons by room type": "lsn_cnt by room_typ",
        "lessons by tutor contract": "lsn_cnt by tch.ctr_typ",
        # a count of different things is called by what they are, and those that occur are active
        "how many active tutors by month": "tch_cnt by time.month",
        "how many different tutors taught in March": "tch_cnt during 2025-03",
        # what is kept by a number of rows is divided by, and the number is no column's
        "months in which more than 70 lessons were held": "lsn_cnt by time.month having lsn_cnt > 70",
        # rows of the dataset that most is measured of are the volume, and a rate is one without that word
        "volume by instrument": "lsn_cnt by instr_cd",
        "punctuality by tutor": "ontime_rt by tch.tch_nm",
        # who pays is a customer, what has come about may be over, and whose something is divides once
        "billed per customer": "fee_net by kpr_nm",
        "open requests by tutor": "req_open by tch.tch_nm",
        "which studio's tutors billed most": "fee_net by tch.std.std_nm order by fee_net desc limit 1",
        "number of lessons of tutors certified before 2015": "lsn_cnt where tch.yr < 2015",
        # nothing stands for these
        "lessons by postcode": "declined",
        "lessons by breeder": "declined",
    }.items(),
)
def test_a_terse_catalog_is_asked_in_plain_words(studios: World, question: str, query: str) -> None:
    assert asked(studios, question) == query


def test_what_was_opened_may_be_closed_by_now(studios: World) -> None:
    assert likeliest(studios.session, "how many requests were opened, by tutor") == "req_cnt by tch.tch_nm"
