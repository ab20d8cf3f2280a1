-- query: early_visits_a_week_ago by time.day where time.day > date '2024-01-08'
-- Read visits.
-- Keep rows where time < date '2024-01-08'.
-- Read days.
-- Count each row at every instant of days where days.day - 1 week = visits.visited_on.
-- Keep rows where time.day > date '2024-01-08'.
-- For each days.day, compute early_visits_a_week_ago = COUNT(*).
-- Sort by time.day.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where time < date '2024-01-08'. */
  /* For each visits.visited_on, compute early_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS early_visits_a_week_ago
  FROM visits
  WHERE
    visited_on < CAST('2024-01-08' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 week = visited_on. */
/* Keep rows where time.day > date '2024-01-08'. */
/* For each days.day, put the partial early_visits_a_week_ago together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.early_visits_a_week_ago) AS early_visits_a_week_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-08' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where time < date '2024-01-08'. */
  /* For each visits.visited_on, compute early_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS early_visits_a_week_ago
  FROM visits
  WHERE
    visited_on < CAST('2024-01-08' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 week = visited_on. */
/* Keep rows where time.day > date '2024-01-08'. */
/* For each days.day, put the partial early_visits_a_week_ago together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.early_visits_a_week_ago) AS early_visits_a_week_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '7 DAY' = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-08' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where time < date '2024-01-08'. */
  /* For each visits.visited_on, compute early_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS early_visits_a_week_ago
  FROM visits
  WHERE
    visited_on < CAST('2024-01-08' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 week = visited_on. */
/* Keep rows where time.day > date '2024-01-08'. */
/* For each days.day, put the partial early_visits_a_week_ago together. */
SELECT
  days.day AS `time.day`,
  SUM(visits_by_instant.early_visits_a_week_ago) AS early_visits_a_week_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-08' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where time < date '2024-01-08'. */
  /* For each visits.visited_on, compute early_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS early_visits_a_week_ago
  FROM visits
  WHERE
    visited_on < CAST('2024-01-08' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 week = visited_on. */
/* Keep rows where time.day > date '2024-01-08'. */
/* For each days.day, put the partial early_visits_a_week_ago together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.early_visits_a_week_ago) AS early_visits_a_week_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-08' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where time < date '2024-01-08'. */
  /* For each visits.visited_on, compute early_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS early_visits_a_week_ago
  FROM visits
  WHERE
    visited_on < CAST('2024-01-08' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 week = visited_on. */
/* Keep rows where time.day > date '2024-01-08'. */
/* For each days.day, put the partial early_visits_a_week_ago together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.early_visits_a_week_ago) AS early_visits_a_week_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '7 DAY' = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-08' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where time < date '2024-01-08'. */
  /* For each visits.visited_on, compute early_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS early_visits_a_week_ago
  FROM visits
  WHERE
    visited_on < CAST('2024-01-08' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 week = visited_on. */
/* Keep rows where time.day > date '2024-01-08'. */
/* For each days.day, put the partial early_visits_a_week_ago together. */
SELECT
  days.day AS `time_day`,
  SUM(visits_by_instant.early_visits_a_week_ago) AS early_visits_a_week_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-08' AS DATE)
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where time < date '2024-01-08'. */
  /* For each visits.visited_on, compute early_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS early_visits_a_week_ago
  FROM visits
  WHERE
    visited_on < CAST('2024-01-08' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 week = visited_on. */
/* Keep rows where time.day > date '2024-01-08'. */
/* For each days.day, put the partial early_visits_a_week_ago together. */
SELECT
  days.day AS `time.day`,
  SUM(visits_by_instant.early_visits_a_week_ago) AS early_visits_a_week_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-08' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where time < date '2024-01-08'. */
  /* For each visits.visited_on, compute early_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS early_visits_a_week_ago
  FROM visits
  WHERE
    visited_on < CAST('2024-01-08' AS Nullable(DATE))
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 week = visited_on. */
/* Keep rows where time.day > date '2024-01-08'. */
/* For each days.day, put the partial early_visits_a_week_ago together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.early_visits_a_week_ago) AS early_visits_a_week_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-08' AS Nullable(DATE))
GROUP BY
  days.day
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
