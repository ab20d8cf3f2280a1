"""What people say for what is measured, over businesses that were only thought of: `python tests/ask/said.py`, some 80 seconds.

It prints how often meaning alone puts the metric, or the dimension, first that was meant, for each kind of saying in
`businesses`. No data, no parser: it measures the encoder, and is what the next one can learn from.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from workbench.search import Kind, load_encoder
from workbench.search.documents import Document, passages
from workbench.search.embedding import Encoder
from workbench.search.shorthand import written_out
from workbench.search.words import phrase, split

HERE = Path(__file__).parent / "businesses"

#: How things are said: in hardly a word of the metric's; as strangers ask, with groups, values and times around; the same with dimensions.
KINDS = ("oblique", "plain", "grouped")

_MARKS = {"@": Kind.METRIC, "%": Kind.DIMENSION}


@dataclass(frozen=True, slots=True)
class Business:
    """What is measured in a business, and what people say for it.

    Attributes:
        said: each text with the place, in `known`, of what it means.
    """

    name: str
    known: tuple[Document, ...]
    said: tuple[tuple[str, int], ...]

    def only(self, kind: Kind) -> tuple[tuple[Document, ...], list[tuple[str, int]]]:
        """Its metrics or its dimensions alone, and what is said for them."""
        places = [i for i, document in enumerate(self.known) if document.kind is kind]
        said = [(text, places.index(meant)) for text, meant in self.said if meant in places]
        return tuple(self.known[i] for i in places), said


def businesses(kind: str) -> Iterator[Business]:
    """The businesses in which things are said in one way."""
    for path in sorted((HERE / kind).glob("*.txt")):
        for written in path.read_text("utf-8").split("## ")[1:]:
            yield _read(written.strip().splitlines())


def _read(lines: Sequence[str]) -> Business:
    known: list[Document] = []
    said: list[tuple[str, int]] = []
    for line in filter(None, map(str.strip, lines[1:])):
        if line[0] in _MARKS and "|" in line:  # `% of orders late` is a question
            known.append(_document(_MARKS[line[0]], [part.strip() for part in line[1:].split("|")]))
        else:
            said.append((line, len(known) - 1))
    return Business(lines[0].strip(), tuple(known), tuple(said))


def _document(kind: Kind, parts: list[str]) -> Document:
    """`name | title | description | unit | synonyms`; a dimension has no unit."""
    name, title, description, *rest = (*parts, "", "", "", "")
    unit = rest.pop(0) if kind is Kind.METRIC else ""
    spelt = () if title else tuple(" ".join(words) for words in written_out(split(name)))
    also = tuple(filter(None, (one.strip() for one in rest[0].split(";"))))
    return Document(kind, name, title or phrase(name).capitalize(), description, also, unit=unit, spelt=spelt)


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
            right = [one for business in businesses(name) for one in heard(business, kind, encoder)]
            if right:
                sys.stdout.write(f"{name}, {kind.value} first: {np.mean(right):.1%} of {len(right)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
