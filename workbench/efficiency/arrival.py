"""Arrival: deliveries of feeds into the lake, checked by their contracts.

The same bytes twice change nothing; only what is new is read; what is killed anywhere goes on where it was. All of that
is so because a run is named by what decides its result, its manifest is written last, and what counts is worked out
anew from all manifests (`settling`), whatever came first.
"""

from __future__ import annotations

import json
import platform
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from workbench.efficiency import runs, taking
from workbench.efficiency.contracts import Contract, default_contract, read_contract
from workbench.efficiency.deliveries import Delivery, Hashes, deliveries
from workbench.efficiency.disk import put_text
from workbench.efficiency.feeds.declared import Feed
from workbench.efficiency.feeds.restating import RESTATES
from workbench.efficiency.lake import Lake, Part
from workbench.efficiency.relations import connected
from workbench.efficiency.runs import ACCEPTED, HELD, REFUSED, FileRun, Run
from workbench.efficiency.settling import Held, overlaps, settled
from workbench.errors import WorkbenchError

#: Changes with what reading makes of the same bytes: then all deliveries that are there are read again.
READER = "2"


@dataclass(frozen=True, slots=True)
class Step:
    """Where an arrival stands, for whoever watches."""

    feed: str
    delivery: str
    file: str
    what: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """What an arrival did.

    Attributes:
        taken: the runs made now; unchanged: how many deliveries were known already.
        held: deliveries that are kept and do not count, or count and look wrong.
        cancelled: whether it was stopped before its end; what was taken in by then counts.
    """

    taken: tuple[Run, ...]
    unchanged: int
    held: tuple[Held, ...]
    cancelled: bool = False

    @property
    def refused(self) -> tuple[Run, ...]:
        """The runs that were refused as a whole."""
        return tuple(run for run in self.taken if run.status == REFUSED)


Watch = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class _Visit:
    """One call of `ingest`: its instant, who watches, and what stops it."""

    now: datetime
    watch: Watch | None
    cancel: threading.Event | None

    @property
    def cancelled(self) -> bool:
        return self.cancel is not None and self.cancel.is_set()


def contract_of(feed: Feed, folder: Path) -> Contract:
    """Return the contract of a feed: its own, from the folder of `feeds.yml`, or the packaged one of its table.

    Raises:
        DefinitionError: it cannot be read.
    """
    return read_contract(folder / feed.contract, feed.table) if feed.contract else default_contract(feed.table)


