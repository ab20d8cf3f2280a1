"""Made-up hiring of a mid-size company; the same each time."""
import os
import numpy as np, pandas as pd
R = np.random.default_rng(20240910); H = os.path.dirname(os.path.abspath(__file__))
D0, D1 = pd.Timestamp("2023-01-02"), pd.Timestamp("2024-09-09")
pick = lambda v, n, p=None: R.choice(v, n, p=None if p is None else np.array(p) / sum(p))
dep = pd.DataFrame({"department_id": range(1, 9), "name": ["Engineering", "Product", "Sales", "Marketing", "Customer Success", "Finance", "People & Culture", "Operations"]})
names = ["Alice Moreau", "Ben Sutherland", "Chiara Rossi", "Daniel Hughes", "Emma Lindqvist", "Farid Haddad", "Grace O'Neill", "Hugo Almeida", "Ines Carvalho", "Jack Turner", "Katja Vogel",
  "Liam Byrne", "Maria Santos", "Noah Visser", "Olivia Price", "Pedro Nunes", "Ruth Adler", "Sofia Jansen", "Tom Whelan", "Yusuf Demir"]
staff = pd.DataFrame({"staff_id": range(1, 21), "name": names})
jobs = [("Backend Developer", 1), ("Frontend Developer", 1), ("Data Engineer", 1), ("QA Engineer", 1), ("Product Manager", 2), ("UX Designer", 2), ("Account Executive", 3), ("Sales Development Rep", 3),
  ("Content Marketer", 4), ("Customer Success Manager", 5), ("Support Agent", 5), ("Accountant", 6), ("HR Business Partner", 7), ("Office Manager", 8), ("Warehouse Coordinator", 8)]
n = 210
j = pick(range(len(jobs)), n, [16, 10, 9, 6, 8, 5, 12, 13, 5, 8, 12, 4, 3, 3, 6])
op = pd.DataFrame({"opening_id": range(1001, 1001+n), "job": [jobs[k][0] for k in j], "department_id": [jobs[k][1] for k in j], "level": pick(["Junior", "Mid", "Senior", "Lead"], n, [28, 37, 26, 9]),
  "location": pick(["Dublin", "Lisbon", "Utrecht", "Leeds"], n, [38, 25, 21, 16]), "remote": R.random(n) < .3, "recruiter_id": pick(range(1, 7), n, [20, 18, 17, 17, 16, 12]), "manager_id": R.integers(7, 21, n),
  "headcount": pick([1, 2, 3, 5], n, [72, 17, 8, 3]), "opened_on": D0 + pd.to_timedelta(np.sort(R.integers(0, (D1-D0).days-5, n)), unit="D")})
nc = 2500
cand = pd.DataFrame({"candidate_id": range(1, nc+1), "country": pick(["Ireland", "United Kingdom", "Portugal", "Netherlands", "Germany", "Spain", "India", "Brazil", "Poland"], nc, [24, 16, 17, 13, 7, 6, 8, 5, 4]),
  "degree": pick(["High school", "Bachelor's", "Master's", "Doctorate"], nc, [14, 48, 33, 5]), "experience": np.minimum(R.gamma(1.6, 3.6, nc).astype(int), 34), "internal": R.random(nc) < .05})
