"""A second opinion on the readings of a question, by a local causal model that the user names; loaded only when asked for.

The model ranks what is there and adds nothing: for each reading it is asked how likely the query's text is after the
question and the definitions of the metrics in play, against how likely it is without the question, so that common words
and short queries gain nothing. (Holtzman et al., "Surface Form Competition", 2021: pointwise mutual information.)
"""

from __future__ import annotations

import copy
import math
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.errors import Issue, MissingExtra, WorkbenchError

if TYPE_CHECKING:
    import torch

#: What loading says while it goes on.
Progress = Callable[[str], None]

#: Bytes of a parameter once it is loaded, and how much more than its parameters a model needs to think.
_BYTES, _ROOM = 4, 1.35

#: Files of a model, those that are read first.
_GGUF, _SAFE = "*.gguf", "*.safetensors"

_EXAMPLES = """Write the metric query for a question.
Question: how many orders came from Spain last month?
Query: orders where customer.country = 'Spain' during last month
Question: which channel brings the most revenue per order
Query: revenue_per_order by channel order by revenue_per_order desc limit 1
Question: monthly refunds since March 2024
Query: refunds by time.month during since 2024-03
"""


@dataclass(frozen=True, slots=True)
class Option:
    """A reading to weigh: its query text on one line, and the definition of what it measures."""

    text: str
    definition: str


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes that a model needs once loaded, and those that are free; None where that cannot be told."""

    needed: int | None
    free: int | None

    @property
    def fits(self) -> bool:
        """Whether there is enough, as far as it can be told."""
        return self.needed is None or self.free is None or self.needed <= self.free

    def __str__(self) -> str:
        return f"about {_said(self.needed)} are needed, {_said(self.free)} are free"


def _said(size: int | None) -> str:
    return "an unknown amount" if size is None else f"{size / 2**30:.1f} GiB"


class SecondOpinion:
    """A causal model of transformers by path (a folder with safetensors or GGUF, or a GGUF file) or by name on a hub.

    Args:
        free: bytes of memory that may be used; what the machine says unless given.
    """

    def __init__(self, name: str, models: Path | None = None, *, free: int | None = None) -> None:
        self.name = name
        self.place = _place(name, models)
        self._free = free
        self._loaded: tuple[Any, Any] | None = None

    @property
    def memory(self) -> Memory:
        """What it will need and what there is, told from the files' sizes before any of them is read."""
        return Memory(_needed(self.place), self._free if self._free is not None else _available())

    @property
    def size(self) -> int | None:
        """The bytes of its parameters once loaded; None where that cannot be told."""
        needed = _needed(self.place)
        return None if needed is None else int(needed / _ROOM)

    def fits(self) -> Memory:
        """Return what it will need and what there is.

        Raises:
            WorkbenchError: it is more than there is.
        """
        memory = self.memory
        if not memory.fits:
            message = f"The model '{self.name}' does not fit: {memory}."
            remedy = "Close other notebooks, or name a smaller model; without one the first opinion stands."
            raise WorkbenchError(Issue("no-memory", message, remedy=remedy))
        return memory

    def load(self, progress: Progress = lambda _: None) -> None:
        """Load the model; does nothing the second time.

        Raises:
            MissingExtra: transformers is not installed.
            WorkbenchError: there is no such model, or it does not fit in memory.
        """
        if self._loaded is not None:
            return
        progress(f"Loading {self.name}: {self.fits()}.")
        self._loaded = _model(self.name, self.place)
        progress(f"{self.name} is ready.")

    def weigh(
        self, question: str, options: Sequence[Option], *, progress: Progress = lambda _: None
    ) -> tuple[float, ...]:
        """Return the chance of each reading, by this model alone; they sum to 1.

        Raises:
            WorkbenchError: as `load`.
        """
        if not options:
            return ()
        self.load(progress)
        asked, blank = prompt(question, options), prompt("", options)
        texts = [option.text for option in options]
        progress(f"{self.name} weighs {len(options)} readings.")
        pairs = zip(self._likelihoods(asked, texts), self._likelihoods(blank, texts), strict=True)
        gains = [after - before for after, before in pairs]
        highest = max(gains)
        weights = [math.exp(gain - highest) for gain in gains]
        return tuple(weight / sum(weights) for weight in weights)

    def _likelihoods(self, before: str, texts: Sequence[str]) -> list[float]:
        """The logarithm of the chance that each text follows; what stands before is read only once."""
        import torch

        assert self._loaded is not None  # noqa: S101  `weigh` has loaded it
        tokenizer, model = self._loaded
        tails = [tokenizer(f" {text}\n", return_tensors="pt", add_special_tokens=False).input_ids for text in texts]
        head = tokenizer(before, return_tensors="pt").input_ids
        longest = int(getattr(model.config, "max_position_embeddings", 0) or 0)
        if longest:
            head = head[:, -(longest - max(tail.shape[1] for tail in tails)) :]
        with torch.inference_mode():
            out = model(head[:, :-1], use_cache=True)
            read = out.cache if "cache" in out else out.past_key_values
            return [_likelihood(model, copy.deepcopy(read), head[:, -1:], tail) for tail in tails]


