"""Shared e-scooters of an invented operator, "Flitz", in five cities. Run: python make_data.py (fixed seed)."""
import datetime as dt
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
rng = np.random.default_rng(4711)
FIRST, LAST = dt.date(2025, 1, 1), dt.date(2026, 6, 14)
DAYS = [FIRST + dt.timedelta(i) for i in range((LAST - FIRST).days + 1)]


def save(table, **cols):
    pq.write_table(pa.table(cols), HERE / f"{table}.parquet", compression="zstd", compression_level=19)


def pick(values, weights, n):
    w = np.array(weights, float)
    return [values[i] for i in rng.choice(len(values), n, p=w / w.sum())]


# zones -------------------------------------------------------------------------------------------------
Z = [  # name, city, country, kind, slow, bays, weight
    ("Rotterdam Centraal", "Rotterdam", "Netherlands", "station", True, 18, 9),
    ("Witte de With", "Rotterdam", "Netherlands", "centre", True, 12, 7),
    ("Kop van Zuid", "Rotterdam", "Netherlands", "business", False, 10, 4),
    ("Erasmus Campus", "Rotterdam", "Netherlands", "campus", False, 14, 5),
    ("Kralingse Plas", "Rotterdam", "Netherlands", "park", True, 4, 2),
    ("Delfshaven", "Rotterdam", "Netherlands", "residential", False, 6, 2.5),
    ("Grote Markt", "Antwerp", "Belgium", "centre", True, 11, 7),
    ("Antwerpen-Berchem", "Antwerp", "Belgium", "station", False, 13, 5),
    ("Eilandje", "Antwerp", "Belgium", "business", False, 8, 4),
    ("Zurenborg", "Antwerp", "Belgium", "residential", False, 5, 2),
    ("Linkeroever", "Antwerp", "Belgium", "residential", False, 3, 1),
    ("Korenmarkt", "Ghent", "Belgium", "centre", True, 9, 4),
    ("Gent-Sint-Pieters", "Ghent", "Belgium", "station", True, 15, 5),
    ("Blaarmeersen", "Ghent", "Belgium", "park", False, 3, 1.5),
    ("Dampoort", "Ghent", "Belgium", "station", False, 7, 1.5),
    ("Köln Hauptbahnhof", "Cologne", "Germany", "station", True, 20, 10),
    ("Ehrenfeld", "Cologne", "Germany", "residential", False, 9, 6),
    ("Rheinauhafen", "Cologne", "Germany", "business", False, 8, 4),
    ("Deutz Messe", "Cologne", "Germany", "business", False, 12, 4.5),
    ("Universität Köln", "Cologne", "Germany", "campus", False, 16, 5),
    ("Bonn Zentrum", "Bonn", "Germany", "centre", True, 10, 3),
    ("Poppelsdorf", "Bonn", "Germany", "campus", False, 6, 2),
    ("Rheinaue", "Bonn", "Germany", "park", True, 4, 1.5),
    ("Bad Godesberg", "Bonn", "Germany", "residential", False, 5, 1),
]
nz = len(Z)
save("zones", zone_id=list(range(1, nz + 1)), name=[z[0] for z in Z], city=[z[1] for z in Z], country=[z[2] for z in Z],
     kind=[z[3] for z in Z], slow=[z[4] for z in Z], bays=[z[5] for z in Z])
zw = np.array([z[6] for z in Z], float)
CITY = {c: [i for i, z in enumerate(Z) if z[1] == c] for c in {z[1]: 0 for z in Z}}
cities = list(CITY)

# vehicles ----------------------------------------------------------------------------------------------
MODELS = [("Segway Max G3", "Segway", "standing"), ("Okai ES600", "Okai", "standing"), ("Ninebot S90L", "Segway", "standing"),
          ("NIU KQi 300", "NIU", "standing"), ("Okai EB200", "Okai", "seated")]
nv = 420
vm = rng.choice(5, nv, p=[.36, .25, .17, .13, .09])
vcity = pick(cities, [.3, .19, .14, .29, .08], nv)
start = {0: dt.date(2024, 9, 1), 1: dt.date(2023, 4, 1), 2: dt.date(2022, 6, 1), 3: dt.date(2025, 3, 1), 4: dt.date(2025, 2, 1)}
vdate = [start[m] + dt.timedelta(int(rng.integers(0, 420))) for m in vm]
vdate = [min(d, dt.date(2026, 5, 20)) for d in vdate]
vstate = []
for m in vm:
    vstate.append(pick(["on the street", "in the workshop", "lost", "retired", "in storage"],
                       [.70, .10, .07, .02, .11] if m != 2 else [.34, .12, .16, .30, .08], 1)[0])
