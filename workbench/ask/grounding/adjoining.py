"""Names that only stand beside a value, `the segment business`, and those of a kind that are told apart or ranked: `top German customers`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from workbench.ask.grounding.mentions import Mention, Spanned
from workbench.ask.language.lexicon import AMOUNTS, EACH
from workbench.ask.language.meanings import plain_at
from workbench.catalog.model import DimensionType

if TYPE_CHECKING:
    from workbench.ask.grounding.dimensions import Scene
    from workbench.ask.terms.values import Match


class Valued(Spanned, Protocol):
    """Words of a question that are a value."""

    @property
    def matches(self) -> tuple[Match, ...]:
        """What they may stand for."""
        ...


#: How far behind things the rank stands that is said of them.
_NEAR_RANK = 3


def stands_beside(mention: Mention, scene: Scene) -> bool:
    """Return whether a name only stands beside a value, `the segment business`; what is ranked stands for itself."""
    words, start, stop = scene.words, mention.start, mention.stop
    most = start > 0 and words[start - 1].number is not None and scene.rank is not None and scene.rank.start > stop
    if most or _ranked_kind(mention, scene):  # `the 10 songs Ann played most`
        return False
    adjacent = any(v.start == stop or (v.stop == start and words[stop - 1].plain != "each") for v in scene.values)
    by = words[stop : stop + 1] != () and words[stop].plain == "by" and _holds(mention, scene)
    return adjacent or by or _is_said(mention, scene)


def _is_said(mention: Mention, scene: Scene) -> bool:
    """Whether it is said which value is there: `whose segment is business`."""
    words, stop = scene.words, mention.stop
    before = [word.plain for word in words[max(0, mention.start - 3) : mention.start]]
    whose = {"whose", "where", "with"} & set(before) and before[-1] != "which"  # `with which vans was Ewan late`
    verb = stop < len(words) and words[stop].plain in {"is", "are", "was", "were"}
    return bool(whose) and verb and any(value.start == stop + 1 for value in scene.values)


def _holds(mention: Mention, scene: Scene) -> bool:
    """Whether a role says what a value behind `by` is: `checked by Sam Gill`."""
    role = scene.words[mention.stop - 1].plain.endswith("ed")
    return role and any(value.start == mention.stop + 1 for value in scene.values)


def _ranked_kind(mention: Mention, scene: Scene) -> bool:
    """Whether things of a kind are told apart or ranked: `per hotel client`, `top 5 German customers`; in `the most German customers` they are counted."""
    words, stop = scene.words, mention.stop
    kinds = [value for value in scene.values if value.stop == mention.start]
    if not kinds or not (any(known.label for known, _ in mention.options) or _of_others(mention, kinds[0])):
        return False
    if scene.rank is None:
        return words[kinds[0].start - 1].plain in EACH
    amount = scene.rank.count is None and {w.plain for w in words[scene.rank.start : scene.rank.stop]} & AMOUNTS
    behind = stop < len(words) and words[stop].plain in {"with", "who", "that", "having", "had", "has"}
    told = behind and 0 <= scene.rank.start - stop <= _NEAR_RANK  # `junior teachers with most no-shows`
    told = told or (plain_at(words, kinds[0].start - 1) in {"which", "what"} and scene.rank.start > stop)
    return told or (not amount and scene.rank.stop == kinds[0].start)


def _of_others(mention: Mention, value: Valued) -> bool:
    """Whether a name is of something else than the value before it: the trade buyer is a buyer, of sales to the trade."""
    places = {match.place.parts for match in value.matches}
    texts = [known for known, _ in mention.options if known.type is DimensionType.TEXT]
    return bool(texts) and not mention.vague and places.isdisjoint(known.parts for known in texts)
