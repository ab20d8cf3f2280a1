"""Thornbury Zoo: made-up data, fixed seed. Writes six parquet files beside itself."""
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HERE, rng = Path(__file__).parent, np.random.default_rng(20260705)
START, END = date(2025, 1, 1), date(2026, 7, 5)
DAYS = (END - START).days + 1


def write(_table, **columns):
    pq.write_table(pa.table(columns), HERE / f"{_table}.parquet", compression="zstd")


def pick(values, weights, n):
    w = np.array(weights, float)
    return [values[i] for i in rng.choice(len(values), n, p=w / w.sum())]


def holes(values, share):
    gone = rng.random(len(values)) < share
    return [None if g else v for v, g in zip(values, gone)]


# --- species: name, class, continent, diet, red list status, area, kg, how many
S = [
    ("African elephant", "mammal", "Africa", "herbivore", "endangered", "Savannah", 3800, 5),
    ("Rothschild's giraffe", "mammal", "Africa", "herbivore", "vulnerable", "Savannah", 850, 7),
    ("Grevy's zebra", "mammal", "Africa", "herbivore", "endangered", "Savannah", 390, 9),
    ("White rhino", "mammal", "Africa", "herbivore", "near threatened", "Savannah", 2100, 4),
    ("African lion", "mammal", "Africa", "carnivore", "vulnerable", "Savannah", 170, 6),
    ("Cheetah", "mammal", "Africa", "carnivore", "vulnerable", "Savannah", 48, 4),
    ("Meerkat", "mammal", "Africa", "insectivore", "least concern", "Savannah", 0.8, 22),
    ("Ostrich", "bird", "Africa", "omnivore", "least concern", "Savannah", 110, 6),
    ("Western lowland gorilla", "mammal", "Africa", "herbivore", "critically endangered", "Ape House", 130, 6),
    ("Sumatran orangutan", "mammal", "Asia", "herbivore", "critically endangered", "Ape House", 70, 5),
    ("Chimpanzee", "mammal", "Africa", "omnivore", "endangered", "Ape House", 45, 13),
    ("Ring-tailed lemur", "mammal", "Africa", "herbivore", "endangered", "Ape House", 2.3, 18),
    ("Amur tiger", "mammal", "Asia", "carnivore", "endangered", "Asian Forest", 150, 3),
    ("Snow leopard", "mammal", "Asia", "carnivore", "vulnerable", "Asian Forest", 41, 3),
    ("Red panda", "mammal", "Asia", "herbivore", "endangered", "Asian Forest", 5, 5),
    ("Asian short-clawed otter", "mammal", "Asia", "carnivore", "vulnerable", "Asian Forest", 3.2, 9),
    ("Malayan tapir", "mammal", "Asia", "herbivore", "endangered", "Asian Forest", 280, 3),
    ("Bactrian camel", "mammal", "Asia", "herbivore", "critically endangered", "Asian Forest", 560, 4),
    ("Polar bear", "mammal", "Arctic", "carnivore", "vulnerable", "Polar Coast", 410, 2),
    ("Humboldt penguin", "bird", "South America", "carnivore", "vulnerable", "Polar Coast", 4.3, 38),
    ("California sea lion", "mammal", "North America", "carnivore", "least concern", "Polar Coast", 140, 6),
    ("Harbour seal", "mammal", "Europe", "carnivore", "least concern", "Polar Coast", 85, 4),
    ("Giant anteater", "mammal", "South America", "insectivore", "vulnerable", "Rainforest House", 38, 3),
    ("Two-toed sloth", "mammal", "South America", "herbivore", "least concern", "Rainforest House", 6.5, 4),
    ("Golden lion tamarin", "mammal", "South America", "omnivore", "endangered", "Rainforest House", 0.6, 11),
    ("Scarlet macaw", "bird", "South America", "herbivore", "least concern", "Rainforest House", 1.0, 12),
    ("Toco toucan", "bird", "South America", "omnivore", "least concern", "Rainforest House", 0.6, 5),
    ("Green iguana", "reptile", "South America", "herbivore", "least concern", "Rainforest House", 4, 8),
    ("Poison dart frog", "amphibian", "South America", "insectivore", "near threatened", "Rainforest House", 0.01, 26),
    ("Axolotl", "amphibian", "North America", "carnivore", "critically endangered", "Rainforest House", 0.2, 9),
    ("Nile crocodile", "reptile", "Africa", "carnivore", "least concern", "Reptile House", 240, 3),
    ("Aldabra giant tortoise", "reptile", "Africa", "herbivore", "vulnerable", "Reptile House", 160, 5),
    ("Komodo dragon", "reptile", "Asia", "carnivore", "endangered", "Reptile House", 65, 2),
    ("Royal python", "reptile", "Africa", "carnivore", "near threatened", "Reptile House", 1.6, 7),
    ("Leopard gecko", "reptile", "Asia", "insectivore", "least concern", "Reptile House", 0.06, 14),
    ("Eurasian lynx", "mammal", "Europe", "carnivore", "least concern", "Native Woods", 22, 3),
    ("Grey wolf", "mammal", "Europe", "carnivore", "least concern", "Native Woods", 40, 7),
    ("Scottish wildcat", "mammal", "Europe", "carnivore", "critically endangered", "Native Woods", 5, 6),
    ("European bison", "mammal", "Europe", "herbivore", "near threatened", "Native Woods", 620, 5),
    ("Snowy owl", "bird", "Arctic", "carnivore", "vulnerable", "Native Woods", 2, 4),
    ("White stork", "bird", "Europe", "carnivore", "least concern", "Native Woods", 3.5, 10),
    ("Red kangaroo", "mammal", "Australia", "herbivore", "least concern", "Outback", 55, 12),
    ("Emu", "bird", "Australia", "omnivore", "least concern", "Outback", 38, 5),
    ("Koala", "mammal", "Australia", "herbivore", "vulnerable", "Outback", 9, 3),
    ("Pygmy goat", "mammal", "Africa", "herbivore", "domesticated", "Petting Farm", 28, 16),
    ("Alpaca", "mammal", "South America", "herbivore", "domesticated", "Petting Farm", 64, 7),
    ("Guinea pig", "mammal", "South America", "herbivore", "domesticated", "Petting Farm", 0.9, 24),
]
n = len(S)
write("species", species_id=pa.array(range(1, n + 1), pa.int32()), name=[s[0] for s in S], animal_class=[s[1] for s in S],
      continent=[s[2] for s in S], diet=[s[3] for s in S], red_list=[s[4] for s in S],
      breeding_programme=[s[4] in ("endangered", "critically endangered") or s[0] in ("Red panda", "Snow leopard", "European bison", "Humboldt penguin") for s in S])

