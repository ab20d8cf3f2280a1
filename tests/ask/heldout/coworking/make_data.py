"""Synthetic data of a coworking company; fixed seed."""
from datetime import date, timedelta
from pathlib import Path
import numpy as np
import pandas as pd

rng = np.random.default_rng(1409)
here = Path(__file__).parent
START, END = date(2023, 2, 1), date(2025, 9, 16)
DAYS = (END - START).days + 1

def pick(values, n, p=None):
    return rng.choice(np.array(values, dtype=object), n, p=p)

sites = pd.DataFrame([
    (1, "Canal House", "Amsterdam", "Netherlands", date(2018, 5, 1), 140, 4, False, "flagship"),
    (2, "Station North", "Amsterdam", "Netherlands", date(2021, 9, 15), 90, 2, True, "standard"),
    (3, "Wharf Nine", "Rotterdam", "Netherlands", date(2019, 3, 1), 120, 3, True, "flagship"),
    (4, "Harbour Loft", "Rotterdam", "Netherlands", date(2022, 11, 1), 60, 1, False, "compact"),
    (5, "The Foundry", "Utrecht", "Netherlands", date(2020, 2, 10), 100, 3, True, "standard"),
    (6, "Glassworks", "Antwerp", "Belgium", date(2021, 1, 18), 110, 3, True, "standard"),
    (7, "Old Mint", "Brussels", "Belgium", date(2019, 10, 1), 160, 5, False, "flagship"),
    (8, "Bailli Corner", "Brussels", "Belgium", date(2023, 6, 1), 45, 1, False, "compact"),
    (9, "Weavers Yard", "Ghent", "Belgium", date(2022, 4, 4), 80, 2, True, "standard"),
], columns="site_id name city country opened_on desks floors has_parking class".split())
sites.to_parquet(here / "sites.parquet", index=False)
W = np.array([.17, .1, .15, .06, .12, .11, .16, .05, .08])

N = 620
joined = [START - timedelta(days=200) + timedelta(days=int(d)) for d in rng.integers(0, DAYS + 195, N)]
stay = rng.exponential(500, N) + 30
left = [j + timedelta(days=int(s)) for j, s in zip(joined, stay)]
left = [x if x <= END else None for x in left]
first = "Anouk Bram Chloe Daan Elif Femke Gijs Hanna Ivo Jana Kofi Lotte Milan Nora Omar Pia Quinten Roos Sem Tess".split()
last = "Aerts Bakker Claes Dekker Evers Fischer Goossens Hendriks Ilves Janssen Kaya Lemmens Mertens Nowak Okafor Peeters".split()
mtype = pick(["freelancer", "startup", "small business", "corporate", "nonprofit"], N, [.38, .24, .2, .1, .08])
members = pd.DataFrame(dict(
    member_id=np.arange(1, N + 1),
    name=[f"{a} {b}" for a, b in zip(pick(first, N), pick(last, N))],
    member_type=mtype,
    plan=pick(["Hot Desk", "Fixed Desk", "Private Office", "Virtual Office", "Day Pass"], N, [.36, .24, .16, .1, .14]),
    industry=pick(["software", "design", "marketing", "legal", "architecture", "consulting", "media"], N, [.26, .17, .16, .08, .1, .14, .09]),
    joined_on=joined, left_on=left,
    home_site_id=rng.choice(9, N, p=W) + 1,
    team_size=np.where(mtype == "freelancer", 1, rng.integers(2, 30, N)),
    source=pick(["referral", "web search", "walk-in", "social media", "broker"], N, [.3, .28, .15, .17, .1]),
    newsletter=rng.random(N) < .55,
))
members.to_parquet(here / "members.parquet", index=False)

def a_day(n):
    out = []
    while len(out) < n:
        d = START + timedelta(days=int(DAYS * rng.random() ** .8))
        if d > END or (d.weekday() >= 5 and rng.random() < .8):
            continue
        if d.month in (7, 8, 12) and rng.random() < .3:
            continue
        out.append(d)
    return sorted(out)

def member_site(n, away=.3):
    m = rng.integers(0, N, n)
    home = members.home_site_id.to_numpy()[m]
    other = rng.choice(9, n, p=W) + 1
    return m + 1, np.where(rng.random(n) < away, other, home)

