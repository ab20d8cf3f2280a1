"""Writes the six Parquet files of an invented online fashion shop beside this file. Seeded: the same each time."""
from datetime import date, timedelta
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

OUT = Path(__file__).parent
R = np.random.default_rng(20260518)
START, END = date(2024, 9, 1), date(2026, 5, 17)
NDAYS = (END - START).days + 1


def write(name, columns):
    rows = pa.table(columns)  # noqa: F841
    duckdb.sql(f"copy (select * from rows) to '{OUT / name}.parquet' (format parquet, compression zstd)")
    print(name, rows.num_rows, (OUT / f"{name}.parquet").stat().st_size)


def pick(values, weights, n):
    w = np.array(weights, float)
    return R.choice(np.array(values, dtype=object), n, p=w / w.sum())


# --- products
brands = {"Norrvik": 1.0, "Maison Aubel": 1.7, "Tidewater": 0.8, "Calla & Co": 1.2, "Bruma": 0.9, "Rowan Lane": 1.1, "Kesko Denim": 1.0, "Ostra": 0.7}
cats = {"Dresses": 79, "Jeans": 85, "Knitwear": 69, "Coats & Jackets": 149, "Shoes": 99, "Shirts & Blouses": 55, "Skirts": 49, "Bags": 89, "Sportswear": 59, "T-Shirts": 25}
first = ["Alma", "Bela", "Cira", "Dune", "Elin", "Fjord", "Greta", "Halo", "Ines", "Juno", "Kaia", "Lumi", "Mira", "Nola", "Orla", "Pine", "Quinn", "Runa", "Sol", "Tove"]
noun = {"Dresses": ["wrap dress", "midi dress", "slip dress"], "Jeans": ["slim jeans", "wide jeans", "straight jeans"], "Knitwear": ["jumper", "cardigan", "roll neck"], "Coats & Jackets": ["parka", "trench coat", "puffer jacket"], "Shoes": ["ankle boots", "sneakers", "sandals"], "Shirts & Blouses": ["linen shirt", "silk blouse", "oxford shirt"], "Skirts": ["pleated skirt", "mini skirt"], "Bags": ["tote", "crossbody bag"], "Sportswear": ["leggings", "running top", "hoodie"], "T-Shirts": ["crew tee", "boxy tee"]}
P = 160
pcat = pick(list(cats), [14, 14, 12, 9, 13, 10, 6, 6, 8, 12], P)
pbrand = pick(list(brands), [18, 8, 14, 12, 12, 10, 12, 14], P)
pname, seen = [], set()
for c in pcat:
    while True:
        nm = f"{R.choice(first)} {R.choice(noun[c])}"
        if nm not in seen:
            break
    seen.add(nm)
    pname.append(nm)
plist = np.array([round(cats[c] * brands[b] * R.uniform(0.75, 1.35)) - 0.05 for c, b in zip(pcat, pbrand)])
pcost = np.round(plist * R.uniform(0.32, 0.5, P), 2)
pdep = np.array([("Women" if c in ("Dresses", "Skirts") else d) for c, d in zip(pcat, pick(["Women", "Men", "Kids"], [55, 32, 13], P))], dtype=object)
pcol = pick(["black", "navy", "white", "beige", "olive", "burgundy", "sky blue", "grey", "rust"], [24, 14, 14, 12, 8, 7, 7, 10, 4], P)
pseason = pick(["Autumn/Winter 24", "Spring/Summer 25", "Autumn/Winter 25", "Spring/Summer 26", "Evergreen"], [20, 22, 22, 16, 20], P)
pmat = pick(["cotton", "wool", "polyester", "leather", "linen", "viscose", None], [36, 14, 18, 10, 9, 8, 5], P)
psus = R.random(P) < 0.28
write("products", {"product_id": np.arange(1, P + 1), "name": pname, "category": list(pcat), "brand": list(pbrand), "department": list(pdep), "colour": list(pcol), "season": list(pseason), "material": list(pmat), "sustainable": psus, "list_price": plist})

