"""The streaming service's tables, made by arithmetic so that every run has the same rows."""

from __future__ import annotations

TABLES = (
    """create table members as select i as member_id, 'member' || i || '@example.org' as email,
        list_extract(['Spain', 'Sweden', 'Poland', 'United Kingdom'], 1 + i % 4) as country,
        list_extract(['under 25', '25 to 49', '50 and over'], 1 + i * 5 % 7 % 3) as age_group from range(60) t(i)""",
    """create table plans as select i as plan_id, list_extract(['Basic', 'Standard', 'Premium', 'Family'], 1 + i) as name,
        list_extract(['monthly', 'monthly', 'yearly', 'yearly'], 1 + i) as billing, 1 + i as screens from range(4) t(i)""",
    """create table titles as select i as title_id, list_extract(['Night Train', 'The Orchard', 'Paper Moons', 'Captain Biscuit',
        'Cold Harbour', 'Laugh Lines', 'Little Robots', 'The Long Field', 'Salt', 'Zoo Days'], 1 + i) as name,
        list_extract(['Thriller', 'Drama', 'Comedy', 'Animation', 'Documentary'], 1 + i * 3 % 5) as genre,
        2000 + i * 7 % 25 as release_year, i % 3 = 0 as for_children from range(10) t(i)""",
    """create table subscriptions as select i as subscription_id, i * 7 % 60 as member_id, i * 7 % 4 as plan_id,
        date '2024-01-01' + cast(i * 37 % 460 as integer) as started_on, list_extract(['search', 'friend', 'advert'], 1 + i * 3 % 5 % 3) as came_by,
        case when i % 4 = 1 then date '2025-03-01' end as ended_on, 1 + i * 11 % 17 as months_kept from range(240) t(i)""",
    """create table payments as select i as payment_id, i * 13 % 60 as member_id, i * 3 % 4 as plan_id,
        date '2024-02-01' + cast(i * 17 % 430 as integer) as charged_on, list_extract(['Card', 'PayPal', 'Bank transfer'], 1 + i % 7 % 3) as method,
        8 + i * 5 % 23 as amount, case when i % 9 = 0 then 'failed' else 'paid' end as status from range(800) t(i)""",
    """create table sessions as select i as session_id, i * 19 % 53 as member_id, i * 7 % 10 as title_id,
        date '2024-03-01' + cast(i * 29 % 409 as integer) as watched_on, i * 7 % 24 as start_hour,
        list_extract(['Television', 'Phone', 'Tablet', 'Browser'], 1 + i * 3 % 11 % 4) as device, 5 + i * 31 % 140 as minutes from range(1500) t(i)""",
)
