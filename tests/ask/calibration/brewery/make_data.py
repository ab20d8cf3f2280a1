"""Writes the parquet files beside this file; always the same."""
from datetime import date, timedelta
from pathlib import Path
import numpy as np, pandas as pd
R = np.random.default_rng(1851)
HERE = Path(__file__).parent
TODAY = date(2025, 9, 17)
START = date(2023, 1, 2)
def save(name, df): df.to_parquet(HERE / f"{name}.parquet", index=False)
B = [("Harbour Light","Pale Ale",3.9,28,1,"2014-05-01"),("Old Ferryman","Bitter",4.2,32,1,"2014-05-01"),("Black Heron","Stout",5.1,40,1,"2015-10-09"),
("Tidewater","IPA",5.8,62,1,"2016-03-18"),("Saltmarsh","Gose",4.0,8,0,"2021-06-11"),("Copper Bell","Amber Ale",4.5,30,1,"2017-09-01"),
("Lighthouse Keeper","Porter",5.4,36,0,"2019-11-01"),("Foghorn","Double IPA",8.2,85,0,"2020-02-14"),("Little Tern","Table Beer",2.8,20,1,"2022-04-08"),
("Samphire","Saison",6.0,24,0,"2022-07-01"),("Slack Tide","Low Alcohol",0.5,18,1,"2023-01-06"),("Harvest Moon","Pale Ale",4.6,45,0,"2018-09-21"),
("Winter Mooring","Barley Wine",9.5,55,0,"2017-12-01"),("Driftwood","Lager",4.6,22,1,"2021-04-16")]
pop = np.array([15,12,10,13,3,8,4,3,5,3,4,3,2,11.]); pop /= pop.sum()
save("beers", pd.DataFrame([dict(beer_id=i+1,name=n,style=s,abv=a,ibu=u,core=bool(c),launched_on=date.fromisoformat(d)) for i,(n,s,a,u,c,d) in enumerate(B)]))
T = [(f"FV{i}","fermenter",[20,20,20,30,40,40,60,60][i-1],"Old Cellar" if i<=4 else "New Hall") for i in range(1,9)] + [(f"BT{i}","bright tank",[20,30,40,60][i-1],"Old Cellar" if i<=2 else "New Hall") for i in range(1,5)]
save("tanks", pd.DataFrame([dict(tank_id=i+1,name=n,kind=k,capacity_hl=float(c),hall=h) for i,(n,k,c,h) in enumerate(T)]))
towns = {"Whitby":"North Yorkshire","Scarborough":"North Yorkshire","York":"North Yorkshire","Malton":"North Yorkshire","Harrogate":"North Yorkshire","Hull":"East Yorkshire","Bridlington":"East Yorkshire","Beverley":"East Yorkshire","Leeds":"West Yorkshire","Bradford":"West Yorkshire"}
a = ["Anchor","Plough","Fox and Hounds","Station","Black Bull","Dolphin","Crown","Moorcock","Wheatsheaf","Ship"]
names = {"pub":[f"The {x}" for x in a],"restaurant":["Salt & Smoke","Quayside Kitchen","The Larder","Magpie Table","Trenchers","Hearth"],"hotel":["Royal Hotel","Bay View Hotel","Grange Hotel"],"bottle shop":["Hop Shelf","Bottle & Cork","The Beer Cupboard"],"wholesaler":["Northern Ale Supplies","Ridings Drinks"]}
reps = ["Ruth Appleby","Dev Mistry","Callum Hodge"]
rows=[]; used=set()
kinds = ["pub"]*52+["restaurant"]*14+["hotel"]*8+["bottle shop"]*11+["wholesaler"]*5
for i,k in enumerate(kinds):
    while True:
        t=R.choice(list(towns)); n=f"{R.choice(names[k])}, {t}"
        if n not in used: break
    used.add(n)
    rows.append(dict(customer_id=100+i,name=n,kind=k,town=t,county=towns[t],free_house=bool(k!="pub" or R.random()<.62),rep=reps[0] if towns[t][0]=="N" and R.random()<.8 else reps[1] if R.random()<.6 else reps[2],since=date(2014,5,1)+timedelta(days=int(R.integers(0,3300) if R.random()<.7 else R.integers(3300,4120)))))
