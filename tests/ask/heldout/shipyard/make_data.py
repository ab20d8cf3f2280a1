"""Writes the parquet files of the shipyard's catalog into this folder; the same at every run."""
import random
from datetime import date, timedelta
from pathlib import Path
import duckdb

HERE = Path(__file__).parent
R = random.Random(7719)
START, END = date(2024, 1, 1), date(2026, 5, 31)
DAYS = (END - START).days + 1

def pick(pairs):
    return R.choices([p[0] for p in pairs], [p[1] for p in pairs])[0]

def write(name, columns, rows):
    con = duckdb.connect()
    con.execute(f"create table t ({columns})")
    marks = ",".join("?" * len(rows[0]))
    import pandas as pd
    names = [c.split()[0] for c in columns.split(", ")]
    df = pd.DataFrame(rows, columns=names)
    con.register("df", df)
    con.execute("insert into t select * from df")
    con.execute(f"copy t to '{HERE / name}.parquet' (format parquet, compression zstd)")

# --- vessels
FIRST = "Aurora Northern Baltic Sea Ocean Island Highland Stella Maris Kittiwake Puffin Gannet Saint Lady Solan Viking Celtic Iron Western Skerry".split()
LAST = "Star Queen Trader Spirit Runner Pioneer Rose Venture Tern Carrier Dawn Wave Horizon Bride Chief Harvester".split()
OWNERS = [("Caledon Ferries", 9), ("Norfisk Trawling", 8), ("Brightwater Shipping", 7), ("Hansen & Lund", 6), ("Orkney Towage", 5), ("Ministry of Fisheries", 3), ("Atlantic Wind Services", 6), ("Sealoch Farms", 5), ("Private", 4), ("Tideway Dredging", 4)]
TYPES = [("Trawler", 26), ("Ferry", 14), ("Tug", 14), ("Coaster", 16), ("Crew transfer vessel", 12), ("Workboat", 18), ("Yacht", 9), ("Dredger", 5), ("Research vessel", 3)]
LEN = {"Trawler": (18, 62), "Ferry": (35, 110), "Tug": (20, 38), "Coaster": (60, 99), "Crew transfer vessel": (18, 30), "Workboat": (11, 27), "Yacht": (14, 45), "Dredger": (45, 98), "Research vessel": (40, 80)}
FLAGS = [("United Kingdom", 44), ("Norway", 22), ("Faroe Islands", 9), ("Ireland", 10), ("Iceland", 6), ("Denmark", 9), ("Malta", 4), ("Panama", 3)]
names = [f"{a} {b}" for a in FIRST for b in LAST]
R.shuffle(names)
vessels = []
for i in range(210):
    t = pick(TYPES); lo, hi = LEN[t]; length = round(R.uniform(lo, hi), 1)
    hull = "Aluminium" if t == "Crew transfer vessel" else pick([("Steel", 80), ("Aluminium", 8), ("GRP", 14), ("Timber", 4)])
    owner = pick(OWNERS)
    if t == "Ferry" and R.random() < .7: owner = "Caledon Ferries"
    if t == "Crew transfer vessel" and R.random() < .6: owner = "Atlantic Wind Services"
    if t == "Tug" and R.random() < .5: owner = "Orkney Towage"
    if t == "Yacht" and R.random() < .7: owner = "Private"
    vessels.append((i + 1, names[i], t, pick(FLAGS), owner, None if R.random() < .04 else int(min(2023, max(1961, R.gauss(2002, 13)))), length, int(length ** 2.1 * R.uniform(.25, .5)), hull))
write("vessels", "vessel_id int, name varchar, type varchar, flag varchar, owner varchar, year_built int, length double, tonnage int, hull varchar", vessels)

