"""What is remembered of trusted folders: one small file each in the user's configuration folder, written in one step.

The name of a file is the hash of the folder's real path, so processes never write the same file for different folders,
and the last of two that trust the same folder wins with the same content.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from workbench.errors import Issue, TrustError

APP = "metric-workbench"


def fingerprint(asks: tuple[tuple[str, str], ...]) -> str:
    """Return what stands for the settings that were trusted: one that changes asks anew."""
    return sha256(json.dumps(["1", *asks]).encode()).hexdigest()


def remembered(folder: Path, settings: str, *, store: Path | None = None) -> bool:
    """Return whether a folder is trusted with just these settings; a damaged or foreign file counts as no."""
    try:
        kept = json.loads(_file(folder, store).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(kept, dict) and kept.get("folder") == str(folder.resolve()) and kept.get("settings") == settings


def forget(folder: Path, *, store: Path | None = None) -> bool:
    """Forget a folder; False if it was not remembered."""
    file = _file(folder, store)
    known = file.exists()
    file.unlink(missing_ok=True)
    return known


def remember(folder: Path, settings: str, *, store: Path | None = None) -> None:
    """Keep a folder and its settings: written beside the file and moved there, so a reader sees the old or the new.

    Raises:
        TrustError: it cannot be written.
    """
    file, content = _file(folder, store), {"folder": str(folder.resolve()), "settings": settings}
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=file.parent, suffix=".new", delete=False, encoding="utf-8") as new:
            json.dump(content, new)
        Path(new.name).replace(file)
    except OSError as error:
        message = f"Trust cannot be remembered in {file.parent}: {error.strerror}."
        remedy = "Give yourself write permission there, or set XDG_CONFIG_HOME to another folder."
        raise TrustError(Issue("trust-store", message, remedy=remedy)) from error


def _file(folder: Path, store: Path | None) -> Path:
    name = sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    return (store or _default_store()) / f"{name}.json"


def _default_store() -> Path:
    from platformdirs import user_config_path

    return user_config_path(APP) / "trusted"
