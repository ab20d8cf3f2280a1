"""Writes the parquet files of the catalog, always the same."""
import datetime as dt
import numpy as np, pandas as pd
from pathlib import Path

here = Path(__file__).parent
r = np.random.default_rng(20251014)
first, end = dt.date(2023, 1, 1), dt.date(2025, 10, 13)
days = (end - first).days + 1

def write(name, frame):
    frame.to_parquet(here / f"{name}.parquet", index=False)

districts = {
    "Old Town": ["Market Square", "Town Hall", "Cathedral", "Theatre"],
    "Harbour": ["Fish Quay", "Ferry Pier", "Lighthouse"],
    "University": ["Main Library", "Science Park", "Student Village"],
    "Northside": ["Hospital", "North Gate", "Brewery Yard"],
    "Riverside": ["Rowing Club", "Mill Bridge", "Swimming Baths"],
    "Station Quarter": ["Central Station", "Bus Terminal"],
}
rows, n = [], 0
for d, names in districts.items():
    for s in names:
        n += 1
        late = n in (7, 9, 13, 16)
        rows.append((n, s, d, int(r.choice([12, 16, 20, 24, 32])), bool(r.random() < .4), bool(r.random() < .5),
                     first + dt.timedelta(days=int(r.integers(120, 760))) if late else first))
stations = pd.DataFrame(rows, columns="station_id name district docks covered charging opened_on".split())
write("stations", stations)

models = [("City 3", "Kestrel", False, 620), ("Tramp", "Kestrel", False, 540), ("Volta", "Kestrel", True, 1850),
          ("Nimbus E", "Brandt", True, 2100), ("Duo Cargo", "Brandt", True, 3900)]
rows = []
for i in range(1, 181):
    m = models[int(r.choice(5, p=[.36, .24, .2, .15, .05]))]
    bought = first if i <= 90 else first + dt.timedelta(days=int(r.integers(60, days - 60)))
    rows.append((f"B{i:04d}", m[0], m[1], m[2], bought, bool(r.random() < .12 and i <= 120), round(m[3] * r.uniform(.93, 1.08), 2)))
bikes = pd.DataFrame(rows, columns="bike_id model maker electric bought_on retired price".split())
write("bikes", bikes)

N = 700
joined = [first + dt.timedelta(days=int(x)) for x in np.sort(r.beta(1, 1.3, N) * (days - 5))]
riders = pd.DataFrame({
    "rider_id": range(1, N + 1), "joined_on": joined,
    "age_group": r.choice(["Under 25", "25-39", "40-59", "60 and over"], N, p=[.29, .36, .26, .09]),
    "home_district": r.choice([*districts, "Out of town"], N, p=[.14, .1, .2, .17, .13, .1, .16]),
    "newsletter": r.random(N) < .45,
})
write("riders", riders)

season = [.5, .55, .8, 1, 1.2, 1.35, 1.4, 1.3, 1.2, 1, .7, .45]
def some_day(after=first):
    span = (end - after).days
    while True:
        d = after + dt.timedelta(days=int(r.integers(0, span + 1)))
        if r.random() < season[d.month - 1] / 1.4 * (.55 + .45 * (d - first).days / days):
            return d

kinds = ["Annual", "Monthly", "Student", "Day"]
prices = {"Annual": 96, "Monthly": 14, "Student": 48, "Day": 6}
rows = []
for i in range(1, 1501):
    who = int(r.integers(0, N))
    k = str(r.choice(kinds, p=[.16, .38, .14, .32]))
    d = some_day(joined[who]) if joined[who] < end else end
    ch = "Employer" if k in ("Annual", "Monthly") and r.random() < .15 else str(r.choice(["App", "Website", "Kiosk"], p=[.6, .22, .18]))
    p = prices[k] * (1.0 if d.year < 2025 else 1.08) * (.8 if ch == "Employer" else 1)
    rows.append((i, who + 1, d, k, ch, round(p, 2), bool(k != "Day" and r.random() < .4), bool(r.random() < .045)))
