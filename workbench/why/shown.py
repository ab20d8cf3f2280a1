"""How a change shows itself: a sentence, a waterfall of the most telling dimension, and every dimension's parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from html import escape

from workbench.result.numbers import Digits, digits
from workbench.result.style import style
from workbench.result.svg import SVG
from workbench.result.vega import VEGA_LITE, Spec
from workbench.result.waterfall import Step, steps, waterfall, waterfall_svg
from workbench.why.model import Change, Part, Split

#: How many parts are shown by name; the others are one line.
_SHOWN = 8
_SPLITS_OPEN = 1


def sentence(change: Change) -> str:
    """Return what happened, in one sentence."""
    number = _numbers(change)
    how = "rose" if change.difference > 0 else "fell"
    if not change.difference:
        return f"{change.column.title} stayed at {number(change.after)} {_when(change)}."
    by = _signed(number, change.difference)
    relative = f", {float(change.difference / abs(change.before)):+.1%}" if change.before else ""
    ends = f"from {number(change.before)} to {number(change.after)}"
    return f"{change.column.title} {how} {ends} ({by}{relative}) {_when(change)}."


def _when(change: Change) -> str:
    return f"from {_stretch(change.earlier)} to {_stretch(change.later)}"


def _stretch(stretch: tuple[datetime, datetime]) -> str:
    """A stretch of time as short as it can be said."""
    start, end = stretch
    midnight = all((at.hour, at.minute, at.second, at.microsecond) == (0, 0, 0, 0) for at in stretch)
    if not midnight:
        return f"{start.isoformat(' ', 'minutes')} – {end.isoformat(' ', 'minutes')}"
    if start.day == end.day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month
        if months == 12 and start.month == 1:
            return f"{start.year}"
        if months == 1:
            return f"{start:%Y-%m}"
        return f"{start:%Y-%m} – {end - timedelta(days=1):%Y-%m}"
    last = end - timedelta(days=1)
    return f"{start:%Y-%m-%d}" if last.date() == start.date() else f"{start:%Y-%m-%d} – {last:%Y-%m-%d}"


def plain(change: Change) -> str:
    """Return the change as text."""
    return "\n".join([sentence(change), *change.warnings, *(_line(change, split) for split in change.splits)])


def _line(change: Change, split: Split) -> str:
    return f"by {split.path}: {'; '.join(f'{row.name} {row.added}' for row in _rows(change, split))}"


def bundle(change: Change) -> dict[str, object]:
    """Return every way to show a change."""
    return {"text/html": html(change), "text/plain": plain(change)}


def show(change: Change) -> None:
    """Display a change: the picture and the tables as two outputs, because a notebook shows one form of each output."""
    from IPython.display import display

    if change.splits and change.difference:
        display(_picture(change), raw=True)  # type: ignore[no-untyped-call]  # IPython has no types here
    display(bundle(change), raw=True)  # type: ignore[no-untyped-call]  # as above


def _picture(change: Change) -> dict[str, object]:
    title = f"{change.column.title} by {change.splits[0].title}"
    subtitle = sentence(change)
    bars = _bars(change, change.splits[0])
    spec: Spec = waterfall(title, subtitle, bars)
    return {VEGA_LITE: spec, SVG: waterfall_svg(title, subtitle, bars), "text/plain": f"Chart: {title}"}


def _bars(change: Change, split: Split) -> tuple[Step, ...]:
    number = _numbers(change)
    before = Step(_stretch(change.earlier), 0.0, float(change.before), number(change.before), total=True)
    after = Step(_stretch(change.later), 0.0, float(change.after), number(change.after), total=True)
    shown, rest = split.parts[:_SHOWN], split.parts[_SHOWN:]
    added = [(_name(part), float(part.added), _signed(number, part.added)) for part in shown]
    if rest:
        others = sum((part.added for part in rest), Fraction(0))
        added.append((f"{len(rest)} others", float(others), _signed(number, others)))
    return steps(before, added, after)


def html(change: Change) -> str:
    """Return the sentence, warnings and the tables; of all dimensions but the most telling, folded."""
    number = _numbers(change)
    lead = f"<p><strong>{escape(sentence(change))}</strong></p>"
    warned = "".join(f'<p class="mwb-warnings">{escape(text)}</p>' for text in change.warnings)
    tables = "".join(_table(change, split, opened=i < _SPLITS_OPEN) for i, split in enumerate(change.splits))
    left = (
        f"<p>Not looked at: {escape('; '.join(f'{path} ({why})' for path, why in change.left_out))}.</p>"
        if change.left_out
        else ""
    )
    none = "" if change.splits else "<p>No dimension with few known values tells its groups apart.</p>"
    note = f"<p>{escape(_note(change, number))}</p>"
    return f'<div class="mwb">{style()}{lead}{warned}{tables}{none}{note}{left}</div>'


def _note(change: Change, number: _Numbers) -> str:
    total = _signed(number, change.difference)
    if change.rate:
        return f"Own: its rate changed. Mix: it has more or less weight. Over all values of a dimension they sum to {total} exactly."
    return f"The parts of each dimension sum to {total} exactly."


def _table(change: Change, split: Split, *, opened: bool) -> str:
    heads = (split.title, "before", "after", "added", *(("own", "mix") if change.rate else ("part of the change",)))
    head = "".join(f'<th scope="col"{_right(i)}>{escape(text)}</th>' for i, text in enumerate(heads))
    body = "".join(
        f'<tr><th scope="row">{escape(row.name)}</th>{_numbers_html((row.before, row.after, row.added, *row.more))}</tr>'
        for row in _rows(change, split)
    )
    inside = f'<table class="mwb-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    title = f"By {split.title} ({split.path}): {_telling(split)}"
    return f'<details class="mwb-fold"{" open" if opened else ""}><summary>{escape(title)}</summary>{inside}</details>'


def _numbers_html(texts: Sequence[str]) -> str:
    return "".join(f'<td class="mwb-right">{escape(text)}</td>' for text in texts)


def _telling(split: Split) -> str:
    return f"{split.uneven:.0%} of the movement is not explained by size alone"


def _right(i: int) -> str:
    return ' class="mwb-right"' if i else ""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a table, in words."""

    name: str
    before: str
    after: str
    added: str
    more: tuple[str, ...]


