"""`workbench ask` where a question may mean several things: in a script, and at a terminal."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from workbench.cli import main

QUESTION = "delays by airport"


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the user's is read or written, and the folder holds no project."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def test_the_choices_are_told_with_their_numbers_and_none_is_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", QUESTION, "--run"]) == 0
    said = capsys.readouterr()
    assert "Which do you mean?\n  1. Average departure delay by origin: " in said.out
    assert "\n  2. Average departure delay by destination: " in said.out
    assert "Honolulu" not in said.out, "no rows"
    assert "--take" in said.err


def test_one_is_taken_by_its_number_and_is_the_answer_from_then_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", QUESTION, "--take", "2", "--run"]) == 0
    assert "Honolulu" in capsys.readouterr().out
    assert main(["ask", QUESTION, "--format", "json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["query"], again["choices"]) == ("avg_departure_delay\nby destination.name", [])
    assert main(["ask", QUESTION, "--take", "2"]) == 1
    assert "This answer leaves nothing to choose." in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
def test_at_a_terminal_the_number_is_asked_for() -> None:
    import pty

    child, terminal = pty.fork()
    if child == 0:  # the command itself, whose terminal the test is
        os.execv(sys.executable, [sys.executable, "-m", "workbench", "ask", QUESTION])  # noqa: S606  no shell is wanted
    shown = _until(terminal, b"Take 1 to 3 (Enter takes none): ")
    assert b"  3. Average arrival delay: " in shown
    os.write(terminal, b"2\n")
    assert b"You chose this of 3 readings: Average departure delay by destination." in _until(
        terminal, b"destination.\r\n"
    )
    _until(terminal, None)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(terminal)


def _until(terminal: int, said: bytes | None) -> bytes:
    """What a terminal shows until it says something, or to its end."""
    shown = b""
    while said is None or said not in shown:
        try:
            more = os.read(terminal, 4096)
        except OSError:  # Linux says so that the other end is closed
            break
        if not more:
            break
        shown += more
    return shown
