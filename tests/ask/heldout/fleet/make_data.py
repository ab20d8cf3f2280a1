"""Makes the parquet files beside this file; the same ones each time."""
import pathlib
import numpy as np, pandas as pd
rng = np.random.default_rng(20250917)
here = pathlib.Path(__file__).parent
START, END = pd.Timestamp("2023-10-01"), pd.Timestamp("2025-09-16")
NDAYS = (END - START).days + 1
def pick(values, n, p=None):
    p = None if p is None else np.array(p, float) / sum(p)
    return np.array(values, dtype=object)[rng.choice(len(values), n, p=p)]
def save(df, name):
    for c in df.columns:
        if str(df[c].dtype).startswith("datetime"):
            df[c] = df[c].dt.date
    df.to_parquet(here / f"{name}.parquet", index=False)
    print(name, len(df))

br = pd.DataFrame([
    (1, "Lisbon Airport", "Lisbon", "PT", "airport"), (2, "Lisbon Oriente", "Lisbon", "PT", "station"),
    (3, "Porto Airport", "Porto", "PT", "airport"), (4, "Porto Boavista", "Porto", "PT", "city"),
    (5, "Faro Airport", "Faro", "PT", "airport"), (6, "Braga", "Braga", "PT", "city"),
    (7, "Madrid Barajas", "Madrid", "ES", "airport"), (8, "Madrid Atocha", "Madrid", "ES", "station"),
    (9, "Barcelona El Prat", "Barcelona", "ES", "airport"), (10, "Barcelona Sants", "Barcelona", "ES", "station"),
    (11, "Seville Santa Justa", "Seville", "ES", "station"), (12, "Malaga Airport", "Malaga", "ES", "airport"),
    (13, "Valencia", "Valencia", "ES", "city"), (14, "Bilbao", "Bilbao", "ES", "city"),
], columns=["br_id", "nm", "city", "ctry", "typ"])
save(br.copy(), "br")
BRW = np.array([16, 6, 10, 4, 12, 2, 13, 6, 12, 6, 4, 11, 4, 3], float); BRW /= BRW.sum()

models = [("Fiat", "500", "mini", "petrol", 17000), ("Fiat", "Panda", "mini", "hybrid", 16500), ("Renault", "Twingo", "mini", "petrol", 15500),
          ("Renault", "Clio", "economy", "petrol", 19500), ("Peugeot", "208", "economy", "petrol", 20500), ("Opel", "Corsa", "economy", "diesel", 20000),
          ("Seat", "Ibiza", "economy", "petrol", 19000), ("Volkswagen", "Golf", "compact", "diesel", 28500), ("Seat", "Leon", "compact", "petrol", 25500),
          ("Toyota", "Corolla", "compact", "hybrid", 29500), ("Renault", "Megane E-Tech", "compact", "electric", 38500), ("Peugeot", "3008", "suv", "diesel", 36000),
          ("Toyota", "RAV4", "suv", "hybrid", 41500), ("Tesla", "Model Y", "suv", "electric", 47500), ("Volkswagen", "T-Roc", "suv", "petrol", 32000),
          ("Volkswagen", "Transporter", "van", "diesel", 43000), ("Peugeot", "Traveller", "van", "diesel", 42500), ("BMW", "320d", "premium", "diesel", 52000),
          ("Mercedes", "C 220", "premium", "diesel", 56000), ("Tesla", "Model 3", "premium", "electric", 44500)]
mw = [9, 7, 4, 10, 9, 7, 8, 8, 6, 7, 3, 5, 5, 3, 5, 4, 3, 3, 2, 3]
NV = 620
mi = rng.choice(len(models), NV, p=np.array(mw) / sum(mw))
mm = [models[i] for i in mi]
letters = list("ABCDEFGHJKLMNPRSTUVXZ")
plates = set()
while len(plates) < NV:
    plates.add(f"{''.join(rng.choice(letters, 2))}-{rng.integers(10, 99)}-{''.join(rng.choice(letters, 2))}")
reg = pd.Timestamp("2020-03-01") + pd.to_timedelta(rng.integers(0, 1900, NV), unit="D")
veh = pd.DataFrame({"veh_id": np.arange(1001, 1001 + NV), "plate": sorted(plates), "make": [m[0] for m in mm], "mdl": [m[1] for m in mm],
                    "cls": [m[2] for m in mm], "fuel": [m[3] for m in mm],
                    "auto": [bool(m[3] == "electric" or m[2] == "premium" or rng.random() < 0.28) for m in mm], "reg_dt": reg,
                    "odo": (rng.normal(70, 18, NV).clip(20) * ((END - reg).days)).astype(int),
                    "purch": [round(m[4] * rng.uniform(0.93, 1.08), -1) for m in mm], "home_br": rng.choice(br.br_id, NV, p=BRW)})
