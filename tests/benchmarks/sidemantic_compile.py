"""What sidemantic takes to compile, run by its own interpreter: `python sidemantic_compile.py DATASETS RUNS`."""

from __future__ import annotations

import json
import sys
import time

from sidemantic import Dimension, Metric, Model, SemanticLayer

datasets, runs = int(sys.argv[1]), int(sys.argv[2])
layer = SemanticLayer()
for number in range(datasets):
    dimensions = [
        Dimension(name="day", type="time", sql="day", granularity="day"),
        Dimension(name="kind", type="categorical", sql="kind"),
    ]
    metrics = [Metric(name=f"x{each}", agg="sum", sql="amount") for each in range(10)]
    layer.add_model(
        Model(name=f"m{number}", table=f"t{number}", primary_key="id", dimensions=dimensions, metrics=metrics)
    )
costs = []
for run in range(runs):
    home = f"m{run % datasets}"
    started = time.process_time()
    layer.compile(
        metrics=[f"{home}.x{run % 10}", f"{home}.x{(run + 1) % 10}"],
        dimensions=[f"{home}.day__month", f"{home}.kind"],
        filters=[f"{home}.kind = 'a'"],
    )
    costs.append(1000 * (time.process_time() - started))
print(json.dumps(costs))
