"""What the documentation says is true: its blocks run, and what it names exists."""

from __future__ import annotations

import doctest
import importlib
import os
import pkgutil
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import workbench
from workbench.cli.arguments import parser
from workbench.query.parse import parse

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")

#: Modules that need a server, a kernel or torch to be imported.
DOORS = ("workbench.server", "workbench.__main__", "workbench.ask.train.loop", "workbench.ask.train.export")

MODULES = [m.name for m in pkgutil.walk_packages(workbench.__path__, "workbench.") if not m.name.startswith(DOORS)]


def blocks(language: str, text: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the user's is read or written, and the folder holds no project."""
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


#: Modules that need an extra, and its library.
EXTRAS = {"workbench.engines.spark": "pyspark", "workbench.engines.postgres": "psycopg"}


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_are_right(name: str) -> None:
    if name in EXTRAS:
        pytest.importorskip(EXTRAS[name], reason=f"an extra of its own: pip install {EXTRAS[name]}")
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_tour_in_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), names)  # noqa: S102  our own documentation
    said = capsys.readouterr().out
    assert "weather has no link 'carrier'" in said
    assert "GROUP BY" in said
    assert names["wb"].card("cancellation_rate").expression == "cancellations / flights"  # type: ignore[attr-defined]


@pytest.mark.parametrize("line", [line for block in blocks("bash") for line in block.splitlines()])
def test_the_commands_in_the_readme_run(line: str) -> None:
    command = [sys.executable, "-m", *shlex.split(line)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))  # noqa: S603  our own documentation
    assert done.returncode == 0, done.stderr


def test_the_yaml_in_the_readme_is_a_catalog(tmp_path: Path) -> None:
    from workbench.catalog.load import load

    (tmp_path / "orders.yml").write_text(blocks("yaml")[0], "utf-8")
    (tmp_path / "customers.yml").write_text(
        "dataset: customers\nsource: customers\nprimary_key: [customer_id]\ndimensions: {customer_id: number}\n",
        "utf-8",
    )
    assert set(load(tmp_path).metrics) == {"orders", "revenue", "cancelled", "cancellation_rate"}


def test_the_page_on_catalogs_is_one_catalog_that_answers_its_queries() -> None:
    from workbench.catalog.load import read_texts

    page = (ROOT / "docs" / "catalog.md").read_text("utf-8")
    texts = {f"{number}.yml": block for number, block in enumerate(blocks("yaml", page))}
    catalog, issues = read_texts(texts)
    assert [str(issue) for issue in issues] == []
    assert catalog is not None
    (queries,) = blocks("query", page)
    session = workbench.open(catalog, registry=":memory:")
    for query in queries.splitlines():
        assert session.compile(query).sql, query
    session.close()


def test_every_clause_in_the_readmes_table_is_a_query() -> None:
    rows = re.findall(r"^\| [a-z ,]+ \| (`.*`).*\|$", README, re.MULTILINE)
    shown = [text for row in rows for text in re.findall(r"`([^`]+)`", row)]
    assert len(shown) >= 15
    starts = (
        *("by", "where", "compare to", "during", "having", "order by", "limit", "fill", "in time zone", "use"),
        *("values of", "range of", "flights,"),
    )
    clause = ""
    for text in shown:
        known = next((start for start in starts if text.startswith(start)), None)
        clause = known or clause
        text_ = text if known else f"{clause} {text}"
        whole = (
            text_
            if text_.startswith(("use", "values", "range", "flights,"))
            else f"flights by carrier.name, origin.name {text_}"
        )
        if clause == "by":
            whole = f"flights {text_}"
        parse(whole)


def test_every_command_is_documented_in_the_readme() -> None:
    (commands,) = (action for action in parser()._actions if action.dest == "name")
    missing = [name for name in commands.choices or () if f"workbench {name}" not in README]
    assert missing == []


def test_every_part_is_in_the_readmes_map() -> None:
    parts = {p.stem for p in (ROOT / "workbench").iterdir() if (p / "__init__.py").exists()}
    assert [part for part in sorted(parts - {"examples"}) if part not in README] == []