# --- customers
C = 1900
places = {"Germany": ["Berlin", "Hamburg", "Munich", "Cologne", "Leipzig"], "Austria": ["Vienna", "Graz"], "Switzerland": ["Zurich", "Basel"], "Netherlands": ["Amsterdam", "Utrecht"], "France": ["Paris", "Lyon"], "Poland": ["Warsaw", "Krakow"], "Denmark": ["Copenhagen", "Aarhus"]}
ccountry = pick(list(places), [44, 11, 7, 13, 12, 9, 4], C)
ccity = [str(R.choice(places[c], p=(np.arange(len(places[c]), 0, -1) / np.arange(len(places[c]), 0, -1).sum()))) for c in ccountry]
cjoin = np.array([START - timedelta(days=500) + timedelta(days=int((NDAYS + 490) * R.beta(1.3, 1.2))) for _ in range(C)])
cage = [None if R.random() < 0.09 else int(np.clip(R.normal(36, 11), 17, 78)) for _ in range(C)]
ctier = pick(["none", "silver", "gold", "platinum"], [58, 25, 12, 5], C)
cnews = R.random(C) < 0.46
cgender = pick(["female", "male", "unspecified"], [66, 25, 9], C)
cref = pick(["search", "Instagram", "TikTok", "friend", "affiliate", None], [30, 24, 13, 15, 10, 8], C)
write("customers", {"customer_id": np.arange(1, C + 1), "city": ccity, "country": list(ccountry), "joined_on": list(cjoin), "age": cage, "gender": list(cgender), "loyalty_tier": list(ctier), "newsletter": cnews, "found_us": list(cref)})

# --- orders
O = 4600
month_w = {1: 0.95, 2: 0.75, 3: 0.95, 4: 1.0, 5: 1.0, 6: 1.05, 7: 1.1, 8: 0.8, 9: 1.05, 10: 1.1, 11: 1.7, 12: 1.45}
days = [START + timedelta(days=i) for i in range(NDAYS)]
dw = np.array([month_w[d.month] * (1.35 if d.weekday() == 6 else 1.1 if d.weekday() == 0 else 0.85 if d.weekday() == 5 else 1) * (1.9 if d.month == 11 and 22 <= d.day <= 29 else 1) * (1 + i / NDAYS * 0.5) for i, d in enumerate(days)])
oday = np.sort(R.choice(NDAYS, O, p=dw / dw.sum()))
odate = [days[i] for i in oday]
cw = np.array([{"none": 1, "silver": 2.2, "gold": 4, "platinum": 7}[t] for t in ctier]) * R.gamma(1.2, 1, C)
ocust, seenc, ofirst = [], set(), []
joined_off = np.array([(j - START).days for j in cjoin])
for i in oday:
    w = cw * (joined_off <= i)
    c = int(R.choice(C, p=w / w.sum()))
    ocust.append(c)
    ofirst.append(c not in seenc and joined_off[c] >= -40)
    seenc.add(c)
hourw = [1, .5, .3, .2, .2, .3, .8, 1.6, 2, 2.2, 2.4, 2.6, 3, 2.6, 2.4, 2.4, 2.6, 3, 3.6, 4.6, 5.6, 5.4, 3.8, 2]
ohour = R.choice(24, O, p=np.array(hourw) / sum(hourw))
ochan = np.array([R.choice(["app", "website", "marketplace", "phone"], p=[0.3 + 0.18 * i / NDAYS, 0.5 - 0.16 * i / NDAYS, 0.16 - 0.02 * i / NDAYS, 0.04]) for i in oday], dtype=object)
opay = pick(["PayPal", "credit card", "Klarna", "bank transfer", "gift card"], [36, 26, 27, 7, 4], O)


def camp(d):
    r = R.random()
    if d.month == 11 and d.day >= 18 and r < 0.55: return "Black Week"
    if d.month == 12 and d.day < 24 and r < 0.3: return "Christmas Edit"
    if d.month == 1 and r < 0.32: return "Winter Sale"
    if d.month in (6, 7) and d.day > 9 and r < 0.3: return "Summer Sale"
    if d.month in (3, 4) and r < 0.22: return "Spring Drop"
    if d.month == 9 and r < 0.22: return "Denim Days"
    if d.month == 10 and d.day < 16 and r < 0.25: return "Mid-Season Sale"
    r = R.random()
    return "Welcome Voucher" if r < 0.06 else "Refer a Friend" if r < 0.1 else None


