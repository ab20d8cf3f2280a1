"""Make the data of the parking catalog: python make_data.py, seeded."""
from pathlib import Path
import numpy as np
import pandas as pd

HERE = Path(__file__).parent
r = np.random.default_rng(41)
D = np.datetime64
fac = [("Marktplatz Garage","garage","Lindburg","Centre"),("Station Garage","garage","Lindburg","Station"),("Old Harbour Lot","lot","Lindburg","Harbour"),
 ("Lindburg Zone A","street","Lindburg","Centre"),("Lindburg Zone B","street","Lindburg","University"),("Campus Garage","garage","Lindburg","University"),
 ("Opera Garage","garage","Westhaven","Centre"),("Quayside Lot","lot","Westhaven","Harbour"),("Central Station West","garage","Westhaven","Station"),
 ("Westhaven Zone 1","street","Westhaven","Centre"),("Westhaven Zone 2","street","Westhaven","Suburb"),("Elm Park Lot","lot","Westhaven","Suburb"),
 ("Castle Garage","garage","Grünfeld","Centre"),("Railway Lot","lot","Grünfeld","Station"),("Grünfeld Zone Mitte","street","Grünfeld","Centre"),
 ("Science Park Garage","garage","Grünfeld","University"),("Mill Garage","garage","Overmere","Centre"),("Overmere Zone","street","Overmere","Suburb"),
 ("Ferry Lot","lot","Overmere","Harbour"),("Garden City Lot","lot","Overmere","Suburb")]
F = len(fac)
f = pd.DataFrame(fac, columns=["name","kind","city","district"])
f.insert(0,"facility_id",np.arange(1,F+1))
f["opened_on"] = D("1985-01-01") + r.integers(0,14000,F).astype("timedelta64[D]")
f["covered"] = f.kind.eq("garage")
f["levels"] = np.where(f.covered, r.integers(2,9,F), 1)
f["bays"] = np.where(f.covered, r.integers(180,900,F), r.integers(40,260,F))
f["ev_bays"] = np.where(f.kind.eq("street"), 0, (f.bays*r.uniform(0.01,0.08,F)).astype(int))
cities = ["Lindburg","Westhaven","Grünfeld","Overmere"]
N = 700
first = "Anna Boris Clara Dario Elin Farid Greta Hugo Iris Jonas Kira Luis Mona Nils Olga Pavel Rosa Sami Tina Umut Vera Wim Yara Zeno".split()
last = "Albrecht Bakker Conti Dubois Eriksen Fischer Garcia Hansen Ivanov Jansen Keller Lopez Meyer Novak Olsen Petit Quist Rossi Silva Tanaka Ude Vogt Weber Young".split()
seg = r.choice(["private","business","public"],N,p=[.74,.2,.06])
pairs = r.choice(len(first)*len(last), N, replace=True)
firms = ["Logistics","Bakery","Consulting","Clinic","Studio","Builders","Catering","Motors"]
name = [f"{first[p//24]} {last[p%24]}" if s=="private" else (f"{last[p%24]} {firms[p//24%8]}" if s=="business" else f"City of {cities[p%4]} Dept {p//24+1}") for p,s in zip(pairs,seg)]
c = pd.DataFrame({"customer_id":np.arange(1001,1001+N),"name":name,"segment":seg,"home_city":r.choice(cities+["Elsewhere"],N,p=[.35,.25,.2,.12,.08]),
 "joined_on":D("2022-01-01")+np.sort(r.integers(0,1360,N)).astype("timedelta64[D]"),"newsletter":r.random(N)<.4})
V = 1600
v = pd.DataFrame({"vehicle_id":np.arange(1,V+1),"plate":[f"{a}{b:04d}" for a,b in zip(r.choice(["LB","WH","GF","OM","XX"],V),r.permutation(9999)[:V])],
 "fuel":r.choice(["petrol","diesel","electric","hybrid"],V,p=[.45,.22,.2,.13]),"size":r.choice(["small","medium","large","van"],V,p=[.3,.4,.2,.1]),
 "make":r.choice(["Volkswagen","Toyota","Renault","Skoda","BMW","Tesla","Fiat","Hyundai"],V,p=[.22,.15,.14,.12,.11,.08,.1,.08]),
 "foreign_plate":r.random(V)<.09,
 "customer_id":pd.array(np.where(r.random(V)<.6,r.integers(1001,1001+N,V),-1),dtype="Int64")})
v.loc[v.customer_id.eq(-1),"customer_id"] = pd.NA
S = 9000
day = D("2024-01-01")+r.integers(0,639,S).astype("timedelta64[D]")   # to 2025-09-30
hour = np.clip(r.normal(12.5,4,S),0,23).astype(int)
ent = day.astype("datetime64[m]")+(hour*60+r.integers(0,60,S)).astype("timedelta64[m]")
fid = r.choice(np.arange(1,F+1),S,p=r.dirichlet(np.full(F,6)))
street = f.kind.eq("street").to_numpy()[fid-1]
vid = r.integers(1,V+1,S)
mins = np.clip(r.gamma(1.6,70,S),4,1800).astype(int)
pay = r.choice(["app","card","cash","permit","invoice"],S,p=[.36,.3,.13,.17,.04])
elec = np.isin(v.fuel.to_numpy()[vid-1],["electric","hybrid"])
s = pd.DataFrame({"session_id":np.arange(1,S+1),"facility_id":fid,"vehicle_id":vid,"entered_at":ent,"left_at":ent+mins.astype("timedelta64[m]"),"minutes":mins,
 "payment_method":pay,"entry_gate":np.where(street,None,r.choice(["North","South","East","West"],S)),"exit_gate":np.where(street,None,r.choice(["North","South","East","West"],S)),
 "charged_vehicle":elec&~street&(r.random(S)<.45),"lost_ticket":~street&(r.random(S)<.015)})
