"""Makes the hotel group's data (seeded). Run: python make_data.py"""
import os
import random
from datetime import date, timedelta
import pandas as pd
random.seed(4711)
here = os.path.dirname(os.path.abspath(__file__))
TODAY = date(2025, 6, 18)
hotels = [(1, "Harbour House", "Whitby", 4, 60), (2, "The Old Mill", "York", 4, 42), (3, "Parkview Lodge", "Harrogate", 3, 38),
          (4, "Station Inn", "York", 3, 55), (5, "Villa Rosa", "Scarborough", 5, 28)]
pd.DataFrame(hotels, columns=["hotel_id", "name", "city", "stars", "n"]).drop(columns="n").to_parquet(f"{here}/hotels.parquet", index=False)
types = [("Single", 1, 55), ("Double", 2, 85), ("Twin", 2, 80), ("Family Room", 4, 120), ("Junior Suite", 2, 150), ("Suite", 3, 220)]
rooms, base = [], {}
rid = 0
for hid, _, _, stars, n in hotels:
    for i in range(n):
        rid += 1
        t = random.choices(types, [18, 34, 18, 14, 9, 7 if stars > 3 else 1])[0]
        floor = i // 12 + (0 if hid in (2, 5) else 1)
        sea = hid in (1, 5) and random.random() < .45
        rooms.append((rid, hid, f"{floor}{i % 12 + 1:02d}", t[0], floor, sea, random.random() < .15, date(2015, 1, 1) + timedelta(random.randrange(3600))))
        base[rid] = (t[2] * (1 + .18 * (stars - 3)) * (1.2 if sea else 1), t[1], hid)
pd.DataFrame(rooms, columns=["room_id", "hotel_id", "room_no", "room_type", "floor", "sea_view", "accessible", "renovated_on"]).to_parquet(f"{here}/rooms.parquet", index=False)
first = "James Emma Oliver Sophie Thomas Laura Pierre Anna Lukas Ingrid Marco Giulia Sven Hannah Daniel Olga Kenji Yuki Maria Carlos Fiona Declan Aisha Omar Grace Peter Nina Jonas Elena Ruth".split()
last = "Smith Jones Brown Taylor Wilson Evans Müller Schmidt Weber Dubois Martin Rossi Bianchi Larsen Hansen de_Vries Jansen Murphy O'Brien Tanaka Sato García Lopez Khan Ahmed Clarke Hughes Ward Turner Becker".replace("_", " ").split()
last = [x if x != "de" else "de Vries" for x in last if x != "Vries"]
countries = ["United Kingdom", "Germany", "France", "Netherlands", "Ireland", "Italy", "Spain", "United States", "Norway", "Japan"]
guests = []
for g in range(1, 1301):
    guests.append((g, f"{random.choice(first)} {random.choice(last)}", random.choices(countries, [45, 12, 8, 8, 7, 4, 4, 7, 3, 2])[0],
                   random.choices(["Bronze", "Silver", "Gold", "Platinum", None], [30, 14, 7, 2, 47])[0],
                   date(2020, 1, 1) + timedelta(random.randrange(1900)), random.random() < .38))
pd.DataFrame(guests, columns=["guest_id", "full_name", "country", "loyalty_tier", "registered_on", "newsletter"]).to_parquet(f"{here}/guests.parquet", index=False)
season = [.6, .65, .8, 1, 1.15, 1.3, 1.6, 1.7, 1.2, .95, .7, .9]
bookings = []
chan = ["Website", "Phone", "Booking.com", "Expedia", "Travel agent", "Walk-in"]
b = 0
d = date(2023, 10, 1)
while d <= date(2025, 9, 10):
    k = 6.2 * season[d.month - 1] * (1.25 if d.weekday() in (4, 5) else .9) * (1.1 if d.year == 2025 else 1)
    k = int(k + random.random())
    for _ in range(k):
        c = random.choices(chan, [30, 14, 28, 13, 9, 6])[0]
        lead = 0 if c == "Walk-in" else min(240, int(random.expovariate(1 / 32)))
        if d - timedelta(lead) >= TODAY:
            continue
        b += 1
        g = random.randint(1, 1300)
        by = g if random.random() < .7 else random.randint(1, 1300)
        r = random.randint(1, len(rooms))
        n = random.choices([1, 2, 3, 4, 5, 7, 10, 14], [30, 28, 18, 9, 5, 7, 2, 1])[0]
        x = random.random()
        if c != "Walk-in" and x < (.17 if c in ("Booking.com", "Expedia") else .09):
            st = "cancelled"
        elif d >= TODAY:
            st = "confirmed"
        elif x > .975:
            st = "no-show"
        elif d + timedelta(n) > TODAY:
            st = "checked in"
        else:
            st = "checked out"
        price = round(base[r][0] * n * (.8 + .25 * season[d.month - 1]) * random.uniform(.88, 1.15), 2)
        paid = st == "checked out" and random.random() < .965 or st == "confirmed" and random.random() < .4 or st == "checked in" and random.random() < .5
        bookings.append((b, g, by, r, d - timedelta(lead), d, n, random.choices(["Leisure", "Business", "Wedding", "Conference"], [62, 24, 6, 8])[0],
                         c, st, random.random() < .56, bool(paid), random.randint(1, base[r][1]), price))
    d += timedelta(1)
