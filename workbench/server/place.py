"""From a notebook's path, as the browser says it, to a folder under the server's root."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath


class Outside(Exception):  # noqa: N818  never leaves the server
    """A path that leads, or pretends to lead, out of the server's root folder."""


def folder_at(root: Path, path: str) -> Path:
    """Return the file or folder at a path below the root; it need not be there yet.

    Raises:
        Outside: it is absolute, climbs with `..`, or a link on it leads out of the root.
    """
    pure = PurePosixPath(path)
    strange = "\0" in path or "\\" in path or pure.is_absolute() or PureWindowsPath(path).drive
    if strange or ".." in pure.parts:
        raise Outside
    top = root.resolve()
    try:
        found = (top / pure).resolve()
    except (OSError, RuntimeError):  # a link to itself, a name too long
        raise Outside from None
    if not found.is_relative_to(top):
        raise Outside
    return found
