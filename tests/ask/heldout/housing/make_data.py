"""The made-up housing association Harbour & Dale Homes: writes six parquet files beside this script."""
from pathlib import Path
import datetime as dt
import numpy as np, pandas as pd, duckdb

HERE = Path(__file__).parent
R = np.random.default_rng(77031)
D = lambda y, m, d: dt.date(y, m, d)
END = D(2026, 2, 13)

def save(name, frame):
    con = duckdb.connect(); con.register("f", frame)
    con.execute(f"copy (select * from f) to '{HERE / (name + '.parquet')}' (format parquet, compression zstd)")

est=[("Marsh Lane","Redbury","North"),("Harbour View","Redbury","North"),("Tanner's Row","Redbury","North"),("Kingfisher Court","Redbury","Central"),("Albion Street","Redbury","Central"),
("St Mark's","Redbury","Central"),("Dale Rise","Coldale","South"),("Quarry Bank","Coldale","South"),("Millbrook","Coldale","South"),("Hawthorn Close","Coldale","South"),
("Station Road","Ashminster","Rural"),("Elm Green","Ashminster","Rural"),("Priory Fields","Ashminster","Rural"),("Bevan House","Redbury","Central"),("Attlee Tower","Redbury","North"),("Willow Park","Coldale","South")]
offs={"North":"Sandra Okafor","Central":"Liam Brady","South":"Priya Nair","Rural":None}
estates=pd.DataFrame([(i+1,a,b,c,offs[c],int(y),bool(l)) for i,((a,b,c),y,l) in enumerate(zip(est,R.choice([1936,1954,1962,1971,1984,1998,2009,2019],16),[0,0,0,1,0,0,0,0,0,0,0,0,0,1,1,0]))],columns="estate_id name council patch officer built lift".split())
save("estates",estates)

ep=R.dirichlet(np.full(16,3.)); rows=[]
for i in range(1,821):
    e=int(R.choice(16,p=ep)); nm=est[e][0]
    t="flat" if nm in("Bevan House","Attlee Tower","Kingfisher Court") else R.choice(["flat","house","bungalow","maisonette","bedsit"],p=[.3,.45,.13,.08,.04])
    b={"flat":R.choice([1,2,3],p=[.5,.42,.08]),"house":R.choice([2,3,4,5],p=[.3,.52,.15,.03]),"bungalow":R.choice([1,2]),"maisonette":R.choice([2,3]),"bedsit":0}[t]
    ten=R.choice(["social rent","affordable rent","shared ownership","supported","market rent"],p=[.62,.2,.07,.07,.04])
    rent=round(float((72+19*b)*{"social rent":1,"affordable rent":1.28,"shared ownership":.8,"supported":1.15,"market rent":1.7}[ten]*R.normal(1,.05)),2)
    rows.append((i,e+1,t,int(b),ten,rent,None if R.random()<.08 else R.choice(list("ABCDEF"),p=[.03,.19,.42,.27,.07,.02]),R.choice(["gas","electric","heat pump","district heating"],p=[.7,.16,.08,.06]),bool(R.random()<.09),bool(R.random()<.33),int(R.integers(0,4)) if t!="flat" else int(R.integers(0,14))))
homes=pd.DataFrame(rows,columns="home_id estate_id kind bedrooms tenure weekly_rent epc heating adapted garden floor".split())

reasons=["transfer","moved away","eviction","death","abandoned","bought a home"]
ten=[]; k=0; void=[]
for h in homes.itertuples():
    d=D(2010,1,1)+dt.timedelta(days=int(R.beta(3,1.4)*5200)); 
    while d<=END:
        k+=1; ln=int(R.gamma(1.6,1500))+60; e=d+dt.timedelta(days=ln); e2=None if e>END else e
        ten.append((k,h.home_id,d,e2,None if e2 is None else R.choice(reasons,p=[.32,.28,.12,.15,.06,.07]),R.choice(["general","priority","homeless","transfer"],p=[.4,.25,.2,.15]),int(min(8,max(1,R.poisson(.9+h.bedrooms*.55)))),int(np.clip(R.normal(46,16),18,94)),bool(R.random()<.46),None if d<D(2018,1,1) else int(R.gamma(3,10))+2,bool(R.random()<.3)))
        if e2 is None: break
        d=e+dt.timedelta(days=int(R.gamma(2,16))+4)
    else: void.append(h.home_id)
# some more empties
cur=[t for t in ten if t[3] is None]
for t in [cur[j] for j in R.choice(len(cur),26,replace=False)]:
    ix=t[0]-1; e=END-dt.timedelta(days=int(R.gamma(2,25))+2)
    if e>t[2]: ten[ix]=(*t[:3],e,R.choice(reasons),*t[5:]); void.append(t[1])
homes["empty"]=homes.home_id.isin(void); save("homes",homes)
T=pd.DataFrame(ten,columns="tenancy_id home_id started_on ended_on end_reason route household age benefits days_to_let pets".split()); save("tenancies",T)

