"""Makes the data of the greenhouse catalog: python make_data.py (fixed seed)."""
from pathlib import Path
import duckdb
import numpy as np
import pandas as pd

here = Path(__file__).parent
r = np.random.default_rng(4711)
bays = pd.DataFrame([
    (1, "North 1", "Northfield", "Tomato", 5200, True, 2012, "Gas boiler"), (2, "North 2", "Northfield", "Tomato", 5200, True, 2012, "Gas boiler"), (3, "North 3", "Northfield", "Tomato", 4800, False, 2009, "Gas boiler"),
    (4, "North 4", "Northfield", "Pepper", 4800, False, 2009, "Gas boiler"), (5, "Lower 1", "Lowerhouse", "Cucumber", 3900, True, 2018, "Heat pump"), (6, "Lower 2", "Lowerhouse", "Cucumber", 3900, False, 2018, "Heat pump"),
    (7, "Lower 3", "Lowerhouse", "Pepper", 4100, False, 2018, "Heat pump"), (8, "Lower 4", "Lowerhouse", "Herbs", 1800, True, 2021, "Heat pump"), (9, "Quay A", "Old Quay", "Herbs", 1500, False, 1998, "Biomass"),
    (10, "Quay B", "Old Quay", "Tomato", 3100, False, 1998, "Biomass"), (11, "Quay C", "Old Quay", "Cucumber", 2600, False, 2001, "Biomass"),
], columns="bay_id name site crop area_m2 lit built heating".split())
var = {"Tomato": ["Cherry vine", "Beefsteak", "Plum", "Classic round"], "Cucumber": ["Full length", "Mini"], "Pepper": ["Red bell", "Yellow bell", "Sweet pointed"], "Herbs": ["Basil", "Coriander", "Flat parsley", "Mint"]}
start, end = pd.Timestamp("2024-07-01"), pd.Timestamp("2025-10-12")
days = pd.date_range(start, end)
crews = {"Northfield": ["Kestrel", "Heron"], "Lowerhouse": ["Wren", "Heron"], "Old Quay": ["Plover"]}
def season(d, crop, lit):
    s = .5 + .5 * np.cos(2 * np.pi * (d.day_of_year - 195) / 365)
    floor = .35 if lit else (.02 if crop != "Herbs" else .3)
    return max(floor, s)
yld = {"Tomato": .2, "Cucumber": .24, "Pepper": .11, "Herbs": .03}
rows = []
for d in days:
    if d.day_of_week == 6: continue
    for b in bays.itertuples():
        if r.random() > (.62 if b.crop != "Herbs" else .45): continue
        v = str(r.choice(var[b.crop], p=np.array([5, 3, 2, 1][:len(var[b.crop])]) / sum([5, 3, 2, 1][:len(var[b.crop])])))
        kg = b.area_m2 * yld[b.crop] * season(d, b.crop, b.lit) * r.lognormal(0, .22) * (1.06 if d.year == 2025 else 1)
        if kg < 12: continue
        crew = str(r.choice(crews[b.site])) if r.random() > .07 else "Agency"
        pace = {"Kestrel": 1.12, "Heron": .98, "Wren": 1.05, "Plover": .86, "Agency": .72}[crew]
        sp = {"Tomato": 62, "Cucumber": 90, "Pepper": 48, "Herbs": 11}[b.crop]
        hours = kg / (sp * pace * r.lognormal(0, .1))
        bad = np.clip(r.beta(2, 22) * (1.7 if b.built < 2005 else 1) * (1.4 if crew == "Agency" else 1), 0, .6)
        second = np.clip(r.beta(3, 22), 0, .5)
        rows.append((len(rows) + 1, d, b.bay_id, crew, v, round(kg * (1 - bad), 1), round(kg * (1 - bad) * second, 1), round(kg * bad, 1), round(hours, 1) if r.random() > .03 else None, int(kg * (1 - bad) / (5 if b.crop != "Herbs" else 1.2)) + 1, "Late" if r.random() < .18 and d.month in (6, 7, 8) else "Early"))
