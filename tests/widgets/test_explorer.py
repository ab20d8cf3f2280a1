from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.session import Workbench, open_workbench
from workbench.widgets import Explorer, explore
from workbench.widgets.draft import Draft


@pytest.fixture(scope="module")
def workbench(tmp_path_factory) -> Iterator[Workbench]:
    folder = tmp_path_factory.mktemp("explorer")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        opened = open_workbench(registry=f"sqlite:///{folder / 'registry.sqlite'}")
        yield opened
        opened.close()


@pytest.fixture
def explorer(workbench) -> Explorer:
    return explore(workbench)


def test_a_workbench_opens_its_explorer(workbench):
    assert isinstance(workbench.explore(), Explorer)


def listed(explorer: Explorer) -> list[str]:
    return [name for _, name in explorer.list.options]


def test_it_lists_every_metric_and_shows_the_first(explorer, workbench):
    assert set(listed(explorer)) == set(workbench.catalog.metrics)
    assert explorer.list.value == listed(explorer)[0]
    assert explorer.query.value.splitlines()[0] == explorer.list.value


def test_typing_narrows_the_list_by_meaning_and_words(explorer):
    explorer.words.value = "cancelled"
    assert "cancellations" in listed(explorer)
    assert "avg_wind_speed" not in listed(explorer)
    explorer.words.value = ""
    assert "avg_wind_speed" in listed(explorer)


def test_a_facet_narrows_the_list(explorer, workbench):
    explorer.facets["dataset"].value = "weather"
    assert "avg_wind_speed" in listed(explorer)
    assert "flights" not in listed(explorer)
    explorer.facets["dataset"].value = "any"
    assert set(listed(explorer)) == set(workbench.catalog.metrics)


def test_words_that_match_nothing_are_said(explorer):
    explorer.words.value = "zzqx"
    assert listed(explorer) == [] or "metric" in explorer.found.value
    if not listed(explorer):
        assert "Nothing matches &#x27;zzqx&#x27;" in explorer.found.value
        assert explorer.button.disabled


def test_pickers_write_a_query_that_runs(explorer, workbench):
    explorer.list.value = "flights"
    explorer.first.value = "carrier.name"
    explorer.period.value = "2013-06"
    assert explorer.query.value == "flights\nby carrier.name\nduring 2013-06\norder by flights desc"
    assert int(workbench.run(explorer.query.value).df["flights"].sum()) == 28_243
    assert "%%metric\nflights" in explorer.cell.value


def test_every_choice_of_every_metric_gives_a_query_that_plans(explorer, workbench):
    for name in listed(explorer):
        explorer.list.value = name
        for choice in explorer.first.options:
            explorer.first.value = choice
            workbench.plan(explorer.query.value)


def test_a_choice_is_kept_when_the_next_metric_knows_it(explorer):
    explorer.list.value = "flights"
    explorer.first.value = "carrier.name"
    explorer.list.value = "cancellations"
    assert explorer.first.value == "carrier.name"
    explorer.list.value = "avg_wind_speed"
    assert explorer.first.value == ""


def test_a_mistake_in_the_query_is_one_message(explorer):
    explorer.query.value = "flighs"
    shown = explorer._answer()
    assert "No metric &#x27;flighs&#x27;" in shown.value
    assert 'role="alert"' in shown.value


def test_a_time_in_the_breakdown_keeps_the_order_of_time():
    assert Draft("flights", ("time.month", "carrier.name")).text == "flights\nby time.month, carrier.name"
    assert (
        Draft("flights", ("carrier.name", "carrier.name"), " ").text
        == "flights\nby carrier.name\norder by flights desc"
    )
