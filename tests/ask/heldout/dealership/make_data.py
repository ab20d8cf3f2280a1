"""Makes the Parquet files of this folder: a made-up group of car dealers. Fixed seed."""
from datetime import date, datetime, timedelta
from pathlib import Path
import numpy as np, pyarrow as pa, pyarrow.parquet as pq

R = np.random.default_rng(20260706)
HERE = Path(__file__).parent
START, END = date(2025, 1, 1), date(2026, 7, 5)


def save(_file, **cols):
    pq.write_table(pa.table(cols), HERE / f"{_file}.parquet", compression="zstd", compression_level=19)


def pick(values, weights, n):
    w = np.array(weights, float)
    return R.choice(np.array(values, object), n, p=w / w.sum())


def nulls(values, share):
    return [None if R.random() < share else v for v in values]


DAYS = [START + timedelta(i) for i in range((END - START).days + 1)]


def days(n, month, dow, growth=0.15):
    w = np.array([month[d.month - 1] * dow[d.weekday()] * (1 + growth * i / len(DAYS)) for i, d in enumerate(DAYS)])
    return sorted(DAYS[i] for i in R.choice(len(DAYS), n, p=w / w.sum()))


BR = [("Leeds Ring Road", "Leeds", "Yorkshire", date(1998, 4, 1), True, 14, 16), ("Leeds Kirkstall", "Leeds", "Yorkshire", date(2011, 9, 1), False, 8, 9),
      ("Harrogate", "Harrogate", "Yorkshire", date(2004, 3, 15), False, 7, 10), ("York Clifton Moor", "York", "Yorkshire", date(2001, 6, 1), True, 10, 12),
      ("Sheffield Meadowhall", "Sheffield", "Yorkshire", date(2007, 2, 1), True, 12, 14), ("Manchester Trafford", "Manchester", "North West", date(2003, 10, 1), True, 16, 19),
      ("Stockport", "Stockport", "North West", date(2015, 5, 1), False, 6, 7), ("Preston", "Preston", "North West", date(2018, 3, 1), False, 6, 6),
      ("Newcastle Silverlink", "Newcastle", "North East", date(2009, 1, 5), True, 9, 10), ("Durham", "Durham", "North East", date(2022, 8, 1), False, 4, 4)]
save("branches", branch_id=list(range(1, 11)), name=[b[0] for b in BR], city=[b[1] for b in BR], region=[b[2] for b in BR],
     opened_on=[b[3] for b in BR], has_bodyshop=[b[4] for b in BR], bays=[b[5] for b in BR])
BW = [b[6] for b in BR]
IDS = list(range(1, 11))
MODELS = {"Kia": (["Sportage", "Picanto", "Niro", "Ceed", "EV6"], [5, 3, 3, 2, 2]), "Skoda": (["Octavia", "Fabia", "Kodiaq", "Karoq", "Enyaq"], [4, 3, 3, 3, 2]),
          "Ford": (["Puma", "Focus", "Kuga", "Transit Custom", "Mustang Mach-E"], [5, 4, 4, 4, 1]), "Toyota": (["Yaris", "Corolla", "RAV4", "Aygo X"], [5, 4, 3, 3]),
          "BMW": (["1 Series", "3 Series", "X1", "X5", "i4"], [3, 4, 3, 2, 2]), "Volvo": (["XC40", "XC60", "V60", "EX30"], [4, 4, 2, 2]),
          "Dacia": (["Sandero", "Duster"], [5, 4]), "Nissan": (["Qashqai", "Juke", "Leaf"], [6, 3, 2])}
MAKES, MW = list(MODELS), [20, 15, 21, 14, 10, 8, 6, 9]
BODY = {"Sportage": "SUV", "Picanto": "Hatchback", "Niro": "SUV", "Ceed": "Hatchback", "EV6": "SUV", "Octavia": "Estate", "Fabia": "Hatchback", "Kodiaq": "SUV", "Karoq": "SUV",
        "Enyaq": "SUV", "Puma": "SUV", "Focus": "Hatchback", "Kuga": "SUV", "Transit Custom": "Van", "Mustang Mach-E": "SUV", "Yaris": "Hatchback", "Corolla": "Estate", "RAV4": "SUV",
        "Aygo X": "Hatchback", "1 Series": "Hatchback", "3 Series": "Saloon", "X1": "SUV", "X5": "SUV", "i4": "Saloon", "XC40": "SUV", "XC60": "SUV", "V60": "Estate", "EX30": "SUV",
        "Sandero": "Hatchback", "Duster": "SUV", "Qashqai": "SUV", "Juke": "SUV", "Leaf": "Hatchback"}
