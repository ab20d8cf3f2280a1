"""Data of a fictional chain of opticians: one seed, six Parquet files beside this script."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
r = np.random.default_rng(20260)
D0, DAYS = np.datetime64("2024-07-01"), 792  # to 2026-08-31


def write(table, /, **columns):
    made = {}
    for key, v in columns.items():
        if isinstance(v, pa.Array):
            made[key] = v
            continue
        v = np.asarray(v)
        if v.dtype.kind == "f":
            made[key] = pa.array(v, mask=np.isnan(v))
        elif v.dtype.kind == "M":
            made[key] = pa.array(v.astype("datetime64[D]"), pa.date32())
        else:
            made[key] = pa.array(v.tolist())
    pq.write_table(pa.table(made), HERE / f"{table}.parquet", compression="zstd")


def pick(values, weights, n):
    w = np.array(weights, float)
    return np.array(values, object)[r.choice(len(values), n, p=w / w.sum())]


B = [  # code, name, city, county, site, rooms, oct, opened
    ("ABD", "Union Street", "Aberdeen", "Scotland", "High street", 4, True, "2009-03-02"), ("DUN", "Overgate", "Dundee", "Scotland", "Shopping centre", 3, True, "2014-09-15"),
    ("EDP", "Princes Street", "Edinburgh", "Scotland", "High street", 6, True, "2005-05-09"), ("EDL", "Leith Walk", "Edinburgh", "Scotland", "High street", 2, False, "2019-02-04"),
    ("GLB", "Buchanan Street", "Glasgow", "Scotland", "High street", 6, True, "2006-10-02"), ("GLS", "Silverburn", "Glasgow", "Scotland", "Shopping centre", 4, True, "2017-06-12"),
    ("INV", "Eastgate", "Inverness", "Scotland", "Shopping centre", 3, False, "2016-04-18"), ("PER", "St John's", "Perth", "Scotland", "Supermarket", 1, False, "2021-08-30"),
    ("NEW", "Grainger Street", "Newcastle", "North East", "High street", 5, True, "2010-01-11"), ("SUN", "The Bridges", "Sunderland", "North East", "Shopping centre", 3, False, "2018-11-05"),
    ("DUR", "Silver Street", "Durham", "North East", "High street", 2, True, "2022-03-07"), ("CAR", "English Street", "Carlisle", "Cumbria", "High street", 2, False, "2013-07-22"),
    ("KEN", "Stricklandgate", "Kendal", "Cumbria", "Supermarket", 1, False, "2025-02-10"), ("STI", "Thistles", "Stirling", "Scotland", "Shopping centre", 3, True, "2025-09-01"),
]
bw = np.array([9, 6, 14, 4, 14, 9, 5, 2, 11, 5, 5, 4, 2, 3], float)
nb = len(B)
write("branches", code=[b[0] for b in B], name=[b[1] for b in B], city=[b[2] for b in B], region=[b[3] for b in B], site=[b[4] for b in B],
      rooms=[b[5] for b in B], has_oct=[b[6] for b in B], opened=np.array([b[7] for b in B], "datetime64[D]"))
opened = np.array([b[7] for b in B], "datetime64[D]")
# staff
first = ["Fiona", "Ewan", "Priya", "Callum", "Morag", "Hamish", "Aisha", "Rory", "Kirsty", "Iain", "Gemma", "Stuart", "Nadia", "Blair", "Shona", "Dominic", "Eilidh", "Angus", "Lucy", "Farah"]
last = ["McAllister", "Reid", "Shah", "Fraser", "Sinclair", "Khan", "Robson", "Baxter", "Lennox", "Charlton", "Ogilvie", "Murray", "Gill", "Elliot", "Nixon", "Dodds", "Paterson", "Wallace"]
F = 168
seen, who = set(), []
while len(who) < F:
    n = f"{first[r.integers(20)]} {last[r.integers(18)]}"
    if n not in seen:
        seen.add(n)
        who.append(n)
sb = np.concatenate([np.arange(nb).repeat(5), r.choice(nb, F - 5 * nb, p=bw / bw.sum())])
role = np.array(["Optometrist", "Dispensing optician", "Optical assistant", "Optometrist", "Store manager"] * nb, object)
role = np.concatenate([role, pick(["Optometrist", "Dispensing optician", "Optical assistant", "Contact lens optician", "Trainee"], [25, 18, 35, 9, 13], F - 5 * nb)])
hired = np.maximum(np.datetime64("2026-08-20") - np.round(r.gamma(1.4, 1000, F), 0).astype(int), opened[sb] - 20)
leftp = r.random(F) < .14
left = [(np.datetime64("2026-08-28") - int(x)).astype(object) if l and (np.datetime64("2026-08-28") - int(x)) > h else None for l, x, h in zip(leftp, r.integers(1, 600, F), hired)]
full = r.random(F) < .66
write("staff", staff_id=np.arange(1, F + 1), name=who, role=role, branch=[B[i][0] for i in sb], hired=hired, left_on=pa.array(left, pa.date32()), full_time=full,
      weekly_hours=np.where(full, 37.5, pick([16, 20, 24, 30], [2, 3, 3, 2], F).astype(float)))
opto = {b: np.flatnonzero((sb == b) & (role == "Optometrist")) + 1 for b in range(nb)}
sell = {b: np.flatnonzero((sb == b) & (role != "Optometrist")) + 1 for b in range(nb)}
# days
doy = (np.arange(DAYS) + 182) % 365
dow = np.arange(DAYS) % 7  # a Monday first
p = (1 + .18 * np.cos((doy - 20) / 365 * 2 * np.pi)) * np.array([.9, .95, 1, 1, 1.1, 1.5, .4])[dow] * (1 + np.arange(DAYS) / DAYS * .2)


def place(n):
    day = np.sort(r.choice(DAYS, n, p=p / p.sum()))
    b = r.choice(nb, n, p=bw / bw.sum())
    bad = D0 + day < opened[b]
    b[bad] = r.choice(5, bad.sum())
    return day, b


# eye tests
N = 9500
day, b = place(N)
kind = pick(["Standard sight test", "Enhanced OCT test", "Contact lens check", "Children's test", "Diabetic screening", "Home visit"], [50, 14, 15, 13, 6, 2], N)
oct_ok = np.array([x[6] for x in B])[b]
kind[(kind == "Enhanced OCT test") & ~oct_ok] = "Standard sight test"
age = np.clip(np.round(r.normal(49, 19, N), 0), 16, 96)
age[kind == "Children's test"] = r.integers(4, 16, (kind == "Children's test").sum())
home = kind == "Home visit"
age[home] = np.clip(np.round(r.normal(80, 8, home.sum()), 0), 55, 99)
age[r.random(N) < .02] = np.nan
status = pick(["Attended", "No-show", "Cancelled"], [87, 7.5, 5.5], N)
att = status == "Attended"
nhs = r.random(N) < np.where(np.array([x[3] for x in B])[b] == "Scotland", .74, .42)
out = np.where(att, pick(["New prescription", "No change", "First prescription", "Referred to hospital", "No correction needed"], [48, 26, 9, 5, 12], N), None)
fee = np.array([{"Standard sight test": 30, "Enhanced OCT test": 55, "Contact lens check": 25, "Children's test": 22, "Diabetic screening": 40, "Home visit": 60}[k] for k in kind], float)
fee = np.where(att, fee, 0.0)
mins = np.where(att, np.round(r.normal(26, 5, N) + 9 * (kind == "Enhanced OCT test") + 14 * home, 0), np.nan)
wait = np.where(att, np.round(r.gamma(1.3, 6, N), 0), np.nan)
write("eye_tests", test_id=np.arange(1, N + 1), tested_on=D0 + day, branch=[B[i][0] for i in b], optometrist=[int(r.choice(opto[i])) for i in b], kind=kind, status=status, outcome=out,
      funding=np.where(nhs, "NHS", "Private").astype(object), age=age, fee=fee, minutes=mins, wait=wait, new_patient=r.random(N) < .27, online=r.random(N) < .46 + .1 * (day > 500),
      hour=pick([9, 10, 11, 12, 13, 14, 15, 16, 17], [9, 13, 14, 11, 8, 12, 13, 12, 8], N))
# products
P = []
for brand, tier, w in [("Corrie", 49, 9), ("Ray-Ban", 139, 7), ("Oakley", 149, 4), ("Lindgren", 189, 3), ("Tartan Kids", 35, 4), ("Persol", 219, 2), ("Gucci", 259, 2)]:
    for m in {"Corrie": ["Arran", "Skye", "Bute", "Islay", "Jura"], "Ray-Ban": ["Wayfarer", "Clubmaster", "Round"], "Oakley": ["Holbrook", "Pitchman"], "Lindgren": ["Air 1", "Air 2", "Strip"],
              "Tartan Kids": ["Nessie", "Haggis", "Pip"], "Persol": ["649", "714"], "Gucci": ["Double G", "Web"]}[brand]:
        P.append((f"{brand} {m}", "Frames", brand, float(tier + r.integers(0, 30)), w))
for n, pr, w in [("Ray-Ban Aviator", 155.0, 5), ("Oakley Radar", 165.0, 3), ("Corrie Sun", 59.0, 5), ("Persol Steve McQueen", 260.0, 1)]:
    P.append((n, "Sunglasses", n.rsplit(" ")[0], pr, w))
for n, brand, pr, w in [("Single vision", "Hoya", 45.0, 22), ("Varifocal", "Hoya", 165.0, 10), ("Varifocal Plus", "Zeiss", 280.0, 5), ("Bifocal", "Hoya", 95.0, 3), ("Blue light", "Zeiss", 75.0, 7), ("Thin and light", "Zeiss", 120.0, 6), ("Reactions", "Essilor", 110.0, 5)]:
    P.append((n, "Lenses", brand, pr, w))
for n, brand, pr, w in [("Dailies Total 1", "Alcon", 42.0, 9), ("Acuvue Oasys", "Johnson & Johnson", 36.0, 11), ("Biofinity", "CooperVision", 28.0, 7), ("Acuvue Moist", "Johnson & Johnson", 30.0, 7)]:
    P.append((n, "Contact lenses", brand, pr, w))
for n, pr, w in [("Lens cleaner", 6.0, 8), ("Hard case", 9.0, 5), ("Neck cord", 7.5, 3), ("Dry eye drops", 11.0, 6)]:
    P.append((n, "Accessories", None, pr, w))
UNIT = np.round(np.array([x[3] for x in P]) * r.uniform(.28, .5, len(P)), 2)
write("products", sku=np.arange(1, len(P) + 1), name=[x[0] for x in P], category=[x[1] for x in P], brand=[x[2] for x in P], list_price=np.array([x[3] for x in P]), unit_cost=UNIT)
# sales
S = 13000
sday, s = place(S)
pw = np.array([x[4] for x in P], float)
prod = r.choice(len(P), S, p=pw / pw.sum())
sunny = (np.array([x[1] for x in P])[prod] == "Sunglasses")
sum_ = np.isin((D0 + sday).astype("datetime64[M]").astype(int) % 12 + 1, [5, 6, 7, 8])
flip = ~sunny & sum_ & (r.random(S) < .05)
prod[flip] = r.choice(np.flatnonzero(np.array([x[1] for x in P]) == "Sunglasses"), flip.sum())
cat = np.array([x[1] for x in P], object)[prod]
qty = np.where(cat == "Contact lenses", r.integers(1, 5, S), np.where(cat == "Accessories", r.geometric(.75, S), 1))
disc = pick([0, 10, 20, 25, 50], [68, 12, 11, 6, 3], S).astype(int)
disc[(cat == "Accessories")] = 0
amount = np.round(np.array([x[3] for x in P])[prod] * qty * (1 - disc / 100), 2)
glass = np.isin(cat, ["Frames", "Lenses"])
ready = np.where(glass, np.round(r.gamma(3, 2.6, S) + 1, 0), np.nan)
write("sales", sale_id=np.arange(30001, 30001 + S), sold_on=D0 + sday, branch=[B[i][0] for i in s], seller=[int(r.choice(sell[i])) for i in s], sku=prod + 1, quantity=qty, amount=amount, cost=np.round(UNIT[prod] * qty, 2), discount=disc,
      payment=pick(["Card", "Cash", "NHS voucher", "Instalments", "Direct debit"], [66, 9, 12, 5, 8], S), after_test=r.random(S) < np.where(glass, .78, .3), ready_days=ready,
      customer=pick(["Adult", "Child", "Student", "Over 60"], [52, 11, 8, 29], S))
# returns
idx = np.flatnonzero(r.random(S) < np.array([{"Frames": .06, "Lenses": .09, "Sunglasses": .05, "Contact lenses": .03, "Accessories": .012}[c] for c in cat]) * np.where(np.array([x[0] for x in P])[prod] == "Varifocal", 1.8, 1))
after = np.round(r.gamma(1.5, 9, len(idx)), 0).astype(int)
when = D0 + sday[idx] + after
keep = when <= D0 + DAYS - 1
idx, after, when = idx[keep], after[keep], when[keep]
R = len(idx)
reason = pick(["Poor fit", "Changed mind", "Wrong prescription", "Scratched", "Cannot adapt to lenses", "Faulty hinge", None], [24, 18, 20, 12, 13, 8, 5], R)
res = pick(["Refund", "Remake", "Exchange", "Repair"], [42, 28, 20, 10], R)
write("returns", return_id=np.arange(1, R + 1), returned_on=when, sale_id=np.arange(30001, 30001 + S)[idx], branch=[B[i][0] for i in s[idx]], sku=prod[idx] + 1, reason=reason, resolution=res,
      refunded=np.where(res == "Refund", amount[idx], 0.0), days_after=after, warranty=r.random(R) < .35)
