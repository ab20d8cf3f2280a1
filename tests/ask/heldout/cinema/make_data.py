"""Writes the tables of the cinema catalog. Seeded: python make_data.py"""
import datetime as dt
from pathlib import Path
import numpy as np, pyarrow as pa, pyarrow.parquet as pq

here = Path(__file__).parent
R = np.random.default_rng(20250618)

def write(name, /, **cols):
    pq.write_table(pa.table(cols), here / f"{name}.parquet", compression="zstd", use_dictionary=True)

def pick(values, weights, n):
    w = np.array(weights, float)
    return R.choice(values, n, p=w / w.sum())

cin = [("Lumen Palace", "Bristol", "South West", "Multiplex", "2009-03-14"), ("Lumen Harbourside", "Bristol", "South West", "Arthouse", "2015-10-02"),
       ("Lumen Quay", "Plymouth", "South West", "Multiplex", "2018-05-25"), ("Lumen Piccadilly", "Manchester", "North", "Multiplex", "2006-11-17"),
       ("Lumen Northern Quarter", "Manchester", "North", "Arthouse", "2017-02-09"), ("Lumen Headrow", "Leeds", "North", "Multiplex", "2011-09-30"),
       ("Lumen Bullring", "Birmingham", "Midlands", "Multiplex", "2013-04-19"), ("Lumen Canalside", "Birmingham", "Midlands", "Arthouse", "2020-08-07"),
       ("Lumen Starlight", "Nottingham", "Midlands", "Drive-in", "2021-06-11")]
nc = len(cin); D = lambda s: dt.date.fromisoformat(s)
write("cinemas", cinema_id=list(range(1, nc + 1)), name=[c[0] for c in cin], city=[c[1] for c in cin], region=[c[2] for c in cin],
      concept=[c[3] for c in cin], opened_on=[D(c[4]) for c in cin])
fl = """Midnight Cartographer|Drama|Northlight|15|English|118
The Last Orchard|Drama|Corona Pictures|12A|English|104
Robot Picnic|Animation|Brightwood|U|English|92
Robot Picnic 2|Animation|Brightwood|U|English|95
Steel Horizon|Action|Titan Releasing|15|English|131
Steel Horizon: Fallout|Action|Titan Releasing|15|English|139
Das Leuchtfeuer|Drama|Corona Pictures|12A|German|111
La Maison Bleue|Comedy|Corona Pictures|12A|French|98
Uncle Barnaby|Comedy|Northlight|12A|English|101
Wedding Crashlanding|Comedy|Titan Releasing|15|English|107
The Hollow House|Horror|Nightjar Films|18|English|96
Hollow House: Return|Horror|Nightjar Films|18|English|99
Whispering Cellar|Horror|Nightjar Films|18|Spanish|94
Galaxy Drifters|Science fiction|Titan Releasing|12A|English|142
Orbit Zero|Science fiction|Northlight|12A|English|126
Neon Tide|Science fiction|Titan Releasing|15|English|121
Penguin Parade|Animation|Brightwood|U|English|84
The Clockwork Fox|Animation|Brightwood|U|French|88
Salt and Stone|Documentary|Open Lens|U|English|90
Deep Blue Silence|Documentary|Open Lens|U|English|87
Cold Ledger|Thriller|Northlight|15|English|113
The Fourth Witness|Thriller|Corona Pictures|15|English|119
Corte Final|Thriller|Nightjar Films|18|Spanish|108
Paper Moon Rising|Romance|Northlight|12A|English|106
Amour en Hiver|Romance|Corona Pictures|12A|French|102
Kingdom of Ash|Action|Titan Releasing|15|English|147""".splitlines()
fl = [f.split("|") for f in fl]; nf = len(fl)
start, end = dt.date(2024, 1, 1), dt.date(2025, 6, 17); nd = (end - start).days + 1
rel = (np.linspace(-160, nd - 25, nf) + R.integers(-12, 13, nf)).astype(int)[R.permutation(nf)]
seq = {"Robot Picnic 2": "Robot Picnic", "Steel Horizon: Fallout": "Steel Horizon", "Hollow House: Return": "The Hollow House"}
names = [f[0] for f in fl]
for b, a in seq.items():
    i, j = names.index(b), names.index(a); rel[i], rel[j] = max(rel[i], rel[j]), min(rel[i], rel[j])
