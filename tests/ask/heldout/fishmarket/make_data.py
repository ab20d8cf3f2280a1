"""Makes the data of the Killcarra fish auction: python make_data.py"""
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

R = np.random.default_rng(8712)
HERE = Path(__file__).parent
FIRST, LAST = date(2024, 7, 1), date(2026, 2, 28)


def write(name, rows, columns):
    table = pa.table({c: [r[i] for r in rows] for i, c in enumerate(columns)})
    pq.write_table(table, HERE / f"{name}.parquet", compression="zstd")
    print(name, len(rows), (HERE / f"{name}.parquet").stat().st_size)


# --- boats
NAMES = """Ocean Harvest|Stella Maris|Girl Aoife|Provider|Northern Dawn|Saint Brendan|Boy Declan|Atlantic Rose|Morning Star|Sea Hunter
Fidelity|Silver Strand|Maria Concepcion|Golden Bounty|Kittiwake|Tern|Lady Nuala|Patricia Ann|Emerald Isle|Guiding Light
Rising Tide|Ard Carna|Menhaden|Crystal River|Orion|Celtic Fisher|Niamh Eoghan|Sean Oisin|Bountiful|Little Flower
Conquest|Dingle Bay|Ronan Padraig|Father McKee|Western Endeavour|Cisemair|Gannet|Ocean Breeze|Ellie Adhamh|Solan""".replace("\n", "|").split("|")
PORTS = ["Killcarra", "Ballyduff", "Rosmore Pier", "Inishbeg", "Portaleen", "Carrigeen"]
GEARS = {"trawl": (0.38, 22, 5), "gillnet": (0.16, 14, 3), "pots": (0.2, 10, 1), "longline": (0.08, 18, 4), "seine": (0.1, 21, 4), "handline": (0.08, 8, 1)}
SKIPPERS = "Murphy O'Driscoll Minihane Sheehy Cotter Gallagher Boyle McHugh Conneely Flaherty Hernon Kavanagh Downing Leonard Whooley".split()
FORE = "Pat Tom Declan Aoife Liam Brendan Eoin Nora Colm Jim Sinead Kevin Martin Dermot".split()
boats = []
for i, n in enumerate(NAMES):
    gear = str(R.choice(list(GEARS), p=[g[0] for g in GEARS.values()]))
    length = round(float(np.clip(R.normal(GEARS[gear][1], 3.2), 6, 32)), 1)
    boats.append((i + 1, n, f"{R.choice(['KC','S','D','T'])} {R.integers(12, 990)}", str(R.choice(PORTS, p=[.4, .16, .14, .12, .1, .08])), gear, length,
                  int(np.clip(R.normal(1996, 13), 1958, 2023)), GEARS[gear][2] + int(R.integers(0, 3)), f"{R.choice(FORE)} {R.choice(SKIPPERS)}",
                  bool(R.random() < .45), None if R.random() < .05 else date(2003, 1, 1) + timedelta(days=int(R.integers(0, 7600)))))
write("boats", boats, ["boat_id", "name", "registration", "home_port", "gear", "length_m", "year_built", "crew", "skipper", "coop", "licensed_on"])

# --- species: name, family, quota, minimum size cm, price, weight of a lot, by gear
SPECIES = [("Cod", "whitefish", True, 35, 5.4, 90), ("Haddock", "whitefish", True, 30, 3.1, 140), ("Hake", "whitefish", True, 27, 4.3, 180), ("Whiting", "whitefish", True, 27, 1.8, 110),
           ("Ling", "whitefish", True, 63, 2.6, 80), ("Pollack", "whitefish", True, 30, 4.0, 60), ("Saithe", "whitefish", True, 35, 1.5, 120), ("Monkfish", "whitefish", True, None, 6.2, 130),
           ("Megrim", "flatfish", True, 20, 4.1, 95), ("Plaice", "flatfish", True, 27, 2.9, 50), ("Lemon Sole", "flatfish", False, None, 7.6, 35), ("Dover Sole", "flatfish", True, 24, 14.5, 18),
           ("Turbot", "flatfish", False, 30, 15.8, 22), ("Mackerel", "pelagic", True, 20, 1.3, 420), ("Herring", "pelagic", True, 20, 0.6, 600), ("Langoustine", "shellfish", True, None, 11.5, 40),
           ("Brown Crab", "shellfish", False, 14, 2.7, 150), ("Lobster", "shellfish", False, 9, 18.9, 16), ("Squid", "cephalopod", False, None, 6.9, 45), ("John Dory", "other", False, None, 10.4, 14), ("Thornback Ray", "skates and rays", True, None, 2.2, 70)]
