"""Harbor Cab, Port Aldwin: made-up data, fixed seed. Writes five parquet files beside itself."""
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HERE, rng = Path(__file__).parent, np.random.default_rng(316)
START, END = date(2025, 1, 1), date(2026, 3, 16)
DAYS = (END - START).days + 1


def write(_table, **columns):
    pq.write_table(pa.table(columns), HERE / f"{_table}.parquet", compression="zstd")


def pick(values, weights, n=1):
    w = np.array(weights, float)
    found = [values[i] for i in rng.choice(len(values), n, p=w / w.sum())]
    return found if n > 1 else found[0]


# --- zones
Z = [("Downtown", "Center", 20, 0, 0), ("Old Port", "Center", 16, 1, 1), ("Central Station", "Center", 13, 0.5, -1), ("Theater Row", "Center", 7, -0.5, 0.7),
     ("University", "North", 9, 0, 3.2), ("Northfield", "North", 5, 1, 5.5), ("Maple Heights", "North", 4, -2, 5), ("St. Luke's Hospital", "North", 8, 1.5, 2.7),
     ("Airport", "Outskirts", 12, -9, -6), ("Cruise Terminal", "East", 4, 3.4, 1.2), ("Eastgate", "East", 6, 4.2, -1), ("Fishers Quay", "East", 3, 4.8, 0.8),
     ("Riverside", "South", 6, -0.5, -3.3), ("Mill District", "South", 5, 1, -4.4), ("Convention Center", "South", 5, -1.3, -2.2), ("Stadium", "South", 3, -2.4, -4.8),
     ("Westbrook", "West", 4, -5, 0.8), ("Harmon Mall", "West", 5, -4.4, -1.5), ("Pine Hollow", "Outskirts", 2, -7.5, 4.5), ("Industrial Park", "Outskirts", 2, 6.8, -5.2)]
kind = {"Airport": "transport hub", "Central Station": "transport hub", "Cruise Terminal": "transport hub", "Downtown": "business", "Industrial Park": "business",
        "Convention Center": "business", "Old Port": "nightlife", "Theater Row": "nightlife", "Stadium": "nightlife", "University": "campus", "St. Luke's Hospital": "medical", "Harmon Mall": "shopping"}
write("zones", zone_id=pa.array(range(1, 21), pa.int16()), name=[z[0] for z in Z], district=[z[1] for z in Z],
      kind=[kind.get(z[0], "residential") for z in Z], taxi_stand=[z[2] >= 5 and z[0] != "Riverside" for z in Z])

# --- drivers
DN = ["Ahmed Farah", "Bill Kowalski", "Carmen Ortiz", "Dmitri Volkov", "Esther Adeyemi", "Frank DeLuca", "Gloria Reyes", "Hassan Malik", "Ines Carvalho", "Jamal Brooks",
      "Kevin O'Shea", "Lena Fischer", "Mohammed Siddiqui", "Nancy Whitfield", "Olu Bankole", "Pavel Hruska", "Quentin Marsh", "Rosa Jimenez", "Sam Nguyen", "Tesfaye Bekele",
      "Ursula Grant", "Victor Popescu", "Wendy Chu", "Xavier Dupont", "Yusuf Demir", "Zoe Papadakis", "Abel Girma", "Bridget Malone", "Cesar Mendoza", "Darnell Price",
      "Elif Kaya", "Gary Stubbs", "Henrik Dahl", "Iman Saleh"]
ND = len(DN)
hire = [date(2004, 1, 1) + timedelta(days=int(7700 * rng.random() ** .6)) for _ in DN]
employment = pick(["employee", "lease", "owner-operator"], [15, 12, 7], ND)
write("drivers", driver_id=pa.array(range(101, 101 + ND), pa.int16()), name=DN, employment=employment, depot=pick(["Canal Street", "Airport Road", "Dockyard"], [16, 9, 9], ND),
      hired_on=hire, airport_permit=[bool(b) for b in rng.random(ND) < .55], second_language=pick(["Spanish", "Arabic", "French", "Somali", None], [8, 5, 4, 3, 12], ND),
      age=pa.array([int(a) for a in rng.integers(24, 69, ND)], pa.int16()))

