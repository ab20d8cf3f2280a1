"""Small models made here, of the kinds that people name: where torch is not installed, these tests say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.ask.replies.second import Option, prompt

A, B = Option("metric_a", "metric_a: the first letter"), Option("metric_b", "metric_b: the second letter")


@pytest.fixture(scope="session")
def readings() -> list[Option]:
    """Two readings that differ in what they measure."""
    return [A, B]


def _needs(name: str) -> None:
    pytest.importorskip(name, reason="needs the extra [models]: make models")


@pytest.fixture(scope="session")
def sentence_model(tmp_path_factory) -> Path:
    """A sentence-transformers model of two small layers, with weights by chance."""
    _needs("sentence_transformers")
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(1)
    folder = tmp_path_factory.mktemp("sentences")
    letters = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        *"abcdefghijklmnopqrstuvwxyz",
        *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz"),
    ]
    (folder / "vocab.txt").write_text("\n".join(letters), "utf-8")
    tokenizer = BertTokenizerFast(str(folder / "vocab.txt"))
    config = BertConfig(
        vocab_size=len(letters),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=128,
    )
    BertModel(config).save_pretrained(folder / "bert")
    tokenizer.save_pretrained(folder / "bert")
    made = SentenceTransformer(str(folder / "bert"), device="cpu")  # a mean of its vectors, unless it says otherwise
    made.save(str(folder / "tiny"))
    return folder / "tiny"


@pytest.fixture(scope="session")
def causal_model(tmp_path_factory) -> Path:
    """A causal model of letters, taught in seconds that `alpha` is asked as `metric_a` and `beta` as `metric_b`."""
    _needs("transformers")
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

    torch.manual_seed(1)
    torch.set_num_threads(1)
    letters = {
        letter: i
        for i, letter in enumerate("\n abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.,:;?-='<>()%")
    }
    signs = {"unk_token": "?", "eos_token": "\n", "pad_token": " "}
    tokenizer = Tokenizer(models.BPE(letters, [], unk_token=signs["unk_token"]))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.decoder = decoders.Fuse()
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, **signs)
    model = GPT2LMHeadModel(
        GPT2Config(
            vocab_size=len(letters), n_positions=1024, n_embd=64, n_layer=2, n_head=2, bos_token_id=0, eos_token_id=0
        )
    )
    taught = [("alpha", A), ("beta", B), ("", A), ("", B)]
    heads = [fast(prompt(question, [A, B]), return_tensors="pt").input_ids for question, _ in taught]
    tails = [fast(f" {option.text}\n", return_tensors="pt").input_ids for _, option in taught]
    steps = torch.optim.AdamW(model.parameters(), lr=3e-3)
    for step in range(200):
        head, tail = heads[step % len(taught)], tails[step % len(taught)]
        labels = torch.cat([torch.full_like(head, -100), tail], dim=1)  # only the reading is learnt
        model(torch.cat([head, tail], dim=1), labels=labels).loss.backward()
        steps.step()
        steps.zero_grad()
    folder = tmp_path_factory.mktemp("causal") / "letters"
    model.save_pretrained(folder)
    fast.save_pretrained(folder)
    return folder
