"""Twenty steps of the real training, where torch and the base model are."""

from __future__ import annotations

import importlib.util
import math
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.ask.train.making import make
from workbench.ask.train.recipe import RECIPES, Course, recipe
from workbench.errors import MissingExtra, WorkbenchError

HAS_TORCH = importlib.util.find_spec("torch") is not None


def test_an_unknown_recipe_is_named_with_the_nearest():
    with pytest.raises(WorkbenchError, match=r"no recipe 'defalt'.*default"):
        recipe("defalt")


def test_a_recipe_and_its_data_have_one_fingerprint():
    assert len({r.fingerprint for r in RECIPES.values()}) == len(RECIPES)


@pytest.mark.skipif(HAS_TORCH, reason="torch is installed here")
def test_without_torch_the_remedy_is_named(tmp_path):
    with pytest.raises(MissingExtra, match=r"pip install 'metric-workbench\[models\]'"):
        make(recipe("smoke"), tmp_path)


def _tiny(steps: int):
    """A small model and its words, the same each time, and a recipe of so many steps."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel

    from workbench.ask.train.loop import SentenceEncoder, sheets_of

    torch.set_num_threads(1)
    torch.manual_seed(0)
    small = replace(
        recipe("smoke"),
        courses=(Course(steps - 2, sheets=1), Course(2, sheets=1, businesses=1, dimensions=0.5)),
        frozen=1,
    )
    texts = [t for step in range(small.steps) for s in sheets_of(small, step) for t in (*s.metrics, *s.dimensions)]
    vocabulary = {word: i for i, word in enumerate(sorted({"[UNK]", *(w for t in texts for w in t.split())}))}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106  a word's name
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    return SentenceEncoder(BertModel(config)), tokenizer, small


@pytest.mark.slow
@pytest.mark.skipif(not HAS_TORCH, reason="needs torch: the extra [models]")
def test_twenty_steps_run_to_the_end():
    from workbench.ask.train.loop import tune

    losses: list[float] = []
    tune(*_tiny(20), progress=lambda _done, _of, loss: losses.append(loss))
    assert len(losses) == 20
    assert all(math.isfinite(loss) for loss in losses)


@pytest.mark.slow
@pytest.mark.skipif(not HAS_TORCH, reason="needs torch: the extra [models]")
def test_the_lowest_layers_stay_as_they_are_in_the_base_and_the_others_move():
    import torch

    from workbench.ask.train.loop import tune

    tuned, tokenizer, small = _tiny(3)
    before = {name: weight.clone() for name, weight in tuned.state_dict().items()}
    tune(tuned, tokenizer, small)
    moved = {name for name, weight in tuned.state_dict().items() if not torch.equal(weight, before[name])}
    lowest = ("base.embeddings.", "base.encoder.layer.0.")
    assert not [name for name in moved if name.startswith(lowest)]
    assert [name for name in moved if name.startswith("base.encoder.layer.1.")]


_STEPS, _KEPT = 80, 50
_BROKEN_OFF = f"""
import sys, time
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_training import _tiny
from workbench.ask.train.loop import tune

def progress(done, of, loss):
    print(done, flush=True)
    if done > {_KEPT + 5}:
        time.sleep(600)  # it is killed here, in the middle of its work

tune(*_tiny({_STEPS}), checkpoints=Path(sys.argv[1]), progress=progress)
"""


@pytest.mark.slow
@pytest.mark.skipif(not HAS_TORCH, reason="needs torch: the extra [models]")
def test_a_training_that_was_killed_goes_on_and_ends_with_the_weights_of_an_unbroken_one(tmp_path):
    import torch

    from workbench.ask.train.loop import CHECKPOINT_EVERY, tune

    assert CHECKPOINT_EVERY == _KEPT
    command = [sys.executable, "-c", _BROKEN_OFF, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:  # noqa: S603  ourselves
        assert any(int(line) > _KEPT + 5 for line in run.stdout)
        run.kill()
        assert run.wait() == -signal.SIGKILL
    whole, resumed, steps = _tiny(_STEPS), _tiny(_STEPS), []
    tune(*whole)
    torch.manual_seed(12345)  # as in another process, chance stands elsewhere
    tune(*resumed, checkpoints=tmp_path, progress=lambda done, _of, _loss: steps.append(done))
    assert steps[0] == _KEPT + 1
    one, other = whole[0].state_dict(), resumed[0].state_dict()
    assert all(torch.equal(one[name], other[name]) for name in one)
