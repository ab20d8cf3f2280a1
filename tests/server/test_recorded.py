"""Replies recorded for the TypeScript tests, which hold them against the types of the front end.

They come from the small catalog in `shop`, searched by words alone. A file's name starts with its route's.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from workbench.project import trust
from workbench.search import SearchIndex, documents

HERE = Path(__file__).parent
RECORDED = HERE.parent / "golden" / "payloads"

REQUESTS = {
    "search": ("GET", "search", {"q": "web orders"}),
    "search-browse": ("GET", "search", {}),
    "search-nothing": ("GET", "search", {"q": "zeppelin", "owner": "nobody"}),
    "metric": ("GET", "metric", {"name": "orders"}),
    "metric-ratio": ("GET", "metric", {"name": "web_share"}),
    "metric-deprecated": ("GET", "metric", {"name": "baskets"}),
    "check": ("POST", "check", {"text": "orders BY customer.name\nwhere channel = '🛒 web' -- só\nlimit 5"}),
    "check-faults": ("POST", "check", {"text": "orderz by custommer.name\nduring last year month"}),
    "complete": ("POST", "complete", {"text": "orders by cus", "offset": 13}),
    "complete-empty": ("POST", "complete", {"text": "", "offset": 0}),
    "ask": ("POST", "ask", {"question": "orders by customer country", "previous": None}),
    "ask-choose": ("POST", "ask", {"question": "web by country", "previous": None}),
    "ask-abstain": ("POST", "ask", {"question": "what is the salary of our pilots?", "previous": None}),
    "feedback": ("POST", "feedback", {"question": "how many?", "query": "orders", "good": True, "correction": None}),
    "favourite": ("POST", "favourite", {"name": "orders", "on": True}),
    "error-unknown": ("GET", "metric", {"name": "ordres"}),
    "error-query": ("POST", "feedback", {"question": "how?", "query": None, "good": False, "correction": "orders by"}),
    "error-malformed": ("POST", "check", {"text": 5}),
    "status-untrusted": ("GET", "status", {}),
}


@pytest.fixture
def shop(jp_root_dir, shelf):
    folder = jp_root_dir / "shop"
    shutil.copytree(HERE / "shop", folder)
    by_words_alone(shelf)
    return folder


def by_words_alone(shelf) -> None:
    workbench = shelf.at("shop").required()
    workbench.finding._index = SearchIndex.build(documents(workbench.catalog))


@pytest.fixture
def recorded(api, golden, tmp_path):
    async def record(name, method, route, /, **fields):
        reply = await api(method, route, **({"path": "shop/notebook.ipynb"} | fields))
        text = json.dumps(reply.body, indent=1, ensure_ascii=False).replace(str(tmp_path / "root_dir"), "~/work")
        golden(f"payloads/{name}.json", f"{text}\n")
        return reply

    return record


@pytest.mark.parametrize("name", REQUESTS)
async def test_the_reply_is_as_recorded(shop, recorded, name):
    method, route, fields = REQUESTS[name]
    reply = await recorded(name, method, route, **fields)
    assert (reply.status == 200) == (not name.startswith("error"))


async def test_the_status_of_a_trusted_folder_is_as_recorded(shop, recorded, shelf):
    trust(shop)
    by_words_alone(shelf)
    reply = await recorded("status", "GET", "status")
    assert reply.body["catalog"]["trusted"]


async def test_the_status_of_a_broken_catalog_is_as_recorded(shop, recorded):
    file = shop / "metrics" / "shop.yml"
    file.write_text(file.read_text("utf-8").replace("sum(amount)", "summ(amount)"), "utf-8")
    reply = await recorded("status-problems", "GET", "status")
    assert reply.body["problems"]


async def test_the_refusal_of_a_broken_catalog_is_as_recorded(shop, recorded):
    (shop / "workbench.toml").write_text('catalogue = "metrics"', "utf-8")
    assert (await recorded("error-settings", "GET", "search")).status == 409


def test_every_recorded_reply_is_still_recorded():
    made = {*REQUESTS, "status", "status-problems", "error-settings"}
    assert {file.stem for file in RECORDED.glob("*.json")} == made
