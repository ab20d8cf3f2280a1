"""Data of a fictional removals firm: one seed, six Parquet files beside this script."""

from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
r = np.random.default_rng(8127)
D0, DAYS = np.datetime64("2024-01-01"), 833  # to 2026-04-12


def write(table, /, **columns):
    """Write one table; None in an object array is null."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    made = {}
    for key, v in columns.items():
        v = np.asarray(v)
        if v.dtype.kind == "f":
            made[key] = pa.array(v, mask=np.isnan(v))
        elif v.dtype.kind == "M":
            made[key] = pa.array(v.astype("datetime64[D]"), pa.date32())
        else:
            made[key] = pa.array(v.tolist())
    pq.write_table(pa.table(made), HERE / f"{table}.parquet", compression="zstd")


def pick(values, weights, n):
    w = np.array(weights, float)
    return np.array(values, object)[r.choice(len(values), n, p=w / w.sum())]


# depots
depots = [
    ("LDS", "Leeds", "Yorkshire", "Maureen Ackroyd", 2008, 160), ("SHF", "Sheffield", "Yorkshire", "Tariq Aziz", 2015, 90),
    ("MAN", "Manchester", "North West", "Colin Brearley", 2011, 140), ("LIV", "Liverpool", "North West", "Siobhan Daly", 2018, 70),
    ("BHM", "Birmingham", "Midlands", "Pritpal Gill", 2013, 120), ("NOT", "Nottingham", "Midlands", "Hannah Moss", 2019, 60),
    ("BRS", "Bristol", "South West", "Owen Prosser", 2016, 80), ("NCL", "Newcastle", "North East", "Jean Liddle", 2021, 40),
]
write("depots", depot_id=[d[0] for d in depots], name=[d[1] for d in depots], region=[d[2] for d in depots],
      manager=[d[3] for d in depots], opened_year=[d[4] for d in depots], units=[d[5] for d in depots])
dw = [24, 11, 20, 9, 16, 7, 9, 4]
# crews
leaders = ["Dave Hinchcliffe", "Marek Nowak", "Wayne Pickles", "Joe Adeyemi", "Liam Thackray", "Sunil Rao", "Gareth Bevan", "Tomasz Zielinski",
           "Kev Armitage", "Aidan Duffy", "Rob Shackleton", "Imran Sheikh", "Pete Crossley", "Carlos Mendes", "Stu Barraclough", "Becky Ormerod",
           "Nathan Okoro", "Phil Entwistle", "Lee Hargreaves", "Andrei Popescu", "Craig Stobbs", "Danny Fairweather", "Mick Tranter", "Yusuf Demir"]
names = ["Badger", "Falcon", "Otter", "Heron", "Bison", "Kestrel", "Mule", "Stag", "Magpie", "Ferret", "Ox", "Puffin", "Robin", "Terrier", "Wolf",
         "Moose", "Lynx", "Rook", "Hare", "Swift", "Beaver", "Viking", "Raven", "Osprey"]
cd = np.array([0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 4, 4, 4, 4, 5, 5, 6, 6, 7])
years = np.round(r.gamma(2.2, 3, 24), 0).astype(int) + 1
write("crews", crew_id=np.arange(1, 25), name=names, leader=leaders, depot_id=[depots[i][0] for i in cd], leader_years=years,
      employment=pick(["Employed", "Agency", "Subcontractor"], [14, 6, 4], 24))
# moves
N = 9000
season = 1 + 0.45 * np.sin((np.arange(DAYS) % 365 - 120) / 365 * 2 * np.pi)
dow = (np.arange(DAYS)) % 7  # 2024-01-01 is a Monday
p = season * np.array([.8, .75, .85, 1.05, 1.7, 1.1, .15])[dow] * (1 + np.arange(DAYS) / DAYS * 0.35)
day = np.sort(r.choice(DAYS, N, p=p / p.sum()))
moved = D0 + day
dep = r.choice(8, N, p=np.array(dw) / sum(dw))
crew = np.array([r.choice(np.flatnonzero(cd == d)) + 1 for d in dep])
kind = pick(["House", "Flat", "Office", "Student", "Single item", "Piano", "International"], [38, 27, 10, 9, 9, 3, 4], N)
month = (moved.astype("datetime64[M]").astype(int) % 12) + 1
kind[(np.isin(month, [6, 9])) & (r.random(N) < .18)] = "Student"
base = {"House": 900, "Flat": 480, "Office": 1400, "Student": 170, "Single item": 95, "Piano": 260, "International": 3400}
vol = {"House": 1100, "Flat": 500, "Office": 1500, "Student": 130, "Single item": 40, "Piano": 60, "International": 900}
miles = np.round(r.gamma(1.1, 26, N) + 1, 0)
miles[kind == "International"] = np.round(r.uniform(300, 1500, (kind == "International").sum()), 0)
volume = np.round(np.array([vol[k] for k in kind]) * r.lognormal(0, .35, N), 0)
size = np.where(volume > 1200, 4, np.where(volume > 600, 3, 2)) + (r.random(N) < .1)
packing = r.random(N) < np.array([{"House": .42, "Flat": .25, "Office": .5, "International": .8}.get(k, .04) for k in kind])
hours = np.round(1.2 + volume / 230 + miles / 45 + r.gamma(1.2, .5, N), 1)
price = np.round(np.array([base[k] for k in kind]) * r.lognormal(0, .3, N) + miles * 1.6 + packing * 240, 0)
status = pick(["Completed", "Cancelled", "Postponed", "Aborted on the day"], [86, 8, 4.5, 1.5], N)
done = status == "Completed"
late = np.where(r.random(N) < .62, 0, np.round(r.gamma(1.2, 22, N), 0))
rating = np.clip(np.round(5 - r.gamma(.9, .75, N) - (late > 45) * .9, 0), 1, 5)
rating[(r.random(N) < .45) | ~done] = np.nan
late[~done] = np.nan
hours[~done] = np.nan
miles2 = miles.copy()
van_no = r.integers(1, 38, N)
vt = ["Transit", "Luton", "Luton", "7.5 tonne", "18 tonne"]
van_type = np.array([vt[n % 5] for n in van_no], object)
van = np.array([f"HF{n:02d}" for n in van_no], object)
electric = (van_no % 5 == 0) & (van_no > 15)
towns = ["Leeds", "Sheffield", "Manchester", "Liverpool", "Birmingham", "Nottingham", "Bristol", "Newcastle", "Harrogate", "Bradford", "York", "Stockport",
         "Wigan", "Derby", "Bath", "Solihull", "Huddersfield", "London", "Edinburgh", "Cardiff"]
home = {0: [0, 8, 9, 10, 16], 1: [1, 16], 2: [2, 11, 12], 3: [3, 12], 4: [4, 15], 5: [5, 13], 6: [6, 14], 7: [7]}
frm = np.array([towns[r.choice(home[d])] for d in dep], object)
to = np.array([towns[r.choice(home[d])] if m < 30 else towns[r.integers(20)] for d, m in zip(dep, miles)], object)
abroad = kind == "International"
to[abroad] = pick(["Málaga", "Dublin", "Amsterdam", "Toulouse", "Berlin", "Lisbon"], [5, 4, 2, 2, 1, 2], abroad.sum())
floor = np.where(np.isin(kind, ["Flat", "Student", "Office"]), r.geometric(.4, N) - 1, 0)
lead = np.round(r.gamma(1.8, 12, N), 0).astype(int)
chan = pick(["Website", "Phone", "Referral", "Comparison site", "Estate agent", "Repeat customer"], [30, 18, 16, 19, 9, 8], N)
tips = np.where(done & (r.random(N) < .3), np.round(r.gamma(2, 9, N), 0), 0.0)
mid = np.arange(100001, 100001 + N)
write("moves", move_id=mid, moved_on=moved, booked_on=moved - lead, lead_days=lead, depot_id=[depots[i][0] for i in dep], crew_id=crew,
      van=van, van_type=van_type, electric=electric, move_type=kind, status=status, channel=chan, from_town=frm, to_town=to, miles=miles2,
      volume=volume, crew_size=size, packing=packing, hours=hours, price=price, minutes_late=late, rating=rating, floor=floor,
      start_hour=pick([7, 8, 9, 10, 12, 13], [12, 40, 20, 8, 9, 11], N), tips=tips)
# quotes
Q = 11000
qday = r.choice(DAYS, Q, p=p / p.sum())
qd = r.choice(8, Q, p=np.array(dw) / sum(dw))
qk = pick(["House", "Flat", "Office", "Student", "Single item", "Piano", "International"], [40, 26, 11, 6, 8, 3, 6], Q)
amount = np.round(np.array([base[k] for k in qk]) * r.lognormal(.08, .35, Q), 0)
method = pick(["Home visit", "Video call", "Phone", "Online form"], [28, 24, 18, 30], Q)
pw = np.array([{"Home visit": .62, "Video call": .52, "Phone": .4, "Online form": .29}[m] for m in method]) * np.where(qd == 3, .75, 1)
u = r.random(Q)
qs = np.where(u < pw, "Accepted", np.where(u < pw + .3, "Declined", "Expired")).astype(object)
qs[(qday > DAYS - 15) & (r.random(Q) < .6)] = "Open"
lost = np.where(qs == "Declined", pick(["Too expensive", "Chose a competitor", "Date not available", "Sale fell through", "Doing it themselves", None], [34, 22, 14, 15, 8, 7], Q), None)
surv = pick(["Alison Firth", "Bob Tattersall", "Chloe Wragg", "Dinesh Patel", "Eva Kowalska", "Frank Sugden", "Grace Onyango"], [20, 16, 15, 14, 14, 12, 9], Q)
surv[method == "Online form"] = None
reply = np.round(np.where(method == "Online form", r.gamma(1, 3, Q), r.gamma(2, 14, Q)), 1)
write("quotes", quote_id=np.arange(500001, 500001 + Q), quoted_on=D0 + qday, depot_id=[depots[i][0] for i in qd], move_type=qk, amount=amount, method=method,
      status=qs, lost_reason=lost, surveyor=surv, reply_hours=reply, discount=np.where(r.random(Q) < .22, pick([5, 10, 15], [5, 4, 1], Q).astype(int), 0),
      channel=pick(["Website", "Phone", "Referral", "Comparison site", "Estate agent", "Repeat customer"], [33, 15, 13, 25, 8, 6], Q))
# claims
idx = np.flatnonzero(done & (r.random(N) < .085 + .05 * (kind == "Piano") + .05 * (crew % 7 == 0)))
C = len(idx)
rep = moved[idx] + np.round(r.gamma(1.1, 4, C), 0).astype(int)
rep = np.minimum(rep, D0 + DAYS - 1)
item = pick(["Furniture", "Glass and mirrors", "Electronics", "White goods", "Walls and floors", "Boxes and china", "Piano", "Garden"], [30, 14, 13, 9, 15, 13, 2, 4], C)
claimed = np.round(r.lognormal(4.9, .9, C), 0)
cs = pick(["Settled", "Rejected", "Withdrawn", "Open"], [62, 19, 9, 3], C)
cs[(rep > D0 + DAYS - 60) & (r.random(C) < .6)] = "Open"
paid = np.where(cs == "Settled", np.round(claimed * r.uniform(.4, 1, C), 0), np.nan)
days = np.where(cs == "Open", np.nan, np.round(r.gamma(2, 11, C) + 1, 0))
write("claims", claim_id=np.arange(9001, 9001 + C), reported_on=rep, move_id=mid[idx], crew_id=crew[idx], depot_id=[depots[i][0] for i in dep[idx]], item=item,
      cause=pick(["Dropped", "Badly packed", "Scraped on doorway", "Lost", "Water", "Unknown"], [26, 24, 27, 9, 4, 10], C), status=cs, claimed=claimed, paid=paid,
      settle_days=days, photos=r.random(C) < .7, insured=r.random(C) < .55)
# storage lettings
S = 2600
sd = r.choice(8, S, p=np.array([30, 12, 24, 9, 18, 8, 11, 4]) / 116)
sday = r.choice(DAYS, S, p=p / p.sum())
stay = np.round(r.gamma(1.1, 140, S) + 14, 0).astype(int)
ended = (D0 + sday + stay).astype(object)
ended = np.array([e if e <= (D0 + DAYS - 1).astype(object) else None for e in ended], object)
sz = pick([25, 50, 75, 100, 150, 250], [22, 28, 20, 16, 10, 4], S).astype(int)
rent = np.round(18 + sz * .95 * r.uniform(.85, 1.2, S), 2)
clim = r.random(S) < .2
import pyarrow as pa, pyarrow.parquet as pq
pq.write_table(pa.table({
    "letting_id": np.arange(7001, 7001 + S), "started_on": pa.array((D0 + sday).astype(object).tolist(), pa.date32()), "ended_on": pa.array(ended.tolist(), pa.date32()),
    "depot_id": [depots[i][0] for i in sd], "size": sz, "rent": rent + clim * 14, "heated": clim,
    "customer": pick(["Household", "Business", "Student"], [64, 23, 13], S).tolist(),
    "arrears": np.where(r.random(S) < .12, np.round(rent * r.integers(1, 4, S), 2), 0.0), "reason": pick(["Between homes", "Decluttering", "Renovation", "Going abroad", "Stock", None], [40, 16, 14, 9, 14, 7], S).tolist(),
}), HERE / "storage.parquet", compression="zstd")
