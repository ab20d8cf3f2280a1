"""What goes on while a question is answered, as it is told; and that stopping stops it."""

from __future__ import annotations

import asyncio
import json
import shutil
import struct
import time
from pathlib import Path

import pytest

from tests.server.conftest import ROOT
from workbench.project import trust
from workbench.search import SearchIndex, documents

LINES = {"Content-Type": "application/json", "Accept": "application/x-ndjson"}


@pytest.fixture
def shop(jp_root_dir, shelf):
    folder = jp_root_dir / "shop"
    shutil.copytree(Path(__file__).parent / "shop", folder)
    workbench = shelf.at("shop").required()
    workbench.finding._index = SearchIndex.build(documents(workbench.catalog))
    return folder


@pytest.fixture
def followed(jp_fetch):
    """Asks a route and returns the lines of its reply."""

    async def follow(route: str, /, **fields: object) -> list[dict]:
        body = json.dumps({"path": "shop/notebook.ipynb"} | fields)
        response = await jp_fetch(*ROOT, route, method="POST", body=body, headers=dict(LINES))
        assert response.headers["Content-Type"] == "application/x-ndjson"
        return [json.loads(line) for line in response.body.decode().splitlines()]

    return follow


async def test_what_goes_on_is_told_in_order_and_the_last_line_is_the_answer(shop, followed, api):
    lines = await followed("ask", question="orders by customer country")
    assert [line["said"] for line in lines[:-1]] == [
        "Reading the catalog.",
        "Learning the catalog's words.",
        "Understanding the question.",
        "Planning what it may mean.",
    ]
    assert {line["event"] for line in lines[:-1]} == {"status"}
    assert lines[-1]["event"] == "answer"
    plain = await api("POST", "ask", path="shop/notebook.ipynb", question="orders by customer country")
    assert lines[-1]["answer"] == plain.body
    again = await followed("ask", question="orders by customer country")
    assert "Learning the catalog's words." not in [line["said"] for line in again], "they are learnt once"


async def test_a_fault_is_the_last_line(shop, followed):
    (shop / "workbench.toml").write_text('catalogue = "metrics"', "utf-8")
    *_, last = await followed("ask", question="orders")
    assert last["event"] == "error"
    assert "Did you mean 'catalog'" in last["error"]["message"]


async def test_no_model_is_offered_or_loaded_where_there_is_none_or_no_trust(shop, followed, api):
    question = {"path": "shop/notebook.ipynb", "question": "web by country"}
    assert (await api("POST", "ask", **question)).body["second"] is None
    *_, last = await followed("second", question="web by country")
    assert last["error"]["code"] == "untrusted"
    trust(shop)
    assert (await api("POST", "ask", **question)).body["second"] is None
    *_, last = await followed("second", question="web by country")
    assert last["error"]["code"] == "no-model"


def with_model(shop: Path, parameters: int) -> None:
    """Give a project a model of that many parameters: its file says so, and has no room for them."""
    folder = shop / "models" / "letters"
    folder.mkdir(parents=True)
    header = json.dumps({"w": {"dtype": "F32", "shape": [parameters], "data_offsets": [0, 0]}}).encode()
    (folder / "model.safetensors").write_bytes(struct.pack("<Q", len(header)) + header)
    with (shop / "workbench.toml").open("a", encoding="utf-8") as settings:
        settings.write('\nmodels = "models"\nsecond_opinion = "letters"\n')
    trust(shop)


def words_alone(shelf) -> object:
    workbench = shelf.at("shop").required()
    workbench.finding._index = SearchIndex.build(documents(workbench.catalog))
    return workbench


async def test_a_model_is_offered_to_the_unsure_with_its_need_of_memory_and_nothing_is_loaded(shop, shelf, api):
    with_model(shop, 10**6)
    workbench = words_alone(shelf)
    unsure = (await api("POST", "ask", path="shop/notebook.ipynb", question="web by country")).body
    assert unsure["second"]["model"] == "letters"
    assert unsure["second"]["memory"].startswith("about 0.0 GiB are needed, ")
    assert (unsure["second"]["fits"], unsure["second"]["given"]) == (True, False)
    sure = (await api("POST", "ask", path="shop/notebook.ipynb", question="orders by customer country")).body
    assert sure["second"] is None
    assert not workbench.models.aside().running


async def test_what_does_not_fit_is_refused_before_it_is_loaded(shop, shelf, followed, api):
    with_model(shop, 10**13)
    workbench = words_alone(shelf)
    offer = (await api("POST", "ask", path="shop/notebook.ipynb", question="web by country")).body["second"]
    assert offer["fits"] is False
    *_, last = await followed("second", question="web by country")
    assert last["error"]["code"] == "no-memory"
    assert "The model 'letters' does not fit: about 50291.4 GiB are needed" in last["error"]["message"]
    assert "name a smaller model" in last["error"]["remedy"]
    assert not workbench.models.aside().running


@pytest.mark.usefixtures("http_server")
async def test_closing_the_connection_ends_the_model_at_once(shop, shelf, jp_serverapp, jp_http_port, jp_base_url):
    with_model(shop, 10**6)
    aside = words_alone(shelf).models.aside()
    body = json.dumps({"path": "shop/notebook.ipynb", "question": "web by country"}).encode()
    reader, writer = await asyncio.open_connection("127.0.0.1", jp_http_port)
    head = (
        f"POST {jp_base_url}{'/'.join(ROOT)}/second HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Accept: application/x-ndjson\r\nAuthorization: token {jp_serverapp.identity_provider.token}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    writer.write(head.encode() + body)
    await asyncio.wait_for(reader.readuntil(b"Starting letters"), 20)
    await until(lambda: aside.running)
    writer.close()
    await until(lambda: not aside.running)


async def until(true, seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true"
        await asyncio.sleep(0.02)
