-- query: swipes by time.day in time zone 'America/New_York'
-- Read swipes.
-- For each day of swipes.swiped_at, compute swipes = COUNT(*).
-- Sort by time.day.

-- duckdb
/* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
SELECT
  CAST(DATE_TRUNC(
    'DAY',
    CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
  ) AS DATE) AS "time.day",
  COUNT(*) AS swipes
FROM swipes
GROUP BY
  CAST(DATE_TRUNC(
    'DAY',
    CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
  ) AS DATE)
ORDER BY
  "time.day" ASC;

-- postgres
/* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
SELECT
  CAST(DATE_TRUNC(
    'DAY',
    CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
  ) AS DATE) AS "time.day",
  COUNT(*) AS swipes
FROM swipes
GROUP BY
  CAST(DATE_TRUNC(
    'DAY',
    CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
  ) AS DATE)
ORDER BY
  "time.day" ASC;

-- spark
/* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
SELECT
  CAST(CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS DATE) AS `time.day`,
  COUNT(*) AS swipes
FROM swipes
GROUP BY
  CAST(CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
-- This cannot be said in the dialect trino: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.

-- snowflake
/* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
SELECT
  CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS DATE) AS "time.day",
  COUNT(*) AS swipes
FROM swipes
GROUP BY
  CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS DATE)
ORDER BY
  "time.day" ASC;

-- bigquery
-- This cannot be said in the dialect bigquery: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.

-- databricks
/* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
SELECT
  CAST(CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS DATE) AS `time.day`,
  COUNT(*) AS swipes
FROM swipes
GROUP BY
  CAST(CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
-- This cannot be said in the dialect clickhouse: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.
