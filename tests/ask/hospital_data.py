"""The hospital's tables, made by arithmetic so that every run has the same rows."""

from __future__ import annotations

TABLES = (
    """create table wards as select i as ward_id, list_extract(['Intensive Care', 'Cardiology', 'Maternity', 'Orthopaedics', 'Children'], 1 + i) as name,
        1 + i * 2 % 4 as floor, 8 + i * 6 as beds from range(5) t(i)""",
    """create table doctors as select i as doctor_id, list_extract(['Dr. Okafor', 'Dr. Lindqvist', 'Dr. Moreau', 'Dr. Tanaka', 'Dr. Silva', 'Dr. Novak'], 1 + i) as name,
        list_extract(['surgery', 'cardiology', 'anaesthesia'], 1 + i % 3) as specialty, list_extract(['junior', 'senior', 'chief'], 1 + i % 5 % 3) as grade from range(6) t(i)""",
    """create table patients as select i as patient_id, list_extract(['female', 'male'], 1 + i % 2) as sex, 1 + i * 17 % 95 as age,
        list_extract(['Bristol', 'Bath', 'Cardiff', 'Swansea'], 1 + i * 3 % 7 % 4) as town, list_extract(['public', 'private', 'none'], 1 + i % 5 % 3) as insurance
        from range(150) t(i)""",
    """create table admissions as select i as admission_id, i * 7 % 131 as patient_id, i * 3 % 5 as ward_id, i * 5 % 6 as doctor_id,
        date '2022-06-01' + cast(i * 23 % 530 as integer) as admitted_on, i * 11 % 24 as arrival_hour, i % 3 = 0 as emergency,
        list_extract(['asthma', 'fracture', 'heart attack', 'birth', 'pneumonia'], 1 + i * 3 % 7 % 5) as diagnosis, 1 + i * 13 % 19 as nights,
        case when i % 23 = 0 then 'died' else 'home' end as outcome, i % 8 = 2 as readmitted, 300 + i * 97 % 5000 as cost from range(900) t(i)""",
    """create table transfers as select i as transfer_id, i * 2 % 5 as from_ward, (i * 3 + 1) % 5 as to_ward,
        date '2022-06-02' + cast(i * 31 % 520 as integer) as moved_on from range(300) t(i)""",
    """create table operations as select i as operation_id, i * 5 % 6 as surgeon_id, i * 11 % 149 as patient_id,
        date '2022-06-03' + cast(i * 19 % 520 as integer) as operated_on, 'Theatre ' || (1 + i % 3) as theatre, 20 + i * 41 % 260 as minutes,
        i % 13 = 4 as complication from range(400) t(i)""",
)