BASE = {"Picanto": 15, "Fabia": 20, "Yaris": 23, "Aygo X": 18, "Sandero": 14, "Duster": 19, "X5": 68, "X1": 38, "3 Series": 43, "i4": 52, "1 Series": 33, "XC60": 50, "XC40": 39, "V60": 45,
        "EX30": 35, "EV6": 45, "Enyaq": 42, "Mustang Mach-E": 46, "Transit Custom": 38, "RAV4": 40, "Kodiaq": 40, "Kuga": 34}
EV = {"EV6", "Enyaq", "Mustang Mach-E", "i4", "EX30", "Leaf"}
PEOPLE = [["Priya Nair", "Tom Ackroyd", "Jess Holroyd", "Dan Whitaker"], ["Callum Reid", "Sophie Lund"], ["Hannah Beck", "Oliver Stead"], ["Gareth Pugh", "Amy Thackray", "Imran Sheikh"],
          ["Becky Marsden", "Lee Oxley", "Nadia Rahman"], ["Marcus Bell", "Aoife Brennan", "Sam Entwistle", "Zara Malik", "Pete Duxbury"], ["Ellie Cheetham", "Ravi Patel"], ["Kate Rigby", "Josh Turner"],
          ["Craig Robson", "Lucy Milburn", "Faisal Khan"], ["Megan Dodds"]]
TECHS = [["Steve Hirst", "Karl Booth", "Wayne Sugden"], ["Mick Lister", "Adeel Hussain"], ["Paul Inman"], ["Rob Fenwick", "Chloe Barr"], ["Darren Swift", "Tomasz Nowak", "Ian Crookes"],
         ["Gary Hulme", "Andrzej Wilk", "Leanne Royle", "Vic Osei"], ["Phil Garside"], ["Nathan Hesketh"], ["Billy Charlton", "Kev Dunn"], ["Stu Laidler"]]

# --- sales
n = 3000
on = days(n, [.7, .7, 1.9, .9, .9, 1.1, .9, .7, 1.8, .9, .8, .6], [1, .9, .9, 1, 1.2, 1.9, .6])
br = pick(IDS, BW, n).astype(int)
make = pick(MAKES, MW, n)
model = [pick(*MODELS[m], 1)[0] for m in make]
cond = pick(["New", "Used", "Ex-demo"], [38, 54, 8], n)
rows = []
for i in range(n):
    mo = model[i]
    new = cond[i] == "New"
    late = (on[i] - START).days / len(DAYS)
    if mo in EV: fuel = "Electric"
    elif mo == "Transit Custom": fuel = "Diesel"
    else: fuel = pick(["Petrol", "Diesel", "Hybrid", "Plug-in hybrid"], [52 - 10 * late, 6 if new else 22, 24 + 14 * late, 8 + 6 * late], 1)[0]
    year = on[i].year if new else on[i].year - (1 if cond[i] == "Ex-demo" else int(1 + R.gamma(2.2, 1.8)))
    age = on[i].year - year
    miles = int(R.integers(3, 40)) if new else int(max(600, R.normal(8500, 2500) * max(age, .5)))
    lst = round(BASE.get(mo, 28) * 1000 * (.82 ** age) * R.normal(1, .06) / 5) * 5
    disc = max(0, R.normal(.035 if new else .045, .025))
    sale = round(lst * (1 - disc) / 5) * 5
    cost = round(sale * (1 - R.normal(.062 if new else .098, .035)))
    stock = int(R.gamma(2, 11 if new else 21)) + (14 if fuel == "Electric" and not new else 0)
    st = pick(["Handed over", "Cancelled"], [93, 6.5], 1)[0]
    if st == "Handed over" and on[i] > date(2026, 6, 10) and R.random() < .6: st = "On order"
    ho = on[i] + timedelta(int(R.gamma(2, 9 if new else 3.2))) if st == "Handed over" else None
    if ho and ho > END: ho, st = None, "On order"
    rows.append((fuel, year, miles, lst, sale, cost, stock, st, ho))
