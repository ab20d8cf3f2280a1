"""What the dimensions that a question names are used for: to divide by, to rank, to keep rows by, or only beside a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.ask.grounding import wanted
from workbench.ask.grounding.adjoining import Valued, stands_beside
from workbench.ask.grounding.mentions import Mention, Spanned
from workbench.ask.grounding.wanted import adjective
from workbench.ask.language import apart, negation
from workbench.ask.language.lexicon import DIVIDERS, EACH, GROUP_MARKS, SHAPES
from workbench.ask.language.numbers import NumberSpan, Rank
from workbench.ask.language.occasions import BEGUN
from workbench.ask.language.regardless import of_all
from workbench.ask.language.staff import are_people
from workbench.ask.language.words import Kind, Word, plural, telling
from workbench.ask.terms import presence
from workbench.ask.terms.known import Known, in_other_words
from workbench.ask.terms.missed import Missed
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.ask.terms.whereabouts import dwells
from workbench.catalog.model import DimensionType
from workbench.search.equivalents import FORMS, IRREGULAR
from workbench.search.words import split

#: Options this near to the best are as good.
_TIED = 0.05

#: How far back a marker of a group may stand, and how far behind those who do something a value that says which of them.
_BACK, _TOLD = 4, 4


@dataclass(frozen=True, slots=True)
class DimensionUse:
    """A dimension that was named.

    Attributes:
        start: of the dimension's own words; `marked` of the marker before them.
        group: whether the result is to be divided by it.
        each: whether the marker says `each`: tops are counted within it.
        ranked: whether it is what is ranked: `which airline`, `top 5 models`.
        unknown: whether only rows without it are meant; `present` whether only those that have it.
        holds: only rows where it is true, or where it is false; None where rows are not kept by it.
        contrary: of which options the other is so: what was turned down was refused, or was not upheld.
        adjective: whether it only stands before a noun and is not negated, `emergency admissions`: a metric may mean it as well.
        hinted: whether only a description has its words, so that it is none where a metric has them as well.
    """

    start: int
    stop: int
    options: tuple[tuple[Known, float], ...]
    marked: int
    group: bool = False
    each: bool = False
    ranked: bool = False
    unknown: bool = False
    holds: bool | None = None
    plural: bool = False
    adjective: bool = False
    hinted: bool = False
    present: bool = False
    missed: Missed | None = None
    contrary: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a question when its dimensions are read.

    Attributes:
        named: the words of all mentions; no marker reaches across them.
        compares: whether values are set against each other.
        measured: where the mentions begin that are metrics' names as well.
    """

    words: Sequence[Word]
    rank: Rank | None
    values: Sequence[Valued]
    numbers: Sequence[NumberSpan]
    named: frozenset[int]
    compares: bool
    measured: frozenset[int] = frozenset()

    @property
    def spans(self) -> tuple[Spanned, ...]:
        """The values and the numbers."""
        return (*self.values, *self.numbers)


