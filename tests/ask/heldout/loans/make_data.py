"""Data of a small lender, January 2024 to 5 July 2026. Made up; fixed seed."""
from datetime import date, timedelta
from pathlib import Path
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

R = np.random.default_rng(4711)
HERE = Path(__file__).parent
START, END = date(2024, 1, 1), date(2026, 7, 5)


def save(name, /, **cols):
    pq.write_table(pa.table(cols), HERE / f"{name}.parquet", compression="zstd", compression_level=19)
    print(name, len(next(iter(cols.values()))))


def pick(values, weights, n=None):
    w = np.array(weights, float)
    got = R.choice(len(values), size=n, p=w / w.sum())
    return values[got] if n is None else [values[i] for i in got]


branches = [
    ("B01", "Leeds City", "Leeds", "North", date(2009, 3, 2), 14), ("B02", "Bradford", "Bradford", "North", date(2012, 6, 4), 8),
    ("B03", "Sheffield Moor", "Sheffield", "North", date(2014, 9, 1), 9), ("B04", "Birmingham New Street", "Birmingham", "Midlands", date(2011, 1, 10), 12),
    ("B05", "Coventry", "Coventry", "Midlands", date(2016, 5, 9), 6), ("B06", "Leicester Haymarket", "Leicester", "Midlands", date(2018, 2, 5), 7),
    ("B07", "Bristol Harbour", "Bristol", "South West", date(2015, 10, 5), 8), ("B08", "Exeter", "Exeter", "South West", date(2021, 4, 12), 4),
    ("B09", "Croydon", "London", "London", date(2013, 8, 19), 11), ("B10", "Ealing Broadway", "London", "London", date(2019, 3, 25), 9),
    ("B11", "Swansea", "Swansea", "Wales", date(2022, 9, 5), 4),
]
bw = [14, 8, 8, 13, 6, 7, 8, 3, 12, 9, 3]
save("branches", branch_id=[b[0] for b in branches], name=[b[1] for b in branches], city=[b[2] for b in branches],
     region=[b[3] for b in branches], opened_on=[b[4] for b in branches], staff=[b[5] for b in branches])

first = "Amber Baxter Cedar Dunmore Elmfield Fairway Gresham Hartwell Ivory Juniper Kestrel Lockwood Maple Northgate Oakley Pemberton Quayside Redwood Sterling Thornbury Upton Vantage Westbourne Yarrow".split()
kinds = ["Finance", "Lending Partners", "Money Advice", "Credit Brokers"]
nets = ["Brightpath", "Openwise", "Paragon Circle", None]
brokers = []
for i, f in enumerate(first):
    brokers.append((f"K{i+1:02d}", f"{f} {kinds[i % 4] if i % 5 else 'Finance'}", pick(nets, [5, 4, 3, 3]), bool(R.random() < .7),
                    date(2015, 1, 1) + timedelta(int(R.integers(0, 3400))), round(float(pick([1.5, 2.0, 2.5, 3.0], [2, 4, 3, 1])), 1)))
kw = 1 / (np.arange(len(brokers)) + 1.5)
save("brokers", broker_id=[b[0] for b in brokers], name=[b[1] for b in brokers], network=[b[2] for b in brokers],
     accredited=[b[3] for b in brokers], since=[b[4] for b in brokers], commission_rate=[b[5] for b in brokers])

