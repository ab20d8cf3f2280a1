"""Seeded data for this folder: python make_data.py"""
import datetime as dt
import pathlib
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(77)
TODAY = dt.date(2024, 11, 12)
BEGIN = dt.date(2022, 7, 1)
DAYS = (TODAY - BEGIN).days


def write(name, names, rows):
    pq.write_table(pa.table(dict(zip(names, map(list, zip(*rows))))), HERE / f"{name}.parquet", compression="zstd", compression_level=15)


def pick(values, w=None):
    return values[int(rng.choice(len(values), p=None if w is None else np.array(w, float) / sum(w)))]


sites = [(1, "Carrigmore", "Galway", "limestone", True), (2, "Knockroe", "Mayo", "granite", True), (3, "Ballyshane", "Galway", "sand and gravel", False),
         (4, "Tullybeg", "Clare", "limestone", True), (5, "Derryhill", "Roscommon", "sand and gravel", False), (6, "Slievenamon East", "Tipperary", "basalt", True)]
write("sites", ["site_id", "name", "county", "rock", "blasting"], sites)
SW = [30, 14, 17, 19, 11, 9]

hauliers = ["own", "Moran Haulage", "Tuam Tippers", "Corrib Transport", "J. Daly & Sons"]
trucks = []
for k in range(58):
    h = pick(hauliers, [24, 12, 9, 8, 5])
    axles = pick([3, 4, 5, 6], [10, 25, 14, 9])
    year = int(rng.integers(12, 25))
    reg = f"{year}{pick(['1', '2'])}-{pick(['G', 'MO', 'CE', 'RN', 'T'], [5, 2, 2, 1, 1])}-{int(rng.integers(100, 9999))}"
    made = dt.date(2000 + year, 1, 1) + dt.timedelta(days=int(rng.integers(0, 300 if year == 24 else 365)))
    trucks.append((reg, pick(["Volvo", "Scania", "DAF", "MAN", "Mercedes"], [18, 15, 9, 8, 8]), axles, {3: 16.0, 4: 20.0, 5: 26.0, 6: 29.5}[axles], h != "own", made, h))
write("trucks", ["reg", "make", "axles", "cap_t", "hired", "reg_date", "haulier"], trucks)

stems = ["Atlantic Ready Mix", "Burke Civil Engineering", "Connacht Roads", "Galway County Council", "Mayo County Council", "Clare County Council",
         "Shannon Concrete", "Kilcolgan Precast", "Lough Rea Builders", "O'Dwyer Groundworks", "Westport Homes", "Murphy Asphalt", "Ennis Blocks", "Athlone Drainage",
         "Roscommon County Council", "Hynes Contracting", "Castlebar Concrete", "Gort Garden Centre", "Salthill Landscapes", "Thurles Paving", "Nolan Bros", "Delaney Farms",
         "Ryan Agri", "M6 Joint Venture", "Irish Rail", "Coastal Defence Ltd", "Oranmore Developments", "Headford Stone", "Fahy Plant Hire", "Keane Builders",
         "Tipperary Readymix", "Claremorris Kerbs", "Loughrea Tarmac", "Costello Construction", "Aran Aggregates", "Dunmore Homes", "Walsh Excavations", "Boyle Timber",
         "Ballinasloe Paving", "Nenagh Precast"]
seg_of = lambda n: ("council" if "Council" in n else "ready-mix" if any(w in n for w in ("Mix", "Concrete", "Precast", "Readymix", "Blocks", "Kerbs"))
                    else "asphalt" if any(w in n for w in ("Asphalt", "Tarmac")) else "farm" if any(w in n for w in ("Farms", "Agri"))
                    else "retail" if any(w in n for w in ("Garden", "Landscapes", "Stone")) else "contractor")
towns = ["Galway", "Castlebar", "Ennis", "Tuam", "Roscommon", "Athlone", "Thurles", "Loughrea", "Gort", "Westport"]
customers = [(1001 + k, n, pick(towns, [9, 4, 4, 4, 3, 3, 3, 3, 2, 2]), seg_of(n), bool(rng.random() < 0.15),
              dt.date(2009, 1, 1) + dt.timedelta(days=int(5700 * rng.random() ** 0.6))) for k, n in enumerate(stems)]
