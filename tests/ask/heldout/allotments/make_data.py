"""Data of the Wexbury allotments; run me in place."""
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

G = np.random.default_rng(20451)
OUT = Path(__file__).parent
END = date(2025, 9, 30)


def save(name, cols, rows):
    f = OUT / f"{name}.parquet"
    pq.write_table(pa.table({c: [r[i] for r in rows] for i, c in enumerate(cols)}), f, compression="zstd")
    print(name, len(rows), f.stat().st_size)


def some(options, weights=None):
    w = None if weights is None else np.array(weights, float) / sum(weights)
    return options[int(G.choice(len(options), p=w))]


SITES = {"Mill Lane": (92, 1.15, .04), "Canal Side": (74, 1.05, .06), "Priory Road": (66, 1.2, .03), "Hangman's Field": (58, .8, .17), "Station Approach": (44, .9, .12),
         "Beech Hollow": (52, 1., .05), "Gasworks": (38, .7, .22), "St Mary's": (30, 1.1, .02)}
WARDS = ["Castle", "Eastgate", "Northfield", "Riverside", "Oldbury", "Priory"]
FIRST = "Margaret Alan Priya Tomasz Doreen Ken Fatima Sue Graham Olu Beryl Nigel Ania Colin Jean Wei Trevor Maureen Imran Chloe Derek Rosa Sheila Gareth Yusuf Hazel Ian Pauline Dev Kath".split()
LAST = "Hughes Patel Nowak Whitcombe Adeyemi Baker Chen Sadler Tremlett Khan Oakes Pugh Rossiter Finch Kowalska Hall Brookes Dyer Mensah Lamb Tuck Yates".split()
tenants, plots = [], []


def tenant(joined, left=None):
    n = len(tenants) + 1
    age = some(["18-34", "35-49", "50-64", "65+"], [11, 26, 31, 32])
    concession = "pensioner" if age == "65+" and G.random() < .8 else some(["none", "low income", "student"], [88, 10, 2])
    tenants.append((n, f"{some(FIRST)} {some(LAST)}", some(WARDS, [22, 18, 25, 14, 12, 9]) if G.random() > .04 else None, age, concession, joined, left,
                    some(["moved away", "ill health", "no time", "evicted", "died", None], [30, 20, 28, 12, 4, 6]) if left else None, bool(G.random() < .83), int(np.clip(G.poisson(1.3) + 1, 1, 7))))
    return n


for site, (n, _, vacant) in SITES.items():
    for k in range(n):
        kind = some(["half", "full", "quarter", "raised bed"], [52, 30, 14, 4])
        size = round({"half": 125, "full": 250, "quarter": 62, "raised bed": 12}[kind] * G.normal(1, .08), 0)
        r = G.random()
        status = "vacant" if r < vacant else "unlettable" if r < vacant + .025 else "let"
        t = None
        if status == "let":
            j = END - timedelta(days=int(min(G.exponential(2100), 12500)))
            t = int(G.choice(len(tenants)) + 1) if tenants and G.random() < .05 else tenant(j)
            if tenants[t - 1][6]:
                t = tenant(j)
        plots.append((len(plots) + 1, f"{''.join(w[0] for w in site.split())}{k + 1}", site, kind, size, bool(G.random() < (.4 if kind in ("full", "half") else .1)), bool(G.random() < .16),
                      some(["clay", "loam", "sandy", None], [45, 36, 13, 6]), status, t, bool(G.random() < .09)))
for _ in range(210):
    j = date(2012, 1, 1) + timedelta(days=int(G.integers(0, 4600)))
    l = max(j + timedelta(days=200), date(2022, 10, 1) + timedelta(days=int(G.integers(0, 1090))))
    tenant(j, min(l, END))
save("tenants", ["tenant_id", "name", "ward", "age_band", "concession", "joined_on", "left_on", "left_reason", "by_email", "household"], tenants)
save("plots", ["plot_id", "number", "site", "kind", "size_m2", "shed", "greenhouse", "soil", "status", "tenant_id", "accessible"], plots)