tracker = pick([True, False], [.8, .2], nv)
save("vehicles", vehicle_id=[f"FL-{1000+i}" for i in range(nv)], model=[MODELS[m][0] for m in vm], maker=[MODELS[m][1] for m in vm],
     build=[MODELS[m][2] for m in vm], commissioned_on=vdate, state=vstate, home_city=vcity,
     indicators=[bool(m in (0, 3) or (m == 4)) for m in vm],
     battery_wh=[{0: 700, 1: 630, 2: 551, 3: 486, 4: 960}[m] for m in vm],
     price=[{0: 890.0, 1: 760.0, 2: 640.0, 3: 590.0, 4: 1340.0}[m] for m in vm], tracked=tracker)
vpool = {c: [i for i in range(nv) if vcity[i] == c] for c in cities}
vweight = rng.gamma(2.0, 1.0, nv)


def vehicle(city, day):
    for _ in range(12):
        p = np.array(vpool[city])
        v = int(rng.choice(p, p=vweight[p] / vweight[p].sum()))
        if vdate[v] <= day:
            return v
    return v


# trips -------------------------------------------------------------------------------------------------
season = {1: .45, 2: .5, 3: .75, 4: 1.0, 5: 1.3, 6: 1.5, 7: 1.45, 8: 1.4, 9: 1.25, 10: .9, 11: .6, 12: .5}
dw = np.array([season[d.month] * (1.15 if d.weekday() in (4, 5) else .85 if d.weekday() == 6 else 1) * (1.18 if d.year == 2026 else 1)
               * rng.uniform(.75, 1.25) for d in DAYS])
nt = 13600
di = np.sort(rng.choice(len(DAYS), nt, p=dw / dw.sum()))
hw = np.array([2, 1.5, 1, .5, .4, .8, 2, 5, 7.5, 5, 4, 4.5, 5.5, 5.5, 5, 5.5, 7, 9, 8, 6.5, 5, 4.5, 4, 3])
hours = rng.choice(24, nt, p=hw / hw.sum())
zi = rng.choice(nz, nt, p=zw / zw.sum())
plans = pick(["pay as you go", "day pass", "monthly pass", "student", "corporate"], [.55, .1, .2, .11, .04], nt)
platform = pick(["iOS", "Android", "partner app"], [.5, .41, .09], nt)
status = pick(["completed", "cancelled", "unpaid", "disputed"], [.9, .062, .027, .011], nt)
riders = (rng.pareto(1.1, nt) * 260).astype(int) % 3900 + 1
mins, kms, fares, unlock, endz, parking, rating, vid, speed, promo = [], [], [], [], [], [], [], [], [], []
for k in range(nt):
    d, z = DAYS[di[k]], Z[zi[k]]
    city = z[1]
    v = vehicle(city, d)
    vid.append(f"FL-{1000+v}" if rng.random() > .004 else None)
    if status[k] == "cancelled":
        m, km, f = int(rng.integers(0, 3)), 0.0, 0.0
        e, pk, r = None, None, None
    else:
        m = max(2, int(rng.gamma(2.4, 5.2 if z[3] != "park" else 8.5)))
        km = round(float(m * rng.uniform(.12, .3)), 1)
        rate = {"pay as you go": .24, "day pass": 0.05, "monthly pass": .09, "student": .15, "corporate": .2}[plans[k]]
        f = round((0 if plans[k] in ("day pass", "monthly pass") else 1.0) + m * rate, 2)
        near = np.array(CITY[city])
        e = int(rng.choice(near, p=zw[near] / zw[near].sum())) + 1
        if rng.random() < .045:
            e = None
        pk = "outside the area" if e is None else pick(["in a bay", "on the pavement", "blocking"], [.79, .17, .04] if Z[e-1][5] > 6 else [.6, .3, .1], 1)[0]
        r = None if rng.random() < .55 else int(rng.choice([1, 2, 3, 4, 5], p=[.06, .05, .12, .3, .47]))
    pr = pick([None, "SPRING26", "WELCOME", "RAINYDAY"], [.88, .03 if d >= dt.date(2026, 3, 1) else 0, .07, .03], 1)[0]
    mins.append(m); kms.append(km); fares.append(f); endz.append(e); parking.append(pk); rating.append(r); promo.append(pr)
    unlock.append(1.0 if f and plans[k] not in ("day pass", "monthly pass") else 0.0)
save("trips", trip_id=list(range(200001, 200001 + nt)), started_on=[DAYS[i] for i in di], start_hour=hours.tolist(), vehicle_id=vid,
     rider_id=riders.tolist(), start_zone=(zi + 1).tolist(), end_zone=endz, plan=plans, platform=platform, status=status,
     minutes=mins, km=kms, fare=fares, unlock_fee=unlock, parking=parking, rating=rating, promo=promo,
     group_ride=pick([True, False], [.12, .88], nt))

