"""Writes the tables of the Munster Philharmonic, the same ones every time."""
import datetime as dt
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

R = random.Random(20260318)
HERE = Path(__file__).parent
TODAY = dt.date(2026, 3, 18)


def write(name, rows):
    pq.write_table(pa.Table.from_pylist(rows), HERE / f"{name}.parquet")


def pick(pairs):
    return R.choices([p[0] for p in pairs], [p[1] for p in pairs])[0]


VENUES = [("Lee Hall", "Cork", 1180, False), ("St Finbarr Chapel", "Cork", 320, False), ("Shannon Theatre", "Limerick", 900, False),
          ("Kingdom Arts Centre", "Killarney", 540, False), ("Granary Stage", "Waterford", 410, False), ("Castle Lawn", "Blarney", 2400, True)]
write("venues", [dict(venue_id=i, name=n, city=c, capacity=s, open_air=o) for i, (n, c, s, o) in enumerate(VENUES, 1)])

FIRST = "Aoife Brendan Ciara Dermot Eimear Fergal Grainne Hugh Isolde Jonas Katja Lorcan Maeve Niall Orla Padraig Quentin Rosa Sinead Tomas Una Viktor Wanda Yuki Zoltan Anders Bianca Cormac Deirdre Elif".split()
LAST = "Walsh Kearney Lindqvist Okafor Brennan Petrov Sato Moran Vogel Rinaldi Tierney Halloran Kovacs Duarte Fitzgerald Nagle Byrne Larkin Weiss Costello".split()
INSTR = [("Violin", "Strings", 16), ("Viola", "Strings", 8), ("Cello", "Strings", 8), ("Double bass", "Strings", 5), ("Flute", "Woodwind", 3),
         ("Oboe", "Woodwind", 3), ("Clarinet", "Woodwind", 3), ("Bassoon", "Woodwind", 3), ("Horn", "Brass", 5), ("Trumpet", "Brass", 3),
         ("Trombone", "Brass", 3), ("Tuba", "Brass", 1), ("Timpani", "Percussion", 2), ("Harp", "Strings", 1), ("Piano", "Keyboard", 5), ("Organ", "Keyboard", 1),
         ("Soprano", "Voice", 3), ("Baritone", "Voice", 2), ("Baton", "Conducting", 5)]
names = [f"{a} {b}" for a in FIRST for b in LAST]
R.shuffle(names)
musicians, mid = [], 100
for instrument, section, many in INSTR:
    for k in range(many):
        mid += 1
        guest = section in ("Voice", "Keyboard") or (section == "Conducting" and k > 1) or (instrument in ("Violin", "Cello") and k < 2)
        contract = "Guest" if guest else pick([("Permanent", 8), ("Fixed term", 2)])
        musicians.append(dict(musician_id=mid, name=names.pop(), section=section, instrument=instrument, contract=contract,
                              joined_on=dt.date(2004, 9, 1) + dt.timedelta(days=int(R.random() ** 0.6 * 7800)),
                              home_country=pick([("Ireland", 10), ("United Kingdom", 3), ("Germany", 2), ("Japan", 2), ("Hungary", 1), ("Italy", 1), ("Sweden", 1)])))
write("musicians", musicians)
CONDUCTORS = [m for m in musicians if m["section"] == "Conducting"]
SOLO = [m for m in musicians if m["contract"] == "Guest" and m["section"] != "Conducting"]

SERIES = {"Masterworks": (["Beethoven", "Mahler", "Brahms", "Tchaikovsky", "Sibelius", "Shostakovich"], [1, 3], 125, 5),
          "Chamber Sundays": (["Mozart", "Brahms", "Haydn", "Beethoven"], [2, 5], 80, 3),
          "Family Concerts": (["Prokofiev", "Britten", "Mozart"], [1, 4, 5], 60, 2),
          "Film Nights": (["John Williams", "Morricone", "Prokofiev"], [1, 3], 140, 3),
          "New Music": (["Saariaho", "Barry", "Part"], [2, 5], 75, 6),
          "Summer Proms": (["Tchaikovsky", "Elgar", "John Williams", "Gershwin"], [6, 3], 110, 2)}