write("films", film_id=list(range(1, nf + 1)), title=names, genre=[f[1] for f in fl], distributor=[f[2] for f in fl], certificate=[f[3] for f in fl],
      original_language=[f[4] for f in fl], runtime_minutes=[int(f[5]) for f in fl], released_on=[start + dt.timedelta(int(x)) for x in rel])
pop = {"Animation": 1.6, "Action": 1.9, "Science fiction": 1.5, "Comedy": 1.1, "Drama": .8, "Horror": .9, "Thriller": .9, "Romance": .7, "Documentary": .35}
pf = np.array([pop[f[1]] * R.uniform(.8, 1.3) for f in fl])
# screenings
ns = 2700; day = R.integers(0, nd, ns); dates = [start + dt.timedelta(int(x)) for x in day]
wk = np.array([d.weekday() >= 4 for d in dates])
c = pick(np.arange(1, nc + 1), [17, 7, 10, 19, 8, 13, 15, 6, 5], ns)
f = np.empty(ns, int)
for i in range(ns):
    age = day[i] - rel; w = np.where(age < 0, 0, np.exp(-np.clip(age, 0, 300) / 70.) + .02) * pf; f[i] = R.choice(nf, p=w / w.sum()) + 1
slot = pick(np.array(["Matinee", "Afternoon", "Evening", "Late night"]), [14, 27, 45, 14], ns)
multi = np.isin(c, [1, 3, 4, 6, 7])
proj = np.where(multi, pick(np.array(["2D", "3D", "IMAX"]), [66, 21, 13], ns), "2D")
seats = np.where(proj == "IMAX", 84, np.where(multi, R.choice([48, 56, 64], ns), R.choice([30, 36, 42], ns)))
foreign = np.array([fl[x - 1][4] != "English" for x in f])
sub = foreign & (R.random(ns) < .75)
canc = R.random(ns) < np.where(c == 9, .13, .03)
reason = np.where(canc, np.where((c == 9) & (R.random(ns) < .75), "Bad weather", pick(np.array(["Projector fault", "No audience", "Staff shortage"]), [5, 4, 3], ns)), None)
write("screenings", screening_id=np.arange(1, ns + 1), film_id=f.astype("int32"), cinema_id=c.astype("int32"), shown_on=dates, slot=slot, projection=proj,
      seats=seats.astype("int32"), subtitled=sub, cancelled=canc, cancel_reason=list(reason))
# members
nm = 700; mj = R.integers(-500, nd, nm)
tier = pick(np.array(["Silver", "Gold", "Platinum"]), [62, 28, 10], nm)
write("members", member_id=np.arange(1, nm + 1), joined_on=[start + dt.timedelta(int(x)) for x in mj], tier=tier,
      age_group=pick(np.array(["16-24", "25-39", "40-59", "60+"]), [27, 34, 25, 14], nm), newsletter=R.random(nm) < .58,
      home_cinema_id=pick(np.arange(1, nc + 1), [17, 7, 10, 19, 8, 13, 15, 6, 5], nm).astype("int32"))
