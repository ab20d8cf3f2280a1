from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from workbench.errors import DefinitionError, TrustError
from workbench.examples import flights_folder
from workbench.project import Project, Weekday, find, named, trust

if TYPE_CHECKING:
    from pathlib import Path

NOBODY: dict[str, str] = {}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "config"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "clone"
    (made / "metrics").mkdir(parents=True)
    (made / "notebooks").mkdir()
    return made


def write(folder: Path, text: str) -> Path:
    (folder / "workbench.toml").write_text(text, "utf-8")
    return folder


def found(folder: Path, store: Path, **variables: str) -> Project:
    return find(folder, environment=variables, store=store)


def faults(folder: Path, store: Path, **variables: str) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        find(folder, environment=variables, store=store)
    return [str(issue).replace(str(folder), "…") for issue in caught.value.issues]


def test_a_folder_without_settings_uses_the_packaged_example_which_is_trusted(folder, store):
    project = found(folder, store)
    assert project.example
    assert project.trusted
    assert project.catalog == flights_folder()
    assert project.warehouse.resolved(NOBODY) == str(flights_folder())


def test_every_setting_is_read_and_typed(folder, store):
    write(
        folder,
        """
        catalog = "metrics"
        warehouse = "duckdb:///data/my%20shop.duckdb"
        registry = "sqlite:///registry.db"
        models = "notebooks"
        today = 2014-01-05
        timezone = "America/New_York"
        first_day_of_week = "Sunday"
        fiscal_year = "July"
        [limits]
        rows = 5_000
        """,
    )
    trust(folder, store=store, environment=NOBODY)
    project = found(folder / "notebooks" / "not yet saved.ipynb", store)
    assert (project.folder, project.catalog, project.models) == (folder, folder / "metrics", folder / "notebooks")
    assert project.warehouse.resolved(NOBODY) == str(folder / "data" / "my shop.duckdb")
    assert project.registry.resolved(NOBODY) == str(folder / "registry.db")
    assert (project.today, project.timezone.key) == (date(2014, 1, 5), "America/New_York")
    assert (project.first_day_of_week, project.fiscal_year, project.limits.rows) == (Weekday.SUNDAY, 7, 5_000)
    assert project.trusted
    assert not project.example


def test_the_search_upward_ends_at_a_repository_and_at_home(tmp_path, store, monkeypatch):
    write(tmp_path, 'catalog = "."')
    repository, home = tmp_path / "repository", tmp_path / "home"
    (repository / ".git").mkdir(parents=True)
    (repository / "sub").mkdir()
    (home / "work").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    assert found(repository / "sub", store).example
    assert found(home / "work", store).example
    assert found(tmp_path / "elsewhere", store).folder == tmp_path
    write(repository, 'catalog = "sub"')
    assert found(repository / "sub", store).catalog == repository / "sub"


def test_variables_override_the_file_and_count_from_the_working_folder(folder, store, tmp_path, monkeypatch):
    write(folder, 'catalog = "metrics"\ntoday = 2014-01-05\n[limits]\nrows = 7')
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path)
    project = found(
        folder,
        store,
        WORKBENCH_CATALOG="other",
        WORKBENCH_TODAY="2020-02-29",
        WORKBENCH_LIMITS_ROWS="12",
        WORKBENCH_FISCAL_YEAR="4",
        WORKBENCH_WAREHOUSE="data",
    )
    assert project.catalog == tmp_path / "other"
    assert (project.today, project.limits.rows, project.fiscal_year) == (date(2020, 2, 29), 12, 4)
    assert project.warehouse.resolved(NOBODY) == str(tmp_path / "data")


def test_a_variable_alone_names_a_catalog_of_the_users_own_choice(folder, store):
    project = found(folder, store, WORKBENCH_CATALOG=str(folder / "metrics"))
    assert project.catalog == folder / "metrics"
    assert project.trusted
    assert project.warehouse is None


def test_an_empty_variable_counts_as_not_set(folder, store):
    assert found(folder, store, WORKBENCH_CATALOG="", WORKBENCH_TODAY="").example


def test_all_faults_come_at_once_with_their_lines_and_the_nearest_key(folder, store):
    write(
        folder,
        """catalogue = "metrics"
catalog = "metrisc"
today = 20140105
timezone = "America/New_Yrok"
first_day_of_week = "sonday"
fiscal_year = 13
limits.rows = -1
nonsense = 1
""",
    )
    assert faults(folder, store) == [
        "…/workbench.toml:1:1: No setting 'catalogue'. Did you mean 'catalog'?",
        "…/workbench.toml:2:1: 'catalog' names a folder that is not there: metrisc. Did you mean 'metrics'?",
        "…/workbench.toml:3:1: 'today' must be a date. Write it as 2014-01-05.",
        (
            "…/workbench.toml:4:1: 'timezone' is no time zone: America/New_Yrok."
            " Did you mean 'America/New_York', 'America/Nuuk' or 'America/Nome'?"
        ),
        "…/workbench.toml:5:1: 'first_day_of_week' is no day of the week: sonday. Did you mean 'sunday', 'monday' or 'tuesday'?",
        "…/workbench.toml:6:1: 'fiscal_year' must be the month the fiscal year starts in, 1 to 12 or its name.",
        "…/workbench.toml:7:1: 'limits.rows' must be a whole number from 1 to 10,000,000.",
        (
            "…/workbench.toml:8:1: No setting 'nonsense'. There are catalog, warehouse, registry, models, encoder,"
            " second_opinion, today, timezone, first_day_of_week, fiscal_year, limits.rows, efficiency.folder, efficiency.lake."
        ),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    (
        ("catalog = metrics", "toml:1:11: This is not readable as TOML"),
        ("catalog = ", "not readable as TOML"),
        ("a = " + "[" * 5_000, "not readable as TOML: its brackets are too deep"),
        ("catalog = 3", "'catalog' must be a text in quotes"),
        ("catalog = ''", "printable characters"),
        ('catalog = "met\\u0000rics"', "printable characters"),
        ('catalog = "metrics"\ntoday = 2014-01-05T10:00:00', "'today' must be a date"),
        ('catalog = "metrics"\nlimits = 5', "No setting 'limits'"),
        ('catalog = "metrics"\n[limits]\nrow = 5', "toml:3:1: No setting 'limits.row'. Did you mean 'limits.rows'?"),
        ('catalog = "metrics"\n[limits]\nrows = true', "whole number"),
        ("today = 2014-01-05", "No catalog is set. Add catalog ="),
        ("#" * 70_000, "longer than 64,000 bytes"),
    ),
)
def test_each_wrong_file_gets_one_clear_message(folder, store, text, message):
    write(folder, text)
    (said,) = faults(folder, store)
    assert message in said


