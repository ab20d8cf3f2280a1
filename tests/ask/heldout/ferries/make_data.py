"""Makes the ferry company's tables beside this file. Seeded: the same files every time."""
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).parent
rng = np.random.default_rng(20250910)
START, END = date(2024, 1, 1), date(2025, 9, 9)

ports = pd.DataFrame(
    [
        ("HOL", "Holyhead", "United Kingdom", 5, True),
        ("DUB", "Dublin", "Ireland", 7, True),
        ("LIV", "Liverpool", "United Kingdom", 4, True),
        ("BEL", "Belfast", "United Kingdom", 6, True),
        ("CYN", "Cairnryan", "United Kingdom", 3, False),
        ("FIS", "Fishguard", "United Kingdom", 2, False),
        ("ROS", "Rosslare", "Ireland", 4, False),
        ("CER", "Cherbourg", "France", 5, True),
        ("ROF", "Roscoff", "France", 2, False),
    ],
    columns=["code", "name", "country", "berths", "rail_connected"],
)
ships = pd.DataFrame(
    [
        (1, "Celtic Star", "Ropax", 2003, 1200, "Ireland"),
        (2, "Saint Brigid", "Ropax", 2011, 1500, "Ireland"),
        (3, "Northern Spirit", "Ropax", 2017, 1000, "United Kingdom"),
        (4, "Morning Tide", "Ropax", 1998, 900, "Cyprus"),
        (5, "Swift Current", "Fast craft", 2001, 800, "United Kingdom"),
        (6, "Sea Lark", "Fast craft", 2009, 650, "Cyprus"),
        (7, "Western Isle", "Freighter", 2006, 60, "United Kingdom"),
        (8, "Atlantic Dawn", "Cruise ferry", 2021, 2000, "Ireland"),
    ],
    columns=["ship_id", "name", "ship_class", "built", "capacity", "flag"],
)
routes = [
    ("HOL", "DUB", 0.33, [1, 2, 5, 8]),
    ("CYN", "BEL", 0.24, [3, 6, 5]),
    ("LIV", "BEL", 0.13, [4, 7, 3]),
    ("LIV", "DUB", 0.09, [7, 4, 1]),
    ("FIS", "ROS", 0.12, [4, 6, 2]),
    ("DUB", "CER", 0.06, [8, 2]),
    ("ROS", "CER", 0.03, [2, 8]),
]
weights = np.array([r[2] for r in routes]) / sum(r[2] for r in routes)

rows, sid = [], 10000
day = START
while day <= END:
    busy = 6.2 if day.month in (6, 7, 8) else 4.6 if day.month in (4, 5, 9, 12) else 3.6
    if day.weekday() in (4, 5):
        busy *= 1.3
    if day.month == 12 and day.day == 25:
        busy = 0
    for _ in range(rng.poisson(busy)):
        sid += 1
        o, d, _, fleet = routes[rng.choice(len(routes), p=weights)]
        if rng.random() < 0.49:
            o, d = d, o
        p = np.array([0.5, 0.25, 0.15, 0.1][: len(fleet)])
        ship = int(rng.choice(fleet, p=p / p.sum()))
        wind = int(np.clip(rng.gamma(4, 0.9 if day.month in (5, 6, 7, 8) else 1.25), 0, 11))
        part = rng.choice(["morning", "afternoon", "evening", "night"], p=[0.34, 0.27, 0.24, 0.15])
        off = rng.random() < (0.01 + (0.30 if wind >= 8 else 0.05 if wind >= 6 else 0.0) + (0.04 if ship in (5, 6) and wind >= 5 else 0))
        reason = None
        if off:
            reason = "weather" if wind >= 6 and rng.random() < 0.9 else str(rng.choice(["technical", "crew shortage", "low demand"], p=[0.6, 0.25, 0.15]))
        delay = None if off else int(max(0, round(rng.exponential(9 + (8 if ship == 4 else 0) + (6 if o == "DUB" else 0) + wind))) - 3)
        delay = None if delay is None else max(0, delay)
        fuel = None if off else round(float({1: 28, 2: 34, 3: 22, 4: 26, 5: 17, 6: 14, 7: 19, 8: 41}[ship] * (4.5 if "CER" in (o, d) else 1) * rng.normal(1, 0.07)), 2)
        rows.append((sid, day, o, d, ship, part, "cancelled" if off else "sailed", reason, delay, None if rng.random() < 0.03 else wind, fuel))
    day += timedelta(1)