# --- keepers
KN = ["Alice Pemberton", "Tom Okafor", "Priya Nair", "Gareth Bevan", "Sian Morgan", "Luca Ferri", "Hannah Whitlock", "Dev Patel",
      "Rosie Clarke", "Marek Nowak", "Jo Hartley", "Ewan Fraser", "Beth Ashdown", "Kofi Mensah", "Laura Stone", "Imran Sheikh",
      "Megan Doyle", "Callum Reid", "Freya Lindqvist", "Oliver Banks", "Nadia Haddad", "Pete Wainwright", "Chloe Sutton", "Rhys Pugh"]
KT = ["Large Mammals"] * 5 + ["Primates"] * 4 + ["Carnivores"] * 4 + ["Birds"] * 3 + ["Cold-blooded"] * 4 + ["Farm and Woods"] * 4
grade = ["head keeper" if i in (0, 5, 9, 13, 16, 20) else None for i in range(24)]
grade = [g or pick(["senior keeper", "keeper", "trainee"], [3, 5, 2], 1)[0] for g in grade]
hired = [date(2006, 1, 1) + timedelta(days=int(d)) for d in rng.integers(0, 7200, 24)]
write("keepers", keeper_id=pa.array(range(1, 25), pa.int32()), name=KN, team=KT, grade=grade, hired_on=hired,
      contract=pick(["full-time", "part-time", "volunteer"], [14, 7, 3], 24), first_aider=[bool(b) for b in rng.random(24) < 0.4])

