"""Seeded data of a software company's support desk. python make_data.py (writes parquet files beside itself)."""
import random, datetime as dt, os
import pyarrow as pa, pyarrow.parquet as pq
R = random.Random(918); here = os.path.dirname(os.path.abspath(__file__)); D = dt.date
def write(name, rows): pq.write_table(pa.Table.from_pylist(rows), os.path.join(here, name + ".parquet"))
first, last = D(2023,1,1), D(2024,9,17)
def day(a,b): return a+dt.timedelta(R.randint(0,max(0,(b-a).days)))
AG = ["Tamsin Oakley","Ravi Menon","Beatriz Salgado","Callum Fraser","Mei-Ling Zhou","Stefan Krüger","Aoife Brennan","Dmitri Volkov","Lucía Herrera","Kofi Mensah","Hana Suzuki","Pieter Jansen","Marta Zielinska","Jerome Baptiste","Sunniva Dahl","Owen Prichard"]
teams = ["Frontline","Billing Desk","Platform","Integrations"]
agents = [dict(agent_id=i+1,nm=n,team=teams[i%4],site=["Dublin","Kraków","Manila"][(i*5)%3],lvl=["L1","L1","L2","L3"][R.randrange(4)],hired=day(D(2018,1,1),D(2024,3,1)),remote=R.random()<.4) for i,n in enumerate(AG)]
A1 = "Northwind Acme Bluebird Cobalt Granite Harbor Juniper Kestrel Lumen Meridian Nimbus Orchid Pinnacle Quarry Redwood Summit Tidal Umbra Vertex Willow".split()
A2 = "Logistics Foods Health Capital Robotics Studios Energy Insurance".split()
ctry = {"United Kingdom":("EMEA",["Leeds","Bristol"]),"Germany":("EMEA",["Hamburg","Stuttgart"]),"Spain":("EMEA",["Valencia"]),"United States":("AMER",["Denver","Austin","Portland"]),"Canada":("AMER",["Calgary"]),"Australia":("APAC",["Perth"]),"Singapore":("APAC",["Singapore"])}
ind = {"Logistics":"logistics","Foods":"retail","Health":"healthcare","Capital":"finance","Robotics":"manufacturing","Studios":"media","Energy":"utilities","Insurance":"finance"}
names = [f"{a} {b}" for a in A1 for b in A2]; R.shuffle(names)
accounts = []
for i,n in enumerate(names[:130]):
    co = R.choices(list(ctry),[20,16,8,30,9,8,6])[0]
    accounts.append(dict(acct_id=i+1,nm=n,industry=ind[n.split()[1]],segment=R.choices(["enterprise","mid-market","startup"],[20,45,35])[0],country=co,region=ctry[co][0],city=R.choice(ctry[co][1]),csm_id=R.randint(1,16),signed_up=day(D(2020,1,1),D(2024,8,30)),churned=R.random()<.14))
PR = ["Ledgerly","Pipeflow","Vaultkeep","Chartmint"]; PW=[40,30,18,12]
tickets, replies, surveys, subs = [], [], [], []
rid=sid=0
for t in range(1,1701):
    a = R.choice(accounts[:60]) if R.random()<.6 else R.choice(accounts[:118])
    d = day(max(first,a["signed_up"]),last)
    if d.isoweekday()>5 and R.random()<.6: d-=dt.timedelta(2); d=max(d,first)
    p = R.choices(PR,PW)[0]; sev = R.choices(["P1","P2","P3","P4"],[6,20,46,28])[0]; g = R.randint(1,16)
    h = round(R.expovariate(1/{"P1":9,"P2":26,"P3":60,"P4":95}[sev])+1,1); c = d+dt.timedelta(hours=h); c = c if isinstance(c,D) else c
    c = d+dt.timedelta(int(h//24)); op = c>last or R.random()<.03
    esc = R.random()<(.5 if sev=="P1" else .12); fr = R.randint(3,40) if sev=="P1" else R.randint(10,400)
    tickets.append(dict(ticket_id=t,acct_id=a["acct_id"],assignee_id=g if R.random()<.96 else None,esc_to_id=R.choice([i for i in range(1,17) if i!=g]) if esc else None,prod=p,sev=sev,chan=R.choices(["email","chat","phone","web form"],[40,32,10,18])[0],topic=R.choices(["login","invoicing","data import","performance","API","how-to","bug"],[14,15,13,10,14,20,14])[0],stat=("open" if R.random()<.6 else "waiting on customer") if op else "closed",opened=d,closed=None if op else c,frt_min=fr,ttr_h=None if op else h,breached=fr>{"P1":30,"P2":240,"P3":350,"P4":390}[sev],escalated=esc,reopened=R.random()<.09))
    for k in range(R.choices([1,2,3,4,5,6],[20,28,22,15,10,5])[0]):
        rid+=1; replies.append(dict(reply_id=rid,ticket_id=t,agent_id=g if R.random()<.7 else R.randint(1,16),sent=min(last,d+dt.timedelta(R.randint(0,6))),internal=R.random()<.25,words=R.randint(15,320),mins=R.randint(2,45)))
    if not op and R.random()<.38:
        sid+=1; surveys.append(dict(survey_id=sid,ticket_id=t,answered=min(last,c+dt.timedelta(R.randint(0,9))),score=R.choices([1,2,3,4,5],[12,12,16,30,30] if h>60 else [4,6,13,34,43])[0],has_comment=R.random()<.35))
b=0
for a in accounts:
    for p in R.sample(PR,R.choices([1,2,3],[60,30,10])[0]):
        b+=1; plan = R.choices(["Starter","Team","Business","Enterprise"],[25,35,25,15])[0]; seats = {"Starter":R.randint(1,8),"Team":R.randint(5,40),"Business":R.randint(20,120),"Enterprise":R.randint(80,500)}[plan]
        m = round(seats*{"Starter":9,"Team":12,"Business":18,"Enterprise":24}[plan],2); s = day(a["signed_up"],last)
        subs.append(dict(sub_id=b,acct_id=a["acct_id"],prod=p,plan=plan,seats=seats,mrr=m,disc=round(m*R.choice([0,0,.05,.1,.2]),2),started=s,ended=day(s,last) if a["churned"] or R.random()<.08 else None,billing=R.choice(["monthly","monthly","annual"]),auto_renew=R.random()<.7))
for k,v in dict(agents=agents,accounts=accounts,tickets=tickets,replies=replies,surveys=surveys,subs=subs).items(): write(k,v); print(k,len(v))
