"""A shell in this process for what is quick, and a real kernel for what only a kernel shows."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from workbench.magics.commands import WorkbenchMagics

ROOT = Path(__file__).parents[2]
FLIGHTS = ROOT / "workbench" / "examples" / "flights"
PATIENCE = 60


@pytest.fixture(scope="module")  # not the session: its folder and variables are nobody else's
def loaded(tmp_path_factory) -> Iterator[InteractiveShell]:
    """IPython with the extension, in an empty folder, so that the packaged example answers."""
    folder = tmp_path_factory.mktemp("shell")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("WORKBENCH_REGISTRY", f"sqlite:///{folder / 'registry.sqlite'}")
        patch.setenv("IPYTHONDIR", str(folder / "ipython"))
        made = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
        made.home = folder
        made.run_line_magic("load_ext", "workbench")
        yield made
        made.run_line_magic("unload_ext", "workbench")
        InteractiveShell.clear_instance()


@pytest.fixture
def shell(loaded, monkeypatch) -> Iterator[InteractiveShell]:
    """The shell with no variables, and settings as they come."""
    monkeypatch.chdir(loaded.home)
    loaded.reset()
    yield loaded
    for magics in loaded.configurables:
        if isinstance(magics, WorkbenchMagics):
            for name in WorkbenchMagics.class_own_traits(config=True):
                setattr(magics, name, WorkbenchMagics.class_traits()[name].default_value)


@pytest.fixture(scope="session")
def hand() -> duckdb.DuckDBPyConnection:
    """The example's tables, for SQL written by hand."""
    connection = duckdb.connect()
    for table in ("flights", "airlines", "airports", "planes", "weather"):
        connection.execute(f"create view {table} as from '{FLIGHTS / table}.parquet'")
    return connection


@dataclass
class Ran:
    """What one cell put out."""

    outputs: list[dict] = field(default_factory=list)
    status: str = ""

    @property
    def error(self) -> str:
        """The message of a cell that failed, without colours."""
        failed = next((o for o in self.outputs if o["type"] == "error"), None)
        assert failed is not None, self.outputs
        return "\n".join(failed["traceback"])

    @property
    def name(self) -> str:
        return next(o["ename"] for o in self.outputs if o["type"] == "error")

    @property
    def printed(self) -> str:
        return "".join(o["text"] for o in self.outputs if o["type"] == "stream")

    def data(self, kind: str) -> list[str]:
        return [o["data"][kind] for o in self.outputs if kind in o.get("data", {})]


class Kernel:
    """A running kernel and a client of it."""

    def __init__(self, folder: Path) -> None:
        from jupyter_client.manager import KernelManager

        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "WORKBENCH_REGISTRY": f"sqlite:///{folder / 'registry.sqlite'}",
        }
        self.manager = KernelManager(kernel_name="python3")
        self.manager.start_kernel(cwd=str(folder), env=environment)
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def send(self, code: str) -> str:
        return self.client.execute(code)

    def run(self, code: str, *, message: str | None = None) -> Ran:
        """Run a cell to its end."""
        message = message or self.send(code)
        ran, end = Ran(), time.monotonic() + PATIENCE
        while time.monotonic() < end:
            got = self.client.get_iopub_msg(timeout=PATIENCE)
            if got["parent_header"].get("msg_id") != message:
                continue
            kind, content = got["msg_type"], got["content"]
            if kind == "status" and content["execution_state"] == "idle":
                return ran
            if kind in {"error", "stream", "display_data", "execute_result"}:
                ran.outputs.append({"type": kind, **content})
        raise AssertionError(f"the cell did not end: {code}")

    def value(self, code: str) -> object:
        """Return what an expression is, as JSON."""
        return json.loads(self.run(f"import json; print(json.dumps({code}))").printed)

    def stop(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()


@pytest.fixture(scope="session")
def kernel(tmp_path_factory) -> Iterator[Kernel]:
    """A real kernel with the extension loaded, in an empty folder."""
    started = Kernel(tmp_path_factory.mktemp("notebooks"))
    assert started.run("%load_ext workbench").outputs == []
    yield started
    started.stop()


@pytest.fixture
def kernel_in() -> Iterator[object]:
    """Start a kernel of the test's own."""
    started: list[Kernel] = []

    def start(folder: Path) -> Kernel:
        started.append(Kernel(folder))
        return started[-1]

    yield start
    for one in started:
        one.stop()


@pytest.fixture(scope="session")
def flights_folder() -> Path:
    return FLIGHTS