write("species", [(i + 1, n, f, q, float(m) if m else None) for i, (n, f, q, m, _, _) in enumerate(SPECIES)], ["species_id", "name", "family", "quota", "min_size_cm"])
CATCH = {"trawl": ["Haddock", "Whiting", "Monkfish", "Megrim", "Langoustine", "Cod", "Plaice", "Lemon Sole", "Squid", "John Dory", "Hake", "Turbot", "Thornback Ray", "Dover Sole"],
         "gillnet": ["Hake", "Pollack", "Monkfish", "Turbot", "Ling", "Saithe", "Thornback Ray", "Cod"], "pots": ["Brown Crab", "Lobster"],
         "longline": ["Ling", "Hake", "Cod", "Pollack", "Thornback Ray"], "seine": ["Haddock", "Whiting", "Cod", "Plaice", "Mackerel", "Herring"], "handline": ["Mackerel", "Pollack", "Squid"]}
SID = {s[0]: i for i, s in enumerate(SPECIES)}

# --- buyers
BUYERS = [("Atlantic Fillets", "processor", "Killcarra", "Ireland"), ("Harte Seafoods", "processor", "Galway", "Ireland"), ("Mariscos del Norte", "exporter", "Vigo", "Spain"), ("Pescados Ibarra", "exporter", "Burela", "Spain"),
          ("Criée Directe", "exporter", "Lorient", "France"), ("Le Gall Marée", "wholesaler", "Boulogne", "France"), ("Dunphy Wholesale", "wholesaler", "Dublin", "Ireland"), ("Quayside Fish", "fishmonger", "Killcarra", "Ireland"),
          ("Molloy's", "fishmonger", "Ennis", "Ireland"), ("The Salty Dog", "restaurant", "Killcarra", "Ireland"), ("Kavanagh Brothers", "wholesaler", "Dublin", "Ireland"), ("Bantry Smokehouse", "processor", "Bantry", "Ireland"),
          ("Ostra", "restaurant", "Galway", "Ireland"), ("Nordsee Import", "exporter", "Bremerhaven", "Germany"), ("Zeeland Vis", "exporter", "Urk", "Netherlands"), ("Cape Shellfish", "processor", "Cork", "Ireland"),
          ("Brady & Daughters", "fishmonger", "Limerick", "Ireland"), ("Fior Uisce", "restaurant", "Limerick", "Ireland"), ("Billingsgate Bros", "wholesaler", "London", "United Kingdom"), ("Celtic Crab Co", "processor", "Rosmore", "Ireland"),
          ("Lir Seafood", "wholesaler", "Cork", "Ireland"), ("O'Shea Fish Van", "fishmonger", "Tralee", "Ireland"), ("Peixes Vigo", "exporter", "Vigo", "Spain"), ("Tide & Table", "restaurant", "Dublin", "Ireland"),
          ("Nolan Catering", "restaurant", "Cork", "Ireland"), ("Wild Coast Bait", "processor", "Inishbeg", "Ireland"), ("Hanlon Fish", "fishmonger", "Galway", "Ireland"), ("Marée Bretonne", "exporter", "Roscoff", "France")]
buyers = [(i + 1, *b, bool(R.random() < (.85 if b[3] != "Ireland" else .3)), None if R.random() < .06 else date(2012, 1, 1) + timedelta(days=int(R.integers(0, 4900)))) for i, b in enumerate(BUYERS)]
write("buyers", buyers, ["buyer_id", "name", "kind", "town", "country", "remote", "registered_on"])
POWER = R.pareto(1.4, len(BUYERS)) + .25
LIKES = {"processor": (1.6, 1.), "exporter": (1.5, 1.25), "wholesaler": (1.3, 1.05), "fishmonger": (.7, 1.1), "restaurant": (.35, 1.25)}

