"""Made-up data of Fenwold Eggs, an egg producer with four farms. Writes six parquet files beside this script."""
from datetime import date, timedelta
from pathlib import Path
import numpy as np, pyarrow as pa, pyarrow.parquet as pq

HERE = Path(__file__).parent
R = np.random.default_rng(20260705)
START, END = date(2025, 1, 1), date(2026, 7, 5)

def save(name, cols): pq.write_table(pa.table(cols), HERE / f"{name}.parquet", compression="zstd", compression_level=15)
def pick(v, w):
    w = np.array(w, float); return v[int(R.choice(len(v), p=w / w.sum()))]

H = [("Hollins 1", "Hollins Farm", "Free range", 16000, 2011), ("Hollins 2", "Hollins Farm", "Free range", 16000, 2013), ("Hollins 3", "Hollins Farm", "Organic", 6000, 2019),
     ("Marsh Lane A", "Marsh Lane", "Barn", 24000, 2004), ("Marsh Lane B", "Marsh Lane", "Barn", 24000, 2004), ("Marsh Lane C", "Marsh Lane", "Colony", 32000, 1998), ("Marsh Lane D", "Marsh Lane", "Colony", 32000, 1998),
     ("Toft North", "Toft Hill", "Free range", 12000, 2016), ("Toft South", "Toft Hill", "Free range", 12000, 2017), ("Toft Paddock", "Toft Hill", "Organic", 3000, 2021),
     ("Wyke East", "Wyke Grange", "Barn", 18000, 2009), ("Wyke West", "Wyke Grange", "Free range", 9000, 2022)]
MANAGER = {"Hollins Farm": "Sheila Braddock", "Marsh Lane": "Owen Tapley", "Toft Hill": "Janet Osgood", "Wyke Grange": "Piotr Zielinski"}
COUNTY = {"Hollins Farm": "Lincolnshire", "Marsh Lane": "Norfolk", "Toft Hill": "Lincolnshire", "Wyke Grange": "Yorkshire"}
houses = dict(house_id=list(range(1, 13)), house=[h[0] for h in H], farm=[h[1] for h in H], system=[h[2] for h in H], places=[h[3] for h in H], built=[h[4] for h in H],
    manager=[MANAGER[h[1]] for h in H], county=[COUNTY[h[1]] for h in H], ventilation=[pick(["Natural", "Tunnel", "Ridge"], [3, 3, 2]) for _ in H], solar=[bool(h[4] > 2012 and R.random() < .7) for h in H])
save("houses", houses)

BREED = {"Lohmann Brown": (.935, 62.8), "Hy-Line Brown": (.925, 62.1), "Bovans White": (.95, 60.4), "Shaver": (.915, 63.5)}
flocks, fid = [], 0
for i, h in enumerate(H):
    d = START - timedelta(days=int(R.integers(60, 420)))
    while d < END - timedelta(days=10):
        fid += 1; span = int(R.integers(400, 480)); dep = d + timedelta(days=span)
        b = pick(list(BREED), [44, 30, 10 if h[2] != "Organic" else 1, 16])
        flocks.append(dict(flock_id=fid, flock=f"F{d.year % 100}-{fid:02d}", house_id=i + 1, breed=b, hatchery=pick(["Millbeck Hatcheries", "Joice & Hill", "Country Pullets"], [5, 3, 2]), placed_on=d, depleted_on=dep if dep <= END else None,
            birds_placed=int(h[3] * R.uniform(.95, 1)), placed_age=int(R.integers(16, 18)), beak_trimmed=bool(h[2] != "Organic" and R.random() < .6), pullet_price=round(float(R.uniform(6.1, 8.4)) + (1.6 if h[2] == "Organic" else 0), 2),
            vaccine=pick(["Salmonella + IB", "Salmonella", None], [6, 3, 1])))
        d = dep + timedelta(days=int(R.integers(14, 30)))
save("flocks", {c: [f[c] for f in flocks] for c in flocks[0]})