save(veh.copy(), "veh")

FN = "Ana Joao Maria Pedro Carla Miguel Sofia Tiago Ines Rui Lucia Javier Carmen Pablo Elena Diego Marta Sergio Laura Alvaro James Emily Oliver Charlotte Lukas Anna Felix Julia Pierre Camille Hugo Sanne Daan Emma Jack Grace Noah Olivia Liam Freya".split()
LN = "Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Garcia Lopez Fernandez Gonzalez Sanchez Romero Torres Navarro Smith Jones Taylor Brown Muller Schmidt Weber Wagner Dubois Moreau Laurent Bakker Visser Johnson Miller Davis Murphy Kelly Walsh".split()
CO = ["Atlantico Foods", "Norte Logistics", "Iberdata", "Sol Energia", "Lusitec", "Castilla Pharma", "Mondego Paper", "Bluewave Consulting", "Ribera Construction", "Oporto Textiles",
      "Andaluz Events", "Vega Insurance", "Tagus Media", "Pinheiro Law", "Costa Verde Hotels", "Montserrat Labs", "Alba Telecom", "Duero Wines", "Camino Travel", "Meseta Robotics",
      "Guadiana Water", "Cantabria Steel", "Sierra Solar", "Delta Clinics", "Faro Marine"]
CNT = ["PT", "ES", "GB", "DE", "FR", "NL", "US", "IE"]
rows, names = [], set()
for c in CO:
    rows.append((c, "corporate", pick(["PT", "ES"], 1)[0])); names.add(c)
for g in ["Camara de Lisboa", "Junta de Andalucia", "Municipio do Porto", "Generalitat Valenciana", "Ministerio de Cultura", "Municipio de Faro"]:
    rows.append((g, "public", "PT" if "Mun" in g or "Lis" in g else "ES"))
while len(rows) < 1900:
    nm = f"{pick(FN,1)[0]} {pick(LN,1)[0]}"
    if rng.random() < .5: nm = f"{nm.split()[0]} {pick(list('ABCDEFGHJLMNPRST'),1)[0]}. {nm.split()[1]}"
    if nm in names: continue
    names.add(nm); rows.append((nm, "private", pick(CNT, 1, [24, 25, 17, 12, 8, 5, 6, 3])[0]))
NC = len(rows)
cust = pd.DataFrame(rows, columns=["nm", "seg", "ctry"])
cust.insert(0, "cust_id", np.arange(50001, 50001 + NC))
cust["loy"] = pick(["none", "silver", "gold", "platinum"], NC, [58, 24, 13, 5])
cust["nl"] = rng.random(NC) < 0.37
save(cust.copy(), "cust")

season = np.array([.62, .66, .8, .98, 1.05, 1.22, 1.5, 1.62, 1.2, .95, .7, .85])
days = pd.date_range(START, END)
w = np.array([season[d.month - 1] * (1.18 if d.dayofweek in (3, 4, 5) else 1) * (1 + .16 * (d - START).days / 365) for d in days])
N = 13200
co = days[np.sort(rng.choice(NDAYS, N, p=w / w.sum()))]
cw = np.where(cust.seg == "private", 1, 38.0); cw = cw * rng.gamma(1.1, 1, NC); cw /= cw.sum()
ci_ = rng.choice(NC, N, p=cw)
vw = rng.gamma(4, 1, NV); vw /= vw.sum()
vi = rng.choice(NV, N, p=vw)
late_reg = veh.reg_dt.values[vi] > co.values
vi[late_reg] = rng.choice(np.where(reg < START)[0], late_reg.sum())
seg = cust.seg.values[ci_]; cls = veh.cls.values[vi]
length = np.where(seg == "private", 1 + rng.poisson(4.6, N), 1 + rng.poisson(2.4, N)) + np.where(rng.random(N) < .04, rng.integers(10, 24, N), 0)
base = pd.Series(cls).map({"mini": 29, "economy": 36, "compact": 46, "suv": 68, "van": 84, "premium": 112}).values
mseason = np.array([season[m - 1] for m in co.month])
stat = pick(["closed", "cancelled", "no_show"], N, [87, 10, 3])
chan = pick(["web", "app", "phone", "desk", "broker"], N, [36, 22, 9, 13, 20])
stat[(chan == "broker") & (rng.random(N) < .06)] = "cancelled"
ins = pick(["none", "basic", "full"], N, [38, 36, 26])
co_br = rng.choice(br.br_id, N, p=BRW)
ow = rng.random(N) < .13
ci_br = np.where(ow, rng.choice(br.br_id, N, p=BRW), co_br); ow = ci_br != co_br
cidt = co + pd.to_timedelta(length, unit="D")
stat[(cidt > END) & (stat == "closed")] = "open"
gone = np.isin(stat, ["cancelled", "no_show"])
inspd = pd.Series(ins).map({"none": 0, "basic": 9.5, "full": 19}).values
ins_amt = np.round(inspd * length, 2)
amt = np.round(base * length * (.72 + .3 * mseason) * rng.uniform(.88, 1.15, N) * np.where(seg == "private", 1, .86) * np.where(chan == "broker", .91, 1) + ins_amt + 45 * ow, 2)
km = np.round(length * rng.gamma(3.2, 38, N)).astype(float)
amt[gone] = np.where(stat[gone] == "no_show", 40.0, 0.0); ins_amt[gone] = 0; km[gone] = np.nan; km[stat == "open"] = np.nan
ln = length.astype(float); ln[gone] = np.nan
dmg = (rng.random(N) < .047) & ~gone
rent = pd.DataFrame({"ra_id": np.arange(700001, 700001 + N), "veh_id": veh.veh_id.values[vi], "cust_id": cust.cust_id.values[ci_], "co_br": co_br, "ci_br": ci_br,
                     "co_dt": co, "ci_dt": cidt, "res_dt": co - pd.to_timedelta(np.where(chan == "desk", 0, rng.gamma(1.3, 16, N)).astype(int), unit="D"),
                     "chan": chan, "stat": stat, "ins_pkg": ins, "days": ln, "km": km, "ow": ow, "dmg": dmg, "amt": amt, "ins_amt": ins_amt})
