"""General English of questions about numbers: fillers, markers, comparators, superlatives. No subject's own words.

What a company calls things belongs into its catalog, as titles, synonyms and descriptions.
"""

from __future__ import annotations

import calendar


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


NUMERALS: dict[str, float] = {
    name: float(value)
    for value, name in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"zero": 0.0, "dozen": 12.0, "hundred": 100.0, "thousand": 1000.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0}

ORDINALS: dict[str, int] = {
    name: value
    for value, names in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th"), 1)
    for name in names.split()
}

#: The days of a month in words: `the fifteenth of April`.
DAYS_OF_MONTH: dict[str, int] = {
    name: value
    for value, name in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
        sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        1,
    )
}

#: Fillers that are what things are called as well: folk songs, the drive show, a stand.
NOUNS_TOO = _set("folk drive pass stand track spot deal face")

#: Words that carry no meaning of their own in a question about numbers.
FILLERS = _set("""
a an the and or of in on at to for from with without as is are was were be been being am do does did done have has had having it its
they them their there these those this that which what who whom whose when where how i me my we us our you your he she
please kindly put show tell give list display get see look looks looked find return want wanted need know like let can could would will shall may might must should
much many any some all overall altogether entire entirely whole full fully total totals just only also both either each every per by
if then than so such ascending descending not no nor but about into out off up down over under between among across through throughout within during
one ones thing things stuff folk folks kind sort number numbers count counts figure figures value values amount amounts data metric metrics statistic statistics
make makes made come comes came go goes went gone happen happens happened occur occurs occurred take takes took put
average averages mean typical typically usually usual normal generally general actual actually respectively respective separately separate
compare compared comparing comparison versus vs against alongside together plus beside besides side well
despite spite
break broken breakdown combination combinations combo combos split splits mix distribution distributed divided spread group grouped grouping sorted sort ordered order rank ranked ranking
trend trends develop developed development change changed changes evolve evolved evolution vary varied
time times period year years month months week weeks day days date dates calendar
new old good bad big small high low more less most least fewest few
use uses used using based according ie eg etc e g i.e s per-
single different distinct various several unique individual certain particular specific exact exactly quite really very even still already ever
question answer report reported record recorded recorder available seen observed
everything everyone everybody someone somebody anyone anybody anything something nothing nobody none else other others another same own
along yet here
respect regard regarding concerning terms term far long big large
""")

#: General verbs and adjectives: they shade a question, and rarely name something that would have to be in the catalog.
NEUTRAL = _set("""
quicker faster slower longer shorter cheaper dearer higher located originate originates originated badly
case cases instance instances occurrence occurrences entry entries
run runs ran running fare keep kept hold held perform performed performance work worked works manage managed
serve serves served serving employ employs body base operate operated operates operating operation operations
reach reached hit get got getting turn turned end ended start started begin began plan planned
large larger largest small smaller smallest big bigger biggest great greater greatest tiny huge major minor main
quick quickly fast slow slowly soon early late later strong weak heavy heavily light
push pull bring brought move moved leave left pass passed fall fell rise rose drop dropped grow grew
typical common rare rarely often frequently frequent regularly regular steady stable consistent consistently
likely unlikely tend tends tended possible
popular busy busier busiest quiet quietest
behind ahead around near nearly roughly approximately circa least once twice
bound headed heading toward towards via leaving
know known unknown missing given
contain contains include includes included including consist
say said mean means call called name named
summary summarise summarize overview picture insight glance detail details detailed
next previous current recent recently past last latest
side story worth place places share proportion
give gives gave given giving bring brings bringing sends belong belongs belonging exist exists existed cover covers covered covering
lead leads led add adds added adding help helps helped helping handle handles handled handling deal dealt involve involves involved
relate relates related relative receive receives received receiving obtain obtained offer offers offered provide provides provided
carry carries carried carrying conduct conducted carry organise organised organize organized arrange arranged stage staged host hosted
set sets setting lay laid stand stands stood standing sit sits sat sitting lie lies remain remains remained become becomes became seem seems seemed
appear appears appeared try tried tries trying attempt attempted contribute contributes contributed contribution accounted accounting
represent represents represented constitute comprise form forms face faced meet met notice noticed spot spotted note noted log logged
track tracked monitor monitored measure measured counted calculate calculated determine check checked pick picks choose chose chosen choosing
select selected love enjoy care mind wonder wondering guess suppose assume curious interested remind inform pull dig fetch grab
hand hands handed pass passes throw threw deal cause causes caused stick sticks stuck hang hangs hung drive drives drove driven
gain gains gained suffer suffers suffered experience experienced undergo see seeing saw watch go going gone come coming
currently presently nowadays meanwhile yet again away back forth apart aside everywhere somewhere anywhere wherever whenever whatever
whichever however whether since until till untill while although though unless despite instead rather pretty fairly truly
pls plz thanks thank thx kindly hi hello hey ok okay w nr yes people folks person persons guys somebody someone anybody anyone everybody
too now whereas upon onto amid amongst herself himself themselves myself yourself itself ours yours theirs hers his him her whoever whomever
perhaps maybe possibly probably certainly definitely surely basically simply literally honestly frankly clearly obviously apparently
presumably ups working needs needed needing essentially mainly mostly largely primarily chiefly especially particularly specifically notably namely lately finally
eventually ultimately almost sometimes ought gets lets handful purely solely merely awfully terribly cheers sorry hmm yeah yep
nope dashboard snapshot rundown scoreboard accordingly hence thus therefore otherwise moreover furthermore afterwards beforehand likewise
up-to-date overview chart graph plot table matrix column columns crosstab pair pairs combination combinations league list lists listing quick-look bit rest remaining remainder extent
""")

