"""What speaks for a confirmed question to be the pattern of another one: how alike they are, and what becomes of its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from workbench.ask.answer import Answer, Zone
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import SHAPES
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.measuring.measure import asked_words
from workbench.ask.memory.analogy import Analogy, Heard, Key, Parts, parts_of
from workbench.ask.memory.gaps import Scene
from workbench.query.expression import Column, Literal
from workbench.query.model import MetricQuery, Share
from workbench.query.text import text
from workbench.query.walk import walk
from workbench.search.words import split

#: From how many on more of the same says no more.
_MOST = 3.0

#: What is in a query by a pattern without having been heard in the question.
_UNHEARD = ("unheard", "taught")

#: What becomes of a part that is not heard in the question just as it was confirmed.
_EDITED = ("unheard", "taught", "added", "swapped", "ignored", "undone", "dropped")

#: From this cosine on two questions are near, and up to which one far.
_HALF, _FAR = 0.5, 0.4

#: From this cosine on a word may be another one for the same.
_KIN = 0.7

#: What speaks for a confirmed question to be the pattern of another one, by name:
#: - `alike`: the cosine of both; `near` what of it is over a half, `far` what it lacks to 0.4; `ahead` by how much it is more
#:   than that of the next; `measured` the cosine of the words for what is measured, `like metric` that with the definition;
#: - a fate, as `Analogy` has it, of a `group`, a `value`, or what is `fixed`, having words of its own in any catalog: how
#:   many parts became that; `roles` how many were taken for another role's; `listed` whether nothing is measured;
#: - `whole`: whether all parts, `whole parts` many, were heard just as they were confirmed;
#: - `again`: whether it is the confirmed query itself; `changed` whether anything was put in or left out;
#: - `apart`: how many strange words the question has that the confirmed one has not; `silent` the other way round, and
#:   `shared` those of the confirmed one that it has; `overlap` the share of the telling words that both have; `proper` how
#:   many proper names it has that the confirmed one has not; `unmeasured` whether no word that may say what is measured is
#:   in the confirmed one or names its metric;
#: - `told`: whether there are parts that were heard in neither and the strange words of the confirmed question are all in the
#:   other one, and `untold` whether some are not;
#: - `named`: how much of the metric's name was said; `behind` by how much another metric fits better; `lost` how many
#:   mentions the metric cannot be asked by; `shape` whether something else is counted, a share and no average, and `kind`
#:   whether that differs from the query;
#: - `agrees`: whether the question is read with the same metric by itself; `own` as the same query;
#: - `unsaid`: whether something is kept that no word may stand for; `careless` left out that a strange word may stand for;
#:   `idle` how many strange words may stand for nothing that is kept;
#: - `strangest`: how far a strange word is from all words of the confirmed question and names in its query that are not in
#:   the other, `strange` how far all are; `foreign` the former where no word names the metric;
#: - `spoken`: how alike the strange words are to what is kept unheard; `denied` to what is left out;
#: - `kept alike`, `kept near`, `changed alike`, `ignoring alike`, `again alike`, `again strange`: both at once.
Resemblance = Mapping[str, float]


def resemblance(
    analogy: Analogy, asked: Heard, example: Heard, wanted: MetricQuery, own: Answer, scene: Scene
) -> dict[str, float]:
    """What speaks for an analogy but how alike the questions are."""
    want = parts_of(wanted, asked.grounding.today)
    fates = ((kind, key, want.get(key, asked.parts.get(key))) for key, kind in analogy.fate.items() if kind)
    counts = Counter(f"{kind} {_sort(key, part)}" for kind, key, part in fates)
    given, said = own.query if own.zone is not Zone.ABSTAIN else None, asked_words(asked.grounding)
    whole = not analogy.count(*_EDITED)
    definitions = (metric.words.metric.key for metric in asked.metrics)
    return {
        **{name: min(_MOST, count) for name, count in counts.items()},
        "measured": _measured(asked.grounding, example.grounding, scene),
        "roles": min(_MOST, analogy.roles),
        "named": min((1.0, *(metric.named for metric in asked.metrics))),
        "listed": float(not asked.metrics),
        "lost": min(_MOST, len(asked.draft.lost)),
        "agrees": float(own.query is not None and own.query.metrics == analogy.query.metrics),
        "own": float(given == analogy.query),
        "shape": float(_shapes(asked) != _shapes(example)),
        "kind": float(asked.draft.share != any(isinstance(item, Share) for item in analogy.query.metrics)),
        "whole": float(whole),
        "whole parts": min(_MOST, analogy.count("same")) if whole else 0.0,
        "like metric": min((scene.near.like_metric(said, key) for key in definitions), default=0.5),
        "proper": min(_MOST, _proper(asked, example, wanted)),
        **_words(analogy, asked, example, want, scene),
    }


def _words(analogy: Analogy, asked: Heard, example: Heard, want: Parts, scene: Scene) -> dict[str, float]:
    """What the words speak for that the two questions share, and those that one of them has alone."""
    ours, theirs = ({w.stem for w in heard.grounding.words} for heard in (asked, example))
    told, known = ({w.stem for w in h.grounding.words if telling(w) == 1.0} for h in (asked, example))
    apart = [word for word in asked.strange if word.stem not in theirs]
    taught = [word.stem for word in example.strange]
    silent = sum(stem not in ours for stem in taught)
    kept, left, untold = (analogy.count(*kinds) > 0 for kinds in (_UNHEARD, ("dropped",), ("taught",)))
    measuring = {w.stem for i in asked.grounding.left if telling(w := asked.grounding.words[i]) == 1.0}
    names = {stem for metric in asked.metrics for called in metric.words.phrases for stem in called}
    return {
        "apart": min(_MOST, len(apart)),
        "silent": min(_MOST, silent),
        "shared": min(_MOST, len(taught) - silent),
        "overlap": len(told & known) / max(1, len(told | known)),
        "told": float(untold and not silent and bool(taught)),
        "untold": float(untold and silent > 0),
        "unmeasured": float(bool(apart) and not measuring & (theirs | names)),
        "unsaid": float(kept and not apart),
        "careless": float(left and bool(apart)),
        "idle": 0.0 if kept else min(_MOST, len(apart)),
        "spoken": _spoken(analogy, _UNHEARD, apart, want, scene),
        "denied": _spoken(analogy, ("dropped",), apart, want, scene),
        **_kinship(apart, _names(example, want, ours, scene), scene),
    }


def _spoken(analogy: Analogy, kinds: Collection[str], apart: Sequence[Word], want: Parts, scene: Scene) -> float:
    """How alike strange words are to what a part is called that became one of these."""
    phrase = " ".join(word.text for word in apart)
    said = (key for key, kind in analogy.fate.items() if kind in kinds) if phrase else ()
    called = (name for key in said if (name := _called(key, want.get(key))))
    return max((scene.near.like_text(phrase, name) for name in called), default=0.0)


def measures_another(asked: Heard, example: Heard, scene: Scene) -> bool:
    """Whether a question says the same as a confirmed one, but for another word for what is measured, of another meaning.

    `Which brand has the biggest stock` is not answered by `which brand has the biggest returns`.
    """
    ours, theirs = (_measuring(one.grounding) for one in (asked, example))
    other, instead = ours - theirs, theirs - ours
    if len(other) != 1 or len(instead) != 1:
        return False
    one, two = *other, *instead
    stem = scene.vocabulary.stem
    return scene.vocabulary.alike(stem(one), stem(two)) == 0 and scene.near.like_text(one, two) < _HALF


def _measuring(grounding: Grounding) -> set[str]:
    """The telling words that name no group, time or value."""
    return {w.plain for i in grounding.left if telling(w := grounding.words[i]) == 1.0}


def _shapes(one: Heard) -> set[str]:
    """The words of a question for how something is counted: a share, an average."""
    return {SHAPES[word.plain] for word in one.grounding.words if word.plain in SHAPES}


def _proper(asked: Heard, example: Heard, wanted: MetricQuery) -> int:
    """How many proper names a question has that are neither in the confirmed one nor in its query."""
    known = {word.plain for word in example.grounding.words} | set(split(text(wanted)))
    return sum(w.kind is Kind.WORD and w.capital and w.plain not in known for w in asked.grounding.words[1:])


def _names(example: Heard, want: Parts, ours: Collection[str], scene: Scene) -> set[str]:
    """The words of a confirmed question, and the names in its query, that another question has not."""
    stem = scene.vocabulary.stem
    own = {word.plain for word in example.grounding.words if telling(word) == 1.0 and word.stem not in ours}
    called = (w for key, part in want.items() for w in split(_called(key, part)))
    docs = ((metric.words.metric.doc, metric.words.metric.name) for metric in example.metrics)
    names = (w for doc, name in docs for phrase in (doc.title or name, *doc.synonyms) for w in split(phrase))
    return own | {word for word in (*called, *names) if word.isalpha() and len(word) > 2 and stem(word) not in ours}


def _kinship(apart: Sequence[Word], others: Collection[str], scene: Scene) -> dict[str, float]:
    """How far each strange word is from all words of the confirmed question that the other one has not."""
    best = [max((scene.near.like_text(word.plain, other) for other in others), default=0.0) for word in apart]
    strange = [max(0.0, _KIN - like) for like in best]
    return {"strangest": max(strange, default=0.0), "strange": sum(strange)}


def likeness(alike: float, ahead: float, analogy: Analogy, *, again: bool) -> dict[str, float]:
    """How alike two questions are, as what speaks for an analogy.

    Args:
        again: whether it is the confirmed query itself.
    """
    kept, near = analogy.count(*_UNHEARD) > 0, max(0.0, alike - _HALF)
    changed, ignored = (analogy.count(*kinds) > 0 for kinds in (("swapped", "added", "dropped"), ("ignored",)))
    return {
        "always": 1.0,
        "alike": alike,
        "near": near,
        "far": max(0.0, _FAR - alike),
        "ahead": ahead,
        "kept alike": kept * alike,
        "kept near": kept * near,
        "changed": float(changed),
        "changed alike": changed * alike,
        "ignoring alike": ignored * alike,
        "again": float(again),
        "again alike": again * alike,
    }


def _sort(key: Key, part: Any) -> str:
    """Whether a part is a group, a value, or what has words of its own in any catalog: a time, a number, an order."""
    if key[0] == "by":
        return "fixed" if key[1] == "time" else "group"
    if key[0] != "where":
        return "fixed"
    literals = (one.value for one in walk(*(part or ())) if isinstance(one, Literal))
    return "value" if all(isinstance(value, str | bool) for value in literals) else "fixed"


def _called(key: Key, part: Any) -> str:
    """What a part is called: the words of its path, and its values; nothing for what has no names."""
    if key[0] == "by":
        return " ".join(split(" ".join(part))) if part and key[1] != "time" else ""
    if key[0] != "where":
        return ""
    found = list(walk(*(part or ())))
    values = [str(one.value) for one in found if isinstance(one, Literal) and isinstance(one.value, str)]
    columns = [one.path.parts[-1] for one in found if isinstance(one, Column)]
    return " ".join((*split(" ".join(columns)), *values))


def _measured(one: Grounding, other: Grounding, scene: Scene) -> float:
    """How alike the words are that say what is measured; nothing where either has none."""
    ours, theirs = asked_words(one), asked_words(other)
    return scene.near.like_text(ours, theirs) if ours and theirs else 0.0