write("customers", ["cust_no", "name", "town", "seg", "on_stop", "since"], customers)
CWT = rng.gamma(0.9, 1, len(customers)) + 0.05

prods = {"804 sub-base": ("base", 9.8, [1, 4]), "20 mm chips": ("chips", 14.2, [1, 2, 4, 6]), "10 mm chips": ("chips", 15.1, [1, 2, 4, 6]), "6F2 fill": ("base", 6.9, [1, 2, 4]),
         "washed sand": ("sand", 12.6, [3, 5]), "building sand": ("sand", 13.4, [3, 5]), "pea gravel": ("gravel", 16.8, [3, 5]), "40 mm gravel": ("gravel", 13.1, [3]),
         "armour stone": ("armour", 27.5, [2, 6]), "ag lime": ("lime", 19.5, [1, 4]), "quarry dust": ("base", 8.1, [1, 2, 4, 6])}
pw = {"804 sub-base": 30, "20 mm chips": 17, "10 mm chips": 14, "6F2 fill": 12, "washed sand": 30, "building sand": 22, "pea gravel": 12, "40 mm gravel": 9,
      "armour stone": 9, "ag lime": 6, "quarry dust": 8}
bridges = {1: ["CM-1", "CM-2"], 2: ["KR-1"], 3: ["BS-1"], 4: ["TB-1", "TB-2"], 5: ["DH-1"], 6: ["SE-1"]}
loads = []
while len(loads) < 7600:
    day = BEGIN + dt.timedelta(days=int(DAYS * rng.random() ** 0.93))
    if day.weekday() == 6 or (day.month == 12 and day.day > 23) or (day.month == 1 and day.day < 3):
        continue
    s = 1 + 0.28 * np.sin((day.timetuple().tm_yday - 105) / 365 * 2 * np.pi)
    if rng.random() > s / 1.3 * (0.35 if day.weekday() == 5 else 1):
        continue
    site = pick([1, 2, 3, 4, 5, 6], SW)
    if site == 6 and day < dt.date(2023, 4, 3):
        continue
    usable = [p for p in prods if site in prods[p][2]]
    prod = pick(usable, [pw[p] * (4 if p == "ag lime" and day.month in (3, 4, 9) else 1) for p in usable])
    t = trucks[int(len(trucks) * rng.random() ** 1.4)]
    if t[5] > day:
        continue
    c = customers[int(rng.choice(len(customers), p=CWT / CWT.sum()))]
    if c[5] > day:
        continue
    net = round(float(np.clip(rng.normal(t[3] * 0.93, 1.1), 4, t[3] + 1.5)), 2)
    price = round(prods[prod][1] * (1 + 0.05 * (day.year - 2022)) * (0.93 if c[3] == "council" else 1.0) * float(rng.normal(1, 0.025)), 2)
    km = round(float(np.clip(rng.gamma(3.2, 9), 2, 140)), 1) if rng.random() > 0.03 else None
    hour = int(np.clip(round(rng.normal(10.8, 2.4)), 6, 17))
    turn = int(np.clip(rng.gamma(5, 4.2) + (7 if hour in (7, 8) else 0) + (5 if site == 1 else 0), 6, 120))
    rejected = bool(rng.random() < (0.055 if prod in ("washed sand", "armour stone") else 0.022) + (0.03 if t[4] and t[2] == 6 else 0))
    wb = pick(bridges[site])
    pay = "account" if c[3] in ("council", "ready-mix", "asphalt") else pick(["account", "card", "cash"], [70, 21, 9])
    loads.append([0, dt.datetime(day.year, day.month, day.day, hour, int(rng.integers(0, 60))), site, t[0], c[0], prod, prods[prod][0], wb, pay, net, price, km, turn, rejected])
