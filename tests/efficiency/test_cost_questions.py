"""Questions about whose a cost is, how it was computed and why it changed: the cell that is proposed, and what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

import workbench
from workbench.ask import Answer, Zone
from workbench.catalog.kept import load_kept
from workbench.cli import main
from workbench.efficiency import named
from workbench.efficiency.named import AssetName, OwnerName
from workbench.errors import WorkbenchError
from workbench.project import trust
from workbench.session import Workbench
from workbench.session.costs import explanation_of

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "efficiency" / "cost_questions.yml").read_text(encoding="utf-8")
)
MONTHS = tuple(f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13))[2:16]
TODAY = date(2026, 4, 7)


@pytest.fixture(scope="module")
def catalog(made_cloud: Path):
    return load_kept(made_cloud / "catalog")


@pytest.fixture(scope="module")
def browsing(made_cloud: Path, catalog, tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    """What the panel asks: no warehouse, only the names that were published; as after thirteen months."""
    lake = tmp_path_factory.mktemp("lake")
    found = named.read(made_cloud / "lake")
    assert found is not None
    assert found.months == ("2026-02", "2026-03")
    named.write(lake, replace(found, months=MONTHS, month="2026-03"))
    return _with_meaning(Workbench(catalog, lake=lake, today=TODAY))


@pytest.fixture(scope="module")
def without(catalog) -> Workbench:
    """The same in a project that allocates nothing."""
    return _with_meaning(Workbench(catalog, today=TODAY))


def _with_meaning(made: Workbench) -> Workbench:
    """The same once the encoder has read the catalog: two are to be compared."""
    made.finding.index.wait(120)
    return made


@pytest.fixture
def cloud(made_cloud: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    trust(made_cloud)
    return workbench.open(made_cloud, registry=":memory:")


def cells(answer: Answer) -> list[str | None]:
    return [answer.cell, *(other.cell for other in answer.alternatives)]


# --- wordings ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("case", [*CASES["plain"], *CASES["second"], *CASES["third"]], ids=lambda case: case["ask"])
def test_a_question_about_a_cost_is_answered_with_the_cell_that_explains_it(browsing: Workbench, case) -> None:
    answer = browsing.ask(case["ask"])
    assert answer.cell == f"%efficiency {case['cell']}"
    assert (answer.query, answer.zone, answer.magic) == (None, Zone.ANSWER, "efficiency")
    assert answer.confidence > 0.6
    assert answer.says
    assert answer.reasoning


@pytest.mark.parametrize("case", CASES["choices"], ids=lambda case: case["ask"])
def test_what_is_not_said_clearly_is_asked_back(browsing: Workbench, case) -> None:
    answer = browsing.ask(case["ask"])
    assert cells(answer) == [f"%efficiency {cell}" for cell in case["cells"]]
    assert answer.zone is Zone.CHOOSE
    assert answer.confidence < 0.6
    assert answer.clarification


@pytest.mark.parametrize("case", CASES["declined"], ids=lambda case: case["ask"])
def test_what_is_not_there_is_declined_with_the_reason(browsing: Workbench, case) -> None:
    answer = browsing.ask(case["ask"])
    assert (answer.cell, answer.zone, answer.clarification) == (None, Zone.ABSTAIN, case["says"])


@pytest.mark.parametrize("question", CASES["numbers"])
def test_a_question_for_a_number_is_answered_as_in_any_project(
    browsing: Workbench, without: Workbench, question: str
) -> None:
    assert browsing.ask(question) == without.ask(question)


@pytest.mark.parametrize(
    "case", [CASES["plain"][0], CASES["plain"][20], CASES["plain"][28]], ids=lambda case: case["ask"]
)
def test_in_a_project_without_efficiency_nothing_is_explained(without: Workbench, case) -> None:
    assert without.ask(case["ask"]).magic != "efficiency"


def test_the_reasons_say_what_each_word_was_taken_for(browsing: Workbench) -> None:
    answer = browsing.ask("Why did the bill of serch jump in March?")
    assert [(reason.words, reason.kind, reason.means) for reason in answer.reasoning] == [
        ("why did the bill of … jump", "explanation", "why"),
        ("serch", "owner", "search"),
        ("in March", "time", "2026-02 and 2026-03"),
    ]
    assert "'serch' is read as search." in answer.assumptions
    sure = browsing.ask("Why did the bill of search jump in March?")
    assert sure.confidence > answer.confidence
    assert "Why what search pays changed from 2026-02 to 2026-03" in str(sure)


# --- going on ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("previous", "question", "cell"),
    [
        ("%efficiency explain search --period 2026-03", "why did it change?", "why search --period 2026-02 2026-03"),
        ("%efficiency explain search --period 2026-03", "and checkout?", "explain checkout --period 2026-03"),
        ("%efficiency explain search --period 2026-03", "what about February", "explain search --period 2026-02"),
        (
            "%efficiency why search --period 2026-02 2026-03",
            "how was this computed?",
            "explain search --period 2026-03",
        ),
        ("%efficiency why search --period 2026-02 2026-03", "and in May 2025?", "why search --period 2025-04 2025-05"),
        ("%efficiency whose service/payments", "and identity?", "whose service/identity"),
        (
            "%efficiency explain search --period 2026-03 --currency USD",
            "and checkout?",
            "explain checkout --period 2026-03 --currency USD",
        ),
        (
            "allocated_cost by currency where owner.name = 'Search and discovery' during 2026-03",
            "how was this computed?",
            "explain search --period 2026-03",
        ),
        ("allocated_cost by currency during 2026-03", "why?", "why everybody --period 2026-02 2026-03"),
    ],
)
def test_a_question_goes_on_from_what_was_explained_or_asked_before(
    browsing: Workbench, previous: str, question: str, cell: str
) -> None:
    answer = browsing.ask(question, previous=previous)
    assert answer.cell == f"%efficiency {cell}"
    assert answer.continues


def test_a_metric_after_an_explanation_is_a_question_of_its_own(browsing: Workbench, without: Workbench) -> None:
    question = "allocated cost by owner_now.parent.name in March"
    found = browsing.ask(question, previous="%efficiency explain search --period 2026-03", asked_next=True)
    assert found == without.ask(question)


def test_a_change_that_only_the_allocation_knows_comes_before_the_change_by_dimensions(browsing: Workbench) -> None:
    answer = browsing.ask("why the dip?", previous="allocated_cost by currency during 2026-03")
    assert answer.cell == "%efficiency why everybody --period 2026-02 2026-03"
    (other,) = answer.alternatives
    assert other.cell.startswith("%%why\nallocated_cost")
    shared = browsing.ask("why the dip?", previous="shared_cost by currency during 2026-03")
    assert (shared.magic, shared.query is None) == ("why", False)


# --- what people say --------------------------------------------------------------------------------------------------
def test_what_was_not_meant_is_not_proposed_again_and_a_correction_is(cloud: Workbench) -> None:
    question = "how was our bill computed in March?"
    answer = cloud.ask(question)
    assert answer.cell == "%efficiency explain everybody --period 2026-03"
    cloud.feedback(answer, good=True)
    assert cloud.ask(question).cell == answer.cell
    cloud.feedback(answer, good=False)
    assert cloud.ask(question).magic == "metric"
    cloud.feedback(answer, good=False, correction="allocated_cost by currency during 2026-03")
    assert cloud.ask(question).text == "allocated_cost\nby currency\nduring 2026-03"
    assert cloud.memory.confirmed() == ((question, "allocated_cost\nby currency\nduring 2026-03"),)


# --- what the cell shows ----------------------------------------------------------------------------------------------
def published(cloud: Workbench, month: str, owner: str | None) -> dict[str, Decimal]:
    """What was paid by currency, from the published table alone."""
    with cloud.efficiency.lake.published.connect() as connection:
        rows = connection.execute(
            "SELECT currency, sum(amount) FROM owner_cost WHERE strftime(period_start, '%Y-%m') = $month"
            " AND ($owner IS NULL OR owner_id = $owner) GROUP BY 1 HAVING sum(amount) <> 0",
            {"month": month, "owner": owner},
        ).fetchall()
    return dict(rows)


@pytest.mark.parametrize(
    ("question", "owner"),
    [("how was the bill of search in March computed?", "search"), ("where does our bill in March come from?", None)],
)
def test_what_the_proposed_cell_computes_sums_to_what_is_published(
    cloud: Workbench, question: str, owner: str | None
) -> None:
    found = cloud.ask(question).run()
    expected = published(cloud, "2026-03", owner)
    assert {one.currency: one.amount for one in found} == expected
    assert {one.currency: sum(line.amount for line in one.lines) for one in found} == expected


@pytest.mark.parametrize(("who", "owner"), [("checkout's", "checkout"), ("our", None)])
def test_the_causes_that_the_proposed_cell_names_sum_to_the_change(
    cloud: Workbench, who: str, owner: str | None
) -> None:
    found = cloud.ask(f"why did {who} costs change from February to March?").run()
    before, after = published(cloud, "2026-02", owner), published(cloud, "2026-03", owner)
    assert {one.currency for one in found} == before.keys() | after.keys()
    for one in found:
        assert one.delta == after.get(one.currency, 0) - before.get(one.currency, 0)
        assert sum(one.terms().values()) == one.delta


def test_whose_a_resource_was_then_is_told_for_then(cloud: Workbench) -> None:
    was, now = (
        cloud.ask(f"who {verb} recommendations{when}?").run()
        for verb, when in (("owned", " in February 2026"), ("owns", ""))
    )
    assert was.owners == (("search", Decimal(1)),)
    assert was.at.strftime("%Y-%m") == "2026-02"
    assert now.tries[-1].matched


def test_a_command_asks_and_shows_what_explains(
    made_cloud: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    trust(made_cloud)
    where = ["--catalog", str(made_cloud), "--today", "2026-03-20"]
    assert main(["ask", "why is orders-db charged to us?", "--run", *where]) == 0
    shown = capsys.readouterr().out
    assert "%efficiency whose service/orders-db" in shown
    assert "belongs to checkout 45.0%" in shown
    assert main(["ask", "why did our bill change from February to March?", "--format", "json", *where]) == 0
    said = capsys.readouterr().out
    assert '"magic": "efficiency"' in said
    assert '"query": "%efficiency why everybody --period 2026-02 2026-03"' in said
    assert main(["ask", "how was search's bill in 2024-01 computed?", *where]) == 1


@pytest.fixture
def shell(made_cloud: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    """IPython with the magics, in the folder of the project."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("WORKBENCH_REGISTRY", f"sqlite:///{tmp_path / 'registry.sqlite'}")
    monkeypatch.chdir(made_cloud)
    trust(made_cloud)
    made = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    made.run_line_magic("load_ext", "workbench")
    yield made
    made.run_line_magic("unload_ext", "workbench")
    InteractiveShell.clear_instance()


