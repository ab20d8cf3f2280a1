"""Writes the six Parquet files of an invented county fire brigade beside this file. Seeded: the same each time."""
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

OUT = Path(__file__).parent
R = np.random.default_rng(112999)
START, END = date(2024, 1, 1), date(2025, 11, 9)
NDAYS = (END - START).days + 1
DAYS = [START + timedelta(days=i) for i in range(NDAYS)]


def write(name, columns):
    rows = pa.table(columns)  # noqa: F841
    duckdb.sql(f"copy (select * from rows) to '{OUT / name}.parquet' (format parquet, compression zstd)")
    print(name, rows.num_rows, (OUT / f"{name}.parquet").stat().st_size)


def pick(values, weights, n=None):
    w = np.array(weights, float)
    got = R.choice(np.array(values, dtype=object), n or 1, p=w / w.sum())
    return got if n else got[0]


# --- stations: number, name, district, crewing, opened, towns
stations = [
    (1, "Ashcombe Central", "North", "wholetime", 1974, ["Ashcombe", "Ashcombe", "Ashcombe", "Lower Ashcombe"]),
    (2, "Wexley", "North", "day-crewed", 1988, ["Wexley", "Tarn Cross"]),
    (3, "Port Sallow", "Coast", "wholetime", 1969, ["Port Sallow", "Port Sallow", "Sallow Sands"]),
    (4, "Gullhaven", "Coast", "on-call", 1995, ["Gullhaven", "St Orrin"]),
    (5, "Brackenford", "South", "wholetime", 2008, ["Brackenford", "Brackenford", "Millbridge"]),
    (6, "Hollin Green", "South", "on-call", 1982, ["Hollin Green", "Millbridge"]),
    (7, "Kestrel Moor", "Uplands", "on-call", 1979, ["Kestrel Moor", "High Pell"]),
    (8, "Dunmere", "Uplands", "on-call", 2016, ["Dunmere"]),
    (9, "Ravenstoke", "South", "day-crewed", 2001, ["Ravenstoke", "Oakley Down"]),
]
write("stations", {"station_no": [s[0] for s in stations], "name": [s[1] for s in stations], "district": [s[2] for s in stations], "crewing": [s[3] for s in stations], "opened": [s[4] for s in stations]})
SW = [26, 9, 19, 6, 18, 5, 4, 3, 10]

# --- engines
E = {k: [] for k in ["callsign", "kind", "make", "station_no", "year_built", "tank_litres", "reserve"]}
kinds = {"water tender": (2000, ["Scania", "Volvo", "MAN"]), "aerial ladder": (0, ["Magirus", "Scania"]), "rescue tender": (500, ["Volvo", "MAN"]), "off-road pump": (900, ["Unimog", "Land Rover"]), "water carrier": (9000, ["MAN", "DAF"]), "command unit": (0, ["Mercedes"]), "boat unit": (0, ["Land Rover"])}
fleet = {1: ["water tender", "water tender", "aerial ladder", "rescue tender", "command unit"], 2: ["water tender", "water carrier"], 3: ["water tender", "water tender", "aerial ladder", "boat unit"], 4: ["water tender", "boat unit"], 5: ["water tender", "water tender", "aerial ladder", "rescue tender"], 6: ["water tender"], 7: ["water tender", "off-road pump"], 8: ["water tender", "off-road pump"], 9: ["water tender", "rescue tender"]}
for st, ks in fleet.items():
    for i, k in enumerate(ks, 1):
        litres, makes = kinds[k]
        for key, v in zip(E, [f"{st:02d}-{'PALRCWBO'['water tender,pump,aerial ladder,rescue tender,command unit,water carrier,boat unit,off-road pump'.split(',').index(k)]}{i}", k, str(R.choice(makes)), st, int(R.integers(2005, 2025)), litres or None, bool(i >= 4 and R.random() < .5)]):
            E[key].append(v)
write("engines", E)
by_station = {s: [(c, k) for c, k, q in zip(E["callsign"], E["kind"], E["station_no"]) if q == s] for s in fleet}

