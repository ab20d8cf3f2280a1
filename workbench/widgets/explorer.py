"""The explorer: search on the left, the chosen metric and its query on the right, the result below.

It writes query text and runs it; whatever it shows can be copied into a `%%metric` cell.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
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

    def search(
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
        self.words = ipywidgets.Text(placeholder="cost, delay, cancelled …", description="Find", layout=_wide())
        self.facets = {name: ipywidgets.Dropdown(options=[_ALL], description=name.capitalize(), layout=_wide()) for name in _FACETS}
        self.found = ipywidgets.HTML()
        self.list = ipywidgets.Select(description="Metrics", rows=12, layout=_wide())
        self.card = ipywidgets.HTML(layout=_wide())
        self.first = ipywidgets.Dropdown(options=[""], description="By", layout=_wide())
        self.second = ipywidgets.Dropdown(options=[""], description="and by", layout=_wide())
        self.period = ipywidgets.Combobox(options=_PERIODS, placeholder="all time", description="During", layout=_wide())
        self.query = ipywidgets.Textarea(description="Query", rows=3, layout=_wide(), continuous_update=True)
        self.button = ipywidgets.Button(description="Run", icon="play", button_style="primary", tooltip="Run the query", disabled=True)
        self.cell = ipywidgets.HTML()
        self.output = ipywidgets.Output()
        super().__init__([self._panes(), self.output], layout=ipywidgets.Layout(width="100%"))
        self._listen()
        self._search()

    def _panes(self) -> ipywidgets.Box:
        left = ipywidgets.VBox([self.words, *self.facets.values(), self.found, self.list], layout=_pane("320px", "1 1 320px"))
        pickers = ipywidgets.VBox([self.first, self.second, self.period], layout=_wide())
        right = ipywidgets.VBox([self.card, pickers, self.query, self.button, self.cell], layout=_pane("360px", "2 1 360px"))
        return ipywidgets.Box([left, right], layout=ipywidgets.Layout(display="flex", flex_flow="row wrap", width="100%"))

    def _listen(self) -> None:
        for widget in (self.words, *self.facets.values()):
            widget.observe(lambda _: self._search(), "value")
        self.list.observe(lambda _: self._choose(), "value")
        for widget in (self.first, self.second, self.period):
            widget.observe(lambda _: self._write(), "value")
        self.query.observe(lambda _: self._show_cell(), "value")
        self.button.on_click(lambda _: self.run())

    # --- finding ------------------------------------------------------------------------------------------------------
    def _search(self) -> None:
        chosen = {name: (box.value,) for name, box in self.facets.items() if box.value not in (_ALL, None)}
        hits = self.workbench.search(self.words.value, _MOST, kind=("metric",), **chosen)
        self._offer_facets(hits)
        options = [(f"{hit.title or hit.name}", hit.name) for hit in hits]
        self.found.value = found_html(len(options), self.words.value)
        kept = self.list.value
        with self.list.hold_trait_notifications():
            self.list.options = options
            names = [name for _, name in options]
            self.list.value = kept if kept in names else next(iter(names), None)

    def _offer_facets(self, hits: Hits) -> None:
        for name, box in self.facets.items():
            found = [count.value for count in hits.facets.get(name, ())]
            options = [_ALL, *dict.fromkeys([*found, *([box.value] if box.value not in (_ALL, None) else [])])]
            if list(box.options) != options:
                value = box.value
                with box.hold_trait_notifications():
                    box.options = options
                    box.value = value if value in options else _ALL
            box.layout.display = "none" if len(options) <= 2 and box.value == _ALL else ""

    def _choose(self) -> None:
        self.button.disabled = self.list.value is None
        if self.list.value is None:
            self.card.value = self.query.value = ""
            return
        card = self.workbench.card(self.list.value)
        self.card.value = card_html(card)
        options = ["", *choices(card)]
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


def _offer(box: ipywidgets.Dropdown, options: Sequence[str]) -> None:
    value = box.value
    with box.hold_trait_notifications():
        box.options = options
        box.value = value if value in options else ""


def _wide() -> ipywidgets.Layout:
    return ipywidgets.Layout(width="auto", max_width="640px")


def _pane(least: str, flex: str) -> ipywidgets.Layout:
    return ipywidgets.Layout(min_width=least, flex=flex, padding="4px 12px 4px 0")
