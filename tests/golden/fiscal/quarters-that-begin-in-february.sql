-- query: visits by time.fiscal_quarter where time.fiscal_quarter >= date '2024-02-01'
-- Read visits.
-- Keep rows where time.fiscal_quarter >= date '2024-02-01'.
-- For each quarter from month 2 of visits.visited_on, compute visits = COUNT(*).
-- Sort by time.fiscal_quarter.

-- duckdb
/* Keep rows where time.fiscal_quarter >= date '2024-02-01'. */
/* For each quarter from month 2 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) + INTERVAL '1' MONTH AS DATE) AS "time.fiscal_quarter",
  COUNT(*) AS visits
FROM visits
WHERE
  CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) + INTERVAL '1' MONTH AS DATE) >= CAST('2024-02-01' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) + INTERVAL '1' MONTH AS DATE)
ORDER BY
  "time.fiscal_quarter" ASC

-- postgres
/* Keep rows where time.fiscal_quarter >= date '2024-02-01'. */
/* For each quarter from month 2 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1 MONTH'
  )) + INTERVAL '1 MONTH' AS DATE) AS "time.fiscal_quarter",
  COUNT(*) AS visits
FROM visits
WHERE
  CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1 MONTH'
  )) + INTERVAL '1 MONTH' AS DATE) >= CAST('2024-02-01' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1 MONTH'
  )) + INTERVAL '1 MONTH' AS DATE)
ORDER BY
  "time.fiscal_quarter" ASC

-- spark
/* Keep rows where time.fiscal_quarter >= date '2024-02-01'. */
/* For each quarter from month 2 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '1' MONTH AS DATE) AS `time.fiscal_quarter`,
  COUNT(*) AS visits
FROM visits
WHERE
  CAST(CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '1' MONTH AS DATE) >= CAST('2024-02-01' AS DATE)
GROUP BY
  CAST(CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '1' MONTH AS DATE)
ORDER BY
  `time.fiscal_quarter` ASC NULLS LAST

-- trino
/* Keep rows where time.fiscal_quarter >= date '2024-02-01'. */
/* For each quarter from month 2 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) + INTERVAL '1' MONTH AS DATE) AS "time.fiscal_quarter",
  COUNT(*) AS visits
FROM visits
WHERE
  CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) + INTERVAL '1' MONTH AS DATE) >= CAST('2024-02-01' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) + INTERVAL '1' MONTH AS DATE)
ORDER BY
  "time.fiscal_quarter" ASC

-- snowflake
/* Keep rows where time.fiscal_quarter >= date '2024-02-01'. */
/* For each quarter from month 2 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1 MONTH'
  )) + INTERVAL '1 MONTH' AS DATE) AS "time.fiscal_quarter",
  COUNT(*) AS visits
FROM visits
WHERE
  CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1 MONTH'
  )) + INTERVAL '1 MONTH' AS DATE) >= CAST('2024-02-01' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1 MONTH'
  )) + INTERVAL '1 MONTH' AS DATE)
ORDER BY
  "time.fiscal_quarter" ASC

-- bigquery
/* Keep rows where time.fiscal_quarter >= date '2024-02-01'. */
/* For each quarter from month 2 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(DATE_TRUNC((
    visited_on - INTERVAL '1' MONTH
  ), QUARTER) + INTERVAL '1' MONTH AS DATE) AS `time_fiscal_quarter`,
  COUNT(*) AS visits
FROM visits
WHERE
  CAST(DATE_TRUNC((
    visited_on - INTERVAL '1' MONTH
  ), QUARTER) + INTERVAL '1' MONTH AS DATE) >= CAST('2024-02-01' AS DATE)
GROUP BY
  `time_fiscal_quarter`
ORDER BY
  `time_fiscal_quarter` ASC NULLS LAST

-- databricks
/* Keep rows where time.fiscal_quarter >= date '2024-02-01'. */
/* For each quarter from month 2 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '1' MONTH AS DATE) AS `time.fiscal_quarter`,
  COUNT(*) AS visits
FROM visits
WHERE
  CAST(CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '1' MONTH AS DATE) >= CAST('2024-02-01' AS DATE)
GROUP BY
  CAST(CAST(DATE_TRUNC('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '1' MONTH AS DATE)
ORDER BY
  `time.fiscal_quarter` ASC NULLS LAST

-- clickhouse
/* Keep rows where time.fiscal_quarter >= date '2024-02-01'. */
/* For each quarter from month 2 of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(dateTrunc('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) + INTERVAL '1' MONTH AS Nullable(DATE)) AS "time.fiscal_quarter",
  COUNT(*) AS visits
FROM visits
WHERE
  CAST(dateTrunc('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) + INTERVAL '1' MONTH AS Nullable(DATE)) >= CAST('2024-02-01' AS Nullable(DATE))
GROUP BY
  CAST(dateTrunc('QUARTER', (
    visited_on - INTERVAL '1' MONTH
  )) + INTERVAL '1' MONTH AS Nullable(DATE))
ORDER BY
  "time.fiscal_quarter" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1
