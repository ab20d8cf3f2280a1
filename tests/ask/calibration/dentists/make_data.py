"""Writes the parquet files beside this file; always the same."""
from datetime import date, timedelta
from pathlib import Path
import numpy as np, pandas as pd
R = np.random.default_rng(3232)
HERE = Path(__file__).parent
TODAY = date(2026, 2, 5); START = date(2023, 7, 3); SPAN = (TODAY-START).days
def save(n, rows): df=pd.DataFrame(rows); df.to_parquet(HERE/f"{n}.parquet", index=False); print(n,len(df)); return df
P=[("Clifton Road","Bristol","South West",6,"2009-03-02",False,1.3),("Harbourside","Bristol","South West",4,"2016-09-12",False,1),("Bear Flat","Bath","South West",3,"2012-05-21",True,.7),("Heavitree","Exeter","South West",4,"2018-01-15",True,.8),
("Roath Park","Cardiff","Wales",5,"2014-06-30",True,1.1),("Uplands","Swansea","Wales",3,"2020-10-05",True,.6),("Jericho","Oxford","South East",5,"2011-11-07",False,1.1),("Caversham","Reading","South East",4,"2019-04-01",True,.9)]
save("practices",[dict(practice_id=i+1,name=n,city=c,region=r,chairs=h,opened_on=date.fromisoformat(o),parking=k) for i,(n,c,r,h,o,k,_) in enumerate(P)])
pw=np.array([p[-1] for p in P]); pw/=pw.sum()
first=["Amara","Ben","Carys","Dinesh","Elin","Farah","George","Hana","Ivo","Joanna","Kofi","Leila","Marek","Nia","Owen","Priya","Rhys","Sofia","Tariq","Una","Victor","Wen","Yusuf","Zoe","Alice","Bryn"]
last=["Okafor","Lloyd","Pritchard","Shah","Vaughan","Aziz","Marsh","Ito","Novak","Keane","Mensah","Karimi","Zielinski","Bevan","Hughes","Nair","Morgan","Costa","Rahman","Doyle","Lam","Zhang","Demir","Walsh","Fry","Parry"]
roles=["dentist"]*13+["hygienist"]*6+["therapist"]*4+["orthodontist"]*3
cl=save("clinicians",[dict(clinician_id=i+1,name=("Dr " if roles[i] in("dentist","orthodontist") else "")+f"{first[i]} {last[i]}",role=roles[i],full_time=bool(R.random()<.6),started_on=date(2012,1,9)+timedelta(days=int(R.integers(0,4300)))) for i in range(26)])
prac_cl={p:[c for c in range(1,27) if c%8==p%8 or (c+3)%8==p%8] for p in range(1,9)}
ages=["0-17","18-34","35-49","50-64","65+"]
N=1400
pt=save("patients",[dict(patient_id=5000+i,registered_on=START+timedelta(days=int(SPAN*R.random()**1.15)) if R.random()<.75 else date(2021,1,4)+timedelta(days=int(R.integers(0,900))),age_band=R.choice(ages,p=[.17,.24,.24,.2,.15]),sex=R.choice(["female","male"],p=[.54,.46]),plan=R.choice(["NHS","Private","Membership"],p=[.5,.27,.23]),heard_from=R.choice(["friend or family","web search","walked past","GP","leaflet","employer scheme"],p=[.36,.3,.14,.07,.07,.06]),active=bool(R.random()<.87),practice_id=int(R.choice(8,p=pw))+1) for i in range(N)])
kinds=["check-up","hygiene","filling","emergency","consultation","orthodontic review"]; km=[20,30,40,30,45,15]
cats={"Filling":(95,0),"Crown":(620,140),"Root canal":(480,0),"Extraction":(160,0),"Whitening":(320,55),"Implant":(2200,430),"Scale and polish":(65,0),"X-ray":(25,0),"Denture":(540,190),"Aligners":(1900,620)}
ap=[];tr=[];iv=[];tid=0
for i in range(4000):
    d=START+timedelta(days=int(R.integers(0,SPAN+40)))
    while d.weekday()==6 or (d.weekday()==5 and R.random()<.7) or (d.month==12 and d.day in (25,26)): d+=timedelta(days=1)
    p=pt.iloc[int(R.integers(0,N))]; k=int(R.choice(6,p=[.4,.22,.13,.1,.1,.05])); pr=int(p.practice_id) if R.random()<.93 else int(R.integers(1,9))
    pool=[c for c in prac_cl[pr] if (roles[c-1]=="hygienist")==(kinds[k]=="hygiene")] or prac_cl[pr]; c=int(R.choice(pool))
    lead=int(R.integers(0,3)) if kinds[k]=="emergency" else int(R.gamma(2.2,12))
    if d>=TODAY: st="cancelled" if R.random()<.03 else None
    else: st=R.choice(["attended","cancelled","no-show"],p=[.83,.1,.07] if p.plan!="NHS" else [.77,.11,.12])
    if st is None: continue
    if d>=TODAY: continue
    ap.append(dict(appointment_id=len(ap)+1,held_on=d,booked_on=d-timedelta(days=lead),lead_days=lead,hour=int(R.choice(range(8,19))),kind=kinds[k],status=st,booked_via=R.choice(["phone","online","reception","recall letter"],p=[.4,.3,.2,.1]),minutes=km[k]+int(R.choice([0,0,10,15])),waited_minutes=float(max(0,round(R.normal(9+2*(pr%3),6)))) if st=="attended" else None,first_visit=bool(R.random()<.16),patient_id=int(p.patient_id),practice_id=pr,clinician_id=c))
    if st!="attended": continue
    tot=0
    for _ in range(int(R.choice([0,1,2,3],p=[.12,.55,.25,.08]))):
        cat=R.choice(list(cats),p=[.2,.07,.05,.08,.06,.02,.28,.18,.03,.03]); f,l=cats[cat]; nhs=p.plan=="NHS"
        fee=round(f*(.55 if nhs else .9 if p.plan=="Membership" else 1)*R.uniform(.9,1.15)*(1+.05*(d.year-2023)),2); tid+=1; tot+=fee
        c2=int(R.choice(prac_cl[pr])); cl_=c2 if R.random()<.25 else c
        tr.append(dict(treatment_id=tid,done_on=d,category=cat,fee=fee,lab_cost=round(l*R.uniform(.85,1.2),2),sedation=bool(cat in("Extraction","Implant","Root canal") and R.random()<.25),complication=bool(R.random()<(.07 if cat in("Extraction","Implant","Root canal","Crown") else .012)),patient_id=int(p.patient_id),practice_id=pr,clinician_id=cl_,referred_by=int(R.choice([x for x in range(1,14)])) if R.random()<.22 else None))
    if tot:
        days=int(R.choice([0,0,0,1])) if R.random()<.55 else int(R.gamma(2.5,11)); pd_=d+timedelta(days=days); paid=pd_ if pd_<TODAY and R.random()<.965 else None
        payer="NHS" if p.plan=="NHS" and R.random()<.55 else R.choice(["patient","insurer","employer"],p=[.8,.14,.06])
        iv.append(dict(invoice_id=f"INV{len(iv)+1:05d}",issued_on=d,paid_on=paid,days_to_pay=days if paid else None,payer=payer,method=(R.choice(["card","cash","direct debit","bank transfer"],p=[.55,.1,.2,.15]) if paid else None),amount=round(tot,2),reminder_sent=bool(days>25 or (paid is None and (TODAY-d).days>25)),patient_id=int(p.patient_id),practice_id=pr))
save("appointments",ap)
t=pd.DataFrame(tr); t["referred_by"]=t.referred_by.astype("Int64"); save("treatments",t)
v=pd.DataFrame(iv); v["days_to_pay"]=v.days_to_pay.astype("Int64"); save("invoices",v)
