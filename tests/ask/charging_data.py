"""The charging network's tables, made by arithmetic so that every run has the same rows."""

from __future__ import annotations

TABLES = (
    """create table stations as select i as station_id, list_extract(['Harbour', 'Old Mill', 'North Gate', 'Airport', 'Market Hall', 'Stadium', 'Ring Road'], 1 + i) as name,
        list_extract(['Porto', 'Braga', 'Coimbra'], 1 + i % 3) as city, list_extract(['Voltia', 'GreenWay'], 1 + i % 2) as operator,
        list_extract([22, 50, 150, 350], 1 + i % 4) as power, 2012 + i as opened, i % 3 = 1 as roofed from range(7) t(i)""",
    """create table drivers as select i as driver_id, list_extract(['Pay as you go', 'Monthly', 'Fleet'], 1 + i * 3 % 5 % 3) as tariff,
        list_extract(['Renault', 'Tesla', 'Volkswagen', 'Kia'], 1 + i * 7 % 4) as maker from range(90) t(i)""",
    """create table stops as select i as stop_id, i * 5 % 7 as station_id, i * 13 % 83 as driver_id, date '2021-03-01' + cast(i * 41 % 560 as integer) as plugged_on,
        i * 11 % 24 as hour, list_extract(['CCS', 'CHAdeMO', 'Type 2'], 1 + i * 3 % 7 % 3) as connector, 5 + i * 17 % 110 as minutes,
        case when i % 17 = 3 then 0 else 6 + i * 19 % 55 end as kwh, case when i % 17 = 3 then 0 else 2 + i * 23 % 31 end as price from range(1600) t(i)""",
    """create table faults as select i as fault_id, i * 3 % 7 as station_id, date '2021-03-05' + cast(i * 29 % 550 as integer) as reported_on,
        list_extract(['Cable', 'Screen', 'Payment terminal'], 1 + i * 2 % 5 % 3) as part, case when i % 4 = 0 then 'major' else 'minor' end as severity,
        1 + i * 7 % 60 as hours_down from range(220) t(i)""",
)
