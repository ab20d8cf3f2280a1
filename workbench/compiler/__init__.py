"""From a plan to SQL, for any dialect."""

from __future__ import annotations

from workbench.compiler.statement import Statement, compile_plan

__all__ = ["Statement", "compile_plan"]
