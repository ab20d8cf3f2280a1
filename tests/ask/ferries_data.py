"""A few ferries between islands: what questions about conditions are asked of."""

from __future__ import annotations

TABLES = (
    """create table ports as select * from (values
        (1, 'Storvik', 'North Isle', 250, true), (2, 'Lund Harbour', 'South Isle', 900, false),
        (3, 'Eastness', 'North Isle', 400, true)) t(port_id, name, island, quay_m2, night_landing)""",
    """create table boats as select * from (values
        (1, 'Queen of the Sunday Isles', 'Harland Yard', 1987, 3, 4000, true, 1),
        (2, 'Sea Otter', 'Meyer Yard', 2004, 2, 800, false, 2), (3, 'Sea Lion', 'Meyer Yard', 2015, 5, 2500, true, 3),
        (4, 'Sea Eagle', 'Norse Yard', 1999, 1, 600, false, 1)) t(boat_id, name, yard, launched, decks, engine, lift, home_id)""",
    """create table crew as select * from (values
        (1, 'Ida Nordstrom', 'senior', 'Eastness'), (2, 'Ole Vang', 'junior', 'Storvik'), (3, 'Kari Holm', 'cadet', 'Storvik'))
        t(crew_id, name, rank, base)""",
    """create table crossings as select i as crossing_id, date '2023-01-01' + cast(i as integer) as sailed_on,
        case when i % 5 then date '2023-01-01' + cast(i as integer) end as docked_on,
        ['completed', 'turned back', 'scrubbed', 'planned'][1 + i % 4] as state,
        ['calm', 'rough', 'very rough'][1 + i % 3] as sea,
        ['cars', 'lorries', 'livestock', 'DGR'][1 + (i // 4) % 4] as cargo,
        i % 4 as tugs, i % 6 = 0 as dly, i % 7 = 0 as free, i % 8 = 0 as insp, 1 + i % 3 as origin_id, 1 + (i // 3) % 3 as landing_id,
        1 + i % 4 as boat_id, 1 + i % 3 as captain_id, case when i % 2 then 1 + (i // 2) % 3 end as mate_id, 10 * i as people
        from range(160) t(i)""",
)
