"""New definitions into a catalog's files: written only if the whole catalog then loads, comments kept, all or nothing."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.catalog import nodes
from workbench.catalog.formula import Role, parse_formula
from workbench.catalog.load import read_files, read_texts
from workbench.catalog.nodes import File, Node, Scalar, documents
from workbench.errors import DefinitionError, Issue, nearest

_PLAIN = re.compile(r"[A-Za-z(][^:#\n\r\t\"{}\[\]&!|>%@`\\]*")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def new_metric(
    folder: str | os.PathLike[str], name: str, expr: str, *, dataset: str | None = None, **said: str | None
) -> Path:
    """Add a metric and return the file it stands in: that of its dataset, or `metrics.yml` when it is made of metrics.

    Args:
        dataset: whose columns it reads; may be left out where the catalog has only one.
        said: where, title, description, owner, unit, format; what is None is left out.

    Raises:
        DefinitionError: the catalog would not load with it; then nothing is written.
    """
    root = Path(folder)
    texts = _texts(root)
    metric = {"expr": expr, **{key: value for key, value in said.items() if value}}
    formula, faults = parse_formula(expr, Role.METRIC)
    if formula is None:
        raise DefinitionError(faults)
    home = _home(texts, dataset) if dataset or formula.aggregates else None
    if isinstance(home, str):
        metric, home = {**metric, "dataset": home}, None
    if home is None:
        target = "metrics.yml"
        texts[target] = _appended(texts.get(target, ""), "metrics", name, metric)
    else:
        target = home.file.name
        texts[target] = _inserted(home, name, metric)
    return _write(root, texts, target)


def new_dataset(folder: str | os.PathLike[str], name: str, *, source: str, **said: str | None) -> Path:
    """Add a dataset in a file of its own and return the file.

    Raises:
        DefinitionError: the name is taken, or the catalog would not load with it; then nothing is written.
    """
    root = Path(folder)
    texts, target = _texts(root), f"{name}.yml"
    if not name.isidentifier():
        message = f"'{name}' is no name for a dataset: only letters, digits and _ make a name."
        raise DefinitionError(Issue("bad-name", message))
    if target in texts or (root / target).exists():
        raise DefinitionError(Issue("exists", f"There is a file {target} already.", remedy="Choose another name."))
    lines = {"dataset": name, **{key: value for key, value in said.items() if value}, "source": source}
    texts[target] = "".join(f"{key}: {scalar(value)}\n" for key, value in lines.items())
    return _write(root, texts, target)


def write_new(root: Path, texts: Mapping[str, str], *, overwrite: bool = False) -> tuple[Path, ...]:
    """Write the files of a new catalog; none is written if they do not load, or if the folder holds one already.

    Args:
        overwrite: files of these names are replaced, and all that then lies in the folder must load.
    """
    known = _texts(root)
    if known and not overwrite:
        message = f"There are definitions in '{root.name}' already."
        raise DefinitionError(Issue("exists", message, remedy="Choose another folder."))
    _, issues = read_texts({**known, **texts})
    if issues:
        raise DefinitionError(issues)
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        _replace(root / name, text)
    return tuple(root / name for name in texts)


def scalar(text: str) -> str:
    """Return a text as YAML writes it: plain where that reads back the same, else in quotes.

    >>> scalar("count(*)"), scalar("status in ('a', 'b')"), scalar("no"), scalar("a: b")
    ('count(*)', "status in ('a', 'b')", '"no"', '"a: b"')
    """
    plain = _PLAIN.fullmatch(text) is not None and text == text.strip() and text.lower() not in _WORDS
    if plain:
        return text
    single = '"' in text and "'" not in text and text.isprintable()
    return f"'{text}'" if single else json.dumps(text, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class _Home:
    """A dataset's document: its file, its own mapping, and the line after its end (from 0)."""

    file: File
    name: str
    document: nodes.Mapping
    end: int


def _texts(root: Path) -> dict[str, str]:
    if not root.exists():
        return {}
    texts, issues = read_files(root)
    if issues:
        raise DefinitionError(issues)
    return texts


