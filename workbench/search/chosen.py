"""The encoder somebody chose instead of the shipped one: a folder of ours, or any sentence-transformers model.

Those are loaded only when asked for, in the thread that reads the catalog. They need the extra `[models]`; code that comes
with a model is never run, and only safetensors are read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from workbench.errors import Issue, MissingExtra, WorkbenchError
from workbench.search.embedding import Encoder, Vectors, load_encoder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 32


def encoder_named(name: str, models: Path | None = None) -> Callable[[], Encoder]:
    """Return what loads an encoder: a name in the folder `models`, a path, or a name on a model hub.

    Nothing is read before it is called; it then raises a `WorkbenchError` where there is no such model.
    """

    def load() -> Encoder:
        folder = folder_of(name, models)
        if folder is not None and (folder / "encoder.onnx").is_file():
            return load_encoder(folder)
        return _transformer(str(folder) if folder is not None else name)

    return load


def folder_of(name: str, models: Path | None) -> Path | None:
    """Return the folder that a model's name means; None where it is a name on a hub."""
    places = [models / name] if models is not None else []
    return next((place for place in (*places, Path(name).expanduser()) if place.is_dir()), None)


class TransformerEncoder:
    """A sentence-transformers model on the processor, safe to use from several threads.

    Its likenesses are of another scale than the shipped encoder's, on which confidence is calibrated.
    """

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        self.name = Path(name).name
        self._model = model
        self._one_at_a_time = Lock()
        self.dimensions = int(
            model.encode(["a text"], show_progress_bar=False).shape[1]
        )  # its own name for this has changed
        self.fingerprint = _fingerprint(model)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text."""
        if not texts:
            return np.empty((0, self.dimensions), dtype=np.float32)
        with self._one_at_a_time:
            found = self._model.encode(
                list(texts),
                batch_size=_BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
                convert_to_numpy=True,
            )
        return np.asarray(found, dtype=np.float32)


def _transformer(name: str) -> TransformerEncoder:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        message = f"The encoder '{name}' needs sentence-transformers."
        remedy = "Run: pip install 'metric-workbench[models]'; or leave `encoder` out for the one that comes with it."
        raise MissingExtra(Issue("missing-extra", message, remedy=remedy)) from error
    try:
        model = SentenceTransformer(name, device="cpu", trust_remote_code=False, model_kwargs={"use_safetensors": True})
    except (OSError, ValueError, RuntimeError, KeyError) as error:  # what the library raises for what is no model
        message = f"'{name}' is no sentence-transformers model that can be read: {_first_line(error)}"
        remedy = "Name a folder that holds one with safetensors, or a name on a hub that this machine reaches."
        raise WorkbenchError(Issue("no-model", message, remedy=remedy)) from error
    return TransformerEncoder(name, model)


def _fingerprint(model: SentenceTransformer) -> str:
    """A hash of the weights and the tokenizer: vectors kept of another model, or another version of it, are not used."""
    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(tensor.detach().cpu().contiguous().float().numpy().tobytes())
    tokenizer = getattr(model.tokenizer, "backend_tokenizer", None)
    digest.update(tokenizer.to_str().encode() if tokenizer is not None else type(model.tokenizer).__name__.encode())
    return digest.hexdigest()


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
