"""Brightwater Linen Service, a made-up laundry; fixed seed, writes the parquet files beside it."""
from datetime import date, timedelta
from pathlib import Path
import numpy as np
import pandas as pd

rng = np.random.default_rng(77)
here = Path(__file__).parent
START, TODAY = date(2023, 5, 1), date(2025, 9, 10)
ALL = [START + timedelta(i) for i in range((TODAY - START).days)]
WORK = [d for d in ALL if d.weekday() < 6]

C = [("Hotel Meridian", "Hotel", "Portsea", 210, "Dana Wilks"), ("Grand Strand", "Hotel", "Portsea", 340, "Dana Wilks"), ("The Cooper", "Hotel", "Ashford", 88, "Dana Wilks"),
     ("Seaview Inn", "Hotel", "Cove Bay", 46, "Raj Patel"), ("Harbour Lodge", "Hotel", "Cove Bay", 64, "Raj Patel"), ("Alder House", "Hotel", "Millbrook", 52, "Raj Patel"),
     ("Station Hotel", "Hotel", "Ashford", 120, "Dana Wilks"), ("Palm Court", "Hotel", "Portsea", 150, "Dana Wilks"),
     ("St Brendan Clinic", "Clinic", "Portsea", 190, "Lena Osei"), ("Ashford Eye Clinic", "Clinic", "Ashford", 40, "Lena Osei"), ("Millbrook Surgery", "Clinic", "Millbrook", 25, "Lena Osei"),
     ("Northside Dialysis", "Clinic", "Ashford", 60, "Lena Osei"), ("Cove Bay Birth Centre", "Clinic", "Cove Bay", 30, "Lena Osei"),
     ("Rosewood", "Care home", "Millbrook", 95, "Lena Osei"), ("Willow Grange", "Care home", "Ashford", 110, "Raj Patel"), ("Elm Terrace", "Care home", "Portsea", 75, "Raj Patel"),
     ("Bistro Lumen", "Restaurant", "Portsea", 0, "Raj Patel"), ("The Oyster Rooms", "Restaurant", "Cove Bay", 0, "Raj Patel"), ("Meridian Group", "Head office", "Portsea", 0, "Dana Wilks")]
GROUP = {1: 19, 2: 19, 8: 19}
cl = pd.DataFrame([(i + 1, *c, bool(rng.random() < .35), date(2014, 1, 1) + timedelta(int(rng.integers(0, 3600)))) for i, c in enumerate(C)],
                  columns="client_id name kind city beds acct_mgr own_linen since".split())
cl.to_parquet(here / "clients.parquet")

M = [("W1", "Kannegiesser", "Main hall", 120, 2018), ("W2", "Kannegiesser", "Main hall", 120, 2018), ("W3", "Girbau", "Main hall", 80, 2014), ("W4", "Girbau", "Annex", 60, 2011),
     ("W5", "Milnor", "Annex", 110, 2021), ("W6", "Miele", "Clean room", 40, 2020), ("W7", "Miele", "Clean room", 40, 2022)]
pd.DataFrame(M, columns="mach_no maker hall cap_kg yr_installed".split()).to_parquet(here / "machines.parquet")

size = np.array([c[3] + 35 for c in C[:18]], float); size /= size.sum()
def seas(d, kind):
    return {"Hotel": 1 + .55 * (d.month in (6, 7, 8)) - .25 * (d.month in (1, 2)), "Restaurant": 1 + .3 * (d.month in (7, 8, 12))}.get(kind, 1.0)

DRV = ["Amir", "Beth", "Carlos", "Dee", "Ewan"]
RT = {"Portsea": "Harbour", "Ashford": "Inland", "Millbrook": "Inland", "Cove Bay": "Coast"}
rows = []
k = 0
while len(rows) < 3200:
    d = WORK[rng.integers(len(WORK))]; c = int(rng.choice(18, p=size)); cc = C[c]
    if rng.random() > seas(d, cc[1]) / 1.6: continue
    k += 1
    p = int(rng.normal(1, .2) * (60 + cc[3] * 1.6)); p = max(p, 12)
    drv = rng.choice(DRV, p=[.28, .24, .2, .16, .12])
    late = int(max(0, rng.normal(4 if drv != "Ewan" else 14, 16)))
    rush = bool(rng.random() < .08)
    rows.append((d, k, c + 1, RT[cc[2]], drv, rng.choice(["V1", "V2", "V3", "V4"]), p, round(p * float(rng.uniform(.42, .6)), 1), late,
                 int(rng.binomial(p, .006)), rush, rng.choice(["Morning", "Afternoon", "Night"], p=[.6, .3, .1])))
dl = pd.DataFrame(rows, columns="dlv_on dlv_no client_id rt driver van pcs kg late_min short_pcs rush shift".split()).sort_values(["dlv_on", "dlv_no"])
dl.to_parquet(here / "deliveries.parquet")

