-- query: trailing_visitors by time.month, door during 2024-01 to 2024-03
-- Read visits.
-- Keep rows where visits.visited_on is from 2023-12-25 and before 2024-04-01.
-- Read days.
-- Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day.
-- Keep rows where days.day is from 2024-01-01 and before 2024-04-01.
-- For each month of days.day, visits.door and days.day, compute trailing_visitors = COUNT(DISTINCT member_id).
-- Keep the first 1 of each time.month and door, by instant descending.
-- Take time.month, door and trailing_visitors of every row.
-- Sort by time.month and door.

-- duckdb
WITH visits_totals_last AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-04-01. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day, visits.door and days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    visits.door,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS trailing_visitors,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE), visits.door
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-04-01' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
    )
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    visits.door,
    days.day
)
/* Keep the first 1 of each time.month and door, by instant descending. */
SELECT
  "time.month",
  door,
  trailing_visitors
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.month" ASC,
  door ASC;

-- postgres
WITH visits_totals_last AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-04-01. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day, visits.door and days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    visits.door,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS trailing_visitors,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE), visits.door
      ORDER BY days.day DESC NULLS LAST
    ) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7 DAY' AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-04-01' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
    )
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    visits.door,
    days.day
)
/* Keep the first 1 of each time.month and door, by instant descending. */
SELECT
  "time.month",
  door,
  trailing_visitors
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.month" ASC,
  door ASC;

-- spark
WITH visits_totals_last AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-04-01. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day, visits.door and days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    visits.door,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS trailing_visitors,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE), visits.door
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-04-01' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
    )
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
    visits.door,
    days.day
)
/* Keep the first 1 of each time.month and door, by instant descending. */
SELECT
  `time.month`,
  door,
  trailing_visitors
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `time.month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- trino
WITH visits_totals_last AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-04-01. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day, visits.door and days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    visits.door,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS trailing_visitors,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE), visits.door
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-04-01' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
    )
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    visits.door,
    days.day
)
/* Keep the first 1 of each time.month and door, by instant descending. */
SELECT
  "time.month",
  door,
  trailing_visitors
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.month" ASC,
  door ASC;

-- snowflake
WITH visits_totals_last AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-04-01. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day, visits.door and days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    visits.door,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS trailing_visitors,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE), visits.door
      ORDER BY days.day DESC NULLS LAST
    ) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7 DAY' AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-04-01' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
    )
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    visits.door,
    days.day
)
/* Keep the first 1 of each time.month and door, by instant descending. */
SELECT
  "time.month",
  door,
  trailing_visitors
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.month" ASC,
  door ASC;

-- bigquery
WITH visits_totals_last AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-04-01. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day, visits.door and days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE) AS `time_month`,
    visits.door,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS trailing_visitors,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC(days.day, MONTH) AS DATE), visits.door
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-04-01' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
    )
  GROUP BY
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE),
    visits.door,
    days.day
)
/* Keep the first 1 of each time.month and door, by instant descending. */
SELECT
  `time_month`,
  door,
  trailing_visitors
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `time_month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- databricks
WITH visits_totals_last AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-04-01. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day, visits.door and days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    visits.door,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS trailing_visitors,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE), visits.door
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-04-01' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
    )
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
    visits.door,
    days.day
)
/* Keep the first 1 of each time.month and door, by instant descending. */
SELECT
  `time.month`,
  door,
  trailing_visitors
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `time.month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- clickhouse
WITH visits_totals_last AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-04-01. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day, visits.door and days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) AS "time.month",
    visits.door,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS trailing_visitors,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)), visits.door
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS Nullable(DATE))
      AND visits.visited_on < CAST('2024-04-01' AS Nullable(DATE))
    )
    AND (
      days.day >= CAST('2024-01-01' AS Nullable(DATE))
      AND days.day < CAST('2024-04-01' AS Nullable(DATE))
    )
  GROUP BY
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)),
    visits.door,
    days.day
)
/* Keep the first 1 of each time.month and door, by instant descending. */
SELECT
  "time.month",
  door,
  trailing_visitors
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.month" ASC,
  door ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
