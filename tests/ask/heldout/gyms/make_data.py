"""Makes the gyms' tables (seeded). Run in this folder."""
import datetime as D, numpy as np, pandas as pd
r = np.random.default_rng(20240918)
END = D.date(2024, 9, 17); START = D.date(2023, 1, 1)
clubs = pd.DataFrame([
 (1, "Leeds Dock", "Leeds", "North", True, "2016-03-01", 2400), (2, "Headingley", "Leeds", "North", False, "2019-09-10", 1150),
 (3, "Harbourside", "Bristol", "South West", True, "2014-01-20", 2900), (4, "York Station", "York", "North", False, "2021-05-17", 980),
 (5, "Exeter Quay", "Exeter", "South West", False, "2018-02-05", 1320), (6, "Norwich Riverside", "Norwich", "East", True, "2017-11-13", 2050),
 (7, "Brighton Marina", "Brighton", "South East", True, "2015-06-22", 2650), (8, "Clifton", "Bristol", "South West", False, "2023-04-03", 870),
 (9, "Kelham Island", "Sheffield", "North", False, "2022-10-01", 1240)], columns="club_id name city region pool opened_on area".split())
clubs.opened_on = pd.to_datetime(clubs.opened_on).dt.date
cw = np.array([.17, .08, .19, .07, .09, .11, .15, .05, .09])
days = np.array([START + D.timedelta(i) for i in range((END - START).days + 1)])
def pickdays(n, weekend=.8, jan=1.5, growth=.4):
    w = np.array([(weekend if d.weekday() > 4 else 1) * (jan if d.month == 1 else .8 if d.month in (7, 8) else 1) * (1 + growth * i / len(days)) for i, d in enumerate(days)])
    return np.sort(r.choice(days, n, p=w / w.sum()))
N = 1100; OLD = 400
plans = ["Basic", "Plus", "Student", "Family", "Off-Peak"]
m = pd.DataFrame({"member_id": np.arange(1001, 1001 + N), "home_club_id": r.choice(clubs.club_id, N, p=cw), "plan": r.choice(plans, N, p=[.38, .27, .16, .11, .08]),
 "gender": r.choice(["female", "male", "not stated"], N, p=[.5, .45, .05]), "birth_year": r.integers(1948, 2007, N), "joined_on": list(np.sort(r.choice(np.array([D.date(2018, 6, 1) + D.timedelta(i) for i in range(1675)]), OLD))) + list(pickdays(N - OLD, .7, 2.6, .1)),
 "channel": r.choice(["Website", "Walk-in", "Friend", "Corporate"], N, p=[.46, .24, .19, .11])})
left = []
for d in m.joined_on:
    x = max(d, START) + D.timedelta(int(r.integers(40, 700))) if r.random() < .5 else None
    left.append(x if x and x <= END else None)
m["left_on"] = left
jo = np.array(m.joined_on.values, dtype="datetime64[D]"); le = np.array([x or D.date(2100, 1, 1) for x in left], dtype="datetime64[D]")
def who(dates, weight):   # a member who is one on the day
    out = []
    for d in dates:
        w = weight * ((jo <= np.datetime64(d)) & (le >= np.datetime64(d))); out.append(np.searchsorted(np.cumsum(w) / w.sum(), r.random(), side="right"))
    return np.array(out)
