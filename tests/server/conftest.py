from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest, MockResponse
from pytest_jupyter.jupyter_server import *  # noqa: F403  its fixtures, for this folder alone

from workbench.server.openapi import document

ROOT = ("workbench", "api", "v1")


@dataclass(frozen=True)
class Reply:
    status: int
    body: object
    headers: object

    @property
    def error(self) -> dict[str, str]:
        assert set(self.body) == {"error"}
        return self.body["error"]


@pytest.fixture(scope="session")
def contract():
    return OpenAPI.from_dict(document())


@pytest.fixture(scope="session")
def vectors(tmp_path_factory):
    """One cache of the encoder's vectors for all tests, apart from the user's."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_folders(jp_environ, monkeypatch, tmp_path, vectors):
    """Settings, trust and registry of each test apart from the user's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(vectors))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user" / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user" / "data"))
    for name in ("CATALOG", "WAREHOUSE", "REGISTRY", "MODELS", "TODAY"):
        monkeypatch.delenv(f"WORKBENCH_{name}", raising=False)


@pytest.fixture
def jp_server_config():
    return {"ServerApp": {"jpserver_extensions": {"workbench": True}}, "WorkbenchApp": {"recheck": 0.0}}


@pytest.fixture
def api(jp_fetch, contract):
    """Asks a route as the front end does, and holds question and reply against the published document."""

    async def call(method: str, route: str, /, **fields: object) -> Reply:
        sent = {"method": method, "raise_error": False, "headers": {}}
        pairs = [(k, item) for k, v in fields.items() for item in (v if isinstance(v, list | tuple) else [v])]
        if method == "POST":
            sent |= {"body": json.dumps(fields), "headers": {"Content-Type": "application/json"}}
        response = await jp_fetch(*ROOT, route, params=pairs if method == "GET" else [], **sent)
        held(contract, method, route, response)
        return Reply(response.code, json.loads(response.body), response.headers)

    return call


def held(contract, method, name, response) -> None:
    path = f"/workbench/api/v1/{name}"
    asked = MockRequest("http://localhost", method.lower(), path)
    contract.validate_response(asked, MockResponse(response.body, response.code, content_type="application/json"))


@pytest.fixture
def shelf(jp_serverapp):
    return jp_serverapp.web_app.settings["workbench_shelf"]


@pytest.fixture
def by_words(shelf):
    """The example searched by words alone, so that scores do not depend on the processor."""
    from workbench.search import SearchIndex, documents

    workbench = shelf.at("").required()
    workbench.finding._index = SearchIndex.build(documents(workbench.catalog))
    return workbench
