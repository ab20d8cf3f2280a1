"""What goes wrong with a warehouse on a server, in our words: one sentence and the remedy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.errors import EngineError, Issue, MissingExtra


@dataclass(frozen=True, slots=True)
class Fault:
    """One way a warehouse fails.

    Attributes:
        sign: a regular expression that its own message matches; its groups are `{0}`, `{1}` of our sentence.
    """

    sign: str
    code: str
    message: str
    remedy: str


_CHECK = "Check the catalog against the data: workbench check --warehouse."

#: Looked through in order; `{name}` is the warehouse.
POSTGRES: tuple[Fault, ...] = (
    Fault(
        r"failed to resolve host|could not translate host name",
        "no-host",
        "There is no host of the address {name}.",
        "Check the spelling of the host, and whether the network (VPN) reaches it.",
    ),
    Fault(
        r"Connection refused|No such file or directory|timeout expired|No route to host|Network is unreachable",
        "no-server",
        "No Postgres server answers at {name}.",
        "Check host and port, and whether the server runs and lets this machine in.",
    ),
    Fault(
        r"password authentication failed|no password supplied",
        "wrong-password",
        "Postgres at {name} does not accept the user with this password.",
        "Correct them; in workbench.toml write ${{NAME}} for the password, and set the environment variable NAME.",
    ),
    Fault(
        r'database "(.+?)" does not exist',
        "no-database",
        "Postgres at {name} has no database '{0}'.",
        "Correct the last part of the address: postgresql://host/database.",
    ),
    Fault(
        r'role "(.+?)" does not exist',
        "wrong-password",
        "Postgres at {name} has no user of that name.",
        "Correct the user in the address: postgresql://user@host/database.",
    ),
    Fault(
        r'relation "(.+?)" does not exist',
        "no-table",
        "Postgres at {name} has no table '{0}'.",
        _CHECK,
    ),
    Fault(
        r"column (.+?) does not exist",
        "no-column",
        "Postgres at {name} has no column {0}.",
        _CHECK,
    ),
    Fault(
        r"permission denied for (\w+ \S+)",
        "not-allowed",
        "Postgres at {name} does not let this user read the {0}.",
        "Ask its owner for SELECT, or connect as another user.",
    ),
    Fault(
        r"read-only transaction",
        "read-only",
        "Postgres at {name} refused to write: the workbench only reads.",
        "Take what writes out of the definitions.",
    ),
    Fault(
        r"statement timeout|lock timeout",
        "timeout",
        "Postgres at {name} stopped the query: it took longer than the server allows.",
        "Ask for less (a filter, a coarser grain), or raise statement_timeout there.",
    ),
    Fault(
        r"server closed the connection|connection is lost|terminating connection|connection is closed",
        "connection-lost",
        "The connection to {name} was lost.",
        "Run it again: the next query connects anew.",
    ),
)

SPARK: tuple[Fault, ...] = (
    Fault(
        r"TABLE_OR_VIEW_NOT_FOUND.*?`(.+?)` cannot be found",
        "no-table",
        "Spark ({name}) has no table '{0}'.",
        _CHECK,
    ),
    Fault(r"UNRESOLVED_COLUMN.*?name (`.+?`) cannot", "no-column", "Spark ({name}) has no column {0}.", _CHECK),
)


def fault_of(words: str, known: Sequence[Fault], *, name: str) -> EngineError:
    """Return the error for what a warehouse said: our sentence where the fault is known, else its own first line."""
    for fault in known:
        if found := re.search(fault.sign, words):
            message = fault.message.format(*found.groups(), name=name)
            return EngineError(Issue(fault.code, message, remedy=fault.remedy.format()))
    first = next((line.strip() for line in words.splitlines() if line.strip()), "no reason given")
    return EngineError(Issue("engine", f"{name}: {first}"))


def unreadable_url(name: str) -> EngineError:
    """Return the error for an address that is none; what was written is not repeated, since it may hold a password."""
    remedy = "Write signs such as / : @ % in a user or password as %2F %3A %40 %25."
    return EngineError(Issue("warehouse", f"The warehouse's address {name} cannot be read.", remedy=remedy))


def missing(extra: str, *, name: str) -> MissingExtra:
    """Return the error for a driver that is not installed, with the exact command."""
    message = f"{name} needs the extra '{extra}', which is not installed."
    return MissingExtra(Issue("missing-extra", message, remedy=f"Run: pip install 'metric-workbench[{extra}]'."))
