"""Writes the parquet files of the podcasts catalog; fixed seed."""
from datetime import date, timedelta
from pathlib import Path
import random

import pyarrow as pa
import pyarrow.parquet as pq

R = random.Random(9237)
HERE = Path(__file__).parent
START, END = date(2022, 4, 1), date(2024, 10, 22)


def write(name, rows):
    pq.write_table(pa.Table.from_pylist(rows), HERE / f"{name}.parquet")


S = [("Cold Harbour", "True crime", "English"), ("The Last Witness", "True crime", "English"), ("Half Past Funny", "Comedy", "English"), ("Risas y Café", "Comedy", "Spanish"),
     ("Salt Roads", "History", "English"), ("Kaiser und Kohle", "History", "German"), ("Quarks for Breakfast", "Science", "English"), ("Ciencia Cierta", "Science", "Spanish"),
     ("Balance Sheet", "Business", "English"), ("Mittelstand Daily", "Business", "German"), ("Extra Time", "Sport", "English"), ("Tiro Libre", "Sport", "Spanish"),
     ("Bedtime Botany", "Kids", "English"), ("Tatort Nebenan", "True crime", "German"), ("Side Hustlers", "Business", "English"), ("Long Haul", "History", "English")]
shows = [dict(show_id=i + 1, title=t, genre=g, language=l, launched_on=date(2019, 2, 1) + timedelta(days=R.randrange(1500)),
              explicit=g in ("True crime", "Comedy") and R.random() < .6, studio={"English": "London", "Spanish": "Madrid", "German": "Berlin"}[l] if i != 15 else "Dublin",
              ended=t in ("Long Haul", "Side Hustlers")) for i, (t, g, l) in enumerate(S)]
write("shows", shows)

N = """Ines Calloway,Theo Marsh,Priya Nair,Lucía Ferrer,Jonas Adler,Greta Vogel,Callum Byrne,Ada Osei,Mateo Rivas,Freya Lindqvist,Hugo Stern,Bea Thornton,
Rafael Soto,Nora Whelan,Kwame Boateng,Elif Demir,Sam Pruitt,Carmen Ibáñez,Till Brandt,Zoe Hart""".replace("\n", "").split(",")
hosts = [dict(host_id=i + 1, name=n, city=R.choice(["London", "Berlin", "Madrid", "Dublin", "Manchester"]), employment=R.choices(["staff", "freelance"], [4, 6])[0],
              joined_on=date(2018, 5, 1) + timedelta(days=R.randrange(2200))) for i, n in enumerate(N)]
write("hosts", hosts)
lead = {s["show_id"]: R.sample(range(1, 21), 2) for s in shows}

eps, e = [], 0
for s in shows:
    d = max(START, s["launched_on"]) + timedelta(days=R.randrange(7))
    step = {"Business": 7, "Sport": 7, "Comedy": 9}.get(s["genre"], 12)
    stop = END if not s["ended"] else date(2024, 2, 10)
    no = 0
    while d <= stop:
        e += 1
        no += 1
        L = lead[s["show_id"]]
        h = R.choices(L, [8, 2])[0]
        co = R.randrange(1, 21) if R.random() < .3 else None
        bonus = R.random() < .08
        eps.append(dict(episode_id=e, show_id=s["show_id"], host_id=h, cohost_id=None if co == h else co, title=f"{s['title']} {no:03d}", season=1 + no // 26,
                        published_on=d, minutes=round(R.gauss(18 if bonus else {"Kids": 14, "True crime": 52, "Comedy": 61}.get(s["genre"], 38), 7), 1),
                        bonus=bonus, video=R.random() < .2 + .25 * (d.year - 2022), production_cost=round(R.uniform(250, 1900) * (1.6 if s["genre"] == "True crime" else 1), 2)))
        d += timedelta(days=max(2, int(R.gauss(step, 2))))
for x in eps:
    x["minutes"] = max(4.0, x["minutes"])
write("episodes", eps)

