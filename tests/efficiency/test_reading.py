"""Settings files: everything wrong at once, each with its place and what to do."""

from __future__ import annotations

from decimal import Decimal

from workbench.efficiency.reading import read_section


def test_a_settings_file_says_everything_that_is_wrong_at_once() -> None:
    section, file = read_section("a: 1\nb: x\nanme: y\na: 2\n", "s.yml", "setting", ("a", "b", "name"))
    assert section is not None
    assert section.decimal("a") == Decimal(1)
    assert section.decimal("b") is None
    said = [str(issue) for issue in file.issues]
    assert said[0].startswith("s.yml:3:1: A setting has no key 'anme'. Did you mean 'name'?")
    assert said[1].startswith("s.yml:4:1: The key 'a' stands twice; the first is on line 1.")
    assert said[2].startswith("s.yml:2:4: 'b' is a number, not 'x'.")


def test_an_instant_with_a_zone_is_read_in_utc() -> None:
    section, _ = read_section("at: 2026-01-31T01:00:00+02:00", "s.yml", "setting", ("at",))
    assert section is not None
    assert str(section.instant("at")) == "2026-01-30 23:00:00"
