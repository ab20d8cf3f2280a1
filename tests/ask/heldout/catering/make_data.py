"""Writes the parquet files of the catering company's catalog into this folder; the same at every run."""
import random
from datetime import date, timedelta
from pathlib import Path
import duckdb
import pandas as pd

HERE = Path(__file__).parent
R = random.Random(40412)
START, END = date(2025, 1, 2), date(2026, 3, 31)

def pick(pairs):
    return R.choices([p[0] for p in pairs], [p[1] for p in pairs])[0]

def write(name, columns, rows):
    con = duckdb.connect()
    con.execute(f"create table t ({columns})")
    con.register("df", pd.DataFrame(rows, columns=[c.split()[0] for c in columns.split(", ")]))
    con.execute("insert into t select * from df")
    con.execute(f"copy t to '{HERE / name}.parquet' (format parquet, compression zstd)")

CANTEENS = [
    (1, "Riverside Campus", "Bristol", "Avon Software", "Office", 320, 2016, True), (2, "Tower Nine", "London", "Merrick Bank", "Office", 540, 2012, True),
    (3, "St Anne's Hospital", "Bristol", "NHS South West", "Hospital", 410, 2009, False), (4, "Northgate Depot", "Leeds", "Parcelway", "Warehouse", 260, 2019, False),
    (5, "Guildhall", "Bath", "City of Bath", "Public sector", 140, 2014, True), (6, "Polytechnic Refectory", "Leeds", "Leeds Polytechnic", "University", 620, 2011, False),
    (7, "Kessler Works", "Swindon", "Kessler Pharma", "Factory", 380, 2018, False), (8, "Dockside House", "London", "Avon Software", "Office", 210, 2021, True),
    (9, "Greenfield School", "Bath", "Greenfield Trust", "School", 300, 2017, False), (10, "Severn Plant", "Swindon", "Severn Motors", "Factory", 700, 2008, False),
    (11, "The Observatory", "Reading", "Lumen Insurance", "Office", 180, 2023, True), (12, "Airfield Staff Canteen", "Bristol", "Westair", "Warehouse", 150, 2020, False)]
write("canteens", "canteen_id int, name varchar, city varchar, client varchar, sector varchar, seats int, opened int, barista boolean", CANTEENS)

DISHES = [("Chicken tikka masala", "Main", "Meat", "Indian", 1.9, 8.2), ("Lasagne al forno", "Main", "Meat", "Italian", 1.7, 7.4), ("Fish and chips", "Main", "Fish", "British", 2.6, 8.9), ("Beef chilli", "Main", "Meat", "Mexican", 2.2, 7.8),
    ("Mushroom stroganoff", "Main", "Vegetarian", "Eastern European", 1.3, 6.9), ("Thai green curry", "Main", "Vegan", "Thai", 1.4, 7.2), ("Falafel wrap", "Main", "Vegan", "Middle Eastern", 1.1, 6.2), ("Chickpea tagine", "Main", "Vegan", "Middle Eastern", 1.0, 6.5),
    ("Roast pork loin", "Main", "Meat", "British", 2.7, 8.8), ("Salmon teriyaki", "Main", "Fish", "Japanese", 3.1, 9.6), ("Macaroni cheese", "Main", "Vegetarian", "British", 1.0, 6.1), ("Cottage pie", "Main", "Meat", "British", 1.8, 7.1),
    ("Margherita pizza", "Main", "Vegetarian", "Italian", 1.2, 6.8), ("Pad thai with prawns", "Main", "Fish", "Thai", 2.4, 8.5), ("Bean burger", "Main", "Vegan", "British", 1.2, 6.6), ("Chicken katsu", "Main", "Meat", "Japanese", 2.1, 8.4),
    ("Tomato soup", "Soup", "Vegan", "British", .5, 3.2), ("Leek and potato soup", "Soup", "Vegetarian", "British", .5, 3.2), ("Chicken noodle soup", "Soup", "Meat", "Chinese", .8, 3.9), ("Minestrone", "Soup", "Vegan", "Italian", .6, 3.4),
    ("Caesar salad", "Salad", "Meat", "Italian", 1.3, 5.9), ("Greek salad", "Salad", "Vegetarian", "Greek", 1.2, 5.6), ("Quinoa bowl", "Salad", "Vegan", "Middle Eastern", 1.5, 6.4), ("Tuna nicoise", "Salad", "Fish", "French", 1.7, 6.3),
    ("Porridge", "Breakfast", "Vegetarian", "British", .3, 2.1), ("Full English", "Breakfast", "Meat", "British", 1.9, 6.0), ("Fruit and yoghurt", "Breakfast", "Vegetarian", "British", .8, 3.0), ("Avocado toast", "Breakfast", "Vegan", "British", 1.2, 4.8),
    ("Apple crumble", "Dessert", "Vegetarian", "British", .6, 2.9), ("Chocolate brownie", "Dessert", "Vegetarian", "American", .5, 2.6), ("Fruit salad", "Dessert", "Vegan", "British", .7, 2.7), ("Sticky toffee pudding", "Dessert", "Vegetarian", "British", .7, 3.1), ("Lemon sorbet", "Dessert", "Vegan", "Italian", .4, 2.4)]