TEAM_OF = {"Savannah": "Large Mammals", "Ape House": "Primates", "Asian Forest": "Carnivores", "Polar Coast": "Birds",
           "Rainforest House": "Cold-blooded", "Reptile House": "Cold-blooded", "Native Woods": "Farm and Woods",
           "Outback": "Large Mammals", "Petting Farm": "Farm and Woods"}
IN_TEAM = {t: [i + 1 for i in range(24) if KT[i] == t] for t in set(KT)}

# --- animals
NAMES = """Nandi Boris Zuri Kibo Tembo Mala Oskar Pixie Biscuit Duke Luna Rafiki Sheba Simba Nala Otto Pebbles Ziggy Maya Kito Bella Hugo
Ivy Jasper Willow Sasha Misha Yuki Koda Bruno Freddie Daisy Pip Mango Kiwi Coco Rio Pedro Lola Ravi Asha Tara Bo Finn Skye Fern Bramble
Rocky Storm Shadow Ghost Olive Basil Pepper Juno Atlas Cleo Nero Zola Kenya Jabari Amara""".split()
A = {k: [] for k in "name species_id area sex born_on arrived_on origin status left_on weight_kg sponsored keeper_id".split()}
for sid, s in enumerate(S, 1):
    gone = max(1, round(s[7] * 0.38))
    for j in range(s[7] + gone):
        A["species_id"].append(sid)
        named = s[6] > 0.5 or rng.random() < 0.2
        A["name"].append(NAMES[int(rng.integers(len(NAMES)))] if named else None)
        A["area"].append(s[5])
        A["sex"].append(pick(["female", "male", "unknown"], [5, 4, 1 if s[6] > 1 else 5], 1)[0])
        origin = pick(["born here", "transfer", "rescue", "confiscated"], [48, 36, 10, 6], 1)[0]
        back = int(min(rng.exponential(1500), 5600))
        arrived = END - timedelta(days=back)
        if origin == "born here" and rng.random() < 0.6:
            arrived = arrived.replace(month=int(rng.integers(3, 7)), day=min(arrived.day, 28))
            arrived = min(arrived, END)
        born = arrived if origin == "born here" else arrived - timedelta(days=int(rng.integers(200, 3500)))
        A["born_on"].append(born if origin == "born here" or rng.random() > 0.22 else None)
        A["arrived_on"].append(arrived)
        A["origin"].append(origin)
        if j >= s[7]:
            lo = max(arrived, date(2024, 6, 1))
            left = lo + timedelta(days=int(rng.integers(0, max(1, (END - lo).days + 1))))
            A["status"].append(pick(["died", "transferred", "on loan"], [5, 4, 2], 1)[0])
            A["left_on"].append(left)
        else:
            A["status"].append("resident")
            A["left_on"].append(None)
        A["weight_kg"].append(round(float(s[6] * rng.normal(1, 0.15)), 2) if rng.random() > 0.12 else None)
        A["sponsored"].append(bool(rng.random() < (0.45 if s[0] in ("Meerkat", "Red panda", "Humboldt penguin", "African elephant", "Amur tiger") else 0.13)))
        A["keeper_id"].append(int(rng.choice(IN_TEAM[TEAM_OF[s[5]]])) if rng.random() > 0.05 else None)
order = rng.permutation(len(A["name"]))
A = {k: [v[i] for i in order] for k, v in A.items()}
N = len(order)
write("animals", animal_id=pa.array(range(1, N + 1), pa.int32()), **{k: (pa.array(v, pa.int32()) if k.endswith("_id") else v) for k, v in A.items()})

# --- feedings
FOOD = {"herbivore": (["hay", "vegetables", "fruit", "browse", "pellets"], [4, 3, 2, 2, 2]),
        "carnivore": (["horse meat", "fish", "chicken", "rabbit"], [3, 4, 3, 1]),
        "insectivore": (["insects", "pellets"], [5, 1]), "omnivore": (["fruit", "vegetables", "pellets", "chicken"], [3, 3, 2, 1])}
