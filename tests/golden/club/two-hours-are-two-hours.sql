-- query: swipes_of_two_hours by time.hour during '2024-03-10 04:00:00' to '2024-03-10 08:00:00'
-- Read swipes.
-- Keep rows where swipes.swiped_at is from 2024-03-10 02:00:00 and before 2024-03-10 09:00:00.
-- Make a calendar: every hour from 2024-03-10 04:00:00 to 2024-03-10 08:00:00.
-- Count each row at every instant of calendar where hour of swipes.swiped_at > calendar.instant - 2 hours and hour of swipes.swiped_at <= calendar.instant.
-- Keep rows where calendar.instant is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01.
-- For each calendar.instant, compute swipes_of_two_hours = COUNT(*).
-- Sort by time.hour.

-- duckdb
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 02:00:00 and before 2024-03-10 09:00:00. */
  /* For each hour of swipes.swiped_at, compute swipes_of_two_hours = COUNT(*). */
  SELECT
    DATE_TRUNC('HOUR', swiped_at) AS swiped_at,
    COUNT(*) AS swipes_of_two_hours
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 02:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-10 09:00:00' AS TIMESTAMP)
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
)
/* Count each row at every instant of calendar where swiped_at > calendar.instant - 2 hours and swiped_at <= calendar.instant. */
/* Keep rows where calendar.instant is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
/* For each calendar.instant, put the partial swipes_of_two_hours together. */
SELECT
  calendar.instant AS "time.hour",
  SUM(swipes_by_instant.swipes_of_two_hours) AS swipes_of_two_hours
FROM swipes_by_instant
JOIN calendar
  ON swipes_by_instant.swiped_at > calendar.instant - INTERVAL '2' HOUR
  AND swipes_by_instant.swiped_at <= calendar.instant
WHERE
  calendar.instant >= CAST('2024-03-10 04:00:00' AS TIMESTAMP)
  AND calendar.instant < CAST('2024-03-10 08:00:01' AS TIMESTAMP)
GROUP BY
  calendar.instant
ORDER BY
  "time.hour" ASC;

-- postgres
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 02:00:00 and before 2024-03-10 09:00:00. */
  /* For each hour of swipes.swiped_at, compute swipes_of_two_hours = COUNT(*). */
  SELECT
    DATE_TRUNC('HOUR', swiped_at) AS swiped_at,
    COUNT(*) AS swipes_of_two_hours
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 02:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-10 09:00:00' AS TIMESTAMP)
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
)
/* Count each row at every instant of calendar where swiped_at > calendar.instant - 2 hours and swiped_at <= calendar.instant. */
/* Keep rows where calendar.instant is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
/* For each calendar.instant, put the partial swipes_of_two_hours together. */
SELECT
  calendar.instant AS "time.hour",
  SUM(swipes_by_instant.swipes_of_two_hours) AS swipes_of_two_hours
FROM swipes_by_instant
JOIN calendar
  ON swipes_by_instant.swiped_at > calendar.instant - INTERVAL '2 HOUR'
  AND swipes_by_instant.swiped_at <= calendar.instant
WHERE
  calendar.instant >= CAST('2024-03-10 04:00:00' AS TIMESTAMP)
  AND calendar.instant < CAST('2024-03-10 08:00:01' AS TIMESTAMP)
GROUP BY
  calendar.instant
ORDER BY
  "time.hour" ASC;

-- spark
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 02:00:00 and before 2024-03-10 09:00:00. */
  /* For each hour of swipes.swiped_at, compute swipes_of_two_hours = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ) AS swiped_at,
    COUNT(*) AS swipes_of_two_hours
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 02:00:00' AS TIMESTAMP_NTZ)
    AND swiped_at < CAST('2024-03-10 09:00:00' AS TIMESTAMP_NTZ)
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
)
/* Count each row at every instant of calendar where swiped_at > calendar.instant - 2 hours and swiped_at <= calendar.instant. */
/* Keep rows where calendar.instant is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
/* For each calendar.instant, put the partial swipes_of_two_hours together. */
SELECT
  calendar.instant AS `time.hour`,
  SUM(swipes_by_instant.swipes_of_two_hours) AS swipes_of_two_hours
