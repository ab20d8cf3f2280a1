"""What a query gave, and how it shows itself: table, chart, footer, text, and files."""

from __future__ import annotations

from workbench.result.model import Freshness, Result, ResultColumn

__all__ = ["Freshness", "Result", "ResultColumn"]
