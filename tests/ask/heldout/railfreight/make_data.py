"""Data of Tauern Rail Cargo, a made-up rail freight operator. Run in this folder."""
from pathlib import Path
import duckdb, numpy as np, pandas as pd
R = np.random.default_rng(4711)
HERE = Path(__file__).parent
def put(df, name):
    c = duckdb.connect(); c.register("d", df)
    c.execute(f"copy (select * from d) to '{HERE / name}.parquet' (format parquet, compression zstd)")
T = [("RTM","Rotterdam Maasvlakte","Netherlands","port",True,18),("ANR","Antwerp Noord","Belgium","port",True,14),
 ("DUI","Duisburg Ruhrort","Germany","inland hub",True,12),("HBW","Hamburg Billwerder","Germany","port",True,16),
 ("MRI","Munich Riem","Germany","inland hub",True,9),("BAS","Basel Wolf","Switzerland","inland hub",True,5),
 ("ZRL","Zürich Limmattal","Switzerland","marshalling yard",True,11),("MSE","Milan Segrate","Italy","inland hub",True,7),
 ("VQE","Verona Quadrante Europa","Italy","inland hub",True,10),("VFR","Vienna Freudenau","Austria","port",True,6),
 ("WEL","Wels","Austria","inland hub",True,8),("KOP","Koper","Slovenia","port",True,9),
 ("LNZ","Linz Steelworks","Austria","private siding",False,4),("GDN","Gdansk Deepwater","Poland","port",True,7),
 ("OST","Ostrava Quarry","Czechia","private siding",False,3)]
put(pd.DataFrame(T, columns=["code","name","country","kind","electrified","tracks"]), "terminals")
codes = [t[0] for t in T]
km = {}
xy = dict(RTM=(0,6),ANR=(0,5),DUI=(2,5.5),HBW=(4,8),MRI=(5,2),BAS=(3,1.5),ZRL=(3.6,1.3),MSE=(4,-1),VQE=(5,-1),VFR=(8,2),WEL=(6.6,2),KOP=(7,-1),LNZ=(7,2.1),GDN=(9,8),OST=(9,4))
first = "Andreas Bettina Carlo Dana Erik Franziska Goran Hanna Ivo Jana Karel Lukas Marta Nils Olga Pieter Renata Stefan Tomasz Ursula Viktor Wim Zuzana Marco".split()
last = "Huber Novak Rossi Bakker Gruber Kowalski Wagner Steiner Horvat Jansen Moser Keller Fischer Ferrari Peeters Svoboda Brunner Zupan Maier Weiss".split()
nd = 62
names = list(dict.fromkeys(f"{R.choice(first)} {R.choice(last)}" for _ in range(140)))[:nd]; nd = len(names)
drivers = pd.DataFrame(dict(driver_id=np.arange(1,nd+1), name=names,
  grade=R.choice(["trainee","qualified","senior","instructor"], nd, p=[.12,.5,.28,.1]),
  depot=R.choice(["DUI","WEL","MRI","VQE","BAS","HBW","VFR"], nd, p=[.25,.2,.15,.13,.1,.1,.07]),
  hired_on=pd.to_datetime("2006-01-01")+pd.to_timedelta(R.integers(0,7200,nd),"D"), part_time=R.random(nd)<.22))
drivers["hired_on"]=drivers.hired_on.dt.date
put(drivers,"drivers")
C = [("Hanse Chemie","chemicals","Germany"),("Voestmetall","steel","Austria"),("Rhine Box Line","shipping line","Netherlands"),("Scheldt Polymers","chemicals","Belgium"),
 ("Adria Container","shipping line","Slovenia"),("Bavaria Motors","automotive","Germany"),("Alpenholz","timber","Austria"),("Lombardia Acciai","steel","Italy"),
 ("Baltic Grain","agriculture","Poland"),("Moravia Stone","aggregates","Czechia"),("Helvetia Retail","retail","Switzerland"),("Swift Parcels","retail","Germany"),
 ("Danube Fuels","energy","Austria"),("Nordzee Shipping","shipping line","Netherlands"),("Veneto Ceramica","building materials","Italy"),("Skoda Parts Logistik","automotive","Czechia"),
 ("Polskie Drewno","timber","Poland"),("Ruhr Coke","energy","Germany"),("Basel Pharma Freight","chemicals","Switzerland"),("Puszta Agro","agriculture","Hungary"),
 ("Tirol Water","retail","Austria"),("Flandria Salt","chemicals","Belgium"),("Koper Cars Terminal","automotive","Slovenia"),("Milano Express","retail","Italy")]