def used(mention: Mention, scene: Scene) -> DimensionUse:
    """Return what a mention is used for; the first that fits: true, missing, divided by, ranked, joined, compared."""
    words, start, stop, beside = scene.words, mention.start, mention.stop, stands_beside(mention, scene)
    of = {"of", "in", "for"} & {word.plain for word in words[start + 1 : stop]}  # `what sort of goods` is one
    plain = DimensionUse(start, stop, mention.options, start, plural=plural(words[start if of else stop - 1]))
    if mention.vague and (texts := tuple(o for o in mention.options if o[0].type is DimensionType.TEXT)):
        plain = replace(plain, options=texts)  # what is only called so by meaning is no number and no time
    mark, each = _mark(words, start, scene.named)
    if (truths := _truths(words, mention)) and presence.done_by(words, stop, [value.start for value in scene.values]):
        return plain
    if truths:
        return whether(scene, replace(plain, options=truths), mark, opposite=mention.opposite)
    if not beside and (span := _without(mention, scene, free=not (mark or mention.vague))):
        at = presence.left_out(words, span.start)
        return replace(plain, marked=at, stop=span.stop, unknown=at == span.start, present=at < span.start)
    if not (beside or mark or mention.vague) and (back := _has(mention, scene)):
        return replace(plain, marked=start - back, present=True)
    if beside or presence.only(words, start, stop, [known for known, _ in mention.options[:1]]):
        return replace(plain, present=not beside)
    measure, unit = _measures(mention), any(known.unit for known, _ in mention.options)
    thing = any(known.label or known.reached.dimension is None for known, _ in mention.options)
    one = thing and not (plain.plural or in_other_words(mention.options))  # `top dish by shop`
    named = not one and (start in scene.measured or mention.vague) and _ordered_by(scene, start - mark)
    if named or (measure and (scene.rank is not None or (each and unit))):
        return plain  # `top 5 shops by hours`, `rate per night`: what is measured; `faults per severity` divides
    within = measure and stop in scene.named  # `each wash programme`, whatever counts washes
    if (mark and (within or _doers(scene, mention, mark) or _of_all(scene, mention, mark))) or _narrowed(
        scene, mention, mark
    ):
        return replace(plain, marked=start - max(mark, 1))
    if mark and not _all_but(words, mention, mark):
        return replace(plain, marked=start - mark, group=True, each=each or apart.repeated(words, start, stop))
    if measure or wanted.had(scene.rank, words, start):
        joined = None if unit or not measure or scene.rank else _joined(words, start)
        return plain if joined is None else replace(plain, marked=joined, group=True)
    asked = wanted.asked(words, mention, scene.rank, scene.numbers, scene.named)
    asked = None if mention.vague and not wanted.right_behind(words, mention, scene.rank, scene.numbers) else asked
    if asked is not None and not wanted.number_after_rank(mention, scene.rank):
        among = any(words[i].plain == "of" for i in range(asked, start))  # `which of the airports` asks for one
        return replace(plain, marked=asked, group=True, ranked=True, plural=plain.plural and not among)
    combined = apart.combined(words, start, stop, scene.named) or wanted.have(words, start, stop, scene.named)
    combined = combined or (apart.alongside(words, start) and start not in scene.measured)
    if combined or apart.broken_down(words, stop, thing=thing) or _alone(mention, scene) or adjective(words, mention):
        return replace(plain, group=True, plural=plain.plural or combined)
    apart_from = _all_but(words, mention, 1) or (mention.vague and words[start - 1].plain == ",")
    joined = None if apart_from else _joined(words, start)
    every = _every(scene, start) and plain.plural and not _all_but(words, mention, 1)
    joined = start if joined is None and every else joined
    return plain if joined is None else replace(plain, marked=joined, group=True)


#: What asks for all of what stands behind it.
_SHOW = frozenset({"show", "list", "give", "include"})


def _every(scene: Scene, start: int) -> bool:
    """Whether each of what is named is asked for, where values are set against each other or all are to be shown: `show all plans`."""
    words = scene.words
    each = _all(words, start) or (start == 0 and words[-1].plain == "each")  # `stations over 100 kW: income each`
    return (each and scene.compares) or (words[start - 1].plain == "all" and words[start - 2].plain in _SHOW)


#: What stands before something that rows have or are.
_HAVING = frozenset(
    "with have has had having that which who are is was were be been being got get gets under when while if of".split()
)


#: Behind these stands what a verb is about.
_ON = frozenset("on in at for with by to of from".split())


