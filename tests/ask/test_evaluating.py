"""The evaluation itself: what a file may say, who is right, and the numbers, each against values worked out by hand."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from evaluation import World, questions

from workbench.ask import Answer, Zone
from workbench.ask.evaluation import Case, Outcome, Report, compared, differences, page, payload, read_cases, same_rows
from workbench.ask.evaluation.judging import Verdict
from workbench.ask.evaluation.measures import curve, precision_at, reliability, share
from workbench.cli import main
from workbench.errors import QueryError, WorkbenchError
from workbench.query.parse import parse

# --- the file ---------------------------------------------------------------------------------------------------------
WHOLE = """
today: 2024-05-01
questions:
- question: revenue by country
  query: revenue by customer.country
  accept: [revenue by customer.region]
  paraphrases: [turnover per country]
  tags: [groups]
- question: And for web orders?
  follows: revenue by country
  query: revenue by customer.country where channel = 'web'
- {question: What do our drivers earn?, declined: true, missing: drivers}
- {question: What are sales?, readings: [revenue, orders], today: 2023-01-01}
- {question: Total freight, rows: [[1234.5, Berlin, 2024-01-01, null, "7"]]}
"""


def test_a_file_says_all_kinds_of_cases() -> None:
    first, said, after, declined, several, rows = read_cases(WHOLE)
    assert first.queries == ("revenue by customer.country", "revenue by customer.region")
    assert (said.question, said.of, said.queries) == ("turnover per country", "revenue by country", first.queries)
    assert after.follows == "revenue by customer.country"
    assert (declined.answerable, declined.missing) == (False, "drivers")
    assert (several.readings, several.today) == (("revenue", "orders"), date(2023, 1, 1))
    assert rows.rows == (((1234.5, "Berlin", date(2024, 1, 1), None, "7"),),)
    assert first.today == date(2024, 5, 1)
    assert first.tags == ("groups",)


def test_json_says_the_same() -> None:
    (case,) = read_cases('[{"question": "revenue", "query": "revenue"}]', "questions.json")
    assert case == Case("revenue", queries=("revenue",))


def test_all_faults_of_a_file_are_told_at_once_with_their_lines() -> None:
    text = """
- question: one
  querry: orders
- question: two
- question: three
  query: orders by
- question: four
  query: orders
  declined: true
