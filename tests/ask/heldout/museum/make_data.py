"""Data of the museum catalog, from a fixed seed: `python make_data.py` writes the parquet files beside this script."""
import datetime as dt
import pathlib
import random

import pyarrow as pa
import pyarrow.parquet as pq

R = random.Random(410)
HERE = pathlib.Path(__file__).parent
TODAY = dt.date(2024, 10, 16)
D = dt.timedelta


def write(name, rows, schema):
    pq.write_table(pa.table({k: pa.array([r[i] for r in rows], t) for i, (k, t) in enumerate(schema)}), HERE / f"{name}.parquet")


s, i, f, d, b = pa.string(), pa.int64(), pa.float64(), pa.date32(), pa.bool_()
MUSEUMS = [
    (1, "Harbour Gallery", "Hull", "Art", 1931, True), (2, "Old Mint", "York", "History", 1874, False),
    (3, "Railway Hall", "York", "Technology", 1975, True), (4, "Fossil House", "Leeds", "Natural history", 1908, True),
    (5, "Weavers' Mill", "Bradford", "Technology", 1982, False), (6, "Castle Museum", "Durham", "History", 1956, True),
    (7, "Lyndon Collection", "Leeds", "Art", 2009, True), (8, "Whaling Museum", "Hull", "History", 1912, False),
]
W = [9, 3, 12, 8, 2, 5, 6, 2]
write("museums", MUSEUMS, [("museum_id", i), ("name", s), ("city", s), ("kind", s), ("founded", i), ("has_cafe", b)])


def day(first, last=TODAY - D(1)):
    while True:
        x = first + D(R.randrange((last - first).days + 1))
        season = {12: .6, 1: .4, 2: .6, 7: 1.3, 8: 1.6, 4: 1.1}.get(x.month, .8)
        if R.random() < season / 1.6 * (1.0 if x.weekday() >= 5 else .65) * (.75 if x.year == 2022 else .85 if x.year == 2023 else 1):
            return x


START = dt.date(2022, 4, 1)
SHOWS = {1: ["Turner at Sea", "Women of the Docks"], 3: ["Age of Steam", "Night Trains"], 4: ["Ice Giants"],
         6: ["Knights and Squires"], 7: ["Colour Now", "Paper Worlds"], 2: ["Hidden Hoards"]}
PRICE = {"Adult": 14, "Child": 0, "Senior": 10, "Student": 8, "Family": 9, "School group": 4}
rows = []
for n in range(3600):
    m = R.choices(range(1, 9), W)[0]
    v = day(START)
    t = R.choices(list(PRICE), [45, 12, 14, 10, 14, 5])[0]
    k = {"Family": R.randint(3, 6), "School group": R.randint(12, 32)}.get(t) or R.choices([1, 2, 3, 4], [50, 35, 10, 5])[0]
    c = R.choices(["Website", "Box office", "Travel agency", "Phone"], [50, 34, 10, 6])[0]
    lead = 0 if c == "Box office" else min(120, int(R.expovariate(1 / 9)) + (14 if c == "Travel agency" else 0))
    show = R.choice(SHOWS[m]) if m in SHOWS and R.random() < .42 else None
    land = R.choices(["United Kingdom", "Germany", "France", "United States", "Netherlands", "Japan", None], [70, 6, 5, 8, 4, 2, 5])[0]
    p = PRICE[t] + (5 if show and PRICE[t] else 0)
    if R.random() < .03:
        p = 0
    rows.append((n + 1, m, v, v - D(lead), t, c, show, land, k, round(p * k * (.9 if c == "Website" else 1), 2)))
write("visits", rows, [("booking_id", i), ("museum_id", i), ("visited_on", d), ("booked_on", d), ("ticket_type", s), ("channel", s),
                       ("exhibition", s), ("visitor_country", s), ("persons", i), ("amount", f)])

FEE = {"Individual": 48, "Joint": 78, "Family": 92, "Patron": 350}
rows = []
for n in range(900):
    t = R.choices(list(FEE), [50, 22, 24, 4])[0]
    j = day(START)
    e = None
    if R.random() < {"Individual": .34, "Joint": .25, "Family": .22, "Patron": .08}[t]:
        e = j + D(R.randint(40, 540))
        e = e if e < TODAY else None
    rows.append((n + 1, R.choices(range(1, 9), W)[0], j, e, t, R.choices(["Direct debit", "Card", "Cheque"], [62, 33, 5])[0],
                 R.choices(["Front desk", "Online", "Event", "Gift"], [38, 42, 8, 12])[0], R.random() < .3,
                 float(FEE[t]) - (8 if R.random() < .2 else 0)))
write("memberships", rows, [("membership_id", i), ("museum_id", i), ("joined_on", d), ("ended_on", d), ("tier", s), ("payment", s),
                            ("recruited_by", s), ("newsletter", b), ("fee", f)])

