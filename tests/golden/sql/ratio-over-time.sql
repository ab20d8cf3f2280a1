-- query: cancellation_rate by time.month
-- Read flights.
-- For each month of flights.departed_on, compute cancellations = COUNT(*) where dep_time is null and flights = COUNT(*).
-- Compute cancellation_rate = cancellations / flights; a division by zero gives null.
-- Sort by time.month.

-- duckdb
/* For each month of flights.departed_on, compute cancellations = COUNT(*) where dep_time is null and flights = COUNT(*). */
/* Compute cancellation_rate = cancellations / flights; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS DATE) AS "time.month",
  CAST(COUNT(*) FILTER(WHERE
    dep_time IS NULL) AS DOUBLE) / NULLIF(COUNT(*), 0) AS cancellation_rate
FROM flights
GROUP BY
  CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS DATE)
ORDER BY
  "time.month" ASC;

-- postgres
/* For each month of flights.departed_on, compute cancellations = COUNT(*) where dep_time is null and flights = COUNT(*). */
/* Compute cancellation_rate = cancellations / flights; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS DATE) AS "time.month",
  CAST(COUNT(*) FILTER(WHERE
    dep_time IS NULL) AS DOUBLE PRECISION) / NULLIF(COUNT(*), 0) AS cancellation_rate
FROM flights
GROUP BY
  CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS DATE)
ORDER BY
  "time.month" ASC;

-- spark
/* For each month of flights.departed_on, compute cancellations = COUNT(*) where dep_time is null and flights = COUNT(*). */
/* Compute cancellation_rate = cancellations / flights; a division by zero gives null. */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  CAST(COUNT(*) FILTER(WHERE
    dep_time IS NULL) AS DOUBLE) / NULLIF(COUNT(*), 0) AS cancellation_rate
FROM flights
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
/* For each month of flights.departed_on, compute cancellations = COUNT(*) where dep_time is null and flights = COUNT(*). */
/* Compute cancellation_rate = cancellations / flights; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC(
    'MONTH',
    CAST(CONCAT(
      LPAD(CAST(year AS VARCHAR), 4, '0'),
      '-',
      LPAD(CAST(month AS VARCHAR), 2, '0'),
      '-',
      LPAD(CAST(day AS VARCHAR), 2, '0')
    ) AS DATE)
  ) AS DATE) AS "time.month",
  CAST(COUNT(*) FILTER(WHERE
    dep_time IS NULL) AS DOUBLE) / NULLIF(COUNT(*), 0) AS cancellation_rate
FROM flights
GROUP BY
  CAST(DATE_TRUNC(
    'MONTH',
    CAST(CONCAT(
      LPAD(CAST(year AS VARCHAR), 4, '0'),
      '-',
      LPAD(CAST(month AS VARCHAR), 2, '0'),
      '-',
      LPAD(CAST(day AS VARCHAR), 2, '0')
    ) AS DATE)
  ) AS DATE)
ORDER BY
  "time.month" ASC;

-- snowflake
/* For each month of flights.departed_on, compute cancellations = COUNT(*) where dep_time is null and flights = COUNT(*). */
/* Compute cancellation_rate = cancellations / flights; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', DATE_FROM_PARTS(year, month, day)) AS DATE) AS "time.month",
  CAST(COUNT(CASE WHEN dep_time IS NULL THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0) AS cancellation_rate
FROM flights
GROUP BY
  CAST(DATE_TRUNC('MONTH', DATE_FROM_PARTS(year, month, day)) AS DATE)
ORDER BY
  "time.month" ASC;

-- bigquery
/* For each month of flights.departed_on, compute cancellations = COUNT(*) where dep_time is null and flights = COUNT(*). */
/* Compute cancellation_rate = cancellations / flights; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC(DATE(year, month, day), MONTH) AS DATE) AS `time_month`,
  CAST(COUNT(CASE WHEN dep_time IS NULL THEN 1 END) AS FLOAT64) / NULLIF(COUNT(*), 0) AS cancellation_rate
FROM flights
GROUP BY
  `time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
/* For each month of flights.departed_on, compute cancellations = COUNT(*) where dep_time is null and flights = COUNT(*). */
/* Compute cancellation_rate = cancellations / flights; a division by zero gives null. */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  CAST(COUNT(*) FILTER(WHERE
    dep_time IS NULL) AS DOUBLE) / NULLIF(COUNT(*), 0) AS cancellation_rate
FROM flights
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
/* For each month of flights.departed_on, compute cancellations = COUNT(*) where dep_time is null and flights = COUNT(*). */
/* Compute cancellation_rate = cancellations / flights; a division by zero gives null. */
SELECT
  CAST(dateTrunc('MONTH', makeDate(year, month, day)) AS Nullable(DATE)) AS "time.month",
  CAST(COUNT(*) FILTER(WHERE
    dep_time IS NULL) AS Nullable(Float64)) / nullIf(COUNT(*), 0) AS cancellation_rate
FROM flights
GROUP BY
  CAST(dateTrunc('MONTH', makeDate(year, month, day)) AS Nullable(DATE))
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