#: Two letters that stand for something else.
TWO_LETTERS = frozenset("am pm id ok eg ie vs kg km gb mb tb hr yr wk mo nr pc cm mm ml sq ft ta ty tx np nb".split())

#: What turns a name round: `transfer from the bank`.
TURNING = frozenset("of to from for by in on at".split())

#: What joins things that are not one.
JOINING = frozenset("and or nor but per by each every vs versus not no without than".split())

#: Adjectives that, before what is counted, say which of it: unless the metric says so too, it counts others as well.
ATTRIBUTES = _set(
    "late early new old big small large long short fast slow heavy light good bad high low quick major minor recent"
)

#: States that things are in, in two words: behind the rows they say which of them are meant.
STATES = frozenset(
    tuple(pair.split())
    for pair in """on hold|on leave|on trial|on loan|on strike|on order|in progress|in transit|in dispute|in arrears|in review
under review|under construction|under warranty|at risk|in stock|in storage|on time|on track|on probation|in quarantine""".replace(
        "\n", "|"
    ).split("|")
)

#: What is bad, of which a metric of good things has the less.
BAD = _set("late later delayed lateness unpunctual unreliable failed failing fail broken lost overdue missed wrong bad")

#: What amounts are ranked by; what stands behind those is counted, and not ranked.
AMOUNTS = frozenset({"most", "least", "fewest"})

#: What asks for each of the things behind it, and what divides by them.
EACH = frozenset({"per", "each", "every"})
DIVIDERS = EACH | {"by"}

#: What a catalog of metrics never answers, whatever it holds, and how to say so.
BEYOND: dict[str, str] = {
    **dict.fromkeys(
        "why because cause causes caused reason reasons due explain explanation blame".split(),
        "It asks for causes, and metrics only say how much.",
    ),
    **dict.fromkeys(
        "will forecast forecasts predict predicted prediction projection projected expect expected tomorrow".split(),
        "It asks about the future, and the data only says what was.",
    ),
    **dict.fromkeys(
        "budget budgets budgeted target targets".split(),
        "It compares with a plan, and the catalog only has what came of it.",
    ),
    **dict.fromkeys("think believe opinion recommend nicer prefer advice feel".split(), "It asks for an opinion."),
    **dict.fromkeys(
        "correlate correlated correlation correlates regression causal".split(),
        "It asks how two things hang together; no metric says that.",
    ),
    **dict.fromkeys(
        "median percentile quartile variance stddev deviation p90 p95 p99 histogram".split(),
        "No metric is defined with this statistic.",
    ),
}

#: What has only come about, and so tells no rows from others: `claims notified in May`, `policies taken out`, `what we sold`.
HAPPENED = _set(
    "made placed taken take took submitted submit filed lodged notified notify entered recorded registered"
    " happened happen happens occurred occured occur occurs done processed raised raise raises issued sold sell selling"
    " get gets got write writes writing wrote written arrive arrives arrived land lands landed join joins joined own owns owned send sends sent"
    " generate generates generated employ employs employed drew drawn sign signs signed signing attract attracts attracted"
    " logged rung rang heard hear clocked found spotted detected discovered buy buys bought buying"
)

