"""What a terse catalog leaves unsaid: units of columns, what rows are also called, what a question only leads in with."""

from __future__ import annotations

import pytest
from evaluation import World, asked, likeliest

from workbench.ask.language.measures import unit_of
from workbench.catalog.formula import Formula
from workbench.catalog.model import Dimension, DimensionType, Documentation


@pytest.mark.parametrize(
    ("name", "description", "unit"),
    [
        ("res_h", "", "hour"),
        ("wait_mins", "", "minute"),
        ("toll_eur", "", "euro"),
        ("delay", "minutes behind the timetable", None),
        ("delay", "Minutes between the planned and the true departure", "minute"),
        ("reach", "How far it flies, in kilometres", "kilometre"),
        # an hour of the day, a year, and a word that only ends like a unit are none
        ("start_hr", "", None),
        ("start", "Hour of the day, 8 to 19", None),
        ("built", "Year of first registration", None),
        ("h", "", None),
        ("rank", "Days", None),
    ],
)
def test_a_unit_that_nobody_declared_is_told_by_name_or_description(
    name: str, description: str, unit: str | None
) -> None:
    dimension = Dimension(
        name, "d", Formula(name, None), DimensionType.NUMBER, doc=Documentation(description=description)
    )
    assert unit_of(dimension) == unit


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "samples that took more than 48 hours to come back": "smp where res_h > 48",
        "how many samples had a result in under 2 days": "smp where res_h < 48",
        "samples registered in over 30 minutes, by material": "smp by mat where reg_min > 30",
        # what only leads in to a question for all is no condition
        "is soil quicker than water? average time to result per material": "res_avg by mat",
        "is dairy any bigger than arable? samples by trade": "smp by farm.trade",
        "soil and water: average time to result per material": "res_avg by mat where mat in ('soil', 'water')",
    }.items(),
)
def test_what_the_catalog_leaves_unsaid_is_read(laboratory: World, question: str, query: str) -> None:
    assert asked(laboratory, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "mean and median time to result by material": "res_avg, res_med by mat",
        "fees before and after rebate per district": "fees, fees_due by farm.district",
        "samples and unique farms by material": "smp, farms_in by mat",
        "notes next to samples, per month": "notes, smp by time.month",
        # one by itself is told from the one beside it by the opposite of what is said of that
        "fees before rebate": "fees",
        "fees after rebate": "fees_due",
        # different things are counted where they are asked for, and the things themselves where not
        "how many distinct farms sent something in May": "farms_in during 2024-05",
        "how many farms": "farms",
        # a rating is no rate
        "average rating by material": "verdict by mat",
        "bench with the worst average rating": "verdict by taker.bench order by verdict limit 1",
    }.items(),
)
def test_two_metrics_are_told_apart_by_what_each_leaves_unsaid(laboratory: World, question: str, query: str) -> None:
    assert likeliest(laboratory.session, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "unchecked samples by material": "smp by mat where checker.nm is null",
        "how many samples are unchecked": "smp where checker.nm is null",
        "public notes by month": "notes by time.month where internal = false",
        "samples taken by parttime colleagues": "smp where taker.parttime = true",
        "samples by whether the taker is parttime": "smp by taker.parttime",
    }.items(),
)
def test_what_was_not_done_and_by_whom_it_was(laboratory: World, question: str, query: str) -> None:
    assert asked(laboratory, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # all rows are counted unless a word says which of them
        "probes handed in in May": "smp during 2024-05",
        # what nobody names is counted where it has itself what is divided by
        "most frequent material": "smp by mat order by smp desc limit 1",
        "commonest material per channel": "smp by chan, mat order by smp desc limit 1 per chan",
        "top 2 districts by probes": "smp by farm.district order by smp desc limit 2",
        "samples by farm": "smp by farm.nm",
    }.items(),
)
def test_rows_are_counted_where_nothing_else_is_said(laboratory: World, question: str, query: str) -> None:
    assert asked(laboratory, question) == query
