"""Writes the parquet files of the lifts catalog; fixed seed."""
from datetime import date, datetime, timedelta
from pathlib import Path
import random

import pyarrow as pa
import pyarrow.parquet as pq

R = random.Random(4101)
HERE = Path(__file__).parent
END = date(2025, 5, 13)
START = date(2022, 10, 1)


def write(name, rows):
    pq.write_table(pa.Table.from_pylist(rows), HERE / f"{name}.parquet")


names = """Ray Hobbs,Tamsin Clegg,Owen Pryce,Dilip Rao,Marta Kowal,Gary Stubbs,Lee Ashworth,Fergus Muir,Nadia Aziz,Colin Beck,
Josh Tranter,Ewa Nowak,Pete Larkin,Sanjay Mistry,Bill Corrigan,Hannah Frost,Kev Doyle,Ian Sugden""".replace("\n", "").split(",")
depots = ["Bradford", "Stockport", "Derby"]
grades = ["Apprentice", "Engineer", "Senior engineer"]
techs = []
for i, n in enumerate(names):
    techs.append(dict(tech_id=i + 1, name=n, depot=depots[i % 3 if i < 15 else 0], grade=R.choices(grades, [2, 6, 3])[0],
                      hired_on=date(2009, 3, 1) + timedelta(days=R.randrange(5700)), traps_cert=R.random() < .6))
write("technicians", techs)

cust = ["Pennine Homes", "Calder Infirmary", "Harcourt Hotels", "Vale Council", "Brightwater Offices", "Mossgate Shopping", "Ainsley Care",
        "Northmoor University", "Trent Housing", "Linden Estates", "Kestrel Parking", "St Anne's Hospital", "Grand Parade Hotel", "Peak Retail"]
sector = ["Housing", "Hospital", "Hotel", "Council", "Office", "Retail", "Care home", "Education", "Housing", "Housing", "Parking", "Hospital", "Hotel", "Retail"]
contracts = []
for i in range(1, 91):
    c = R.randrange(len(cust)) if i > 14 else i - 1
    st = date(2019, 1, 1) + timedelta(days=R.randrange(2300))
    lvl = R.choices(["Basic", "Plus", "Full"], [4, 4, 3])[0]
    contracts.append(dict(contract_id=i, customer=cust[c], sector=sector[c], cover=lvl, start_dt=st,
                          end_dt=st + timedelta(days=365 * R.choice([2, 3, 5, 7])), auto_renew=R.random() < .55,
                          annual_fee=round({"Basic": 900, "Plus": 2100, "Full": 4300}[lvl] * R.uniform(.7, 1.6), 2)))
write("contracts", contracts)

towns = ["Leeds", "Bradford", "Halifax", "Manchester", "Stockport", "Derby", "Nottingham", "Sheffield"]
makes = ["Otis", "Kone", "Schindler", "Orona", "Stannah"]
lifts = []
for i in range(1, 321):
    k = R.randrange(90) + 1
    drive = R.choices(["traction", "hydraulic", "mrl"], [4, 3, 3])[0]
    lifts.append(dict(lift_id=i, contract_id=k if R.random() > .03 else None, make=R.choices(makes, [6, 5, 4, 2, 3])[0], drive=drive,
                      town=towns[(k * 7 + R.choice([0, 0, 0, 1])) % 8], floors=R.randint(2, 5) if drive == "hydraulic" else R.randint(3, 19),
                      load_kg=R.choice([320, 450, 630, 800, 1000, 1600, 2000]), goods=R.random() < .17,
                      installed_on=date(1988, 1, 1) + timedelta(days=R.randrange(13400))))
write("lifts", lifts)
weight = [.4 + (2025 - l["installed_on"].year) / 18 + (1 if l["make"] == "Orona" else 0) for l in lifts]
days = (END - START).days


def day():
    while True:
        d = START + timedelta(days=R.randrange(days + 1))
        if R.random() < (.55 + .45 * (d - START).days / days) * (1.15 if d.month in (6, 7, 8, 12) else .9):
            return d


