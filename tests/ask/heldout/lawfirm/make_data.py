"""Made-up data of Harcastle & Voss LLP, a law firm. Writes six parquet files beside this script."""
from datetime import date, timedelta
from pathlib import Path
import numpy as np, pyarrow as pa, pyarrow.parquet as pq

HERE = Path(__file__).parent
R = np.random.default_rng(4711)
START, END = date(2024, 4, 1), date(2026, 3, 13)

def save(name, cols):
    pq.write_table(pa.table(cols), HERE / f"{name}.parquet", compression="zstd")

def pick(values, weights):
    w = np.array(weights, float)
    return values[int(R.choice(len(values), p=w / w.sum()))]

AREAS = ["Corporate", "Litigation", "Employment", "Real Estate", "Family", "Intellectual Property", "Tax", "Private Client"]
OFFICES = ["London", "Manchester", "Edinburgh", "Bristol"]
GRADES = {"Partner": (9, 430), "Counsel": (4, 370), "Senior Associate": (9, 300), "Associate": (14, 225), "Trainee Solicitor": (6, 135), "Paralegal": (6, 110)}
NAMES = ["Eleanor Harcastle", "Julian Voss", "Priya Raman", "Gareth Pugh", "Moira Sinclair", "Tobias Keane", "Anneliese Brandt", "Rufus Okonkwo", "Catherine Loxley",
 "Dominic Farr", "Saskia Verhoeven", "Hamish Drummond", "Leila Haddad",
 "Oliver Penrose", "Nadia Kowalska", "Ben Achterberg", "Imogen Slade", "Marcus Thwaite", "Yasmin Qureshi", "Fergus Baird", "Charlotte Inman", "Dele Adeyemi",
 "Rosie Tranter", "Kieran Moss", "Hannah Winterbourne", "Aled Rhys", "Sophie Lacey", "Jamal Whitaker", "Freya Nordstrom", "Callum Reid", "Zoe Papadakis", "Tom Ashdown", "Beatrice Holm", "Ishaan Mehta", "Niamh Gallagher", "George Stroud",
 "Amelia Croft", "Luca Bertoni", "Poppy Sheridan", "Ewan McCrae", "Grace Oyelaran", "Theo Lindqvist",
 "Karen Dobbs", "Stuart Pike", "Maja Nowak", "Liam Tully", "Denise Ferris", "Colin Batty"]
lawyers, k = [], 0
for grade, (n, rate) in GRADES.items():
    for _ in range(n):
        area = AREAS[k % 8] if grade == "Partner" else pick(AREAS, [22, 20, 12, 16, 8, 7, 7, 8])
        joined = date(2005, 1, 10) + timedelta(days=int(R.integers(0, 7000))) if grade in ("Partner", "Counsel", "Senior Associate") else date(2018, 9, 1) + timedelta(days=int(R.integers(0, 2300)))
        left = END - timedelta(days=int(R.integers(30, 500))) if R.random() < .34 and grade != "Partner" else None
        lawyers.append(dict(lawyer_id=k + 1, full_name=NAMES[k], grade=grade, office=pick(OFFICES, [50, 25, 13, 12]), department=area, joined_on=joined, left_on=left,
                            std_rate=float(rate + 5 * int(R.integers(-4, 9))), part_time=bool(R.random() < .17), target_hours=None if grade == "Paralegal" else int(pick([1100, 1300, 1450, 1600], [1, 3, 4, 3]))))
        k += 1
save("lawyers", {c: [l[c] for l in lawyers] for c in lawyers[0]})

