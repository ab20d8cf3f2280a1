-- query: swipes_of_two_days, swipes by time.day during 2024-03-10 to 2024-03-12
-- Read swipes.
-- Keep rows where swipes.swiped_at is from 2024-03-08 00:00:00 and before 2024-03-13 00:00:00.
-- Read days.
-- Count each row at every instant of days where day of swipes.swiped_at > days.day - 2 days and day of swipes.swiped_at <= days.day.
-- Keep rows where days.day is from 2024-03-10 and before 2024-03-13.
-- For each days.day, compute swipes_of_two_days = COUNT(*).
-- Keep rows where swipes.swiped_at is from 2024-03-10 00:00:00 and before 2024-03-13 00:00:00.
-- For each day of swipes.swiped_at, compute swipes = COUNT(*).
-- Put the totals side by side by time.day; a group that one side lacks has nulls there.
-- Sort by time.day.

-- duckdb
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-08 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('DAY', swiped_at) AS DATE) AS swiped_at,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-08 00:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS TIMESTAMP)
  GROUP BY
    CAST(DATE_TRUNC('DAY', swiped_at) AS DATE)
), swipes_up_to_totals AS (
  /* Count each row at every instant of days where swiped_at > days.day - 2 days and swiped_at <= days.day. */
  /* Keep rows where days.day is from 2024-03-10 and before 2024-03-13. */
  /* For each days.day, put the partial swipes_of_two_days together. */
  SELECT
    days.day AS "time.day",
    SUM(swipes_by_instant.swipes) AS swipes_of_two_days
  FROM swipes_by_instant
  JOIN days
    ON swipes_by_instant.swiped_at > days.day - INTERVAL '2' DAY
    AND swipes_by_instant.swiped_at <= days.day
  WHERE
    days.day >= CAST('2024-03-10' AS DATE) AND days.day < CAST('2024-03-13' AS DATE)
  GROUP BY
    days.day
), swipes_swiped_at_totals AS (
  /* Keep rows where swiped_at is from 2024-03-10 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each swiped_at, put the partial swipes together. */
  SELECT
    swiped_at AS "time.day",
    SUM(swipes) AS swipes
  FROM swipes_by_instant
  WHERE
    swiped_at >= CAST('2024-03-10 00:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS TIMESTAMP)
  GROUP BY
    swiped_at
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    swipes_of_two_days,
    NULL AS swipes
  FROM swipes_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS swipes_of_two_days,
    swipes
  FROM swipes_swiped_at_totals
)
SELECT
  "time.day",
  MAX(swipes_of_two_days) AS swipes_of_two_days,
  MAX(swipes) AS swipes
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- postgres
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-08 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('DAY', swiped_at) AS DATE) AS swiped_at,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-08 00:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS TIMESTAMP)
  GROUP BY
    CAST(DATE_TRUNC('DAY', swiped_at) AS DATE)
), swipes_up_to_totals AS (
  /* Count each row at every instant of days where swiped_at > days.day - 2 days and swiped_at <= days.day. */
  /* Keep rows where days.day is from 2024-03-10 and before 2024-03-13. */
  /* For each days.day, put the partial swipes_of_two_days together. */
  SELECT
    days.day AS "time.day",
    SUM(swipes_by_instant.swipes) AS swipes_of_two_days
  FROM swipes_by_instant
  JOIN days
    ON swipes_by_instant.swiped_at > days.day - INTERVAL '2 DAY'
    AND swipes_by_instant.swiped_at <= days.day
  WHERE
    days.day >= CAST('2024-03-10' AS DATE) AND days.day < CAST('2024-03-13' AS DATE)
  GROUP BY
    days.day
), swipes_swiped_at_totals AS (
  /* Keep rows where swiped_at is from 2024-03-10 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each swiped_at, put the partial swipes together. */
  SELECT
    swiped_at AS "time.day",
    SUM(swipes) AS swipes
  FROM swipes_by_instant
  WHERE
    swiped_at >= CAST('2024-03-10 00:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS TIMESTAMP)
  GROUP BY
    swiped_at
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    swipes_of_two_days,
    (
      SELECT
        swipes
      FROM swipes_swiped_at_totals
      WHERE
        FALSE
    ) AS swipes
  FROM swipes_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    (
      SELECT
        swipes_of_two_days
      FROM swipes_up_to_totals
      WHERE
        FALSE
    ) AS swipes_of_two_days,
    swipes
  FROM swipes_swiped_at_totals
)
SELECT
  "time.day",
  MAX(swipes_of_two_days) AS swipes_of_two_days,
  MAX(swipes) AS swipes
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- spark
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-08 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('DAY', swiped_at) AS TIMESTAMP_NTZ) AS DATE) AS swiped_at,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-08 00:00:00' AS TIMESTAMP_NTZ)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY
    CAST(CAST(DATE_TRUNC('DAY', swiped_at) AS TIMESTAMP_NTZ) AS DATE)
), swipes_up_to_totals AS (
  /* Count each row at every instant of days where swiped_at > days.day - 2 days and swiped_at <= days.day. */
  /* Keep rows where days.day is from 2024-03-10 and before 2024-03-13. */
  /* For each days.day, put the partial swipes_of_two_days together. */
  SELECT
    days.day AS `time.day`,
    SUM(swipes_by_instant.swipes) AS swipes_of_two_days
  FROM swipes_by_instant
  JOIN days
    ON swipes_by_instant.swiped_at > days.day - INTERVAL '2' DAY
    AND swipes_by_instant.swiped_at <= days.day
  WHERE
    days.day >= CAST('2024-03-10' AS DATE) AND days.day < CAST('2024-03-13' AS DATE)
  GROUP BY
    days.day
), swipes_swiped_at_totals AS (
  /* Keep rows where swiped_at is from 2024-03-10 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each swiped_at, put the partial swipes together. */
  SELECT
    swiped_at AS `time.day`,
    SUM(swipes) AS swipes
  FROM swipes_by_instant
  WHERE
    swiped_at >= CAST('2024-03-10 00:00:00' AS TIMESTAMP_NTZ)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY
    swiped_at
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    swipes_of_two_days,
    NULL AS swipes
  FROM swipes_up_to_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS swipes_of_two_days,
    swipes
  FROM swipes_swiped_at_totals
)
SELECT
  `time.day`,
  MAX(swipes_of_two_days) AS swipes_of_two_days,
  MAX(swipes) AS swipes
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-08 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('DAY', swiped_at) AS DATE) AS swiped_at,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-08 00:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS TIMESTAMP)
  GROUP BY
    CAST(DATE_TRUNC('DAY', swiped_at) AS DATE)
), swipes_up_to_totals AS (
  /* Count each row at every instant of days where swiped_at > days.day - 2 days and swiped_at <= days.day. */
  /* Keep rows where days.day is from 2024-03-10 and before 2024-03-13. */
  /* For each days.day, put the partial swipes_of_two_days together. */
  SELECT
    days.day AS "time.day",
    SUM(swipes_by_instant.swipes) AS swipes_of_two_days
  FROM swipes_by_instant
  JOIN days
    ON swipes_by_instant.swiped_at > days.day - INTERVAL '2' DAY
    AND swipes_by_instant.swiped_at <= days.day
  WHERE
    days.day >= CAST('2024-03-10' AS DATE) AND days.day < CAST('2024-03-13' AS DATE)
  GROUP BY
    days.day
), swipes_swiped_at_totals AS (
  /* Keep rows where swiped_at is from 2024-03-10 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each swiped_at, put the partial swipes together. */
  SELECT
    swiped_at AS "time.day",
    SUM(swipes) AS swipes
  FROM swipes_by_instant
  WHERE
    swiped_at >= CAST('2024-03-10 00:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS TIMESTAMP)
  GROUP BY
    swiped_at
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    swipes_of_two_days,
    NULL AS swipes
  FROM swipes_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS swipes_of_two_days,
    swipes
  FROM swipes_swiped_at_totals
)
SELECT
  "time.day",
  MAX(swipes_of_two_days) AS swipes_of_two_days,
  MAX(swipes) AS swipes
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- snowflake
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-08 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('DAY', swiped_at) AS DATE) AS swiped_at,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-08 00:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS TIMESTAMP)
  GROUP BY
    CAST(DATE_TRUNC('DAY', swiped_at) AS DATE)
), swipes_up_to_totals AS (
  /* Count each row at every instant of days where swiped_at > days.day - 2 days and swiped_at <= days.day. */
  /* Keep rows where days.day is from 2024-03-10 and before 2024-03-13. */
  /* For each days.day, put the partial swipes_of_two_days together. */
  SELECT
    days.day AS "time.day",
    SUM(swipes_by_instant.swipes) AS swipes_of_two_days
  FROM swipes_by_instant
  JOIN days
    ON swipes_by_instant.swiped_at > days.day - INTERVAL '2 DAY'
    AND swipes_by_instant.swiped_at <= days.day
  WHERE
    days.day >= CAST('2024-03-10' AS DATE) AND days.day < CAST('2024-03-13' AS DATE)
  GROUP BY
    days.day
), swipes_swiped_at_totals AS (
  /* Keep rows where swiped_at is from 2024-03-10 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each swiped_at, put the partial swipes together. */
  SELECT
    swiped_at AS "time.day",
    SUM(swipes) AS swipes
  FROM swipes_by_instant
  WHERE
    swiped_at >= CAST('2024-03-10 00:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS TIMESTAMP)
  GROUP BY
    swiped_at
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    swipes_of_two_days,
    NULL AS swipes
  FROM swipes_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS swipes_of_two_days,
    swipes
  FROM swipes_swiped_at_totals
)
SELECT
  "time.day",
  MAX(swipes_of_two_days) AS swipes_of_two_days,
  MAX(swipes) AS swipes
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- bigquery
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-08 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(swiped_at, DAY) AS DATE) AS swiped_at,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-08 00:00:00' AS DATETIME)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS DATETIME)
  GROUP BY
    CAST(DATE_TRUNC(swiped_at, DAY) AS DATE)
), swipes_up_to_totals AS (
  /* Count each row at every instant of days where swiped_at > days.day - 2 days and swiped_at <= days.day. */
  /* Keep rows where days.day is from 2024-03-10 and before 2024-03-13. */
  /* For each days.day, put the partial swipes_of_two_days together. */
  SELECT
    days.day AS `time_day`,
    SUM(swipes_by_instant.swipes) AS swipes_of_two_days
  FROM swipes_by_instant
  JOIN days
    ON swipes_by_instant.swiped_at > days.day - INTERVAL '2' DAY
    AND swipes_by_instant.swiped_at <= days.day
  WHERE
    days.day >= CAST('2024-03-10' AS DATE) AND days.day < CAST('2024-03-13' AS DATE)
  GROUP BY
    days.day
), swipes_swiped_at_totals AS (
  /* Keep rows where swiped_at is from 2024-03-10 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each swiped_at, put the partial swipes together. */
  SELECT
    swiped_at AS `time_day`,
    SUM(swipes) AS swipes
  FROM swipes_by_instant
  WHERE
    swiped_at >= CAST('2024-03-10 00:00:00' AS DATETIME)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS DATETIME)
  GROUP BY
    swiped_at
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time_day`,
    swipes_of_two_days,
    NULL AS swipes
  FROM swipes_up_to_totals
  UNION ALL
  SELECT
    `time_day`,
    NULL AS swipes_of_two_days,
    swipes
  FROM swipes_swiped_at_totals
)
SELECT
  `time_day`,
  MAX(swipes_of_two_days) AS swipes_of_two_days,
  MAX(swipes) AS swipes
FROM side_by_side
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-08 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('DAY', swiped_at) AS TIMESTAMP_NTZ) AS DATE) AS swiped_at,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-08 00:00:00' AS TIMESTAMP_NTZ)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY
    CAST(CAST(DATE_TRUNC('DAY', swiped_at) AS TIMESTAMP_NTZ) AS DATE)
), swipes_up_to_totals AS (
  /* Count each row at every instant of days where swiped_at > days.day - 2 days and swiped_at <= days.day. */
  /* Keep rows where days.day is from 2024-03-10 and before 2024-03-13. */
  /* For each days.day, put the partial swipes_of_two_days together. */
  SELECT
    days.day AS `time.day`,
    SUM(swipes_by_instant.swipes) AS swipes_of_two_days
  FROM swipes_by_instant
  JOIN days
    ON swipes_by_instant.swiped_at > days.day - INTERVAL '2' DAY
    AND swipes_by_instant.swiped_at <= days.day
  WHERE
    days.day >= CAST('2024-03-10' AS DATE) AND days.day < CAST('2024-03-13' AS DATE)
  GROUP BY
    days.day
), swipes_swiped_at_totals AS (
  /* Keep rows where swiped_at is from 2024-03-10 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each swiped_at, put the partial swipes together. */
  SELECT
    swiped_at AS `time.day`,
    SUM(swipes) AS swipes
  FROM swipes_by_instant
  WHERE
    swiped_at >= CAST('2024-03-10 00:00:00' AS TIMESTAMP_NTZ)
    AND swiped_at < CAST('2024-03-13 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY
    swiped_at
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    swipes_of_two_days,
    NULL AS swipes
  FROM swipes_up_to_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS swipes_of_two_days,
    swipes
  FROM swipes_swiped_at_totals
)
SELECT
  `time.day`,
  MAX(swipes_of_two_days) AS swipes_of_two_days,
  MAX(swipes) AS swipes
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-08 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(dateTrunc('DAY', swiped_at) AS Nullable(DATE)) AS swiped_at,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-08 00:00:00' AS Nullable(DateTime))
    AND swiped_at < CAST('2024-03-13 00:00:00' AS Nullable(DateTime))
  GROUP BY
    CAST(dateTrunc('DAY', swiped_at) AS Nullable(DATE))
), swipes_up_to_totals AS (
  /* Count each row at every instant of days where swiped_at > days.day - 2 days and swiped_at <= days.day. */
  /* Keep rows where days.day is from 2024-03-10 and before 2024-03-13. */
  /* For each days.day, put the partial swipes_of_two_days together. */
  SELECT
    days.day AS "time.day",
    SUM(swipes_by_instant.swipes) AS swipes_of_two_days
  FROM swipes_by_instant
  JOIN days
    ON swipes_by_instant.swiped_at > days.day - INTERVAL '2' DAY
    AND swipes_by_instant.swiped_at <= days.day
  WHERE
    days.day >= CAST('2024-03-10' AS Nullable(DATE))
    AND days.day < CAST('2024-03-13' AS Nullable(DATE))
  GROUP BY
    days.day
), swipes_swiped_at_totals AS (
  /* Keep rows where swiped_at is from 2024-03-10 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each swiped_at, put the partial swipes together. */
  SELECT
    swiped_at AS "time.day",
    SUM(swipes) AS swipes
  FROM swipes_by_instant
  WHERE
    swiped_at >= CAST('2024-03-10 00:00:00' AS Nullable(DateTime))
    AND swiped_at < CAST('2024-03-13 00:00:00' AS Nullable(DateTime))
  GROUP BY
    swiped_at
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    swipes_of_two_days,
    NULL AS swipes
  FROM swipes_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS swipes_of_two_days,
    swipes
  FROM swipes_swiped_at_totals
)
SELECT
  "time.day",
  MAX(swipes_of_two_days) AS swipes_of_two_days,
  MAX(swipes) AS swipes
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