s["fee"] = np.where(pay=="permit",0,np.round(mins/60*r.choice([1.5,2,2.5,3],F)[fid-1]+.5,1))
s.loc[s.lost_ticket,"fee"] = 25.0
st = pd.DataFrame({"staff_id":np.arange(1,25),"name":[f"{first[(7*i)%24]} {last[(5*i+3)%24]}" for i in range(24)],
 "role":["warden"]*12+["clerk"]*5+["technician"]*7,"team":list(r.choice(["Day","Evening","Weekend"],12))+["Office"]*5+list(r.choice(["Day","Weekend"],7)),
 "hired_on":D("2012-01-01")+r.integers(0,4500,24).astype("timedelta64[D]")})
K = 2200
iss = D("2024-01-01")+r.integers(0,639,K).astype("timedelta64[D]")
off = r.choice(["overstay","no ticket","disabled bay","fire lane","charging bay","double parking"],K,p=[.38,.3,.08,.06,.1,.08])
stat = r.choice(["open","paid","appealed","waived"],K,p=[.2,.64,.07,.09])
base = {"overstay":25,"no ticket":40,"disabled bay":110,"fire lane":90,"charging bay":55,"double parking":60}
rev = np.where((stat=="waived")|((stat=="paid")&(r.random(K)<.08)),r.integers(13,18,K),-1)
fi = pd.DataFrame({"fine_id":np.arange(1,K+1),"issued_on":iss,"paid_on":pd.Series(iss+r.integers(1,60,K).astype("timedelta64[D]")).where(stat=="paid"),
 "offence":off,"status":stat,"towed":np.isin(off,["fire lane","disabled bay","double parking"])&(r.random(K)<.3),
 "amount":np.array([base[o] for o in off])+r.choice([0,0,5,10,15],K),"facility_id":r.choice(np.arange(1,F+1),K),"vehicle_id":r.integers(1,V+1,K),
 "issued_by":r.choice(np.arange(1,13),K,p=r.dirichlet(np.full(12,8))),"reviewed_by":pd.array(rev,dtype="Int64")})
fi.loc[fi.reviewed_by.eq(-1),"reviewed_by"] = pd.NA
P = 1300
ps = D("2023-06-01")+r.integers(0,850,P).astype("timedelta64[D]")
pt = r.choice(["resident","commuter","company","disabled"],P,p=[.45,.3,.18,.07])
ln = r.choice([30,90,365],P,p=[.3,.3,.4])
p = pd.DataFrame({"permit_id":np.arange(1,P+1),"customer_id":r.integers(1001,1001+N,P),"facility_id":r.choice(np.arange(1,F+1),P),"starts_on":ps,"ends_on":ps+ln.astype("timedelta64[D]"),
 "permit_type":pt,"auto_renew":r.random(P)<.55,"cancelled_on":pd.Series(ps+(ln//2).astype("timedelta64[D]")).where(r.random(P)<.09),
 "price":np.round(ln*np.array([{"resident":.4,"commuter":2.2,"company":3.1,"disabled":.1}[t] for t in pt])*r.uniform(.9,1.1,P),0)})
R = 900
rp = D("2024-01-01")+r.integers(0,639,R).astype("timedelta64[D]")
sev = r.choice([1,2,3],R,p=[.5,.35,.15])
m = pd.DataFrame({"job_id":np.arange(1,R+1),"facility_id":r.choice(np.arange(1,F+1),R),"technician_id":r.integers(18,25,R),"reported_on":rp,
 "fixed_on":pd.Series(rp+r.integers(0,20,R).astype("timedelta64[D]")).where(r.random(R)<.93),
 "equipment":r.choice(["barrier","pay station","lift","camera","charger","lighting"],R,p=[.26,.24,.08,.12,.16,.14]),"severity":sev,"warranty":r.random(R)<.2,
 "cost":np.round(r.gamma(2,90,R)*sev,0)})
vv = v.set_index("vehicle_id")
for col in ["plate","fuel","size","make","foreign_plate","customer_id"]:
    s[col] = vv[col].reindex(s.vehicle_id).to_numpy() if col!="customer_id" else vv[col].reindex(s.vehicle_id).array
for col in ["plate","fuel","foreign_plate"]:
    fi[col] = vv[col].reindex(fi.vehicle_id).to_numpy()
s, fi = s.drop(columns="vehicle_id"), fi.drop(columns="vehicle_id")
for n,d in dict(facilities=f,customers=c,sessions=s,fines=fi,staff=st,permits=p,repairs=m).items():
    d.to_parquet(HERE/f"{n}.parquet",index=False)