A = ["Alderney", "Northgate", "Brackwater", "Quillon", "Sable", "Thornbury", "Kestrel", "Meridian", "Oakhurst", "Penhallow", "Redfern", "Silvertide", "Tamarisk", "Umberline", "Vantage", "Wexcombe", "Zephyr", "Larkfield", "Ironbridge", "Harrowgate"]
B = {"Technology": ["Systems", "Software", "Robotics"], "Property": ["Estates", "Developments"], "Retail": ["Stores", "Outfitters"], "Healthcare": ["Clinics", "Biotech"], "Energy": ["Power", "Renewables"], "Financial Services": ["Capital", "Insurance"], "Hospitality": ["Hotels", "Inns"], "Manufacturing": ["Castings", "Packaging"]}
FIRST = ["Margaret", "Alan", "Fiona", "Derek", "Shireen", "Peter", "Olga", "Ruth", "Hugh", "Wendy", "Malik", "Joan"]
LAST = ["Attwood", "Bellamy", "Carver", "Dunmore", "Ellery", "Fairbank", "Gilchrist", "Hobday", "Ingleby", "Jessop"]
clients, used = [], set()
while len(clients) < 150:
    r = R.random()
    if r < .30:
        name, seg, ind = f"{FIRST[int(R.integers(12))]} {LAST[int(R.integers(10))]}", "Individual", None
    elif r < .38:
        name, seg, ind = pick(["Borough of ", "County Council of ", "NHS Trust ", "University of "], [3, 3, 2, 2]) + A[int(R.integers(20))], "Public Sector", "Government"
    else:
        ind = pick(list(B), [20, 16, 10, 10, 8, 16, 8, 12]); name = f"{A[int(R.integers(20))]} {B[ind][int(R.integers(len(B[ind])))]}"; seg = pick(["SME", "Large Corporate", "Start-up"], [50, 32, 18])
    if name in used: continue
    used.add(name)
    clients.append(dict(client_id=len(clients) + 1, client_name=name, segment=seg, industry=ind, country="United Kingdom" if seg == "Public Sector" else pick(["United Kingdom", "Ireland", "Germany", "United States", "Netherlands", "Switzerland"], [78, 7, 4, 6, 3, 2]),
        client_since=date(2009, 1, 1) + timedelta(days=int(6200 * R.beta(2.4, 1.2))), key_client=bool(R.random() < (.28 if seg == "Large Corporate" else .04)),
        referral=pick(["Existing client", "Word of mouth", "Website", "Accountant", "Directory", None], [24, 28, 20, 12, 8, 8])))
save("clients", {c: [x[c] for x in clients] for c in clients[0]})

pop = R.pareto(1.3, 150) + .15
for i, c in enumerate(clients): pop[i] *= 2.2 if c["key_client"] else (1.1 if c["segment"] == "Individual" else 1)
pop = np.minimum(pop, 9); pop /= pop.sum()
partners = lawyers[:13]
TITLES = {"Corporate": ["Share purchase", "Shareholder agreement", "Fundraising round"], "Litigation": ["Contract dispute", "Debt recovery", "Professional negligence"], "Employment": ["Unfair dismissal", "Settlement agreement"], "Real Estate": ["Lease renewal", "Commercial purchase", "Planning appeal"], "Family": ["Divorce", "Child arrangements"], "Intellectual Property": ["Trade mark filing", "Patent licence"], "Tax": ["VAT appeal", "Tax advisory"], "Private Client": ["Probate", "Will drafting", "Trust setup"]}
matters, mw = [], []
for m in range(1, 721):
    ci = int(R.choice(150, p=pop)); c = clients[ci]
    area = pick(AREAS, [2, 14, 6, 14, 26, 2, 4, 32] if c["segment"] == "Individual" else [26, 21, 17, 19, 0, 9, 8, 0])
    own = [p for p in partners if p["department"] == area] or partners
    lead = own[int(R.integers(len(own)))] if R.random() < .85 else partners[int(R.integers(13))]
    opened = START + timedelta(days=int(831 * R.random() ** .95) - 120)
    dur = int(R.gamma(2.0, 95)) + 6
    closed = opened + timedelta(days=dur)
    contentious = area in ("Litigation", "Family") or (area == "Employment" and R.random() < .5)
    if closed > END or R.random() < .08: closed, st = None, pick(["Open", "On Hold", "Stayed"], [84, 11, 5 if contentious else 0])
    else: st = pick(["Closed", "Archived"], [70, 30])
    fee = pick(["Hourly", "Fixed Fee", "Capped Fee", "Conditional", "Pro Bono"], [52, 24, 12, 9 if contentious else 1, 3])
    size = float(np.exp(R.normal(0, .9)))
    matters.append(dict(matter_id=m, matter_no=f"HV-{opened.year % 100}-{m:04d}", client_id=ci + 1, lead_id=lead["lawyer_id"], area=area, kind=pick(TITLES[area], [5, 3, 2][:len(TITLES[area])]), fee_type=fee, status=st,
        opened_on=opened, closed_on=closed, budget=None if R.random() < .24 else float(round(6500 * size * float(np.exp(R.normal(0, .3))), -2)), contentious=contentious, urgent=bool(R.random() < .11),
        court=pick(["High Court", "County Court", "Employment Tribunal", "Family Court", "Court of Session"], [4, 5, 4 if area == "Employment" else 0, 7 if area == "Family" else 0, 1]) if contentious and R.random() < .72 else None,
        risk=pick(["Low", "Medium", "High"], [58, 31, 11]), days_open=None if closed is None else dur))
    mw.append(size)
