"""Data of the foundry catalog, from a fixed seed: `python make_data.py` writes the csv files beside this script."""
import csv
import datetime as dt
import pathlib
import random

R = random.Random(2718)
HERE = pathlib.Path(__file__).parent
TODAY = dt.date(2025, 3, 11)
START = dt.date(2023, 1, 2)
D = dt.timedelta


def write(name, header, rows):
    with open(HERE / f"{name}.csv", "w", newline="") as out:
        w = csv.writer(out, lineterminator="\n")
        w.writerow(header.split())
        w.writerows([["" if x is None else x for x in r] for r in rows])


FURN = [("F1", "Big Bertha", "Cupola", "North", 12), ("F2", "Vulcan", "Induction", "North", 6), ("F3", "Etna", "Induction", "North", 6),
        ("F4", "Hekla", "Induction", "South", 4), ("F5", "Arc One", "Electric arc", "South", 10), ("F6", "Little Joe", "Induction", "Annex", 1)]
write("furnaces", "furnace_id name type hall capacity_t", FURN)
CUST = [("C01", "Brandt Pumpen", "Pumps", "Germany"), ("C02", "Nordwind Turbines", "Wind energy", "Denmark"), ("C03", "Ferrovia Alpina", "Rail", "Italy"),
        ("C04", "Tractiv", "Agricultural machinery", "France"), ("C05", "Hansen Marine", "Shipbuilding", "Denmark"), ("C06", "Kessler Getriebe", "Gearboxes", "Germany"),
        ("C07", "Polmot", "Automotive", "Poland"), ("C08", "Valvex", "Valves", "Netherlands"), ("C09", "Moravia Rail", "Rail", "Czechia"),
        ("C10", "Stahl & Sohn", "Machine tools", "Germany"), ("C11", "Agri Loire", "Agricultural machinery", "France"), ("C12", "Oderwerk", "Automotive", "Poland"),
        ("C13", "Delta Compressors", "Pumps", "Netherlands"), ("C14", "Bergmann Press", "Machine tools", "Austria"), ("C15", "Sundby Yard", "Shipbuilding", None)]
write("customers", "customer_id name industry country", CUST)


def workday(first=START, last=TODAY - D(1)):
    while True:
        x = first + D(R.randrange((last - first).days + 1))
        if R.random() < (1, 1, 1, 1, .8, .25, 0)[x.weekday()] * (.5 if x.month == 8 else .6 if x.month == 12 else 1) * (.85 if x.year == 2023 else 1):
            return x


PATTERN = {"P-100": ("Pump housing", 38), "P-110": ("Impeller", 12), "P-200": ("Hub", 640), "P-210": ("Bearing cap", 85), "P-300": ("Brake disc", 22),
           "P-310": ("Axle box", 74), "P-400": ("Valve body", 17), "P-410": ("Gear blank", 46), "P-500": ("Propeller blade", 410), "P-510": ("Machine bed", 980)}
LIKES = {"Pumps": ["P-100", "P-110"], "Wind energy": ["P-200", "P-210"], "Rail": ["P-300", "P-310"], "Valves": ["P-400"], "Gearboxes": ["P-410", "P-210"],
         "Shipbuilding": ["P-500"], "Machine tools": ["P-510", "P-410"], "Automotive": ["P-300", "P-410"], "Agricultural machinery": ["P-210", "P-410"]}
orders = []
for n in range(720):
    c = R.choices(CUST, [14, 11, 6, 8, 4, 13, 18, 7, 5, 6, 3, 9, 3, 2, 2])[0]
    ship = c[0] if R.random() < .78 else R.choice(CUST)[0]
    p = R.choice(LIKES[c[2]])
    kg = PATTERN[p][1]
    o = workday()
    prom = o + D(R.choice([28, 35, 42, 56]))
    status = "Cancelled" if R.random() < .05 else None
    done = prom + D(int(R.gauss(-1, 7)))
    stuck = prom > dt.date(2024, 11, 15) and R.random() < .16
    if status or stuck or done >= TODAY:
        done = None
    status = status or ("Delivered" if done else "Open")
    qty = max(2, int(R.lognormvariate(4.2, .7) * (20 / kg) ** .5)) if kg < 300 else R.randint(1, 14)
    orders.append((f"O{10000 + n}", c[0], ship, o, prom, done, status, None if R.random() < .03 else R.choices(["Rail", "Truck", "Pick-up", "Sea"], [10, 66, 18, 6])[0],
                   R.choices(["Normal", "Rush"], [84, 16])[0], p, qty, round(qty * kg * R.uniform(2.1, 3.4), 2)))
