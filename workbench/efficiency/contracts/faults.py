"""Faults of a contract with the line they stand on, as near as its text tells."""

from __future__ import annotations

from workbench.errors import DefinitionError, Issue, Place


class Faults:
    """The faults found in one text so far."""

    def __init__(self, text: str, source: str) -> None:
        self.issues: list[Issue] = []
        self._text, self._source = text, source

    def add(
        self, code: str, message: str, at: str, suggestions: tuple[str, ...] = (), remedy: str | None = None
    ) -> None:
        """Keep a fault where a word first stands."""
        self.issues.append(Issue(code, message, self.place(at), suggestions, remedy))

    def place(self, *words: str) -> Place:
        """Return where the first of the words stands that does; the start of the text where none does."""
        for word in words:
            for number, line in enumerate(self._text.splitlines(), 1):
                if word and word in line:
                    column = line.index(word) + 1
                    return Place(self._source, number, column, column + len(word))
        return Place(self._source, 1, 1)

    def raise_any(self) -> None:
        """Raise what was found.

        Raises:
            DefinitionError: anything was.
        """
        if self.issues:
            raise DefinitionError(self.issues, text=self._text)
