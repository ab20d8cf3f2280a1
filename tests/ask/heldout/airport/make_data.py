"""Makes the airport's parquet files; the same ones every time."""
import datetime as dt
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
R = random.Random(4711)
START, END = dt.date(2023, 7, 1), dt.date(2025, 6, 16)
DAYS = [START + dt.timedelta(n) for n in range((END - START).days + 1)]
SEASON = [0.75, 0.75, 0.9, 1.0, 1.1, 1.25, 1.4, 1.4, 1.2, 1.05, 0.85, 0.95]


def write(name, rows):
    pq.write_table(pa.Table.from_pylist(rows), HERE / f"{name}.parquet")


def a_day():
    return R.choices(DAYS, [SEASON[d.month - 1] * (1 + (d - START).days / 2500) for d in DAYS])[0]


agents = [("Nordwing Handling", "Copenhagen", 2009, True), ("Apronis", "Rotterdam", 2014, True),
          ("Skyport Services", "Lindhaven", 1998, True), ("Gatewell Ground", "Manchester", 2017, False),
          ("Aerofriend", "Lindhaven", 2021, False), ("TransRamp", "Hamburg", 2012, True)]
write("agents", [dict(agent_id=i + 1, name=n, home_city=c, since_year=y, licensed_deicing=l)
                 for i, (n, c, y, l) in enumerate(agents)])
gates = []
for pier, terminal, n in (("A", "North", 12), ("B", "North", 10), ("C", "South", 14), ("D", "South", 8), ("E", "West", 6)):
    for k in range(1, n + 1):
        gates.append(dict(gate_id=len(gates) + 1, gate_no=f"{pier}{k}", pier=pier, terminal=terminal,
                          contact_stand=R.random() < (0.3 if pier == "E" else 0.7), seats=R.choice([80, 120, 160, 220, 300])))
write("gates", gates)
airlines = [("Baltica", False, 20), ("Polar Air", False, 12), ("ZipJet", True, 22), ("Sunhopper", True, 15), ("Iberlink", False, 8),
            ("Meridian Airways", False, 10), ("Fjordfly", True, 9), ("Anatolian", False, 6), ("Gulf Crescent", False, 4),
            ("Air Tramontane", False, 5)]
home = {a[0]: R.sample([1, 2, 3, 4, 5, 6], 2) for a in airlines}
types = {"A320": 170, "B737": 165, "E190": 96, "ATR 72": 66, "A330": 270, "B787": 260}
causes = ["late inbound", "crew", "technical", "weather", "air traffic control", "ground handling", "security"]
turns = []
for i in range(9000):
    a = R.choices(airlines, [x[2] for x in airlines])[0]
    long = R.random() < (0.6 if a[0] in ("Gulf Crescent", "Anatolian") else 0.04)
    t = R.choice(["A330", "B787"]) if long else R.choices(["A320", "B737", "E190", "ATR 72"], [9, 7, 4, 3])[0]
    day = a_day()
    late = R.random() < (0.34 if day.month in (7, 8, 12, 1) else 0.22) + (0.06 if a[1] else 0)
    delay = int(R.expovariate(1 / 38)) + 3 if late else R.choice([0, 0, 0, 1, 2, 4, 6, 9, 12])
    pin, pout = (int(types[t] * R.uniform(0.55, 1.0)) for _ in "ab")
    g = R.choice([x for x in gates if not (x["pier"] in "AE" and a[1] and R.random() < 0.6)])
    ramp = home[a[0]][0] if R.random() < 0.8 else R.randint(1, 6)
    pax = home[a[0]][1] if R.random() < 0.8 else R.randint(1, 6)
    hour = R.choices(range(24), [1, 1, 1, 1, 2, 5, 9, 9, 8, 7, 6, 6, 7, 7, 7, 7, 8, 9, 8, 7, 5, 4, 2, 1])[0]
    turns.append(dict(turn_id=i + 1, turn_date=day, scheduled_hour=hour, airline=a[0], low_cost=a[1], aircraft_type=t, wide_body=long,
                      gate_id=g["gate_id"], ramp_agent_id=ramp, pax_agent_id=pax, pax_in=pin, pax_out=pout,
                      bags_loaded=int((pin + pout) * R.uniform(0.35, 0.8)), delay_min=delay,
                      delay_cause=R.choices(causes, [9, 3, 4, 4, 5, 5, 2])[0] if delay > 15 else None,
                      ground_min=int(R.gauss(95 if long else 48, 11)), deiced=day.month in (12, 1, 2) and R.random() < 0.4))
turns.sort(key=lambda r: (r["turn_date"], r["scheduled_hour"], r["turn_id"]))
for i, r in enumerate(turns):
    r["turn_id"] = i + 1