#: What is done in every deal, whoever made it.
DEALT = _set("buy buys bought buying sell sells sold selling")

#: What joins things to what they have or are, and tells no more than that: `people living in York`, `parcels weighing over 5 kg`.
LINKING = _set(
    "living lives live lived residing resides reside resident residents based located situated born holding holds hold held"
    " having owning owns own owned costing costs weighing weighs lasting lasts lasted measuring aged attending attends enrolled"
    " belonging working employed staying carrying"
)

#: Words of which the one says what the other denies: what is called by the one is not meant by the other.
OPPOSITES = {
    one: other
    for line in """before after|gross net|including excluding|incl excl|incoming outgoing|inbound outbound|imported
exported|planned actual|paid unpaid|minimum maximum|shortest longest|arriving departing""".split("|")
    for one, other in (line.split(), line.split()[::-1])
}

GROUP_MARKS: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in """
broken down by|broken out by|broken down per|broken down on|split up by|split by|split on|split per|sliced by|segmented by|grouped by|group by|separated by|divided by|depending on|according to|spread over|spread across|distributed over|distributed across|distributed among|distributed between|divided between|divided among|split over|split between|split across|split into|split among|cut by|for both|in both|for each of|at each of|for every one of
for each|for every|at each|at every|of each|of every|in each|in every|from each|from every|by each|by every|to each|to every|on each|on every
by|per|each|every|across|among|for all|for the different|for different|for the various|across all""".replace(
        "\n", "|"
    ).split("|")
    if line
)

COMPARE_MARKS = _set("versus vs compare compared comparing comparison against difference differ between")

#: What asks how much goes on and how well, and leaves open which number says so: `activity per team`, `how is Leeds doing`.
GOING = _set(
    "activity activities numbers figures stats statistics volume volumes size usage workload workloads business kpi kpis cases"
)
FARING = _set(
    "doing performance performing perform performs performed fares faring results result success successful progress status"
    " situation effort"
)

#: What turns a condition round, as words alone; `negation` reads them where they stand.
NEGATIONS = _set(
    "not except excluding without exclude excludes excluded apart besides other outside never non neither nor lacking lacks"
    " ignoring disregarding omitting"
)

UNKNOWN_MARKS: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in "no known|no recorded|no registered|no preference of|no preference for|no preference as to|no preferred|no chosen|no assigned|no particular|no specified|unknown|missing|not know|not knowing|not known|not have a|not have any|not record|not recorded|never recorded|never got|not in any|not on any|not of any|not part of any|in no|of no|without any|without known|without an|without a|without|no".split(
        "|"
    )
)

#: From words to comparison operators; the longest wins. The number follows.
COMPARATORS: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    (tuple(phrase.split()), op)
    for op, phrases in {
        ">=": ">=|at least|no less than|no fewer than|not less than|minimum of|a minimum of|not below|not under|no lower than",
        "<=": "<=|at most|no more than|not more than|up to|maximum of|a maximum of|no longer than|no higher than|no older than|not over|not above|not exceeding|not exceed|not exceeded|never exceeding|never exceeded|without exceeding|within",
        ">": ">|more than|greater than|longer than|higher than|larger than|bigger than|older than|later than|over|above|exceeding|exceeds|exceed|exceeded|surpasses|surpassing|surpassed|in excess of|upwards of|upward of|north of|topped|tops|topping|better than|farther than|further than|warmer than|hotter than|beyond|heavier than",
        "<": "<|less than|fewer than|beneath|short of|shy of|south of|worse than|shorter than|lower than|smaller than|younger than|earlier than|under|below|colder than|cooler than|lighter than|closer than|newer than",
        "=": "=|exactly|equal to|precisely",
        "<>": "other than|not equal to|different from|not exactly",
    }.items()
    for phrase in phrases.split("|")
)

#: After the number: `1000 miles or more`.
TRAILING: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    (tuple(phrase.split()), op)
    for op, alone, behind in (
        (
            ">=",
            "onwards|upwards|plus|and up|and upwards|or better|or faster",
            "more longer later above higher over greater older bigger larger heavier taller stronger further",
        ),
        (
            "<=",
            "tops|or slower|or cheaper|or worse|or less",
            "shorter earlier below lower under younger smaller lighter fewer",
        ),
    )
    for phrase in (*alone.split("|"), *(f"{joint} {word}" for word in behind.split() for joint in ("or", "and")))
)

