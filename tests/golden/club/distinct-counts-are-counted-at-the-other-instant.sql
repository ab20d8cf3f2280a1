-- query: visitors_a_week_ago by time.month
-- Read visits.
-- Read days.
-- Count each row at every instant of days where days.day - 1 week = visits.visited_on.
-- For each month of days.day, compute visitors_a_week_ago = COUNT(DISTINCT member_id).
-- Sort by time.month.

-- duckdb
/* Count each row at every instant of days where days.day - 1 week = visits.visited_on. */
/* For each month of days.day, compute visitors_a_week_ago = COUNT(DISTINCT member_id). */
SELECT
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
  COUNT(DISTINCT visits.member_id) AS visitors_a_week_ago
FROM visits
JOIN days
  ON days.day - INTERVAL '7' DAY = visits.visited_on
GROUP BY
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
ORDER BY
  "time.month" ASC;

-- postgres
/* Count each row at every instant of days where days.day - 1 week = visits.visited_on. */
/* For each month of days.day, compute visitors_a_week_ago = COUNT(DISTINCT member_id). */
SELECT
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
  COUNT(DISTINCT visits.member_id) AS visitors_a_week_ago
FROM visits
JOIN days
  ON days.day - INTERVAL '7 DAY' = visits.visited_on
GROUP BY
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
ORDER BY
  "time.month" ASC;

-- spark
/* Count each row at every instant of days where days.day - 1 week = visits.visited_on. */
/* For each month of days.day, compute visitors_a_week_ago = COUNT(DISTINCT member_id). */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  COUNT(DISTINCT visits.member_id) AS visitors_a_week_ago
FROM visits
JOIN days
  ON days.day - INTERVAL '7' DAY = visits.visited_on
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
/* Count each row at every instant of days where days.day - 1 week = visits.visited_on. */
/* For each month of days.day, compute visitors_a_week_ago = COUNT(DISTINCT member_id). */
SELECT
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
  COUNT(DISTINCT visits.member_id) AS visitors_a_week_ago
FROM visits
JOIN days
  ON days.day - INTERVAL '7' DAY = visits.visited_on
GROUP BY
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
ORDER BY
  "time.month" ASC;

-- snowflake
/* Count each row at every instant of days where days.day - 1 week = visits.visited_on. */
/* For each month of days.day, compute visitors_a_week_ago = COUNT(DISTINCT member_id). */
SELECT
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
  COUNT(DISTINCT visits.member_id) AS visitors_a_week_ago
FROM visits
JOIN days
  ON days.day - INTERVAL '7 DAY' = visits.visited_on
GROUP BY
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
ORDER BY
  "time.month" ASC;

-- bigquery
/* Count each row at every instant of days where days.day - 1 week = visits.visited_on. */
/* For each month of days.day, compute visitors_a_week_ago = COUNT(DISTINCT member_id). */
SELECT
  CAST(DATE_TRUNC(days.day, MONTH) AS DATE) AS `time_month`,
  COUNT(DISTINCT visits.member_id) AS visitors_a_week_ago
FROM visits
JOIN days
  ON days.day - INTERVAL '7' DAY = visits.visited_on
GROUP BY
  `time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
/* Count each row at every instant of days where days.day - 1 week = visits.visited_on. */
/* For each month of days.day, compute visitors_a_week_ago = COUNT(DISTINCT member_id). */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  COUNT(DISTINCT visits.member_id) AS visitors_a_week_ago
FROM visits
JOIN days
  ON days.day - INTERVAL '7' DAY = visits.visited_on
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
/* Count each row at every instant of days where days.day - 1 week = visits.visited_on. */
/* For each month of days.day, compute visitors_a_week_ago = COUNT(DISTINCT member_id). */
SELECT
  CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) AS "time.month",
  COUNT(DISTINCT visits.member_id) AS visitors_a_week_ago
FROM visits
JOIN days
  ON days.day - INTERVAL '7' DAY = visits.visited_on
GROUP BY
  CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE))
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
