"""Where a warehouse or a registry lies, as written: secrets are put in only at the moment of use, and never shown."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from workbench.errors import Issue, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: `${NAME}`, a reference to an environment variable.
REFERENCE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")

_USER = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*://)([^/?#@]*)@")
_FILE = re.compile(r"(duckdb|sqlite):///([^?]+)", re.IGNORECASE)
_SECRET = re.compile(r"pass(word|wd)?$|pwd|secret|token|api_?key|private_?key|credential", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """A URL or a path. Its text may hold a secret, so it is not part of what is printed.

    Attributes:
        folder: where a relative path counts from.
    """

    text: str = field(repr=False)
    folder: Path

    def resolved(self, environment: Mapping[str, str] | None = None) -> str:
        """Return the address to open: references put in, a file's path made absolute.

        `duckdb:///x.duckdb` and `sqlite:///x.db` become the path of the file.

        Raises:
            WorkbenchError: a variable it refers to is not set.
        """
        text = _expanded(self.text, os.environ if environment is None else environment)
        if "://" not in text:
            return text if text == ":memory:" else str(self._absolute(text))
        file = _FILE.fullmatch(text)
        if file is None or file[2] == ":memory:":
            return text
        return str(self._absolute(unquote(file[2]) if file[1].lower() == "duckdb" else file[2]))

    def _absolute(self, path: str) -> Path:
        return Path(os.path.normpath(self.folder / Path(path).expanduser()))


def _expanded(text: str, environment: Mapping[str, str]) -> str:
    """Put the variables in; those in `user:password@` are escaped, so that any password will do."""

    def value(name: str) -> str:
        if found := environment.get(name):
            return found
        message = f"The environment variable {name}, which workbench.toml refers to, is not set."
        raise WorkbenchError(Issue("variable", message, remedy="Set it before Jupyter or Python starts."))

    user = _USER.match(text)
    if user is None:
        return _put(text, value)
    return user[1] + _put(user[2], lambda name: quote(value(name), safe="")) + _put(text[user.end() - 1 :], value)


def _put(text: str, value: Callable[[str], str]) -> str:
    return REFERENCE.sub(lambda found: value(found[1]), text)


def secret_in(text: str) -> str | None:
    """Return the part of a URL that holds a secret in the clear (`password`, or a parameter's name), or None.

    Raises:
        ValueError: it looks like a URL and is none.
    """
    parts = urlsplit(text)
    _ = parts.port  # `user:pa/ss@host` is cut at the slash, and shows itself as a port that is no number
    if parts.password and not _only_references(parts.password):
        return "password"
    # Spark Connect's options stand behind a semicolon: sc://host/;token=…
    options = parts.path.partition(";")[2].replace(";", "&")
    pairs = parse_qsl(f"{options}&{parts.query}", keep_blank_values=True)
    return next((name for name, value in pairs if _SECRET.search(name) and not _only_references(value)), None)


def _only_references(text: str) -> bool:
    return REFERENCE.fullmatch(text) is not None
