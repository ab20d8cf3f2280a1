"""Made-up data of Willowbank Care, a group of nursing homes. `python make_data.py` writes the parquet files beside it."""
from datetime import date, datetime, timedelta
from pathlib import Path
import numpy as np, pyarrow as pa, pyarrow.parquet as pq

here = Path(__file__).parent
r = np.random.default_rng(90210)
END = date(2026, 2, 10)
def write(name, cols): pq.write_table(pa.table(cols), here / f"{name}.parquet", compression="zstd")
def pick(values, p): return str(r.choice(values, p=np.array(p) / np.sum(p)))

homes = [("ELM", "Elmhurst House", "Shrewsbury", "Shropshire", 48, "Nursing", 1994), ("BRO", "Brook Lodge", "Ludlow", "Shropshire", 30, "Residential", 1987), ("STA", "St Anne's", "Hereford", "Herefordshire", 62, "Nursing", 2003),
  ("ORC", "Orchard View", "Leominster", "Herefordshire", 36, "Dementia", 2011), ("RIV", "Riverside Court", "Worcester", "Worcestershire", 70, "Nursing", 2016), ("HOL", "The Hollies", "Malvern", "Worcestershire", 26, "Residential", 1979)]
write("homes", dict(home_code=[h[0] for h in homes], name=[h[1] for h in homes], town=[h[2] for h in homes], county=[h[3] for h in homes], beds=[h[4] for h in homes], kind=[h[5] for h in homes], opened=[h[6] for h in homes]))
H = {h[0]: h for h in homes}

fem = ["Doris", "Edna", "Margaret", "Joan", "Sylvia", "Betty", "Irene", "Audrey", "Maureen", "Hilda", "Jean", "Vera", "Pamela", "Kathleen", "Brenda"]
mal = ["Arthur", "Ronald", "Kenneth", "Stanley", "Derek", "Harold", "Raymond", "Norman", "Leslie", "Frank", "Dennis"]
sur = ["Pugh", "Evans", "Hartley", "Price", "Bufton", "Morgan", "Cartwright", "Bridges", "Tudor", "Lacey", "Weaver", "Gough", "Mills", "Beddoes", "Powell", "Hince", "Jarvis", "Preece", "Watkins", "Yapp"]
stays, sid, seen = [], 7000, set()
for code, h in H.items():
    beds = []
    for b in range(h[4]):
        t = date(2024, 4, 1) - timedelta(days=int(r.exponential(320)))
        while t < END:
            respite = bool(r.random() < .2)
            length = int(r.integers(5, 29)) if respite else int(20 + r.exponential(430))
            out = t + timedelta(days=length)
            f = r.random() < .68
            while True:
                nm = f"{r.choice(fem if f else mal)} {r.choice(sur)}"
                if r.random() < .3: nm = nm.replace(" ", f" {r.choice(list('ABCDEGHJMRW'))}. ")
                if nm not in seen or r.random() < .1: break
            seen.add(nm)
            dem = bool(r.random() < {"Dementia": .93, "Nursing": .45, "Residential": .24}[h[5]])
            if out >= date(2024, 4, 1):
                left = None if out > END else out
                why = None if left is None else pick(["Went home", "Hospital", "Moved to another home"], [90, 6, 4]) if respite else pick(["Died", "Hospital", "Went home", "Moved to another home"], [66, 14, 10, 10])
                stays.append((sid, nm, code, "female" if f else "male", int(np.clip(r.normal(84, 7), 58, 103)), pick(["low", "medium", "high"], {"Residential": [50, 40, 10], "Nursing": [10, 40, 50], "Dementia": [8, 46, 46]}[h[5]]),
                   pick(["Private", "Council", "NHS"], [48, 41, 11]), t, left, why, respite, dem, pick(["walks alone", "walking frame", "wheelchair", "bedbound"], [24, 38, 28, 10]), pick(["Single", "Shared", "Suite"], [78, 12, 10]),
                   None if r.random() < .04 else float(round(r.normal(1180 if h[5] != "Residential" else 890, 110) / 5) * 5))); sid += 1
            t = out + timedelta(days=1 + int(r.exponential(16 if code != "HOL" else 40)))
cols = "stay_id resident home_code sex age care_level funding admitted_on left_on left_for respite dementia mobility room weekly_fee".split()
write("stays", {c: [s[i] for s in stays] for i, c in enumerate(cols)})

