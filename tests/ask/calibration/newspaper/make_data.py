"""Data of a made-up regional newspaper group: run in this folder to write the parquet files again."""
import datetime as dt
from pathlib import Path
import numpy as np, pyarrow as pa, pyarrow.parquet as pq
R = np.random.default_rng(1855)
HERE = Path(__file__).parent
def write(name, **cols):
    pq.write_table(pa.table(cols), HERE / f"{name}.parquet", compression="zstd", compression_level=15)
def some(a, mask):
    return pa.array([x.item() if hasattr(x,"item") else x for x in a], mask=np.asarray(mask))
T = [("CVC","Calder Valley Courier","Yorkshire","daily","compact",1855,9800,1.1),("HPO","Harrogate Post","Yorkshire","daily","broadsheet",1871,7400,1.3),
 ("ESE","Evening Steel Echo","South Yorkshire","daily","tabloid",1903,12600,.95),("DAL","Dales Gazette","Dales","weekly","broadsheet",1888,5200,1.6),
 ("WCH","Whitby Coast Herald","Coast","weekly","tabloid",1924,4100,1.5),("SUN","Northern Sunday","Yorkshire","weekly","compact",1989,15800,2.2)]
write("titles", code=[t[0] for t in T], title=[t[1] for t in T], area=[t[2] for t in T], frequency=[t[3] for t in T], size=[t[4] for t in T], founded=[t[5] for t in T])
D0=dt.date(2024,7,1); END=dt.date(2025,11,11); ND=(END-D0).days+1
days=[D0+dt.timedelta(days=i) for i in range(ND)]
# ------------------------------------------------------------ editions printed
rows=[]
for k,t in enumerate(T):
    for i,d in enumerate(days):
        if t[3]=="daily" and d.weekday()==6: continue
        if t[0]=="DAL" and d.weekday()!=4 or t[0]=="WCH" and d.weekday()!=3 or t[0]=="SUN" and d.weekday()!=6: continue
        if d.month==12 and d.day==25: continue
        sat=d.weekday()==5
        run=int(t[6]*(1-.16*i/ND)*(1.35 if sat else 1)*R.normal(1,.02)); run=run//50*50
        sold=int(run*R.beta(30,5.5)); ret=run-sold-int(R.integers(60,260)); 
        pages=int(R.choice([32,40,48,56],p=[.3,.4,.2,.1])*(1.5 if sat or t[0]=="SUN" else 1))
        press="Bradford press" if t[0] in("CVC","HPO","DAL","SUN") and R.random()<.94 else "Teesside press"
        late=max(0,int(R.gamma(.5,18)-4)); 
        rows.append((d,t[0],press,run,sold,max(0,ret),pages,late,round(run*pages*.0031,0),"news special" if R.random()<.03 else ("weekend" if sat or t[0]=="SUN" else "normal"), int(R.poisson(run*.006)), R.random()<.12))
rows.sort(key=lambda r:(r[0],r[1])); c=list(zip(*rows))
write("editions", day=pa.array(c[0],pa.date32()), title_code=c[1], press=c[2], printed=pa.array(c[3],pa.int32()), sold=pa.array(c[4],pa.int32()), returned=pa.array(c[5],pa.int32()), pages=pa.array(c[6],pa.int16()),
 late_minutes=pa.array(c[7],pa.int16()), newsprint=c[8], kind=c[9], spoiled=pa.array(c[10],pa.int16()), supplement=c[11])
