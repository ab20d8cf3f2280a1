"""How our HTML looks: scoped to `.mwb`, in the colours of the page it stands in, light or dark."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def style() -> str:
    """Return the style element that every piece of HTML carries: a notebook's output must stand alone."""
    rules = resources.files(__package__).joinpath("style.css").read_text("utf-8")
    return f"<style>{rules}</style>"