# --- jobs
KINDS = [("Dry-docking", 20), ("Hull repair", 16), ("Engine overhaul", 14), ("Blasting and painting", 15), ("Steel renewal", 9), ("Electrical refit", 9), ("Propeller and shaft", 9), ("Afloat repair", 13), ("Conversion", 3), ("Newbuild", 2)]
SIZE = {"Dry-docking": 60, "Hull repair": 34, "Engine overhaul": 38, "Blasting and painting": 22, "Steel renewal": 75, "Electrical refit": 26, "Propeller and shaft": 28, "Afloat repair": 11, "Conversion": 260, "Newbuild": 620}
LENGTH = {"Dry-docking": 13, "Hull repair": 11, "Engine overhaul": 15, "Blasting and painting": 8, "Steel renewal": 22, "Electrical refit": 12, "Propeller and shaft": 9, "Afloat repair": 4, "Conversion": 90, "Newbuild": 260}
MANAGERS = [("Isla Munro", 30), ("Tom Reekie", 24), ("Agnieszka Nowak", 20), ("Calum Sinclair", 15), ("Bjorn Haugen", 9)]
SEASON = [1.25, 1.2, 1.3, 1.25, 1.0, .8, .6, .65, .9, 1.1, 1.15, .8]
jobs = []
while len(jobs) < 980:
    d = START + timedelta(R.randrange(DAYS))
    if R.random() > SEASON[d.month - 1] / 1.3 * (1.0 if d.year == 2024 else 1.12 if d.year == 2025 else 1.2) / 1.2 or d.weekday() == 6: continue
    v = R.choice(vessels[: 60 if R.random() < .45 else 210]); k = pick(KINDS)
    if k == "Newbuild" and v[2] not in ("Workboat", "Crew transfer vessel", "Tug"): k = "Hull repair"
    planned = max(2, int(LENGTH[k] * R.lognormvariate(0, .35)))
    due = d + timedelta(planned)
    slip = int(R.gauss(0, .2 * planned + 1)) if R.random() < .62 else int(abs(R.gauss(0, .5 * planned)) + 1)
    done = max(d + timedelta(1), due + timedelta(slip))
    if R.random() < .06: status, closed = "cancelled", None
    elif done > END: status, closed = pick([("in progress", 60), ("waiting for parts", 22), ("waiting for class", 10), ("planned", 8)]), None
    else: status, closed = "completed", done
    if k == "Afloat repair": berth = pick([("Quay East", 60), ("Quay West", 40)])
    elif k == "Newbuild": berth = "Building Hall"
    elif v[6] > 70: berth = "Dry Dock 1"
    else: berth = pick([("Dry Dock 1", 18), ("Dry Dock 2", 38), ("Slipway", 24), ("Syncrolift", 20)])
    if R.random() < .03: berth = None
    quote = None if R.random() < .03 else round(SIZE[k] * 1000 * R.lognormvariate(0, .45) * (v[6] / 40) ** .6, -2)
    jobs.append([v[0], d, due, closed, k, status, berth, pick(MANAGERS), quote, R.random() < (.3 if k == "Afloat repair" else .11), R.random() < .055, max(planned, 2)])
jobs.sort(key=lambda j: j[1])
jobs = [tuple([3001 + i] + j) for i, j in enumerate(jobs)]
write("jobs", "job_id int, vessel_id int, opened_on date, due_on date, closed_on date, kind varchar, status varchar, berth varchar, manager varchar, quoted double, emergency boolean, warranty boolean", [j[:12] for j in jobs])

# --- hours
TRADES = [("Welder", 30, 31.0), ("Plater", 16, 30.0), ("Fitter", 20, 29.5), ("Painter", 14, 24.0), ("Electrician", 11, 33.0), ("Rigger", 8, 25.5), ("Shipwright", 6, 32.0)]
PEOPLE = "Ewan Rae|Morag Bain|Piotr Zielinski|Ross Cowie|Callum Tait|Lena Strand|Dougie Firth|Sean Gallagher|Ivo Petrov|Kirsty Flett|Andrei Popa|Hamish Leask|Rab Muir|Jo Harcus|Mark Drever|Sanjay Rao|Fergus Linklater|Anna Kowalska|Neil Scollay|Gavin Moar|Liam Doyle|Erik Solheim|Duncan Baikie|Stan Wojcik|Paul Clouston|Moira Heddle|Kev Ritch|Innes Groat|Sorin Dinu|Joe Peace|Dan Spence|Ali Hussain|Lorna Isbister|Craig Wylie|Pete Marwick|Vik Nair|Tam Laird|Ola Berg|Shona Kirk|Ben Rendall|Ruth Omand|Jan Novak".split("|")
workers = []
for p in PEOPLE:
    t = pick([(x, x[1]) for x in TRADES])
    workers.append((p, t[0], pick([("Employee", 68), ("Agency", 24), ("Apprentice", 8)]), t[2], R.lognormvariate(0, .4)))
