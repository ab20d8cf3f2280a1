"""The training catalogs: what things there are, what is known of them, what happens among them.

A domain is written as (see data/catalogs):

    lending library:
      things:
        reader: {also: [member], of: [branch], numbers: {age: age}, kinds: {home town: [Ghent, Split]}}
        loan: {plain: yes, of: [reader, book], acts: [reader borrow/borrowed book]}
      metrics:
        - late return rate | Share of loans given back late. | how often are books brought back late; overdue percentage

`also` are words that only questions use; `of` leads many-to-one to other things; `plain` things have no name of their
own; a number has a class of data/measures.yaml; a kind has some of its values; an act is subject, verb (infinitive/past
or infinitive/past/participle) and object, each row of the thing being one such act; a metric is name | description | how
people ask for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data"


class Role(StrEnum):
    """What a column is for."""

    ID = "id"
    NAME = "name"
    LINK = "link"
    KIND = "kind"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a thing; `measure` is the class of a number, `to` the thing that a link leads to."""

    thing: str
    words: str
    role: Role
    measure: str = ""
    values: tuple[str, ...] = ()
    to: str = ""

    @property
    def is_flag(self) -> bool:
        """Whether it answers yes or no, so that it has no plural and no values worth naming."""
        return set(self.values) <= {"yes", "no"}


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does to something, once for each row of `fact`."""

    fact: str
    subject: str
    verb: str
    past: str
    participle: str
    object: str


@dataclass(frozen=True, slots=True)
class Thing:
    """What the rows of a table are."""

    one: str
    many: str
    also: tuple[str, ...]
    columns: tuple[Column, ...]
    acts: tuple[Act, ...]

    def of_role(self, *roles: Role) -> tuple[Column, ...]:
        """Return its columns of these roles."""
        return tuple(column for column in self.columns if column.role in roles)

    @property
    def identity(self) -> tuple[Column, ...]:
        """Return what stands for one row: its name where it has one, and its id."""
        return self.of_role(Role.NAME, Role.ID)


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric that a business defines, with ways people ask for it that use none of its words."""

    name: str
    description: str
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Domain:
    """One training catalog."""

    name: str
    things: Mapping[str, Thing]
    measures: tuple[Measure, ...]

    @property
    def held_out(self) -> bool:
        """Whether it is kept from training, by its name: one domain in eight."""
        return bucket(self.name, 8) == 0


def bucket(text: str, of: int) -> int:
    """Return a number below `of` that depends on the text alone, not on the machine or the run."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % of


@cache
def domains() -> tuple[Domain, ...]:
    """Return every domain, by name."""
    found = [
        _domain(name, written)
        for path in sorted((DATA / "catalogs").glob("*.yaml"))
        for name, written in yaml.safe_load(path.read_text("utf-8")).items()
    ]
    return tuple(sorted(found, key=lambda domain: domain.name))


@cache
def measures() -> Mapping[str, Mapping[str, object]]:
    """Return what can be said of numbers, by class."""
    found: Mapping[str, Mapping[str, object]] = yaml.safe_load((DATA / "measures.yaml").read_text("utf-8"))
    return found


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Return other words for the words of columns."""
    return {word: tuple(map(str, other)) for word, other in _read("words.yaml").items()}


def data_hash() -> str:
    """Return a hash of all that is written for training: catalogs, phrases, words, businesses."""
    out = hashlib.sha256()
    for path in sorted((*DATA.rglob("*.yaml"), *DATA.rglob("*.txt"))):
        out.update(path.relative_to(DATA).as_posix().encode() + b"\0" + path.read_bytes())
    return out.hexdigest()


def plural(words: str) -> str:
    """Return the plural of the last word: `home town` → `home towns`, `battery` → `batteries`."""
    if words.endswith("y") and not words.endswith(("ay", "ey", "oy", "uy")):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _read(name: str) -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = yaml.safe_load((DATA / name).read_text("utf-8"))
    return found


def _domain(name: str, written: Mapping[str, object]) -> Domain:
    things = written["things"]
    assert isinstance(things, dict), name
    metrics = written.get("metrics", ())
    assert isinstance(metrics, list | tuple), name
    return Domain(name, {one: _thing(one, body) for one, body in things.items()}, tuple(map(_measure, metrics)))


def _thing(one: str, body: Mapping[str, object]) -> Thing:
    def part(key: str) -> Mapping[str, object]:
        found = body.get(key, {})
        return found if isinstance(found, dict) else dict.fromkeys(map(str, found))  # type: ignore[call-overload]  # a list

    columns = [Column(one, "id", Role.ID)]
    if not body.get("plain"):
        columns.append(Column(one, "title" if one in _TITLED else "name", Role.NAME))
    columns += [Column(one, f"{to} id", Role.LINK, to=to) for to in part("of")]
    columns += [Column(one, words, Role.KIND, values=_values(values)) for words, values in part("kinds").items()]
    columns += [Column(one, words, Role.NUMBER, measure=str(kind)) for words, kind in part("numbers").items()]
    columns += [Column(one, words, Role.DATE) for words in part("dates")]
    acts = tuple(_act(one, text) for text in part("acts"))
    return Thing(one, str(body.get("many", plural(one))), tuple(part("also")), tuple(columns), acts)


#: Things that have a title where others have a name.
_TITLED = frozenset(
    {"book", "film", "album", "track", "paper", "article", "bill", "edition", "painting", "episode", "play"}
)


def _values(written: object) -> tuple[str, ...]:
    names = {True: "yes", False: "no"}
    assert isinstance(written, list)
    return tuple(names[v] if isinstance(v, bool) else str(v) for v in written)


def _act(fact: str, text: str) -> Act:
    words = text.split(" ")
    place = next(i for i, word in enumerate(words) if "/" in word)
    verb, past, *rest = words[place].split("/")
    return Act(fact, " ".join(words[:place]), verb, past, rest[0] if rest else past, " ".join(words[place + 1 :]))


def _measure(text: str) -> Measure:
    name, description, asked = (part.strip() for part in text.split("|"))
    return Measure(name, description, tuple(part.strip() for part in asked.split(";")))