C=pd.DataFrame(rows); save("customers",C)
rows=[]; d=START; n=0
brewers=["Nadia Fell","Tom Garside","Gwen Pryce","Piotr Zielak"]
while d<TODAY:
    if d.weekday()<5 and R.random()<.72:
        n+=1; b=int(R.choice(14,p=pop)); trial=bool(R.random()<.07); fv=int(R.integers(1,9)); bt=int(R.integers(9,13))
        cap=T[fv-1][2]; v=round(cap*R.uniform(.82,.98),1); days=int(R.normal(16+B[b][2]*1.1,3)); days=max(days,9); p=d+timedelta(days=days)
        o="in tank" if p>=TODAY else "dumped" if R.random()<(.12 if trial else .03) else "packaged"
        rows.append(dict(batch_id=f"G{n:04d}",brewed_on=d,packaged_on=p if o=="packaged" else None,beer_id=b+1,fermenter_id=fv,bright_tank_id=bt if o!="in tank" or R.random()<.3 else None,brewer=R.choice(brewers,p=[.36,.28,.22,.14]),outcome=o,trial=trial,days_in_tank=days if o=="packaged" else None,original_gravity=round(1.005+B[b][2]*.0093+R.normal(0,.0012),3),brewed_hl=v,packaged_hl=round(v*R.uniform(.86,.96),1) if o=="packaged" else 0.0))
    d+=timedelta(days=1)
D=pd.DataFrame(rows); D["bright_tank_id"]=D.bright_tank_id.astype("Int64"); D["days_in_tank"]=D.days_in_tank.astype("Int64"); save("batches",D)
rows=[]; n=0; o=0; span=(TODAY-START).days
w=C.kind.map({"pub":1,"restaurant":.6,"hotel":.8,"bottle shop":.9,"wholesaler":3}).to_numpy()*R.uniform(.4,1.8,len(C)); w/=w.sum()
lit={"keg":30,"cask":41,"bottles":6,"cans":5.28}
for day in sorted(R.integers(0,span,2100)):
    d=START+timedelta(days=int(day))
    if d.month in (1,2) and R.random()<.35: continue
    c=C.iloc[int(R.choice(len(C),p=w))]
    if c.since>d: continue
    o+=1; ch=R.choice(["web","phone","rep"],p=[.3+.1*(d.year-2023),.45-.1*(d.year-2023),.25]); prom=d+timedelta(days=int(R.integers(2,6)))
    dl=prom+timedelta(days=int(R.choice([-1,0,0,0,1,2,4],p=[.1,.3,.3,.17,.07,.04,.02]))); paid=dl+timedelta(days=int(R.gamma(4,8)))
    paid=paid if paid<TODAY and R.random()<.985 else None; disc=int(R.choice([0,5,10,15],p=[.5,.25,.17,.08])) if c.kind!="wholesaler" else int(R.choice([15,20,25]))
    for b in R.choice(14,int(R.integers(1,5)),replace=False,p=pop):
        n+=1; pk=R.choice(["keg","cask","bottles","cans"],p=[.42,.36,.08,.14] if c.kind in("pub","hotel") else [.25,.05,.3,.4])
        u=int(R.integers(1,5) if pk in lit and pk in("keg","cask") else R.integers(2,16))*(3 if c.kind=="wholesaler" else 1)
        ret=None
        if pk in("keg","cask"):
            r=dl+timedelta(days=int(R.gamma(3,14))); ret=r if r<TODAY and R.random()<.96 else None
        rows.append(dict(line_id=n,order_id=f"SO{o:05d}",ordered_on=d,promised_on=prom,delivered_on=dl,customer_id=int(c.customer_id),beer_id=int(b)+1,package=pk,channel=ch,discount_pct=disc,units=u,litres=round(u*lit[pk],1),net_amount=round(u*lit[pk]*(2.1+B[b][2]*.16)*(1-disc/100)*(1.35 if pk in("bottles","cans") else 1)*(1+.04*(d.year-2023)),2),paid_on=paid,returned_on=ret))
save("order_lines",pd.DataFrame(rows)); print(len(rows),o,len(D))
rows=[]; n=0; t=0
for day in sorted(R.integers(0,span,1750)):
    d=START+timedelta(days=int(day))
    if d.weekday() in (0,1): d+=timedelta(days=int(R.integers(2,5)))
    if d>=TODAY: continue
    t+=1; wd=d.weekday(); oc="quiz night" if wd==3 else "live music" if wd==5 and R.random()<.5 else "brewery tour" if wd in(5,6) and R.random()<.25 else "ordinary"
    h=int(np.clip(R.normal(18.5,2.2),12,22)); pay=R.choice(["card","cash","voucher"],p=[.84,.12,.04])
    for b in R.choice(14,int(R.choice([1,2,3,4],p=[.3,.35,.22,.13])),replace=False,p=pop):
        n+=1; s=R.choice(["pint","half","third","growler"],p=[.52,.26,.16,.06]); q=int(R.integers(1,4)) if s!="growler" else 1
        price={"pint":4.6,"half":2.4,"third":1.8,"growler":12.5}[s]*(1+B[b][2]*.02)*(1+.05*(d.year-2023))
        rows.append(dict(line_id=n,bill_id=f"T{t:05d}",sold_on=d,hour=h,beer_id=int(b)+1,serve=s,payment=pay,occasion=oc,quantity=q,amount=round(q*price,2)))
save("taproom",pd.DataFrame(rows)); print(len(rows),t)
