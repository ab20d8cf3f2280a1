"""How much of what people say the encoder hears, over businesses that are held out from it: `python tests/ask/said.py`.

It prints how often meaning alone puts the metric, or the dimension, first that was meant, for each kind of saying in
`workbench.ask.train.businesses`. No data, no parser: it measures the encoder alone.
"""

from __future__ import annotations

import sys

import numpy as np

from workbench.ask.train.businesses import KINDS, Business, businesses
from workbench.search import Kind, load_encoder
from workbench.search.documents import passages
from workbench.search.embedding import Encoder


def heard(business: Business, kind: Kind, encoder: Encoder) -> list[bool]:
    """For each text whether what it means is nearer to it than all else of its kind in the business."""
    known, said = business.only(kind)
    texts = [(passage.text, i) for i, document in enumerate(known) for passage in passages(document)]
    if not said:
        return []
    like = encoder.encode([text for text, _ in said]) @ encoder.encode([text for text, _ in texts]).T
    owners = np.array([owner for _, owner in texts])
    return [bool(owners[row.argmax()] == meant) for row, (_, meant) in zip(like, said, strict=True)]


def main() -> int:
    """Print it for each kind."""
    encoder = load_encoder()
    for name in KINDS:
        for kind in (Kind.METRIC, Kind.DIMENSION):
            right = [one for business in businesses(name, held_out=True) for one in heard(business, kind, encoder)]
            if right:
                sys.stdout.write(f"{name}, {kind.value} first: {np.mean(right):.1%} of {len(right)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
