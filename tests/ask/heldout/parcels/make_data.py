"""Makes the parcel company's tables (seeded). Run in this folder."""
import datetime as D, numpy as np, pandas as pd
r = np.random.default_rng(311)
A, Z = D.date(2024, 1, 1), D.date(2025, 3, 10)
days = [A + D.timedelta(i) for i in range((Z - A).days + 1)]
def pick(n):
    w = np.array([(0.08 if d.weekday() == 6 else .45 if d.weekday() == 5 else 1) * (1.9 if d.month == 12 or (d.month == 11 and d.day > 18) else .75 if d.month == 8 else 1) * (1 + .25 * i / len(days)) for i, d in enumerate(days)])
    return np.sort(r.choice(np.array(days), n, p=w / w.sum()))
dep = pd.DataFrame([("LYS", "Lyon", "Auvergne-Rhône-Alpes", True, 42), ("GNB", "Grenoble", "Auvergne-Rhône-Alpes", False, 14), ("EBU", "Saint-Étienne", "Auvergne-Rhône-Alpes", False, 11),
 ("CFE", "Clermont-Ferrand", "Auvergne-Rhône-Alpes", False, 12), ("MRS", "Marseille", "Provence-Alpes-Côte d'Azur", True, 36), ("NCE", "Nice", "Provence-Alpes-Côte d'Azur", False, 16),
 ("AVN", "Avignon", "Provence-Alpes-Côte d'Azur", False, 10), ("MPL", "Montpellier", "Occitanie", False, 18), ("TLS", "Toulouse", "Occitanie", True, 31), ("DIJ", "Dijon", "Bourgogne-Franche-Comté", False, 13)],
 columns="dep_cd dep_nm reg_nm hub_flg dock_cnt".split())
cd = dep.dep_cd.values; ow = np.array([.24, .07, .06, .05, .2, .07, .04, .08, .14, .05]); dw = np.array([.17, .1, .08, .07, .15, .1, .07, .09, .12, .05])
cn = "Amélie Rousseau,Karim Benali,Lucas Moreau,Fatou Diallo,Julien Garnier,Sophie Lambert,Mehdi Haddad,Claire Fontaine,Nicolas Perrin,Inès Carvalho,Thomas Leclerc,Yasmine Cherif,Hugo Marchand,Camille Girard,Antoine Roux,Mateus Silva,Léa Blanchard,Omar Traoré,Élodie Masson,Victor Dumas,Nadège Petit,Romain Faure,Salma Idrissi,Pierre Colin,Zoé Renard,Ibrahim Keita".split(",")
nc = len(cn)
cour = pd.DataFrame({"cour_id": np.arange(301, 301 + nc), "cour_nm": cn, "dep_cd": list(cd) * 2 + list(r.choice(cd, nc - 20, p=dw)), "ctr_typ": r.choice(["EMPLOYEE", "SUBCONTRACTOR", "TEMP"], nc, p=[.55, .3, .15]),
 "hire_dt": [D.date(2016, 1, 1) + D.timedelta(int(x)) for x in r.integers(0, 2900, nc)], "cargo_bike": r.random(nc) < .25})
nv = 24
mk = r.choice(["Renault Master", "Peugeot Boxer", "Mercedes Sprinter", "Iveco Daily", "Ford Transit"], nv)
van = pd.DataFrame({"van_id": [f"V{i:03d}" for i in range(1, nv + 1)], "mdl": mk, "fuel_typ": r.choice(["DIESEL", "ELECTRIC", "CNG"], nv, p=[.55, .33, .12]), "yr": r.integers(2013, 2025, nv), "payload_kg": r.choice([900, 1200, 1400, 1700], nv), "dep_cd": r.choice(cd, nv, p=dw)})
n = 3200
sh = ["Fromagerie Vidal", "Librairie Descours", "Maison Olivier", "Pharmacie Centrale", "Vélos Mistral", "Savonnerie Fabre", "Cave Bertrand", "Atelier Noisette", "Techno Sud", "Chaussures Milan", "Horlogerie Besson", "Jouets Pinson"]
p = pd.DataFrame({"pcl_id": np.arange(700001, 700001 + n), "bkd_dt": pick(n), "orig_dep": r.choice(cd, n, p=ow), "dest_dep": r.choice(cd, n, p=dw),
 "shpr_nm": r.choice(sh, n, p=np.array([9, 14, 6, 12, 5, 8, 7, 4, 16, 10, 3, 6]) / 100), "svc_cd": r.choice(["EXPRESS", "STANDARD", "ECONOMY"], n, p=[.22, .55, .23])})
