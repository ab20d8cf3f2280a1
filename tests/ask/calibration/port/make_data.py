import os
from datetime import date, datetime, timedelta
import numpy as np, pandas as pd
os.chdir(os.path.dirname(os.path.abspath(__file__)))
r = np.random.default_rng(3101)
T = date(2025, 6, 18); S = date(2023, 1, 1); N = (T - S).days
D = lambda n: S + timedelta(days=int(n))
pick = lambda xs, p=None, n=None: r.choice(np.array(xs, dtype=object), size=n, p=p)
def save(name, rows):
    df = pd.DataFrame(rows)
    for c in df.columns:
        v = df[c].dropna()
        if len(v) and df[c].dtype == object and isinstance(v.iloc[0], date) and not isinstance(v.iloc[0], datetime):
            df[c] = df[c].astype("object")
    df.to_parquet(name + ".parquet", index=False)
ops = ["Hansa Linie", "Bluewater", "Oriental Star", "Nordkap", "Medlink", "Cordillera"]
flags = ["Liberia", "Panama", "Malta", "Denmark", "Portugal", "Singapore"]
names = """Amber Tide|Boreas|Cape Marlow|Delphin|Eastern Grace|Fjord Runner|Gallant Sky|Heron|Isola Bella|Jade Horizon|Kestrel|Lady Corinne|Monte Rosa|Nordic Wren|Ocean Lark|Pelikan|Queen Ragna|Ruby Strait|Santa Elena|Tern|Ursa|Valiant Dawn|Westerly|Xanthe|Yellow Iris|Zephyr|Atlas Pride|Bremen Bridge|Coral Path|Dunlin|Ever Bright|Falster|Golden Wake|Hope Bay|Indigo Star|Juno Trader""".split("|")
cls = {"Feeder": (700, 2000), "Panamax": (3500, 5000), "Neo-Panamax": (8000, 14000), "Ultra Large": (15000, 23500)}
V = []
for i, n in enumerate(names):
    c = pick(list(cls), [.4, .25, .2, .15])
    V.append(dict(imo=9300000 + i * 137, name=n, operator=pick(ops, [.25, .2, .2, .15, .12, .08]), flag=pick(flags), ship_class=c,
                  capacity=int(r.integers(*cls[c]) // 50 * 50), built=int(r.integers(1999, 2024))))
save("vessels", V)
serv = {"Baltic Feeder": ["Gdansk", "Riga", "Helsinki", "Gothenburg"], "Asia Loop": ["Shanghai", "Singapore", "Colombo", "Rotterdam"],
        "Iberia Shuttle": ["Leixoes", "Bilbao", "Algeciras"], "Atlantic Bridge": ["New York", "Halifax", "Le Havre", "Antwerp"], "Med Link": ["Genoa", "Piraeus", "Valencia"]}
sv = {c: s for c, s in zip(cls, (["Baltic Feeder", "Iberia Shuttle"], ["Iberia Shuttle", "Med Link", "Baltic Feeder"], ["Med Link", "Atlantic Bridge"], ["Asia Loop", "Atlantic Bridge"]))}
C = []
for k in range(1150):
    v = V[int(r.integers(len(V)))]; d = int(r.integers(0, N)); a = D(d)
    s = pick(sv[v["ship_class"]]); w = float(np.round(r.gamma(1.6, 4 + (a.month in (11, 12, 1)) * 3), 1)); b = float(np.round(8 + v["capacity"] / 700 + r.gamma(2, 3), 1))
    C.append(dict(call_id=10001 + k, imo=v["imo"], arrived_on=a, sailed_on=min(a + timedelta(hours=24 + w + b), T), berth=pick(["North 1", "North 2", "South 1", "South 2", "South 3"], [.25, .2, .22, .18, .15]),
                  service=s, last_port=pick(serv[s]), next_port=pick(serv[s]), delay_h=float(np.round(r.normal(4, 8), 1)), wait_h=w, berth_h=b,
                  night_arrival=bool(r.random() < .31), dangerous_goods=bool(r.random() < .22)))
save("calls", C)
W = []; i = 1
for c in C:
    for q in r.choice(["QC%d" % j for j in range(1, 8)], size=int(r.integers(2, 5)), replace=False):
        h = float(pick([4.0, 6.0, 7.5, 8.0])); sc = pick(["wind", "spreader", "hydraulics", "power", "waiting for trucks", None], [.08, .12, .07, .04, .14, .55])
        st = 0 if sc is None else int(r.integers(10, 110)); tr = bool(r.random() < .12); m = int(max(10, (h - st / 60) * r.normal(23 if tr else 28, 3)))
        W.append(dict(shift_id=i, call_id=c["call_id"], worked_on=min(c["arrived_on"] + timedelta(days=int(r.integers(0, 2))), T - timedelta(days=1)), crane=str(q), shift=pick(["early", "late", "night"], [.4, .35, .25]),
                      hours=h, moves=m, restows=int(r.poisson(m * .03)), stop_minutes=st, stop_cause=sc, trainee=tr)); i += 1
save("crane_shifts", W)
Cd = sorted(C, key=lambda c: c["arrived_on"]); Y = []
for k in range(3600):
    d = int(r.integers(0, N)); e = D(d); dr = pick(["import", "export", "transshipment"], [.44, .36, .2])
    ty = pick(["dry", "reefer", "tank", "open top", "flat rack"], [.74, .15, .05, .04, .02]); laden = bool(r.random() < (.93 if dr != "export" else .72))
    dw = int(r.gamma(2, {"import": 2.6, "export": 2, "transshipment": 3}[dr] * (.7 if ty == "reefer" else 1))) + 1; o = e + timedelta(days=dw); gone = o < T
    j = min(max(int(np.searchsorted([c["arrived_on"].toordinal() for c in Cd], e.toordinal())), 0), len(Cd) - 1)
    Y.append(dict(stay_id=500001 + k, entered_on=e, left_on=o if gone else None, container_type=ty, length_feet=int(pick([20, 40, 45], [.38, .55, .07])), direction=dr, laden=laden,
                  hazardous=bool(laden and r.random() < .07), block=pick(list("ABCDEF"), [.24, .2, .18, .16, .12, .1]), dwell_days=dw if gone else None,
                  in_call_id=Cd[j]["call_id"] if dr != "export" else None, out_call_id=Cd[min(j + dw, len(Cd) - 1)]["call_id"] if dr != "import" and gone else None))
df = pd.DataFrame(Y)
for c in ("dwell_days", "in_call_id", "out_call_id"): df[c] = df[c].astype("Int64")
df["block"] = "Block " + df["block"]
df.to_parquet("yard_stays.parquet", index=False)
X = []
for k in range(3900):
    while True:
        d = int(r.integers(0, N)); a = D(d)
        if a.weekday() < 5 or (a.weekday() == 5 and r.random() < .35): break
    h = int(pick(list(range(5, 22)), np.array([2, 5, 8, 9, 9, 8, 7, 5, 7, 8, 8, 7, 6, 4, 3, 2, 1]) / 99)); bk = bool(r.random() < .68 + .12 * (a.year - 2023)); p = pick(["delivery", "collection", "dual"], [.41, .43, .16])
    X.append(dict(visit_id=k + 1, gate_in=datetime(a.year, a.month, a.day, h, int(r.integers(60))), gate=pick(["East", "West", "Rail Road"], [.55, .33, .12]),
                  haulier=pick(["Brandt Transporte", "Kuhn & Sons", "Quayside Haulage", "Lindqvist", "Roadfox", "Tamsen", "Vega Logistics", "Ostertag"], [.2, .17, .15, .13, .12, .1, .08, .05]),
                  purpose=p, booked=bk, turn_min=int(18 + r.gamma(3, 8) + (15 if not bk else 0) + (14 if p == "dual" else 0))))
save("truck_visits", X)
cust = [(o, "line") for o in ops] + [(c, "forwarder") for c in ("Kestner Spedition", "Globewise", "Marlin Forwarding", "Transit Nord")] + [(c, "shipper") for c in ("Feldmann Foods", "Arvika Paper", "Steelworks Union", "Bellavita Wines")]
I = []
for k in range(1700):
    c, t = cust[int(r.integers(len(cust)))]; a = D(r.integers(0, N)); ch = pick(["stevedoring", "storage", "reefer power", "berth dues", "lashing"], [.4, .1, .05, .3, .15] if t == "line" else [.1, .6, .3, 0, 0])
    amt = float(np.round(r.lognormal({"stevedoring": 10, "storage": 7.4, "reefer power": 6.8, "berth dues": 9, "lashing": 8}[ch], .6), 2)); p = a + timedelta(days=int(5 + r.gamma(3, 10))); dis = bool(r.random() < .06)
    paid = p < T and r.random() > (.35 if dis else .03)
    I.append(dict(invoice_id=70001 + k, issued_on=a, paid_on=p if paid else None, customer=c, customer_type=t, charge=ch, disputed=dis, amount=amt))
save("invoices", I)
