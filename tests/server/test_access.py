"""Who may ask, and in which form."""

from __future__ import annotations

import json
from http.cookies import SimpleCookie

import pytest
from jupyter_server.auth import Authorizer
from tornado.web import HTTPError

from workbench.server.faults import body_of
from workbench.server.routes import ROUTES

BODIES = {
    "check": {"text": "flights"},
    "complete": {"text": "flights", "offset": 0},
    "ask": {"question": "flights?"},
    "second": {"question": "flights?"},
    "feedback": {"question": "flights?", "query": "flights", "good": True},
    "favourite": {"name": "flights", "on": True},
}
JSON = {"Content-Type": "application/json"}


def ours(app) -> list[tuple[str, type]]:
    """Every handler that the extension added to the server, with its path."""
    rules = [rule for group in app.default_router.rules for rule in getattr(group.target, "rules", ())]
    found = [(rule.matcher.regex.pattern.rstrip("$").replace("\\", ""), rule.target) for rule in rules]
    return [(path, handler) for path, handler in found if handler.__module__.startswith("workbench.")]


def verbs(handler) -> list[str]:
    return [verb for verb in ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD") if verb.lower() in vars(handler)]


@pytest.fixture
def fetch(http_server_client):
    """Asks without the token that `jp_fetch` adds."""

    async def call(path, **options):
        return await http_server_client.fetch(path, raise_error=False, **options)

    return call


async def test_every_handler_of_ours_demands_authentication(jp_serverapp, fetch):
    handlers = ours(jp_serverapp.web_app)
    assert len(handlers) == len(ROUTES) + 1
    for path, handler in handlers:
        for verb in verbs(handler):
            reply = await fetch(path, method=verb, body="{}" if verb == "POST" else None, headers=JSON)
            assert reply.code == 403, (verb, path)
            assert set(json.loads(reply.body)) == {"error"}


async def test_handlers_answer_their_own_verb_and_no_other(jp_serverapp, jp_fetch):
    for path, handler in ours(jp_serverapp.web_app):
        (own,) = verbs(handler)
        other = "POST" if own == "GET" else "GET"
        name = path.rpartition("/")[2]
        body = "{}" if other == "POST" else None
        reply = await jp_fetch("workbench/api/v1", name, method=other, body=body, headers=dict(JSON), raise_error=False)
        assert reply.code == 405
        assert json.loads(reply.body)["error"]["code"] == "method-not-allowed"


class Denying(Authorizer):
    """Denies all and remembers what it was asked."""

    asked: list[tuple[str, str]] = []  # noqa: RUF012  shared on purpose: the server makes the instance

    def is_authorized(self, handler, user, action, resource):
        self.asked.append((action, resource))
        return False


class TestDenied:
    @pytest.fixture
    def jp_server_config(self, jp_server_config):
        Denying.asked.clear()
        jp_server_config["ServerApp"]["authorizer_class"] = Denying
        return jp_server_config

    async def test_every_route_asks_the_authorizer_to_read_or_to_write(self, api):
        for route in ROUTES:
            fields = BODIES.get(route.name, {"name": "flights"} if route.name == "metric" else {})
            reply = await api(route.method, route.name, **fields)
            assert reply.status == 403
            assert reply.error["code"] == "forbidden"
        assert Denying.asked == [("read" if r.method == "GET" else "write", "workbench") for r in ROUTES]

    async def test_so_does_the_document(self, jp_fetch):
        reply = await jp_fetch("workbench/api/v1/openapi.json", raise_error=False)
        assert reply.code == 403
        assert Denying.asked == [("read", "workbench")]


async def test_a_cookie_alone_changes_nothing_without_the_xsrf_token(jp_serverapp, fetch, jp_base_url):
    token = jp_serverapp.identity_provider.token
    page = await fetch(f"{jp_base_url}login?token={token}", follow_redirects=False)
    cookies = SimpleCookie()
    for line in page.headers.get_list("Set-Cookie"):
        cookies.load(line)
    assert any(name.startswith("username-") for name in cookies)
    sent = {"Cookie": "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items()), **JSON}
    form = SimpleCookie((await fetch(f"{jp_base_url}login")).headers["Set-Cookie"])
    xsrf = form["_xsrf"].value
    for name, fields in BODIES.items():
        url, body = f"{jp_base_url}workbench/api/v1/{name}", json.dumps(fields)
        refused = await fetch(url, method="POST", body=body, headers=sent)
        assert refused.code == 403
        assert "_xsrf" in json.loads(refused.body)["error"]["message"]
    url, body = f"{jp_base_url}workbench/api/v1/favourite", json.dumps(BODIES["favourite"])
    sent = {**sent, "Cookie": f"{sent['Cookie']}; _xsrf={xsrf}", "X-XSRFToken": xsrf}
    assert (await fetch(url, method="POST", body=body, headers=sent)).code == 200


@pytest.mark.parametrize(
    ("kind", "status"),
    (
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
        ("application/jsonp", 415),
        ("", 415),
        ("multipart/form-data", 400),  # refused by tornado, before us
    ),
)
async def test_a_form_of_another_page_is_no_request(jp_fetch, kind, status):
    for name, fields in BODIES.items():
        reply = await jp_fetch(
            "workbench/api/v1",
            name,
            method="POST",
            body=json.dumps(fields),
            headers={"Content-Type": kind},
            raise_error=False,
        )
        assert reply.code == status
        if status == 415:
            assert json.loads(reply.body)["error"]["remedy"] == "Send the header Content-Type: application/json."


async def test_another_site_may_not_ask(jp_fetch):
    reply = await jp_fetch(
        "workbench/api/v1/status", headers={"Origin": "https://evil.example", "Authorization": ""}, raise_error=False
    )
    assert reply.code in {403, 404}


@pytest.mark.parametrize(
    ("body", "status", "said"),
    (
        ("", 400, "not readable as JSON"),
        ("{", 400, "not readable as JSON"),
        ("[" * 200_000, 400, "not readable as JSON"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, 400, "not readable as JSON"),
        ("[]", 400, "must be a JSON object"),
        ('"text"', 400, "must be a JSON object"),
        ("{}", 400, "The field 'text' is missing."),
        ('{"text": 5}', 400, "The field 'text' must be a text of at most 20,000 characters."),
        ('{"text": null}', 400, "The field 'text' must be a text"),
        ('{"text": "x", "path": ["a"]}', 400, "The field 'path' must be a text"),
        ('{"text": "\\ud800"}', 400, "half of a surrogate pair"),
        (json.dumps({"text": "x" * 20_001}), 400, "at most 20,000 characters"),
        ('{"text": "' + "x" * 1_100_000 + '"}', 413, "larger than 1,000,000 bytes"),
    ),
    ids=lambda value: str(value)[:20],
)
async def test_a_body_that_is_none_of_ours_is_refused_in_one_sentence(jp_fetch, body, status, said):
    reply = await jp_fetch(
        "workbench/api/v1/check", method="POST", body=body, headers=dict(JSON), raise_error=False, request_timeout=60
    )
    assert reply.code == status
    assert said in json.loads(reply.body)["error"]["message"]


@pytest.mark.parametrize("offset", (-1, True, 1.5, "1", 10**12, None))
async def test_an_offset_must_be_a_number_in_bounds(api, offset):
    reply = await api("POST", "complete", text="flights", offset=offset)
    assert reply.status == 400
    assert reply.error["message"] == "The field 'offset' must be a whole number from 0 to 20,000."


async def test_fields_of_a_later_version_are_passed_over(api):
    assert (await api("POST", "favourite", name="flights", on=True, colour="red")).status == 200


async def test_a_parameter_that_is_no_text_is_refused(jp_serverapp, jp_auth_header, fetch, jp_base_url):
    reply = await fetch(f"{jp_base_url}workbench/api/v1/search?q=%ff%fe", headers=jp_auth_header)
    assert reply.code == 400
    assert json.loads(reply.body)["error"]["message"] == "The parameter 'q' is not UTF-8."


def test_a_failure_of_ours_says_nothing_of_the_inside():
    body = body_of(500, ValueError("secret path /home/ann"))
    assert body.error.message == "The server failed to answer."
    assert "secret" not in repr(body)
    assert "secret" not in repr(body_of(500, HTTPError(500, "secret")))


async def test_replies_are_not_kept_by_the_browser_and_are_nothing_but_json(jp_fetch):
    reply = await jp_fetch("workbench/api/v1/status")
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["Content-Type"].startswith("application/json")
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
