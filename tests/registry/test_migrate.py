from __future__ import annotations

import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Thread, Timer

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from workbench.registry import Registry, RegistryError
from workbench.registry.database import connect
from workbench.registry.location import locate
from workbench.registry.migrate import HEAD, REVISIONS, SCRIPTS, _write_ahead, upgrade
from workbench.registry.tables import metadata

INSERT_FAVOURITE = text(
    "insert into workbench_favourite (user_name, catalog, name, at) values ('ann', 'flights', 'delay', :at)"
)


@pytest.fixture(params=("file", "postgres"))
def url(request, tmp_path):
    """A place that a second connection sees too."""
    return request.getfixturevalue("postgres_url") if request.param == "postgres" else f"{tmp_path}/registry.db"


@pytest.fixture
def database(url):
    opened = connect(locate(url), patience=5)
    yield opened
    opened.engine.dispose()


def test_the_known_revisions_are_those_of_the_scripts_in_order():
    scripts = ScriptDirectory(str(SCRIPTS))
    assert [script.revision for script in scripts.walk_revisions()][::-1] == list(REVISIONS)
    assert scripts.get_current_head() == HEAD


def test_the_tables_are_what_the_migrations_leave(url, database):
    Registry.open(url).close()

    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "workbench_revision"})
        assert compare_metadata(context, metadata) == []


@pytest.mark.parametrize("revision", REVISIONS)
def test_opening_an_older_registry_migrates_it_and_keeps_what_it_holds(url, database, revision):
    with database.writing() as connection:
        upgrade(connection, revision)
        connection.execute(INSERT_FAVOURITE, {"at": "2014-01-05 08:30:00.000000"})

    with Registry.open(url) as registry:
        assert [mark.name for mark in registry.favourites.list(user="ann", catalog="flights")] == ["delay"]
        assert registry.manifests.get("index", "flights") is None
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "workbench_revision"})
        assert context.get_current_revision() == HEAD
        assert compare_metadata(context, metadata) == []


def test_every_migration_can_be_undone(url, database):
    Registry.open(url).close()

    with database.writing() as connection:
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    with database.reading() as connection:
        assert set(inspect(connection).get_table_names()) == {"workbench_revision"}


def test_a_registry_of_a_newer_version_is_refused_untouched(url, database):
    Registry.open(url).close()
    with database.writing() as connection:
        connection.execute(text("update workbench_revision set version_num = '0999'"))

    with pytest.raises(RegistryError) as caught:
        Registry.open(url)

    assert "written by a newer Metric Workbench (revision '0999')" in str(caught.value)
    assert "Upgrade metric-workbench" in str(caught.value)
    with database.reading() as connection:
        assert connection.scalar(text("select version_num from workbench_revision")) == "0999"


def test_another_programs_file_is_refused_and_not_a_byte_is_changed(tmp_path):
    path = tmp_path / "warehouse.db"
    other = sqlite3.connect(path)
    other.execute("create table orders (id integer)")
    other.commit()
    other.close()
    before = path.read_bytes()

    with pytest.raises(RegistryError, match=re.escape(f"{path} is a database of another program")):
        Registry.open(path)

    assert path.read_bytes() == before


def test_a_postgres_database_may_be_shared_with_others(postgres, postgres_url):
    postgres.psql("create table orders (id integer); create table alembic_version (version_num text);")
    with Registry.open(postgres_url) as registry:
        assert registry.favourites.list(user="ann", catalog="flights") == ()


def test_an_open_file_keeps_a_write_ahead_log(tmp_path):
    path = tmp_path / "registry.db"
    with Registry.open(path):
        other = sqlite3.connect(path)
        assert other.execute("pragma journal_mode").fetchone() == ("wal",)
        other.close()


def test_a_metric_cannot_be_counted_for_a_run_that_is_not_there(url, database):
    Registry.open(url).close()
    with database.writing() as connection, pytest.raises(Exception, match=r"(?i)foreign key"):
        connection.execute(text("insert into workbench_usage_metric values (4711, 0, 'flights')"))


def test_opening_a_new_file_waits_for_one_who_is_reading_it(tmp_path):
    path = tmp_path / "registry.db"
    reader = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    reader.execute("pragma user_version = 1")  # so that there is a page to read
    reader.execute("begin")
    reader.execute("select * from sqlite_master").fetchall()
    leaving = Timer(0.5, reader.close)
    leaving.start()

    with Registry.open(path) as registry:
        registry.favourites.set("flights", user="ann", catalog="flights")
    leaving.join()
    assert path.is_file()


def test_turning_on_the_log_of_the_same_new_file_at_once_never_fails(tmp_path):
    start = Barrier(8)

    def turn_on() -> None:
        for number in range(100):  # two that meet just so are rare
            start.wait(timeout=20)
            file = connect(locate(tmp_path / f"{number}.db"), patience=10)
            with file.reading() as connection:
                assert inspect(connection).get_table_names() == []
            _write_ahead(file, patience=10)
            file.engine.dispose()

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(turn_on) for _ in range(8)]:
            done.result(timeout=60)


def test_threads_that_open_the_same_new_registry_at_once_all_succeed(url):
    failures: list[Exception] = []

    def open_and_mark(number: int) -> None:
        try:
            with Registry.open(url) as registry:
                registry.favourites.set(f"metric {number}", user="ann", catalog="flights")
        except RegistryError as error:
            failures.append(error)

    threads = [Thread(target=open_and_mark, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []


def test_threads_that_open_different_new_registries_at_once_do_not_mix_them_up(tmp_path):
    failures: list[Exception] = []
    start = Barrier(8)

    def make(number: int) -> None:
        start.wait()
        try:
            with Registry.open(tmp_path / f"{number}.db") as registry:
                registry.favourites.set(f"metric {number}", user="ann", catalog="flights")
        except Exception as error:  # noqa: BLE001  any failure at all
            failures.append(error)

    threads = [Thread(target=make, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    for number in range(8):
        with Registry.open(tmp_path / f"{number}.db") as registry:
            (mark,) = registry.favourites.list(user="ann", catalog="flights")
            assert mark.name == f"metric {number}"
