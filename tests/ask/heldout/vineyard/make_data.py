"""The made-up wine estate Calder Ridge: writes six parquet files beside this script."""
from pathlib import Path
import datetime as dt
import numpy as np, pandas as pd, duckdb

HERE = Path(__file__).parent
R = np.random.default_rng(20260309)
D = lambda y, m, d: dt.date(y, m, d)

def save(name, frame):
    con = duckdb.connect(); con.register("f", frame)
    con.execute(f"copy (select * from f) to '{HERE / (name + '.parquet')}' (format parquet, compression zstd)")

# plots
names = ["Top Bank","Church Field","Long Acre","Hanger","Foxhole","Mill Slope","Rookery","Old Orchard","Pond Piece","Lower Downs",
 "Upper Downs","Chalk Pit","Quarry","Hop Garden","Badger Set","Saddler's","Windmill","Glebe","Parsonage","Kiln Field",
 "Beacon","Sheepwash","Ladywell","Starvecrow","Brick Field","Twelve Acres","Oast Piece","Cuckoo Wood","Gallows","Bluebell"]
var = ["Chardonnay"]*9+["Pinot Noir"]*8+["Pinot Meunier"]*4+["Bacchus"]*5+["Ortega"]*2+["Seyval Blanc"]*2
R.shuffle(var)
n=len(names)
plots = pd.DataFrame(dict(plot_id=np.arange(1,n+1), name=names, variety=var,
 area=np.round(R.gamma(3,0.6,n)+0.4,2), planted_year=R.choice([1988,1994,1998,2003,2006,2009,2012,2015,2018,2021],n),
 soil=R.choice(["chalk","greensand","clay","loam"],n,p=[.4,.25,.15,.2]), aspect=R.choice(["south","south-east","south-west","east"],n,p=[.45,.25,.2,.1]),
 slope=np.round(R.uniform(1,19,n),0).astype(int), organic=R.random(n)<.35, training=R.choice(["Guyot","double Guyot","cordon"],n,p=[.5,.35,.15])))
save("plots",plots)

