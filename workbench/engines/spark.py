"""Spark: a session of our own (local, a cluster's master, or Spark Connect), or one that was passed in; rows by Arrow.

Statements are only ever SELECTs that the compiler made. A session of our own keeps moments without a zone, as the other
engines do; one that was passed in keeps its settings.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from workbench.engines.faults import SPARK, fault_of
from workbench.engines.secrets import scrubbed, without_secrets
from workbench.errors import EngineError, Issue

if TYPE_CHECKING:
    import pyarrow as pa

#: What a session of our own is told. ANSI: an overflow or a wrong cast is an error, not another number.
_SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
}

#: What only the start of a driver on this machine can set.
_DRIVER = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "8",
}

#: What a job group is made of; a session that was passed in gets its own back.
_GROUP = ("spark.jobGroup.id", "spark.job.description", "spark.job.interruptOnCancel")

_READERS = {".parquet": "parquet", ".csv": "csv"}

_CONNECT = ("sc://", "spark+connect://")
_LOCAL = "spark://local"


class Spark:
    """A Spark session.

    Attributes:
        name: the master's address, without options.
    """

    dialect = "spark"

    def __init__(self, session: SparkSession, *, name: str = "session", url: str = "", owned: bool = False) -> None:
        self.name = name
        self._session = session
        self._url = url
        self._owned = owned
        self._lock = threading.Lock()
        self._running: str | None = None
        self._cancelled = False

    @classmethod
    def at(cls, url: str) -> Spark:
        """Open `spark://host:port`, `spark://local`, `spark://local/folder/of/files` or `sc://host:port`.

        Raises:
            EngineError: Java is missing, or the address cannot be reached.
        """
        name = without_secrets(url)
        with _plainly(name, url):
            if url.startswith(_CONNECT):
                return cls(_connected(url), name=name, url=url, owned=True)
            local = url == _LOCAL or url.startswith(f"{_LOCAL}/")
            session, owned = _classic("local[*]" if local else url, name)
            found = cls(session, name=name, url=url, owned=owned)
            if local and (folder := unquote(url.removeprefix(_LOCAL)).removeprefix("/")):
                found.read_folder(Path(f"/{folder}") if not Path(folder).exists() else Path(folder))
            return found

    def __repr__(self) -> str:
        return f"<Spark {self.name}>"

    def read_folder(self, folder: Path) -> None:
        """Make each Parquet and CSV file of a folder a view under its own name.

        Raises:
            EngineError: there is no such folder.
        """
        if not folder.is_dir():
            remedy = "Give a folder of Parquet or CSV files: spark://local/path/of/folder."
            raise EngineError(Issue("no-warehouse", f"There is no folder {folder}.", remedy=remedy))
        for file in sorted(folder.iterdir()):
            if kind := _READERS.get(file.suffix.casefold()):
                options = {"header": "true", "inferSchema": "true"} if kind == "csv" else {}
                rows = self._session.read.format(kind).options(**options).load(str(file.resolve()))
                rows.createOrReplaceTempView(file.stem)

    def run(self, sql: str, *, most: int | None = None) -> pa.Table:
        """Run one SELECT and return its rows.

        Raises:
            EngineError: Spark refused or failed; the message is its own, with the remedy where one is known.
            KeyboardInterrupt: `interrupt` was called.
        """
        tag = f"workbench-{uuid.uuid4().hex}"
        with self._lock:
            self._cancelled, self._running = False, tag
            try:
                with _plainly(self.name, self._url), self._marked(tag):
                    rows = self._session.sql(sql)
                    return (rows if most is None else rows.limit(most)).toArrow()
            except EngineError:
                if self._cancelled:
                    raise KeyboardInterrupt from None
                raise
            finally:
                self._running = None

    @contextmanager
    def _marked(self, tag: str) -> Iterator[None]:
        """Mark what this thread starts, so that it can be cancelled: by job group, over Connect by tag."""
        if not isinstance(self._session, SparkSession):
            self._session.addTag(tag)
            try:
                yield
            finally:
                self._session.removeTag(tag)
            return
        context = self._session.sparkContext
        before = {name: context.getLocalProperty(name) for name in _GROUP}
        context.setJobGroup(tag, "metric query", interruptOnCancel=True)
        try:
            yield
        finally:
            for name, value in before.items():
                context.setLocalProperty(name, value)

    def columns(self, table: str) -> dict[str, str]:
        """Return the columns of a table with their types; empty when there is no such table."""
        quoted = ".".join(f"`{part.replace('`', '``')}`" for part in table.split("."))
        try:
            fields = self._session.table(quoted).schema.fields
        except PySparkException:
            return {}
        return {field.name: field.dataType.simpleString() for field in fields}

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables and views of the current schema."""
        with self._lock, _plainly(self.name, self._url):
            return tuple(sorted(table.name for table in self._session.catalog.listTables()))

    def data_version(self) -> str | None:
        """Return None: the data may change at any time."""
        return None

    def interrupt(self) -> None:
        """Cancel the jobs of the statement that is running, if one is."""
        running = self._running
        if running is not None:
            self._cancelled = True
            if isinstance(self._session, SparkSession):
                self._session.sparkContext.cancelJobGroup(running)
            else:
                self._session.interruptTag(running)

    def close(self) -> None:
        """Stop the session, unless it was passed in or shares its driver with one that was there before."""
        if self._owned:
            self._session.stop()


def _connected(url: str) -> SparkSession:
    return _told(SparkSession.builder.remote(f"sc://{url.partition('://')[2]}").create())


def _classic(master: str, name: str) -> tuple[SparkSession, bool]:
    """A session and whether its driver is ours: a process has one driver, and another's is shared, never changed."""
    there = SparkSession.getActiveSession()
    if there is not None:
        if there.sparkContext.master != master:
            message = f"This process runs Spark at {without_secrets(there.sparkContext.master)} already, not at {name}."
            remedy = "Pass that session in: workbench.open(warehouse=spark)."
            raise EngineError(Issue("spark-running", message, remedy=remedy))
        return _told(there.newSession()), False
    _refuse_without_java()
    builder = SparkSession.builder.master(master).appName("metric-workbench")
    if master.startswith("local"):
        # Without a place of its own it leaves a folder in the working folder.
        builder = builder.config("spark.sql.warehouse.dir", tempfile.mkdtemp(prefix="workbench-spark-"))
    for key, value in _DRIVER.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")  # what fails is raised; its log would repeat it with the query's values
    return _told(session), True


def _told(session: SparkSession) -> SparkSession:
    # Its own log repeats what is raised, as JSON in the middle of a notebook.
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
    for key, value in _SETTINGS.items():
        session.conf.set(key, value)
    return session


def _refuse_without_java() -> None:
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        remedy = "Install Java 17 (on Debian: apt install openjdk-17-jre-headless), or use Spark Connect: sc://host."
        raise EngineError(Issue("no-java", "Spark needs Java, and there is none.", remedy=remedy))


@contextmanager
def _plainly(name: str, url: str) -> Iterator[None]:
    """Turn what Spark raises into one message; the traceback of its machine is left out."""
    try:
        yield
    except (PySparkException, Py4JError, OSError) as error:
        raise fault_of(scrubbed(str(error), url), SPARK, name=name) from None