# --- call-outs
types = {
    "house fire": ("fire", 8), "chimney fire": ("fire", 3), "vehicle fire": ("fire", 6), "wildfire": ("fire", 4), "rubbish fire": ("fire", 11), "industrial fire": ("fire", 2),
    "road traffic collision": ("rescue", 12), "water rescue": ("rescue", 3), "animal rescue": ("rescue", 3), "lift rescue": ("rescue", 3), "flooding": ("special service", 6), "chemical spill": ("special service", 1.5), "assist ambulance": ("special service", 9),
    "automatic fire alarm": ("alarm", 22), "smoke alarm call": ("alarm", 7),
}
N = 6200
dw = np.array([1 + 0.25 * np.cos((d.timetuple().tm_yday - 200) / 365 * 2 * np.pi) + (0.8 if (d.month, d.day) in ((11, 5), (12, 31), (1, 1)) else 0) + (.15 if d.weekday() >= 5 else 0) for d in DAYS])
ci = np.sort(R.choice(NDAYS, N, p=dw / dw.sum()))
hw = np.array([2.2, 1.8, 1.4, 1.2, 1.1, 1.2, 1.8, 2.8, 3.6, 3.8, 4, 4.2, 4.4, 4.4, 4.4, 4.6, 5, 5.6, 6, 5.8, 5.2, 4.4, 3.6, 2.8])
C = {k: [] for k in ["callout_id", "received_at", "station_no", "engine", "town", "incident_type", "incident_group", "cause", "priority", "caller", "shift", "turnout_seconds", "response_minutes", "duration_minutes", "crew_size", "false_alarm", "mutual_aid", "rescued", "injured", "deaths", "water_m3"]}
for n, i in enumerate(ci):
    d = DAYS[i]
    h = int(R.choice(24, p=hw / hw.sum()))
    at = datetime(d.year, d.month, d.day, h, int(R.integers(60)))
    w = []
    for t, (g, x) in types.items():
        if t in ("chimney fire",): x *= 2.4 if d.month in (11, 12, 1, 2) else .2
        if t == "wildfire": x *= 3.2 if d.month in (6, 7, 8) else 1.5 if d.month in (4, 5) else .08
        if t == "flooding": x *= 2.2 if d.month in (10, 11, 12, 1) else .6
        w.append(x)
    t = pick(list(types), w)
    g = types[t][0]
    s = int(pick([1, 2, 3, 4, 5, 6, 7, 8, 9], [a * (4 if t == "wildfire" and k in (6, 7) else 4 if t == "water rescue" and k in (2, 3) else 1) for k, a in enumerate(SW)]))
    town = str(R.choice(stations[s - 1][5]))
    want = {"water rescue": "boat unit", "road traffic collision": "rescue tender", "wildfire": "off-road pump"}.get(t)
    en = [c for c, k in by_station[s] if k == want] or [c for c, k in by_station[s] if k == "water tender"]
    eng = None if R.random() < .015 else str(R.choice(en)) if R.random() < .85 else str(R.choice([c for c, _ in by_station[s]]))
    crewing = stations[s - 1][3]
    night = h >= 20 or h < 8
    false = bool(R.random() < {"alarm": .86, "fire": .06, "rescue": .03, "special service": .03}[g])
    turn = {"wholetime": 85, "day-crewed": 85 if not night else 270, "on-call": 330}[crewing]
    turn = None if R.random() < .04 else int(np.clip(R.normal(turn, turn * .22), 35, 900))
    rural = {"North": 4.6, "Coast": 5.2, "South": 5.0, "Uplands": 9.2}[stations[s - 1][2]]
    resp = None if turn is None or R.random() < .02 else round(turn / 60 + float(R.gamma(4, rural / 4)) + (1.2 if d.month in (12, 1) else 0), 1)
    dur = int(np.clip(R.lognormal(np.log({"fire": 75, "rescue": 62, "special service": 55, "alarm": 22}[g] * (2.2 if t in ("wildfire", "industrial fire") else 1) * (.4 if false else 1)), .5), 5, 900))
    crew = int(np.clip(np.round(R.normal({"wholetime": 5, "day-crewed": 4.6, "on-call": 4.1}[crewing] + (2 if t in ("house fire", "industrial fire") else 0), .8)), 2, 12))
    cause = None if g != "fire" or R.random() < .12 else pick(["electrical fault", "cooking", "smoking materials", "arson", "candles", "heating", "barbecue", "unknown"], {"house fire": [20, 34, 12, 5, 9, 10, 1, 9], "chimney fire": [1, 1, 1, 0, 0, 90, 0, 7], "vehicle fire": [48, 0, 8, 24, 0, 2, 0, 18], "wildfire": [1, 0, 24, 22, 0, 0, 34, 19], "rubbish fire": [2, 1, 22, 52, 1, 1, 6, 15], "industrial fire": [48, 3, 4, 8, 0, 14, 0, 23]}[t])
    prio = "P1" if t in ("house fire", "road traffic collision", "water rescue", "industrial fire", "assist ambulance") else "P3" if t in ("animal rescue", "flooding", "rubbish fire") else "P2"
    risk = 0 if false else {"house fire": .32, "road traffic collision": .75, "water rescue": .8, "lift rescue": 1.3, "flooding": .2, "industrial fire": .1}.get(t, .01)
    resc = int(R.poisson(risk))
    inj = int(R.poisson(0 if false else {"house fire": .22, "road traffic collision": .7, "vehicle fire": .05, "industrial fire": .2, "water rescue": .2, "assist ambulance": .5}.get(t, .01)))
    dead = int(R.poisson(0 if false else {"house fire": .02, "road traffic collision": .05, "water rescue": .06}.get(t, 0)))
    water = None if g != "fire" or false else round(float(R.lognormal(np.log({"wildfire": 14, "industrial fire": 22, "house fire": 5}.get(t, 1.4)), .7)), 1)
    for key, v in zip(C, [240001 + n, at, s, eng, town, t, g, cause, prio, pick(["999 call", "alarm centre", "police", "ambulance control", "walk-in"], [60, 24, 8, 7, 1] if g != "alarm" else [16, 82, 1, 0, 1]), "night" if night else "day", turn, resp, dur, crew, false, bool(R.random() < .035), resc, inj, dead, water]):
        C[key].append(v)
