"""The names in a question: owners, resources and platforms, also misspelt, joined, or only in part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from workbench.ask.language.lexicon import ENGLISH
from workbench.ask.language.spelling import distance
from workbench.ask.language.words import Kind, Word, words_of
from workbench.efficiency.named import Named
from workbench.search.words import Stemmer
from workbench.session.costs.wordings import SORTS, SPOKEN

Sort = Literal["owner", "asset", "platform"]

#: From these lengths on one slip, and two, are believed; and from this one a part of a name.
_ONE_SLIP, _TWO_SLIPS, _PART = 5, 9, 4

#: Before these an ordinary word may be a name all the same: `who owns forecast`, `the cost of data`.
_LEADS = frozenset("owns own owned of for does did is was whose to charge with from".split())

_PROTECTED = ENGLISH | SPOKEN

#: What may be an id as it is written: service/search-api, arn:aws:s3:::logs.
PIECE = re.compile(r"[^\s,;?!'\"()]+")


@dataclass(frozen=True, slots=True)
class Target:
    """What a name stands for.

    Attributes:
        subject: an owner's id, `platform/id` of a resource, or a platform.
        title: what it is, for who reads the reasons.
    """

    sort: Sort
    subject: str
    title: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `start` to `stop` (exclusive) and what they may stand for.

    Attributes:
        how: `named`, `misspelt`, or only a `part` of a name.
        weak: whether they are ordinary words, too.
    """

    start: int
    stop: int
    targets: tuple[Target, ...]
    how: Literal["named", "misspelt", "part"] = "named"
    weak: bool = False

    def of(self, *sorts: Sort) -> tuple[Target, ...]:
        """Return what it may stand for of some sorts."""
        return tuple(target for target in self.targets if target.sort in sorts)


class Names:
    """The names of one publication, ready to be looked for."""

    def __init__(self, named: Named, stem: Stemmer) -> None:
        self.named, self.stem = named, stem
        self._exact: dict[tuple[str, ...], dict[Target, None]] = defaultdict(dict)
        self._written: dict[str, dict[Target, None]] = defaultdict(dict)
        self._parts: dict[tuple[str, ...], dict[Target, None]] = defaultdict(dict)
        self._spelt: dict[str, set[tuple[str, ...]]] = defaultdict(set)  # by the first letter, which is seldom wrong
        for target, names, others in _targets(named):
            for name in names:
                self._learn(target, name)
            for name in others:
                self._written[name.casefold()][target] = None
        self.longest = max(map(len, self._exact), default=0)

    def beginning(self, *words: str) -> tuple[Target, ...]:
        """Return what has a longer name that begins so."""
        return tuple(self._parts.get(words, ()))

    def all(self, *sorts: Sort) -> tuple[Target, ...]:
        """Return everything of some sorts that can be named, by name."""
        known = (*self._exact.values(), *self._written.values())
        found = {target for targets in known for target in targets if target.sort in sorts}
        return tuple(sorted(found, key=lambda target: target.subject))

    def _key(self, name: str) -> tuple[str, ...]:
        return tuple(word.plain for word in words_of(name, self.stem) if word.kind is not Kind.MARK)

    def _learn(self, target: Target, name: str) -> None:
        key = self._key(name)
        if not key:
            return
        for form in (key, tuple(word for word in key if word != "and"), tuple(map(self.stem, key))):
            self._exact[form][target] = None
            self._spelt[form[0][0]].add(form)
        self._exact["".join(key),][target] = None
        for length in range(1, len(key)):
            self._parts[key[:length]][target] = None

    def mentions(self, question: str, words: Sequence[Word]) -> tuple[Mention, ...]:
        """Return the names in a question, in order; the longest at each place, exact ones first."""
        places = [i for i, word in enumerate(words) if word.kind is not Kind.MARK]
        taken = {i: mention for mention in self._ids(question, words) for i in range(mention.start, mention.stop)}
        for reader in (self._named, self._part, self._misspelt):
            at = 0
            while at < len(places):
                found = None if places[at] in taken else reader(words, places[at:], taken)
                if found is not None:
                    taken |= dict.fromkeys(range(found.start, found.stop), found)
                at += 1 if found is None else sum(found.start <= i < found.stop for i in places)
        kept = sorted({id(one): one for one in taken.values()}.values(), key=lambda one: one.start)
        return tuple(self._sorted(words, one) for one in kept)

    def _ids(self, question: str, words: Sequence[Word]) -> Iterator[Mention]:
        """Ids as they are written, among them those that only bills know."""
        for piece in PIECE.finditer(question):
            found = self._written.get(piece.group().rstrip(".:").casefold())
            inside = [i for i, word in enumerate(words) if piece.start() <= word.start < piece.end()]
            if found and inside:
                yield Mention(inside[0], inside[-1] + 1, tuple(found))

    def _named(self, words: Sequence[Word], places: Sequence[int], _: object) -> Mention | None:
        for length in range(min(self.longest, len(places)), 0, -1):
            run = [words[i] for i in places[:length]]
            plain, stems = tuple(word.plain for word in run), tuple(word.stem for word in run)
            found = self._exact.get(plain) or (self._exact.get(stems) if len(run[0].plain) >= _PART else None)
            if found:
                weak = length == 1 and run[0].plain in _PROTECTED
                if weak and not _stands_out(words, places[0]):
                    continue
                return Mention(places[0], places[length - 1] + 1, tuple(found), weak=weak)
        return None

    def _misspelt(self, words: Sequence[Word], places: Sequence[int], taken: dict[int, Mention]) -> Mention | None:
        best: tuple[int, int, tuple[str, ...]] | None = None
        alone = _ordinary(words[places[0]])
        for name in self._spelt.get(words[places[0]].plain[:1], ()):
            run = places[: len(name)]
            if len(run) < len(name) or any(i in taken for i in run) or (alone and len(name) == 1):
                continue
            slips = _slips([words[i].plain for i in run], name)
            if slips and not all(_ordinary(words[i]) for i in run):
                best = min(best or (slips, -len(name), name), (slips, -len(name), name))
        if best is None:
            return None
        return Mention(places[0], places[len(best[2]) - 1] + 1, tuple(self._exact[best[2]]), "misspelt")

    def _part(self, words: Sequence[Word], places: Sequence[int], taken: dict[int, Mention]) -> Mention | None:
        for length in (2, 1):
            run = places[:length]
            key = tuple(words[i].plain for i in run)
            if len(run) < length or any(i in taken for i in run) or _ordinary(words[run[0]]):
                continue
            if key in self._parts and len(key[0]) >= _PART:
                return Mention(run[0], run[-1] + 1, tuple(self._parts[key]), "part")
        return None

    def _sorted(self, words: Sequence[Word], mention: Mention) -> Mention:
        """The mention with the noun beside it, `the data team`, `bucket lake-eu`, which says what sort is meant."""
        for at in (mention.stop, mention.start - 1):
            plain = words[at].plain if 0 <= at < len(words) else ""
            for sort, nouns in SORTS.items():
                of_sort = mention.of(sort)  # type: ignore[arg-type]  # the keys are sorts
                if plain in nouns and of_sort:
                    start, stop = min(at, mention.start), max(at + 1, mention.stop)
                    return replace(mention, start=start, stop=stop, targets=of_sort, weak=False)
        return mention