nc=len(C); cust = pd.DataFrame(C,columns=["name","sector","country"]); cust.insert(0,"customer_id",np.arange(1,nc+1))
cust["contract"]=np.where(R.random(nc)<.6,"framework","spot"); cust.loc[[0,1,2],"contract"]="framework"
cust["since"]=(pd.to_datetime("2009-01-01")+pd.to_timedelta(R.integers(0,5900,nc),"D")).date
put(cust,"customers")
nw=420; wt=R.choice(["container flat","tank","covered hopper","sliding wall","open box","car carrier"],nw,p=[.38,.18,.14,.13,.12,.05])
built=np.clip(np.round(R.normal(2006,9,nw)),1978,2024).astype(int)
wagons=pd.DataFrame(dict(wagon_id=np.arange(1,nw+1),number=[f"33 {80+i%7} {4500+i:04d} {i%1000:03d}-{i%10}" for i in range(nw)],wagon_type=wt,built=built,
 ownership=R.choice(["owned","leased","customer"],nw,p=[.52,.36,.12]),condition=R.choice(["in service","in workshop","stored","scrapped"],nw,p=[.79,.11,.07,.03]),
 payload=np.round(np.select([wt=="container flat",wt=="tank",wt=="car carrier"],[62,58,24],65)+R.normal(0,3,nw),1),
 home=R.choice(codes,nw,p=np.array([9,6,10,8,5,3,6,5,7,4,8,6,5,4,4])/90.),quiet=(built>2012)|(R.random(nw)<.35)))
put(wagons,"wagons")
# trains
days=pd.date_range("2024-07-01","2026-03-08"); n=5200
w=np.array([1+.18*np.sin((d.day_of_year-100)/58.1)+(-.55 if d.day_of_week==6 else -.3 if d.day_of_week==5 else 0)+(-.5 if (d.month==12 and d.day>22) else 0)+.0006*i for i,d in enumerate(days)])
w=w.clip(.05); di=np.sort(R.choice(len(days),n,p=w/w.sum())); day=days[di]
st=R.choice(["intermodal","block train","single wagonload","engineering"],n,p=[.49,.27,.19,.05])
po=np.array([16,8,12,9,6,4,6,7,9,4,7,6,4,3,2.]); po/=po.sum()
o=R.choice(len(codes),n,p=po); d=R.choice(len(codes),n,p=po); d=np.where(d==o,(d+4)%len(codes),d)
o=np.where((st=="block train")&(R.random(n)<.3),12,o); d=np.where(d==o,8,d)
dist=np.array([round(140*np.hypot(xy[codes[a]][0]-xy[codes[b]][0],xy[codes[a]][1]-xy[codes[b]][1])*(1.12)+25) for a,b in zip(o,d)])
hour=R.choice(24,n,p=np.array([5,4,4,5,6,6,4,3,3,3,3,3,3,3,4,4,5,6,7,8,8,7,6,6])/116.)
canc=R.random(n)<(.035+.05*(day.month==1)+.02*(day.month==2)+.02*(st=="single wagonload"))
short=(~canc)&(R.random(n)<.018)
wag=np.clip(np.round(np.select([st=="intermodal",st=="block train",st=="single wagonload"],[27,24,17],8)+R.normal(0,5,n)),2,42).astype(int)
gt=np.round(wag*np.select([st=="intermodal",st=="block train",st=="single wagonload"],[51,74,46],33)+R.normal(0,70,n)).clip(60)
late=R.random(n)<(.36+.12*np.isin(day.month,[11,12,1])+.1*(st=="single wagonload"))
cause=R.choice(["signal failure","engineering works","locomotive failure","driver shortage","late loading","congestion","weather","border checks"],n,p=[.12,.2,.12,.1,.17,.17,.06,.06])
cause=np.where(np.isin(day.month,[12,1,2])&(R.random(n)<.2),"weather",cause)
arr=np.where(late,np.round(R.gamma(1.4,42,n)+6),np.round(R.normal(-4,7,n))).astype(float)
dep=np.where(late,np.round(arr*R.uniform(.1,.9,n)),np.round(R.normal(0,3,n)))
tr=np.where(np.isin(o,[12,14])|np.isin(d,[12,14]),R.choice(["diesel","hybrid"],n,p=[.65,.35]),R.choice(["electric","diesel","hybrid"],n,p=[.86,.06,.08]))
loco=np.where(tr=="electric",R.choice(["Vectron","TRAXX","Class 185"],n,p=[.55,.35,.1]),np.where(tr=="diesel",R.choice(["Class 66","Gravita"],n),"Eurodual"))
pd_=R.dirichlet(np.full(nd,1.3)); drv=R.choice(np.arange(1,nd+1),n,p=pd_)
causeout=np.where((arr>5)&~canc&(R.random(n)<.94),cause,None)
trains=pd.DataFrame(dict(train_id=np.arange(10001,10001+n),service_date=day.date,departure_hour=hour,origin=[codes[i] for i in o],destination=[codes[i] for i in d],
 driver_id=pd.array(np.where(canc&(R.random(n)<.6),0,drv),dtype="Int32"),service_type=st,traction=tr,loco_class=loco,distance_km=dist,wagon_count=wag,gross_tonnes=gt.astype(int),
 status=np.where(canc,"cancelled",np.where(short,"terminated short","completed")),
 departure_delay=pd.array([None if c else int(x) for c,x in zip(canc,dep)],dtype="Int32"),
 arrival_delay=pd.array([None if c or s else int(x) for c,s,x in zip(canc,short,arr)],dtype="Int32"),delay_cause=causeout,
 crosses_border=[T[a][2]!=T[b][2] for a,b in zip(o,d)]))
