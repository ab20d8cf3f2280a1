"""The notebooks run from top to bottom, and what they were committed with is what they give."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

#: Those whose data is generated first, which takes a minute where no earlier run has kept it.
GENERATED = {"cloud-efficiency"}

NOTEBOOKS = [
    pytest.param(path, id=path.stem, marks=[pytest.mark.slow, pytest.mark.timeout(1200)] * (path.stem in GENERATED))
    for path in sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
]


def told(notebook: nbformat.NotebookNode) -> list[str]:
    """The text of each output, without times, which differ from run to run."""
    texts = [
        output.get("text") or output.get("data", {}).get("text/plain", "")
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    ]
    return [re.sub(r"\b[\d.,]+ (ms|s)\b", "… s", text) for text in texts]


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_a_notebook_gives_what_it_was_committed_with(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    committed = nbformat.read(path, as_version=4)
    again = nbformat.from_dict(committed)
    NotebookClient(again, timeout=900, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert told(committed)
    assert told(again) == told(committed)
