from __future__ import annotations

from workbench.errors import Place
from workbench.query.tokens import Kind, place, scan


def kinds(text):
    return [(token.kind.value, token.text) for token in scan(text)[:-1]]


def test_every_kind_of_token_is_told_apart():
    assert kinds("flights \"my name\" 'O''Hare' e'a\\n' 12 1.5 1e-3 {{ x }} <= -- rest") == [
        ("word", "flights"),
        ("quoted", '"my name"'),
        ("string", "'O''Hare'"),
        ("string", "e'a\\n'"),
        ("number", "12"),
        ("number", "1.5"),
        ("number", "1e-3"),
        ("variable", "{{ x }}"),
        ("symbol", "<="),
        ("comment", "-- rest"),
    ]


def test_offsets_count_code_points():
    token = scan("'\U0001f680é' by")[1]
    assert (token.text, token.start, token.end) == ("by", 5, 7)


def test_an_open_quote_ends_with_its_line():
    assert kinds("'La\nby x") == [("fault", "'La"), ("word", "by"), ("word", "x")]
    assert kinds('"La\nby') == [("fault", '"La'), ("word", "by")]
    assert kinds("{{x\nby") == [("fault", "{{x"), ("word", "by")]


def test_a_number_with_letters_is_one_fault():
    assert kinds("2fa 1_000 5kg") == [("fault", "2fa"), ("fault", "1_000"), ("fault", "5kg")]


def test_a_comment_ends_with_its_line():
    assert kinds("a -- b\r\nc") == [("word", "a"), ("comment", "-- b"), ("word", "c")]


def test_places_count_lines_and_columns_from_one():
    text = "flights\r\nby carrier\n  wher x"
    start = text.index("wher")
    assert place(text, start, start + 4) == Place("query", 3, 3, 7)
    assert place(text, len(text), len(text)) == Place("query", 3, 9, 10)


def test_the_last_token_stands_behind_the_last_word():
    assert scan("flights  \n ")[-1] == (Kind.END, "", 7, 7, "")
