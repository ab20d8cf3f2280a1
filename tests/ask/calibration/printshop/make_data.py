"""Makes the data of the printing works: customers, presses, papers, jobs, runs, stoppages. Seeded."""
import datetime as dt
from pathlib import Path
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
r = np.random.default_rng(48211)
FIRST, LAST = dt.date(2024, 7, 1), dt.date(2026, 7, 6)


def write(name, cols):
    pq.write_table(pa.table(cols), HERE / f"{name}.parquet", compression="zstd", compression_level=19)


def pick(values, weights, n):
    w = np.array(weights, float)
    return [values[i] for i in r.choice(len(values), n, p=w / w.sum())]


# customers -------------------------------------------------------------------------------------------------------
heads = ["Harbour", "Linden", "Bright", "Oakley", "Meridian", "Fennel", "Saltmarsh", "Kestrel", "Tanner", "Corbel", "Whitby",
         "Juniper", "Marlow", "Copper", "Sable", "Brook", "Northgate", "Elmfield", "Pavilion", "Cardinal", "Quill", "Hexham"]
tails = {"publishing": ["Press", "Books", "Editions", "Magazines"], "retail": ["Stores", "Outfitters", "Home", "Foods"],
         "hospitality": ["Hotels", "Brewery", "Kitchens", "Inns"], "charity": ["Trust", "Foundation", "Relief"],
         "education": ["College", "Academy", "University"], "public sector": ["Council", "NHS Trust", "Fire Service"],
         "property": ["Estates", "Lettings", "Homes"], "advertising agency": ["Creative", "Studio", "Partners"]}
sectors = list(tails)
nc = 210
names, sec = [], []
while len(names) < nc:
    s = pick(sectors, [14, 20, 14, 9, 12, 8, 10, 13], 1)[0]
    n = f"{heads[r.integers(len(heads))]} {tails[s][r.integers(len(tails[s]))]}"
    if n not in names:
        names.append(n); sec.append(s)
cities = {"Leeds": "Yorkshire", "Sheffield": "Yorkshire", "York": "Yorkshire", "Hull": "Yorkshire", "Manchester": "North West",
          "Liverpool": "North West", "Preston": "North West", "Newcastle": "North East", "Durham": "North East",
          "Nottingham": "East Midlands", "Derby": "East Midlands", "London": "London", "Bristol": "South West"}
city = pick(list(cities), [24, 12, 8, 6, 16, 9, 3, 7, 3, 6, 4, 10, 3], nc)
cust_w = r.pareto(1.2, nc) + 0.15
cust_w = np.minimum(cust_w, 14)
since = [dt.date(2009, 1, 1) + dt.timedelta(int(x)) for x in r.integers(0, 5600, nc)]
since = [d if i % 6 else dt.date(2024, 7, 1) + dt.timedelta(int(r.integers(0, 700))) for i, d in enumerate(since)]
write("customers", dict(
    customer_id=[f"C{1000 + i}" for i in range(nc)], name=names, sector=sec, city=city, region=[cities[c] for c in city],
    account_manager=[None if r.random() < .07 else m for m in pick(["Priya Nair", "Tom Ashworth", "Gwen Pryce", "Callum Reid", "Sofia Lindqvist"], [30, 25, 20, 15, 10], nc)],
    trade=list(r.random(nc) < .17), credit_limit=[None if r.random() < .12 else int(x) for x in r.choice([1000, 2500, 5000, 10000, 20000, 50000], nc, p=[.2, .25, .25, .16, .1, .04])],
    customer_since=since))

# presses ---------------------------------------------------------------------------------------------------------
presses = [("P1", "Big Bertha", "offset litho", "Heidelberg", "North hall", 5, 2012, 13000), ("P2", "Speedmaster 74", "offset litho", "Heidelberg", "North hall", 4, 2018, 12000),
           ("P3", "Lithrone", "offset litho", "Komori", "North hall", 8, 2021, 15000), ("P4", "Indigo 7K", "digital", "HP", "South hall", 6, 2020, 4000),
           ("P5", "Iridesse", "digital", "Xerox", "South hall", 6, 2022, 3500), ("P6", "Pro C9200", "digital", "Ricoh", "South hall", 4, 2019, 3200),
           ("P7", "Arizona", "wide format", "Canon", "Annexe", 4, 2017, 120), ("P8", "Jeti Mira", "wide format", "Agfa", "Annexe", 6, 2023, 180),
           ("P9", "Old Albion", "letterpress", "Heidelberg", "Annexe", 1, 1962, 900)]
write("presses", dict(press_id=[p[0] for p in presses], name=[p[1] for p in presses], process=[p[2] for p in presses], maker=[p[3] for p in presses],
                      hall=[p[4] for p in presses], colours=[p[5] for p in presses], installed_year=[p[6] for p in presses]))
