from __future__ import annotations

import json

import pytest
from openapi_spec_validator import validate

from workbench.server.openapi import document

pytestmark = pytest.mark.usefixtures("by_words")


async def test_without_settings_the_status_is_the_examples(api):
    reply = await api("GET", "status", path="Untitled.ipynb")
    catalog = reply.body["catalog"]
    assert (catalog["name"], catalog["folder"], catalog["trusted"]) == ("flights", None, True)
    assert (catalog["metrics"], catalog["datasets"]) == (18, 5)
    assert reply.body["today"] == "2014-01-05"
    assert reply.body["problems"] == []


async def test_search_finds_a_metric_by_its_words_with_the_cell_that_shows_it(api):
    reply = await api("GET", "search", q="cancelled flights")
    first = reply.body["hits"][0]
    assert (first["kind"], first["name"], first["score"]) == ("metric", "cancellations", 1.0)
    assert first["cell"] == "%%metric\ncancellations\nby time.month"
    assert reply.body["mode"] == "lexical"


async def test_facets_narrow_and_may_be_given_several_times(api):
    kinds = (await api("GET", "search", kind=["cube", "dimension"], k=500)).body
    assert {hit["kind"] for hit in kinds["hits"]} == {"cube", "dimension"}
    assert len(kinds["hits"]) == sum(v["count"] for v in kinds["facets"]["kind"] if v["value"] != "metric")
    weather = (await api("GET", "search", dataset="weather", kind="metric", k=500)).body
    assert {hit["name"] for hit in weather["hits"]} >= {"avg_temperature", "avg_wind_speed", "total_precipitation"}
    assert all("weather" in hit["dataset"] for hit in weather["hits"])


async def test_browsing_lists_favourites_first_then_the_most_used_then_metrics_by_title(api, by_words):
    plain = [hit["name"] for hit in (await api("GET", "search", kind="metric", k=500)).body["hits"]]
    titles = {metric.key: metric.doc.title.casefold() for metric in by_words.catalog.metrics.values()}
    assert plain == sorted(titles, key=titles.get)
    marked, used = plain[-1], plain[-2]
    by_words.memory.favourite(marked, on=True)
    by_words.memory._record("x", (used,), ok=True, seconds=0.1, rows=1)
    listed = (await api("GET", "search", k=500)).body["hits"]
    rest = [name for name in plain if name not in {marked, used}]
    assert [hit["name"] for hit in listed[:18]] == [marked, used, *rest]
    assert [hit["favourite"] for hit in listed[:2]] == [True, False]
    assert len(listed) == 18 + 2 + sum(len(d.dimensions) for d in by_words.catalog.datasets.values())


async def test_every_hit_has_a_cell_that_can_be_planned(api, by_words):
    for hit in (await api("GET", "search", k=500)).body["hits"]:
        line, _, query = hit["cell"].partition("\n")
        assert line == "%%metric"
        assert by_words.plan(query)


async def test_a_card_says_what_the_catalog_says(api, by_words):
    card = (await api("GET", "metric", name="on_time_rate")).body
    metric = by_words.catalog.metrics["on_time_rate"]
    assert (card["title"], card["owner"], card["version"]) == (metric.doc.title, metric.doc.owner, metric.version)
    assert card["dimensions"][0]["path"] == "time"
    assert "month" in card["dimensions"][0]["grains"]
    assert {"origin.name", "destination.name", "carrier.name"} <= {d["path"] for d in card["dimensions"]}
    assert card["lineage"]["kind"] == "metric"
    assert card["freshness"]["as_of"] is None
    assert "first query in a notebook" in card["freshness"]["note"]


async def test_freshness_comes_from_what_a_notebook_left(api, by_words):
    from workbench import values

    index = values.ValueIndex((("flights", values.DatasetValues((), "2013-01-01", "2013-12-31")),))
    file = values.place(by_words.catalog.version)
    values.write(index, file)
    try:
        card = (await api("GET", "metric", name="flights")).body
    finally:
        file.unlink()
    assert card["freshness"]["as_of"] == "2013-12-31"


