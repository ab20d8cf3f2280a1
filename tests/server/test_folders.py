"""Which catalog answers for which notebook, and what a folder of somebody else's cannot do."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time

import pytest

from workbench.project import trust

SHOP = """
dataset: orders
source: orders
metrics:
  {name}: {{expr: count(*), title: {title}, description: Orders placed.}}
"""


@pytest.fixture
def project(jp_root_dir):
    """Makes a project below the server's root: its settings and one metric."""

    def make(name="shop", *, settings="", metric="orders", title="Orders"):
        folder = jp_root_dir / name
        (folder / "metrics").mkdir(parents=True, exist_ok=True)
        (folder / "workbench.toml").write_text(f'catalog = "metrics"\n{settings}', "utf-8")
        (folder / "metrics" / "shop.yml").write_text(SHOP.format(name=metric, title=json.dumps(title)), "utf-8")
        return folder

    return make


async def names(api, path):
    return {hit["name"] for hit in (await api("GET", "search", path=path, kind="metric", k=500)).body["hits"]}


async def test_each_notebook_sees_the_catalog_of_its_folder(api, project):
    project("one", metric="first")
    project("two", metric="second")
    assert await names(api, "one/deep/er/new.ipynb") == {"first"}
    assert await names(api, "two/a.ipynb") == {"second"}
    assert "flights" in await names(api, "three/a.ipynb")


async def test_a_changed_file_is_seen_a_broken_one_leaves_the_last_good_catalog(api, project):
    file = project() / "metrics" / "shop.yml"
    assert await names(api, "shop/a.ipynb") == {"orders"}
    good = file.read_text("utf-8").replace("orders:", "sales:")
    file.write_text(good, "utf-8")
    assert await names(api, "shop/a.ipynb") == {"sales"}
    file.write_text(good.replace("count(*)", "cuont(*"), "utf-8")
    assert await names(api, "shop/a.ipynb") == {"sales"}
    status = (await api("GET", "status", path="shop/a.ipynb")).body
    assert (status["catalog"]["metrics"], len(status["problems"])) == (1, 1)
    assert (status["problems"][0]["file"], status["problems"][0]["line"]) == ("shop.yml", 5)
    file.write_text(good, "utf-8")
    assert (await api("GET", "status", path="shop/a.ipynb")).body["problems"] == []


async def test_a_catalog_that_never_could_be_read_says_so_everywhere(api, project):
    (project() / "metrics" / "shop.yml").write_text("dataset: [", "utf-8")
    status = (await api("GET", "status", path="shop/a.ipynb")).body
    assert status["catalog"]["metrics"] == 0
    assert "not readable as YAML" in status["problems"][0]["message"]
    reply = await api("GET", "search", path="shop/a.ipynb")
    assert (reply.status, reply.error["message"].partition(":")[0]) == (409, "shop.yml")


async def test_settings_at_fault_are_problems_of_the_status(api, project):
    project(settings="todya = 2014-01-05")
    status = (await api("GET", "status", path="shop/a.ipynb")).body
    (problem,) = status["problems"]
    assert problem["message"] == "No setting 'todya'. Did you mean 'today'?"
    assert (problem["line"], problem["column"]) == (2, 1)
    assert (await api("GET", "search", path="shop/a.ipynb")).status == 409