write("turnarounds", turns)
bags = []
for i in range(4200):
    t = R.choices(turns, [2 if x["wide_body"] else 1 for x in turns[:]])[0] if i < 0 else R.choice(turns)
    k = R.choices(["delayed", "damaged", "lost", "pilfered"], [55, 28, 12, 5])[0]
    filed = min(END, t["turn_date"] + dt.timedelta(R.choice([0, 0, 0, 1, 1, 2, 5])))
    closed = filed + dt.timedelta(int(R.expovariate(1 / (4 if k == "delayed" else 16))) + 1)
    done = closed <= END and R.random() < 0.95
    bags.append(dict(report_id=f"BR{100000 + i}", turn_id=t["turn_id"], filed_on=filed, report_type=k, closed_on=closed if done else None,
                     days_to_close=(closed - filed).days if done else None, transfer_bag=R.random() < 0.38,
                     desk=R.choice(["Belt 2", "Belt 5", "Arrivals South", "Online"]),
                     claim_paid=round(R.lognormvariate(4.6, 0.7), 2) if done and R.random() < (0.3 if k == "delayed" else 0.75) else 0.0))
write("bag_reports", bags)
units = [("Copper Kettle", "café", "Harbour Foods", 85, True, "North", 0.18), ("Brisk Espresso", "café", "Brisk Group", 32, False, "North", 0.2),
         ("Lindhaven Duty Free", "duty free", "Worldcounter", 720, True, "North", 0.31), ("South Duty Free", "duty free", "Worldcounter", 540, True, "South", 0.31),
         ("Page & Post", "books and press", "Pageturn", 95, True, "South", 0.16), ("Newsstand West", "books and press", "Pageturn", 40, False, "West", 0.16),
         ("Bistro Runway", "restaurant", "Harbour Foods", 210, True, "South", 0.17), ("Noodle Dock", "restaurant", "Harbour Foods", 120, True, "North", 0.17),
         ("Burger Yard", "restaurant", "Brisk Group", 130, False, "South", 0.19), ("Scandi Style", "fashion", "Nordstil", 150, True, "North", 0.24),
         ("Sunglass Bay", "fashion", "Nordstil", 45, True, "South", 0.26), ("ChargeUp", "electronics", "Voltshop", 60, True, "North", 0.22),
         ("Gadget Pier", "electronics", "Voltshop", 70, True, "South", 0.22), ("Change Point", "currency exchange", "Forexa", 20, False, "South", 0.4)]
write("units", [dict(unit_id=i + 1, unit_name=n, trade=c, tenant=t, floor_area=f, airside=a, terminal=m, rent_share=s)
                for i, (n, c, t, f, a, m, s) in enumerate(units)])
sales = []
base = {"café": 900, "duty free": 6200, "books and press": 700, "restaurant": 1900, "fashion": 1300, "electronics": 1100, "currency exchange": 500}
basket = {"café": 8, "duty free": 48, "books and press": 14, "restaurant": 19, "fashion": 71, "electronics": 39, "currency exchange": 120}
for d in DAYS:
    for i, u in enumerate(units):
        if u[0] == "Gadget Pier" and d < dt.date(2024, 3, 1) or u[0] == "Newsstand West" and d > dt.date(2024, 12, 31):
            continue
        net = base[u[1]] * SEASON[d.month - 1] * R.uniform(0.6, 1.4) * (u[3] / 120 if u[1] == "restaurant" else 1)
        sales.append(dict(sale_day=d, unit_id=i + 1, net_sales=round(net, 2), receipts=max(1, int(net / basket[u[1]] * R.uniform(0.85, 1.15))),
                          refunds=round(net * R.choice([0, 0, 0.01, 0.03]), 2)))
write("unit_sales", sales)
inc = []
kinds = ["fuel spill", "vehicle collision", "foreign object", "passenger fall", "equipment failure", "security breach", "bird strike"]
for i in range(2100):
    k = R.choices(kinds, [3, 4, 7, 4, 8, 2, 2])[0]
    sev = R.choices(["minor", "moderate", "major"], [70, 24, 6])[0]
    inc.append(dict(incident_no=f"INC-{i + 1:05d}", occurred_on=a_day(), gate_id=R.choice(gates)["gate_id"],
                    agent_id=R.choices([1, 2, 3, 4, 5, 6, None], [4, 4, 6, 3, 5, 3, 5])[0], incident_type=k, severity=sev,
                    injury=R.random() < (0.6 if k == "passenger fall" else 0.06), response_min=round(R.lognormvariate(1.9, 0.5), 1),
                    closure_min=0 if sev == "minor" and R.random() < 0.7 else int(R.expovariate(1 / 40)) + 5,
                    shift=R.choice(["early", "late", "night"])))
write("incidents", inc)
