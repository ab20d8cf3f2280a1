"""Kestrel Ridge, a made-up ski resort; fixed seed, writes the parquet files beside it."""
from datetime import date, timedelta
from pathlib import Path
import numpy as np
import pandas as pd

rng = np.random.default_rng(1300)
here = Path(__file__).parent
TODAY = date(2026, 3, 16)
SEASONS = [(date(2023, 12, 1), date(2024, 4, 14)), (date(2024, 12, 1), date(2025, 4, 13)), (date(2025, 12, 1), date(2026, 3, 15))]

def days(a, b):
    return [a + timedelta(i) for i in range((b - a).days + 1)]

OPEN = [d for a, b in SEASONS for d in days(a, b)]

def busy(d):
    f = 1.0 + (0.7 if d.weekday() >= 5 else 0.15 if d.weekday() == 4 else 0)
    if (d.month == 12 and d.day >= 23) or (d.month == 1 and d.day <= 5): f *= 1.8
    if d.month == 2: f *= 1.45
    if d.month == 4: f *= 0.6
    return f * (1 + 0.06 * ((d.year if d.month > 6 else d.year - 1) - 2023))

W = np.array([busy(d) for d in OPEN]); W /= W.sum()

bases = pd.DataFrame([
    (1, "Kestrel Village", "North", 1240, 1400, True), (2, "Pine Hollow", "North", 1410, 450, False),
    (3, "Upper Mill", "South", 1180, 900, True), (4, "Larchwater", "South", 1320, 300, False),
    (5, "Saddle House", "North", 1930, 0, True)],
    columns=["base_id", "name", "side", "altitude_m", "parking_spaces", "floodlit"])

LIFTS = [("Eagle Express", "Chairlift", 6, 1), ("Old Double", "Chairlift", 2, 1), ("Summit Gondola", "Gondola", 8, 1),
         ("Pine Quad", "Chairlift", 4, 2), ("Hollow Tow", "Drag lift", 1, 2), ("Mill Express", "Chairlift", 6, 3),
         ("Ridge T-bar", "Drag lift", 2, 5), ("Larch Gondola", "Gondola", 10, 4), ("First Steps", "Magic carpet", 1, 4)]
rows = []
for d in OPEN:
    weather = rng.choice(["Sunny", "Cloudy", "Snowfall", "Fog"], p=[.42, .3, .2, .08])
    windy = rng.random() < .12
    for name, kind, seats, base in LIFTS:
        hold = bool(windy and rng.random() < (.75 if name in ("Ridge T-bar", "Summit Gondola", "Eagle Express") else .2))
        hours = round(float(7.5 - (rng.integers(1, 5) if hold else 0)), 1)
        rides = int(hours * (60 + 95 * seats ** .8) * busy(d) * rng.uniform(.35, .7) * (0.75 if weather in ("Fog", "Snowfall") else 1))
        stopped = int(rng.gamma(1.4, 9 if name != "Old Double" else 22))
        wait = round(float(max(0, busy(d) * rng.normal(5 if kind != "Magic carpet" else 1.5, 1.6) * (1.4 if name == "Eagle Express" else 1))), 1)
        rows.append((d, name, kind, seats, base, hours, rides, stopped, wait, weather, hold))
pd.DataFrame(rows, columns="day lift lift_type seats base_id hours_open rides stopped_min wait_min weather wind_hold".split()).to_parquet(here / "lift_days.parquet")

PROD = {"Day ticket": (62, 1), "Half-day ticket": (44, 1), "Night ticket": (29, 1), "3-day pass": (168, 3), "6-day pass": (305, 6), "Season pass": (690, 130)}
AGE = {"Adult": 1.0, "Child": .5, "Teen": .75, "Senior": .85}
n = 3600
rows = []
for i in range(n):
    first = OPEN[rng.choice(len(OPEN), p=W)]
    prod = rng.choice(list(PROD), p=[.4, .16, .1, .14, .13, .07])
    if prod == "Season pass":
        a, b = SEASONS[rng.integers(0, 3)]
        first = a + timedelta(int(rng.integers(0, 20)))
    age = rng.choice(list(AGE), p=[.52, .22, .14, .12])
    channel = rng.choice(["Web shop", "Ticket window", "Ticket machine", "Hotel desk"], p=[.44, .3, .14, .12])
    lead = 0 if channel in ("Ticket window", "Ticket machine") else int(rng.gamma(1.5, 6))
    if prod == "Season pass": lead = int(rng.integers(10, 150)); channel = rng.choice(["Web shop", "Ticket window"], p=[.85, .15])
    sold = first - timedelta(lead)
    lst = round(PROD[prod][0] * AGE[age] * (1 + .05 * (first.year - 2023)), 2)
    member = bool(rng.random() < (.5 if prod == "Season pass" else .17))
    disc = rng.choice([0, .05, .1, .2], p=[.6, .15, .15, .1]) if channel != "Ticket window" else rng.choice([0, .1], p=[.9, .1])
    base = None if channel == "Web shop" else int(rng.choice([1, 2, 3, 4], p=[.45, .15, .28, .12]))
    rows.append((i + 1, sold, first, int(rng.integers(1, 1700)), prod, age, channel, base, PROD[prod][1], lst, round(lst * (1 - disc), 2),
                 bool(rng.random() < .045), member, rng.choice(["Austria", "Germany", "Netherlands", "United Kingdom", "Czechia", "Denmark"], p=[.36, .26, .14, .11, .08, .05])))