dishes = [(101 + i, n, c, d, q, round(R.uniform(.2, .9) * {"Main": 950, "Soup": 380, "Salad": 560, "Breakfast": 620, "Dessert": 480}[c] + 60), cost, price, R.random() < .45, None if R.random() < .1 else R.randrange(0, 4)) for i, (n, c, d, q, cost, price) in enumerate(DISHES)]
write("dishes", "dish_id int, name varchar, course varchar, diet varchar, cuisine varchar, calories int, cost double, price double, gluten boolean, spiciness int", dishes)
love = {d[0]: R.lognormvariate(0, .45) * (.85 if d[3] == "Vegan" else 1) for d in dishes}
stars = {d[0]: R.gauss(3.7, .45) for d in dishes}
by = {}
for d in dishes: by.setdefault(d[2], []).append(d)

servings, ratings = [], []
canteen_mood = {c[0]: R.gauss(0, .3) for c in CANTEENS}
d = START
while d <= END:
    for c in CANTEENS:
        weekend = d.weekday() >= 5
        if weekend and c[4] not in ("Hospital", "Warehouse"): continue
        if c[4] == "School" and (d.month == 8 or (d.month == 12 and d.day > 18) or d.month == 4 and 4 < d.day < 20): continue
        if c[4] == "University" and d.month in (7, 8): continue
        if (d.month, d.day) in ((12, 25), (12, 26), (1, 1)) and c[4] != "Hospital": continue
        size = c[5] * {0: .8, 1: 1.05, 2: 1.1, 3: 1.05, 4: .6}.get(d.weekday(), .4) * (.75 if d.month == 8 else .8 if d.month == 12 and d.day > 15 else 1)
        offer = [(x, "Lunch") for x in R.sample(by["Main"], 2)]
        if R.random() < .6: offer.append((R.choice(by[pick([("Soup", 40), ("Salad", 30), ("Dessert", 40)])]), "Lunch"))
        if c[4] in ("Hospital", "Factory", "Warehouse", "Office") and R.random() < .4: offer.append((R.choice(by["Breakfast"]), "Breakfast"))
        if c[4] in ("Hospital", "University", "Factory") and R.random() < .35: offer.append((R.choice(by["Main"]), "Dinner"))
        for dish, meal in offer:
            want = size * .22 * love[dish[0]] * {"Lunch": 1, "Breakfast": .5, "Dinner": .45}[meal] * R.lognormvariate(0, .25)
            prepared = max(8, int(round(size * .24 * {"Lunch": 1, "Breakfast": .5, "Dinner": .45}[meal] * (.6 + .4 * love[dish[0]]) / 5) * 5))
            served = int(min(prepared, max(2, want)))
            waste = None if R.random() < .06 else round((prepared - served) * R.uniform(.1, .3) + served * R.uniform(.01, .05), 1)
            guests = pick([("Cash", 4), ("Card", 62), ("Staff badge", 34)]) if c[4] != "School" else "Staff badge"
            servings.append((d, c[0], dish[0], meal, prepared, served, prepared <= want, waste, R.random() < .05, round(served * dish[7], 2)))
            for _ in range(1 if R.random() < .34 else 0):
                s = int(min(5, max(1, round(R.gauss(stars[dish[0]] + canteen_mood[c[0]] - (.5 if meal == "Dinner" else 0), 1.05)))))
                ratings.append((d, c[0], dish[0], s, pick([("App", 48), ("Terminal", 38), ("Paper card", 14)]), R.random() < (.5 if s <= 2 else .15), pick([("Taste", 40), ("Portion size", 18), ("Temperature", 15), ("Price", 14), ("Waiting time", 13)]) if R.random() < (.9 if s <= 2 else .25) else None))
    d += timedelta(1)
write("servings", "served_on date, canteen_id int, dish_id int, meal varchar, prepared int, served int, sold_out boolean, waste_kg double, special boolean, sales double", servings)
write("ratings", "rated_on date, canteen_id int, dish_id int, stars int, channel varchar, has_comment boolean, topic varchar", ratings)

