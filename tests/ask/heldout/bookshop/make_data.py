"""Writes the parquet files of the catalog, always the same."""
import datetime as dt
import numpy as np, pandas as pd
from pathlib import Path

here = Path(__file__).parent
r = np.random.default_rng(20260609)
first, end = dt.date(2023, 9, 1), dt.date(2026, 6, 8)
days = (end - first).days + 1

def write(name, frame):
    frame.to_parquet(here / f"{name}.parquet", index=False)

shops = pd.DataFrame([
    (1, "Market Row", "Ludlow", True, 210, dt.date(1998, 4, 3)), (2, "Castle Street", "Shrewsbury", True, 320, dt.date(2006, 10, 1)),
    (3, "The Arcade", "Hereford", False, 140, dt.date(2012, 5, 12)), (4, "Abbey Books", "Shrewsbury", False, 90, dt.date(2019, 9, 7)),
    (5, "Station Parade", "Malvern", True, 180, dt.date(2022, 3, 19))],
    columns="shop_id name town cafe floor_area opened_on".split())
write("shops", shops)

suppliers = pd.DataFrame([
    (1, "Harrowgate Press", "United Kingdom", False, 3), (2, "Pelican & Rook", "United Kingdom", True, 5),
    (3, "Greywater Editions", "Ireland", True, 6), (4, "Lantern House", "United Kingdom", False, 2),
    (5, "Bluestocking", "United Kingdom", True, 4), (6, "Verlag Amsel", "Germany", True, 9),
    (7, "Northern Book Services", "United Kingdom", False, 1), (8, "Quayside Wholesale", "Ireland", False, 2),
    (9, "Severn Distribution", "United Kingdom", True, 1), (10, "Halcyon Books", "United States", False, 12)],
    columns="supplier_id name country independent delivery_days".split())
write("suppliers", suppliers)

authors = ["Maeve Dunnock", "Oliver Stannard", "Priya Rathore", "Tobias Wren", "Hanna Lindqvist", "Gwen Abernethy", "Samuel Okoro",
           "Ines Cardoso", "Rufus Pell", "Constance Hale", "Idris Vaughan", "Beatrix Thorne", "Leon Marchetti", "Nell Ashby", "Kit Farraday",
           "Yuki Tanabe", "Dorothy Quill", "Aled Price"]
genre_of = ["Fiction", "Crime", "Fiction", "Children", "Crime", "Cookery", "Biography", "Poetry", "Travel", "History", "Science",
            "Children", "Cookery", "Fiction", "Crime", "Fiction", "History", "Poetry"]
heads = ["The Salt", "A Winter", "The Last", "Beneath the", "Above the", "An English", "The Quiet", "Letters from", "The Glass", "The Ninth", "The Hollow", "A Map of"]
tails = ["Road", "Garden", "Tide", "Hours", "Sparrow", "House", "Kingdom", "River", "Lantern", "Winter", "Ferryman", "Orchard", "Stars", "Table"]
names = [f"{h} {t}" for h in heads for t in tails if h.split()[-1] != t]
r.shuffle(names)
rows = []
for i in range(140):
    a = int(r.choice(18, p=np.array([8, 6, 6, 5, 6, 4, 4, 2, 3, 4, 4, 5, 3, 5, 6, 4, 3, 2]) / 80))
    g = genre_of[a]
    f = str(r.choice(["Paperback", "Hardback", "Audiobook"], p=[.62, .3, .08] if g not in ("Cookery",) else [.2, .8, 0]))
    price = {"Paperback": 9.99, "Hardback": 20, "Audiobook": 16.99}[f] + int(r.integers(-2, 4)) * (1 if f == "Paperback" else 2)
    pub = int(r.choice([1, 2, 3, 4, 5, 6, 10], p=[.25, .16, .1, .2, .13, .09, .07]))
    rows.append((f"97810{i:05d}{int(r.integers(100,999))}", names[i], authors[a], g, f,
                 "German" if pub == 6 and r.random() < .8 else ("Welsh" if authors[a] in ("Aled Price", "Idris Vaughan", "Gwen Abernethy") and r.random() < .6 else "English"),
                 int(r.integers(32, 64)) if g == "Children" and r.random() < .5 else int(r.integers(90, 720)), round(price, 2),
                 dt.date(2018, 1, 1) + dt.timedelta(days=int(r.beta(2, 1) * 3050)), bool(r.random() < .18), pub,
                 int(r.choice([7, 8, 9], p=[.5, .2, .3])) if r.random() < .85 else None))
books = pd.DataFrame(rows, columns="isbn title author genre format language pages list_price published_on signed_stock publisher_id wholesaler_id".split())
books["wholesaler_id"] = books.wholesaler_id.astype("Int64")
write("books", books)
released = np.array([(p - first).days for p in books.published_on])

