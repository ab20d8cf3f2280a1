"""Data of a made-up third-party logistics warehouse: run in this folder to write the parquet files again."""
import datetime as dt
from pathlib import Path
import numpy as np, pyarrow as pa, pyarrow.parquet as pq
R = np.random.default_rng(4711)
HERE = Path(__file__).parent
def write(name, **cols):
    pq.write_table(pa.table(cols), HERE / f"{name}.parquet", compression="zstd", compression_level=15)
def nullify(a, p, mask=None):
    m = R.random(len(a)) < p
    if mask is not None: m = m | mask
    return pa.array(list(a), mask=m)
# ---------------------------------------------------------------- lookups
sites = [("TIL","Tilbury Riverside","South East",41200,True,False,2009),("DAV","Daventry Cross","Midlands",68500,False,True,2018),
 ("WAK","Wakefield North","Yorkshire",35900,False,False,2012),("GRM","Grangemouth","Scotland",27400,True,False,2015),
 ("AVN","Avonmouth Docks","South West",30800,True,False,2011),("MAN","Trafford Park","North West",52300,False,True,2021)]
write("sites", site_code=[s[0] for s in sites], site_name=[s[1] for s in sites], region=[s[2] for s in sites],
 floor_area=[s[3] for s in sites], cold_store=[s[4] for s in sites], robots=[s[5] for s in sites], opened_year=[s[6] for s in sites])
clients = [("Brightleaf Teas","food & drink","Gold","United Kingdom"),("Kestrel Outdoor","sporting goods","Gold","United Kingdom"),
 ("Maison Verlaine","fashion","Gold","France"),("Nordisk Hjem","homeware","Silver","Denmark"),("PawPantry","pet supplies","Gold","United Kingdom"),
 ("Tinker & Tot","toys","Silver","United Kingdom"),("Voltaro Electronics","electronics","Gold","Germany"),("Saltmarsh Gin","food & drink","Bronze","United Kingdom"),
 ("Glow Botanics","health & beauty","Silver","Ireland"),("Otter Cycles","sporting goods","Bronze","United Kingdom"),("Lumen & Oak","homeware","Bronze","United Kingdom"),
 ("FreshFork Meals","food & drink","Silver","United Kingdom"),("Castellane Chaussures","fashion","Silver","France"),("Bookwell Press","books","Bronze","United Kingdom"),
 ("Hexaware Tools","hardware","Silver","Germany"),("Petit Pois Baby","toys","Bronze","France"),("Dermacalm","health & beauty","Bronze","Ireland"),
 ("Ironbridge Fitness","sporting goods","Silver","United Kingdom"),("Polder Bulbs","garden","Bronze","Netherlands"),("Sundial Optics","electronics","Bronze","Netherlands"),
 ("Thornfield Garden","garden","Silver","United Kingdom"),("Zephyr Vapes","health & beauty","Bronze","United Kingdom")]
am = ["Priya Nair","Gareth Lloyd","Hannah Whitcombe","Tomasz Zielinski"]
nc = len(clients); cid = [f"C{100+i}" for i in range(nc)]
contract = ["active"]*nc
for i in (9,21): contract[i] = "ended"
for i in (15,18): contract[i] = "under notice"
onb = [dt.date(2016,3,1)+dt.timedelta(days=int(x)) for x in R.integers(0,3150,nc)]
write("clients", client_id=cid, client_name=[c[0] for c in clients], sector=[c[1] for c in clients], tier=[c[2] for c in clients],
 home_country=[c[3] for c in clients], manager=[am[i%4] if i!=13 else None for i in range(nc)], contract=contract, joined=onb)
w = np.array([9,8,7,5,10,5,9,3,5,1.2,2,7,4,2.5,4,1.5,2,4,1.5,2,4,1.3]); w/=w.sum()
home = R.integers(0,6,nc); home[11]=0; home[0]=1; home[6]=1; home[4]=5
def site_of(c):
    alt = R.choice(6, len(c), p=[.17,.27,.16,.09,.11,.20]); return np.where(R.random(len(c))<.55, home[c], alt)
