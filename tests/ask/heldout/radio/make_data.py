"""Makes the data of the radio catalog: python make_data.py (fixed seed)."""
from pathlib import Path
import duckdb
import numpy as np
import pandas as pd

here = Path(__file__).parent
r = np.random.default_rng(90210)
stations = pd.DataFrame([
    ("HAV", "Haven FM", "Port Haven", "Coast", "Contemporary Hits", "1994-03-12", True),
    ("TID", "Tide Radio", "Saltmere", "Coast", "Classic Hits", "2001-09-01", True),
    ("MOO", "Moorland Sound", "Brackenford", "Uplands", "Country & Folk", "2008-05-26", False),
    ("BEA", "Beat 102", "Kingsbridge", "City", "Dance", "2013-10-04", True),
    ("TOW", "Town Talk", "Kingsbridge", "City", "Speech", "2017-01-16", True),
    ("VAL", "Valley Gold", "Aldersley", "Uplands", "Oldies", "1989-06-30", False),
], columns="station_id name town area format launched_on on_dab".split())
stations.launched_on = pd.to_datetime(stations.launched_on).dt.date
prog = [
    ("HAV", "The Wake-Up Crew", "Jodie Marsh-Bell", "Breakfast", True, False), ("HAV", "Haven Workday", "Tom Ashdown", "Daytime", True, False),
    ("HAV", "Homeward with Priya", "Priya Nair", "Drive", True, False), ("HAV", "Haven Nights", "Callum Reid", "Evening", False, True),
    ("TID", "Tide Breakfast", "Graham Pole", "Breakfast", True, False), ("TID", "The Golden Hour", "Sandra Quill", "Daytime", True, True),
    ("TID", "Tide Drivetime", "Marcus Lowe", "Drive", True, False), ("TID", "Late Tide", "Sandra Quill", "Evening", False, True),
    ("MOO", "Moorland Mornings", "Elspeth Carr", "Breakfast", True, False), ("MOO", "Fiddle and Bow", "Ruaridh Munn", "Daytime", False, True),
    ("MOO", "The Road Home", "Elspeth Carr", "Drive", False, False), ("BEA", "Beat Breakfast", "DJ Kizzy", "Breakfast", True, True),
    ("BEA", "Nine to Five Mix", "Leon Okafor", "Daytime", False, True), ("BEA", "Rush Hour Beats", "Leon Okafor", "Drive", True, True),
    ("BEA", "Saturday Warehouse", "DJ Kizzy", "Weekend", True, True), ("TOW", "Morning Report", "Helen Strand", "Breakfast", True, False),
    ("TOW", "The Phone-In", "Barry Tuck", "Daytime", True, False), ("TOW", "Sport at Six", "Nadia Frost", "Drive", True, False),
    ("TOW", "Sunday Surgery", "Dr Amit Sen", "Weekend", True, True), ("VAL", "Rise and Shine", "Maureen Oddie", "Breakfast", True, False),
    ("VAL", "Valley Afternoons", "Keith Barlow", "Daytime", True, False), ("VAL", "Jukebox Jury", "Keith Barlow", "Weekend", False, False),
]
programmes = pd.DataFrame([(i + 1, *p) for i, p in enumerate(prog)], columns="programme_id station_id title presenter slot live freelance".split())
byst = {s: programmes[programmes.station_id == s] for s in stations.station_id}
start, end = pd.Timestamp("2025-01-01"), pd.Timestamp("2026-05-11")
ndays = (end - start).days + 1
hours = {"Breakfast": (6, 10), "Daytime": (10, 16), "Drive": (16, 19), "Evening": (19, 24), "Weekend": (12, 18)}

def days(n, season):
    w = np.array([season(start + pd.Timedelta(days=i)) for i in range(ndays)], float)
    return np.sort(r.choice(ndays, n, p=w / w.sum()))

def pick(items, weights, n):
    w = np.array(weights, float)
    return r.choice(np.array(items, dtype=object), n, p=w / w.sum())

def programme_for(st, day, slots=None):
    d = byst[st]
    weekend = day.day_of_week >= 5
    if weekend and (d.slot == "Weekend").any() and r.random() < .5:
        d = d[d.slot == "Weekend"]
    else:
        d = d[d.slot != "Weekend"]
    w = d.slot.map({"Breakfast": 4, "Daytime": 3, "Drive": 3, "Evening": 1.3, "Weekend": 3}).to_numpy(float)
    return d.iloc[r.choice(len(d), p=w / w.sum())]

def clock(day, slot):
    a, b = hours[slot]
    return day + pd.Timedelta(seconds=int(r.integers(a * 3600, b * 3600)))

