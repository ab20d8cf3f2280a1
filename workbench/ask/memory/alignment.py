"""What the words of confirmed questions mean that the catalog has no word for: `electricity by brand` → `kwh by maker`.

Where a person confirmed a query, each of its parts was said somehow. The words that no definition stands for are set beside
the parts that no other word accounts for: one that is left over is what is meant, several are told apart by where they stand,
by likeness, and by other confirmed questions. What is rejected teaches nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from workbench.ask.memory.gaps import Divides, Gap, Holds, Keeps, Meaning, Measures, Plays, Run, SaysNothing, Scene
from workbench.ask.terms.known import called
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.shorthand import abbreviates
from workbench.search.words import split

#: From how much support on words are sure to mean something, and from how much they may; of all that they were seen with.
_SURE, _LIKELY, _MOST = 0.7, 0.3, 0.67

#: How much likeness counts, how much the place in the question does, and how likely it is that nothing stands for a part.
_LIKENESS, _PLACE, _SILENT = 6.0, 4.0, 0.15

#: How often what was found in one question is used to read the others, and how often chances are settled.
_ROUNDS, _SETTLING = 4, 4


@dataclass(frozen=True, slots=True)
class Learnt:
    """Words and what they mean, by a confirmed question.

    Attributes:
        stems: the words as they are compared; `said` as they were written.
        sure: whether they are as good as a synonym of the catalog; else they only speak for it.
        question: the newest question that says so, and its confirmed query text.
        count: how many confirmed questions have these words for it.
    """

    said: tuple[str, ...]
    stems: tuple[str, ...]
    means: Meaning
    sure: bool
    question: str
    query: str
    count: int = 1


Pair = tuple[tuple[str, ...], Meaning]


def learnt(gaps: Sequence[Gap], scene: Scene) -> tuple[Learnt, ...]:
    """Return what words mean by some confirmed questions, the newest first; of one question the newest query holds."""
    newest = tuple({" ".join(g.question.casefold().split()): g for g in reversed(gaps)}.values())[::-1]
    support: dict[Pair, float] = {}
    for _ in range(_ROUNDS):
        support = _support(newest, scene, support)
    return tuple(_believed(newest, support, scene.vocabulary))


def _support(gaps: Sequence[Gap], scene: Scene, before: Mapping[Pair, float]) -> dict[Pair, float]:
    """How much the questions speak for words to mean something, with what they spoke for before."""
    out: dict[Pair, float] = defaultdict(float)
    for one in gaps:
        for (run, part), weight in _settled(_weights(one, scene, before)).items():
            for stems, share in _shared(run, part, before):
                out[stems, part] += share * weight
        for run in one.runs if not one.parts else ():
            if len(run.known) < len(set(run.stems)) and not run.marked:
                out[run.stems, SaysNothing()] += 0.5
    return out


def _weights(one: Gap, scene: Scene, before: Mapping[Pair, float]) -> dict[tuple[Run, Meaning], float]:
    """How well each stretch of a question stands for each part that it may mean."""
    pairs = ((run, part) for part in one.parts for run in one.runs)
    return {
        (run, part): _weight(run, part, scene, before) for run, part in pairs if _may_mean(run, part, scene.vocabulary)
    }


def _settled(weights: Mapping[tuple[Run, Meaning], float]) -> dict[tuple[Run, Meaning], float]:
    """The weights as chances: one stretch means one part, and one part is said by one stretch, if by any."""
    out: dict[tuple[Run | None, Meaning], float] = {(None, part): _SILENT for _, part in weights}
    out.update(weights.items())
    for _ in range(_SETTLING):
        of_part = _sums(out, 1)
        out = {pair: weight / of_part[pair[1]] for pair, weight in out.items()}
        of_run = _sums(out, 0)
        out = {(run, p): weight / (max(1.0, of_run[run]) if run else 1.0) for (run, p), weight in out.items()}
    return {(run, part): weight for (run, part), weight in out.items() if run is not None}


def _sums(weights: Mapping[tuple[Run | None, Meaning], float], of: int) -> dict[object, float]:
    out: dict[object, float] = defaultdict(float)
    for pair, weight in weights.items():
        out[pair[of]] += weight
    return out


def _may_mean(run: Run, part: Meaning, vocabulary: Vocabulary) -> bool:
    """Whether words of the catalog may mean a part: `trucks` their plates, where rows are called so and nothing else is."""
    if len(run.known) < len(set(run.stems)):
        return True
    if not isinstance(part, Divides) or not run.marked:
        return False
    meant = vocabulary.leading_to(part.parts)
    read = [known for known, _ in vocabulary.phrases.get(run.stems, ())]
    if read:  # a customer by name or by number, and never one role for another
        return any(
            (one.dataset, one.reached.links) == (other.dataset, other.reached.links) and one.parts != other.parts
            for one in read
            for other in meant
        )
    return any(run.stems in vocabulary.entities[known.reached.dataset] for known in meant)


def _weight(run: Run, part: Meaning, scene: Scene, before: Mapping[Pair, float]) -> float:
    """How well a stretch stands for a part, with what other questions say of it."""
    place = _PLACE if run.marked == isinstance(part, Divides) else 1.0
    alike = (found for (stems, other), found in before.items() if stems == run.stems and type(other) is type(part))
    all_of_it = sum(alike)
    known = (0.1 + before.get((run.stems, part), 0.0)) / (0.1 + all_of_it)
    like = 1.0 if _shortens(part, run) else _like(run, part, scene)
    return place * known * exp(_LIKENESS * (like - 0.5))


def _shortens(part: Meaning, run: Run) -> bool:
    """Whether a part is called by a short form of a stretch: `shpr_nm`, of shippers."""
    match part:
        case Measures(key):
            short = split(key)
        case Divides(parts) | Holds(parts) | Plays(parts):
            short = split(" ".join(parts))
        case _:
            short = []
    return any(abbreviates(name, word) for name in short for word in run.stems)


def _like(run: Run, part: Meaning, scene: Scene) -> float:
    """How alike a stretch and a part are in meaning, 0 to 1."""
    match part:
        case Measures(key):
            return scene.near.like_metric(" ".join(run.said), key)
        case Divides(parts) | Holds(parts):
            return scene.near.like_text(" ".join(run.said), _titled(parts, scene.vocabulary))
        case Keeps(_, value):
            return scene.near.like_text(" ".join(run.said), value)
        case Plays(links):
            return max(0.5, scene.near.like_text(" ".join(run.said), " ".join(split(" ".join(links)))))
        case SaysNothing():
            return 0.0


def _titled(parts: tuple[str, ...], vocabulary: Vocabulary) -> str:
    known = next((k for paths in vocabulary.paths.values() for k in paths if k.parts == parts), None)
    return f"{called(known) if known else ''} {' '.join(parts)}".strip()


def _shared(run: Run, part: Meaning, before: Mapping[Pair, float]) -> Iterator[tuple[tuple[str, ...], float]]:
    """The stretch, and each of its strange words by how much of it the word is."""
    yield run.stems, 1.0
    strange = [stem for stem in run.stems if stem not in run.known]
    if len(run.stems) > 1:
        weights = [0.1 + before.get(((stem,), part), 0.0) for stem in strange]
        yield from (((stem,), weight / sum(weights)) for stem, weight in zip(strange, weights, strict=True))


def _believed(gaps: Sequence[Gap], support: Mapping[Pair, float], vocabulary: Vocabulary) -> Iterator[Learnt]:
    """The words with what they mean, where nothing that was confirmed speaks against it.

    One word may be a metric and a group: the shippers that are counted, and those that the result is divided by.
    """
    total: dict[tuple[tuple[str, ...], type[Meaning]], float] = defaultdict(float)
    for (stems, part), found in support.items():
        total[stems, type(part)] += found
    sure: set[tuple[str, ...]] = set()
    for (stems, part), found in support.items():
        seen = [g for g in gaps if any(_within(stems, run.stems) for run in g.runs)]
        agreed = [g for g in seen if (not g.parts if isinstance(part, SaysNothing) else part in g.whole)]
        against = sum(_against(stems, part, g, support) for g in gaps)
        if found < _LIKELY or found < _MOST * max(total[stems, type(part)], found + against):
            continue
        sure |= {stems}
        clear = len(agreed) > 1 or not _names_another(stems, part, vocabulary)
        yield _learnt(stems, part, agreed, sure=found >= _SURE and clear)
    yield from (one for one in _spoken_for(gaps) if one.stems not in sure)


def _names_another(stems: tuple[str, ...], part: Meaning, vocabulary: Vocabulary) -> bool:
    """Whether a word is another word for something else that the catalog has: `cars`, of vehicles, for how often one is late."""
    if not isinstance(part, Measures) or len(stems) > 1 or part.key not in vocabulary.metrics:
        return False
    words = vocabulary.metrics[part.key]
    own = words.words.union(*words.phrases)
    others = {name for name in vocabulary.names if vocabulary.alike(stems[0], name) > 0}
    return bool(others) and not others & own


def _against(stems: tuple[str, ...], part: Meaning, gap: Gap, support: Mapping[Pair, float]) -> bool:
    """Whether a question speaks against words to mean a part: it has them, and they mean no other kind of thing in it."""
    if any(said == stems and other != part for said, other in gap.heard):
        return True
    if part in gap.whole or not any(_within(stems, run.stems) for run in gap.runs):
        return False
    if isinstance(part, SaysNothing):
        return any(support.get((stems, other), 0.0) >= _LIKELY for other in gap.parts)
    others = (other for other in gap.parts if type(other) is not type(part))
    return not any(support.get((stems, other), 0.0) >= _LIKELY for other in others)


def _learnt(stems: tuple[str, ...], part: Meaning, agreed: Sequence[Gap], *, sure: bool) -> Learnt:
    source = agreed[0]
    said = next(_said(stems, run) for run in source.runs if _within(stems, run.stems))
    return Learnt(said, stems, part, sure, source.question, source.query, len(agreed))


def _spoken_for(gaps: Sequence[Gap]) -> Iterator[Learnt]:
    """The strange words of questions whose metric no word named: they speak for it, where they stand with no other."""
    beside: dict[str, list[Gap]] = defaultdict(list)
    for one in gaps:
        for stem in {stem for run in one.runs if not run.marked for stem in run.stems if stem not in run.known}:
            beside[stem].append(one)
    for stem, seen in beside.items():
        meant = {tuple(part for part in one.whole if isinstance(part, Measures)) for one in seen}
        ((key, *more), *others) = meant if all(meant) else {(None, None)}
        if key is not None and not more and not others and all(key in one.parts for one in seen):
            yield _learnt((stem,), key, seen, sure=False)


def _within(stems: tuple[str, ...], run: tuple[str, ...]) -> bool:
    return any(run[i : i + len(stems)] == stems for i in range(len(run) - len(stems) + 1))


def _said(stems: tuple[str, ...], run: Run) -> tuple[str, ...]:
    start = next(i for i in range(len(run.stems)) if run.stems[i : i + len(stems)] == stems)
    return run.said[start : start + len(stems)]