NEED = {"Blasting and painting": ["Painter"], "Steel renewal": ["Welder", "Plater"], "Hull repair": ["Welder", "Plater", "Painter"], "Engine overhaul": ["Fitter", "Rigger"], "Electrical refit": ["Electrician"], "Propeller and shaft": ["Fitter", "Rigger"]}
by_trade = {}
for w in workers: by_trade.setdefault(w[1], []).append(w)
hours = []
for j in jobs:
    if j[6] == "cancelled" or j[6] == "planned": continue
    end = min(j[4] or END, END); span = max(1, (end - j[2]).days)
    n = min(70, max(2, int((j[9] or 30000) / 2600 * R.uniform(.6, 1.3))))
    for _ in range(n):
        d = j[2] + timedelta(R.randrange(span + 1))
        if d > END or d.weekday() == 6 and R.random() < .85: continue
        pool = [w for t in NEED.get(j[5], []) for w in by_trade.get(t, [])] if R.random() < .75 else workers
        pool = pool or workers
        w = R.choices(pool, [x[4] for x in pool])[0]
        ot = R.random() < (.34 if d.weekday() >= 5 else .13 if not j[10] else .3)
        h = R.choice([1, 1.5, 2, 2, 2.5, 3, 4]) if ot else R.choice([3, 4, 5, 6, 7, 7.5, 8, 8, 8])
        rate = w[3] * (.55 if w[2] == "Apprentice" else 1.25 if w[2] == "Agency" else 1) * (1.5 if ot else 1)
        hours.append((j[0], d, w[0], w[1], w[2], float(h), ot, R.random() < (.13 if j[5] in ("Steel renewal", "Hull repair") else .06), pick([("Day", 70), ("Back", 20), ("Night", 10)]), round(h * rate, 2)))
hours.sort(key=lambda x: (x[1], x[0]))
hours = [(i + 1,) + h for i, h in enumerate(hours)]
write("hours", "entry_id int, job_id int, worked_on date, worker varchar, trade varchar, contract varchar, hours double, overtime boolean, rework boolean, shift varchar, cost double", hours)

# --- purchase orders
CATS = [("Steel plate", 22, 5200, ["Strathclyde Steel", "Nordsteel AS", "Forth Metals"]), ("Paint and coatings", 18, 2600, ["Hempaint", "Jotcoat Marine"]), ("Valves and piping", 14, 1500, ["Pentland Valves", "Rotterdam Flow BV"]), ("Engine parts", 16, 6800, ["Bergen Motor AS", "Hansa Diesel GmbH", "Forth Metals"]), ("Electrical", 10, 1900, ["Voltmar Electric", "Hansa Diesel GmbH"]), ("Welding consumables", 12, 620, ["ArcWeld Supplies", "Strathclyde Steel"]), ("Zinc anodes", 6, 480, ["Pentland Valves", "Galvanode Ltd"]), ("Scaffolding hire", 5, 2300, ["Highrise Access"])]
COUNTRY = {"Nordsteel AS": "Norway", "Bergen Motor AS": "Norway", "Hansa Diesel GmbH": "Germany", "Rotterdam Flow BV": "Netherlands", "Hempaint": "Denmark", "Jotcoat Marine": "Norway"}
BUYERS = [("Fiona Gray", 50), ("Marek Dudek", 32), ("Stuart Bews", 18)]
pos = []
for _ in range(2600):
    j = R.choice(jobs); stock = R.random() < .17
    d = START + timedelta(R.randrange(DAYS)) if stock else min(END, j[2] + timedelta(R.randrange(max(2, j[12]))))
    c = pick([(x, x[1]) for x in CATS]); s = R.choices(c[3], [3, 2, 1][: len(c[3])])[0]
    lead = max(1, int(R.lognormvariate(2.0, .55) * (1.8 if c[0] == "Engine parts" else 1)))
    promised = d + timedelta(lead)
    late = R.random() < (.42 if s in ("Bergen Motor AS", "Rotterdam Flow BV") else .2)
    got = promised + timedelta(int(R.expovariate(1 / 6)) + 1 if late else -R.randrange(0, 3)); got = max(got, d)
    st = "delivered"
    if R.random() < .035: st, got = "cancelled", None
    elif got > END: st, got = pick([("ordered", 80), ("part delivered", 20)]), None
    pos.append((None if stock else j[0], d, promised, got, c[0], s, COUNTRY.get(s, "United Kingdom"), pick(BUYERS), round(c[2] * R.lognormvariate(0, .8), 2), st, R.random() < .16))
