"""Makes the data of this catalog: python make_data.py (seeded; writes parquet beside itself)."""
import datetime as dt
import pathlib
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(20250618)
TODAY = dt.date(2025, 6, 18)


def write(name, columns):
    pq.write_table(pa.table(columns), HERE / f"{name}.parquet", compression="zstd", compression_level=15)


def pick(values, weights=None, n=None):
    w = None if weights is None else np.array(weights, float) / sum(weights)
    i = rng.choice(len(values), p=w, size=n)
    return [values[k] for k in i] if n is not None else values[int(i)]


clinics = [
    (1, "Northgate", "Leeds", "West Yorkshire", True), (2, "Old Mill", "Leeds", "West Yorkshire", False),
    (3, "Harbour Vets", "Hull", "East Riding", False), (4, "Riverside Animal Hospital", "York", "North Yorkshire", True),
    (5, "Willow Park", "Sheffield", "South Yorkshire", False), (6, "St Francis", "Bradford", "West Yorkshire", False),
    (7, "Minster Pets", "York", "North Yorkshire", False)]
write("clinics", dict(zip(["clinic_id", "name", "city", "region", "open_all_night"], map(list, zip(*clinics)))))
CW = [22, 12, 14, 20, 15, 11, 6]

vets = ["Aisha Rahman", "Tom Whitfield", "Maria Kowalska", "Daniel Okafor", "Siobhan O'Neill", "Grace Liu", "Peter Marsh",
        "Hannah Brandt", "Imran Sheikh", "Lucy Fairweather", "Callum Reid", "Elena Petrova", "Ben Ashworth", "Joanna Price"]
nurses = ["Kelly Dobson", "Priya Nair", "Megan Hughes", "Sam Turner", "Olivia Stone", "Jack Lister", "Chloe Barker",
          "Rosie Malik", "Fiona Grant", "Nathan Cole", "Zoe Hartley", "Ellie Womack"]
desk = ["Brenda Sykes", "Martin Foyle", "Dawn Percy", "Tracey Lund", "Gareth Pugh", "Anita Desai", "Linda Moss", "Karen Bright"]
vet_home = [1, 1, 4, 4, 3, 5, 1, 4, 6, 5, 2, 3, 2, 7]
nurse_home = [1, 1, 4, 4, 3, 5, 6, 2, 3, 5, 7, 4]
desk_home = [1, 4, 3, 5, 6, 2, 7, 1]
staff = []
for people, homes, job, hours in ((vets, vet_home, "Veterinarian", [40, 40, 32, 24]), (nurses, nurse_home, "Nurse", [37, 37, 30, 20]),
                                  (desk, desk_home, "Receptionist", [35, 25, 20])):
    for name, home in zip(people, homes):
        hired = dt.date(2012, 1, 1) + dt.timedelta(days=int(rng.integers(0, 4300)))
        staff.append([len(staff) + 1, name, job, home, hired, None, int(pick(hours))])
staff[6][5] = dt.date(2024, 3, 29)      # Peter Marsh
staff[18][5] = dt.date(2024, 11, 15)    # Olivia Stone
staff[29][5] = dt.date(2023, 9, 1)      # Tracey Lund
for k, d in ((13, dt.date(2024, 2, 5)), (10, dt.date(2023, 4, 17)), (23, dt.date(2024, 9, 2)), (33, dt.date(2025, 1, 13)), (25, dt.date(2025, 3, 3))):
    staff[k][4] = d
write("staff", dict(zip(["staff_id", "name", "job", "clinic_id", "hired_on", "left_on", "weekly_hours"], map(list, zip(*staff)))))

first = ("Anna Ben Carol David Emma Frank Gill Harry Isla James Karen Liam Molly Nick Olive Paul Quinn Rachel Steve Tina Umar "
         "Vera Will Yasmin Zac Beth Colin Diane Ewan Farah").split()
last = ("Adams Barnes Clarke Dixon Ellis Foster Green Harris Iqbal Jackson Khan Lewis Mason Newton Owens Parker Reeves Scott "
        "Taylor Underwood Vaughan Walker Young Hussain Bailey Chapman Doyle Fletcher").split()
