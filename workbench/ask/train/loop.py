"""The training itself: the right metric and dimension of a catalog must come before all others of the same catalog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

import torch
from tokenizers import Tokenizer
from torch.nn import functional

from workbench.ask.train.businesses import business_sheet
from workbench.ask.train.recipe import Recipe
from workbench.ask.train.sheets import Exercise, Sheet, general_texts, sheet

#: Told after each step: how many are done, of how many, and the loss.
Progress = Callable[[int, int, float], None]

#: A checkpoint is written after so many steps.
CHECKPOINT_EVERY = 50

#: So many texts, of about as many tokens, go through the model at once: padding is worked on in vain.
_TOGETHER = 64


class SentenceEncoder(torch.nn.Module):
    """Token ids and mask in, one unit vector per text out."""

    def __init__(self, base: torch.nn.Module) -> None:
        super().__init__()
        self.base = base

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Average the token vectors under the mask and scale to length one."""
        states = self.base(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state.float()
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        pooled = (states * mask).sum(dim=1) / mask.sum(dim=1).clamp(min=1e-9)
        return functional.normalize(pooled, dim=1)


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns texts into the encoder's input."""

    tokenizer: Tokenizer
    device: torch.device

    def __call__(self, texts: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return token ids and mask, padded to the longest."""
        return self.padded(self.tokenized(texts))

    def tokenized(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the token ids of each text."""
        return [encoded.ids for encoded in self.tokenizer.encode_batch(list(texts))]

    def padded(self, tokens: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return token ids and mask of texts, padded to the longest."""
        longest = max(map(len, tokens))
        ids = torch.tensor([[*each, *[0] * (longest - len(each))] for each in tokens], device=self.device)
        lengths = torch.tensor([len(each) for each in tokens], device=self.device)
        return ids, (torch.arange(longest, device=self.device) < lengths[:, None]).long()


def tune(
    model: SentenceEncoder,
    tokenizer: Tokenizer,
    recipe: Recipe,
    *,
    checkpoints: Path | None = None,
    progress: Progress | None = None,
    sheets: Callable[[int], Sequence[Sheet]] | None = None,
) -> None:
    """Tune the model in place; where `checkpoints` holds one of the same recipe and data, go on from there."""
    torch.manual_seed(recipe.seed)
    reader = Reader(_cut(tokenizer, recipe.tokens), next(model.parameters()).device)
    general = _General.of(model, reader, recipe)
    tuned = _thawed(model, recipe.frozen)
    optimizer = torch.optim.AdamW(tuned, weight_decay=0.0)
    first = _resume(checkpoints, recipe, model, optimizer)
    model.train()
    for step in range(first, recipe.steps):
        place, within = recipe.at(step)
        for part in optimizer.param_groups:
            part["lr"] = recipe.courses[place].pace(within)
        exercises = sheets(step) if sheets else sheets_of(recipe, step)
        loss = _loss(model, reader, exercises, recipe, recipe.courses[place].dimensions)
        loss += recipe.general * general.drift(model, reader, step)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tuned, 1.0)
        optimizer.step()
        if progress:
            progress(step + 1, recipe.steps, float(loss.detach()))
        if checkpoints and (step + 1) % CHECKPOINT_EVERY == 0:
            _keep(checkpoints, recipe, model, optimizer, step + 1)
    model.eval()


def sheets_of(recipe: Recipe, step: int) -> tuple[Sheet, ...]:
    """Return the sheets of a step: of catalogs that are made, then of businesses that were written; each course has its own."""
    place, within = recipe.at(step)
    course, seed = recipe.courses[place], recipe.seed + place
    made = (sheet(seed, within * course.sheets + i, recipe.extent) for i in range(course.sheets))
    numbers = (within * course.businesses + i for i in range(course.businesses))
    return (*made, *(business_sheet(seed, number) for number in numbers))


def _thawed(model: SentenceEncoder, frozen: int) -> list[torch.nn.Parameter]:
    """Freeze the word vectors and the lowest layers of a model, and return the weights that are left to be tuned."""
    if frozen:
        still = (
            model.base.get_submodule("embeddings"),
            *islice(model.base.get_submodule("encoder.layer").children(), frozen),
        )
        for part in still:
            part.requires_grad_(requires_grad=False)
    return [weight for weight in model.parameters() if weight.requires_grad]


def _cut(tokenizer: Tokenizer, tokens: int) -> Tokenizer:
    tokenizer.enable_truncation(tokens)
    tokenizer.no_padding()
    return tokenizer


def _loss(
    model: SentenceEncoder, reader: Reader, sheets: Sequence[Sheet], recipe: Recipe, dimensions: float | None
) -> torch.Tensor:
    offered = _vectors(model, reader, [text for s in sheets for text in (*s.metrics, *s.dimensions)])
    asked = _vectors(model, reader, [exercise.text for s in sheets for exercise in s.exercises])
    of_metrics, of_dimensions, row, place = [], [], 0, 0
    for s in sheets:
        questions = recipe.scale * asked[row : row + len(s.exercises)]
        between, end = place + len(s.metrics), place + len(s.metrics) + len(s.dimensions)
        of_metrics.append(_of_metrics(questions @ offered[place:between].T, s.exercises))
        of_dimensions.append(_of_dimensions(questions @ offered[between:end].T, s.exercises))
        row, place = row + len(s.exercises), end
    if dimensions is None:
        return torch.cat((*of_metrics, *of_dimensions)).mean()
    return (1 - dimensions) * _mean(of_metrics) + dimensions * _mean(of_dimensions)


def _mean(losses: Sequence[torch.Tensor]) -> torch.Tensor:
    """Return the mean of all; nothing where there are none, as where no question of a step is grouped."""
    every = torch.cat(tuple(losses))
    return every.sum() / max(1, len(every))


def _vectors(model: SentenceEncoder, reader: Reader, texts: Sequence[str]) -> torch.Tensor:
    """Return the vectors of texts, in their order."""
    tokens = reader.tokenized(texts)
    order = sorted(range(len(tokens)), key=lambda i: len(tokens[i]))
    parts = [order[i : i + _TOGETHER] for i in range(0, len(order), _TOGETHER)]
    with torch.autocast(reader.device.type, torch.bfloat16, enabled=_has_bfloat16(reader.device)):
        found = torch.cat([model(*reader.padded([tokens[i] for i in part])) for part in parts])
    back = torch.empty(len(order), dtype=torch.long, device=found.device)
    back[order] = torch.arange(len(order), device=found.device)
    return found[back]


def _has_bfloat16(device: torch.device) -> bool:
    """Whether matrices are multiplied in bfloat16 natively, which takes about two thirds of the time; weights stay in 32 bits."""
    if device.type != "cpu":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    found: dict[str, bool] = getattr(torch.cpu, "get_capabilities", dict)()  # older versions cannot tell
    return bool(found.get("avx512_bf16") or found.get("amx_bf16"))


def _of_metrics(scores: torch.Tensor, exercises: Sequence[Exercise]) -> torch.Tensor:
    """Return a loss for each wanted metric: itself against all that its question does not want."""
    places = [(row, metric) for row, exercise in enumerate(exercises) for metric in exercise.metrics]
    rows = torch.tensor([row for row, _ in places], dtype=torch.long, device=scores.device)
    columns = torch.tensor([metric for _, metric in places], dtype=torch.long, device=scores.device)
    wanted = torch.zeros(scores.shape, dtype=torch.bool, device=scores.device)
    wanted[rows, columns] = True
    rest = torch.logsumexp(scores.masked_fill(wanted, -torch.inf), dim=1)[rows]
    right = scores[rows, columns]
    return torch.logaddexp(right, rest) - right


def _of_dimensions(scores: torch.Tensor, exercises: Sequence[Exercise]) -> torch.Tensor:
    """Return a loss for each grouped question: any right dimension against all."""
    grouped = [row for row, exercise in enumerate(exercises) if exercise.dimensions]
    right = torch.zeros(scores.shape, dtype=torch.bool)
    for row in grouped:
        right[row, list(exercises[row].dimensions)] = True
    rows = torch.tensor(grouped, dtype=torch.long, device=scores.device)
    among = scores.masked_fill(~right.to(scores.device), -torch.inf)[rows]
    return torch.logsumexp(scores[rows], dim=1) - torch.logsumexp(among, dim=1)


@dataclass(frozen=True, slots=True)
class _General:
    """General texts with the vectors that the base gives them."""

    texts: tuple[str, ...]
    vectors: torch.Tensor
    recipe: Recipe

    @classmethod
    def of(cls, model: SentenceEncoder, reader: Reader, recipe: Recipe) -> _General:
        texts = general_texts() if recipe.general else ()
        model.eval()
        with torch.no_grad():
            rows = [model(*reader(texts[i : i + 64])) for i in range(0, len(texts), 64)]
        return cls(texts, torch.cat(rows) if rows else torch.empty(0), recipe)

    def drift(self, model: SentenceEncoder, reader: Reader, step: int) -> torch.Tensor:
        """Return by how much the likenesses of some texts have moved, squared and scaled."""
        if not self.texts:
            return torch.zeros((), device=reader.device)
        chosen = Random(f"{self.recipe.seed} {step}").sample(range(len(self.texts)), self.recipe.general_texts)
        now = _vectors(model, reader, [self.texts[i] for i in chosen])
        before = self.vectors[chosen]
        return functional.mse_loss(now @ now.T, before @ before.T)


def _keep(folder: Path, recipe: Recipe, model: SentenceEncoder, optimizer: torch.optim.Optimizer, step: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    state = {
        "fingerprint": recipe.fingerprint,
        "step": step,
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "random": _random(model),
    }
    torch.save(state, folder / "checkpoint.new")
    (folder / "checkpoint.new").replace(folder / "checkpoint.pt")


def _random(model: SentenceEncoder) -> torch.Tensor:
    """Where chance stands on the model's device, which drops some of its numbers at each step."""
    device = next(model.parameters()).device
    return torch.cuda.get_rng_state(device) if device.type == "cuda" else torch.get_rng_state()


def _resume(folder: Path | None, recipe: Recipe, model: SentenceEncoder, optimizer: torch.optim.Optimizer) -> int:
    """Load what `folder` holds and return the step to go on with; 0 where it holds nothing of this recipe."""
    path = folder / "checkpoint.pt" if folder else None
    if path is None or not path.exists():
        return 0
    state = torch.load(path, weights_only=True, map_location=next(model.parameters()).device)
    if state["fingerprint"] != recipe.fingerprint or "random" not in state:
        return 0
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    device = next(model.parameters()).device
    chance = state["random"].cpu()
    torch.cuda.set_rng_state(chance, device) if device.type == "cuda" else torch.set_rng_state(chance)
    return int(state["step"])
