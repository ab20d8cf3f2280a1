"""Seeded data of the solar catalog."""
import datetime as dt, math, os, random
import pyarrow as pa, pyarrow.parquet as pq
R = random.Random(4711); HERE = os.path.dirname(os.path.abspath(__file__)); D = dt.date
TODAY = D(2024, 10, 9)
def put(name, cols, rows):
    pq.write_table(pa.table({c: [r[i] for r in rows] for i, c in enumerate(cols)}), os.path.join(HERE, name + ".parquet"))
towns = {"Graz":("Styria",11),"Leoben":("Styria",5),"Mürzzuschlag":("Styria",3),"Leibnitz":("Styria",6),"Linz":("Upper Austria",8),"Wels":("Upper Austria",5),"Steyr":("Upper Austria",4),"Villach":("Carinthia",4),"Klagenfurt":("Carinthia",6),"Sankt Veit":("Carinthia",2)}
cust = {"home":["Familie Gruber","Familie Huber","Familie Wagner","Familie Pichler","Familie Moser","Familie Steiner","Familie Berger","Familie Fuchs","Familie Eder","Familie Reiter","Familie Leitner","Familie Kofler","Familie Haas","Familie Brandstätter"],
 "farm":["Weingut Sattlerhof","Biohof Lassnitz","Hofkäserei Deutschmann","Obsthof Resch","Gärtnerei Hödl","Gestüt Piber"],
 "business":["Bäckerei Auer","Tischlerei Schwab","Hotel Drei Mohren","Brauerei Puntigam","Autohaus Kornek","Druckerei Bachernegg","Spar Annenstraße","Metallbau Trummer","Sägewerk Offner"],
 "public":["Volksschule Krones","Feuerwehr Ebelsberg","Rathaus Villach","Hallenbad Eggenberg","Gymnasium Kurzwiese"]}
staff = [(1,"Markus Lechner","Service North","Linz"),(2,"Eva Stadler","Service North","Linz"),(3,"Josip Horvat","Service South","Graz"),(4,"Anna Winkler","Service South","Graz"),(5,"Bernd Koller","Service South","Klagenfurt"),(6,"Tamara Novak","Service South","Klagenfurt"),(7,"Felix Aigner","Apprentices","Graz"),(8,"Selin Yilmaz","Apprentices","Linz"),
 (9,"Katharina Pfeifer","Private sales","Graz"),(10,"Thomas Ebner","Private sales","Linz"),(11,"Ines Schober","Key accounts","Graz"),(12,"Lukas Zechner","Key accounts","Klagenfurt")]
put("staff", ["staff_id","name","team","base"], staff)
tn = list(towns); tw = [towns[t][1] for t in tn]
sites = []; sid = 0
for seg, names in cust.items():
    for n in names:
        sid += 1
        t = {"Rathaus Villach":"Villach","Feuerwehr Ebelsberg":"Linz","Hallenbad Eggenberg":"Graz","Brauerei Puntigam":"Graz"}.get(n) or R.choices(tn, tw)[0]
        k = round({"home":R.uniform(5,14),"farm":R.uniform(18,70),"business":R.uniform(25,160),"public":R.uniform(20,90)}[seg], 1)
        roof = R.choices(["tile","metal","flat","ground-mounted"], {"home":[8,1,1,0],"farm":[3,4,1,3],"business":[1,4,5,1],"public":[2,3,5,0]}[seg])[0]
        sites.append((sid, n, t, towns[t][0], seg, roof, R.random() < {"home":.65,"farm":.4,"business":.25,"public":.3}[seg], k, D(2021,3,1) + dt.timedelta(R.randrange(1270))))
put("site", ["site_id","cust","town","state","seg","roof","batt","kwp","live_on"], sites)
mk = {"Fronius":[("Symo GEN24",10),("Tauro ECO",50)],"SMA":[("Sunny Tripower",15),("Sunny Highpower",75)],"Huawei":[("SUN2000-12KTL",12),("SUN2000-60KTL",60)],"SolarEdge":[("SE17K",17)]}
inv = []
for s in sites:
    m = R.choices(list(mk), [9,6,4,3])[0]; mod, kw = min(mk[m], key=lambda x: abs(x[1] - s[7]))
    for j in range(2 if s[7] > 90 else 1): inv.append((f"{m[:2].upper()}{R.randrange(10000,99999)}", m, mod, float(kw), s[0]))