p = pd.DataFrame(rows, columns="pass_no sold_on first_day guest_id product age_group channel base_id days list_price price_paid refunded member country".split())
p["base_id"] = p["base_id"].astype("Int64")
p = p[p.sold_on < TODAY]
p.to_parquet(here / "pass_sales.parquet")

INS = ["Anna Gruber", "Jonas Feld", "Marit Dahl", "Luca Brandt", "Sofie Winter", "Peter Novak", "Ella Hart", "Tomas Reiter", "Iris Moser", "Ben Calder", "Nina Falk"]
rows = []
for i in range(2200):
    d = OPEN[rng.choice(len(OPEN), p=W)]
    fmt = rng.choice(["Group", "Private", "Kids club"], p=[.45, .33, .22])
    disc = rng.choice(["Ski", "Snowboard", "Cross-country", "Telemark"], p=[.6, .25, .1, .05])
    level = rng.choice(["Beginner", "Intermediate", "Advanced"], p=[.5, .33, .17])
    pupils = {"Group": int(rng.integers(3, 10)), "Private": int(rng.integers(1, 3)), "Kids club": int(rng.integers(4, 13))}[fmt]
    hrs = float(rng.choice([1, 2, 4] if fmt == "Private" else [2, 4]))
    canc = bool(rng.random() < (.11 if disc != "Cross-country" else .2))
    fee = round(hrs * (78 if fmt == "Private" else 17 * pupils) * (1 + .04 * (d.year - 2023)), 2)
    rows.append((i + 1, d, disc, level, fmt, rng.choice(INS), rng.choice(["German", "English", "Dutch", "Czech"], p=[.5, .33, .12, .05]),
                 int(rng.choice([1, 2, 3, 4], p=[.4, .2, .15, .25])), pupils, hrs, 0.0 if canc else fee, canc,
                 rng.choice(["Weather", "Illness", "No show", "Too few pupils"]) if canc else None,
                 None if canc or rng.random() < .4 else int(rng.choice([2, 3, 4, 5], p=[.05, .15, .4, .4]))))
l = pd.DataFrame(rows, columns="lesson_no day discipline level format instructor language base_id pupils hours fee cancelled cancel_reason rating".split())
l["rating"] = l["rating"].astype("Int64")
l.to_parquet(here / "lessons.parquet")

ITEM = {"Skis": 24, "Snowboard": 26, "Boots": 12, "Helmet": 6, "Touring set": 38, "Sled": 9}
rows = []
for i in range(3000):
    d = OPEN[rng.choice(len(OPEN), p=W)]
    item = rng.choice(list(ITEM), p=[.38, .18, .18, .13, .05, .08])
    grade = rng.choice(["Basic", "Sport", "Premium"], p=[.5, .33, .17])
    ndays = int(rng.choice([1, 2, 3, 5, 6, 7], p=[.4, .18, .14, .1, .1, .08]))
    b = int(rng.choice([1, 2, 3, 4], p=[.45, .17, .25, .13]))
    r = b if rng.random() < .86 else int(rng.choice([1, 2, 3, 4]))
    back = d + timedelta(ndays - 1 + int(rng.random() < .05))
    out = back >= TODAY
    rows.append((i + 1, d, None if out else back, item, grade, ndays, b, None if out else r, round(ITEM[item] * {"Basic": 1, "Sport": 1.3, "Premium": 1.75}[grade] * ndays * (1 - .03 * (ndays - 1)), 2),
                 bool(rng.random() < (.03 if item != "Snowboard" else .08)), bool(rng.random() < .48), rng.choice(["Adult", "Child"], p=[.7, .3])))
r = pd.DataFrame(rows, columns="rental_no out_on back_on item grade days base_id return_base_id charge damaged booked_ahead size_class".split())
r["return_base_id"] = r["return_base_id"].astype("Int64")
r.to_parquet(here / "rentals.parquet")

SLOPES = [("Valley Run", "Blue", 1), ("Eagle Face", "Black", 1), ("Pine Alley", "Blue", 2), ("Nursery", "Green", 4), ("Mill Race", "Red", 3),
          ("Larch Cruise", "Green", 4), ("Saddle Drop", "Red", 5), ("Hollow Park", "Blue", 2)]
rows = []
for y in (2023, 2024, 2025):
    for d in days(date(y, 11, 5), min(date(y + 1, 3, 10), date(2026, 3, 10))):
        for s, diff, b in SLOPES:
            wb = round(float(rng.normal(-4 - (3 if d.month in (12, 1) else 0), 3.2)), 1)
            if wb > -2.5 or rng.random() > .42: continue
            guns = int(rng.integers(2, 11)); gh = round(guns * float(rng.uniform(4, 11)), 1)
            snow = round(gh * (9 - wb) * float(rng.uniform(.8, 1.2)), 0)
            rows.append((d, s, diff, b, wb, guns, gh, snow, round(snow * .46 * float(rng.uniform(.95, 1.1)), 0), round(gh * float(rng.uniform(19, 26)) + snow * .6, 0), rng.choice(["Reservoir", "Lake", "Stream"], p=[.6, .28, .12])))
pd.DataFrame(rows, columns="night slope difficulty base_id wet_bulb_c guns gun_hours snow_m3 water_m3 kwh water_source".split()).to_parquet(here / "snow_making.parquet")
bases.to_parquet(here / "bases.parquet")
for f in sorted(here.glob("*.parquet")): print(f.name, len(pd.read_parquet(f)))