loads.sort(key=lambda r: r[1])
for k, r in enumerate(loads):
    r[0] = 410001 + k
write("loads", ["tkt", "ts", "site_id", "reg", "cust_no", "prod", "grp", "wb", "pay", "net_t", "price_t", "km", "turn_min", "rejected"], loads)

kinds = {"blasting": 1400, "extraction": 5200, "discharge": 900, "noise": 350, "haul road": 600}
permits = []
for k in range(96):
    s = pick(sites)
    kind = pick([x for x in kinds if x != "blasting" or s[4]])
    issued = dt.date(2019, 2, 1) + dt.timedelta(days=int(rng.integers(0, 2090)))
    expires = issued + dt.timedelta(days=int(pick([365, 730, 1095, 1826])))
    state = "refused" if rng.random() < 0.06 else "expired" if expires < TODAY else "suspended" if rng.random() < 0.08 else "active"
    authority = {"extraction": f"{s[2]} County Council", "haul road": f"{s[2]} County Council", "blasting": "Health and Safety Authority"}.get(kind, "Environmental Protection Agency")
    permits.append([f"P-{issued.year}-{k + 1:03d}", s[0], kind, authority, state, issued, expires, round(kinds[kind] * float(rng.uniform(0.8, 1.3)), -1)])
write("permits", ["pno", "site_id", "kind", "authority", "state", "issued", "expires", "fee"], permits)

plant = []
for s in sites:
    for typ, makes, n in (("crusher", ["Metso", "Sandvik", "Terex"], 2), ("screener", ["Powerscreen", "Sandvik"], 1), ("conveyor", ["Telestack"], 2),
                          ("wheel loader", ["Volvo", "Caterpillar", "Komatsu"], 2), ("excavator", ["Caterpillar", "Hitachi", "Komatsu"], 1), ("wash plant", ["CDE"], 1)):
        if typ == "wash plant" and s[3] != "sand and gravel" or typ == "crusher" and s[3] == "sand and gravel" and rng.random() < 0.5:
            continue
        for i in range(n if s[0] in (1, 4) else max(1, n - 1)):
            plant.append([len(plant) + 1, f"{s[1][:2].upper()} {typ} {i + 1}", typ, pick(makes), s[0]])
write("plant", ["mid", "name", "type", "make", "site_id"], plant)
parts = {"crusher": ["jaw plates", "bearings", "motor", "hydraulics"], "screener": ["screen mesh", "bearings"], "conveyor": ["belt", "rollers", "motor"],
         "wheel loader": ["tyres", "hydraulics", "brakes"], "excavator": ["tracks", "hydraulics", "bucket teeth"], "wash plant": ["pumps", "screen mesh"]}
maint = []
for k in range(1180):
    m = plant[int(rng.choice(len(plant), p=(lambda w: w / w.sum())(np.array([3.0 if p[2] == "crusher" else 1.6 if p[2] == "conveyor" else 1 for p in plant]))))]
    day = BEGIN + dt.timedelta(days=int(rng.integers(0, DAYS)))
    kind = pick(["planned", "breakdown", "inspection"], [44, 36 if m[3] != "Terex" else 60, 20])
    hours = round(float({"planned": 3, "breakdown": 8.5, "inspection": 0.7}[kind] * rng.gamma(2, 0.5)), 1)
    cost = None if kind == "inspection" and rng.random() < 0.4 else round(float({"planned": 380, "breakdown": 1650, "inspection": 90}[kind] * rng.gamma(2, 0.5) * (1.6 if m[2] == "crusher" else 1)), 2)
    maint.append([0, day, m[0], m[4], kind, pick(["A", "B", "night", "contractor"], [9, 8, 3, 4]), pick(parts[m[2]]), hours, cost])
maint.sort(key=lambda r: r[1])
for k, r in enumerate(maint):
    r[0] = 7001 + k
write("maint", ["job", "started", "mid", "site_id", "kind", "crew", "part", "hours", "cost"], maint)
print(len(loads), len(maint), len(plant), len(permits))
