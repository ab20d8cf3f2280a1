from __future__ import annotations

from pathlib import Path

import pytest

from workbench.registry import Registry, RegistryError, default_url
from workbench.registry.location import Memory, Postgres, SqliteFile, locate


@pytest.mark.parametrize(
    ("url", "place"),
    (
        ("sqlite:////srv/metrics/registry.db", SqliteFile(Path("/srv/metrics/registry.db"))),
        ("/srv/metrics/registry.db", SqliteFile(Path("/srv/metrics/registry.db"))),
        (Path("/srv/what? #1 50%.db"), SqliteFile(Path("/srv/what? #1 50%.db"))),
        ("~/registry.db", SqliteFile(Path.home() / "registry.db")),
        ("registry.db", SqliteFile(Path.cwd() / "registry.db")),
        (":memory:", Memory()),
        ("sqlite://", Memory()),
        ("sqlite:///:memory:", Memory()),
        ("postgresql://ann@db/metrics", Postgres("postgresql://ann@db/metrics")),
        ("postgresql+psycopg2://db/metrics", Postgres("postgresql+psycopg2://db/metrics")),
    ),
    ids=str,
)
def test_a_url_or_a_path_names_a_place(url, place):
    assert locate(url) == place


@pytest.mark.parametrize(
    ("url", "says"),
    (
        ("sqlite://registry.db", "lacks a slash: 'sqlite:///registry.db' names the file 'registry.db'"),
        ("sqlite:///registry.db?mode=ro", "options after '?'"),
        ("mysql://ann:secret@db/x", "cannot lie at 'mysql://…'"),
        ("postgresql+asyncpg://ann:secret@db/x", "cannot lie at 'postgresql+asyncpg://…'"),
        ("postgresql://ann:secret@db:port/x", "Postgres URL cannot be read"),
        ("duckdb:///warehouse.duckdb", "cannot lie at 'duckdb://…'"),
        ("~nobody-of-this-name/registry.db", "home folder of a user who is not known"),
        ("", "no usable file name"),
    ),
)
def test_a_wrong_url_is_explained_and_never_shows_a_password(url, says):
    with pytest.raises(RegistryError) as caught:
        Registry.open(url)

    message = str(caught.value)
    assert says in message
    assert "postgresql://host/database" in message
    assert "secret" not in message


def test_odd_file_names_are_files(tmp_path):
    path = tmp_path / "what? #1 50% été" / "registry 'x'.db"
    with Registry.open(path) as registry:
        registry.favourites.set("flights", user="ann", catalog="flights")

    assert path.is_file()
    with Registry.open(path) as registry:
        assert len(registry.favourites.list(user="ann", catalog="flights")) == 1


def test_the_default_place_is_the_users_and_not_beside_the_catalog(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    catalog = tmp_path / "clone" / "my metrics"
    catalog.mkdir(parents=True)

    place = locate(default_url(catalog))

    assert isinstance(place, SqliteFile)
    assert not place.path.is_relative_to(tmp_path / "clone")
    assert place.path.parent.name.startswith("my-metrics-")
    with Registry.open(default_url(catalog)):
        assert list(catalog.iterdir()) == []


def test_each_catalog_folder_has_a_default_place_of_its_own(tmp_path):
    first, second = tmp_path / "a" / "metrics", tmp_path / "b" / "metrics"
    places = {default_url(first), default_url(second), default_url(None)}
    assert len(places) == 3
    assert default_url(first / ".." / "metrics") == default_url(first)


def test_whether_anything_was_kept_is_told_without_making_a_registry(tmp_path):
    path = tmp_path / "registry.db"
    assert Registry.is_new(path)
    assert Registry.is_new(":memory:")
    assert not path.exists()
    with Registry.open(path):
        assert not Registry.is_new(path)
    assert not Registry.is_new("postgresql://nobody/metrics")  # only an attempt can tell
    with pytest.raises(RegistryError):
        Registry.is_new("mysql://host/metrics")
