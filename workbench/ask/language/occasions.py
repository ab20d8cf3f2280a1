"""What is done on the days of things, in other words than the catalog's: who is hired starts, what expires is no longer good."""

from __future__ import annotations

from collections.abc import Collection

#: Words of one occasion on each line: a day called by one of them may be named by another.
_OCCASIONS = tuple(
    frozenset(line.split())
    for line in """
join joined joining joiner joiners sign signed signup registered registration enrolled enrolment admitted admission matriculated matriculation hired hire recruited appointed
start started starting begin began begun beginning first from since incept incepted incepting inception effective commenced live opened opening launched valid
close closed closing closure solve solved resolve resolved settle settled finish finished complete completed end ended done paid return returned wrap wrapped conclude concluded
leave left leaver leavers quit resigned departed exit terminated end ended cancelled
expire expires expired expiring expiry lapse lapses lapsed best end ends ended ending
back return returned
deliver delivered delivery arrive arrived arrival receive received reach reached
pay paid payment
due promised deadline
bill billed invoiced issue issued
handed handover collected
buy bought purchase purchased acquired got booked booking
build built construct constructed
take taken took book booked booking reserve reserved
""".strip().splitlines()
)

#: By word.
_OF = {word: frozenset().union(*(line for line in _OCCASIONS if word in line)) for line in _OCCASIONS for word in line}


def of_one_occasion(word: str, names: Collection[str]) -> bool:
    """Return whether a word says what is done on a day that is called by some of `names`.

    >>> of_one_occasion("hired", {"joined"}), of_one_occasion("hired", {"closed"})
    (True, False)
    """
    return not _OF.get(word, frozenset()).isdisjoint(names)


#: What begins with things and people, and what says so in several words: `policies taken out`, `shops that went live`.
BEGUN = frozenset(
    "signed joined joining registered registering enrolled enrolling hired opened opening founded launched started starting began"
    " beginning incepted incepting commenced commencing admitted matriculated recruited appointed introduced established"
    " got bought acquired purchased installed built commissioned contracted".split()
)

#: Of those, what may as well be done with the rows that lead to things.
OF_ROWS = frozenset("started starting began beginning bought acquired purchased got".split())
BEGUN_IN_WORDS = frozenset(
    tuple(phrase.split())
    for phrase in "taken out|took out|taken on|took on|went live|gone live|going live|go live|on board|on contract|under contract"
    "|a contract|been going|been open|been around|been running|been trading|in business|with us|on the books|signed up|set up".split(
        "|"
    )
)
