"""A translation agency, invented: "Wortbrücke". Run: python make_data.py (fixed seed)."""
import datetime as dt
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
rng = np.random.default_rng(2026)
FIRST, LAST = dt.date(2024, 7, 1), dt.date(2026, 3, 6)
DAYS = [FIRST + dt.timedelta(i) for i in range((LAST - FIRST).days + 1)]


def save(table, **cols):
    pq.write_table(pa.table(cols), HERE / f"{table}.parquet", compression="zstd", compression_level=19)


def pick(values, weights, n):
    w = np.array(weights, float)
    return [values[i] for i in rng.choice(len(values), n, p=w / w.sum())]


def one(values, weights):
    return pick(values, weights, 1)[0]


LANG = [("de", "German", "Germanic", "Latin"), ("en", "English", "Germanic", "Latin"), ("fr", "French", "Romance", "Latin"),
        ("es", "Spanish", "Romance", "Latin"), ("it", "Italian", "Romance", "Latin"), ("pt", "Portuguese", "Romance", "Latin"),
        ("nl", "Dutch", "Germanic", "Latin"), ("pl", "Polish", "Slavic", "Latin"), ("cs", "Czech", "Slavic", "Latin"),
        ("uk", "Ukrainian", "Slavic", "Cyrillic"), ("ru", "Russian", "Slavic", "Cyrillic"), ("tr", "Turkish", "Turkic", "Latin"),
        ("ar", "Arabic", "Semitic", "Arabic"), ("zh", "Chinese", "Sinitic", "Han"), ("ja", "Japanese", "Japonic", "Kana and Kanji"),
        ("sv", "Swedish", "Germanic", "Latin"), ("da", "Danish", "Germanic", "Latin"), ("ro", "Romanian", "Romance", "Latin"),
        ("hu", "Hungarian", "Uralic", "Latin"), ("ko", "Korean", "Koreanic", "Hangul")]
CODE = [x[0] for x in LANG]
LW = dict(zip(CODE, [20, 24, 11, 9, 6, 4, 5, 5, 3, 4, 2, 3, 3, 5, 4, 2, 1.5, 2, 1.5, 1]))
save("languages", code=CODE, name=[x[1] for x in LANG], family=[x[2] for x in LANG], script=[x[3] for x in LANG])

# translators -------------------------------------------------------------------------------------------
NAMES = {"de": ["Katrin Albers", "Henning Lorenz", "Ute Brandt", "Moritz Seidel", "Franziska Voss", "Gregor Hahn", "Silke Wendt", "Anselm Roth", "Birte Jansen", "Carsten Pohl", "Doreen Ziegler"],
         "en": ["Fiona Gallagher", "Owen Pritchard", "Megan Ashdown", "Callum Fraser", "Tessa Whitlock", "Rory Dunne", "Harriet Cole", "Simon Beckett", "Nia Bowen", "Dylan Marsh", "Grace Okafor", "Edmund Hale"],
         "fr": ["Camille Roussel", "Bastien Leroy", "Odile Marchand", "Yann Kervella", "Margaux Petit", "Thierry Blanc"], "es": ["Lucía Navarro", "Íñigo Etxeberria", "Marisol Quintana", "Pablo Ferrer", "Rocío Aguilar"],
         "it": ["Giulia Ferrante", "Matteo Rinaldi", "Chiara Bellini", "Lorenzo Greco"], "pt": ["Beatriz Carvalho", "Tiago Moreira", "Joana Pires"], "nl": ["Sanne Dekker", "Joris van Leeuwen", "Maaike Postma"],
         "pl": ["Agnieszka Wójcik", "Bartosz Zieliński", "Magda Kowalczyk"], "cs": ["Jana Nováková", "Petr Svoboda"], "uk": ["Oksana Melnyk", "Taras Bondarenko", "Iryna Shevchuk"], "ru": ["Vera Sokolova", "Anton Belov"],
         "tr": ["Zeynep Arslan", "Emre Yıldız"], "ar": ["Layla Mansour", "Karim Haddad", "Samira Aziz"], "zh": ["Li Mei", "Chen Hao", "Wang Jing"], "ja": ["Haruka Sato", "Kenji Mori"], "sv": ["Astrid Lindqvist", "Nils Ekman"],
         "da": ["Mette Sørensen"], "ro": ["Ioana Popescu", "Radu Ionescu"], "hu": ["Zsófia Nagy", "Gábor Tóth"], "ko": ["Kim Ji-woo"]}
