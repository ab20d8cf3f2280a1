"""What went wrong, as a status and a body: one clear message, never a trace."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from http.client import responses

from tornado.web import HTTPError

from workbench.errors import DefinitionError, Issue, TrustError, WorkbenchError
from workbench.server.payloads import Fault, FaultReply
from workbench.server.place import Outside
from workbench.server.requests import Malformed


class Refusal(HTTPError):  # noqa: N818  a refusal is the answer, not a failure
    """A request that gets no answer, and why."""

    def __init__(self, status: int, code: str, message: str, remedy: str | None = None) -> None:
        super().__init__(status, "%s", code)
        self.fault = Fault(code, message, remedy)


def refusal(error: WorkbenchError | Malformed | Outside) -> Refusal:
    """Return the refusal that an error becomes."""
    match error:
        case Malformed():
            return Refusal(HTTPStatus.BAD_REQUEST, "malformed", str(error))
        case Outside():
            message = "There is nothing at this path under the server's root folder."
            return Refusal(HTTPStatus.NOT_FOUND, "path", message)
        case _:
            issue = error.issues[0]
            return Refusal(_status(error, issue), issue.code, _sentence(error), issue.remedy)


def _status(error: WorkbenchError, issue: Issue) -> HTTPStatus:
    if isinstance(error, DefinitionError):
        return HTTPStatus.CONFLICT
    if isinstance(error, TrustError):
        return HTTPStatus.FORBIDDEN
    if issue.code == "unknown-metric" and issue.place is None:  # asked for by name, not inside a query
        return HTTPStatus.NOT_FOUND
    unkept = issue.code == "not-kept" or issue.code.startswith("registry")
    return HTTPStatus.SERVICE_UNAVAILABLE if unkept else HTTPStatus.BAD_REQUEST


def _sentence(error: WorkbenchError) -> str:
    issue = replace(error.issues[0], remedy=None)
    shown = str(issue) if isinstance(error, DefinitionError) else issue.sentence
    more = len(error.issues) - 1
    return f"{shown} ({more} more)" if more else shown


def body_of(status: int, error: BaseException | None) -> FaultReply:
    """Return the body for any failure; what is not the request's fault says nothing of the inside."""
    if isinstance(error, Refusal):
        return FaultReply(error.fault)
    if isinstance(error, HTTPError) and status < HTTPStatus.INTERNAL_SERVER_ERROR:
        said = error.log_message % error.args if error.log_message and error.args else error.log_message
        return FaultReply(Fault(_code(status), said or responses.get(status, "Refused"), None))
    return FaultReply(Fault("server-fault", "The server failed to answer.", "Its log says why."))


def _code(status: int) -> str:
    return responses.get(status, "refused").lower().replace(" ", "-")
