from __future__ import annotations

import re

import pytest

from workbench.errors import QueryError
from workbench.result import Result

COLOUR = re.compile(r"\x1b\[[\d;]*m")


def failed(shell, code: str) -> str:
    """Run a cell that fails; return what it shows."""
    shown: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shell, "_showtraceback", lambda kind, error, lines: shown.extend(lines))
        outcome = shell.run_cell(code)
    assert outcome.error_in_exec is not None, "the cell must raise, so that Run All stops"
    return COLOUR.sub("", "\n".join(shown))


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("%%metric\nflighs by carrier.name", "query:1:1: No metric 'flighs'."),
        ("%%metric\n  \n", "There is no query here."),
        (
            "%%metric flights\nby carrier.name",
            "'flights' stands on the first line. The query goes on the lines below it.",
        ),
        ("%%metric --chrat bar\nflights", "cell:1:10: Unknown option '--chrat'. Did you mean '--chart'?"),
        ("%%metric --limit x\nflights", "--limit takes a whole number from 1, not 'x'."),
        ("%%metric --connection nothing\nflights", "There is no variable 'nothing'."),
        (
            "number = 3\nget_ipython().run_cell_magic('metric', '--connection number', 'flights')",
            "'number' holds a value of type int, not an open connection.",
        ),
        ("%%metric\nflights where distance > {{nmber}}", "nmber"),
        ("%metric flights by nothing.at_all", "nothing"),
        ("%%metric --catalog /no/such/folder\nflights", "/no/such/folder"),
        ("%metric_info", "Which metric?"),
        ("%metric_info flighs", "No metric 'flighs'. Did you mean 'flights'"),
        ("%workbench statsu", "%workbench knows no 'statsu'. Did you mean 'status'?"),
        ("%ask", "What do you want to know?"),
        ("%workbench trust", "There is no workbench.toml"),
    ],
)
def test_a_mistake_is_one_message_without_a_traceback(shell, code, message):
    said = failed(shell, code)
    assert message in said
    assert "Traceback" not in said
    assert "/workbench/" not in said


def test_a_wrong_name_has_a_caret_under_it(shell):
    lines = failed(shell, "%%metric\nflights,\nflighs by carrier.name").splitlines()
    assert lines[1:3] == ["    flighs by carrier.name", "    ^^^^^^"]


def test_an_error_can_be_caught_as_what_it_is(shell):
    shell.run_cell(
        "from workbench.errors import QueryError\ntry:\n    %metric flighs\nexcept QueryError as e:\n    caught = e"
    )
    assert isinstance(shell.user_ns["caught"], QueryError)


def test_our_own_mistakes_keep_their_traceback(shell, monkeypatch):
    monkeypatch.setattr("workbench.magics.commands.variables", lambda text, namespace: 1 / 0)
    assert "ZeroDivisionError" in failed(shell, "%metric flights")


def test_a_line_can_be_assigned_and_a_cell_names_its_target(shell):
    shell.run_cell("a = %metric flights")
    shell.run_cell("%%metric b <<\nflights")
    assert isinstance(shell.user_ns["a"], Result)
    assert shell.user_ns["b"].df["flights"].item() == 336_776


def test_a_named_target_shows_nothing(shell):
    assert shell.run_cell("%%metric b <<\nflights").result is None


def test_output_gives_a_dataframe(shell):
    import pandas as pd

    shell.run_cell("%%metric -o df\nflights by origin.name order by flights desc")
    assert isinstance(shell.user_ns["df"], pd.DataFrame)
    assert shell.user_ns["df"]["flights"].sum() == 336_776


def test_a_limit_holds_where_the_query_has_none(shell):
    assert len(shell.run_cell("%%metric --limit 3\nflights by carrier.name").result) == 3
    assert len(shell.run_cell("%%metric --limit 3\nflights by carrier.name limit 5").result) == 5