def _home(texts: Mapping[str, str], dataset: str | None) -> _Home | str:
    """Where a metric of a dataset stands; the dataset's key where its document is packaged and not of this folder."""
    homes = {home.name: home for name, text in texts.items() for home in _datasets(File(name, text))}
    if dataset is None and len(homes) == 1:
        return next(iter(homes.values()))
    if dataset is None:
        remedy = f"Say which dataset it counts: {', '.join(homes)}." if homes else "Add a dataset first."
        raise DefinitionError(
            Issue("metric-dataset", "This metric does not say which dataset it counts.", remedy=remedy)
        )
    if dataset not in homes:
        catalog, _ = read_texts(texts)
        if catalog is not None and dataset in catalog.datasets:
            return dataset
        raise DefinitionError(
            Issue("unknown-dataset", f"There is no dataset '{dataset}'.", suggestions=nearest(dataset, homes))
        )
    return homes[dataset]


def _datasets(file: File) -> list[_Home]:
    """Return the datasets of a file, each known by its key and ending where the next document begins."""
    found = [node for node in documents(file) if isinstance(node, nodes.Mapping)]
    ends = [_marker_before(file, node.line) for node in found[1:]] + [len(file.text.split("\n"))]
    homes = []
    for node, end in zip(found, ends, strict=True):
        values = {key.text: value.text for key, value in node.pairs if isinstance(value, Scalar)}
        if name := values.get("dataset"):
            space = values.get("namespace")
            homes.append(_Home(file, f"{space}.{name}" if space else name, node, end))
    return homes


def _marker_before(file: File, line: int) -> int:
    """Return the line (from 0) of the `---` that opens the document whose first key is on `line`."""
    return next((number for number in range(line, -1, -1) if file.line(number + 1).startswith("---")), line)


def _inserted(home: _Home, name: str, metric: Mapping[str, str]) -> str:
    """Return the file's text with the metric at the end of the dataset's metrics."""
    key, value = next(((k, v) for k, v in home.document.pairs if k.text == "metrics"), (None, None))
    lines = home.file.text.rstrip("\n").split("\n")
    if home.file.line(home.document.line + 1)[home.document.column :].startswith("{") or _in_braces(home.file, value):
        return _appended(home.file.text, "metrics", name, {**metric, "dataset": home.name})
    if key is None:
        end, new = _last_line(lines, home.end, -1, 0), ["", "metrics:", *_entry(name, metric, 2)]
    else:
        end = _last_line(lines, home.end, key.column, key.line + 1)
        indent = value.pairs[0][0].column if isinstance(value, nodes.Mapping) and value.pairs else key.column + 2
        new = _entry(name, metric, indent)
    return "\n".join((*lines[:end], *new, *lines[end:])) + "\n"


def _in_braces(file: File, value: Node | None) -> bool:
    return isinstance(value, nodes.Mapping) and file.line(value.line + 1)[value.column :].startswith("{")


def _last_line(lines: list[str], end: int, column: int, start: int) -> int:
    """Return the line (from 0) after the last one from `start` that is indented beyond `column`."""
    last = start
    for number in range(start, min(end, len(lines))):
        line = lines[number]
        if not line.strip():
            continue
        if len(line) - len(line.lstrip()) <= column and not line.lstrip().startswith("#"):
            break
        if len(line) - len(line.lstrip()) > column:
            last = number + 1
    return last


def _appended(text: str, section: str, name: str, definition: Mapping[str, str]) -> str:
    """Return a text with a document of its own for a definition, or the definition at the end of a last `metrics:`."""
    lines = text.rstrip("\n").split("\n") if text.strip() else []
    found = [node for node in documents(File("", text)) if isinstance(node, nodes.Mapping)]
    last = found[-1].pairs[-1] if found and found[-1].pairs else None
    if last and {key.text for key, _ in found[-1].pairs} == {section} and not _in_braces(File("", text), last[1]):
        return "\n".join((*lines, *_entry(name, definition, 2))) + "\n"
    head = ["---"] if lines else []
    return "\n".join((*lines, *head, f"{section}:", *_entry(name, definition, 2))) + "\n"


def _entry(name: str, definition: Mapping[str, str], indent: int) -> list[str]:
    space = " " * indent
    return [f"{space}{scalar(name)}:", *(f"{space}  {key}: {scalar(value)}" for key, value in definition.items())]


def _write(root: Path, texts: Mapping[str, str], target: str) -> Path:
    _, issues = read_texts(texts, folder=root)
    if issues:
        raise DefinitionError(issues)
    root.mkdir(parents=True, exist_ok=True)
    _replace(root / target, texts[target])
    return root / target


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all, with the line ends it had."""
    path = path.resolve()
    ends = "\r\n" if path.exists() and b"\r\n" in path.read_bytes() else "\n"
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with draft.open("w", encoding="utf-8", newline=ends) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
