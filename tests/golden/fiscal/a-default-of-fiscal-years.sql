-- query: by_year by time
-- Read visits.
-- For each year from month 4 of visits.visited_on, compute visits = COUNT(*).
-- Compute by_year = visits; a division by zero gives null.
-- Sort by time.

-- duckdb
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
/* Compute by_year = visits; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS DATE) AS "time",
  COUNT(*) AS by_year
FROM visits
GROUP BY
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS DATE)
ORDER BY
  "time" ASC

-- postgres
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
/* Compute by_year = visits; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3 MONTH'
  )) + INTERVAL '3 MONTH' AS DATE) AS "time",
  COUNT(*) AS by_year
FROM visits
GROUP BY
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3 MONTH'
  )) + INTERVAL '3 MONTH' AS DATE)
ORDER BY
  "time" ASC

-- spark
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
/* Compute by_year = visits; a division by zero gives null. */
SELECT
  CAST(CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE) AS `time`,
  COUNT(*) AS by_year
FROM visits
GROUP BY
  CAST(CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE)
ORDER BY
  `time` ASC NULLS LAST

-- trino
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
/* Compute by_year = visits; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS DATE) AS "time",
  COUNT(*) AS by_year
FROM visits
GROUP BY
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS DATE)
ORDER BY
  "time" ASC

-- snowflake
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
/* Compute by_year = visits; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3 MONTH'
  )) + INTERVAL '3 MONTH' AS DATE) AS "time",
  COUNT(*) AS by_year
FROM visits
GROUP BY
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3 MONTH'
  )) + INTERVAL '3 MONTH' AS DATE)
ORDER BY
  "time" ASC

-- bigquery
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
/* Compute by_year = visits; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC((
    visited_on - INTERVAL '3' MONTH
  ), YEAR) + INTERVAL '3' MONTH AS DATE) AS `time`,
  COUNT(*) AS by_year
FROM visits
GROUP BY
  `time`
ORDER BY
  `time` ASC NULLS LAST

-- databricks
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
/* Compute by_year = visits; a division by zero gives null. */
SELECT
  CAST(CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE) AS `time`,
  COUNT(*) AS by_year
FROM visits
GROUP BY
  CAST(CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE)
ORDER BY
  `time` ASC NULLS LAST

-- clickhouse
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
/* Compute by_year = visits; a division by zero gives null. */
SELECT
  CAST(dateTrunc('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS Nullable(DATE)) AS "time",
  COUNT(*) AS by_year
FROM visits
GROUP BY
  CAST(dateTrunc('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS Nullable(DATE))
ORDER BY
  "time" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1