def _ordinary(word: Word) -> bool:
    return word.plain in _PROTECTED or word.kind is not Kind.WORD


def _stands_out(words: Sequence[Word], at: int) -> bool:
    """Whether an ordinary word is used as a name: `IT`, `the data team`, `who owns forecast`."""
    word = words[at]
    beside = {words[i].plain for i in (at - 1, at + 1) if 0 <= i < len(words)}
    if beside & SORTS["owner"] or (word.text.isupper() and len(word.text) > 1):
        return True
    if len(word.plain) < _PART:
        return False
    return word.text.endswith("'s") or (at > 0 and words[at - 1].plain in _LEADS)


def _slips(written: Sequence[str], meant: Sequence[str]) -> int:
    """How many letters are wrong in all; 0 where they are too many to be believed, or none."""
    total = 0
    for one, other in zip(written, meant, strict=True):
        if one == other:
            continue
        if abs(len(one) - len(other)) > 2 or min(len(one), len(other)) < _ONE_SLIP - 1:
            return 0
        slips = distance(one, other)
        if slips > (2 if len(other) >= _TWO_SLIPS else 1 if len(other) >= _ONE_SLIP else 0):
            return 0
        total += slips
    return total if total <= 2 else 0


def _targets(named: Named) -> Iterator[tuple[Target, Sequence[str], Sequence[str]]]:
    """Everything that can be named, with its names, and with names that are only taken as they are written."""
    titles = {owner.id: owner.name for owner in named.owners}
    for owner in named.owners:
        if _may_be_written(owner.id):
            below = f" of {titles.get(owner.parent, owner.parent)}" if owner.parent else ""
            idle = owner.id.partition(":")[2]
            names = [owner.id, owner.name, *([f"{idle} idle", f"idle cost of {idle}"] if idle else [])]
            yield Target("owner", owner.id, f"{owner.name}: {owner.kind}{below}"), names, ()
    for platform in named.platforms:
        if _may_be_written(platform):
            yield Target("platform", platform, f"{platform}: platform whose cost is handed on"), [platform], ()
    tails = _alone(
        (tail, asset.id) for asset in named.assets for name in (asset.id, *asset.also) if (tail := _tail(name))
    )
    for asset in named.assets:
        subject = f"{asset.platform}/{asset.id}"
        if _may_be_written(subject):
            kind = f"{asset.kind or 'resource'} on {asset.platform}"
            others = [
                name
                for name in (*asset.also, *map(_tail, (asset.id, *asset.also)))
                if name in asset.also or tails.get(name)
            ]
            spoken = [] if _tail(asset.id) else [asset.id]
            yield Target("asset", subject, f"{asset.id}: {kind}"), spoken, [asset.id, subject, *others]


def _alone(pairs: Iterable[tuple[str, str]]) -> dict[str, bool]:
    """For each name whether it is of one thing only."""
    of: dict[str, set[str]] = defaultdict(set)
    for name, thing in pairs:
        of[name].add(thing)
    return {name: len(things) == 1 for name, things in of.items()}


def _tail(name: str) -> str:
    """The last piece of an ARN or a path."""
    return name.replace(":", "/").rsplit("/", 1)[-1] if "/" in name or ":" in name else ""


def _may_be_written(name: str) -> bool:
    """Whether a name can stand in a line of a cell: it comes from data, and must not be taken for anything else."""
    return (
        name.isprintable() and not any(mark in f" {name}" for mark in (" -", '"', "'", "\\")) and name == name.strip()
    )
