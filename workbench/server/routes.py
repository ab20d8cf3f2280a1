"""The routes as a table: what each is asked, what it answers, and who answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from workbench.server import board, payloads, replies, requests

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Route:
    """One route under the root.

    Attributes:
        answer: takes what is opened for the request's path, and the request.
        tells: whether `answer` also takes the work, to tell what goes on; asked to, the reply is then a line for each.
    """

    method: Literal["GET", "POST"]
    name: str
    summary: str
    request: type[requests.Where]
    reply: type[object]
    answer: Callable[..., Any]
    tells: bool = False


ROUTES: tuple[Route, ...] = (
    Route("GET", "status", "Which catalog holds", requests.Where, payloads.Status, replies.status),
    Route("GET", "search", "Search or browse", requests.Search, payloads.SearchReply, replies.search),
    Route("GET", "metric", "A metric's card", requests.MetricName, payloads.Card, replies.metric),
    Route("POST", "check", "Read a query's text", requests.Check, payloads.CheckReply, replies.check),
    Route("POST", "complete", "Complete a query's text", requests.Complete, payloads.CompleteReply, replies.complete),
    Route("POST", "ask", "Propose a query", requests.Ask, payloads.AskReply, replies.ask, tells=True),
    Route(
        "POST",
        "second",
        "Have a bigger model weigh the readings",
        requests.Ask,
        payloads.AskReply,
        replies.second,
        tells=True,
    ),
    Route("GET", "efficiency", "Cost, owners, audits", requests.Where, board.EfficiencyReply, board.efficiency),
    Route("POST", "pills", "Take a query apart", requests.Pills, payloads.PillsReply, replies.pills),
    Route("POST", "feedback", "Judge a proposal", requests.Feedback, payloads.FeedbackReply, replies.feedback),
    Route("POST", "favourite", "Mark a metric", requests.Favourite, payloads.FavouriteReply, replies.favourite),
)
