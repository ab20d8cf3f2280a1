"""The shop's tables, made by arithmetic so that every run has the same rows."""

from __future__ import annotations

TABLES = (
    """create table customers as select i as customer_id, 'Customer ' || chr(cast(65 + i as integer)) as name,
        list_extract(['Germany', 'France', 'Italy', 'Austria'], 1 + i % 4) as country,
        list_extract(['private', 'business'], 1 + i % 3 % 2) as segment, 20 + i * 7 % 60 as age from range(26) t(i)""",
    """create table products as select i as product_id, list_extract(['Lamp', 'Chair', 'Table', 'Mug', 'Plate', 'Sofa', 'Rug', 'Clock'], 1 + i) as name,
        list_extract(['Furniture', 'Kitchen', 'Living'], 1 + i % 3) as category, list_extract(['Acme', 'Globex', 'Initech'], 1 + i * 5 % 7 % 3) as brand,
        1.5 + i as weight from range(8) t(i)""",
    """create table places as select i as place_id, list_extract(['Hamburg', 'Munich', 'Berlin', 'Cologne', 'Vienna'], 1 + i) as city,
        list_extract(['North', 'South', 'East', 'West', 'South'], 1 + i) as region from range(5) t(i)""",
    """create table orders as select i as order_id, i * 11 % 23 as customer_id, i * 5 % 8 as product_id, i % 3 as warehouse_id, i * 7 % 5 as address_id,
        date '2024-01-01' + cast(i * i % 191 as integer) as ordered_on, i * 13 % 24 as ordered_hour, list_extract(['web', 'app', 'phone'], 1 + i * i % 7 % 3) as channel,
        case when i % 11 = 0 then 'cancelled' when i % 5 = 0 then 'open' else 'shipped' end as status, 1 + i % 4 as quantity,
        (20 + i * 37 % 181) as amount, 1 + i * 3 % 9 as delivery_days from range(600) t(i)""",
    """create table returns as select i as return_id, i * 3 % 8 as product_id, i * 5 % 23 as customer_id, date '2024-01-10' + cast(i * 17 % 180 as integer) as returned_on,
        list_extract(['broken', 'too late', 'wrong size'], 1 + i % 3) as reason, 10 + i * 7 % 90 as refund from range(90) t(i)""",
)
