"""Makes the data of the plumbing and heating repair company. Seeded."""
import datetime as dt
from pathlib import Path
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
r = np.random.default_rng(90317)
FIRST, LAST = dt.date(2024, 1, 1), dt.date(2026, 3, 15)


def write(name, cols):
    pq.write_table(pa.table(cols), HERE / f"{name}.parquet", compression="zstd", compression_level=19)


def pick(values, weights, n=1):
    w = np.array(weights, float)
    return [values[i] for i in r.choice(len(values), n, p=w / w.sum())]


# engineers
fn = "Liam Darren Sanjay Kelly Owen Femi Marcus Piotr Joanne Reece Tariq Ewan Bethan Colin Dmitri Yusuf Shane Lucy Gareth Winston Aaron Mehmet Craig Niamh Stuart Luis".split()
ln = "Brady Holt Mistry Dunne Price Adeyemi Cole Nowak Fisher Walsh Aziz Munro Rees Batty Petrov Demir Keane Marsh Hopkins Clarke Tobin Kaya Sutton Byrne Lowe Ortega".split()
ne = len(fn)
depots = ["Croydon", "Hackney", "Ealing", "Lewisham"]
E = dict(engineer_id=[f"E{i + 1:02d}" for i in range(ne)], name=[f"{a} {b}" for a, b in zip(fn, ln)],
         depot=pick(depots, [8, 7, 6, 5], ne), skill=pick(["heating", "plumbing", "drainage"], [12, 9, 5], ne),
         grade=pick(["apprentice", "engineer", "senior engineer"], [4, 13, 9], ne))
E["gas_safe"] = [g != "apprentice" and (s == "heating" or r.random() < .3) for g, s in zip(E["grade"], E["skill"])]
E["subcontractor"] = [bool(r.random() < .27) for _ in range(ne)]
E["joined_on"] = [dt.date(2015, 1, 1) + dt.timedelta(int(x)) for x in r.integers(0, 3900, ne)]
write("engineers", E)
# customers
nc = 620
towns = {"Croydon": "CR0", "Sutton": "SM1", "Bromley": "BR1", "Hackney": "E8", "Stratford": "E15", "Walthamstow": "E17", "Ealing": "W5", "Hounslow": "TW3", "Lewisham": "SE13", "Peckham": "SE15", "Greenwich": "SE10", "Brixton": "SW2"}
town = pick(list(towns), [14, 6, 8, 11, 6, 7, 12, 7, 10, 7, 6, 6], nc)
kinds = pick(["homeowner", "landlord", "letting agent", "housing association", "business"], [58, 18, 9, 6, 9], nc)
sur = "Okafor Hughes Patel Lindley Marsh Greene Ahmed Fraser Novak Silva Bennett Quinn Rowe Stokes Ward Khan Doyle Ellis Finch Gale Hobbs Ivory Joyce Kemp Lamb".split()
nm = []
for i, k in enumerate(kinds):
    s = sur[r.integers(len(sur))]
    nm.append({"homeowner": f"{'ABCDEGHJKLMNPRST'[r.integers(16)]}. {s}", "landlord": f"{s} Properties", "letting agent": f"{s} & Co Lettings",
               "housing association": f"{town[i]} {['Homes', 'Housing', 'Community Trust'][r.integers(3)]}", "business": f"{s}'s {['Cafe', 'Dental', 'Gym', 'Laundrette', 'Salon', 'Nursery'][r.integers(6)]}"}[k])
C = dict(customer_id=[i + 1 for i in range(nc)], name=nm, kind=kinds, town=town, postcode=[towns[t] for t in town],
         property_age=[None if r.random() < .1 else int(x) for x in np.clip(r.gamma(2.2, 28, nc), 1, 190)], boiler_make=[None if r.random() < .15 else b for b in pick(["Worcester Bosch", "Vaillant", "Baxi", "Ideal", "Glow-worm", "Potterton"], [28, 22, 17, 15, 10, 8], nc)],
         marketing_ok=[bool(r.random() < .55) for _ in range(nc)], first_seen=[dt.date(2018, 1, 1) + dt.timedelta(int(x)) for x in r.integers(0, 2900, nc)])