towns = ["Leeds", "Hull", "York", "Sheffield", "Bradford", "Wakefield", "Harrogate", "Beverley", "Rotherham", "Selby"]
town_clinic = {"Leeds": [1, 2], "Hull": [3], "York": [4, 7], "Sheffield": [5], "Bradford": [6], "Wakefield": [2, 1], "Harrogate": [4, 1],
               "Beverley": [3], "Rotherham": [5], "Selby": [7, 4]}
owners = []
for k in range(720):
    joined = dt.date(2019, 1, 1) + dt.timedelta(days=int(2350 * rng.random() ** 0.8))
    owners.append([k + 1, f"{pick(first)} {pick(last)}", pick(towns, [22, 14, 16, 13, 10, 7, 6, 5, 4, 3]), joined, bool(rng.random() < 0.41)])
write("owners", dict(zip(["owner_id", "name", "town", "joined_on", "newsletter"], map(list, zip(*owners)))))

species = {
    "Dog": (46, 19, 6, ["Labrador Retriever", "German Shepherd", "Border Collie", "French Bulldog", "Cocker Spaniel", "Jack Russell Terrier"], [26, 12, 14, 18, 17, 13]),
    "Cat": (33, 4.4, 0.9, ["Domestic Shorthair", "Maine Coon", "Siamese", "Persian", "British Shorthair"], [48, 13, 12, 9, 18]),
    "Rabbit": (9, 2.1, 0.5, ["Netherland Dwarf", "Holland Lop", "Lionhead"], [5, 4, 3]),
    "Guinea pig": (5, 0.95, 0.15, ["Abyssinian", "Peruvian"], [3, 2]),
    "Parrot": (4, 0.42, 0.06, ["African Grey", "Cockatiel"], [2, 3]),
    "Tortoise": (3, 1.6, 0.6, ["Hermann's Tortoise", "Sulcata"], [4, 1])}
pets = "Bella Max Luna Charlie Milo Daisy Rocky Poppy Oscar Ruby Teddy Rosie Alfie Lola Buddy Willow Simba Molly Toby Coco Smudge Pepper Biscuit Ziggy".split()
heavy = {"Labrador Retriever": 29.5, "German Shepherd": 32, "Border Collie": 18, "French Bulldog": 12.2, "Cocker Spaniel": 13.4,
         "Jack Russell Terrier": 7.1, "Maine Coon": 6.6, "Siamese": 3.9, "Sulcata": 9}
animals = []
for k in range(1050):
    o = owners[k] if k < len(owners) else owners[int(rng.integers(0, len(owners)))]
    kind = pick(list(species), [s[0] for s in species.values()])
    _, mean, spread, breeds, weights = species[kind]
    start = o[3].toordinal()
    reg = dt.date.fromordinal(start if k < len(owners) else int(rng.integers(start, dt.date(2025, 6, 16).toordinal())))
    born = reg - dt.timedelta(days=int(rng.integers(40, 3000)))
    breed = pick(breeds, weights)
    if breed in heavy:
        mean, spread = heavy[breed], heavy[breed] * 0.13
    weight = round(max(0.2, float(rng.normal(mean, spread))), 2) if rng.random() > 0.04 else None
    animals.append([k + 1, pick(pets), kind, breed, pick(["female", "male"], [52, 48]),
                    bool(rng.random() < {"Dog": 0.62, "Cat": 0.78}.get(kind, 0.25)), bool(rng.random() < {"Dog": 0.47, "Cat": 0.29}.get(kind, 0.08)),
                    weight, born, reg, o[0]])
write("animals", dict(zip(["animal_id", "name", "species", "breed", "sex", "neutered", "insured", "weight_kg", "born_on", "registered_on", "owner_id"],
                          map(list, zip(*animals)))))

