from __future__ import annotations

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
