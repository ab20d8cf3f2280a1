"""The front door: cloud efficiency of one project, from its deliveries to who pays what and why.

efficiency = workbench.open(example="cloud").efficiency
efficiency.run()                              # take in what was delivered, compute what changed, publish
efficiency.month("2026-03").allocation        # who pays what on each day of a month
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.efficiency import board, pipeline
from workbench.errors import DefinitionError, Issue, QueryError, TrustError, nearest

if TYPE_CHECKING:
    from workbench.efficiency.arrival import Arrival, Arrived, Step
    from workbench.efficiency.audits import Pack
    from workbench.efficiency.compute import Month, Rules
    from workbench.efficiency.lake import Lake
    from workbench.efficiency.ownership import Mode
    from workbench.efficiency.pipeline import Published

Say = Callable[[str], None]


def _silent(_: str) -> None: ...


class Efficiency:
    """Cloud efficiency of one project; its methods open what they need and close it again.

    Args:
        folder: the project's folder, from which the files of feeds are named.
        settings: the folder of `feeds.yml`, `owners.yml`, `allocation.yml`, `audits.yml` and contracts.
        lake: the folder that is computed in.
        trusted: whether anything may run; feeds read whatever files their settings name.
        now: the time that is taken for the present; the real one by default.
    """

    def __init__(self, folder: Path, settings: Path, lake: Path, *, trusted: bool, now: datetime | None = None) -> None:
        self.folder, self.settings, self.lake_folder = folder, settings, lake
        self._trusted, self._now = trusted, now
        self._months: dict[tuple[str, str, Mode | None], Month] = {}
        self._cancel = threading.Event()

    @property
    def now(self) -> datetime:
        """The present, in UTC without a zone."""
        return self._now or datetime.now(UTC).replace(tzinfo=None)

    @property
    def lake(self) -> Lake:
        """The lake."""
        from workbench.efficiency.lake import Lake

        return Lake(self.lake_folder)

    @property
    def rules(self) -> Rules:
        """The rules as they stand in the project's files now.

        Raises:
            DefinitionError: what is wrong in them.
        """
        from workbench.efficiency.compute import read_rules

        return read_rules(self.settings)

    @property
    def pack(self) -> Pack:
        """The audits: those packaged, changed and added to by `audits.yml`.

        Raises:
            DefinitionError: what is wrong in it.
        """
        from workbench.efficiency.audits import read_pack

        written = self.settings / "audits.yml"
        pack, faults = read_pack(*([written] if written.exists() else ()))
        if faults:
            raise DefinitionError(faults)
        return pack

    @property
    def arrival(self) -> Arrival:
        """The feeds on their way into the lake, with what came of every delivery.

        Raises:
            DefinitionError: `feeds.yml` or a contract is at fault.
        """
        from workbench.efficiency.arrival import Arrival
        from workbench.efficiency.feeds.declared import read_feeds

        return Arrival(self.lake, read_feeds(self.settings / "feeds.yml"), self.folder, contracts=self.settings)

    # --- computing ----------------------------------------------------------------------------------------------------
    def ingest(self, *, say: Say = _silent, now: datetime | None = None) -> Arrived:
        """Take in what was delivered since, checked by its contracts.

        Raises:
            TrustError: the folder is not trusted.
            DefinitionError: `feeds.yml` or a contract is at fault.
            EngineError: another process writes to the lake.
        """
        self._require_trust()
        self._cancel.clear()

        def watch(step: Step) -> None:
            if step.done == 0:
                say(f"Reading {step.feed}: {step.delivery}.")

        return self.arrival.ingest(now or self.now, watch=watch, cancel=self._cancel)

    def publish(self, *, say: Say = _silent, again: bool = False) -> Published:
        """Compute the months whose inputs changed, and publish all of them at once.

        Raises:
            TrustError: the folder is not trusted.
            DefinitionError: rules are at fault.
            EngineError: another process writes to the lake, or it was interrupted; nothing then changes.
        """
        self._require_trust()
        self._cancel.clear()
        watch = pipeline.Watch(say, self._cancel.is_set)
        setup = pipeline.Setup(self.rules, self.pack, self.arrival)
        return pipeline.publish(self.lake, setup, watch, now=self.now, again=again)

    def run(self, *, say: Say = _silent) -> Published:
        """Take in what was delivered, then compute and publish what changed."""
        self.ingest(say=say)
        return self.publish(say=say)

    def interrupt(self) -> None:
        """Stop what is running at its next step; what was published before still counts."""
        self._cancel.set()

    # --- looking ------------------------------------------------------------------------------------------------------
    def board(self) -> board.Board:
        """Return how things stood at the last publication.

        Raises:
            QueryError: nothing was published yet.
        """
        found = board.read(self.lake_folder)
        if found is None:
            remedy = "`%efficiency run` or `workbench efficiency run` does it."
            raise QueryError(Issue("nothing-published", "Nothing is published yet.", remedy=remedy))
        return found

    def months(self) -> tuple[str, ...]:
        """Return the months that are published, in order."""
        return tuple(pipeline.months(self.lake))

    def month(self, name: str, mode: Mode | None = None) -> Month:
        """Return a month computed: as it was (the default), or with the owners of today.

        Raises:
            QueryError: it is not published, or cannot be computed.
        """
        from workbench.efficiency.compute import compute

        known = self.months()
        if name not in known:
            near = nearest(name, known, most=1)
            remedy = f"There are {known[0]} to {known[-1]}." if known else "`%efficiency run` computes them."
            raise QueryError(Issue("no-month", f"There is no month '{name}'.", suggestions=near, remedy=remedy))
        rules = self.rules
        key = (name, f"{self.lake.version()} {rules.version}", mode)
        if key not in self._months:
            with self.lake.connect() as connection:
                self._months[key] = compute(connection, datetime.fromisoformat(f"{name}-01"), rules, mode)
        return self._months[key]

    def _require_trust(self) -> None:
        if not self._trusted:
            message = f"The folder {self.folder} is not trusted, so nothing of it runs."
            remedy = "If you trust its authors: `%workbench trust` in a notebook, or `workbench trust`."
            raise TrustError(Issue("untrusted", message, remedy=remedy))
