"""Make a causal model of letters with weights by chance in `models/letters`, and trust the project here.

Without torch, or called with `huge`, only a file is written that claims to be one, of a thousand parameters or ten trillion.
"""

import json
import struct
import sys
from pathlib import Path

from workbench.project import trust

FOLDER = Path("models/letters")


def claimed(parameters: int) -> None:
    """Write a file that claims to be a model."""
    header = json.dumps({"w": {"dtype": "F32", "shape": [parameters], "data_offsets": [0, 0]}}).encode()
    (FOLDER / "model.safetensors").write_bytes(struct.pack("<Q", len(header)) + header)


def made() -> None:
    """Write a model that can be read."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

    letters = {chr(code): code - 32 for code in range(32, 127)} | {"\n": 95}
    tokenizer = Tokenizer(models.BPE(letters, [], unk_token="?"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.decoder = decoders.Fuse()
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="?", eos_token="\n").save_pretrained(FOLDER)
    shape = {"n_positions": 1024, "n_embd": 32, "n_layer": 2, "n_head": 2, "bos_token_id": 95, "eos_token_id": 95}
    GPT2LMHeadModel(GPT2Config(vocab_size=len(letters), **shape)).save_pretrained(FOLDER)


FOLDER.mkdir(parents=True, exist_ok=True)
try:
    if "huge" in sys.argv:
        claimed(10**13)
    else:
        made()
    made_of = "a real model"
except ImportError:
    claimed(1000)
    made_of = "no torch"
print(f"{trust(Path())} is trusted: {made_of}")
