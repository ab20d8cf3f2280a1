"""The explorer: search on the left, the chosen metric and its query on the right, the result below.

It writes query text and runs it; whatever it shows can be copied into a `%%metric` cell.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import ipywidgets
from IPython.display import display

from workbench.errors import WorkbenchError
from workbench.widgets.draft import Draft, choices
from workbench.widgets.pieces import card_html, fault_html, found_html, query_html

if TYPE_CHECKING:
    from workbench.catalog.card import Card
    from workbench.result import Result
    from workbench.search import Hits

_ALL = "any"
_MOST = 200
_FACETS = ("owner", "tier", "tag", "dataset")
_PERIODS = ("", "this month", "last 3 months", "last 12 months", "this year", "last 2 years")


class Source(Protocol):
    """What the explorer needs of a workbench."""

    def search(  # noqa: PLR0913  the workbench's own signature
        self,
        words: str,
        k: int = 10,
        *,
        owner: Collection[str] = (),
        tag: Collection[str] = (),
        tier: Collection[str] = (),
        dataset: Collection[str] = (),
        kind: Collection[str] = (),
    ) -> Hits:
        """Find definitions."""

    def card(self, metric: str) -> Card:
        """Return all there is to say about a metric."""

    def run(self, query: str, /) -> Result:
        """Answer a query."""


def explore(workbench: Source) -> Explorer:
    """Return a widget to find metrics and ask for them without typing a query."""
    return Explorer(workbench)


class Explorer(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Search, card, pickers, query and result in one widget."""

    def __init__(self, workbench: Source) -> None:
        self.workbench = workbench
        self._filling = False
        self.words = ipywidgets.Text(placeholder="cost, delay, cancelled …", description="Find", layout=_wide())
        self.facets = {
            name: ipywidgets.Dropdown(options=[_ALL], description=name.capitalize(), layout=_wide()) for name in _FACETS
        }
        self.found = ipywidgets.HTML()
        self.list = ipywidgets.Select(description="Metrics", rows=12, layout=_wide())
        self.card = ipywidgets.HTML(layout=_wide())
        self.first = ipywidgets.Dropdown(options=[""], description="By", layout=_wide())
        self.second = ipywidgets.Dropdown(options=[""], description="and by", layout=_wide())
        self.period = ipywidgets.Combobox(
            options=_PERIODS, placeholder="all time", description="During", layout=_wide()
        )
        self.query = ipywidgets.Textarea(description="Query", rows=3, layout=_wide(), continuous_update=True)
        self.button = ipywidgets.Button(
            description="Run", icon="play", button_style="primary", tooltip="Run the query", disabled=True
        )
        self.cell = ipywidgets.HTML()
        self.output = ipywidgets.Output()
        super().__init__([self._panes(), self.output], layout=ipywidgets.Layout(width="100%"))
        self._listen()
        self._search()

    def _panes(self) -> ipywidgets.Box:
        left = ipywidgets.VBox(
            [self.words, *self.facets.values(), self.found, self.list], layout=_pane("320px", "1 1 320px")
        )
        pickers = ipywidgets.VBox([self.first, self.second, self.period], layout=_wide())
        right = ipywidgets.VBox(
            [self.card, pickers, self.query, self.button, self.cell], layout=_pane("360px", "2 1 360px")
        )
        return ipywidgets.Box(
            [left, right], layout=ipywidgets.Layout(display="flex", flex_flow="row wrap", width="100%")
        )

    def _listen(self) -> None:
        self._hears(self._search, self.words, *self.facets.values())
        self._hears(self._choose, self.list)
        self._hears(self._write, self.first, self.second, self.period)
        self._hears(self._show_cell, self.query)
        self.button.on_click(lambda _: self.run())

    def _hears(self, act: Callable[[], None], *boxes: ipywidgets.Widget) -> None:
        """Act when the user changes a box; not when the explorer itself fills it anew."""
        for box in boxes:
            box.observe(lambda _: None if self._filling else act(), "value")

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        before, self._filling = self._filling, True
        try:
            yield
        finally:
            self._filling = before

    # --- finding ------------------------------------------------------------------------------------------------------
    def _search(self) -> None:
        chosen = {name: (box.value,) for name, box in self.facets.items() if box.value not in (_ALL, None)}
        hits = self.workbench.search(self.words.value, _MOST, kind=("metric",), **chosen)
        self._offer_facets(hits)
        options = [(f"{hit.title or hit.name}", hit.name) for hit in hits]
        self.found.value = found_html(len(options), self.words.value)
        with self._quietly():
            _offer(self.list, options)
        self._choose()

    def _offer_facets(self, hits: Hits) -> None:
        for name, box in self.facets.items():
            found = [count.value for count in hits.facets.get(name, ())]
            options = [_ALL, *dict.fromkeys([*found, *([box.value] if box.value not in (_ALL, None) else [])])]
            with self._quietly():
                _offer(box, options)
            box.layout.display = "none" if len(options) <= 2 and box.value == _ALL else ""

    def _choose(self) -> None:
        self.button.disabled = self.list.value is None
        if self.list.value is None:
            self.card.value = self.query.value = ""
            return
        card = self.workbench.card(self.list.value)
        self.card.value = card_html(card)
        options = ["", *choices(card)]
        with self._quietly():
            for box in (self.first, self.second):
                _offer(box, options)
        self._write()

    # --- asking -------------------------------------------------------------------------------------------------------
    def _write(self) -> None:
        if self.list.value is not None:
            self.query.value = Draft(self.list.value, (self.first.value, self.second.value), self.period.value).text

    def _show_cell(self) -> None:
        self.button.disabled = not self.query.value.strip()
        self.cell.value = query_html(self.query.value)

    def run(self) -> None:
        """Run the query as it stands in the box and show its result, or its one message."""
        self.button.disabled = True
        self.button.description = "Running …"
        self.output.clear_output(wait=True)
        try:
            with self.output:
                display(self._answer())  # type: ignore[no-untyped-call]  # IPython has no types here
        finally:
            self.button.disabled = False
            self.button.description = "Run"

    def _answer(self) -> Result | ipywidgets.HTML:
        try:
            return self.workbench.run(self.query.value)
        except WorkbenchError as error:
            return ipywidgets.HTML(fault_html(error))


def _offer(box: ipywidgets.Select | ipywidgets.Dropdown, options: Sequence[str | tuple[str, str]]) -> None:
    """Give a box new options; what was chosen stays chosen where it still can be, else the first is."""
    if list(box.options) == list(options):
        return
    names = [option if isinstance(option, str) else option[1] for option in options]
    chosen = box.value
    box.options = options
    box.value = chosen if chosen in names else next(iter(names), None)


def _wide() -> ipywidgets.Layout:
    return ipywidgets.Layout(width="auto", max_width="640px")


def _pane(least: str, flex: str) -> ipywidgets.Layout:
    return ipywidgets.Layout(min_width=least, flex=flex, padding="4px 12px 4px 0")
