-- query: trailing_visits by time.month
-- Read visits.
-- Over all rows, compute the least visits.visited_on and the greatest visits.visited_on.
-- Make a calendar: every day from the earliest to the latest.
-- Count each row at every instant of calendar where visits.visited_on > calendar.instant - 7 days and visits.visited_on <= calendar.instant.
-- For each month of calendar.instant and calendar.instant, compute trailing_visits = COUNT(*).
-- Keep the first 1 of each time.month, by instant descending.
-- Take time.month and trailing_visits of every row.
-- Sort by time.month.

-- duckdb
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  GROUP BY
    visited_on
), visits_ends AS (
  /* Over all rows, compute the least visited_on and the greatest visited_on. */
  SELECT
    MIN(visited_on) AS earliest,
    MAX(visited_on) AS latest
  FROM visits_by_instant
), calendar AS (
  /* Make a calendar: every day from the earliest to the latest. */
  SELECT
    CAST(UNNEST(GENERATE_SERIES(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '1' DAY)) AS DATE) AS instant
  FROM visits_ends
), visits_totals_last AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 7 days and visited_on <= calendar.instant. */
  /* For each month of calendar.instant and calendar.instant, put the partial trailing_visits together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) AS "time.month",
    calendar.instant,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE)
      ORDER BY calendar.instant DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN calendar
    ON visits_by_instant.visited_on > calendar.instant - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= calendar.instant
  GROUP BY
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.month, by instant descending. */
SELECT
  "time.month",
  trailing_visits
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.month" ASC;

-- postgres
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  GROUP BY
    visited_on
), visits_ends AS (
  /* Over all rows, compute the least visited_on and the greatest visited_on. */
  SELECT
    MIN(visited_on) AS earliest,
    MAX(visited_on) AS latest
  FROM visits_by_instant
), calendar AS (
  /* Make a calendar: every day from the earliest to the latest. */
  SELECT
    CAST(GENERATE_SERIES(CAST(earliest AS TIMESTAMP), CAST(latest AS TIMESTAMP), INTERVAL '1 DAY') AS DATE) AS instant
  FROM visits_ends
), visits_totals_last AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 7 days and visited_on <= calendar.instant. */
  /* For each month of calendar.instant and calendar.instant, put the partial trailing_visits together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) AS "time.month",
    calendar.instant,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE)
      ORDER BY calendar.instant DESC NULLS LAST
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN calendar
    ON visits_by_instant.visited_on > calendar.instant - INTERVAL '7 DAY'
    AND visits_by_instant.visited_on <= calendar.instant
  GROUP BY
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.month, by instant descending. */
SELECT
  "time.month",
  trailing_visits
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.month" ASC;

-- spark
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  GROUP BY
    visited_on
), visits_ends AS (
  /* Over all rows, compute the least visited_on and the greatest visited_on. */
  SELECT
    MIN(visited_on) AS earliest,
    MAX(visited_on) AS latest
  FROM visits_by_instant
), calendar AS (
  /* Make a calendar: every day from the earliest to the latest. */
  SELECT
    EXPLODE(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '1' DAY)) AS instant
  FROM visits_ends
), visits_totals_last AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 7 days and visited_on <= calendar.instant. */
  /* For each month of calendar.instant and calendar.instant, put the partial trailing_visits together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    calendar.instant,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY calendar.instant DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN calendar
    ON visits_by_instant.visited_on > calendar.instant - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= calendar.instant
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.month, by instant descending. */
SELECT
  `time.month`,
  trailing_visits
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  GROUP BY
    visited_on
), visits_ends AS (
  /* Over all rows, compute the least visited_on and the greatest visited_on. */
  SELECT
    MIN(visited_on) AS earliest,
    MAX(visited_on) AS latest
  FROM visits_by_instant
), calendar AS (
  /* Make a calendar: every day from the earliest to the latest. */
  SELECT
    listed AS instant
  FROM visits_ends
  CROSS JOIN UNNEST(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '1' DAY)) AS series(listed)
), visits_totals_last AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 7 days and visited_on <= calendar.instant. */
  /* For each month of calendar.instant and calendar.instant, put the partial trailing_visits together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) AS "time.month",
    calendar.instant,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE)
      ORDER BY calendar.instant DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN calendar
    ON visits_by_instant.visited_on > calendar.instant - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= calendar.instant
  GROUP BY
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.month, by instant descending. */
SELECT
  "time.month",
  trailing_visits
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.month" ASC;

-- snowflake
-- Making a calendar of every day is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- Making a calendar of every day is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  GROUP BY
    visited_on
), visits_ends AS (
  /* Over all rows, compute the least visited_on and the greatest visited_on. */
  SELECT
    MIN(visited_on) AS earliest,
    MAX(visited_on) AS latest
  FROM visits_by_instant
), calendar AS (
  /* Make a calendar: every day from the earliest to the latest. */
  SELECT
    EXPLODE(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '1' DAY)) AS instant
  FROM visits_ends
), visits_totals_last AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 7 days and visited_on <= calendar.instant. */
  /* For each month of calendar.instant and calendar.instant, put the partial trailing_visits together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    calendar.instant,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY calendar.instant DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN calendar
    ON visits_by_instant.visited_on > calendar.instant - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= calendar.instant
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.month, by instant descending. */
SELECT
  `time.month`,
  trailing_visits
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
-- Making a calendar of every day is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
