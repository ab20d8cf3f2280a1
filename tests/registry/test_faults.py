from __future__ import annotations

import builtins
import os
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

import workbench
from workbench.errors import MissingExtra, WorkbenchError
from workbench.registry import Registry, RegistryError, Verdict

VERDICT = Verdict(user="ann", catalog="flights", version="v1", question="why?", query=None, good=True)

OPEN_AS_NOBODY = """
import os, sys
from workbench.registry import Registry, RegistryError
import sqlalchemy, workbench.registry.usage, workbench.registry.migrate  # before the rights are gone
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    Registry.open(sys.argv[1])
except RegistryError as error:
    print(error.issues[0].code, error)
"""


def code(error):
    return error.value.issues[0].code


def test_a_file_that_another_program_holds_is_named_as_locked(tmp_path):
    path = tmp_path / "registry.db"
    with Registry.open(path, patience=0.1) as registry:
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("begin exclusive")
        with pytest.raises(RegistryError) as caught:
            registry.feedback.add(VERDICT)
        holder.close()

        assert code(caught) == "registry-locked"
        assert f"The registry {path} is locked by another program." in str(caught.value)
        registry.feedback.add(VERDICT)
        assert len(registry.feedback.list(catalog="flights")) == 1


def test_a_new_file_that_another_program_holds_is_named_as_locked(tmp_path):
    path = tmp_path / "registry.db"
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin exclusive")
    with pytest.raises(RegistryError) as caught:
        Registry.open(path, patience=0.1)
    holder.close()
    assert code(caught) == "registry-locked"


@pytest.mark.parametrize("content", (b"to be, or not to be" * 100, b"SQLite format 3\0" + b"\xff" * 4096))
def test_a_file_that_is_no_registry_is_named_as_damaged_and_left_alone(tmp_path, content):
    path = tmp_path / "registry.db"
    path.write_bytes(content)

    with pytest.raises(RegistryError) as caught:
        Registry.open(path)

    assert code(caught) == "registry-corrupt"
    assert str(path) in str(caught.value)
    assert "Move" in str(caught.value) or "move" in str(caught.value)
    assert path.read_bytes() == content


def test_a_registry_cut_short_is_named_as_damaged(tmp_path):
    path = tmp_path / "registry.db"
    with Registry.open(path) as registry:
        registry.feedback.add(VERDICT)
    path.write_bytes(path.read_bytes()[:6000])

    with pytest.raises(RegistryError) as caught, Registry.open(path) as registry:
        registry.feedback.list(catalog="flights")
    assert code(caught) == "registry-corrupt"


def test_a_folder_in_place_of_a_file_is_said_to_be_one(tmp_path):
    with pytest.raises(RegistryError, match="is a folder"):
        Registry.open(tmp_path)


def test_a_file_in_place_of_a_folder_is_said_to_be_in_the_way(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(RegistryError) as caught:
        Registry.open(tmp_path / "taken" / "registry.db")
    assert code(caught) == "registry-read-only"
    assert "Check that its folder exists" in str(caught.value)


@pytest.fixture
def open_to_all():
    """A folder that other users can reach too, as pytest's own are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
@pytest.mark.parametrize("exists", (True, False), ids=("file", "folder"))
def test_a_place_without_the_right_to_write_is_named_as_such(open_to_all, exists):
    path = open_to_all / "registry.db"
    if exists:
        Registry.open(path).close()
        path.chmod(0o444)
    open_to_all.chmod(0o555)

    environment = {**os.environ, "PYTHONPATH": str(Path(workbench.__file__).parents[1])}
    command = [sys.executable, "-c", OPEN_AS_NOBODY, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)  # noqa: S603
    open_to_all.chmod(0o755)

    assert done.stderr == ""
    assert done.stdout.startswith(f"registry-read-only The registry {path} cannot be written.")
    assert "choose another place with `registry` in workbench.toml" in done.stdout


def test_a_missing_postgres_driver_is_named_with_the_command_that_installs_it(monkeypatch):
    load = builtins.__import__

    def without_drivers(name, *args, **kwargs):
        if name.startswith("psycopg"):
            raise ModuleNotFoundError(name)
        return load(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_drivers)
    with pytest.raises(MissingExtra) as caught:
        Registry.open("postgresql://ann:secret@db.example/metrics")

    assert "postgresql://db.example/metrics" in str(caught.value)
    assert "pip install 'metric-workbench[postgres]'" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_postgres_that_does_not_answer_is_named_without_the_password():
    pytest.importorskip("psycopg", reason="no Postgres driver: pip install 'metric-workbench[postgres]'")
    with pytest.raises(RegistryError) as caught:
        Registry.open("postgresql://ann:secret@127.0.0.1:1/metrics", patience=2)

    assert code(caught) == "registry-unreachable"
    assert str(caught.value).startswith("The registry postgresql://127.0.0.1:1/metrics cannot be reached: ")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ("mysql://db/x", "sqlite://x.db"))
def test_queries_go_on_without_a_registry_and_its_fault_is_kept_to_be_said_once(url):
    with Registry.open_or_forget(url) as registry:
        assert isinstance(registry.problem, WorkbenchError)
        assert "sqlite:///" in str(registry.problem)
        registry.feedback.add(VERDICT)
        assert len(registry.feedback.list(catalog="flights")) == 1
    with Registry.open_or_forget(url) as registry:
        assert registry.feedback.list(catalog="flights") == ()


def test_a_sound_registry_has_no_problem_to_tell(tmp_path):
    with Registry.open_or_forget(tmp_path / "registry.db") as registry:
        assert registry.problem is None
        assert registry.place == str(tmp_path / "registry.db")


def test_a_failure_never_shows_a_question(tmp_path):
    path = tmp_path / "registry.db"
    with Registry.open(path) as registry:
        other = sqlite3.connect(path)
        other.execute("drop table workbench_feedback")
        other.commit()
        other.close()
        with pytest.raises(RegistryError) as caught:
            registry.feedback.add(replace(VERDICT, question="a most secret question"))

    assert code(caught) == "registry-failed"
    assert "no such table: workbench_feedback" in str(caught.value)
    assert "secret" not in str(caught.value) + str(caught.value.__cause__)
