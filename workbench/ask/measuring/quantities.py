"""The kind of number that a question asks for and a metric is: a time, money, a part, a count, kilograms.

`How long does a repair take?` wants minutes or days, however many metrics count repairs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import BREAKS, HAPPENED, KINDS, SHAPES
from workbench.ask.language.limits import ALONG, YIELDS
from workbench.ask.language.meanings import Grain, plain_at
from workbench.ask.language.measures import MONEY, SPELLS, SPENT, TIMES, measure, measured
from workbench.ask.language.numbers import NumberSpan
from workbench.ask.language.words import Kind, Word, plural, telling
from workbench.ask.terms.counting import shape
from workbench.catalog.model import DimensionType, Metric, Simple

#: What asks for a time: `how long`, `the time to repair`. A calendar's unit does so only in the plural, outside of any period.
_LONG = frozenset({"long", "quickly", "fast", "soon"})
_TAKEN = frozenset("to it until till between from spent taken needed".split())
_MEANS = frozenset("average avg mean median typical longest shortest".split())
_DURATIONS = frozenset("duration durations".split())

#: What asks for an amount of what was done: `total claimed`, `what was donated`.
_WHOLE = frozenset({"total", "sum"})
_PAY = frozenset("pay paid spend spent earn earned".split())

#: What money is that goes out: `what do we pay our teachers` is none of the fees that come in.
PAID_OUT = (
    "pay payment payout cost expense spend spending wage salary payroll purchase refund reimbursement compensation"
    " disbursed commission bill invoice outlay remuneration"
).split()

#: What one thing is named by.
_ONE = frozenset({"a", "an", "one", "each", "every"})

#: What things are in money, and what they do that bring it.
_WORTH, _BRINGS = frozenset({"value", "worth"}), frozenset({"earn", "gross", "generate", "raise", "fetch", "yield"})

_PAYING = frozenset("paying spending earning".split())

#: What is said of it: `what did the storms cost us`.
COSTING = frozenset("cost costs costing spend spent".split())
_WAS = frozenset("was were is are has have".split())

#: How much speaks against a count where `how much` is asked: people ask so of what is lent too.
_LITTLE = -0.4

#: How much it speaks for money, or for what is weighed.
_MUCH = 0.3

#: Behind what is counted, these ask how many there are: `order volume`.
VOLUMES = frozenset({"volume", "volumes"})

#: Behind what is counted, these are all of it: `the student body`, `exam load`.
COLLECTIVES = VOLUMES | frozenset("load loads body base population roster headcount".split())

#: Behind what is counted, these are no other things than it: `lease contracts`, `fraud cases`.
SAME_THINGS = frozenset(
    """contract contracts agreement agreements transaction transactions case cases file files record records document
    documents deal deals event events entry entries""".split()
)

#: What stands behind `on the` and `in our` where all there are is meant: `customers on the books`.
KEPT_IN = frozenset("book books system systems database file record records register".split())

#: What time and money are, before `spent`.
_SPENDABLE = TIMES | SPELLS | {"time", "money", "amount"}

#: How many words say what was spent, and who did so.
_SPENDERS = 4

#: Behind a noun, these are those who have or do it: `card holders`, `exam takers`.
HOLDERS = frozenset("holder holders taker takers goer goers owner owners user users".split())

#: What is measured where these are asked: `how far did the vans drive`.
_HOW = {
    "far": ("kilometre", "mile", "metre"),
    "heavy": ("kilogram", "tonne", "gram"),
    "tall": ("metre", "centimetre"),
    "warm": ("degree",),
    "hot": ("degree",),
    "cold": ("degree",),
}

#: All of those units.
UNITS_ASKED = frozenset(unit for units in _HOW.values() for unit in units)

#: What there is much of, and not many.
_WEIGHED = frozenset({"money", "gram", "kilogram", "tonne", "litre", "cubic metre", "kilowatt hour", "gigabyte"})

#: What is named by words that may be units: a degree, whether it was at night.
_NAMED = frozenset({DimensionType.TEXT, DimensionType.BOOLEAN})

_COUNTING = frozenset({("how", "many"), ("number", "of"), ("count", "of"), ("no", "of"), ("numbers", "of")})


#: What asks whether something is so.
_YES_OR_NO = frozenset("do does did are is was were have has".split())

#: What tells of single times, behind `how often`.
_ONCE = frozenset("did was were has have had".split())


def how_often(grounding: Grounding) -> bool:
    """Return whether it is asked how many times something was so, `how often did they call`; how often it mostly is, is a rate."""
    many = (n for n in grounding.numbers if n.op != "=" and plain_at(grounding.words, n.stop) == "times")
    things = any(use.ranked or use.marked == use.start == 0 for use in grounding.dimensions)
    return any(_times_it_was(grounding, i) for i in range(len(grounding.words))) or (things and any(many))


def _times_it_was(grounding: Grounding, i: int) -> bool:
    said = tuple(plain_at(grounding.words, k) for k in range(i, i + 3))
    # `which towns see floods, and how often?`
    asked_last = said[2] in {"", "?"} and plain_at(grounding.words, i - 1) == "and"
    return said[:2] == ("how", "often") and (asked_last or said[2] in _ONCE)


def asked_for(grounding: Grounding, kept: Collection[int], besides: Collection[int] = frozenset()) -> frozenset[str]:
    """Return the kinds of number that the words around `kept`, `besides` some, ask for; none where they leave it open."""
    reach = _around(grounding, kept) if kept else range(len(grounding.words))
    lacking = (use for use in grounding.dimensions if use.unknown or use.present)  # `runs with no hours written down`
    besides = {*besides, *(i for use in lacking for i in range(use.start, use.stop))}
    around = [i for i in reach if i not in besides]
    sizes = (u for u in grounding.dimensions if grounding.numbers and any(k.type not in _NAMED for k, _ in u.options))
    bounded = {i for use in sizes for i in range(use.start, use.stop) if i not in grounding.left}  # `a salary over 900`
    led = {i for number in grounding.numbers for i in range(max(0, number.start - 2), number.start)}
    told = led - {*grounding.left}
    bounded |= {i for i in told if grounding.words[i].plain in COSTING}  # `how many jobs cost over 900`
    money = {"money"} if any(_says_money(grounding, i) for i in around if i not in bounded) else set()
    money |= {"money"} if any(_came_to(grounding, number) for number in grounding.numbers) else set()
    if not kept:
        return frozenset(money)
    taken = {
        i
        for spans in (grounding.times, grounding.values, grounding.numbers)
        for span in spans
        for i in range(span.start, span.stop)
    }
    taken |= {k for span in grounding.numbers for k in _unit_behind(grounding, span.stop)}
    named = (use for use in grounding.dimensions if all(known.type in _NAMED for known, _ in use.options))
    taken |= {i for use in named for i in range(use.start, use.stop)}  # `a doctoral degree` is no temperature
    told = {
        i
        for i, word in enumerate(grounding.words)
        if i and grounding.words[i - 1].plain == "in" and len(word.plain) > 1 and i not in besides
    }
    found = money | {kind for i in told.union(around) - taken for kind in _at(grounding, i)}
    return frozenset(found - {"number"} if len(found) > 1 else found)


#: From here on a number is rather money than how many there are.
_MUCH_MONEY = 100_000


def _came_to(grounding: Grounding, number: NumberSpan) -> bool:
    """Whether it is said how much money things come to that stand before it: `branches that took over 500 euros`."""
    words, at = grounding.words, number.start - 1
    bare = number.measure is None and number.unit is None and number.number >= _MUCH_MONEY
    if (number.op == "=" and number.high is None) or not (number.measure in MONEY or bare):
        return False
    while at > 0 and words[at].plain in ALONG:
        at -= 1
    verb = words[at].plain
    does = verb in YIELDS | _ADD | {"come", "comes", "came", "sold", "bought"} or verb.endswith("ed")
    things = any(use.stop <= at and (use.ranked or use.marked == use.start) for use in grounding.dimensions)
    return does and (things or any(t.stop <= at and isinstance(t.meaning, Grain) for t in grounding.times))


def _says_money(grounding: Grounding, i: int) -> bool:
    """Whether a word asks for money."""
    return _is_money(grounding, i) or _is_taken_in(grounding, i) or _is_worth(grounding, i) or brings_us(grounding, i)


def _unit_behind(grounding: Grounding, at: int) -> range:
    """The unit right behind a number, which is what it is compared in, and not what is asked for: `rentals over 7 days`."""
    found = measured(grounding.words, at)
    return range(at, at + found[1]) if found else range(0)


#: What is said of money that comes in: `what did the rentals bring in`.
_BROUGHT = frozenset("bring brings brought bringing fetch fetched".split())


def _is_worth(grounding: Grounding, i: int) -> bool:
    """Whether it is asked what several things are worth, or bring in: `the value of gift cards sold`."""
    words, here = grounding.words, grounding.words[i].plain
    asks = {"what", "much"} & {word.plain for word in words[:i]}
    if here in _BROUGHT:
        return bool(asks) and plain_at(words, i + 1) in {"in", "us"}
    behind = (word for word in words[i + 2 : i + 5] if telling(word) == 1.0 and word.plain.endswith("s"))
    return _value_of(grounding, i) and any(behind)


def _value_of(grounding: Grounding, i: int) -> bool:
    """Whether it is asked what things are worth together: `value of the cards sold`; the `value of an order` is a mean."""
    words = grounding.words
    return words[i].plain in _WORTH and plain_at(words, i + 1) == "of" and plain_at(words, i + 2) not in _ONE


def _is_taken_in(grounding: Grounding, i: int) -> bool:
    """Whether a verb asks for an amount: `total claimed`, `the claimed total`, `what was donated`; not the rows it is of."""
    words = grounding.words
    here, after = words[i].plain, words[i + 1 : i + 2]
    before = {plain_at(words, k) for k in range(max(0, i - 4), i)}
    if here in _PAY and before & {"what", "much"}:
        return True  # `what did we pay out`, `how much do we pay our guides`
    if here in _PAYING and plain_at(words, i - 1) in {"we", "they", "customers", "members"}:
        return True  # `are we paying more than last year`
    if not here.endswith("ed") or here in HAPPENED or any(telling(word) == 1.0 for word in after):
        return False  # `total reported claims` are counted
    whole = plain_at(words, i - 1) in _WHOLE or plain_at(words, i + 1) in _WHOLE
    return whole or ("what" in before and bool(before & _WAS))


def paid_by_us(grounding: Grounding, i: int) -> bool:
    """Return whether a verb says that we pay: `what do we spend on paper`."""
    before = {plain_at(grounding.words, k) for k in range(max(0, i - 2), i)}
    return grounding.words[i].plain in {"pay", "paid", "spend", "spent"} and "we" in before


#: What people are paid, which is no money that comes in.
SALARIES = frozenset("salary salaries wage wages payroll remuneration".split())

#: What brings somebody money.
PAYS = frozenset("pay pays paid paying earn earns earned earning".split())


#: What money does that comes in, and what those do who get it.
_COMES = frozenset("came come comes coming".split())
_TAKES = frozenset("take took taken earn earned make made".split())


def brings_us(grounding: Grounding, i: int) -> bool:
    """Return whether a verb says that money comes in: `what did the club pay us`, `which room earns the most`."""
    if spent_with_us(grounding, i):
        return True
    behind = (plain_at(grounding.words, i + 1), plain_at(grounding.words, i + 2))
    return grounding.words[i].plain in PAYS and (behind[0] == "us" or bool({"most", "least"} & set(behind)))


#: What they do who have or bring something, whatever that is: `earns us the smallest margin`, `spend the longest time`.
GETS = PAYS | _BRINGS | frozenset(f"{verb}s" for verb in _BRINGS) | _BROUGHT | frozenset("makes made make".split())

#: What those do who pay us, and what things do that bring money.
_GROSSED = frozenset("spend spends spent spending gross grosses grossed grossing".split())
_US = frozenset("we i us our".split())


def spent_with_us(grounding: Grounding, i: int) -> bool:
    """Return whether a verb asks for money that others bring: `how much did buyers spend`, `the stall that grossed least`; none that we spend on something."""
    if (
        grounding.words[i].plain not in _GROSSED
        or plain_at(grounding.words, i + 1) == "on"
        or _before_tax(grounding, i)
    ):
        return False
    before = [plain_at(grounding.words, k) for k in range(max(0, i - _SPENDERS), i)]
    return _US.isdisjoint(before[-2:]) and (TIMES | SPELLS | {"long", "time"}).isdisjoint(before)


#: Behind these `gross` is said of a noun: `the gross margin`.
_OF_NOUN = frozenset(
    "the our a its their total average mean and of by per with in for what is was less highest lowest".split()
)


def _before_tax(grounding: Grounding, i: int) -> bool:
    """Whether `gross` says of a number what is not taken off it, and is no verb: `gross profit and margin`, `the gross weight`."""
    words = grounding.words
    return words[i].plain == "gross" and (i == 0 or words[i - 1].kind is Kind.MARK or words[i - 1].plain in _OF_NOUN)


def takes_in(grounding: Grounding) -> bool:
    """Return whether money is asked for that came in, and none that went out or was lost: `how much money came in`, `what did we take`."""
    words = [word.plain for word in grounding.words]
    led = any(one in _COMES | _BROUGHT and other in {"in", "us"} for one, other in pairwise(words))
    return led or any(one == "we" and other in _TAKES for one, other in pairwise(words))


def _is_money(grounding: Grounding, i: int) -> bool:
    """Whether a word is money and not what is counted: `storm payouts`, in a value too; not `number of payouts`."""
    before = tuple(plain_at(grounding.words, k) for k in (i - 2, i - 1))
    return grounding.words[i].plain in SPENT and before not in _COUNTING and not tells_things(grounding.words, i)


def tells_things(words: Sequence[Word], i: int) -> bool:
    """Return whether a word for money only says which things stand right behind it: `fee earners`, `expense items`, `wage slips`.

    That is not so of those who pay it, `the fee members pay`, and not of its sorts, `expense types`.
    """
    things = any(plural(w) and telling(w) > 0 and w.plain not in SPENT | KINDS for w in words[i + 1 : i + 2])
    told = words[i].plain in SPENT and not plural(words[i])
    return things and told and plain_at(words, i + 2) not in PAYS | _GROSSED | _BROUGHT | _BRINGS


def says_spent(grounding: Grounding, i: int) -> bool:
    """Return whether a word only says that time or money went: `minutes spent`, `hours each team spent`."""
    before = {plain_at(grounding.words, k) for k in range(i - _SPENDERS, i)}
    return grounding.words[i].plain == "spent" and not before.isdisjoint(_SPENDABLE)


def kept_in(grounding: Grounding, i: int) -> bool:
    """Return whether a word is where all that is counted is kept: `customers on the books`, `claims in our system`."""
    before = tuple(plain_at(grounding.words, k) for k in (i - 2, i - 1))
    on_file = grounding.words[i].plain in {"file", "record"} and before[1] == "on"
    return on_file or (
        grounding.words[i].plain in KEPT_IN and before[0] in {"on", "in"} and before[1] in {"the", "our"}
    )


def _around(grounding: Grounding, kept: Collection[int]) -> range:
    """The words from the first to the last of `kept`, with two on either side where nothing parts them."""
    first, last = min(kept), max(kept)
    for _ in range(2):
        first -= first > 0 and grounding.words[first - 1].plain not in BREAKS
        last += last + 1 < len(grounding.words) and grounding.words[last + 1].plain not in BREAKS
    return range(first, last + 1)


def _at(grounding: Grounding, i: int) -> Iterator[str]:
    """What the word at a place asks for, with the one behind it."""
    words = grounding.words
    here, after, before = words[i].plain, plain_at(words, i + 1), plain_at(words, i - 1)
    if _on_days(grounding, i):
        return
    if (here, after) in _COUNTING or here == "#" or (here in VOLUMES and words[i - 1].kind is Kind.WORD and i):
        yield "number"
    if _times_it_was(grounding, i):
        yield "count"
    if (here == "how" and after == "much") or _amounts_to(grounding, i):
        yield "amount"
    if here == "how" and plain_at(words, i + 2) not in {"ahead", "in", "along", "back"}:
        yield from _HOW.get(after, ())
    asks = words[0].plain in _YES_OR_NO and here in {"more", "less"}
    if asks and after in {"often", "likely", "frequently"}:
        yield "share"  # `do monthly payers cancel more often`
    if here in {"%", "percent"} and words[i - 1].number is None:
        yield "share"
    if _time(here, after, before, plain_at(words, i - 2)):
        yield "time"
    unit = measured(words, i) if len(here) > 1 and here not in SPELLS | {"pct", "percentage", "percent"} else None
    if unit is not None and unit[0] not in TIMES:
        yield "money" if unit[0] in MONEY else unit[0]


#: What things do that are summed, and what may stand behind `come to`.
_ADD = frozenset("add adds added adding".split())
_IN_ALL = frozenset({"", "?", "in", "together", "altogether", "all", "overall", ",", "for", "during", "this", "last"})


def _amounts_to(grounding: Grounding, i: int) -> bool:
    """Whether money is asked for that things are worth or bring: `value of the cards sold`, `invoiced amount`, `what did fees bring in`."""
    words, here = grounding.words, grounding.words[i].plain
    if any(SHAPES.get(word.plain) in {"average", "share"} for word in words):
        return False
    if _value_of(grounding, i):
        return True
    if here in {"amount", "amounts"}:
        return any(plain_at(words, k).endswith("ed") for k in (i - 1, i + 1)) and plain_at(words, i + 1) != "of"
    if _summed(grounding, i):
        return True
    asked = plain_at(words, i - 3) in {"what", "much"} or plain_at(words, i - 4) in {"what", "much"}
    return asked and (
        (here == "bring" and plain_at(words, i + 1) == "in") or (here in _BRINGS and not _before_tax(grounding, i))
    )


def _summed(grounding: Grounding, i: int) -> bool:
    """Whether it is asked what things come to: `what do the open bills add up to`, `what have repairs come to together`."""
    words = grounding.words
    here, after = words[i].plain, plain_at(words, i + 1)
    if not {"what", "much"} & {word.plain for word in words[:i]}:
        return False
    if here in _ADD:
        return (after, plain_at(words, i + 2)) == ("up", "to")
    return here in _COMES | {"amount", "amounts"} and after == "to" and plain_at(words, i + 2) in _IN_ALL


def _time(here: str, after: str, before: str, earlier: str) -> bool:
    if here == "how":
        return after in _LONG
    if here in {"longest", "shortest"} and before in {"take", "takes", "took", "taken", "taking"}:
        return True  # `which programme takes longest to decide`
    if here in {"time", "times"}:
        taken = here == "time" and after in _TAKEN and before not in {"each", "every", "of", "first"}
        return taken or before in _MEANS or earlier in _MEANS
    return here in _DURATIONS or (here in SPELLS and before not in {"of", "by", "per"})


def _on_days(grounding: Grounding, i: int) -> bool:
    """Whether days only say when something was: `on days with fog`, `on the rainy days`."""
    return grounding.words[i].plain in {"days", "nights"} and "on" in {
        plain_at(grounding.words, k) for k in range(i - 3, i)
    }


def counts_no_time(metric: Metric, grounding: Grounding, asked: Collection[str]) -> bool:
    """Return whether a metric is a length of time where things are counted: `how many people waited`; hours may be asked for so."""
    words = grounding.words
    heads = [i + 2 for i in range(len(words)) if (words[i].plain, plain_at(words, i + 1)) in _COUNTING]
    spells = any(plain_at(words, k) in SPELLS for i in heads for k in range(i, i + _SPENDERS))
    return asked == {"number"} and bool(heads) and "time" in kinds(metric) and not spells


def kinds(metric: Metric) -> frozenset[str]:
    """Return the kinds of number that a metric is; none where its definition leaves it open."""
    unit = measure(metric.unit)
    if shape(metric) == "share":
        return frozenset({"share"})
    if metric.format == "currency" or unit in MONEY:
        return frozenset({"money"})
    if isinstance(metric.definition, Simple) and metric.definition.expr.text.lower().lstrip().startswith("count("):
        return frozenset({"count"})
    if unit is None:
        return frozenset()
    return frozenset({unit, "time"} if unit in TIMES else {unit})


def suits(metric: Metric, asked: Collection[str]) -> float:
    """Return whether a metric is of the kind that is asked for: 1 where it is, -1 where it is of another, 0 where nobody says."""
    own = kinds(metric)
    if not asked or not own:
        return 0.0
    if asked == {"number"}:
        return -1.0 if own & {"share", "money"} else 0.0
    if asked == {"amount"}:
        much = shape(metric) == "total" and bool(own & _WEIGHED)  # `how much did we ship`
        return _LITTLE if own == {"count"} else _MUCH * much
    if asked == {"count"} and own == {"share"}:
        return 0.0  # `how often were they off sick` may be a part of all shifts
    return 1.0 if own & set(asked) else -1.0
