"""A dairy: short codes with what they mean, marks with signs, keys that are numbers."""

from __future__ import annotations

TABLES = (
    """create table farms as select i as farm_id, ['Alm', 'Brook', 'Crag', 'Dell', 'Fold', 'Glen'][i] || ' Farm' as name,
        ['North valley', 'South valley'][1 + i % 2] as valley, i % 2 = 0 as shop,
        1960 + 9 * i as founded_year from range(1, 7) t(i)""",
    """create table deliveries as select i as delivery_id, date '2022-01-01' + cast(2 * i as integer) as brought_on,
        ['A', 'A+', 'A-', 'B', 'B-'][1 + i % 5] as grade, ['CW', 'GT', 'SH'][1 + (i // 2) % 3] as kind,
        ['k', 's'][1 + cast(i % 8 = 0 as integer)] as state, ['steel', 'glass', 'none'][1 + i % 3] as tank,
        1 + i % 6 as farm_id, 1 + (i + cast(i % 9 = 0 as integer)) % 6 as account_id,
        ['East', 'West'][1 + i % 2] as entry_gate, ['East', 'West'][1 + i % 3 % 2] as exit_gate,
        date '2022-01-01' + cast(2 * i + i % 3 as integer) as tested_on, 100 + 10 * (i % 9) as litres, i % 7 = 0 as is_sour from range(260) t(i)""",
    """create table visits as select i as visit_id, timestamp '2022-05-01 09:00' + to_minutes(cast(700 * i as bigint)) as came_at,
        date '2022-04-01' + cast(i // 2 as integer) as reserved_on from range(80) t(i)""",
)
