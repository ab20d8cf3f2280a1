"""Recipes: everything that decides what comes out of a training, as one value."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.ask.train.domains import data_hash
from workbench.ask.train.sheets import Extent
from workbench.errors import Issue, WorkbenchError, nearest


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the encoder is tuned.

    Attributes:
        steps: updates of the weights; each sees `sheets` catalogs.
        learning_rate: at its highest, after `warm_up` of the steps; then it falls in a line to nothing.
        scale: what cosines are multiplied by before they compete; higher looks harder at the nearest rivals.
        general: how much it counts that general texts keep the likenesses they have in the base.
        tokens: where texts are cut in training.
        frozen: how many of the lowest layers, and the word vectors below them, stay as they are in the base: they know
            English, and without them a step takes two thirds of the time.
    """

    name: str
    seed: int = 7
    steps: int = 1800
    sheets: int = 2
    extent: Extent = field(default_factory=Extent)
    learning_rate: float = 1e-4
    warm_up: float = 0.1
    scale: float = 20.0
    general: float = 20.0
    general_texts: int = 32
    tokens: int = 48
    frozen: int = 2

    @property
    def fingerprint(self) -> str:
        """Return a hash of the recipe and of the data: what a checkpoint must have been made with to be gone on with."""
        return hashlib.sha256(f"{self!r} {data_hash()}".encode()).hexdigest()[:16]


RECIPES: Mapping[str, Recipe] = {
    recipe.name: recipe
    for recipe in (
        Recipe("default"),
        Recipe("quick", steps=150),
        Recipe("smoke", steps=20, sheets=2, extent=Extent(questions=6, metrics=16, dimensions=10), general_texts=8),
    )
}


def recipe(name: str) -> Recipe:
    """Return a recipe by name.

    Raises:
        WorkbenchError: there is none of that name.
    """
    if name not in RECIPES:
        raise WorkbenchError(
            Issue(
                "unknown-recipe",
                f"There is no recipe '{name}'.",
                suggestions=nearest(name, RECIPES),
                remedy=f"There are: {', '.join(RECIPES)}.",
            )
        )
    return RECIPES[name]