D0 = dt.date(2025,1,1); ND = (dt.date(2026,4,7)-D0).days+1
days = [D0+dt.timedelta(days=i) for i in range(ND)]
wd = np.array([d.weekday() for d in days]); mo = np.array([d.month for d in days])
base = np.array([1.25,1.1,1.0,1.0,1.05,.45,.3])[wd]*np.array([.8,.75,.85,.9,.95,.9,.85,.85,1,1.1,1.9,1.7])[mo-1]*(1+np.arange(ND)/ND*.25)
# ---------------------------------------------------------------- outbound orders
n = 6200
d = R.choice(ND, n, p=base/base.sum()); d.sort()
hourp = np.array([1,1,.5,.3,.3,.5,1,2,4,6,7,7,8,7,6,6,6,6,7,8,9,8,5,2]); hourp/=hourp.sum()
mins = R.choice(24,n,p=hourp)*60+R.integers(0,60,n)
placed = [dt.datetime.combine(days[i],dt.time())+dt.timedelta(minutes=int(m)) for i,m in zip(d,mins)]
c = R.choice(nc,n,p=w); s = site_of(c)
ch = R.choice(["web shop","marketplace","wholesale","store replenishment"],n,p=[.52,.27,.13,.08])
b2b = np.isin(ch,["wholesale","store replenishment"])
lines = np.where(b2b, R.poisson(9,n)+2, R.geometric(.55,n)); units = np.where(b2b, lines*R.integers(6,40,n), lines+R.poisson(.6,n))
wt = np.round(units*R.lognormal(-.4,.6,n)+.1,1)
serv = np.where(b2b, R.choice(["pallet network","standard"],n,p=[.8,.2]), R.choice(["next day","standard","economy","international"],n,p=[.36,.4,.12,.12]))
carr = np.where(serv=="pallet network", R.choice(["Palletline","Pall-Ex"],n,p=[.6,.4]), R.choice(["Royal Mail","DPD","Evri","DHL Express","Yodel"],n,p=[.31,.3,.2,.13,.06]))
ctry = np.where(serv=="international", R.choice(["Ireland","France","Germany","Netherlands","United States","Norway"],n,p=[.27,.22,.21,.12,.12,.06]),"United Kingdom")
age = (ND-d)
st = np.where(R.random(n)<.045,"cancelled","shipped").astype(object)
recent = (age<=4)&(st=="shipped")
st[recent] = R.choice(["received","picking","packed","shipped"],recent.sum(),p=[.3,.3,.2,.2])
bo = (st=="shipped")&(age<40)&(R.random(n)<.06); st[bo]="backordered"
peak = np.isin(mo[d],[11,12])
hrs = R.gamma(2.0,9,n)*np.where(peak,1.5,1)*np.where(np.isin(s,[1,5]),.75,1.1)*np.where(serv=="next day",.6,1)
shipped = [p+dt.timedelta(hours=float(h)) for p,h in zip(placed,hrs)]
notsh = st!="shipped"
late = hrs > np.where(serv=="next day",22,np.where(b2b,60,44))
hold = np.where((R.random(n)<.09), R.choice(["address query","credit hold","stock shortage","customs paperwork"],n,p=[.35,.2,.33,.12]), None)
cost = np.round(np.where(b2b, 28+wt*.11, 2.6+wt*.35+np.where(serv=="next day",2.2,0)+np.where(serv=="international",7.5,0)),2)
fee = np.round(1.35+.32*units**.75+.4*lines,2)
write("orders", order_no=[f"SO{200000+i}" for i in range(n)], client_id=[cid[i] for i in c], site_code=[sites[i][0] for i in s], placed_at=pa.array(placed,pa.timestamp("s")),
 shipped_at=pa.array([x.replace(second=0,microsecond=0) for x in shipped],pa.timestamp("s"),mask=notsh), state=list(st), channel=list(ch), service=list(serv),
 carrier=nullify(carr,.01,(st=="received")), ship_country=list(ctry), hold_reason=list(hold), lines=pa.array(lines,pa.int16()), units=pa.array(units,pa.int32()), weight=wt,
 gift=(R.random(n)<.07)&~b2b, late=pa.array(late.tolist(),mask=notsh), hours_to_ship=pa.array(np.round(hrs,1),mask=notsh), freight=nullify(cost,0,notsh), fee=fee)
