-- query: range of swipes.swiped_at in time zone 'America/New_York'
-- Read swipes.
-- Over all rows, compute the least second of swipes.swiped_at and the greatest second of swipes.swiped_at.

-- duckdb
/* Over all rows, compute the least second of swipes.swiped_at and the greatest second of swipes.swiped_at. */
SELECT
  DATE_TRUNC(
    'SECOND',
    MIN(CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York')
  ) AS "swipes.swiped_at__min",
  DATE_TRUNC(
    'SECOND',
    MAX(CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York')
  ) AS "swipes.swiped_at__max"
FROM swipes;

-- postgres
/* Over all rows, compute the least second of swipes.swiped_at and the greatest second of swipes.swiped_at. */
SELECT
  DATE_TRUNC(
    'SECOND',
    MIN(CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York')
  ) AS "swipes.swiped_at__min",
  DATE_TRUNC(
    'SECOND',
    MAX(CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York')
  ) AS "swipes.swiped_at__max"
FROM swipes;

-- spark
/* Over all rows, compute the least second of swipes.swiped_at and the greatest second of swipes.swiped_at. */
SELECT
  CAST(DATE_TRUNC('SECOND', MIN(CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at))) AS TIMESTAMP_NTZ) AS `swipes.swiped_at__min`,
  CAST(DATE_TRUNC('SECOND', MAX(CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at))) AS TIMESTAMP_NTZ) AS `swipes.swiped_at__max`
FROM swipes;

-- trino
-- This cannot be said in the dialect trino: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.

-- snowflake
/* Over all rows, compute the least second of swipes.swiped_at and the greatest second of swipes.swiped_at. */
SELECT
  DATE_TRUNC('SECOND', MIN(CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at))) AS "swipes.swiped_at__min",
  DATE_TRUNC('SECOND', MAX(CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at))) AS "swipes.swiped_at__max"
FROM swipes;

-- bigquery
-- This cannot be said in the dialect bigquery: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.

-- databricks
/* Over all rows, compute the least second of swipes.swiped_at and the greatest second of swipes.swiped_at. */
SELECT
  CAST(DATE_TRUNC('SECOND', MIN(CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at))) AS TIMESTAMP_NTZ) AS `swipes.swiped_at__min`,
  CAST(DATE_TRUNC('SECOND', MAX(CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at))) AS TIMESTAMP_NTZ) AS `swipes.swiped_at__max`
FROM swipes;

-- clickhouse
-- This cannot be said in the dialect clickhouse: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.
