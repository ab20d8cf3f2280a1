"""Made-up data of Tallyhook, a subscription app for field crews. `python make_data.py` writes the parquet files beside it."""
from datetime import date, timedelta
from pathlib import Path
import numpy as np, pyarrow as pa, pyarrow.parquet as pq

here = Path(__file__).parent
r = np.random.default_rng(7321)
END = date(2026, 6, 8)
def write(name, cols): pq.write_table(pa.table(cols), here / f"{name}.parquet", compression="zstd")
def pick(values, p, n=None): return r.choice(values, size=n, p=np.array(p) / np.sum(p))

plans = [("SOL", "Solo", 1, 19, True), ("CRW", "Crew", 10, 14, True), ("BIZ", "Business", 50, 22, False), ("ENT", "Enterprise", 1000, 31, False), ("LEG", "Legacy Starter", 5, 9, False)]
write("plans", dict(plan_code=[p[0] for p in plans], name=[p[1] for p in plans], max_seats=[p[2] for p in plans], list_price=[float(p[3]) for p in plans], self_serve=[p[4] for p in plans]))

N = 760
first = ["Ashdown", "Brightwater", "Carrick", "Delmar", "Eastgate", "Fennel", "Granby", "Harlow", "Ironbark", "Juniper", "Keswick", "Larkfield", "Moorhen", "Northway", "Oakridge", "Pendle", "Quarry", "Redstone", "Sable", "Thornton", "Ullswater", "Vantage", "Westbrook", "Yarrow", "Zephyr", "Blue Heron", "Cobalt", "Dunmore", "Elk River", "Falcon"]
last = {"Plumbing": ["Plumbing", "Drains", "Heating"], "Electrical": ["Electric", "Electrical", "Wiring"], "Landscaping": ["Gardens", "Landscapes", "Tree Care"], "Cleaning": ["Cleaning", "Facility Care"], "Roofing": ["Roofing", "Gutters"], "Pest control": ["Pest Control"], "HVAC": ["Air", "Climate", "Cooling"]}
ind = pick(list(last), [22, 18, 16, 14, 11, 7, 12], N)
combos = [f"{a} {b}" for a in first for v in last.values() for b in v]
names, seen = [], set()
suffix = ["", " Ltd", " Co", " & Sons", " Group", " Services"]
for i in ind:
    while True:
        n = f"{r.choice(first)} {r.choice(last[i])}{pick(suffix, [5, 2, 2, 1, 1, 2])}"
        if n not in seen: break
    seen.add(n); names.append(n)
places = {"United Kingdom": "EMEA", "Ireland": "EMEA", "Germany": "EMEA", "Netherlands": "EMEA", "United States": "Americas", "Canada": "Americas", "Australia": "APAC", "New Zealand": "APAC"}
country = pick(list(places), [26, 6, 7, 5, 33, 9, 10, 4], N)
emp = np.maximum(1, np.round(r.lognormal(2.5, 1.1, N))).astype(int)
signed = [date(2022, 9, 1) + timedelta(days=int(d)) for d in np.sort(1370 * r.beta(1.7, 1.15, N))]
manager = [None if e < 6 else str(pick(["Priya Nair", "Tom Hollis", "Marta Keller", "Deshawn Reed", "Aoife Byrne"], [26, 24, 20, 17, 13])) for e in emp]
channel = pick(["Organic search", "Paid ads", "Referral", "Partner", "Trade show", "Outbound"], [31, 22, 20, 11, 6, 10], N)
write("accounts", dict(account_id=list(range(1001, 1001 + N)), name=names, industry=ind, country=country, region=[places[c] for c in country], employees=emp,
    signed_up_on=signed, channel=[None if x < .03 else c for x, c in zip(r.random(N), channel)], manager=manager, sso=[bool(e > 40 and x < .7) for e, x in zip(emp, r.random(N))],
    newsletter=[bool(x < .46) for x in r.random(N)]))

