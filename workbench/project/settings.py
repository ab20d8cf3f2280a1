"""The keys of `workbench.toml` and the variables over them: read, checked, all faults at once.

A setting is a row in `SETTINGS`; a check takes the value as TOML gives it (or the text of a variable) and returns it
typed, or raises `Unfit` with the sentence to show.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from workbench.errors import Issue, Place, nearest
from workbench.project.address import REFERENCE, Address, secret_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

T = TypeVar("T")

#: The largest file that is read, and the longest text of one setting, in characters.
LONGEST_FILE, LONGEST_TEXT = 64_000, 2_000

#: The greatest number of rows a result may be allowed to have.
MOST_ROWS = 10_000_000


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


#: What `fiscal_year` may be called: the month it starts in.
MONTHS = tuple("january february march april may june july august september october november december".split())


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of the file, the variable that overrides it, and whether it can run something or lead elsewhere."""

    key: str
    variable: str
    guarded: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting("catalog", "WORKBENCH_CATALOG"),
    Setting("warehouse", "WORKBENCH_WAREHOUSE", guarded=True),
    Setting("registry", "WORKBENCH_REGISTRY", guarded=True),
    Setting("models", "WORKBENCH_MODELS", guarded=True),
    Setting("encoder", "WORKBENCH_ENCODER", guarded=True),
    Setting("second_opinion", "WORKBENCH_SECOND_OPINION", guarded=True),
    Setting("today", "WORKBENCH_TODAY"),
    Setting("timezone", "WORKBENCH_TIMEZONE"),
    Setting("first_day_of_week", "WORKBENCH_FIRST_DAY_OF_WEEK"),
    Setting("fiscal_year", "WORKBENCH_FISCAL_YEAR"),
    Setting("limits.rows", "WORKBENCH_LIMITS_ROWS"),
    Setting("efficiency.folder", "WORKBENCH_EFFICIENCY_FOLDER"),
    Setting("efficiency.lake", "WORKBENCH_EFFICIENCY_LAKE"),
)

_BY_KEY = {setting.key: setting for setting in SETTINGS}
_TABLES = frozenset(key.split(".")[0] for key in _BY_KEY if "." in key)