PRICE = {"hay": .32, "vegetables": 1.1, "fruit": 1.9, "browse": .8, "pellets": 1.6, "horse meat": 4.2, "fish": 5.6, "chicken": 3.1, "rabbit": 7.5, "insects": 14.0}
M = 8000
fed = np.sort(rng.integers(0, DAYS, M))
w = np.array([S[s - 1][6] ** 0.25 + 0.2 for s in A["species_id"]])
who = rng.choice(N, M, p=w / w.sum())
F = {k: [] for k in "fed_on animal_id keeper_id food meal kg leftover_kg cost vitamins".split()}
for d, i in zip(fed, who):
    day, s = START + timedelta(days=int(d)), S[A["species_id"][i] - 1]
    if day < A["arrived_on"][i] or (A["left_on"][i] and day > A["left_on"][i]):
        continue
    fish_eaters = s[0] in ("Humboldt penguin", "California sea lion", "Harbour seal", "Polar bear", "Asian short-clawed otter")
    food = "fish" if fish_eaters and rng.random() < .9 else pick(*FOOD[s[3]], 1)[0]
    kg = max(0.01, round(float(s[6] ** 0.72 * 0.06 * rng.lognormal(0, .35)), 2))
    left = rng.random()
    leftover = round(kg * (1.0 if left < .03 else float(rng.random()) * .5 if left < .3 else 0), 2)
    k = A["keeper_id"][i] if A["keeper_id"][i] and rng.random() < .6 else int(rng.choice(IN_TEAM[TEAM_OF[s[5]]]))
    F["fed_on"].append(day); F["animal_id"].append(i + 1); F["keeper_id"].append(k); F["food"].append(food)
    F["meal"].append(pick(["morning", "midday", "evening"], [5, 2, 3], 1)[0]); F["kg"].append(kg)
    F["leftover_kg"].append(leftover if rng.random() > .04 else None)
    F["cost"].append(round(kg * PRICE[food] * (1.09 if day.year == 2026 else 1.0), 2)); F["vitamins"].append(bool(rng.random() < .2))
write("feedings", **{k: (pa.array(v, pa.int32()) if k.endswith("_id") else v) for k, v in F.items()})

# --- memberships
T = 1400
TOWNS = ["Thornbury", "Alveston", "Bristol", "Yate", "Dursley", "Gloucester", "Newport", "Chepstow", "Bath", "Cardiff", "Swindon"]
season = np.array([.5, .7, .9, 1.5, 1.4, 1.2, 1.5, 1.8, .8, .7, .7, 1.9])
joined_all = [date(2023, 1, 1) + timedelta(days=i) for i in range((END - date(2023, 1, 1)).days + 1)]
jw = np.array([season[d.month - 1] * (1 + (d.year - 2023) * .15) for d in joined_all])
joined = sorted(joined_all[i] for i in rng.choice(len(joined_all), T, p=jw / jw.sum()))
plan = pick(["Individual", "Couple", "Family", "Senior", "Patron"], [25, 18, 42, 12, 3], T)
FEE = {"Individual": 62.0, "Couple": 104.0, "Family": 168.0, "Senior": 48.0, "Patron": 500.0}
people = [1 if p in ("Individual", "Senior") else 2 if p in ("Couple", "Patron") else int(rng.integers(3, 7)) for p in plan]
auto = [bool(b) for b in rng.random(T) < .58]
ended, reason = [], []
for j, a in zip(joined, auto):
    e = j + timedelta(days=int(rng.choice([365, 365, 365, 730, 400, 200]) + rng.integers(0, 40)))
    gone = rng.random() < (.28 if a else .55) and e <= END
    ended.append(e if gone else None)
    reason.append(pick(["moved away", "too expensive", "seldom visited", "bad experience", None], [3, 4, 5, 1, 3], 1)[0] if gone else None)