# papers ----------------------------------------------------------------------------------------------------------
papers = []
for brand, mill, fin, gs, rec in [("Claro Silk", "Sappi", "silk", [115, 150, 200, 300], False), ("Claro Gloss", "Sappi", "gloss", [115, 130, 170, 250], False),
        ("Revive", "Denmaur", "uncoated", [80, 100, 140, 300], True), ("Cyclus Offset", "Arctic Paper", "uncoated", [90, 120, 170], True),
        ("Munken Pure", "Arctic Paper", "uncoated", [80, 120, 150, 240], False), ("Colorplan", "James Cropper", "uncoated", [135, 270, 350], False),
        ("Invercote", "Iggesund", "gloss", [240, 300, 380], False), ("Magno Matt", "Sappi", "matt", [135, 170, 250], False),
        ("Revive Silk", "Denmaur", "silk", [130, 170, 250], True), ("Synaps", "Agfa", "synthetic", [135, 230], False)]:
    for g in gs:
        papers.append((f"S{len(papers) + 1:02d}", f"{brand} {g}", mill, fin, g, rec, bool(rec or r.random() < .55)))
write("papers", dict(paper_id=[p[0] for p in papers], name=[p[1] for p in papers], mill=[p[2] for p in papers], finish=[p[3] for p in papers],
                     gsm=[p[4] for p in papers], recycled=[p[5] for p in papers], fsc=[p[6] for p in papers]))
# jobs ------------------------------------------------------------------------------------------------------------
days = [FIRST + dt.timedelta(i) for i in range((LAST - FIRST).days + 1)]
season = {1: .8, 2: .85, 3: 1.05, 4: 1, 5: 1.05, 6: 1, 7: .85, 8: .7, 9: 1.15, 10: 1.3, 11: 1.5, 12: .9}
dw = np.array([season[d.month] * (1 if d.weekday() < 5 else .12) * (1 + .12 * (d - FIRST).days / 365) for d in days])
products = {"business cards": (18, ["digital", "letterpress"], 500, 55), "flyers": (17, ["digital", "offset litho"], 3000, 140), "brochures": (16, ["offset litho", "digital"], 1800, 900),
            "posters": (10, ["wide format", "offset litho"], 150, 210), "magazines": (7, ["offset litho"], 5200, 4300), "booklets": (10, ["digital", "offset litho"], 700, 620),
            "banners": (8, ["wide format"], 6, 240), "labels": (6, ["digital"], 4200, 330), "folding cartons": (4, ["offset litho"], 7500, 3600), "invitations": (4, ["letterpress", "digital"], 180, 310)}
N = 4200
J = {k: [] for k in "job_id ordered_on due_on dispatched_on customer_id press_id paper_id product copies price status rush reprint channel finishing proof_rounds estimator".split()}
od = sorted(r.choice(len(days), N, p=dw / dw.sum()))
cu = r.choice(nc, N, p=cust_w / cust_w.sum())
prods = pick(list(products), [v[0] for v in products.values()], N)
byproc = {}
for p in presses: byproc.setdefault(p[2], []).append(p[0])
for i in range(N):
    d, p = days[od[i]], prods[i]
    if sec[cu[i]] == "publishing" and r.random() < .45: p = ["magazines", "booklets", "brochures"][r.integers(3)]
    _, procs, q, pr = products[p]
    proc = procs[0] if len(procs) == 1 or r.random() < .68 else procs[1]
    press = byproc[proc][min(int(r.exponential(.9)), len(byproc[proc]) - 1)]
    out = r.random() < .05
    k = float(np.exp(r.normal(0, .6)))
    copies = max(1, int(round(q * k / 10) * 10)) if q > 20 else max(1, int(q * k))
    rush = bool(r.random() < .14)
    price = pr * k ** .8 * float(np.exp(r.normal(0, .22))) * (1.35 if rush else 1)
    lead = 2 if rush else int(r.integers(5, 15))
    due = d + dt.timedelta(lead)
    late = r.random() < (.27 if d.month in (10, 11) else .15) * (1.4 if proc == "wide format" else 1)
    sent = due + dt.timedelta(int(r.integers(1, 9)) if late else -int(r.integers(0, 3)))
    if sent < d: sent = d
    x = r.random()
    if x < .055: st, sent = "cancelled", None
    elif sent > LAST: st, sent = pick(["in production", "awaiting proof", "on hold"], [6, 3, 1], 1)[0], None
    elif x < .065: st, sent = "on hold", None
    else: st = "dispatched"
    fin = None if p in ("flyers", "labels", "banners", "posters") and r.random() < .8 else pick([None, "lamination", "foil blocking", "die-cutting", "embossing", "spot UV"], [45, 28, 8, 9, 3, 7], 1)[0]
    if p in ("magazines", "booklets"): fin = pick(["saddle stitching", "perfect binding"], [7, 3], 1)[0]
    row = (f"J{20001 + i}", d, due, sent, f"C{1000 + cu[i]}" if r.random() > .01 else None, None if out else press, papers[min(int(r.beta(1.1, 1.6) * len(papers)), len(papers) - 1)][0] if proc != "wide format" or r.random() < .5 else papers[-1][0],
           p, copies, round(price, 2), st, rush, bool(r.random() < .045), pick(["web shop", "e-mail", "phone", "account manager", "walk-in"], [38, 27, 14, 16, 5], 1)[0],
           fin, int(min(r.poisson(1.1), 6)) if r.random() > .06 else None, pick(["Hannah Boyle", "Dev Patel", "Marta Kowalska", "Ian Frost"], [4, 3, 3, 1.5], 1)[0])
    for k2, v in zip(J, row): J[k2].append(v)
