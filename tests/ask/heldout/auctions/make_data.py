"""Write the Parquet files of the auction house, the same bytes at every run: python make_data.py"""

from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
rng = np.random.default_rng(7041)
FIRST, LAST = date(2024, 1, 8), date(2026, 5, 19)


def write(name, columns):
    pq.write_table(pa.table(columns), HERE / f"{name}.parquet")
    print(name, len(next(iter(columns.values()))))


def pick(values, weights=None):
    if weights is not None:
        weights = np.array(weights, float) / sum(weights)
    return values[int(rng.choice(len(values), p=weights))]


# --- departments, salerooms, staff --------------------------------------------------------------------------------
departments = [
    ("OM", "Old Masters", "Fine Art"), ("MA", "Modern Art", "Fine Art"), ("AA", "Asian Art", "Fine Art"),
    ("JW", "Jewellery", "Luxury"), ("WT", "Watches", "Luxury"), ("WN", "Wine", "Luxury"),
    ("FU", "Furniture", "Decorative"), ("BK", "Books and Manuscripts", "Decorative"),
]
base = {"OM": 42000, "MA": 61000, "AA": 18000, "JW": 15000, "WT": 9500, "WN": 2400, "FU": 3100, "BK": 1800}
write("departments", {"department_id": [d[0] for d in departments], "name": [d[1] for d in departments],
                      "division": [d[2] for d in departments]})
rooms = [(1, "Harrow Hall", "London", "United Kingdom", 320), (2, "Salle Vernet", "Paris", "France", 210),
         (3, "Lakeside Rooms", "Geneva", "Switzerland", 140), (4, "Union Galleries", "New York", "United States", 410),
         (5, "Pearl Pavilion", "Hong Kong", "Hong Kong", 260)]
write("salerooms", {"saleroom_id": [r[0] for r in rooms], "name": [r[1] for r in rooms], "city": [r[2] for r in rooms],
                    "country": [r[3] for r in rooms], "seats": [r[4] for r in rooms]})
staff = ["Adaeze Obi", "Bertrand Colin", "Clara Whitcombe", "Dario Fenice", "Esther Lindqvist", "Felix Aumann",
         "Grace Tsang", "Hugo Marchetti", "Imogen Pryce", "Jonas Keller", "Katya Morozova", "Lionel Baptiste",
         "Mei Fong", "Niamh Corrigan", "Oscar Villiers", "Petra Halvorsen", "Quentin Ashby", "Rosalind Hart"]
jobs = ["auctioneer"] * 6 + ["specialist"] * 12
write("staff", {"staff_id": list(range(1, 19)), "name": staff, "job": jobs,
                "office": [["London", "Paris", "Geneva", "New York", "Hong Kong"][i % 5] for i in range(18)],
                "hired_on": [date(2009 + (i * 7) % 15, 1 + (i * 5) % 12, 1 + (i * 11) % 27) for i in range(18)]})

# --- clients ------------------------------------------------------------------------------------------------------
given = ["Anna", "Boris", "Cecilia", "Daniel", "Elena", "Frank", "Gloria", "Henri", "Ines", "Jack", "Kenji", "Laura",
         "Marco", "Nadia", "Olaf", "Priya", "Rafael", "Sofia", "Thomas", "Ursula", "Victor", "Wendy", "Xavier", "Yuki",
         "Zoe", "Arthur", "Beatrice", "Conrad", "Delphine", "Emil"]
family = ["Abbott", "Bianchi", "Chen", "Dubois", "Eriksen", "Fischer", "Garcia", "Hughes", "Ivanov", "Jansen", "Kimura",
          "Lam", "Moreau", "Novak", "Okafor", "Patel", "Quinn", "Rossi", "Schmidt", "Tanaka", "Urban", "Vogel", "Walsh",
          "Xu", "Young", "Zimmer", "Arden", "Bellamy", "Castell", "Drummond"]
