"""Data of Marlow & Finch, a made-up chain of pharmacies. Run in this folder."""
from pathlib import Path
import duckdb, numpy as np, pandas as pd
R = np.random.default_rng(90210)
HERE = Path(__file__).parent
def put(df, name):
    c = duckdb.connect(); c.register("d", df)
    c.execute(f"copy (select * from d) to '{HERE / name}.parquet' (format parquet, compression zstd)")
B=[("Leeds Headrow","Leeds","Yorkshire","high street",240,True,"2003-04-01"),("Leeds Roundhay","Leeds","Yorkshire","health centre",110,False,"2011-09-12"),("Harrogate Parade","Harrogate","Yorkshire","high street",160,False,"1998-02-20"),
 ("York Shambles","York","Yorkshire","high street",95,False,"2007-06-04"),("Manchester Piccadilly","Manchester","North West","station",85,True,"2015-03-16"),("Manchester Didsbury","Manchester","North West","high street",150,False,"2005-10-03"),
 ("Liverpool Bold Street","Liverpool","North West","high street",190,False,"2001-01-15"),("Trafford Park","Manchester","North West","retail park",420,True,"2018-11-05"),("Newcastle Jesmond","Newcastle","North East","health centre",130,False,"2009-05-11"),
 ("Gateshead Metro","Gateshead","North East","retail park",380,True,"2019-08-19"),("Durham Market Place","Durham","North East","high street",120,False,"1995-07-01"),("Sheffield Ecclesall","Sheffield","Yorkshire","health centre",140,False,"2013-02-25"),("Chester Rows","Chester","North West","high street",100,False,"2022-04-04")]
nb=len(B); put(pd.DataFrame([(i+1,*b[:6],pd.Timestamp(b[6]).date()) for i,b in enumerate(B)],columns=["branch_id","name","town","region","format","floor_sqm","late_opening","opened_on"]),"branches")
fn="Aisha Ben Chloe David Esther Farah George Hannah Imran Jodie Kwame Laura Mohammed Niamh Oliver Priya Rachel Sanjay Tara Victoria Yusuf Zoe".split()
ln="Ahmed Bennett Clarke Davies Evans Fletcher Gupta Hughes Iqbal Johnson Khan Lewis Murphy Okafor Patel Quinn Robson Shah Taylor Whitworth".split()
nm=list(dict.fromkeys(f"{R.choice(fn)} {R.choice(ln)}" for _ in range(120)))[:44]; nph=44
hb=np.concatenate([np.arange(1,nb+1),np.arange(1,nb+1),R.integers(1,nb+1,nph-2*nb)])
ph=pd.DataFrame(dict(pharmacist_id=np.arange(1,nph+1),name=nm,role=["manager"]*nb+list(R.choice(["pharmacist","locum","trainee"],nph-nb,p=[.55,.28,.17])),prescriber=R.random(nph)<.3,
 weekly_hours=R.choice([16,24,30,37.5,40],nph,p=[.1,.15,.15,.4,.2]),registered_on=(pd.to_datetime("1992-06-01")+pd.to_timedelta(R.integers(0,12000,nph),"D")).date,branch_id=hb))
put(ph,"pharmacists")
M=[("Atorvastatin","cardiovascular",9),("Amlodipine","cardiovascular",8),("Ramipril","cardiovascular",7),("Bisoprolol","cardiovascular",4),("Omeprazole","gastrointestinal",8),("Lansoprazole","gastrointestinal",5),("Metformin","diabetes",7),("Gliclazide","diabetes",2),("Insulin glargine","diabetes",2),
 ("Salbutamol inhaler","respiratory",5),("Beclometasone inhaler","respiratory",3),("Amoxicillin","antibiotics",5),("Flucloxacillin","antibiotics",2),("Doxycycline","antibiotics",2),("Sertraline","mental health",5),("Citalopram","mental health",3),("Mirtazapine","mental health",2),
 ("Codeine","pain relief",3),("Morphine sulfate","pain relief",1),("Naproxen","pain relief",2),("Levothyroxine","hormones",5),("Estradiol patches","hormones",2),("Semaglutide","diabetes",2.5),("Methotrexate","immunology",.8),("Diazepam","mental health",1)]