passes = pd.DataFrame(rows, columns="pass_id rider_id sold_on kind channel price auto_renew refunded".split())
write("passes", passes)

hours = np.array([1, .5, .3, .2, .3, 1, 3, 7, 9, 5, 4, 4, 5, 5, 5, 6, 8, 9, 7, 5, 4, 3, 2.5, 2]); hours /= hours.sum()
pop = r.uniform(.4, 1.6, len(stations)); pop[stations.name == "Central Station"] = 3.2; pop[stations.name == "Market Square"] = 2.4
rows = []
for i in range(1, 4001):
    who = int(r.integers(0, N))
    d = some_day(joined[who]) if joined[who] < end else end
    at = dt.datetime.combine(d, dt.time(int(r.choice(24, p=hours)), int(r.integers(0, 60))))
    ok = np.array([o <= d for o in stations.opened_on]) * pop
    a, b = int(r.choice(len(ok), p=ok / ok.sum())), int(r.choice(len(ok), p=ok / ok.sum()))
    if r.random() < .05: b = a
    own = bikes.index[[x <= d for x in bikes.bought_on]]
    bike = bikes.loc[int(r.choice(own))]
    km = max(.4, r.gamma(3, 1.05) * (1.35 if bike.electric else 1))
    mins = max(2, int(km * r.uniform(3.4, 6.2) + r.exponential(3)))
    k = str(r.choice(kinds, p=[.38, .3, .17, .15]))
    charge = (0 if mins <= 30 and k != "Day" else max(0, mins - 30) * .1) + (1.0 if bike.electric else 0)
    rows.append((i, at, mins, round(km, 2), round(charge, 2), bool(r.random() < .07), k, a + 1, b + 1, bike.bike_id, who + 1))
trips = pd.DataFrame(rows, columns="trip_id started_at minutes km charge left_outside pass_kind start_station end_station bike_id rider_id".split())
trips["started_at"] = trips.started_at.astype("datetime64[us]")
write("trips", trips)

team = {"North Yard": ["Ilka Brandt", "Tomasz Reul"], "Harbour Shed": ["Aisha Conteh", "Jonas Pihl", "Petra Lund"]}
rows = []
for i in range(1, 1201):
    d = some_day()
    own = bikes.index[[x <= d for x in bikes.bought_on]]
    bike = bikes.loc[int(r.choice(own))]
    faults = ["Puncture", "Brakes", "Chain", "Lock", "Lights", "Frame"] + (["Battery"] if bike.electric else [])
    w = np.array([.3, .2, .16, .12, .1, .05] + ([.22] if bike.electric else [])); w /= w.sum()
    f = str(r.choice(faults, p=w))
    c = str(r.choice(["Wear", "Vandalism", "Accident", "Unknown"], p=[.2, .6, .05, .15] if f == "Lock" else [.6, .14, .1, .16]))
    shop = str(r.choice(list(team), p=[.42, .58]))
    base = {"Puncture": 6, "Brakes": 18, "Chain": 14, "Lock": 35, "Lights": 12, "Frame": 120, "Battery": 260}[f]
    ok = np.array([o <= d for o in stations.opened_on]) * pop
    rows.append((i, d, f, c, shop, str(r.choice(team[shop])), bool((d - bike.bought_on).days < 730 and r.random() < .25),
                 int(1 + r.poisson(4 if shop == "North Yard" else 3) + (6 if f in ("Battery", "Frame") else 0)),
                 round(base * r.uniform(.7, 1.4), 2), round(r.uniform(12, 70), 2), bike.bike_id, int(r.choice(len(ok), p=ok / ok.sum())) + 1))
write("repairs", pd.DataFrame(rows, columns="repair_id reported_on fault cause workshop mechanic warranty days_out parts labour bike_id station_id".split()))
