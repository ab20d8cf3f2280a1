"""Writes the tables of the water catalog. Seeded: python make_data.py"""
import datetime as dt
from pathlib import Path
import numpy as np, pyarrow as pa, pyarrow.parquet as pq

here = Path(__file__).parent
R = np.random.default_rng(20250410)

def write(name, /, **cols):
    pq.write_table(pa.table(cols), here / f"{name}.parquet", compression="zstd")

def pick(values, weights, n):
    w = np.array(weights, float)
    return R.choice(values, n, p=w / w.sum())

start, end = dt.date(2023, 7, 1), dt.date(2025, 4, 9); nd = (end - start).days + 1
date = lambda xs: [start + dt.timedelta(int(x)) for x in xs]
ds = [("Northfield", "High", 18400, 61.2), ("Harbour", "Low", 12900, 38.5), ("Old Town", "Low", 9800, 44.1), ("Mill Park", "Middle", 15600, 52.7),
      ("Riverside", "Low", 21300, 70.4), ("Eastgate", "Middle", 17250, 57.9), ("Castle Hill", "High", 7600, 29.3)]
nds = len(ds); dw = [18, 11, 9, 15, 23, 16, 8]
write("districts", district_id=list(range(1, nds + 1)), name=[d[0] for d in ds], zone=[d[1] for d in ds], pop=[d[2] for d in ds], pipe_km=[d[3] for d in ds])
nc = 320; cd = pick(np.arange(1, nds + 1), dw, nc); ct = pick(np.array(["Household", "Commercial", "Industrial", "Public"]), [76, 15, 4, 5], nc)
su = R.integers(-3000, nd, nc)
write("customers", cust_id=np.arange(1001, 1001 + nc), signup_dt=date(su), cust_type=ct, pay_method=pick(np.array(["Direct debit", "Bank transfer", "Cash", "Card"]), [58, 25, 6, 11], nc),
      ebill=R.random(nc) < .47, district_id=cd.astype("int32"))
extra = np.flatnonzero((ct != "Household") & (R.random(nc) < .6)); mc = np.concatenate([np.arange(nc), extra]); nm = len(mc)
smart = R.random(nm) < .44; inst = np.clip(su[mc] + R.integers(0, 900, nm) * smart, None, nd - 1)
mfr = np.where(smart, pick(np.array(["Kamstrup", "Diehl", "Itron"]), [55, 25, 20], nm), pick(np.array(["Elster", "Itron", "Zenner"]), [46, 34, 20], nm))
write("meters", meter_id=np.arange(50001, 50001 + nm), cust_id=(mc + 1001).astype("int32"), district_id=cd[mc].astype("int32"), inst_dt=date(inst), mfr=mfr, is_smart=smart,
      dn=np.where(ct[mc] == "Household", 20, pick(np.array([25, 40, 50, 80]), [4, 3, 2, 1], nm)).astype("int32"))
base = np.select([ct[mc] == "Household", ct[mc] == "Commercial", ct[mc] == "Industrial"], [11., 38., 290.], 85.) * R.lognormal(0, .35, nm)
rm, rd, rv, rr = [], [], [], []
months = [(y, m) for y in (2023, 2024, 2025) for m in range(1, 13) if (2023, 7) <= (y, m) <= (2025, 4)]
for y, m in months:
    for i in range(nm):
        d = (dt.date(y, m, 1 + int(R.integers(0, 28))) - start).days
        if d >= nd or d < inst[i]: continue
        season = 1 + .28 * np.cos((m - 7) / 12 * 2 * np.pi)
        rm.append(i); rd.append(d); rv.append(round(base[i] * season * R.uniform(.8, 1.2) * (1.03 if y == 2025 else 1), 1))
        rr.append("Radio" if smart[i] and R.random() < .95 else R.choice(["Visit", "Self-reported", "Estimated"], p=[.45, .37, .18]))