days=pd.date_range("2024-09-01","2026-05-19"); N=7200
wd=np.array([(0.12 if d.day_of_week==6 else .55 if d.day_of_week==5 else 1.25 if d.day_of_week==0 else 1)*(1+.15*np.cos((d.day_of_year-20)/58.1))*(1+.0004*i) for i,d in enumerate(days)])
di=np.sort(R.choice(len(days),N,p=wd/wd.sum())); day=days[di]
bw=np.array([14,8,7,5,6,8,9,7,8,6,5,9,3.]);bw/=bw.sum(); br=R.choice(np.arange(1,nb+1),N,p=bw)
mw=np.array([m[2] for m in M]); mi=R.choice(len(M),N,p=mw/mw.sum())
resp=np.isin(day.month,[11,12,1,2])&(R.random(N)<.07); mi=np.where(resp,R.choice([9,11],N),mi)
src=R.choice(["GP electronic","GP paper","hospital","private","online clinic"],N,p=[.74,.07,.08,.07,.04]); src=np.where((mi==22)&(R.random(N)<.5),R.choice(["private","online clinic"],N),src)
byb={b:ph.pharmacist_id[ph.branch_id==b].to_numpy() for b in range(1,nb+1)}
pid=np.array([R.choice(byb[b]) for b in br])
age=np.clip(np.round(R.normal(58,21,N)),0,99); exempt=(age>=60)|(age<16)|(R.random(N)<.22)
wait=np.round(R.gamma(2.6,4.6,N)*(1+.35*np.isin(br,[1,5]))+2)
meth=R.choice(["walk-in","repeat","delivery"],N,p=[.33,.5,.17])
status=np.where(meth=="delivery","delivered",R.choice(["collected","returned to stock","part supplied"],N,p=[.925,.045,.03])); status=np.where((di>len(days)-9)&(meth!="delivery")&(R.random(N)<.5),"awaiting collection",status)
items=R.choice([1,2,3,4,5,6],N,p=[.42,.26,.16,.09,.04,.03]); cost={0:4.1,8:38,22:92,23:17}
val=np.round(items*1.27+np.array([cost.get(i,6.5) for i in mi])*R.lognormal(0,.3,N),2)
put(pd.DataFrame(dict(prescription_id=np.arange(1,N+1),dispensed_on=day.date,branch_id=br,pharmacist_id=pid,patient_id=R.choice(2300,N,p=(lambda x:x/x.sum())(R.gamma(.9,1,2300))),medicine=[M[i][0] for i in mi],drug_class=[M[i][1] for i in mi],
 source=src,channel=meth,status=status,items=items,patient_age=pd.array([None if R.random()<.02 else int(a) for a in age],dtype="Int32"),exempt=exempt,controlled=np.isin(mi,[17,18,24]),wait_minutes=pd.array([int(w) if k=="walk-in" else None for w,k in zip(wait,meth)],dtype="Int32"),value=val)),"prescriptions")
P=[("Paracetamol 500mg","pain relief",1.2,14),("Ibuprofen 200mg","pain relief",2.1,11),("Aspirin 75mg","pain relief",1.9,5),("Lemsip Max","cold and flu",5.5,8),("Night Nurse","cold and flu",7.9,4),("Strepsils","cold and flu",4.2,6),("Cetirizine","allergy",3.5,7),("Loratadine","allergy",3.9,5),("Beconase spray","allergy",8.6,3),
 ("Gaviscon","digestion",6.5,6),("Imodium","digestion",5.2,3),("Rennie","digestion",3.1,4),("Vitamin D","vitamins",6.2,7),("Multivitamin","vitamins",8.9,5),("Iron tablets","vitamins",5.7,2),("E45 cream","skincare",7.4,4),("Sudocrem","skincare",5.1,4),("Sun cream SPF50","skincare",12.5,4),("Cerave cleanser","skincare",11.9,4),
 ("Nappies","baby",9.8,4),("Baby formula","baby",13.2,4),("Calpol","baby",4.3,6),("Toothpaste","toiletries",3.0,6),("Shampoo","toiletries",4.4,4),("Plasters","first aid",2.9,5),("Antiseptic cream","first aid",3.6,3),("Nicotine patches","stop smoking",16.5,2),("Nicotine gum","stop smoking",12.4,2),("Reading glasses","eyecare",14.0,1.5),("Eye drops","eyecare",5.9,3),
 ("Covid test kit","tests",6.0,2),("Pregnancy test","tests",7.5,2)]
