"""Makes the broadband provider's data (seeded). Run: python make_data.py"""
import os, random
from datetime import date, timedelta
import pandas as pd
random.seed(90210)
here = os.path.dirname(os.path.abspath(__file__))
def save(name, rows, cols): pd.DataFrame(rows, columns=cols).to_parquet(f"{here}/{name}.parquet", index=False)
TODAY = date(2025, 3, 14); START = date(2023, 4, 1)
span = (TODAY - START).days
def day(w=None): return START + timedelta(int(random.random() * span))
towns = {"Cork": ["Cork", "Mallow", "Cobh"], "Galway": ["Galway", "Tuam"], "Limerick": ["Limerick", "Newcastle West"], "Kerry": ["Tralee", "Killarney"], "Waterford": ["Waterford", "Dungarvan"], "Dublin": ["Dublin", "Swords", "Tallaght"], "Mayo": ["Castlebar", "Westport"]}
cw = [24, 14, 12, 9, 9, 26, 6]
first = "Aoife Ciarán Niamh Seán Orla Liam Siobhán Declan Gráinne Patrick Emma Conor Róisín Michael Sinéad Brendan Agnieszka Tomasz Maria João Fatima Ahmed Laura Kevin".split()
last = "Murphy Kelly O'Sullivan Walsh Byrne Ryan O'Connor Doyle McCarthy Gallagher Kowalska Nowak Silva Kavanagh Brennan Burke Khan Lynch Power Hayes".split()
firms = ["Harbour Dental", "Lee Valley Foods", "Claddagh Design", "Shannon Freight", "Atlantic Surf School", "Kerry Gold Tours", "Viking Glass", "Liffey Legal", "Quayside Hotel", "Burren Outdoor", "Munster Tyres", "Rebel Brewing", "Corrib Software", "Treaty Print", "Reek Cafe"]
C = []
for i in range(1, 701):
    seg = random.choices(["Residential", "Student", "Small business", "Enterprise", "Public sector"], [66, 9, 17, 5, 3])[0]
    co = random.choices(list(towns), cw)[0]
    nm = f"{random.choice(first)} {random.choice(last)}" if seg in ("Residential", "Student") else f"{random.choice(firms)} {random.choice(['Ltd', 'Group', 'Teo', 'DAC'])} {i}" if seg != "Public sector" else f"{co} {random.choice(['Library', 'Council', 'School', 'Clinic'])} {i}"
    C.append((i, nm, seg, random.choice(towns[co]), co, date(2019, 1, 1) + timedelta(random.randrange(2260)), random.random() < .62))
save("customers", C, ["customer_id", "name", "segment", "town", "county", "joined_on", "autopay"])
plans = [("Essential 100", "Fibre", 100, 34.99), ("Family 500", "Fibre", 500, 44.99), ("Giga 1000", "Fibre", 1000, 59.99), ("Copper 50", "DSL", 50, 29.99), ("Copper 16", "DSL", 16, 24.99), ("Cable 250", "Cable", 250, 39.99), ("Rural Air 80", "Fixed wireless", 80, 42.99), ("Business Pro 1000", "Fibre", 1000, 89.99)]
S = []
big = [c[0] for c in C if c[2] in ("Enterprise", "Public sector")]
for i in range(1, 1101):
    c = random.choice(C) if i > 700 else C[i - 1]
    biz = c[2] in ("Small business", "Enterprise", "Public sector")
    p = random.choices(plans, [9, 12, 6, 8, 4, 8, 5, 25] if biz else [14, 26, 14, 12, 6, 14, 8, 0])[0]
    st = max(day(), c[5]); st = min(st, TODAY - timedelta(1))
    end = reason = None
    if random.random() < .27:
        e = st + timedelta(int(random.triangular(30, 600, 250)))
        if e < TODAY: end, reason = e, random.choices(["Moved house", "Price", "Switched to competitor", "Poor service", "Business closed", "Non-payment"], [30, 26, 20, 14, 4, 6])[0]
    pay = c[0] if random.random() < .82 else (random.choice(big) if biz else random.choice(C)[0])
    S.append((i, c[0], pay, p[0], p[1], p[2], round(p[3] - random.choice([0, 0, 0, 5]), 2), random.choices([1, 12, 18, 24], [15, 45, 10, 30])[0], random.random() < .28, random.choices(["Web shop", "Call centre", "Retail store", "Door-to-door", "Partner"], [38, 26, 18, 11, 7])[0], st, end, reason))
