"""The command that makes an encoder, or the weights of the ranking: train."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

#: A line of progress is written after so many steps.
_EVERY = 10


def train(arguments: argparse.Namespace) -> int:
    """Tune the encoder by a recipe and write it into a folder; or fit the weights of the ranking."""
    return _ranker(arguments) if arguments.ranker else _encoder(arguments)


def _ranker(arguments: argparse.Namespace) -> int:
    from workbench.ask.ranker import dumped
    from workbench.ask.train.ranking import trained

    def progress(done: int, of: int) -> None:
        if done % _EVERY == 0 or done == of:
            print(f"{done} of {of} catalogs", file=sys.stderr)

    ranker, before, after = trained(arguments.catalogs, progress)
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "ranker.json").write_text(dumped(ranker) + "\n", "utf-8")
    print(f"Written to {out / 'ranker.json'}.")
    print(f"Right metric first over other catalogs: {before:.1%} by hand, {after:.1%} learnt.")
    return 0


def _encoder(arguments: argparse.Namespace) -> int:
    from workbench.ask.train.making import make
    from workbench.ask.train.recipe import recipe

    out = Path(arguments.out)
    begun: list[tuple[float, int]] = []  # when the first step that was made here had ended, and which it was

    def progress(done: int, of: int, loss: float) -> None:
        if not begun:
            begun.append((time.monotonic(), done))
        if done % _EVERY == 0 or done == of:
            (since, first), now = begun[0], time.monotonic()
            left = (now - since) / max(1, done - first) * (of - done) / 60
            print(f"{done} of {of} steps, loss {loss:.3f}, about {left:.0f} minutes left", file=sys.stderr)

    made = make(
        recipe(arguments.recipe),
        out,
        threads=arguments.threads,
        checkpoints=out / "checkpoints",
        progress=progress,
    )
    print(f"Written to {made.folder}.")
    print(f"Held-out questions: {made.generated}.")
    print(f"Questions written by hand: {made.human}.")
    print(f"What people would say in held-out businesses: {made.businesses}.")
    return 0