sailings = pd.DataFrame(rows, columns=["sailing_id", "departs_on", "origin", "destination", "ship_id", "part_of_day", "status", "cancel_reason", "delay_minutes", "wind_force", "fuel_tonnes"])
sailings["delay_minutes"] = sailings["delay_minutes"].astype("Int64")
sailings["wind_force"] = sailings["wind_force"].astype("Int64")

n = len(sailings)
cap = sailings["ship_id"].map(dict(zip(ships.ship_id, ships.capacity)))
w = np.sqrt(cap.to_numpy()) * np.where(pd.to_datetime(sailings.departs_on).dt.month.isin([7, 8]), 1.8, 1.0)
recent = pd.to_datetime(sailings.departs_on).to_numpy() >= np.datetime64("2025-08-18")
w = w * np.where(recent, 2.1, 1.0)
pick = rng.choice(n, size=6200, p=w / w.sum())
lead = np.minimum(rng.exponential(np.where(recent[pick], 9, 24), 6200).astype(int), 200)
party = rng.choice([1, 2, 3, 4, 5, 6, 9], size=6200, p=[0.24, 0.34, 0.14, 0.17, 0.06, 0.03, 0.02])
fare_type = rng.choice(["saver", "standard", "flexi", "club"], size=6200, p=[0.42, 0.33, 0.16, 0.09])
mult = pd.Series(fare_type).map({"saver": 0.8, "standard": 1.0, "flexi": 1.35, "club": 1.9}).to_numpy()
month = pd.to_datetime(sailings.departs_on).dt.month.to_numpy()[pick]
fare = np.round((38 * party + 45) * mult * np.where(np.isin(month, [7, 8]), 1.3, 1.0) * rng.lognormal(0, 0.25, 6200), 2)
country = rng.choice(["United Kingdom", "Ireland", "France", "Germany", "Netherlands", "United States"], size=6200, p=[0.44, 0.35, 0.08, 0.06, 0.04, 0.03]).astype(object)
country[rng.random(6200) < 0.02] = None
dep = pd.to_datetime(sailings.departs_on).to_numpy()[pick]
bookings = pd.DataFrame(
    {
        "booking_id": np.arange(500001, 500001 + 6200),
        "sailing_id": sailings.sailing_id.to_numpy()[pick],
        "customer_id": (2600 * rng.random(6200) ** 2.2).astype(int) + 1,
        "booked_on": (pd.to_datetime(dep) - pd.to_timedelta(lead, "D")).date,
        "travels_on": pd.to_datetime(dep).date,
        "lead_days": lead,
        "channel": rng.choice(["website", "mobile app", "phone", "travel agent", "port desk"], size=6200, p=[0.46, 0.24, 0.13, 0.12, 0.05]),
        "fare_type": fare_type,
        "trip_type": rng.choice(["single", "return"], size=6200, p=[0.37, 0.63]),
        "party_size": party,
        "fare": fare,
        "status": np.where(rng.random(6200) < np.where(fare_type == "flexi", 0.15, 0.06), "cancelled", "confirmed"),
        "customer_country": country,
        "loyalty_member": rng.random(6200) < 0.28,
    }
)
bookings = bookings[bookings.booked_on >= date(2023, 11, 1)].sort_values("booking_id")

