"""Make the data of the blood bank catalog: python make_data.py, seeded."""
from pathlib import Path
import numpy as np
import pandas as pd

HERE = Path(__file__).parent
r = np.random.default_rng(77)
D = np.datetime64
td = lambda a: np.asarray(a).astype("timedelta64[D]")
site = [("Northgate Centre","fixed","North"),("Bus Aurora","mobile","North"),("Bus Borealis","mobile","North"),("Riverside Centre","fixed","East"),("Bus Comet","mobile","East"),
 ("Old Town Centre","fixed","South"),("Hillcrest Centre","fixed","South"),("Bus Delphin","mobile","South"),("Seaview Centre","fixed","West"),("Bus Echo","mobile","West"),
 ("Lakeside Centre","fixed","West"),("Depot Nord","depot","North"),("Depot Central","depot","East"),("Depot Sued","depot","South")]
si = pd.DataFrame(site,columns=["name","kind","region"]); si.insert(0,"site_id",np.arange(1,15))
si["beds"] = np.where(si.kind=="depot",0,np.where(si.kind=="mobile",4,r.integers(6,15,14)))
si["opened"] = D("1990-01-01")+td(r.integers(0,12000,14))
N=1500
do = pd.DataFrame({"donor_id":np.arange(1,N+1),"sex":r.choice(["F","M"],N,p=[.54,.46]),
 "blood_group":r.choice(["O+","O-","A+","A-","B+","B-","AB+","AB-"],N,p=[.35,.07,.33,.07,.09,.03,.04,.02]),"birth_year":r.integers(1955,2008,N),
 "joined":D("2019-01-01")+td(np.sort(r.integers(0,2370,N))),"occupation":r.choice(["student","teacher","nurse","engineer","retired","farmer","soldier","office clerk"],N,p=[.2,.1,.09,.13,.14,.06,.06,.22]),
 "marrow":r.random(N)<.27,"contact":r.choice(["email","sms","post","none"],N,p=[.5,.3,.12,.08]),"home_site_id":r.integers(1,12,N)})
M=5000
day = D("2024-01-01")+td(r.integers(0,550,M))   # to 2025-07-03
slot = day.astype("datetime64[m]")+(r.integers(16,40,M)*30).astype("timedelta64[m]")
out = r.choice(["donated","noshow","cancelled","deferred"],M,p=[.72,.1,.08,.1])
dn = r.choice(np.arange(1,N+1),M,p=r.dirichlet(np.full(N,.8)))
ap = pd.DataFrame({"appt_id":np.arange(1,M+1),"donor_id":dn,"site_id":r.choice(np.arange(1,12),M,p=r.dirichlet(np.full(11,8))),"slot":slot,
 "booked_on":day-td(r.integers(0,45,M)),"channel":r.choice(["web","phone","app","walkin"],M,p=[.38,.2,.3,.12]),"outcome":out,
 "defer_reason":np.where(out=="deferred",r.choice(["low hb","travel","medication","illness","tattoo"],M),None)})
ap["first_time"] = ap.slot.eq(ap.groupby("donor_id").slot.transform("min"))
g = ap[ap.outcome=="donated"].reset_index(drop=True); K=len(g)
dt = r.choice(["whole","plasma","platelets"],K,p=[.66,.24,.1])
gd = g.slot.values.astype("datetime64[D]")
sexm = do.set_index("donor_id").sex.reindex(g.donor_id).eq("M").to_numpy()
test = r.choice(["clear","reactive","pending"],K,p=[.965,.02,.015])
da = pd.DataFrame({"donation_id":np.arange(1,K+1),"donor_id":g.donor_id,"site_id":g.site_id,"given_on":gd,"dtype":dt,
 "ml":np.where(dt=="whole",r.choice([450,500],K),np.where(dt=="plasma",r.integers(600,760,K),r.integers(200,320,K))),
 "hb":np.round(r.normal(13.6,.8,K)+sexm*1.3,1),"test":test,"tested_on":pd.Series(gd+td(r.integers(1,4,K))).where(test!="pending"),"adverse":r.random(K)<.03})