save("matters", {c: [x[c] for x in matters] for c in matters[0]})

ACT = {True: ["Court attendance", "Drafting", "Document review", "Client call", "Research", "Negotiation", "Travel", "Correspondence"], False: ["Drafting", "Due diligence", "Document review", "Client call", "Research", "Negotiation", "Travel", "Correspondence"]}
te = []
wl = np.array([{"Partner": .6, "Counsel": .7, "Senior Associate": 1.1, "Associate": 1.2, "Trainee Solicitor": .8, "Paralegal": .7}[l["grade"]] for l in lawyers])
active = [(m, w) for m, w in zip(matters, mw)]
for d in (START + timedelta(days=i) for i in range((END - START).days + 1)):
    wk = d.weekday()
    seas = {8: .62, 12: .66, 1: .95, 3: 1.18, 6: 1.08, 7: .9, 10: 1.08, 11: 1.1}.get(d.month, 1)
    if d.month == 12 and d.day > 23: seas = .1
    n = int(R.poisson((27 if wk < 5 else 1.3) * seas * (1 + (d - START).days / 4200)))
    live = [(m, w) for m, w in active if m["opened_on"] <= d and (m["closed_on"] or END) >= d]
    if not live: continue
    w = np.array([x for _, x in live]); w /= w.sum()
    for j in R.choice(len(live), n, p=w):
        m = live[int(j)][0]
        p = wl * np.array([(5 if l["department"] == m["area"] else .25) * (4 if l["lawyer_id"] == m["lead_id"] else 1) * (1 if (l["left_on"] is None or l["left_on"] > d) and l["joined_on"] <= d else 0) for l in lawyers]); p /= p.sum()
        l = lawyers[int(R.choice(len(lawyers), p=p))]
        act = pick(ACT[m["contentious"]], [14, 24, 16, 14, 12, 7, 5, 12])
        hours = max(.1, round(float(R.gamma(1.6, {"Court attendance": 2.2, "Travel": 1.1, "Client call": .4, "Correspondence": .35}.get(act, 1.15))), 1))
        bill = bool(R.random() < {"Travel": .5, "Research": .78}.get(act, .9)) and m["fee_type"] != "Pro Bono"
        rate = l["std_rate"] * (1.05 if d >= date(2025, 4, 1) else 1)
        rate = round(rate * (pick([1, .9, .85], [70, 20, 10]) if m["fee_type"] == "Hourly" else 1), 0)
        te.append((m["matter_id"], l["lawyer_id"], d, min(hours, 11.5), rate, act, bill, bool(bill and R.random() < .07), int(R.geometric(.38) - 1), pick(["Office", "Home", "Court", "Client site"], [55, 33, 12 if act == "Court attendance" else 1, 8])))
c = list(zip(*te))
save("time_entries", dict(entry_id=pa.array(range(1, len(te) + 1), pa.int32()), matter_id=pa.array(c[0], pa.int16()), lawyer_id=pa.array(c[1], pa.int8()), worked_on=list(c[2]), hours=pa.array(c[3], pa.float32()).cast(pa.float64()) if False else [float(x) for x in c[3]], rate=[float(x) for x in c[4]],
    activity=list(c[5]), billable=list(c[6]), written_off=list(c[7]), lag_days=pa.array(c[8], pa.int16()), place=list(c[9])))

