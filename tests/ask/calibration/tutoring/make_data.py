"""Writes the parquet files beside it; always the same."""
from pathlib import Path
import numpy as np, pandas as pd
here = Path(__file__).parent
r = np.random.default_rng(90210)
D = pd.Timestamp; td = lambda d: pd.Timedelta(days=int(d))
one = lambda vals, p=None: r.choice(vals, p=p)
first = ["Maya","Oliver","Priya","Tomas","Grace","Hugo","Yuki","Daniel","Fatima","Rory","Elena","Sam","Ines","Kofi","Nadia","Lars","Beth","Arjun","Chloe","Mateo"]
last = ["Patel","Byrne","Kowalski","Okafor","Larsen","Costa","Tanaka","Murray"]
full = [f"{a} {b}" for b in last for a in first]
subjects = ["maths","physics","chemistry","english","spanish","french","coding","piano"]
start, end = D("2023-01-09"), D("2025-09-09"); days = pd.date_range(start, end)
nt = 60
tutors = pd.DataFrame(dict(tutor_id=range(1, nt + 1), name=[full[i] for i in r.permutation(len(full))[:nt]], country=r.choice(["UK","Ireland","Spain","Poland","India","Kenya"], nt, p=[.4,.12,.14,.12,.14,.08]),
  main_subject=r.choice(subjects, nt), degree=r.choice(["bachelor","master","phd","none"], nt, p=[.4,.3,.12,.18]), hourly_rate=np.round(r.uniform(14, 55, nt)).astype(int), verified=r.random(nt) < .75,
  joined_on=[D("2022-03-01") + td(x) for x in sorted(r.integers(0, 1200, nt))]))
tutors.loc[:11, "joined_on"] = [D("2022-03-01") + td(x) for x in r.integers(0, 250, 12)]
ns = 700
students = pd.DataFrame(dict(student_id=range(1, ns + 1), country=r.choice(["UK","Ireland","Germany","France","UAE","Singapore"], ns, p=[.5,.12,.12,.1,.08,.08]), grade=r.choice(["primary","gcse","a-level","university","adult"], ns, p=[.2,.32,.24,.09,.15]),
  source=r.choice(["organic","google_ads","referral","school","instagram"], ns, p=[.3,.25,.2,.15,.1]), device=r.choice(["web","ios","android"], ns, p=[.5,.3,.2]), newsletter=r.random(ns) < .45,
  signed_up=[D("2022-11-01") + td(x) for x in sorted(r.integers(0, 1040, ns))]))
rows = []
plans = {"lite": 49, "standard": 99, "intensive": 189}
for s in students.itertuples():
    if r.random() > .72: continue
    day = max(s.signed_up + td(r.integers(0, 40)), start)
    for k in range(int(one([1, 2], [.85, .15]))):
        if day > end: break
        plan = one(list(plans), [.4, .42, .18]); annual = r.random() < .25; promo = r.random() < .3
        life = int(r.gamma(2, 150)); stop = day + td(life)
        fin = stop if stop <= end else pd.NaT
        rows.append((len(rows) + 1, s.student_id, plan, "annual" if annual else "monthly", promo, day, fin, round(plans[plan] * (.8 if annual else 1) * (.85 if promo else 1), 2), None if fin is pd.NaT else one(["price","exams_over","no_time","tutor_left","unhappy"], [.3,.25,.2,.1,.15])))
        if fin is pd.NaT: break
        day = fin + td(r.integers(20, 120))
subs = pd.DataFrame(rows, columns="sub_id student_id plan billing promo started_on ended_on mrr cancel_reason".split())
season = {1: 1.2, 2: 1.1, 3: 1.2, 4: 1.3, 5: 1.4, 6: .9, 7: .5, 8: .45, 9: 1.1, 10: 1.2, 11: 1.2, 12: .7}
w = np.array([season[d.month] * (1 + .6 * i / len(days)) * (.6 if d.dayofweek == 4 else 1) for i, d in enumerate(days)]); w /= w.sum()
seen = set(); rows = []
for day in sorted(days[r.choice(len(days), 3600, p=w)]):
    pool = students[students.signed_up <= day]; s = pool.iloc[-1 - min(int(r.exponential(140)), len(pool) - 1)]
    tp = tutors[tutors.joined_on <= day]; t = tp.iloc[int(r.beta(1, 1.4) * len(tp))]
    trial = s.student_id not in seen; seen.add(s.student_id)
    hour = int(one([8, 10, 12, 15, 16, 17, 18, 19, 20], [.04, .06, .06, .1, .18, .2, .18, .12, .06])) ; mins = 25 if trial else int(one([30, 45, 60, 90], [.15, .2, .5, .15]))
    status = one(["done", "no_show", "cxl_student", "cxl_tutor"], [.83, .06, .08, .03]); price = 0.0 if trial else round(t.hourly_rate * mins / 60 * 1.25, 2)
    cover = int(one(tp.tutor_id)) if r.random() < .05 and status == "done" else None
    if cover == t.tutor_id: cover = None
    rows.append((len(rows) + 1, day + pd.Timedelta(hours=hour, minutes=int(one([0, 15, 30]))), int(s.student_id), int(t.tutor_id), cover, t.main_subject if r.random() < .85 else one(subjects), bool(trial), mins, str(status), price, round(price * (.72 if t.verified else .68), 2), one(["web","ios","android"], [.6,.25,.15]), bool(r.random() < .35)))
lessons = pd.DataFrame(rows, columns="lesson_id starts_at student_id tutor_id cover_id subject trial mins status price payout platform recorded".split()); lessons["cover_id"] = lessons.cover_id.astype("Int64")
q = dict(zip(tutors.tutor_id, r.normal(0, .5, nt))); rows = []
for l in lessons[lessons.status.eq("done")].itertuples():
    if r.random() > .42: continue
    posted = l.starts_at.normalize() + td(r.integers(0, 6))
    if posted > end: continue
    rows.append((len(rows) + 1, l.lesson_id, posted, int(np.clip(round(4.3 + q[l.tutor_id] + r.normal(0, .8)), 1, 5)), bool(r.random() < .55), bool(r.random() < .04), one(["email","in_app","push"], [.3,.5,.2])))
reviews = pd.DataFrame(rows, columns="review_id lesson_id posted_on stars has_text flagged asked_via".split())
for name in "tutors students subs lessons reviews".split():
    globals()[name].to_parquet(here / f"{name}.parquet", index=False); print(name, len(globals()[name]))
