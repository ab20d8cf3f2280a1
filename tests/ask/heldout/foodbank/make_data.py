"""Write the Parquet files of the food bank, the same bytes at every run: python make_data.py"""

from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
rng = np.random.default_rng(90210)
FIRST, LAST = date(2023, 10, 2), date(2026, 9, 12)
DAYS = (LAST - FIRST).days + 1


def write(name, columns):
    pq.write_table(pa.table(columns), HERE / f"{name}.parquet")
    print(name, len(next(iter(columns.values()))))


def pick(values, weights):
    return values[int(rng.choice(len(values), p=np.array(weights, float) / sum(weights)))]


def blank(names):
    return {name: [] for name in names.split()}


towns = ["Ashford", "Brackley", "Coldwell", "Dunmore", "Easthaven", "Fernhill", "Graston"]
depots = [(1, "Mill Lane", "Ashford", 42000, True), (2, "Canal Street", "Coldwell", 30000, True),
          (3, "Old Dairy", "Easthaven", 18000, False), (4, "Station Yard", "Graston", 25000, True)]
write("depots", {"id": [d[0] for d in depots], "name": [d[1] for d in depots], "town": [d[2] for d in depots],
                 "capacity": [d[3] for d in depots], "freezer": [d[4] for d in depots]})

# --- agencies -----------------------------------------------------------------------------------------------------
kinds = ["pantry", "soup kitchen", "shelter", "school", "senior centre"]
first = ["St Anne's", "Riverside", "Hope", "Northgate", "Lighthouse", "Good Neighbour", "Oakfield", "Harbour", "Trinity",
         "Elm Park", "Beacon", "Greenway", "Sunrise", "Victoria", "Holy Cross"]
A = blank("id name kind town depot joined_on active")
last = {"pantry": "Pantry", "soup kitchen": "Kitchen", "shelter": "Shelter", "school": "Primary School", "senior centre": "Senior Centre"}
seen = set()
while len(A["id"]) < 56:
    kind = pick(kinds, [20, 9, 8, 11, 8])
    name = f"{first[int(rng.integers(len(first)))]} {last[kind]}"
    if name in seen:
        continue
    seen.add(name)
    A["id"].append(len(A["id"]) + 1)
    A["name"].append(name)
    A["kind"].append(kind)
    A["town"].append(pick(towns, [9, 7, 8, 5, 6, 4, 5]))
    A["depot"].append(pick([1, 2, 3, 4], [20, 15, 9, 12]))
    A["joined_on"].append(date(2016, 1, 1) + timedelta(days=int(rng.integers(0, 3700))))
    A["active"].append(bool(rng.random() < 0.86))
write("agencies", A)

# --- donors -------------------------------------------------------------------------------------------------------
D = blank("id name kind town regular since")
surnames = ["Abel", "Barker", "Crane", "Dunn", "Ellis", "Frost", "Gale", "Hobbs", "Irwin", "Judd", "Kerr", "Lowe", "Marsh",
            "Nash", "Orr", "Pike", "Reed", "Shaw", "Tull", "Usher", "Vine", "Webb", "Yates"]
chains = ["Freshway", "Cornerline", "Bargain Basket", "Market Hall", "Greenleaf Foods"]
names = set()
while len(D["id"]) < 240:
    kind = pick(["supermarket", "farm", "company", "church", "individual"], [12, 10, 12, 8, 58])
    town = pick(towns, [9, 7, 8, 5, 6, 4, 5])
    surname = surnames[int(rng.integers(len(surnames)))]
    name = {"supermarket": f"{chains[int(rng.integers(5))]} {town}", "farm": f"{surname} Farm", "company": f"{surname} & Sons",
            "church": f"{first[int(rng.integers(len(first)))]} Church", "individual": f"{chr(65 + int(rng.integers(20)))}. {surname}"}[kind]
    if name in names:
        continue
    names.add(name)
    D["id"].append(len(D["id"]) + 1)
    D["name"].append(name)
    D["kind"].append(kind)
    D["town"].append(town)
    D["regular"].append(bool(rng.random() < (0.7 if kind in ("supermarket", "farm") else 0.25)))
    D["since"].append(date(2018, 1, 1) + timedelta(days=int(rng.integers(0, 2900))))
