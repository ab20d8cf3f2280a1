"""Learning from judgements: what is learnt holds for questions that were not judged, a gate stops what is wrong, and back is exact."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import exp
from pathlib import Path
from random import Random
from threading import Event

import pytest

import workbench
from workbench.ask import Answer
from workbench.ask.evaluation import Case, read_cases
from workbench.ask.learning import Judged, Sure, adapters_of, contests_of, recalibrated, relearnt
from workbench.ask.ranker import FEATURES, dumped, loaded, shipped
from workbench.ask.train.ranking import first
from workbench.cli import main
from workbench.errors import WorkbenchError
from workbench.examples import flights_folder
from workbench.session import Workbench
from workbench.session.evaluating import cases_of, evaluated, files_of
from workbench.session.learned import Learned
from workbench.session.learning import Cancelled, in_background, judgements, learn, rolled_back

SHOP = Path(__file__).parents[1] / "ask" / "shop"

Open = Callable[[], Workbench]


@pytest.fixture
def reopen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens the same catalog with the same registry again and again, as kernels do."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    opened: list[Workbench] = []

    def again() -> Workbench:
        wb = workbench.open(flights_folder(), warehouse=flights_folder(), registry=f"sqlite:///{tmp_path}/registry.db")
        wb.finding.index.wait(60)
        opened.append(wb)
        return wb

    yield again
    for wb in opened:
        wb.close()


def poison(wb: Workbench) -> None:
    """Somebody says of many questions that the wrong metric is right: the one whose name and words are least in them."""
    asked = ["How many flights are there", "average arrival delay", "cancellation rate", "average distance flown"]
    groups = ["by airline", "by origin", "per month", "in March", "for Delta", "on Mondays", "by plane model"]
    for question in asked:
        for group in groups:
            wb.judge(f"{question} {group}", "avg_wind_speed", good=False, correction="avg_wind_speed")


def everything(wb: Workbench) -> list[Answer]:
    questions = [
        "flights by airline",
        "rain at JFK",
        "how late is United",
        "busiest month",
        "diverted planes per origin",
    ]
    return [replace(wb.finding.ask(q, today=wb.today, previous=None, memory=()), runner=None) for q in questions]


def test_nothing_is_learnt_from_nothing(reopen: Open) -> None:
    found = reopen().learn()
    assert not found.promoted
    assert "5 are needed" in found.reason


def test_a_poisoned_set_of_judgements_is_stopped_by_the_gate(reopen: Open) -> None:
    wb = reopen()
    before = everything(wb)
    poison(wb)
    found = learn(wb)
    assert not found.promoted
    assert any(not trial.passed for trial in found.trials)
    assert "would get worse" in str(found)
    assert everything(wb) == before
    assert everything(reopen()) == before


def test_going_back_gives_the_very_answers_of_before(reopen: Open) -> None:
    wb = reopen()
    before = everything(wb)
    learned = wb.finding.learned
    assert learned is not None
    other = replace(shipped(), metric=tuple(-w for w in shipped().metric), trained="upside down")
    assert learned.promote(other) == 1
    wb.finding.relearn()
    assert everything(wb) != before
    assert everything(reopen()) == everything(wb)
    assert learned.promote(replace(other, answered=0.9)) == 2
    assert learned.rollback() == 1
    assert learned.ranker() == other
    assert learned.rollback() == 0
    assert everything(reopen()) == before


def test_learning_can_be_stopped_and_leaves_everything_as_it_was(reopen: Open) -> None:
    wb = reopen()
    poison(wb)
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled, match="as it was"):
        learn(wb, stop=stop)
    lesson = in_background(wb)
    lesson.cancel()
    with pytest.raises(Cancelled):
        lesson.result(120)
    assert lesson.done
    assert wb.finding.learned == Learned.of(wb.catalog)
    assert Learned.of(wb.catalog).versions == ()


def test_going_back_from_a_layer_over_the_encoder_is_exact_too(reopen: Open) -> None:
    wb = reopen()
    before = everything(wb)
    poison(wb)
    adapter = next(adapters_of(wb.finding.asker, judgements(wb)))
    learned = wb.finding.learned
    assert learned is not None
    learned.promote(replace(shipped(), adapter=adapter))
    wb.finding.relearn()
    turned = everything(wb)
    assert turned != before
    assert everything(reopen()) == turned
    assert "the shipped weights are in force" in rolled_back(wb)
    assert everything(wb) == before
    assert everything(reopen()) == before


def test_what_was_not_compared_with_the_weights_in_force_is_not_put_in_force(tmp_path: Path) -> None:
    learned = Learned(tmp_path)
    learned.promote(replace(shipped(), answered=0.7), over=0)
    with pytest.raises(WorkbenchError, match="came in force while this was learnt"):
        learned.promote(replace(shipped(), answered=0.8), over=0)
    assert learned.versions == (1,)
    assert learned.ranker().answered == 0.7


_PROMOTES = """
import sys
from dataclasses import replace
from pathlib import Path
from workbench.ask.ranker import shipped
from workbench.session.learned import Learned