cols = list(zip(*rows))
save("sales", order_no=[f"D{10000 + i}" for i in range(n)], ordered_on=on, handed_over_on=list(cols[8]), branch_id=br.tolist(), salesperson=[pick(PEOPLE[b - 1], range(len(PEOPLE[b - 1]) + 1, 1, -1), 1)[0] for b in br],
     condition=cond.tolist(), make=make.tolist(), model=model, fuel=list(cols[0]), body=[BODY[m] for m in model],
     colour=nulls(pick(["White", "Grey", "Black", "Blue", "Red", "Silver", "Green", "Orange"], [22, 27, 20, 14, 8, 7, 3, 1], n).tolist(), .02),
     reg_year=list(cols[1]), mileage=list(cols[2]), list_price=list(cols[3]), sale_price=list(cols[4]), cost=list(cols[5]), days_in_stock=list(cols[6]), status=list(cols[7]),
     trade_in=[bool(x) for x in R.random(n) < .43], buyer=pick(["Private", "Business", "Motability"], [76, 15, 9], n).tolist())

# --- finance contracts
idx = [i for i in range(n) if cols[7][i] != "Cancelled" and R.random() < (.66 if cond[i] == "New" else .42)]
k = len(idx)
lender = pick(["Black Horse", "Santander Consumer", "MotoNovo", "Close Brothers", "Northgate Credit"], [34, 27, 19, 13, 7], k)
prod = np.array([pick(["PCP", "HP", "Lease"], [7, 2, 1.6] if cond[i] == "New" else [4, 6, .3], 1)[0] for i in idx], object)
term = [int(pick([24, 36, 48, 60], [1, 5, 8, 1] if p != "HP" else [1, 3, 5, 5], 1)[0]) for p in prod]
amount = [round(cols[4][i] * float(R.uniform(.55, .95)), 2) for i in idx]
apr = [round(float(max(0, R.normal(5.2 if cond[i] == "New" else 9.9, 1.3))), 1) if not (cond[i] == "New" and R.random() < .12) else 0.0 for i in idx]
fst = pick(["Active", "Settled early", "In arrears", "Voluntary termination"], [82, 9, 6, 3], k)
save("finance", contract_no=[f"F{5000 + j}" for j in range(k)], order_no=[f"D{10000 + i}" for i in idx], signed_on=[min(END, on[i] + timedelta(int(R.integers(0, 5)))) for i in idx],
     branch_id=[int(br[i]) for i in idx], lender=lender.tolist(), product=prod.tolist(), term_months=term, amount=[int(a) for a in amount], apr=apr,
     deposit=[int(R.choice([0, 500, 1000, 1500, 2000, 3000, 5000], p=[.18, .14, .2, .15, .15, .1, .08])) for _ in idx],
     commission=[round(a * float(R.uniform(.012, .034))) for a in amount], status=fst.tolist())

# --- leads
n = 5200
on = days(n, [1.2, .9, 1.6, .9, .9, .9, .9, .8, 1.5, .9, .8, .6], [1.1, 1, 1, 1, 1, 1.5, 1.1], .3)
ch = pick(["Website", "AutoTrader", "Phone", "Walk-in", "Referral", "Manufacturer site", "Facebook"], [30, 27, 13, 14, 5, 7, 6], n)
hour = np.clip(np.round(R.normal(14, 3.6, n)), 0, 23).astype(int)
hour = np.where((np.isin(ch, ["Walk-in", "Phone"])), np.clip(hour, 9, 17), hour)
lb = pick(IDS, BW, n).astype(int)
win = {"Walk-in": .3, "Referral": .34, "Phone": .21, "Website": .13, "AutoTrader": .12, "Manufacturer site": .16, "Facebook": .05}
st, reason, td, resp = [], [], [], []
for i in range(n):
    open_ = on[i] > date(2026, 6, 5) and R.random() < .55
    won = not open_ and R.random() < win[ch[i]] * (1.2 if lb[i] in (3, 10) else 1)
    st.append("Open" if open_ else "Won" if won else "Lost")
    reason.append(None if st[-1] != "Lost" or R.random() < .08 else pick(["Price", "Bought elsewhere", "No reply", "Car already sold", "Finance refused", "Just browsing"], [20, 22, 30, 9, 6, 13], 1)[0])
    d = on[i] + timedelta(int(R.integers(0, 9))) if R.random() < (.72 if won else .2) else None
    td.append(d if d and d <= END else None)
    resp.append(None if ch[i] == "Walk-in" or R.random() < .05 else int(min(2880, R.lognormal(3.4 if lb[i] != 6 else 4.2, 1.5))))
save("leads", lead_id=list(range(1, n + 1)), created_at=[datetime(d.year, d.month, d.day, int(h)) for d, h in zip(on, hour)], branch_id=lb.tolist(), channel=ch.tolist(),
     make=nulls(pick(MAKES, MW, n).tolist(), .06), wanted=pick(["New", "Used", "Either"], [34, 55, 11], n).tolist(), status=st, lost_reason=reason, test_drive_on=td, response_minutes=resp)

