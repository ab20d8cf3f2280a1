"""A harbour office, in short names; its moorings are told apart from the nights they last."""

from __future__ import annotations

TABLES = (
    """create table skp as select i as skp_id, ['Ada Holm', 'Bo Lind', 'Cleo Marsh', 'Dirk Vos'][1 + i % 4] as nm,
        ['NO', 'SE', 'NL'][1 + i % 3] as ctry, i % 2 = 0 as club from range(12) t(i)""",
    """create table pier as select * from (values
        (0, 'North Pier', 'pier', 'Kent', true), (1, 'Old Mole', 'mole', 'Kent', false), (2, 'Ferry Pontoon', 'pontoon', 'Essex', true))
        t(pier_id, pier_name, pier_type, county, lit)""",
    """create table moor as select i as ma_id, i % 12 as skp_id, i % 3 as pier_id, date '2024-01-01' + cast(i % 500 as integer) as in_dt,
        date '2023-12-01' + cast(i % 500 as integer) as bk_dt, 1 + i % 14 as nights, 6 + i % 12 as loa_m,
        ['web', 'phone'][1 + i % 2] as chan, i % 4 = 0 as pw, 20 + i % 90 as fee from range(900) t(i)""",
    """create table sur as select i as sur_id, i as ma_id, date '2024-03-01' + cast(i % 400 as integer) as dt,
        date '2024-03-20' + cast(i % 400 as integer) as done_dt, ['hull', 'rig'][1 + i % 2] as typ, i % 3 = 0 as pd, 80 + i % 40 as fee from range(300) t(i)""",
    """create table rescues as select i as rescue_id, date '2024-01-01' + cast(i % 500 as integer) as called_on, i % 3 as pier_id,
        ['Red', 'Blue'][1 + i % 2] as crew, i % 5 = 0 as night, i % 7 > 0 as ok, 20 + i % 50 as minutes, i % 9 as towed from range(200) t(i)""",
    """create table rep as select i as rep_id, date '2024-01-01' + cast(i % 500 as integer) as dt, i % 3 as pier_id, i % 4 = 0 as wty, 100 + i as cost from range(80) t(i)""",
    """create table lse as select i as lse_id, date '2024-01-01' + cast(i % 500 as integer) as st_dt, i % 3 as pier_id, 12 * (1 + i % 4) as term from range(60) t(i)""",
)
