"""How people speak of things, columns, groups and conditions: the slots of the phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from workbench.ask.train.domains import Column, Domain, Role, Thing, measures, plural, synonyms
from workbench.ask.train.phrases import expand, fill, phrases

_COUNTS = ("2", "3", "5", "10", "20", "50", "100", "two", "three", "five", "ten")
_NAMES = ("Alder", "Boreas", "Quinn", "Tamsin", "number 7", "Redwood", "Ostara", "Iver")


@dataclass(frozen=True, slots=True)
class Group:
    """What a question groups by: any one of `keys` is right; how it is called, alone, many and when listed."""

    keys: tuple[Column, ...]
    one: str
    many: str
    shown: tuple[str, ...]

    def said(self, text: str) -> tuple[Column, ...]:
        """Return the keys that fit the words: the name where names are spoken of, the ids where those are, else all."""
        words = set(text.lower().split())
        if len(self.keys) > 1 and words & {"id", "ids"}:
            return tuple(key for key in self.keys if key.role is not Role.NAME)
        names = tuple(key for key in self.keys if key.role is Role.NAME and words & {key.words, f"{key.words}s"})
        return names if len(self.keys) > 1 and names else self.keys


class Speech:
    """The words of one question; `held_out` chooses the side of the split that its small phrases come from."""

    def __init__(self, domain: Domain, things: Sequence[Thing], rng: Random, *, held_out: bool) -> None:
        self._domain = domain
        self._things = {thing.one: thing for thing in things}
        self._rng = rng
        self._held_out = held_out

    def thing(self, name: str) -> tuple[str, str]:
        """Return what a thing is called in this question, one and many: mostly by its name."""
        thing = self._domain.things[name]
        if thing.also and self._rng.random() < 0.3:
            one = self._rng.choice(thing.also)
            return one, plural(one)
        return thing.one, thing.many

    def column(self, column: Column) -> str:
        """Return what a column is called: mostly by its words."""
        others = synonyms().get(column.words, ())
        return self._rng.choice(others) if others and self._rng.random() < 0.25 else column.words

    def name(self) -> str:
        """Return the name of some row."""
        return self._rng.choice(_NAMES)

    def number(self) -> str:
        """Return some small number, in digits or letters."""
        return self._rng.choice(_COUNTS)

    def group(self, thing: Thing) -> Group | None:
        """Return something the rows of a thing can be grouped by: a kind, what they belong to, or a kind of that."""
        kinds = _plain_kinds(thing)
        links = [column for column in thing.of_role(Role.LINK) if column.to in self._things]
        if not kinds and not links:
            return None
        way = self._rng.random()
        if not links or (kinds and way < 0.4):
            return self._by_column(self._rng.choice(kinds), of_other=False)
        link = self._rng.choice(links)
        others = _plain_kinds(self._things[link.to])
        if others and way > 0.8:
            return self._by_column(self._rng.choice(others), of_other=True)
        return self.by_link(link)

    def kind(self, thing: Thing) -> Group | None:
        """Return a kind of the thing itself to group by."""
        kinds = _plain_kinds(thing)
        return self._by_column(self._rng.choice(kinds), of_other=False) if kinds else None

    def by_link(self, link: Column) -> Group:
        """Return the group of the rows that belong to the same one."""
        one, many = self.thing(link.to)
        target = self._things[link.to]
        called = [column.words for column in target.of_role(Role.NAME)] or ["id"]
        shown = (
            f"the {called[0]} of each {one}",
            f"the {called[0]} of each {one}",
            f"the {plural(called[0])} of [the|all|all the] {many}",
            f"{one} {plural(called[0])}",
            f"each {one}'s {called[0]}",
            f"the {called[0]} of the {one}",
            f"each {one}",
            f"all {many}",
            f"the id [and {called[0]} |]of each {one}",
        )
        if self._rng.random() < 0.25:
            name = self._rng.choice((f"{called[0]} of the {one}", f"{one} {called[0]}", f"{one} id"))
            return Group((*target.identity, link), name, plural(name), shown)
        return Group((*target.identity, link), one, many, shown)

    def _by_column(self, column: Column, *, of_other: bool) -> Group:
        words = self.column(column)
        if of_other or self._rng.random() < 0.1:
            one, _ = self.thing(column.thing)
            words = self._rng.choice((words, f"{one} {words}", f"{words} of the {one}", f"{one}'s {words}"))
        return Group((column,), words, plural(words), ())

    def by(self, group: Group) -> str:
        """Return "for each district" or the like; sometimes with a second group that is not counted as asked."""
        return self._rng.choice(phrases("by", held_out=False)).replace("{gs}", group.many).replace("{g}", group.one)

    def shown(self, group: Group) -> str:
        """Return "the name of each reader" or the like."""
        plain = phrases("shown", held_out=False)
        form = self._rng.choice((*group.shown, *group.shown, *plain) if group.shown else plain)
        return form.replace("{gs}", group.many).replace("{g}", group.one)

    def where(self, thing: Thing) -> str:
        """Return a condition with its leading blank, or nothing."""
        if self._rng.random() < 0.6:
            return ""
        way = self._rng.random()
        links = [column for column in thing.of_role(Role.LINK) if column.to in self._things]
        if way < 0.45:
            return self._of_value(thing)
        if way < 0.65:
            return self._bounded(thing)
        if way < 0.8 and links:
            return self._belonging(self._rng.choice(links))
        return " " + expand(self._rng.choice(phrases("where_time", held_out=False)), self._rng)

    def value(self, thing: Thing) -> str:
        """Return a value that can stand before the thing's name as an adjective, or nothing."""
        kinds = _plain_kinds(thing)
        return self._rng.choice(self._rng.choice(kinds).values) if kinds and self._rng.random() < 0.1 else ""

    def _of_value(self, thing: Thing) -> str:
        kinds = [column for column in thing.of_role(Role.KIND) if column.values]
        if not kinds:
            return ""
        column = self._rng.choice(kinds)
        form = self._rng.choice(phrases("where_value", held_out=self._held_out))
        slots = {"col": lambda: self.column(column), "value": lambda: self._rng.choice(column.values)}
        return " " + fill(form, slots, self._rng)

    def _bounded(self, thing: Thing) -> str:
        numbers = thing.of_role(Role.NUMBER)
        if not numbers:
            return ""
        column = self._rng.choice(numbers)
        said = measures()[column.measure]
        more, less, bounds = said["more"], said["less"], said["range"]
        assert isinstance(more, list)
        assert isinstance(less, list)
        assert isinstance(bounds, list)
        slots = {
            "col": lambda: self.column(column),
            "more": lambda: self._rng.choice((*more, *less)),
            "n": lambda: str(self._rng.randint(*bounds)),
        }
        return " " + fill(self._rng.choice(phrases("where_bound", held_out=self._held_out)), slots, self._rng)

    def _belonging(self, link: Column) -> str:
        one, _ = self.thing(link.to)
        name = self._rng.choice(_NAMES)
        form = self._rng.choice(("of {one} {name}", "of the {one} {name}", "for {name}", "by {name}", "from {name}"))
        kinds = _plain_kinds(self._things[link.to])
        if kinds and self._rng.random() < 0.6:
            column = self._rng.choice(kinds)
            value = self._rng.choice(column.values)
            form = self._rng.choice(
                (f"of {one}s from {value}", f"whose {one} is {value}", f"of {value} {plural(one)}", f"in {value}")
            )
        return " " + form.format(one=one, name=name)


def _plain_kinds(thing: Thing) -> tuple[Column, ...]:
    return tuple(column for column in thing.of_role(Role.KIND) if not column.is_flag)
