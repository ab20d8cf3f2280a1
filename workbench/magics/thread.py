"""A conversation of `%ask`: each step with its answer, the last of which follow-ups edit; every step can be undone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.errors import Issue, QueryError

if TYPE_CHECKING:
    from workbench.ask import Answer


@dataclass(slots=True)
class Thread:
    """The answers that led to the query at hand, oldest first; a question of its own begins anew."""

    steps: list[Answer] = field(default_factory=list)

    @property
    def query(self) -> str | None:
        """The query text, or other line, that a follow-up edits; none before the first answer."""
        return self.steps[-1].text if self.steps else None

    def add(self, answer: Answer) -> None:
        """Keep an answer; one that proposes nothing, or only asks which is meant, leaves the query at hand as it is."""
        if answer.text is None or answer.choices:
            return
        if not answer.continues:
            self.steps.clear()
        self.steps.append(answer)

    def undo(self) -> Answer:
        """Take the last step back and return the answer before it.

        Raises:
            QueryError: there is nothing to take back.
        """
        if len(self.steps) < 2:
            message = "There is no step to undo." if self.steps else "Nothing was asked yet."
            raise QueryError(Issue("no-step", message, remedy="Ask a follow-up first, such as: %ask and by month."))
        self.steps.pop()
        return self.steps[-1]