write("customers", C)
# contracts
K = {k: [] for k in "contract_no customer_id plan started_on ended_on monthly_fee payment end_reason excess sold_by".split()}
for i in range(780):
    c = int(r.integers(nc)); pl = pick(["Bronze", "Silver", "Gold", "Landlord"], [30, 34, 20, 16])[0]
    if kinds[c] in ("landlord", "letting agent", "housing association") and r.random() < .7: pl = "Landlord"
    st = dt.date(2022, 6, 1) + dt.timedelta(int(r.integers(0, 1380)))
    en = st + dt.timedelta(int(r.choice([365, 365, 730, int(r.integers(40, 900))])))
    if en > LAST or r.random() < .35: en = None
    K["contract_no"].append(f"SC-{4000 + i}"); K["customer_id"].append(c + 1); K["plan"].append(pl); K["started_on"].append(st); K["ended_on"].append(en)
    K["monthly_fee"].append(round({"Bronze": 9.5, "Silver": 16, "Gold": 24.5, "Landlord": 19}[pl] * (1 + .05 * (st.year - 2022)) + float(r.integers(0, 4)), 2))
    K["payment"].append(pick(["direct debit", "card", "annual invoice"], [70, 18, 12])[0])
    K["end_reason"].append(None if en is None else pick(["price", "moved house", "poor service", "not renewed", "non-payment"], [26, 24, 12, 28, 10])[0])
    K["excess"].append(pick([0, 50, 95], [3, 4, 2])[0]); K["sold_by"].append(pick(["website", "call centre", "engineer", "comparison site"], [36, 28, 16, 20])[0])
write("contracts", K)
has = {c for c, e in zip(K["customer_id"], K["ended_on"]) if e is None}
# call-outs
days = [FIRST + dt.timedelta(i) for i in range((LAST - FIRST).days + 1)]
sea = {1: 1.55, 2: 1.35, 3: 1.1, 4: .9, 5: .75, 6: .65, 7: .6, 8: .62, 9: .8, 10: 1.1, 11: 1.35, 12: 1.5}
w = np.array([sea[d.month] * (1.1 if d.weekday() < 5 else .75) * (1.9 if dt.date(2026, 1, 4) <= d <= dt.date(2026, 1, 11) else 1) for d in days])
N = 5200
cw = r.pareto(1.5, nc) + .3
cw = cw * np.array([{"housing association": 6, "letting agent": 3, "landlord": 1.6}.get(k, 1) for k in kinds]); cw = np.minimum(cw, 40)
ew = r.gamma(3, 1, ne)
V = {k: [] for k in "callout_id reported_at arrived_at customer_id engineer_id fault priority channel outcome covered minutes_on_site labour call_out_fee rating complaint return_visit safety_notice".split()}
dd = sorted(r.choice(len(days), N, p=w / w.sum())); cc = r.choice(nc, N, p=cw / cw.sum())
hw = np.array([2, 1, 1, 1, 1, 2, 5, 9, 10, 8, 7, 6, 5, 5, 5, 5, 6, 8, 9, 8, 6, 5, 4, 3], float)
winter = {"boiler breakdown": 30, "no hot water": 16, "burst pipe": 14, "leak": 14, "blocked drain": 9, "frozen condensate": 8, "radiator fault": 7, "gas smell": 3, "blocked toilet": 5}
summer = {"boiler breakdown": 12, "no hot water": 15, "burst pipe": 5, "leak": 22, "blocked drain": 20, "frozen condensate": 0, "radiator fault": 2, "gas smell": 3, "blocked toilet": 12}
for i in range(N):
    d = days[dd[i]]; fa = winter if d.month in (11, 12, 1, 2, 3) else summer
    f = pick(list(fa), list(fa.values()))[0]
    h = int(r.choice(24, p=hw / hw.sum())); t = dt.datetime(d.year, d.month, d.day, h, int(r.integers(60)))
    p = {"gas smell": [1, 0, 0], "burst pipe": [7, 3, 0], "blocked drain": [1, 5, 4], "radiator fault": [0, 2, 8], "leak": [3, 5, 2]}.get(f, [2, 6, 2])
    p = pick(["emergency", "urgent", "routine"], p)[0]
    skill = "drainage" if "blocked" in f else "heating" if f in ("boiler breakdown", "no hot water", "frozen condensate", "radiator fault", "gas smell") else "plumbing"
    m = [ew[k] * (6 if E["skill"][k] == skill else .6) * (.0 if f == "gas smell" and not E["gas_safe"][k] else 1) for k in range(ne)]
    e = int(r.choice(ne, p=np.array(m) / sum(m)))
    x = r.random()
    cov = bool((cc[i] + 1) in has and r.random() < .85)
    out = "cancelled" if x < .06 else "no access" if x < .10 else "made safe" if x < .17 else "follow-up needed" if x < .31 + (.1 if E["grade"][e] == "apprentice" else 0) else "fixed"
    if d == LAST and r.random() < .5: out = "open"
    wait = {"emergency": 62, "urgent": 230, "routine": 1500}[p] * float(np.exp(r.normal(0, .55))) * (1.6 if dt.date(2026, 1, 4) <= d <= dt.date(2026, 1, 11) else 1)
    gone = out in ("cancelled", "open")
    mins = None if gone else int(10 + r.integers(10)) if out == "no access" else int({"burst pipe": 85, "boiler breakdown": 95, "blocked drain": 60}.get(f, 55) * float(np.exp(r.normal(0, .4))))
    lab = 0. if gone or cov or out == "no access" else round(mins / 60 * (68 if 8 <= h < 18 and d.weekday() < 5 else 105), 2)
    row = (f"CO{100001 + i}", t, None if gone else t + dt.timedelta(minutes=int(wait)), int(cc[i]) + 1, None if gone and r.random() < .7 else E["engineer_id"][e], f if r.random() > .02 else None, p,
           pick(["phone", "app", "web form", "letting portal"], [58, 21, 13, 8])[0], out, cov, mins, lab, 0. if cov or gone else float({"emergency": 95, "urgent": 60, "routine": 45}[p]),
           None if gone or r.random() < .52 else int(pick([1, 2, 3, 4, 5], [7, 5, 10, 26, 52] if wait < 240 else [14, 11, 18, 27, 30])[0]), bool(r.random() < (.09 if wait > 400 else .035)),
           bool(i > 200 and r.random() < .09), bool(f in ("gas smell", "boiler breakdown", "no hot water") and r.random() < .08))
    for k, v in zip(V, row): V[k].append(v)