pos.sort(key=lambda x: x[1])
pos = [(70001 + i,) + p for i, p in enumerate(pos)]
write("purchase_orders", "po_id int, job_id int, ordered_on date, promised_on date, delivered_on date, category varchar, supplier varchar, country varchar, buyer varchar, amount double, status varchar, rush boolean", pos)

# --- inspections
BODIES = [("Internal QA", 52), ("DNV", 16), ("Lloyd's Register", 14), ("Bureau Veritas", 8), ("MCA", 6), ("RINA", 4)]
IK = [("Weld NDT", 34), ("Hull thickness", 18), ("Coating", 20), ("Pressure test", 12), ("Electrical safety", 9), ("Sea trial", 7)]
FAULT = {"Weld NDT": .19, "Hull thickness": .08, "Coating": .16, "Pressure test": .11, "Electrical safety": .07, "Sea trial": .13}
ins = []
for j in jobs:
    if j[6] in ("cancelled", "planned"): continue
    end = min(j[4] or END, END)
    for _ in range(R.choices([0, 1, 2, 3, 4, 6], [8, 30, 28, 18, 10, 6])[0]):
        d = j[2] + timedelta(R.randrange(max(1, (end - j[2]).days) + 1)); d = min(d, END)
        k = pick(IK)
        if k == "Coating" and j[5] not in ("Blasting and painting", "Dry-docking", "Hull repair", "Newbuild", "Conversion"): k = "Weld NDT"
        res = "failed" if R.random() < FAULT[k] else "conditional" if R.random() < .09 else "passed"
        n = 0 if res == "passed" and R.random() < .9 else 1 + int(R.expovariate(.6)) if res != "passed" else 1
        ins.append((j[0], d, k, pick(BODIES), R.choice(["Greta Lund", "Alan Kerr", "Priya Menon", "Owen Pryce", None]), res, n, R.random() < (.55 if res == "failed" else .08), int(max(15, R.gauss(95, 40)))))
ins.sort(key=lambda x: x[1])
ins = [(i + 1,) + x for i, x in enumerate(ins)]
write("inspections", "inspection_id int, job_id int, inspected_on date, kind varchar, body varchar, inspector varchar, result varchar, defects int, reinspection boolean, minutes int", ins)

# --- invoices
inv = []
for j in jobs:
    if j[6] in ("cancelled", "planned"): continue
    total = (j[9] or 30000) * R.uniform(.95, 1.28) if not j[11] else 0
    if not total: continue
    parts = 1 if total < 60000 else R.choice([2, 3]) if total < 250000 else R.choice([4, 5, 6])
    stop = j[4] or END
    for p in range(parts):
        last = p == parts - 1
        if last and not j[4]: continue
        d = (stop if last else j[2] + timedelta(int((stop - j[2]).days * (p + 1) / (parts + 1)))) + timedelta(R.randrange(0, 12))
        if d > END: continue
        terms = R.choice([14, 30, 30, 30, 60])
        paid = d + timedelta(int(max(2, R.gauss(terms + 3, 12 if R.random() < .8 else 35))))
        pm = pick([("Bank transfer", 88), ("Card", 7), ("Letter of credit", 5)])
        disputed = R.random() < .045
        if paid > END or disputed and R.random() < .5: paid, pm = None, None
        inv.append((j[0], d, d + timedelta(terms), paid, "Final" if last else "Stage", terms, round(total / parts, 2), disputed, pm))
inv.sort(key=lambda x: x[1])
inv = [(90001 + i,) + x for i, x in enumerate(inv)]
write("invoices", "invoice_id int, job_id int, issued_on date, due_on date, paid_on date, kind varchar, terms int, amount double, disputed boolean, payment_method varchar", inv)
print(len(jobs), len(hours), len(pos), len(ins), len(inv))