def test_settings_hold_for_all_cells_and_an_option_goes_before_them(shell):
    shell.run_cell("%config WorkbenchMagics.chart = 'none'")
    shell.run_cell("%config WorkbenchMagics.shown_rows = 2")
    shell.run_cell("%config WorkbenchMagics.row_limit = 4")
    result = shell.run_cell("%%metric\nflights by carrier.name").result
    assert (result.chart, result.shown_rows, len(result)) == ("none", 2, 4)
    assert shell.run_cell("%%metric --chart bar\nflights by carrier.name").result.chart == "bar"


def test_a_dry_run_runs_nothing(shell):
    shown = shell.run_cell("%%metric --dry-run\nflights by carrier.name").result
    assert "Not run." in shown._repr_html_()
    assert "SELECT" in shown.text
    assert "Plan" not in shell.run_cell("%%metric --dry-run --sql\nflights").result.text


def test_python_variables_are_not_expanded_before_we_read_the_cell(shell):
    shell.user_ns["carrier"] = "nonsense"
    assert len(shell.run_cell("%metric flights by carrier.name where carrier.name = '{carrier} $carrier'").result) == 0


def test_search_and_cards_are_shown_with_their_text_escaped(shell):
    hits = shell.run_cell("%metrics cancelled").result
    assert "cancellations" in hits.text
    card = shell.run_cell("%metric_info avg_arrival_delay").result
    assert "punctuality-team" in card.text
    assert "minute" in card._repr_html_()


def test_status_says_what_is_open(shell):
    said = shell.run_cell("%workbench").result.text
    assert "flights" in said
    assert "2014-01-05" in said


def test_an_open_connection_is_used(shell, hand):
    shell.user_ns["con"] = hand
    result = shell.run_cell("%%metric --connection con\nflights").result
    assert result.df["flights"].item() == 336_776


def test_a_shell_that_the_sidebar_loaded_takes_the_extension_without_a_word(shell, capsys):
    shell.extension_manager.loaded.discard("workbench")
    shell.run_line_magic("load_ext", "workbench")
    ours = [m for m in shell.Completer.custom_matchers if getattr(m, "matcher_identifier", "") == "metrics cell"]
    assert len(ours) == 1
    assert capsys.readouterr().out == ""


def test_loading_twice_offers_once(shell):
    shell.run_line_magic("reload_ext", "workbench")
    ours = [m for m in shell.Completer.custom_matchers if getattr(m, "matcher_identifier", "") == "metrics cell"]
    assert len(ours) == 1


def test_why_shows_a_change_and_keeps_it_under_a_name(shell) -> None:
    outcome = shell.run_cell("%why cancellations during 2013-02 by origin.name")
    assert "Cancellations rose from 521 to 1,261" in outcome.result._repr_mimebundle_()["text/html"]
    shell.run_cell("%%why kept <<\ncancellation_rate\nduring 2013-02\nby origin.name")
    assert shell.user_ns["kept"].rate


def test_asking_why_proposes_a_cell_that_takes_the_change_apart(shell) -> None:
    shell.run_cell("%ask why did cancellations rise in February?")
    assert shell.user_ns["In"]  # the cell ran
    assert shell.rl_next_input == "%%why\ncancellations\nduring 2013-02\ncompare to previous period"
    outcome = shell.run_cell("%ask --run why did cancellations rise in February?")
    assert type(outcome.result).__name__ == "Change"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("%why", "Which metric changed, and when?"),
        ("%why cancellations", "Since when? A change has a stretch of time."),
        ("%why cancelations during 2013-02", "Did you mean 'cancellations'"),
        ("%why planes_used during 2013-02", "cannot be taken apart"),
    ],
)
def test_a_mistaken_why_is_one_message(shell, code, message) -> None:
    assert message in failed(shell, code)