# --- workshop
n = 4600
on = days(n, [1, .95, 1.3, 1, .95, 1, .9, .85, 1.25, 1.05, 1, .7], [1.3, 1.2, 1.1, 1.1, 1, .5, 0])
kind = pick(["Service", "MOT", "Repair", "Warranty repair", "Recall", "Bodywork", "Tyres"], [33, 26, 17, 8, 4, 5, 9], n)
wb = []
for x in kind:
    ok = [b for b in IDS if x != "Bodywork" or BR[b - 1][4]]
    wb.append(int(pick(ok, [BW[b - 1] for b in ok], 1)[0]))
H = {"Service": 1.8, "MOT": .8, "Repair": 3.1, "Warranty repair": 2.7, "Recall": 1.3, "Bodywork": 7.5, "Tyres": .7}
P = {"Service": 95, "MOT": 12, "Repair": 240, "Warranty repair": 190, "Recall": 60, "Bodywork": 520, "Tyres": 260}
hrs = [round(float(max(.2, R.gamma(6, H[x] / 6))), 1) for x in kind]
payer = [("Manufacturer" if x in ("Warranty repair", "Recall") else pick(["Customer", "Fleet company", "Insurer", "Internal"], [70, 16, 8 if x == "Bodywork" else 0, 10], 1)[0]) for x in kind]
done = [d + timedelta(int(R.gamma(1, .5 if H[x] < 2 else 2.6))) for d, x in zip(on, kind)]
wst = ["Completed" if d <= END and R.random() > .01 else "In progress" for d in done]
wst = ["Waiting for parts" if s == "In progress" and R.random() < .35 else s for s in wst]
save("workshop", job_no=list(range(70001, 70001 + n)), booked_on=on, finished_on=[d if s == "Completed" else None for d, s in zip(done, wst)], branch_id=wb,
     technician=nulls([pick(TECHS[b - 1], range(len(TECHS[b - 1]), 0, -1), 1)[0] for b in wb], .015), make=pick(MAKES + ["Other"], MW + [12], n).tolist(), job_type=kind.tolist(), payer=payer,
     status=wst, hours=hrs, labour=[round(h * (98 if p in ("Customer", "Insurer") else 74)) for h, p in zip(hrs, payer)],
     parts=[round(float(R.gamma(2, P[x] / 2))) for x in kind], courtesy_car=[bool(x) for x in R.random(n) < np.array([.35 if H[x] > 2 else .07 for x in kind])],
     comeback=[bool(R.random() < (.065 if x in ("Repair", "Warranty repair") else .018)) for x in kind],
     rating=[None if R.random() < .58 else int(R.choice([1, 2, 3, 4, 5], p=[.05, .06, .14, .31, .44])) for _ in range(n)])

# --- parts counter
n = 3600
on = days(n, [1.1, 1, 1, .95, 1, 1, 1, .9, 1, 1.1, 1.2, 1], [1.2, 1.1, 1, 1, 1.1, .6, 0])
cat = pick(["Brakes", "Filters", "Batteries", "Tyres", "Wipers", "Exhausts", "Body panels", "Accessories", "Oils and fluids"], [16, 19, 8, 14, 12, 4, 5, 9, 13], n)
PR = {"Brakes": 62, "Filters": 18, "Batteries": 105, "Tyres": 88, "Wipers": 14, "Exhausts": 170, "Body panels": 230, "Accessories": 45, "Oils and fluids": 27}
qty = [int(1 + R.poisson(.7 if x not in ("Filters", "Oils and fluids") else 2.2)) for x in cat]
amt = [round(q * PR[x] * float(R.lognormal(0, .25)), 1) for q, x in zip(qty, cat)]
save("parts", line_id=list(range(1, n + 1)), sold_on=on, branch_id=pick(IDS, BW, n).tolist(), category=cat.tolist(), supplier=pick(["Bosch", "Mahle", "Euro Car Parts", "Genuine", "Michelin", "Valeo"], [22, 11, 19, 33, 8, 7], n).tolist(),
     customer=pick(["Counter", "Trade", "Online"], [44, 43, 13], n).tolist(), quantity=qty, amount=amt, cost=[round(a * float(R.normal(.71, .07)), 1) for a in amt], returned=[bool(x) for x in R.random(n) < .035])