# harvest loads
rows=[]; i=0
crews=["Romani","Valley Pickers","Estate team","Volunteers","Kentish Hands"]
for y,f in ((2023,1.2),(2024,.7),(2025,1.05)):
    for p in plots.itertuples():
        start=D(y,9,8)+dt.timedelta(days=int({"Ortega":0,"Bacchus":5,"Seyval Blanc":12,"Pinot Noir":16,"Pinot Meunier":18,"Chardonnay":22}[p.variety]+R.integers(0,9)))
        if y-p.planted_year<4 and R.random()<.7: continue
        for k in range(max(2,int(p.area*f*R.uniform(5.5,9)))):
            i+=1
            rot=max(0,R.normal(4 if y!=2024 else 8,3))
            m="machine" if (p.slope<8 and R.random()<.6) else "hand"
            rows.append((i,p.plot_id,start+dt.timedelta(days=int(min(k//4,12))),int(R.integers(7,17)) if m=="hand" else int(R.choice([5,6,7,20,21])),m,
              None if m=="machine" else R.choice(crews,p=[.3,.27,.2,.08,.15]),int(R.gamma(9,75)) if m=="hand" else int(R.gamma(9,150)),
              None if R.random()<.05 else round(R.normal(72 if y!=2024 else 67,4),0), None if R.random()<.05 else round(R.normal(9.4 if y!=2024 else 10.8,1.1),1),
              round(rot,1), bool(rot>11 or R.random()<.02)))
save("harvests",pd.DataFrame(rows,columns="load_id plot_id picked_on hour method crew kg sugar acidity rot rejected".split()).astype({"crew":object}))

# wines
W=[("Calder Ridge Brut","sparkling","Chardonnay",0,36),("Calder Ridge Brut","sparkling","Chardonnay",2020,39),("Blanc de Blancs","sparkling","Chardonnay",2019,48),
("Blanc de Noirs","sparkling","Pinot Noir",2020,46),("Sparkling Rosé","sparkling","Pinot Noir",2021,42),("Prestige Cuvée","sparkling","Pinot Noir",2016,85),
("Demi-Sec","sparkling","Pinot Meunier",0,34),("Beacon Bacchus","white","Bacchus",2023,17),("Beacon Bacchus","white","Bacchus",2024,18),
("Oast House White","white","Ortega",2023,15),("Oast House White","white","Ortega",2024,15.5),("Chalk Pit Chardonnay","white","Chardonnay",2022,26),("Chalk Pit Chardonnay","white","Chardonnay",2023,27),
("Seyval Reserve","white","Seyval Blanc",2022,19),("Rookery Pinot Noir","red","Pinot Noir",2022,29),("Rookery Pinot Noir","red","Pinot Noir",2023,30),("Meunier Rouge","red","Pinot Meunier",2022,24),
("Ladywell Rosé","rosé","Pinot Noir",2023,16.5),("Ladywell Rosé","rosé","Pinot Noir",2024,17),("Orange Ortega","orange","Ortega",2023,23),("Late Harvest","dessert","Bacchus",2022,28)]
wines=pd.DataFrame([(i+1,a,b,c,v or None,p,round(float(R.normal(12 if b!="dessert" else 9.5,.4)),1),bool(R.random()<.7),375 if b=="dessert" else 750) for i,(a,b,c,v,p) in enumerate(W)],
 columns="wine_id name style grape vintage list_price abv vegan size_ml".split()).astype({"vintage":"Int64"})
save("wines",wines)

# tank batches
rows=[]
tanks=[(f"T{k:02d}","steel",int(R.choice([2000,3000,5000,8000]))) for k in range(1,19)]+[(f"B{k:02d}","oak",225) for k in range(1,25)]+[(f"C{k}","concrete",1600) for k in range(1,5)]+[("A1","amphora",500),("A2","amphora",500),("A3","amphora",800)]
i=0
for y in (2023,2024,2025):
    for t,v,c in tanks:
        for turn in range(int(R.integers(1,3))):
            i+=1
            f=D(y,9,18)+dt.timedelta(days=int(R.integers(0,45)+turn*70))
            days=int(R.gamma(6,{"steel":14,"oak":40,"concrete":22,"amphora":28}[v]/1.3))+8
            e=f+dt.timedelta(days=days); e=None if e>D(2026,3,8) else e
            lin=int(c*R.uniform(.7,.98)); ferm=int(R.gamma(9,1.8))+4
            stuck=bool(R.random()<.07)
            rows.append((i,t,v,c,int(R.choice([w for w in range(1,22)])),f,e,lin,None if e is None else int(lin*(1-R.gamma(2,.018 if v!="oak" else .03))),ferm+(14 if stuck else 0),R.choice(["wild","EC1118","QA23","BDX"],p=[.22,.43,.25,.1]),stuck,v=="oak" and bool(R.random()<.3)))
save("batches",pd.DataFrame(rows,columns="batch_id tank vessel capacity wine_id filled_on emptied_on litres_in litres_out ferment_days yeast stuck new_oak".split()))

# bottlings
rows=[]
for i in range(1,241):
    w=int(R.integers(1,22)); d=D(2024,1,8)+dt.timedelta(days=int(R.integers(0,785)))
    if R.random()<.45: d=d.replace(month=int(R.choice([2,3,4,5])),year=int(R.choice([2024,2025])),day=min(d.day,28))
    st=wines["style"][w-1]; q=int(R.gamma(3,900))+300
    b=int(R.poisson(q*(.009 if st=="sparkling" else .003)))
    rows.append((i,f"L{d.year%100}{i:03d}",w,d,R.choice(["Line 1","Line 2","Mobile line"],p=[.5,.3,.2]),"cork" if st=="sparkling" else R.choice(["screwcap","cork","glass stopper"],p=[.6,.33,.07]),q,b,None if R.random()<.06 else round(float(R.gamma(6,.9)),1),bool(R.random()<.12)))
save("bottlings",pd.DataFrame(rows,columns="run_id lot wine_id bottled_on line closure bottles broken hours magnum".split()))

# sales
trade=[("Hartley & Sons","merchant","United Kingdom"),("The Crown Inn","pub","United Kingdom"),("Brasserie Lumen","restaurant","United Kingdom"),("Northwind Wines","merchant","United Kingdom"),("Hotel Astoria","hotel","United Kingdom"),
("Vinmonopolet","importer","Norway"),("Tokyo Cellars","importer","Japan"),("Blue Harbor Imports","importer","United States"),("Svensson Vin","importer","Sweden"),("The Gilded Fork","restaurant","United Kingdom"),
("Marlowe's","restaurant","United Kingdom"),("Fenwick Food Hall","merchant","United Kingdom"),("Dutch Wine Guild","importer","Netherlands"),("The Plough","pub","United Kingdom"),("Maison Delcourt","importer","France")]
counties=["Kent","East Sussex","London","Surrey","Hampshire","Essex","Scotland"]
wp=R.dirichlet(np.full(21,2.2)); rows=[]; o=0; k=0
for d in pd.date_range("2024-01-02","2026-03-08"):
    d=d.date()
    season=[.5,.6,.75,.9,1.1,1.25,1.2,1.15,1,.95,1.35,1.9][d.month-1]*(1.15 if d.year==2025 else 1.2 if d.year==2026 else 1)*(1.8 if d.weekday()>=5 else 1)
    for _ in range(R.poisson(4.2*season)):
        o+=1
        ch=R.choice(["cellar door","online","wine club","trade","events"],p=[.42,.24,.13,.15,.06])
        if d.weekday()==0 and ch=="cellar door": ch="online"
        if ch=="trade":
            c,t,co=trade[int(min(14,R.geometric(.14)-1))]; cu=c; cty=None if co!="United Kingdom" else R.choice(counties)
        else:
            t="private"; co="United Kingdom" if R.random()<.96 else R.choice(["Ireland","United States","Germany"]); cu=f"P{int(R.zipf(1.35))%1900:04d}"; cty=None if co!="United Kingdom" or R.random()<.1 else R.choice(counties,p=[.34,.2,.18,.12,.07,.06,.03])
        sh=None if ch in("cellar door","events") else d+dt.timedelta(days=int(R.integers(1,9)))
        if sh and sh>D(2026,3,8): sh=None
        disc=float({"trade":R.choice([20,25,30,35]),"wine club":15,"cellar door":R.choice([0,0,0,0,5,10]),"online":R.choice([0,0,0,10]),"events":0}[ch])
        st=R.choice(["completed","returned","cancelled","pending"],p=[.91,.035,.025,.03]); gift=bool(R.random()<(.28 if d.month in(11,12) else .08)) and ch!="trade"
        pay=R.choice(["card","cash","bank transfer","voucher"],p=[.78,.1,.04,.08]) if ch!="trade" else "bank transfer"
        for w in R.choice(21,size=int(min(5,R.geometric(.62))),replace=False,p=wp):
            k+=1; q=int(R.choice([12,24,36,60,120,240],p=[.25,.25,.2,.16,.1,.04])) if ch=="trade" else int(R.choice([1,2,3,6,12],p=[.38,.25,.12,.18,.07]))
            rows.append((k,o,int(w)+1,d,sh,ch,cu,t,co,cty,q,round(q*wines.list_price[w]*(1-disc/100),2),round(q*wines.list_price[w]*disc/100,2),int(disc),st,gift,pay))
save("sales",pd.DataFrame(rows,columns="line_id order_id wine_id sold_on shipped_on channel customer customer_type country county bottles amount discount discount_pct status gift payment".split()))
