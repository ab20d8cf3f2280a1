"""The commands and their options."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import NoReturn

from workbench.cli import audits, catalogs, efficiency, formats, learning, questions, training
from workbench.errors import nearest


class _Parser(argparse.ArgumentParser):
    """A parser that names the nearest right command or option."""

    def error(self, message: str) -> NoReturn:
        word = message.rsplit(":", 1)[-1].split("(", maxsplit=1)[0].strip().strip("'").split("=")[0].split(" ")[0]
        known = [name for action in self._actions for name in (*action.option_strings, *(action.choices or ()))]
        near = nearest(word, [str(name) for name in known], most=1)
        hint = f" Did you mean '{near[0]}'?" if near and near[0] != word else ""
        self.exit(2, f"{self.prog}: {message}.{hint}\nSee {self.prog} --help.\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    root = _Parser(prog="workbench", description="Governed metrics: defined once, asked for anywhere.")
    commands = root.add_subparsers(dest="name", metavar="command", required=True, parser_class=_Parser)
    _query(commands)
    _finding(commands)
    _catalogs(commands)
    _formats(commands)
    _training(commands)
    _evaluation(commands)
    _audits(commands)
    _efficiency(commands)
    _learning(commands)
    return root


_Commands = "argparse._SubParsersAction[_Parser]"


def _add(commands: _Commands, name: str, run: Callable[[argparse.Namespace], int | None], text: str) -> _Parser:  # type: ignore[valid-type]  # argparse gives its class no public name
    command: _Parser = commands.add_parser(name, help=text, description=text)  # type: ignore[attr-defined]  # as above
    command.set_defaults(command=run)
    return command


def _place(command: _Parser) -> None:
    command.add_argument(
        "--catalog",
        metavar="DIR",
        help="the folder of the definitions; else the nearest workbench.toml, else the packaged example",
    )
    command.add_argument(
        "--warehouse",
        metavar="URL",
        help="a DuckDB file, a folder of Parquet or CSV files, postgresql://…, spark://… or sc://…",
    )
    command.add_argument("--today", type=_day, metavar="DATE", help="the day that 'last 12 months' counts from")


def _query(commands: _Commands) -> None:  # type: ignore[valid-type]  # see _add
    query = _add(commands, "query", questions.query, "Answer a metric query.")
    query.add_argument("text", help='the query: "flights by carrier.name limit 5"; - reads it from standard input')
    query.add_argument("--format", choices=("table", "csv", "json", "parquet"), default="table")
    query.add_argument("--output", metavar="FILE", help="write there instead of to standard output")
    _place(query)
    compile_ = _add(commands, "compile", questions.compile_query, "Write a metric query as SQL; nothing is run.")
    compile_.add_argument("text", help="the query; - reads it from standard input")
    compile_.add_argument(
        "--dialect",
        default="duckdb",
        help="duckdb, postgres, spark, trino, snowflake, bigquery, databricks or clickhouse",
    )
    compile_.add_argument("--outline", action="store_true", help="show the plan as sentences instead")
    _place(compile_)


def _finding(commands: _Commands) -> None:  # type: ignore[valid-type]  # see _add
    search = _add(commands, "search", questions.search, "Find metrics and dimensions by words or meaning.")
    search.add_argument("words", nargs="*")
    search.add_argument("-k", type=int, default=10, help="how many")
    search.add_argument("--format", choices=("table", "json"), default="table")
    _place(search)
    ask = _add(commands, "ask", questions.ask, "Answer a question in plain language with a query.")
    ask.add_argument("question", nargs="+")
    ask.add_argument("--format", choices=("table", "json"), default="table")
    ask.add_argument("--run", action="store_true", help="run the proposed query")
    ask.add_argument("--take", type=int, metavar="N", help="take this one, where the question may mean several things")
    _place(ask)


def _catalogs(commands: _Commands) -> None:  # type: ignore[valid-type]  # see _add
    check = _add(commands, "check", catalogs.check, "Check a catalog's files; every fault with its place.")
    check.add_argument("folder", nargs="?", metavar="DIR", default=argparse.SUPPRESS, help="else as for query")
    check.add_argument("--catalog", dest="folder", metavar="DIR", help="the same folder, named as for query")
    check.add_argument(
        "--warehouse",
        nargs="?",
        const="",
        metavar="URL",
        help="also check tables, columns, keys and links against the data",
    )
    new = _add(commands, "new", catalogs.new, "Add a metric or a dataset to a catalog.")
    new.add_argument("what", choices=("metric", "dataset"))
    new.add_argument("name")
    new.add_argument("--catalog", metavar="DIR")
    new.add_argument("--expr", help="of a metric: its expression, 'sum(amount)' or 'revenue / orders'")
    new.add_argument("--dataset", help="of a metric: the dataset it counts in")
    new.add_argument("--where", help="of a metric: which rows count")
    new.add_argument("--source", help="of a dataset: its table")
    new.add_argument("--description", default="")
    new.add_argument("--owner", default="")
    new.add_argument("--unit")
    init = _add(
        commands, "init", catalogs.init, "Make a project from a DuckDB file or a folder of Parquet or CSV files."
    )
    init.add_argument("warehouse", metavar="SOURCE")
    init.add_argument("folder", nargs="?", default=".", metavar="DIR")
    index = _add(
        commands,
        "index",
        catalogs.index,
        "Read the values of the dimensions, and encode the catalog for search by meaning.",
    )
    _place(index)
    info = _add(commands, "info", catalogs.info, "Show what is in force: project, catalog, warehouse, versions.")
    _place(info)
    trust = _add(commands, "trust", catalogs.trust_folder, "Let a folder's settings run queries.")
    trust.add_argument("folder", nargs="?", default=".", metavar="DIR")
    trust.add_argument("--remove", action="store_true", help="trust it no longer")
    lab = _add(commands, "lab", catalogs.lab, "Start JupyterLab here.")
    lab.add_argument("rest", nargs=argparse.REMAINDER, help="options for jupyter lab")


def _formats(commands: _Commands) -> None:  # type: ignore[valid-type]  # see _add
    import_ = _add(commands, "import", formats.import_, "Bring in another system's definitions as a catalog.")
    import_.add_argument("format", choices=formats.IMPORTED)
    import_.add_argument(
        "source", metavar="SRC", help="its folder; for ossie its file; for datajunction also a server's https://…"
    )
    import_.add_argument("--out", metavar="DIR", required=True, help="the folder of the new catalog")
    import_.add_argument("--overwrite", action="store_true", help="replace files, and write beside other definitions")
    export = _add(commands, "export", formats.export, "Write a catalog in another system's format.")
    export.add_argument("format", choices=formats.EXPORTED)
    export.add_argument("--catalog", metavar="DIR", help="the folder of the definitions; else as for query")
    export.add_argument("--out", metavar="FILE", help="write there instead of to standard output")
    export.add_argument("--overwrite", action="store_true", help="replace the file")


def _training(commands: _Commands) -> None:  # type: ignore[valid-type]  # see _add
    train = _add(commands, "train", training.train, "Tune the encoder by a recipe; needs the extra [models].")
    train.add_argument("--recipe", default="default", help="default, quick or smoke")
    train.add_argument("--out", default="encoder", metavar="DIR", help="where to write; broken off, it goes on there")
    train.add_argument("--ranker", action="store_true", help="fit the weights of the ranking instead; needs no extra")
    train.add_argument("--catalogs", type=int, default=40, help="with --ranker: from how many training catalogs")
    train.add_argument("--threads", type=int, default=2, help="how many threads torch uses")


def _evaluation(commands: _Commands) -> None:  # type: ignore[valid-type]  # see _add
    evaluate = _add(
        commands, "evaluate", learning.evaluate, "Ask the questions of a file, and judge the answers by their rows."
    )
    evaluate.add_argument(
        "files", nargs="*", metavar="FILE", help="evaluation files; else those in the catalog's folder, questions.yml"
    )
    evaluate.add_argument("--format", choices=("table", "json"), default="table")
    evaluate.add_argument("--output", metavar="FILE", help="write the JSON there as well: a baseline for later")
    evaluate.add_argument("--html", metavar="FILE", help="write a page with pictures there")
    evaluate.add_argument("--baseline", metavar="FILE", help="the JSON of an earlier run: what got better or worse")
    evaluate.add_argument("--no-worse", action="store_true", help="fail where a question got worse than the baseline")
    evaluate.add_argument("--quiet", action="store_true", help="only the numbers, not each wrong answer")
    evaluate.add_argument("--confirm", type=int, default=0, metavar="N", help="confirm N questions beforehand")
    taught = evaluate.add_mutually_exclusive_group()
    taught.add_argument(
        "--learn",
        type=int,
        default=0,
        metavar="N",
        help="what N confirmed questions teach about the others, five draws",
    )
    taught.add_argument(
        "--correct",
        type=int,
        default=0,
        metavar="N",
        help="what is right when N wrong answers have been corrected, five draws",
    )
    evaluate.add_argument("--memory", action="store_true", help="go by what has been confirmed in the registry")
    evaluate.add_argument("--min-accuracy", type=_share, metavar="SHARE", help="fail below: 0.85")
    evaluate.add_argument("--min-precision", type=_share, metavar="SHARE", help="fail below, at 70 %% coverage")
    evaluate.add_argument("--min-declined", type=_share, metavar="SHARE", help="fail below, of what has no answer")
    evaluate.add_argument("--max-error", type=_share, metavar="SHARE", help="fail above: the calibration error")
    evaluate.add_argument("--max-ms", type=float, metavar="MS", help="fail where 95 %% of the answers need longer")
    _place(evaluate)


def _learning(commands: _Commands) -> None:  # type: ignore[valid-type]  # see _add
    learn = _add(
        commands,
        "learn",
        learning.learn,
        "Learn from what people said of answers; in force only where no evaluation gets worse.",
    )
    learn.add_argument("--rollback", action="store_true", help="go back to what was in force before")
    learn.add_argument(
        "--propose", action="store_true", help="show what owners might add, as a difference of the files"
    )
    _place(learn)


def _share(text: str) -> float:
    try:
        value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        message = f"'{text}' is no share; write it as 0.85 or 85%"
        raise argparse.ArgumentTypeError(message)
    return value


def _audits(commands: _Commands) -> None:  # type: ignore[valid-type]  # see _add
    audit = _add(commands, "audit", audits.audit, "Audit cloud efficiency; 1 when an audit of severity error fails.")
    audit.add_argument(
        "target",
        nargs="?",
        metavar="DIR",
        help="a project's folder, else the nearest workbench.toml; or one bill in FOCUS, as CSV or Parquet",
    )
    audit.add_argument("--format", choices=("table", "json"), default="table")
    audit.add_argument("--html", metavar="FILE", help="also write a report as one page of HTML")
    audit.add_argument("--all", action="store_true", help="also list what passed and what was skipped")
    audit.add_argument("--audits", metavar="FILE", help="an audits.yml in place of the project's")
    audit.add_argument("--today", type=_day, metavar="DATE", help="the day that freshness and waivers count from")


def _efficiency(commands: _Commands) -> None:  # type: ignore[valid-type]  # see _add
    said = "Cloud efficiency: from bills and usage to who pays what, and why."
    parent = commands.add_parser("efficiency", help=said, description=said)  # type: ignore[attr-defined]  # see _add
    acts = parent.add_subparsers(dest="act", metavar="what", required=True, parser_class=_Parser)
    init = _add(acts, "init", efficiency.init, "Make a folder a project of cloud efficiency.")
    init.add_argument("folder", nargs="?", default=".", metavar="DIR")
    init.add_argument("--example", action="store_true", help="write the synthetic example into it, a new folder")
    made = {
        "ingest": (efficiency.ingest, "Take in what was delivered, checked by its contracts."),
        "publish": (efficiency.publish, "Compute the months whose inputs changed, audit and publish them."),
        "run": (efficiency.run, "Take in, compute and publish."),
        "status": (efficiency.status, "Show how current, complete and trusted everything is, and who pays what."),
        "allocate": (efficiency.allocate, "Show who pays what in a month."),
        "explain": (efficiency.explain, "Show how an owner's cost was computed."),
        "why": (efficiency.why, "Show why an owner's cost changed from one month to another."),
    }
    for name, (run, text) in made.items():
        command = _add(acts, name, run, text)
        if name in {"explain", "why"}:
            command.add_argument("owner", help="its id or name" + ("; everybody for all" if name == "why" else ""))
        command.add_argument("folder", nargs="?", default=".", metavar="DIR", help="the project; else this folder's")
        command.add_argument("--example", choices=("cloud",), help="the synthetic example instead of a project")
        if name in {"publish", "run"}:
            command.add_argument("--again", action="store_true", help="compute every month, changed or not")
        if name in {"allocate", "explain", "why"}:
            many = {"nargs": 2, "metavar": ("BEFORE", "AFTER")} if name == "why" else {"metavar": "MONTH"}
            command.add_argument("--period", help="2026-03; else the last whole month", **many)
            command.add_argument("--currency", metavar="CODE", help="one currency alone")
        if name == "allocate":
            command.add_argument("--tree", action="store_true", help="as the tree of owners, with sums")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"'{text}' is no date; write it as 2014-01-05"
        raise argparse.ArgumentTypeError(message) from None