rows=[]
for i,t in zip(da.donation_id,dt):
    rows += {"whole":[(i,"RBC"),(i,"FFP")] if r.random()<.6 else [(i,"RBC")],"plasma":[(i,"FFP")],"platelets":[(i,"PLT")]}[t]
u = pd.DataFrame(rows,columns=["donation_id","component"]); U=len(u)
made = gd[u.donation_id-1]+td(r.integers(0,2,U))
life = u.component.map({"RBC":42,"FFP":730,"PLT":5}).to_numpy()
st = r.choice(["issued","discarded","outdated"],U,p=[.88,.05,.07]).astype(object)
st[(made+td(life)>D("2025-07-03"))&(r.random(U)<.5)] = "stock"
u.insert(0,"unit_id",np.arange(1,U+1))
u["made_on"]=made; u["expires_on"]=made+td(life); u["status"]=st; u["irradiated"]=r.random(U)<.14; u["temp_alarm"]=r.random(U)<.02
u["depot_id"]=r.choice([12,13,14],U,p=[.3,.45,.25])
u["hospital_id"]=pd.Series(r.integers(1,13,U),dtype="Int64").where(u.status=="issued")
h = pd.DataFrame([("St Anna","Arden","general",320,False),("University Hospital Arden","Arden","university",1150,True),("Holy Cross","Brock","general",280,False),
 ("Brock Heart Clinic","Brock","private",90,False),("Children's Hospital","Celle","university",240,True),("Celle General","Celle","general",510,True),
 ("Mercy","Dunmore","general",190,False),("Dunmore Surgical","Dunmore","private",60,False),("Eastport General","Eastport","general",430,True),
 ("Lindenhof","Eastport","private",110,False),("Military Hospital","Fallow","general",200,True),("University Hospital Fallow","Fallow","university",870,True)],
 columns=["name","town","category","hbeds","helipad"]); h.insert(0,"hospital_id",np.arange(1,13))
O=3200
oat = (D("2024-01-01")+td(r.integers(0,550,O))).astype("datetime64[m]")+r.integers(0,1440,O).astype("timedelta64[m]")
hid = r.choice(np.arange(1,13),O,p=r.dirichlet(np.full(12,4)))
urg = r.random(O)<.18
mins = np.where(urg,r.integers(20,110,O),r.integers(90,1300,O))
asked = r.integers(1,15,O); sent = np.where(r.random(O)<.86,asked,(asked*r.random(O)).astype(int))
comp = r.choice(["RBC","FFP","PLT"],O,p=[.6,.22,.18])
o = pd.DataFrame({"order_id":np.arange(1,O+1),"hospital_id":hid,"payer_id":np.where(r.random(O)<.85,hid,r.integers(1,13,O)),"depot_id":r.choice([12,13,14],O,p=[.3,.45,.25]),
 "ordered_at":oat,"delivered_at":pd.Series(oat+mins.astype("timedelta64[m]")).where(r.random(O)<.98),"component":comp,"wanted_group":r.choice(["O+","O-","A+","A-","B+","B-","AB+","AB-"],O,p=[.33,.14,.28,.08,.08,.03,.04,.02]),
 "urgent":urg,"asked":asked,"sent":sent,"km":r.integers(3,140,O),"carrier":np.where(urg,r.choice(["taxi","police","courier"],O),r.choice(["van","courier"],O,p=[.8,.2])),
 "value_eur":sent*np.array([{"RBC":130,"FFP":75,"PLT":420}[x] for x in comp])})
for n,d in dict(sites=si,donors=do,appointments=ap,donations=da,units=u,hospitals=h,orders=o).items():
    d.to_parquet(HERE/f"{n}.parquet",index=False)
