"""What it costs to say whose a bill is, and to audit it: all of it, and a day made anew.

    WORKBENCH_BILLING_ROWS=10000000 make bench      # the size that the targets are about; 1,000,000 where nothing is said

Half as many resources as charges, a quarter of the resources with two records each, 42 rules of which 40 are prefixes. A
process of its own with two threads, so that its memory is its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROWS = int(os.environ.get("WORKBENCH_BILLING_ROWS", "1000000"))

MEASURED = Path(__file__).with_name("ownership_measured.py")


def test_whose_a_large_bill_is_and_what_is_wrong_with_it(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, str(MEASURED), str(ROWS), str(tmp_path)]
    found = json.loads(subprocess.check_output(command, env=environment))  # noqa: S603  our own
    said = {name: f"{found['seconds'][name]:.1f} s ({found['cpu'][name]:.1f} s of CPU)" for name in found["seconds"]}
    print(f"\n{ROWS:,} charges, {ROWS // 4:,} records, 42 rules: owner totals {said['whole']}")
    print(f"one day of them: {said['day']}; all packaged audits of the bill: {said['audits']}")
    print(f"most memory {found['gigabytes']:.2f} GB")
    assert found["gigabytes"] < 3.5
