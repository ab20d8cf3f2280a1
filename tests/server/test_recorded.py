"""Replies recorded for the TypeScript tests, which hold them against the types of the front end.

They come from the small catalog in `shop`, searched by words alone. A file's name starts with its route's.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.server.conftest import ROOT
from workbench.efficiency import named
from workbench.efficiency.board import AuditLine, Board, Cost, FeedLine, OwnerLine, PlatformLine, read, write
from workbench.efficiency.named import AssetName, Named, OwnerName
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
    "ask-continues": ("POST", "ask", {"question": "and by month", "previous": "orders by customer.country"}),
    "ask-why": ("POST", "ask", {"question": "why did orders rise in May 2024?", "previous": None}),
    "pills": ("POST", "pills", {"text": "orders by customer.country where channel = 'web' during 2024-05 limit 5"}),
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


async def test_what_is_told_while_a_question_is_answered_is_as_recorded(shop, jp_fetch, golden):
    body = json.dumps({"path": "shop/notebook.ipynb", "question": "orders by customer country", "previous": None})
    headers = {"Content-Type": "application/json", "Accept": "application/x-ndjson"}
    reply = await jp_fetch(*ROOT, "ask", method="POST", body=body, headers=headers)
    told = [json.loads(line) for line in reply.body.decode().splitlines()]
    golden("payloads/followed-ask.json", f"{json.dumps(told, indent=1, ensure_ascii=False)}\n")
    assert told[-1]["event"] == "answer"


def test_every_recorded_reply_is_still_recorded():
    made = {
        *REQUESTS,
        "followed-ask",
        "status",
        "status-problems",
        "error-settings",
        *(f"efficiency{how}" for how in ("", "-empty", "-none")),
        "ask-efficiency",
    }
    assert {file.stem for file in RECORDED.glob("*.json")} == made


BOARD = Board(
    as_of="2026-04-03",
    published_at="2026-04-07T12:00:00",
    month="2026-03",
    before="2026-02",
    notes=("April 2026 is provisional.",),
    platforms=(
        PlatformLine(
            "kubernetes",
            "by bottleneck of cpu and memory",
            (Cost("USD", "93747.264144352", "86990.5"),),
            (
                FeedLine("kubernetes-usage", "usage", "met", "Came on 2 April at 6:00.", "usage 1.0"),
                FeedLine("azure-bill", "billing", "late", "The 4th and 5th of April have not come.", quarantined=9),
            ),
        ),
    ),
    owners=(
        OwnerLine(
            "fernway",
            "Fernway",
            "org",
            (Cost("EUR", "61000", None), Cost("USD", "414421.313649892", "370000")),
            (OwnerLine("search", "Search & <discovery>", "team", (Cost("USD", "29988.71", "0"),)),),
        ),
    ),
    audits=(
        AuditLine("conservation", "cea", "error", "2026-03", True, "What is allocated is what was billed."),
        AuditLine("fresh", "landing", "warn", "azure-bill", False, "Two days late.", "finops", "2026-04-06"),
    ),
)


async def test_a_project_without_efficiency_says_so(shop, recorded):
    reply = await recorded("efficiency-none", "GET", "efficiency")
    assert reply.body["state"] == "none"


async def test_the_board_is_shown_as_it_was_published(shop, recorded, api):
    (shop / "efficiency").mkdir()
    with (shop / "workbench.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[efficiency]\nfolder = "efficiency"\n')
    assert (await recorded("efficiency-empty", "GET", "efficiency")).body["state"] == "empty"
    write(shop / "lake", BOARD)
    body = (await recorded("efficiency", "GET", "efficiency")).body
    root = body["owners"][0]
    assert [cost["amount"] for cost in root["costs"]] == ["61,000 EUR", "414,421 USD"]
    assert [cost["change"] for cost in root["costs"]] == [None, "+12.0%"]
    assert root["children"][0]["costs"][0]["change"] is None  # nothing to compare with
    assert body["platforms"][0]["light"] == "late"  # the worst of its feeds


@pytest.mark.parametrize("text", ["", "[]", '{"as_of": 5}', '{"as_of": "x"}', "[" * 100_000, "\x00"])
async def test_a_board_that_is_none_counts_as_not_there(shop, api, text):
    (shop / "efficiency").mkdir()
    with (shop / "workbench.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[efficiency]\nfolder = "efficiency"\n')
    (shop / "lake").mkdir()
    (shop / "lake" / "board.json").write_text(text, encoding="utf-8")
    reply = await api("GET", "efficiency", path="shop/notebook.ipynb")
    assert (reply.status, reply.body["state"]) == (200, "empty")


async def test_a_stale_feed_is_missing_and_the_whole_is_no_owner_to_explain(shop, api):
    (shop / "efficiency").mkdir()
    with (shop / "workbench.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[efficiency]\nfolder = "efficiency"\n')
    feeds = (FeedLine("old", "usage", "stale", "Nobody delivers."), FeedLine("odd", "usage", "gone", "?"))
    root = OwnerLine("everything", "Everything", "all", (), (OwnerLine("search", "Search", "team"),))
    board = Board("", "", "2026-03", None, platforms=(PlatformLine("spark", None, (), feeds),), owners=(root,))
    write(shop / "lake", board)
    body = (await api("GET", "efficiency", path="shop/notebook.ipynb")).body
    assert [feed["light"] for feed in body["platforms"][0]["feeds"]] == ["missing", "unknown"]
    assert body["owners"][0]["cell"] == "%efficiency owners --period 2026-03"
    assert body["owners"][0]["children"][0]["cell"] == "%efficiency explain search --period 2026-03"


async def test_a_question_for_an_owner_is_answered_with_what_is_published(shop, recorded, api, shelf):
    (shop / "efficiency").mkdir()
    with (shop / "workbench.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[efficiency]\nfolder = "efficiency"\n')
    names = Named(
        "2026-03",
        ("2026-02", "2026-03"),
        ("EUR", "USD"),
        ("kubernetes",),
        (OwnerName("search", "Search & <discovery>", "team"),),
        (AssetName("service", "search-api", "service"),),
    )
    named.write(shop / "lake", names)
    by_words_alone(shelf)
    question = {"question": "why are we charged for search-api, and by which rule?", "previous": None}
    body = (await recorded("ask-efficiency", "POST", "ask", **question)).body
    assert (body["magic"], body["cell"]) == ("efficiency", "%efficiency whose service/search-api")
    judged = {"question": question["question"], "query": body["query"], "good": False, "correction": None}
    assert (await api("POST", "feedback", path="shop/notebook.ipynb", **judged)).status == 200
    again = (await api("POST", "ask", path="shop/notebook.ipynb", **question)).body
    assert again["magic"] != "efficiency"
    assert again["cell"] != body["cell"]


def test_a_board_is_read_as_it_was_written(tmp_path):
    write(tmp_path, BOARD)
    assert read(tmp_path) == BOARD