visits = []
kinds = ["service", "callout", "repair", "inspection"]
for i in range(1, 3601):
    k = R.choices(kinds, [46, 27, 18, 9])[0]
    d = day()
    while k in ("service", "inspection") and d.weekday() > 4:
        d = day()
    l = R.choice(lifts) if k in ("service", "inspection") else R.choices(lifts, weight)[0]
    visits.append(dict(visit_id=i, lift_id=l["lift_id"], tech_id=R.randrange(18) + 1, mate_id=R.randrange(18) + 1 if R.random() < .35 else None,
                       kind=k, visit_dt=d, hrs=round(R.uniform(.5, 2) * {"service": 1, "callout": 1.2, "repair": 3, "inspection": 1.6}[k], 2),
                       km=R.randint(3, 88), on_time=R.random() < .84, out_of_hours=k == "callout" and R.random() < .4,
                       charge=0.0 if k == "service" else round(R.uniform(60, 260) * (3 if k == "repair" else 1), 2)))
write("visits", visits)

comps = ["doors", "controller", "brake", "ropes", "buttons", "drive", "lighting", "levelling"]
faults = []
for i in range(1, 2401):
    l = R.choices(lifts, weight)[0]
    d = day()
    h = R.choices(range(24), [1, 1, 1, 1, 1, 2, 4, 8, 10, 9, 8, 8, 8, 7, 7, 7, 8, 9, 8, 6, 4, 3, 2, 2])[0]
    c = R.choices(comps, [34, 14, 7, 5, 12, 9, 6, 13])[0]
    trap = R.random() < (.12 if c in ("doors", "controller", "levelling") else .05)
    late = (END - d).days
    fixed = None if R.random() < (.5 if late < 10 else .02) else d + timedelta(days=min(int(R.expovariate(.5)), late))
    a = R.randrange(18) + 1
    faults.append(dict(fault_id=i, lift_id=l["lift_id"], reported_at=datetime(d.year, d.month, d.day, h, R.randrange(60)), component=c,
                       priority=1 if trap else R.choices([2, 3, 4], [3, 5, 2])[0], trapped=trap,
                       resp_min=int(R.uniform(15, 75) if trap else R.uniform(40, 400)), downtime_hrs=None if fixed is None else round(R.expovariate(.09) + .5, 1),
                       fixed_on=fixed, attended_by=a, fixed_by=None if fixed is None else (a if R.random() < .6 else R.randrange(18) + 1),
                       source=R.choices(["phone", "portal", "monitoring"], [6, 3, 3])[0], vandalism=c in ("doors", "buttons", "lighting") and R.random() < .22))
write("faults", faults)

items = [("Door roller", "doors", 14), ("Door operator", "doors", 640), ("Safety edge", "doors", 185), ("Main board", "controller", 1150), ("Relay", "controller", 22),
         ("Brake lining", "brake", 96), ("Suspension rope", "ropes", 480), ("Push button", "buttons", 31), ("Inverter", "drive", 1420), ("Hydraulic seal", "drive", 58),
         ("LED panel", "lighting", 44), ("Guide shoe", "car", 37)]
sup = ["Dewhurst", "Wittur", "Liftparts Direct", "Fermator", "Sodica"]
parts = []
for i in range(1, 1801):
    it = R.choices(items, [16, 4, 7, 3, 11, 6, 3, 14, 2, 9, 10, 9])[0]
    q = R.choice([1, 1, 1, 2, 2, 4]) if it[2] < 200 else 1
    parts.append(dict(line_id=i, lift_id=R.choices(lifts, weight)[0]["lift_id"], tech_id=R.randrange(18) + 1, item=it[0], grp=it[1], supplier=R.choices(sup, [5, 4, 6, 3, 2])[0],
                      qty=q, cost=round(q * it[2] * R.uniform(.85, 1.2), 2), fitted_on=day(), warranty=R.random() < .11))
write("parts", parts)
