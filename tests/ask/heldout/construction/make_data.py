"""Data of a building contractor, January 2024 to 15 March 2026. Made up; fixed seed."""
from datetime import date, datetime, timedelta
from pathlib import Path
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

R = np.random.default_rng(1919)
HERE = Path(__file__).parent
START, END = date(2024, 1, 1), date(2026, 3, 15)


def save(name, /, **cols):
    pq.write_table(pa.table(cols), HERE / f"{name}.parquet", compression="zstd", compression_level=19)
    print(name, len(next(iter(cols.values()))))


def pick(values, weights):
    w = np.array(weights, float)
    return values[R.choice(len(values), p=w / w.sum())]


managers = ["Helena Brandt", "Marcus Oyelaran", "Fiona McAllister", "Diego Salas", "Karl Jansson", "Ruth Abernathy"]
S = [("Harbour View Apartments", "Gdynia Homes", "residential", "Portsmouth", "2023-09-04", "2026-05-29", 18.4, "active"),
     ("St Brigid's Hospital Wing", "Solent Health Trust", "healthcare", "Southampton", "2023-06-12", "2026-08-31", 41.0, "active"),
     ("Millbrook Primary School", "Southampton City Council", "education", "Southampton", "2024-02-05", "2025-08-15", 9.7, "completed"),
     ("Northfield Logistics Hub", "Parcelway", "industrial", "Basingstoke", "2024-04-08", "2025-10-31", 22.5, "completed"),
     ("Quarry Lane Houses", "Gdynia Homes", "residential", "Winchester", "2024-05-13", "2026-03-27", 12.1, "active"),
     ("Riverside Office Park", "Calder Estates", "commercial", "Reading", "2023-11-06", "2025-12-19", 30.8, "active"),
     ("Ringwood Bypass Bridge", "Hampshire Highways", "infrastructure", "Ringwood", "2024-01-15", "2026-06-30", 27.3, "active"),
     ("Old Brewery Lofts", "Calder Estates", "residential", "Reading", "2024-09-02", "2026-09-25", 15.9, "active"),
     ("Eastleigh Depot", "Hampshire Highways", "infrastructure", "Eastleigh", "2024-10-07", "2026-02-27", 8.2, "on hold"),
     ("Fareham Leisure Centre", "Fareham Borough Council", "leisure", "Fareham", "2024-06-10", "2026-01-30", 14.6, "active"),
     ("Oakmead Care Home", "Larkspur Care", "healthcare", "Andover", "2025-01-13", "2026-10-30", 7.8, "active"),
     ("Victoria Road Retail", "Parcelway", "commercial", "Portsmouth", "2024-03-11", "2025-03-28", 6.4, "completed"),
     ("Kingsley College Labs", "Kingsley College", "education", "Winchester", "2025-03-03", "2026-12-18", 19.2, "active"),
     ("Dockside Cold Store", "Parcelway", "industrial", "Southampton", "2025-05-12", "2026-11-27", 16.0, "active"),
     ("Chalk Hill Flats", "Larkspur Care", "residential", "Basingstoke", "2025-02-10", "2026-07-31", 5.5, "on hold"),
     ("Lymington Sea Wall", "Hampshire Highways", "infrastructure", "Lymington", "2025-07-07", None, 11.3, "active")]
cranes = [2, 3, 0, 2, 0, 2, 1, 1, 0, 1, 0, 0, 1, 2, 0, 1]
sites = [dict(site_id=100 + i, site_name=s[0], client=s[1], sector=s[2], city=s[3], start=date.fromisoformat(s[4]), due=date.fromisoformat(s[5]) if s[5] else None,
              value=s[6] * 1e6, status=s[7], manager=pick(managers, [5, 4, 4, 3, 2, 2]), cranes=cranes[i]) for i, s in enumerate(S)]
save("sites", **{k: [s[k] for s in sites] for k in sites[0]})
sw = {s["site_id"]: (s["value"] / 1e6) ** .6 for s in sites}


def live(d):
    got = [s for s in sites if s["start"] <= d and not (s["status"] == "completed" and s["due"] and d > s["due"] + timedelta(60))
           and not (s["status"] == "on hold" and d > date(2025, 11, 14))]
    return pick([s["site_id"] for s in got], [sw[s["site_id"]] for s in got])