# --- plays
songs = []
artists = {"Pop": ["Lila Voss", "Neon Harbour", "The Paper Kites Club", "Mara Jade", "Ottoline"], "Rock": ["Iron Pier", "Static Saints", "The Gasworks", "Wolfe & Daughters"],
    "Dance": ["Kilo Vega", "DJ Solenne", "Afterlight", "Subcity"], "Folk": ["Hollin Brow", "Ailsa Kerr", "The Drovers"], "Country": ["Dusty Malone", "Cass Whitlow"],
    "Soul": ["Geneva Price", "The Marvells", "Otis Tremaine"], "Indie": ["Small Weather", "Kitchen Sink Drama", "Postcode"]}
local = {"Iron Pier", "Hollin Brow", "Small Weather", "Mara Jade", "Subcity"}
words1 = ["Midnight", "Golden", "Paper", "Harbour", "Velvet", "Running", "Lonely", "Electric", "Summer", "Broken", "Silver", "Wild", "Northern", "Sugar", "Falling"]
words2 = ["Lights", "Road", "Heart", "Rain", "Letters", "Sky", "Dancer", "Train", "Promise", "Tide", "Fire", "Avenue", "Ghosts", "Morning", "Mile"]
seen = set()
for g, aa in artists.items():
    for a in aa:
        for _ in range(int(r.integers(5, 10))):
            t = f"{r.choice(words1)} {r.choice(words2)}"
            if t in seen: continue
            seen.add(t)
            y = {"Soul": (1962, 1986), "Rock": (1970, 2024), "Country": (1975, 2020), "Folk": (1980, 2026), "Pop": (1983, 2027), "Dance": (1996, 2027), "Indie": (2001, 2027)}[g]
            songs.append((t, a, g, int(min(2026, r.integers(*y))), int(r.normal(212, 32)), a in local))
fmt = {"HAV": {"Pop": 6, "Dance": 2, "Indie": 2, "Rock": 1, "Soul": .4}, "TID": {"Rock": 4, "Pop": 3, "Soul": 3, "Indie": 1}, "MOO": {"Folk": 5, "Country": 5, "Rock": 1},
    "BEA": {"Dance": 9, "Pop": 2}, "TOW": {"Pop": 1, "Rock": 1, "Indie": 1}, "VAL": {"Soul": 5, "Rock": 3, "Country": 1.5, "Pop": .6}}
pop = r.pareto(1.4, len(songs)) + .3
n = 7000
rows = []
for d, st in zip(days(n, lambda x: 1), pick(stations.station_id.tolist(), [5, 4, 3, 4, .6, 3], n)):
    day = start + pd.Timedelta(days=int(d)); p = programme_for(st, day)
    w = np.array([pop[i] * fmt[st].get(s[2], .03) * (1 if s[3] <= day.year else 0) * (0.25 if st == "VAL" and s[3] > 1990 else 1) for i, s in enumerate(songs)])
    s = songs[r.choice(len(songs), p=w / w.sum())]
    rows.append((clock(day, p.slot), st, p.programme_id, s[0], s[1], s[2] if r.random() > .02 else None, s[3], s[4], s[5], bool(r.random() < (.22 if p.live and st in ("VAL", "TID") else .11 if p.live else .02))))
plays = pd.DataFrame(rows, columns="played_at station_id programme_id song artist genre release_year seconds local_artist requested".split())

# --- spots
adv = [("Harrow Motors", "Motor dealers", ["Spring Plate Change", "Clearance Weekend"], 9), ("Bramley Kitchens", "Home improvement", ["Kitchen Sale"], 6), ("Ludlow & Peck Solicitors", "Legal", ["Had a Fall"], 4),
    ("Sunrise Garden Centre", "Retail", ["Spring Planting", "Christmas Trees"], 6), ("Pizza Fiasco", "Food & drink", ["Two for Tuesday"], 8), ("Coastline Windows", "Home improvement", ["Double Up"], 5),
    ("Kingsbridge College", "Education", ["Clearing", "Open Days"], 4), ("County Council", "Public sector", ["Slow Down", "Flu Jabs"], 5), ("Saltmere Theatre", "Leisure", ["Panto Season", "Summer Shows"], 4),
    ("Otter Brewery Tap", "Food & drink", ["Beer Festival"], 3), ("FitBarn Gyms", "Leisure", ["New Year New You"], 5), ("St Brigid's Hospice", "Charity", ["Midnight Walk"], 3),
    ("Dental Loft", "Health", ["Smile Straight"], 3), ("Brackenford Carpets", "Home improvement", ["Carpet Week"], 3), ("Evans Tyres", "Motor dealers", ["Winter Check"], 4)]
