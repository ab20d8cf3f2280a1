"""Vectors kept between runs, in the user's cache folder: by encoder, and by the hash of the text.

One folder per encoder, in it files that are written whole, moved into place, and never changed: so several processes
need no lock, and a crash leaves at worst a file too few. A file that cannot be read is thrown away: the vectors are made again.
"""

from __future__ import annotations

import hashlib
import logging
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from workbench.search.embedding import Encoder, Vectors

logger = logging.getLogger(__name__)

_DIGEST = 16
_SUFFIX = ".vectors.npz"

#: From so many files on they are joined to one: each costs an open and a directory entry at every start.
_MANY_FILES = 24

#: What a damaged file gives; a fault of the disk or of the process (too many open files) says nothing about the file.
_DAMAGED = (ValueError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error)


class EmbeddingCache:
    """A store of vectors that may lose them but never gives a wrong one.

    Args:
        folder: where the files lie; the user's cache folder unless said.
        max_bytes: beyond it the files used longest ago are removed.
    """

    def __init__(self, folder: Path | None = None, *, max_bytes: int = 256_000_000) -> None:
        self.folder = folder or user_cache_path("metric-workbench") / "embeddings"
        self.max_bytes = max_bytes

    def get(self, encoder: Encoder, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors of those `texts` that are known.

        While another process joins files a known one may be missed: it is then encoded again, never wrong.
        """
        wanted = {_key(text): text for text in texts}
        found: dict[str, Vectors] = {}
        read: set[Path] = set()
        # Once more for files that came meanwhile: another process may have joined those listed to a new one.
        while fresh := [path for path in self._files(encoder) if path not in read]:
            read.update(fresh)
            for path in fresh:
                hits = {wanted[k]: v for k, v in _rows(path, encoder.dimensions) if k in wanted}
                if hits:
                    _touch(path)
                found.update(hits)
            if len(found) == len(wanted):
                break
        return found

    def put(self, encoder: Encoder, vectors: Mapping[str, Vectors]) -> None:
        """Keep the vectors of texts; a folder that cannot be written to is no error, only slower the next time."""
        if not vectors:
            return
        try:
            _write(self._folder(encoder), ((_key(text), vector) for text, vector in vectors.items()))
            self._join(encoder)
            self._bound()
        except OSError as error:
            logger.warning("Vectors are not kept between runs: %s", error.strerror)

    def _folder(self, encoder: Encoder) -> Path:
        return self.folder / encoder.fingerprint[:32]

    def _files(self, encoder: Encoder) -> list[Path]:
        return sorted(self._folder(encoder).glob(f"*{_SUFFIX}"))

    def _join(self, encoder: Encoder) -> None:
        """Join many files to one. Two processes at once write the same rows twice; the next joining drops them."""
        files = self._files(encoder)
        if len(files) < _MANY_FILES:
            return
        rows = {k: v for path in files for k, v in _rows(path, encoder.dimensions)}
        if rows:  # else another process has just joined them all
            _write(self._folder(encoder), rows.items())
        for path in files:
            _remove(path)

    def _bound(self) -> None:
        """Remove the files used longest ago until the rest is small enough, half-written ones of dead processes too."""
        stats = []
        for path in self.folder.glob("*/*.npz*"):
            with suppress(OSError):
                stat = path.stat()
                stats.append((stat.st_mtime, stat.st_size, path))
        total = sum(size for _, size, _ in stats)
        for _, size, path in sorted(stats):
            if total <= self.max_bytes:
                return
            _remove(path)
            total -= size


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


def _write(folder: Path, rows: Iterable[tuple[bytes, Vectors]]) -> None:
    keys, vectors = zip(*rows, strict=True)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{uuid4().hex}{_SUFFIX}"
    half = target.with_name(f"{target.name}.part")
    with half.open("wb") as file:
        np.savez(file, keys=np.frombuffer(b"".join(keys), np.uint8).reshape(-1, _DIGEST), vectors=np.stack(vectors))
    half.replace(target)


def _rows(path: Path, dimensions: int) -> Iterator[tuple[bytes, Vectors]]:
    """Yield the keys and vectors of a file; none, and no file any more, when it is broken."""
    try:
        keys, vectors = _read(path, dimensions)
    except OSError as error:  # mostly: another process has joined or removed it
        logger.debug("Stored vectors were not read: %s", error.strerror)
        return
    except _DAMAGED:
        logger.warning("A broken file of stored vectors was removed: %s", path.name)
        _remove(path)
        return
    yield from zip((k.tobytes() for k in keys), vectors, strict=True)


def _read(path: Path, dimensions: int) -> tuple[NDArray[np.uint8], Vectors]:
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        keys, vectors = stored["keys"], stored["vectors"]
    if keys.dtype != np.uint8 or vectors.dtype != np.float32 or keys.shape != (len(vectors), _DIGEST):
        raise ValueError("not a file of vectors")
    if vectors.shape[1:] != (dimensions,) or not np.isfinite(vectors).all():
        raise ValueError("not vectors of this encoder")
    return keys, vectors


def _touch(path: Path) -> None:
    with suppress(OSError):
        path.touch()


def _remove(path: Path) -> None:
    with suppress(OSError):  # on Windows: still open in another process; the next one removes it
        path.unlink(missing_ok=True)