HOME = {"de": "Germany", "en": "United Kingdom", "fr": "France", "es": "Spain", "it": "Italy", "pt": "Portugal", "nl": "Netherlands", "pl": "Poland", "cs": "Czechia", "uk": "Ukraine", "ru": "Germany", "tr": "Turkey",
        "ar": "Egypt", "zh": "China", "ja": "Japan", "sv": "Sweden", "da": "Denmark", "ro": "Romania", "hu": "Hungary", "ko": "South Korea"}
FIELDS = ["legal", "medical", "marketing", "technical", "financial", "software", "literary"]
T = []
for code, names in NAMES.items():
    for n in names:
        inhouse = bool(rng.random() < (.3 if code in ("de", "en", "fr") else .06))
        country = "Germany" if inhouse else HOME[code] if rng.random() < .72 else one(["Germany", "Austria", "Switzerland", "Ireland", "United States"], [5, 2, 2, 1, 1])
        T.append(dict(name=n, native=code, inhouse=inhouse, country=country, sworn=bool(rng.random() < .27), field=one(FIELDS, [5, 4, 4, 6, 3, 3, 1]),
                      rate=None if inhouse else round(float(rng.choice([.06, .07, .08, .09, .1, .11, .12, .14, .16], p=[.06, .1, .18, .2, .18, .12, .08, .05, .03])), 2),
                      joined=dt.date(2015, 1, 1) + dt.timedelta(int(rng.beta(2.2, 1.3) * 3950)), active=bool(rng.random() < .88), weight=float(rng.gamma(1.6, 1)), skill=float(rng.normal(0, 4))))
nT = len(T)
save("translators", translator_id=list(range(1, nT + 1)), name=[t["name"] for t in T], native=[t["native"] for t in T], in_house=[t["inhouse"] for t in T], country=[t["country"] for t in T],
     sworn=[t["sworn"] for t in T], field=[t["field"] for t in T], rate=[t["rate"] for t in T], joined_on=[t["joined"] for t in T], active=[t["active"] for t in T])
BY = {c: [i for i, t in enumerate(T) if t["native"] == c] for c in CODE}

# clients -----------------------------------------------------------------------------------------------
C = [("Hanse Pharma", "pharmaceuticals", "Germany", True, 9), ("Kessler & Brandt LLP", "law", "Germany", True, 8), ("Alpenglas AG", "manufacturing", "Switzerland", False, 4), ("Nordwind Turbinen", "manufacturing", "Germany", True, 8),
     ("Finovia Bank", "finance", "Germany", True, 6), ("Pixelforge Games", "software", "Germany", False, 5), ("Maison Duret", "fashion", "France", False, 3), ("Lumen Streaming", "media", "United Kingdom", True, 7),
     ("Stadt Augsburg", "public sector", "Germany", False, 3), ("MedTec Ulm", "pharmaceuticals", "Germany", False, 4), ("Vinhos do Sul", "food", "Portugal", False, 1), ("Tirol Tourismus", "tourism", "Austria", False, 3.5),
     ("Okavango Travel", "tourism", "United Kingdom", False, 2), ("Baltic Freight", "logistics", "Poland", False, 2), ("Cargoline", "logistics", "Germany", False, 2.5), ("Ministry of Labour", "public sector", "Germany", True, 4),
     ("Zenit Software", "software", "Czechia", False, 3), ("Clavis Insurance", "finance", "Switzerland", False, 3), ("Orchard Books", "publishing", "United Kingdom", False, 2), ("Verlag Morgenrot", "publishing", "Germany", False, 2),
     ("Dalmann Patent Attorneys", "law", "Germany", False, 5), ("Rossi Ceramiche", "manufacturing", "Italy", False, 2), ("Bergquist Outdoor", "retail", "Sweden", False, 2), ("Hofladen24", "food", "Germany", False, 1.5),
     ("Kraftwerk Süd", "energy", "Germany", False, 2.5), ("Solaris Energy", "energy", "Spain", False, 2), ("TeleNova", "telecoms", "Netherlands", False, 2.5), ("Cinéma Lumière", "media", "France", False, 1.5), ("Uniklinik Mainz", "health care", "Germany", False, 3),
     ("Private customers", "private", None, False, 7)]
