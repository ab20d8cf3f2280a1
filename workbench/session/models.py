"""The models a project asks with: the shipped encoder or another, and perhaps a second opinion. Each is loaded when used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import Issue, WorkbenchError
from workbench.search import Encoder, load_encoder

if TYPE_CHECKING:
    from workbench.ask.replies.aside import Aside
    from workbench.ask.replies.second import SecondOpinion


@dataclass(slots=True)
class Models:
    """The models of a project.

    Attributes:
        folder: where models are looked for by name first.
        encoder: another encoder than the shipped one; None for that.
        second_opinion: a causal model; None where none is set.
    """

    folder: Path | None = None
    encoder: str | None = None
    second_opinion: str | None = None
    _opened: dict[str, SecondOpinion] = field(default_factory=dict, repr=False)
    _asides: dict[str, Aside] = field(default_factory=dict, repr=False)

    @property
    def loads_encoder(self) -> Callable[[], Encoder]:
        """What loads the encoder, when it is called."""
        if self.encoder is None:
            return load_encoder
        from workbench.search.chosen import encoder_named

        return encoder_named(self.encoder, self.folder)

    def second(self, name: str | None = None) -> SecondOpinion:
        """Return the second opinion of a name, that of the project by default; not loaded yet.

        Raises:
            WorkbenchError: none is named.
        """
        chosen = name or self.second_opinion
        if chosen is None:
            message = "There is no model for a second opinion."
            remedy = "Set second_opinion in workbench.toml to a folder, a GGUF file or a name; or name it here."
            raise WorkbenchError(Issue("no-model", message, remedy=remedy))
        if chosen not in self._opened:
            from workbench.ask.replies.second import SecondOpinion

            self._opened[chosen] = SecondOpinion(chosen, self.folder)
        return self._opened[chosen]

    def aside(self, name: str | None = None) -> Aside:
        """Return the same in a process of its own, for whoever must be able to stop it; not started yet.

        Raises:
            WorkbenchError: none is named.
        """
        opinion = self.second(name)
        if opinion.name not in self._asides:
            from workbench.ask.replies.aside import Aside

            self._asides[opinion.name] = Aside(opinion)
        return self._asides[opinion.name]

    def close(self) -> None:
        """End what was started."""
        for aside in self._asides.values():
            aside.stop()