write("donors", D)
strength = np.array([{"supermarket": 9.0, "farm": 4.0, "company": 2.0, "church": 1.6, "individual": 0.6}[k] for k in D["kind"]])
strength *= 0.3 + rng.gamma(1.3, 1.0, 240)
strength /= strength.sum()

# --- volunteers ---------------------------------------------------------------------------------------------------
given = ["Alice", "Ben", "Carol", "Dev", "Ellen", "Femi", "Gwen", "Harry", "Isla", "Jamal", "Kate", "Liam", "Maya", "Noor",
         "Owen", "Pia", "Rory", "Sana", "Tim", "Una"]
V = blank("id name town born student licence joined_on depot")
names = set()
while len(V["id"]) < 190:
    name = f"{given[int(rng.integers(20))]} {surnames[int(rng.integers(23))]}"
    if name in names:
        continue
    names.add(name)
    student = bool(rng.random() < 0.22)
    V["id"].append(len(V["id"]) + 1)
    V["name"].append(name)
    V["town"].append(pick(towns, [9, 7, 8, 5, 6, 4, 5]))
    V["born"].append(int(rng.integers(2001, 2009)) if student else int(rng.integers(1944, 2002)))
    V["student"].append(student)
    V["licence"].append(bool(rng.random() < (0.3 if student else 0.75)))
    V["joined_on"].append(date(2019, 1, 1) + timedelta(days=int(rng.integers(0, 1738))) if rng.random() < 0.6
                          else FIRST + timedelta(days=int(rng.integers(0, DAYS - 20))))
    V["depot"].append(pick([1, 2, 3, 4], [20, 15, 9, 12]))
joined = dict(zip(V["id"], V["joined_on"]))
keen = rng.gamma(0.9, 1.0, 190) + 0.05
drivers = np.array([v for v, has in zip(V["id"], V["licence"]) if has])[:46]
leads = [3, 11, 24, 37, 52, 68, 90, 104, 121]
for lead in leads:
    V["joined_on"][lead - 1] = min(V["joined_on"][lead - 1], date(2022, 5, 1) + timedelta(days=lead))
    joined[lead] = V["joined_on"][lead - 1]
write("volunteers", V)

# --- donations ----------------------------------------------------------------------------------------------------
R = blank("id donor depot received_on best_before category weight spoiled chilled")
foods = ["produce", "dairy", "bakery", "tinned food", "meat", "dry goods", "baby food"]
for n in range(DAYS):
    day = FIRST + timedelta(days=n)
    season = 1.0 + (0.7 if day.month == 12 else 0.25 if day.month in (9, 11) else -0.15 if day.month in (7, 8) else 0)
    for _ in range(int(rng.poisson((7.6 if day.weekday() < 5 else 2.6 if day.weekday() == 5 else 0.6) * season))):
        who = int(rng.choice(240, p=strength))
        kind = D["kind"][who]
        food = pick(foods, {"supermarket": [25, 18, 24, 12, 9, 9, 3], "farm": [78, 14, 0.1, 0.1, 8, 0.1, 0.1],
                            "company": [5, 4, 6, 40, 2, 38, 5], "church": [4, 2, 6, 50, 0.1, 30, 8], "individual": [3, 1, 4, 52, 0.1, 30, 10]}[kind])
        weight = float(rng.gamma(1.8, {"supermarket": 145, "farm": 240, "company": 110, "church": 40, "individual": 8}[kind]))
        weight = round(max(0.5, weight), 1)
        life = {"produce": 7, "dairy": 10, "bakery": 3, "tinned food": 480, "meat": 6, "dry goods": 260, "baby food": 200}[food]
        rot = {"produce": 0.32, "dairy": 0.22, "bakery": 0.28, "meat": 0.2}.get(food, 0.015)
        depot = int(pick([1, 2, 3, 4], [36, 28, 14, 22]))
        R["id"].append(len(R["id"]) + 1)
        R["donor"].append(None if rng.random() < 0.03 else who + 1)
        R["depot"].append(depot)
        R["received_on"].append(day)
        R["best_before"].append(None if rng.random() < 0.06 else day + timedelta(days=int(1 + rng.gamma(3, life / 3))))
        R["category"].append(food)
        R["weight"].append(weight)
        R["spoiled"].append(round(weight * float(rng.beta(1.4, 4 if depot != 3 else 3)), 1) if rng.random() < rot else 0.0)
        R["chilled"].append(food in ("dairy", "meat") or (food == "produce" and bool(rng.random() < 0.3)))