reasons = ["Check-up", "Vaccination", "Emergency", "Dental", "Surgery", "Follow-up"]
procedures = {  # procedure: (category, list price, reasons)
    "Consultation": ("Consultation", 48, reasons), "Rabies vaccine": ("Vaccination", 36, ["Vaccination"]),
    "Distemper vaccine": ("Vaccination", 42, ["Vaccination"]), "Myxomatosis vaccine": ("Vaccination", 39, ["Vaccination"]),
    "Blood panel": ("Diagnostics", 95, ["Check-up", "Emergency", "Surgery"]), "X-ray": ("Diagnostics", 160, ["Emergency", "Surgery", "Dental"]),
    "Ultrasound": ("Diagnostics", 185, ["Emergency", "Check-up"]), "Neutering": ("Surgery", 210, ["Surgery"]),
    "Tumour removal": ("Surgery", 640, ["Surgery"]), "Fracture repair": ("Surgery", 890, ["Surgery", "Emergency"]),
    "Tooth extraction": ("Dental", 150, ["Dental"]), "Scale and polish": ("Dental", 120, ["Dental"]),
    "Antibiotic course": ("Medication", 28, ["Emergency", "Follow-up", "Surgery", "Dental"]), "Pain relief": ("Medication", 19, ["Emergency", "Follow-up", "Surgery", "Dental"]),
    "Flea treatment": ("Preventive", 24, ["Check-up", "Vaccination"]), "Worming tablets": ("Preventive", 14, ["Check-up", "Vaccination"]),
    "Microchipping": ("Preventive", 22, ["Check-up", "Vaccination"]), "Nail trim": ("Preventive", 12, ["Check-up"])}
by_reason = {r: [p for p, (_, _, rs) in procedures.items() if r in rs and p != "Consultation"] for r in reasons}
begin = dt.date(2023, 1, 1)
visits, treatments = [], []
while len(visits) < 6200:
    n = len(visits)
    day = begin + dt.timedelta(days=int(900 * (rng.random() ** 0.88)))
    if day >= TODAY:
        continue
    season = 1 + 0.22 * np.sin((day.timetuple().tm_yday - 100) / 365 * 2 * np.pi)
    if rng.random() > season / 1.25 * [1, .92, .95, .9, 1, .55, .16][day.weekday()]:
        continue
    for _ in range(40):
        a = animals[int(len(animals) * rng.random() ** 1.25)]
        if a[9] <= day:
            break
    else:
        continue
    town = owners[a[10] - 1][2]
    clinic = pick(town_clinic[town], [3, 2][:len(town_clinic[town])]) if rng.random() < 0.9 else pick([c[0] for c in clinics], CW)
    emergency_only = day.weekday() == 6
    if emergency_only:
        clinic = pick([1, 4], [5, 4])
    reason = "Emergency" if emergency_only else pick(reasons, [34, 25, 9, 10, 8, 14])
    hour = int(rng.integers(0, 24)) if emergency_only else int(np.clip(round(rng.normal(12.3, 2.9)), 8, 18))
    via = "Walk-in" if reason == "Emergency" and rng.random() < 0.75 else pick(["Phone", "Website", "App", "Walk-in"], [44, 27, 8 + 10 * (day.year - 2023), 9])
    status = pick(["completed", "cancelled", "no-show"], [88, 7, 5]) if via != "Walk-in" else "completed"
    if status == "completed" and clinic == 6 and via != "Walk-in" and rng.random() < 0.05:
        status = "no-show"
    team = [s for s in staff if s[2] == "Veterinarian" and s[3] == clinic and (s[4] <= day) and (s[5] is None or s[5] >= day)]
    if not team:
        team = [s for s in staff if s[2] == "Veterinarian" and s[4] <= day and (s[5] is None or s[5] >= day)]
    vet = team[int(rng.integers(0, len(team)))]
    done = status == "completed"
    wait = int(max(0, rng.gamma(2.2, 6.5) * (1.5 if reason == "Emergency" and clinic == 1 else 0.7 if reason == "Emergency" else 1) + (4 if clinic == 5 else 0))) if done else None
    rating = int(np.clip(round(rng.normal(4.5 - 0.018 * (wait or 0) + 0.15 * (vet[0] % 3), 0.8)), 1, 5)) if done and rng.random() < 0.35 else None
    visits.append([n + 1, dt.datetime(day.year, day.month, day.day, hour, int(pick([0, 15, 30, 45]))), a[0], clinic, vet[0], reason, status, via, wait, rating])
    if done:
        lines = ["Consultation"] if reason not in ("Vaccination",) or rng.random() < 0.5 else []
        extra = int(rng.integers(1, 3)) if reason != "Check-up" else int(rng.integers(0, 3))
        lines += list(rng.choice(by_reason[reason], size=min(extra, len(by_reason[reason])), replace=False))
        for p in lines:
            cat, price, _ = procedures[str(p)]
            level = {2023: 1, 2024: 1.05, 2025: 1.09}[day.year]
            price = round(price * level * {"Dog": 1.1, "Cat": 1.0}.get(a[2], 0.85), 2)
            q = int(pick([1, 2, 3], [75, 18, 7])) if cat in ("Medication", "Preventive") else 1
            disc = round(price * q * pick([0.05, 0.1, 0.2]), 2) if rng.random() < 0.12 else 0.0
            performer = vet[0]
            if cat in ("Preventive", "Vaccination") and rng.random() < 0.6:
                nurse = [s for s in staff if s[2] == "Nurse" and s[3] == clinic and s[4] <= day and (s[5] is None or s[5] >= day)]
                performer = nurse[int(rng.integers(0, len(nurse)))][0] if nurse else performer
            treatments.append([len(treatments) + 1, n + 1, a[0], clinic, day, str(p), cat, price, q, disc, performer])