# ------------------------------------------------------------ subscriptions
n=5200
SD0=dt.date(2021,1,1); span=(END-SD0).days
x=np.sort((span*R.beta(1.5,1,n)).astype(int)); start=[SD0+dt.timedelta(days=int(v)) for v in x]
ti=R.choice(6,n,p=[.24,.2,.22,.12,.07,.15])
plan=R.choice(["print","digital","print + digital","weekend only"],n,p=[.3,.38,.2,.12])
chan=R.choice(["website","phone","door to door","newsagent","app","event stand"],n,p=[.41,.17,.09,.14,.15,.04])
promo=R.random(n)<np.where(np.isin(chan,["website","app"]),.45,.2)
price=np.select([plan=="print",plan=="digital",plan=="weekend only"],[26.5,9.99,11.5],33.0)*np.where(promo,.5,1)*R.choice([1,1,1,.9],n)
life=R.exponential(np.where(promo,500,1150)*np.where(plan=="digital",.8,1.1)); endx=x+life.astype(int)+14
ended=endx<span; endd=[SD0+dt.timedelta(days=int(min(v,span))) for v in endx]
why=R.choice(["too expensive","no time to read","moved away","delivery problems","unhappy with content","deceased","payment failed"],n,p=[.29,.19,.11,.13,.1,.05,.13])
age=R.choice(["under 35","35 to 49","50 to 64","65 and over"],n,p=[.13,.23,.31,.33]); pay=R.choice(["direct debit","card","cheque","PayPal"],n,p=[.55,.31,.06,.08])
town=R.choice(["Halifax","Harrogate","Sheffield","Skipton","Whitby","Hebden Bridge","Rotherham","Ripon","Scarborough","Huddersfield"],n,p=[.17,.15,.18,.07,.05,.08,.1,.05,.05,.1])
write("subscriptions", sub_no=pa.array(range(30000,30000+n),pa.int32()), title_code=[T[i][0] for i in ti], started=pa.array(start,pa.date32()), ended=pa.array(endd,pa.date32(),mask=~ended), plan=list(plan), channel=list(chan),
 promo=promo, price=np.round(price,2), end_reason=some(why,~ended|(R.random(n)<.08)), age_band=some(age,R.random(n)<.12), payment=list(pay), town=list(town), gift=R.random(n)<.06, complaints=pa.array(R.poisson(.35,n),pa.int8()))
# ------------------------------------------------------------ advertisers and adverts
A=[("Hobson's Carpets","retail","local"),("Pennine Motors","motoring","local"),("Ridings Estate Agents","property","local"),("Aire Valley Homes","property","local"),("Fairway Supermarkets","retail","national"),
 ("Brontë Garden Centre","leisure","local"),("Yorkshire Bathrooms Direct","retail","local"),("NorthBank Building Society","finance","national"),("Swift & Daughters Funerals","family notices","local"),("Calderdale Council","public notices","local"),
 ("Leeds Playhouse Tours","leisure","local"),("MegaSofa","retail","national"),("Dales Rail","travel","national"),("Humber Holidays","travel","local"),("Castle Jobs","recruitment","national"),("St Oswald's Trust","charity","local"),
 ("Kirkgate Dental","health","local"),("ClearHear Aids","health","national"),("Whitby Fish Co","retail","local"),("Steel City Recruitment","recruitment","local"),("Auto Arcade","motoring","local"),("Broadband Bee","telecoms","national"),("Pickering Show","leisure","local"),("Harper & Lowe Solicitors","finance","local")]
