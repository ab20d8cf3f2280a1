"""Synthetic data of a fruit packing house; fixed seed."""
from datetime import date, timedelta
from pathlib import Path
import numpy as np
import pandas as pd

rng = np.random.default_rng(1414)
here = Path(__file__).parent
START, END = date(2023, 8, 1), date(2025, 11, 4)
DAYS = (END - START).days + 1

def pick(values, n, p=None):
    return rng.choice(np.array(values, dtype=object), n, p=p)

names = """Alder Farm|Brook End|Chequers Fruit|Dunmow & Sons|Elverton|Foxbury|Godden Green|Hartlip Orchards|Ightham Fruit|Juniper Hill|
Kilnfield|Lamberhurst Growers|Marden Farm|Newlands|Oakhurst|Pembury Fruit|Quarry Bank|Rushlake|Stede Hill|Tudeley|Ulcombe|Vale Orchards|
Whitbread Fruit|Yalding""".replace("\n", "").split("|")
G = len(names)
growers = pd.DataFrame(dict(
    grw_id=np.arange(1, G + 1), grw_name=names,
    county=pick(["Kent", "Herefordshire", "Worcestershire", "Cambridgeshire"], G, [.5, .2, .15, .15]),
    organic=rng.random(G) < .3, ha=np.round(rng.gamma(4, 9, G), 1),
    supply_since=[date(int(y), int(m), 1) for y, m in zip(rng.integers(2004, 2024, G), rng.integers(1, 13, G))],
    contract=pick(["pool", "fixed price", "spot"], G, [.5, .3, .2]),
))
growers.to_parquet(here / "growers.parquet", index=False)
VAR = ["Gala", "Braeburn", "Cox", "Bramley", "Conference", "Comice"]
VP = [.3, .2, .15, .13, .15, .07]
FRUIT = dict(Gala="apple", Braeburn="apple", Cox="apple", Bramley="apple", Conference="pear", Comice="pear")

def days(n, season):
    out = []
    while len(out) < n:
        d = START + timedelta(days=int(rng.integers(0, DAYS)))
        w = season.get(d.month, .25) * (.4 if d.weekday() == 5 else .05 if d.weekday() == 6 else 1)
        if rng.random() < w:
            out.append(d)
    return sorted(out)

n = 1500
dd = days(n, {8: .5, 9: 1, 10: 1, 11: .6})
var = pick(VAR, n, VP)
bins = rng.integers(4, 48, n)
dl = pd.DataFrame(dict(
    dlv_no=np.arange(10001, 10001 + n), grw_id=rng.integers(1, G + 1, n), dlv_dt=dd, variety=var,
    fruit=[FRUIT[v] for v in var], bins=bins, net_kg=np.round(bins * rng.normal(310, 18, n)).astype(int),
    brix=np.round(rng.normal(12.4, 1.1, n), 1), firmness=np.round(rng.normal(7.6, .8, n), 1),
    pulp_temp=np.round(rng.normal(11, 4, n), 1), refused=rng.random(n) < .05,
    intake=pick(["harvest", "store"], n, [.65, .35]),
))
dl.to_parquet(here / "deliveries.parquet", index=False)

n = 2400
ok = dl[~dl.refused].reset_index(drop=True)
at = rng.integers(0, len(ok), n)
rd = [min(END, ok.dlv_dt[i] + timedelta(days=int(x))) for i, x in zip(at, rng.geometric(.05, n))]
line = pick(["Line 1", "Line 2", "Line 3", "Organic Line"], n, [.36, .31, .2, .13])
tot = rng.gamma(6, 500, n)
mix = rng.dirichlet([14, 4, 2, 1], n)
runs = pd.DataFrame(dict(
    run_id=np.arange(1, n + 1), dlv_no=ok.dlv_no.to_numpy()[at], run_dt=rd, line=line,
    shift=pick(["early", "late", "night"], n, [.45, .38, .17]),
    in_kg=np.round(tot).astype(int), cl1_kg=np.round(tot * mix[:, 0]).astype(int), cl2_kg=np.round(tot * mix[:, 1]).astype(int),
    juice_kg=np.round(tot * mix[:, 2]).astype(int),
    run_min=np.round(tot / rng.normal(55, 8, n).clip(25)).astype(int) + 5, stop_min=rng.poisson(6, n) * (rng.random(n) < .6),
    crew=rng.integers(6, 19, n),
))
runs["waste_kg"] = (runs.in_kg - runs.cl1_kg - runs.cl2_kg - runs.juice_kg).clip(lower=0)
runs.to_parquet(here / "runs.parquet", index=False)