n = 5600
v = pd.DataFrame({"visit_id": np.arange(1, n + 1), "visited_on": pickdays(n)})
act = r.gamma(.9, 1, N); act[m.plan == "Plus"] *= 1.4
idx = who(v.visited_on, act)
v["member_id"] = m.member_id.values[idx]
away = r.random(n) < .14
v["club_id"] = np.where(away, r.choice(clubs.club_id, n, p=cw), m.home_club_id.values[idx])
v["hour"] = r.choice(np.arange(6, 22), n, p=np.array([4, 7, 6, 4, 3, 3, 5, 4, 2, 2, 4, 9, 11, 9, 5, 2]) / 80)
v["minutes"] = np.clip(r.normal(63, 21, n).round(), 12, 190).astype(int) + (v.club_id % 3 * 3)
v["with_guest"] = r.random(n) < .06
tn = "Aoife Brennan,Marcus Webb,Priya Nair,Tom Ashworth,Elena Petrova,Jamal Osei,Hannah Lindqvist,Declan Moore,Sofia Marino,Gareth Pugh,Yuki Tanaka,Olivia Hartley,Ben Carver,Chloe Dubois,Rashid Khan,Megan Lloyd,Pawel Nowak,Isla Fraser,Nadia Rahman,Luke Sutherland".split(",")
t = pd.DataFrame({"trainer_id": np.arange(51, 71), "name": tn, "club_id": r.choice(clubs.club_id, 20), "grade": r.choice(["Assistant", "Instructor", "Senior", "Master"], 20, p=[.2, .4, .25, .15]),
 "freelance": r.random(20) < .4, "hired_on": [D.date(2015, 1, 1) + D.timedelta(int(x)) for x in r.integers(0, 3000, 20)]})
n = 1650
s = pd.DataFrame({"session_id": np.arange(1, n + 1), "held_on": pickdays(n, .6, 1.2, .3), "club_id": r.choice(clubs.club_id, n, p=cw),
 "discipline": r.choice(["Spin", "Yoga", "Pilates", "HIIT", "Body Pump", "Aqua Fit", "Zumba", "Boxing"], n, p=[.2, .18, .13, .15, .12, .07, .08, .07]),
 "level": r.choice(["beginner", "intermediate", "advanced"], n, p=[.4, .4, .2]), "start_hour": r.choice([7, 9, 10, 12, 17, 18, 19, 20], n)})
tw = r.gamma(3, 1, 20)
s["trainer_id"] = r.choice(t.trainer_id, n, p=tw / tw.sum())
st = r.choice(t.trainer_id, n); s["stand_in_id"] = [int(x) if u < .13 and x != y else None for x, u, y in zip(st, r.random(n), s.trainer_id)]
s["stand_in_id"] = s.stand_in_id.astype("Int64")
s["cancelled"] = r.random(n) < np.where(s.club_id.isin([2, 5]), .11, .05)
s["places"] = r.choice([12, 16, 20, 24, 30], n)
s["attended"] = np.where(s.cancelled, 0, np.minimum(s.places, r.binomial(s.places, np.clip(.45 + .06 * (s.start_hour > 16) + .04 * (s.trainer_id % 5) + .05 * (s.discipline == "Spin"), 0, 1))))
n = 4300
p = pd.DataFrame({"payment_id": np.arange(90001, 90001 + n), "paid_on": pickdays(n, 1)})
idx = who(p.paid_on, np.ones(N)); p["member_id"] = m.member_id.values[idx]
p["club_id"] = np.where(r.random(n) < .08, r.choice(clubs.club_id, n, p=cw), m.home_club_id.values[idx])
p["kind"] = r.choice(["Membership", "Personal Training", "Shop", "Drinks", "Joining Fee"], n, p=[.58, .14, .1, .12, .06])
base = {"Membership": 39, "Personal Training": 55, "Shop": 22, "Drinks": 3.8, "Joining Fee": 25}
p["amount"] = [round(base[k] * f, 2) for k, f in zip(p.kind, r.uniform(.7, 1.5, n))]
p["method"] = [r.choice(["Direct Debit", "Card"], p=[.85, .15]) if k == "Membership" else r.choice(["Card", "Cash", "Voucher"], p=[.7, .2, .1]) for k in p.kind]
p["failed"] = (r.random(n) < np.where(p.method == "Direct Debit", .06, .015))
p["refunded"] = [0.0 if f or u > .045 else round(a * (1 if u < .03 else .5), 2) for f, u, a in zip(p.failed, r.random(n), p.amount)]
for k, d in dict(clubs=clubs, members=m, visits=v, trainers=t, sessions=s, payments=p).items(): d.to_parquet(k + ".parquet", index=False)