# battery swaps -----------------------------------------------------------------------------------------
ns = 5200
sdi = np.sort(rng.choice(len(DAYS), ns, p=dw / dw.sum()))
szi = rng.choice(nz, ns, p=zw / zw.sum())
CREW = {"Rotterdam": ["Daan Visser", "Yusuf Demir", "Lotte Bakker"], "Antwerp": ["Jef Peeters", "Amina Haddad"],
        "Ghent": ["Wout Claes", "Noor De Smet"], "Cologne": ["Jonas Krämer", "Leyla Aydin", "Piotr Nowak"], "Bonn": ["Svenja Hartmann"]}
sv, who = [], []
for k in range(ns):
    c = Z[szi[k]][1]
    sv.append(f"FL-{1000+vehicle(c, DAYS[sdi[k]])}")
    who.append(str(rng.choice(CREW[c])))
charge = np.clip(rng.normal(19, 9, ns), 0, 62).astype(int)
save("swaps", swap_id=list(range(50001, 50001 + ns)), swapped_on=[DAYS[i] for i in sdi], vehicle_id=sv, zone_id=(szi + 1).tolist(), crew=who,
     shift=pick(["day", "evening", "night"], [.45, .2, .35], ns), charge=charge.tolist(),
     minutes=[None if rng.random() < .03 else round(float(x), 1) for x in rng.gamma(5, .9, ns)],
     cells=pick(["LG", "Samsung SDI", "CATL"], [.4, .25, .35], ns), defective=(rng.random(ns) < .034).tolist(),
     carried_by=pick(["cargo bike", "van"], [.58, .42], ns))

# repairs -----------------------------------------------------------------------------------------------
nr = 1900
rdi = np.sort(rng.choice(len(DAYS), nr, p=dw / dw.sum()))
F = ["flat tyre", "brakes", "throttle", "vandalism", "display", "folding stem", "lights", "kickstand", "water damage"]
rv, fault, ws, mech, parts, hrs, fin, out, war = [], [], [], [], [], [], [], [], []
WS = {"Rotterdam": "Spaanse Polder", "Antwerp": "Hoboken", "Ghent": "Hoboken", "Cologne": "Ossendorf", "Bonn": "Ossendorf"}
ME = {"Spaanse Polder": ["Ruben Smit", "Fatima El Amrani"], "Hoboken": ["Kobe Wouters", "Stijn Maes"], "Ossendorf": ["Markus Vogt", "Elif Kaya", "Tobias Lenz"]}
for k in range(nr):
    d = DAYS[rdi[k]]
    c = pick(cities, [.3, .19, .14, .29, .08], 1)[0]
    v = vehicle(c, d)
    f = pick(F, [24, 17, 8, 15, 6, 7, 9, 8, 6 if d.month in (10, 11, 12, 1, 2, 3) else 2], 1)[0]
    w = WS[c]
    days = int(rng.gamma(1.6, 3.2 if w != "Hoboken" else 4.6))
    end = d + dt.timedelta(days)
    o = pick(["fixed", "scrapped", "no fault found"], [.88, .05 if f not in ("vandalism", "water damage") else .2, .06], 1)[0]
    if end > LAST or (d > dt.date(2026, 5, 1) and rng.random() < .25):
        end, o = None, pick(["waiting for parts", "in progress"], [.45, .55], 1)[0]
    base = {"flat tyre": 14, "brakes": 22, "throttle": 31, "vandalism": 68, "display": 47, "folding stem": 58, "lights": 17, "kickstand": 9, "water damage": 85}[f]
    p = 0.0 if o == "no fault found" else round(float(base * rng.uniform(.7, 1.5)), 2)
    rv.append(f"FL-{1000+v}"); fault.append(f); ws.append(w); mech.append(None if rng.random() < .02 else str(rng.choice(ME[w])))
    parts.append(p); hrs.append(round(float(rng.gamma(2.2, .5 if f in ("flat tyre", "lights", "kickstand") else .9)), 1)); fin.append(end); out.append(o)
    war.append(bool(rng.random() < (.28 if MODELS[vm[v]][0] in ("NIU KQi 300", "Segway Max G3") else .08)))
save("repairs", repair_id=list(range(7001, 7001 + nr)), reported_on=[DAYS[i] for i in rdi], finished_on=fin, vehicle_id=rv, workshop=ws, mechanic=mech,
     fault=fault, outcome=out, parts_cost=parts, labour_hours=hrs, warranty=war,
     reported_by=pick(["rider", "street crew", "police", "self-check"], [.38, .41, .04, .17], nr))
print(sum(p.stat().st_size for p in HERE.glob("*.parquet")) // 1000, "kB")