rm = np.array(rm); k = len(rm)
write("readings", reading_id=np.arange(1, k + 1).astype("int32"), meter_id=(rm + 50001).astype("int32"), cust_id=(mc[rm] + 1001).astype("int32"), district_id=cd[mc[rm]].astype("int32"), read_dt=date(rd), method=rr, vol_m3=rv)
bc, bd, ba, bp, bs, bt = [], [], [], [], [], []
late = {"Direct debit": .02, "Bank transfer": .12, "Cash": .2, "Card": .08}
cb = {i: base[mc == i].sum() for i in range(nc)}
tariff = np.where(ct == "Household", pick(np.array(["Basic", "Social"]), [86, 14], nc), np.where(ct == "Industrial", "Bulk", "Business"))
price = {"Basic": 3.1, "Social": 2.2, "Bulk": 2.4, "Business": 3.3}
for y, m in months:
    if (y, m) == (2025, 4): day_max = 8
    else: day_max = 12
    for i in range(nc):
        if m % 2 and ct[i] == "Household": continue
        d = (dt.date(y, m, int(R.integers(2, day_max))) - start).days
        if d < su[i] or d >= nd: continue
        a = round(float(6.5 + price[tariff[i]] * cb[i] * R.uniform(.75, 1.25) * (2 if ct[i] == "Household" else 1) * (1.06 if y == 2025 else 1)), 2)
        age = nd - d; x = R.random()
        st = "Overdue" if x < (.05 + .6 * (R.random() < .12) * (age < 200)) and age > 30 else ("Open" if age <= 30 and x < .7 else "Paid")
        bc.append(i + 1001); bd.append(d); ba.append(a); bs.append(st); bp.append(a if st == "Paid" else (round(a * .4, 2) if R.random() < .15 else 0.)); bt.append(tariff[i])
write("bills", bill_id=np.arange(1, len(bc) + 1).astype("int32"), cust_id=pa.array(bc, pa.int32()), bill_dt=date(bd), amt=ba, paid_amt=bp, status=bs, tariff=bt)
nl = 680; ld = R.integers(0, nd, nl); ld = np.where(R.random(nl) < .2, R.choice([170, 190, 200, 215, 540, 560, 575], nl) + R.integers(0, 20, nl), ld); ldt = date(ld)
cold = np.array([d.month in (12, 1, 2) for d in ldt])
cause = np.where(cold & (R.random(nl) < .45), "Frost", pick(np.array(["Corrosion", "Construction damage", "Joint failure", "Pressure surge"]), [38, 20, 27, 15], nl))
sev = pick(np.array(["Minor", "Major", "Critical"]), [60, 30, 10], nl); fac = np.select([sev == "Minor", sev == "Major"], [1., 4.], 13.)
fixed = (ld < nd - 60) | (R.random(nl) < np.where(ld < nd - 14, .7, .35)); fixed &= R.random(nl) < .985
mat = pick(np.array(["Cast iron", "PVC", "Steel", "Asbestos cement"]), [44, 24, 20, 12], nl)
hrs = np.round(R.gamma(2.2, 14, nl) / np.sqrt(fac) + 3, 1); cost = np.round(R.lognormal(6.6, .5, nl) * np.sqrt(fac) * np.where(mat == "Asbestos cement", 1.6, 1), 2)
write("leaks", leak_id=np.arange(1, nl + 1).astype("int32"), district_id=pick(np.arange(1, nds + 1), [15, 17, 22, 10, 19, 10, 7], nl).astype("int32"), rep_dt=ldt, cause=cause, sev=sev,
      src=pick(np.array(["Customer call", "Acoustic sensor", "Patrol", "Night-flow alarm"]), [46, 22, 18, 14], nl),
      crew=[str(c) if f else None for c, f in zip(pick(np.array(["Alpha", "Bravo", "Charlie", "Delta"]), [34, 29, 22, 15], nl), fixed)], mat=mat, is_fixed=fixed,
      lost_m3=np.round(R.gamma(2, 45, nl) * fac, 1), hrs_to_fix=[float(h) if f else None for h, f in zip(hrs, fixed)], cost=[float(c) if f else None for c, f in zip(cost, fixed)])
ps = [("Northfield Booster", "Centrifugal", 1, 2100, .52), ("Harbour Lift", "Submersible", 2, 1500, .38), ("Riverside Main", "Centrifugal", 5, 4800, .31), ("Eastgate Booster", "Centrifugal", 6, 1750, .47),
      ("Castle Tank", "Multistage", 7, 820, .79), ("Mill Well", "Submersible", 4, 2600, .44)]
rows = [(p, d) for d in range(0, nd) for p in ps]; n = len(rows)
down = np.where(R.random(n) < .035, np.round(R.gamma(1.6, 3, n), 1), 0.); down = np.minimum(down * np.array([2.2 if r[0][0] == "Castle Tank" else 1 for r in rows]), 24)
v = np.array([r[0][3] for r in rows]) * R.uniform(.85, 1.15, n) * (1 - down / 24)
write("pump_log", pump=[r[0][0] for r in rows], log_dt=date([r[1] for r in rows]), pump_type=[r[0][1] for r in rows], district_id=pa.array([r[0][2] for r in rows], pa.int32()), vol_m3=np.round(v).astype("int32"),
      kwh=np.round(v * np.array([r[0][4] for r in rows]) * R.uniform(.96, 1.05, n)).astype("int32"), down_hrs=np.round(down, 1))