for k in ("station_no", "crew_size", "rescued", "injured", "deaths"):
    C[k] = np.array(C[k], "int8")
write("callouts", C)

# --- hydrant checks
H = {k: [] for k in ["hydrant", "checked_on", "station_no", "town", "kind", "result", "pressure_bar", "flow_lpm", "repaired_on", "inspector"]}
towns = [(s[0], t) for s in stations for t in dict.fromkeys(s[5])]
hyd = []
for k in range(720):
    st, tw = towns[int(R.choice(len(towns), p=np.array([SW[a - 1] for a, _ in towns]) / sum(SW[a - 1] for a, _ in towns)))]
    hyd.append((f"H{1000 + k}", st, tw, pick(["underground", "pillar", "dry riser"], [70, 24, 6])))
insp = ["T. Mayhew", "J. Okafor", "S. Lindqvist", "P. Doyle", "A. Rahman"]
hdw = np.array([2 if d.month in (4, 5, 6, 9) else .9 if d.month not in (12, 1) else .25 for d in DAYS]) * np.array([d.weekday() < 5 for d in DAYS])
for i in np.sort(R.choice(NDAYS, 2600, p=hdw / hdw.sum())):
    h = hyd[int(R.integers(len(hyd)))]
    res = pick(["in order", "leaking", "low pressure", "blocked", "cover missing", "not found"], [82, 5, 5, 3, 3, 2])
    p = None if res in ("not found", "blocked") else round(float(np.clip(R.normal(4.4 if res != "low pressure" else 1.9, .7), .6, 8)), 1)
    fx = DAYS[i] + timedelta(days=int(R.integers(2, 70))) if res not in ("in order",) and R.random() < .74 else None
    for key, v in zip(H, [h[0], DAYS[i], h[1], h[2], h[3], res, p, None if p is None else int(p * R.uniform(190, 330)), fx if fx and fx <= END else None, pick(insp, [30, 25, 20, 15, 10])]):
        H[key].append(v)