class Arrival:
    """The feeds of a project on their way into its lake.

    Args:
        root: the folder from which the files of feeds are named.
        contracts: the folder from which contracts are named; `root` where it is not given.
        limits: settings of DuckDB for reading, e.g. `memory_limit`, `threads`.
    """

    def __init__(
        self,
        lake: Lake,
        feeds: Sequence[Feed],
        root: Path,
        *,
        contracts: Path | None = None,
        **limits: str | int,
    ) -> None:
        self.lake, self.feeds, self.root = lake, tuple(feeds), root
        self._limits: dict[str, str | int] = {"memory_limit": "2GB", **limits}
        self._contracts = {feed.name: contract_of(feed, contracts or root) for feed in self.feeds}

    def contract(self, feed: str) -> Contract:
        """Return the contract of a feed of these."""
        return self._contracts[feed]

    def ingest(self, now: datetime, *, watch: Watch | None = None, cancel: threading.Event | None = None) -> Arrived:
        """Take in what is new or changed.

        Args:
            now: the instant, in UTC without a zone, that runs are said to be of.
            watch: is told of each step.
            cancel: stops it at the next step when set, and the statement that is running at once.

        Raises:
            EngineError: another process writes to the lake.
        """
        visit = _Visit(now, watch, cancel)
        with self.lake.writing("ingest"):
            self.lake.sweep()
            hashes = Hashes(self.lake.folder / "hashes.json")
            known, live = {run.id: run for run in self._recorded()}, self._live()
            before, unchanged = len(known), 0
            try:
                for feed, delivery, run_id in self._due(hashes):
                    if run_id in known:
                        unchanged += 1
                    elif (run := self._take(feed, delivery, run_id, len(known) + 1, visit)) is not None:
                        known[run_id] = run
                    else:
                        continue  # cancelled: what it replaces stays
                    live.setdefault(feed.name, {})[delivery.name] = run_id
            finally:  # whatever stopped it: what came in by then counts
                hashes.keep()
                held = self._settle(tuple(known.values()), live)
        return Arrived(tuple(known.values())[before:], unchanged, held, visit.cancelled)

    def runs(self) -> tuple[Run, ...]:
        """Return all runs so far, in their order; of those that are held back the status says so."""
        known, live = self._recorded(), self._live()
        cut: set[str] = set()
        for feed in self.feeds:
            of_feed = [run for run in known if run.feed == feed.name]
            cut |= settled(feed, of_feed, live.get(feed.name, {})).cut
        return tuple(replace(run, status=HELD) if run.id in cut and run.status == ACCEPTED else run for run in known)

    def _recorded(self) -> tuple[Run, ...]:
        found = [runs.read(given) for given in self.lake.runs() if given.get("kind") == "ingest"]
        return tuple(sorted(found, key=lambda run: run.order))

    def _live(self) -> dict[str, dict[str, str]]:
        """Feed -> delivery -> the run of its last bytes, as the last arrival left it."""
        try:
            found: dict[str, dict[str, str]] = json.loads((self.lake.folder / "live.json").read_text("utf-8"))
        except FileNotFoundError:
            return {}
        return found

    def _due(self, hashes: Hashes) -> Iterator[tuple[Feed, Delivery, str]]:
        for feed in self.feeds:
            for delivery in deliveries(feed, self.root, hashes):
                yield feed, delivery, delivery.run(feed, self._contracts[feed.name].sha, READER)

    def _take(self, feed: Feed, delivery: Delivery, run: str, order: int, visit: _Visit) -> Run | None:
        """Take in one delivery and keep its manifest; None where it was cancelled."""
        contract = self._contracts[feed.name]
        try:
            results = [self._file(feed, delivery, place, run, visit) for place in range(len(delivery.files))]
        except KeyboardInterrupt:
            if visit.cancelled:
                return None
            raise
        problems = tuple(problem for result in results for problem in result.problems)
        made = Run(
            id=run,
            feed=feed.name,
            table=feed.table,
            delivery=delivery.name,
            status=REFUSED if problems else ACCEPTED,
            order=order,
            ingested_at=visit.now,
            declaration=feed.sha,
            contract={"id": contract.id, "version": contract.version, "sha": contract.sha},
            files=tuple(self._refused(run, result.file) if problems else result.file for result in results),
            scope=RESTATES[feed.table][feed.restates],
            notes=tuple(asdict(note) for result in results for note in result.notes),
            violations=tuple(asdict(violation) for result in results for violation in result.violations),
            problems=problems,
            versions={"duckdb": duckdb.__version__, "pyarrow": pa.__version__, "python": platform.python_version()},
        )
        return runs.read(json.loads(self.lake.record(run, runs.written(made)).read_text("utf-8")))

    def _file(self, feed: Feed, delivery: Delivery, place: int, run: str, visit: _Visit) -> taking.Taken:
        file = delivery.files[place]

        def tell(what: str) -> None:
            if visit.cancelled:
                raise KeyboardInterrupt
            if visit.watch is not None:
                visit.watch(Step(feed.name, delivery.name, file.path, what, place, len(delivery.files)))

        with (
            TemporaryDirectory(dir=self.lake.spill()) as staging,
            connected(**self._limits, temp_directory=staging) as connection,
            interruptible(connection, visit.cancel),
        ):
            order = taking.Order(feed, self._contracts[feed.name], self.root, file, run, place)
            return taking.take(connection, self.lake, order, Path(staging), tell)

    def _refused(self, run: str, file: FileRun) -> FileRun:
        """A file of a refused delivery: all of it is kept as it came."""
        kept = self.lake.quarantine / run / Path(file.path).name
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self.root / file.path, kept)
        return FileRun(
            file.path,
            file.sha,
            file.size,
            file.delivered,
            0,
            file.delivered or 0,
            kept=(kept.relative_to(self.lake.folder).as_posix(),),
        )

    def _settle(self, known: Sequence[Run], live: dict[str, dict[str, str]]) -> tuple[Held, ...]:
        """Point at what counts now. Tables of feeds that are no longer declared stay as they are."""
        put_text(self.lake.folder / "live.json", json.dumps(live, indent=1, sort_keys=True, ensure_ascii=False))
        state, found = self.lake.state(), {}
        parts: dict[str, list[Part]] = {}
        for feed in sorted(self.feeds, key=lambda feed: feed.name):
            of_feed = [run for run in known if run.feed == feed.name]
            found[feed.name] = settled(feed, of_feed, live.get(feed.name, {}))
            parts.setdefault(feed.table, []).extend(found[feed.name].parts)
        held = [item for of_one in found.values() for item in of_one.held] + overlaps(found)
        names = {feed.name for feed in self.feeds}
        for table, of_table in parts.items():
            others = [part for part in state.get(table, ()) if part.partition.split("/")[0] not in names]
            state[table] = (*others, *of_table)
        self.lake.point(state)
        return tuple(held)


@contextmanager
def interruptible(connection: duckdb.DuckDBPyConnection, cancel: threading.Event | None) -> Iterator[None]:
    """Interrupt what a connection runs as soon as `cancel` is set; the block then ends with KeyboardInterrupt."""
    if cancel is None:
        yield
        return
    ended = threading.Event()

    def wait() -> None:
        while not ended.is_set():
            if cancel.wait(0.05):
                connection.interrupt()
                ended.wait(0.05)

    watcher = threading.Thread(target=wait, daemon=True)
    watcher.start()
    try:
        yield
    except (duckdb.InterruptException, WorkbenchError):
        if cancel.is_set():
            raise KeyboardInterrupt from None
        raise
    finally:
        ended.set()
        watcher.join()