- query: orders
- {question: five, query: orders, follows: what else?}
"""
    with pytest.raises(QueryError) as caught:
        read_cases(text)
    told = {(issue.code, issue.place.line) for issue in caught.value.issues if issue.place}
    assert told == {
        ("unknown-key", 3),
        ("one-answer", 2),
        ("one-answer", 4),
        ("not-a-query", 6),
        ("one-answer", 7),
        ("missing-key", 10),
        ("unknown-question", 11),
    }
    assert ("query",) in [issue.suggestions for issue in caught.value.issues]


def test_a_file_that_is_no_list_is_refused() -> None:
    with pytest.raises(QueryError, match="list of questions"):
        read_cases("revenue")


# --- rows and parts ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("ours", "expected", "same"),
    [
        ([("web", 3), ("app", 1)], [(1, "app"), (3, "web")], True),
        ([(1.00000001,)], [(1,)], True),
        ([(1.001,)], [(1,)], False),
        ([(Decimal("2.5"), "x")], [(2.5,)], True),
        ([(2.5,)], [(2.5, "x")], False),
        ([(datetime(2024, 1, 1),)], [(date(2024, 1, 1),)], True),
        ([(1,), (1,)], [(1,)], False),
        ([(1, 2), (2, 1)], [(1, 1), (2, 2)], False),
        ([(None,)], [(0,)], False),
        ([], [], True),
    ],
)  # fmt: skip
def test_rows_are_the_same_whatever_their_order_and_names(ours: list, expected: list, *, same: bool) -> None:
    assert same_rows(ours, expected) is same


@pytest.mark.parametrize(
    ("expected", "came", "told"),
    [
        ("a by x, y where p = 1 and q = 2", "a by y, x where q = 2 and p = 1", []),
        ("a", "b", ["metrics: expected a, came b"]),
        ("a where p = 1", "a where p = 1 during 2024", ["during: expected none, came 2024"]),
        ("a by x order by a limit 1", "a by x order by a desc limit 2",
         ["order: expected a, came a desc", "limit: expected 1, came 2"]),
        ("share of a by x", "a by x", ["metrics: expected share of a, came a"]),
        ("values of x", "values of y", ["values: expected x, came y"]),
    ],
)  # fmt: skip
def test_the_parts_that_differ_are_told(expected: str, came: str, told: list[str]) -> None:
    assert [str(d) for d in differences(parse(expected), parse(came))] == told


# --- numbers ----------------------------------------------------------------------------------------------------------
def outcome(chance: float, verdict: Verdict, question: str = "q", came: str = "orders") -> Outcome:
    given = verdict in {Verdict.RIGHT, Verdict.WRONG, Verdict.INVENTED}
    answerable = verdict in {Verdict.RIGHT, Verdict.WRONG, Verdict.MISSED}
    answer = (
        Answer(question, parse(came), came, chance, Zone.ANSWER)
        if given
        else Answer(question, confidence=chance, clarification="No.")
    )
    return Outcome(Case(question, queries=("orders",) if answerable else ()), answer, verdict, 0.01, exact=given)


def test_precision_at_coverage_counts_the_surest_first_and_answers_to_what_has_none_as_wrong() -> None:
    outcomes = [
        outcome(0.9, Verdict.RIGHT),
        outcome(0.8, Verdict.RIGHT),
        outcome(0.7, Verdict.INVENTED),
        outcome(0.6, Verdict.WRONG),
        outcome(0.1, Verdict.MISSED),
        outcome(0.1, Verdict.DECLINED),
    ]
    points = curve(outcomes)
    assert [(p.coverage, p.precision) for p in points] == [(0.25, 1.0), (0.5, 1.0), (0.5, 2 / 3), (0.75, 0.5)]
    assert precision_at(points, 0.5) == 1.0
    assert precision_at(points, 0.7) == 0.5
    assert precision_at(points, 0.8) is None


def test_reliability_is_over_bins_of_equal_mass_with_a_bound_above_the_error() -> None:
    outcomes = [outcome(0.9, Verdict.RIGHT)] * 9 + [outcome(0.9, Verdict.WRONG)]
    outcomes += [outcome(0.5, Verdict.RIGHT)] * 2 + [outcome(0.5, Verdict.WRONG)] * 8
    found = reliability(outcomes, bins=2)
    assert found is not None
    assert [(b.count, round(b.confidence, 3), b.right) for b in found.bins] == [(10, 0.5, 0.2), (10, 0.9, 0.9)]
    assert found.error == pytest.approx(0.15)
    assert found.bound > found.error
    assert reliability(outcomes, bins=2) == found


def test_a_share_has_wilsons_interval() -> None:
    low, high = share([True] * 8 + [False] * 2).interval or (0, 0)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


# --- over a catalog ---------------------------------------------------------------------------------------------------
def test_each_kind_of_case_is_judged(shop: World) -> None:
    cases = read_cases("""
