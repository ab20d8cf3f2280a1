"""The example `cloud`: thirteen months of a fictional company's cloud bills, inventory, ownership and usage.

Everything is synthetic. It is not packaged but generated, in seconds, from one seed: the same bytes on every machine
with the same pyarrow. What was planted in it stands in `planted.yml` beside the data.

    generate(folder)                      # the whole project: settings, rules, catalog and feeds
    generate(folder, days=Days(a, b))     # less of it, the same on those days
"""

from __future__ import annotations

from workbench.examples.cloud.days import Days
from workbench.examples.cloud.generate import SEED, Progress, digest, generate, project_files

__all__ = ["SEED", "Days", "Progress", "digest", "generate", "project_files"]