for number in range(40):
    Learned(Path(sys.argv[1])).promote(replace(shipped(), answered=float(sys.argv[2]), offered=number / 100))
"""


def test_several_processes_at_once_leave_whole_versions_one_of_them_in_force(tmp_path: Path) -> None:
    marks = (0.71, 0.72, 0.73)
    commands = [[sys.executable, "-c", _PROMOTES, str(tmp_path), str(mark)] for mark in marks]
    running = [subprocess.Popen(command) for command in commands]  # noqa: S603  ourselves
    assert [process.wait(120) for process in running] == [0, 0, 0]
    learned = Learned(tmp_path)
    assert learned.versions == tuple(range(1, 121))
    found = [learned.ranker(number) for number in learned.versions]
    assert sorted((r.answered, r.offered) for r in found) == sorted((m, n / 100) for m in marks for n in range(40))
    assert learned.in_force in learned.versions
    assert not [path for path in tmp_path.iterdir() if path.suffix not in {".json", ""}]


def test_a_version_that_was_broken_off_is_passed_over_on_the_way_back(tmp_path: Path) -> None:
    learned = Learned(tmp_path)
    one = replace(shipped(), answered=0.7)
    learned.promote(one)
    (tmp_path / "2.json").write_text("{")
    assert learned.promote(replace(shipped(), answered=0.8)) == 3
    assert learned.rollback() == 1
    assert learned.ranker() == one


def test_weights_survive_being_written_and_what_is_none_is_refused() -> None:
    assert loaded(dumped(shipped())) == shipped()
    for text in (
        "",
        "{}",
        dumped(shipped()).replace('"version": 1', '"version": 99'),
        dumped(replace(shipped(), intercept=float("nan"))),
    ):
        with pytest.raises(WorkbenchError, match="no weights"):
            loaded(text)


def test_weights_that_cannot_be_read_give_way_to_those_shipped(tmp_path: Path) -> None:
    learned = Learned(tmp_path)
    learned.promote(replace(shipped(), answered=0.7))
    assert learned.ranker().answered == 0.7
    (tmp_path / "1.json").write_text("{")
    assert learned.ranker() == shipped()


def test_the_command_goes_back(
    reopen: Open, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    learned = reopen().finding.learned
    assert learned is not None
    learned.promote(replace(shipped(), answered=0.7))
    assert main(["learn", "--rollback", "--catalog", str(flights_folder())]) == 0
    assert "the shipped weights are in force" in capsys.readouterr().out
    assert learned.in_force == 0
    assert main(["learn", "--rollback", "--catalog", str(flights_folder())]) == 0
    assert "nothing to go back" in capsys.readouterr().out


#: Weights that somebody's odd judgements might have left: only the words of a metric's documentation count.
SKEWED = replace(
    shipped(), metric=tuple(1.0 if name == "words" else 0.0 for name in FEATURES), trained="the words alone"
)


def halves(wb: Workbench) -> tuple[tuple[Judged, ...], tuple[Judged, ...]]:
    """The example's questions, every other one in either half."""
    cases = [case for case in cases_of(files_of(wb, ())) if case.queries]
    judged = [Judged(case.question, case.queries[0], good=True) for case in cases]
    return tuple(judged[::2]), tuple(judged[1::2])