season_c = {"Christmas Trees": (11, 12), "Spring Planting": (3, 5), "Panto Season": (11, 1), "Clearing": (7, 9), "New Year New You": (12, 2), "Flu Jabs": (9, 11), "Midnight Walk": (4, 6), "Winter Check": (10, 2), "Summer Shows": (5, 8), "Spring Plate Change": (2, 4), "Beer Festival": (6, 8)}
def in_season(c, m):
    if c not in season_c: return True
    a, b = season_c[c]
    return a <= m <= b if a <= b else m >= a or m <= b
agency = {"Harrow Motors": "Redbrick Media", "Pizza Fiasco": "Redbrick Media", "County Council": "Civic Voice", "Kingsbridge College": "Civic Voice", "FitBarn Gyms": "Larkspur", "Coastline Windows": "Larkspur"}
reps = {"Coast": ["Bev Tranter", "Imran Shah"], "Uplands": ["Gwen Pryce"], "City": ["Imran Shah", "Olly Finch"]}
area = dict(zip(stations.station_id, stations.area))
base = {"HAV": 34, "TID": 26, "MOO": 14, "BEA": 24, "TOW": 20, "VAL": 12}
n = 8000
rows = []
for k, (d, st) in enumerate(zip(days(n, lambda x: {1: .7, 2: .8, 7: .9, 8: .8, 11: 1.5, 12: 1.6}.get(x.month, 1) * (1.15 if x.year == 2026 else 1)), pick(stations.station_id.tolist(), [6, 5, 2, 4, 3, 2], n))):
    day = start + pd.Timedelta(days=int(d))
    opts = [(a, c) for a in adv for c in a[2] if in_season(c, day.month) and not (a[0] == "Brackenford Carpets" and st not in ("MOO", "VAL")) and not (a[0] == "Dental Loft" and day < pd.Timestamp("2025-09-01"))]
    w = np.array([o[0][3] / len(o[0][2]) ** .5 for o in opts]); a, c = opts[r.choice(len(opts), p=w / w.sum())]
    part = r.choice(["Breakfast", "Daytime", "Drive", "Evening", "Overnight"], p=[.3, .3, .22, .11, .07])
    length = int(r.choice([10, 20, 30, 40, 60], p=[.1, .22, .52, .1, .06]))
    deal = "Charity" if a[1] == "Charity" and r.random() < .7 else "Contra" if a[1] in ("Leisure", "Food & drink") and r.random() < .15 else "Paid"
    price = None if deal != "Paid" else round(base[st] * {"Breakfast": 1.6, "Daytime": 1, "Drive": 1.35, "Evening": .6, "Overnight": .3}[part] * (length / 30) ** .8 * r.lognormal(0, .12), 2)
    status = r.choice(["aired", "missed", "made good"], p=[.945, .035, .02] if st not in ("MOO", "BEA") else [.9, .07, .03])
    rows.append((10000 + k, day, st, a[0], a[1], c, agency.get(a[0]), str(r.choice(reps[area[st]])), part, length, deal, price, status))
spots = pd.DataFrame(rows, columns="spot_id booked_for station_id advertiser sector campaign agency rep daypart length_seconds deal price status".split())
spots.booked_for = pd.to_datetime(spots.booked_for).dt.date

# --- contacts
comps = [("Secret Sound", ["HAV", "BEA"], "2025-02-03", "2025-04-18", 250), ("Beat the Bank", ["HAV", "TID"], "2025-09-08", "2025-11-14", 500), ("Mystery Voice", ["TID", "VAL"], "2025-05-05", "2025-08-01", 100),
    ("Twelve Days of Prizes", ["HAV", "TID", "MOO", "BEA", "VAL"], "2025-12-08", "2025-12-23", 75), ("Festival Ticket Grab", ["BEA", "MOO"], "2025-06-02", "2025-07-18", 120), ("Secret Sound", ["HAV", "BEA"], "2026-02-02", "2026-04-10", 300), ("Mum of the Year", ["MOO", "VAL", "TID"], "2026-02-23", "2026-03-20", 150), ("Spot the Song", ["HAV", "TID", "VAL", "BEA"], "2026-04-13", "2026-05-11", 50)]
