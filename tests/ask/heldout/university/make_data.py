"""Seeded data of a university. python make_data.py (writes parquet files beside itself)."""
import random, datetime as dt, os
import pyarrow as pa, pyarrow.parquet as pq
R = random.Random(20250315); here = os.path.dirname(os.path.abspath(__file__)); D = dt.date
def write(name, rows): pq.write_table(pa.Table.from_pylist(rows), os.path.join(here, name + ".parquet"))
programmes = [dict(zip("programme_id name degree faculty campus language".split(), r)) for r in [
 (1,"Computer Science","Bachelor","Science and Engineering","Riverside","English"),(2,"Data Science","Master","Science and Engineering","Riverside","English"),
 (3,"Mechanical Engineering","Bachelor","Science and Engineering","Riverside","German"),(4,"Molecular Biology","Master","Life Sciences","Hillgate","English"),
 (5,"Nursing","Bachelor","Life Sciences","Hillgate","German"),(6,"Economics","Bachelor","Business and Economics","Old Town","English"),
 (7,"Finance","Master","Business and Economics","Old Town","English"),(8,"History","Bachelor","Humanities","Old Town","German"),
 (9,"Comparative Literature","Doctorate","Humanities","Old Town","English"),(10,"Law","Bachelor","Law","Old Town","German"),
 (11,"Physics","Doctorate","Science and Engineering","Riverside","English")]]
L = ["Ada Winterfeld","Bruno Castellani","Chidi Okonkwo","Dorothea Lindqvist","Emil Haugen","Farah Siddiqui","Gregor Pawlak","Hanneke de Vries","Ines Moreau","Jonas Albrecht","Keiko Yamamoto","Luca Ferrante","Mairead O'Connor","Nikolai Sorokin","Olivia Bergmann","Priya Raman","Quentin Dubois","Rosa Delgado"]
depts = ["Informatics","Mathematics","Engineering","Biology","Economics","History","Law","Languages"]
ranks = ["Professor","Associate Professor","Lecturer","Teaching Assistant"]
lecturers = [dict(lecturer_id=i+1,name=n,rank=R.choices(ranks,[4,4,6,3])[0],department=depts[i%8],contract_from=D(2005+R.randrange(19),R.choice([1,4,9,10]),1),part_time=R.random()<.3) for i,n in enumerate(L)]
C = [("Linear Algebra",6,"Mathematics"),("Calculus",6,"Mathematics"),("Algorithms",6,"Informatics"),("Databases",5,"Informatics"),("Machine Learning",8,"Informatics"),("Operating Systems",5,"Informatics"),("Thermodynamics",7,"Engineering"),("Statics",4,"Engineering"),("Genetics",6,"Biology"),("Anatomy",8,"Biology"),("Microeconomics",5,"Economics"),("Corporate Finance",6,"Economics"),("Econometrics",7,"Economics"),("Medieval Europe",4,"History"),("Roman Republic",4,"History"),("Contract Law",8,"Law"),("Constitutional Law",8,"Law"),("Spanish A1",3,"Languages"),("Academic Writing",3,"Languages"),("Translation Workshop",2,"Languages")]
levels = ["introductory","intermediate","advanced"]
courses = [dict(course_id=100+i,title=t,credits=c,department=d,level=levels[(i*7)%3],compulsory=(i%5) in (0,2),online=(i%6)==4,coordinator_id=R.choice([l["lecturer_id"] for l in lecturers if l["department"]==d])) for i,(t,c,d) in enumerate(C)]
F = "Amelie Noah Sofia Liam Mia Elias Lena Omar Yuki Tomas Carla Ivan Greta Samuel Nadia Felix Zoe Marek Aisha Hugo".split()
G = "Keller Novak Silva Brandt Osei Tanaka Rossi Nilsen Kowalski Haddad Schmitt Lopez Ferreira Weiss Ibrahim Laurent".split()
towns = {"Germany":["Leipzig","Freiburg","Bremen","Heidelberg"],"Poland":["Krakow","Gdansk"],"Italy":["Bologna","Turin"],"India":["Pune","Chennai"],"Brazil":["Recife"],"Nigeria":["Ibadan"],"Japan":["Sapporo"],"France":["Lyon"]}
students = []
for i in range(420):
    co = R.choices(list(towns),[60,9,8,12,5,4,3,6])[0]
    y = R.choices([2021,2022,2023,2024,2025],[15,22,27,31,5])[0]
    m = (3 if R.random()<.6 else 2) if y==2025 else R.choices([10,4,9],[70,18,12])[0]
    students.append(dict(student_id=5000+i,name=R.choice(F)+" "+R.choice(G),home_country=co,home_town=R.choice(towns[co]),gender=R.choices(["female","male","non-binary"],[52,45,3])[0],programme_id=R.choices(range(1,12),[16,9,10,6,9,13,7,7,3,11,4])[0],matriculated_on=D(y,m,R.randint(1,12)),funding=R.choices(["self-funded","scholarship","employer","state loan"],[45,20,8,27])[0],birth_year=R.randint(1988,2006),part_time=R.random()<.22,tutor_id=R.randint(1,18)))
enrol, exams = [], []; first, last = D(2023,1,1), D(2025,3,13)
def day(a,b): return a+dt.timedelta(R.randint(0,max(0,(b-a).days)))
n=0; x=0
for s in students:
    for c in R.sample(courses,0 if R.random()<.09 else R.randint(2,8)):   # some never enrol
        a = max(first,s["matriculated_on"]); d = day(a,last)
        if R.random()<.6:
            d2 = D(d.year,R.choice([2,3,9,10]),R.randint(1,28)); d = d2 if a<=d2<=last else d
        n+=1; fee = round(c["credits"]*R.choice([45,45,52.5,60]),2); dropped = R.random()<(.22 if c["online"] else .1)
        enrol.append(dict(enrolment_id=n,student_id=s["student_id"],course_id=c["course_id"],lecturer_id=R.choice([l["lecturer_id"] for l in lecturers if l["department"]==c["department"]]+[R.randint(1,18)]),registered_on=d,dropped=dropped,fee=fee,discount=round(fee*(R.choice([.25,.5]) if s["funding"]=="scholarship" else R.choice([0,0,0,.1])),2),channel=R.choices(["portal","office","phone"],[75,19,6])[0],hours_attended=R.randint(0,8) if dropped else R.randint(10,60)))
        if not dropped and R.random()<.85:
            t = d+dt.timedelta(R.randint(40,150)); att = 1
            while t<=last and att<=3:
                ab = R.random()<.06; mk = None if ab else max(3,min(100,round(R.gauss(64 if c["level"]!="advanced" else 57,17)+(4 if s["funding"]=="scholarship" else 0),1)))
                x+=1; ex = R.randint(1,18)
                exams.append(dict(exam_id=x,student_id=s["student_id"],course_id=c["course_id"],examiner_id=ex,second_marker_id=R.choice([i for i in range(1,19) if i!=ex]) if R.random()<.7 else None,sat_on=t,mark=mk,absent=ab,attempt=att,form=R.choices(["written","oral","project"],[65,20,15])[0],room=R.choice(["Aula Magna","Kepler Hall","Room B12","Noether Hall"]),minutes=R.choice([60,90,120,180])))
                if mk is not None and mk>=50: break
                att+=1; t+=dt.timedelta(R.randint(30,90))
for k,v in dict(programmes=programmes,lecturers=lecturers,courses=courses,students=students,enrolments=enrol,exams=exams).items(): write(k,v); print(k,len(v))