concerts, cid, day = [], 0, dt.date(2023, 9, 8)
while day < TODAY:
    if day.weekday() in (3, 4, 5, 6) and R.random() < (0.42 if day.month not in (7, 8) else 0.3) or (day.weekday() == 2 and R.random() < 0.12):
        if day.month in (6, 7, 8) and R.random() < 0.75:
            s = "Summer Proms"
        elif day.weekday() == 6:
            s = pick([("Chamber Sundays", 6), ("Family Concerts", 4)])
        else:
            s = pick([("Masterworks", 8), ("Film Nights", 2), ("New Music", 2), ("Family Concerts", 2)])
        comps, vens, length, reh = SERIES[s]
        cid += 1
        comp, venue = R.choice(comps), R.choices(vens, [4, 2, 1][: len(vens)])[0]
        cancelled = R.random() < (0.14 if venue == 6 else 0.05)
        nreh = max(1, reh + R.choice([-1, 0, 0, 1]))
        cond = R.choices(CONDUCTORS, [6, 4, 2, 2, 1])[0]
        solo = R.choice(SOLO) if R.random() < 0.7 else None
        fee = (2800 + R.randrange(0, 30) * 100 if cond["contract"] == "Guest" else 0) + (1500 + R.randrange(0, 40) * 100 if solo else 0)
        concerts.append(dict(concert_id=cid, title=f"{R.choice(['An Evening of', 'Celebrating', 'The World of', 'Pure'])} {comp}", performed_on=day, series=s,
                             composer=comp, venue_id=venue, conductor_id=cond["musician_id"], soloist_id=solo["musician_id"] if solo else None,
                             duration_minutes=length + R.choice([-10, -5, 0, 0, 5, 10, 15]), rehearsals=nreh, rehearsal_hours=nreh * R.choice([2.5, 3.0]),
                             guest_fee=float(fee) if not cancelled else float(fee) / 2, broadcast=R.random() < 0.22, cancelled=cancelled))
    day += dt.timedelta(days=1)
write("concerts", concerts)

PRICE = {"Stalls": 38, "Circle": 31, "Balcony": 22, "Box": 55}
DISC = {"Full price": 1, "Student": 0.5, "Senior": 0.75, "Group": 0.8, "Staff": 0.3}
POP = {"Masterworks": 3, "Film Nights": 4, "Summer Proms": 4, "Family Concerts": 2.5, "Chamber Sundays": 1.5, "New Music": 1}
tickets = []
weights = [POP[c["series"]] * (1 + (c["performed_on"] - dt.date(2023, 9, 1)).days / 1800) * (1.6 if c["performed_on"].month == 12 else 1) for c in concerts]
for oid in range(1, 3801):
    c = R.choices(concerts, weights)[0]
    ahead = min(120, int(R.expovariate(1 / 24)))
    disc = pick([("Full price", 60), ("Student", 13), ("Senior", 16), ("Group", 8), ("Staff", 3)])
    seats = R.randrange(10, 31) if disc == "Group" else R.choices([1, 2, 3, 4, 5, 6], [18, 48, 10, 16, 4, 4])[0]
    cat = pick([("Stalls", 46), ("Circle", 28), ("Balcony", 20), ("Box", 6)])
    base = PRICE[cat] * (1.15 if c["series"] == "Film Nights" else 0.55 if c["series"] == "Family Concerts" else 1) * (1.05 if c["performed_on"].year >= 2025 else 1)
    sold = c["performed_on"] - dt.timedelta(days=ahead)
    tickets.append(dict(order_id=50000 + oid, sold_on=sold, concert_id=c["concert_id"],
                        channel=pick([("Website", 58 if sold.year > 2024 else 46), ("Box office", 22), ("Phone", 14), ("Agency", 9)]), seat_category=cat, discount=disc,
                        buyer_city=pick([("Cork", 50), ("Limerick", 16), ("Killarney", 9), ("Waterford", 9), ("Cobh", 6), ("Mallow", 5), ("Dublin", 5)]),
                        seats=seats, amount=round(seats * base * DISC[disc], 2), days_ahead=ahead, first_time=R.random() < 0.24,
                        refunded=R.random() < (0.9 if c["cancelled"] else 0.02)))
