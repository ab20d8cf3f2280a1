"""Makes the tables of this catalog: seeded, so always the same."""
import datetime as dt, os, random
import pyarrow as pa, pyarrow.parquet as pq
R = random.Random(1851); HERE = os.path.dirname(os.path.abspath(__file__)); D = dt.date
TODAY = D(2025, 6, 18)
def put(name, cols, rows):
    pq.write_table(pa.table({c: [r[i] for r in rows] for i, c in enumerate(cols)}), os.path.join(HERE, name + ".parquet"))
branches = [  # id, name, district, opened, sunday, area, weight
 (1,"Galashiels","Eildon",D(1874,9,1),True,920,26),(2,"Hawick","Teviot and Liddesdale",D(1904,4,12),True,860,20),
 (3,"Peebles","Tweeddale",D(1911,10,6),True,640,16),(4,"Kelso","Cheviot",D(1906,5,30),False,520,11),
 (5,"Jedburgh","Cheviot",D(1900,2,17),False,310,7),(6,"Melrose","Eildon",D(1931,3,2),False,280,8),
 (7,"Selkirk","Eildon",D(1889,8,20),False,350,6),(8,"Duns","Berwickshire",D(1968,6,15),False,410,9),
 (9,"Eyemouth","Berwickshire",D(1974,11,4),True,390,5),(10,"Coldstream","Berwickshire",D(1983,1,24),False,160,3),
 (11,"Innerleithen","Tweeddale",D(1958,7,9),False,210,4),(12,"Newcastleton","Teviot and Liddesdale",D(1996,3,18),False,95,1.5)]