@pytest.fixture
def outside(tmp_path, jp_root_dir):
    """A project that lies beside the server's root, and links to it from inside."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "workbench.toml").write_text('catalog = "."', "utf-8")
    (folder / "shop.yml").write_text(SHOP.format(name="secret", title="Secret"), "utf-8")
    (jp_root_dir / "link").symlink_to(folder)
    (jp_root_dir / "loop").symlink_to(jp_root_dir / "loop")
    return folder


@pytest.mark.parametrize(
    "path",
    (
        "../outside/a.ipynb",
        "x/../../outside/a.ipynb",
        "link/a.ipynb",
        "link",
        "loop/a.ipynb",
        "{outside}/a.ipynb",
        "/etc/passwd",
        "//etc/passwd",
        "C:/Windows/a.ipynb",
        "..\\outside\\a.ipynb",
        "a\0b",
        "..",
    ),
    ids=lambda path: path[:20],
)
async def test_no_path_leads_out_of_the_servers_root(api, outside, path):
    for method, route, fields in (
        ("GET", "status", {}),
        ("GET", "search", {"q": "secret"}),
        ("POST", "check", {"text": "secret"}),
    ):
        reply = await api(method, route, path=path.format(outside=outside), **fields)
        assert reply.status == 404
        assert reply.error["code"] == "path"
        assert str(outside.parent) not in json.dumps(reply.body)


@pytest.mark.parametrize(
    "path",
    ("%2e%2e/outside/a.ipynb", "RTC:shop/a.ipynb", "~/a.ipynb", "$HOME/a.ipynb", "x" * 4_000, ""),
    ids=lambda p: p[:20],
)
async def test_a_strange_name_is_a_name(api, outside, path):
    assert "secret" not in await names(api, path)


async def test_settings_and_catalogs_that_are_links_to_elsewhere_are_not_read(api, outside, jp_root_dir):
    mine = jp_root_dir / "mine"
    mine.mkdir()
    (mine / "workbench.toml").symlink_to(outside / "workbench.toml")
    status = (await api("GET", "status", path="mine/a.ipynb")).body
    assert "leads out of its folder" in status["problems"][0]["message"]
    (mine / "workbench.toml").unlink()
    (mine / "workbench.toml").write_text('catalog = "metrics"', "utf-8")
    (mine / "metrics").symlink_to(outside)
    status = (await api("GET", "status", path="mine/a.ipynb")).body
    assert "leads out of the project's folder" in status["problems"][0]["message"]
    (mine / "metrics").unlink()
    (mine / "metrics").mkdir()
    (mine / "metrics" / "shop.yml").symlink_to(outside / "shop.yml")
    status = (await api("GET", "status", path="mine/a.ipynb")).body
    assert status["catalog"]["metrics"] == 0
    assert "secret" not in json.dumps(status)


UNTRUSTED = 'warehouse = "duckdb:///{folder}/data.duckdb"\nregistry = "{folder}/registry.db"\nmodels = "metrics"\n'


async def test_an_untrusted_folder_is_browsed_and_its_settings_open_nothing(api, project, tmp_path, shelf):
    folder = project(settings=UNTRUSTED.format(folder=tmp_path / "theirs"))
    (tmp_path / "theirs").mkdir()
    status = (await api("GET", "status", path="shop/a.ipynb")).body
    assert (status["catalog"]["name"], status["catalog"]["trusted"]) == ("metrics", False)
    assert await names(api, "shop/a.ipynb") == {"orders"}
    assert (await api("POST", "favourite", path="shop/a.ipynb", name="orders", on=True)).status == 200
    opened = shelf.at("shop/a.ipynb")
    assert (opened.project.warehouse, opened.project.registry, opened.project.models) == (None, None, None)
    assert list((tmp_path / "theirs").iterdir()) == []
    trust(folder)
    assert (await api("GET", "status", path="shop/a.ipynb")).body["catalog"]["trusted"]
    assert (await api("POST", "favourite", path="shop/a.ipynb", name="orders", on=True)).status == 200
    assert "registry.db" in {file.name for file in (tmp_path / "theirs").iterdir()}


async def test_the_server_has_no_warehouse_trusted_or_not(api, project, shelf):
    folder = project(settings='warehouse = "duckdb:///data.duckdb"')
    trust(folder)
    for path in ("", "shop/a.ipynb"):
        workbench = shelf.at(path).required()
        assert not workbench.runs
        with pytest.raises(Exception, match="No warehouse is set"):
            workbench.run(f"{next(iter(workbench.catalog.metrics))}")


async def test_a_registry_whose_secret_is_not_set_here_hides_nothing(api, project):
    folder = project(settings='registry = "postgresql://ann:${SHOP_PASSWORD}@db/x"')
    trust(folder)
    assert await names(api, "shop/a.ipynb") == {"orders"}
    (problem,) = (await api("GET", "status", path="shop/a.ipynb")).body["problems"]
    assert "SHOP_PASSWORD" in problem["message"]


BOMBS = {
    "laughs": "a: &a [x, x]\n"
    + "".join(f"{c}: &{c} [{', '.join(['*' + p] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)),
    "deep": "[" * 50_000,
    "deep keys": "".join(" " * i + "a:\n" for i in range(2_000)),
    "python": "dataset: !!python/object/apply:os.system ['touch pwned']",
    "binary": "dataset: !!binary aGVsbG8=",
    "long": "dataset: " + "x" * 17_000_000,
    "parentheses": "dataset: d\nsource: s\nmetrics:\n  m: {expr: '" + "(" * 5_000 + "'}\n",
}


@pytest.mark.parametrize("bomb", BOMBS)
async def test_a_bomb_in_a_browsed_folder_is_a_problem_and_soon_said(api, project, bomb):
    folder = project()
    (folder / "metrics" / "bomb.yml").write_text(BOMBS[bomb], "utf-8")
    started = time.monotonic()
    status = (await api("GET", "status", path="shop/a.ipynb")).body
    assert status["problems"]
    assert all(len(problem["message"]) < 1_000 for problem in status["problems"])
    assert time.monotonic() - started < 10
    assert not list(folder.rglob("pwned"))


async def test_catalog_text_comes_as_text_and_never_as_a_page(api, project, jp_fetch):
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    project(title=evil)
    (hit,) = (await api("GET", "search", path="shop/a.ipynb", kind="metric")).body["hits"]
    assert hit["title"] == evil
    assert (await api("GET", "metric", path="shop/a.ipynb", name="orders")).body["title"] == evil
    raw = await jp_fetch(
        "workbench/api/v1/metric", params={"path": "shop/a.ipynb", "name": "<b>x</b>"}, raise_error=False
    )
    assert raw.headers["Content-Type"].startswith("application/json")
    assert json.loads(raw.body)["error"]["message"].startswith("No metric '<b>x</b>'")


async def test_many_may_ask_while_a_catalog_changes(api, project):
    file = project() / "metrics" / "shop.yml"
    text = file.read_text("utf-8")
    for turn in range(5):
        file.write_text(text.replace("orders:", f"orders{turn}:"), "utf-8")
        found = await asyncio.gather(*(names(api, "shop/a.ipynb") for _ in range(8)))
        assert all(len(metrics) == 1 for metrics in found)
    assert await names(api, "shop/a.ipynb") == {"orders4"}


class TestFewCatalogs:
    @pytest.fixture
    def jp_server_config(self, jp_server_config):
        jp_server_config["WorkbenchApp"]["catalogs"] = 2
        return jp_server_config

    async def test_the_catalog_not_used_for_longest_goes(self, api, project, shelf):
        for number in range(4):
            project(f"p{number}", metric=f"metric{number}")
            assert await names(api, f"p{number}/a.ipynb") == {f"metric{number}"}
        assert len(shelf._places) == 2
        assert await names(api, "p0/a.ipynb") == {"metric0"}


def test_a_server_that_browses_loads_no_engine_and_no_torch():
    program = (
        "import sys; import workbench; (point,) = workbench._jupyter_server_extension_points(); point['app'];"
        "from workbench.server.shelf import Shelf; from pathlib import Path;"
        "print(Shelf(Path('.')).at('').required().search('flights')[0].name,"
        " sorted({'duckdb', 'torch', 'pandas', 'IPython'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[0] == "flights []"


async def test_no_request_leaves_a_run_or_a_result_behind(api, shelf):
    await api("GET", "search", q="flights")
    await api("GET", "metric", name="flights")
    await api("POST", "check", text="flights by carrier.name")
    await api("POST", "complete", text="flights by ", offset=11)
    await api("POST", "ask", question="how many flights by carrier?")
    memory = shelf.at("").required().memory
    assert memory.used() == {}
    assert memory.confirmed() == ()
    assert memory.favourites() == frozenset()


async def test_search_goes_by_meaning_once_the_encoder_is_there(api, shelf):
    first = (await api("GET", "status")).body["encoder"]
    assert first in {"loading", "ready"}
    assert shelf.at("").required().finding.index.wait(120) == "ready"
    assert (await api("GET", "status")).body["encoder"] == "ready"
    found = (await api("GET", "search", q="planes that never left")).body
    assert found["mode"] == "hybrid"
    assert "cancellations" in [hit["name"] for hit in found["hits"]][:3]