lay = []
for f in flocks:
    h = H[f["house_id"] - 1]; alive = f["birds_placed"]; base, _ = BREED[f["breed"]]; mort = {"Free range": 1.7e-4, "Organic": 2.1e-4, "Barn": 1.4e-4, "Colony": .9e-4}[h[2]] * float(R.uniform(.7, 1.6))
    bad = [int(R.integers(80, 380)) for _ in range(2)]
    d, age = f["placed_on"], f["placed_age"] * 7
    while d <= END and (f["depleted_on"] is None or d < f["depleted_on"]):
        k = (d - f["placed_on"]).days; dip = max([.12 * max(0, 1 - abs(k - x) / 9) for x in bad])
        dead = int(R.poisson(alive * mort * (1 + 9 * dip))); alive -= dead
        w = age / 7; rate = base / (1 + np.exp(-(w - 20.2) * 1.15)) * (1 - max(0, w - 34) * .0028) * (1 - dip) * (.985 if h[2] in ("Free range", "Organic") else 1)
        if d >= START:
            doy = d.timetuple().tm_yday; outside = 10 - 8.5 * np.cos((doy - 20) / 58.1); temp = round(17 + .33 * outside + float(R.normal(0, 1)), 1)
            eggs = int(alive * rate * (1 - max(0, temp - 24.5) * .008) * float(R.normal(1, .012)))
            feed = alive * float(R.normal(.121, .003)) * (1.05 if h[2] in ("Free range", "Organic") else 1) * (.72 if w < 19 else 1)
            lay.append((d, f["flock_id"], alive, max(eggs, 0), dead, int(round(feed)), None if R.random() < .03 else int(round(feed * float(R.normal(1.8 + max(0, temp - 22) * .06, .04)))),
                        int(eggs * float(R.gamma(2, .007 if h[2] != "Colony" else .0008))), None if R.random() < .02 else temp, int(w), bool(R.random() < (.018 + .4 * dip))))
        d += timedelta(days=1); age += 1
lay.sort(key=lambda x: (x[0], x[1])); c = [list(x) for x in zip(*lay)]
save("laying", dict(day=c[0], flock_id=pa.array(c[1], pa.int8()), hens=pa.array(c[2], pa.int32()), eggs=pa.array(c[3], pa.int32()), dead=pa.array(c[4], pa.int16()), feed_kg=pa.array(c[5], pa.int16()), water_l=pa.array(c[6], pa.int16()),
    floor_eggs=pa.array(c[7], pa.int16()), house_temp=pa.array(c[8], pa.float32()), age_weeks=pa.array(c[9], pa.int16()), vet_visit=c[10]))

by = {}
for x in lay: by.setdefault((x[1], x[0] - timedelta(days=x[0].weekday())), []).append(x)
gr = []
for (f, wk), xs in sorted(by.items(), key=lambda t: (t[0][1], t[0][0])):
    fl = flocks[f - 1]; age = xs[-1][9]; mean = BREED[fl["breed"]][1] + (age - 45) * .11
    for part in range(2):
        n = sum(x[3] for x in xs) // 2; d = wk + timedelta(days=2 + 3 * part)
        if n < 200 or d > END: continue
        line, shift = pick(["Moba 1", "Moba 2", "Sanovo"], [5, 4, 2]), pick(["Early", "Late", "Night"], [5, 4, 1])
        sec = min(.2, float(R.gamma(3, .008)) + max(0, age - 60) * .0016 + (.01 if line == "Sanovo" else 0))
        ws = sorted([0] + [float(1 / (1 + np.exp(-(t - mean) / 2.9))) for t in (53, 63, 73)] + [1])
        for s, share in zip(["Small", "Medium", "Large", "Very large"], np.diff(ws)):
            e = int(n * share)
            if e < 15: continue
            g2 = int(e * sec); cr = int(e * float(R.gamma(2, .006)))
            gr.append((d, f, line, shift, s, e, g2, cr, round({"Small": 50.5, "Medium": 58.6, "Large": 67.2, "Very large": 75.4}[s] + float(R.normal(0, .6)), 1), int(R.integers(1, 6)), bool(R.random() < .93), pick(["Agnes Wray", "Darren Holt", "Milena Petrova", "Sanjay Rao", None], [4, 3, 3, 2, .5])))
c = [list(x) for x in zip(*gr)]
save("grading", dict(lot=pa.array(range(1, len(gr) + 1), pa.int32()), graded_on=c[0], flock_id=pa.array(c[1], pa.int8()), line=c[2], shift=c[3], size=c[4], eggs=pa.array(c[5], pa.int32()), seconds=pa.array(c[6], pa.int32()), cracked=pa.array(c[7], pa.int32()),
    mean_weight=pa.array(c[8], pa.float32()), egg_age=pa.array(c[9], pa.int8()), candled=c[10], grader=c[11]))

TOWN = ["Lincoln", "Boston", "Norwich", "King's Lynn", "Hull", "York", "Grantham", "Peterborough", "Leeds", "Skegness"]
KIND = {"Supermarket": (["Brightway", "Fairmart", "Greengate", "Corran's"], 6), "Wholesaler": (["Anglia Foods", "Eastern Catering Supplies", "Humber Provisions", "J. Pask & Sons"], 3.5), "Bakery": (["Crumb & Crust", "Tennyson Bakery", "The Oven Door", "Pettifer's Cakes", "Bailgate Buns"], 1.1),
        "Restaurant": (["The Plough", "Wig & Mitre", "Saffron Kitchen", "Harbour Grill", "Bistro Leone"], .5), "Farm shop": (["Hollins Farm Shop", "Wolds Larder", "Dyke's Pantry", "Fen Barn Shop"], .7), "Processor": (["Albion Liquid Egg"], 2.5)}