class Unfit(Exception):  # noqa: N818  never leaves this part
    """A value that will not do: the sentence without the key, nearest right words, the remedy."""

    def __init__(self, message: str, *, remedy: str | None = None, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.remedy, self.suggestions = message, remedy, suggestions


@dataclass(frozen=True, slots=True)
class Written:
    """One value as found, and where it comes from.

    Attributes:
        folder: where relative paths count from.
        variable: the environment variable that gave it; None for the file.
    """

    value: object
    folder: Path
    variable: str | None = None

    @property
    def text(self) -> str:
        """The value as a text that can be used at all."""
        if not isinstance(self.value, str):
            raise Unfit("must be a text in quotes")
        if not self.value.strip() or len(self.value) > LONGEST_TEXT or not self.value.isprintable():
            raise Unfit(f"must be a text of 1 to {LONGEST_TEXT:,} printable characters")
        return self.value.strip()


class Settings:
    """The values of one file and environment, taken key by key; `issues` collects what is wrong."""

    def __init__(
        self, text: str, file: Path | None, folder: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self.issues: list[Issue] = []
        self._source, self._folder = str(file), folder
        self._environment = os.environ if environment is None else environment
        self._places = dict(_places(text, self._source))
        self._values = dict(self._flat(self._parsed(text)))
        self.issues += self._unknown()

    @property
    def asks(self) -> tuple[tuple[str, str], ...]:
        """The settings of the file that matter for trust, as pairs of key and written value, in a fixed order."""
        keys = [s.key for s in SETTINGS if s.guarded or s.key == "catalog"]
        return tuple((key, str(self._values[key])) for key in keys if key in self._values)

    def take(self, key: str, check: Callable[[Written], T], *, trusted: bool = True) -> T | None:
        """Return the checked value of a key, or None: not set, at fault, or in a file that is not trusted."""
        written = self._written(key)
        if written is None:
            return None
        try:
            value = check(written)
        except Unfit as unfit:
            name = f"The environment variable {written.variable}" if written.variable else f"'{key}'"
            place = None if written.variable else self._places.get(key)
            message = f"{name} {unfit.message}."
            self.issues.append(Issue("setting", message, place, unfit.suggestions, unfit.remedy, subject=key))
            return None
        return value if trusted or written.variable or not _BY_KEY[key].guarded else None

    def _written(self, key: str) -> Written | None:
        variable = _BY_KEY[key].variable
        if text := self._environment.get(variable):
            return Written(text, Path.cwd(), variable)
        return Written(self._values[key], self._folder) if key in self._values else None

    def _parsed(self, text: str) -> dict[str, object]:
        try:
            return dict(tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            self.issues.append(_unreadable(str(error), self._source))
        except RecursionError:
            self.issues.append(_unreadable("its brackets are too deep", self._source))
        return {}

    def _flat(self, table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        for key, value in table.items():
            if key in _TABLES and isinstance(value, dict):
                yield from ((f"{key}.{inner}", item) for inner, item in value.items())
            else:
                yield key, value

    def _unknown(self) -> Iterable[Issue]:
        for key in self._values:
            if key not in _BY_KEY:
                message = (
                    f"No setting '{key}'; a '[{key}]' table holds it." if key in _TABLES else f"No setting '{key}'."
                )
                remedy = None if nearest(key, _BY_KEY) else f"There are {', '.join(_BY_KEY)}."
                place = self._places.get(key, Place(self._source, 1, 1))
                yield Issue("setting", message, place, nearest(key, _BY_KEY), remedy, subject=key)


def _unreadable(problem: str, source: str) -> Issue:
    """Turn `Expected '=' after a key (at line 1, column 5)` into an issue there."""
    found = re.search(r"\(at line (\d+), column (\d+)\)|\(at end of document\)", problem)
    place = Place(source, int(found[1]), int(found[2])) if found and found[1] else Place(source, 1, 1)
    sentence = problem[: found.start()].strip() if found else problem
    end = " (at its end)" if found and not found[1] else ""
    remedy = 'Texts stand in quotes: catalog = "metrics".'
    return Issue("toml-syntax", f"This is not readable as TOML: {sentence}{end}.", place, (), remedy)


def _places(text: str, source: str) -> Iterator[tuple[str, Place]]:
    """Yield where each key stands: TOML's own parser does not tell."""
    table, inside = "", False
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[\s*([\w.-]+)\s*\]", line)
        key = re.match(r"(\s*)[\"']?([\w.-]+)[\"']?\s*=", line)
        if header and not inside:
            table = f"{header[1]}."
            yield header[1], Place(source, number, line.index(header[1]) + 1)
        elif key and not inside:
            yield table + key[2], Place(source, number, len(key[1]) + 1, key.end(2) + 1)
        inside ^= (line.count('"""') + line.count("'''")) % 2 == 1


# -- one check for each kind of value --


def address(written: Written) -> Address:
    """Return a warehouse's or registry's address; a file may refer to a secret, never hold one."""
    text = written.text
    try:
        secret = secret_in(text)
    except ValueError:
        raise Unfit("is not readable as a URL", remedy="Write signs such as / or @ in a name as %2F, %40.") from None
    if secret and written.variable is None:
        remedy = "Write ${NAME} in its place, and set the environment variable NAME."
        raise Unfit(f"holds a secret in the clear ({secret}), and files are shared", remedy=remedy)
    if "${" in REFERENCE.sub("", text):
        raise Unfit("holds a '${' that is no reference", remedy="A reference is ${NAME}: letters, digits and _.")
    return Address(text, written.folder)


def any_folder(written: Written) -> Path:
    """Return a folder that exists."""
    try:
        path = (written.folder / Path(written.text).expanduser()).resolve()
    except (OSError, RuntimeError):
        raise Unfit("is not readable as a path") from None
    if not path.is_dir():
        raise Unfit(f"names a folder that is not there: {written.text}", suggestions=folders_like(path))
    return path


def folder_inside(written: Written) -> Path:
    """Return a folder that exists; one named in a file must lie in that file's folder, links followed."""
    path = any_folder(written)
    if written.variable is None and not path.is_relative_to(written.folder.resolve()):
        remedy = "Move it there, or set the variable WORKBENCH_CATALOG."
        raise Unfit(f"leads out of the project's folder: {written.text}", remedy=remedy)
    return path


def place_inside(written: Written) -> Path:
    """Return a folder that may yet have to be made; one named in a file must lie in that file's folder."""
    try:
        path = (written.folder / Path(written.text).expanduser()).resolve()
    except (OSError, RuntimeError):
        raise Unfit("is not readable as a path") from None
    if written.variable is None and not path.is_relative_to(written.folder.resolve()):
        raise Unfit(f"leads out of the project's folder: {written.text}", remedy="Name a folder inside it.")
    return path


def folders_like(path: Path) -> tuple[str, ...]:
    """Return the folders beside a path that is not there whose names are most like its own."""
    return nearest(path.name, [p.name for p in path.parent.iterdir() if p.is_dir()]) if path.parent.is_dir() else ()


def model(written: Written) -> str:
    """Return what names a model: a path beside the file, a name in the folder `models`, or a name on a hub."""
    path = written.folder / Path(written.text).expanduser()
    return str(path.resolve()) if path.exists() else written.text


def day(written: Written) -> date:
    """Return a date, written as TOML's own or as a text."""
    value = written.value
    try:
        if isinstance(value, str):
            return date.fromisoformat(value.strip())
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
    except ValueError:
        pass
    raise Unfit("must be a date", remedy="Write it as 2014-01-05.")


def zone(written: Written) -> ZoneInfo:
    """Return a time zone of the IANA list."""
    try:
        return ZoneInfo(written.text)
    except (KeyError, ValueError, OSError):  # not there; no name at all; a folder of zones
        suggestions = nearest(written.text, available_timezones())
        raise Unfit(f"is no time zone: {written.text}", suggestions=suggestions) from None


def weekday(written: Written) -> Weekday:
    """Return a day of the week."""
    text = written.text.lower()
    if text not in set(Weekday):
        raise Unfit(f"is no day of the week: {written.text}", suggestions=nearest(text, Weekday))
    return Weekday(text)


def first_month(written: Written) -> int:
    """Return the number of the month that a fiscal year starts in, given by number or name."""
    text = str(written.value).strip().lower()
    if isinstance(written.value, int | str) and text.isdecimal() and 1 <= int(text) <= len(MONTHS):
        return int(text)
    if text in MONTHS:
        return MONTHS.index(text) + 1
    raise Unfit("must be the month the fiscal year starts in, 1 to 12 or its name", suggestions=nearest(text, MONTHS))


def rows(written: Written) -> int:
    """Return a number of rows."""
    text = str(written.value).strip().replace("_", "")
    if not isinstance(written.value, int | str) or not text.isdecimal() or not 1 <= int(text[:12]) <= MOST_ROWS:
        raise Unfit(f"must be a whole number from 1 to {MOST_ROWS:,}")
    return int(text)