#: Superlatives: True wants the greatest first, False the least; None depends on which direction of the metric is good.
MOST = _set("""
most highest largest biggest greatest longest maximum max top busiest strongest heaviest favourite favourites favorite favorites farthest furthest oldest
tallest fastest peak record hottest warmest wettest windiest leading latest
""")
LEAST = _set("""
least fewest lowest smallest shortest minimum min bottom quietest weakest lightest closest nearest youngest newest
slowest coldest coolest driest calmest cheapest earliest rarest emptiest
""")
BEST = _set("best finest better")
WORST = _set("worst poorest worse")

#: What is made of groups that stand before it: `tier breakdown of customers`.
MADE_OF = _set("breakdown scorecard list overview")

#: Which shape of number certain words ask for.
SHAPES: dict[str, str] = {
    **dict.fromkeys(
        "share rate percentage percent pct proportion fraction ratio portion likely likelihood probability often chance".split(),
        "share",
    ),
    **dict.fromkeys("average averages averaging averaged avg mean typical typically usual per".split(), "average"),
    **dict.fromkeys("total sum combined altogether number count".split(), "total"),
}

#: Words that ask for a part of a whole and nothing else.
PARTS_OF_WHOLE = _set("share percentage percent pct proportion fraction portion")

#: What stands between the parts of a list.
BREAKS = frozenset(
    {",", ";", ":", "and", "plus", "alongside", "with", "versus", "vs", "&", "together", "beside", "besides"}
)

#: Words for the sort of a thing: `kind of member`, `event type`.
KINDS = _set("kind kinds type types sort sorts category categories class classes")

#: What tells what things are about, or why they came about, and so their kind, where nothing else does.
SUBJECTS = _set("topic subject theme issue reason cause concern")

#: Words that set one thing beside another of its kind.
COMPARATIVES = _set("""
better worse higher lower more less fewer busier quieter later earlier longer shorter different larger bigger smaller greater
faster slower quicker cheaper dearer pricier costlier heavier lighter older younger
""")

#: Whom a question counts without meaning a definition of the catalog.
PEOPLE = _set("people persons person folks individuals times")

#: English directions that stand for the plain `from` and `to` that links list as synonyms.
DIRECTIONS: dict[str, tuple[tuple[str, ...], ...]] = {
    "from": (
        ("from",),
        ("out", "of"),
        ("leaving",),
        ("departing",),
        ("ex",),
        ("leave",),
        ("left",),
        ("leaves",),
        ("starting", "in"),
        ("departed",),
        ("originating", "in"),
        ("based", "in"),
    ),
    "to": (
        ("to",),
        ("into",),
        ("toward",),
        ("towards",),
        ("bound", "for"),
        ("headed", "for"),
        ("heading", "for"),
        ("arriving", "in"),
        ("arriving", "at"),
        ("landing", "in"),
        ("landing", "at"),
        ("serving",),
        ("reaching",),
    ),
}

#: What was done with a thing where it comes from, and where it goes in the end: `rented in`, `dropped off at`.
_DONE = {
    "from": "collected started starting start starts began begin begins beginning lent borrowed rented hired picked-up checked-out",
    "to": "returned ended ending end ends finished finishing finish finishes delivered arrived dropped-off given-back brought-back handed-back checked-in came-back",
}
DONE_AT: dict[str, tuple[tuple[str, ...], ...]] = {
    way: tuple(
        (*verb.split("-"), place) for verb in verbs.split() for place in ("at", "in", "from" if way == "from" else "to")
    )
    for way, verbs in _DONE.items()
}

MONTHS: dict[str, int] = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}

WEEKDAYS: dict[str, int] = {
    form: number
    for number, name in enumerate(calendar.day_name, 1)
    for form in (name.casefold(), f"{name.casefold()}s", name.casefold()[:3])
    if form not in {"sat", "sun"}
}

#: Seasons of the northern hemisphere, by whole months.
SEASONS: dict[str, tuple[int, int, int]] = {
    "spring": (3, 4, 5),
    "summer": (6, 7, 8),
    "autumn": (9, 10, 11),
    "fall": (9, 10, 11),
    "winter": (12, 1, 2),
}