# --- vehicles
MODELS = [("Toyota", "Camry", "hybrid", "sedan", 4, 8), ("Toyota", "Prius", "hybrid", "sedan", 4, 5), ("Ford", "Transit", "gasoline", "van", 7, 3), ("Chrysler", "Pacifica", "hybrid", "van", 6, 2),
          ("Tesla", "Model 3", "electric", "sedan", 4, 3), ("Hyundai", "Ioniq 5", "electric", "SUV", 4, 3), ("Chevrolet", "Suburban", "gasoline", "SUV", 6, 2), ("Lincoln", "Navigator", "gasoline", "SUV", 6, 1)]
VV = [m for m in MODELS for _ in range(m[5])]
NV = len(VV)
plates = [f"HC-{int(x)}" for x in rng.choice(np.arange(100, 999), NV, replace=False)]
year = [int(rng.integers(2021, 2026)) if v[2] == "electric" else int(rng.integers(2014, 2025)) for v in VV]
wheel = [v[3] == "van" and rng.random() < .7 for v in VV]
write("vehicles", plate=plates, make=[v[0] for v in VV], model=[v[1] for v in VV], fuel=[v[2] for v in VV], body=[v[3] for v in VV],
      seats=pa.array([v[4] for v in VV], pa.int8()), model_year=pa.array(year, pa.int16()), wheelchair=[bool(w) for w in wheel], odometer=pa.array([int((2026.2 - y) * rng.normal(31000, 5000)) for y in year], pa.int32()))

