"""What is said of a text that is no query: one sentence, the place, and what to write instead."""

from __future__ import annotations

import pytest

from workbench.errors import QueryError
from workbench.query.parse import parse

#: The text, what the carets stand under, and how the sentence begins or goes on.
FAULTS = [
    ("", "", "The query is empty. Start with a metric: flights by carrier.name."),
    ("-- only a comment", "", "The query is empty."),
    # keywords
    ("flights wher x = 1", "wher", "'wher' starts no clause. Did you mean 'where'?"),
    ("flights group by x", "group", "'group' starts no clause. Say by: flights by carrier.name."),
    ("flights order flights", "order", "'order' alone starts no clause. Say order by."),
    ("flights compare previous year", "compare", "'compare' alone starts no clause. Say compare to."),
    ("flights in 2013", "in", "a stretch of time, during 2013."),
    ("flights last 12 months", "last", "Say: during last 12 months."),
    ("flights from flights", "from", "Leave it out: the metrics know their dataset."),
    ("flights join carrier", "join", "links join by themselves, as in carrier.name."),
    ("flights by x desc", "desc", "Say: order by flights desc."),
    ("flights by x by y", "by", "'by' stands here a second time. Put both into one, with commas."),
    ("flights where a where b", "where", "'where' stands here a second time. Join both conditions with and."),
    ("flights limit 1 limit 2", "limit", "'limit' stands here a second time. Keep one of them."),
    ("flights carrier.name", "carrier", "Unexpected 'carrier'. Put commas between names"),
    ("flights by x = 1", "=", "Unexpected '='. Conditions stand behind where"),
    ("select count(*) from flights", "select", "This is SQL, not a metric query. Name metrics"),
    ("with t as (select 1) select * from t", "with", "This is SQL, not a metric query."),
    ("count(*) by x", "count", "'count(…)' is no metric. Aggregates are defined once"),
    # names
    ("flights by", "", "A dimension is missing at the end."),
    ("flights by x,", "", "A dimension is missing at the end."),
    ("flights, by x", "by", "A metric's name is missing here."),
    ("flights as by x", "by", "The new name is missing here."),
    ("flights by time. month", ".", "A name is missing behind the dot."),
    (
        "flights by 'x'",
        "'x'",
        "A dimension is missing here. Names take double quotes or none; single quotes are for text.",
    ),
    ('flights by ""', '""', "This name is empty."),
    ('flights by "a\tb"', '"a\tb"', "A name cannot hold control or invisible characters."),
    ("flights where and", "and", "A value or a dimension is missing here. If one is called 'and', write \"and\"."),
    (
        "flights where 2fa = 1",
        "2fa",
        "'2fa' is neither a number nor a name. Put a name that starts with a digit in double",
    ),
    # quotes, parentheses, characters
    ("flights where a = 'x", "'x", "This text is never closed. Add a ' at its end"),
    ('flights by "x', '"x', 'This name is never closed. Add a " at its end.'),
    ("flights where a = {{x", "{{x", "This variable is never closed. Write {{name}}."),
    ("flights where (a = 1", "(", "This '(' is never closed. Add a ')'."),
    ("flights where (a = 1 limit 5", "(", "This '(' is never closed."),
    ("flights where round(a 1) = 2", "1", "Unexpected '1' within parentheses. A ',' or ')' may stand here."),
    ("flights where a = 1)", ")", "This ')' closes nothing."),
    ("flights where a && b", "&", "The character & has no meaning here. Say and."),
    ("flights where a = ‘x’", "‘", "Use straight quotes"),
    ("flights\u200b by x", "\u200b", "The character U+200B ZERO WIDTH SPACE has no meaning here."),
    (r"flights where a = e'\q'", r"e'\q'", r"'\q' is no escape."),
    (r"flights where a = e'\u0000'", r"e'\u0000'", "This text holds the character U+0000, which no warehouse stores."),
    # numbers
    ("flights limit -1", "-", "limit takes a whole number from 0 to 1,000,000,000,000."),
    ("flights limit 2.5", "2.5", "limit takes a whole number"),
    ("flights limit 1,000", ",", "Write numbers without thousands separators."),
    ("flights where a = 1e999", "1e999", "1e999 is too great for a number."),
    ("flights where a = " + "9" * 39, "9" * 39, "An exact number has at most 38 digits."),
    ("flights where a = +1", "+", "A number needs no '+' before it."),
    # conditions
    ("flights where", "", "A value or a dimension is missing at the end."),
    ("flights where a == 1", "==", "'==' is no comparison. Say =."),
    ("flights where a < b < c", "<", "Two comparisons in a row: '<' follows another."),
    ("flights where a = null", "=", "Nothing equals null. Say is null."),
    ("flights where a <> null", "<>", "Nothing equals null. Say is not null."),
    ("flights where a not in (1, null)", "null", "Nothing equals null, so it cannot be in a list."),
    ("flights where a is 5", "5", "'is' is followed by null or not null."),
    ("flights where a in ()", ")", "This list is empty, and nothing is in it."),
    ("flights where a in (select b from c)", "select", "A query has no sub-queries."),
    ("flights where a between 1", "", "'between' needs two bounds with and between them."),
    ("flights where case when a then b", "case", "This 'case' is never ended. Add: end."),
    ("flights where case a when 1 then 2 end = 2", "a", "'case' is followed by when."),
    ("flights where cast(a as varchar) = 'x'", "varchar", "No type 'varchar'. Did you mean 'text'?"),
    ("flights where cast(a as decimal(3)) = 1", "(", "Types take no width here."),
    ("flights where date '2013-02-30' = a", "'2013-02-30'", "There is no 2013-02-30."),
    ("flights where date '1.2.2013' = a", "'1.2.2013'", "'1.2.2013' is not written as in date '2013-06-01'."),
    (
        "flights where a > timestamp '2013-06-01 10:00+02:00'",
        "'2013-06-01 10:00+02:00'",
        "Leave the offset out and say: in time zone",
    ),
    ("flights where interval '1 day' = a", "interval", "There are no intervals in conditions."),
    ("flights where count(a) > 1", "count", "Aggregates are metrics: filter them with having"),
    ("flights where month(a) = 1", "month", "A date part is the end of a path: departed_on.extract_month."),
    ("flights where lenght(a) = 1", "lenght", "No function 'lenght' in conditions. Did you mean 'length'"),
    ("flights where round() = 1", "round", "round takes 1 to 2 arguments, not 0."),
    ("flights where nullif(a) = 1", "nullif", "nullif takes 2 arguments, not 1."),
    ("flights where round(a) over (b) = 1", "over", "A condition has no window functions."),
    # time
    ("flights during", "", "A stretch of time is missing behind during. Say: last 12 months"),
    ("flights during last 12 monts", "monts", "A unit of time is missing here. Did you mean 'months'?"),
    ("flights during last 0 days", "0", "last takes a whole number from 1 to 1,000,000."),
    ("flights during previous month", "previous", "'previous' is no stretch of time. Say last: last 12 months."),
    ("flights during until 2023-06", "until", "Say before: before 2023-07, the first month that no longer counts."),
    ("flights during until 2023-W52", "until", "Say before: before 2024-W01, the first week that no longer counts."),
    ("flights during after 2024-02-28", "after", "Say since: since 2024-02-29, the first day that counts."),
    ("flights during until 9999", "until", "Say before: before 2013-06-01, the first day that no longer counts."),
    ("flights during yesturday", "yesturday", "Did you mean 'yesterday'"),
    ("flights during 2013-13", "2013-13", "There is no 2013-13 in the calendar."),
    ("flights during 2013-02-29", "2013-02-29", "There is no 2013-02-29 in the calendar."),
    ("flights during 2013Q3", "2013Q3", "This is no point in time. Write 2013, 2013-Q3"),
    ("flights during 2013-6-1", "2013", "This is no point in time."),
    ("flights during '1 June'", "'1 June'", "'1 June' is no point in time."),
    ("flights during 2014 to 2013", "2014", "This stretch of time ends before it starts."),
    ("flights during 2013 - 2014", "-", "A stretch of time is not written with '-'. Say: 2013 to 2014."),
    ("flights during 2013-06-01 14:00", "2013-06-01 14:00", "A time of day stands here without quotes."),
    ("flights compare to last year", "last", "Say: compare to previous period, compare to previous year"),
    # order, time zone, shape
    ("flights order by 1", "1", "Columns are ordered by name, not by number."),
    ("flights order by -flights", "-", "Say: order by flights desc."),
    ("flights order by flights nulls", "", "'nulls' is followed by first or last."),
    ("flights in time zone UTC", "UTC", "A time zone's name in quotes is missing here."),
    ("flights in time zone 'New York'", "'New York'", "'New York' is no time zone's name."),
    ("by x", "by", "The query asks for no metric."),
    ("flights raw", "raw", "'raw' says something only with values of."),
    ("values of x by y", "by", "'by' says nothing with 'values of'."),
    ("flights values of x", "values", "Metrics cannot stand beside 'values of'."),
    ("range of x values of y", "range", "'range of' cannot stand beside 'values of'."),
    ("flights where " + "(" * 101 + "a", "(", "This is nested more than 100 deep."),
    ("flights where a = 1 + " + "1 + " * 100 + "1", "+", "This is nested more than 100 deep."),
]


@pytest.mark.parametrize(("text", "marked", "sentence"), FAULTS)
def test_a_fault_is_one_sentence_with_its_place(text, marked, sentence):
    with pytest.raises(QueryError) as caught:
        parse(text, variables={"x": 1})
    (issue,) = caught.value.issues
    assert sentence in issue.sentence
    assert (issue.place.source, issue.place.line) == ("query", 1)
    assert text[issue.place.column - 1 : issue.place.end - 1] == marked


def test_a_fault_is_shown_with_carets_under_it():
    with pytest.raises(QueryError) as caught:
        parse("flights\nby carrier.name\n\twher x = 1")
    assert str(caught.value) == (
        "query:3:2: 'wher' starts no clause. Did you mean 'where'?\n    \twher x = 1\n    \t^^^^"
    )


def test_a_text_without_end_is_not_read():
    with pytest.raises(QueryError, match="at most 1,000,000 are read"):
        parse("flights " + " " * 1_000_000)
