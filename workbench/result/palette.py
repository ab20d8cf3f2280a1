"""Colours that stand out on white and on near-black alike: each has a contrast of 3 or more with both."""

from __future__ import annotations

#: One for each series, told apart by hue and lightness.
SERIES = (
    "#3b7ddd",
    "#d9652b",
    "#2c9d6c",
    "#b65fd3",
    "#b0851a",
    "#e0527a",
    "#1c97a8",
    "#7f8f2c",
    "#8476e0",
    "#a8705a",
    "#6f8aa3",
    "#cf4f4f",
)
#: Text and lines of axes.
TEXT = "#7d7d7d"
LINE = "rgba(128,128,128,0.28)"