# ---------------------------------------------------------------- inbound deliveries
n = 2400
b = np.array([1.3,1.2,1.1,1.1,1,.15,.02])[wd]*np.array([.8,.8,1,1,1,.9,1,1.1,1.4,1.5,1.1,.6])[mo-1]
d = R.choice(ND,n,p=b/b.sum()); d.sort(); c = R.choice(nc,n,p=w); s = site_of(c)
load = R.choice(["container","artic trailer","rigid truck","parcel van"],n,p=[.2,.34,.27,.19])
pal = np.where(load=="container",R.integers(16,27,n),np.where(load=="artic trailer",R.integers(12,34,n),np.where(load=="rigid truck",R.integers(3,15,n),0)))
exp = np.where(pal>0, pal*R.integers(40,220,n), R.integers(5,120,n))
rec = np.where(R.random(n)<.22, (exp*(1-R.beta(1.2,18,n))).astype(int), exp)
dam = R.binomial(rec, np.where(R.random(n)<.18,.03,.0008))
unl = np.maximum(5,(pal*R.normal(3.4,.7,n)+np.where(load=="container",45,8)+R.normal(0,5,n))).astype(int)
sup = np.array(["Huang Pacific Trading","Rotterdam Consolidated","Midland Packers","Lindqvist Freight","Cotswold Mills","Porto Textil","Sino-Anglia","Baltic Timber","Own collection"])
supp = R.choice(sup,n,p=[.2,.17,.15,.1,.1,.09,.08,.05,.06])
stt = np.where(R.random(n)<.028,"refused",np.where(R.random(n)<.04,"quarantined","put away")).astype(object)
stt[(ND-d<=2)&(stt=="put away")&(R.random(n)<.6)]="unloading"
rec = np.where(stt=="refused",0,rec); dam=np.where(stt=="refused",0,dam)
wait = R.gamma(1.6,19,n).astype(int)
arr = [dt.datetime.combine(days[i],dt.time(6))+dt.timedelta(minutes=int(m)) for i,m in zip(d,np.clip(R.gamma(3,100,n),0,890))]
write("receipts", grn=[f"GRN{50000+i}" for i in range(n)], client_id=[cid[i] for i in c], site_code=[sites[i][0] for i in s], arrived_at=pa.array(arr,pa.timestamp("s")),
 supplier=nullify(supp,.03), vehicle=list(load), dock=[f"Door {x}" for x in R.choice(12,n,p=np.arange(12,0,-1)/78)+1], state=list(stt), booked=R.random(n)<.84, pallets=pa.array(pal,pa.int16()),
 expected=pa.array(exp,pa.int32()), received=pa.array(rec,pa.int32()), damaged=pa.array(dam,pa.int32()), unload_min=pa.array(unl,pa.int16(),mask=(stt=="refused")|(stt=="unloading")), wait_min=pa.array(wait,pa.int16()),
 import_goods=(load=="container")|(R.random(n)<.08))
