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
from workbench.errors import DefinitionError, EngineError, Issue, QueryError, TrustError, nearest

if TYPE_CHECKING:
    from workbench.efficiency.arrival import Arrival, Arrived, Step
    from workbench.efficiency.audits import Outcome, Pack
    from workbench.efficiency.change import Change
    from workbench.efficiency.compute import Month, Rules
    from workbench.efficiency.explain import Explanation
    from workbench.efficiency.lake import Lake
    from workbench.efficiency.ownership import Chain, Mode, Tree
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

    def run(self, *, say: Say = _silent, again: bool = False) -> Published:
        """Take in what was delivered, then compute and publish what changed.

        Raises:
            EngineError: it was interrupted; deliveries that were taken in by then stay so.
        """
        if self.ingest(say=say).cancelled:
            message = "Cancelled while deliveries were taken in; nothing was published."
            raise EngineError(Issue("cancelled", message, remedy="The next run goes on where this one stopped."))
        return self.publish(say=say, again=again)

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
        if found is None or not found.month:
            remedy = "`%efficiency run` or `workbench efficiency run` does it."
            raise QueryError(Issue("nothing-published", "Nothing is published yet.", remedy=remedy))
        return found

    def months(self) -> tuple[str, ...]:
        """Return the months that are published, in order."""
        return tuple(pipeline.months(self.lake))

    def two_until(self, after: str) -> tuple[str, str]:
        """Return the month before a month, and the month.

        Raises:
            QueryError: there is none before it.
        """
        known = self.months()
        if after in known and known.index(after) > 0:
            return known[known.index(after) - 1], after
        remedy = "Name both: --period 2026-02 2026-03."
        raise QueryError(Issue("no-month", f"There is no month before {after} to compare with.", remedy=remedy))

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

    # --- asking -------------------------------------------------------------------------------------------------------
    def explain(
        self, owner: str, period: str, currency: str | None = None, *, mode: Mode | None = None
    ) -> tuple[Explanation, ...]:
        """Return how the cost of an owner, and of everybody below it, was computed: one answer for each currency.

        Args:
            owner: its id or name.
            period: a month, 2026-03, or a day, 2026-03-16.

        Raises:
            QueryError: there is no such owner, period or currency.
        """
        from workbench.efficiency import reasons

        month, day = self.month(period[:7], mode), _day(period)
        owners = reasons.paying(self.tree(month.start), owner, [month])
        chosen = _chosen(reasons.currencies([month], owners), currency)
        return tuple(reasons.explained(month, owners, one, name=owner, day=day) for one in chosen)

    def why(
        self, owner: str | None, before: str, after: str, currency: str | None = None, *, mode: Mode | None = None
    ) -> tuple[Change, ...]:
        """Return why the cost of an owner changed from one month to another: one answer for each currency.

        Args:
            owner: its id or name; None for everybody.

        Raises:
            QueryError: there is no such owner, month or currency.
        """
        from workbench.efficiency import reasons

        months = [self.month(before, mode), self.month(after, mode)]
        owners = None if owner is None else reasons.paying(self.tree(months[1].start), owner, months)
        chosen = _chosen(reasons.currencies(months, owners), currency)
        name = owner or reasons.EVERYBODY
        return tuple(reasons.changed(months[0], months[1], owners, one, name=name) for one in chosen)

    def whose(self, platform: str, asset: str, at: datetime | None = None) -> Chain:
        """Return whose an asset is, and the rules that were tried until one decided."""
        from workbench.efficiency.ownership import why_asset

        with self.lake.connect() as connection:
            return why_asset(connection, self.rules.owners, platform, asset, at or self.now)

    def tree(self, at: datetime) -> Tree:
        """Return the owners as they stood at the end of the month of a moment."""
        from workbench.efficiency.inputs import last_instant
        from workbench.efficiency.ownership import tree_at

        return tree_at(self.lake.read("owner"), last_instant(at))

    def audits(self) -> tuple[Outcome, ...]:
        """Return what the audits find in the lake, in the rules of owners and in what is published, now.

        Raises:
            DefinitionError: rules or audits are at fault.
        """
        from workbench.efficiency.audits import audited, lake_tables, sighted

        with lake_tables(self.lake, rules=self.rules.owners) as connection:
            return sighted(self.lake_folder, audited(connection, self.pack, now=self.now), self.now)

    def _require_trust(self) -> None:
        if not self._trusted:
            message = f"The folder {self.folder} is not trusted, so nothing of it runs."
            remedy = "If you trust its authors: `%workbench trust` in a notebook, or `workbench trust`."
            raise TrustError(Issue("untrusted", message, remedy=remedy))


def _day(period: str) -> datetime | None:
    if len(period) == len("2026-03"):
        return None
    try:
        return datetime.fromisoformat(period)
    except ValueError:
        remedy = "Write a month as 2026-03, or a day as 2026-03-16."
        raise QueryError(Issue("period", f"'{period}' is no month or day.", remedy=remedy)) from None


def _chosen(known: tuple[str, ...], currency: str | None) -> tuple[str, ...]:
    if currency is None:
        return known
    if currency.upper() not in known:
        raise QueryError(Issue("currency", f"Nothing is paid in {currency}.", suggestions=known, remedy=None))
    return (currency.upper(),)
