from __future__ import annotations

import json
import os
import stat
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from workbench.errors import DefinitionError, TrustError
from workbench.project import distrust, find, is_trusted, trust

NOBODY: dict[str, str] = {}
SETTINGS = 'catalog = "."\nwarehouse = "duckdb:///a.duckdb"\nregistry = "r.db"\nmodels = "."\ntoday = 2014-01-05\n'


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "config"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "clone"
    made.mkdir()
    (made / "workbench.toml").write_text(SETTINGS, "utf-8")
    return made


def trusted(folder: Path, store: Path) -> bool:
    return is_trusted(folder, store=store, environment=NOBODY)


def test_a_folder_is_untrusted_until_its_user_says_otherwise_and_can_be_again(folder, store):
    assert not trusted(folder, store)
    assert trust(folder, store=store, environment=NOBODY) == folder
    assert trusted(folder, store)
    assert distrust(folder, store=store)
    assert not trusted(folder, store)
    assert not distrust(folder, store=store)


def test_nothing_is_written_into_the_folder(folder, store):
    trust(folder, store=store, environment=NOBODY)
    assert [p.name for p in folder.iterdir()] == ["workbench.toml"]


def test_an_untrusted_file_sets_no_warehouse_registry_or_models_but_says_what_it_asks_for(folder, store):
    project = find(folder, environment=NOBODY, store=store)
    assert (project.warehouse, project.registry, project.models) == (None, None, None)
    assert project.today is not None
    assert dict(project.asks) == {"catalog": ".", "warehouse": "duckdb:///a.duckdb", "registry": "r.db", "models": "."}


def test_an_untrusted_file_reads_no_variable(folder, store):
    (folder / "workbench.toml").write_text('catalog = "."\nwarehouse = "https://evil/${HOME}"', "utf-8")
    assert find(folder, environment=NOBODY, store=store).warehouse is None


@pytest.mark.parametrize("line", ('warehouse = "duckdb:///b.duckdb"', 'registry = "s.db"', 'models = "sub"', ""))
def test_a_changed_setting_that_can_run_something_must_be_trusted_anew(folder, store, line):
    (folder / "sub").mkdir()
    trust(folder, store=store, environment=NOBODY)
    key = line.split(" ")[0] or "warehouse"
    kept = [old for old in SETTINGS.splitlines() if not old.startswith(key)]
    (folder / "workbench.toml").write_text("\n".join([line, *kept]), "utf-8")
    assert not trusted(folder, store)


def test_a_change_that_runs_nothing_keeps_trust(folder, store):
    trust(folder, store=store, environment=NOBODY)
    (folder / "workbench.toml").write_text(f"# said again\n{SETTINGS}timezone = 'UTC'\n", "utf-8")
    assert trusted(folder, store)


def test_trust_belongs_to_the_real_folder_and_not_to_its_copies(folder, store, tmp_path):
    trust(folder, store=store, environment=NOBODY)
    (tmp_path / "link").symlink_to(folder)
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "workbench.toml").write_text(SETTINGS, "utf-8")
    assert trusted(tmp_path / "link", store)
    assert not trusted(tmp_path / "copy", store)


def test_a_folder_inside_a_trusted_one_with_settings_of_its_own_is_not_trusted(folder, store):
    trust(folder, store=store, environment=NOBODY)
    (folder / "sub").mkdir()
    assert trusted(folder / "sub", store)
    (folder / "sub" / "workbench.toml").write_text(SETTINGS, "utf-8")
    assert not trusted(folder / "sub", store)


def test_a_damaged_memory_counts_as_untrusted(folder, store):
    trust(folder, store=store, environment=NOBODY)
    (kept,) = store.iterdir()
    for content in ("", "[]", "{}", '{"folder": 1}', "\0", json.dumps({"folder": str(folder), "settings": "other"})):
        kept.write_text(content, "utf-8")
        assert not trusted(folder, store)


def test_what_is_remembered_is_the_users_alone(folder, store):
    trust(folder, store=store, environment=NOBODY)
    (kept,) = store.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.stat().st_mode) == 0o700


def test_there_is_nothing_to_trust_without_settings(tmp_path, store):
    (tmp_path / ".git").mkdir()
    with pytest.raises(TrustError, match="There is no workbench.toml in .* so there is nothing to trust"):
        trust(tmp_path, store=store)


def test_settings_at_fault_are_not_trusted(folder, store):
    (folder / "workbench.toml").write_text("catalog = 3", "utf-8")
    with pytest.raises(DefinitionError):
        trust(folder, store=store)
    assert not store.exists()


def test_a_store_that_cannot_be_written_is_said(folder, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(TrustError, match="Trust cannot be remembered in .*XDG_CONFIG_HOME"):
        trust(folder, store=tmp_path / "file" / "config", environment=NOBODY)


def _flip(folder: str, store: str, times: int) -> int:
    for turn in range(times):
        trust(folder, store=Path(store), environment=NOBODY)
        if turn % 2:
            distrust(folder, store=Path(store))
        trusted(Path(folder), Path(store))
    return os.getpid()


def test_several_processes_may_trust_at_once(folder, store, tmp_path):
    folders = [folder]
    for number in range(2):
        other = tmp_path / f"other{number}"
        other.mkdir()
        (other / "workbench.toml").write_text(SETTINGS, "utf-8")
        folders.append(other)
    with ProcessPoolExecutor(3, mp_context=get_context("fork")) as pool:
        done = [pool.submit(_flip, str(f), str(store), 41) for f in (*folders, folder, folder)]
        assert all(future.result() for future in done)
    trust(folder, store=store, environment=NOBODY)
    assert all(trusted(f, store) for f in folders)
    assert not list(store.glob("*.new"))
