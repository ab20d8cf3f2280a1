-- query: mean_of_trailing by time.quarter, time.month, member.plan during 2024
-- Read visits.
-- Keep rows where visits.visited_on is from 2023-12-25 and before 2025-01-01.
-- Look up member in members by visits.member_id = member.member_id; rows without a match stay, with nulls.
-- Read days.
-- Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day.
-- Keep rows where days.day is from 2024-01-01 and before 2025-01-01.
-- For each quarter of days.day, month of days.day, member.plan and days.day, compute mean_of_trailing = COUNT(*).
-- For each time.quarter, time.month and member.plan, compute the average mean_of_trailing.
-- Sort by time.quarter, time.month and member.plan.

-- duckdb
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2025-01-01. */
  /* For each visits.visited_on and visits.member_id, compute mean_of_trailing = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS mean_of_trailing
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial mean_of_trailing together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_totals_of_each AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of days.day, month of days.day, member.plan and days.day, put the partial mean_of_trailing together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) AS "time.quarter",
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    visits_by_instant."member.plan",
    days.day AS instant,
    SUM(visits_by_instant.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE),
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    visits_by_instant."member.plan",
    days.day
)
/* For each time.quarter, time.month and member.plan, compute the average mean_of_trailing. */
SELECT
  "time.quarter",
  "time.month",
  "member.plan",
  AVG(mean_of_trailing) AS mean_of_trailing
FROM visits_totals_of_each
GROUP BY
  "time.quarter",
  "time.month",
  "member.plan"
ORDER BY
  "time.quarter" ASC,
  "time.month" ASC,
  "member.plan" ASC;

-- postgres
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2025-01-01. */
  /* For each visits.visited_on and visits.member_id, compute mean_of_trailing = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS mean_of_trailing
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial mean_of_trailing together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_totals_of_each AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of days.day, month of days.day, member.plan and days.day, put the partial mean_of_trailing together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) AS "time.quarter",
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    visits_by_instant."member.plan",
    days.day AS instant,
    SUM(visits_by_instant.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7 DAY'
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE),
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    visits_by_instant."member.plan",
    days.day
)
/* For each time.quarter, time.month and member.plan, compute the average mean_of_trailing. */
SELECT
  "time.quarter",
  "time.month",
  "member.plan",
  AVG(CAST(mean_of_trailing AS DOUBLE PRECISION)) AS mean_of_trailing
FROM visits_totals_of_each
GROUP BY
  "time.quarter",
  "time.month",
  "member.plan"
ORDER BY
  "time.quarter" ASC,
  "time.month" ASC,
  "member.plan" ASC;

-- spark
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2025-01-01. */
  /* For each visits.visited_on and visits.member_id, compute mean_of_trailing = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS mean_of_trailing
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial mean_of_trailing together. */
  SELECT
    member.plan AS `member.plan`,
    visits_by_key.visited_on,
    SUM(visits_by_key.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_totals_of_each AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of days.day, month of days.day, member.plan and days.day, put the partial mean_of_trailing together. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    visits_by_instant.`member.plan`,
    days.day AS instant,
    SUM(visits_by_instant.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE),
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
    visits_by_instant.`member.plan`,
    days.day
)
/* For each time.quarter, time.month and member.plan, compute the average mean_of_trailing. */
SELECT
  `time.quarter`,
  `time.month`,
  `member.plan`,
  AVG(CAST(mean_of_trailing AS DOUBLE)) AS mean_of_trailing
FROM visits_totals_of_each
GROUP BY
  `time.quarter`,
  `time.month`,
  `member.plan`
ORDER BY
  `time.quarter` ASC NULLS LAST,
  `time.month` ASC NULLS LAST,
  `member.plan` ASC NULLS LAST;

-- trino
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2025-01-01. */
  /* For each visits.visited_on and visits.member_id, compute mean_of_trailing = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS mean_of_trailing
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial mean_of_trailing together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_totals_of_each AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of days.day, month of days.day, member.plan and days.day, put the partial mean_of_trailing together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) AS "time.quarter",
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    visits_by_instant."member.plan",
    days.day AS instant,
    SUM(visits_by_instant.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE),
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    visits_by_instant."member.plan",
    days.day
)
/* For each time.quarter, time.month and member.plan, compute the average mean_of_trailing. */
SELECT
  "time.quarter",
  "time.month",
  "member.plan",
  AVG(CAST(mean_of_trailing AS DOUBLE)) AS mean_of_trailing
FROM visits_totals_of_each
GROUP BY
  "time.quarter",
  "time.month",
  "member.plan"
ORDER BY
  "time.quarter" ASC,
  "time.month" ASC,
  "member.plan" ASC;

