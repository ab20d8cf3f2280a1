"""Twenty steps of the real training, where torch and the base model are."""

from __future__ import annotations

import importlib.util
import math

import pytest

from workbench.ask.train.making import make
from workbench.ask.train.recipe import RECIPES, recipe
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


@pytest.mark.slow
@pytest.mark.skipif(not HAS_TORCH, reason="needs torch: the extra [models]")
def test_twenty_steps_run_to_the_end():
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel

    from workbench.ask.train.loop import SentenceEncoder, sheets_of, tune

    torch.set_num_threads(1)
    torch.manual_seed(0)
    small = recipe("smoke")
    texts = [t for step in range(small.steps) for s in sheets_of(small, step) for t in (*s.metrics, *s.dimensions)]
    vocabulary = {word: i for i, word in enumerate(sorted({"[UNK]", *(w for t in texts for w in t.split())}))}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106  a word's name
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    losses: list[float] = []
    tune(SentenceEncoder(BertModel(config)), tokenizer, small, progress=lambda _done, _of, loss: losses.append(loss))
    assert len(losses) == small.steps
    assert all(math.isfinite(loss) for loss in losses)