# ---------------------------------------------------------------- picking tasks
n = 7600
names = ["Agnieszka Kowal","Ben Ashworth","Chidi Okonkwo","Danuta Wrona","Ewan McLeish","Farah Siddiqui","Georgi Petrov","Holly Marsden","Imran Butt","Jade Pilling","Kofi Mensah","Lauren Tate","Mihai Ionescu","Nadia Haddad","Owen Pugh","Petra Novak","Rashid Karim","Sean Gallagher","Teresa Lobo","Umar Farooq","Valentina Rusu","Wayne Bickerstaff","Yusuf Demir","Zoe Hartley"]
np_ = len(names); psite = np.array([0,1,1,2,3,4,1,5,5,2,0,1,5,4,3,1,5,2,0,1,5,2,4,1]); agency = R.random(np_)<.38; speed = R.normal(1,.16,np_); err = R.beta(2,60,np_)
pw = R.gamma(3,1,np_); pw/=pw.sum()
d = R.choice(ND,n,p=base/base.sum()); d.sort(); p = R.choice(np_,n,p=pw)
shift = R.choice(["early","late","night"],n,p=[.46,.38,.16]); h0 = {"early":6,"late":14,"night":22}
pt = [dt.datetime.combine(days[i],dt.time(h0[x]%24))+dt.timedelta(minutes=int(m)) for i,x,m in zip(d,shift,R.integers(0,478,n))]
pt = [min(x,dt.datetime(2026,4,7,23,50)) for x in pt]
zone = R.choice(["ambient","chilled","frozen","bulky","hazmat"],n,p=[.6,.14,.07,.14,.05]); cold = np.isin(psite[p],[0,3,4])
zone = np.where(np.isin(zone,["chilled","frozen"])&~cold,"ambient",zone)
meth = R.choice(["batch","single order","wave","voice"],n,p=[.36,.24,.28,.12])
pu = np.where(meth=="single order",R.integers(1,6,n),R.poisson(18,n)+2); sec = (pu*13*R.lognormal(0,.2,n)*speed[p]*np.where(zone=="bulky",1.8,1)+40).astype(int)
e = R.random(n) < err[p]*np.where(shift=="night",1.7,1)*np.where(meth=="voice",.5,1)
et = np.where(e,R.choice(["wrong item","short pick","over pick","wrong lot"],n,p=[.45,.33,.14,.08]),None)
write("picks", task=pa.array(range(n),pa.int32()), client_id=[cid[i] for i in R.choice(nc,n,p=w)], site_code=[sites[i][0] for i in psite[p]], picked_at=pa.array(pt,pa.timestamp("s")),
 picker=[names[i] for i in p], agency=agency[p], shift=list(shift), zone=list(zone), method=list(meth), units=pa.array(pu,pa.int16()), seconds=pa.array(sec,pa.int32()), error_kind=list(et))
# ---------------------------------------------------------------- weekly stock counts
rows = []
for k in range(66):
    day = dt.date(2025,1,5)+dt.timedelta(days=7*k)
    season = 1+.25*np.sin((day.timetuple().tm_yday-190)/365*6.28)
    for i in range(nc):
        if contract[i]=="ended" and k>50: continue
        for sx in {int(home[i]), int((home[i]+1+i)%6)}:
            if i%3 and sx!=home[i] and k<20: continue
            z = {"food & drink":["ambient","chilled","frozen"][i%3],"hardware":"bulky","garden":"bulky","health & beauty":"hazmat" if i==21 else "ambient"}.get(clients[i][1],"ambient")
            q = max(2,int(w[i]*1900*season*R.normal(1,.09)*(.35 if sx!=home[i] else 1)))
            rows.append((day,cid[i],sites[sx][0],z,q,int(q*R.integers(60,130)),round(q*float(R.normal(1,.1))*{"electronics":2100,"fashion":1500}.get(clients[i][1],520),0),int(R.gamma(3,14)),int(q*R.beta(1,14))))
t = list(zip(*rows))
write("stock", counted_on=pa.array(t[0],pa.date32()), client_id=t[1], site_code=t[2], zone=t[3], pallets=pa.array(t[4],pa.int16()), units=pa.array(t[5],pa.int32()), value=t[6], age_days=pa.array(t[7],pa.int16()), blocked=pa.array(t[8],pa.int16()))