days = [START + timedelta(i) for i in range((END - START).days + 1)]
season = {1: 1.5, 2: 1.1, 3: 1.0, 4: .9, 5: 1.0, 6: 1.05, 7: .9, 8: .8, 9: 1.1, 10: 1.1, 11: 1.3, 12: .8}
dw = np.array([season[d.month] * (1, 1, .95, .9, .85, .45, .2)[d.weekday()] * (1 + .25 * (d - START).days / 365) for d in days])
n = 6000
when = sorted(R.choice(len(days), size=n, p=dw / dw.sum()))
A = {k: [] for k in "application_id applied_on decided_on branch_id broker_id channel product purpose requested_amount term_months status decline_reason credit_score applicant_age employment monthly_income has_guarantor existing_customer".split()}
L = {k: [] for k in "loan_id application_id disbursed_on branch_id broker_id product principal annual_rate term_months fee secured status days_in_arrears outstanding top_up".split()}
P = {k: [] for k in "repayment_id loan_id due_on paid_on amount_due amount_paid method bounced".split()}
C = {k: [] for k in "action_id loan_id acted_on kind collector outcome promised_amount".split()}
rep = act = 0
collectors = ["Priya Nair", "Tom Haldane", "Grace Okafor", "Liam Doherty", "Marta Zielinska", "Owen Price"]
for i, w in enumerate(when):
    d = days[w]
    b = branches[R.choice(len(branches), p=np.array(bw) / sum(bw))][0]
    channel = pick(["web", "broker", "branch", "phone"], [46, 27, 17, 10])
    broker = brokers[R.choice(len(brokers), p=kw / kw.sum())][0] if channel == "broker" else None
    product = pick(["Personal loan", "Car finance", "Micro business loan", "Bridging loan", "Payday advance"], [45, 25, 14, 4, 12])
    purpose = {"Personal loan": lambda: pick(["home improvement", "debt consolidation", "wedding", "medical", "holiday", None], [30, 34, 9, 8, 11, 8]),
               "Car finance": lambda: pick(["used car", "new car", "motorbike", "van"], [60, 18, 8, 14]),
               "Micro business loan": lambda: pick(["stock", "equipment", "working capital", "van"], [30, 25, 35, 10]),
               "Bridging loan": lambda: pick(["property purchase", "home improvement"], [75, 25]),
               "Payday advance": lambda: pick(["household bills", None, "debt consolidation"], [65, 25, 10])}[product]()
    med = {"Personal loan": 6500, "Car finance": 9800, "Micro business loan": 14000, "Bridging loan": 62000, "Payday advance": 480}[product]
    amount = int(max(100, round(med * R.lognormal(0, .5) / 50) * 50))
    term = int({"Personal loan": pick([12, 24, 36, 48, 60], [15, 25, 30, 15, 15]), "Car finance": pick([24, 36, 48, 60], [15, 35, 35, 15]),
            "Micro business loan": pick([6, 12, 24, 36], [10, 30, 40, 20]), "Bridging loan": pick([6, 9, 12], [3, 3, 4]), "Payday advance": pick([1, 2, 3], [5, 3, 2])}[product])
    score = int(np.clip(R.normal(640 if product != "Payday advance" else 560, 85), 320, 850)) if R.random() > .04 else None
    emp = pick(["employed", "self-employed", "retired", "student", "unemployed"], [62, 19, 9, 5, 5])
    age = int(np.clip({"retired": 67, "student": 22}.get(emp, 39) + R.normal(0, 4 if emp in ("retired", "student") else 11), 18, 82))
    income = int(round(R.lognormal({"student": 6.9, "unemployed": 6.8, "retired": 7.4}.get(emp, 7.75), .35), -1)) if R.random() > .05 else None
    guar, exist = bool(R.random() < .13), bool(R.random() < .28)
    x = (score or 600) - 600 + (60 if guar else 0) + (50 if exist else 0) - (70 if emp == "unemployed" else 0)
    pa_ = 1 / (1 + np.exp(-(x + 40) / 70))
    wait = int(min(28, R.gamma(1.4, 2.6 if channel != "broker" else 3.6)))
    dec = d + timedelta(wait)
    if dec > END or ((END - d).days < 25 and R.random() < .15):
        status, dec = "pending", None
    elif R.random() < .11:
        status = "withdrawn"
    else:
        status = "approved" if R.random() < pa_ else "declined"
    reason = pick(["low credit score", "affordability", "incomplete documents", "existing arrears", "suspected fraud"], [38, 31, 14, 12, 5]) if status == "declined" else None
    for k, v in zip(A, (f"A{i+1:05d}", d, dec, b, broker, channel, product, purpose, amount, term, status, reason, score, age, emp, income, guar, exist)):
        A[k].append(v)
    if status != "approved" or R.random() < .08:
        continue
    out = dec + timedelta(int(R.integers(1, 9)))
    if out > END:
        continue
    principal = amount if R.random() < .75 else int(round(amount * R.uniform(.5, .95) / 50) * 50) or 50
    base = {"Personal loan": 14.9, "Car finance": 11.4, "Micro business loan": 16.5, "Bridging loan": 10.8, "Payday advance": 48.0}[product]
    rate = round(float(base + R.normal(0, 1.6) - ((score or 600) - 640) / 60), 1)
    lid = f"L{len(L['loan_id'])+1:05d}"
    risk = np.clip(.11 - ((score or 600) - 640) / 1300 + (.08 if product == "Payday advance" else 0) + (.04 if emp == "self-employed" else 0), .015, .4)
    inst = round(principal * (1 + rate / 100 * term / 24) / term, 2)
    method = pick(["direct debit", "standing order", "card", "cash"], [66, 14, 15, 5])
    missed, due, unpaid, arrears, paid_total, bad = 0, out, 0, 0, 0.0, R.random() < risk * .55
    every = 1
    for m in range(1, term + 1):
        y, mo = divmod(out.month - 1 + m, 12)
        due = date(out.year + y, mo + 1, min(out.day, 28))
        if due > END:
            break
        miss = R.random() < (.55 if bad and m > 1 else risk * .22)
        bounced = bool(method in ("direct debit", "card") and R.random() < (.25 if miss else .025))
        if miss:
            paid, amt = None, 0.0
            unpaid += 1
            if unpaid == 1:
                first_missed = due
        else:
            paid = due + timedelta(int(0 if R.random() < .8 else R.integers(1, 24)))
            amt = inst if R.random() > .05 else round(inst * R.uniform(.3, .9), 2)
            if paid > END:
                paid, amt = None, 0.0
            elif unpaid and not bad and R.random() < .7:
                unpaid = 0
        paid_total += amt
        rep += 1
        if R.random() < .42:   # keep the file small: a sample of instalments is on file
            for k, v in zip(P, (f"R{rep:06d}", lid, due, paid, inst, amt, method if R.random() > .03 else None, bounced)):
                P[k].append(v)
        if miss and R.random() < .75:
            for _ in range(int(R.integers(1, 4 if bad else 3))):
                when_ = due + timedelta(int(R.integers(2, 40)))
                if when_ > END:
                    continue
                act += 1
                kind = pick(["call", "letter", "text message", "home visit", "legal notice"], [44, 22, 24, 5, 5])
                oc = pick(["promise to pay", "no answer", "paid in full", "disputed", "payment plan", None], [24, 38, 12, 7, 9, 10])
                prom = round(inst * float(R.choice([.5, 1, 1, 2])), 2) if oc in ("promise to pay", "payment plan") else None
                for k, v in zip(C, (f"C{act:05d}", lid, when_, kind, pick(collectors, [30, 24, 18, 14, 9, 5]), oc, prom)):
                    C[k].append(v)
    left = max(0.0, round(principal - paid_total * principal / (inst * term), 2))
    over = due < END and due >= date(out.year, out.month, 1) and m == term
    if unpaid:
        arrears = (END - first_missed).days
    if over and not unpaid:
        status, left, arrears = "repaid", 0.0, 0
    elif arrears > 240:
        status = "written off"
    elif arrears > 90:
        status = "defaulted"
    else:
        status = "active"
    for k, v in zip(L, (lid, f"A{i+1:05d}", out, b, broker, product, principal, rate, term, round(principal * .02, 2) if product != "Payday advance" else 15.0,
                        bool(product in ("Bridging loan", "Car finance") and R.random() < .9), status, arrears, left, bool(exist and R.random() < .45))):
        L[k].append(v)
save("applications", **A); save("loans", **L); save("repayments", **P); save("collections", **C)
