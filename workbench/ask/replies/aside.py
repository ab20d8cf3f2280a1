"""A second opinion in a process of its own: the model takes nobody else's time, and is gone at once when it is stopped.

The process is started at the first question, stays for the next ones, and ends with whoever started it. It speaks JSON, a
line for each thing said.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, TypeAlias

from workbench.ask.replies.second import Memory, Option, Progress, SecondOpinion
from workbench.errors import Issue, WorkbenchError

#: What the process says, each line read; None at its end.
_Said: TypeAlias = "SimpleQueue[dict[str, object] | None]"

#: How often whoever waits is heard, in seconds; and how long a model that nobody asks stays.
_HEARS_EVERY, _STAYS = 0.2, 600.0


class Aside:
    """A `SecondOpinion` that is loaded and asked in another process.

    Args:
        opinion: names the model and measures it; it is not loaded here.
        stays: seconds after which a model that nobody asks is let go.
    """

    def __init__(self, opinion: SecondOpinion, *, stays: float = _STAYS) -> None:
        self._opinion = opinion
        self._stays = stays
        self._asking = threading.Lock()
        self._child: subprocess.Popen[str] | None = None
        self._said: _Said = SimpleQueue()
        self._leaves: threading.Timer | None = None

    @property
    def name(self) -> str:
        """The model's name."""
        return self._opinion.name

    @property
    def memory(self) -> Memory:
        """What it will need and what there is."""
        return self._opinion.memory

    @property
    def running(self) -> bool:
        """Whether its process is there."""
        child = self._child
        return child is not None and child.poll() is None

    def weigh(
        self, question: str, options: Sequence[Option], *, progress: Progress = lambda _: None
    ) -> tuple[float, ...]:
        """Return the chance of each reading, as `SecondOpinion.weigh`; what `progress` raises ends the process.

        Raises:
            WorkbenchError: there is no such model, it does not fit, or its process ended.
        """
        if not options:
            return ()
        while not self._asking.acquire(timeout=_HEARS_EVERY):
            progress(f"{self.name} is busy with another question.")
        weights = None
        try:
            weights = self._weighed(question, options, progress)
        finally:
            if weights is None:  # whoever asked has gone, or the process is in no state to be asked again
                self.stop()
            self._asking.release()
        return weights

    def stop(self) -> None:
        """End the process at once, with what it has loaded; nothing where there is none."""
        child, self._child = self._child, None
        if self._leaves is not None:
            self._leaves.cancel()
        if child is not None:
            child.kill()
            child.wait()
            with suppress(OSError):  # what was written and not read goes nowhere
                _pipe(child.stdin).close()

    def _weighed(self, question: str, options: Sequence[Option], progress: Progress) -> tuple[float, ...]:
        if not self.running:
            self._opinion.fits()
            progress(f"Starting {self.name}: {self.memory}.")
            self._child = self._started()
        assert self._child is not None  # noqa: S101  it was started above
        _say(_pipe(self._child.stdin), {"question": question, "options": [asdict(option) for option in options]})
        for line in self._heard(progress):
            match line:
                case {"said": str(said)}:
                    progress(said)
                case {"weights": list(weights)}:
                    self._stay()
                    return tuple(float(weight) for weight in weights)
                case {"code": str(code), "message": str(message)}:
                    raise WorkbenchError(Issue(code, message, remedy=str(line.get("remedy") or "") or None))
        message = f"The model '{self.name}' ended before it had answered."
        remedy = "It may have run out of memory: name a smaller model, or close other notebooks."
        raise WorkbenchError(Issue("model-ended", message, remedy=remedy))

    def _started(self) -> subprocess.Popen[str]:
        """The process; -P keeps what lies in the folder of a notebook from being taken for a library."""
        command = [sys.executable, "-P", "-m", "workbench.ask.replies.aside", self.name, str(self._opinion.place or "")]
        pipe = subprocess.PIPE
        child = subprocess.Popen(  # noqa: S603  our own module, by this very Python
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
        )
        self._said = SimpleQueue()
        threading.Thread(
            target=_hear, args=(_pipe(child.stdout), self._said), name="second opinion", daemon=True
        ).start()
        return child

    def _heard(self, progress: Progress) -> Iterator[dict[str, object]]:
        """Yield what the process says, to its end; while it is silent, whoever waits is told how far it is."""
        last, before = f"Starting {self.name}: {self.memory}.", 0
        while True:
            try:
                line = self._said.get(timeout=_HEARS_EVERY)
            except Empty:
                progress(f"{last}{self._share(before)}")
                continue
            if line is None:
                return
            if "said" in line:
                last = str(line["said"])
                before = self._resident() if last.startswith("Loading") else 0
            yield line

    def _share(self, before: int) -> str:
        """How much of the model is in memory by now, where that can be told; `before` is what was there at the start."""
        needed = self._opinion.size
        if not before or not needed:
            return ""
        return f" {min(0.99, max(0.0, (self._resident() - before) / needed)):.0%} is there."

    def _resident(self) -> int:
        """The bytes of memory that the process has; 0 where the system does not tell."""
        try:
            pages = Path(f"/proc/{self._child.pid if self._child else 0}/statm").read_text("ascii").split()[1]
        except (OSError, IndexError):
            return 0
        return int(pages) * 4096

    def _stay(self) -> None:
        if self._leaves is not None:
            self._leaves.cancel()
        self._leaves = threading.Timer(self._stays, self._leave)
        self._leaves.daemon = True
        self._leaves.start()

    def _leave(self) -> None:
        if self._asking.acquire(blocking=False):
            try:
                self.stop()
            finally:
                self._asking.release()


def _hear(stream: IO[str], said: _Said) -> None:
    """Put each line of a process into a queue, and None at its end; what is no line of ours is passed over."""
    with stream:
        for line in stream:
            try:
                read = json.loads(line)
            except ValueError:
                continue
            if isinstance(read, dict):
                said.put(read)
    said.put(None)


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None  # noqa: S101  every process is started with pipes
    return stream


def _say(to: IO[str], what: object) -> None:
    to.write(f"{json.dumps(what)}\n")
    to.flush()


# --- the process itself -----------------------------------------------------------------------------------------------
def main(name: str, place: str) -> None:
    """Answer questions from standard input until it ends."""
    out, sys.stdout = sys.stdout, sys.stderr  # what libraries print is not for whoever asked
    opinion = SecondOpinion(place or name)
    opinion.name = name
    for library in ("torch", "transformers"):  # before it is measured how much the model takes
        try:
            import_module(library)
        except ImportError:
            break  # `load` says what is missing
    for line in sys.stdin:
        asked = json.loads(line)
        options = [Option(**option) for option in asked["options"]]
        try:
            _say(out, {"weights": opinion.weigh(asked["question"], options, progress=lambda s: _say(out, {"said": s}))})
        except WorkbenchError as error:
            issue = error.issues[0]
            _say(out, {"code": issue.code, "message": issue.message, "remedy": issue.remedy})


if __name__ == "__main__":
    main(*sys.argv[1:])
