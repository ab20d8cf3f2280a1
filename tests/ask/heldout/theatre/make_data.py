"""Makes the parquet files beside this file; the same ones each time."""
import pathlib
import numpy as np, pandas as pd
rng = np.random.default_rng(1897)
here = pathlib.Path(__file__).parent
START, END = pd.Timestamp("2023-04-01"), pd.Timestamp("2025-03-11")
def pick(values, n, p=None):
    p = None if p is None else np.array(p, float) / sum(p)
    return np.array(values, dtype=object)[rng.choice(len(values), n, p=p)]
def save(df, name):
    for c in df.columns:
        if str(df[c].dtype).startswith("datetime"):
            df[c] = df[c].dt.date
    df.to_parquet(here / f"{name}.parquet", index=False)
    print(name, len(df))

P = [("The Cherry Orchard", "Drama", "Helen Marsh", False, "2023-04-06", 16, 28), ("Noises Off", "Comedy", "Tom Adeyemi", False, "2023-05-04", 20, 26),
     ("Winterreise", "Concert", None, True, "2023-05-18", 3, 34), ("Swan Lake", "Dance", "Irina Volkova", True, "2023-06-01", 10, 38),
     ("The Gruffalo", "Family", "Rosa Lindqvist", True, "2023-07-05", 18, 16), ("Jazz on the Terrace", "Concert", None, False, "2023-07-14", 8, 22),
     ("Hamlet", "Drama", "Helen Marsh", False, "2023-09-14", 22, 30), ("Così fan tutte", "Opera", "Daniel Okafor", False, "2023-10-05", 9, 46),
     ("Blithe Spirit", "Comedy", "Tom Adeyemi", False, "2023-10-26", 18, 27), ("Guys and Dolls", "Musical", "Priya Raman", False, "2023-11-30", 34, 36),
     ("Cinderella", "Family", "Rosa Lindqvist", False, "2023-12-06", 30, 19), ("Messiah", "Concert", None, False, "2023-12-15", 4, 32),
     ("A Doll's House", "Drama", "Marcus Bell", False, "2024-01-25", 18, 27), ("String Quartet Week", "Concert", None, True, "2024-02-12", 6, 26),
     ("La Bohème", "Opera", "Daniel Okafor", False, "2024-02-29", 10, 49), ("The Play That Goes Wrong", "Comedy", "Marcus Bell", True, "2024-03-21", 20, 31),
     ("Giselle", "Dance", "Irina Volkova", True, "2024-04-18", 8, 37), ("An Inspector Calls", "Drama", "Helen Marsh", False, "2024-05-09", 20, 27),
     ("Sweeney Todd", "Musical", "Priya Raman", False, "2024-06-06", 22, 36), ("The Tiger Who Came to Tea", "Family", "Rosa Lindqvist", True, "2024-07-10", 20, 16),
     ("Jazz on the Terrace II", "Concert", None, False, "2024-07-19", 8, 23), ("Macbeth", "Drama", "Marcus Bell", False, "2024-09-12", 24, 31),
     ("Don Giovanni", "Opera", "Daniel Okafor", False, "2024-10-03", 9, 48), ("Private Lives", "Comedy", "Tom Adeyemi", False, "2024-10-24", 16, 28),
     ("Oliver!", "Musical", "Priya Raman", False, "2024-11-28", 36, 38), ("Peter Pan", "Family", "Rosa Lindqvist", False, "2024-12-04", 32, 20),
     ("Christmas Oratorio", "Concert", None, False, "2024-12-13", 4, 33), ("Three Sisters", "Drama", "Helen Marsh", False, "2025-01-23", 18, 29),
     ("Flamenco Nights", "Dance", "Lucía Herrera", True, "2025-02-13", 6, 33), ("The Importance of Being Earnest", "Comedy", "Tom Adeyemi", False, "2025-02-27", 12, 29),
     ("Twelfth Night", "Drama", "Marcus Bell", False, "2025-03-04", 16, 29), ("A Little Night Music", "Musical", "Priya Raman", False, "2025-03-20", 20, 38),
     ("Stick Man", "Family", "Rosa Lindqvist", True, "2025-04-02", 12, 17), ("St Matthew Passion", "Concert", None, False, "2025-04-11", 3, 34),
     ("Rigoletto", "Opera", "Daniel Okafor", False, "2025-04-24", 7, 48)]
prod = pd.DataFrame([(i + 1, p[0], p[1], p[2], p[3], pd.Timestamp(p[4])) for i, p in enumerate(P)], columns=["production_id", "title", "genre", "director", "visiting", "premiered_on"])
save(prod.copy(), "productions")

