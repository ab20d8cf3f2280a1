"""The magics themselves: each reads its line, asks the session, and shows what came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from IPython.core.magic import Magics, cell_magic, line_cell_magic, line_magic, magics_class, no_var_expand
from traitlets import Enum, Float, Int, Unicode

from workbench.errors import Issue, QueryError, WorkbenchError, nearest
from workbench.magics import shown
from workbench.magics.faults import one_message
from workbench.magics.options import OPTIONS, Line, read, usage
from workbench.magics.running import interruptible
from workbench.magics.sessions import Place, Sessions
from workbench.magics.thread import Thread
from workbench.magics.variables import variables

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from workbench.ask import Answer
    from workbench.magics.shown import Shown
    from workbench.result import Result
    from workbench.session import Workbench
    from workbench.why import Change

_SUBCOMMANDS = ("status", "connection", "use", "trust", "reload", "explore", "help")

#: Seconds that a cell waits for the encoder, so that the same words find the same, run first or run again.
_MEANING = 10.0


@magics_class
class WorkbenchMagics(Magics):
    """Governed metrics in cells. Settings for all cells: `%config WorkbenchMagics.chart = "none"`."""

    shown_rows = Int(50, min=1, help="How many rows a table shows, and so how many a notebook keeps.").tag(config=True)
    row_limit = Int(0, min=0, help="At most so many rows of a query without a limit; 0: what the project says.").tag(
        config=True
    )
    chart = Enum(("auto", "line", "bar", "none"), "auto", help="The kind of chart.").tag(config=True)
    run_above = Float(
        0.0, min=0.0, max=1.0, help="%ask runs answers that are at least so sure by itself; 0: only with --run."
    ).tag(config=True)
    today = Unicode(
        "", help="The date that `last 12 months` counts from, 2014-01-05; empty: the catalog's or today's."
    ).tag(config=True)
    catalog = Unicode("", help="The folder of the definitions; empty: found from the notebook's folder.").tag(
        config=True
    )
    example = Unicode("", help="An example by name, `flights` or `cloud`; empty: none is asked for.").tag(config=True)
    warehouse = Unicode("", help="Where the data is, as a URL; empty: what the project says.").tag(config=True)

    def __init__(self, shell: InteractiveShell) -> None:
        super().__init__(shell)
        self.host = shell
        self.sessions = Sessions()
        self.last_answer: Answer | None = None
        self.thread = Thread()

    # --- queries ------------------------------------------------------------------------------------------------------
    @no_var_expand
    @cell_magic("metric")  # type: ignore[arg-type]  # its types know only undecorated names
    def metric_cell(self, line: str, cell: str) -> Result | Shown | None:
        """Run the metric query in the cell.

        %%metric [name <<] [-o name] [--chart kind] [--limit n] [--sql] [--outline] [--dry-run] [--connection name]
        avg_arrival_delay, flights
        by carrier.name
        where origin.name = {{airport}}
        """
        with one_message():
            given = read("metric", line, prefix="%%")
            if given.rest:
                raise QueryError(
                    Issue(
                        "query-on-line",
                        f"'{given.rest}' stands on the first line.",
                        remedy="The query goes on the lines below it.",
                    )
                )
            return self._query(given, cell)

    @no_var_expand
    @line_magic("metric")  # type: ignore[arg-type]  # as above
    def metric_line(self, line: str) -> Result | Shown | None:
        """Run a metric query on one line: `%metric flights by carrier.name`, or `r = %metric flights`."""
        with one_message():
            given = read("metric", line)
            return self._query(given, given.rest)

    @no_var_expand
    @line_cell_magic
    def why(self, line: str, cell: str | None = None) -> Change | None:
        """Find out why a metric changed: `%why cancellations during 2013-02`, by which values of which dimensions.

        %why [name <<] metric during … [where …] [compare to previous year] [by dimension, …]
        """
        with one_message():
            given = read("why", line, prefix="%%" if cell is not None else "%")
            text = f"{given.rest}\n{cell or ''}".strip()
            if not text:
                remedy = "%why cancellations during 2013-02, for one."
                raise QueryError(Issue("no-query", "Which metric changed, and when?", remedy=remedy))
            session, values = self.session(given), variables(text, self.namespace)
            change = interruptible(lambda: session.why(text, variables=values), session.interrupt)
            if given.target is None:
                return change
            self.namespace[given.target] = change
            return None

    def _query(self, given: Line, text: str) -> Result | Shown | None:
        if not text.strip():
            remedy = "Write one, such as: flights by carrier.name. %metrics lists what there is."
            raise QueryError(Issue("no-query", "There is no query here.", remedy=remedy))
        session = self.session(given)
        values = variables(text, self.namespace)
        if given.has("--dry-run"):
            return _dry_run(session, given, text, values)
        limit = given.number("--limit") or self.row_limit or None
        result = interruptible(lambda: session.run(text, variables=values, limit=limit), session.interrupt)
        opened = tuple(key for key in ("sql", "outline") if given.has(f"--{key}"))
        result = replace(result, opened=opened, shown_rows=self.shown_rows).with_chart(
            given.given.get("--chart", self.chart)
        )
        return self._assigned(given, result)

    def _assigned(self, given: Line, result: Result) -> Result | None:
        """Keep what the cell was told to keep; `name <<` assigns as Python does, without showing."""
        if given.has("--output"):
            self.namespace[given.given["--output"]] = result.df
        if given.target is None:
            return result
        self.namespace[given.target] = result
        return None

    # --- finding ------------------------------------------------------------------------------------------------------
    @no_var_expand
    @line_magic
    def metrics(self, line: str) -> Shown:
        """Find metrics by words or meaning: `%metrics late planes`; without words, list them."""
        with one_message():
            given = read("metrics", line)
            session, most = self.session(given), 20 if given.rest else 200
            if given.rest:
                session.finding.index.wait(_MEANING)
            return shown.hits_shown(session.search(given.rest, most, kind=("metric", "cube")))

    @no_var_expand
    @line_magic
    def metric_info(self, line: str) -> Shown:
        """Show a metric's definition, owner, unit, dimensions and examples: `%metric_info flights`."""
        with one_message():
            given = read("metric_info", line)
            if not given.rest:
                raise QueryError(
                    Issue("no-name", "Which metric?", remedy="%metric_info flights, for one; %metrics lists them.")
                )
            return shown.card_shown(self.session(given).card(given.rest))

    # --- asking -------------------------------------------------------------------------------------------------------
    @no_var_expand
    @line_cell_magic
    def ask(self, line: str, cell: str | None = None) -> Result | Change | Shown | None:
        """Ask in plain language: `%ask which carriers were late most often?`. The proposed query comes as a cell below.

        %ask --run runs it at once. `%ask and by month` goes on from the answer before; %ask --undo takes that back.
        %ask --good and %ask --bad [query] say what the last answer was, and are remembered; %ask --learn learns from them.
        Where a question may mean several things, they are shown with numbers: %ask 2 takes the second, and it is remembered.
        """
        with one_message():
            given = read("ask", line, prefix="%%" if cell is not None else "%")
            question = f"{given.rest} {cell or ''}".strip()
            session = self.session(given)
            if given.has("--good") or given.has("--bad"):
                return self._judged(session, given, question)
            if given.has("--learn"):
                return _learnt(session, back=given.has("--undo"))
            if given.has("--undo"):
                return self._answered(session, given, self.thread.undo())
            if not question:
                raise QueryError(
                    Issue(
                        "no-question",
                        "What do you want to know?",
                        remedy="%ask how many flights were cancelled last month?",
                    )
                )
            if question.isdecimal() and self.last_answer is not None and self.last_answer.choices:
                return self._taken(session, given, int(question))
            session.finding.index.wait(_MEANING)
            before = None if given.has("--new") else self.thread.query
            self.last_answer = answer = interruptible(
                lambda: session.ask(question, previous=before, asked_next=True), session.interrupt
            )
            if given.has("--second"):
                self.last_answer = answer = interruptible(
                    lambda: session.second_opinion(answer, progress=print), session.interrupt
                )
            self.thread.add(answer)
            return self._answered(session, given, answer)

    def _taken(self, session: Workbench, given: Line, number: int) -> Result | Change | Shown | None:
        """Take one of the choices of the last answer."""
        assert self.last_answer is not None  # noqa: S101  whoever calls has looked
        self.last_answer = answer = session.choose(self.last_answer, number)
        self.thread.add(answer)
        return self._answered(session, given, answer)

    def _judged(self, session: Workbench, given: Line, correction: str) -> Shown:
        """Remember what the person says of the last answer."""
        if self.last_answer is None:
            raise QueryError(Issue("no-answer", "Nothing was asked yet.", remedy="Ask first: %ask and a question."))
        good = given.has("--good")
        if good and correction:
            message = "A right answer needs no other query."
            raise QueryError(Issue("judged", message, remedy="Use --bad and the right query, or --good alone."))
        session.feedback(self.last_answer, good=good, correction=correction or None)
        said = "as right" if good else "as wrong, with your query" if correction else "as wrong"
        return shown.text_shown(f"Remembered {said}: {self.last_answer.question}")

    def _answered(self, session: Workbench, given: Line, answer: Answer) -> Result | Change | Shown | None:
        text = answer.text
        if not text or answer.choices:  # nothing is run, or put in a cell, before one is taken
            return shown.answer_shown(answer, self._steps(answer))
        if not given.has("--run") and not 0 < self.run_above <= answer.confidence:
            self.host.set_next_input(answer.cell, replace=False)
            return shown.answer_shown(answer, self._steps(answer))
        from IPython.display import display

        display(shown.answer_shown(answer, self._steps(answer)))  # type: ignore[no-untyped-call]  # IPython has no types here
        if answer.magic == "efficiency":
            return self._efficiency(session, text.removeprefix("%efficiency"))
        if answer.explains:
            return interruptible(lambda: session.why(text), session.interrupt)
        return replace(
            interruptible(lambda: session.run(text), session.interrupt), shown_rows=self.shown_rows
        ).with_chart(self.chart)

    def _steps(self, answer: Answer) -> tuple[str, ...]:
        """The questions that led here, where there was more than one."""
        asked = tuple(step.question for step in self.thread.steps)
        return asked if len(asked) > 1 and answer is self.thread.steps[-1] else ()

    # --- cloud efficiency ---------------------------------------------------------------------------------------------
    @no_var_expand
    @line_magic
    def efficiency(self, line: str) -> Shown:
        """Cloud efficiency: `%efficiency check | run | allocate | owners | explain | why | whose | audits`.

        %efficiency explain search --period 2026-03
        %efficiency why search --period 2026-02 2026-03
        """
        with one_message():
            return self._efficiency(None, line)

    def _efficiency(self, session: Workbench | None, line: str) -> Shown:
        """What a line of `%efficiency` shows, in the session at hand or in the one that the line names."""
        from workbench.magics.efficiency import answered, with_two_months

        given = read("efficiency", with_two_months(line))
        efficiency = (session or self.session(given)).efficiency
        page = answered(efficiency, given, shown.show_chart, shown.say_progress)
        return shown.Shown(page.html, page.text)

    # --- the rest -----------------------------------------------------------------------------------------------------
    @no_var_expand
    @line_magic
    def workbench(self, line: str) -> object:
        """Show the status; `%workbench use | trust | reload | explore | help` do what they say.

        %workbench use cloud        the example of that name; else a folder; `here`: what the notebook's folder says
        """
        with one_message():
            given = read("workbench", line)
            word, _, rest = (given.rest or "status").partition(" ")
            match given.rest if word != "use" else word:
                case "use":
                    return self._use(rest.strip())
                case "" | "status" | "connection":
                    return _status(self.session(given))
                case "trust":
                    return self._trust()
                case "reload":
                    self.sessions.close()
                    return _status(self.session(given))
                case "explore":
                    from workbench.widgets import explore

                    return explore(self.session(given))
                case "help":
                    return shown.text_shown(_help())
                case other:
                    names = nearest(other, _SUBCOMMANDS, most=1)
                    remedy = f"There are {', '.join(_SUBCOMMANDS)}."
                    raise QueryError(
                        Issue("subcommand", f"%workbench knows no '{other}'.", suggestions=names, remedy=remedy)
                    )

    def _use(self, what: str) -> Shown:
        """Take another catalog for the cells that follow."""
        if not what:
            remedy = "%workbench use cloud, a folder, or here for what the notebook's folder says."
            raise QueryError(Issue("no-name", "Use what?", remedy=remedy))
        from workbench.session.examples import names, ready

        if what in names():
            ready(what, shown.say_progress)
        before = self.example, self.catalog
        self.example = what if what in names() else ""
        self.catalog = "" if self.example or what == "here" else what
        try:
            return _status(self.session(Line()), example=self.example)
        except WorkbenchError:
            self.example, self.catalog = before
            raise

    def _trust(self) -> Shown:
        from workbench.project import find, trust

        asks = find().asks
        folder = trust(".")
        self.sessions.close()
        return shown.facts_shown(f"The folder {folder} is trusted now, with these settings:", dict(asks))

    @property
    def namespace(self) -> dict[str, object]:
        """The notebook's variables."""
        found: dict[str, object] = self.host.user_ns
        return found

    def session(self, given: Line) -> Workbench:
        """Return the workbench that a line means: its options, else the settings, else the notebook's folder.

        Raises:
            WorkbenchError: it cannot be opened.
        """
        options = given.given
        place = Place(
            catalog=options.get("--catalog") or self.catalog or None,
            example=None if options.get("--catalog") else self.example or None,
            warehouse=options.get("--warehouse") or self.warehouse or None,
            connection=options.get("--connection"),
            today=_day(self.today),
        )
        return self.sessions.at(place, self.namespace)