ocamp = [camp(d) for d in odate]
odel = pick(["standard", "express", "pick-up point", "same day"], [62, 17, 17, 4], O)
ocarr = pick(["DHL", "DPD", "Hermes", "PostNL"], [46, 22, 18, 14], O)
ostatus, odays = [], []
for i in range(O):
    left = NDAYS - 1 - oday[i]
    base = {"standard": 3.6, "express": 1.4, "pick-up point": 4.2, "same day": 0.2}[odel[i]] + {"DHL": 0, "DPD": 0.4, "Hermes": 1.1, "PostNL": 0.1}[ocarr[i]] * (odel[i] != "same day")
    busy = 1.4 if odate[i].month in (11, 12) else 0
    dd = int(np.clip(np.round(base + busy + R.gamma(1.3, 0.8) - 0.8), 0, 19))
    if R.random() < 0.052: ostatus.append("cancelled"); odays.append(None)
    elif left < 2: ostatus.append("processing"); odays.append(None)
    elif left < dd: ostatus.append("shipped"); odays.append(None)
    elif R.random() < 0.006: ostatus.append("lost"); odays.append(None)
    else: ostatus.append("delivered"); odays.append(dd)
promise = {"standard": 5, "express": 2, "pick-up point": 6, "same day": 0}
olate = [None if d is None else bool(d > promise[m]) for d, m in zip(odays, odel)]
ogift = R.random(O) < np.array([0.14 if d.month == 12 else 0.035 for d in odate])
ofee = np.where(odel == "same day", 9.9, np.where(odel == "express", 6.9, np.where(R.random(O) < 0.55, 0, 3.9)))
oid = 500000 + np.arange(O) * 3
write("orders", {"order_id": oid, "ordered_on": odate, "order_hour": ohour.astype("int8"), "customer_id": np.array(ocust) + 1, "channel": list(ochan), "payment_method": list(opay), "campaign": ocamp, "delivery_method": list(odel), "carrier": list(ocarr), "status": ostatus, "delivery_days": odays, "late": olate, "first_order": ofirst, "gift_wrapped": ogift, "shipping_fee": ofee})

# --- lines
L = {k: [] for k in ["order_id", "line", "ordered_on", "customer_id", "product_id", "size", "quantity", "discount_percent", "net_amount", "list_amount", "cost_amount", "returned_on", "return_reason"]}
pop = R.gamma(0.9, 1, P)
pw = {}
for i in range(O):
    if ostatus[i] == "cancelled":
        continue
    d = odate[i]
    m = d.month
    key = (d.year, m)
    if key not in pw:
        rel = {"Autumn/Winter 24": date(2024, 8, 20), "Spring/Summer 25": date(2025, 2, 1), "Autumn/Winter 25": date(2025, 8, 1), "Spring/Summer 26": date(2026, 2, 1), "Evergreen": date(2020, 1, 1)}
        w = pop.copy()
        for j in range(P):
            age = (d - rel[pseason[j]]).days
            w[j] *= 0 if age < -27 else 0.25 if pseason[j] != "Evergreen" and age > 330 else 1
            if pcat[j] in ("Coats & Jackets", "Knitwear"): w[j] *= 1.9 if m in (9, 10, 11, 12, 1) else 0.4
            if pcat[j] in ("Dresses", "Skirts"): w[j] *= 1.7 if m in (4, 5, 6, 7) else 0.8
        pw[key] = w / w.sum()
    n = int(min(1 + R.poisson(0.95 + 0.35 * (ctier[ocust[i]] != "none")), 7))
    sale = {"Black Week": (20, 30, 40), "Winter Sale": (20, 30, 50), "Summer Sale": (20, 30, 50), "Mid-Season Sale": (15, 20, 30), "Welcome Voucher": (10,), "Refer a Friend": (10,), "Denim Days": (15,), "Christmas Edit": (0, 10), "Spring Drop": (0,)}.get(ocamp[i], (0, 0, 0, 0, 10, 20))
    for ln, j in enumerate(R.choice(P, n, replace=False, p=pw[key]), 1):
        c = pcat[j]
        size = None if c == "Bags" else str(R.choice(["36", "37", "38", "39", "40", "41", "42", "43"])) if c == "Shoes" else str(R.choice(["XS", "S", "M", "L", "XL", "XXL"], p=[.09, .22, .3, .22, .12, .05]))
        q = 2 if R.random() < 0.06 else 3 if R.random() < 0.01 else 1
        disc = int(R.choice(sale))
        lst = round(q * plist[j], 2)
        pr = {"Dresses": .46, "Jeans": .41, "Shoes": .44, "Coats & Jackets": .36, "Skirts": .34, "Knitwear": .27, "Shirts & Blouses": .29, "Sportswear": .2, "T-Shirts": .15, "Bags": .11}[c]
        pr *= {"Germany": 1.12, "Switzerland": 1.15, "Austria": 1.05}.get(ccountry[ocust[i]], 0.8) * {"Klarna": 1.2, "gift card": 0.5}.get(opay[i], 0.95) * (0.8 if disc >= 30 else 1)
        ret = reason = None
        if ostatus[i] == "delivered" and R.random() < pr:
            rd = d + timedelta(days=int((odays[i] or 0) + R.integers(2, 24)))
            if rd <= END:
                ret = rd
                reason = pick(["too small", "too large", "did not like it", "not as pictured", "damaged", "wrong item", "arrived too late", None], [27, 20, 22, 11, 5, 4, 5, 6], 1)[0]
        for k, v in zip(L, [int(oid[i]), ln, d, ocust[i] + 1, int(j) + 1, size, q, disc, round(lst * (1 - disc / 100), 2), lst, round(q * pcost[j], 2), ret, reason]):
            L[k].append(v)
