"""Makes the waste service's data (seeded). Run: python make_data.py"""
import os
import random
from datetime import date, timedelta
import pandas as pd
random.seed(815)
here = os.path.dirname(os.path.abspath(__file__))
TODAY = date(2025, 10, 15)
dist = [(1, "Old Town District", "Centre", 18200), (2, "Harbour Quarter", "Centre", 9400), (3, "Northgate", "North", 22100), (4, "Mill Hill", "North", 15300),
        (5, "Eastfield", "East", 27600), (6, "St Anne's", "East", 12800), (7, "Riverside", "South", 19900), (8, "Westbury Park", "West", 16700),
        (9, "Lower Common", "South", 8100), (10, "University Quarter", "West", 13500)]
pd.DataFrame(dist, columns=["dist_id", "nm", "zone", "pop"]).to_parquet(f"{here}/dist.parquet", index=False)
trk = []
for i in range(1, 25):
    trk.append((i, f"WM {random.randint(100, 999)} {random.choice('ABCDEFGH')}", random.choice(["Mercedes Econic", "Dennis Eagle", "Scania P320", "Volvo FE"]),
                random.choices(["diesel", "CNG", "electric"], [6, 3, 2])[0], random.choice(["Depot North", "Depot South"]), random.randint(2011, 2024), random.choice([18, 26, 26, 32])))
pd.DataFrame(trk, columns=["trk_id", "plate", "mk", "fuel", "depot", "yr", "t_max"]).to_parquet(f"{here}/trk.parquet", index=False)
fuel = {t[0]: t[3] for t in trk}
streams = ["residual", "organic", "paper", "packaging", "glass", "bulky"]
bins = []
for i in range(1, 2401):
    dd = random.choices(dist, [x[3] for x in dist])[0][0]
    s = random.choices(streams[:5], [40, 22, 20, 13, 5])[0]
    v = random.choices([80, 120, 240, 660, 1100], [15, 30, 30, 10, 15])[0] if s != "glass" else 1100
    bins.append((i, dd, s, v, date(2012, 1, 1) + timedelta(random.randrange(4950)), random.random() < .08, random.random() < .93, random.random() < .3))
pd.DataFrame(bins, columns=["bin_id", "dist_id", "strm", "vol_l", "inst_dt", "lck", "act", "chip"]).to_parquet(f"{here}/bin.parquet", index=False)
rnd, wb = [], []
d = date(2024, 1, 2)
while d < TODAY:
    if d.weekday() < 6:
        for _ in range(6 if d.weekday() < 5 else 2):
            dd = random.choice(dist)
            s = random.choices(streams, [34, 22, 18, 14, 6, 6])[0]
            t = random.randint(1, 24)
            hol = (d.month, d.day) in {(12, 24), (12, 31)}
            t2 = random.randint(1, 24) if random.random() < .18 else None
            plan = random.randint(60, 240) if s not in ("glass", "bulky") else random.randint(15, 60)
            miss = sum(random.random() < (.035 if dd[0] in (1, 10) else .018) * (1.8 if d.month in (1, 12) else 1) for _ in range(plan))
            kg = int((plan - miss) * {"residual": 31, "organic": 24 * (1.5 if d.month in (5, 6, 7, 10) else 1), "paper": 17, "packaging": 8, "glass": 90, "bulky": 70}[s] * random.uniform(.7, 1.3))
            km = round(random.uniform(14, 62), 1)
            late = random.random() < .12
            rnd.append((len(rnd) + 1, d, dd[0], t, t2, s, random.choice(["early", "early", "late"]), late, plan, miss, kg, km,
                        int(km * 3 + plan * 1.1 + random.randint(20, 70)), 0.0 if fuel[t] == "electric" else round(km * random.uniform(.45, .8), 1)))
            if random.random() < .82:
                mat = {"residual": "mixed refuse", "organic": "green waste", "paper": random.choice(["cardboard", "mixed paper"]), "packaging": random.choice(["plastics", "cans"]), "glass": random.choice(["clear glass", "coloured glass"]), "bulky": random.choice(["wood", "scrap metal", "furniture"])}[s]
                site = {"residual": "Hollins Incinerator", "organic": "Greenacre Composting", "bulky": "Quarry Road Landfill"}.get(s, "Eastfield Sorting Plant")
                if s == "residual" and random.random() < .3:
                    site = "Quarry Road Landfill"
                ct = round(max(0, random.gauss({"organic": 6, "paper": 8, "packaging": 19}.get(s, 3), 4)), 1)
                rej = ct > 15 and random.random() < .4
                wb.append((len(wb) + 1, rnd[-1][0], d, site, mat, random.randint(9000, 14000), max(50, kg - random.randint(0, 60)), ct, rej, round(kg / 1000 * {"Hollins Incinerator": 96, "Greenacre Composting": 42, "Quarry Road Landfill": 118}.get(site, 31), 2)))
    d += timedelta(1)
x = pd.DataFrame(rnd, columns=["rnd_id", "dt", "dist_id", "trk_id", "trk2_id", "strm", "shift", "ovr", "n_plan", "n_miss", "kg", "km", "dur_min", "l_fuel"])
x["trk2_id"] = x.trk2_id.astype("Int64")
x.to_parquet(f"{here}/rnd.parquet", index=False)
pd.DataFrame(wb, columns=["tkt_id", "rnd_id", "dt", "site", "mat", "kg_tare", "kg_net", "contam", "rej", "fee"]).to_parquet(f"{here}/wb.parquet", index=False)
c = []
d = date(2024, 1, 2)
while d < TODAY:
    for _ in range(int(random.random() * 4 * (1.5 if d.month in (1, 12, 7) else 1))):
        cat = random.choices(["missed collection", "damaged bin", "spillage", "noise", "overflowing bin", "crew behaviour", "fly-tipping"], [34, 16, 10, 8, 16, 5, 11])[0]
        days = int(random.expovariate(1 / {"missed collection": 3, "damaged bin": 11}.get(cat, 7)))
        cl = d + timedelta(days)
        c.append((len(c) + 1, d, cl if cl < TODAY and random.random() < .95 else None, random.randint(1, 2400), cat, random.choices(["phone", "app", "web form", "letter", "council desk"], [35, 30, 22, 4, 9])[0],
                  random.choices([1, 2, 3], [15, 55, 30])[0], random.random() < .13))
    d += timedelta(1)
pd.DataFrame(c, columns=["cmpl_id", "rcv_dt", "cls_dt", "bin_id", "cat", "chan", "prio", "rpt"]).to_parquet(f"{here}/cmpl.parquet", index=False)
print(len(x), len(wb), len(c))