subs = []
sid = 50000
for a in range(N):
    t, k = signed[a], 0
    while True:
        e = emp[a]
        plan = str(pick(["SOL", "CRW", "BIZ", "ENT"], [60, 30, 3, .1] if e < 5 else [8, 60, 25, 1] if e < 30 else [1, 20, 55, 24]))
        if t < date(2023, 6, 1) and plan in ("SOL", "CRW") and r.random() < .5: plan = "LEG"
        seats = {"SOL": 1, "CRW": int(np.clip(round(e * r.uniform(.3, .9)), 2, 10)), "BIZ": int(np.clip(round(e * r.uniform(.4, .9)), 5, 50)), "ENT": int(np.clip(round(e * r.uniform(.5, .9)), 30, 400)), "LEG": int(r.integers(1, 6))}[plan]
        price = {p[0]: p[3] for p in plans}[plan]
        annual = r.random() < {"SOL": .2, "CRW": .35, "BIZ": .55, "ENT": .93, "LEG": .3}[plan]
        disc = int(pick([0, 10, 15, 20, 30], [60, 17, 9, 10, 4])) if plan != "SOL" else int(pick([0, 10], [90, 10]))
        trial = k == 0 and plan in ("SOL", "CRW", "BIZ") and r.random() < .8
        fee = round(seats * price * (1 - disc / 100), 2)
        status, end, reason, conv = "active", None, None, None
        if trial:
            conv = bool(r.random() < .57)
            if (END - t).days < 14: status, conv = "trial", None
            elif not conv: status, end, reason = "cancelled", t + timedelta(days=14), str(pick(["No reason given", "Too expensive", "Missing feature", "Hard to set up"], [50, 20, 14, 16]))
        if status == "active":
            life = r.exponential({"SOL": 420, "CRW": 700, "BIZ": 1100, "ENT": 2400, "LEG": 560}[plan])
            life = max(30, life * (1.3 if annual else .8))
            if t + timedelta(days=int(life)) <= END:
                status, end = "cancelled", t + timedelta(days=int(life))
                reason = str(pick(["Too expensive", "Switched to competitor", "Missing feature", "Closed business", "Hard to set up", "No reason given"], [27, 21, 15, 12, 6, 19]))
            elif r.random() < .07: status = "past due"
            elif r.random() < .035: status = "paused"
        subs.append((sid, 1001 + a, plan, t, end, status, "annual" if annual else "monthly", seats, fee, disc, reason, trial, conv, bool(r.random() < .82))); sid += 1
        if end is None or k >= 2 or r.random() > .38: break
        t = end + timedelta(days=int(r.integers(1, 60))); k += 1
        if t > END: break
cols = "subscription_id account_id plan_code started_on ended_on status billing seats monthly_fee discount cancel_reason from_trial converted auto_renew".split()
write("subscriptions", {c: [s[i] for s in subs] for i, c in enumerate(cols)})

# invoices since 2024-07
inv, iid = [], 880000
for s in subs:
    t0 = s[3] + timedelta(days=14 if s[11] else 0)
    end = min(s[4] or END, END)
    if s[11] and not s[12]: continue
    t, step = t0, 365 if s[6] == "annual" else 30.44
    k = 0
    while True:
        d = t0 + timedelta(days=int(k * step))
        if d > end or d > END: break
        k += 1
        if d < date(2024, 7, 1): continue
        if s[6] == "monthly" and r.random() < .25: continue
        amt = round(s[8] * (11 if s[6] == "annual" else 1), 2)
        due = d + timedelta(days=30 if s[2] in ("ENT", "BIZ") else 7)
        method = str(pick(["Card", "Direct debit", "Bank transfer", "PayPal"], [62, 18, 6, 14] if s[2] not in ("ENT", "BIZ") else [25, 20, 52, 3]))
        lag = int(r.gamma(2, 2 if method == "Card" else 7 if method != "Bank transfer" else 14))
        paid = d + timedelta(days=lag)
        st = "paid"
        x = r.random()
        if x < .02: st, paid = "void", None
        elif x < .045: st = "refunded"
        elif x < .06: st, paid = "written off", None
        elif paid > END or x < .075: st, paid = ("overdue" if due < END else "open"), None
        inv.append((iid, s[0], s[1], d, due, paid, st, method, amt)); iid += 1
cols = "invoice_id subscription_id account_id issued_on due_on paid_on status method amount".split()
write("invoices", {c: [s[i] for s in inv] for i, c in enumerate(cols)})