write("donations", R)

# --- deliveries ---------------------------------------------------------------------------------------------------
T = blank("id agency depot driver left_at parcels households people weight distance late")
pull = np.array([{"pantry": 1.6, "soup kitchen": 1.2, "shelter": 1.0, "school": 0.8, "senior centre": 0.7}[k] for k in A["kind"]]) * rng.uniform(0.5, 1.6, 56)
for n in range(DAYS):
    day = FIRST + timedelta(days=n)
    if day.weekday() == 6:
        continue
    growth = 1 + 0.12 * n / 365
    for _ in range(int(rng.poisson((8.6 if day.weekday() < 5 else 3.2) * growth * (1.3 if day.month == 12 else 0.85 if day.month == 8 else 1)))):
        open_ = np.array([j <= day for j in A["joined_on"]]) * pull
        if A["kind"] and day.month == 8:
            open_ = open_ * np.array([0.15 if k == "school" else 1 for k in A["kind"]])
        who = int(rng.choice(56, p=open_ / open_.sum()))
        depot = A["depot"][who] if rng.random() < 0.88 else int(rng.integers(1, 5))
        able = [d for d in drivers if joined[d] <= day]
        driver = int(able[int(len(able) * rng.random() ** 1.7)]) if rng.random() < 0.95 else None
        hour = int(pick(list(range(7, 20)), [2, 5, 10, 12, 11, 6, 5, 8, 9, 7, 4, 2, 1]))
        parcels = int(rng.poisson(14 * pull[who])) + 2
        homes = max(1, int(parcels * rng.uniform(0.7, 1.0)))
        T["id"].append(len(T["id"]) + 1)
        T["agency"].append(who + 1)
        T["depot"].append(depot)
        T["driver"].append(driver)
        T["left_at"].append(datetime(day.year, day.month, day.day, hour, int(rng.integers(0, 60))))
        T["parcels"].append(parcels)
        T["households"].append(homes)
        T["people"].append(int(round(homes * rng.uniform(1.8, 3.2))))
        T["weight"].append(round(parcels * float(rng.uniform(5.5, 10.5)), 1))
        T["distance"].append(round(float(rng.gamma(3.5, 4.2)) + 1, 1))
        T["late"].append(bool(rng.random() < (0.22 if hour >= 16 else 0.1) + (0.06 if day.weekday() == 4 else 0)))
write("deliveries", T)

# --- shifts -------------------------------------------------------------------------------------------------------
H = blank("id volunteer supervisor depot started_at task hours no_show")
for n in range(DAYS):
    day = FIRST + timedelta(days=n)
    able = np.array([joined[v] <= day for v in V["id"]]) * keen
    for _ in range(int(rng.poisson(8.5 if day.weekday() < 5 else 11 if day.weekday() == 5 else 2))):
        who = int(rng.choice(190, p=able / able.sum()))
        task = pick(["sorting", "packing", "driving", "front desk", "collection"], [34, 30, 12 if V["licence"][who] else 0.001, 14, 10])
        missed = bool(rng.random() < (0.11 if V["student"][who] else 0.05))
        H["id"].append(len(H["id"]) + 1)
        H["volunteer"].append(who + 1)
        H["supervisor"].append(int(leads[int(len(leads) * rng.random() ** 1.4)]) if rng.random() < 0.9 else None)
        H["depot"].append(V["depot"][who] if rng.random() < 0.8 else int(rng.integers(1, 5)))
        H["started_at"].append(datetime(day.year, day.month, day.day, int(pick([7, 8, 9, 10, 13, 14, 17, 18], [3, 9, 14, 6, 10, 6, 8, 4])), int(pick([0, 30], [3, 1]))))
        H["task"].append(task)
        H["hours"].append(None if missed else float(pick([2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0], [10, 8, 22, 10, 18, 5, 3])))
        H["no_show"].append(missed)
write("shifts", H)
