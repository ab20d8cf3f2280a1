from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import yaml

from workbench.search import Document, EmbeddingCache, Kind, load_encoder
from workbench.search.words import Stemmer, split

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """Definitions, and questions each with the name of the definition that is meant."""

    documents: tuple[Document, ...]
    queries: Mapping[str, str]


def case(name: str) -> Case:
    written = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    return Case(tuple(_document(entry) for entry in written["documents"]), written["queries"])


def _document(entry: dict) -> Document:
    lists = {key: tuple(value) for key, value in entry.items() if isinstance(value, list)}
    return Document(**{**entry, **lists, "kind": Kind(entry["kind"])})


@pytest.fixture(scope="session")
def shop():
    return case("shop")


@pytest.fixture(scope="session")
def flights():
    return case("flights")


@pytest.fixture(scope="session")
def encoder():
    return load_encoder()


@pytest.fixture
def cache(tmp_path):
    return EmbeddingCache(tmp_path / "vectors")


class WordCounts:
    """An encoder without weights: texts are alike when they share stems. Counts what it is asked to encode."""

    name = "word counts"
    fingerprint = "word-counts-1"
    dimensions = 64

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.encoded += texts
        return np.stack([self._one(text) for text in texts]) if texts else np.empty((0, self.dimensions), np.float32)

    def _one(self, text: str) -> np.ndarray:
        out = np.full(self.dimensions, 1e-3, dtype=np.float32)
        stem = Stemmer()
        for word in split(text):
            out[hashlib.blake2b(stem(word).encode(), digest_size=2).digest()[0] % self.dimensions] += 1
        return out / np.linalg.norm(out)


@pytest.fixture
def word_counts():
    return WordCounts()