HALL = {"Main Stage": 190, "Studio": 84, "Garden Hall": 120}
perf, appeal = [], []
for i, p in enumerate(P):
    hall = {"Concert": "Garden Hall", "Opera": "Main Stage", "Musical": "Main Stage", "Dance": "Main Stage"}.get(p[1]) or ["Main Stage", "Studio", "Studio"][rng.integers(0, 3)]
    if p[1] == "Family": hall = "Garden Hall"
    d = pd.Timestamp(p[4]); mins = int({"Drama": 150, "Comedy": 130, "Concert": 95, "Dance": 115, "Family": 60, "Opera": 175, "Musical": 155}[p[1]] + rng.integers(-12, 15))
    pop = rng.uniform(.62, 1.0) * {"Musical": 1.12, "Family": 1.12, "Concert": .82, "Dance": .95, "Drama": .85, "Opera": .93, "Comedy": 1}[p[1]]
    left = p[5]
    while left:
        if d.day_of_week != 0:
            for mat in ([True, False] if d.day_of_week == 5 and left > 1 and p[1] != "Concert" else [p[1] == "Family" and d.day_of_week != 4]):
                perf.append((len(perf) + 1, i + 1, d, hall, mat, bool(rng.random() < .03), HALL[hall], mins)); appeal.append(pop * (1.1 if d.day_of_week in (4, 5) else .95)); left -= 1
        d += pd.Timedelta(days=1)
perf = pd.DataFrame(perf, columns=["performance_id", "production_id", "performed_on", "hall", "matinee", "cancelled", "capacity", "running_minutes"])
NPF = len(perf)

FN = "Margaret Peter Susan Alan Judith Graham Christine Keith Amara Olu Fatima Yusuf Priya Sanjay Mei Hiro Chloe Ben Hannah Josh Ellie Sam Zoe Adam Beatrice Hugh Rosalind Edmund Niamh Callum Isla Fergus Agnes Walter Doris Simon Rachel David Leah Owen".split()
LN = "Hartley Whitcombe Ashdown Pemberton Clarke Hughes Okoye Bello Rahman Malik Patel Shah Chen Tanaka Morris Kelly Bright Foster Langley Winslow Sinclair Drummond Byrne Doyle Fraser Muir Abbott Thorne Lacey Greaves Turner Marsden Holt Pryce Vaughan".split()
NC = 1700
names = set()
while len(names) < NC: names.add(f"{pick(FN,1)[0]} {pick(list('ABCDEFGHJKLMNPRSTW'),1)[0]}. {pick(LN,1)[0]}")
names = sorted(names); rng.shuffle(names)
sub = pick(["None", "Full Season", "Pick Six", "Opera & Dance", "Under 30"], NC, [76, 8, 9, 4, 3])
age = pick(["18-29", "30-44", "45-59", "60-74", "75+"], NC, [13, 22, 27, 28, 10]); age[sub == "Under 30"] = "18-29"
patrons = pd.DataFrame({"patron_id": np.arange(1, NC + 1), "name": names, "city": pick(["Bath", "Bristol", "Frome", "Chippenham", "Swindon", "Wells", "Keynsham", "London"], NC, [38, 24, 9, 8, 6, 5, 6, 4]),
                        "age_band": age, "subscription": sub, "joined_on": pd.Timestamp("2017-09-01") + pd.to_timedelta(rng.integers(0, 2700, NC), unit="D"), "mailing_list": rng.random(NC) < .56})
save(patrons.copy(), "patrons")

pw = rng.gamma(1.2, 1, NC) * np.where(sub == "None", 1, 3.2); pw /= pw.sum()
rows, sold = [], np.zeros(NPF, int)
price = {i + 1: p[6] for i, p in enumerate(P)}
for k, r in perf.iterrows():
    target = min(r.capacity, int(r.capacity * min(1, max(.2, appeal[k] * rng.normal(.83, .13)))))
    while sold[k] < target - 1:
        n = int(min(rng.choice([1, 2, 3, 4, 5, 6, 8], p=[.17, .47, .1, .15, .05, .04, .02]), target - sold[k])); c = rng.choice(NC, p=pw)
        chan = rng.choice(["Website", "Box office", "Phone", "Agency"], p=[.58, .2, .13, .09])
        tt = "Subscriber" if sub[c] != "None" and rng.random() < .7 else rng.choice(["Full price", "Concession", "Student", "Complimentary"], p=[.66, .22, .08, .04])
        lead = 0 if chan == "Box office" and rng.random() < .4 else int(min(rng.gamma(1.4, 17), 160))
        lead = min(lead, (r.performed_on - START).days)
        area = rng.choice(["Stalls", "Circle", "Balcony"], p=[.5, .32, .18])
        full = price[r.production_id] * {"Stalls": 1.15, "Circle": 1, "Balcony": .7}[area] * n
        amount = full * {"Full price": 1, "Concession": .75, "Student": .5, "Subscriber": .85, "Complimentary": 0}[tt]
        ref = bool(r.cancelled or rng.random() < .035)
        if not ref or r.cancelled: sold[k] += n
        rows.append((r.performance_id, c + 1, r.performed_on - pd.Timedelta(days=lead), lead, chan, tt, area, n, round(amount, 2), round(full - amount, 2), ref))
