from __future__ import annotations

import pytest

from workbench.errors import QueryError
from workbench.magics.options import OPTIONS, read, usage


@pytest.mark.parametrize(
    ("line", "given", "target", "rest"),
    [
        ("", {}, None, ""),
        ("-o df --sql", {"--output": "df", "--sql": ""}, None, ""),
        ("r << --chart=bar", {"--chart": "bar"}, "r", ""),
        ("r<<", {}, "r", ""),
        ("--limit 5 flights by carrier.name", {"--limit": "5"}, None, "flights by carrier.name"),
        (
            "flights by carrier.name --limit 5 -o df",
            {"--limit": "5", "--output": "df"},
            None,
            "flights by carrier.name",
        ),
        ("flights where a.b = '--sql' --sql", {"--sql": ""}, None, "flights where a.b = '--sql'"),
        ("flights where x = -1 and y -2 > 3", {}, None, "flights where x = -1 and y -2 > 3"),
        ("flights -- a comment", {}, None, "flights -- a comment"),
        (r'--catalog="C:\My files\catalog" flights', {"--catalog": r"C:\My files\catalog"}, None, "flights"),
        ("--catalog 'two words'", {"--catalog": "two words"}, None, ""),
    ],
)
def test_a_line_is_read_into_options_a_target_and_the_rest(line, given, target, rest):
    found = read("metric", line)
    assert (dict(found.given), found.target, found.rest) == (given, target, rest)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--chrat bar", "cell:1:10: Unknown option '--chrat'. Did you mean '--chart'?"),
        ("--xyz", "Unknown option '--xyz'. There are --output, --sql"),
        ("--chart bra", "--chart cannot be 'bra'. Did you mean 'bar'? There are auto, line, bar, none."),
        ("--limit", "--limit needs a value: --limit n."),
        ("--limit --sql", "--limit needs a value: --limit n."),
        ("--sql=yes", "--sql is a switch and takes no value."),
        ("--sql --sql", "--sql is given twice."),
        ("-o 1st", "'1st' is no name for a Python variable."),
        ("-o class", "'class' is no name for a Python variable."),
        ("a.b << ", "'a.b' is no name for a Python variable."),
        ("flights --limit 5 by x", "'by' stands after the options."),
    ],
)
def test_a_fault_in_a_line_is_said_with_its_place_and_the_nearest_right_word(line, said):
    with pytest.raises(QueryError) as fault:
        read("metric", line, prefix="%%")
    assert said in str(fault.value)
    assert "^" in str(fault.value)


@pytest.mark.parametrize("text", ["0", "-3", "ten", "1.5", "٣"])
def test_a_limit_is_a_whole_number_from_one(text):
    with pytest.raises(QueryError, match="--limit takes a whole number from 1"):
        read("metric", f"--limit={text}").number("--limit")


def test_help_names_every_option():
    for magic, options in OPTIONS.items():
        assert all(option.name in usage(magic) for option in options)