def test_a_wrong_variable_is_named(folder, store):
    write(folder, 'catalog = "metrics"')
    assert faults(folder, store, WORKBENCH_TODAY="tomorrow") == [
        "The environment variable WORKBENCH_TODAY must be a date. Write it as 2014-01-05."
    ]


def test_a_file_that_is_no_text_is_a_fault(folder, store):
    (folder / "workbench.toml").write_bytes(b"catalog = '\xff\xfe'")
    assert faults(folder, store) == ["…/workbench.toml:1:1: The file is not a text in UTF-8."]


@pytest.mark.parametrize("path", ("..", "../other", "/", "~", "link"))
def test_a_file_cannot_lead_the_catalog_out_of_its_folder(folder, store, tmp_path, path):
    (tmp_path / "other").mkdir()
    (folder / "link").symlink_to(tmp_path / "other")
    write(folder, f'catalog = "{path}"')
    (said,) = faults(folder, store)
    assert "leads out of the project's folder" in said


@pytest.mark.parametrize(
    "address",
    (
        "postgresql://ann:hunter2@db/shop",
        "postgresql://ann:hun/ter2@db/shop",
        "postgresql://ann:hun@ter2@db/shop",
        "trino://db:8080/hive?password=hunter2",
        "duckdb:///x.duckdb?motherduck_token=hunter2",
        "md:shop?motherduck_token=hunter2",
        "sc://spark:15002/;use_ssl=true;token=hunter2",
        "postgresql://${PGUSER}:x${PGPASSWORD}@db",
    ),
)
@pytest.mark.parametrize("key", ("warehouse", "registry"))
def test_a_secret_in_the_file_is_refused_and_not_repeated(folder, store, key, address):
    write(folder, f'catalog = "metrics"\n{key} = "{address}"')
    (said,) = faults(folder, store)
    assert said.startswith(f"…/workbench.toml:2:1: '{key}'")
    assert "hunter2" not in said
    assert "Write" in said


def test_a_reference_keeps_the_secret_in_the_environment_and_escapes_it(folder, store):
    write(folder, 'catalog = "metrics"\nwarehouse = "postgresql://ann:${SHOP_PASSWORD}@db/${SHOP}"')
    trust(folder, store=store, environment=NOBODY)
    project = found(folder, store)
    variables = {"SHOP_PASSWORD": "p@ss/w:rd", "SHOP": "shop"}
    assert project.warehouse.resolved(variables) == "postgresql://ann:p%40ss%2Fw%3Ard@db/shop"
    with pytest.raises(Exception, match="SHOP_PASSWORD, which workbench.toml refers to, is not set"):
        project.warehouse.resolved(NOBODY)


def test_a_whole_address_may_come_from_the_environment(folder, store):
    write(folder, 'catalog = "metrics"\nwarehouse = "${SHOP_URL}"')
    trust(folder, store=store, environment=NOBODY)
    url = "postgresql://ann:p%40ss@db/shop"
    assert found(folder, store).warehouse.resolved({"SHOP_URL": url}) == url


def test_an_address_is_never_printed(folder, store):
    project = found(folder, store, WORKBENCH_WAREHOUSE="postgresql://ann:hunter2@db/shop")
    assert project.warehouse.resolved(NOBODY) == "postgresql://ann:hunter2@db/shop"
    assert "hunter2" not in repr(project)


def test_a_catalog_named_in_code_needs_no_file(folder, store):
    project = named(folder / "metrics", warehouse="duckdb:////data/shop.duckdb", environment=NOBODY)
    assert (project.catalog, project.trusted) == (folder / "metrics", True)
    assert project.warehouse.resolved(NOBODY) == "/data/shop.duckdb"
    with pytest.raises(DefinitionError, match="There is no folder .*metrisc. Did you mean 'metrics'?"):
        named(folder / "metrisc", environment=NOBODY)


def test_an_untrusted_project_says_what_to_do(folder, store):
    write(folder, 'catalog = "metrics"')
    with pytest.raises(TrustError, match=r"is not trusted.*`%workbench trust`.*`workbench trust .*clone`"):
        found(folder, store).require_trust()