n = 1300
left = days(n, {9: .8, 10: .9, 11: .9, 12: .9, 1: .7, 2: .7, 3: .6, 8: .5})
cust = pick(["Marlows", "Greenway", "Dalby Stores", "Harcourt", "Penny Basket", "Covent Fruit"], n, [.27, .22, .17, .15, .12, .07])
CH = {"Marlows": "supermarket", "Greenway": "supermarket", "Dalby Stores": "supermarket", "Harcourt": "premium grocer", "Penny Basket": "discounter", "Covent Fruit": "wholesaler"}
plan = [d + timedelta(days=int(x)) for d, x in zip(left, rng.integers(1, 3, n))]
arr = [p + timedelta(days=int(x)) for p, x in zip(plan, pick([-1, 0, 1, 2, 3], n, [.1, .76, .09, .03, .02]))]
arr = [max(a, d) for a, d in zip(arr, left)]
arr = [a if a <= END else None for a in arr]
kg = np.round(rng.gamma(5, 1500, n)).astype(int)
sh = pd.DataFrame(dict(
    shp_no=np.arange(50001, 50001 + n), customer=cust, channel=[CH[c] for c in cust], depot=pick(["Avonmouth", "Daventry", "Dartford", "Wakefield", "Livingston"], n, [.2, .27, .25, .18, .1]),
    ship_dt=left, plan_dt=plan, arr_dt=arr, haulier=pick(["Turners", "Coldrun", "Kent Haul", "Own lorry"], n, [.35, .3, .2, .15]),
    kg=kg, val=np.round(kg * rng.normal(1.28, .15, n), 2), frt_cost=np.round(120 + kg * rng.normal(.04, .008, n), 2),
    promo=rng.random(n) < .18,
))
sh.to_parquet(here / "shipments.parquet", index=False)

n = 3900
k = np.sort(rng.integers(0, len(sh), n))
open_ = rng.random(n) < .06
packed = [sh.ship_dt[i] - timedelta(days=int(x)) for i, x in zip(k, rng.geometric(.25, n))]
packed = [max(START, p) if not o else END - timedelta(days=int(rng.integers(0, 14))) for p, o in zip(packed, open_)]
var = pick(VAR, n, VP)
pd.DataFrame(dict(
    plt_id=np.arange(1, n + 1), shp_no=pd.array([None if o else int(sh.shp_no[i]) for i, o in zip(k, open_)], dtype="Int64"),
    grw_id=rng.integers(1, G + 1, n), pack_dt=packed, variety=var, pack_type=pick(["6-pack", "punnet", "loose tray", "bag 1 kg", "bulk bin"], n, [.28, .17, .25, .22, .08]),
    line=pick(["Line 1", "Line 2", "Line 3", "Organic Line"], n, [.36, .31, .2, .13]), size_mm=pick([55, 60, 65, 70, 75, 80], n, [.1, .2, .28, .24, .12, .06]).astype(int),
    net_kg=np.round(rng.normal(640, 90, n)).clip(250).astype(int), store=pick(["CS1", "CS2", "CS3"], n, [.45, .35, .2]),
    on_hold=rng.random(n) < .04,
)).to_parquet(here / "pallets.parquet", index=False)

n = 420
k = np.sort(rng.integers(0, len(sh), n))
rec = [min(END, sh.ship_dt[i] + timedelta(days=int(x))) for i, x in zip(k, rng.integers(2, 14, n))]
upheld = rng.random(n) < .62
pd.DataFrame(dict(
    cmp_id=np.arange(1, n + 1), shp_no=sh.shp_no.to_numpy()[k], grw_id=rng.integers(1, G + 1, n), rec_dt=rec,
    reason=pick(["bruising", "rot", "underweight", "wrong label", "soft fruit", "foreign body"], n, [.3, .2, .14, .12, .18, .06]),
    sev=pick(["minor", "major", "critical"], n, [.55, .36, .09]), upheld=upheld, kg_rej=np.round(rng.gamma(2, 150, n)).astype(int),
    credit=np.where(upheld, np.round(rng.gamma(2, 260, n), 2), 0.0),
    days_open=rng.integers(1, 40, n),
)).to_parquet(here / "complaints.parquet", index=False)
