"""The handlers: who may ask, in which form, and where the work is done. What is answered stands in `replies`."""

from __future__ import annotations

import asyncio
import json
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from tornado import web

from workbench.errors import WorkbenchError
from workbench.server.faults import Refusal, body_of, refusal
from workbench.server.payloads import json_of
from workbench.server.place import Outside
from workbench.server.requests import LARGEST_BODY, Malformed, Where, from_arguments, from_body

if TYPE_CHECKING:
    from workbench.server.routes import Route
    from workbench.server.shelf import Shelf

#: Where the routes lie under the server's base URL.
ROOT = "/workbench/api/v1"


class WorkbenchHandler(APIHandler):
    """What all handlers share: the resource that authorizers are asked about, and how refusals look."""

    auth_resource = "workbench"

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer with a message and its remedy."""
        caught = kwargs.get("exc_info")
        self.finish(json.dumps(json_of(body_of(status_code, caught[1] if caught else None))))


class RouteHandler(WorkbenchHandler):
    """Answers one route of the table."""

    def initialize(self, route: Route) -> None:
        """Take the route."""
        self.route = route

    async def answer(self, request: Where) -> None:
        """Answer a request from a thread: reading a catalog or a question may take a moment."""
        shelf: Shelf = self.settings["workbench_shelf"]
        loop = asyncio.get_running_loop()
        try:
            reply = await loop.run_in_executor(
                self.settings["workbench_workers"], _answered, shelf, self.route, request
            )
        except (WorkbenchError, Outside) as error:
            raise refusal(error) from None
        self.set_header("Cache-Control", "no-store")
        self.finish(reply)


def _answered(shelf: Shelf, route: Route, request: Where) -> str:
    reply = route.answer(shelf.at(request.path), request)
    return json.dumps(json_of(reply), ensure_ascii=False, allow_nan=False)


class ReadHandler(RouteHandler):
    """Answers a route that is asked by its URL."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Answer."""
        try:
            request = from_arguments(self.route.request, self.request.query_arguments)
        except Malformed as error:
            raise refusal(error) from None
        await self.answer(request)


class SendHandler(RouteHandler):
    """Answers a route that is sent a JSON body."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Answer."""
        kind = self.request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            message = "The body must be JSON, and say so."
            remedy = "Send the header Content-Type: application/json."
            raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "content-type", message, remedy)
        if len(self.request.body) > LARGEST_BODY:
            message = f"The body is larger than {LARGEST_BODY:,} bytes."
            raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", message)
        try:
            request = from_body(self.route.request, self.request.body)
        except Malformed as error:
            raise refusal(error) from None
        await self.answer(request)


class DocumentHandler(WorkbenchHandler):
    """Serves the OpenAPI document."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Answer."""
        self.finish(_document())


@cache
def _document() -> str:
    return files("workbench.server").joinpath("openapi.json").read_text("utf-8")
