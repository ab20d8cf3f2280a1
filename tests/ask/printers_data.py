"""A printing house: what questions are asked of that say in many words which number they mean."""

from __future__ import annotations

TABLES = (
    """create table accounts as select i as account_id, ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elder', 'Fir'][1 + i % 6] || ' ' || i as name,
        ['bakery', 'law firm', 'theatre'][1 + i % 3] as trade, ['plain', 'silver', 'gold'][1 + (i // 2) % 3] as tier,
        date '2021-01-01' + cast(20 * i as integer) as opened_on,
        case when i % 4 = 0 then date '2022-12-01' + cast(6 * i as integer) end as closed_on from range(30) t(i)""",
    """create table pressmen as select * from (values
        (1, 'Ida Kern', 'master'), (2, 'Otto Falk', 'journeyman'), (3, 'Rosa Blum', 'apprentice')) t(pressman_id, name, grade)""",
    """create table runs as select i as run_id, date '2022-01-01' + cast(3 * i as integer) as run_on,
        ['Heidel', 'Komori', 'Roland'][1 + i % 3] as press, ['leaflets', 'posters', 'books'][1 + (i // 3) % 3] as product,
        i % 9 = 0 as stopped, i % 30 as account_id, 1 + i % 3 as pressman_id, 100 * (1 + i % 7) as sheets, i % 11 as spoilt,
        1 + i % 5 as hours, 10.0 + i % 13 as paper_eur from range(170) t(i)""",
    """create table invoices as select i as invoice_id, date '2022-01-02' + cast(3 * i as integer) as billed_on,
        ['printing', 'design', 'delivery'][1 + i % 3] as kind, i % 30 as account_id, 200.0 + 7 * (i % 17) as amount,
        (i % 4) * 5.0 as rebate from range(170) t(i)""",
)
