"""The numbers that decide: how much each kind of evidence for a metric weighs, how sure a reading is, and the zones.

They are few, so that they can be read, and are kept as JSON: the shipped ones beside this file, those that `workbench
learn` made in the user's data folder, with a layer over the encoder. Arithmetic alone; no model is loaded to use them.
"""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from workbench.errors import Issue, WorkbenchError
from workbench.search.adapter import Adapter

#: The shipped weights.
WEIGHTS = Path(__file__).with_name("ranker.json")

#: What speaks for a metric, in the order of `Ranker.metric`; `measure` computes it.
FEATURES = (
    "meaning",
    "named",
    "covered",
    "shape",
    "part",
    "headed",
    "based",
    "words",
    "exact",
    "alien",
    "certified",
    "whole",
    "recalled",
    "quantity",
)

#: What speaks for and against a reading, in the order of `Ranker.evidence`: the fields of `judge.Evidence`.
EVIDENCE = (
    "fit",
    "named",
    "meaning",
    "covered",
    "margin",
    "alien",
    "lost",
    "doubts",
    "names",
    "misshapen",
    "uncounted",
    "idle",
    "omitted",
    "blank",
    "odd",
    "supposed",
    "passed",
    "turned",
    "clauses",
    "unmet",
    "unplaced",
    "mismatched",
    "foreign",
    "dated",
    "ahead",
    "unused",
    "length",
    "telling",
    "numbers",
    "dimensions",
    "conditions",
    "steps",
    "ordered",
    "cut",
    "rival",
)

_VERSION = 1

#: What weights that were learnt before a feature was there say of it.
_SINCE = {"quantity": 0.3}
_SINCE_EVIDENCE = dict.fromkeys(EVIDENCE[EVIDENCE.index("odd") :], 0.0)


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights of what is learnt.

    Attributes:
        metric: by feature of a metric; their sum is how well it fits the words, about 0 to 2.
        intercept: with `evidence`, a logistic regression: the chance that a reading is what was meant, before the first one is
            looked at again (`reading.forest`).
        answered: from this chance on an answer stands alone; below, other readings are offered with it.
        offered: below this chance it abstains.
        trained: on what, in words.
        adapter: what turns the meaning of questions towards metrics; None: it counts as the encoder has it.
    """

    metric: tuple[float, ...]
    intercept: float
    evidence: tuple[float, ...]
    answered: float = 0.6
    offered: float = 0.3
    trained: str = ""
    adapter: Adapter | None = None

    def fit(self, features: Sequence[float]) -> float:
        """Return how well a metric fits the words."""
        return sum(weight * value for weight, value in zip(self.metric, features, strict=True))

    def chance(self, evidence: Sequence[float]) -> float:
        """Return the estimated chance that a reading is what was meant."""
        total = self.intercept + sum(w * value for w, value in zip(self.evidence, evidence, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    @property
    def fingerprint(self) -> str:
        """A hash of all numbers: two rankers with the same one answer alike."""
        return sha256(dumped(replace(self, trained="")).encode()).hexdigest()[:12]


def dumped(ranker: Ranker) -> str:
    """Return a ranker as JSON."""
    return json.dumps(
        {
            "version": _VERSION,
            "trained": ranker.trained,
            "metric": dict(zip(FEATURES, ranker.metric, strict=True)),
            "intercept": ranker.intercept,
            "evidence": dict(zip(EVIDENCE, ranker.evidence, strict=True)),
            "answered": ranker.answered,
            "offered": ranker.offered,
            **({"adapter": _written(ranker.adapter)} if ranker.adapter else {}),
        },
        indent=1,
    )


def loaded(text: str, name: str = "ranker.json") -> Ranker:
    """Return a ranker from its JSON.

    Raises:
        WorkbenchError: it is none, or of another version.
    """
    try:
        written = json.loads(text)
        found = {written["version"]: written}[_VERSION]
        intercept, answered, offered = _numbers(found, ("intercept", "answered", "offered"))
        metric = _numbers(_SINCE | found["metric"], FEATURES)
        evidence = _numbers(_SINCE_EVIDENCE | found["evidence"], EVIDENCE)
        adapter = _read(found["adapter"]) if "adapter" in found else None
        return Ranker(metric, intercept, evidence, answered, offered, str(found["trained"]), adapter)
    except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        remedy = "Go back to the shipped one: workbench learn --rollback."
        raise WorkbenchError(
            Issue("not-a-ranker", f"'{name}' holds no weights of this version.", remedy=remedy)
        ) from error


def _written(adapter: Adapter) -> dict[str, str]:
    return {"encoder": adapter.encoder, "numbers": base64.b64encode(adapter.numbers).decode()}


def _read(found: Mapping[str, str]) -> Adapter:
    adapter = Adapter(found["encoder"], base64.b64decode(found["numbers"], validate=True))
    if not adapter.matrix.size:
        raise ValueError("there are no weights")
    return adapter


def _numbers(found: Mapping[str, object], names: Sequence[str]) -> tuple[float, ...]:
    numbers = tuple(float(str(found[name])) for name in names)
    if not all(map(math.isfinite, numbers)):
        raise ValueError("a weight is no number")
    return numbers


def misfits(features: Sequence[float]) -> bool:
    """Return whether a metric is of another shape than was asked for: hires, where it is asked how likely one is."""
    return any(features[FEATURES.index(name)] < 0 for name in ("shape", "part"))


@cache
def shipped() -> Ranker:
    """Return the ranker of the package."""
    return loaded(WEIGHTS.read_text("utf-8"))