save("subscriptions", S, ["subscription_id", "customer_id", "payer_id", "plan", "technology", "speed_mbps", "monthly_fee", "contract_months", "tv_bundle", "sales_channel", "started_on", "ended_on", "end_reason"])
def sub_day():
    while True:
        s = random.choice(S); e = min(s[11] or TODAY - timedelta(1), TODAY - timedelta(1)); n = (e - s[10]).days
        if n > 0: return s, s[10] + timedelta(random.randrange(n + 1))
T = []
for i in range(1, 3201):
    s, d = sub_day(); ch = random.choices(["Phone", "Live chat", "Email", "App", "Social media"], [46, 24, 14, 12, 4])[0]
    tp = random.choices(["Slow connection", "No connection", "Billing", "Router", "Moving house", "TV", "Cancellation request"], [24, 18, 22, 14, 8, 6, 8])[0]
    pr = random.choices(["Low", "Normal", "High", "Urgent"], [22, 52, 19, 7])[0]
    wt = round(random.expovariate(1 / {"Phone": 11, "Live chat": 4, "Email": 190, "App": 60, "Social media": 75}[ch]), 1)
    dd = int(random.expovariate(1 / {"Low": 5, "Normal": 3.2, "High": 2, "Urgent": 1}[pr])); so = d + timedelta(dd)
    if so >= TODAY or random.random() < .03: so = None
    stars = None if random.random() < .45 else max(1, min(5, round(random.gauss(4.2 - min(wt, 60) / 45 - dd * .08, 1))))
    T.append((i, s[0], d, so, tp, ch, pr, random.random() < {"Low": .03, "Normal": .08, "High": .2, "Urgent": .38}[pr], wt, stars))
save("tickets", T, ["ticket_id", "subscription_id", "opened_on", "solved_on", "topic", "channel", "priority", "escalated", "wait_minutes", "stars"])
df = pd.DataFrame(T, columns=["ticket_id", "subscription_id", "opened_on", "solved_on", "topic", "channel", "priority", "escalated", "wait_minutes", "stars"]); df["stars"] = df["stars"].astype("Int64"); df.to_parquet(f"{here}/tickets.parquet", index=False)
O = []
for i in range(1, 341):
    d = day()
    ca = random.choices(["Cable cut", "Power failure", "Storm damage", "Equipment fault", "Software update", "Vandalism"], [22, 18, 24 if d.month in (10, 11, 12, 1, 2) else 6, 20, 18, 4])[0]
    pl = ca == "Software update" or (ca == "Equipment fault" and random.random() < .3)
    O.append((i, random.choices(list(towns), cw)[0], ca, d, pl, int(random.expovariate(1 / (60 if pl else 190))) + 5, int(random.expovariate(1 / 140)) + 3))
save("outages", O, ["outage_id", "county", "cause", "started_on", "planned", "minutes", "lines"])
V = []
tech = ["Dave Brosnan", "Eimear Foley", "Mick Tobin", "Paweł Zieliński", "Sharon Quirke", "Tony Daly", "Ruth Cahill", "Gavin Moran"]
for i in range(1, 1601):
    s, d = sub_day(); k = random.choices(["Installation", "Repair", "Router swap", "Upgrade", "Site survey"], [38, 34, 12, 10, 6])[0]
    V.append((i, s[0], d, k, random.choices(["Completed", "No access", "Rescheduled", "Follow-up needed"], [76, 8, 7, 9])[0], random.choices(tech, [9, 8, 8, 7, 6, 5, 4, 3])[0], random.random() < .17, max(10, int(random.gauss({"Installation": 85, "Repair": 55, "Router swap": 25, "Upgrade": 60, "Site survey": 45}[k], 15)))))
save("visits", V, ["visit_id", "subscription_id", "visited_on", "kind", "outcome", "technician", "late", "minutes"])
I = []
for s in S:
    d = s[10]; last_ = s[11] or TODAY
    while d < last_:
        if random.random() < .62:
            r = random.random(); old = (TODAY - d).days
            paid = r < (.96 if old > 60 else .8 if old > 20 else .45)
            I.append((len(I) + 1, s[0], d, d + timedelta(14), paid, random.choices(["Direct debit", "Credit card", "Bank transfer", "PayPal"], [58, 22, 14, 6])[0], random.choices([0, 1, 2, 3], [82, 11, 5, 2] if paid else [30, 30, 25, 15])[0], round(s[6] + random.choice([0, 0, 0, 4.5, 9.9, 12]), 2)))
        d += timedelta(30)
save("invoices", I, ["invoice_id", "subscription_id", "issued_on", "due_on", "paid", "method", "reminders", "amount"])
print(len(T), len(O), len(V), len(I))