names = [f"{g} {f}" for g in given for f in family]
order = rng.permutation(len(names))
N = 780
countries = ["United Kingdom", "United States", "France", "Switzerland", "Germany", "Italy", "Hong Kong", "Japan", "China", "Spain", "Norway"]
cw = [22, 20, 12, 8, 9, 7, 8, 5, 5, 3, 1]
clients = {"client_id": [], "name": [], "country": [], "kind": [], "vip": [], "joined_on": []}
for i in range(N):
    clients["client_id"].append(1001 + i)
    clients["name"].append(names[order[i]])
    clients["country"].append(pick(countries, cw))
    clients["kind"].append(pick(["private", "dealer", "museum", "corporate"], [70, 20, 4, 6]))
    clients["vip"].append(bool(rng.random() < 0.12))
    old = rng.random() < 0.62
    span = (date(2015, 1, 1), (FIRST - date(2015, 1, 1)).days) if old else (FIRST, (LAST - FIRST).days)
    clients["joined_on"].append(span[0] + timedelta(days=int(rng.integers(0, span[1]))))
write("clients", clients)
joined = dict(zip(clients["client_id"], clients["joined_on"]))
ids = np.array(clients["client_id"])
pull = rng.pareto(1.6, N) + 0.15
pull /= pull.sum()
sellers = rng.permutation(ids)[:260]
spull = rng.pareto(1.5, 260) + 0.2
spull /= spull.sum()

# --- sales, lots, bids --------------------------------------------------------------------------------------------
makers = {
    "OM": ["Circle of Rubens", "Follower of Titian", "Jan van Hesse", "Pieter Claes", "Studio of Guercino"],
    "MA": ["Lena Brandt", "Otto Seidl", "Marguerite Vasseur", "Ivo Kral", "Tomas Arrieta", "June Calloway"],
    "AA": ["Ming workshop", "Qing imperial kilns", "Edo school", "Kyoto workshop"],
    "JW": ["Maison Delorme", "Fabre et Fils", "Castellan", "Unsigned"],
    "WT": ["Orlan", "Vacher", "Heriton", "Breval"],
    "WN": ["Chateau Belrose", "Domaine Tarn", "Clos Avenir", "Castello Nero"],
    "FU": ["Thomas Wickham", "Roentgen workshop", "Atelier Lautrec", "Unsigned"],
    "BK": ["Aldus Press", "Elzevir", "Kelmscott", "Unsigned"],
}
S = {k: [] for k in "sale_id title held_on format department_id saleroom_id auctioneer_id evening".split()}
L = {k: [] for k in ("lot_id sale_id offered_on consigned_on paid_on department_id maker condition seller_id buyer_id "
                     "specialist_id low_estimate high_estimate reserve hammer_price premium commission guaranteed withdrawn "
                     "year_made").split()}