- {question: revenue by country, query: revenue by customer.country}
- {question: orders by channel, query: revenue by channel}
- {question: How many employees do we have?, declined: true, missing: employees}
- {question: revenue by channel, declined: true}
- {question: How many orders did we get?, rows: [[-1]]}
- {question: only web, follows: revenue by customer.country, query: revenue by customer.country where channel = 'web'}
- {question: revenue in May, query: nothing_like_it}
""")
    report = shop.report(cases)
    assert [o.verdict.value for o in report.outcomes] == [
        "right", "wrong", "declined", "invented", "wrong", "right", "faulty",
    ]  # fmt: skip
    assert [str(d) for d in report.outcomes[1].differences] == ["metrics: expected revenue, came orders"]
    assert report.outcomes[2].named is True
    assert report.outcomes[0].rank == 1
    assert report.outcomes[1].rank > 1
    assert (report.accuracy.hits, report.accuracy.of) == (2, 4)
    assert "nothing_like_it" in report.outcomes[6].fault


@pytest.mark.parametrize(
    ("question", "readings", "verdict", "offered"),
    [
        ("revenue by channel", "orders by channel, revenue by channel", Verdict.RIGHT, False),
        ("value of an order by channel", "avg_order_value by channel, orders by channel", Verdict.RIGHT, True),
        ("what we sell by channel", "units_sold by channel, buyers by channel", Verdict.RIGHT, True),
        ("value of an order by channel", "buyers by channel, buyers by product.brand", Verdict.WRONG, False),
    ],
)
def test_an_ambiguous_question_is_right_where_a_reading_of_it_comes_or_is_offered(
    shop: World, question: str, readings: str, verdict: Verdict, *, offered: bool
) -> None:
    (found,) = shop.asked(read_cases(f"[{{question: {question}, readings: [{readings}]}}]"))
    assert (found.verdict, found.offered) == (verdict, offered)


def test_what_is_confirmed_beforehand_is_not_asked(shop: World) -> None:
    cases = questions("shop")
    report = shop.report(cases, confirm=10)
    assert len(report.outcomes) == len(cases) - 10


def test_an_evaluation_leaves_nothing_in_the_registry(shop: World) -> None:
    before = shop.session.memory.used()
    shop.report(questions("shop")[:5])
    assert shop.session.memory.used() == before


# --- reports ----------------------------------------------------------------------------------------------------------
def test_a_baseline_tells_what_got_better_and_worse() -> None:
    before = Report(
        (outcome(0.9, Verdict.RIGHT, "a"), outcome(0.9, Verdict.WRONG, "b"), outcome(0.9, Verdict.RIGHT, "c"))
    )
    after = Report(
        (outcome(0.9, Verdict.WRONG, "a", "visits"), outcome(0.9, Verdict.RIGHT, "b"), outcome(0.9, Verdict.RIGHT, "d"))
    )
    found = compared(after, json.dumps(payload(before)))
    assert ([c.question for c in found.better], [c.question for c in found.worse]) == (["b"], ["a"])
    assert (found.added, found.removed) == (("d",), ("c",))
    assert "was right: orders" in str(found)
    with pytest.raises(WorkbenchError, match="no evaluation"):
        compared(after, "[]")


def test_the_page_is_whole_and_its_texts_are_escaped() -> None:
    nasty = "<script>alert('x')</script>"
    text = page(Report((outcome(0.9, Verdict.WRONG, nasty), outcome(0.4, Verdict.RIGHT)), nasty))
    assert nasty not in text
    assert "&lt;script&gt;" in text
    assert "<svg" in text
    assert "prefers-color-scheme:dark" in text
    assert all(mark not in text for mark in ("http:", "https:", "src=", "url("))


def test_the_command_judges_a_file_and_fails_where_more_is_demanded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few, out, told = tmp_path / "few.questions.yml", tmp_path / "out.json", tmp_path / "out.html"
    few.write_text("[{question: flights by carrier, query: flights by carrier.name}, {question: fuel, declined: true}]")
    assert main(["evaluate", str(few), "--output", str(out), "--html", str(told)]) == 0
    assert "1 of 1" in capsys.readouterr().out
    assert json.loads(out.read_text())["numbers"]["accuracy by rows"]["hits"] == 1
    assert "flights by carrier" in told.read_text()
    few.write_text("[{question: flights by carrier, query: cancellations}]")
    assert main(["evaluate", str(few), "--min-accuracy", "50%", "--no-worse", "--baseline", str(out)]) == 1
    said = capsys.readouterr().err
    assert "Too low" in said
    assert "1 questions were answered better" in said


def test_a_catalog_without_questions_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(__file__).parents[1] / "ask" / "train"
    assert main(["evaluate", str(folder / "nothing.yml")]) == 1
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--baseline", "nowhere.json"], "The baseline nowhere.json cannot be read"),
        (["--no-worse"], "--no-worse compares with an earlier run, and none is named. Add --baseline FILE."),
    ],
)
def test_a_baseline_that_is_not_there_is_told_before_anything_is_asked(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", *given]) == 1
    assert said in capsys.readouterr().err