book = pd.DataFrame(rows, columns=["performance_id", "patron_id", "booked_on", "days_ahead", "channel", "ticket_type", "seating_area", "seats", "amount", "discount", "refunded"])
book = book[book.booked_on <= END]
book = book.sort_values(["booked_on", "performance_id"], kind="stable").reset_index(drop=True); book.insert(0, "booking_id", np.arange(100001, 100001 + len(book)))
sold = book[~book.refunded].groupby("performance_id").seats.sum().reindex(perf.performance_id).fillna(0).astype(int).values
perf["seats_sold"] = sold
save(perf.copy(), "performances"); save(book.copy(), "bookings")

depts = {"Front of House": (9, 13.2), "Stage Crew": (8, 17.5), "Sound and Light": (5, 19.0), "Wardrobe": (4, 15.5), "Box Office": (4, 13.8), "Bar": (6, 12.4)}
people = sorted(names)[::37][:36]; rng.shuffle(people); k = 0; team = {}
for dname, (n, _) in depts.items(): team[dname] = [f"{x.split()[0]} {x.split()[-1]}" for x in people[k:k + n]]; k += n
rows = []
for _, r in perf[~perf.cancelled & (perf.performed_on <= END)].iterrows():
    for dname, (n, rate) in depts.items():
        for e in rng.choice(team[dname], min(n, int(rng.choice([1, 2, 3], p=[.35, .45, .2]))), replace=False):
            h = float(rng.choice([3.5, 4, 4.5, 5, 5.5, 6])); ot = float(rng.choice([0, .5, 1, 1.5, 2.5], p=[.74, .1, .08, .05, .03]))
            rows.append((r.performance_id, e, dname, r.performed_on, h, ot, round(rate * h + 1.5 * rate * ot, 2), bool(rng.random() < .07)))
shifts = pd.DataFrame(rows, columns=["performance_id", "employee", "department", "worked_on", "hours", "overtime", "cost", "sick_cover"]); shifts.insert(0, "shift_id", np.arange(1, len(shifts) + 1))
save(shifts, "shifts")

items = [("Prosecco glass", "Wine", 7.5, 2.1), ("Pinot Grigio", "Wine", 6.8, 1.9), ("Rioja", "Wine", 7.2, 2.2), ("Pale Ale", "Beer", 5.6, 1.7), ("Lager", "Beer", 5.2, 1.5), ("Gin and Tonic", "Spirits", 8.4, 2.3), ("Whisky", "Spirits", 7.0, 2.0),
         ("Elderflower Pressé", "Soft drinks", 3.4, .9), ("Orange Juice", "Soft drinks", 2.8, .7), ("Mineral Water", "Soft drinks", 2.2, .4), ("Ice Cream Tub", "Snacks", 3.8, 1.3), ("Salted Crisps", "Snacks", 1.9, .6), ("Chocolate Buttons", "Snacks", 2.9, 1.1), ("Flat White", "Hot drinks", 3.3, .6), ("Tea", "Hot drinks", 2.5, .3)]
rows = []
for _, r in perf[~perf.cancelled & (perf.performed_on <= END)].iterrows():
    fam = P[r.production_id - 1][1] == "Family"
    for m, p in (("Before the show", .5), ("Interval", .62), ("After the show", .2)):
        for it in items:
            if rng.random() < p * (.55 if not fam else (.9 if it[1] in ("Snacks", "Soft drinks", "Hot drinks") else .12)):
                q = int(1 + rng.poisson(r.seats_sold * .035)); rows.append((r.performance_id, r.performed_on, it[0], it[1], m, q, round(q * it[2], 2), round(q * it[3], 2)))
bar = pd.DataFrame(rows, columns=["performance_id", "sold_on", "product", "category", "moment", "quantity", "amount", "cost"]); bar.insert(0, "line_id", np.arange(1, len(bar) + 1))
save(bar, "bar_sales")

ND = 2100
dw = rng.gamma(.8, 1, NC) * np.where(sub == "None", 1, 4) * pd.Series(age).map({"18-29": .3, "30-44": .7, "45-59": 1, "60-74": 1.7, "75+": 1.8}).values; dw /= dw.sum()
days = pd.date_range(START, END); w = np.array([{11: 1.6, 12: 2.6, 6: .7, 8: .5}.get(d.month, 1) for d in days], float)
camp = pick(["Roof Appeal", "Young Voices", "New Work Fund", "Annual Fund"], ND, [26, 22, 14, 38])
amt = np.round(np.exp(rng.normal(3.6, .95, ND)) / 5) * 5 + 5; big = rng.random(ND) < .012; amt[big] = rng.choice([1000, 2500, 5000], big.sum())
don = pd.DataFrame({"donation_id": np.arange(1, ND + 1), "patron_id": rng.choice(NC, ND, p=dw) + 1, "given_on": days[np.sort(rng.choice(len(days), ND, p=w / w.sum()))], "campaign": camp, "payment_method": pick(["Card", "Direct debit", "Bank transfer", "Cash"], ND, [48, 31, 14, 7]), "amount": amt, "gift_aid": rng.random(ND) < .63})
don["recurring"] = (don.payment_method == "Direct debit") & (rng.random(ND) < .9)
save(don, "donations")