put("inv", ["sn","maker","model","kw","site_id"], inv)
prod = []; d = D(2023,1,1); site = {s[0]: s for s in sites}
bad = {i[0]: R.random() ** 2 * (2.5 if i[1] == "SolarEdge" else 1) for i in inv}
while d < TODAY:
    sunny = {st: min(1.0, max(.08, R.gauss(.62, .22) + (.06 if st == "Carinthia" else 0))) for st in ("Styria","Upper Austria","Carinthia")}
    base = 3.6 + 2.9 * math.sin((d.timetuple().tm_yday - 81) / 365 * 2 * math.pi)
    for sn, m, mod, kw, s in inv:
        x = site[s]
        if x[8] > d: continue
        n = 2 if x[7] > 90 else 1
        f = R.random() < .012 + .03 * bad[sn]
        down = R.choice([60,120,240,600]) if f else 0
        y = round(x[7] / n * base * sunny[x[3]] * R.uniform(.9, 1.08) * (1 - down / 600), 2)
        own = min(y, x[7] / n * {"home":1.1,"farm":1.3,"business":2.2,"public":1.7}[x[4]] * (1.4 if x[6] else 1) * R.uniform(.5, 1.1) * (.5 if x[4] in ("business","public") and d.weekday() > 4 else 1))
        prod.append((sn, d, s, y, round(y - own, 2), down, f))
    d += dt.timedelta(1)
put("prod", ["sn","day","site_id","kwh","kwh_exp","down_min","fault"], prod)
visit = []; days = [D(2023,1,1) + dt.timedelta(i) for i in range((TODAY - D(2023,1,1)).days)]
dw = [(1 if x.weekday() < 5 else .12) * (1.4 if x.month in (3,4,5,9) else 1) * (1.2 if x.year == 2024 else 1) for x in days]
for i, d in enumerate(sorted(R.choices(days, dw, k=760))):
    ok = [s for s in sites if s[8] <= d]; s = R.choices(ok, [1 + x[7] / 60 for x in ok])[0]
    k = R.choices(["repair","maintenance","inspection","cleaning"], [34,36,18,12])[0]
    t = R.choices([1,2],[3,2])[0] if s[3] == "Upper Austria" else (R.choices([5,6],[2,3])[0] if s[3] == "Carinthia" else R.choices([3,4,5],[5,4,1])[0])
    h = R.choices([None,7,8,R.choice([1,2,3,4,6])], [50,20,16,14])[0]
    if h == t: h = 7
    hrs = round(max(.5, {"repair":3.2,"maintenance":2.1,"inspection":1.2,"cleaning":2.6}[k] * R.uniform(.5, 1.8) * (1 + s[7] / 200)) * 4) / 4
    w = k == "repair" and R.random() < (.62 if (d - s[8]).days < 730 else .18)
    visit.append((i + 1, d, s[0], t, h, k, w, hrs, round(hrs * (68 if h is None else 109), 2), round(R.uniform(40, 900), 2) if k == "repair" else round(R.uniform(0, 45), 2)))
put("visit", ["visit_id","visited_on","site_id","tech_id","helper_id","kind","warr","hrs","labour","parts"], visit)
ctr = []
for s in sites:
    for j in range(R.choices([1,2,3],[3,5,2])[0] if s[4] != "home" else R.choices([1,2],[2,3])[0]):
        ty = R.choices(["purchase","lease","PPA"], {"home":[7,3,0],"farm":[6,3,1],"business":[4,3,4],"public":[4,1,4]}[s[4]])[0] if j == 0 else "service plan"
        sg = s[8] - dt.timedelta(R.randint(30, 150)) if j == 0 else s[8] + dt.timedelta(R.randint(0, 500))
        if sg >= TODAY: sg = TODAY - dt.timedelta(R.randint(2, 60))
        g = round((s[7] * R.uniform(1150, 1550)) if j == 0 else R.uniform(180, 260) + s[7] * 14, 0)
        rep = R.choice([9,9,10]) if s[4] == "home" else R.choices([11,12,10],[5,4,1])[0]
        ctr.append((sg, s[0], rep, ty, R.random() < .09, float(g), float(round(g * R.choice([0,0,.03,.05,.08,.12])))))
for i in range(60):   # further service plans, renewed
    s = R.choice(sites); a = max(s[8], D(2022,6,1)); sg = a + dt.timedelta(R.randrange(max(1, (TODAY - a).days)))
    g = round(R.uniform(180, 260) + s[7] * 14); ctr.append((sg, s[0], R.choice([9,10,11,12]), "service plan", R.random() < .12, float(g), float(round(g * R.choice([0,0,.05,.1])))))
ctr = [(i + 1, *c) for i, c in enumerate(sorted(ctr))]
put("ctr", ["ctr_id","signed_on","site_id","rep_id","type","canc","gross","disc"], ctr)
print(len(sites), len(inv), len(prod), len(visit), len(ctr))