nC = len(C)
save("clients", client_id=list(range(1, nC + 1)), name=[c[0] for c in C], industry=[c[1] for c in C], country=[c[2] for c in C], key_account=[c[3] for c in C],
     manager=[["Petra Hollweg", "Jens Ackermann", "Dilara Kaya", None][int(rng.choice(4, p=[.4, .33, .22, .05]))] for _ in C],
     since=[dt.date(2009 + int(rng.integers(0, 16)), int(rng.integers(1, 13)), 1) for _ in C])
SUBJ = {"pharmaceuticals": "medical", "law": "legal", "manufacturing": "technical", "finance": "financial", "software": "software", "fashion": "marketing", "media": "marketing", "public sector": "legal", "food": "marketing",
        "tourism": "marketing", "logistics": "technical", "publishing": "literary", "retail": "marketing", "energy": "technical", "telecoms": "technical", "health care": "medical", "private": "legal"}

# jobs --------------------------------------------------------------------------------------------------
nJ = 4200
wd = np.array([(0.06 if d.weekday() > 4 else 1) * (.7 if d.month == 8 else .65 if d.month == 12 and d.day > 18 else 1.2 if d.month in (10, 11, 3) else 1) * (1 + .3 * i / len(DAYS)) for i, d in enumerate(DAYS)])
ji = np.sort(rng.choice(len(DAYS), nJ, p=wd / wd.sum()))
ci = rng.choice(nC, nJ, p=np.array([c[4] for c in C]) / sum(c[4] for c in C))
R = {k: [] for k in "source target translator service subject words price cost due delivered status rush tool match".split()}
for k in range(nJ):
    d, c = DAYS[ji[k]], C[ci[k]]
    s = one(["de", "en", "fr", "es", "it", "zh"], [55, 30, 5, 4, 3, 3]) if c[1] != "private" else one(["uk", "ar", "tr", "ro", "pl", "ru", "en"], [22, 18, 15, 13, 12, 8, 12])
    t = one([x for x in CODE if x != s], [LW[x] for x in CODE if x != s]) if c[1] != "private" else "de" if rng.random() < .85 else "en" if s != "en" else "de"
    sv = "certified translation" if c[1] == "private" and rng.random() < .8 else one(["translation", "post-editing", "proofreading", "subtitling", "certified translation", "transcreation"],
                                                                               [52, 13 + 14 * (ji[k] / len(DAYS)), 14, 14 if c[1] == "media" else 2, 9 if c[1] in ("law", "public sector") else 2, 5 if c[1] in ("fashion", "tourism", "media", "retail") else .5])
    subj = SUBJ[c[1]] if rng.random() < .74 else one(FIELDS, [4, 3, 4, 5, 3, 4, 1])
    w = int(np.clip(rng.lognormal(5.4 if c[1] == "private" else 7.2, .95), 60, 42000))
    rush = bool(rng.random() < .13)
    rate = {"translation": .17, "post-editing": .1, "proofreading": .06, "subtitling": .21, "certified translation": .26, "transcreation": .31}[sv] * (1.22 if LW[t] < 4 else 1) * (1.3 if rush else 1)
    price = round(max(45.0, w * rate * rng.uniform(.88, 1.12)), 2)
    pool = BY[t]
    wt = np.array([T[i]["weight"] for i in pool])
    ti = int(rng.choice(pool, p=wt / wt.sum()))
    st = one(["delivered", "cancelled", "on hold"], [.93, .055, .015]) if d < dt.date(2026, 2, 1) else one(["delivered", "cancelled", "in progress", "on hold"], [.6 if d < dt.date(2026, 2, 25) else .25, .05, .4, .03])
    span = 1 if rush else 2 + w // 1800
    due = d + dt.timedelta(int(span * 1.4) + int(rng.integers(0, 3)))
    dl = None
    if st == "delivered":
        dl = min(due + dt.timedelta(int(rng.choice([-2, -1, 0, 1, 2, 5], p=[.14, .22, .5, .08, .04, .02]))), LAST)
        dl = max(dl, d)
    unassigned = st in ("cancelled", "on hold") and rng.random() < .5
    cost = None if unassigned else round(0 if T[ti]["inhouse"] else price * float(rng.uniform(.38, .66)), 2)
    for key, val in zip(R, [s, t, None if unassigned else ti + 1, sv, subj, w, price, cost, due, dl, st, rush,
                            one(["Trados", "memoQ", "Phrase", None], [.4, .27, .2, .13]) if c[1] != "private" else None,
                            None if c[1] == "private" or rng.random() < .1 else int(np.clip(rng.beta(1.3, 3) * 100, 0, 98))]):
        R[key].append(val)
