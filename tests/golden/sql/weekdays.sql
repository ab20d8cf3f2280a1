-- query: flights by time.extract_dow where scheduled_hour between 6 and 8
-- Read flights.
-- Keep rows where scheduled_hour between 6 and 8.
-- For each dow of flights.departed_on, compute flights = COUNT(*).
-- Sort by time.extract_dow.

-- duckdb
/* Keep rows where scheduled_hour between 6 and 8. */
/* For each dow of flights.departed_on, compute flights = COUNT(*). */
SELECT
  CAST(EXTRACT(ISODOW FROM MAKE_DATE(year, month, day)) AS INT) AS "time.extract_dow",
  COUNT(*) AS flights
FROM flights
WHERE
  hour BETWEEN 6 AND 8
GROUP BY
  CAST(EXTRACT(ISODOW FROM MAKE_DATE(year, month, day)) AS INT)
ORDER BY
  "time.extract_dow" ASC;

-- postgres
/* Keep rows where scheduled_hour between 6 and 8. */
/* For each dow of flights.departed_on, compute flights = COUNT(*). */
SELECT
  CAST(EXTRACT(ISODOW FROM MAKE_DATE(year, month, day)) AS INT) AS "time.extract_dow",
  COUNT(*) AS flights
FROM flights
WHERE
  hour BETWEEN 6 AND 8
GROUP BY
  CAST(EXTRACT(ISODOW FROM MAKE_DATE(year, month, day)) AS INT)
ORDER BY
  "time.extract_dow" ASC;

-- spark
/* Keep rows where scheduled_hour between 6 and 8. */
/* For each dow of flights.departed_on, compute flights = COUNT(*). */
SELECT
  CAST(EXTRACT(DOW_ISO FROM MAKE_DATE(year, month, day)) AS INT) AS `time.extract_dow`,
  COUNT(*) AS flights
FROM flights
WHERE
  hour BETWEEN 6 AND 8
GROUP BY
  CAST(EXTRACT(DOW_ISO FROM MAKE_DATE(year, month, day)) AS INT)
ORDER BY
  `time.extract_dow` ASC NULLS LAST;

-- trino
/* Keep rows where scheduled_hour between 6 and 8. */
/* For each dow of flights.departed_on, compute flights = COUNT(*). */
SELECT
  CAST(EXTRACT(DOW FROM CAST(CONCAT(
    LPAD(CAST(year AS VARCHAR), 4, '0'),
    '-',
    LPAD(CAST(month AS VARCHAR), 2, '0'),
    '-',
    LPAD(CAST(day AS VARCHAR), 2, '0')
  ) AS DATE)) AS INTEGER) AS "time.extract_dow",
  COUNT(*) AS flights
FROM flights
WHERE
  hour BETWEEN 6 AND 8
GROUP BY
  CAST(EXTRACT(DOW FROM CAST(CONCAT(
    LPAD(CAST(year AS VARCHAR), 4, '0'),
    '-',
    LPAD(CAST(month AS VARCHAR), 2, '0'),
    '-',
    LPAD(CAST(day AS VARCHAR), 2, '0')
  ) AS DATE)) AS INTEGER)
ORDER BY
  "time.extract_dow" ASC;

-- snowflake
/* Keep rows where scheduled_hour between 6 and 8. */
/* For each dow of flights.departed_on, compute flights = COUNT(*). */
SELECT
  CAST(DATE_PART(DAYOFWEEKISO, DATE_FROM_PARTS(year, month, day)) AS INT) AS "time.extract_dow",
  COUNT(*) AS flights
FROM flights
WHERE
  hour BETWEEN 6 AND 8
GROUP BY
  CAST(DATE_PART(DAYOFWEEKISO, DATE_FROM_PARTS(year, month, day)) AS INT)
ORDER BY
  "time.extract_dow" ASC;

-- bigquery
/* Keep rows where scheduled_hour between 6 and 8. */
/* For each dow of flights.departed_on, compute flights = COUNT(*). */
SELECT
  CAST((
    MOD(EXTRACT(DAYOFWEEK FROM DATE(year, month, day)) + 5, 7) + 1
  ) AS INT64) AS `time_extract_dow`,
  COUNT(*) AS flights
FROM flights
WHERE
  hour BETWEEN 6 AND 8
GROUP BY
  `time_extract_dow`
ORDER BY
  `time_extract_dow` ASC NULLS LAST;

-- databricks
/* Keep rows where scheduled_hour between 6 and 8. */
/* For each dow of flights.departed_on, compute flights = COUNT(*). */
SELECT
  CAST(EXTRACT(DOW_ISO FROM MAKE_DATE(year, month, day)) AS INT) AS `time.extract_dow`,
  COUNT(*) AS flights
FROM flights
WHERE
  hour BETWEEN 6 AND 8
GROUP BY
  CAST(EXTRACT(DOW_ISO FROM MAKE_DATE(year, month, day)) AS INT)
ORDER BY
  `time.extract_dow` ASC NULLS LAST;

-- clickhouse
/* Keep rows where scheduled_hour between 6 and 8. */
/* For each dow of flights.departed_on, compute flights = COUNT(*). */
SELECT
  CAST(toDayOfWeek(makeDate(year, month, day)) AS Nullable(Int32)) AS "time.extract_dow",
  COUNT(*) AS flights
FROM flights
WHERE
  hour BETWEEN 6 AND 8
GROUP BY
  CAST(toDayOfWeek(makeDate(year, month, day)) AS Nullable(Int32))
ORDER BY
  "time.extract_dow" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