def _likelihood(model: Any, read: Any, last: torch.Tensor, tail: torch.Tensor) -> float:
    import torch

    name = "cache" if "cache" in signature(model.forward).parameters else "past_key_values"  # its old name
    logits = model(torch.cat([last, tail[:, :-1]], dim=1), **{name: read}).logits[0].float()
    return float(logits.log_softmax(-1).gather(1, tail[0].unsqueeze(1)).sum())


def prompt(question: str, options: Sequence[Option]) -> str:
    """Return what stands before a reading: examples, the definitions of all readings, and the question."""
    definitions = "".join(f"{line}\n" for line in dict.fromkeys(f"-- {option.definition}" for option in options))
    return f"{_EXAMPLES}{definitions}Question: {question.strip()}\nQuery:"


# --- loading ----------------------------------------------------------------------------------------------------------
def _place(name: str, models: Path | None) -> Path | None:
    """The folder or file that a name means; None where it is a name on a hub."""
    places = [models / name] if models is not None else []
    return next((place for place in (*places, Path(name).expanduser()) if place.exists()), None)


def _needed(place: Path | None) -> int | None:
    """Bytes once loaded: safetensors of 16 bits double, a GGUF is unpacked to 32 bits for each parameter."""
    if place is None:
        return None
    if gguf := _gguf_file(place):
        return int(_parameters(gguf) * _BYTES * _ROOM)
    size = sum(_unpacked(file) for file in place.glob(_SAFE)) if place.is_dir() else 0
    return int(size * _ROOM) or None


def _unpacked(file: Path) -> int:
    """The bytes of a safetensors file's parameters at 32 bits, told from its header."""
    import json
    import struct

    with file.open("rb") as opened:
        (length,) = struct.unpack("<Q", opened.read(8))
        header = json.loads(opened.read(length))
    shapes: list[list[int]] = [entry["shape"] for name, entry in header.items() if name != "__metadata__"]
    return sum(math.prod(shape) for shape in shapes) * _BYTES


def _parameters(file: Path) -> int:
    try:
        reader = import_module("gguf").GGUFReader
    except ImportError as error:
        message, remedy = "GGUF files need the package gguf.", "Run: pip install gguf accelerate."
        raise MissingExtra(Issue("missing-extra", message, remedy=remedy)) from error
    return sum(int(tensor.n_elements) for tensor in reader(str(file)).tensors)


def _gguf_file(place: Path) -> Path | None:
    if place.is_file():
        return place if place.suffix == ".gguf" else None
    return next(iter(sorted(place.glob(_GGUF))), None) if not any(place.glob(_SAFE)) else None


def _available() -> int | None:
    """Bytes of memory that are free, as the system tells; None where it does not."""
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration, ValueError):
        pass
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None


def _model(name: str, place: Path | None) -> tuple[Any, Any]:
    try:
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer
    except ImportError as error:
        raise _missing("A second opinion") from error
    gguf = _gguf_file(place) if place is not None else None
    folder = str(gguf.parent if gguf else place or name)
    options: dict[str, Any] = {"gguf_file": gguf.name} if gguf else {}
    if not gguf:
        options["use_safetensors"] = True
    try:
        tokenizer = AutoTokenizer.from_pretrained(
            folder, trust_remote_code=False, **({"gguf_file": gguf.name} if gguf else {})
        )
        model = AutoModelForCausalLM.from_pretrained(folder, trust_remote_code=False, dtype=torch.float32, **options)
    except ImportError as error:
        raise _missing("This model") from error
    except (OSError, ValueError, RuntimeError, KeyError) as error:  # what the library raises for what is no model
        said = next(iter(str(error).splitlines()), type(error).__name__)
        message = f"'{name}' is no causal model that can be read: {said}"
        remedy = "Name a folder with safetensors or a GGUF file, or a name on a hub that this machine reaches."
        raise WorkbenchError(Issue("no-model", message, remedy=remedy)) from error
    return tokenizer, model.eval()


def _missing(what: str) -> MissingExtra:
    return MissingExtra(
        Issue("missing-extra", f"{what} needs transformers.", remedy="Run: pip install 'metric-workbench[models]'.")
    )
