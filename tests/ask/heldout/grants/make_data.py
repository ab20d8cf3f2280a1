"""Makes the foundation's parquet files; the same ones every time."""
import datetime as dt
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
R = random.Random(1899)
START, END = dt.date(2022, 12, 1), dt.date(2024, 11, 11)


def write(name, rows):
    pq.write_table(pa.Table.from_pylist(rows), HERE / f"{name}.parquet")


def day(a=START, b=END):
    return a + dt.timedelta(R.randint(0, max(0, (b - a).days)))


progs = [("Early Career Fellowship", "fellowship", 9.0, 0.16, 190), ("Senior Fellowship", "fellowship", 6.0, 0.2, 310), ("Discovery Projects", "project", 22.0, 0.19, 420),
         ("Clinical Trials Fund", "project", 15.0, 0.14, 780), ("Seed Grants", "project", 2.5, 0.35, 45), ("Travel Grants", "mobility", 0.8, 0.5, 4),
         ("Visiting Scholars", "mobility", 1.6, 0.4, 22), ("Research Networks", "network", 5.0, 0.25, 140), ("Open Science Call", "infrastructure", 3.0, 0.3, 95)]
write("programmes", [dict(prog_id=i + 1, prog_name=n, scheme=s, budget_amt=b * 1e6, open_call=n in ("Seed Grants", "Travel Grants", "Visiting Scholars"))
                     for i, (n, s, b, _, _) in enumerate(progs)])
insts = [("Karolin University", "Uppsala", "Sweden", "university"), ("University of Brackwater", "Brackwater", "United Kingdom", "university"),
         ("Leiden Institute of Physics", "Leiden", "Netherlands", "institute"), ("Hospital Santa Clara", "Lisbon", "Portugal", "hospital"),
         ("Technical University of Rhine", "Cologne", "Germany", "university"), ("Museum of Natural Sciences", "Brussels", "Belgium", "museum"),
         ("Charles Bay Medical Centre", "Dublin", "Ireland", "hospital"), ("Institut Montclair", "Lyon", "France", "institute"),
         ("University of Trento Alta", "Trento", "Italy", "university"), ("Baltic Marine Institute", "Gdansk", "Poland", "institute"),
         ("University of Graz West", "Graz", "Austria", "university"), ("Helsinki Data Centre", "Helsinki", "Finland", "institute"),
         ("Freie Akademie Berlin", "Berlin", "Germany", "university"), ("Clinique du Lac", "Geneva", "Switzerland", "hospital")]
write("institutes", [dict(inst_id=i + 1, inst_name=n, city=c, country=k, inst_type=t, member=R.random() < 0.6) for i, (n, c, k, t) in enumerate(insts)])
first = "Anna Jonas Maria Piotr Leila Tom Ingrid Marco Chloe Stefan Aoife Hanna Luis Nadia Erik Sofia Karim Julia Peter Yara".split()
last = "Lindqvist Moreau Keller Novak Byrne Rossi Jansen Silva Weber Haddad Nilsson Okafor Varga Duarte".split()
fields = ["physics", "medicine", "biology", "computer science", "history", "economics", "chemistry", "sociology"]
names = R.sample([f"{f} {s}" for f in first for s in last], 140)
write("reviewers", [dict(rev_id=i + 1, rev_name=n, country=R.choice(["Germany", "France", "Sweden", "Italy", "Spain", "Canada", "Japan", "United States"]),
                         field=R.choice(fields), panel_chair=R.random() < 0.12) for i, n in enumerate(names)])
apps = []
for i in range(4200):
    p = R.choices(range(9), [9, 4, 11, 4, 9, 8, 4, 3, 4])[0]
    n, s, b, rate, size = progs[p]
    sub = day()
    first_time = R.random() < 0.42
    inst = R.choices(range(14), [9, 8, 5, 4, 9, 2, 3, 5, 6, 3, 5, 4, 7, 3])[0]
    dec = sub + dt.timedelta(int(R.gauss(35 if s == "mobility" else 120, 15)))
    asked = round(size * 1000 * R.uniform(0.5, 1.5), -2)
    if R.random() < 0.04:
        status, dec = "withdrawn", None
    elif dec > END:
        status, dec = "under review", None
    else:
        status = "awarded" if R.random() < rate * (0.85 if first_time else 1.1) else "rejected"
    apps.append(dict(app_id=i + 1, prog_id=p + 1, inst_id=inst + 1, submit_dt=sub, decision_dt=dec, status=status, discipline=R.choices(fields, [7, 9, 8, 7, 3, 4, 5, 3])[0],
                     pi_gender=R.choices(["female", "male", "other"], [43, 55, 2])[0], first_time=first_time, resubmission=R.random() < 0.18,
                     team_size=R.choices(range(1, 13), [9, 7, 6, 5, 4, 3, 2, 2, 1, 1, 1, 1])[0], dur_months=R.choice([6, 12, 24, 36, 48, 60]),
                     amt_req=asked, amt_awd=round(asked * R.uniform(0.7, 1.0), -2) if status == "awarded" else None,
                     partner_inst_id=R.randint(1, 14) if R.random() < 0.3 else None))
write("applications", apps)
revs = []
for a in apps:
    if a["status"] == "withdrawn" or a["prog_id"] == 6:
        continue
    for _ in range(R.choice([1, 2, 2, 3])):
        inv = a["submit_dt"] + dt.timedelta(R.randint(5, 25))
        d = int(R.gauss(26, 9))
        ret = inv + dt.timedelta(max(3, d))
        if inv > END:
            continue
        done = ret <= END and R.random() < 0.9
        revs.append(dict(review_id=len(revs) + 1, app_id=a["app_id"], rev_id=R.randint(1, 140), invited_dt=inv, returned_dt=ret if done else None,
                         score=max(1.0, min(10.0, round(R.gauss(7.6 if a["status"] == "awarded" else 5.8, 1.4), 1))) if done else None,
                         days_taken=(ret - inv).days if done else None, late=done and (ret - inv).days > 30, coi=R.random() < 0.03))
write("reviews", revs)
pays, outs = [], []
for a in apps:
    if a["status"] != "awarded":
        continue
    k = 1 if a["amt_awd"] < 30000 else R.randint(2, 9)
    for j in range(k):
        d = a["decision_dt"] + dt.timedelta(20 + 75 * j + R.randint(0, 20))
        if d <= END:
            pays.append(dict(pay_id=len(pays) + 1, app_id=a["app_id"], pay_dt=d, amt=round(a["amt_awd"] / k, 2), cost_type=R.choices(["salaries", "equipment", "travel", "overheads", "consumables"], [8, 3, 2, 3, 3])[0],
                             on_hold=R.random() < 0.05, channel=R.choice(["bank transfer", "bank transfer", "internal"])))
    for j in range(R.choice([0, 1, 2, 3, 4, 6])):
        d = a["decision_dt"] + dt.timedelta(int(R.expovariate(1 / 160)) + 20)
        if d <= END:
            t = R.choices(["article", "preprint", "dataset", "software", "patent", "book"], [9, 5, 3, 2, 1, 1])[0]
            outs.append(dict(output_id=len(outs) + 1, app_id=a["app_id"], pub_dt=d, output_type=t, open_access=t == "preprint" or R.random() < 0.62,
                             cites=int(R.expovariate(1 / 6)), publisher=R.choice(["Elmsworth Press", "Nova Science", "OpenLetters", "Continental", None])))
write("payments", pays)
write("outputs", outs)
print(len(apps), len(revs), len(pays), len(outs))