tickets.sort(key=lambda t: t["sold_on"])
write("tickets", tickets)

PACK = {"Full season": 520, "Half season": 290, "Pick six": 168, "Youth pass": 60}
subs, sid = [], 0
for year, many in ((2023, 380), (2024, 430), (2025, 465)):
    for _ in range(many):
        sid += 1
        age = pick([("Under 30", 12), ("30 to 49", 22), ("50 to 64", 30), ("65 and over", 36)])
        pack = "Youth pass" if age == "Under 30" and R.random() < 0.7 else pick([("Full season", 34), ("Half season", 30), ("Pick six", 36)])
        signed = dt.date(year, 5, 2) + dt.timedelta(days=int(R.betavariate(1.5, 3.2) * 250))
        subs.append(dict(subscription_id=9000 + sid, signed_on=signed, package=pack, age_group=age,
                         payment=pick([("Direct debit", 45), ("Card", 42), ("Cheque", 13 if age == "65 and over" else 2)]),
                         price=round(PACK[pack] * (1 + 0.04 * (year - 2023)), 2), renewal=R.random() < (0.72 if age in ("65 and over", "50 to 64") else 0.48)))
for _ in range(24):
    sid += 1
    subs.append(dict(subscription_id=9000 + sid, signed_on=dt.date(2026, 1, 5) + dt.timedelta(days=R.randrange(0, 70)), package=pick([("Half season", 3), ("Pick six", 5)]),
                     age_group=pick([("30 to 49", 3), ("50 to 64", 3), ("65 and over", 2), ("Under 30", 1)]), payment="Card", price=R.choice([314.0, 182.0]), renewal=False))
write("subscriptions", subs)

HIRERS = [("Cork Choral Society", "Rehearsal"), ("Marlowe Pharma", "Conference"), ("Blackwater College", "Graduation"), ("Ballincollig Ballet School", "Dance show"),
          ("Harte & Quinn Weddings", "Wedding"), ("Cobalt Software", "Conference"), ("Shandon Brass Band", "Rehearsal"), ("Rebel County Radio", "Recording"),
          ("Lough Records", "Recording"), ("St Declan School", "Graduation"), ("Oyster Events", "Wedding"), ("Munster Medical Board", "Conference")]
ROOMS = {"Main auditorium": 210, "Foyer": 90, "Rehearsal studio": 55, "Chapel nave": 120}
hires = []
for hid in range(1, 541):
    hirer, kind = R.choices(HIRERS, [9, 5, 3, 4, 5, 6, 7, 4, 5, 3, 4, 4])[0]
    room = {"Rehearsal": "Rehearsal studio", "Conference": "Main auditorium", "Graduation": "Main auditorium", "Dance show": "Main auditorium", "Wedding": "Foyer",
            "Recording": "Chapel nave"}[kind]
    if R.random() < 0.2:
        room = R.choice(list(ROOMS))
    held = dt.date(2023, 9, 4) + dt.timedelta(days=R.randrange(0, 926))
    hours = R.choice([2, 3, 3, 4, 4, 5, 6, 8, 10])
    hires.append(dict(hire_id=hid, held_on=held, event_type=kind, hirer=hirer, room=room, venue_id=2 if room == "Chapel nave" else 1, hours=float(hours),
                      fee=round(hours * ROOMS[room] * R.choice([0.9, 1, 1, 1.1]), 2), catering=R.random() < (0.7 if kind in ("Wedding", "Conference") else 0.12),
                      status=pick([("Confirmed", 91), ("Cancelled", 9)])))
write("hires", hires)
print(len(concerts), len(musicians), [m["name"] for m in CONDUCTORS], [(m["name"], m["instrument"]) for m in SOLO])
