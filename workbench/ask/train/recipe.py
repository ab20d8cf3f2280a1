"""Recipes: everything that decides what comes out of a training, as one value."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.ask.train.domains import data_hash
from workbench.ask.train.sheets import Extent
from workbench.errors import Issue, WorkbenchError, nearest


@dataclass(frozen=True, slots=True)
class Course:
    """A part of a training.

    Attributes:
        steps: updates of the weights; each sees `sheets` catalogs that are made, and `businesses` that were written.
        learning_rate: at its highest, after `warm_up` of the steps; then it falls in a line to nothing.
        dimensions: how much of the loss is about dimensions, 0 to 1; None: each text counts alike, whatever it is about.
    """

    steps: int
    sheets: int = 2
    businesses: int = 2
    learning_rate: float = 1e-4
    warm_up: float = 0.1
    dimensions: float | None = None

    def pace(self, step: int) -> float:
        """Return the learning rate of a step: up in a line, then down in a line."""
        up = max(1, round(self.steps * self.warm_up))
        share = (step + 1) / up if step < up else (self.steps - step) / max(1, self.steps - up)
        return self.learning_rate * share


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the encoder is tuned.

    Attributes:
        courses: what it goes through, one after the other.
        scale: what cosines are multiplied by before they compete; higher looks harder at the nearest rivals.
        general: how much it counts that general texts keep the likenesses they have in the base.
        tokens: where texts are cut in training.
        frozen: how many of the lowest layers, and the word vectors below them, stay as they are in the base: they know
            English, and without them a step takes two thirds of the time.
    """

    name: str
    seed: int = 7
    courses: tuple[Course, ...] = ()
    extent: Extent = field(default_factory=Extent)
    scale: float = 20.0
    general: float = 20.0
    general_texts: int = 32
    tokens: int = 48
    frozen: int = 2

    @property
    def steps(self) -> int:
        """Return how many updates of the weights there are in all."""
        return sum(course.steps for course in self.courses)

    def at(self, step: int) -> tuple[int, int]:
        """Return the place of the course that a step belongs to, and the step's own place in it."""
        for place, course in enumerate(self.courses):
            if step < course.steps:
                return place, step
            step -= course.steps
        raise IndexError(step)

    @property
    def fingerprint(self) -> str:
        """Return a hash of the recipe and of the data: what a checkpoint must have been made with to be gone on with."""
        return hashlib.sha256(f"{self!r} {data_hash()}".encode()).hexdigest()[:16]


RECIPES: Mapping[str, Recipe] = {
    recipe.name: recipe
    for recipe in (
        # Businesses say metrics in many words, and hardly group; the second course brings back what dimensions are called.
        Recipe("default", courses=(Course(1700), Course(250, sheets=3, businesses=1, dimensions=0.5))),
        Recipe("quick", courses=(Course(150),)),
        Recipe(
            "smoke",
            courses=(Course(20),),
            extent=Extent(questions=6, metrics=16, dimensions=10),
            general_texts=8,
        ),
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
