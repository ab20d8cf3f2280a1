-- query: swipes by time.hour, time.extract_hour, member.plan during 2024 in time zone 'America/New_York' where time < timestamp '2024-12-31 18:00:00'
-- Read swipes.
-- Keep rows where swipes.swiped_at is from 2024-01-01 00:00:00 and before 2025-01-01 00:00:00 and time < timestamp '2024-12-31 18:00:00'.
-- Look up member in members by swipes.member_id = member.member_id; rows without a match stay, with nulls.
-- For each hour of swipes.swiped_at, hour of swipes.swiped_at and member.plan, compute swipes = COUNT(*).
-- Sort by time.hour, time.extract_hour and member.plan.

-- duckdb
WITH swipes_by_key AS (
  /* Keep rows where swipes.swiped_at is from 2024-01-01 00:00:00 and before 2025-01-01 00:00:00 and time < timestamp '2024-12-31 18:00:00'. */
  /* For each hour of swipes.swiped_at, hour of swipes.swiped_at and swipes.member_id, compute swipes = COUNT(*). */
  SELECT
    DATE_TRUNC(
      'HOUR',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ) AS "time.hour",
    CAST(EXTRACT(HOUR FROM CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York') AS INT) AS "time.extract_hour",
    member_id,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    (
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
      AND CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    )
    AND DATE_TRUNC(
      'SECOND',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ) < CAST('2024-12-31 18:00:00' AS TIMESTAMP)
  GROUP BY
    DATE_TRUNC(
      'HOUR',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ),
    CAST(EXTRACT(HOUR FROM CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York') AS INT),
    member_id
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* For each time.hour, time.extract_hour and member.plan, put the partial swipes together. */
SELECT
  swipes_by_key."time.hour",
  swipes_by_key."time.extract_hour",
  member.plan AS "member.plan",
  SUM(swipes_by_key.swipes) AS swipes
FROM swipes_by_key
LEFT JOIN members AS member
  ON swipes_by_key.member_id = member.member_id
GROUP BY
  swipes_by_key."time.hour",
  swipes_by_key."time.extract_hour",
  member.plan
ORDER BY
  "time.hour" ASC,
  "time.extract_hour" ASC,
  "member.plan" ASC;

-- postgres
WITH swipes_by_key AS (
  /* Keep rows where swipes.swiped_at is from 2024-01-01 00:00:00 and before 2025-01-01 00:00:00 and time < timestamp '2024-12-31 18:00:00'. */
  /* For each hour of swipes.swiped_at, hour of swipes.swiped_at and swipes.member_id, compute swipes = COUNT(*). */
  SELECT
    DATE_TRUNC(
      'HOUR',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ) AS "time.hour",
    CAST(EXTRACT(HOUR FROM CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York') AS INT) AS "time.extract_hour",
    member_id,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    (
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
      AND CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    )
    AND DATE_TRUNC(
      'SECOND',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ) < CAST('2024-12-31 18:00:00' AS TIMESTAMP)
  GROUP BY
    DATE_TRUNC(
      'HOUR',
      CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
    ),
    CAST(EXTRACT(HOUR FROM CAST(swiped_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York') AS INT),
    member_id
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* For each time.hour, time.extract_hour and member.plan, put the partial swipes together. */
SELECT
  swipes_by_key."time.hour",
  swipes_by_key."time.extract_hour",
  member.plan AS "member.plan",
  SUM(swipes_by_key.swipes) AS swipes
FROM swipes_by_key
LEFT JOIN members AS member
  ON swipes_by_key.member_id = member.member_id
GROUP BY
  swipes_by_key."time.hour",
  swipes_by_key."time.extract_hour",
  member.plan
ORDER BY
  "time.hour" ASC,
  "time.extract_hour" ASC,
  "member.plan" ASC;

-- spark
WITH swipes_by_key AS (
  /* Keep rows where swipes.swiped_at is from 2024-01-01 00:00:00 and before 2025-01-01 00:00:00 and time < timestamp '2024-12-31 18:00:00'. */
  /* For each hour of swipes.swiped_at, hour of swipes.swiped_at and swipes.member_id, compute swipes = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('HOUR', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS `time.hour`,
    CAST(EXTRACT(HOUR FROM CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS INT) AS `time.extract_hour`,
    member_id,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    (
      CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
      AND CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
    )
    AND CAST(DATE_TRUNC('SECOND', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) < CAST('2024-12-31 18:00:00' AS TIMESTAMP_NTZ)
  GROUP BY
    CAST(DATE_TRUNC('HOUR', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ),
    CAST(EXTRACT(HOUR FROM CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS INT),
    member_id
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* For each time.hour, time.extract_hour and member.plan, put the partial swipes together. */
SELECT
  swipes_by_key.`time.hour`,
  swipes_by_key.`time.extract_hour`,
  member.plan AS `member.plan`,
  SUM(swipes_by_key.swipes) AS swipes
FROM swipes_by_key
LEFT JOIN members AS member
  ON swipes_by_key.member_id = member.member_id
GROUP BY
  swipes_by_key.`time.hour`,
  swipes_by_key.`time.extract_hour`,
  member.plan
ORDER BY
  `time.hour` ASC NULLS LAST,
  `time.extract_hour` ASC NULLS LAST,
  `member.plan` ASC NULLS LAST;

-- trino
-- This cannot be said in the dialect trino: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.

-- snowflake
WITH swipes_by_key AS (
  /* Keep rows where swipes.swiped_at is from 2024-01-01 00:00:00 and before 2025-01-01 00:00:00 and time < timestamp '2024-12-31 18:00:00'. */
  /* For each hour of swipes.swiped_at, hour of swipes.swiped_at and swipes.member_id, compute swipes = COUNT(*). */
  SELECT
    DATE_TRUNC('HOUR', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS "time.hour",
    CAST(DATE_PART(HOUR, CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS INT) AS "time.extract_hour",
    member_id,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    (
      CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
      AND CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    )
    AND DATE_TRUNC('SECOND', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) < CAST('2024-12-31 18:00:00' AS TIMESTAMP)
  GROUP BY
    DATE_TRUNC('HOUR', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)),
    CAST(DATE_PART(HOUR, CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS INT),
    member_id
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* For each time.hour, time.extract_hour and member.plan, put the partial swipes together. */
SELECT
  swipes_by_key."time.hour",
  swipes_by_key."time.extract_hour",
  member.plan AS "member.plan",
  SUM(swipes_by_key.swipes) AS swipes
FROM swipes_by_key
LEFT JOIN members AS member
  ON swipes_by_key.member_id = member.member_id
GROUP BY
  swipes_by_key."time.hour",
  swipes_by_key."time.extract_hour",
  member.plan
ORDER BY
  "time.hour" ASC,
  "time.extract_hour" ASC,
  "member.plan" ASC;

-- bigquery
-- This cannot be said in the dialect bigquery: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.

-- databricks
WITH swipes_by_key AS (
  /* Keep rows where swipes.swiped_at is from 2024-01-01 00:00:00 and before 2025-01-01 00:00:00 and time < timestamp '2024-12-31 18:00:00'. */
  /* For each hour of swipes.swiped_at, hour of swipes.swiped_at and swipes.member_id, compute swipes = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('HOUR', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) AS `time.hour`,
    CAST(EXTRACT(HOUR FROM CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS INT) AS `time.extract_hour`,
    member_id,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    (
      CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
      AND CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at) < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
    )
    AND CAST(DATE_TRUNC('SECOND', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ) < CAST('2024-12-31 18:00:00' AS TIMESTAMP_NTZ)
  GROUP BY
    CAST(DATE_TRUNC('HOUR', CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS TIMESTAMP_NTZ),
    CAST(EXTRACT(HOUR FROM CONVERT_TIMEZONE('UTC', 'America/New_York', swiped_at)) AS INT),
    member_id
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* For each time.hour, time.extract_hour and member.plan, put the partial swipes together. */
SELECT
  swipes_by_key.`time.hour`,
  swipes_by_key.`time.extract_hour`,
  member.plan AS `member.plan`,
  SUM(swipes_by_key.swipes) AS swipes
FROM swipes_by_key
LEFT JOIN members AS member
  ON swipes_by_key.member_id = member.member_id
GROUP BY
  swipes_by_key.`time.hour`,
  swipes_by_key.`time.extract_hour`,
  member.plan
ORDER BY
  `time.hour` ASC NULLS LAST,
  `time.extract_hour` ASC NULLS LAST,
  `member.plan` ASC NULLS LAST;

-- clickhouse
-- This cannot be said in the dialect clickhouse: it has no way to read a time of day in another zone that means the same. Define it without, or run it on another engine.