trains.loc[trains.driver_id==0,"driver_id"]=pd.NA
put(trains,"trains")
# loads
m=7600; ran=np.flatnonzero(~canc); ti=np.sort(R.choice(ran,m)); ci=R.choice(nc,m,p=(lambda x:x/x.sum())(1/np.arange(1,nc+1)**.75))
com={"chemicals":["chemicals","plastics"],"steel":["steel coils","scrap metal"],"shipping line":["containers"],"automotive":["cars","car parts"],"timber":["timber"],"agriculture":["grain","fertiliser"],
 "aggregates":["limestone"],"retail":["consumer goods","parcels","beverages"],"energy":["fuel","coke"],"building materials":["tiles","cement"]}
sec=[C[i][1] for i in ci]; cm=np.array([R.choice(com[s]) for s in sec])
cm=np.where(R.random(m)<.12,"containers",cm)
cont=np.isin(cm,["containers","consumer goods","parcels","beverages","plastics"])
ton=np.round(np.where(cont,R.gamma(6,4,m),np.where(np.isin(cm,["cars","car parts"]),R.gamma(5,2.6,m),R.normal(52,9,m))).clip(2,75),1)
haz=np.isin(cm,["chemicals","fuel","fertiliser"])&(R.random(m)<.72)
cap={"tank":["chemicals","fuel"],"covered hopper":["grain","fertiliser","cement","limestone"],"open box":["scrap metal","coke","timber"],"sliding wall":["tiles","car parts","steel coils"],"car carrier":["cars"]}
inv={c:t for t,cs in cap.items() for c in cs}
pools={t:wagons.wagon_id[(wagons.wagon_type==t)&(wagons.condition!="scrapped")].to_numpy() for t in set(wt)}
wid=[int(R.choice(pools[inv.get(c,"container flat")])) for c in cm]
ld=day[ti]; tdist=dist[ti]
rev=np.round((ton*tdist*.034+90)*R.lognormal(0,.22,m)*np.where(haz,1.35,1)*(1+.0002*di[ti]),2)
prom=ld+pd.to_timedelta(1+(tdist//450),"D"); lateness=np.where(R.random(m)<.17,R.integers(1,5,m),np.where(R.random(m)<.2,-1,0))
dlv=prom+pd.to_timedelta(lateness,"D"); dlv=np.where(dlv<ld,ld,dlv); dlv=pd.DatetimeIndex(dlv)
last_=pd.Timestamp("2026-03-08"); open_=dlv>last_
stat=np.where(open_,"in transit",R.choice(["delivered","damaged","rejected"],m,p=[.966,.022,.012]))
loads=pd.DataFrame(dict(load_id=np.arange(1,m+1),train_id=trains.train_id.to_numpy()[ti],customer_id=ci+1,wagon_id=wid,loaded_on=ld.date,promised_on=prom.date,
 delivered_on=[None if q else x.date() for q,x in zip(open_,dlv)],commodity=cm,tonnes=ton,teu=pd.array([int(R.choice([1,2,2,3])) if c else None for c in cont],dtype="Int32"),
 hazardous=haz,status=stat,revenue=rev,origin=[codes[i] for i in o[ti]],destination=[codes[i] for i in d[ti]]))
put(loads,"loads")