harvests = pd.DataFrame(rows, columns="harvest_id picked_on bay_id crew variety kilos class2_kilos waste_kilos labour_hours crates shift".split())
rows = []
for d in days:
    cold = .5 - .5 * np.cos(2 * np.pi * (d.day_of_year - 200) / 365)
    for b in bays.itertuples():
        if b.bay_id in (9, 11) and d.day_of_week >= 5 and r.random() < .2: continue
        heat = b.area_m2 * (.12 + 1.25 * cold) * (1.35 if b.built < 2002 else 1) * r.lognormal(0, .15)
        power = b.area_m2 * ((.55 * cold if b.lit else 0) + .03) * r.lognormal(0, .1) + (heat * .3 if b.heating == "Heat pump" else 0)
        water = b.area_m2 * (.0012 + .0042 * (1 - cold)) * {"Cucumber": 1.2, "Herbs": .5}.get(b.crop, 1) * r.lognormal(0, .12)
        rec = water * np.clip(r.normal({"Northfield": .34, "Lowerhouse": .58, "Old Quay": .08}[b.site], .06), 0, .9)
        hk = heat / 3.2 if b.heating == "Heat pump" else heat
        cost = hk * {"Gas boiler": .061, "Biomass": .047, "Heat pump": 0}[b.heating] + power * .19
        rows.append((d, b.bay_id, round(0 if b.heating == "Heat pump" else hk), round(power), round(water, 1), round(rec, 1), round(cost, 2), round(r.normal(20.5 - 2.2 * cold, .8), 1) if r.random() > .04 else None, round(float(np.clip(r.normal(76, 6), 45, 98))) if r.random() > .04 else None, bool(r.random() < .006)))
usage = pd.DataFrame(rows, columns="day bay_id heat_kwh power_kwh water_m3 recycled_m3 energy_cost temperature humidity alarm".split())
pests = {"Tomato": [("Whitefly", 5), ("Leaf miner", 3), ("Botrytis", 3), ("Aphids", 1)], "Cucumber": [("Powdery mildew", 5), ("Red spider mite", 4), ("Thrips", 3), ("Whitefly", 1)], "Pepper": [("Aphids", 5), ("Thrips", 4), ("Red spider mite", 2)], "Herbs": [("Aphids", 3), ("Downy mildew", 4), ("Thrips", 1)]}
meth = {"Whitefly": [("Biological", "Encarsia"), ("Biological", "Macrolophus"), ("Chemical", "Flipper")], "Leaf miner": [("Biological", "Diglyphus"), ("Manual", None)], "Botrytis": [("Chemical", "Rovral"), ("Manual", None), ("Biological", "Prestop")], "Aphids": [("Biological", "Aphidius"), ("Biological", "Lacewing"), ("Chemical", "Teppeki")], "Powdery mildew": [("Chemical", "Amistar"), ("Chemical", "Sulphur"), ("Biological", "AQ10")], "Red spider mite": [("Biological", "Phytoseiulus"), ("Chemical", "Borneo")], "Thrips": [("Biological", "Amblyseius"), ("Biological", "Orius")], "Downy mildew": [("Chemical", "Paraat"), ("Manual", None)]}
rows = []
for k in range(900):
    while True:
        d = days[int(r.integers(len(days)))]
        if r.random() < .25 + .75 * (.5 + .5 * np.cos(2 * np.pi * (d.day_of_year - 190) / 365)): break
    b = bays.iloc[r.choice(len(bays), p=np.array([6, 6, 6, 5, 5, 5, 4, 2, 4, 7, 7]) / 57)]
    ps = pests[b.crop]; p = ps[r.choice(len(ps), p=np.array([x[1] for x in ps]) / sum(x[1] for x in ps))][0]
    m = meth[p]; kind, prod = m[int(r.integers(len(m)))]
    sev = str(r.choice(["low", "medium", "high"], p=[.5, .35, .15]))
    cost = round(float(r.lognormal(4.6 if kind == "Biological" else 4.1, .5)) * {"low": .7, "medium": 1, "high": 1.7}[sev], 2)
    rows.append((d, b.bay_id, p, kind, prod, sev, cost, (int(r.choice([4, 12, 24, 48])) if kind == "Chemical" else 0), str(r.choice(["Ewa Lis", "Sam Dyer", "Jonas Petraitis"], p=[.5, .3, .2])), (None if d > pd.Timestamp("2025-09-28") else bool(r.random() < (.8 if kind != "Manual" else .55)))))