put("branches", ["branch_id","name","district","opened_on","sunday_opening","area_m2"], [b[:6] for b in branches])
T = """Wolf Hall|Hilary Mantel|Historical fiction|paperback|English|2009|9
The Mirror and the Light|Hilary Mantel|Historical fiction|hardback|English|2020|5
Knots and Crosses|Ian Rankin|Crime|paperback|English|1987|12
Black and Blue|Ian Rankin|Crime|audiobook|English|1997|7
A Song for the Dark Times|Ian Rankin|Crime|large print|English|2020|8
The Thursday Murder Club|Richard Osman|Crime|paperback|English|2020|18
The Last Devil to Die|Richard Osman|Crime|hardback|English|2023|15
Raven Black|Ann Cleeves|Crime|paperback|English|2006|9
The Seagull|Ann Cleeves|Crime|large print|English|2017|5
The Blackhouse|Peter May|Crime|audiobook|English|2009|6
Garnethill|Denise Mina|Crime|paperback|English|1998|3
The Gruffalo|Julia Donaldson|Children|hardback|English|1999|21
Room on the Broom|Julia Donaldson|Children|hardback|English|2001|13
The Gruffalo in Scots|Julia Donaldson|Children|paperback|Scots|2012|4
Matilda|Roald Dahl|Children|paperback|English|1988|14
The BFG|Roald Dahl|Children|audiobook|English|1982|8
Katie Morag Delivers the Mail|Mairi Hedderwick|Children|paperback|English|1984|6
Harry Potter and the Philosopher's Stone|J. K. Rowling|Fantasy|paperback|English|1997|16
Harry Potter agus Clach an Fheallsanaich|J. K. Rowling|Fantasy|paperback|Gaelic|2006|1
The Hobbit|J. R. R. Tolkien|Fantasy|paperback|English|1937|9
Mort|Terry Pratchett|Fantasy|paperback|English|1987|8
Guards! Guards!|Terry Pratchett|Fantasy|audiobook|English|1989|5
Wiedźmin: Ostatnie życzenie|Andrzej Sapkowski|Fantasy|paperback|Polish|1993|3
Lalka|Bolesław Prus|Classics|paperback|Polish|1890|2
Kidnapped|Robert Louis Stevenson|Classics|paperback|English|1886|4
Treasure Island|Robert Louis Stevenson|Classics|audiobook|English|1883|4
Waverley|Walter Scott|Classics|hardback|English|1814|2
Ivanhoe|Walter Scott|Classics|large print|English|1819|2
Middlemarch|George Eliot|Classics|paperback|English|1871|4
Outlander|Diana Gabaldon|Romance|paperback|English|1991|11
Beach Read|Emily Henry|Romance|paperback|English|2020|9
Persuasion|Jane Austen|Romance|large print|English|1817|4
The Flatshare|Beth O'Leary|Romance|audiobook|English|2019|5
A Brief History of Time|Stephen Hawking|Science|paperback|English|1988|4
The Selfish Gene|Richard Dawkins|Science|paperback|English|1976|3
Entangled Life|Merlin Sheldrake|Science|hardback|English|2020|5
The Steel Bonnets|George MacDonald Fraser|History|paperback|English|1971|7
Culloden|John Prebble|History|paperback|English|1961|3
SPQR|Mary Beard|History|hardback|English|2015|4
Becoming|Michelle Obama|Biography|audiobook|English|2018|6
Born a Crime|Trevor Noah|Biography|paperback|English|2016|5
The Living Mountain|Nan Shepherd|Nature|paperback|English|1977|6
H is for Hawk|Helen Macdonald|Nature|paperback|English|2014|4
Salt, Fat, Acid, Heat|Samin Nosrat|Cookery|hardback|English|2017|6
Jerusalem|Yotam Ottolenghi|Cookery|hardback|English|2012|4
Local Hero|Bill Forsyth|Film|DVD|English|1983|3
Paddington|Paul King|Film|DVD|English|2014|6
Shuggie Bain|Douglas Stuart|Literary fiction|paperback|English|2020|8
The Prime of Miss Jean Brodie|Muriel Spark|Literary fiction|paperback|English|1961|5
Klara and the Sun|Kazuo Ishiguro|Literary fiction|hardback|English|2021|6""".split("\n")
titles = [(i + 1, *t.split("|")) for i, t in enumerate(T)]
put("titles", ["title_id","name","author","genre","format","language","year_published"], [(*t[:6], int(t[6])) for t in titles])
first = "Ailsa Callum Isla Fergus Eilidh Hamish Morag Rory Catriona Angus Fiona Duncan Shona Gregor Kirsty Euan Mhairi Lewis Iona Struan Agnieszka Piotr Priya Ahmed Grace Thomas".split()
last = "Elliot Armstrong Scott Turnbull Kerr Douglas Rutherford Pringle Home Nixon Young Hogg Laidlaw Burns Murray Wilson Kowalski Sharma".split()
names = [f + " " + l for f in first for l in last]; R.shuffle(names)
cats = ["adult","senior","child","student","institution"]; cw = [42, 24, 20, 10, 2]
def day(a, b): return a + dt.timedelta(days=R.randrange((b - a).days + 1))
bid = [b[0] for b in branches]; bw = [b[6] for b in branches]
members = []
for i in range(440):
    c = R.choices(cats, cw)[0]
    n = ["Hawick High School","Peebles Care Home","Kelso Nursery","Borders General Hospital","Selkirk Playgroup","Duns Primary School","Melrose Rugby Club","Jedburgh Grammar","Eyemouth Harbour Trust","Coldstream Guards Museum","Galashiels Academy","Newcastleton Primary"][i % 12] if c == "institution" else names[i]
    y = R.choices([2018,2019,2020,2021,2022,2023,2024,2025],[8,9,4,7,9,14,17,10])[0]
    members.append((i + 1, n, c, day(D(y,1,1), min(D(y,12,31), TODAY - dt.timedelta(1))), R.random() < .44, R.choices(bid, bw)[0]))
put("members", ["member_id","name","category","joined_on","newsletter","home_branch_id"], members)
act = {m[0]: R.paretovariate(1.6) * {"child":1.5,"senior":1.6,"adult":1,"student":.7,"institution":4}[m[2]] for m in members}
byday = [m for m in members]
season = [1.15,1,1.0,.95,.85,.8,1.3,1.25,.95,1.1,1.15,.75]
days, dw = [], []
d = D(2023,1,1)
while d < TODAY:
    days.append(d); dw.append(season[d.month-1] * [1,1.1,1,1.15,1.2,1.5,.35][d.weekday()] * {2023:1,2024:1.17,2025:1.24}[d.year]); d += dt.timedelta(1)
