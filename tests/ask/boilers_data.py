"""A firm that repairs heating, in short names that its own descriptions spell out."""

from __future__ import annotations

TABLES = (
    """create table techs as select * from (values
        (1, 'Rosa Vint', 'North', true), (2, 'Karl Oden', 'South', false), (3, 'Mei Land', 'North', false))
        t(tech_id, nm, crew, van)""",
    """create table clients as select i as cl_id, 'Client ' || chr(cast(65 + i as integer)) as nm, ['farming', 'retail', 'schools'][1 + i % 3] as industry,
        ['gold', 'basic'][1 + i % 2] as cover, date '2024-01-01' + cast(i * 20 as integer) as since from range(20) t(i)""",
    """create table jobs as select i as job_id, date '2025-01-01' + cast(i % 150 as integer) as opened, i % 20 as cl_id, 1 + i % 3 as tech_id,
        ['U1', 'U2', 'U3'][1 + i % 3] as urg, i % 7 = 0 as reworked, i % 5 = 0 as late_fix, 10 + i % 300 as tta_min, 1 + i % 9 as ttr_h,
        ['phone', 'web'][1 + i % 2] as chan from range(600) t(i)""",
    """create table plans as select i as plan_id, i % 20 as cl_id, date '2025-01-01' + cast(i % 150 as integer) as began, 30 + i as arr, 3 as disc from range(60) t(i)""",
)