ran = sailings[sailings.status == "sailed"].reset_index(drop=True)
pick = rng.integers(0, len(ran), 5200)
kind = rng.choice(["car", "lorry", "van", "motorcycle", "caravan", "coach", "bicycle"], size=5200, p=[0.55, 0.19, 0.09, 0.06, 0.06, 0.02, 0.03])
freight = (ran.ship_id.to_numpy()[pick] == 7) & (rng.random(5200) < 0.8)
kind = np.where(freight, "lorry", kind)
base = pd.Series(kind).map({"car": 4.5, "lorry": 15.2, "van": 6.1, "motorcycle": 2.2, "caravan": 11.4, "coach": 12.5, "bicycle": 1.8}).to_numpy()
length = np.round(base * rng.normal(1, 0.07, 5200), 1)
price = np.round(base * 11 * rng.lognormal(0.3, 0.2, 5200), 2)
length = np.where(rng.random(5200) < 0.015, np.nan, length)
vehicles = pd.DataFrame(
    {
        "vehicle_line": np.arange(1, 5201),
        "sailing_id": ran.sailing_id.to_numpy()[pick],
        "carried_on": ran.departs_on.to_numpy()[pick],
        "vehicle_type": kind,
        "length_m": length,
        "charge": price,
        "electric": np.where(np.isin(kind, ["car", "van"]), rng.random(5200) < 0.14, False),
        "dangerous_goods": np.where(kind == "lorry", rng.random(5200) < 0.08, False),
    }
)
pick = rng.integers(0, len(ran), 6500)
ok = ran.ship_id.to_numpy()[pick] != 7
pick = pick[ok]
k = len(pick)
outlet = rng.choice(["Galley Restaurant", "Harbour Bar", "Duty Free Shop", "Coffee Dock", "Kids Corner"], size=k, p=[0.29, 0.2, 0.17, 0.3, 0.04])
mean = pd.Series(outlet).map({"Galley Restaurant": 27, "Harbour Bar": 17, "Duty Free Shop": 46, "Coffee Dock": 8.5, "Kids Corner": 11}).to_numpy()
pay = rng.choice(["card", "cash", "phone wallet", "voucher"], size=k, p=[0.57, 0.15, 0.23, 0.05]).astype(object)
pay[rng.random(k) < 0.01] = None
cat = np.where(outlet == "Duty Free Shop", rng.choice(["spirits", "perfume", "confectionery", "tobacco"], size=k, p=[0.35, 0.25, 0.25, 0.15]),
      np.where(outlet == "Harbour Bar", rng.choice(["alcoholic drinks", "soft drinks", "snacks"], size=k, p=[0.6, 0.25, 0.15]),
      np.where(outlet == "Coffee Dock", rng.choice(["hot drinks", "snacks", "soft drinks"], size=k, p=[0.6, 0.28, 0.12]),
      np.where(outlet == "Kids Corner", rng.choice(["toys", "confectionery"], size=k, p=[0.6, 0.4]),
      rng.choice(["meals", "soft drinks", "hot drinks"], size=k, p=[0.75, 0.13, 0.12])))))
onboard = pd.DataFrame(
    {
        "sale_id": np.arange(900001, 900001 + k),
        "sailing_id": ran.sailing_id.to_numpy()[pick],
        "sold_on": ran.departs_on.to_numpy()[pick],
        "outlet": outlet,
        "category": cat,
        "payment_method": pay,
        "items": rng.choice([1, 2, 3, 4, 6], size=k, p=[0.4, 0.3, 0.17, 0.09, 0.04]),
        "amount": np.round(mean * rng.lognormal(-0.1, 0.45, k), 2),
    }
)
for name, frame in {"ports": ports, "ships": ships, "sailings": sailings, "bookings": bookings, "vehicles": vehicles, "onboard_sales": onboard}.items():
    frame.to_parquet(HERE / f"{name}.parquet", index=False)
    print(name, len(frame))