def there(lo):
    return [s for s in stays if (s[8] or END) > lo]
def someday(s, lo):
    a, b = max(s[7], lo), s[8] or END
    return a + timedelta(days=int(r.integers(0, max(1, (b - a).days + (s[8] is None)))))

carers = {c: [f"{a} {b}" for a, b in zip(r.choice(["Grace", "Kasia", "Nomsa", "Liam", "Bethan", "Sunita", "Joel", "Rosa", "Emma", "Tariq", "Carol", "Mihai", "Ffion", "Abena"], 8, replace=False), r.choice(["Adeyemi", "Nowak", "Jones", "Thapa", "Flores", "Hughes", "Kaur", "Banks", "Mensah", "Popa", "Lewis", "Shaw"], 8, replace=False))] for c in H}
lo = date(2025, 2, 1)
pool = there(lo); days = np.array([((s[8] or END) - max(s[7], lo)).days * {"low": .6, "medium": 1, "high": 1.6}[s[5]] + .1 for s in pool]); days /= days.sum()
tasks = []
mins = {"Washing and dressing": 26, "Medication round": 7, "Toileting": 12, "Repositioning": 9, "Help with eating": 22, "Wound dressing": 18, "Night check": 4, "Walk": 19}
for i in r.choice(len(pool), 14500, p=days):
    s = pool[i]; d = someday(s, lo)
    k = pick(list(mins), [20, 22, 19, 13 if s[12] == "bedbound" else 4, 8, 5, 14, 4])
    hour = int(r.choice([22, 23, 0, 1, 2, 3, 4, 5])) if k == "Night check" else int(r.choice([7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20, 21], p=np.array([8, 14, 12, 8, 5, 9, 6, 4, 4, 9, 8, 6, 5, 2]) / 100))
    two = bool(k in ("Repositioning", "Toileting", "Washing and dressing") and s[12] in ("bedbound", "wheelchair") and r.random() < .6)
    st = pick(["done", "refused", "missed"], [90, 6 + 5 * s[11], 2.5 + 2.5 * (s[2] == "STA") + 2 * (d.weekday() > 4)])
    m = None if st != "done" else int(max(1, round(r.gamma(6, mins[k] / 6))))
    late = bool(st == "done" and r.random() < .11 + .08 * (s[2] == "RIV") + .05 * (hour in (8, 9)))
    tasks.append((d, hour, s[0], s[2], k, st, m, late, two, str(carers[s[2]][min(7, int(r.exponential(2.6)))]) if st != "missed" else None))
tasks.sort(key=lambda t: (t[0], t[1], t[2]))
cols = "planned_on hour stay_id home_code kind status minutes late two_carers carer".split()
write("tasks", {c: [t[i] for t in tasks] for i, c in enumerate(cols)})

sh = []
d = date(2025, 6, 1)
while d <= END:
    for c in H:
        for band in ("early", "late", "night"):
            for role, n in (("Carer", 2.1), ("Senior carer", .5), ("Nurse", .6 if H[c][5] == "Nursing" else .12), ("Cook", .33 if band != "night" else 0), ("Cleaner", .3 if band == "early" else 0)):
                for _ in range(int(r.poisson(n * H[c][4] / 62))):
                    agency = bool(r.random() < {"Nurse": .31, "Carer": .13}.get(role, .03) * (1.6 if c == "RIV" else 1))
                    st = pick(["worked", "sick", "no show", "on leave"], [91, 5.5 + 4 * (d.month in (12, 1)), .8, 2.7])
                    if agency and st == "on leave": st = "worked"
                    hours = 0.0 if st != "worked" else float(r.choice([6, 7.5, 8, 10, 12], p=[.12, .46, .2, .1, .12]))
                    rate = {"Carer": 12.4, "Senior carer": 13.9, "Nurse": 21.5, "Cook": 13.1, "Cleaner": 11.9}[role] * (1.75 if agency else 1) * (1.15 if band == "night" else 1)
                    sh.append((d, c, role, band, agency, st, hours, round(hours * rate, 2), 0.0 if st != "worked" or r.random() < .8 else float(r.choice([.5, 1, 1.5, 2, 3]))))
    d += timedelta(days=1)