n = 3600
starts = a_day(n); m, s = member_site(n, .4)
space = pick(["meeting room", "desk", "phone booth", "event space", "podcast studio"], n, [.42, .3, .12, .09, .07])
rate = pd.Series(space).map({"meeting room": 32, "desk": 5, "phone booth": 8, "event space": 95, "podcast studio": 45}).to_numpy()
hours = np.clip(np.round(rng.gamma(2.2, 1.4, n) * 2) / 2, .5, 10)
people = np.where(space == "event space", rng.integers(15, 90, n), np.where(space == "meeting room", rng.integers(2, 13, n), np.where(space == "podcast studio", rng.integers(1, 5, n), 1)))
lead = rng.geometric(.12, n) - 1
pd.DataFrame(dict(
    booking_id=np.arange(1, n + 1), member_id=m, site_id=s, starts_on=starts,
    made_on=[d - timedelta(days=int(l)) for d, l in zip(starts, lead)],
    space_type=space, start_hour=rng.choice(np.arange(8, 20), n), hours=hours, attendees=people,
    price=np.round(rate * hours * rng.uniform(.85, 1.15, n), 2),
    status=pick(["held", "cancelled", "no-show"], n, [.83, .11, .06]),
    channel=pick(["app", "website", "front desk", "email"], n, [.52, .27, .14, .07]),
    catering=(rng.random(n) < .14) & np.isin(space, ["meeting room", "event space"]),
)).to_parquet(here / "bookings.parquet", index=False)

n = 3200
issued = a_day(n); m, s = member_site(n, .05)
kind = pick(["membership", "room hire", "extras", "deposit"], n, [.6, .24, .11, .05])
base = pd.Series(kind).map({"membership": 290, "room hire": 140, "extras": 45, "deposit": 600}).to_numpy()
wait = rng.gamma(2, 9, n).astype(int)
paid = [d + timedelta(days=int(w)) for d, w in zip(issued, wait)]
void = rng.random(n) < .02
paid = [p if p <= END and not v and u > .05 else None for p, v, u in zip(paid, void, rng.random(n))]
due = [d + timedelta(days=30 if x < .8 else 14) for d, x in zip(issued, rng.random(n))]
pd.DataFrame(dict(
    invoice_id=np.arange(1, n + 1), member_id=m, site_id=s, issued_on=issued, due_on=due, paid_on=paid, kind=kind,
    amount=np.round(base * rng.lognormal(0, .5, n), 2),
    payment_method=pick(["direct debit", "card", "bank transfer"], n, [.5, .33, .17]), void=void,
)).to_parquet(here / "invoices.parquet", index=False)

n = 4000
on = a_day(n); m, s = member_site(n, .25)
pd.DataFrame(dict(
    visit_id=np.arange(1, n + 1), member_id=m, site_id=s, visited_on=on,
    checkin_hour=np.clip(np.round(rng.normal(10, 2.3, n)), 6, 20).astype(int),
    minutes=np.clip(rng.normal(280, 110, n), 15, 700).astype(int),
    entry=pick(["key card", "app", "reception"], n, [.5, .36, .14]),
    guests=rng.poisson(.35, n), after_hours=rng.random(n) < .07,
)).to_parquet(here / "visits.parquet", index=False)

n = 1100
on = a_day(n); m, s = member_site(n, .2)
res = np.round(rng.lognormal(2.7, 1, n), 1)
closed = [d + timedelta(days=int(r // 24)) for d, r in zip(on, res)]
alive = np.array([(END - d).days > 25 or u > .45 for d, u in zip(on, rng.random(n))])
closed = [c if a and c <= END else None for c, a in zip(closed, alive)]
sat = np.clip(np.round(rng.normal(3.8, 1.1, n)), 1, 5)
pd.DataFrame(dict(
    ticket_id=np.arange(1, n + 1), member_id=m, site_id=s, opened_on=on, closed_on=closed,
    category=pick(["wifi", "access", "cleaning", "heating", "noise", "billing", "printing"], n, [.22, .15, .16, .14, .12, .12, .09]),
    priority=pick(["low", "normal", "high", "urgent"], n, [.28, .45, .19, .08]),
    resolution_hours=[r if c is not None else np.nan for r, c in zip(res, closed)],
    rating=[x if c is not None and u < .6 else np.nan for x, c, u in zip(sat, closed, rng.random(n))],
    escalated=rng.random(n) < .12,
)).to_parquet(here / "tickets.parquet", index=False)
