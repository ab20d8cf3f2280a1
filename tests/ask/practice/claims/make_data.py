"""Made-up data of a household and car insurer; the same each time."""
import os
import numpy as np, pandas as pd
R = np.random.default_rng(20250318); H = os.path.dirname(os.path.abspath(__file__))
D0, D1 = pd.Timestamp("2023-04-01"), pd.Timestamp("2025-03-17")
pick = lambda v, n, p=None: R.choice(v, n, p=None if p is None else np.array(p) / sum(p))
out = lambda n, d: d.to_parquet(f"{H}/{n}.parquet", index=False)
# brokers, adjusters, customers
brk = pd.DataFrame({"brk_id": range(1, 13), "nm": ["Ashdown Cover", "Bell & Hartley", "Cavendish Brokers", "Fairway Insurance Services",
  "Greenfield Risk", "Harbour Mutual", "Kestrel Brokers", "Mercer Lane", "Northgate Insurance", "Pennine Cover", "Thistle & Co", "Direct"]})
adj = pd.DataFrame({"adj_id": range(1, 17), "nm": ["Amir Khan", "Beth Collins", "Callum Reid", "Diane Okafor", "Edward Pugh", "Fiona McBride",
  "Gareth Lloyd", "Hannah Whitfield", "Ian Prescott", "Joanne Sharp", "Kenneth Osei", "Laura Benson", "Mark Tolland", "Niamh Doyle", "Oliver Grant", "Priya Nair"],
  "team": ["Motor Desk"]*5 + ["Property Desk"]*4 + ["Fast Track"]*4 + ["Large Loss"]*3})
nc = 1400
cust = pd.DataFrame({"cust_id": range(1, nc+1), "reg": pick(["London", "South East", "Midlands", "North West", "Yorkshire", "Scotland", "Wales"], nc, [20, 18, 16, 15, 12, 11, 8]),
  "birth_yr": R.integers(1938, 2006, nc)})
# policies
n = 2600
lob = pick(["Motor", "Home"], n, [62, 38])
prod = np.where(lob == "Motor", pick(["Third Party", "Third Party Fire & Theft", "Comprehensive"], n, [20, 25, 55]), pick(["Contents Only", "Buildings & Contents"], n, [40, 60]))
base = pd.Series(prod).map({"Third Party": 420, "Third Party Fire & Theft": 520, "Comprehensive": 690, "Contents Only": 180, "Buildings & Contents": 390}).values
inc = D0 + pd.to_timedelta(np.sort(R.integers(0, (D1-D0).days, n)), unit="D")
pol = pd.DataFrame({"pol_id": range(10001, 10001+n), "cust_id": R.integers(1, nc+1, n), "brk_id": pick(range(1, 13), n, [9, 7, 11, 6, 5, 8, 7, 4, 9, 6, 5, 23]),
  "lob": lob, "prod": prod, "leg_cov": R.random(n) < .34, "freq": pick(["Monthly", "Quarterly", "Annual"], n, [55, 10, 35]),
  "prem": np.round(1.2 * base * R.lognormal(0, .3, n), 2), "inc_dt": inc})
canc = R.random(n) < .09
pol["canc_dt"] = pd.to_datetime(np.where(canc, pol.inc_dt + pd.to_timedelta(R.integers(20, 300, n), unit="D"), np.datetime64("NaT")))
pol.loc[pol.canc_dt > D1, "canc_dt"] = pd.NaT
# claims
m = 1900
i = R.choice(n, m, p=(w := np.where(lob == "Motor", 1.3, 1) * (D1 - inc).days.values.clip(1)) / w.sum())
span = (D1 - pd.DatetimeIndex(pol.inc_dt)[i]).days
loss = pd.DatetimeIndex(pol.inc_dt)[i] + pd.to_timedelta((R.random(m) * np.minimum(span, 700)).astype(int), unit="D")
ml = lob[i]
cause = np.where(ml == "Motor", pick(["Collision", "Parking damage", "Windscreen", "Vehicle theft", "Hail", "Animal strike", "Vandalism"], m, [34, 20, 18, 7, 5, 6, 10]),
  pick(["Escape of water", "Storm", "Burglary", "Fire", "Accidental damage", "Subsidence", "Vandalism"], m, [32, 18, 15, 8, 18, 4, 5]))