B = {k: [] for k in "bid_id lot_id bidder_id placed_at channel amount winning".split()}
spec = {"OM": (7, 8), "MA": (9, 10), "AA": (13, 8), "JW": (11, 12), "WT": (14, 11), "WN": (15, 16), "FU": (17, 18), "BK": (16, 18)}
day = FIRST
number = 0
while day <= LAST:
    quiet = day.month in (1, 8)
    if rng.random() < (0.10 if quiet else 0.30) * (0.55 if day.weekday() >= 5 else 1.0):
        number += 1
        dep = pick(departments, [8, 14, 12, 16, 15, 10, 15, 10])
        year = day.year - 2024
        fmt = pick(["live", "online", "hybrid"], [50 - 6 * year, 26 + 7 * year, 24])
        room = None if fmt == "online" else pick(rooms, [30, 18, 10, 26, 16])
        evening = bool(fmt != "online" and rng.random() < 0.25)
        S["sale_id"].append(number)
        S["title"].append(f"{dep[1]} {'Evening' if evening else 'Online' if fmt == 'online' else 'Day'} Sale {number}")
        S["held_on"].append(day)
        S["format"].append(fmt)
        S["department_id"].append(dep[0])
        S["saleroom_id"].append(None if room is None else room[0])
        S["auctioneer_id"].append(None if fmt == "online" else int(pick([1, 2, 3, 4, 5, 6], [5, 4, 4, 3, 2, 2])))
        S["evening"].append(evening)
        count = int(rng.integers(18, 60))
        opens = 19 if evening else 10
        for k in range(count):
            lot = len(L["lot_id"]) + 1
            low = float(np.exp(rng.normal(np.log(base[dep[0]] * (1.7 if evening else 1.0)), 0.8)))
            step = 100 if low >= 1500 else 50
            low = max(step, int(round(low / step)) * step)
            high = int(round(low * (1.35 + 0.3 * rng.random()) / step)) * step
            reserve = int(low * 0.8 // 10 * 10) if rng.random() < 0.85 else None
            withdrawn = bool(rng.random() < 0.025)
            guaranteed = bool(rng.random() < (0.18 if evening else 0.03))
            cond = pick(["mint", "good", "fair", "poor"], [12, 50, 28, 10])
            chance = 0.74 + 0.03 * year + (0.08 if cond == "mint" else -0.12 if cond == "poor" else 0) + (0.05 if fmt == "online" else 0)
            sold = not withdrawn and rng.random() < chance
            seller = int(rng.choice(sellers, p=spull))
            buyer = None
            hammer = None
            if sold:
                hammer = float(low * np.exp(rng.normal(0.12 + 0.02 * year + (0.1 if cond == "mint" else 0), 0.42)))
                hammer = max(50, int(round(max(hammer, (reserve or 0))) / 10) * 10)
                while buyer is None or buyer == seller or joined[buyer] > day:
                    buyer = int(rng.choice(ids, p=pull))
            L["lot_id"].append(lot)
            L["sale_id"].append(number)
            L["offered_on"].append(day)
            L["consigned_on"].append(day - timedelta(days=int(rng.integers(35, 160))))
            due = day + timedelta(days=int(3 + rng.gamma(2.2, 7)))
            L["paid_on"].append(due if sold and due <= LAST and rng.random() < 0.965 else None)
            L["department_id"].append(dep[0])
            L["maker"].append(pick(makers[dep[0]]))
            L["condition"].append(cond)
            L["seller_id"].append(seller)
            L["buyer_id"].append(buyer)
            L["specialist_id"].append(int(pick(spec[dep[0]], [3, 2])))
            L["low_estimate"].append(low)
            L["high_estimate"].append(high)
            L["reserve"].append(reserve)
            L["hammer_price"].append(hammer)
            L["premium"].append(None if hammer is None else int(round(min(hammer, 50000) * 0.25 + max(0, hammer - 50000) * 0.2)))
            L["commission"].append(None if hammer is None else int(round(hammer * (0.08 if guaranteed else 0.1))))
            L["guaranteed"].append(guaranteed)
            L["withdrawn"].append(withdrawn)
            made = {"OM": (1560, 1760), "MA": (1895, 1995), "AA": (1420, 1890), "JW": (1880, 2015), "WT": (1935, 2021),
                    "WN": (1945, 2016), "FU": (1690, 1935), "BK": (1495, 1925)}[dep[0]]
            L["year_made"].append(int(rng.integers(*made)) if rng.random() < 0.9 else None)
            if withdrawn:
                continue
            bids = int(rng.poisson(3.6)) + 1 if sold else int(rng.poisson(0.9))
            top = hammer if sold else (reserve or low) * 0.93
            at = datetime(day.year, day.month, day.day, opens) + timedelta(seconds=int(k * 95))
            for b in range(bids):
                last = b == bids - 1
                if fmt == "online":
                    when = datetime(day.year, day.month, day.day, 9) + timedelta(minutes=int(min(899, rng.gamma(6, 95))))
                    if not last and rng.random() < 0.35:
                        when -= timedelta(days=int(rng.integers(1, 5)))
                    channel = "online" if rng.random() < 0.9 else "absentee"
                else:
                    when = at + timedelta(seconds=8 * b + int(rng.integers(0, 6)))
                    channel = pick(["room", "phone", "online", "absentee"], [38 - 5 * year, 22, 26 + 6 * year, 14])
                who = buyer if sold and last else None
                while who is None or who == seller or joined[who] > day:
                    who = int(rng.choice(ids, p=pull))
                share = 1.0 if last else 0.55 + 0.45 * (b + rng.random()) / bids
                B["bid_id"].append(len(B["bid_id"]) + 1)
                B["lot_id"].append(lot)
                B["bidder_id"].append(who)
                B["placed_at"].append(when)
                B["channel"].append(channel)
                B["amount"].append(int(top * min(share, 1.0) / 10) * 10)
                B["winning"].append(bool(sold and last))
    day += timedelta(days=1)
write("sales", S)
write("lots", L)
write("bids", B)