# rent statements
rows=[]
rent=dict(zip(homes.home_id,homes.weekly_rent))
for t in T.itertuples():
    bal=None; behave=R.random()
    for y,m in [(2024,x) for x in range(10,13)]+[(2025,x) for x in range(1,13)]+[(2026,1)]:
        first=D(y,m,1); last=(D(y+(m==12),m%12+1,1)-dt.timedelta(days=1))
        if t.started_on>first or (pd.notna(t.ended_on) and t.ended_on<first): continue
        if bal is None: bal=float(R.gamma(1,300)) if behave<.22 else float(R.choice([0,0,0,-60]))
        ch=round(rent[t.home_id]*52/12)
        pay=round(ch*(R.choice([0,.5,1,1.15],p=[.1,.2,.5,.2]) if behave<.3 else R.choice([1,1,1,.9,1.1])))
        if pay<0 or bal<-200: pay=ch
        bal=bal+ch-pay; bal=round(bal)
        rows.append((t.tenancy_id,first,ch,pay,bal,bool(bal>500 and R.random()<.3)))
save("rent",pd.DataFrame(rows,columns="tenancy_id month charged paid balance payment_plan".split()))

# repairs
contractors=["Bright & Cole","DirectWorks","Swale Plumbing","Ostrander Heating","Peak Roofing"]
rows=[]
hp=R.gamma(1.4,1,820); hp/=hp.sum()
for i in range(1,6201):
    while True:
        d=D(2024,4,1)+dt.timedelta(days=int(R.integers(0,684)))
        if R.random()<[1,.95,.8,.7,.6,.55,.55,.6,.7,.85,.95,1][d.month-1]*(.35 if d.weekday()>=5 else 1): break
    tr=R.choice(["plumbing","heating","electrical","carpentry","roofing","damp and mould","drainage","glazing"],p=[.25,.21,.14,.13,.07,.1,.06,.04])
    pr=R.choice(["emergency","urgent","routine"],p=[.2,.3,.5] if tr in("plumbing","heating","electrical","drainage") else [.04,.2,.76])
    co={"heating":"Ostrander Heating","roofing":"Peak Roofing"}.get(tr) or R.choice(contractors[:3],p=[.35,.42,.23])
    if R.random()<.03: co=None
    days=int({"emergency":R.gamma(1,.8),"urgent":R.gamma(2,3),"routine":R.gamma(2.2,12)}[pr])*(1 if co!="Bright & Cole" else 1.3)
    done=d+dt.timedelta(days=int(days)); canc=R.random()<.05
    st="cancelled" if canc else "completed" if done<=END else R.choice(["open","awaiting parts"],p=[.7,.3])
    if st=="completed" and R.random()<.015: st="open"
    done=done if st=="completed" else None
    target={"emergency":1,"urgent":7,"routine":28}[pr]
    cost=None if st!="completed" else round(float(R.gamma(1.6,{"plumbing":70,"heating":130,"electrical":75,"carpentry":65,"roofing":330,"damp and mould":210,"drainage":110,"glazing":120}[tr])),2)
    rows.append((i,int(R.choice(820,p=hp))+1,d,done,R.choice(["phone","app","web","in person"],p=[.52,.24,.18,.06]),tr,pr,co,st,cost,None if done is None else (done-d).days,None if done is None else bool((done-d).days<=target),None if done is None or R.random()<.62 else int(R.choice([1,2,3,4,5],p=[.08,.09,.16,.32,.35])),bool(R.random()<.07),bool(R.random()<.1)))
save("repairs",pd.DataFrame(rows,columns="repair_id home_id reported_on completed_on channel trade priority contractor status cost days on_time score no_access recall".split()))

# inspections
rows=[]
for i in range(1,1701):
    d=D(2024,4,1)+dt.timedelta(days=int(R.integers(0,684)))
    if d.weekday()>4: d-=dt.timedelta(days=2)
    k=R.choice(["gas safety","electrical","fire risk","stock condition","damp"],p=[.42,.2,.12,.16,.1]); 
    res=R.choice(["passed","failed","no access"],p=[.8,.12,.08] if k!="damp" else [.5,.42,.08])
    hz=0 if res=="no access" else int(R.poisson(.3 if res=="passed" else 2.1))
    rows.append((i,int(R.integers(1,821)),d,k,res,None if R.random()<.04 else R.choice(["J. Whitcombe","A. Farouk","M. Sealey","D. Petrova"],p=[.35,.3,.2,.15]),hz,int(R.gamma(5,9))+5,None if res!="failed" or R.random()<.3 else d+dt.timedelta(days=int(R.integers(5,60))),bool(R.random()<.22)))
X=pd.DataFrame(rows,columns="inspection_id home_id inspected_on kind result inspector hazards minutes fixed_on follow_up".split())
X.loc[X.fixed_on.notna() & (pd.to_datetime(X.fixed_on)>pd.Timestamp(END)),"fixed_on"]=None
save("inspections",X)