write("hydrant_checks", H)

# --- prevention visits
V = {k: [] for k in ["visit_id", "visited_on", "station_no", "town", "premises", "referred_by", "outcome", "risk", "alarms_fitted", "minutes", "people_reached"]}
vdw = np.array([(1.5 if d.month in (9, 10, 3) else .6 if d.month in (8, 12) else 1) * (d.weekday() < 5) * (1 + .35 * i / NDAYS) for i, d in enumerate(DAYS)])
for n, i in enumerate(np.sort(R.choice(NDAYS, 1700, p=vdw / vdw.sum()))):
    st, tw = towns[int(R.choice(len(towns), p=np.array([SW[a - 1] for a, _ in towns]) / sum(SW[a - 1] for a, _ in towns)))]
    pr = pick(["private home", "school", "care home", "shop", "farm", "hostel"], [64, 11, 9, 8, 5, 3])
    out = pick(["completed", "nobody in", "refused", "rebooked"], [78, 12, 4, 6] if pr == "private home" else [94, 1, 1, 4])
    done = out == "completed"
    for key, v in zip(V, [n + 1, DAYS[i], st, tw, pr, pick(["self-referral", "social services", "GP surgery", "after incident", None], [34, 26, 12, 18, 10]), out, pick(["low", "medium", "high"], [46, 36, 18]), int(R.poisson(1.4 if pr == "private home" else .3)) if done else 0, int(np.clip(R.normal(48 if pr != "school" else 80, 15), 10, 160)) if done else None, int(1 + R.poisson(1.2 if pr == "private home" else 28 if pr == "school" else 9)) if done else 0]):
        V[key].append(v)
write("prevention_visits", V)

# --- training: one row per firefighter and session
fn = ["Aled", "Bryony", "Callum", "Dervla", "Ewan", "Freya", "Gareth", "Hana", "Imran", "Jodie", "Kofi", "Lena", "Marek", "Nia", "Owen", "Priya", "Rhys", "Sian", "Tomasz", "Una"]
ln = ["Barlow", "Cartwright", "Dacre", "Ellwood", "Fenn", "Garside", "Hartley", "Ives", "Jessop", "Kell", "Lomax", "Marsden"]
ff, used = [], set()
while len(ff) < 118:
    nm = f"{R.choice(fn)} {R.choice(ln)}"
    if nm not in used:
        used.add(nm)
        ff.append((nm, int(pick(range(1, 10), [26, 10, 20, 9, 18, 8, 8, 8, 11])), pick(["probationer", "firefighter", "crew commander", "watch commander", "station manager"], [14, 55, 17, 10, 4])))
T = {k: [] for k in ["trained_on", "firefighter", "station_no", "rank", "subject", "venue", "hours", "assessed", "passed"]}
tdw = np.array([(.5 if d.month in (7, 8, 12) else 1.2 if d.month in (2, 3, 10) else 1) * (1.6 if d.weekday() in (0, 2) else .8 if d.weekday() < 5 else .5) for d in DAYS])
for i in np.sort(R.choice(NDAYS, 3300, p=tdw / tdw.sum())):
    f = ff[int(R.integers(len(ff)))]
    sub = pick(["breathing apparatus", "ladders", "road rescue", "water rescue", "first aid", "driving", "hazmat", "wildfire"], [24, 14, 15, 9, 14, 12, 6, 6])
    ass = bool(R.random() < .38)
    for key, v in zip(T, [DAYS[i], f[0], f[1], f[2], sub, pick(["own station", "training centre", "drill yard", "online"], [46, 24, 18, 12]), float(pick([1, 1.5, 2, 3, 4, 7.5], [12, 18, 34, 18, 10, 8])), ass, bool(R.random() < (.93 if f[2] != "probationer" else .78) - (.1 if sub == "hazmat" else 0)) if ass else None]):
        T[key].append(v)
write("training", T)
