"""What can go wrong with the registry, each with its remedy."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.errors import Issue, WorkbenchError


class RegistryError(WorkbenchError):
    """The registry cannot be opened, read or written."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One way a database fails: what its message contains, and what we say about it."""

    sign: str
    code: str
    message: str
    remedy: str


#: Looked through in order; `{place}` is where the registry is. SQLite's own words are stable.
SQLITE_FAULTS: tuple[Fault, ...] = (
    Fault(
        "locked",
        "registry-locked",
        "The registry {place} is locked by another program.",
        "Close the program that holds it open, then try again.",
    ),
    Fault(
        "readonly",
        "registry-read-only",
        "The registry {place} cannot be written.",
        "Give yourself write permission to the file and its folder, or choose another place with `registry` in workbench.toml.",
    ),
    Fault(
        "unable to open",
        "registry-read-only",
        "The registry {place} cannot be opened.",
        "Check that its folder exists and may be written, or choose another place with `registry` in workbench.toml.",
    ),
    Fault(
        "not a database",
        "registry-corrupt",
        "The registry {place} is not a SQLite database, or is damaged.",
        "Move the file away: a new, empty registry is made at the next start.",
    ),
    Fault(
        "malformed",
        "registry-corrupt",
        "The registry {place} is damaged.",
        "Restore it from a backup, or move the file away: a new, empty registry is made at the next start.",
    ),
    Fault(
        "disk is full",
        "registry-full",
        "The registry {place} cannot be written: the disk is full.",
        "Free some space, then try again.",
    ),
)


def fault(code: str, message: str, remedy: str) -> RegistryError:
    """Return the error that says what is wrong and what to do."""
    return RegistryError(Issue(code, message, remedy=remedy))


def sqlite_fault(words: str, *, place: str) -> RegistryError:
    """Return the error for what SQLite said in `words` about the registry at `place`."""
    for known in SQLITE_FAULTS:
        if known.sign in words:
            return fault(known.code, known.message.format(place=place), known.remedy)
    return fault("registry-failed", f"The registry {place} failed: {words}.", "Move the file away if this stays.")


def postgres_fault(words: str, *, place: str, connecting: bool) -> RegistryError:
    """Return the error for what Postgres said in `words` about the registry at `place`."""
    if connecting:
        message = f"The registry {place} cannot be reached: {words}."
        return fault("registry-unreachable", message, "Check the address, the server and your credentials.")
    message = f"The registry {place} failed: {words}."
    return fault("registry-failed", message, "Check that the server runs and that you may write to this database.")


def newer_fault(revision: str, *, place: str) -> RegistryError:
    """Return the error for a registry written by a version that came after this one."""
    return fault(
        "registry-newer",
        f"The registry {place} was written by a newer Metric Workbench (revision '{revision}').",
        "Upgrade metric-workbench, or choose another place with `registry` in workbench.toml.",
    )


def foreign_fault(place: str) -> RegistryError:
    """Return the error for a database that holds something else; nothing was changed in it."""
    return fault(
        "registry-foreign",
        f"The file {place} is a database of another program, not a registry.",
        "Choose a new file for `registry` in workbench.toml.",
    )