B = pd.DataFrame(bookings, columns=["booking_id", "guest_id", "booker_id", "room_id", "booked_on", "arrives_on", "nights", "purpose", "channel", "status", "breakfast", "paid", "guests_in_room", "price"])
B.to_parquet(f"{here}/bookings.parquet", index=False)
done = B[B.status == "checked out"]
rev = []
bias = {1: .3, 2: .5, 3: -.2, 4: -1.0, 5: .8}
for row in done.itertuples():
    if random.random() < .33:
        w = row.arrives_on + timedelta(row.nights + random.randint(0, 20))
        if w >= TODAY:
            continue
        s = max(1, min(10, round(random.gauss(7.8 + bias[base[row.room_id][2]], 1.7))))
        topic = random.choices(["Noise", "Breakfast", "Staff", "Cleanliness", "Location", "Wi-Fi"], [16, 18, 20, 15, 20, 11])[0]
        rev.append((len(rev) + 1, row.booking_id, w, random.choice(["Google", "Google", "Tripadvisor", "Booking.com", "Guest survey"]), topic, s, random.random() < (.75 if s < 7 else .4)))
pd.DataFrame(rev, columns=["review_id", "booking_id", "written_on", "site", "topic", "score", "answered"]).to_parquet(f"{here}/reviews.parquet", index=False)
deps = {"Reception": 5, "Housekeeping": 7, "Kitchen": 6, "Service": 6, "Maintenance": 2}
staff = []
for hid, *_ in hotels:
    for dep, n in deps.items():
        for _ in range(max(1, n * hotels[hid - 1][4] // 60)):
            staff.append((hid, dep, f"{random.choice(first)} {random.choice(last)}"))
sh = []
d = date(2023, 10, 1)
while d < TODAY:
    for hid, dep, name in random.sample(staff, 9):
        sick = random.random() < (.07 if d.month in (12, 1, 2) else .035)
        night = dep in ("Reception", "Maintenance") and random.random() < .3
        sh.append((len(sh) + 1, hid, dep, name, d, night, sick, 0.0 if sick else random.choice([4, 6, 7.5, 8, 8, 8, 9, 10.5])))
    d += timedelta(1)
pd.DataFrame(sh, columns=["shift_id", "hotel_id", "department", "employee", "worked_on", "night", "sick", "hours"]).to_parquet(f"{here}/shifts.parquet", index=False)
bills = []
stay = B[(B.status.isin(["checked out", "checked in"]))]
hot = {r[0]: r[1] for r in rooms}
bids = stay.booking_id.tolist()
info = {r.booking_id: r for r in stay.itertuples()}
for _ in range(4200):
    if random.random() < .45:
        k = random.choice(bids)
        r = info[k]
        hid, d, pay = hot[r.room_id], r.arrives_on + timedelta(random.randrange(r.nights)), "Room charge"
    else:
        k, hid, d, pay = None, random.choices([1, 2, 3, 5], [4, 4, 2, 3])[0], date(2023, 10, 1) + timedelta(random.randrange(626)), random.choices(["Card", "Cash", "Voucher"], [7, 3, 1])[0]
    if d >= TODAY:
        continue
    o = random.choices(["Restaurant", "Bar", "Room service", "Terrace"], [55, 25, 8 if k else 0, 12 if d.month in (5, 6, 7, 8, 9) else 0])[0]
    meal = random.choices(["Breakfast", "Lunch", "Dinner"], [2, 3, 5])[0] if o != "Bar" else "Drinks"
    cov = random.choices([1, 2, 3, 4, 6, 8], [20, 45, 10, 15, 7, 3])[0]
    amt = round(cov * {"Breakfast": 14, "Lunch": 22, "Dinner": 41, "Drinks": 16}[meal] * random.uniform(.6, 1.7), 2)
    bills.append((len(bills) + 1, k, hid, d, o, meal, pay, cov, amt, round(amt * random.choice([0, 0, .05, .1, .12]), 2)))
x = pd.DataFrame(bills, columns=["bill_id", "booking_id", "hotel_id", "billed_on", "outlet", "meal", "payment", "covers", "amount", "tip"])
x["booking_id"] = x.booking_id.astype("Int64")
x.to_parquet(f"{here}/bills.parquet", index=False)
print(len(rooms), len(B), len(rev), len(sh), len(x))
