import os
from datetime import date, timedelta
import numpy as np, pandas as pd
os.chdir(os.path.dirname(os.path.abspath(__file__)))
r = np.random.default_rng(3207)
pick = lambda xs, p=None: r.choice(np.array(xs, dtype=object), p=p)
save = lambda n, rows: pd.DataFrame(rows).to_parquet(n + ".parquet", index=False)
first = {2022: date(2022, 7, 14), 2023: date(2023, 7, 13), 2024: date(2024, 7, 11), 2025: date(2025, 7, 10)}
E = {y: i for i, y in enumerate(first, 14)}
theme = {2022: "Back to the Lake", 2023: "Wild Water", 2024: "Night Forest", 2025: "Paper Planets"}
save("editions", [dict(edition_id=E[y], year=y, edition_name=f"Lakeside {E[y]}", theme=theme[y], first_day=first[y], rainy=y in (2023, 2024)) for y in first])
names = """Paper Lanterns|The Hollow Oaks|Mira Solveig|Kettle & Crow|DJ Brume|Ostinato Club|Red Barn Choir|Lowtide|Nightbus 12|Sable Foxes|Tante Inge|Velvet Harbour|Yoko Marsh|Static Meadow|Grand Hotel Echo|Pine & Thunder|La Cigale|Moss Radio|The Understudies|Faro|Copper Kids|Juniper Lane|Bass Ministry|Elsa Roth Trio|Les Petits Chiens|Hinterland|Orla Finn|Sugar Motel|Tin Roof Sundays|Ultra Marin|Wolfram|Zebra Crossing|Ada & the Engines|Brass Against Sleep|Canal Street Six|Dune Walkers""".split("|")
A = [dict(act_id=i + 1, act_name=n, genre=pick(["indie", "folk", "electronic", "rock", "jazz", "hip hop"], [.26, .18, .2, .18, .1, .08]), country=pick(["Germany", "United Kingdom", "France", "Sweden", "Netherlands"], [.4, .22, .14, .12, .12]),
          members=int(r.integers(1, 8)), formed=int(r.integers(1988, 2022)), agency=pick(["Blue Door", "Kite Agency", "Nordlicht", "Self-booked"], [.3, .28, .22, .2])) for i, n in enumerate(names)]
save("acts", A)
S = []; n = 1
for y in first:
    for d in range(4):
        for st, k in (("Lake Stage", 6), ("Forest Stage", 6), ("Tent", 5), ("Harbour Stage", 4)):
            for j in range(k):
                a = A[int(r.integers(len(A)))]; slot = ["opener", "afternoon", "afternoon", "evening", "evening", "headline"][j if j < k - 1 else 5]
                c = bool(r.random() < (.09 if y in (2023, 2024) else .03)); base = {"opener": 300, "afternoon": 900, "evening": 2200, "headline": 5200}[slot] * {"Lake Stage": 1.4, "Forest Stage": 1, "Tent": .6, "Harbour Stage": .4}[st]
                g = A[int(r.integers(len(A)))] if r.random() < .16 else None
                S.append(dict(show_id=n, edition_id=E[y], act_id=a["act_id"], guest_act_id=g["act_id"] if g and g is not a else None, show_day=first[y] + timedelta(days=d), stage=st, slot=slot, start_hour=int(12 + j * 2),
                              minutes=int({"opener": 30, "afternoon": 45, "evening": 60, "headline": 90}[slot] + 5 * r.integers(-1, 2)), cancelled=c, fee=float(0 if c else round(base * r.uniform(1.2, 3.5), -1)), crowd=None if c else int(base * r.uniform(.6, 1.3)))); n += 1
df = pd.DataFrame(S); df["guest_act_id"] = df["guest_act_id"].astype("Int64"); df["crowd"] = df["crowd"].astype("Int64"); df.to_parquet("shows.parquet", index=False)
K = []; n = 1
for y, m in ((2022, 750), (2023, 900), (2024, 1050), (2025, 1200)):
    for _ in range(m):
        back = int(min(r.gamma(1.7, 45), 250)); ch = pick(["web shop", "partner shops", "box office", "door"], [.62, .17, .13, .08])
        d = first[y] + timedelta(days=int(r.integers(0, 4))) if ch == "door" else first[y] - timedelta(days=back + 1)
        ty = pick(["weekend", "day", "VIP", "youth"], [.5, .28, .07, .15]) if ch != "door" else pick(["day", "weekend"], [.85, .15])
        p = {"weekend": 149, "day": 64, "VIP": 320, "youth": 89}[ty] + (y - 2022) * {"weekend": 8, "day": 4, "VIP": 15, "youth": 4}[ty] - (15 if back > 120 and ch != "door" else 0)
        rf = bool(r.random() < .05) and ch != "door"; camp = pick(["Meadow", "Pines", "Family Field", "Quiet Camp"], [.45, .27, .16, .12]) if ty in ("weekend", "youth", "VIP") and r.random() < .58 else None
        K.append(dict(ticket_id=n, edition_id=E[y], sold_on=d, ticket_type=ty, channel=ch, buyer_country=pick(["Germany", "Netherlands", "Denmark", "Austria", "United Kingdom"], [.7, .12, .07, .06, .05]), price=float(p), refunded=rf,
                      scanned=bool(not rf and r.random() < .94), campsite=camp, nights=int(r.integers(2, 5)) if camp else None)); n += 1
df = pd.DataFrame(K); df["nights"] = df["nights"].astype("Int64"); df.to_parquet("tickets.parquet", index=False)
B = []; n = 1
for y in first:
    for _ in range(850):
        dr = pick(["beer", "wine", "cocktail", "soft drink", "coffee", "water"], [.4, .1, .14, .17, .1, .09]); q = int(r.integers(1, 7)); h = int(pick([12, 14, 16, 17, 18, 19, 20, 21, 22, 23]))
        pr = {"beer": 5, "wine": 6.5, "cocktail": 9.5, "soft drink": 3.5, "coffee": 3, "water": 2.5}[dr] + .25 * (y - 2022)
        w = {2022: .0, 2023: .2, 2024: .45, 2025: .6}[y]
        B.append(dict(sale_id=n, edition_id=E[y], sale_day=first[y] + timedelta(days=int(pick([0, 1, 2, 3], [.18, .27, .33, .22]))), sale_hour=h, bar=pick(["Beach Bar", "Main Bar", "Tent Bar", "Boathouse", "Forest Kiosk"], [.24, .35, .17, .14, .1]), drink=dr,
                      payment=pick(["wristband", "card", "cash"], [w, (1 - w) * .6, (1 - w) * .4]), quantity=q, amount=q * pr)); n += 1
save("bar_sales", B)
X = []; n = 1
for y, m in ((2022, 420), (2023, 470), (2024, 520), (2025, 560)):
    pool = [(y * 1000 + i if i > 90 else i, int(min(17 + r.gamma(2, 7), 71)), i > 90) for i in range(1, 171 + 15 * (y - 2022))]
    for _ in range(m):
        v, a, f = pool[int(r.integers(len(pool)))]
        X.append(dict(shift_id=n, edition_id=E[y], volunteer_id=v, shift_day=first[y] + timedelta(days=int(r.integers(-3, 6))), team=pick(["gate", "bar", "clean-up", "stage crew", "first aid", "parking"], [.22, .26, .2, .14, .08, .1]),
                      volunteer_age=a, first_timer=f, hours=float(pick([4, 5, 6, 8])), no_show=bool(r.random() < (.11 if f else .05)))); n += 1
save("volunteer_shifts", X)