inv, agg = [], {}
for t in te:
    if t[6] and not t[7]: agg.setdefault((t[0], t[2].year, t[2].month), []).append(t[3] * t[4])
n = 1000
for (mid, y, mo), a in sorted(agg.items(), key=lambda x: (x[0][1], x[0][2], x[0][0])):
    m, issued = matters[mid - 1], date(y + (mo == 12), mo % 12 + 1, 1) + timedelta(days=int(R.integers(0, 16)))
    if R.random() < .12 or issued > END: continue
    c = clients[m["client_id"] - 1]; n += 1
    fees = round(sum(a) * float(R.uniform(.86, 1.03)), 2); disc = round(fees * pick([0, .05, .1, .15], [72, 14, 10, 4]), 2)
    disb = round(float(R.gamma(1.1, 210)), 2) if R.random() < .34 else 0.0
    terms = pick([14, 30, 60], [22, 62, 16]); due = issued + timedelta(days=terms)
    lag = int(R.gamma(2.3, 13 if c["segment"] != "Public Sector" else 24)) + 2
    paid, st = issued + timedelta(days=lag), "Paid"
    r = R.random()
    if r < .03: paid, st = None, "Disputed"
    elif r < .045: paid, st = None, "Written Off"
    elif r < .075 and issued < END - timedelta(days=20): paid, st = None, "Part Paid"
    elif paid > END or r > .965: paid, st = None, "Overdue" if due < END else "Sent"
    tot = round((fees - disc + disb) * (1.2 if c["country"] == "United Kingdom" else 1), 2)
    rec = tot if st == "Paid" else (round(tot * float(R.uniform(.2, .7)), 2) if st == "Part Paid" else 0.0)
    inv.append((f"INV{n}", mid, issued, due, paid, fees, disc, disb, round(tot - (fees - disc + disb), 2), tot, rec, st, terms, pick(["Bank transfer", "Card", "Cheque", "Direct debit"], [66, 14, 5, 15]) if rec else None, int(R.choice([0, 1, 2, 3], p=[.7, .17, .08, .05])) if lag > terms else 0))
names = "invoice_no matter_id issued_on due_on paid_on fees discount disbursements vat total received status terms pay_method reminders".split()
save("invoices", dict(zip(names, [list(x) for x in zip(*inv)])))

ex = []
SUP = {"Barrister": ["Lexbridge Chambers", "Stone Row Chambers"], "Courier": ["Docket Couriers"], "Search fees": ["CitySearch Ltd"], "Translation": ["Verbatim Translations"], "Expert witness": ["Forensica Partners", "Dr P. Hallam"], "Travel": ["Mercer Travel"]}
for i in range(1500):
    m = matters[int(R.integers(720))]; d = max(START, m["opened_on"]) + timedelta(days=int(R.integers(0, 120)))
    if d > END: continue
    kind = pick(["Court fees", "Barrister", "Expert witness", "Travel", "Courier", "Search fees", "Translation"], [22 if m["contentious"] else 1, 15 if m["contentious"] else 3, 8 if m["contentious"] else 2, 16, 14, 24 if m["area"] == "Real Estate" else 9, 4])
    ex.append((m["matter_id"], d, kind, round(float(R.gamma(1.5, {"Court fees": 310, "Barrister": 1400, "Expert witness": 1100, "Courier": 14, "Travel": 70, "Search fees": 80, "Translation": 190}[kind])), 2), bool(R.random() < .82), pick(SUP.get(kind, [None]), [3, 2][:len(SUP.get(kind, [None]))]) if R.random() < .9 else None , lawyers[int(R.integers(len(lawyers)))]["lawyer_id"]))
ex.sort(key=lambda x: x[1]); c = [list(x) for x in zip(*ex)]
save("expenses", dict(expense_id=list(range(1, len(ex) + 1)), matter_id=c[0], incurred_on=c[1], kind=c[2], amount=c[3], recoverable=c[4], supplier=c[5], requested_by=c[6]))
print(len(te), len(inv), len(ex), len(matters))