write("orders", "order_id buyer_id consignee_id ordered_on promised_on delivered_on status shipped_by priority pattern pieces value", orders)

ALLOY = ["Grey iron", "Ductile iron", "Bronze", "Aluminium", "Stainless steel"]
melts = []
for n in range(1500):
    fu = R.choices(FURN, [10, 24, 20, 16, 12, 5])[0]
    a = {"Cupola": "Grey iron", "Electric arc": R.choice(["Stainless steel", "Stainless steel", "Ductile iron"])}.get(fu[2]) or \
        (R.choices(["Bronze", "Aluminium"], [60, 40])[0] if fu[0] == "F6" else R.choices(ALLOY, [34, 46, 6, 8, 6])[0])
    ch = round(fu[4] * 1000 * R.uniform(.6, .98))
    tap = round(ch * min(.995, R.gauss(.955, .015)))
    kwh = None if fu[2] == "Cupola" or R.random() < .02 else round(tap / 1000 * R.gauss({"F2": 560, "F3": 610, "F4": 590, "F5": 480, "F6": 720}[fu[0]], 30))
    melts.append((f"M{n + 1:05d}", fu[0], workday(), R.choices(["Early", "Late", "Night"], [45, 36, 19])[0], a, R.choice(["Adler", "Bielski", "Costa", "Demir", "Ek"]) if R.random() > .02 else None,
                  ch, tap, kwh, R.randint(48, 95) + fu[4] * 4, round(R.gauss({"Aluminium": 735, "Bronze": 1160, "Stainless steel": 1620}.get(a, 1420), 18)), R.random() < .07))
write("melts", "melt_id furnace_id melted_on shift alloy foreman charge_kg tapped_kg energy_kwh minutes tap_temp sample_failed", melts)

lots, insp = [], []
mw = sorted(melts, key=lambda m: m[2])
for n in range(2100):
    m = R.choice(mw)
    o = R.choice(orders)
    stock = R.random() < .07
    p = R.choice(list(PATTERN)) if stock else o[9]
    kg = PATTERN[p][1]
    k = R.randint(1, 5) if kg > 300 else R.randint(4, 40)
    lots.append((f"L{n + 1:05d}", m[0], None if stock else o[0], m[2], m[2] + D(R.randint(1, 4)), p, PATTERN[p][0], R.choices(["Green sand", "Resin sand", "Shell", "Lost wax"], [48, 34, 12, 6])[0],
                 R.choices(["Line 1", "Line 2", "Hand moulding"], [50, 34, 16])[0], k, round(k * kg * R.uniform(.97, 1.04), 1)))
    for _ in range(1 if R.random() < .82 else 2):
        on = lots[-1][4] + D(R.randint(0, 3))
        if on >= TODAY:
            continue
        rate = .035 + (.03 if m[3] == "Night" else 0) + (.04 if m[4] == "Aluminium" else 0) + (.03 if lots[-1][7] == "Resin sand" else 0) + (.05 if m[11] else 0)
        bad = sum(R.random() < rate for _ in range(k))
        insp.append((f"I{len(insp) + 1:05d}", lots[-1][0], on, R.choices(["Visual", "X-ray", "Ultrasonic", "Dye penetrant"], [55, 12, 22, 11])[0],
                     R.choices(["Novak", "Lindqvist", "Yilmaz", "Moreau"], [30, 30, 22, 18])[0], k, bad,
                     (R.choices(["Porosity", "Shrinkage", "Cold shut", "Sand inclusion", "Crack", None], [34, 22, 10, 20, 8, 6])[0] if bad else None), round(bad * kg * 1.9, 2)))
write("castings", "lot_id melt_id order_id cast_on knocked_out_on pattern part mould line pieces weight_kg", lots)
write("inspections", "inspection_id lot_id inspected_on method inspector pieces rejected defect scrap_cost", insp)