sun = {b[0] for b in branches if b[4]}
loans = []
for i, d in enumerate(sorted(R.choices(days, dw, k=5200))):
    ok = [m for m in R.choices(byday, [act[m[0]] for m in byday], k=12) if m[3] <= d]
    m = ok[0] if ok else R.choice([m for m in members if m[3] <= d])
    b = m[5] if R.random() < .78 else R.choices(bid, bw)[0]
    if d.weekday() == 6 and b not in sun: b = R.choice(sorted(sun))
    w = [float(t[7]) * (3.5 if (m[2] == "child") == (t[3] in ("Children",)) else 1) * (2.4 if m[2] == "senior" and t[4] == "large print" else 1) for t in titles]
    t = R.choices(titles, w)[0]
    ren = R.choices([0,1,2,3],[70,18,8,4])[0]; dvd = t[4] == "DVD"
    due = d + dt.timedelta(days=(7 if dvd else 21) * (1 + ren))
    p = {"student":.3,"adult":.17,"child":.12,"senior":.06,"institution":.1}[m[2]] * (1.5 if b == 2 else 1)
    late = R.random() < p
    ret = due + dt.timedelta(days=R.randint(1, 30)) if late else d + dt.timedelta(days=R.randint(1, (due - d).days))
    if ret >= TODAY: ret = None
    over = (ret or TODAY - dt.timedelta(1)) > due
    fine = 0.0 if not over or m[2] == "child" else min(6.0, .2 * (((ret or TODAY) - due).days))
    fine = round(fine, 2); paid = fine if ret and R.random() < .71 else (round(fine / 2, 2) if R.random() < .2 else 0.0)
    rb = None if ret is None else (b if R.random() < .83 else R.choices(bid, bw)[0])
    loans.append((i + 1, d, due, ret, over, ren, R.choices(["kiosk","desk","app"], [50, 33, 4 + 9 * (d.year - 2023)])[0], b, rb, m[0], t[0], fine, paid))
put("loans", ["loan_id","loaned_on","due_on","returned_on","overdue","renewals","channel","branch_id","return_branch_id","member_id","title_id","fine","fine_paid"], loans)
holds = []
for i, d in enumerate(sorted(R.choices(days, [w ** .8 for w in dw], k=1300))):
    m = R.choices(members, [act[x[0]] for x in members])[0]
    if m[3] > d: m = R.choice([x for x in members if x[3] <= d])
    t = R.choices(titles, [float(t[7]) ** 1.5 * (2 if int(t[6]) >= 2019 else 1) for t in titles])[0]
    st = R.choices(["collected","expired","cancelled"],[78,12,10])[0]
    wt = max(1, int(R.gammavariate(2, 5 + float(t[7]) / 3))) if st == "collected" else None
    if d > TODAY - dt.timedelta(45) and R.random() < .6: st, wt = "waiting", None
    holds.append((i + 1, d, st, m[5] if R.random() < .9 else R.choices(bid, bw)[0], m[0], t[0], wt))
put("holds", ["hold_id","placed_on","status","pickup_branch_id","member_id","title_id","wait_days"], holds)
kinds = [("story time","children",30,22,.78,1),("author talk","adults",8,60,.66,.2),("book group","adults",18,14,.7,1),("coding club","teens",10,16,.62,1),("craft workshop","all ages",12,18,.8,.4),("film night","all ages",9,45,.5,.5),("language café","adults",7,20,.45,1)]
events = []
for i, d in enumerate(sorted(R.choices(days, dw, k=620))):
    k = R.choices(kinds, [x[2] for x in kinds])[0]; b = R.choices(branches, [x[6] ** .8 for x in branches])[0]
    seats = max(8, int(k[3] * (b[5] / 400) ** .4 + R.randint(-3, 3)))
    events.append((i + 1, d, k[0], k[1] if R.random() < .9 else "all ages", R.random() < k[5], b[0], seats, min(seats, max(1, int(R.gauss(k[4] * seats, seats * .18))))))
put("events", ["event_id","held_on","kind","audience","free","branch_id","seats","attendees"], events)