names = [("Ashdown Groundworks", "groundworks"), ("Bellweather Roofing", "roofing"), ("Carrick Electrical", "electrical"), ("Dovetail Joinery", "carpentry"), ("Eldon Steel Erectors", "steelwork"),
         ("Firth Plumbing & Heating", "plumbing"), ("Granite Concrete Frames", "concrete"), ("Hollis Scaffolding", "scaffolding"), ("Inchcape Drylining", "drylining"), ("Jubilee Brickwork", "bricklaying"),
         ("Kerr & Daughters Painting", "painting"), ("Longacre Electrical", "electrical"), ("Merton Mechanical", "plumbing"), ("Novak Brothers", "bricklaying"), ("Orchard Glazing", "glazing"),
         ("Pinder Demolition", "demolition"), ("Quill Interiors", "drylining"), ("Rowan Timber Frames", "carpentry"), ("Saltmarsh Piling", "groundworks"), ("Tamar Asphalt", "surfacing"),
         ("Ulverston Lifts", "lifts"), ("Vale Scaffolding", "scaffolding"), ("Whitmore Roofing", "roofing"), ("Yardley Concrete", "concrete")]
subs = [dict(sub_id=f"SC{i+1:02d}", name=a, trade=t, town=pick(["Southampton", "Portsmouth", "Reading", "Salisbury", "Bournemouth", "London"], [5, 4, 3, 2, 2, 3]),
             accredited=bool(R.random() < .65), headcount=int(R.lognormal(3, .7)) + 3, rating=round(float(np.clip(R.normal(3.7, .7), 1, 5)), 1) if R.random() > .1 else None)
        for i, (a, t) in enumerate(names)]
save("subcontractors", **{k: [s[k] for s in subs] for k in subs[0]})
subw = R.lognormal(0, .8, len(subs))
days = [START + timedelta(i) for i in range((END - START).days + 1)]
mon = {1: .75, 2: .85, 3: 1, 4: 1.05, 5: 1.15, 6: 1.2, 7: 1.15, 8: .95, 9: 1.15, 10: 1.1, 11: .95, 12: .55}
wt = np.array([mon[d.month] * (1, 1.05, 1.05, 1, .85, .22, .03)[d.weekday()] * (1 + .12 * (d - START).days / 365) for d in days])
wt /= wt.sum()


def dates(n):
    return [days[i] for i in sorted(R.choice(len(days), size=n, p=wt))]


W = {k: [] for k in "wo_no site_id sub_id raised target finished work_type priority state est_hours act_hours cost rework permit".split()}
for i, d in enumerate(dates(4600)):
    k = R.choice(len(subs), p=subw / subw.sum())
    own = R.random() < .21
    typ = pick(["groundworks", "concrete", "carpentry", "painting", "cleaning"], [3, 3, 3, 2, 4]) if own else subs[k]["trade"]
    pr = pick(["low", "normal", "high", "urgent"], [16, 58, 19, 7])
    tgt = d + timedelta(int({"low": 30, "normal": 18, "high": 9, "urgent": 3}[pr] + R.integers(0, 6)))
    took = max(0, int(R.gamma(3, {"low": 9, "normal": 5.2, "high": 3.1, "urgent": 1.2}[pr])))
    fin = d + timedelta(took)
    r = R.random()
    if r < .04: st, fin = "cancelled", None
    elif fin > END: st, fin = pick(["open", "in progress"], [4, 6]), None
    elif r < .07 and d > date(2025, 9, 1): st, fin = "on hold", None
    else: st = "done"
    est = round(float(R.lognormal(3, .7)), 1)
    ac = round(est * float(R.lognormal(.06, .3)), 1) if st == "done" else None
    for c, v in zip(W, (f"WO-{i+1:05d}", live(d), None if own else subs[k]["sub_id"], d, tgt, fin, typ, pr, st, est, ac,
                        round((ac or est) * float(R.normal(47, 6)) + float(R.gamma(1.2, 350)), 2) if st != "cancelled" else None, bool(R.random() < .09), bool(R.random() < .17))):
        W[c].append(v)
save("work_orders", **W)
mats = {"ready-mix concrete": ("Solway Concrete", 165, 14, 2.5), "rebar": ("Ferrum Steel", 820, 4, 1), "structural steel": ("Ferrum Steel", 1450, 6, .7), "bricks": ("Redclay Brick", 190, 9, 1.1),
        "timber": ("Baltic Timber", 640, 3, 1.2), "plasterboard": ("Castle Builders Merchants", 310, 3, 1.1), "insulation": ("Castle Builders Merchants", 900, 1, .8), "sand": ("Test Valley Aggregates", 22, 17, 1.2),
        "gravel": ("Test Valley Aggregates", 19, 19, 1.1), "asphalt": ("Test Valley Aggregates", 78, 15, .5), "roof tiles": ("Redclay Brick", 270, 6, .5), "glass": ("Claro Glass", 1900, 1.4, .4), "pipes": ("Castle Builders Merchants", 1100, 1.2, .6)}