apps = ["Spotify", "Apple Podcasts", "YouTube Music", "Pocket Casts", "Overcast", "Amazon Music"]
dev = ["phone", "desktop", "smart speaker", "car", "tablet"]
land = {"English": ["United Kingdom", "Ireland", "United States", "Australia"], "Spanish": ["Spain", "Mexico", "Argentina", "United States"], "German": ["Germany", "Austria", "Switzerland"]}
byid = {s["show_id"]: s for s in shows}
pop = {s["show_id"]: R.uniform(.3, 3) for s in shows}
dl = []
for i in range(1, 4001):
    x = R.choice(eps)
    d = x["published_on"] + timedelta(days=min(int(R.expovariate(.08)), 120))
    if d > END:
        d = x["published_on"]
    n = int(R.lognormvariate(4.6, .8) * pop[x["show_id"]] * (.8 + (d - START).days / 900)) + 1
    fin = int(n * min(.97, max(.1, R.gauss(.62 if x["minutes"] < 45 else .5, .13))))
    dl.append(dict(row_id=i, episode_id=x["episode_id"], day=d, app=R.choices(apps, [40, 28, 12, 8, 6, 6])[0], device=R.choices(dev, [60, 14, 9, 11, 6])[0],
                   country=R.choices(land[byid[x["show_id"]]["language"]], [5, 2, 3, 1][:len(land[byid[x["show_id"]]["language"]])])[0], n=n, finished=fin,
                   subscriber_n=int(n * R.uniform(.25, .7)), hours=round(n * x["minutes"] / 60 * R.uniform(.5, .9), 1)))
write("downloads", dl)

A = [("Fjordbank", "Finance", "Halcyon Media", "Norway"), ("Mealmate", "Food", "Halcyon Media", "United Kingdom"), ("Sleepwell", "Home", "Brightside", "Germany"), ("Squarely", "Software", "direct", "United States"),
     ("Verde Energía", "Energy", "Grupo Onda", "Spain"), ("PetPantry", "Food", "Brightside", "United Kingdom"), ("Lingolift", "Education", "direct", "Germany"), ("Tidewear", "Fashion", "Halcyon Media", "Ireland"),
     ("NordVault", "Software", "direct", "Lithuania"), ("Kicker Boots", "Fashion", "Grupo Onda", "Spain"), ("Brewbox", "Food", "Brightside", "Ireland"), ("Gleam Dental", "Health", "Halcyon Media", "United Kingdom"),
     ("Talentry", "Software", "Brightside", "Germany"), ("CityHop", "Travel", "direct", "United Kingdom"), ("Aquila Cars", "Motoring", "Halcyon Media", "Germany"), ("Mindgarden", "Health", "direct", "United States")]
adv = [dict(advertiser_id=i + 1, name=n, industry=k, agency=None if g == "direct" else g, country=c, since=date(2021, 1, 10) + timedelta(days=R.randrange(1200))) for i, (n, k, g, c) in enumerate(A)]
write("advertisers", adv)
ads = []
for i in range(1, 2201):
    x = R.choices(eps, [.5 + (y["published_on"] - START).days / 900 for y in eps])[0]
    p = R.choices(["pre-roll", "mid-roll", "post-roll"], [4, 5, 2])[0]
    hr = R.random() < .45
    imp = int(R.lognormvariate(8.4, .6) * pop[x["show_id"]])
    mg = R.random() < .06
    cpm = {"pre-roll": 17, "mid-roll": 26, "post-roll": 10}[p] * R.uniform(.75, 1.3) * (1.25 if hr else 1)
    ads.append(dict(spot_id=i, episode_id=x["episode_id"], advertiser_id=R.choices(range(1, 17), range(20, 4, -1))[0], ran_on=x["published_on"], position=p, host_read=hr,
                    seconds=R.choice([15, 30, 30, 60, 60, 90]), impressions=imp, makegood=mg, revenue=0.0 if mg else round(imp * cpm / 1000, 2), clicks=int(imp * R.uniform(.001, .012))))
write("ads", ads)