save(rent.copy(), "rent")

NR = 2700
rv = rng.choice(NV, NR, p=vw)
typ = pick(["service", "tyres", "bodywork", "engine", "glass", "brakes", "electrics"], NR, [34, 19, 18, 7, 8, 9, 5])
mu = pd.Series(typ).map({"service": 240, "tyres": 390, "bodywork": 780, "engine": 1450, "glass": 310, "brakes": 345, "electrics": 430}).values
cost = np.round(mu * rng.gamma(5, .2, NR) * np.where(veh.cls.values[rv] == "premium", 1.6, 1), 2)
shop = pick(["Auto Tejo", "Midas Norte", "Taller Moreno", "Glassdrive", "Own workshop Lisbon", "Own workshop Madrid", "Ruedas Express"], NR, [18, 14, 17, 9, 21, 14, 7])
indt = days[np.sort(rng.choice(NDAYS, NR))]
down = (1 + rng.poisson(pd.Series(typ).map({"service": .6, "tyres": .3, "bodywork": 5, "engine": 8, "glass": .7, "brakes": 1.2, "electrics": 2.5}).values)).astype(int)
save(pd.DataFrame({"rep_id": np.arange(1, NR + 1), "veh_id": veh.veh_id.values[rv], "in_dt": indt, "typ": typ, "shop": shop, "wty": rng.random(NR) < .17, "cost": cost, "down": down}), "rep")

ok = np.where(~gone)[0]
NF = 2300
fi = np.sort(rng.choice(ok, NF))
ftyp = pick(["speeding", "parking", "toll", "bus lane", "red light"], NF, [31, 33, 22, 9, 5])
famt = np.round(pd.Series(ftyp).map({"speeding": 125, "parking": 48, "toll": 22, "bus lane": 72, "red light": 205}).values * rng.choice([.8, 1, 1, 1.5, 2], NF), 2)
fdt = co[fi] + pd.to_timedelta((rng.random(NF) * length[fi]).astype(int), unit="D")
keep = fdt <= END
save(pd.DataFrame({"fin_id": np.arange(1, NF + 1), "ra_id": rent.ra_id.values[fi], "veh_id": rent.veh_id.values[fi], "dt": fdt, "typ": ftyp, "amt": famt, "pd": rng.random(NF) < .74})[keep], "fin")

NL = 480
lw = np.where(cust.seg == "private", 1, 60.0); lw /= lw.sum()
lv = rng.choice(NV, NL)
term = pick([12, 24, 36, 48], NL, [20, 34, 32, 14]).astype(int)
save(pd.DataFrame({"lc_id": np.arange(9001, 9001 + NL), "cust_id": cust.cust_id.values[rng.choice(NC, NL, p=lw)], "veh_id": veh.veh_id.values[lv], "br_id": rng.choice(br.br_id, NL, p=BRW),
                   "st_dt": days[np.sort(rng.choice(NDAYS, NL))], "term": term, "maint": rng.random(NL) < .58,
                   "rate": np.round(veh.purch.values[lv] * .0135 * np.where(term >= 36, .9, 1) * rng.uniform(.9, 1.1, NL) + 60)}), "lse")