write("memberships", membership_id=pa.array(range(1, T + 1), pa.int32()), joined_on=joined, plan=plan, people=pa.array(people, pa.int16()),
      fee=[round(FEE[p] * (1.05 if j.year >= 2026 else 1), 2) for p, j in zip(plan, joined)], town=holes(pick(TOWNS, [22, 6, 30, 10, 6, 9, 7, 5, 8, 6, 5], T), .03),
      auto_renew=auto, gift=[bool(b) for b in rng.random(T) < .17], ended_on=ended, leaving_reason=reason)

# --- visits
V = 8500
vs = np.array([.35, .55, .75, 1.35, 1.3, 1.25, 1.6, 2.0, .9, .9, .45, .7])
days = [START + timedelta(days=i) for i in range(DAYS)]
closed = [d.month == 12 and d.day == 25 for d in days]
dw = np.array([0 if c else vs[d.month - 1] * (2.0 if d.weekday() >= 5 else 1) * (1.08 if d.year == 2026 else 1) for d, c in zip(days, closed)])
vd = sorted(rng.choice(DAYS, V, p=dw / dw.sum()))
PR = {"adult": 19.5, "child": 12.5, "concession": 15.0, "family": 54.0, "school group": 7.0}
C = {k: [] for k in "visited_on entry_hour ticket channel people paid shop_spend cafe_spend membership_id weather stay_minutes rating refunded".split()}
for d in vd:
    day = days[d]
    weekday = day.weekday() < 5 and day.month not in (7, 8)
    member = rng.random() < .24
    ticket = "member" if member else pick(list(PR), [34, 8, 13, 32, 13 if weekday else .3], 1)[0]
    mid = None
    if member:
        ok = int(rng.integers(T))
        while not (joined[ok] <= day and (ended[ok] is None or ended[ok] >= day)):
            ok = int(rng.integers(T))
        mid, ppl = ok + 1, int(rng.integers(1, people[ok] + 1))
    else:
        ppl = {"adult": int(rng.choice([1, 2, 2, 3])), "child": int(rng.choice([1, 1, 2])), "concession": int(rng.choice([1, 2])),
               "family": int(rng.integers(3, 6)), "school group": int(rng.integers(18, 62))}[ticket]
    C["visited_on"].append(day); C["entry_hour"].append(int(rng.choice([9, 10, 11, 12, 13, 14, 15, 16], p=[.1, .27, .24, .14, .1, .08, .05, .02])))
    C["ticket"].append(ticket); C["people"].append(ppl); C["membership_id"].append(mid)
    C["channel"].append("gate" if member and rng.random() < .7 else pick(["website", "gate", "app", "reseller", "phone"], [45, 30, 12, 8, 5], 1)[0])
    up = 1.06 if day >= date(2026, 3, 1) else 1.0
    C["paid"].append(0.0 if member else round((PR[ticket] if ticket == "family" else PR[ticket] * ppl) * up, 2))
    C["shop_spend"].append(round(float(rng.gamma(1.5, 5)), 2) if rng.random() < .42 else 0.0)
    C["cafe_spend"].append(round(float(rng.gamma(2, 4.5)) * min(ppl, 5) ** .6, 2) if rng.random() < .55 else 0.0)
    C["weather"].append(pick(["sunny", "cloudy", "rainy", "snow"], [5 if 4 <= day.month <= 9 else 2, 4, 3, .4 if day.month in (1, 2, 12) else 0], 1)[0])
    C["stay_minutes"].append(int(np.clip(rng.normal(215, 65), 30, 450)) if rng.random() > .15 else None)
    C["rating"].append(int(rng.choice([1, 2, 3, 4, 5], p=[.03, .05, .14, .38, .4])) if rng.random() < .3 else None)
    C["refunded"].append(bool(rng.random() < .018) and not member)
ints = {"entry_hour": pa.int16(), "people": pa.int16(), "membership_id": pa.int32(), "stay_minutes": pa.int16(), "rating": pa.int16()}
write("visits", booking_id=pa.array(range(1, V + 1), pa.int32()), **{k: (pa.array(v, ints[k]) if k in ints else v) for k, v in C.items()})
