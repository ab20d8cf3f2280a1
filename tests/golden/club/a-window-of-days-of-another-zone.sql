-- query: swipes_of_two_days by time.day, time.season during 2024-03-09 to 2024-03-12 in time zone 'America/New_York'
-- Read swipes.
-- Keep rows where swipes.swiped_at is from 2024-03-07 00:00:00 and before 2024-03-13 00:00:00.
-- Read days.
-- Count each row at every instant of days where day of swipes.swiped_at > days.day - 2 days and day of swipes.swiped_at <= days.day.
-- Keep rows where days.day is from 2024-03-09 and before 2024-03-13.
-- For each days.day and days.season, compute swipes_of_two_days = COUNT(*).
-- Sort by time.day and time.season.

-- duckdb
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-07 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes_of_two_days = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(
      'DAY',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ) AS DATE) AS swiped_at,
    COUNT(*) AS swipes_of_two_days
  FROM swipes
  WHERE
    CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' >= CAST('2024-03-07 00:00:00' AS TIMESTAMP)
    AND CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' < CAST('2024-03-13 00:00:00' AS TIMESTAMP)
  GROUP BY
    CAST(DATE_TRUNC(
      'DAY',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ) AS DATE)
)
/* Count each row at every instant of days where swiped_at > days.day - 2 days and swiped_at <= days.day. */
/* Keep rows where days.day is from 2024-03-09 and before 2024-03-13. */
/* For each days.day and days.season, put the partial swipes_of_two_days together. */
SELECT
  days.day AS "time.day",
  days.season AS "time.season",
  SUM(swipes_by_instant.swipes_of_two_days) AS swipes_of_two_days
FROM swipes_by_instant
JOIN days
  ON swipes_by_instant.swiped_at > days.day - INTERVAL '2' DAY
  AND swipes_by_instant.swiped_at <= days.day
WHERE
  days.day >= CAST('2024-03-09' AS DATE) AND days.day < CAST('2024-03-13' AS DATE)
GROUP BY
  days.day,
  days.season
ORDER BY
  "time.day" ASC,
  "time.season" ASC;

-- postgres
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-07 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes_of_two_days = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(
      'DAY',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ) AS DATE) AS swiped_at,
    COUNT(*) AS swipes_of_two_days
  FROM swipes
  WHERE
    CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' >= CAST('2024-03-07 00:00:00' AS TIMESTAMP)
    AND CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' < CAST('2024-03-13 00:00:00' AS TIMESTAMP)
  GROUP BY
    CAST(DATE_TRUNC(
      'DAY',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ) AS DATE)
)
/* Count each row at every instant of days where swiped_at > days.day - 2 days and swiped_at <= days.day. */
/* Keep rows where days.day is from 2024-03-09 and before 2024-03-13. */
/* For each days.day and days.season, put the partial swipes_of_two_days together. */
SELECT
  days.day AS "time.day",
  days.season AS "time.season",
  SUM(swipes_by_instant.swipes_of_two_days) AS swipes_of_two_days
FROM swipes_by_instant
JOIN days
  ON swipes_by_instant.swiped_at > days.day - INTERVAL '2 DAY'
  AND swipes_by_instant.swiped_at <= days.day
WHERE
  days.day >= CAST('2024-03-09' AS DATE) AND days.day < CAST('2024-03-13' AS DATE)
GROUP BY
  days.day,
  days.season
ORDER BY
  "time.day" ASC,
  "time.season" ASC;

-- spark
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-07 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes_of_two_days = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS DATE) AS swiped_at,
    COUNT(*) AS swipes_of_two_days
  FROM swipes
  WHERE
    CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) >= CAST('2024-03-07 00:00:00' AS TIMESTAMP_NTZ)
    AND CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) < CAST('2024-03-13 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY
    CAST(CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS DATE)
)
/* Count each row at every instant of days where swiped_at > days.day - 2 days and swiped_at <= days.day. */
/* Keep rows where days.day is from 2024-03-09 and before 2024-03-13. */
/* For each days.day and days.season, put the partial swipes_of_two_days together. */
SELECT
  days.day AS `time.day`,
  days.season AS `time.season`,
  SUM(swipes_by_instant.swipes_of_two_days) AS swipes_of_two_days
FROM swipes_by_instant
JOIN days
  ON swipes_by_instant.swiped_at > days.day - INTERVAL '2' DAY
  AND swipes_by_instant.swiped_at <= days.day
WHERE
  days.day >= CAST('2024-03-09' AS DATE) AND days.day < CAST('2024-03-13' AS DATE)
GROUP BY
  days.day,
  days.season
ORDER BY
  `time.day` ASC NULLS LAST,
  `time.season` ASC NULLS LAST;

-- trino
-- This cannot be said in the dialect trino: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.

-- snowflake
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-07 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes_of_two_days = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS DATE) AS swiped_at,
    COUNT(*) AS swipes_of_two_days
  FROM swipes
  WHERE
    CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) >= CAST('2024-03-07 00:00:00' AS TIMESTAMP)
    AND CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) < CAST('2024-03-13 00:00:00' AS TIMESTAMP)
  GROUP BY
    CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS DATE)
)
/* Count each row at every instant of days where swiped_at > days.day - 2 days and swiped_at <= days.day. */
/* Keep rows where days.day is from 2024-03-09 and before 2024-03-13. */
/* For each days.day and days.season, put the partial swipes_of_two_days together. */
SELECT
  days.day AS "time.day",
  days.season AS "time.season",
  SUM(swipes_by_instant.swipes_of_two_days) AS swipes_of_two_days
FROM swipes_by_instant
JOIN days
  ON swipes_by_instant.swiped_at > days.day - INTERVAL '2 DAY'
  AND swipes_by_instant.swiped_at <= days.day
WHERE
  days.day >= CAST('2024-03-09' AS DATE) AND days.day < CAST('2024-03-13' AS DATE)
GROUP BY
  days.day,
  days.season
ORDER BY
  "time.day" ASC,
  "time.season" ASC;

-- bigquery
-- This cannot be said in the dialect bigquery: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.

-- databricks
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-07 00:00:00 and before 2024-03-13 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes_of_two_days = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS DATE) AS swiped_at,
    COUNT(*) AS swipes_of_two_days
  FROM swipes
  WHERE
    CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) >= CAST('2024-03-07 00:00:00' AS TIMESTAMP_NTZ)
    AND CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) < CAST('2024-03-13 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY
    CAST(CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS DATE)
)
/* Count each row at every instant of days where swiped_at > days.day - 2 days and swiped_at <= days.day. */
/* Keep rows where days.day is from 2024-03-09 and before 2024-03-13. */
/* For each days.day and days.season, put the partial swipes_of_two_days together. */
SELECT
  days.day AS `time.day`,
  days.season AS `time.season`,
  SUM(swipes_by_instant.swipes_of_two_days) AS swipes_of_two_days
FROM swipes_by_instant
JOIN days
  ON swipes_by_instant.swiped_at > days.day - INTERVAL '2' DAY
  AND swipes_by_instant.swiped_at <= days.day
WHERE
  days.day >= CAST('2024-03-09' AS DATE) AND days.day < CAST('2024-03-13' AS DATE)
GROUP BY
  days.day,
  days.season
ORDER BY
  `time.day` ASC NULLS LAST,
  `time.season` ASC NULLS LAST;

-- clickhouse
-- This cannot be said in the dialect clickhouse: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.
