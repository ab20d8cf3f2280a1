"""Writes the tables of Greenlight Driving Schools, the same ones every time."""
import datetime as dt
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

R = random.Random(91025)
HERE = Path(__file__).parent
TODAY = dt.date(2025, 10, 9)


def write(name, rows):
    pq.write_table(pa.Table.from_pylist(rows), HERE / f"{name}.parquet")


def pick(pairs):
    return R.choices([p[0] for p in pairs], [p[1] for p in pairs])[0]


BRANCHES = [("Bristol", "Bristol", True, 10), ("Bath", "Somerset", False, 6), ("Gloucester", "Gloucestershire", True, 5), ("Swindon", "Wiltshire", True, 5),
            ("Taunton", "Somerset", False, 4), ("Exeter", "Devon", True, 6), ("Yeovil", "Somerset", False, 2)]
write("branches", [dict(branch_id=i, name=n, county=c, has_simulator=s) for i, (n, c, s, _) in enumerate(BRANCHES, 1)])
SIZE = [b[3] for b in BRANCHES]
IDS = list(range(1, 8))

F = "Amy Ben Carla Dev Ed Farah Gwen Harry Imani Jack Kezia Liam Mona Nathan Olive Priya Quinn Ross Sara Theo Uma Vince Will Xenia Yusuf Zara Adele Barney Chloe Dominic".split()
L = "Penrose Trevis Hardy Coombe Singh Baker Luscombe Ford Yeo Webber Adeyemi Chapman Dyer Ellery Nowak Rowe Tripp Voss Gale Hext Isaac Jewell Kemp Marsh Northcott".split()
names = [f"{a} {b}" for a in F for b in L]
R.shuffle(names)

instructors = []
for b, (_, _, _, size) in enumerate(BRANCHES, 1):
    for _ in range(max(2, round(size * 0.85))):
        instructors.append(dict(instructor_id=len(instructors) + 1, name=names.pop(), grade=pick([("Trainee", 3), ("Qualified", 7), ("Senior", 4)]), full_time=R.random() < 0.65,
                                hired_on=dt.date(2014, 1, 6) + dt.timedelta(days=int(R.random() ** 0.6 * 4150)), branch_id=b, skill=R.uniform(-0.12, 0.14)))
for k in (0, 12, 26):
    instructors[k]["grade"] = "Chief"
write("instructors", [{k: v for k, v in i.items() if k != "skill"} for i in instructors])
AT = {b: [i for i in instructors if i["branch_id"] == b] for b in IDS}

cars = []
for b in IDS:
    for _ in range(len(AT[b]) + 1):
        make = pick([("Vauxhall", 5), ("Ford", 4), ("Toyota", 3), ("Kia", 3), ("Renault", 2), ("MINI", 1)])
        gear = "Automatic" if make == "Toyota" or R.random() < 0.2 else "Manual"
        fuel = pick([("Hybrid", 6), ("Petrol", 1)]) if make == "Toyota" else pick([("Petrol", 6), ("Diesel", 2)]) if gear == "Manual" else pick([("Electric", 6), ("Petrol", 2)])
        bought = dt.date(2018, 3, 1) + dt.timedelta(days=R.randrange(0, 2650))
        cars.append(dict(plate=f"W{R.choice('AEXVS')}{bought.year % 100:02d} {''.join(R.choices('BCDFGHJKLMNPRSTVWXYZ', k=3))}", make=make, gearbox=gear, fuel=fuel, bought_on=bought,
                         odometer=int((TODAY - bought).days * R.uniform(28, 52)), branch_id=b))
write("cars", cars)
CARS = {b: [c for c in cars if c["branch_id"] == b] for b in IDS}

pupils = []
for pid in range(1, 701):
    b = R.choices(IDS, SIZE)[0]
    age = int(min(68, 17 + R.expovariate(1 / 5)))
    when = dt.date(2023, 3, 1) + dt.timedelta(days=int(R.random() ** 0.9 * 950))
    course = pick([("Pay as you go", 45), ("Ten-hour block", 33), ("Intensive week", 13), ("Refresher", 9 if age > 24 else 2)])
    pupils.append(dict(pupil_id=pid, name=names.pop() if names else f"{R.choice(F)} {R.choice(L)}", enrolled_on=when, age=age, course=course,
                       source=pick([("Word of mouth", 38), ("Google", 26), ("Social media", 17), ("School visit", 11 if age < 20 else 1), ("Leaflet", 6)]),
                       in_education=age < 22 and R.random() < 0.75, branch_id=b, main=R.choice(AT[b])))