def told(mention: Mention, use: DimensionUse, words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Return whether a mention does something in a question; one in other words than the catalog's must be asked for.

    So it is before what holds it: `lost customers`, of accounts that churned, and no lost orders of such accounts.
    """
    counted = use.group and use.marked == use.start and _counts(words[use.start : use.stop], mention, vocabulary)
    if counted or dwells(words, mention.start):
        return False  # `reviews with a score of 9` are no reviewers, nothing is live where people live
    if (use.ranked and wanted.have_size(words, mention, vocabulary)) or (
        mention.vague and apart.of_sides(words, mention.start, mention.stop)
    ):
        return False
    single = tuple(word.stem for word in words[mention.start : mention.stop]) in vocabulary.single
    if not mention.vague or use.group or use.unknown:  # `top 3 sites by orders`, which are no bookings
        return not (mention.vague and single and all(o[0].type is DimensionType.BOOLEAN for o in mention.options))
    behind = words[mention.stop].plain if mention.stop < len(words) else ""
    noun = words[mention.stop].stem if behind else ""
    homes = {phrase for known, _ in mention.options for phrase in vocabulary.entities[known.reached.dataset]}
    theirs = any((stem,) in homes for stem in (noun, *vocabulary.same.get(noun, ())))
    if use.holds is False:  # `trucks that do not run on diesel` denies the diesel, and no truck that is in use
        told = [telling(word) for word in words[mention.start : mention.stop]]
        return (behind not in _ON or 1.0 in told) and (theirs or any(told) or not mention.opposite)
    if use.holds and single:
        return False  # `average stay of visitors`, who are counted
    having = _HAVING & {w.plain for w in words[max(0, mention.start - 3) : mention.start]}
    return use.holds is True and (bool(having) or theirs)


def _counts(said: Sequence[Word], mention: Mention, vocabulary: Vocabulary) -> bool:
    """Whether a word is what a metric is called, and none of the names of what it is taken for as it stands."""
    forms = {said[0].plain, said[0].plain.removesuffix("s"), FORMS.get(said[0].plain, "")}
    texts: list[str] = []
    best = max(strength for _, strength in mention.options)
    for known in (known for known, strength in mention.options if strength == best):
        home = vocabulary.catalog.datasets[known.reached.dataset]
        docs = (known.doc, home.doc, *(link.doc for link in known.reached.links))
        texts += [*known.parts, home.name, *(text for doc in docs for text in (doc.title, *doc.synonyms))]
    names = {word for text in texts for word in split(text.casefold())}
    names |= {word.removesuffix("s") for word in names}
    only = any(vocabulary.stem(word) == said[0].stem for word in names) and not forms & names  # a reviewer, by stem
    return len(said) == 1 and only and bool(forms & vocabulary.measured_by)


def _alone(mention: Mention, scene: Scene) -> bool:
    """Whether a mention is a group because it stands by itself, and is no metric's name in a list of those."""
    words, behind = scene.words, mention.stop
    before = mention.start > 0 and words[mention.start - 1].kind is Kind.MARK
    goes_on = behind < len(words) and words[behind].plain == ":"
    said = not mention.vague or before or goes_on  # `proposals per scheme, this week` are what is counted
    summed = mention.start > 0 and words[mention.start - 1].plain in {"all", ")"}  # `rent in May, all sites`
    free = said and scene.rank is None and mention.start not in scene.measured and not summed
    return free and apart.alone(scene.words, mention.start, mention.stop, scene.named)


def _ordered_by(scene: Scene, mark: int) -> bool:
    """Whether `by` says what an order goes by, `top 3 sellers by deals`: something stands before it that is ranked."""
    rank = scene.rank
    if rank is None or rank.listed or scene.words[mark].plain != "by":
        return False
    return any(rank.stop <= i < mark for i in scene.named)


def _of_all(scene: Scene, mention: Mention, mark: int) -> bool:
    """Whether all of what is named are taken together, and none of them is ranked: `across all clubs, which has the most`."""
    at = mention.start - mark
    ranked = scene.rank is not None and not any(i < at for i in scene.named)
    return not ranked and of_all(scene.words, at, mention.start)


def _measures(mention: Mention) -> bool:
    """Whether a mention is first of all of numbers or times: only `by` divides by those."""
    others = [option for option in mention.options if option[0].type is not DimensionType.BOOLEAN]
    best = max((strength for _, strength in others), default=0.0)
    kinds = {known.type for known, strength in others if strength >= best - _TIED}
    return bool(kinds) and kinds <= {DimensionType.NUMBER, DimensionType.TIME}


def _all_but(words: Sequence[Word], mention: Mention, mark: int) -> bool:
    """`Every cargo but livestock` divides by nothing; `for every cargo but livestock` does."""
    start, stop = mention.start, mention.stop
    if stop + 1 >= len(words) or (words[start - mark].plain in {"for", "per"} and words[start - 1].plain in EACH):
        return False
    but = (words[start - 1].plain, words[stop].plain) == ("any", "but")
    return but or start - mark <= negation.begins(words, stop + 1) < start


#: Behind those by whom something was done they say which of them: `by couriers of the north`, `by members who cycle`. Staff are several too.
_SEVERAL, _ONE = frozenset("staff people personnel men women children".split()), frozenset({"series", "species"})
_WHICH, _PLACED = frozenset("of who that whose which".split()), frozenset("in at from near outside".split())
_DATED = frozenset("before after since until during between this last".split())  # `by staff hired before May`


def _doers(scene: Scene, mention: Mention, mark: int) -> bool:
    """Whether `by` says who did what is measured, and which of them: `loans by members from York`, no loans by member."""
    words, start, stop = scene.words, mention.start, mention.stop
    if any(word.plain == "whether" for word in words[start - mark : start]):
        return True  # `by whether the driver was late`
    label = any(known.label for known, _ in mention.options)
    behind = words[stop].plain if stop < len(words) else ""
    several = (plural(words[stop - 1]) and words[stop - 1].plain not in _ONE) or words[stop - 1].plain in _SEVERAL
    if words[start - mark].plain != "by" or not several or not (label or behind == "who"):
        return False  # `hours worked by staff who are temporary`
    if mark == 1 and start > mark and scene.rank is None and presence.done(words[start - 2]):
        return True
    inside = any(start - mark < value.start < start for value in scene.values)
    having = behind in {"with", "without", "having"} and bool(scene.named & set(range(stop + 1, stop + _TOLD)))
    told = any(0 <= span.start - stop <= _TOLD for span in scene.spans)
    told = told or (stop + 1 < len(words) and (words[stop + 1].plain in _DATED or behind in BEGUN))
    which = told and (behind in _PLACED or behind.endswith("ed") or behind in IRREGULAR)
    return inside or having or behind in _WHICH or which


def _narrowed(scene: Scene, mention: Mention, mark: int) -> bool:
    """Whether `among` only says of whom, and which of them: `among patients over 65`, `among female members`."""
    words, start, stop = scene.words, mention.start, mention.stop
    behind = words[stop].plain if stop < len(words) else ""
    if not mark:  # `pass rate by town, for pupils who started in May`
        return start > 0 and words[start - 1].plain in {"for", "from"} and behind == "who"
    told = any(word.plain == "whose" for word in words[start:stop]) and behind in {"is", "are", "was", "were"}
    if told or words[start - mark].plain != "among":
        return told  # `loans by borrowers whose home library is in Leeds`
    ranked = scene.rank is not None and not scene.named.isdisjoint(range(scene.rank.stop, start - mark))
    inside = ranked or any(start - mark < value.start < start for value in scene.values)
    beside = any(span.start == stop for span in scene.spans)
    if stop + 1 < len(words) and words[stop + 1].plain in {"each", "every"} and not ranked:
        return False  # `the top earner among agents in each state`
    return inside or beside or behind in _WHICH | _PLACED | {"with", "aged", "having", "older", "younger"}


def _all(words: Sequence[Word], start: int) -> bool:
    """`The airports`, `all airports`, `the three airports`: all of them."""
    before = words[start - 1] if start else None
    return before is not None and (before.plain in {"the", "all", "our", "both"} or before.number is not None)


def _truths(words: Sequence[Word], mention: Mention) -> tuple[tuple[Known, float], ...]:
    """The yes-or-no readings of a mention, where it has no others or the question says `when`, `whether`."""
    truths = tuple(option for option in mention.options if option[0].type is DimensionType.BOOLEAN)
    told = {"when", "while", "if", "whether"} & {w.plain for w in words[max(0, mention.start - 4) : mention.start]}
    direct = max((strength for _, strength in mention.options), default=0.0) - 0.05
    others = any(option not in truths and option[1] >= direct for option in mention.options)
    return truths if truths and (told or not others) else ()


def whether(scene: Scene, use: DimensionUse, mark: int, *, opposite: bool = False) -> DimensionUse:
    """Return what for something is named that holds or does not.

    `When it is raining` keeps rows, `emergency admissions` too, `not cancelled` the others; `by whether it rained` divides.
    """
    words = scene.words
    before = [word.plain for word in words[max(0, use.start - 4) : use.start]]
    if mark and _undergone(words, use, mark) and not apart.against_rest(words, use.stop):
        at = negation.begins(words, use.start - mark - 1, truth=True)  # `not covered by warranty`
        return replace(use, marked=use.start - mark, holds=(at == use.start - mark - 1) != opposite)
    theirs = (_things(words, use.stop) or _named_things(words, use)) and _by(words, use.start - mark, use.start)
    if (mark and not theirs) or apart.after_whether(words, use.start, scene.named):
        return replace(use, marked=use.start - mark, group=True)
    others = scene.named | {i for value in scene.values for i in range(value.start, value.stop)}
    at = negation.put_otherwise(words, negation.begins(words, use.start, others, truth=True))
    if apart.weighed(words) and apart.more_often(words, use.start, use.stop):
        return use
    against = {w.plain for w in (*words[max(0, at - 1) : at], *words[use.stop : use.stop + 1])} & {"vs", "versus"}
    rest = apart.against_rest(words, use.stop)
    weighed = apart.weighed(words) and use.start not in scene.measured  # `is ad recall better for men` measures it
    if against or rest or weighed or negation.both_ways(words, use.start, use.stop):
        return replace(use, marked=at, group=True)
    if [word.plain for word in words[use.stop + 1 : use.stop + 3]] == ["or", "not"]:  # `first visit or not`
        return replace(use, marked=at, stop=use.stop + 1, group=True)
    end = max(negation.ends(words, use.start, use.stop), negation.was_not(words, use.stop, others))
    if end > use.stop:  # `cancelled ones left out`, `where police were not called`
        return replace(use, stop=end, holds=opposite)
    told = {"when", "while", "if"} & set(before)
    back = before[::-1].index("when") + 1 if "when" in before else 0
    end = negation.ends(words, use.start, use.stop)  # `rush ones left out`
    holds = (at == use.start and end == use.stop) != opposite
    return replace(use, marked=min(at, use.start - back), stop=end, holds=holds, adjective=not told and holds)


def _by(words: Sequence[Word], mark: int, start: int) -> bool:
    """Whether `by` stands right before a name, or before what negates it: `by non-resident borrowers`."""
    between = start - mark == 1 or negation.begins(words, start, truth=True) == mark + 1
    return mark < start and words[mark].plain == "by" and between


#: Behind one of those who do something these name others, so that each is told apart.
_LISTS = frozenset({"and", "or", "/", "&", "vs", "versus"})


def _named_things(words: Sequence[Word], use: DimensionUse) -> bool:
    """Whether a name says what the things are, and they stand in the plural: `by part-time students`, where it says `student`.

    People alone may do something as well: `hours by subcontractors`.
    """
    last = words[use.stop - 1].plain
    own = {part for known, _ in use.options for text in _texts(known) for part in split(text)}
    goes_on = use.stop < len(words) and words[use.stop].plain in _LISTS  # `by members and guests`
    several = use.stop - use.start > 1 or (are_people(last) and not goes_on)
    return several and plural(words[use.stop - 1]) and last not in own


def _texts(known: Known) -> tuple[str, ...]:
    """What the dimension that a path ends at is called."""
    end = known.reached.dimension
    return (end.name, end.doc.title, *end.doc.synonyms) if end else ()


def _things(words: Sequence[Word], at: int) -> bool:
    """Whether things in the plural stand at a place: `by electric trucks` keeps those, and divides by nothing."""
    word = words[at] if at < len(words) else None
    several = word is not None and (word.plain in _SEVERAL or (plural(word) and telling(word) == 1.0))
    return several and words[at].kind is Kind.WORD


def _undergone(words: Sequence[Word], use: DimensionUse, mark: int) -> bool:
    """Whether what holds is done by something, `repairs covered by warranty`, and does not divide."""
    by = words[use.start - mark].plain == "by" and use.start > mark and presence.done(words[use.start - mark - 1])
    if any(SHAPES.get(word.plain) == "share" for word in words) or "part" in {word.plain for word in words}:
        return False  # the part of which it holds is asked for
    return by and all(word.plain in {"the", "our", "a"} for word in words[use.start - mark + 1 : use.start])


def _has(mention: Mention, scene: Scene) -> int:
    """How many words before a name say that rows have such a thing: `with a backup truck`; 0 where none do."""
    words, stop = scene.words, mention.stop
    texts = any(known.type is DimensionType.TEXT for known, _ in mention.options)
    told = any(0 <= span.start - stop < 3 for span in scene.spans)
    return 0 if told or not texts or scene.rank else presence.has(words, mention.start, stop)


def _without(mention: Mention, scene: Scene, *, free: bool) -> range | None:
    """The words that say that rows have none of what is named, its name with them; None where none do.

    Args:
        free: whether it may be said behind the name: `source missing`.
    """
    words, start, stop = scene.words, mention.start, mention.stop
    if (back := _lacks(words, mention, scene.named)) is not None:
        return range(start - back, stop + presence.behind(words, stop, lacking=True))
    ahead = presence.behind(words, stop, lacking=False) if free else 0
    return range(start, stop + ahead) if ahead else None


def _lacks(words: Sequence[Word], mention: Mention, named: frozenset[int]) -> int | None:
    """How many words before a name say that rows have none; none before what says so itself, `unassigned`; None where nothing does."""
    if mention.opposite:
        return 0
    if mention.stop < len(words) and words[mention.stop].plain in {"that", "which", "who", "whose"}:
        return None  # `without the rooms that are booked` lacks none of them
    return presence.lacks(words, mention.start, named) or _never(words, mention) or None


def _never(words: Sequence[Word], mention: Mention) -> int:
    """How many words before what was done say that it was not: `not yet closed`, of `closed on`; `nobody reviewed`, of a reviewer."""
    moments = all(known.type is DimensionType.TIME or known.label for known, _ in mention.options)
    participle = words[mention.stop - 1].plain.endswith(("ed", "en", "id"))
    if not moments or not participle:
        return 0
    return mention.start - negation.begins(words, mention.start, truth=True)


def _of_it(words: Sequence[Word], begin: int, start: int) -> bool:
    """Whether a noun that is of the dimension stands before it."""
    return any(words[i + 1].plain == "of" and telling(words[i]) == 1.0 for i in range(begin, start - 1))


#: Between a name and the same again they divide by it.
_AGAIN = frozenset({"for", "alongside"})

#: What begins another part of a question, so that no marker reaches across it: `per year from students`.
_PARTS = frozenset("and or in for did does was were from with to at on who whoever whose non not without".split())


def _mark(words: Sequence[Word], start: int, others: frozenset[int]) -> tuple[int, bool]:
    """How many words back a marker of a group begins, and whether it says `each`; 0 where there is none."""
    if apart.spread(words, start):
        return 1, False
    if start > 1 and words[start - 1].plain in _AGAIN and words[start - 2].stem == words[start].stem:
        return 2, True  # `site for site`
    for back in range(_BACK):
        at = start - back
        if at < 0 or (back and (at in others or words[at].kind is Kind.MARK or words[at].plain in _PARTS)):
            break
        for phrase in sorted(GROUP_MARKS, key=len, reverse=True):
            begin = at - len(phrase)
            if begin >= 0 and tuple(w.plain for w in words[begin:at]) == phrase:
                if _of_it(words, at, start) or (phrase == ("by",) and presence.has(words, start, start)):
                    return 0, False  # `per desk of the handler` asks for the desks, `led by a guide` for no guides
                return start - begin, bool({"each", "every", "per", "both"} & set(phrase))
    return 0, False


#: These begin what is asked, and go on with no list: `for every room type, what did guests pay`.
_ASKED_ANEW = frozenset("what did do does is are was were has have had".split())


def _joined(words: Sequence[Word], start: int) -> int | None:
    """Where `and` stands that joins this dimension to a group: `by month and origin airport`; not `by rank, for pilots who …`."""
    at = start - 1
    while at >= 0 and words[at].plain not in {"and", ",", "/", "then"} and start - at < 3:
        at -= 1
    counts = (wanted.QUANTITIES | {"for", "among"} | _ASKED_ANEW) & {word.plain for word in words[at + 1 : start]}
    between = any(telling(word) == 1.0 for word in words[at + 1 : start])  # `per agent, tickets closed`
    if at < 1 or words[at].plain not in {"and", ",", "/", "then"} or counts or between:
        return None
    before = {word.plain for word in words[max(0, at - 4) : at]}
    return at if before & DIVIDERS or {"split", "on"} <= before else None