write("visits", dict(zip(["visit_id", "started_at", "animal_id", "clinic_id", "vet_id", "reason", "status", "booked_via", "wait_min", "rating"], map(list, zip(*visits)))))
write("treatments", dict(zip(["treatment_id", "visit_id", "animal_id", "clinic_id", "given_on", "procedure", "category", "price", "quantity", "discount", "performer_id"], map(list, zip(*treatments)))))

items = {"Vaccine vials": ("Vaccines", 8.4), "Syringes 5 ml": ("Consumables", 0.22), "Surgical gloves": ("Consumables", 0.12), "Gauze rolls": ("Consumables", 0.9),
         "Amoxicillin 250 mg": ("Medicines", 3.1), "Meloxicam drops": ("Medicines", 6.7), "Flea spot-on": ("Medicines", 4.9), "Renal diet food": ("Food", 11.5),
         "Puppy food": ("Food", 9.2), "Microchips": ("Consumables", 3.6)}
suppliers = {"Vaccines": ["Northern Vet Supplies", "MediPaws"], "Consumables": ["Northern Vet Supplies", "Hartwell & Sons"],
             "Medicines": ["MediPaws", "Centaur Pharma"], "Food": ["Hartwell & Sons", "Greenbowl"]}
lead = {"Northern Vet Supplies": 3, "MediPaws": 5, "Hartwell & Sons": 8, "Centaur Pharma": 4, "Greenbowl": 6}
purchases = []
for k in range(640):
    item = pick(list(items))
    group, cost = items[item]
    s = pick(suppliers[group], [3, 2])
    day = begin + dt.timedelta(days=int(rng.integers(0, 898)))
    purchases.append([k + 1, day, pick([c[0] for c in clinics], CW), item, group, s, int(rng.integers(2, 25)) * (50 if cost < 1 else 5),
                      round(cost * float(rng.normal(1, 0.06)), 2), int(max(1, rng.poisson(lead[s])))])
purchases.sort(key=lambda p: p[1])
for k, p in enumerate(purchases):
    p[0] = 5001 + k
write("purchases", dict(zip(["po_id", "ordered_on", "clinic_id", "item", "item_group", "supplier", "units", "unit_cost", "lead_days"], map(list, zip(*purchases)))))
print(len(visits), len(treatments), len(animals), len(owners), len(purchases), len(staff))