pupils.sort(key=lambda p: p["enrolled_on"])
write("pupils", [{k: v for k, v in p.items() if k != "main"} for p in pupils])

lessons = []
while len(lessons) < 3900:
    p = R.choice(pupils)
    when = max(p["enrolled_on"], dt.date(2023, 6, 1)) + dt.timedelta(days=int(R.expovariate(1 / 90)) + 2)
    if when >= TODAY or (when.weekday() == 6 and R.random() < 0.8):
        continue
    ins = p["main"] if R.random() < 0.88 else R.choice(AT[p["branch_id"]])
    b = ins["branch_id"] if R.random() < 0.94 else R.choices(IDS, SIZE)[0]
    hour = R.choices(range(8, 21), [4, 7, 8, 8, 5, 6, 7, 8, 9, 9, 6, 4, 2])[0]
    kind = "Night" if hour >= 19 else pick([("Town", 50), ("Motorway", 14), ("Manoeuvres", 22), ("Mock test", 12)])
    minutes = R.choices([60, 90, 120], [52, 30, 18])[0]
    status = pick([("Held", 86), ("Cancelled", 10 if when.month not in (12, 1) else 17), ("No-show", 4 if p["age"] > 20 else 6)])
    rate = {"Trainee": 30, "Qualified": 36, "Senior": 39, "Chief": 42}[ins["grade"]] + (2 if when.year == 2025 else 0)
    lessons.append(dict(given_on=when, start_hour=hour, kind=kind, minutes=minutes, status=status, cancelled_by=pick([("Pupil", 68), ("Instructor", 22), ("Weather", 10)]) if status == "Cancelled" else None,
                        paid_by=pick([("Card", 52), ("Bank transfer", 25), ("Cash", 13), ("Gift voucher", 6)]), price=round(rate * minutes / 60 + (6 if kind == "Motorway" else 0), 2),
                        miles=round(minutes / 60 * R.uniform(9, 17) * (2.2 if kind == "Motorway" else 1)) if status == "Held" else 0,
                        instructor_id=ins["instructor_id"], pupil_id=p["pupil_id"], plate=R.choice(CARS[ins["branch_id"]])["plate"], branch_id=b))
lessons.sort(key=lambda r: r["given_on"])
write("lessons", [dict(lesson_id=i, **r) for i, r in enumerate(lessons, 1)])

CENTRE = ["Brislington", "Odd Down", "Barnwood", "Dorcan", "Priorswood", "Sowton", "Lufton"]
tests = []
for p in pupils:
    for kind, start, odds in (("Theory", 30, 0.68), ("Practical", 110, 0.5)):
        if R.random() < 0.12:
            break
        when, done = p["enrolled_on"] + dt.timedelta(days=start + int(R.expovariate(1 / 45))), False
        for attempt in range(1, 5):
            wait = R.randrange(14, 40) if kind == "Theory" else R.randrange(25, 120)
            while when.weekday() == 6:
                when += dt.timedelta(days=1)
            if when >= TODAY or when < dt.date(2023, 6, 1):
                break
            done = R.random() < odds + (p["main"]["skill"] if kind == "Practical" else 0) + 0.04 * attempt
            b = p["branch_id"]
            tests.append(dict(taken_on=when, booked_on=when - dt.timedelta(days=wait), test_type=kind, centre=CENTRE[b - 1] if R.random() < 0.85 else R.choice(CENTRE), attempt=attempt,
                              faults=None if kind == "Theory" else (R.randrange(0, 12) if done else R.randrange(4, 22)), passed=done, wait_days=wait,
                              pupil_id=p["pupil_id"], instructor_id=p["main"]["instructor_id"], branch_id=b))
            if done or R.random() < 0.15:
                break
            when += dt.timedelta(days=20 + R.randrange(0, 60))
        if not done:
            break
tests.sort(key=lambda r: r["taken_on"])
write("tests", [dict(test_id=i, **r) for i, r in enumerate(tests, 1)])
print(len(tests), len(lessons), len(cars), [(i["name"], i["branch_id"], i["grade"]) for i in instructors])
