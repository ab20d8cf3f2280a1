"""Writes the parquet files beside it; always the same."""
from pathlib import Path
import numpy as np, pandas as pd
here = Path(__file__).parent
r = np.random.default_rng(4711)
D = lambda s: pd.Timestamp(s)
pick = lambda vals, n, p=None: r.choice(vals, n, p=p)
products = pd.DataFrame([
 ("Alder", "dining table", "Nordby", "oak", 1290, False, "2019-03-01", "Ida Holm"),
 ("Birka", "chair", "Nordby", "beech", 240, False, "2019-03-01", "Ida Holm"),
 ("Castor", "wardrobe", "Fjella", "pine", 890, True, "2020-09-15", "Marek Dudek"),
 ("Dune", "sofa", "Salt", "beech", 2150, False, "2021-04-01", "Lucia Ferri"),
 ("Ember", "sideboard", "Fjella", "walnut", 1480, False, "2020-09-15", "Marek Dudek"),
 ("Fable", "bed", "Salt", "oak", 1120, True, "2021-04-01", "Lucia Ferri"),
 ("Grove", "bookcase", "Kontur", "ash", 540, True, "2022-02-10", "Ida Holm"),
 ("Harbour", "desk", "Kontur", "ash", 690, True, "2022-02-10", "Tom Achterberg"),
 ("Iris", "armchair", "Salt", "beech", 980, False, "2021-10-01", "Lucia Ferri"),
 ("Juno", "coffee table", "Nordby", "oak", 420, True, "2019-08-20", "Ida Holm"),
 ("Kestrel", "chair", "Kontur", "ash", 310, False, "2023-05-05", "Tom Achterberg"),
 ("Lumen", "sofa", "Fjella", "pine", 1790, False, "2023-09-01", "Marek Dudek"),
 ("Moor", "dining table", "Kontur", "walnut", 1850, False, "2024-03-01", "Tom Achterberg"),
 ("Nest", "bed", "Fjella", "pine", 760, True, "2020-09-15", "Marek Dudek"),
], columns="name category collection wood list_price flat_pack launched_on designer".split())
products.insert(0, "product_id", range(1, len(products) + 1)); products["launched_on"] = pd.to_datetime(products.launched_on)
cities = {"Hamburg": "Germany", "Cologne": "Germany", "Leipzig": "Germany", "Munich": "Germany", "Vienna": "Austria", "Graz": "Austria",
          "Zurich": "Switzerland", "Basel": "Switzerland", "Rotterdam": "Netherlands", "Utrecht": "Netherlands"}
names = ["Moebelhaus Reuter", "Hotel Adler", "Studio Kern", "Wohnwerk Nord", "Pension Seeblick", "Buero Lang", "Casa Blum", "Wohnpark West", "Hotel Krone",
 "Kontor Elbe", "Haus & Raum", "Interieur Vos", "De Kamer", "Hotel Zum Stern", "Bauer Wohnen", "Raumpunkt", "Lofthouse", "Kanzlei Brandt", "Praxis Dr. Ott", "Meubelhuis Dekker"]
first = ["Anna","Jonas","Petra","Sven","Lea","Markus","Eva","Nils","Clara","Uwe"]; last = ["Schulz","Maier","Weber","de Boer","Fischer","Huber","Keller","Jansen"]
n = 160
kind = np.concatenate([np.array(["dealer","hotel","dealer","dealer","hotel","office","dealer","dealer","hotel","office","dealer","dealer","dealer","hotel","dealer","dealer","dealer","office","office","dealer"]), np.repeat("private", n - 20)])
full = [f"{a} {b}" for a in first for b in last]; full += [f"{a} {b} jun." for a in first for b in last]
city = pick(list(cities), n)
customers = pd.DataFrame(dict(customer_id=range(1, n + 1), name=names + full[: n - 20], kind=kind, city=city, country=[cities[c] for c in city],
  since=[D("2018-01-01") + pd.Timedelta(days=int(x)) for x in r.integers(0, 2300, n)], newsletter=r.random(n) < .4))
