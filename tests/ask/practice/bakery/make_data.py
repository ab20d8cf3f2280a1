"""Makes the bakery's data (seeded). Run: python make_data.py"""
import os, random
from datetime import date, timedelta
import pandas as pd
random.seed(1207)
here = os.path.dirname(os.path.abspath(__file__))
def save(name, rows, cols): pd.DataFrame(rows, columns=cols).to_parquet(f"{here}/{name}.parquet", index=False)
START, END = date(2024, 1, 1), date(2025, 9, 9)
days = [START + timedelta(i) for i in range((END - START).days + 1)]
sup = [(1, "Doves Mill", "United Kingdom", True), (2, "Shipton Flour Co", "United Kingdom", False), (3, "Moulins Laurent", "France", False),
       (4, "Van Houten Cocoa", "Netherlands", False), (5, "Taw Valley Creamery", "United Kingdom", True), (6, "Molino Rossetto", "Italy", True), (7, "Bristol Roasters", "United Kingdom", False)]
save("sup", sup, ["sup_id", "nm", "ctry", "org"])
P = [("White Bloomer", "Bread", True, 800, 2, 2.6), ("Wholemeal Tin", "Bread", True, 800, 1, 2.8), ("Country Sourdough", "Bread", True, 900, 1, 4.2), ("Rye Loaf", "Bread", True, 750, 2, 3.9),
     ("Baguette", "Bread", True, 250, 3, 1.7), ("Focaccia", "Bread", True, 400, 6, 3.5), ("Soft Bap", "Rolls", False, 70, 2, .6), ("Seeded Roll", "Rolls", True, 75, 1, .75), ("Brioche Bun", "Rolls", False, 80, 3, .95),
     ("Butter Croissant", "Pastries", False, 65, 3, 1.8), ("Pain au Chocolat", "Pastries", False, 75, 3, 2.1), ("Almond Croissant", "Pastries", False, 95, 3, 2.6), ("Cinnamon Swirl", "Pastries", False, 110, 2, 2.3), ("Apple Turnover", "Pastries", True, 120, 2, 2.2),
     ("Cornish Pasty", "Savouries", False, 280, 2, 4.1), ("Sausage Roll", "Savouries", False, 130, 2, 2.4), ("Cheese Straw", "Savouries", False, 60, 5, 1.6), ("Vegan Sausage Roll", "Savouries", True, 130, 1, 2.5),
     ("Victoria Sponge", "Cakes", False, 1100, 5, 14.5), ("Carrot Cake", "Cakes", False, 1200, 5, 15.5), ("Chocolate Brownie", "Cakes", False, 90, 4, 2.7), ("Saffron Bun", "Cakes", False, 110, 2, 1.9), ("Lemon Drizzle", "Cakes", False, 900, 5, 12.0),
     ("Flat White", "Drinks", False, 220, 7, 3.1), ("Americano", "Drinks", True, 250, 7, 2.8), ("Hot Chocolate", "Drinks", False, 250, 4, 3.2)]
save("prod", [(i, n, c, v, w, s) for i, (n, c, v, w, s, _) in enumerate(P, 1)], ["prod_id", "nm", "cat", "vgn", "wgt_g", "sup_id"])
S = [("Exeter High Street", "Exeter", "Devon", "High street", date(2009, 4, 6), 140, True, 14), ("Exeter St Davids", "Exeter", "Devon", "Station", date(2017, 9, 18), 35, False, 9),
     ("Plymouth Drake Circus", "Plymouth", "Devon", "Shopping centre", date(2012, 10, 1), 90, True, 13), ("Barnstaple Market", "Barnstaple", "Devon", "Market stall", date(2020, 3, 2), 18, False, 4),
     ("Truro Cathedral Lane", "Truro", "Cornwall", "High street", date(2005, 6, 13), 120, True, 11), ("Falmouth Quay", "Falmouth", "Cornwall", "High street", date(2015, 5, 11), 75, True, 8),
     ("Newquay Retail Park", "Newquay", "Cornwall", "Drive-through", date(2022, 7, 4), 160, False, 7), ("Taunton East Reach", "Taunton", "Somerset", "High street", date(2011, 2, 21), 85, False, 7),
     ("Bath Southgate", "Bath", "Somerset", "Shopping centre", date(2018, 11, 5), 110, True, 12), ("Bath Spa Station", "Bath", "Somerset", "Station", date(2023, 1, 16), 30, False, 8),
     ("Wells Market", "Wells", "Somerset", "Market stall", date(2024, 5, 13), 16, False, 3), ("Poole Quayside", "Poole", "Dorset", "High street", date(2024, 10, 7), 95, True, 6)]
first = "Alice Ben Chloe Dan Ellie Freddie Gemma Harry Isla Jack Kerensa Liam Megan Nathan Olivia Piotr Quentin Rosie Sam Tamsin Umar Vicky Will Yasmin Zoe Marta Luca Priya".split()
last = "Pascoe Trelawny Penrose Hughes Bond Carter Dunn Ellis Fry Gill Hooper Jago Kowalski Luscombe Marsh Nance Opie Pengelly Rowe Symons Tucker Vickery Widdecombe Yeo Patel Rossi".split()
stf, names = [], set()
def person(job, shp, hrs, ft):
    while True:
        n = f"{random.choice(first)} {random.choice(last)}"
        if n not in names: break
    names.add(n)
    stf.append((len(stf) + 1, n, job, date(2010, 1, 1) + timedelta(random.randrange(5700)), ft, hrs, shp)); return len(stf)
