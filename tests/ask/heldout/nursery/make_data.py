# nursery data, seeded
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).parent
rng = np.random.default_rng(1120)
START, END = date(2023, 1, 2), date(2024, 11, 19)
sites = pd.DataFrame(
    [
        (1, "Acorn House", "Leeds", "Yorkshire", 84, "Good", date(2009, 9, 1)),
        (2, "Bluebell", "Leeds", "Yorkshire", 52, "Outstanding", date(2014, 1, 6)),
        (3, "Buttercup Lane", "Bradford", "Yorkshire", 60, "Requires improvement", date(2017, 4, 3)),
        (4, "Little Oaks", "York", "Yorkshire", 45, "Good", date(2012, 9, 3)),
        (5, "Riverside", "Sheffield", "Yorkshire", 96, "Good", date(2019, 9, 2)),
        (6, "Sunflower", "Manchester", "North West", 72, "Outstanding", date(2011, 1, 10)),
        (7, "The Willows", "Salford", "North West", 40, "Good", date(2022, 9, 5)),
        (8, "Treetops", "Durham", "North East", 66, None, date(2023, 4, 17)),
    ],
    columns=["site_id", "name", "town", "region", "capacity", "rating", "opened_on"],
)
wt = np.array([0.19, 0.11, 0.1, 0.09, 0.22, 0.15, 0.05, 0.09])
days = [START + timedelta(i) for i in range((END - START).days + 1) if (START + timedelta(i)).weekday() < 5]

n = 950
site = rng.choice(sites.site_id, size=n, p=wt)
start = np.array([START + timedelta(int(x)) for x in rng.integers(0, 680, n)])
start = np.where([d.month in (2, 6, 7) and rng.random() < 0.5 for d in start], [date(d.year, 9, min(d.day, 28)) if date(d.year, 9, min(d.day, 28)) <= END else d for d in start], start)
room = rng.choice(["baby", "toddler", "preschool"], size=n, p=[0.27, 0.35, 0.38])
dwk = rng.choice([1, 2, 3, 4, 5], size=n, p=[0.04, 0.22, 0.34, 0.17, 0.23])
stay = rng.exponential(420, n).astype(int) + 20
end = [s + timedelta(int(k)) for s, k in zip(start, stay)]
end = [e if e <= END else None for e in end]
src = rng.choice(["word of mouth", "website", "open day", "facebook", "council list"], size=n, p=[0.37, 0.28, 0.14, 0.12, 0.09]).astype(object)
src[rng.random(n) < 0.04] = None
why = rng.choice(["started school", "moved away", "too expensive", "unhappy", "other nursery"], size=n, p=[0.44, 0.2, 0.19, 0.06, 0.11]).astype(object)
why = np.where([e is None for e in end], None, why)
enrol = pd.DataFrame({
    "enrol_id": np.arange(1, n + 1), "child_id": rng.integers(1, 720, n), "site_id": site, "start_on": start, "end_on": end, "room": room,
    "days_wk": dwk, "weekly_fee": np.round(dwk * np.where(room == "baby", 68, np.where(room == "toddler", 62, 57)) * rng.normal(1, 0.05, n), 2),
    "funding": rng.choice(["none", "15h", "30h"], size=n, p=[0.41, 0.24, 0.35]), "source": src, "sibling": rng.random(n) < 0.21, "end_reason": why,
})

m = 5600
site = rng.choice(sites.site_id, size=m, p=wt)
day = np.array(days)[rng.integers(0, len(days), m)]
status = np.where(rng.random(m) < np.where([d.month in (1, 11, 12) for d in day], 0.16, 0.08), "absent", "present")
ses = rng.choice(["am", "pm", "full"], size=m, p=[0.2, 0.13, 0.67])
hours = np.where(ses == "full", 9.5, 4.75) + np.round(rng.normal(0, 0.4, m) * 4) / 4
att = pd.DataFrame({
    "att_id": np.arange(1, m + 1), "child_id": rng.integers(1, 720, m), "site_id": site, "day": day, "session": ses,
    "room": rng.choice(["baby", "toddler", "preschool"], size=m, p=[0.24, 0.36, 0.4]), "status": status,
    "absence_reason": np.where(status == "absent", rng.choice(np.array(["sick", "holiday", "no notice", None], dtype=object), size=m, p=[0.58, 0.24, 0.13, 0.05]), None),
    "hours": np.where(status == "absent", np.nan, hours), "late_pickup": (status == "present") & (rng.random(m) < np.where(site == 6, 0.09, 0.035)),
})

names = ["Aisha Khan", "Amy Walker", "Beth Carter", "Callum Reid", "Chloe Barnes", "Dawn Pickering", "Ellie Marsh", "Fatima Noor", "Gemma Lowe", "Hannah Price", "Imran Shah", "Jade Ellis",
         "Jo Sutcliffe", "Karen Doyle", "Leanne Booth", "Lucy Holt", "Maya Patel", "Megan Frost", "Nadia Iqbal", "Olivia Dunn", "Paula Haigh", "Rachel Stone", "Sam Whitworth", "Sophie Clegg",
         "Tara Quinn", "Tom Ashby", "Vicky Lund", "Yasmin Begum", "Zoe Hartley", "Priya Nair", "Rosie Tate", "Donna Firth"]