towns = stations.town.unique().tolist() + ["Little Marden", "Cole Hythe", "Ferrybank"]
ages = ["Under 25", "25-44", "45-64", "65+"]
agew = {"HAV": [3, 5, 2, .5], "TID": [.5, 3, 5, 2], "MOO": [.4, 2, 4, 4], "BEA": [6, 4, .7, .1], "TOW": [.4, 2, 4, 4], "VAL": [.2, .8, 4, 6]}
n = 6000
rows = []
for k, (d, st) in enumerate(zip(days(n, lambda x: {2: 1.3, 3: 1.3, 10: 1.3, 12: 1.5}.get(x.month, 1)), pick(stations.station_id.tolist(), [5, 4, 2, 3, 5, 3], n))):
    day = start + pd.Timedelta(days=int(d)); p = programme_for(st, day)
    live = [c for c in comps if st in c[1] and pd.Timestamp(c[2]) <= day <= pd.Timestamp(c[3])]
    pw = {"Competition entry": 5 if live else 0, "Phone-in": 9 if st == "TOW" else .6, "Song request": 0.2 if st == "TOW" else 2.4, "Dedication": 1.2 if st in ("VAL", "MOO", "TID") else .5, "Complaint": .45, "Traffic tip": .8}
    pu = pick(list(pw), list(pw.values()), 1)[0]
    ch = pick(["Phone", "Text", "WhatsApp", "App", "Email"], [7, 2, 1.5, 1, .6] if st in ("TOW", "VAL") else [3, 3, 4, 2.5, .7], 1)[0]
    wait = int(r.lognormal(4.1 + (.5 if st == "TOW" else 0), .7)) if ch == "Phone" else None
    dropped = bool(ch == "Phone" and wait > 120 and r.random() < .45)
    aired = bool(not dropped and r.random() < {"Phone-in": .55, "Dedication": .6, "Song request": .3, "Competition entry": .12, "Complaint": .01, "Traffic tip": .35}[pu] * (1.2 if ch == "Phone" else .6))
    c = live[int(r.integers(len(live)))] if pu == "Competition entry" else None
    won = bool(c and not dropped and r.random() < .07)
    age = pick(ages, agew[st], 1)[0] if r.random() > .12 else None
    rows.append((k + 1, clock(day, p.slot), st, p.programme_id, f"L{int(r.pareto(1.1) * 60) % 2400:04d}", ch, pu, c[0] if c else None, wait, dropped, aired, won, float(c[4]) if won else None, str(r.choice(towns)) if r.random() > .1 else None, age, bool(r.random() < .31)))
contacts = pd.DataFrame(rows, columns="contact_id contacted_at station_id programme_id listener_id channel purpose competition wait_seconds dropped on_air won prize_value town age_group first_time".split())
contacts.wait_seconds = contacts.wait_seconds.astype("Int64")

# --- surveys
n = 3200
rows = []
for k, (d, st) in enumerate(zip(days(n, lambda x: 4 if x.month in (3, 6, 9, 12) else .6), pick(stations.station_id.tolist(), [5, 4, 2, 3, 3, 3], n))):
    day = start + pd.Timedelta(days=int(d)); ag = pick(ages, agew[st], 1)[0]
    dev = pick(["FM", "DAB", "Smart speaker", "App", "Online"], {"Under 25": [1, 1, 4, 4, 1], "25-44": [2, 3, 4, 2, 1], "45-64": [4, 4, 2, 1, 1], "65+": [7, 3, .6, .2, .5]}[ag], 1)[0]
    sat = int(np.clip(round(r.normal({"HAV": 7.4, "TID": 7.6, "MOO": 8.1, "BEA": 7, "TOW": 6.5, "VAL": 8.3}[st] + (.3 if day.year == 2026 else 0), 1.6)), 1, 10))
    rec = int(np.clip(sat + r.integers(-2, 3), 0, 10)) if r.random() > .05 else None
    fav = programme_for(st, day).programme_id if r.random() > .15 else None
    rows.append((k + 1, day, st, fav, ag, pick(["Female", "Male", None], [52, 45, 3], 1)[0], dev, bool(r.random() < (.75 if st in ("HAV", "TID", "BEA") else .4) * (.5 if dev in ("App",) else 1)), round(float(r.gamma(2.2, {"65+": 6, "45-64": 4.6, "25-44": 3.2, "Under 25": 2.1}[ag])), 1), sat, rec, bool(r.random() < .35)))
surveys = pd.DataFrame(rows, columns="response_id answered_on station_id favourite_programme_id age_group gender device in_car hours_per_week satisfaction recommend remembers_ad".split())
surveys.answered_on = pd.to_datetime(surveys.answered_on).dt.date
surveys.recommend = surveys.recommend.astype("Int64"); surveys.favourite_programme_id = surveys.favourite_programme_id.astype("Int64")
con = duckdb.connect()
for name in ("stations", "programmes", "plays", "spots", "contacts", "surveys"):
    con.register("t", globals()[name]); extra = "REPLACE (played_at::timestamp AS played_at)" if name == "plays" else "REPLACE (contacted_at::timestamp AS contacted_at)" if name == "contacts" else ""
    con.execute(f"COPY (SELECT * {extra} FROM t) TO '{here / name}.parquet' (FORMAT parquet, COMPRESSION zstd)"); con.unregister("t")