ROLES = [("Kitchen porter", 20, 11.9), ("Chef", 18, 17.5), ("Sous chef", 10, 15.4), ("Server", 34, 11.6), ("Cashier", 10, 11.8), ("Barista", 8, 12.2), ("Canteen manager", 4, 20.5)]
NAMES = "Amy Lin|Ben Okafor|Carla Mendes|Dev Patel|Ella Stone|Femi Adeyemi|Gareth Pugh|Hana Suzuki|Iris Cole|Jack Denby|Kasia Wolska|Leo Marsh|Maya Singh|Nick Tully|Olive Grant|Paolo Ricci|Quinn Baker|Rosa Vidal|Sam Tran|Tess Ward|Umar Sheikh|Vera Novak|Will Hobbs|Yara Haddad|Zack Flynn|Abby Rowe|Bruno Costa|Chloe Day|Dan Frost|Esther Kim|Finn Burke|Gita Rao|Harry Voss|Ines Lopes|Joan Pike|Kofi Mensah".split("|")
staff = []
for n in NAMES:
    r = pick([(x, x[1]) for x in ROLES]); staff.append((n, r[0], r[2], R.choice(CANTEENS)[0], R.lognormvariate(0, .3)))
shifts = []
for _ in range(5200):
    d = START + timedelta(R.randrange((END - START).days + 1))
    if d.weekday() >= 5 and R.random() < .75: continue
    s = R.choices(staff, [x[4] for x in staff])[0]
    c = s[3] if R.random() < .8 else R.choice(CANTEENS)[0]
    agency = R.random() < .14; part = pick([("Early", 40), ("Middle", 36), ("Late", 24)])
    state = pick([("worked", 90), ("sick", 6 + (3 if d.month in (1, 2, 11, 12) else 0)), ("no-show", 1.6), ("swapped", 3)])
    h = R.choice([4, 5, 6, 7.5, 8, 8]) if state in ("worked", "swapped") else 0
    ot = h and R.random() < .1
    h += R.choice([1, 1.5, 2, 3]) if ot else 0
    shifts.append((d, c, "Agency" if agency and R.random() < 0 else s[0] if not agency else None, s[1], part, "Agency" if agency else "Own staff", state, float(h), bool(ot), round(h * s[2] * (1.35 if agency else 1) * (1.2 if ot else 1), 2)))
shifts.sort(key=lambda x: x[0])
write("shifts", "worked_on date, canteen_id int, employee varchar, role varchar, part varchar, source varchar, status varchar, hours double, overtime boolean, wages double", shifts)

EK = [("Wedding", 18, 95, 58), ("Conference", 22, 130, 32), ("Board lunch", 24, 14, 36), ("Birthday party", 12, 45, 34), ("Gala dinner", 6, 210, 78), ("Funeral tea", 7, 50, 18), ("Christmas party", 9, 110, 46), ("Product launch", 6, 90, 40)]
VENUES = [("Orangery", 22), ("Client premises", 34), ("Harbour Barn", 16), ("Town Hall", 12), ("Castle Green marquee", 10), (None, 4)]
FOUND = [("Website", 30), ("Repeat customer", 28), ("Recommendation", 22), ("Wedding fair", 8), ("Existing client", 12)]
LEADS = [("Nadia Karim", 40), ("Oliver Trent", 34), ("Beth Lowry", 26)]
events = []
while len(events) < 640:
    k = pick([(x, x[1]) for x in EK]); held = START + timedelta(R.randrange(0, 545))
    if k[0] == "Christmas party" and held.month not in (11, 12): continue
    if k[0] == "Wedding" and (held.month not in (4, 5, 6, 7, 8, 9) and R.random() < .75 or held.weekday() != 5 and R.random() < .8): continue
    if k[0] in ("Conference", "Board lunch", "Product launch") and held.weekday() >= 5: continue
    booked = held - timedelta(int(max(2, R.lognormvariate(4.4 if k[0] == "Wedding" else 3.2, .7))))
    if booked > END: continue
    booked = max(booked, date(2024, 9, 2) + timedelta(R.randrange(60))) if booked < date(2024, 9, 2) else booked
    if booked > held: booked = held - timedelta(3)
    guests = max(6, int(k[2] * R.lognormvariate(0, .45))); price = round(guests * k[3] * R.lognormvariate(0, .18), -1)
    st = pick([("cancelled", 11), ("quoted", 9 if held < END else 28), ("held" if held <= END else "confirmed", 78)])
    if held < END and st == "quoted": st = pick([("declined", 8), ("cancelled", 2)])
    events.append((booked, held, k[0], st, pick(VENUES), guests, price, R.random() < .46, pick(FOUND), pick(LEADS), None if st != "held" or R.random() < .3 else int(min(10, max(1, round(R.gauss(8.2, 1.6)))))))
events.sort(key=lambda x: x[0])
write("events", "event_id int, booked_on date, held_on date, kind varchar, status varchar, venue varchar, guests int, price double, bar boolean, found_by varchar, planner varchar, score int", [(5001 + i,) + e for i, e in enumerate(events)])
print(len(servings), len(ratings), len(shifts), len(events))