-- snowflake
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2025-01-01. */
  /* For each visits.visited_on and visits.member_id, compute mean_of_trailing = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS mean_of_trailing
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial mean_of_trailing together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_totals_of_each AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of days.day, month of days.day, member.plan and days.day, put the partial mean_of_trailing together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) AS "time.quarter",
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    visits_by_instant."member.plan",
    days.day AS instant,
    SUM(visits_by_instant.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7 DAY'
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE),
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    visits_by_instant."member.plan",
    days.day
)
/* For each time.quarter, time.month and member.plan, compute the average mean_of_trailing. */
SELECT
  "time.quarter",
  "time.month",
  "member.plan",
  AVG(CAST(mean_of_trailing AS DOUBLE)) AS mean_of_trailing
FROM visits_totals_of_each
GROUP BY
  "time.quarter",
  "time.month",
  "member.plan"
ORDER BY
  "time.quarter" ASC,
  "time.month" ASC,
  "member.plan" ASC;

-- bigquery
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2025-01-01. */
  /* For each visits.visited_on and visits.member_id, compute mean_of_trailing = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS mean_of_trailing
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial mean_of_trailing together. */
  SELECT
    member.plan AS `member_plan`,
    visits_by_key.visited_on,
    SUM(visits_by_key.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_totals_of_each AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of days.day, month of days.day, member.plan and days.day, put the partial mean_of_trailing together. */
  SELECT
    CAST(DATE_TRUNC(days.day, QUARTER) AS DATE) AS `time_quarter`,
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE) AS `time_month`,
    visits_by_instant.`member_plan`,
    days.day AS instant,
    SUM(visits_by_instant.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(days.day, QUARTER) AS DATE),
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE),
    visits_by_instant.`member_plan`,
    days.day
)
/* For each time.quarter, time.month and member.plan, compute the average mean_of_trailing. */
SELECT
  `time_quarter`,
  `time_month`,
  `member_plan`,
  AVG(CAST(mean_of_trailing AS FLOAT64)) AS mean_of_trailing
FROM visits_totals_of_each
GROUP BY
  `time_quarter`,
  `time_month`,
  `member_plan`
ORDER BY
  `time_quarter` ASC NULLS LAST,
  `time_month` ASC NULLS LAST,
  `member_plan` ASC NULLS LAST;

-- databricks
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2025-01-01. */
  /* For each visits.visited_on and visits.member_id, compute mean_of_trailing = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS mean_of_trailing
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial mean_of_trailing together. */
  SELECT
    member.plan AS `member.plan`,
    visits_by_key.visited_on,
    SUM(visits_by_key.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_totals_of_each AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of days.day, month of days.day, member.plan and days.day, put the partial mean_of_trailing together. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    visits_by_instant.`member.plan`,
    days.day AS instant,
    SUM(visits_by_instant.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE),
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
    visits_by_instant.`member.plan`,
    days.day
)
/* For each time.quarter, time.month and member.plan, compute the average mean_of_trailing. */
SELECT
  `time.quarter`,
  `time.month`,
  `member.plan`,
  AVG(CAST(mean_of_trailing AS DOUBLE)) AS mean_of_trailing
FROM visits_totals_of_each
GROUP BY
  `time.quarter`,
  `time.month`,
  `member.plan`
ORDER BY
  `time.quarter` ASC NULLS LAST,
  `time.month` ASC NULLS LAST,
  `member.plan` ASC NULLS LAST;

-- clickhouse
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2025-01-01. */
  /* For each visits.visited_on and visits.member_id, compute mean_of_trailing = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS mean_of_trailing
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS Nullable(DATE))
    AND visited_on < CAST('2025-01-01' AS Nullable(DATE))
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial mean_of_trailing together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_totals_of_each AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of days.day, month of days.day, member.plan and days.day, put the partial mean_of_trailing together. */
  SELECT
    CAST(dateTrunc('QUARTER', days.day) AS Nullable(DATE)) AS "time.quarter",
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) AS "time.month",
    visits_by_instant."member.plan",
    days.day AS instant,
    SUM(visits_by_instant.mean_of_trailing) AS mean_of_trailing
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS Nullable(DATE))
    AND days.day < CAST('2025-01-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('QUARTER', days.day) AS Nullable(DATE)),
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)),
    visits_by_instant."member.plan",
    days.day
)
/* For each time.quarter, time.month and member.plan, compute the average mean_of_trailing. */
SELECT
  "time.quarter",
  "time.month",
  "member.plan",
  AVG(CAST(mean_of_trailing AS Nullable(Float64))) AS mean_of_trailing
FROM visits_totals_of_each
GROUP BY
  "time.quarter",
  "time.month",
  "member.plan"
ORDER BY
  "time.quarter" ASC,
  "time.month" ASC,
  "member.plan" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
