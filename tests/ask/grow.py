"""Grow the forest that says how sure an answer may be: `python tests/ask/grow.py [--write]`, from the repository's root.

It learns from the first reading of each question over the calibration catalogs, which nobody reads, and for less from those over
catalogs that have been read, where they are sure by their evidence: what was mended there says little of what is not understood,
and much of what is mistaken. It prints what becomes of each calibration catalog by trees that have not seen it, and of all by the
shipped ones; `--write` keeps those it grew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass, fields
from functools import partial

import numpy as np
from evaluation import CALIBRATION, DEVELOPED, PRACTICE, World, questions, world
from sklearn.ensemble import ExtraTreesClassifier

from workbench.ask.evaluation.judging import _Wanted
from workbench.ask.ranker import shipped
from workbench.ask.reading.beside import beside
from workbench.ask.reading.forest import FILE, Forest, planted
from workbench.planner import plan
from workbench.query.text import text
from workbench.session.evaluating import Examination

#: How much a reading over a catalog that has been read counts, and from which confidence by its evidence on.
_READ, _SURE = 0.1, 0.5

#: How many trees and leaves of each, how few readings a leaf may have, and which share of the numbers a node may ask for.
_TREES, _LEAVES, _LEAST, _ASKED = 100, 256, 5, 0.3


@dataclass(frozen=True, slots=True)
class Sample:
    """The first reading of a question in numbers, and whether it is right."""

    catalog: str
    numbers: tuple[float, ...]
    right: bool
    answerable: bool
    weight: float


def over(name: str) -> list[Sample]:
    """The first readings of the questions over one catalog."""
    with world(name) as opened:
        return list(_over(opened))


def _over(opened: World) -> Iterator[Sample]:
    unread = opened.name in CALIBRATION
    session, asker, examination = opened.session, opened.session.finding.asker, Examination(opened.session)
    planner = partial(plan, session.catalog, today=session.today)
    for case in questions(opened.name):
        found = asker.readings(asker.grounded(case.question, session.today, session.data.latest()), planner)
        if case.follows is None and found and found[0].problem is None:
            right = case.answerable and _Wanted(case, examination).met_by(text(found[0].query))
            evidence = astuple(found[0].evidence)
            sure = shipped().chance(evidence)  # the reading itself says what the forest made of that
            if unread or sure >= _SURE:
                numbers = (*evidence, *astuple(beside(found, sure)))
                yield Sample(opened.name, numbers, right, case.answerable, 1.0 if unread else _READ)


def grown(found: Sequence[Sample]) -> Forest:
    """The forest that samples speak for."""
    trees = ExtraTreesClassifier(
        _TREES, max_leaf_nodes=_LEAVES, min_samples_leaf=_LEAST, max_features=_ASKED, random_state=0
    )
    trees.fit([s.numbers for s in found], [s.right for s in found], sample_weight=[s.weight for s in found])
    return flat([one.tree_ for one in trees.estimators_])


def flat(trees: Sequence[object]) -> Forest:
    """Trees of scikit-learn as one flat forest."""
    sizes = np.array([tree.node_count for tree in trees])
    roots = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    own = np.arange(sizes.sum())
    first = np.repeat(roots, sizes)
    below, above = (
        np.concatenate([getattr(tree, side) for tree in trees]) for side in ("children_left", "children_right")
    )
    leaf = below < 0
    right = np.concatenate([tree.value[:, 0, 1] / tree.value[:, 0].sum(axis=1) for tree in trees])
    return Forest(
        roots.astype(np.int32),
        np.where(leaf, 0, np.concatenate([tree.feature for tree in trees])).astype(np.int16),
        np.where(leaf, np.inf, np.concatenate([tree.threshold for tree in trees])).astype(np.float32),
        np.where(leaf, own, below + first).astype(np.int32),
        np.where(leaf, own, above + first).astype(np.int32),
        right.astype(np.float32),
        max(tree.max_depth for tree in trees),
    )


def reliability(chance: np.ndarray, found: Sequence[Sample]) -> str:
    """How often readings of each confidence are right, in ten bins of equal size, and what a threshold brings."""
    right, answerable = (np.array([getattr(s, name) for s in found]) for name in ("right", "answerable"))
    order = np.argsort(-chance)
    surest = np.searchsorted(np.cumsum(answerable[order]), 0.7 * answerable.sum()) + 1
    parts = np.array_split(order[::-1], 10)
    lines = ["   n  confidence  right"]
    lines += [f"{len(part):4}  {chance[part].mean():10.2f}  {right[part].mean():5.2f}" for part in parts]
    lines.append(f"of the surest 70 % right: {right[order][:surest].mean():.3f}")
    for low in (0.3, 0.33, 0.36, 0.4, 0.45):
        kept, declined = right[chance >= low].sum() / answerable.sum(), (chance < low)[~answerable].mean()
        lines.append(f"from {low}: right {kept:.3f}, without an answer declined {declined:.3f}")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Grow it, print how reliable it is."""
    with ProcessPoolExecutor(2) as pool:
        found = [s for part in pool.map(over, (*CALIBRATION, *DEVELOPED, *PRACTICE)) for s in part]
    unread = [s for s in found if s.catalog in CALIBRATION]
    unseen = {name: grown([s for s in found if s.catalog != name]) for name in CALIBRATION}
    chances = np.array([unseen[s.catalog].chance(s.numbers) for s in unread])
    sys.stdout.write(f"by trees that have not seen the catalog\n{reliability(chances, unread)}\n")
    if "--write" in arguments:
        forest = grown(found)
        np.savez_compressed(FILE, **{field.name: getattr(forest, field.name) for field in fields(Forest)})
    chances = np.array([planted().chance(s.numbers) for s in unread])
    sys.stdout.write(f"\nby the shipped trees\n{reliability(chances, unread)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