cust, size = [], []
for kind, (ns, w) in KIND.items():
    for nme in ns:
        for br in range(3 if kind == "Supermarket" else 1):
            t = TOWN[int(R.integers(10))]
            cust.append(dict(customer_id=len(cust) + 1, customer=f"{nme} {t}" if kind == "Supermarket" else nme, kind=kind, town=t, since=date(2012, 1, 1) + timedelta(days=int(R.integers(0, 4900))), contract=bool(kind in ("Supermarket", "Processor") or R.random() < .35), credit_limit=None if R.random() < .2 else int(round(float(w * R.uniform(1500, 5000)), -2))))
            size.append(w * float(R.lognormal(0, .5)))
seen = {}
for x in cust:
    seen[x["customer"]] = seen.get(x["customer"], 0) + 1
    if seen[x["customer"]] > 1: x["customer"] += f" {seen[x['customer']]}"
save("customers", {k: [x[k] for x in cust] for k in cust[0]})

size = np.array(size) ** .6; size /= size.sum(); dl = []
for d in (START + timedelta(days=i) for i in range((END - START).days + 1)):
    if d.weekday() == 6: continue
    easter = 1.5 if date(2025, 4, 7) <= d <= date(2025, 4, 19) or date(2026, 3, 23) <= d <= date(2026, 4, 4) else 1
    s = {12: 1.25, 1: .93, 7: .9, 8: .88}.get(d.month, 1) * easter * {4: 1.3, 5: .6}.get(d.weekday(), 1)
    for j in R.choice(len(cust), int(R.poisson(8.4 * s)), p=size):
        cu = cust[int(j)]
        sysm = pick(["Free range", "Barn", "Organic", "Colony"], {"Processor": [1, 3, 0, 9], "Bakery": [3, 5, .4, 4], "Wholesaler": [4, 4, .5, 4]}.get(cu["kind"], [7, 2.5, 1.6, .6]))
        pack = pick(["6-pack", "12-pack", "15-pack", "Tray of 30", "Pallet"], {"Supermarket": [10, 6, 3, .4, 1], "Farm shop": [5, 2, 0, 4, 0], "Processor": [0, 0, 0, 1, 12]}.get(cu["kind"], [1, 1, 0, 10, 1]))
        doz = int({"Supermarket": 420, "Wholesaler": 520, "Bakery": 95, "Restaurant": 32, "Farm shop": 60, "Processor": 900}[cu["kind"]] * float(R.lognormal(0, .5))) + 5
        price = {"Free range": 1.62, "Barn": 1.31, "Organic": 2.45, "Colony": 1.08}[sysm] * {"6-pack": 1.09, "12-pack": 1.03}.get(pack, .95) * (1.04 if d.year == 2026 else 1) * float(R.normal(1, .03)) * (.8 if cu["kind"] == "Processor" else 1)
        st = pick(["Delivered", "Short delivered", "Rejected", "Cancelled"], [92, 4, 2, 2]); late = max(0, int(R.normal(-14, 24))) if st != "Cancelled" else None
        dl.append((d, cu["customer_id"], sysm, pack, pick(["Small", "Medium", "Large", "Mixed"], [1, 5, 7, 3]), doz, round(doz * price, 2), st, late, int(round(doz * float(R.gamma(1.1, .004)) * 12)) if st != "Cancelled" else 0, pick(["Ray Codling", "Steph Munro", "Ivan Dimov", "Bea Outhwaite"], [4, 3, 2, 2]),
                   pick(["Van 1", "Van 2", "Lorry 7.5t", "Haulier"], [3, 3, 4, 2]), round(float(R.gamma(2.4, 17)), 0), pick(["Phone", "Web shop", "EDI", "Standing order"], [3, 2, 6, 4]), pick(["Temperature", "Wrong size", "Damaged", "Best before too short"], [1, 2, 4, 2]) if st == "Rejected" else None, bool(R.random() < .08)))
c = [list(x) for x in zip(*dl)]
names = "delivered_on customer_id system pack size dozens amount status minutes_late broken driver vehicle km channel reject_reason organic_seal".split()[:-1]
t = dict(zip(names, c)); t["minutes_late"] = pa.array(t["minutes_late"], pa.int16()); t["dozens"] = pa.array(t["dozens"], pa.int32()); t["broken"] = pa.array(t["broken"], pa.int16()); t["km"] = pa.array(t["km"], pa.int16()) if False else [int(x) for x in t["km"]]; t["rush"] = c[-1]
save("deliveries", {"delivery_id": pa.array(range(1, len(dl) + 1), pa.int32()), **t})
print(len(houses["house"]), len(flocks), len(lay), len(gr), len(cust), len(dl))