S=9000; base=np.array([p[3] for p in P]); si=np.sort(R.choice(len(days),S,p=wd/wd.sum())); sd=days[si]
pi=R.choice(len(P),S,p=base/base.sum()); m_=np.asarray(sd.month)
pi=np.where(np.isin(m_,[11,12,1,2])&(R.random(S)<.14),R.choice([3,4,5],S),pi); pi=np.where(np.isin(m_,[4,5,6,7])&(R.random(S)<.15),R.choice([6,7,8,17],S),pi)
sb=R.choice(np.arange(1,nb+1),S,p=(lambda x:x/x.sum())(bw*np.array([1.4,.7,1,1.1,1.6,1,1.1,1.7,.7,1.6,.9,.7,.9])))
hr=R.choice(np.arange(8,21),S,p=np.array([4,8,11,12,14,12,9,9,9,8,6,3,2])/107); new=R.random(S)<.62; new[0]=True
chg=np.concatenate([[True],(si[1:]!=si[:-1])]); sale=np.cumsum(new|chg); 
o_=pd.DataFrame(dict(s=sale)); f=o_.groupby("s").s.transform(lambda x:x.index[0]).to_numpy(); sb=sb[f]; hr=hr[f]
q=R.choice([1,2,3,4],S,p=[.72,.19,.06,.03]); pr=np.array([p[2] for p in P])[pi]
memb=(R.random(S)<.41)[f]; disc=np.where(memb&(R.random(S)<.5)|(R.random(S)<.06),np.round(pr*q*R.choice([.1,.2,.33],S),2),0)
put(pd.DataFrame(dict(line_id=np.arange(1,S+1),sale_id=sale,sold_at=[d+pd.Timedelta(hours=int(h),minutes=int(x)) for d,h,x in zip(sd,hr,(R.integers(0,4,S)*15)[f])],branch_id=sb,product=[P[i][0] for i in pi],category=[P[i][1] for i in pi],
 quantity=q,amount=np.round(pr*q-disc,2),discount=disc,payment=R.choice(["card","contactless","cash","gift card"],S,p=[.3,.46,.21,.03])[f],member=memb,refunded=R.random(S)<.019)),"sales")
ms=pd.date_range("2025-03-31","2026-04-30",freq="ME"); rows=[]
for d in ms:
    for b in range(1,nb+1):
        for i,p in enumerate(P):
            if R.random()<.12: continue
            u=0 if R.random()<.045+(.06 if p[1]=="cold and flu" and d.month in(12,1) else 0) else int(R.gamma(2.2,p[3]*1.7))+1
            rows.append((d.date(),b,p[0],p[1],u,round(u*p[2]*.55,2),int(R.poisson(.25*(1+(p[1]=="baby")))),max(2,int(p[3]*1.4)),str(R.choice(["Alliance","AAH","Phoenix","direct"],p=[.4,.3,.2,.1]))))
put(pd.DataFrame(rows,columns=["counted_on","branch_id","product","category","units","value","expired_units","reorder_level","wholesaler"]),"stock")
D=3400; dd=np.sort(R.choice(len(days),D,p=wd/wd.sum())); db=R.choice(np.arange(1,nb+1),D,p=bw)
drv=["Terry Nolan","Shaz Malik","Callum Reid","Bev Hargreaves","Pawel Zielinski","Dot Swift","Ravi Anand"]
mil=np.round(R.gamma(2.2,1.5,D)+.3,1); veh=R.choice(["van","e-bike","car"],D,p=[.56,.24,.2])
stt=R.choice(["delivered","nobody in","wrong address","rescheduled"],D,p=[.905,.055,.012,.028])
put(pd.DataFrame(dict(delivery_id=np.arange(1,D+1),delivered_on=days[dd].date,branch_id=db,driver=R.choice(drv,D,p=[.22,.19,.16,.15,.12,.1,.06]),vehicle=veh,status=stt,miles=mil,minutes=pd.array([int(x) if R.random()>.03 else None for x in np.round(6+mil*R.uniform(3,6.5,D))],dtype="Int32"),
 refrigerated=R.random(D)<.13,same_day=R.random(D)<.31,parcels=R.choice([1,2,3],D,p=[.78,.17,.05]),fee=np.where(R.random(D)<.3,R.choice([2.5,4.0,5.0],D),0.0))),"deliveries")