# usage of the last 15 months
active = [(s[1], s[3], s[4] or END, s[7]) for s in subs if (s[4] or END) > date(2025, 3, 1)]
w = np.array([np.sqrt(a[3]) for a in active]); w /= w.sum()
rows = {}
feats = ["Scheduler", "Timesheets", "Job forms", "Map view", "Quotes", "Reports", "Calendar sync", "API"]
fp = np.array([34, 20, 15, 9, 10, 6, 4, 2.]); fp /= fp.sum()
while len(rows) < 15500:
    a = active[r.choice(len(active), p=w)]
    lo, hi = max(a[1], date(2025, 3, 1)), a[2]
    if (hi - lo).days < 2: continue
    d = lo + timedelta(days=int((hi - lo).days * r.beta(1.25, 1)))
    if d.weekday() >= 5 and r.random() < .75: continue
    if d.month == 12 and d.day > 20 and r.random() < .7: continue
    f = str(r.choice(feats, p=fp))
    if f == "Quotes" and d < date(2025, 9, 15): continue
    dev = "Server" if f == "API" else str(pick(["iPhone", "Android", "Web", "Tablet"], [24, 29, 40, 7] if f not in ("Reports", "Quotes") else [8, 6, 82, 4]))
    if (a[0], d, f, dev) in rows: continue
    n = 1 + int(r.poisson(.9 * np.sqrt(a[3])))
    rows[a[0], d, f, dev] = (n, None if dev == "Server" else round(float(n * r.gamma(2, {"Reports": 5, "Scheduler": 4, "Quotes": 4.5}.get(f, 2))), 1), int(n * r.gamma(1.6, 5)) + 1, bool(r.random() < .04))
keys = sorted(rows, key=lambda k: (k[1], k[0], k[2], k[3]))
write("usage", dict(used_on=[k[1] for k in keys], account_id=[k[0] for k in keys], feature=[k[2] for k in keys], device=[k[3] for k in keys], sessions=[rows[k][0] for k in keys],
    minutes=[rows[k][1] for k in keys], actions=[rows[k][2] for k in keys], crashed=[rows[k][3] for k in keys]))

# tickets
agents = ["Ruth Okafor", "Ben Castellano", "Hana Sato", "Jakub Wolski", "Leila Haddad", "Owen Price"]
T = []
for i in range(2600):
    a = active[r.choice(len(active), p=w)]
    lo, hi = max(a[1], date(2025, 1, 1)), a[2]
    if (hi - lo).days < 2: continue
    d = lo + timedelta(days=int(r.random() * (hi - lo).days))
    if d.weekday() == 6 and r.random() < .8: continue
    cat = str(pick(["Billing", "Login", "Bug", "How-to", "Feature request", "Data import", "Integrations"], [18, 13, 21, 25, 9, 7, 7]))
    if date(2025, 11, 10) <= d <= date(2025, 11, 24) and r.random() < .7: cat = "Login"
    pr = str(pick(["low", "normal", "high", "urgent"], [24, 52, 18, 6] if cat in ("Bug", "Login") else [38, 52, 8, 2]))
    ag = str(pick(agents, [25, 20, 18, 15, 13, 9]))
    reply = round(float(r.gamma(1.5, {"low": 7, "normal": 4, "high": 1.6, "urgent": .5}[pr]) * {"Ruth Okafor": .7, "Owen Price": 1.7}.get(ag, 1)), 1)
    solve = round(reply + float(r.gamma(1.2, 30 if cat in ("Bug", "Integrations") else 12)), 1)
    st, closed = "solved", d + timedelta(days=int(solve / 24))
    if closed > END or r.random() < .035: st, closed, solve = str(pick(["open", "waiting on customer"], [3, 2])), None, None
    csat = None if st != "solved" or r.random() < .58 else int(np.clip(round(r.normal(4.4 - solve / 60, .9)), 1, 5))
    ch = str(pick(["Email", "Chat", "Phone", "In-app"], [41, 29, 9, 21]))
    T.append((d, a[0], cat, pr, ch, ag, st, closed, reply, solve, csat, bool(r.random() < (.22 if pr in ("high", "urgent") else .05)), bool(st == "solved" and r.random() < .08)))
T.sort(key=lambda t: (t[0], t[1]))
cols = "opened_on account_id topic priority channel agent status closed_on reply_hours solve_hours csat escalated reopened".split()
write("tickets", {"ticket_id": list(range(30001, 30001 + len(T)))} | {c: [t[i] for t in T] for i, c in enumerate(cols)})
print(N, len(subs), len(inv), len(rows), len(T))