FROM swipes_by_instant
JOIN calendar
  ON swipes_by_instant.swiped_at > calendar.instant - INTERVAL '2' HOUR
  AND swipes_by_instant.swiped_at <= calendar.instant
WHERE
  calendar.instant >= CAST('2024-03-10 04:00:00' AS TIMESTAMP_NTZ)
  AND calendar.instant < CAST('2024-03-10 08:00:01' AS TIMESTAMP_NTZ)
GROUP BY
  calendar.instant
ORDER BY
  `time.hour` ASC NULLS LAST;

-- trino
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 02:00:00 and before 2024-03-10 09:00:00. */
  /* For each hour of swipes.swiped_at, compute swipes_of_two_hours = COUNT(*). */
  SELECT
    DATE_TRUNC('HOUR', swiped_at) AS swiped_at,
    COUNT(*) AS swipes_of_two_hours
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 02:00:00' AS TIMESTAMP)
    AND swiped_at < CAST('2024-03-10 09:00:00' AS TIMESTAMP)
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
)
/* Count each row at every instant of calendar where swiped_at > calendar.instant - 2 hours and swiped_at <= calendar.instant. */
/* Keep rows where calendar.instant is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
/* For each calendar.instant, put the partial swipes_of_two_hours together. */
SELECT
  calendar.instant AS "time.hour",
  SUM(swipes_by_instant.swipes_of_two_hours) AS swipes_of_two_hours
FROM swipes_by_instant
JOIN calendar
  ON swipes_by_instant.swiped_at > calendar.instant - INTERVAL '2' HOUR
  AND swipes_by_instant.swiped_at <= calendar.instant
WHERE
  calendar.instant >= CAST('2024-03-10 04:00:00' AS TIMESTAMP)
  AND calendar.instant < CAST('2024-03-10 08:00:01' AS TIMESTAMP)
GROUP BY
  calendar.instant
ORDER BY
  "time.hour" ASC;

-- snowflake
-- Making a calendar of every hour is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- Making a calendar of every hour is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH swipes_by_instant AS (
  /* Keep rows where swipes.swiped_at is from 2024-03-10 02:00:00 and before 2024-03-10 09:00:00. */
  /* For each hour of swipes.swiped_at, compute swipes_of_two_hours = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ) AS swiped_at,
    COUNT(*) AS swipes_of_two_hours
  FROM swipes
  WHERE
    swiped_at >= CAST('2024-03-10 02:00:00' AS TIMESTAMP_NTZ)
    AND swiped_at < CAST('2024-03-10 09:00:00' AS TIMESTAMP_NTZ)
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
)
/* Count each row at every instant of calendar where swiped_at > calendar.instant - 2 hours and swiped_at <= calendar.instant. */
/* Keep rows where calendar.instant is from 2024-03-10 04:00:00 and before 2024-03-10 08:00:01. */
/* For each calendar.instant, put the partial swipes_of_two_hours together. */
SELECT
  calendar.instant AS `time.hour`,
  SUM(swipes_by_instant.swipes_of_two_hours) AS swipes_of_two_hours
FROM swipes_by_instant
JOIN calendar
  ON swipes_by_instant.swiped_at > calendar.instant - INTERVAL '2' HOUR
  AND swipes_by_instant.swiped_at <= calendar.instant
WHERE
  calendar.instant >= CAST('2024-03-10 04:00:00' AS TIMESTAMP_NTZ)
  AND calendar.instant < CAST('2024-03-10 08:00:01' AS TIMESTAMP_NTZ)
GROUP BY
  calendar.instant
ORDER BY
  `time.hour` ASC NULLS LAST;

-- clickhouse
-- Making a calendar of every hour is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
