"""The phrases of data/phrases.yaml: choices taken, slots filled; half of none is used on both sides of the split."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from random import Random

import yaml

from workbench.ask.train.domains import DATA, bucket

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")

#: One phrase in this many is kept for the held-out questions; there, all the others are left out.
_HELD_OUT_OF = 6


@cache
def _written() -> Mapping[str, object]:
    found: Mapping[str, object] = yaml.safe_load((DATA / "phrases.yaml").read_text("utf-8"))
    return found


@cache
def words() -> Mapping[str, str]:
    """Return the choices that phrases share, by slot."""
    found = _written()["words"]
    assert isinstance(found, dict)
    return {**found, "over": str(_written()["over"])}


@cache
def aggregates() -> Mapping[str, str]:
    """Return the words for each way of aggregating."""
    found = _written()["aggregates"]
    assert isinstance(found, dict)
    return found


@cache
def phrases(intent: str, *, held_out: bool) -> tuple[str, ...]:
    """Return the phrases of an intent on one side of the split; never none, as each intent has both."""
    lines = [line.strip() for line in str(_written()[intent]).splitlines() if line.strip()]
    rare = [line for line in lines if bucket(line, _HELD_OUT_OF) == 0] or lines[-1:]
    return tuple(rare) if held_out else tuple(line for line in lines if line not in rare)


def expand(text: str, rng: Random) -> str:
    """Take one alternative of each choice, innermost first: `[find|show [me|us]] it` → `show me it`."""
    while found := _CHOICE.search(text):
        text = text[: found.start()] + rng.choice(found[1].split("|")) + text[found.end() :]
    return text


def fill(text: str, slots: Mapping[str, Callable[[], str]], rng: Random) -> str:
    """Expand a phrase and fill its slots, from the inside out; blanks are made single."""
    text = expand(text, rng)
    for _ in range(4):  # a slot's text may hold slots of its own: {by} → for each {g}
        text = _SLOT.sub(lambda found: _slot(found[1], slots, rng), text)
        text = expand(text, rng)
    return " ".join(text.replace(" ,", ",").split()).removeprefix(", ")


def _slot(name: str, slots: Mapping[str, Callable[[], str]], rng: Random) -> str:
    return slots[name]() if name in slots else expand(words()[name], rng)