OBJ = [(f"OB-{k:04d}", R.choices(["Paintings", "Coins", "Textiles", "Fossils", "Photographs", "Machinery"], [30, 16, 18, 12, 18, 6])[0],
        R.choices([1, 2, 3, 4, 5, 6, 7, 8], [8, 5, 5, 6, 4, 4, 9, 2])[0], R.randint(4, 600) * 500) for k in range(1, 261)]
rows = []
for n in range(520):
    o, dep, lender, val = R.choices(OBJ, [1 + 2 * (k % 7 == 0) for k in range(len(OBJ))])[0]
    borrower = R.choice([x for x in (1, 1, 2, 3, 4, 5, 6, 6, 7, 7, 7, 8) if x != lender])
    out = START + D(R.randrange((TODAY - START).days))
    due = out + D(R.choice([60, 90, 120, 180, 365]))
    back = due + D(int(R.gauss(-4, 16)))
    back = back if back < TODAY else None
    rows.append((n + 1, o, dep, lender, borrower, out, due, back, R.choices(["Exhibition", "Research", "Conservation"], [66, 22, 12])[0],
                 R.choices(["Courier", "Own van", "Art handler"], [35, 20, 45])[0],
                 None if back is None or R.random() < .06 else R.choices(["Unchanged", "Minor damage", "Damaged"], [88, 9, 3])[0],
                 None if R.random() < .04 else float(val)))
write("loans", rows, [("loan_id", i), ("object_no", s), ("department", s), ("lender_id", i), ("borrower_id", i), ("lent_on", d), ("due_on", d),
                      ("returned_on", d), ("purpose", s), ("transport", s), ("condition", s), ("insured", f)])

GUIDES = {"Amara Osei": 1, "Bill Thornton": 3, "Carla Rossi": 7, "Dilys Evans": 6, "Edwin Marsh": 3, "Farah Khan": 4, "Greta Lund": 1,
          "Hugh Pryce": 8, "Ines Duarte": 2, "Jonas Weber": 5, "Kirsty Boyd": 4}
rows = []
for n in range(1150):
    g = R.choices(list(GUIDES), [9, 14, 7, 8, 6, 10, 5, 2, 4, 2, 6])[0]
    m = GUIDES[g] if R.random() < .86 else R.choices(range(1, 9), W)[0]
    places = R.choice([12, 15, 20, 25])
    off = R.random() < (.14 if m in (5, 8) else .05)
    k = 0 if off else min(places, max(1, int(R.gauss(.66, .22) * places)))
    rows.append((n + 1, m, day(START), None if R.random() < .02 else g, R.choices(["English", "German", "French", "Sign language", "Mandarin"], [72, 10, 8, 6, 4])[0],
                 R.choices(["Highlights", "Behind the scenes", "Family trail", "Curator talk", "After dark"], [45, 14, 20, 12, 9])[0], off, k, places,
                 None if off or R.random() < .25 else min(5, max(1, round(R.gauss(4.2, .7)))), 0.0 if off else k * R.choice([0.0, 4.0, 6.0])))
write("tours", rows, [("tour_id", i), ("museum_id", i), ("held_on", d), ("guide", s), ("language", s), ("theme", s), ("cancelled", b),
                      ("participants", i), ("places", i), ("rating", i), ("fee", f)])

GOODS = {"Postcard": ("Stationery", 1.2), "Poster": ("Prints", 12), "Exhibition catalogue": ("Books", 28), "Children's book": ("Books", 9.5),
         "Tote bag": ("Textiles", 14), "Tea towel": ("Textiles", 9), "Model train": ("Toys", 34), "Plush dinosaur": ("Toys", 16),
         "Notebook": ("Stationery", 7.5), "Silver pendant": ("Jewellery", 62), "Art print": ("Prints", 25), "Fudge": ("Food", 4.5)}
rows = []
for n in range(2600):
    m = R.choices(range(1, 9), [9, 2, 15, 8, 2, 4, 7, 1])[0]
    p = R.choices(list(GOODS), [26, 8, 7, 8, 9, 7, 8 if m == 3 else 2, 9 if m == 4 else 2, 9, 2, 5, 10])[0]
    k = R.choices([1, 2, 3, 4, 6, 10], [60, 20, 8, 6, 4, 2])[0] if p != "Silver pendant" else 1
    member = R.random() < .18
    rows.append((n + 1, m, day(START), p, GOODS[p][0], None if R.random() < .03 else R.choices(["Card", "Cash", "Gift voucher"], [74, 20, 6])[0],
                 member, k, round(k * GOODS[p][1] * (.9 if member else 1), 2)))
write("shop_sales", rows, [("sale_id", i), ("museum_id", i), ("sold_on", d), ("product", s), ("category", s), ("payment", s), ("member", b),
                           ("units", i), ("amount", f)])
