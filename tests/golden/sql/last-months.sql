-- query: total_distance by time.month during last 3 months
-- Read flights.
-- Keep rows where flights.departed_on is from 2013-10-01 and before 2014-01-01.
-- For each month of flights.departed_on, compute total_distance = SUM(distance).
-- Sort by time.month.

-- duckdb
/* Keep rows where flights.departed_on is from 2013-10-01 and before 2014-01-01. */
/* For each month of flights.departed_on, compute total_distance = SUM(distance). */
SELECT
  CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS DATE) AS "time.month",
  SUM(distance) AS total_distance
FROM flights
WHERE
  MAKE_DATE(year, month, day) >= CAST('2013-10-01' AS DATE)
  AND MAKE_DATE(year, month, day) < CAST('2014-01-01' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS DATE)
ORDER BY
  "time.month" ASC;

-- postgres
/* Keep rows where flights.departed_on is from 2013-10-01 and before 2014-01-01. */
/* For each month of flights.departed_on, compute total_distance = SUM(distance). */
SELECT
  CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS DATE) AS "time.month",
  SUM(distance) AS total_distance
FROM flights
WHERE
  MAKE_DATE(year, month, day) >= CAST('2013-10-01' AS DATE)
  AND MAKE_DATE(year, month, day) < CAST('2014-01-01' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS DATE)
ORDER BY
  "time.month" ASC;

-- spark
/* Keep rows where flights.departed_on is from 2013-10-01 and before 2014-01-01. */
/* For each month of flights.departed_on, compute total_distance = SUM(distance). */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  SUM(distance) AS total_distance
FROM flights
WHERE
  MAKE_DATE(year, month, day) >= CAST('2013-10-01' AS DATE)
  AND MAKE_DATE(year, month, day) < CAST('2014-01-01' AS DATE)
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
/* Keep rows where flights.departed_on is from 2013-10-01 and before 2014-01-01. */
/* For each month of flights.departed_on, compute total_distance = SUM(distance). */
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
  SUM(distance) AS total_distance
FROM flights
WHERE
  CAST(CONCAT(
    LPAD(CAST(year AS VARCHAR), 4, '0'),
    '-',
    LPAD(CAST(month AS VARCHAR), 2, '0'),
    '-',
    LPAD(CAST(day AS VARCHAR), 2, '0')
  ) AS DATE) >= CAST('2013-10-01' AS DATE)
  AND CAST(CONCAT(
    LPAD(CAST(year AS VARCHAR), 4, '0'),
    '-',
    LPAD(CAST(month AS VARCHAR), 2, '0'),
    '-',
    LPAD(CAST(day AS VARCHAR), 2, '0')
  ) AS DATE) < CAST('2014-01-01' AS DATE)
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
/* Keep rows where flights.departed_on is from 2013-10-01 and before 2014-01-01. */
/* For each month of flights.departed_on, compute total_distance = SUM(distance). */
SELECT
  CAST(DATE_TRUNC('MONTH', DATE_FROM_PARTS(year, month, day)) AS DATE) AS "time.month",
  SUM(distance) AS total_distance
FROM flights
WHERE
  DATE_FROM_PARTS(year, month, day) >= CAST('2013-10-01' AS DATE)
  AND DATE_FROM_PARTS(year, month, day) < CAST('2014-01-01' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('MONTH', DATE_FROM_PARTS(year, month, day)) AS DATE)
ORDER BY
  "time.month" ASC;

-- bigquery
/* Keep rows where flights.departed_on is from 2013-10-01 and before 2014-01-01. */
/* For each month of flights.departed_on, compute total_distance = SUM(distance). */
SELECT
  CAST(DATE_TRUNC(DATE(year, month, day), MONTH) AS DATE) AS `time_month`,
  SUM(distance) AS total_distance
FROM flights
WHERE
  DATE(year, month, day) >= CAST('2013-10-01' AS DATE)
  AND DATE(year, month, day) < CAST('2014-01-01' AS DATE)
GROUP BY
  `time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
/* Keep rows where flights.departed_on is from 2013-10-01 and before 2014-01-01. */
/* For each month of flights.departed_on, compute total_distance = SUM(distance). */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  SUM(distance) AS total_distance
FROM flights
WHERE
  MAKE_DATE(year, month, day) >= CAST('2013-10-01' AS DATE)
  AND MAKE_DATE(year, month, day) < CAST('2014-01-01' AS DATE)
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', MAKE_DATE(year, month, day)) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
/* Keep rows where flights.departed_on is from 2013-10-01 and before 2014-01-01. */
/* For each month of flights.departed_on, compute total_distance = SUM(distance). */
SELECT
  CAST(dateTrunc('MONTH', makeDate(year, month, day)) AS Nullable(DATE)) AS "time.month",
  SUM(distance) AS total_distance
FROM flights
WHERE
  makeDate(year, month, day) >= CAST('2013-10-01' AS Nullable(DATE))
  AND makeDate(year, month, day) < CAST('2014-01-01' AS Nullable(DATE))
GROUP BY
  CAST(dateTrunc('MONTH', makeDate(year, month, day)) AS Nullable(DATE))
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
