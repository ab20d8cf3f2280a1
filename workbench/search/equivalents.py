"""Words that ask for the same thing in questions about numbers: `percentage` and `share`, `how late` and `delay`.

General and business English only. A company's own words belong into its catalog, as synonyms.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

#: Each line: words that may stand for one another.
_GROUPS = """
average avg mean typical usual
share rate percentage percent pct proportion fraction ratio
count number num quantity qty
total sum overall altogether
minimum min lowest least smallest
maximum max highest most largest
day date
hour time
late delay delayed lateness overdue
punctual punctuality ontime timely timeliness
duration length time turnaround
amount amt value
revenue sales turnover income
revenue sell
quantity sell
profit margin profitable
cost spend expense expenditure
price fee charge
refund reimbursement
client customer buyer shopper
order purchase
item product article goods
employee staff worker headcount
supplier vendor
shop store
stock inventory
delivery shipment parcel package
bill invoice
visitor visit session
subscriber subscription
churn lost attrition
country nation
city town
company firm
age old
area region
plane aircraft airplane
land arrive arrival
leave depart departure takeoff
cancel scrub
built made maker manufacturer
rain precipitation
hot warm temperature
satisfied happy content satisfaction
apply application
size amount
complain complaint
lose loss
weigh weight
receive receipt
succeed success
grow growth
"""

#: Two words that together ask for something, or mean something else than alone.
_PAIRS = """
how many: number count
how much: amount total
how often: rate share
how long: time duration
how late: delay
how fast: time speed
how quickly: time speed
how far: distance
how old: age
how big: size
how hot: temperature
how heavy: weight
on time: punctual punctuality ontime
take off: depart departure
bring in: revenue income
take in: revenue income
call off: cancel
send back: return
give back: return refund
come back: return repeat
sign up: register registration enrolment new
log in: login session
drop out: churn
take on: hire recruit
wrap up: close complete finish
hand over: deliver
let go: dismiss
energy bill: cost
power bill: cost
fuel bill: cost
heating bill: cost
water bill: cost
wage bill: cost payroll wages
repair bill: cost
maintenance bill: cost
"""

#: Each line: a word and its irregular forms.
_FORMS = """
leave left
buy bought
sell sold
pay paid
send sent
spend spent
lose lost
lend lent
teach taught
bring brought
fly flew flown
take took taken
give gave given
make made
go went gone
come came
get got gotten
keep kept
build built
grow grew grown
fall fell fallen
rise rose risen
begin began begun
write wrote written
see saw seen
find found
win won
hold held
meet met
run ran
break broke broken
choose chose chosen
drive drove driven
eat ate eaten
person people
child children
man men
woman women
"""

#: The same of nouns alone.
_NOUNS = """
salesperson salespeople
tradesperson tradespeople
craftsperson craftspeople
spokesperson spokespeople
salesman salesmen
tradesman tradesmen
craftsman craftsmen
foreman foremen
fireman firemen
workman workmen
repairman repairmen
chairman chairmen
fisherman fishermen
midwife midwives
housewife housewives
wife wives
knife knives
shelf shelves
loaf loaves
half halves
calf calves
scarf scarves
hoof hooves
wolf wolves
goose geese
mouse mice
ox oxen
tooth teeth
foot feet
diagnosis diagnoses
analysis analyses
crisis crises
prosthesis prostheses
criterion criteria
"""


def groups(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words that stand for each, pairs of words (`sales_rep`) too."""
    out: dict[str, dict[str, None]] = {}
    for line in lines:
        for word in line.split():
            out.setdefault(word, {}).update(dict.fromkeys(other for other in line.split() if other != word))
    return {word: tuple(others) for word, others in out.items()}


def _pairs() -> dict[tuple[str, str], tuple[str, ...]]:
    lines = (line.split(": ") for line in _PAIRS.strip().splitlines())
    return {(pair.split()[0], pair.split()[1]): tuple(words.split()) for pair, words in lines}


@cache
def thesaurus() -> dict[str, tuple[str, ...]]:
    """Return the words that people use for the same thing, each with its others; a pair of words is joined by `_`."""
    text = Path(__file__).with_name("thesaurus.txt").read_text("utf-8")
    return groups(line for line in text.splitlines() if line and not line.startswith("#"))


#: The words that may stand for a word.
EQUIVALENTS = groups(_GROUPS.strip().splitlines())

#: The words that stand for a pair; the pair is in its base form.
PAIRS = _pairs()

#: Past and plural forms that no rule finds.
IRREGULAR = {form: forms[0] for line in _FORMS.strip().splitlines() for forms in [line.split()] for form in forms[1:]}

#: The same with plurals of nouns, which say of no verb that it was done.
FORMS = IRREGULAR | {many: one for one, many in map(str.split, _NOUNS.strip().splitlines())}

#: Plurals of nouns that do not end with s.
PLURALS = frozenset({"people", "children", "men", "women"}) | {
    form for form in FORMS.keys() - IRREGULAR.keys() if not form.endswith("s")
}