write("advertisers", advertiser_id=pa.array(range(1,len(A)+1),pa.int16()), advertiser=[a[0] for a in A], trade=[a[1] for a in A], reach=[a[2] for a in A], since=pa.array([dt.date(1995,1,1)+dt.timedelta(days=int(v)) for v in R.integers(0,10900,len(A))],pa.date32()), credit_hold=[i in(6,20) for i in range(len(A))])
n=4600
season=np.array([.75,.85,1,1,1.05,.95,.8,.8,1,1.1,1.4,1.5])[np.array([d.month for d in days])-1]*np.where(np.array([d.weekday() for d in days])>=4,1.5,1)
d=np.sort(R.choice(ND,n,p=season/season.sum())); aw=R.gamma(1.3,1,len(A)); aw/=aw.sum(); a=R.choice(len(A),n,p=aw)
med=R.choice(["print","web banner","newsletter","sponsored article"],n,p=[.58,.27,.09,.06]); isp=med=="print"
size=np.where(isp,R.choice(["full page","half page","quarter page","classified","front page strip"],n,p=[.11,.19,.28,.35,.07]),None)
rate=np.select([size=="full page",size=="half page",size=="quarter page",size=="classified",size=="front page strip",med=="web banner",med=="newsletter"],[1850,980,520,48,740,260,190],900)*R.lognormal(0,.18,n)
disc=np.where(R.random(n)<.42,R.choice([5,10,15,20,30],n,p=[.25,.35,.2,.15,.05]),0)
st=np.where(R.random(n)<.06,"cancelled",np.where(R.random(n)<.02,"disputed","ran"))
rep=R.choice(["Moira Kettlewell","Dev Patel","Sandra Ogden","Lewis Tran","Joanna Firth"],n,p=[.28,.23,.2,.17,.12])
mor=[days[i] for i in d]; bk=[m-dt.timedelta(days=int(v)) for m,v in zip(mor,R.gamma(2,7,n))]
write("adverts", booking=pa.array(range(70000,70000+n),pa.int32()), advertiser_id=pa.array(a+1,pa.int16()), title_code=[T[i][0] for i in R.choice(6,n,p=[.22,.2,.24,.1,.07,.17])], runs_on=pa.array(mor,pa.date32()), booked_on=pa.array(bk,pa.date32()),
 medium=list(med), size=list(size), state=list(st), rep=some(rep,R.random(n)<.04), rate_card=np.round(rate,0), discount=pa.array(disc,pa.int8()), charged=np.where(st=="cancelled",0,np.round(rate*(1-disc/100),0)), colour=some(R.random(n)<.7,~isp), paid=(R.random(n)<.86)&(st=="ran"))
# ------------------------------------------------------------ articles
n=5400
wkd=np.where(np.array([x.weekday() for x in days])==6,.5,1.0); d=np.sort(R.choice(ND,n,p=wkd/wkd.sum()))
sec=R.choice(["news","sport","business","culture","opinion","farming","obituaries","crime"],n,p=[.3,.22,.08,.11,.07,.07,.05,.1])
au=["Nell Ackroyd","Tariq Mahmood","Fiona Birtwhistle","Gus Ramsden","Olive Sutcliffe","Pete Hardcastle","Leah Cohen","Robbie Shaw","Amara Diallo","Cath Earnshaw","Simon Naylor","Jess Pym"]
src=R.choice(["staff","freelance","agency wire","reader"],n,p=[.58,.17,.21,.04]); aun=np.where(src=="staff",R.choice(au,n,p=np.array([13,12,11,10,9,9,8,8,7,6,4,3])/100),None)
hr=R.choice(24,n,p=np.array([1,1,1,1,2,5,9,9,8,7,7,6,6,5,5,6,6,5,4,3,2,2,1,1])/np.sum([1,1,1,1,2,5,9,9,8,7,7,6,6,5,5,6,6,5,4,3,2,2,1,1]))
pub=[dt.datetime.combine(days[i],dt.time(int(h),int(m))) for i,h,m in zip(d,hr,R.integers(0,60,n))]
words=np.clip(R.lognormal(6.1,.5,n),60,4200).astype(int); pay=R.random(n)<np.where(np.isin(sec,["business","opinion","culture"]),.6,.3)
views=(R.lognormal(6.3,1.1,n)*np.where(np.isin(sec,["crime","sport"]),1.8,1)*np.where(pay,.6,1)).astype(int); com=R.poisson(views*np.where(sec=="opinion",.02,.005))
conv=R.binomial(views,np.where(pay,.0014,.0001))
web_only=R.random(n)<.33
write("articles", article=pa.array(range(n),pa.int32()), title_code=[T[i][0] for i in R.choice(6,n,p=[.23,.2,.25,.12,.08,.12])], published=pa.array(pub,pa.timestamp("s")), section=list(sec), source=list(src), author=some(aun,aun==None),
 words=pa.array(words,pa.int16()), paywall=pay, views=pa.array(views,pa.int32()), comments=pa.array(com,pa.int16()), signups=pa.array(conv,pa.int16()), corrected=R.random(n)<.021, web_only=web_only, photos=pa.array(R.poisson(1.6,n),pa.int8()), video=R.random(n)<.09)
