"""A laboratory that looks at samples of farms: what terse catalogs leave unsaid is asked of."""

from __future__ import annotations

TABLES = (
    """create table farms as select * from (values
        (1, 'Birkenhof', 'Lower Vale', 'dairy', 'France', true), (2, 'Hof Anders', 'Upper Vale', 'arable', 'Germany', false),
        (3, 'Old Mill Farm', 'Upper Vale', 'orchard', 'United States', false)) t(farm_id, nm, district, trade, country, quit)""",
    """create table staff as select * from (values
        (1, 'Mia Stone', 'Soil', 'Bern', true), (2, 'Jon Park', 'Water', 'Basel', false), (3, 'Lea Frank', 'Feed', 'Bern', false))
        t(staff_id, nm, bench, site, parttime)""",
    """create table samples as select i as smp_id, date '2024-01-01' + cast(i as integer) as taken,
        case when i % 4 then date '2024-01-03' + cast(i as integer) end as reported,
        ['soil', 'water', 'feed'][1 + i % 3] as mat, ['post', 'courier', 'counter'][1 + (i // 2) % 3] as chan,
        ['waiting', 'running', 'done'][1 + i % 3] as stat, i % 5 = 0 as late, i % 7 = 0 as spoiled, 10 + i % 90 as res_h,
        i % 60 as reg_min, 1 + i % 3 as farm_id, 1 + i % 3 as taker_id,
        case when i % 2 then 1 + (i // 2) % 3 end as checker_id, 5 * i as fee, i % 9 as rebate,
        1 + i % 5 as mark from range(160) t(i)""",
    """create table notes as select i as note_id, date '2024-01-02' + cast(i as integer) as written,
        i % 3 = 0 as internal, 1 + i % 150 as smp_id, 1 + i % 3 as author_id from range(300) t(i)""",
)
