"""What an import says of what it could not keep."""

from __future__ import annotations

from workbench.errors import Place
from workbench.formats import Loss


def test_a_loss_reads_as_one_sentence_with_its_place() -> None:
    loss = Loss("measure", "revenue", "its aggregation 'hll' is not known.", place=Place("sales.yml", 3, 7))
    assert str(loss) == "sales.yml:3:7: measure 'revenue' is left out: its aggregation 'hll' is not known."


def test_a_partial_loss_says_so() -> None:
    assert str(Loss("metric", "m", "config.group is not kept.", whole=False)) == (
        "metric 'm' is kept in part: config.group is not kept."
    )