treatments = pd.DataFrame(rows, columns="treated_on bay_id pest method product severity cost reentry_hours advisor worked".split()).sort_values("treated_on").reset_index(drop=True)
treatments.insert(0, "treatment_id", treatments.index + 1)
cust = [("Fairfields", "Supermarket", 9), ("Marlow's", "Supermarket", 7), ("GreenBasket", "Online grocer", 5), ("Penny & Co", "Discounter", 6), ("Northgate Co-op", "Supermarket", 3), ("City Wholesale", "Wholesaler", 2)]
prods = [("Vine tomatoes 500g", "Tomato", 3.4), ("Beef tomatoes loose", "Tomato", 2.6), ("Plum tomatoes 350g", "Tomato", 3.9), ("Cucumber whole", "Cucumber", 1.7), ("Mini cucumbers 4-pack", "Cucumber", 2.9), ("Mixed peppers 3-pack", "Pepper", 3.6), ("Pointed peppers 2-pack", "Pepper", 4.4), ("Potted basil", "Herbs", 12.5), ("Cut coriander 30g", "Herbs", 19.0)]
depots = {"Fairfields": ["Daventry", "Warrington"], "Marlow's": ["Avonmouth", "Doncaster"], "GreenBasket": ["Erith"], "Penny & Co": ["Warrington", "Doncaster"], "Northgate Co-op": ["Gateshead"], "City Wholesale": [None]}
rows = []
for k in range(3600):
    while True:
        d = days[int(r.integers(len(days)))]
        if r.random() < .45 + .55 * (.5 + .5 * np.cos(2 * np.pi * (d.day_of_year - 190) / 365)): break
    c = cust[r.choice(6, p=np.array([x[2] for x in cust]) / 32)]; p = prods[r.choice(9, p=np.array([8, 3, 4, 7, 4, 6, 3, 3, 2]) / 40)]
    promo = bool(r.random() < (.25 if c[0] == "Penny & Co" else .12)); kg = round(float(r.lognormal(6.1, .6)) * (.12 if p[1] == "Herbs" else 1) * (1.6 if promo else 1))+5
    u = r.random(); recent = d > pd.Timestamp("2025-10-08")
    status = "open" if recent and u < .7 else "cancelled" if u < .03 else "short" if u < .03 + (.16 if d.month in (12, 1, 2) else .08) else "delivered"
    deliv = None if status in ("open", "cancelled") else d + pd.Timedelta(days=int(r.choice([1, 2, 3, 4], p=[.5, .3, .15, .05])))
    got = None if deliv is None else kg if status == "delivered" else round(kg * r.uniform(.5, .95))
    price = p[2] * {"Penny & Co": .82, "City Wholesale": .75, "GreenBasket": 1.08}.get(c[0], 1) * (.85 if promo else 1) * r.lognormal(0, .05)
    late = None if deliv is None else bool((deliv - d).days > 2)
    rows.append((d, deliv, c[0], c[1], (lambda q: None if q[0] is None else str(r.choice(q)))(depots[c[0]]), p[0], p[1], promo, kg, got, None if got is None else round(got * price, 2), status, late))
orders = pd.DataFrame(rows, columns="ordered_on delivered_on customer channel depot product crop promotion kilos_ordered kilos_delivered value status late".split()).sort_values("ordered_on", kind="stable").reset_index(drop=True)
orders.insert(0, "order_id", orders.index + 50001)
done = orders[orders.delivered_on.notna()]
w = done.customer.map({"Fairfields": 1.2, "Marlow's": 1, "GreenBasket": 1.6, "Penny & Co": .6, "Northgate Co-op": .8, "City Wholesale": .3}) * np.where(done.late.astype(bool), 2.5, 1) * done.crop.map({"Herbs": 1.8, "Tomato": 1, "Cucumber": 1.1, "Pepper": .8})
ch = done.iloc[r.choice(len(done), 420, replace=False, p=(w / w.sum()).to_numpy())].sort_values("delivered_on")
rows = []
for o in ch.itertuples():
    cl = o.delivered_on + pd.Timedelta(days=int(r.integers(0, 6)))
    if cl > end: continue
    reason = str(r.choice(["Mould", "Overripe", "Short weight", "Bruising", "Insects found", "Short shelf life", "Wrong label"], p=[.24, .2, .12, .16, .06, .16, .06]))
    st = "open" if cl > pd.Timestamp("2025-09-20") and r.random() < .6 else str(r.choice(["accepted", "rejected", "part accepted"], p=[.58, .27, .15]))
    amt = round(min(float(o.value), float(o.value) * r.uniform(.05, .7)), 2)
    cred = None if st == "open" else 0.0 if st == "rejected" else amt if st == "accepted" else round(amt * r.uniform(.3, .7), 2)
    rows.append((len(rows) + 1, cl, None if st == "open" else cl + pd.Timedelta(days=int(r.gamma(2.5, 4)) + 1), o.order_id, reason, st, amt, cred, bool(r.random() < .62)))
claims = pd.DataFrame(rows, columns="claim_id claimed_on settled_on order_id reason status amount credited photos".split())
con = duckdb.connect()
for name in ("bays", "harvests", "usage", "treatments", "orders", "claims"):
    t = globals()[name].copy()
    for c in t.columns:
        if c.endswith("_on") or c == "day": t[c] = pd.to_datetime(t[c]).dt.date
    if "kilos_delivered" in t: t["kilos_delivered"] = t["kilos_delivered"].astype("Int64")
    con.register("t", t)
    rep = [f"{c}::date AS {c}" for c in t.columns if c.endswith("_on") or c == "day"] + [f"{c}::boolean AS {c}" for c in ("late", "worked") if c in t]
    con.execute(f"COPY (SELECT * {'REPLACE (' + ', '.join(rep) + ')' if rep else ''} FROM t) TO '{here / name}.parquet' (FORMAT parquet, COMPRESSION zstd)"); con.unregister("t")
