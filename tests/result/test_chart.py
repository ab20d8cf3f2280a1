from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import pytest

from workbench.errors import QueryError
from workbench.query.parse import parse
from workbench.result import ResultColumn
from workbench.result.chart import Chart, NoChart, charted
from workbench.result.palette import SERIES
from workbench.result.svg import svg
from workbench.result.vega import vega_lite


def every_text(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in every_text(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in every_text(part)]
    return [value] if isinstance(value, str) else []


def test_a_total_has_no_chart(made, metric):
    assert charted(made([(metric("flights"), [336776])])) == NoChart()


def test_one_metric_over_time_is_a_line(made, dimension, metric, months):
    chart = charted(made([(dimension("time.month", "time", "month"), months), (metric("flights"), list(range(12)))]))
    assert isinstance(chart, Chart)
    assert (chart.mark, chart.axis, len(chart.panels), len(chart.panels[0].series[0].points)) == ("line", "time", 1, 12)


def test_a_second_dimension_over_time_is_a_line_for_each_of_its_values(made, dimension, metric, months):
    names = ["a", "b"] * 12
    days = [month for month in months for _ in "ab"]
    chart = charted(
        made(
            [(dimension("time.month", "time", "month"), days), (dimension("o"), names), (metric("m"), list(range(24)))]
        )
    )
    assert {series.name for series in chart.panels[0].series} == {"a", "b"}
    assert [p.y for p in next(s for s in chart.panels[0].series if s.name == "a").points] == list(range(0, 24, 2))


def test_of_many_series_the_largest_twelve_are_shown_and_that_is_said(made, dimension, metric, months):
    days = [month for month in months for _ in range(20)]
    names = [f"s{i:02}" for i in range(20)] * 12
    sizes = list(range(20)) * 12
    chart = charted(
        made([(dimension("time.month", "time", "month"), days), (dimension("o"), names), (metric("m"), sizes)])
    )
    assert [s.name for s in chart.panels[0].series] == [f"s{i:02}" for i in range(19, 7, -1)]
    assert chart.note == "Shown: the 12 of 20 series with the largest values."


def test_a_line_breaks_where_a_period_is_missing(made, dimension, metric):
    days = [date(2013, 1, 1), date(2013, 1, 2), date(2013, 1, 5)]
    chart = charted(made([(dimension("time.day", "time", "day"), days), (metric("m"), [1, 2, 3])]))
    assert [(p.x.day, p.y) for p in chart.panels[0].series[0].points] == [(1, 1), (2, 2), (3, None), (5, 3)]


def test_the_top_months_are_bars_because_they_are_no_run_of_months(made, dimension, metric, months):
    picked = [months[6], months[2], months[9]]
    columns = [(dimension("time.month", "time", "month"), picked), (metric("m"), [3, 2, 1])]
    assert charted(made(columns, limit=3, order="m")).mark == "bar"
    assert charted(made(columns, limit=3, order="time.month")).mark == "line"
    assert charted(made(columns, limit=10, order="m")).mark == "line"


def test_categories_are_bars_in_the_order_of_the_result(made, dimension, metric):
    chart = charted(made([(dimension("carrier.name"), ["z", None, "a"]), (metric("m"), [1, 3, 2])]))
    assert (chart.mark, chart.axis) == ("bar", "category")
    assert [(p.x_text, p.y) for p in chart.panels[0].series[0].points] == [("z", 1), ("(null)", 3), ("a", 2)]


def test_a_key_is_called_by_its_label_and_equal_labels_stay_apart(made, dimension, metric):
    columns = [
        (dimension("destination"), ["ATL", "XXX", "BQN"]),
        (dimension("destination.name"), ["Atlanta", "Atlanta", None]),
        (metric("m"), [1, 2, 3]),
    ]
    chart = charted(made(columns, by=["destination"]))
    assert [p.x_text for p in chart.panels[0].series[0].points] == ["Atlanta [ATL]", "Atlanta [XXX]", "BQN"]


def test_only_the_first_bars_are_drawn_and_that_is_said(made, dimension, metric):
    chart = charted(made([(dimension("d"), [f"n{i}" for i in range(105)]), (metric("m"), list(range(105)))]))
    assert len(chart.panels[0].series[0].points) == 30
    assert chart.note == "Shown: the first 30 of 105."


def test_two_categories_are_grouped_bars(made, dimension, metric):
    chart = charted(
        made(
            [
                (dimension("o"), ["x", "x", "y", "y"]),
                (dimension("c"), ["1", "2", "1", "2"]),
                (metric("m"), [1, 2, 3, 4]),
            ]
        )
    )
    assert [(s.name, [p.y for p in s.points]) for s in chart.panels[0].series] == [("1", [1, 3]), ("2", [2, 4])]
    assert chart.series_title == "c"


def test_where_each_group_has_members_of_its_own_the_pairs_are_bars(made, dimension, metric):
    columns = [
        (dimension("o"), ["x", "x", "y", "y"]),
        (dimension("c"), ["1", "2", "3", "4"]),
        (metric("m"), [4, 3, 2, 1]),
    ]
    chart = charted(made(columns))
    assert [[p.x_text for p in s.points] for s in chart.panels[0].series] == [["x · 1", "x · 2", "y · 3", "y · 4"]]
    assert chart.x_title == "o, c"


def test_a_dimension_with_one_value_does_not_count(made, dimension, metric):
    chart = charted(made([(dimension("o"), ["x", "x"]), (dimension("c"), ["1", "2"]), (metric("m"), [1, 2])]))
    assert chart.x_title == "c"


def test_metrics_share_an_axis_only_when_their_units_agree(made, dimension, metric):
    names = (dimension("d"), ["a", "b"])
    same = charted(made([names, (metric("x", "minute"), [1, 2]), (metric("y", "minute"), [3, 4])]))
    apart = charted(made([names, (metric("x", "minute"), [1, 2]), (metric("y", "mile"), [3, 4])]))
    unknown = charted(made([names, (metric("x"), [1, 2]), (metric("y"), [3, 4])]))
    assert [len(panel.series) for panel in same.panels] == [2]
    assert [len(panel.series) for panel in apart.panels] == [1, 1]
    assert [len(panel.series) for panel in unknown.panels] == [1, 1]
    assert [panel.title for panel in apart.panels] == ["x (minutes)", "y (miles)"]


def test_percent_and_plain_numbers_never_share_an_axis(made, dimension, metric):
    chart = charted(
        made([(dimension("d"), ["a", "b"]), (metric("x", None, "percent"), [0.1, 0.2]), (metric("y"), [3, 4])])
    )
    assert [panel.is_percent for panel in chart.panels] == [True, False]


@pytest.mark.parametrize("count", (3, 40))
def test_too_many_groups_get_no_chart_and_the_footer_says_so(made, dimension, metric, count):
    dims = [(dimension(f"d{i}"), [f"{i}{j % (2 + i)}" for j in range(count * 10)]) for i in range(3)]
    chart = charted(made([*dims, (metric("m"), list(range(count * 10)))]))
    assert isinstance(chart, NoChart)
    assert "no chart" in chart.note


def test_no_chart_has_more_than_five_thousand_points(made, dimension, metric):
    start = datetime.fromisoformat("2013-01-01")
    hours = [start + timedelta(hours=i) for i in range(6_000)]
    columns = [(dimension("time.hour", "time", "hour"), hours), (metric("m"), list(range(6_000)))]
    assert charted(made(columns)) == NoChart("no chart: 6,000 points are too many to tell apart")
    assert len(charted(made([(c, v[:4_000]) for c, v in columns])).panels[0].series[0].points) == 4_000


def test_comparison_columns_are_not_drawn_beside_their_metric(made, dimension, metric):
    columns = [
        (dimension("d"), ["a", "b"]),
        (metric("m"), [1, 2]),
        (metric("m__previous"), [1, 2]),
        (metric("m__change"), [0.1, 0.2]),
    ]
    assert [panel.name for panel in charted(made(columns)).panels] == ["m"]


def test_a_kind_of_chart_can_be_demanded(made, dimension, metric, months):
    result = made([(dimension("time.month", "time", "month"), months), (metric("m"), list(range(12)))])
    assert charted(result.with_chart("bar")).mark == "bar"
    assert charted(result.with_chart("none")) == NoChart()
    names = made([(dimension("d"), ["a", "b"]), (metric("m"), [1, 2])]).with_chart("line")
    assert charted(names).note.startswith("no line chart")
    with pytest.raises(QueryError, match=r"No chart 'bra'\. Did you mean 'bar'\?"):
        result.with_chart("bra")


def test_values_and_ranges_have_no_chart(made, dimension):
    assert charted(made([(dimension("d"), ["a", "b"])])) == NoChart()


# --- Vega-Lite --------------------------------------------------------------------------------------------------------
EVIL = "javascript:alert(1)"


def test_nothing_from_the_data_becomes_more_than_a_title_or_a_value(made, dimension, metric):
    names = ["https://evil.example/x.png", "datum.x", "{{x}}", EVIL]
    spec = vega_lite(charted(made([(dimension("image"), names), (metric("m", EVIL, None, "data['x']"), [1, 2, 3, 4])])))
    keys = set(every_text(spec)) & {"expr", "href", "url", "signal", "calculate", "transform", "params", "labelExpr"}
    assert not keys
    fields = {item["field"] for item in [*spec["encoding"]["tooltip"], spec["encoding"]["x"], spec["encoding"]["y"]]}
    assert fields <= {"x", "y", "xt", "yt", "s"}


@pytest.mark.parametrize("name", ("image", "title"))
def test_a_tooltip_has_no_row_that_would_load_a_picture(made, dimension, metric, name):
    spec = vega_lite(charted(made([(dimension(name), ["https://evil.example/x.png", "b"]), (metric("m"), [1, 2])])))
    assert name not in [row["title"] for row in spec["encoding"]["tooltip"]]


def test_the_specification_is_plain_json_of_version_5_with_a_clear_background(made, dimension, metric, months):
    result = made(
        [
            (dimension("time.month", "time", "month"), months),
            (metric("m", None, "percent"), [i / 100 for i in range(12)]),
        ]
    )
    spec = vega_lite(charted(result))
    assert json.loads(json.dumps(spec)) == spec
    assert spec["$schema"].endswith("/vega-lite/v5.json")
    assert spec["background"] == "transparent"
    assert spec["encoding"]["y"]["axis"]["format"] == ".1~%"
    assert spec["encoding"]["x"]["scale"] == {"type": "utc"}
    assert spec["data"]["values"][0] == {"x": "2013-01-01", "y": 0.0, "xt": "2013-01", "yt": "0.0%"}


def test_a_bar_with_its_number_beside_it_needs_no_axis(made, dimension, metric):
    bars = [(dimension("d"), ["a", "b"]), (metric("m"), [1, 2])]
    assert vega_lite(charted(made(bars)))["encoding"]["x"]["axis"] is None
    below_zero = [bars[0], (metric("m"), [-1, 2])]
    assert vega_lite(charted(made(below_zero)))["encoding"]["x"]["axis"] is not None


def test_panels_side_by_side_share_one_width_and_one_height_of_titles(made, dimension, metric):
    names = (dimension("d"), ["a" * 60, "b"])
    units = ("minute", "mile", None)
    for count in (1, 2, 3):
        metrics = [(metric(f"m{i}", units[i]), [1_234_567, 2]) for i in range(count)]
        spec = vega_lite(charted(made([names, *metrics])))
        views = spec.get("hconcat", [spec])
        assert sum(view["width"] for view in views) + 24 * (count - 1) < 720 - 240
        assert len({len(view["title"].get("subtitle", [])) for view in views}) == 1


def test_millions_are_written_short_on_an_axis(made, dimension, metric, months):
    columns = [(dimension("time.month", "time", "month"), months), (metric("m"), [2_500_000] * 12)]
    assert vega_lite(charted(made(columns)))["encoding"]["y"]["axis"]["format"] == "~s"


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", SERIES)
def test_every_colour_stands_out_on_white_and_on_jupyters_dark(colour):
    mine, dark = _luminance(colour), _luminance("#111111")
    assert 1.05 / (mine + 0.05) >= 3
    assert (mine + 0.05) / (dark + 0.05) >= 3


def test_every_chart_has_a_picture_for_pages_without_vega(made, dimension, metric, months):
    line = made([(dimension("time.month", "time", "month"), months), (metric("m"), [None, *range(11)])])
    bars = made([(dimension("d"), ["a", "b"]), (metric("m"), [-1, 2]), (metric("n"), [0, 0])])
    for result in (line, line.with_chart("bar"), bars):
        picture = svg(charted(result))
        root = ElementTree.fromstring(picture)  # noqa: S314  our own
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert "nan" not in picture


def test_a_picture_holds_any_text(made, dimension, metric):
    result = made([(dimension("d"), ['a\x00\x1b<&"', "\u2028"]), (metric("m", "<", None, "\x01"), [1, 2])])
    assert ElementTree.fromstring(svg(charted(result))) is not None  # noqa: S314  our own


def test_a_chart_says_what_it_is_divided_by_and_narrowed_to_in_the_catalog_s_words(made, metric):
    columns = [(ResultColumn("carrier.name", "dimension", "text", title="Airline"), ["a", "b"]), (metric("m"), [1, 2])]
    result = made(columns)
    query = parse("m by carrier.name where origin = 'JFK' during last 3 months having m > 0")
    chart = charted(replace(result, query=query))
    assert chart.subtitle == "by Airline, during last 3 months, where origin = 'JFK', having m > 0"
    assert vega_lite(chart)["title"]["subtitle"] == [chart.subtitle]
    assert chart.subtitle.replace("'", "&#x27;").replace(">", "&gt;") in svg(chart)
