"""What the registry costs a session that starts: nothing to import, little to open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import workbench
from workbench.registry import Registry

SCRIPT = """
import json, sys
from time import perf_counter
begun = perf_counter()
import workbench.registry
from workbench.registry import Registry, default_url
imported = perf_counter()
light = "sqlalchemy" not in sys.modules and "alembic" not in sys.modules
with Registry.open(sys.argv[1]) as registry:
    opened = perf_counter()
    alembic = "alembic" in sys.modules
print(json.dumps({"import": imported - begun, "open": opened - imported, "light": light, "alembic": alembic}))
"""


def measured(path):
    environment = {**os.environ, "PYTHONPATH": str(Path(workbench.__file__).parents[1])}
    command = [sys.executable, "-c", SCRIPT, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)  # noqa: S603
    return json.loads(done.stdout)


@pytest.mark.parametrize("new", (True, False), ids=("new", "current"))
def test_importing_loads_no_database_library_and_opening_a_current_registry_no_alembic(tmp_path, capsys, new):
    path = tmp_path / "registry.db"
    if not new:
        Registry.open(path).close()

    cost = measured(path)

    with capsys.disabled():
        kind = "new" if new else "current"
        sys.stdout.write(f"\nregistry, cold: import {cost['import']:.3f} s, open a {kind} file {cost['open']:.3f} s\n")
    assert cost["light"]
    assert cost["alembic"] is new
    assert cost["import"] < 1
    assert cost["open"] < 5
