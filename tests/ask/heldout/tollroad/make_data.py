"""Makes the Parquet files of this folder: a made-up toll road operator. Fixed seed."""
from datetime import date, datetime, timedelta
from pathlib import Path
import numpy as np, pyarrow as pa, pyarrow.parquet as pq

R = np.random.default_rng(316)
HERE = Path(__file__).parent
START, END = date(2025, 1, 1), date(2026, 3, 15)
DAYS = [START + timedelta(i) for i in range((END - START).days + 1)]


def save(_file, **cols):
    pq.write_table(pa.table(cols), HERE / f"{_file}.parquet", compression="zstd", compression_level=19)


def pick(values, weights, n):
    w = np.array(weights, float)
    return R.choice(np.array(values, object), n, p=w / w.sum())


def moments(n, month, dow, hours, step=5):
    w = np.array([month[d.month - 1] * dow[d.weekday()] * (1 + .12 * i / len(DAYS)) for i, d in enumerate(DAYS)])
    h = np.array(hours, float)
    out = [datetime.combine(DAYS[i], datetime.min.time()) + timedelta(hours=int(x), minutes=int(m) * step)
           for i, x, m in zip(R.choice(len(DAYS), n, p=w / w.sum()), R.choice(24, n, p=h / h.sum()), R.integers(0, 60 // step, n))]
    return sorted(out)


PZ = [("Cedar Fork", "Route 9 Tollway", "Hale", 4, True, 9), ("Mill Creek", "Route 9 Tollway", "Hale", 6, True, 13), ("Ashby Junction", "Route 9 Tollway", "Dunmore", 10, False, 18), ("Stockyard Road", "Route 9 Tollway", "Dunmore", 8, False, 12),
      ("Airport South", "Airport Connector", "Dunmore", 8, True, 16), ("Airport North", "Airport Connector", "Dunmore", 6, True, 11), ("Harbor Bridge", "Harbor Crossing", "Kessler", 12, False, 20), ("Pier Street", "Harbor Crossing", "Kessler", 5, False, 6),
      ("Lone Pine", "North Loop", "Winslow", 4, True, 5), ("Granite Pass", "North Loop", "Winslow", 4, False, 4), ("Tanner Hill", "North Loop", "Hale", 6, True, 7), ("Quarry Lane", "North Loop", "Hale", 3, False, 2)]
save("plazas", plaza_id=list(range(1, 13)), name=[p[0] for p in PZ], road=[p[1] for p in PZ], county=[p[2] for p in PZ], lanes=[p[3] for p in PZ], cashless=[p[4] for p in PZ])
IDS, PW = list(range(1, 13)), [p[5] for p in PZ]

# --- accounts
n = 1400
kind = pick(["Personal", "Business", "Fleet", "Government"], [78, 14, 6, 2], n)
w = np.array([1 + 1.6 * (i / 2630) + (.8 if (date(2019, 1, 1) + timedelta(i)).month in (5, 6) else 0) for i in range(2630)])
opened = sorted(date(2019, 1, 1) + timedelta(int(i)) for i in R.choice(2630, n, p=w / w.sum()))
auto = R.random(n) < np.where(kind == "Personal", .61, .83)
ast = np.array([pick(["Active", "Suspended", "Closed"], [84, 4 if a else 11, 9], 1)[0] for a in auto], object)
tags = [int({"Personal": 1 + R.poisson(.6), "Business": 2 + R.poisson(3), "Fleet": 8 + R.poisson(22), "Government": 5 + R.poisson(10)}[x]) for x in kind]
bal = [round(float(R.gamma(2, 14 if x == "Personal" else 95)) - (25 if s == "Suspended" else 0), 2) if s != "Closed" else 0.0 for x, s in zip(kind, ast)]
save("accounts", account_id=list(range(1, n + 1)), opened_on=opened, account_type=kind.tolist(), state=pick(["NM", "TX", "AZ", "CO", "OK"], [70, 12, 8, 7, 3], n).tolist(), auto_pay=[bool(a) for a in auto], status=ast.tolist(),
     tags=tags, balance=[round(b) for b in bal], statements=pick(["Email", "Paper", "App"], [58, 17, 25], n).tolist())

# --- passages
n = 10500
RUSH = [.3, .2, .2, .3, .7, 1.9, 4.2, 6.4, 5.7, 3.7, 3.1, 3.2, 3.5, 3.6, 4.1, 5.3, 6.5, 6.6, 4.5, 2.9, 2.1, 1.6, 1.1, .6]
at = moments(n, [.82, .84, .95, 1, 1.06, 1.14, 1.18, 1.13, 1, 1.02, .98, 1.05], [1, 1.02, 1.04, 1.07, 1.16, .78, .66], RUSH, 15)
pz = pick(IDS, PW, n).astype(int)
cls = pick(["Car", "Motorcycle", "Light truck", "Heavy truck", "Bus"], [74, 2, 12, 10, 2], n)
AX = {"Car": [2], "Motorcycle": [2], "Light truck": [2, 3], "Heavy truck": [4, 5, 6], "Bus": [2, 3]}
pay, acct, toll, lane, wait, mis, ltype = [], [], [], [], [], [], []
for i in range(n):
    cashless = PZ[pz[i] - 1][4]
    late = (at[i].date() - START).days / len(DAYS)
    m = pick(["Transponder", "Pay by plate", "Cash", "Card"], [62 + 9 * late, 21 if cashless else 8, 0 if cashless else 13 - 5 * late, 0 if cashless else 9], 1)[0]
    pay.append(m)
    acct.append(int(min(1400, 1 + R.gamma(1.1, 420))) if m == "Transponder" else None)
    base = {"Car": 2.5, "Motorcycle": 1.5, "Light truck": 4, "Heavy truck": 9.5, "Bus": 6}[cls[i]] * (1.4 if PZ[pz[i] - 1][1] == "Harbor Crossing" else 1)
    toll.append(0.0 if R.random() < .012 else round(base * (1.25 if m == "Pay by plate" else 1), 2))
    lane.append(int(R.integers(1, PZ[pz[i] - 1][3] + 1)))
    ltype.append("Open road" if cashless else "Express" if m in ("Transponder", "Pay by plate") else "Staffed" if m == "Cash" else "Automatic")
    wait.append(None if cashless else int(R.gamma(2, {"Express": 3, "Staffed": 19, "Automatic": 12}[ltype[-1]] * (1.7 if at[i].hour in (7, 8, 16, 17) else 1))))
    mis.append(bool(R.random() < (.034 if pz[i] in (7, 10) else .014)) if m in ("Transponder", "Pay by plate") else False)
save("passages", passed_at=at, plaza_id=pz.tolist(), lane=lane, lane_type=ltype, vehicle_class=cls.tolist(), axles=[int(R.choice(AX[c])) for c in cls], payment=pay, account_id=acct, toll=toll, wait_seconds=wait, misread=mis,
     direction=pick(["Inbound", "Outbound"], [52, 48], n).tolist())

# --- violations
n = 1900
at = moments(n, [.9, .9, 1, 1, 1, 1.1, 1.2, 1.1, 1, 1, 1, 1.1], [1, 1, 1, 1, 1.1, 1.1, .9], RUSH, 15)
vk = pick(["Unpaid toll", "No valid tag", "Obscured plate", "Wrong vehicle class", "Toll evasion"], [54, 21, 9, 10, 6], n)
ps = pick(["NM", "TX", "AZ", "CO", "OK", "CA", "MX"], [52, 17, 10, 7, 5, 6, 3], n)
fine = [int({"Unpaid toll": 25, "No valid tag": 35, "Obscured plate": 75, "Wrong vehicle class": 50, "Toll evasion": 150}[k] * R.choice([1, 1, 1, 2])) for k in vk]
vs, paid, pon, notes = [], [], [], []
for i in range(n):
    old = (END - at[i].date()).days
    s = pick(["Paid", "Open", "Dismissed", "Collections"], [56 if ps[i] == "NM" else 38, 8 if old > 120 else 55, 11, 20 if old > 120 else 1], 1)[0]
    d = at[i].date() + timedelta(int(R.gamma(2, 19)) + 2) if s == "Paid" else None
    if d and d > END: s, d = "Open", None
    vs.append(s); pon.append(d); paid.append(fine[i] if s == "Paid" else int(fine[i] * .4) if s == "Collections" and R.random() < .2 else 0)
    notes.append(int(1 + R.poisson({"Paid": .5, "Open": .7, "Dismissed": .6, "Collections": 2.6}[s])))
save("violations", violation_id=list(range(1, n + 1)), occurred_at=at, plaza_id=pick(IDS, PW, n).tolist(), kind=vk.tolist(), plate_state=ps.tolist(), vehicle_class=pick(["Car", "Motorcycle", "Light truck", "Heavy truck", "Bus"], [78, 2, 12, 7, 1], n).tolist(),
     fine=fine, paid=paid, paid_on=pon, status=vs, notices=notes, repeat_offender=[bool(x) for x in R.random(n) < .23], disputed=[bool(R.random() < (.7 if s == "Dismissed" else .06)) for s in vs])

# --- incidents
n = 780
at = moments(n, [1.4, 1.3, 1, .9, .9, 1, 1.1, 1, .9, .9, 1.1, 1.5], [1, .95, .95, 1, 1.3, 1.1, .9], [h + 1 for h in RUSH], 1)
ik = pick(["Crash", "Breakdown", "Debris", "Wildlife", "Spill", "Wrong-way driver"], [31, 38, 17, 7, 4, 3], n)
sev = [pick(["Minor", "Moderate", "Severe"], {"Crash": [50, 35, 15], "Wrong-way driver": [20, 45, 35], "Spill": [40, 45, 15]}.get(k, [83, 15, 2]), 1)[0] for k in ik]
ip = pick(IDS, PW, n).astype(int)
resp = [None if R.random() < .04 else int(2 + R.gamma(2.5, 3.4 + (3 if p in (9, 10) else 0))) for p in ip]
clr = [int(6 + R.gamma(2, {"Minor": 9, "Moderate": 24, "Severe": 61}[s])) for s in sev]
save("incidents", incident_no=list(range(9001, 9001 + n)), reported_at=at, plaza_id=ip.tolist(), kind=ik.tolist(), severity=sev, weather=[None if R.random() < .03 else pick(["Clear", "Rain", "Snow", "Fog", "High wind"], [58, 18, 13, 4, 7] if a.month in (11, 12, 1, 2, 3) else [78, 15, 0, 2, 5], 1)[0] for a in at],
     lanes_blocked=[int(R.choice([0, 1, 2, 3], p={"Minor": [.6, .35, .05, 0], "Moderate": [.2, .5, .25, .05], "Severe": [0, .3, .4, .3]}[s])) for s in sev], response_minutes=resp, clearance_minutes=clr,
     injuries=[int(R.poisson({"Minor": .05, "Moderate": .5, "Severe": 1.7}[s])) if k in ("Crash", "Wrong-way driver") else 0 for k, s in zip(ik, sev)], fatal=[bool(k == "Crash" and s == "Severe" and R.random() < .1) for k, s in zip(ik, sev)],
     tow=[bool(R.random() < {"Crash": .66, "Breakdown": .48}.get(k, .03)) for k in ik], police=[bool(R.random() < {"Crash": .8, "Wrong-way driver": 1}.get(k, .12)) for k in ik])

# --- maintenance works
n = 330
so = sorted(x.date() for x in moments(n, [.7, .7, 1, 1.2, 1.3, 1.3, 1.2, 1.2, 1.2, 1.1, .8, .6], [1.2, 1.2, 1.1, 1, .8, .4, .3], [1] * 24))
wk = pick(["Resurfacing", "Lane marking", "Toll equipment repair", "Bridge inspection", "Mowing", "Snow removal", "Lighting"], [13, 12, 32, 8, 12, 9, 14], n)
wk = np.array([pick(["Toll equipment repair", "Mowing", "Lighting"], [5, 3, 2], 1)[0] if k == "Snow removal" and d.month not in (11, 12, 1, 2, 3) else k for k, d in zip(wk, so)], object)
C = {"Resurfacing": 62, "Lane marking": 7, "Toll equipment repair": 3.4, "Bridge inspection": 11, "Mowing": 1.3, "Snow removal": 4.4, "Lighting": 2.6}
dur = [int(R.gamma(1.5, {"Resurfacing": 8, "Bridge inspection": 2.5}.get(k, .9))) for k in wk]
plan = [max(0, d + int(R.choice([-4, -2, -1, 0, 0, 1, 2]))) for d in dur]
fin = [d + timedelta(x) for d, x in zip(so, dur)]
ws = ["Cancelled" if R.random() < .05 else "In progress" if f > END else "Done" for f in fin]
save("works", work_no=list(range(1, n + 1)), started_on=so, due_on=[d + timedelta(p) for d, p in zip(so, plan)], finished_on=[f if s == "Done" else None for f, s in zip(fin, ws)], plaza_id=pick(IDS, [p[3] for p in PZ], n).tolist(), kind=wk.tolist(),
     contractor=[None if R.random() < .12 else pick(["Delgado Paving", "Brightline Electric", "TollTech Systems", "Mesa Civil", "In-house crew"], {"Resurfacing": [7, 0, 0, 4, 0], "Toll equipment repair": [0, 1, 7, 0, 3], "Lighting": [0, 8, 0, 0, 2], "Bridge inspection": [0, 0, 0, 8, 1]}.get(k, [2, 0, 0, 2, 6]), 1)[0] for k in wk],
     night=[bool(R.random() < .45) for _ in so], lanes_closed=[int(R.choice([0, 1, 2, 3], p=[.25, .45, .22, .08])) for _ in so], emergency=[bool(R.random() < (.3 if k == "Toll equipment repair" else .09)) for k in wk],
     status=ws, cost=[round(C[k] * 1000 * float(R.lognormal(0, .45)), -1) if s != "Cancelled" else 0.0 for k, s in zip(wk, ws)])