mgr, csh = {}, {}
for i, s in enumerate(S, 1):
    mgr[i] = person("Shop manager", i, 40.0, True)
    csh[i] = [person("Sales assistant", i, h, h >= 35) for h in random.choices([16.0, 20.0, 25.0, 37.5], k=2 + s[7] // 4)]
bk = [person("Baker", None, 40.0, True) for _ in range(9)] + [person("Apprentice", None, 37.5, True) for _ in range(3)]
ck = [person("Shift lead", None, 40.0, True) for _ in range(3)]
for _ in range(5): person("Driver", None, random.choice([30.0, 40.0]), random.random() < .6)
save("stf", stf, ["stf_id", "nm", "job", "hir_dt", "ft", "hrs_wk", "shp_id"])
save("shp", [(i, *s[:7], mgr[i]) for i, s in enumerate(S, 1)], ["shp_id", "nm", "town", "reg", "typ", "opn_dt", "sqm", "cafe", "mgr_id"])
wp = [9, 7, 6, 3, 9, 3, 8, 6, 3, 10, 6, 4, 5, 3, 9, 9, 4, 4, 1, 1, 5, 3, 1, 9, 7, 4]
rcp = []; n = 0
for d in days:
    for _ in range(int(5 + random.random() * 3 + (2 if d.weekday() >= 4 else 0) + (2 if d.month in (7, 8, 12) else 0))):
        o = [i for i, s in enumerate(S, 1) if s[4] <= d]
        sh = random.choices(o, [S[i - 1][7] for i in o])[0]; n += 1
        hr = random.choices(range(6, 19), [3, 8, 12, 10, 9, 9, 13, 11, 7, 6, 5, 4, 3])[0]
        pay = random.choices(["Card", "Cash", "Mobile wallet", "Gift voucher"], [55, 24, 18, 3])[0]
        chan = random.choices(["Counter", "Click & collect", "Delivery app", "Wholesale"], [80, 9, 8, 3])[0]
        loy = random.random() < (.35 if pay != "Cash" else .15); c = random.choice(csh[sh])
        for ln, p in enumerate(random.sample(range(1, 27), 1) if random.random() < .5 else random.choices(range(1, 27), wp, k=random.choice([1, 2, 2, 3])), 1):
            q = random.choices([1, 2, 3, 4, 6], [60, 22, 8, 6, 4])[0] * (8 if chan == "Wholesale" else 1)
            pct = random.choices([0, 10, 20, 50], [82, 9, 5, 4])[0] if chan != "Wholesale" else 20
            g = q * P[p - 1][5] * (1.05 if d.year == 2025 else 1)
            disc = round(g * pct / 100, 2)
            rcp.append((f"R{n:05d}", ln, d, hr, sh, p, c, q, round(g - disc, 2), disc, pct, pay, chan, loy))
save("rcp", rcp, ["rcp_id", "ln", "dt", "hr", "shp_id", "prod_id", "csh_id", "qty", "net", "disc", "disc_pct", "pay", "chan", "loy"])
btc = []
for d in days:
    if d.weekday() == 6: continue
    for _ in range(random.choice([3, 4, 4, 5])):
        p = random.choices(range(1, 24), wp[:23])[0]; cat = P[p - 1][1]
        out = random.randrange(40, 260) if cat != "Cakes" or P[p - 1][3] < 200 else random.randrange(8, 30)
        b = random.choice(bk); oven = random.choices(["Deck 1", "Deck 2", "Rack", "Stone"], [3, 3, 4, 1])[0]
        rej = min(out, int(random.expovariate(1 / (out * (.05 if b in bk[-3:] else .025) * (1.6 if oven == "Stone" else 1)))))
        btc.append((len(btc) + 1, d, d + timedelta({"Bread": 3, "Rolls": 2, "Pastries": 2, "Savouries": 3, "Cakes": 7}[cat]), p, b, random.choice(ck), oven, random.choices(["Night", "Early", "Day"], [5, 4, 2])[0], out, rej, round(random.gauss({"Bread": 38, "Rolls": 18, "Pastries": 20, "Savouries": 27, "Cakes": 44}[cat], 4), 1)))
save("btc", btc, ["btc_id", "dt", "bb_dt", "prod_id", "bkr_id", "chk_id", "oven", "shift", "out_pc", "rej_pc", "bake_min"])
wo = []
for d in days:
    for _ in range(random.choice([1, 2, 3, 3, 4])):
        o = [i for i, s in enumerate(S, 1) if s[4] <= d]
        p = random.choices(range(1, 24), wp[:23])[0]
        rsn = random.choices(["Unsold", "Burnt", "Past best before", "Dropped", "Mislabelled", "Power cut"], [60, 9, 16, 8, 5, 2])[0]
        q = random.randrange(1, 12); kg = round(q * P[p - 1][3] / 1000, 2)
        wo.append((len(wo) + 1, d, random.choices(o, [S[i - 1][7] for i in o])[0], p, rsn, rsn in ("Unsold", "Mislabelled") and random.random() < .45, kg, round(q * P[p - 1][5] * .4, 2)))
save("wo", wo, ["wo_id", "dt", "shp_id", "prod_id", "rsn", "don", "kg", "val"])
print(len(rcp), n, len(btc), len(wo), len(stf))