# bookings
lam = np.where(canc, .5, 1) * 2.9 * np.where(wk, 1.35, .85) * np.where(slot == "Evening", 1.3, np.where(slot == "Late night", .7, .9)) * pf[f - 1] ** .6 * np.where(day > 366, 1.12, 1)
nb = R.poisson(lam); s = np.repeat(np.arange(ns), nb); n = len(s)
tt = pick(np.array(["Adult", "Student", "Child", "Senior"]), [58, 19, 14, 9], n)
anim = np.array([fl[f[x] - 1][1] == "Animation" for x in s]); tt = np.where(anim & (R.random(n) < .35), "Child", tt)
q = pick(np.arange(1, 7), [25, 42, 13, 13, 4, 3], n)
base = np.select([tt == "Adult", tt == "Student", tt == "Child"], [11.5, 9.0, 7.5], 8.5) + np.select([proj[s] == "IMAX", proj[s] == "3D"], [4.5, 2.0], 0) + np.where(day[s] > 366, .5, 0)
mem = R.integers(1, nm + 1, n); joined = mj[mem - 1] <= day[s]
member = [int(m) if ok else None for m, ok in zip(mem, joined & (R.random(n) < .42))]
ref = R.random(n) < np.where(canc[s], .95, .018)
write("ticket_sales", booking_id=np.arange(100001, 100001 + n).astype("int32"), screening_id=(s + 1).astype("int32"), film_id=f[s].astype("int32"), cinema_id=c[s].astype("int32"),
      member_id=pa.array(member, pa.int32()), visit_on=[dates[x] for x in s], channel=pick(np.array(["Website", "App", "Box office", "Kiosk"]), [37, 31, 22, 10], n), ticket_type=tt,
      tickets=q.astype("int32"), amount=np.round(base * q, 2), refunded=ref)
# snacks
pr = [("Popcorn large", "Popcorn", 7.5, 24), ("Popcorn small", "Popcorn", 4.9, 18), ("Caramel popcorn", "Popcorn", 6.2, 9), ("Cola", "Drinks", 3.8, 25), ("Mineral water", "Drinks", 2.9, 12),
      ("Craft beer", "Drinks", 5.6, 8), ("Gummy bears", "Sweets", 3.2, 9), ("Chocolate bar", "Sweets", 2.6, 10), ("Nachos", "Hot food", 6.8, 15), ("Hot dog", "Hot food", 5.9, 8)]
k = 5200; p = pick(np.arange(len(pr)), [x[3] for x in pr], k); qd = pick(np.arange(1, 4), [66, 27, 7], k); sd = R.integers(0, nd, k)
write("snack_sales", line_id=np.arange(1, k + 1).astype("int32"), cinema_id=pick(np.arange(1, nc + 1), [18, 5, 10, 19, 6, 13, 16, 5, 8], k).astype("int32"), sold_on=[start + dt.timedelta(int(x)) for x in sd],
      product=[pr[x][0] for x in p], category=[pr[x][1] for x in p], quantity=qd.astype("int32"), amount=np.round(np.array([pr[x][2] for x in p]) * qd * np.where(sd > 366, 1.05, 1), 2))
# shifts
pos = ["Usher"] * 12 + ["Cashier"] * 10 + ["Projectionist"] * 6 + ["Duty manager"] * 5
who = "Aisha K,Ben T,Carla M,Dev P,Ella W,Finn O,Grace L,Hugo S,Isla B,Jonas R,Kira D,Liam H,Mona F,Nate G,Olive C,Pavel N,Quinn A,Rosa V,Sam E,Tara J,Umar I,Vera Z,Will Y,Xenia U,Yusuf Q,Zoe X,Arlo B,Bea C,Cyrus D,Dora E,Eli F,Freya G,Gus H".split(",")
home = R.integers(1, nc + 1, len(who)); home[:nc] = np.arange(1, nc + 1); rate = {"Usher": 11.9, "Cashier": 12.4, "Projectionist": 15.2, "Duty manager": 18.6}
k = 3000; e = pick(np.arange(len(who)), R.uniform(.6, 1.6, len(who)), k); ns_ = R.random(k) < np.where(np.array(pos)[e] == "Usher", .06, .025)
h = np.where(ns_, 0, R.choice([4., 5.5, 6., 7.5, 8.], k)); wd = R.integers(0, nd, k)
write("shifts", shift_id=np.arange(1, k + 1).astype("int32"), cinema_id=home[e].astype("int32"), worked_on=[start + dt.timedelta(int(x)) for x in wd], employee=[who[x] for x in e], position=[pos[x] for x in e],
      hours=h, wage=np.round(h * np.array([rate[pos[x]] for x in e]) * np.where(wd > 366, 1.04, 1), 2), no_show=ns_)