# --- shifts, and the rides in them
season = np.array([1.08, 1.02, .97, .95, 1.0, 1.06, 1.1, 1.08, 1.0, .98, 1.0, 1.22])
R = {k: [] for k in "requested_at pickup_id dropoff_id driver_id plate status channel payment passengers miles minutes wait_minutes fare surge tip rating prebooked".split()}
H = {k: [] for k in "shift_date kind driver_id plate status hours miles fuel_cost tolls".split()}
zw = np.array([z[2] for z in Z], float)
xy = np.array([z[3:] for z in Z])
skill = rng.normal(0, 1, ND)
active = rng.lognormal(0, .45, ND)
for d in range(DAYS):
    day = START + timedelta(days=d)
    ok = np.array([a if h <= day else 0 for a, h in zip(active, hire)])
    k = int(rng.poisson(4.4 * season[day.month - 1] * (1.18 if day.weekday() in (4, 5) else 1)))
    for who in rng.choice(ND, min(k, 12), replace=False, p=ok / ok.sum()):
        shift = pick(["day", "evening", "night"], [5, 4, 3 if day.weekday() >= 4 else 2])
        v = int(rng.integers(NV))
        state = pick(["worked", "sick", "no-show", "swapped"], [90, 5 + (3 if day.month in (1, 2, 12) else 0), 1.5, 3])
        H["shift_date"].append(day); H["kind"].append(shift); H["driver_id"].append(101 + int(who)); H["status"].append(state)
        if state != "worked":
            for c in ("plate", "hours", "miles", "fuel_cost", "tolls"):
                H[c].append(None)
            continue
        hours = round(float(np.clip(rng.normal(8.1, 1.3), 3, 12)), 1)
        first = {"day": 6, "evening": 14, "night": 21}[shift]
        paid = 0.0
        for _ in range(int(rng.poisson(5.2 * season[day.month - 1] + (1.2 if shift == "night" else 0)))):
            at = datetime.combine(day, datetime.min.time()) + timedelta(hours=first, minutes=int(rng.random() * hours * 60))
            if at.date() > END:
                continue
            night = at.hour >= 22 or at.hour < 5
            w = zw * np.array([2.2 if night and kind.get(z[0]) == "nightlife" else .3 if night and kind.get(z[0]) in ("medical", "shopping") else
                               3 if z[0] == "Cruise Terminal" and 5 <= day.month <= 9 else .3 if z[0] == "Cruise Terminal" else 1 for z in Z])
            a, b = int(rng.choice(20, p=w / w.sum())), int(rng.choice(20, p=zw / zw.sum()))
            miles = max(.6, round(float(np.hypot(*(xy[a] - xy[b])) * rng.normal(1.3, .1) + rng.random() * .9), 1))
            status = pick(["completed", "cancelled by rider", "cancelled by driver", "no-show"], [86, 7, 3, 4])
            done = status == "completed"
            channel = pick(["app", "phone", "street hail", "account"], [44 + d / 45, 31 - d / 45, 14, 9])
            surge = float(pick([1.0, 1.2, 1.5, 2.0], [80, 10, 7, 3] if not (night and day.weekday() >= 4) else [45, 22, 20, 13])) if channel == "app" else 1.0
            pre = bool(channel != "street hail" and rng.random() < (.55 if Z[a][0] == "Airport" or channel == "account" else .16))
            wait = None if channel == "street hail" else round(float(rng.gamma(2.4, 2.7) * (1.35 if surge > 1 else 1)), 1)
            if wait is not None and rng.random() < .02:
                wait = None
            rate = (3.5 + 2.7 * miles) * surge * (1.05 if day.year == 2026 else 1) + (4.0 if "Airport" in (Z[a][0], Z[b][0]) else 0)
            R["requested_at"].append(at); R["pickup_id"].append(a + 1); R["dropoff_id"].append(b + 1 if done else None)
            R["driver_id"].append(None if status == "cancelled by rider" and rng.random() < .4 else 101 + int(who)); R["plate"].append(plates[v] if R["driver_id"][-1] else None)
            pay = "account" if channel == "account" else pick(["card", "cash", "app wallet" if channel == "app" else "card", "voucher"], [50, 22, 24, 4])
            R["status"].append(status); R["channel"].append(channel); R["payment"].append(pay if done else None)
            R["passengers"].append(int(pick([1, 2, 3, 4, 5, 6], [58, 25, 8, 5, 2, 2])) if VV[v][4] > 4 else int(pick([1, 2, 3, 4], [60, 26, 8, 6])))
            R["miles"].append(miles if done else None); R["minutes"].append(int(miles * rng.normal(2.9, .4) + 4) if done else None)
            R["wait_minutes"].append(wait); R["fare"].append(round(rate * 2) / 2 if done else None); R["surge"].append(surge)
            R["tip"].append(round(float(rate * rng.beta(2, 9)), 1) if done and pay != "voucher" and rng.random() < .62 else 0.0 if done else None)
            R["rating"].append(int(np.clip(round(rng.normal(4.5 + .25 * skill[who] - (.5 if (wait or 0) > 12 else 0), .8)), 1, 5)) if done and channel == "app" and rng.random() < .55 else None)
            R["prebooked"].append(pre)
            paid += miles if done else 0
        total = round(paid * float(rng.normal(1.55, .12)) + 9 + rng.random() * 14, 0)
        H["plate"].append(plates[v]); H["hours"].append(hours); H["miles"].append(total)
        H["fuel_cost"].append(round(total * {"hybrid": .085, "gasoline": .21, "electric": .045}[VV[v][2]] * float(rng.normal(1, .06)), 2) if rng.random() > .03 else None)
        H["tolls"].append(round(float(rng.integers(0, 4)) * 1.5, 2))
order = np.argsort(np.array(R["requested_at"], dtype="datetime64[s]"), kind="stable")
R = {k: [v[i] for i in order] for k, v in R.items()}
T = {"pickup_id": pa.int16(), "dropoff_id": pa.int16(), "driver_id": pa.int16(), "passengers": pa.int8(), "minutes": pa.int16(), "rating": pa.int8(), "requested_at": pa.timestamp("s")}
write("rides", ride_id=pa.array(range(1, len(order) + 1), pa.int32()), **{k: pa.array(v, T.get(k)) for k, v in R.items()})
write("shifts", shift_id=pa.array(range(1, len(H["miles"]) + 1), pa.int32()), **{k: pa.array(v, T.get(k)) for k, v in H.items()})