def _rows(change: Change, split: Split) -> Iterator[_Row]:
    for part in split.parts[:_SHOWN]:
        yield _row(change, part, _name(part))
    rest = split.parts[_SHOWN:]
    if rest:
        own, mix = (sum((getattr(p, side) for p in rest), Fraction(0)) for side in ("own", "mix"))
        yield _row(change, Part(None, None, None, own, mix), f"{len(rest)} others")


def _row(change: Change, part: Part, name: str) -> _Row:
    number = _numbers(change)
    relative = f"{float(part.added / change.difference):.1%}" if change.difference else ""
    more = (_signed(number, part.own), _signed(number, part.mix)) if change.rate else (relative,)
    return _Row(name, number(part.before), number(part.after), _signed(number, part.added), more)


def _name(part: Part) -> str:
    return "null" if part.name is None else part.name


class _Numbers:
    """Writes the fractions of one change as its metric is written; beside the whole, what rounds to nothing is nothing."""

    def __init__(self, write: Digits) -> None:
        self._write = write

    def __call__(self, value: Fraction | None) -> str:
        if value is None:
            return ""
        places = self._write.decimals + (2 if self._write.percent else 0)
        return self._write(round(Decimal(value.numerator) / Decimal(value.denominator), places))

    def difference(self, value: Fraction) -> str:
        """Return a difference in words: that of two percentages is in percentage points."""
        return self(value).replace("%", " pp")


def _numbers(change: Change) -> _Numbers:
    values = [float(change.before), float(change.after), float(change.difference)]
    return _Numbers(digits(change.column, values))


def _signed(number: _Numbers, value: Fraction) -> str:
    written = number.difference(value)
    return f"+{written}" if value > 0 and written.strip("0.,p ") else written