# --- landings and lots
landings, lots, lid, tid = [], [], 0, 0
activity = R.gamma(2.2, 1, len(boats)); activity /= activity.mean()
QUAYS = ["North Quay", "South Quay", "Fish Pier", "Slipway"]
for d in range((LAST - FIRST).days + 1):
    day = FIRST + timedelta(days=d)
    if day.month == 12 and day.day in (25, 26) or day.weekday() == 6 and R.random() < .6:
        continue
    storm = R.random() < (.28 if day.month in (11, 12, 1, 2) else .06)
    season = 1 + .32 * np.cos((day.month - 7) / 12 * 2 * np.pi)
    for b, act in zip(boats, activity):
        if b[0] == 37 or b[0] == 22 and day > date(2025, 9, 1):
            continue
        if R.random() > .075 * act * season * (.25 if storm else 1) * (1.5 if b[4] in ("pots", "handline") else 1):
            continue
        tid += 1
        days = 1 if b[4] in ("pots", "handline") else int(np.clip(R.gamma(3, 1.5) * b[5] / 19, 1, 11))
        n = int(np.clip(R.poisson(1.2 + days * .75), 1, 9))
        sp = list(dict.fromkeys(R.choice(CATCH[b[4]], size=n, p=(w := 1 / np.arange(1.5, len(CATCH[b[4]]) + 1.5)) / w.sum()).tolist()))
        total = 0
        sale = day + timedelta(days=1 if R.random() < .7 else 0)
        while sale.weekday() > 4:
            sale += timedelta(days=1)
        sale = min(sale, date(2026, 2, 27))
        for s in sp:
            _, fam, quota, _, price, size = SPECIES[SID[s]]
            for _ in range(int(R.choice([1, 2, 3], p=[.72, .2, .08]))):
                lid += 1
                weight = round(float(size * R.lognormal(-.2, .55) * (.6 + b[5] / 32)), 1)
                grade = str(R.choice(["Extra", "A", "B"], p=[.25, .55, .2])) if R.random() > .02 else None
                temp = round(float(R.normal(1.9 + (.8 if day.month in (6, 7, 8) else 0), .9)), 1) if R.random() > .04 else None
                scarce = 1.12 if storm else 1
                xmas = 1.35 if day.month == 12 and fam in ("shellfish",) else 1
                guide = round(price * (1.04 if day.year == 2025 else 1.09 if day.year == 2026 else 1), 2)
                p = guide * float(R.lognormal(0, .17)) * scarce * xmas * {"Extra": 1.18, "A": 1, "B": .78, None: .9}[grade]
                pr = POWER * np.array([LIKES[x[1]][0] for x in BUYERS]) * np.where([x[1] == "processor" and x[0] in ("Cape Shellfish", "Celtic Crab Co") for x in BUYERS], 4 if fam == "shellfish" else .1, 1)
                who = int(R.choice(len(BUYERS), p=pr / pr.sum()))
                status = "sold"
                u = R.random()
                if p < guide * .72 and u < .5 or u < .02:
                    status = "withdrawn"
                elif temp is not None and temp > 4.0 and u > .6 or u > .994:
                    status = "rejected"
                channel = "online" if buyers[who][5] and R.random() < .8 else str(R.choice(["clock", "private"], p=[.93, .07]))
                value = round(p, 2)
                lots.append((lid, tid, sale, int(R.choice([5, 6, 7, 8, 9, 10], p=[.08, .3, .3, .18, .1, .04])), b[0], SID[s] + 1, grade, weight, max(1, round(weight / 32)), guide,
                             value if status == "sold" else None, status, channel if status == "sold" else None, who + 1 if status == "sold" else None, temp))
                total += weight
        landings.append((tid, day, b[0], str(R.choice(QUAYS, p=[.45, .25, .22, .08])) if R.random() > .03 else None, days, round(total, 1), round(float(total * R.beta(1.2, 14) * (1.6 if b[4] == "trawl" else .4)), 1),
                         bool(R.random() < .11), None if R.random() < .05 else round(float(days * b[5] ** 1.6 * R.normal(3.4, .5)))))
write("landings", landings, ["landing_id", "landed_on", "boat_id", "quay", "days_at_sea", "weight_kg", "discards_kg", "inspected", "fuel_l"])
write("lots", lots, ["lot_id", "landing_id", "sold_on", "hour", "boat_id", "species_id", "grade", "weight_kg", "boxes", "guide_price", "price", "status", "channel", "buyer_id", "temperature_c"])

# --- ice
ice = []
for l in landings:
    if R.random() < .62:
        kind = str(R.choice(["flake", "crushed", "block"], p=[.66, .24, .1]))
        kg = int(np.clip(R.gamma(2, 260) * l[4] ** .5, 50, 9000)) // 10 * 10
        at = max(FIRST, l[1] - timedelta(days=l[4]))
        ice.append((len(ice) + 1, at, l[2], kind, kg, round(kg * {"flake": .085, "crushed": .07, "block": .11}[kind] * (1.12 if at.year > 2024 else 1), 2), bool(R.random() < (.93 if at < date(2025, 12, 1) else .6)), str(R.choice(["Plant 1", "Plant 2"], p=[.7, .3]))))
write("ice", ice, ["order_id", "issued_on", "boat_id", "kind", "kg", "charge", "paid", "plant"])
