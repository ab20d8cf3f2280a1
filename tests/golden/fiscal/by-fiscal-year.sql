-- query: visits by time.fiscal_year
-- Read visits.
-- For each year from month 4 of visits.visited_on, compute visits = COUNT(*).
-- Sort by time.fiscal_year.

-- duckdb
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS DATE) AS "time.fiscal_year",
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS DATE)
ORDER BY
  "time.fiscal_year" ASC

-- postgres
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3 MONTH'
  )) + INTERVAL '3 MONTH' AS DATE) AS "time.fiscal_year",
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3 MONTH'
  )) + INTERVAL '3 MONTH' AS DATE)
ORDER BY
  "time.fiscal_year" ASC

-- spark
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE) AS `time.fiscal_year`,
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE)
ORDER BY
  `time.fiscal_year` ASC NULLS LAST

-- trino
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS DATE) AS "time.fiscal_year",
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS DATE)
ORDER BY
  "time.fiscal_year" ASC

-- snowflake
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3 MONTH'
  )) + INTERVAL '3 MONTH' AS DATE) AS "time.fiscal_year",
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3 MONTH'
  )) + INTERVAL '3 MONTH' AS DATE)
ORDER BY
  "time.fiscal_year" ASC

-- bigquery
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(DATE_TRUNC((
    visited_on - INTERVAL '3' MONTH
  ), YEAR) + INTERVAL '3' MONTH AS DATE) AS `time_fiscal_year`,
  COUNT(*) AS visits
FROM visits
GROUP BY
  `time_fiscal_year`
ORDER BY
  `time_fiscal_year` ASC NULLS LAST

-- databricks
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE) AS `time.fiscal_year`,
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(CAST(DATE_TRUNC('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE)
ORDER BY
  `time.fiscal_year` ASC NULLS LAST

-- clickhouse
/* For each year from month 4 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(dateTrunc('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS Nullable(DATE)) AS "time.fiscal_year",
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(dateTrunc('YEAR', (
    visited_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS Nullable(DATE))
ORDER BY
  "time.fiscal_year" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1
