-- query: swipes_an_hour_ago, swipes by time.hour during '2024-03-10 04:00:00' to '2024-03-10 08:00:00'
-- Read swipes.
-- Keep rows where swipes.swiped_at is from 2024-03-10 03:00:00 and before 2024-03-10 08:00:00.
-- Make a calendar: every hour from 2024-03-10 04:00:00 to 2024-03-10 08:00:00.
-- Count each row at every instant of calendar where calendar.instant - 1 hour = hour of swipes.swiped_at.
-- Keep rows where calendar.instant is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01.
-- For each calendar.instant, compute swipes_an_hour_ago = COUNT(*).
-- Keep rows where swipes.swiped_at is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01.
-- For each hour of swipes.swiped_at, compute swipes = COUNT(*).
-- Put the totals side by side by time.hour; a group that one side lacks has nulls there.
-- Sort by time.hour.

-- duckdb
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 03:00:00 and before 2024-03-10 08:00:00. */
  /* For each hour of swipes.swiped_at, compute swipes_an_hour_ago = COUNT(*). */
  SELECT
    DATE_TRUNC('HOUR', swiped_at) AS swiped_at,
    COUNT(*) AS swipes_an_hour_ago
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 03:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-10 08:00:00' AS TIMESTAMP)
  GROUP BY
    DATE_TRUNC('HOUR', swiped_at)
), calendar AS (
  /* Make a calendar: every hour from 2024-03-10 04:00:00 to 2024-03-10 08:00:00. */
  SELECT
    UNNEST(
      GENERATE_SERIES(
        CAST('2024-03-10 04:00:00' AS TIMESTAMP),
        CAST('2024-03-10 08:00:00' AS TIMESTAMP),
        INTERVAL '1' HOUR
      )
    ) AS instant
), swipes_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 hour = swiped_at. */
  /* Keep rows where calendar.instant is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
  /* For each calendar.instant, put the partial swipes_an_hour_ago together. */
  SELECT
    calendar.instant AS "time.hour",
    SUM(swipes_by_instant.swipes_an_hour_ago) AS swipes_an_hour_ago
  FROM swipes_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' HOUR = swipes_by_instant.swiped_at
  WHERE
    calendar.instant >= CAST('2024-03-10 04:00:00' AS TIMESTAMP)
    AND calendar.instant < CAST('2024-03-10 08:00:01' AS TIMESTAMP)
  GROUP BY
    calendar.instant
), swipes_swiped_at_totals AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
  /* For each hour of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    DATE_TRUNC('HOUR', swiped_at) AS "time.hour",
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 04:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-10 08:00:01' AS TIMESTAMP)
  GROUP BY
    DATE_TRUNC('HOUR', swiped_at)
), side_by_side AS (
  /* Put the totals side by side by time.hour; a group that one side lacks has nulls there. */
  SELECT
    "time.hour",
    swipes_an_hour_ago,
    NULL AS swipes
  FROM swipes_earlier_totals
  UNION ALL
  SELECT
    "time.hour",
    NULL AS swipes_an_hour_ago,
    swipes
  FROM swipes_swiped_at_totals
)
SELECT
  "time.hour",
  MAX(swipes_an_hour_ago) AS swipes_an_hour_ago,
  MAX(swipes) AS swipes
FROM side_by_side
GROUP BY
  "time.hour"
ORDER BY
  "time.hour" ASC;

