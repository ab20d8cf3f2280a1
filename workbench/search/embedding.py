"""Texts as vectors of meaning, by onnxruntime alone: no torch, no network, nothing loaded before it is needed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

#: The folder of the encoder that comes with the package.
SHIPPED = Path(__file__).parent / "model"

#: Longer texts are cut: what a definition is, stands at its beginning.
TOKENS = 128


class Encoder(Protocol):
    """Turns texts into unit vectors; texts of like meaning have a high dot product."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def fingerprint(self) -> str:
        """A hash that changes whenever any vector may: the key of stored vectors."""

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text."""


class OnnxEncoder:
    """A sentence encoder in a folder with `encoder.onnx` and `tokenizer.json`; safe to use from several threads.

    Each text goes through the graph on its own: int8 activations are scaled over a whole batch, so that in a batch
    a text's vector would depend on its neighbours. One thread: the matrices are too small to be worth more.
    """

    def __init__(self, folder: Path) -> None:
        files = [_bytes(folder, name) for name in ("encoder.onnx", "tokenizer.json")]
        self._session = _session(folder, files[0])
        self._tokenizer = _tokenizer(folder, files[1])
        self._inputs = tuple(i.name for i in self._session.get_inputs())
        self.name = "Metric Workbench encoder (int8)" if folder == SHIPPED else folder.name
        self.fingerprint = hashlib.sha256(b"".join(hashlib.sha256(f).digest() for f in files)).hexdigest()
        self.dimensions = int(self._session.get_outputs()[0].shape[-1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text; no texts give an empty matrix of the right width."""
        out = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            out[row] = self._one(text)
        return out

    def _one(self, text: str) -> Vectors:
        encoded = self._tokenizer.encode(
            text.encode("utf-8", "replace").decode("utf-8")
        )  # half a surrogate pair is no text
        columns = {
            "input_ids": encoded.ids,
            "attention_mask": encoded.attention_mask,
            "token_type_ids": encoded.type_ids,
        }
        feed = {name: np.asarray([columns[name]], dtype=np.int64) for name in self._inputs}
        vector: Vectors = np.asarray(self._session.run(None, feed)[0], dtype=np.float32)[0]
        return vector


_loaded: dict[Path, Encoder] = {}
_loading = Lock()


def load_encoder(folder: Path = SHIPPED) -> Encoder:
    """Return the encoder of a folder, the shipped one unless said; a process loads each only once.

    Raises:
        WorkbenchError: the files are missing or no encoder.
    """
    key = folder.resolve()
    with _loading:
        if key not in _loaded:
            _loaded[key] = OnnxEncoder(folder)
        return _loaded[key]


def _session(folder: Path, graph: bytes) -> InferenceSession:
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read on import; from 1.32 on it would keep a record and send it home
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as fault

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # the arena would keep the largest text's memory for good
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except (
        fault.Fail,
        fault.InvalidArgument,
        fault.InvalidGraph,
        fault.InvalidProtobuf,
        fault.NotImplemented,
    ) as error:
        raise _broken(folder, "encoder.onnx") from error


def _tokenizer(folder: Path, text: bytes) -> Tokenizer:
    from tokenizers import Tokenizer

    try:  # the library's own fault for a damaged file is a bare Exception, so its text is looked at first
        written = json.loads(text)
    except ValueError as error:
        raise _broken(folder, "tokenizer.json") from error
    if not isinstance(written, dict) or "model" not in written:
        raise _broken(folder, "tokenizer.json")
    tokenizer = Tokenizer.from_str(text.decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS)
    return tokenizer


def _bytes(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise WorkbenchError(
            f"The encoder's file {name} cannot be read in {os.fspath(folder)} ({error.strerror}). "
            "Install the package again, or name a folder that holds encoder.onnx and tokenizer.json."
        ) from error


def _broken(folder: Path, name: str) -> WorkbenchError:
    return WorkbenchError(
        f"{name} in {os.fspath(folder)} is no encoder that can be read. Install the package again, or name another folder."
    )