async def test_an_unknown_metric_is_not_found_and_the_nearest_is_named(api):
    reply = await api("GET", "metric", name="cancelations")
    assert reply.status == 404
    assert reply.error["code"] == "unknown-metric"
    assert "Did you mean 'cancellations'" in reply.error["message"]


async def test_a_text_is_read_into_tokens_and_its_canonical_form(api):
    text = "flights BY  carrier.name"
    reply = (await api("POST", "check", path="", text=text)).body
    marked = {text[token["from"] : token["to"]]: token["kind"] for token in reply["tokens"]}
    assert marked["flights"] == "metric"
    assert marked["BY"] == "keyword"
    assert reply["problems"] == []
    assert reply["canonical"] == "flights\nby carrier.name"


async def test_offsets_count_code_points_and_problems_name_the_nearest(api):
    text = "flights where origin.name = '🛩é' and carier.name = 'x'"
    reply = (await api("POST", "check", path="", text=text)).body
    (problem,) = (p for p in reply["problems"] if p["severity"] == "error")
    assert text[problem["from"] : problem["to"]] == "carier.name"
    assert "carrier.name" in problem["suggestions"]


async def test_completion_offers_what_may_stand_there(api):
    text = "flights by carr"
    reply = (await api("POST", "complete", path="", text=text, offset=len(text))).body
    assert text[reply["from"] : reply["to"]].endswith("carr")
    assert "carrier.name" in {item["insert"] for item in reply["items"]}


async def test_a_question_becomes_a_cell_or_says_what_is_missing(api, by_words):
    reply = (await api("POST", "ask", path="", question="how many flights by carrier?")).body
    assert reply["query"] is not None
    assert reply["cell"] == f"%%metric\n{reply['query']}"
    assert by_words.plan(reply["query"])
    nothing = (await api("POST", "ask", path="", question="what is the salary of the pilots?")).body
    assert (nothing["query"], nothing["cell"], nothing["zone"]) == (None, None, "abstain")


async def test_a_favourite_is_kept_and_can_be_taken_back(api):
    assert (await api("POST", "favourite", path="", name="flights", on=True)).body == {
        "name": "flights",
        "favourite": True,
    }
    assert (await api("GET", "metric", name="flights")).body["favourite"]
    assert not (await api("POST", "favourite", path="", name="flights", on=False)).body["favourite"]
    assert not (await api("GET", "metric", name="flights")).body["favourite"]


async def test_a_correction_must_be_a_query_and_is_kept_in_its_canonical_text(api, by_words):
    wrong = await api("POST", "feedback", question="how many?", query="flights", good=False, correction="fligths")
    assert wrong.status == 400
    assert "flights" in wrong.error["message"]
    right = {"question": "how many left?", "query": None, "good": False, "correction": "flights BY  time.month"}
    assert (await api("POST", "feedback", path="", **right)).body == {"saved": True}
    assert ("how many left?", "flights\nby time.month") in by_words.memory.confirmed()


async def test_a_facet_or_number_that_is_none_is_refused(api):
    for wrong in ({"k": 0}, {"k": "many"}, {"k": 10**30}, {"k": 501}, {"q": "x" * 501}):
        reply = await api("GET", "search", **wrong)
        assert reply.status == 400
        assert reply.error["message"].startswith(f"The parameter '{next(iter(wrong))}' must be")


def test_the_committed_document_is_the_one_the_code_makes(golden):
    validate(document())
    golden("../../workbench/server/openapi.json", json.dumps(document(), indent=1, ensure_ascii=False) + "\n")


async def test_the_document_is_served(jp_fetch):
    response = await jp_fetch("workbench", "api", "v1", "openapi.json")
    assert json.loads(response.body) == document()