rents = []
for y in (2023, 2024, 2025):
    for p in plots:
        t = p[9]
        if t is None or tenants[t - 1][5] > date(y, 3, 25):
            continue
        rate = {"full": 68, "half": 39, "quarter": 24, "raised bed": 15}[p[3]] * SITES[p[2]][1] * {2023: 1, 2024: 1.05, 2025: 1.12}[y]
        con = tenants[t - 1][4]
        amount = round(rate * (.5 if con in ("pensioner", "low income") else 1), 2)
        billed = date(y, 4, 1) + timedelta(days=int(G.integers(0, 12)))
        due = billed + timedelta(days=30)
        r, bad = G.random(), SITES[p[2]][2]
        paid = None if r < .02 + bad * .3 + (.05 if y == 2025 else 0) else billed + timedelta(days=int(G.gamma(2, 8 + bad * 60)))
        if paid and paid > END:
            paid = None
        rents.append((len(rents) + 1, p[0], t, billed, due, paid, amount, amount if paid else (round(amount / 2, 2) if G.random() < .2 else 0.0),
                      some(["direct debit", "card", "cheque", "cash"], [48, 33, 14, 5]) if paid else None, 0 if paid and paid <= due else int(G.integers(1, 4)), some(["full", "concession"], [1, 0]) if con in ("none", "student") else "concession"))
save("rents", ["bill_id", "plot_id", "tenant_id", "billed_on", "due_on", "paid_on", "amount", "received", "method", "reminders", "tariff"], rents)

wl = []
for m in range(33):
    y, mo = 2023 + m // 12, m % 12 + 1
    for _ in range(int(G.poisson(24 * (1.6 if mo in (3, 4, 5) else .5 if mo in (11, 12) else 1)))):
        at = date(y, mo, int(G.integers(1, 29)))
        site = some(list(SITES) + [None], [26, 15, 18, 5, 7, 10, 3, 9, 7])
        wait = int(G.gamma(3, 95 if site in ("Mill Lane", "Priory Road", "St Mary's") else 55))
        offered = at + timedelta(days=wait) if at + timedelta(days=wait) <= END and G.random() < .8 else None
        st = some(["accepted", "declined", "pending"], [62, 33, 5]) if offered else some(["waiting", "withdrawn", "lapsed"], [78, 15, 7])
        wl.append((len(wl) + 1, at, site, some(["half", "full", "quarter", "raised bed", None], [45, 22, 20, 6, 7]), some(WARDS + ["Outside the town"], [20, 18, 22, 13, 11, 8, 8]), st, offered, some(["website", "paper form", "phone"], [74, 17, 9]), bool(G.random() < .12)))
save("waiting_list", ["application_id", "applied_on", "site", "kind", "ward", "status", "offered_on", "source", "disability"], wl)

insp = []
WHO = ["Jo Tranter", "Bill Ormerod", "Samira Aziz", "Pete Lacey"]
for y, mo in [(y, mo) for y in (2023, 2024, 2025) for mo in range(3, 11) if (y, mo) <= (2025, 9)]:
    for p in plots:
        if G.random() > (.17 if mo in (4, 7, 9) else .06):
            continue
        pct = int(np.clip(G.normal(74 - SITES[p[2]][2] * 110 + (6 if mo in (6, 7) else 0), 21), 0, 100))
        if p[8] != "let":
            pct = pct // 4
        grade = "good" if pct >= 70 else "fair" if pct >= 40 else "neglected"
        insp.append((len(insp) + 1, date(y, mo, int(G.integers(1, 29))), p[0], some(WHO, [40, 30, 20, 10]), grade, pct if G.random() > .03 else None, grade == "neglected" and bool(G.random() < .55), some(["routine", "follow-up", "complaint"], [78, 15, 7]), bool(G.random() < .05)))
save("inspections", ["inspection_id", "inspected_on", "plot_id", "inspector", "result", "cultivated_pct", "notice", "reason", "rubbish"], insp)

water = []
d = date(2023, 1, 2)
while d <= END:
    for site, (n, _, _) in SITES.items():
        if G.random() < .05:
            continue
        summer = max(0.04, np.sin((d.timetuple().tm_yday - 80) / 365 * 2 * np.pi)) * (1.35 if d.year == 2025 else .8 if d.year == 2024 else 1)
        leak = bool(G.random() < (.06 if site == "Gasworks" else .015))
        m3 = round(float(n * .42 * summer * G.lognormal(0, .25) + (n * .15 if leak else 0)), 2)
        water.append((len(water) + 1, d, site, m3, round(m3 * {2023: 1.62, 2024: 1.74, 2025: 1.98}[d.year], 2), leak, bool(G.random() < .2)))
    d += timedelta(days=7)
save("water", ["reading_id", "read_on", "site", "m3", "cost", "leak", "estimated"], water)