#: Parts of the day by whole hours, both ends included.
DAY_PARTS: dict[str, tuple[int, int]] = {
    "morning": (5, 11),
    "mornings": (5, 11),
    "afternoon": (12, 17),
    "afternoons": (12, 17),
    "evening": (18, 23),
    "evenings": (18, 23),
}

#: Holidays with a fixed date: (month, day).
HOLIDAYS: dict[tuple[str, ...], tuple[int, int]] = {
    ("christmas", "day"): (12, 25),
    ("christmas", "eve"): (12, 24),
    ("christmas",): (12, 25),
    ("new", "year", "day"): (1, 1),
    ("new", "years", "day"): (1, 1),
    ("new", "year", "eve"): (12, 31),
    ("new", "years", "eve"): (12, 31),
    ("independence", "day"): (7, 4),
    ("fourth", "of", "july"): (7, 4),
    ("4th", "of", "july"): (7, 4),
    ("valentine", "day"): (2, 14),
    ("halloween",): (10, 31),
    ("boxing", "day"): (12, 26),
}

#: Who gets in touch, and what they do then: by which channel.
CONTACTS = {
    word: tuple(channels.split("|"))
    for words, channels in {
        "caller callers calls phoned rang telephoned": "phone|telephone|by phone|phone call",
        "emails emailed mailed": "email|e-mail|mail",
        "letters": "letter|post",
        "texted": "sms|text message",
    }.items()
    for word in words.split()
}

#: What the sexes are called, and how a catalog's values may put them.
SEXES: dict[str, tuple[str, ...]] = {
    word: tuple(values.split("|"))
    for entry in "men:male|m man:male|m women:female|f|w woman:female|f|w males:male|m females:female|f|w male:m female:f boys:male|m girls:female|f".split()
    for word, values in [entry.split(":")]
}

#: What a company's name ends with; never what tells two apart.
LEGAL = _set("inc co corp corporation ltd limited llc company gmbh sa ag plc spa bv")

#: How times are abbreviated.
TIME_SHORT: dict[str, str] = {
    short: word
    for line in """
    yesterday:yday yda  today:tdy tday  previous:prev prv  last:lst  current:curr
    weekend:wknd wkend  weekends:wknds  month:mth mnth  months:mths mnths mos  week:wk  weeks:wks  year:yr  years:yrs
    quarter:qtr  quarters:qtrs  hour:hr  hours:hrs  monthly:mthly mnthly  weekly:wkly  quarterly:qtrly  yearly:yrly
    monday:mon  tuesday:tues  thursday:thurs thur
    """.strip().splitlines()
    for entry in line.strip().split("  ")
    for word, shorts in [entry.split(":")]
    for short in shorts.split()
    if short != "mon"
}

#: Words of time that are misspelt like others.
TIME_WORDS = frozenset(
    {
        *(name for name in MONTHS if len(name) > 4),
        *(name for name in WEEKDAYS if len(name) > 5),
        *_set(
            "yesterday today monthly weekly daily hourly yearly quarterly annually annual quarter quarters month months"
        ),
        *_set(
            "weeks years weekend weekends weekday weekdays previous beginning morning evening afternoon summer winter spring autumn"
        ),
    }
)

#: Words of ordinary English that are no slip for a catalog's word.
ENGLISH = frozenset(
    {
        *FILLERS,
        *NEUTRAL,
        *BEYOND,
        *NUMERALS,
        *MOST,
        *LEAST,
        *BEST,
        *WORST,
        *SHAPES,
        *COMPARE_MARKS,
        *NEGATIONS,
        *MONTHS,
        *WEEKDAYS,
        *SEASONS,
        *DAY_PARTS,
        *SEXES,
        *(word for phrases in (GROUP_MARKS, UNKNOWN_MARKS, HOLIDAYS) for phrase in phrases for word in phrase),
        *(word for phrase, _ in (*COMPARATORS, *TRAILING) for word in phrase),
        *_set(
            "weekend weekends weekday weekdays monthly weekly daily hourly yearly annual annually quarter quarters quarterly"
        ),
        *_set("hour hours minute minutes second seconds yesterday today tomorrow midnight midday noon century decade"),
        *_set("world money price prices power green women woman people person persons place places plant plants"),
    }
)