cols = "shift_on home_code role band agency status hours pay overtime".split()
write("shifts", {c: [t[i] for t in sh] for i, c in enumerate(cols)})

lo = date(2024, 7, 1)
pool = there(lo); days = np.array([((s[8] or END) - max(s[7], lo)).days * (1.7 if s[11] else 1) * (1.5 if s[12] == "walking frame" else 1) + .1 for s in pool]); days /= days.sum()
inc = []
for i in r.choice(len(pool), 1500, p=days):
    s = pool[i]; d = someday(s, lo)
    k = pick(["Fall", "Medication error", "Pressure sore", "Skin tear", "Choking", "Wandered off", "Aggression"], [46, 13, 9, 13, 3, 6 if s[11] else .3, 10 if s[11] else 3])
    sev = pick(["no harm", "minor", "moderate", "severe"], [44, 36, 15, 5])
    place = None if k in ("Pressure sore", "Medication error") else pick(["Bedroom", "Bathroom", "Lounge", "Corridor", "Dining room", "Garden"], [42, 20, 14, 13, 7, 4]) if k != "Choking" else "Dining room"
    hour = int(r.choice(24, p=(w := np.array([4, 5, 5, 5, 5, 6, 8, 9, 7, 6, 5, 5, 5, 4, 5, 6, 7, 8, 9, 8, 7, 6, 5, 4]) / np.sum([4, 5, 5, 5, 5, 6, 8, 9, 7, 6, 5, 5, 5, 4, 5, 6, 7, 8, 9, 8, 7, 6, 5, 4]))))
    wit = bool(r.random() < {"Lounge": .75, "Dining room": .85}.get(place, .28))
    hosp = bool(r.random() < {"no harm": .01, "minor": .04, "moderate": .33, "severe": .86}[sev])
    inc.append((d, hour, s[0], s[2], k, sev, place, wit, hosp, bool(sev in ("moderate", "severe") and r.random() < .8), None if r.random() < .09 else round(float(r.gamma(1.3, 3 if sev != "severe" else .8)), 1)))
inc.sort(key=lambda t: (t[0], t[1], t[2]))
cols = "happened_on hour stay_id home_code kind severity place witnessed hospital reported family_hours".split()
write("incidents", {"incident_id": list(range(401, 401 + len(inc)))} | {c: [t[i] for t in inc] for i, c in enumerate(cols)})

ml = []
d = date(2025, 8, 1)
dish = {"Breakfast": ["Porridge", "Scrambled eggs", "Toast and marmalade", "Full English"], "Lunch": ["Shepherd's pie", "Fish and chips", "Roast chicken", "Cauliflower cheese", "Beef stew"], "Tea": ["Sandwiches", "Tomato soup", "Jacket potato", "Quiche"], "Supper": ["Biscuits and milk", "Rice pudding", "Fruit salad"]}
while d <= END:
    for c in H:
        for m in dish:
            q = "Fish and chips" if m == "Lunch" and d.weekday() == 4 else "Roast chicken" if m == "Lunch" and d.weekday() == 6 else str(r.choice(dish[m]))
            diet = pick(["Standard", "Soft", "Puréed", "Diabetic"], [64, 17, 9, 10])
            n = int(max(3, round(H[c][4] * {"Standard": .6, "Soft": .2, "Puréed": .12, "Diabetic": .16}[diet] * r.uniform(.8, 1.1))))
            left = int(r.binomial(n, {"Fish and chips": .05, "Roast chicken": .06, "Cauliflower cheese": .2, "Quiche": .19}.get(q, .1) * (1.5 if diet == "Puréed" else 1)))
            cost = None if r.random() < .02 else round(n * {"Breakfast": 1.2, "Lunch": 2.9, "Tea": 1.7, "Supper": .8}[m] * r.uniform(.85, 1.25) * (1.2 if c == "HOL" else 1), 2)
            room = int(r.binomial(n, .22 if m != "Supper" else .6))
            ml.append((d, c, m, q, diet, n, left, room, cost))
    d += timedelta(days=1)
cols = "served_on home_code meal dish diet portions uneaten in_room cost".split()
write("meals", {c: [t[i] for t in ml] for i, c in enumerate(cols)})
print(len(stays), len(tasks), len(sh), len(inc), len(ml))