def test_what_is_learnt_from_some_questions_holds_for_others(reopen: Open) -> None:
    wb = reopen()
    asker = wb.finding.asker
    found = (contests_of(asker, half, today=wb.today) for half in halves(wb))
    judged, others = ([one for one in half if one.fair] for half in found)
    learnt = relearnt(SKEWED, judged, ())
    assert len(others) >= 30
    assert first(others, learnt) >= first(others, SKEWED) + 0.05


def test_confidence_follows_what_was_right_and_few_judgements_change_little() -> None:
    wrong = [Sure(2.0, right=False)] * 40 + [Sure(2.0, right=True)] * 10
    chance = 1 / (1 + exp(-2.0))
    evidence = [0.0] * len(shipped().evidence)
    start = replace(shipped(), intercept=2.0)
    after = recalibrated(start, wrong).chance(evidence)
    assert 0.2 < after < chance - 0.3
    assert abs(recalibrated(start, wrong[:1]).chance(evidence) - chance) < 0.1
    assert recalibrated(start, ()) == start


@pytest.mark.slow
def test_learning_is_put_in_force_where_it_makes_nothing_worse_and_holds_for_what_was_not_judged(reopen: Open) -> None:
    wb = reopen()
    learned = wb.finding.learned
    assert learned is not None
    learned.promote(SKEWED)
    wb.finding.relearn()
    judged, others = halves(wb)
    before = everything(wb)
    asked = [Case(one.question, queries=(one.query,)) for one in others]
    earlier = evaluated(wb, asked).accuracy.hits
    for one in judged[:30]:
        wb.judge(one.question, None, good=False, correction=one.query)
    found = learn(wb)
    assert found.promoted, str(found)
    assert evaluated(wb, asked).accuracy.hits > earlier
    learned.rollback()
    assert everything(reopen()) == before


LIBRARY = Path(__file__).parents[1] / "ask" / "heldout" / "library"


@pytest.mark.slow
def test_questions_that_nobody_judged_find_their_metric_over_a_catalog_of_ones_own_and_it_is_told_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    catalog = shutil.copytree(LIBRARY, tmp_path / "library", ignore=shutil.ignore_patterns("questions.yml"))
    wb = workbench.open(catalog, warehouse=catalog, registry=f"sqlite:///{tmp_path}/registry.db")
    wb.finding.index.wait(60)
    text = (LIBRARY / "questions.yml").read_text("utf-8")
    cases = [case for case in read_cases(text) if case.queries and case.follows is None]
    chosen = Random(3).sample([case for case in cases if case.of is None], 20)  # noqa: S311  a draw, no secret
    others = [Judged(case.question, case.queries[0], good=True) for case in cases if case not in chosen]

    def right() -> int:
        asker = wb.finding.asker
        return sum(one.led(asker.near.ranker) for one in contests_of(asker, others, today=wb.today))

    before = right()
    for one in chosen:
        wb.judge(one.question, None, good=False, correction=one.queries[0])
    told: list[tuple[str, int, int]] = []
    found = learn(wb, lambda *step: told.append(step))
    assert found.promoted, str(found)
    assert "meaning" in found.reason
    assert all(trial.passed for trial in found.trials)
    assert right() >= before + 3, f"{before} → {right()} of {len(others)}"
    assert all(0 <= done <= of for _, done, of in told)
    assert {"what was judged", "replay", "the example's questions"} <= {what for what, *_ in told}
    rolled_back(wb)
    assert right() == before
    wb.close()
