from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser

from workbench.result import Freshness
from workbench.result.chart import charted
from workbench.result.document import bundle, html

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


class Elements(HTMLParser):
    """The elements and attributes of a page, and its text outside of style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words.append(data)


def page(result) -> str:
    return html(result, charted(result))


def test_text_from_anywhere_is_never_markup(made, dimension, metric):
    column = dimension(ATTACK)
    result = made(
        [(column, [ATTACK]), (metric("m", ATTACK, None, ATTACK), [1])],
        text=ATTACK,
        sql=ATTACK,
        outline=(ATTACK,),
        warnings=(ATTACK,),
        versions=((ATTACK, ATTACK),),
        owners=((ATTACK, ATTACK),),
        freshness=Freshness(ATTACK, ATTACK, ATTACK),
        by=[],
    )
    for text in (page(result), *(str(v) for k, v in bundle(result).items() if k == "text/html")):
        found = Elements(text)
        assert not {"script", "img", "a", "iframe"} & set(found.names)
        assert not [name for name, _ in found.attributes if name.startswith("on") or name in {"href", "src"}]


def test_the_picture_for_pages_without_vega_is_never_markup_either(made, dimension, metric):
    from workbench.result.svg import svg

    result = made([(dimension("d"), [ATTACK, "b"]), (metric("m", ATTACK, None, ATTACK), [1, 2])])
    found = Elements(svg(charted(result)))
    assert not {"script", "img", "a"} & set(found.names)


def test_null_and_the_empty_text_are_told_apart_from_words(made, dimension, metric):
    result = made([(dimension("carrier.name"), ["null", None, ""]), (metric("flights"), [1, 2, None])])
    shown = page(result)
    assert shown.count('<span class="mwb-null">null</span>') == 2
    assert '<span class="mwb-null">(empty)</span>' in shown
    assert '<th scope="row">null</th>' in shown


def test_a_notebook_keeps_only_the_rows_it_shows(made, dimension, metric):
    names = [f"row number {i:04}" for i in range(3412)]
    result = made([(dimension("name"), names), (metric("m"), list(range(3412)))], shown_rows=50)
    kept = json.dumps(bundle(result))
    assert "showing 50 of 3,412 rows" in kept
    assert "row number 0049" in kept
    assert "row number 0050" not in kept


def test_the_table_can_be_followed_by_a_screen_reader(made, dimension, metric):
    shown = page(made([(dimension("carrier.name"), ["United"]), (metric("avg_delay", "minute"), [3.5])]))
    assert re.search(r"<caption[^>]*>flights by carrier.name</caption>", shown)
    assert shown.count('scope="col"') >= 2
    assert 'scope="row"' in shown
    assert 'role="region"' in shown


def test_the_unit_stands_in_the_header_in_the_plural(made, dimension, metric):
    assert 'avg_delay<span class="mwb-unit">minutes</span>' in page(
        made([(dimension("d"), ["x"]), (metric("avg_delay", "minute"), [3.5])])
    )


def test_a_total_is_one_big_number_with_its_unit(made, dimension, metric):
    shown = page(made([(metric("avg_delay", "minute", None, "Average delay"), [6.895])]))
    assert "<dt>Average delay</dt><dd>6.89<small>minutes</small></dd>" in shown
    assert '<table class="mwb-table"' not in shown


def test_the_footer_says_what_the_number_rests_on(made, dimension, metric):
    result = made(
        [(dimension("d"), ["x"]), (metric("flights"), [1])],
        versions=(("flights", "a1b2c3"),),
        owners=(("flights", "punctuality"),),
        today=date(2014, 1, 5),
        seconds=0.042,
        warnings=("Mind the gap.",),
    )
    words = " ".join(Elements(page(result)).words)
    for said in (
        "1 row",
        "42 ms",
        "data up to 2013-12-31",
        "today is fixed at 2014-01-05",
        "owner punctuality",
        "a1b2c3",
        "Mind the gap.",
        "Read flights.",
        "SELECT 1",
    ):
        assert said in words


def test_no_rows_are_said_in_words(made, dimension, metric):
    assert "No rows answer this query." in page(made([(dimension("d"), []), (metric("flights"), [])]))


def test_parts_of_the_footer_can_stand_open(made, dimension, metric):
    assert "<details open><summary>SQL</summary>" in page(made([(metric("m"), [1])], opened=("sql",)))


def test_text_for_the_terminal_is_aligned_and_cannot_move_the_cursor(made, dimension, metric):
    lines = str(made([(dimension("d"), ["a\x1b[2J", "日本"]), (metric("m", "mile"), [1, 20000])])).splitlines()
    assert lines[0] == "d      m [miles]"
    assert lines[2] == "a [2J          1"
    assert lines[3] == "日本      20,000"


def test_the_short_form_of_a_result_is_one_line(made, dimension, metric):
    assert repr(made([(dimension("d"), ["a"]), (metric("m"), [1])])) == "<Result: 1 row of d, m>"


def test_a_table_that_needs_scrolling_says_how_many_rows_it_has_and_unfolds(made, dimension, metric):
    def of(count, **more):
        names = [f"n{i}" for i in range(count)]
        result = made([(dimension("d"), names), (metric("m"), list(range(count)))], **more)
        return bundle(result)["text/html"]

    assert 'class="mwb-unfold"' not in of(13)
    assert "Show all 36 rows" in of(36)
    assert "Show the first 50 of 1,200 rows" in of(1200)
