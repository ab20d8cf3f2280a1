"""Questions in words, answered with query text or declined."""

from __future__ import annotations

from workbench.ask.answer import Alternative, Answer, Named, Reason, Zone

__all__ = ["Alternative", "Answer", "Named", "Reason", "Zone"]