jobs = ["practitioner"] * 17 + ["room leader"] * 6 + ["manager"] * 4 + ["apprentice"] * 3 + ["cook"] * 2
jobs = list(rng.permutation(jobs))
contract = rng.choice(["permanent", "bank", "agency"], size=32, p=[0.66, 0.18, 0.16])
home = rng.choice(sites.site_id, size=32, p=wt)
home = np.where(contract == "agency", 0, home)
rate = pd.Series(jobs).map({"practitioner": 12.1, "room leader": 13.9, "manager": 18.5, "apprentice": 8.6, "cook": 11.9}).to_numpy() * np.where(contract == "agency", 1.5, 1)
s = 4200
who = rng.choice(32, size=s, p=(lambda v: v / v.sum())(rng.gamma(6, 1, 32)))
worked = np.where((rng.random(s) < 0.8) & (home[who] > 0), home[who], rng.choice(sites.site_id, size=s, p=wt))
off = rng.random(s) < 0.045
h = np.where(off, 0.0, np.round(rng.choice([5, 7.5, 8, 9, 10], size=s, p=[0.1, 0.3, 0.33, 0.17, 0.1]), 2))
ot = np.where((~off) & (rng.random(s) < 0.12), rng.choice([0.5, 1, 1.5, 2], size=s), 0.0)
shifts = pd.DataFrame({
    "shift_id": np.arange(1, s + 1), "staff_id": who + 1, "staff_name": np.array(names)[who], "job": np.array(jobs)[who], "contract": contract[who], "level": np.array(rng.choice([2, 3, 5, 6], size=32, p=[0.3, 0.45, 0.15, 0.1]))[who],
    "site_id": worked, "home_site_id": pd.array(np.where(home[who] == 0, -1, home[who]), dtype="Int64"), "day": np.array(days)[rng.integers(0, len(days), s)],
    "kind": rng.choice(["early", "core", "late"], size=s, p=[0.31, 0.44, 0.25]), "hours": h, "ot_hours": ot, "sick": off, "pay": np.round((h + 1.5 * ot) * rate[who], 2),
})
shifts.loc[shifts.home_site_id == -1, "home_site_id"] = pd.NA

v = 3000
site = rng.choice(sites.site_id, size=v, p=wt)
issued = np.array([date(2023 + (i // 12), i % 12 + 1, 1) for i in range(23)])[rng.integers(0, 23, v)]
issued = np.array([d + timedelta(int(k)) for d, k in zip(issued, rng.choice([0, 1, 2, 14], size=v, p=[0.7, 0.15, 0.1, 0.05]))])
due = np.array([d + timedelta(14) for d in issued])
gap = np.round(rng.gamma(2.2, 5.5, v)).astype(int) + 1
never = rng.random(v) < np.where(site == 3, 0.13, 0.05)
paid = [None if z or d + timedelta(int(g)) > END else d + timedelta(int(g)) for d, g, z in zip(issued, gap, never)]
method = rng.choice(["direct debit", "card", "bank transfer", "voucher"], size=v, p=[0.46, 0.22, 0.18, 0.14]).astype(object)
method = np.where([p is None for p in paid], None, method)
inv = pd.DataFrame({
    "inv_id": np.arange(70001, 70001 + v), "child_id": rng.integers(1, 720, v), "site_id": site, "issued_on": issued, "due_on": due, "paid_on": paid,
    "payer": rng.choice(["parent", "council", "employer"], size=v, p=[0.74, 0.21, 0.05]), "method": method, "item": rng.choice(["fees", "meals", "late fee", "trip", "deposit"], size=v, p=[0.72, 0.13, 0.04, 0.05, 0.06]),
    "amount": 0.0,
})
mean = inv["item"].map({"fees": 690, "meals": 62, "late fee": 20, "trip": 17, "deposit": 150}).to_numpy()
inv["amount"] = np.round(mean * rng.lognormal(0, 0.3, v) * np.where([d.year == 2024 for d in issued], 1.06, 1), 2)

q = 720
cat = rng.choice(["bump", "fall", "bite", "scratch", "allergic reaction", "illness", "near miss"], size=q, p=[0.33, 0.24, 0.15, 0.1, 0.03, 0.1, 0.05])
inc = pd.DataFrame({
    "inc_id": np.arange(1, q + 1), "child_id": rng.integers(1, 720, q), "site_id": rng.choice(sites.site_id, size=q, p=wt), "happened_on": np.array(days)[rng.integers(0, len(days), q)],
    "room": rng.choice(np.array(["baby", "toddler", "preschool", None], dtype=object), size=q, p=[0.19, 0.46, 0.32, 0.03]), "category": cat,
    "severity": np.where(cat == "near miss", "minor", rng.choice(["minor", "moderate", "serious"], size=q, p=[0.79, 0.17, 0.04])),
    "place": rng.choice(["garden", "indoor", "dining area", "outing"], size=q, p=[0.45, 0.38, 0.12, 0.05]), "parent_told": rng.random(q) < 0.93, "first_aid": rng.random(q) < 0.36,
})
for name, f in {"sites": sites, "enrolments": enrol, "attendance": att, "shifts": shifts, "invoices": inv, "incidents": inc}.items():
    for c in f.columns:
        if c.endswith("_on") or c == "day":
            f[c] = pd.to_datetime(f[c]).dt.date
    f.to_parquet(HERE / f"{name}.parquet", index=False)
    print(name, len(f))
