"""The catalogs of strangers are as they came: nobody has fitted a question to the answers."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", ["heldout", "calibration"])
def test_they_are_as_they_came(name: str) -> None:
    folder = HERE / name
    listed = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines())
    kept = {"SHA256SUMS", "README.md"}
    files = {path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    there = {
        f"./{p.relative_to(folder).as_posix()}": hashlib.sha256(p.read_bytes()).hexdigest()
        for p in files
        if p.name not in kept
    }
    assert there == listed