PRG = {"Hygiene 90": (70, 19, .95), "Standard 60": (52, 13, .62), "Delicate 40": (44, 15, .38), "Ozone cold": (38, 11, .2)}
rows = []
for i in range(3900):
    d = WORK[rng.integers(len(WORK))]; c = int(rng.choice(18, p=size)); kind = C[c][1]
    lin = rng.choice(["Sheets", "Towels", "Duvet covers", "Robes"], p=[.42, .38, .13, .07]) if kind == "Hotel" else rng.choice(["Gowns", "Scrubs", "Sheets", "Drapes"], p=[.34, .28, .28, .1]) if kind == "Clinic" else rng.choice(["Tablecloths", "Napkins", "Aprons"]) if kind == "Restaurant" else rng.choice(["Sheets", "Towels", "Bibs"], p=[.5, .35, .15])
    prg = rng.choice(list(PRG), p=[.75, .2, .02, .03] if kind in ("Clinic",) else [.2, .55, .1, .15])
    m = M[rng.choice(7, p=[.05, .05, .1, .1, .1, .35, .25])] if kind == "Clinic" else M[rng.choice(7, p=[.25, .22, .17, .11, .2, .02, .03])]
    kg = round(m[3] * float(rng.uniform(.5, 1.02)), 1); mn, l, e = PRG[prg]
    rows.append((i + 1, d, m[0], c + 1, lin, prg, kg, round(kg * l * float(rng.uniform(.85, 1.2)) * (1.2 if m[4] < 2015 else 1)), round(kg * e * float(rng.uniform(.85, 1.15)), 1),
                 round(kg * float(rng.uniform(8, 15))), int(mn + rng.integers(-6, 14)), bool(rng.random() < (.05 if m[0] != "W4" else .13)), rng.choice(["Early", "Late"], p=[.6, .4]),
                 rng.choice(["Rita", "Sam", "Tove", "Ursula", "Vik"])))
pd.DataFrame(rows, columns="load_no ran_on mach_no client_id linen prog kg water_l kwh deterg_g cyc_min rewash shift operator".split()).to_parquet(here / "loads.parquet")

rows = []; no = 0
months = pd.period_range("2023-05", "2025-08", freq="M")
for pm in months:
    for c in range(18):
        iss = (pm.end_time.date() + timedelta(1))
        for part in ("Laundry", "Linen hire") if rng.random() < .8 else ("Laundry",):
            no += 1
            amt = round((C[c][3] * 11 + 380) * seas(pm.start_time.date(), C[c][1]) * float(rng.uniform(.85, 1.15)) * (.45 if part == "Linen hire" else 1) * (1 + .03 * (pm.year - 2023)), 2)
            due = iss + timedelta(30 if C[c][1] != "Clinic" else 45)
            paid = due + timedelta(int(rng.normal(-3, 11)))
            st = "Paid"
            if paid >= TODAY: paid, st = None, "Open" if due >= TODAY - timedelta(1) else "Overdue"
            elif rng.random() < .025: paid, st = None, "Disputed"
            elif rng.random() < .02: paid, st = None, "Overdue"
            rows.append((no, iss, due, paid, c + 1, GROUP.get(c + 1, c + 1), part, amt, st, rng.choice(["Bank transfer", "Direct debit", "Card"], p=[.5, .42, .08])))
pd.DataFrame(rows, columns="inv_no issued_on due_on paid_on client_id payer_id svc net_amt status pay_by".split()).to_parquet(here / "invoices.parquet")

COST = {"Sheets": 14, "Towels": 6, "Gowns": 11, "Scrubs": 16, "Robes": 27, "Tablecloths": 19, "Napkins": 2.2, "Duvet covers": 22}
rows = []
for i in range(1100):
    d = ALL[rng.integers(len(ALL))]; lin = rng.choice(list(COST), p=[.3, .28, .12, .08, .04, .07, .06, .05])
    c = int(rng.choice([8, 9, 10, 11, 12])) if lin in ("Gowns", "Scrubs") else int(rng.choice([16, 17])) if lin in ("Tablecloths", "Napkins") else int(rng.choice(8))
    why = rng.choice(["Torn", "Stained", "Lost", "Burnt", "Worn out"], p=[.22, .28, .18, .04, .28]); n = int(rng.integers(1, 26))
    rows.append((i + 1, d, c + 1, lin, why, n, round(n * COST[lin], 2), bool(why == "Lost" or (why == "Stained" and rng.random() < .4)), int(rng.integers(3, 160))))
pd.DataFrame(rows, columns="wo_no wo_on client_id linen cause pcs value_eur charged washes".split()).to_parquet(here / "write_offs.parquet")
for f in sorted(here.glob("*.parquet")): print(f.name, len(pd.read_parquet(f)))