L["line"] = np.array(L["line"], "int8"); L["quantity"] = np.array(L["quantity"], "int8"); L["discount_percent"] = np.array(L["discount_percent"], "int8")
write("order_lines", L)

# --- newsletters: one row per mailing and country
N = {k: [] for k in ["mailing", "sent_on", "campaign", "subject", "segment", "country", "sent", "opened", "clicked", "unsubscribed"]}
subj = ["New in: {}", "Your {} edit", "Only today: {}", "Back in stock: {}", "Last call for {}", "The {} guide"]
things = ["knitwear", "denim", "summer dresses", "sneakers", "coats", "linen", "bags", "gifts"]
mail = 0
for i, d in enumerate(days):
    if d.weekday() not in (1, 4) or R.random() < 0.12:
        continue
    mail += 1
    cm = next((c for c in [camp(d) for _ in range(3)] if c and c not in ("Welcome Voucher", "Refer a Friend")), None)
    s = str(R.choice(subj)).format(R.choice(things))
    seg = str(pick(["everyone", "VIPs", "lapsed buyers", "new subscribers"], [55, 18, 15, 12], 1)[0])
    for c, share in zip(places, [44, 11, 7, 13, 12, 9, 4]):
        if R.random() < 0.12:
            continue
        n = int(share * {"everyone": 120, "VIPs": 18, "lapsed buyers": 35, "new subscribers": 14}[seg] * (1 + i / NDAYS * 0.6) * R.uniform(0.9, 1.1))
        o = int(n * np.clip(R.normal({"everyone": .24, "VIPs": .41, "lapsed buyers": .15, "new subscribers": .36}[seg] + (0.03 if s.startswith("Only") else 0), .025), .05, .7))
        k = int(o * np.clip(R.normal(.13, .03), .02, .4))
        u = int(R.poisson(n * (0.0035 if seg == "lapsed buyers" else 0.0014)))
        for key, v in zip(N, [mail, d, cm, s, seg, c, n, o, k, u]):
            N[key].append(v)
write("newsletters", N)

# --- stock: at the first of each month, per warehouse and product
S = {k: [] for k in ["counted_on", "warehouse", "product_id", "units", "unit_cost", "reorder_level"]}
for y, m in [(2024 + (8 + k) // 12, (8 + k) % 12 + 1) for k in range(21)]:
    for wh, f in {"Leipzig": 1.0, "Venlo": 0.55, "Poznan": 0.4}.items():
        for j in range(P):
            if R.random() < 0.16 + (0.5 if wh == "Poznan" and pcat[j] == "Shoes" else 0):
                continue
            lev = int(4 + pop[j] * 10 * f)
            u = 0 if R.random() < 0.07 else int(R.gamma(2.2, (3 + pop[j] * 9) * f * (1.3 if m in (10, 11) else 1)))
            for key, v in zip(S, [date(y, m, 1), wh, j + 1, u, float(pcost[j]), lev]):
                S[key].append(v)
write("stock", S)
