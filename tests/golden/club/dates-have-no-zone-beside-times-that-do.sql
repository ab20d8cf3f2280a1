-- query: swipes, visits by time.day during 2024-03-01 to 2024-03-31 in time zone 'America/New_York'
-- Read swipes.
-- Keep rows where swipes.swiped_at is from 2024-03-01 00:00:00 and before 2024-04-01 00:00:00.
-- For each day of swipes.swiped_at, compute swipes = COUNT(*).
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-03-01 and before 2024-04-01.
-- For each visits.visited_on, compute visits = COUNT(*).
-- Put the totals side by side by time.day; a group that one side lacks has nulls there.
-- Sort by time.day.

-- duckdb
WITH swipes_totals AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-01 00:00:00 and before 2024-04-01 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(
      'DAY',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ) AS DATE) AS "time.day",
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' >= CAST('2024-03-01 00:00:00' AS TIMESTAMP)
    AND CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' < CAST('2024-04-01 00:00:00' AS TIMESTAMP)
  GROUP BY
    CAST(DATE_TRUNC(
      'DAY',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ) AS DATE)
), visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-03-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    swipes,
    NULL AS visits
  FROM swipes_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS swipes,
    visits
  FROM visits_totals
)
SELECT
  "time.day",
  MAX(swipes) AS swipes,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- postgres
WITH swipes_totals AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-01 00:00:00 and before 2024-04-01 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(
      'DAY',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ) AS DATE) AS "time.day",
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' >= CAST('2024-03-01 00:00:00' AS TIMESTAMP)
    AND CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' < CAST('2024-04-01 00:00:00' AS TIMESTAMP)
  GROUP BY
    CAST(DATE_TRUNC(
      'DAY',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ) AS DATE)
), visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-03-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    swipes,
    (
      SELECT
        visits
      FROM visits_totals
      WHERE
        FALSE
    ) AS visits
  FROM swipes_totals
  UNION ALL
  SELECT
    "time.day",
    (
      SELECT
        swipes
      FROM swipes_totals
      WHERE
        FALSE
    ) AS swipes,
    visits
  FROM visits_totals
)
SELECT
  "time.day",
  MAX(swipes) AS swipes,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- spark
WITH swipes_totals AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-01 00:00:00 and before 2024-04-01 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS DATE) AS `time.day`,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) >= CAST('2024-03-01 00:00:00' AS TIMESTAMP_NTZ)
    AND CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) < CAST('2024-04-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY
    CAST(CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS DATE)
), visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-03-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on AS `time.day`,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    swipes,
    NULL AS visits
  FROM swipes_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS swipes,
    visits
  FROM visits_totals
)
SELECT
  `time.day`,
  MAX(swipes) AS swipes,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
-- This cannot be said in the dialect trino: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.

-- snowflake
WITH swipes_totals AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-01 00:00:00 and before 2024-04-01 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS DATE) AS "time.day",
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) >= CAST('2024-03-01 00:00:00' AS TIMESTAMP)
    AND CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) < CAST('2024-04-01 00:00:00' AS TIMESTAMP)
  GROUP BY
    CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS DATE)
), visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-03-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    swipes,
    NULL AS visits
  FROM swipes_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS swipes,
    visits
  FROM visits_totals
)
SELECT
  "time.day",
  MAX(swipes) AS swipes,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- bigquery
-- This cannot be said in the dialect bigquery: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.

-- databricks
WITH swipes_totals AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-01 00:00:00 and before 2024-04-01 00:00:00. */
  /* For each day of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS DATE) AS `time.day`,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) >= CAST('2024-03-01 00:00:00' AS TIMESTAMP_NTZ)
    AND CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) < CAST('2024-04-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY
    CAST(CAST(DATE_TRUNC('DAY', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS DATE)
), visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-03-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on AS `time.day`,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    swipes,
    NULL AS visits
  FROM swipes_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS swipes,
    visits
  FROM visits_totals
)
SELECT
  `time.day`,
  MAX(swipes) AS swipes,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
-- This cannot be said in the dialect clickhouse: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.