write("callouts", V)
# parts
parts = [("Diverter valve", "valves", "Vaillant", 64), ("Gas valve", "valves", "Honeywell", 92), ("Thermostatic radiator valve", "valves", "Drayton", 14), ("Stopcock 15mm", "valves", "Pegler", 8), ("Fill valve", "valves", "Fluidmaster", 11),
         ("Printed circuit board", "boiler electronics", "Worcester Bosch", 148), ("Ignition lead", "boiler electronics", "Baxi", 19), ("Flow sensor", "boiler electronics", "Ideal", 33), ("Room thermostat", "boiler electronics", "Honeywell", 45), ("Smart thermostat", "boiler electronics", "Drayton", 118),
         ("Circulating pump", "pumps", "Grundfos", 112), ("Shower pump", "pumps", "Stuart Turner", 176), ("Macerator pump", "pumps", "Saniflo", 210), ("Expansion vessel", "tanks", "Zilmet", 52), ("Cold water tank", "tanks", "Polytank", 95), ("Hot water cylinder", "tanks", "Joule", 320),
         ("Copper pipe 15mm", "pipe and fittings", "Wednesbury", 4), ("Copper pipe 22mm", "pipe and fittings", "Wednesbury", 7), ("Push-fit elbow", "pipe and fittings", "JG Speedfit", 2), ("Compression coupling", "pipe and fittings", "Pegler", 3), ("Waste trap", "pipe and fittings", "McAlpine", 6), ("Condensate lagging kit", "pipe and fittings", "Climaflex", 9),
         ("Heat exchanger", "boiler parts", "Worcester Bosch", 235), ("Fan assembly", "boiler parts", "Vaillant", 128), ("Pressure relief valve", "valves", "Baxi", 21), ("Drain rod set", "drainage", "Bailey", 29), ("Toilet pan connector", "drainage", "McAlpine", 7), ("Electrode", "boiler parts", "Ideal", 12)]
sup = ["City Plumbing", "Wolseley", "Travis Perkins", "Screwfix"]
write("parts", dict(part_no=[f"PT{i + 1:03d}" for i in range(len(parts))], name=[p[0] for p in parts], category=[p[1] for p in parts], maker=[p[2] for p in parts], supplier=pick(sup, [9, 8, 6, 5], len(parts)),
                    list_price=[float(p[3]) for p in parts], van_stock=[p[3] < 60 and bool(r.random() < .85) for p in parts], discontinued=[bool(r.random() < .12) for _ in parts]))
F = {k: [] for k in "line_id callout_id part_no fitted_on quantity unit_cost charged warranty_claim from_van".split()}
pw = 1 / (np.array([p[3] for p in parts], float) + 6) ** .45
for i in range(N):
    if V["outcome"][i] not in ("fixed", "made safe", "follow-up needed") or r.random() < .3: continue
    for _ in range(1 + int(r.poisson(.45))):
        k = int(r.choice(len(parts), p=pw / pw.sum())); q = int(r.integers(1, 7)) if parts[k][1] == "pipe and fittings" else 1
        lag = 0 if r.random() < .78 else int(r.integers(1, 9)); day = min(LAST, V["arrived_at"][i].date() + dt.timedelta(lag)); uc = round(parts[k][3] * float(r.uniform(.72, .95)), 2)
        wc = bool(r.random() < .05)
        for a, v in zip(F, (len(F["line_id"]) + 1, V["callout_id"][i], f"PT{k + 1:03d}", day, q, uc, 0. if V["covered"][i] or wc else round(q * parts[k][3] * 1.25, 2), wc, lag == 0 and r.random() < .9)): F[a].append(v)
write("parts_fitted", F)
