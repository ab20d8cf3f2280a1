"""Search over a catalog: by words at once, by meaning as soon as the encoder is there.

`SearchIndex.build(documents(catalog))` answers from the words of names, titles, synonyms and descriptions. Given an
encoder it adds the likeness of meaning, computed in the background and kept in the user's cache folder.
"""

from __future__ import annotations

from workbench.search.adapter import Adapter
from workbench.search.cache import EmbeddingCache
from workbench.search.documents import Document, Kind, documents
from workbench.search.embedding import Encoder, load_encoder
from workbench.search.facets import FACETS, FacetCount
from workbench.search.index import Features, Hit, Hits, SearchIndex
from workbench.search.meaning import State

__all__ = [
    "FACETS",
    "Adapter",
    "Document",
    "EmbeddingCache",
    "Encoder",
    "FacetCount",
    "Features",
    "Hit",
    "Hits",
    "Kind",
    "SearchIndex",
    "State",
    "documents",
    "load_encoder",
]
