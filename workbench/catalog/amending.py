"""Changes to definitions as texts: synonyms and verified questions put into the file a metric stands in, comments kept.

Nothing is written here. Whoever proposes a change shows it, as a difference of texts that its owner can apply.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path

from workbench.catalog.load import read_files, read_texts
from workbench.catalog.model import Example
from workbench.catalog.nodes import File, Items, Node, Scalar, documents
from workbench.catalog.nodes import Mapping as Entries
from workbench.catalog.write import scalar
from workbench.errors import DefinitionError, Issue


def amended(
    folder: str | os.PathLike[str],
    *,
    synonyms: Mapping[str, Sequence[str]],
    examples: Mapping[str, Sequence[Example]],
) -> dict[str, tuple[str, str]]:
    """Return, by file name, the text that is there and the one with synonyms and examples added to metrics, by key.

    Raises:
        DefinitionError: a metric stands in none of the files, or the catalog would not load afterwards.
    """
    texts, issues = read_files(Path(folder))
    changed = dict(texts)
    for key in sorted({*synonyms, *examples}):
        name, offset = _found(changed, key)
        lines = [*_synonyms(synonyms.get(key, ())), *_examples(examples.get(key, ()))]
        changed[name] = _put(File(name, changed[name]), offset, dict(lines))
    _, faults = read_texts(changed)
    if issues or faults:
        raise DefinitionError([*issues, *faults])
    return {name: (texts[name], text) for name, text in changed.items() if text != texts[name]}


def difference(changes: Mapping[str, tuple[str, str]]) -> str:
    """Return changes as a unified difference that `git apply` and `patch -p1` take."""
    out: list[str] = []
    for name, (before, after) in sorted(changes.items()):
        out += unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{name}", f"b/{name}")
    return "".join(out)


def _synonyms(said: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    if said:
        yield "synonyms", [scalar(word) for word in said]


def _examples(said: Sequence[Example]) -> Iterator[tuple[str, list[str]]]:
    if said:
        yield (
            "examples",
            [
                f"{{title: {json.dumps(e.title, ensure_ascii=False)}, query: {json.dumps(' '.join(e.query.split()), ensure_ascii=False)}, verified: true}}"
                for e in said
            ],
        )


def _found(texts: Mapping[str, str], key: str) -> tuple[str, tuple[Scalar, Node]]:
    """The file a metric stands in, with the nodes of its name and its body."""
    short = key.rpartition(".")[2]
    for name, text in texts.items():
        for document in documents(File(name, text)):
            for metric, body in _metrics(document):
                if metric.text == short:
                    return name, (metric, body)
    raise DefinitionError(Issue("unknown-metric", f"No file of the catalog defines the metric '{key}'."))


def _metrics(document: Node) -> Iterator[tuple[Scalar, Node]]:
    for section, body in document.pairs if isinstance(document, Entries) else ():
        if section.text == "metrics" and isinstance(body, Entries):
            yield from body.pairs


def _put(file: File, where: tuple[Scalar, Node], added: Mapping[str, list[str]]) -> str:
    """The text of a file with texts added to lists of a metric."""
    metric, body = where
    lines = file.text.split("\n")
    match body:
        case Scalar():
            _spread(lines, metric, body, added)
        case Entries() if body.line == metric.line or lines[body.line][body.column] == "{":
            _within(lines, body, added)
        case Entries():
            _below(lines, body, added)
        case _:
            pass
    return "\n".join(lines)


def _spread(lines: list[str], metric: Scalar, body: Scalar, added: Mapping[str, list[str]]) -> None:
    """`flights: count(*)` becomes a metric with keys of its own."""
    indent = " " * (metric.column + 2)
    head, tail = lines[metric.line][: body.column].rstrip(), lines[body.last_line][body.last_column :]
    written = lines[body.line][body.column : body.last_column]
    rest = [f"{indent}{key}: [{', '.join(texts)}]" for key, texts in added.items()]
    lines[metric.line : body.last_line + 1] = [f"{head}{tail.rstrip()}", f"{indent}expr: {written}", *rest]


def _within(lines: list[str], body: Entries, added: Mapping[str, list[str]]) -> None:
    """`{expr: …}`: what is added stands first."""
    for key, texts in added.items():
        if not _join(lines, body, key, texts):
            line, at = lines[body.line], body.column + 1
            lines[body.line] = f"{line[:at]}{key}: [{', '.join(texts)}], {line[at:]}"


def _below(lines: list[str], body: Entries, added: Mapping[str, list[str]]) -> None:
    """Keys on lines of their own: what is added stands above them."""
    new = [f"{' ' * body.column}{key}: [{', '.join(t)}]" for key, t in added.items() if not _join(lines, body, key, t)]
    lines[body.line : body.line] = new


def _join(lines: list[str], body: Entries, key: str, texts: Sequence[str]) -> bool:
    """Add to a list that is there; whether there is one."""
    known = next((node for name, node in body.pairs if name.text == key), None)
    if known is None:
        return False
    if isinstance(known, Items) and lines[known.line][known.column] == "[":
        at = known.column + 1
        rest = lines[known.line][at:]
        lines[known.line] = f"{lines[known.line][:at]}{', '.join(texts)}{'' if rest.startswith(']') else ', '}{rest}"
    elif isinstance(known, Items):
        lines[known.line : known.line] = [f"{' ' * known.column}- {text}" for text in texts]
    elif isinstance(known, Scalar):
        line = lines[known.line]
        one = line[known.column : known.last_column]
        lines[known.line] = f"{line[: known.column]}[{', '.join((*texts, one))}]{line[known.last_column :]}"
    return True
