"""A few music studios, kept as warehouses keep things: what questions in plain words are asked of short names."""

from __future__ import annotations

TABLES = (
    """create table dim_studio as select * from (values
        ('RAV', 'Ravna', 'Upper Hills', true, 12), ('LIP', 'Lipa', 'Upper Hills', false, 6), ('BOR', 'Bor', 'Lower Hills', true, 30))
        t(std_cd, std_nm, cnty_nm, ngt_flg, room_cnt)""",
    """create table dim_teacher as select * from (values
        (1, 'Vera Kost', 'SENIOR', 'STAFF', 2010, 'RAV'), (2, 'Ivo Tadic', 'JUNIOR', 'FREELANCE', 2016, 'LIP'), (3, 'Mila Oros', 'PARTNER', 'STAFF', 2013, 'BOR'))
        t(tch_id, tch_nm, grd_cd, ctr_typ, yr, std_cd)""",
    """create table fct_lesson as select i as lsn_id, date '2025-01-01' + cast(i % 160 as integer) as lsn_dt, 8 + i % 11 as lsn_hr,
        ['PIANO', 'CELLO', 'DRUMS'][1 + i % 3] as instr_cd, ['HELD', 'MOVED', 'NO_SHOW', 'HELD'][1 + (i // 2) % 4] as outc_cd,
        ['Petrov', 'Simic', 'Hauser', 'Lindt'][1 + (i // 3) % 4] as kpr_nm, ['Barka Easy', 'Klar Gold'][1 + i % 2] as book,
        ['SMALL', 'HALL'][1 + (i // 7) % 2] as room_typ, i % 5 = 0 as ins_flg, 15 * (1 + i % 6) as dur_min, 1 + (i // 5) % 3 as tch_id, 20 + i % 70 as fee from range(400) t(i)""",
    """create table fct_transfer as select i as trf_id, date '2025-01-01' + cast(i as integer) as trf_dt,
        ['RAV', 'LIP', 'BOR'][1 + i % 3] as orig_std, ['BOR', 'RAV', 'LIP', 'BOR'][1 + i % 4] as dest_std from range(150) t(i)""",
    """create table fct_request as select i as req_id, date '2025-01-01' + cast(i as integer) as opn_dt,
        case when i % 3 then date '2025-02-01' + cast(i as integer) end as cls_dt, 1 + i % 3 as tch_id from range(60) t(i)""",
)