m = 3600
o = R.choice(n, m, p=(w := op.remote.values * .6 + 1) / w.sum())
days, span = R.gamma(1.3, 18, m).astype(int), (D1 - pd.DatetimeIndex(op.opened_on)[o]).days.values
applied = pd.DatetimeIndex(op.opened_on)[o] + pd.to_timedelta(np.where(days <= span, days, R.random(m) * (span + 1)).astype(int), unit="D")
src = pick(["LinkedIn", "Indeed", "Careers page", "Employee referral", "Agency", "University fair"], m, [33, 22, 20, 11, 9, 5])
age = (D1 - pd.DatetimeIndex(applied)).days.values
good = R.random(m) + np.where(src == "Employee referral", .12, 0) + np.where(src == "Agency", .04, 0) - np.where(src == "Indeed", .05, 0)
done = R.random(m) < np.clip(age / 75, 0, .99)
stage = np.where(done, np.where(good > .945, "Hired", pick(["Rejected", "Withdrawn"], m, [84, 16])), pick(["New", "Screening", "Interview", "Offer"], m, [40, 30, 22, 8]))
dth = np.clip(R.gamma(5, 8, m).astype(int) + 6, 3, np.maximum(age, 3))
app = pd.DataFrame({"application_id": range(1, m+1), "opening_id": op.opening_id.values[o], "candidate_id": R.integers(1, nc+1, m), "applied_on": pd.DatetimeIndex(applied), "source": src, "stage": stage,
  "reject_reason": np.where(stage == "Rejected", pick(["Not enough experience", "Skills mismatch", "Salary expectations", "No work permit", "Position closed"], m, [34, 31, 14, 9, 12]), None)})
app["hired_on"] = pd.to_datetime(np.where(stage == "Hired", app.applied_on + pd.to_timedelta(dth, unit="D"), np.datetime64("NaT")))
iv, of = [], []
lvl = dict(zip(op.opening_id, op.level)); pay = {"Junior": 34000, "Mid": 48000, "Senior": 67000, "Lead": 84000}; dp = dict(zip(op.opening_id, op.department_id))
for r in app.itertuples():
    rounds = ["Phone screen", "Technical", "Panel", "Final"] if dp[r.opening_id] < 3 else ["Phone screen", "Panel", "Final"]
    k = len(rounds) if r.stage in ("Hired", "Offer") else int(R.integers(1, 3)) if r.stage == "Interview" else int(R.choice([0, 1, 2, 3], p=[.62, .24, .1, .04])) if r.stage in ("Rejected", "Withdrawn") else 0
    d = r.applied_on
    for t in range(min(k, len(rounds))):
        d = d + pd.Timedelta(days=int(R.integers(3, 10)))
        if d > D1: break
        ns = bool(R.random() < .06) and r.stage not in ("Hired", "Offer")
        iv.append((r.application_id, r.opening_id, int(R.integers(7, 21)) if t else int(R.integers(1, 7)), d, rounds[t], ns, None if ns else int(np.clip(round(R.normal(3.8 if r.stage in ("Hired", "Offer") else 2.7, .9)), 1, 5))))
    if r.stage == "Hired": s, when = "Accepted", r.hired_on - pd.Timedelta(days=int(R.integers(1, 5)))
    elif r.stage == "Offer": s, when = "Pending", max(r.applied_on, D1 - pd.Timedelta(days=int(R.integers(0, 12))))
    elif r.stage == "Withdrawn" and R.random() < .14: s, when = "Declined", min(D1, r.applied_on + pd.Timedelta(days=int(R.integers(20, 60))))
    else: continue
    of.append((r.application_id, r.opening_id, when, s, int(round(pay[lvl[r.opening_id]] * R.lognormal(0, .12) * (1.12 if dp[r.opening_id] < 3 else 1), -2))))
iv = pd.DataFrame(iv, columns=["application_id", "opening_id", "interviewer_id", "held_on", "round", "no_show", "score"]); iv.insert(0, "interview_id", range(1, len(iv)+1)); iv["score"] = iv.score.astype("Int64")
of = pd.DataFrame(of, columns=["application_id", "opening_id", "offered_on", "status", "salary"]); of.insert(0, "offer_id", range(1, len(of)+1))
for k, d in dict(departments=dep, staff=staff, openings=op, candidates=cand, applications=app, interviews=iv, offers=of).items():
    for c in d.columns:
        if c.endswith("_on"): d[c] = d[c].dt.date
    d.to_parquet(f"{H}/{k}.parquet", index=False)
