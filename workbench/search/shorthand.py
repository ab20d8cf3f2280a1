"""What short names and units of measure stand for: `cust` a customer, `kWh` energy.

General shorthand of databases and of measuring only; a company's own belongs into its catalog, as titles and synonyms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from types import MappingProxyType

#: Each line: what is written, then what it may stand for.
_SHORT = """
acct: account
act: active
addr: address
adj: adjustment adjuster
adm: admission
agt: agent
alloc: allocated allocation
amt: amount
appl: application
appt: appointment
apt: apartment
arr: arrival
att: attendance
attd: attended
auth: author authorised
avail: available availability
avg: average
bal: balance
batt: battery
bk: booking book
bkg: booking
bkp: backup
bldg: building
br: branch
brn: branch
cal: calendar
camp: campaign
canc: cancelled cancellations
cand: candidate
cap: capacity
cat: category
cd: code
cert: certificate
chan: channel
chg: charge change
chnl: channel
cl: class client
clm: claim
clms: claims
cls: class closed
cmp: campaign
cmpl: complaints completed
cntr: container contract
cntry: country
co: company
col: colour
coll: collected collection
comm: commission
comp: company complaint compensation
compl: complaint completed
conf: confirmed conference
cons: consumption
cont: contract container
contam: contamination
conv: conversion converted
corp: corporate
crs: course
ctr: contract centre
ctry: country
cty: city
cur: currency current
curr: currency current
cust: customer
cxl: cancelled cancellations
d: days
deliv: delivered delivery
dep: departure department deposit
dept: department
desc: description
dest: destination
dev: device
diag: diagnosis
diff: difference
disc: discount
disch: discharge
disp: dispatched
dist: distance district
div: division
dlv: delivered delivery
dlvd: delivered
dly: delay
dmg: damage damaged
doc: doctor document
dpt: department
drv: driver
dt: date
dur: duration
emp: employee
eng: engineer engagement
enr: enrolment enrolled
enrl: enrolment
eq: equipment
equip: equipment
est: estimate estimated
evt: event
exp: expense export experience
ext: extension external
fac: facility
fail: failed failure
fcst: forecast
flg: flag
flt: flight
frt: freight
fulf: fulfilment
gen: generation gender
gp: group
gr: grade group gross
grp: group
grs: gross
gw: gross written
h: hours
hh: household
hol: holiday
hosp: hospital
hr: hour
hrs: hours
ht: height
imp: impressions import
inc: income incident
ind: industry
ins: insurance insured
insp: inspection
inst: installation instance installed
inv: invoice inventory
iss: issue
jnl: journal
kg: weight kilograms
km: distance kilometres
l: litres
lang: language
lck: locked lock
len: length
liab: liability
lic: licence
ln: line loan
loc: location
lse: lease
lvl: level
maint: maintenance
mat: material
max: maximum
mbr: member
mbrs: members
mem: member
mdl: model
mfg: manufacturing
mfr: manufacturer
mgr: manager
min: minimum minutes
mins: minutes
mk: make
mkt: market marketing
mo: month
mod: module model
mtg: meeting
mth: month
nat: nationality national
nm: name
obs: observations
occ: occupancy occupied
op: operation operator
opp: opportunity
ops: operations
ord: order
org: organisation
orig: origin
odo: odometer mileage
os: outstanding
ot: overtime
otd: on-time
out: output
ovr: overtime override
pax: passengers
pay: payment
paymt: payment
pct: percent percentage
pd: paid
perc: percentage
pers: person personnel
ph: phone
pkg: package
pl: plan
plt: plate
pmt: payment
pol: policy
pop: population
pos: position
pr: price
prem: premium
pres: prescription
prev: previous
pri: priority
prio: priority
proc: procedure processed
prod: product production
prof: profit
prog: programme
proj: project
prop: property
prov: province provider
prt: part
pt: patient part
pub: published publisher
purch: purchase
pymt: payment
qlty: quality
qty: quantity
qual: quality
rat: rating
rcpt: receipt
rcv: received
rec: record received recovered
recr: recruiter
recyc: recycling recycled
ref: reference refund
reg: region registration
rej: rejected
rem: remaining
rep: representative repair
req: request required
res: reservation resolved
resp: response
ret: return
rev: revenue review
rm: room
rmk: remark
rnd: round
rpt: repeat report
rsn: reason
rsv: reserve reservation
rt: route rate
rtd: returned
rtn: return
sal: salary
sat: satisfaction
sched: scheduled
sec: second section
seg: segment
serv: service
sess: session
sev: severity
sh: share
shr: share
shp: shop shipment
shpt: shipment
sls: sales
sp: species spend
spec: specialty
sq: square
src: source
st: street station status
sta: station
stat: status
std: standard
stf: staff
stk: stock
stn: station
stp: stop
str: street store
strm: stream
sts: status
stud: student
sub: subscription
subj: subject
subs: subscriptions subscribers
sup: supplier support
supp: supplier
surf: surface
svc: service
sz: size
tech: technician
tel: telephone
temp: temperature temporary
tix: tickets
tkt: ticket
tm: team time
tot: total
tr: truck trip
trk: truck
trn: training transaction
trt: treatment
tx: transaction treatment
txn: transaction
typ: type
uniq: unique
univ: university
upd: updated
usr: user
util: utilisation
val: value
var: variant variance
veh: vehicle
ver: version
vis: visit visited
vol: volume
vst: visit
warr: warranty
wd: weekday
wh: warehouse
whs: warehouse
wk: week
wo: write-off
wgt: weight
wt: weight
wty: warranty
yld: yield
yr: year
zn: zone
"""

#: Each line: a unit, then what is measured in it.
_MEASURED = """
kwh: energy electricity power
mwh: energy electricity power
kw: power
kwp: power capacity
mw: power capacity
kva: power
eur: money amount euro
euro: money amount
euros: money amount
usd: money amount dollar
dollar: money amount
dollars: money amount
gbp: money amount pound
pound: money amount
pounds: money amount
chf: money amount franc
cents: money amount
kg: weight kilos kilograms
g: weight grams
t: weight tonnage tonnes
tonne: weight tonnage
tonnes: weight tonnage
ton: weight tonnage
tons: weight tonnage
lb: weight pounds
km: distance kilometres mileage
kilometre: distance mileage km
kilogram: weight kilos kg
kilograms: weight kilos kg
mile: distance mileage
miles: distance mileage
m: length distance metres
metre: length distance
m2: area square metres
sqm: area square metres
square metre: area
ha: area hectares
hectare: area
m3: volume cubic metres
l: volume litres
litre: volume
litres: volume
day: duration length time
days: duration length time
hour: duration time
hours: duration time
h: duration time hours
minute: duration time
minutes: duration time
min: duration time minutes
second: duration time
seconds: duration time
s: duration time seconds
week: duration time
weeks: duration time
month: duration time
months: duration time
percent: share percentage rate
degree: temperature
celsius: temperature
mm: height rainfall
gb: data volume storage
tb: data volume storage
mb: data volume
mbit: speed bandwidth
mbps: speed bandwidth
bytes: data volume
years: age
year: age
points: score
star: rating score
stars: rating score
"""

#: More readings of a name than this are not tried.
_MOST = 4

#: What begins or ends the name of a number of something: `n_orders`.
COUNTS = frozenset({"n", "nr", "no", "num", "nbr", "cnt", "number", "count"})

#: What columns end with that says how they are kept, and nothing of what they hold: `outc_cd`, `shpr_nm`, `hub_flg`.
_KEPT_AS = frozenset({"cd", "nm", "flg", "flag", "fl", "txt", "dsc"})

#: What tables begin with in warehouses: `dim_depot`, `fct_parcel`.
_TABLES = frozenset("dim dims fct fact facts stg tbl vw mart dwh ods".split())

#: From how many letters on a beginning, `contam`, and the consonants of a word, `strm`, stand for it.
_BEGINNING, _CONSONANTS = 4, 3

#: How much of the consonants of a word a name has at least that leaves one out.
_NEARLY = 0.7


def _lines(text: str) -> dict[str, tuple[str, ...]]:
    parts = (line.split(": ") for line in text.strip().splitlines())
    return {short: tuple(means.split()) for short, means in parts}


#: What a short word of a name may stand for.
SHORT = _lines(_SHORT)

#: What is measured in a unit.
MEASURED = _lines(_MEASURED)


def written_out(
    words: Sequence[str], own: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> tuple[tuple[str, ...], ...]:
    """Return what the words of a short name may stand for; nothing where none of them is short.

    Args:
        own: what a catalog's short words stand for; those count before the general ones.

    >>> written_out(["val", "net"]), written_out(["n", "orders"]), written_out(["clm", "cnt"])
    ((('value', 'net'),), (('orders',),), (('claim',),))
    >>> written_out(["rsn", "cd"])
    (('reason', 'code'), ('reason',))
    """
    if len(words) > 1 and words[-1] in _KEPT_AS:
        bare = words[:-1]
        return (*_expanded(words, own), *(_expanded(bare, own) or (tuple(bare),)))
    return _expanded(words, own)


def bare_table(words: Sequence[str]) -> Sequence[str]:
    """Return the name of a table without what only says which kind of table it is.

    >>> bare_table(["dim", "depot"]), bare_table(["fct"]), bare_table(["f", "sales"]), bare_table(["web", "orders"])
    (['depot'], ['fct'], ['sales'], ['web', 'orders'])
    """
    if len(words) > 1 and (words[0] in _TABLES or len(words[0]) == 1):
        return words[1:]
    return words[:-1] if len(words) > 1 and words[-1] in _TABLES else words


def _expanded(words: Sequence[str], own: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    rest = words[1:] if len(words) > 1 and words[0] in COUNTS else words
    rest = rest[:-1] if len(rest) > 1 and rest[-1] in COUNTS else rest
    if rest == words and not any(word in SHORT or word in own for word in words):
        return ()
    readings = product(*(own.get(word) or SHORT.get(word, (word,)) for word in rest))
    return tuple(reading for reading, _ in zip(readings, range(_MOST), strict=False))


def abbreviates(short: str, word: str) -> bool:
    """Return whether a short name is the beginning of a word, or of its consonants.

    Letters that are doubled count once, and a consonant may be left out within a name that has most of them.

    >>> abbreviates("contam", "contamination"), abbreviates("strm", "stream"), abbreviates("trk", "truck")
    (True, True, True)
    >>> abbreviates("shpr", "shipper"), abbreviates("mngr", "manager"), abbreviates("sts", "status"), abbreviates("sts", "students")
    (True, True, True, False)
    """
    if len(word) <= len(short) or short[:1] != word[:1]:
        return False
    if len(short) >= _BEGINNING and word.startswith(short):
        return True
    plain = word.replace("ck", "k")
    consonants = plain[:1] + "".join(letter for letter in plain[1:] if letter not in "aeiou")
    if len(short) < _CONSONANTS or set(short[1:]) & set("aeiou"):
        return False
    single = "".join(letter for i, letter in enumerate(consonants) if letter != consonants[i - 1 : i])
    return any(known.startswith(short) or _most_of(short, known) for known in (consonants, single))


def _most_of(short: str, consonants: str) -> bool:
    """Whether a name has the last and nearly all of the consonants of a word, in their order."""
    rest = iter(consonants)
    return short[-1] == consonants[-1] and len(short) >= _NEARLY * len(consonants) and all(c in rest for c in short)