def _learnt(session: Workbench, *, back: bool) -> Shown:
    """What came of learning, which the interrupt button stops; or of going back."""
    from workbench.session.learning import in_background, rolled_back

    if back:
        return shown.text_shown(rolled_back(session))

    def told(what: str, done: int, of: int) -> None:
        shown.say_progress(f"Learning: {what}, {done} of {of}")

    lesson = in_background(session, told)
    return shown.text_shown(str(interruptible(lesson.result, lesson.cancel)))


def _dry_run(session: Workbench, given: Line, text: str, values: dict[str, object]) -> Shown:
    statement = session.compile(text, variables=values)
    both = given.has("--sql") == given.has("--outline")
    return shown.plan_shown(
        statement, text.strip(), outline=both or given.has("--outline"), sql=both or given.has("--sql")
    )


def _status(session: Workbench, *, example: str = "") -> Shown:
    catalog = session.catalog
    facts = {
        "catalog": catalog.name,
        "folder": "" if example else str(catalog.folder or ""),
        "metrics": f"{len(catalog.metrics):,}",
        "datasets": f"{len(catalog.datasets):,}",
        "version": catalog.version,
        "queries": "run here"
        if session.runs
        else "do not run: no warehouse, or the folder is not trusted (%workbench trust)",
        "today": session.today.isoformat(),
    }
    return shown.facts_shown("Metric Workbench", facts)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"WorkbenchMagics.today is '{text}', which is no date."
        raise QueryError(Issue("option-value", message, remedy="Write it as 2014-01-05.")) from None


def _help() -> str:
    heads = {
        "metric": "%%metric [name <<] [options]   a query in the lines below; %metric takes it on the same line",
        "why": "%why metric during …             what a change is made of, exactly",
        "ask": "%ask question                  plain language to a query",
        "metrics": "%metrics [words]               find metrics",
        "metric_info": "%metric_info name              a metric's definition, owner, dimensions",
        "efficiency": "%efficiency [what]              who pays for the cloud, how that was computed, why it changed",
        "workbench": f"%workbench [{' | '.join(_SUBCOMMANDS)}]",
    }
    rest = [
        "{{name}} in a query is the value of a variable of the notebook.",
        "%config WorkbenchMagics lists the settings for all cells.",
    ]
    return "\n".join([*(f"{head}\n{usage(magic)}" for magic, head in heads.items() if magic in OPTIONS), *rest])
