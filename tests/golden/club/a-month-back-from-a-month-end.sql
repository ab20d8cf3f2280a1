-- query: trailing_avg_minutes by time.day during 2024-03-28 to 2024-03-31
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-02-28 and before 2024-04-01.
-- Read days.
-- Count each row at every instant of days where visits.visited_on > days.day - 1 month and visits.visited_on <= days.day.
-- Keep rows where days.day is from 2024-03-28 and before 2024-04-01.
-- For each days.day, compute trailing_avg_minutes = AVG(minutes).
-- Sort by time.day.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-28 and before 2024-04-01. */
  /* For each visits.visited_on, compute trailing_avg_minutes__sum = SUM(minutes) and trailing_avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS trailing_avg_minutes__sum,
    COUNT(minutes) AS trailing_avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-28' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on > days.day - 1 month and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-03-28 and before 2024-04-01. */
/* For each days.day, put the partial trailing_avg_minutes together. */
SELECT
  days.day AS "time.day",
  CAST(SUM(visits_by_instant.trailing_avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_instant.trailing_avg_minutes__count), 0) AS trailing_avg_minutes
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on > days.day - INTERVAL '1' MONTH
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-03-28' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-28 and before 2024-04-01. */
  /* For each visits.visited_on, compute trailing_avg_minutes__sum = SUM(minutes) and trailing_avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS trailing_avg_minutes__sum,
    COUNT(minutes) AS trailing_avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-28' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on > days.day - 1 month and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-03-28 and before 2024-04-01. */
/* For each days.day, put the partial trailing_avg_minutes together. */
SELECT
  days.day AS "time.day",
  CAST(SUM(visits_by_instant.trailing_avg_minutes__sum) AS DOUBLE PRECISION) / NULLIF(SUM(visits_by_instant.trailing_avg_minutes__count), 0) AS trailing_avg_minutes
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on > days.day - INTERVAL '1 MONTH'
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-03-28' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-28 and before 2024-04-01. */
  /* For each visits.visited_on, compute trailing_avg_minutes__sum = SUM(minutes) and trailing_avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS trailing_avg_minutes__sum,
    COUNT(minutes) AS trailing_avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-28' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on > days.day - 1 month and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-03-28 and before 2024-04-01. */
/* For each days.day, put the partial trailing_avg_minutes together. */
SELECT
  days.day AS `time.day`,
  CAST(SUM(visits_by_instant.trailing_avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_instant.trailing_avg_minutes__count), 0) AS trailing_avg_minutes
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on > days.day - INTERVAL '1' MONTH
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-03-28' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-28 and before 2024-04-01. */
  /* For each visits.visited_on, compute trailing_avg_minutes__sum = SUM(minutes) and trailing_avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS trailing_avg_minutes__sum,
    COUNT(minutes) AS trailing_avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-28' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on > days.day - 1 month and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-03-28 and before 2024-04-01. */
/* For each days.day, put the partial trailing_avg_minutes together. */
SELECT
  days.day AS "time.day",
  CAST(SUM(visits_by_instant.trailing_avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_instant.trailing_avg_minutes__count), 0) AS trailing_avg_minutes
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on > days.day - INTERVAL '1' MONTH
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-03-28' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-28 and before 2024-04-01. */
  /* For each visits.visited_on, compute trailing_avg_minutes__sum = SUM(minutes) and trailing_avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS trailing_avg_minutes__sum,
    COUNT(minutes) AS trailing_avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-28' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on > days.day - 1 month and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-03-28 and before 2024-04-01. */
/* For each days.day, put the partial trailing_avg_minutes together. */
SELECT
  days.day AS "time.day",
  CAST(SUM(visits_by_instant.trailing_avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_instant.trailing_avg_minutes__count), 0) AS trailing_avg_minutes
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on > days.day - INTERVAL '1 MONTH'
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-03-28' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-28 and before 2024-04-01. */
  /* For each visits.visited_on, compute trailing_avg_minutes__sum = SUM(minutes) and trailing_avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS trailing_avg_minutes__sum,
    COUNT(minutes) AS trailing_avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-28' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on > days.day - 1 month and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-03-28 and before 2024-04-01. */
/* For each days.day, put the partial trailing_avg_minutes together. */
SELECT
  days.day AS `time_day`,
  CAST(SUM(visits_by_instant.trailing_avg_minutes__sum) AS FLOAT64) / NULLIF(SUM(visits_by_instant.trailing_avg_minutes__count), 0) AS trailing_avg_minutes
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on > days.day - INTERVAL '1' MONTH
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-03-28' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-28 and before 2024-04-01. */
  /* For each visits.visited_on, compute trailing_avg_minutes__sum = SUM(minutes) and trailing_avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS trailing_avg_minutes__sum,
    COUNT(minutes) AS trailing_avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-28' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on > days.day - 1 month and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-03-28 and before 2024-04-01. */
/* For each days.day, put the partial trailing_avg_minutes together. */
SELECT
  days.day AS `time.day`,
  CAST(SUM(visits_by_instant.trailing_avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_instant.trailing_avg_minutes__count), 0) AS trailing_avg_minutes
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on > days.day - INTERVAL '1' MONTH
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-03-28' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-28 and before 2024-04-01. */
  /* For each visits.visited_on, compute trailing_avg_minutes__sum = SUM(minutes) and trailing_avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS trailing_avg_minutes__sum,
    COUNT(minutes) AS trailing_avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-28' AS Nullable(DATE))
    AND visited_on < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on > days.day - 1 month and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-03-28 and before 2024-04-01. */
/* For each days.day, put the partial trailing_avg_minutes together. */
SELECT
  days.day AS "time.day",
  CAST(SUM(visits_by_instant.trailing_avg_minutes__sum) AS Nullable(Float64)) / nullIf(SUM(visits_by_instant.trailing_avg_minutes__count), 0) AS trailing_avg_minutes
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on > days.day - INTERVAL '1' MONTH
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-03-28' AS Nullable(DATE))
  AND days.day < CAST('2024-04-01' AS Nullable(DATE))
GROUP BY
  days.day
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