p["wt_kg"] = np.round(np.clip(r.gamma(1.6, 3.1, n), .1, 30), 2)
p["sig_flg"] = r.random(n) < .3
p.loc[(p.shpr_nm == "Jouets Pinson") & (p.bkd_dt < D.date(2025, 1, 1)), "shpr_nm"] = "Vélos Mistral"   # a customer since 2025
rate = p.svc_cd.map({"EXPRESS": 14.5, "STANDARD": 7.2, "ECONOMY": 4.9}); p["chrg_eur"] = np.round(rate + .65 * p.wt_kg + 1.2 * p.sig_flg, 2)
p["disc_eur"] = np.round(np.where(r.random(n) < .3, p.chrg_eur * r.choice([.05, .1, .2], n), 0), 2)
sla = p.svc_cd.map({"EXPRESS": 1, "STANDARD": 3, "ECONOMY": 6}).values
p["due_dt"] = [d + D.timedelta(int(x)) for d, x in zip(p.bkd_dt, sla)]
slow = p.dest_dep.map({"NCE": .5, "CFE": .35}).fillna(0).values + np.array([.6 if d.month == 12 else 0 for d in p.bkd_dt])
att = []; dl = []; st = []
oc = ["NOBODY_HOME", "BAD_ADDRESS", "REFUSED", "NO_ACCESS"]
skill = dict(zip(cour.cour_id, r.uniform(.68, .9, nc)))
for i, x in enumerate(p.itertuples()):
    d = x.bkd_dt + D.timedelta(int(max(1, sla[i] - r.integers(0, 2) + r.poisson(.15 + slow[i])))); got = None; end = "IN_TRANSIT"
    loc = cour.cour_id[cour.dep_cd == x.dest_dep].values
    for k in (1, 2, 3):
        if d > Z: break
        on = cour.cour_id[(cour.ctr_typ != "TEMP") | (d.month in (7, 8, 11, 12))].values   # temps work at holidays and peak
        at = [c for c in loc if c in on]
        c = int(r.choice(at)) if at and r.random() < .93 else int(r.choice(on)); ok = r.random() < skill[c]
        o = "DELIVERED" if ok else str(r.choice(oc, p=[.62, .15, .09, .14]))
        att.append((x.pcl_id, k, d, int(r.integers(8, 20)), c, str(r.choice(van.van_id)), o, round(float(r.gamma(2, 2.3)) + .4, 1)))
        if ok: got, end = d, "DELIVERED"; break
        if o == "REFUSED" or k == 3: end = "RETURNED"; break
        d += D.timedelta(int(r.integers(1, 4)))
    if end == "IN_TRANSIT" and (Z - x.bkd_dt).days > 25: end = "LOST"
    if end == "DELIVERED" and r.random() < .006: end, got = "LOST", None
    dl.append(got); st.append(end)
p["dlvd_dt"] = dl; p["sts_cd"] = st
a = pd.DataFrame(att, columns="pcl_id att_no att_dt att_hr cour_id van_id outc_cd km".split())
a.insert(0, "att_id", np.arange(1, len(a) + 1))
late = np.array([x is not None and x > y for x, y in zip(p.dlvd_dt, p.due_dt)])
pr = np.where(late, .22, .05); pr[p.sts_cd == "LOST"] = .95; sel = np.where(r.random(n) < pr)[0]
rows = []
for j, i in enumerate(sel):
    x = p.iloc[i]; o = (x.dlvd_dt or x.due_dt) + D.timedelta(int(r.integers(1, 12)))
    if o > Z: continue
    rsn = "LOST" if x.sts_cd == "LOST" else str(r.choice(["LATE", "DAMAGED", "MISDELIVERED"], p=[.6, .3, .1] if late[i] else [.05, .65, .3]))
    amt = round(float(r.gamma(1.5, 55)) + 10, 2); cl = o + D.timedelta(int(r.integers(2, 45))); cl = cl if cl <= Z else None
    up = bool(cl and r.random() < .6)
    rows.append((5000 + j, x.pcl_id, o, cl, rsn, x.orig_dep if r.random() < .35 else x.dest_dep, amt, round(amt * float(r.choice([.5, .8, 1])), 2) if up else 0.0, up, str(r.choice(["PHONE", "EMAIL", "PORTAL"], p=[.3, .3, .4]))))
c = pd.DataFrame(rows, columns="clm_id pcl_id opn_dt cls_dt rsn_cd liab_dep amt_eur paid_eur uphld_flg chnl_cd".split())
p["bkd_dt"] = pd.to_datetime(p.bkd_dt).dt.date
for k, d in dict(dim_depot=dep, dim_courier=cour, dim_van=van, fct_parcel=p, fct_attempt=a, fct_claim=c).items(): d.to_parquet(k + ".parquet", index=False); print(k, len(d))