save("jobs", job_id=list(range(30001, 30001 + nJ)), received_on=[DAYS[i] for i in ji], due_on=R["due"], delivered_on=R["delivered"], client_id=(ci + 1).tolist(), source=R["source"], target=R["target"], translator_id=R["translator"],
     service=R["service"], subject=R["subject"], words=R["words"], price=R["price"], cost=R["cost"], status=R["status"], rush=R["rush"], tool=R["tool"], match_rate=R["match"])

# reviews -----------------------------------------------------------------------------------------------
REV = ["Dr. Helga Stein", "Marcus Thiel", "Claire Fontaine", "Ewa Lis", "Peter Hallam"]
V = {k: [] for k in "job on by score minor major kind passed".split()}
for k in range(nJ):
    if R["status"][k] != "delivered" or rng.random() > .42:
        continue
    t = T[R["translator"][k] - 1]
    sc = int(np.clip(rng.normal(86 + t["skill"] - (4 if R["rush"][k] else 0) - (3 if R["service"][k] == "post-editing" else 0), 7), 31, 100))
    on = min(R["delivered"][k] + dt.timedelta(int(rng.integers(0, 9))), LAST)
    major = int(rng.poisson(max(.05, (92 - sc) / 14)))
    for key, val in zip(V, [30001 + k, on, one(REV, [3, 3, 2, 1.5, 1]), sc, int(rng.poisson(max(.3, (100 - sc) / 4))), major,
                            None if sc > 95 else one(["terminology", "style", "grammar", "mistranslation", "omission", "formatting"], [30, 24, 16, 13, 8, 9]), sc >= 75]):
        V[key].append(val)
o = sorted(range(len(V["job"])), key=lambda i: V["on"][i])
save("reviews", review_id=list(range(1, len(o) + 1)), job_id=[V["job"][i] for i in o], reviewed_on=[V["on"][i] for i in o], reviewer=[V["by"][i] for i in o], score=[V["score"][i] for i in o], minor_errors=[V["minor"][i] for i in o],
     major_errors=[V["major"][i] for i in o], main_error=[V["kind"][i] for i in o], passed=[V["passed"][i] for i in o])

# invoices: one per client and half month ---------------------------------------------------------------
I = {k: [] for k in "client issued due paid amount state reminders currency".split()}
groups = {}
for k in range(nJ):
    if R["delivered"][k]:
        d = R["delivered"][k]
        groups.setdefault((d.year, d.month, d.day > 15, int(ci[k]) if C[ci[k]][1] != "private" else (29, k)), []).append(k)
for (y, m, second, c), jobs in sorted(groups.items(), key=lambda x: (x[0][0], x[0][1], x[0][2], str(x[0][3]))):
    c = c if isinstance(c, int) else c[0]
    iss = dt.date(y, m, 16) if not second else (dt.date(y, m, 1) + dt.timedelta(32)).replace(day=1)
    if iss > LAST:
        continue
    due = iss + dt.timedelta(14 if C[c][1] == "private" else 60 if C[c][1] in ("public sector", "manufacturing") else 30)
    paid = due + dt.timedelta(int(rng.normal(-4 if C[c][3] else 3, 11)))
    paid = max(paid, iss)
    state, rem = "paid", 0
    if paid > LAST or rng.random() < .03:
        state = "overdue" if due < LAST else "open"
        if state == "overdue" and due < dt.date(2025, 10, 1):
            state = "written off"
        paid = None
    late = ((paid or LAST) - due).days
    rem = 0 if late < 8 else 1 if late < 18 else 2 if late < 60 else 3
    for key, val in zip(I, [c + 1, iss, due, paid, round(sum(R["price"][j] for j in jobs) * 1.0, 2), state, rem, 0]):
        I[key].append(val)
save("invoices", invoice_id=list(range(9001, 9001 + len(I["client"]))), client_id=I["client"], issued_on=I["issued"], due_on=I["due"], paid_on=I["paid"], amount=I["amount"], state=I["state"], reminders=I["reminders"],
     sent_by=pick(["e-mail", "post", "portal"], [.74, .11, .15], len(I["client"])))
print(nT, "translators", len(o), "reviews", len(I["client"]), "invoices", sum(p.stat().st_size for p in HERE.glob("*.parquet")) // 1000, "kB")
