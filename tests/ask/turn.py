"""Learn to turn questions towards the metrics they mean: `python tests/ask/turn.py [--write]`, from the repository's root.

What strangers and we asked over catalogs that have been read teaches a layer over the encoder, which adds a matrix times a
question's vector to it before that is compared with metrics. Half of what was learnt is taken: with all of it more metrics come
first rightly, but what may mean two things is taken for one. It prints how often the right metric comes first over the
calibration catalogs, from which it does not learn; `--write` ships it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from evaluation import CALIBRATION, DEVELOPED, OWN, PRACTICE, World, questions, world

from workbench.ask.learning import metrics_of
from workbench.ask.measuring.measure import compared
from workbench.ask.ranker import LAYER, shipped
from workbench.ask.train.ranking import Contest, contest, first
from workbench.search import Adapter, Kind, documents, load_encoder
from workbench.search.adapter import shares
from workbench.search.documents import passages
from workbench.search.embedding import Vectors

#: What cosines are multiplied by before they compete, how often all are looked at, how far each look may go at first, and how
#: strongly the matrix is drawn to nothing.
_SHARPNESS, _STEPS, _PACE, _DRAWN = 15.0, 30, 0.004, 0.02

#: How much of what was learnt is taken.
_TAKEN = 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked over a catalog: texts as vectors, the passages of its metrics, and which of these are right for each text.

    Attributes:
        weight: of each text; those of one question count as one.
    """

    texts: Vectors
    passages: Vectors
    right: np.ndarray
    weight: np.ndarray


def asked_over(name: str) -> Asked:
    """The questions over a catalog that ask for one metric, as the texts whose meaning metrics are compared with."""
    with world(name) as opened:
        known = [document for document in documents(opened.session.catalog) if document.kind is Kind.METRIC]
        said = [(passage.text, document.name) for document in known for passage in passages(document)]
        found = [(text, meant, 1 / len(texts)) for texts, meant in _texts(opened) for text in texts]
    encoder = load_encoder()
    texts, weight = encoder.encode([text for text, _, _ in found]), np.array([share for _, _, share in found])
    right = np.array([[owner in meant for _, owner in said] for _, meant, _ in found])
    return Asked(texts, encoder.encode([text for text, _ in said]), right, weight)


def _texts(opened: World) -> Iterator[tuple[list[str], frozenset[str]]]:
    session, asker = opened.session, opened.session.finding.asker
    for question, meant in _measured(opened):
        grounding = asker.grounded(question, session.today, session.data.latest())
        texts = compared(grounding, asker.vocabulary, sorted(grounding.left))
        yield [text for text in dict.fromkeys(texts) if text.strip()], meant


def _measured(opened: World) -> Iterator[tuple[str, frozenset[str]]]:
    """The questions over a catalog that ask for one metric, each with those that are right."""
    asker = opened.session.finding.asker
    for case in questions(opened.name):
        meant = [metrics_of(asker, query) for query in case.queries if case.follows is None]
        right = frozenset(key for keys in meant if len(keys) == 1 for key in keys)
        if right:
            yield case.question, right


def layer(found: Sequence[Asked]) -> Vectors:
    """The matrix that turns texts towards the passages of what they mean (Adam: Kingma and Ba 2015)."""
    size = found[0].texts.shape[1]
    matrix, speed, spread = (np.zeros((size, size), dtype=np.float32) for _ in range(3))
    for step in range(1, _STEPS + 1):
        pull = sum(_pull(matrix, one) for one in found) / sum(one.weight.sum() for one in found) - _DRAWN * matrix
        speed, spread = 0.9 * speed + 0.1 * pull, 0.99 * spread + 0.01 * pull**2
        pace = _PACE * min(1.0, 2 * (1 - step / (_STEPS + 1)))
        matrix += pace * (speed / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-4)
    return matrix


def _pull(matrix: Vectors, asked: Asked) -> Vectors:
    """Where the texts over one catalog pull the matrix: the slope of how likely the right passages are."""
    turned = asked.texts + asked.texts @ matrix.T
    length = np.linalg.norm(turned, axis=1, keepdims=True)
    turned /= length
    scores = _SHARPNESS * (turned @ asked.passages.T)
    off = shares(np.where(asked.right, scores, -np.inf)) - shares(scores)
    towards = _SHARPNESS * (off @ asked.passages)
    towards -= (towards * turned).sum(axis=1, keepdims=True) * turned  # along the sphere
    return (asked.weight[:, None] * towards / length).T.astype(np.float32) @ asked.texts


def contests_over(name: str, matrix: Vectors | None) -> list[Contest]:
    """The contests among metrics that the questions over a catalog decide, with questions turned by a matrix."""
    adapter = None if matrix is None else Adapter.of(load_encoder().fingerprint, matrix)
    with world(name) as opened:
        asker = opened.session.finding.asker.with_ranker(replace(shipped(), adapter=adapter))
        return [contest(asker, *one, today=opened.session.today) for one in _measured(opened)]


def main(arguments: Sequence[str]) -> int:
    """Learn it, print how often the right metric comes first without and with it."""
    known = sorted((*DEVELOPED, *PRACTICE, "flights", *OWN))
    with ProcessPoolExecutor(2) as pool:
        matrix = _TAKEN * layer(list(pool.map(asked_over, known)))
        for what, turned in (("without", None), ("with", matrix)):
            found = [c for made in pool.map(partial(contests_over, matrix=turned), CALIBRATION) for c in made]
            sys.stdout.write(f"{what}: the right metric first in {first(found, shipped()):.3f} of {len(found)}\n")
    if "--write" in arguments:
        np.savez_compressed(LAYER, encoder=load_encoder().fingerprint, matrix=matrix.astype("<f2"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