write("jobs", J)
# runs ------------------------------------------------------------------------------------------------------------
ops = {"North hall": ["Stan Kowal", "Lorraine Hughes", "Wes Obi", "Pete Marsden"], "South hall": ["Aisha Rahman", "Gary Flint", "Nia Bowen"], "Annexe": ["Mick Doyle", "Yuki Tanaka"]}
P = {p[0]: p for p in presses}
R = {k: [] for k in "run_id job_id press_id paper_id started_at shift operator good_sheets waste_sheets makeready_minutes run_minutes".split()}
for i in range(N):
    if J["press_id"][i] is None or J["status"][i] in ("cancelled", "awaiting proof"): continue
    if J["status"][i] == "in production" and r.random() < .4: continue
    for t in range(1 + (r.random() < .16) + (r.random() < .03)):
        p = P[J["press_id"][i]]
        if J["dispatched_on"][i]: day = max(J["ordered_on"][i], J["dispatched_on"][i] - dt.timedelta(int(r.integers(0, 4))))
        else: day = min(LAST, J["ordered_on"][i] + dt.timedelta(int(r.integers(0, 4))))
        sh = pick(["early", "late", "night"], [5, 4, 2], 1)[0]
        h = {"early": 6, "late": 14, "night": 22}[sh] + int(r.integers(0, 8 if sh != "night" else 2))
        up = {"business cards": .05, "labels": .08, "flyers": .3, "brochures": 1.2, "booklets": 2.5, "magazines": 3, "folding cartons": .4}.get(J["product"][i], .8)
        good = max(1, int(J["copies"][i] * up * float(np.exp(r.normal(0, .2)))))
        wr = {"offset litho": .055, "digital": .018, "wide format": .04, "letterpress": .08}[p[2]] * (1.5 if sh == "night" else 1) * (1.6 if p[0] == "P1" else 1)
        waste = int(good * wr * float(np.exp(r.normal(0, .5))) + (60 if p[2] == "offset litho" else 1) * r.random())
        mk = max(3, int({"offset litho": 42, "digital": 9, "wide format": 12, "letterpress": 65}[p[2]] * float(np.exp(r.normal(0, .35)))))
        rm = max(2, int(60 * good / p[7] * float(np.exp(r.normal(.1, .25)))))
        R["run_id"].append(f"R{30001 + len(R['run_id'])}"); R["job_id"].append(J["job_id"][i]); R["press_id"].append(p[0]); R["paper_id"].append(J["paper_id"][i])
        R["started_at"].append(dt.datetime(day.year, day.month, day.day, h, int(r.integers(0, 12)) * 5)); R["shift"].append(sh)
        R["operator"].append(None if r.random() < .02 else pick(ops[p[4]], range(len(ops[p[4]]) + 1, 1, -1), 1)[0])
        R["good_sheets"].append(good); R["waste_sheets"].append(waste); R["makeready_minutes"].append(mk); R["run_minutes"].append(rm)
write("runs", R)
# stoppages -------------------------------------------------------------------------------------------------------
S = {k: [] for k in "stoppage_id press_id started_at shift reason planned minutes engineer_called".split()}
for i, d in enumerate(sorted(r.choice(len(days), 1500, p=dw / dw.sum()))):
    day = days[d]
    pr = pick([p[0] for p in presses], [26, 13, 12, 12, 8, 11, 9, 5, 4], 1)[0]
    re = pick(["paper jam", "blanket wash", "plate change", "breakdown", "waiting for paper", "colour drift", "scheduled maintenance", None], [24, 14, 16, 11, 12, 10, 9, 4], 1)[0]
    if P[pr][2] != "offset litho" and re in ("blanket wash", "plate change"): re = "paper jam"
    sh = pick(["early", "late", "night"], [5, 4, 3], 1)[0]
    base = {"paper jam": 9, "blanket wash": 14, "plate change": 17, "breakdown": 130, "waiting for paper": 38, "colour drift": 22, "scheduled maintenance": 95}.get(re, 15)
    S["stoppage_id"].append(i + 1); S["press_id"].append(pr)
    h = {"early": 6, "late": 14, "night": 22}[sh] + int(r.integers(0, 8 if sh != "night" else 2))
    S["started_at"].append(dt.datetime(day.year, day.month, day.day, h, int(r.integers(0, 60)))); S["shift"].append(sh); S["reason"].append(re)
    S["planned"].append(re in ("scheduled maintenance", "plate change", "blanket wash")); S["minutes"].append(max(1, int(base * float(np.exp(r.normal(0, .6))))))
    S["engineer_called"].append(bool(re == "breakdown" and r.random() < .7 or r.random() < .02))
write("stoppages", S)