D = {k: [] for k in "drop_id site_id arrived_at material supplier tonnes cost days_late rejected reject_reason vehicle returnable".split()}
for i, d in enumerate(dates(5600)):
    m = pick(list(mats), [v[3] for v in mats.values()])
    sup = mats[m][0] if R.random() < .8 else pick(["Castle Builders Merchants", "Wessex Supplies"], [1, 2])
    t = round(float(mats[m][2] * R.lognormal(0, .35)), 2)
    rej = bool(R.random() < (.065 if sup == "Test Valley Aggregates" else .035))
    late = int(R.choice([0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 5, 8])) if R.random() > .02 else None
    h = int(np.clip(R.normal(9.5, 2.3), 6, 18))
    for c, v in zip(D, (i + 1, live(d), datetime(d.year, d.month, d.day, h, int(R.choice([0, 15, 30, 45]))), m, sup, t, round(t * mats[m][1] * float(R.normal(1 + .04 * (d - START).days / 365, .05)), 2), late, rej,
                        pick(["damaged", "wrong item", "short quantity", "failed slump test" if m == "ready-mix concrete" else "wet"], [4, 3, 2, 2]) if rej else None,
                        pick(["mixer" if m == "ready-mix concrete" else "tipper" if m in ("sand", "gravel", "asphalt") else "flatbed", "van", "articulated lorry"], [7, 1, 2]), bool(m in ("bricks", "glass", "roof tiles", "timber") and R.random() < .6))):
        D[c].append(v)
save("deliveries", **D)
I = {k: [] for k in "ref site_id sub_id happened kind severity days_lost late_report investigated body_part weather".split()}
for i, d in enumerate(dates(640)):
    k = R.choice(len(subs), p=subw / subw.sum())
    kind = pick(["near miss", "slip or trip", "fall from height", "struck by object", "cut", "manual handling", "electric shock", "vehicle collision"], [38, 17, 6, 12, 11, 9, 2, 5])
    sev = "none" if kind == "near miss" else pick(["minor", "moderate", "serious", "fatal"], [62, 27, 10.6, .4])
    lost = 0 if sev in ("none",) else int({"minor": R.choice([0, 0, 0, 1]), "moderate": R.integers(1, 9), "serious": R.integers(7, 60), "fatal": 0}[sev])
    for c, v in zip(I, (f"INC{i+1:04d}", live(d), None if R.random() < .3 else subs[k]["sub_id"], d, kind, sev, lost, bool(R.random() < .16), bool(R.random() < (.95 if sev in ("serious", "fatal") else .6)),
                        None if kind == "near miss" else pick(["hand", "back", "foot", "head", "eye", "arm", "leg"], [28, 17, 15, 8, 6, 13, 13]), pick(["dry", "rain", "wind", "ice", None], [60, 22, 9, 4, 5]))):
        I[c].append(v)
save("incidents", **I)
F = {k: [] for k in "defect_id site_id sub_id spotted fixed category grade spotted_by repair_cost state storey warranty".split()}
for i, d in enumerate(dates(2300)):
    k = R.choice(len(subs), p=subw / subw.sum())
    g = pick(["cosmetic", "minor", "major", "critical"], [35, 43, 18, 4])
    fin = d + timedelta(int(R.gamma(2, {"cosmetic": 16, "minor": 12, "major": 10, "critical": 4}[g])))
    r = R.random()
    st = "disputed" if r < .05 else "open" if fin > END or r < .09 else "fixed"
    for c, v in zip(F, (i + 1, live(d), None if R.random() < .12 else subs[k]["sub_id"], d, fin if st == "fixed" else None,
                        pick(["cracks", "leak", "finish", "misalignment", "missing fixings", "electrical fault", "damp"], [15, 14, 30, 14, 11, 9, 7]), g, pick(["site inspection", "client walk-round", "building control", "clerk of works"], [50, 22, 8, 20]),
                        round(float(R.lognormal({"cosmetic": 4.2, "minor": 5.3, "major": 7.0, "critical": 8.6}[g], .5)), 2) if R.random() > .08 else None, st, int(R.choice([-1, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5])), bool(R.random() < .2))):
        F[c].append(v)
save("defects", **F)
