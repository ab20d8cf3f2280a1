"""The handlers: who may ask, in which form, and where the work is done. What is answered stands in `replies`."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from tornado import web
from tornado.iostream import StreamClosedError

from workbench.errors import WorkbenchError
from workbench.server.faults import Refusal, body_of, refusal
from workbench.server.payloads import AskEvent, Fault, json_of
from workbench.server.place import Outside
from workbench.server.requests import LARGEST_BODY, Malformed, Where, from_arguments, from_body
from workbench.server.work import Stopped, Work

if TYPE_CHECKING:
    from workbench.server.routes import Route
    from workbench.server.shelf import Shelf

#: Where the routes lie under the server's base URL.
ROOT = "/workbench/api/v1"

#: The type of a reply that tells what goes on, a line of JSON for each thing.
LINES = "application/x-ndjson"


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
        self._work = Work()

    async def answer(self, request: Where) -> None:
        """Answer a request from a thread: reading a catalog or a question may take a moment."""
        self._work = Work()
        try:
            reply = await self._worked(_written, request, self._work)
        except (WorkbenchError, Outside) as error:
            raise refusal(error) from None
        except Stopped:
            return  # nobody is there to be answered
        self.set_header("Cache-Control", "no-store")
        self.finish(reply)

    async def follow(self, request: Where) -> None:
        """Answer a request with a line of JSON for each thing that goes on, the reply or the fault as the last."""
        loop, lines = asyncio.get_running_loop(), asyncio.Queue[AskEvent]()

        def tell(sentence: str) -> None:
            loop.call_soon_threadsafe(lines.put_nowait, AskEvent("status", said=sentence))

        self._work = Work(tell)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", LINES)
        job = asyncio.ensure_future(self._last(request, self._work))
        job.add_done_callback(lambda done: lines.put_nowait(self._outcome(done)))
        event = AskEvent("status")
        while event.event == "status":
            event = await lines.get()
            try:
                self.write(_json(event) + "\n")
                await self.flush()
            except StreamClosedError:  # `on_connection_close` has stopped the work
                await job
                return
        self.finish(set_content_type=LINES)

    async def _last(self, request: Where, work: Work) -> AskEvent:
        """The last line: what is answered, or why not."""
        try:
            return AskEvent("answer", answer=await self._worked(_answered, request, work))
        except (WorkbenchError, Outside) as error:
            return AskEvent("error", error=refusal(error).fault)
        except Stopped:
            return AskEvent("error", error=Fault("stopped", "It was stopped.", None))

    def _outcome(self, done: asyncio.Future[AskEvent]) -> AskEvent:
        """What was made of it; a fault of ours is told as a reply without lines would, and the log says why."""
        error = done.exception()
        if error is None:
            return done.result()
        self.log.error("Answering failed", exc_info=error)
        return AskEvent("error", error=body_of(HTTPStatus.INTERNAL_SERVER_ERROR, error).error)

    async def _worked(self, done: Callable[..., Any], request: Where, work: Work) -> Any:
        """What a thread makes of a request; large replies are written there too, so that the server goes on."""
        loop, shelf = asyncio.get_running_loop(), self.settings["workbench_shelf"]
        return await loop.run_in_executor(self.settings["workbench_workers"], done, shelf, self.route, request, work)

    def on_connection_close(self) -> None:
        """Stop the work: nobody waits for it."""
        self._work.stop()


def _answered(shelf: Shelf, route: Route, request: Where, work: Work) -> object:
    work.say("Reading the catalog.")
    opened = shelf.at(request.path)
    return route.answer(opened, request, work) if route.tells else route.answer(opened, request)


def _written(shelf: Shelf, route: Route, request: Where, work: Work) -> str:
    return _json(_answered(shelf, route, request, work))


def _json(reply: object) -> str:
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
        follows = self.route.tells and LINES in self.request.headers.get("Accept", "")
        await (self.follow(request) if follows else self.answer(request))


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