-- postgres
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 03:00:00 and before 2024-03-10 08:00:00. */
  /* For each hour of swipes.swiped_at, compute swipes_an_hour_ago = COUNT(*). */
  SELECT
    DATE_TRUNC('HOUR', swiped_at) AS swiped_at,
    COUNT(*) AS swipes_an_hour_ago
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 03:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-10 08:00:00' AS TIMESTAMP)
  GROUP BY
    DATE_TRUNC('HOUR', swiped_at)
), calendar AS (
  /* Make a calendar: every hour from 2024-03-10 04:00:00 to 2024-03-10 08:00:00. */
  SELECT
    GENERATE_SERIES(
      CAST('2024-03-10 04:00:00' AS TIMESTAMP),
      CAST('2024-03-10 08:00:00' AS TIMESTAMP),
      INTERVAL '1 HOUR'
    ) AS instant
), swipes_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 hour = swiped_at. */
  /* Keep rows where calendar.instant is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
  /* For each calendar.instant, put the partial swipes_an_hour_ago together. */
  SELECT
    calendar.instant AS "time.hour",
    SUM(swipes_by_instant.swipes_an_hour_ago) AS swipes_an_hour_ago
  FROM swipes_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1 HOUR' = swipes_by_instant.swiped_at
  WHERE
    calendar.instant >= CAST('2024-03-10 04:00:00' AS TIMESTAMP)
    AND calendar.instant < CAST('2024-03-10 08:00:01' AS TIMESTAMP)
  GROUP BY
    calendar.instant
), swipes_swiped_at_totals AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
  /* For each hour of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    DATE_TRUNC('HOUR', swiped_at) AS "time.hour",
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 04:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-10 08:00:01' AS TIMESTAMP)
  GROUP BY
    DATE_TRUNC('HOUR', swiped_at)
), side_by_side AS (
  /* Put the totals side by side by time.hour; a group that one side lacks has nulls there. */
  SELECT
    "time.hour",
    swipes_an_hour_ago,
    (
      SELECT
        swipes
      FROM swipes_swiped_at_totals
      WHERE
        FALSE
    ) AS swipes
  FROM swipes_earlier_totals
  UNION ALL
  SELECT
    "time.hour",
    (
      SELECT
        swipes_an_hour_ago
      FROM swipes_earlier_totals
      WHERE
        FALSE
    ) AS swipes_an_hour_ago,
    swipes
  FROM swipes_swiped_at_totals
)
SELECT
  "time.hour",
  MAX(swipes_an_hour_ago) AS swipes_an_hour_ago,
  MAX(swipes) AS swipes
FROM side_by_side
GROUP BY
  "time.hour"
ORDER BY
  "time.hour" ASC;

-- spark
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 03:00:00 and before 2024-03-10 08:00:00. */
  /* For each hour of swipes.swiped_at, compute swipes_an_hour_ago = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ) AS swiped_at,
    COUNT(*) AS swipes_an_hour_ago
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 03:00:00' AS TIMESTAMP_NTZ)
    AND swiped_at < CAST('2024-03-10 08:00:00' AS TIMESTAMP_NTZ)
  GROUP BY
    CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ)
), calendar AS (
  /* Make a calendar: every hour from 2024-03-10 04:00:00 to 2024-03-10 08:00:00. */
  SELECT
    EXPLODE(
      SEQUENCE(
        CAST('2024-03-10 04:00:00' AS TIMESTAMP_NTZ),
        CAST('2024-03-10 08:00:00' AS TIMESTAMP_NTZ),
        INTERVAL '1' HOUR
      )
    ) AS instant
), swipes_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 hour = swiped_at. */
  /* Keep rows where calendar.instant is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
  /* For each calendar.instant, put the partial swipes_an_hour_ago together. */
  SELECT
    calendar.instant AS `time.hour`,
    SUM(swipes_by_instant.swipes_an_hour_ago) AS swipes_an_hour_ago
  FROM swipes_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' HOUR = swipes_by_instant.swiped_at
  WHERE
    calendar.instant >= CAST('2024-03-10 04:00:00' AS TIMESTAMP_NTZ)
    AND calendar.instant < CAST('2024-03-10 08:00:01' AS TIMESTAMP_NTZ)
  GROUP BY
    calendar.instant
), swipes_swiped_at_totals AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
  /* For each hour of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ) AS `time.hour`,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 04:00:00' AS TIMESTAMP_NTZ)
    AND swiped_at < CAST('2024-03-10 08:00:01' AS TIMESTAMP_NTZ)
  GROUP BY
    CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ)
), side_by_side AS (
  /* Put the totals side by side by time.hour; a group that one side lacks has nulls there. */
  SELECT
    `time.hour`,
    swipes_an_hour_ago,
    NULL AS swipes
  FROM swipes_earlier_totals
  UNION ALL
  SELECT
    `time.hour`,
    NULL AS swipes_an_hour_ago,
    swipes
  FROM swipes_swiped_at_totals
)
SELECT
  `time.hour`,
  MAX(swipes_an_hour_ago) AS swipes_an_hour_ago,
  MAX(swipes) AS swipes
FROM side_by_side
GROUP BY
  `time.hour`
ORDER BY
  `time.hour` ASC NULLS LAST;