def test_in_a_notebook_nothing_runs_until_the_person_says_so(shell: InteractiveShell) -> None:
    with capture_output() as before:
        proposed = shell.run_cell("%ask how was the bill of analytics in March computed?").result
    assert shell.rl_next_input == "%efficiency explain analytics --period 2026-03"
    assert "How what analytics pays for 2026-03 was computed" in repr(proposed)
    assert "Look the line over" in proposed._repr_html_()
    assert not before.outputs
    with capture_output() as said:
        run = shell.run_cell("%ask --run and how did it change?").result
    kinds = [kind for output in said.outputs for kind in output.data]
    assert any("vega" in kind for kind in kinds)  # a waterfall for each currency
    assert "analytics: " in repr(run)
    assert "The causes sum to the change exactly" in repr(run)


# --- names ------------------------------------------------------------------------------------------------------------
def test_names_are_read_as_they_were_written_and_nothing_else_is(tmp_path: Path) -> None:
    found = named.Named(
        "2026-03",
        ("2026-03",),
        ("USD",),
        ("kafka",),
        (OwnerName("a", "Ä", "team", "b"),),
        (AssetName("p", "q", "", ("r",)),),
    )
    assert named.read(tmp_path) is None
    named.write(tmp_path, found)
    assert named.read(tmp_path) == found
    for text in ("", "[]", '{"month": 5}', "[" * 100_000, "\x00"):
        (tmp_path / named.FILE).write_text(text, encoding="utf-8")
        assert named.read(tmp_path) is None


