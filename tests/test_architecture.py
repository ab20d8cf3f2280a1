"""The shape of `workbench/`: who may import whom, where each library lives, and how large things may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1] / "workbench"

VALUES = {"errors", "query", "catalog", "result"}

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "query": {"errors"},
    "result": {"errors", "query"},
    "catalog": {"errors", "query"},
    "examples": {"errors"},
    "project": {"errors", "examples"},
    "planner": {"errors", "query", "catalog"},
    "compiler": {"errors", "query", "catalog", "planner"},
    "engines": {"errors", "result", "compiler"},
    "registry": {"errors", "query"},
    "search": {"errors", "catalog"},
    "formats": {"errors", "query", "catalog"},
    "efficiency": VALUES | {"planner", "compiler", "engines", "formats"},
    "editing": {"errors", "query", "catalog", "planner"},
    "ask": {"errors", "query", "catalog", "search", "planner", "why"},
    "values": {"errors"},
    "why": VALUES | {"planner"},
    "widgets": VALUES | {"editing"},
    "session": VALUES
    | {
        "planner",
        "compiler",
        "engines",
        "registry",
        "search",
        "editing",
        "ask",
        "efficiency",
        "examples",
        "project",
        "values",
        "why",
        "widgets",
    },
    "magics": VALUES | {"session", "widgets", "project", "efficiency"},
    "server": VALUES | {"session", "project", "efficiency"},
    "cli": VALUES | {"session", "project", "engines", "formats", "ask", "efficiency"},  # ask: to train its encoder
    "__main__": {"cli"},
}

#: The layers of `ask`: each may import those before it. What stands beside them puts them together, but for `ANYWHERE`.
LAYERS_OF_ASK = (
    "language",
    "time",
    "terms",
    "grounding",
    "measuring",
    "drafting",
    "reading",
    "replies",
    "memory",
)

#: Values and numbers that every layer of `ask` may use; they import nothing of it.
ANYWHERE = {"answer", "ranker", "stores"}

#: Libraries that belong to certain parts.
HOME: dict[str, tuple[str, ...]] = {
    "duckdb": ("engines", "efficiency"),
    "pyspark": ("engines",),
    "sqlalchemy": ("engines", "registry"),
    "alembic": ("registry",),
    "yaml": ("catalog", "ask/train", "efficiency"),
    "scipy": ("efficiency",),
    "statsmodels": ("efficiency",),
    "open_data_contract_standard": ("efficiency",),
    "IPython": ("magics", "result", "why", "widgets"),
    "ipywidgets": ("widgets",),
    "tornado": ("server",),
    "jupyter_server": ("server",),
    "onnxruntime": ("search", "ask/train"),
    "sentence_transformers": ("ask/train", "search"),
    "transformers": ("ask/replies/second.py", "ask/train"),
    "torch": ("ask/replies/second.py", "ask/train"),
}

#: Where whatever a thread raised is carried to the thread that waits for it.
CARRIES_ON = {"magics/running.py"}

MOST_LINES_OF_A_FILE = 500
MOST_LINES_OF_A_FUNCTION = 50


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def runtime_imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every absolute import of a file with its line; those for type checkers only are left out."""
    todo: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            todo += node.orelse
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = node.module == "workbench"
            names = [f"workbench.{alias.name}" for alias in node.names] if whole else [node.module]
            yield from ((name, node.lineno) for name in names)
        todo += ast.iter_child_nodes(node)


def breaches() -> list[str]:
    """Say, for each import that the table does not allow, where it stands and what it breaks."""
    out: list[str] = []
    for path in modules():
        here = path.relative_to(ROOT).as_posix()
        part = here.split("/")[0].removesuffix(".py")
        for name, line in runtime_imports(path):
            top, _, rest = name.partition(".")
            used = rest.split(".")[0]
            if top == "workbench" and used and part not in ("__init__", used) and used not in MAY_IMPORT[part]:
                out.append(f"{here}:{line} {part} may not import {used}")
            if not here.startswith(HOME.get(top, (here,))):
                out.append(f"{here}:{line} {top} belongs to {HOME[top]}")
    return out


def layer_breaches() -> list[str]:
    """Say, for each import of a layer of `ask` from a later one, or from what puts the layers together, where it stands."""
    out: list[str] = []
    for path in (ROOT / "ask").rglob("*.py"):
        here = path.relative_to(ROOT / "ask").parts[0].removesuffix(".py")
        if here not in (*LAYERS_OF_ASK, *ANYWHERE):
            continue
        before = LAYERS_OF_ASK[: LAYERS_OF_ASK.index(here) + 1] if here in LAYERS_OF_ASK else ()
        for name, line in runtime_imports(path):
            used = name.removeprefix("workbench.ask.").split(".")[0]
            if name.startswith("workbench.ask.") and used not in (*before, *(ANYWHERE if before else ())):
                out.append(f"ask/{here} {path.name}:{line} may not import {used}")
    return out


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every function of a file with its number of lines, its docstring not counted."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            first = node.body[0]
            if (
                isinstance(first, ast.Expr)
                and isinstance(first.value, ast.Constant)
                and isinstance(first.value.value, str)
            ):
                lines -= (first.end_lineno or 0) - first.lineno + 1
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", lines


def test_imports_follow_the_table() -> None:
    assert breaches() == []


def test_asking_is_built_in_layers() -> None:
    assert layer_breaches() == []
    there = {p.name for p in (ROOT / "ask").iterdir() if (p / "__init__.py").exists()}
    assert there - set(LAYERS_OF_ASK) == {"evaluation", "train"}


def test_the_table_has_one_direction() -> None:
    TopologicalSorter(MAY_IMPORT).prepare()


def test_every_part_is_in_the_table() -> None:
    parts = {p.stem for p in ROOT.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert parts - {"__init__", "_version"} <= MAY_IMPORT.keys()


def test_no_file_grows_too_long() -> None:
    sizes = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: size for name, size in sizes.items() if size > MOST_LINES_OF_A_FILE} == {}


def test_no_function_grows_too_long() -> None:
    sizes = {name: size for path in modules() for name, size in functions(path)}
    assert {name: size for name, size in sizes.items() if size > MOST_LINES_OF_A_FUNCTION} == {}


def test_nothing_is_caught_whole() -> None:
    """`except Exception` hides the faults it was not written for."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules()
        if path.relative_to(ROOT).as_posix() not in CARRIES_ON
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert found == []