mean = pd.Series(cause).map({"Collision": 3400, "Parking damage": 900, "Windscreen": 420, "Vehicle theft": 8200, "Hail": 2100, "Animal strike": 1900, "Vandalism": 750,
  "Escape of water": 3100, "Storm": 2200, "Burglary": 2600, "Fire": 11500, "Accidental damage": 480, "Subsidence": 16500}).values
rpt = pd.DatetimeIndex(loss) + pd.to_timedelta(R.geometric(.25, m) - 1, unit="D"); late = rpt > D1; rpt = rpt.where(~late, D1)
age = (D1 - rpt).days.values
fin = R.random(m) < np.clip(age / 120, 0, .97)
sts = np.where(fin, pick(["Settled", "Rejected", "Withdrawn"], m, [80, 13, 7]), "Open")
dts = np.minimum((R.gamma(2, 17, m) * np.where(mean > 5000, 2.2, 1)).astype(int) + 1, age)
prop = ml == "Home"
big = mean * 1.0 > 7000
hdl = np.where(big & (R.random(m) < .7), R.integers(14, 17, m), np.where(R.random(m) < .3, R.integers(10, 14, m), np.where(prop, R.integers(6, 10, m), R.integers(1, 6, m)))).astype(float)
hdl[R.random(m) < .02] = np.nan
srv = np.where(R.random(m) < np.where(mean > 2000, .6, .08), R.integers(1, 17, m), np.nan)
clm = pd.DataFrame({"clm_id": range(500001, 500001+m), "pol_id": pol.pol_id.values[i], "hdl_id": hdl, "srv_id": srv, "loss_dt": pd.DatetimeIndex(loss), "rpt_dt": rpt, "cause": cause, "sts": sts,
  "chnl": pick(["Phone", "App", "Website", "Broker", "Email"], m, [36, 27, 19, 12, 6]), "frd": R.random(m) < np.where(np.isin(cause, ["Vehicle theft", "Burglary", "Fire"]), .11, .03),
  "amt": np.round(.6 * mean * R.lognormal(-.15, .55, m), 2)})
clm["stl_dt"] = pd.to_datetime(np.where(sts == "Settled", rpt + pd.to_timedelta(dts, unit="D"), np.datetime64("NaT")))
clm = clm[~late].sort_values(["rpt_dt", "clm_id"]).reset_index(drop=True)
for c in ("hdl_id", "srv_id"): clm[c] = clm[c].astype("Int64")
# payments
rows = []
for r in clm[(clm.sts == "Settled") | ((clm.sts == "Open") & (R.random(len(clm)) < .2))].itertuples():
    end = r.stl_dt if r.sts == "Settled" else D1; gap = max((end - r.rpt_dt).days, 0)
    share = .3 if r.sts == "Open" else R.uniform(.7, .98)
    k = 1 if R.random() < .7 else 2
    for j in range(k): rows.append((r.clm_id, r.pol_id, end - pd.Timedelta(days=int(R.integers(0, gap+1)) if j else 0), "Claimant" if R.random() < .45 else "Repairer", round(r.amt*share/k, 2)))
    if R.random() < .13: rows.append((r.clm_id, r.pol_id, end, "Expert fee", round(float(R.uniform(120, 900)), 2)))
    if R.random() < .05: rows.append((r.clm_id, r.pol_id, end, "Legal cost", round(float(R.uniform(300, 4500)), 2)))
pmt = pd.DataFrame(rows, columns=["clm_id", "pol_id", "pd_dt", "pd_typ", "pd_amt"]).sort_values(["pd_dt", "clm_id"]).reset_index(drop=True)
pmt.insert(0, "pmt_id", range(1, len(pmt)+1))
for d in (pol, clm, pmt):
    for c in d.columns:
        if c.endswith("_dt"): d[c] = d[c].dt.date
for k, d in dict(brk=brk, adj=adj, cust=cust, pol=pol, clm=clm, pmt=pmt).items(): out(k, d)