@pytest.mark.parametrize("evil", ["search\n!rm -rf x", "search --currency USD", "'search", "a\u2028b", ' "x'])
def test_a_name_that_would_be_more_than_a_name_in_a_cell_is_never_proposed(tmp_path: Path, catalog, evil: str) -> None:
    owners = (OwnerName(evil, "Hunters", "team"), OwnerName("search", "Search", "team"))
    assets = (AssetName("service", evil), AssetName(evil, "hunter-api"))
    named.write(tmp_path, named.Named("2026-03", ("2026-02", "2026-03"), ("USD",), (), owners, assets))
    asked = Workbench(catalog, lake=tmp_path, today=TODAY)
    for question in ("how was the bill of hunters computed?", "who owns hunter-api?", "why did hunters' cost rise?"):
        for cell in cells(asked.ask(question)):
            assert cell is None or (explanation_of(cell) is not None and evil not in cell)


def test_what_a_line_says_comes_back_from_it() -> None:
    for line in (
        "%efficiency whose azure//subscriptions/a/b",
        "%efficiency explain 'two words' --period 2026-03-16 --currency USD --as-now",
        "%efficiency why everybody --period 2026-02 2026-03",
    ):
        found = explanation_of(line)
        assert found is not None
        assert found.line == line
    assert explanation_of("allocated_cost") is None
    assert explanation_of("%efficiency audits") is None


def test_without_a_project_the_line_is_refused_with_the_way_out(browsing: Workbench) -> None:
    with pytest.raises(WorkbenchError, match="no cloud efficiency"):
        browsing.ask("who owns payments?").run()
