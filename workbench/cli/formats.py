"""Commands that bring in other systems' definitions and take ours out: import, export."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from workbench import formats
from workbench.catalog.load import load
from workbench.errors import Issue, WorkbenchError
from workbench.formats import Import, Loss
from workbench.project import find

#: What can be imported, and exported.
IMPORTED, EXPORTED = ("metricflow", "datajunction", "ossie"), ("ossie", "dbt")


def import_(arguments: argparse.Namespace) -> int:
    """Write another system's definitions as a catalog; each loss is a line of its own."""
    done: Import = getattr(formats, arguments.format).load(arguments.source)
    files = formats.native.save(done.catalog, arguments.out, overwrite=arguments.overwrite)
    _show(done.losses)
    catalog = done.catalog
    counts = f"{len(catalog.metrics)} metrics, {len(catalog.datasets)} datasets, {len(catalog.cubes)} cubes"
    print(f"Wrote {counts} in {len(files)} files to {arguments.out}.")
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write a catalog in another system's format; each loss is a line of its own."""
    catalog = load(Path(arguments.catalog) if arguments.catalog else find().catalog)
    made = (formats.ossie if arguments.format == "ossie" else formats.metricflow).export(catalog)
    _show(made.losses)
    if arguments.out is None:
        print(made.text, end="")
        return 0
    target = Path(arguments.out)
    if target.exists() and not arguments.overwrite:
        raise WorkbenchError(
            Issue("exists", f"There is a file '{target}' already.", remedy="Add --overwrite, or choose another.")
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(made.text, "utf-8")
    print(f"Wrote {target}.")
    return 0


def _show(losses: Iterable[Loss]) -> None:
    listed = list(losses)
    for loss in listed:
        print(loss, file=sys.stderr)
    if listed:
        whole = sum(loss.whole for loss in listed)
        print(f"{whole} left out, {len(listed) - whole} kept in part.", file=sys.stderr)