start, end = D("2023-01-02"), D("2025-05-13"); span = (end - start).days
season = lambda d: {1: .9, 2: .9, 3: 1.1, 4: 1.2, 5: 1.1, 6: .9, 7: .7, 8: .7, 9: 1.2, 10: 1.3, 11: 1.5, 12: 1.0}[d.month] * (.4 if d.dayofweek == 6 else 1)
days = pd.date_range(start, end); w = np.array([season(d) * (1 + .25 * i / len(days)) for i, d in enumerate(days)]); w /= w.sum()
rows = []
for no in range(1, 1701):
    day = days[r.choice(len(days), p=w)]
    buyer = int(r.integers(1, 21)) if r.random() < .45 else int(r.integers(21, n + 1))
    rec = buyer if r.random() < .7 or buyer > 20 else int(r.integers(1, n + 1))
    chan = pick(["showroom", "online", "dealer portal", "phone"], 1, [.1, .1, .65, .15] if buyer <= 20 else [.38, .5, .0, .12])[0]
    age = (end - day).days
    status = pick(["cancelled", "delivered"], 1, [.07, .93])[0] if age > 60 else pick(["open", "in production", "delivered", "cancelled"], 1, [.35, .35, .25, .05])[0]
    promised = day + pd.Timedelta(days=int(r.integers(14, 70))); express = r.random() < .12
    for line in range(1, 1 + int(r.choice([1, 2, 3, 4], p=[.45, .3, .15, .1]))):
        ok = products[products.launched_on <= day]; p = ok.iloc[int(r.integers(len(ok)))]
        q = int(r.integers(1, 5)) if buyer > 20 else int(r.integers(2, 16)); disc = float(r.choice([0, 0, 0, 5, 10, 15, 20, 25]))
        rows.append((f"A{no:05d}", line, day, promised, buyer, rec, int(p.product_id), chan, status, bool(express), q, disc, round(q * p.list_price * (1 - disc / 100), 2), pick(["natural", "white", "black", "smoked", "oiled"], 1)[0]))
orders = pd.DataFrame(rows, columns="order_no line ordered_on promised_on buyer_id recipient_id product_id channel status express quantity discount_pct net_amount finish".split())
rows = []
for i in range(1, 1501):
    day = days[r.choice(len(days), p=w)]; ok = products[products.launched_on <= day]; p = ok.iloc[int(r.integers(len(ok)))]
    plant = pick(["Bielefeld", "Detmold", "Poznan"], 1, [.45, .2, .35])[0]; q = int(r.integers(5, 60)); lots = int(r.integers(2, 19))
    fin = day + pd.Timedelta(days=lots); h = q * (p.list_price / 250) * {"Bielefeld": 1, "Detmold": 1.15, "Poznan": .95}[plant] * r.uniform(.8, 1.3)
    rows.append((i, int(p.product_id), plant, pick(["early", "late", "night"], 1, [.5, .4, .1])[0], day, fin if fin <= end else pd.NaT, q, int(r.binomial(q, {"Bielefeld": .03, "Detmold": .05, "Poznan": .04}[plant])), round(h, 1), round(q * p.list_price * r.uniform(.18, .3), 2), bool(r.random() < .08)))
jobs = pd.DataFrame(rows, columns="job_id product_id plant shift started_on finished_on pieces scrapped hours material_cost rework".split())
first_line = orders[orders.status.eq("delivered")].drop_duplicates("order_no"); rows = []
for i, o in enumerate(first_line.itertuples(), 1):
    d = o.promised_on + pd.Timedelta(days=int(r.choice([-6, -3, -1, 0, 0, 2, 5, 9, 14], p=[.1, .15, .2, .15, .15, .1, .08, .05, .02])))
    if d > end: d = end - pd.Timedelta(days=int(r.integers(0, 6)))
    car = pick(["own fleet", "Nordkurier", "Spedition Hase", "Trans Rhein"], 1, [.35, .3, .2, .15])[0]; dist = int(r.integers(20, 950))
    rows.append((i, o.order_no, o.recipient_id, pick(["Bielefeld", "Detmold", "Poznan"], 1, [.5, .2, .3])[0], car, d - pd.Timedelta(days=int(r.integers(1, 8))), d, o.promised_on, dist, round(30 + dist * r.uniform(.15, .35), 2), bool(r.random() < {"own fleet": .02, "Nordkurier": .05, "Spedition Hase": .08, "Trans Rhein": .06}[car]), bool(r.random() < .3), int(r.choice([1, 2, 3], p=[.85, .12, .03]))))
deliveries = pd.DataFrame(rows, columns="delivery_id order_no recipient_id depot carrier shipped_on delivered_on promised_on distance_km freight_cost damaged assembly attempts".split())
rows = []
for i in range(1, 521):
    day = days[r.choice(len(days), p=w)]; o = orders.iloc[int(r.integers(len(orders)))]; ok = products[products.launched_on <= day]
    close = day + pd.Timedelta(days=int(r.integers(1, 45))); justified = r.random() < .7
    pid = int(ok.iloc[int(r.integers(len(ok)))].product_id)
    rows.append((i, int(pid), int(o.buyer_id), day, close if close <= end and r.random() < .96 else pd.NaT, pick(["transport damage", "missing parts", "wrong finish", "wobbly", "late delivery", "scratches"], 1, [.25, .2, .1, .15, .2, .1])[0], pick(["low", "medium", "high"], 1, [.5, .35, .15])[0], pick(["email", "phone", "web form"], 1)[0], bool(justified), pick(["replacement", "repair", "refund", "spare part", "none"], 1)[0] if justified else "none", round(float(r.gamma(2, 60)), 2) if justified and r.random() < .6 else 0.0))
complaints = pd.DataFrame(rows, columns="complaint_id product_id customer_id received_on closed_on reason severity received_by justified remedy compensation".split())
for name in "products customers orders jobs deliveries complaints".split():
    globals()[name].to_parquet(here / f"{name}.parquet", index=False); print(name, len(globals()[name]))