season = [.7, .65, .75, .8, .8, .85, .95, .95, .9, 1, 1.35, 2.1]
def some_day():
    while True:
        k = int(r.integers(0, days)); d = first + dt.timedelta(days=k)
        if r.random() < season[d.month - 1] / 2.1 * (.8 + .2 * k / days) * (1.5 if d.weekday() == 5 else .8 if d.weekday() == 6 else 1) / 1.5:
            return d, k
hours = [9, 10, 11, 12, 13, 14, 15, 16, 17, 18]; hw = np.array([4, 8, 12, 15, 13, 11, 11, 12, 9, 5]) / 100
weight = r.gamma(1.1, 1, len(books)) + .1
rows, line, no = [], 0, 0
while line < 3900:
    no += 1
    d, k = some_day(); s = int(r.choice([1, 2, 3, 4, 5], p=[.25, .33, .15, .1, .17])); h = int(r.choice(hours, p=hw))
    pay = str(r.choice(["Card", "Cash", "Gift voucher", "Account"], p=[.66, .18, .1, .06]))
    cust = "School" if pay == "Account" and r.random() < .6 else "Library" if pay == "Account" else str(r.choice(["Walk-in", "Loyalty card"], p=[.6, .4]))
    for _ in range(1 + int(r.poisson(.8))):
        line += 1
        w = weight * (released <= k); i = int(r.choice(len(w), p=w / w.sum())); b = books.loc[i]
        n = int(r.integers(3, 16)) if cust in ("School", "Library") and r.random() < .5 else int(r.choice([1, 1, 1, 1, 2, 3]))
        pct = 10 if cust in ("School", "Library") else 5 if cust == "Loyalty card" and r.random() < .6 else int(r.choice([0, 0, 0, 0, 20]))
        full = n * float(b.list_price)
        rows.append((line, f"R{no:06d}", d, h, pay, cust, bool(r.random() < (.3 if d.month == 12 else .07)), bool(r.random() < .11), pct, n,
                     round(full * (1 - pct / 100), 2), round(full * pct / 100, 2), round(full * r.uniform(.52, .64), 2), s, b.isbn))
sales = pd.DataFrame(rows, columns="line_id receipt_no sold_on till_hour payment customer_type gift_wrapped ordered_in discount_pct copies amount discount cost shop_id isbn".split())
write("sales", sales)

rows = []
pick = sales[sales.sold_on < end - dt.timedelta(days=3)].sample(420, random_state=7)
for j, (_, x) in enumerate(pick.iterrows(), 1):
    kept = int(min(1 + r.gamma(1.6, 9), (end - x.sold_on).days)); n = 1 if r.random() < .9 else min(2, x.copies)
    why = str(r.choice(["Unwanted gift", "Damaged", "Misprint", "Wrong edition", "Changed mind"], p=[.34 if x.sold_on.month == 12 else .2, .2, .07, .19, .2 if x.sold_on.month == 12 else .34]))
    rows.append((j, x.sold_on + dt.timedelta(days=kept), why, str(r.choice(["Refund", "Exchange", "Voucher"], p=[.5, .35, .15])),
                 bool(why not in ("Damaged", "Misprint") and r.random() < .93), kept, int(n), round(n * x.amount / x.copies, 2),
                 int(x.shop_id), int(x.shop_id) if r.random() < .83 else int(r.integers(1, 6)), x.isbn))
write("returns", pd.DataFrame(rows, columns="return_id returned_on reason settled_by resaleable days_kept copies value sold_shop_id return_shop_id isbn".split()))

rows = []
for i in range(1, 341):
    d, k = some_day(); s = int(r.choice([1, 2, 3, 4, 5], p=[.3, .34, .14, .06, .16]))
    kind = str(r.choice(["Signing", "Reading", "Book club", "Story time", "Launch"], p=[.18, .22, .3, .2, .1]))
    i2 = [q for q in range(len(books)) if released[q] <= k + 20 and (books.genre[q] == "Children") == (kind == "Story time")]
    b = books.loc[int(r.choice(i2))]
    free = bool(kind in ("Story time", "Signing") or r.random() < .25)
    v = max(4, int(r.poisson({"Signing": 34, "Reading": 28, "Book club": 12, "Story time": 17, "Launch": 52}[kind]) * (1.2 if s == 2 else 1)))
    guest = b.author if kind in ("Signing", "Reading", "Launch") else None
    rows.append((i, d, kind, guest, free, bool(kind in ("Reading", "Launch") and r.random() < .35), v, 0.0 if free else float(v * r.choice([4, 6, 8])),
                 float(r.choice([0, 75, 150, 250])) if guest else 0.0, round(v * r.uniform(.5, 2.2), 2), s, b.isbn))
write("events", pd.DataFrame(rows, columns="event_id held_on kind guest free_entry online visitors ticket_income fee catering shop_id isbn".split()))
