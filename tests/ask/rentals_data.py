"""A few bikes for rent, named as columns are: what a catalog with hardly a word in it is asked."""

from __future__ import annotations

TABLES = (
    """create table stf as select * from (values
        (1, 'Ada Moen', 'Mechanic', date '2012-03-01', 1), (2, 'Bo Lind', 'Sales clerk', date '2019-05-01', 1),
        (3, 'Cem Aydin', 'Station manager', date '2015-01-01', 1), (4, 'Dora Ruiz', 'Station manager', date '2021-01-01', 2),
        (5, 'Eli Sand', 'Mechanic', date '2023-09-01', 2)) t(stf_id, nm, job, hir_dt, stn_id)""",
    """create table stn as select * from (values
        (1, 'Pier', 'Oslo', true, 3), (2, 'Forest Gate', 'Bergen', false, 4)) t(stn_id, nm, town, cafe, mgr_id)""",
    """create table bike as select * from (values
        (1, 'Electric Racer', 'Road bikes', true, false, 'Voltwerk'), (2, 'Hill Climber', 'Mountain bikes', false, false, 'Alpina'),
        (3, 'City Cargo', 'Cargo bikes', true, true, 'Voltwerk'), (4, 'Family Cargo', 'Cargo bikes', false, true, 'Brandvold Cycles')) t(bike_id, nm, cat, elc, chl_seat, maker)""",
    """create table rnt as select 1 + i // 2 as rnt_id, 1 + i % 2 as ln, date '2025-01-01' + cast(i // 2 as integer) as dt,
        8 + i % 10 as hr, ['Card', 'Cash', 'App'][1 + i % 3] as pay, ['Counter', 'Machine'][1 + i % 2] as pos, i % 4 = 0 as ins, i % 5 = 0 as rain, 1 + i % 2 as stn_id, 1 + i % 4 as bike_id,
        1 + 4 * (i % 2) as mch_id, 2 + i % 3 as chk_id, 10 + i % 30 as net from range(300) t(i)""",
    """create table wo as select i as wo_id, date '2025-02-01' + cast(2 * i as integer) as dt, ['Worn', 'Rust'][1 + i % 2] as rsn,
        i % 3 = 0 as don, ['Scrap yard', 'Parts shelf'][1 + i % 2] as disposal_site, ['Crash', 'Frost', 'Vandals'][1 + i % 3] as fault, 1 + i % 2 as stn_id, 1 + i % 7 as kg from range(60) t(i)""",
)