-- trino
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 03:00:00 and before 2024-03-10 08:00:00. */
  /* For each hour of swipes.swiped_at, compute swipes_an_hour_ago = COUNT(*). */
  SELECT
    DATE_TRUNC('HOUR', swiped_at) AS swiped_at,
    COUNT(*) AS swipes_an_hour_ago
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 03:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-10 08:00:00' AS TIMESTAMP)
  GROUP BY
    DATE_TRUNC('HOUR', swiped_at)
), calendar AS (
  /* Make a calendar: every hour from 2024-03-10 04:00:00 to 2024-03-10 08:00:00. */
  SELECT
    listed AS instant
  FROM UNNEST(SEQUENCE(
    CAST('2024-03-10 04:00:00' AS TIMESTAMP),
    CAST('2024-03-10 08:00:00' AS TIMESTAMP),
    INTERVAL '1' HOUR
  )) AS series(listed)
), swipes_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 hour = swiped_at. */
  /* Keep rows where calendar.instant is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
  /* For each calendar.instant, put the partial swipes_an_hour_ago together. */
  SELECT
    calendar.instant AS "time.hour",
    SUM(swipes_by_instant.swipes_an_hour_ago) AS swipes_an_hour_ago
  FROM swipes_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' HOUR = swipes_by_instant.swiped_at
  WHERE
    calendar.instant >= CAST('2024-03-10 04:00:00' AS TIMESTAMP)
    AND calendar.instant < CAST('2024-03-10 08:00:01' AS TIMESTAMP)
  GROUP BY
    calendar.instant
), swipes_swiped_at_totals AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
  /* For each hour of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    DATE_TRUNC('HOUR', swiped_at) AS "time.hour",
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 04:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-10 08:00:01' AS TIMESTAMP)
  GROUP BY
    DATE_TRUNC('HOUR', swiped_at)
), side_by_side AS (
  /* Put the totals side by side by time.hour; a group that one side lacks has nulls there. */
  SELECT
    "time.hour",
    swipes_an_hour_ago,
    NULL AS swipes
  FROM swipes_earlier_totals
  UNION ALL
  SELECT
    "time.hour",
    NULL AS swipes_an_hour_ago,
    swipes
  FROM swipes_swiped_at_totals
)
SELECT
  "time.hour",
  MAX(swipes_an_hour_ago) AS swipes_an_hour_ago,
  MAX(swipes) AS swipes
FROM side_by_side
GROUP BY
  "time.hour"
ORDER BY
  "time.hour" ASC;

-- snowflake
-- Making a calendar of every hour is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- Making a calendar of every hour is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 03:00:00 and before 2024-03-10 08:00:00. */
  /* For each hour of swipes.swiped_at, compute swipes_an_hour_ago = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ) AS swiped_at,
    COUNT(*) AS swipes_an_hour_ago
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 03:00:00' AS TIMESTAMP_NTZ)
    AND swiped_at < CAST('2024-03-10 08:00:00' AS TIMESTAMP_NTZ)
  GROUP BY
    CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ)
), calendar AS (
  /* Make a calendar: every hour from 2024-03-10 04:00:00 to 2024-03-10 08:00:00. */
  SELECT
    EXPLODE(
      SEQUENCE(
        CAST('2024-03-10 04:00:00' AS TIMESTAMP_NTZ),
        CAST('2024-03-10 08:00:00' AS TIMESTAMP_NTZ),
        INTERVAL '1' HOUR
      )
    ) AS instant
), swipes_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 hour = swiped_at. */
  /* Keep rows where calendar.instant is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
  /* For each calendar.instant, put the partial swipes_an_hour_ago together. */
  SELECT
    calendar.instant AS `time.hour`,
    SUM(swipes_by_instant.swipes_an_hour_ago) AS swipes_an_hour_ago
  FROM swipes_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' HOUR = swipes_by_instant.swiped_at
  WHERE
    calendar.instant >= CAST('2024-03-10 04:00:00' AS TIMESTAMP_NTZ)
    AND calendar.instant < CAST('2024-03-10 08:00:01' AS TIMESTAMP_NTZ)
  GROUP BY
    calendar.instant
), swipes_swiped_at_totals AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
  /* For each hour of swipes.swiped_at, compute swipes = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ) AS `time.hour`,
    COUNT(*) AS swipes
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 04:00:00' AS TIMESTAMP_NTZ)
    AND swiped_at < CAST('2024-03-10 08:00:01' AS TIMESTAMP_NTZ)
  GROUP BY
    CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ)
), side_by_side AS (
  /* Put the totals side by side by time.hour; a group that one side lacks has nulls there. */
  SELECT
    `time.hour`,
    swipes_an_hour_ago,
    NULL AS swipes
  FROM swipes_earlier_totals
  UNION ALL
  SELECT
    `time.hour`,
    NULL AS swipes_an_hour_ago,
    swipes
  FROM swipes_swiped_at_totals
)
SELECT
  `time.hour`,
  MAX(swipes_an_hour_ago) AS swipes_an_hour_ago,
  MAX(swipes) AS swipes
FROM side_by_side
GROUP BY
  `time.hour`
ORDER BY
  `time.hour` ASC NULLS LAST;

-- clickhouse
-- Making a calendar of every hour is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