def test_a_conversation_is_edited_step_by_step_and_each_step_can_be_undone(shell) -> None:
    def proposed(code: str) -> str:
        shell.run_cell(code)
        return " ".join(shell.rl_next_input.split()[1:])

    assert proposed("%ask how many flights by airline?") == "flights by carrier.name"
    assert proposed("%ask only Newark") == "flights by carrier.name where origin.name = 'Newark Liberty Intl'"
    assert proposed("%ask by month instead") == "flights by time.month where origin.name = 'Newark Liberty Intl'"
    outcome = shell.run_cell("%ask and cancellations")
    assert "how many flights by airline? › only Newark › by month instead › and cancellations" in outcome.result.text
    assert proposed("%ask --undo") == "flights by time.month where origin.name = 'Newark Liberty Intl'"
    assert proposed("%ask --undo") == "flights by carrier.name where origin.name = 'Newark Liberty Intl'"
    assert proposed("%ask cancellation rate") == "cancellation_rate", "asked next, it is a question of its own"
    assert "There is no step to undo." in failed(shell, "%ask --undo")
    assert proposed("%ask --new on-time rate in May") == "on_time_rate during 2013-05"


def test_a_judgement_in_a_cell_is_used_at_once(shell) -> None:
    shell.run_cell("%ask how often were the skies awful")
    outcome = shell.run_cell("%ask --bad cancellation_rate by time.month")
    assert "Remembered as wrong, with your query" in outcome.result.text
    shell.run_cell("%ask how often were the skies awful")
    assert shell.rl_next_input == "%%metric\ncancellation_rate\nby time.month"
    assert "Remembered as right" in shell.run_cell("%ask --good").result.text
    assert "5 are needed" in shell.run_cell("%ask --learn").result.text
    assert "nothing to go back" in shell.run_cell("%ask --learn --undo").result.text
    assert "No metric 'nothing'" in failed(shell, "%ask --bad nothing")


def test_one_of_several_readings_is_taken_by_its_number_and_remembered(shell) -> None:
    shell.rl_next_input = None
    outcome = shell.run_cell("%ask --run delays by airport")
    assert "Which do you mean?" in outcome.result.html
    assert "  2. Average departure delay by destination: Mean minutes late" in outcome.result.text
    assert shell.rl_next_input is None, "nothing is proposed or run before one is taken"
    assert "There is no choice 7. There are 1 to 3." in failed(shell, "%ask 7")
    outcome = shell.run_cell("%ask 2")
    assert shell.rl_next_input == "%%metric\navg_departure_delay\nby destination.name"
    assert "You chose this of 3 readings: Average departure delay by destination." in outcome.result.text
    shell.run_cell("%ask only Newark")  # goes on from what was chosen
    assert "avg_departure_delay" in shell.rl_next_input
    shell.run_cell("%ask --new delays by airport")
    assert shell.rl_next_input == "%%metric\navg_departure_delay\nby destination.name", "and is the answer from then on"


def test_answers_run_by_themselves_only_above_the_chance_their_user_sets(shell) -> None:
    assert type(shell.run_cell("%ask flights by airline").result).__name__ == "Shown"
    shell.run_cell("%config WorkbenchMagics.run_above = 0.6")
    assert type(shell.run_cell("%ask flights by airline").result).__name__ == "Result"
    shell.run_cell("%config WorkbenchMagics.run_above = 1.0")
    assert type(shell.run_cell("%ask flights by airline").result).__name__ == "Shown"


def test_another_catalog_is_taken_by_name_or_folder_and_given_back(shell, flights_folder) -> None:
    assert "catalog: flights" in repr(shell.run_line_magic("workbench", "use flights"))
    assert "folder:" not in repr(shell.run_line_magic("workbench", "use flights"))  # an example's is nobody's concern
    assert str(flights_folder) in repr(shell.run_line_magic("workbench", f"use {flights_folder}"))
    assert "catalog: flights" in repr(shell.run_line_magic("workbench", "use here"))


def test_what_cannot_be_used_leaves_things_as_they_were(shell) -> None:
    assert "Use what?" in failed(shell, "%workbench use")
    assert "There is no folder nowhere." in failed(shell, "%workbench use nowhere")
    assert "catalog: flights" in repr(shell.run_line_magic("workbench", ""))


def test_efficiency_of_a_project_that_has_none_is_one_message(shell) -> None:
    assert "%workbench use cloud" in failed(shell, "%efficiency check")
