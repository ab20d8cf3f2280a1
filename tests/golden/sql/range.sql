-- query: range of flights.departed_on
-- Read flights.
-- Over all rows, compute the least flights.departed_on and the greatest flights.departed_on.

-- duckdb
/* Over all rows, compute the least flights.departed_on and the greatest flights.departed_on. */
SELECT
  MIN(MAKE_DATE(year, month, day)) AS "flights.departed_on__min",
  MAX(MAKE_DATE(year, month, day)) AS "flights.departed_on__max"
FROM flights;

-- postgres
/* Over all rows, compute the least flights.departed_on and the greatest flights.departed_on. */
SELECT
  MIN(MAKE_DATE(year, month, day)) AS "flights.departed_on__min",
  MAX(MAKE_DATE(year, month, day)) AS "flights.departed_on__max"
FROM flights;

-- spark
/* Over all rows, compute the least flights.departed_on and the greatest flights.departed_on. */
SELECT
  MIN(MAKE_DATE(year, month, day)) AS `flights.departed_on__min`,
  MAX(MAKE_DATE(year, month, day)) AS `flights.departed_on__max`
FROM flights;

-- trino
/* Over all rows, compute the least flights.departed_on and the greatest flights.departed_on. */
SELECT
  MIN(
    CAST(CONCAT(
      LPAD(CAST(year AS VARCHAR), 4, '0'),
      '-',
      LPAD(CAST(month AS VARCHAR), 2, '0'),
      '-',
      LPAD(CAST(day AS VARCHAR), 2, '0')
    ) AS DATE)
  ) AS "flights.departed_on__min",
  MAX(
    CAST(CONCAT(
      LPAD(CAST(year AS VARCHAR), 4, '0'),
      '-',
      LPAD(CAST(month AS VARCHAR), 2, '0'),
      '-',
      LPAD(CAST(day AS VARCHAR), 2, '0')
    ) AS DATE)
  ) AS "flights.departed_on__max"
FROM flights;

-- snowflake
/* Over all rows, compute the least flights.departed_on and the greatest flights.departed_on. */
SELECT
  MIN(DATE_FROM_PARTS(year, month, day)) AS "flights.departed_on__min",
  MAX(DATE_FROM_PARTS(year, month, day)) AS "flights.departed_on__max"
FROM flights;

-- bigquery
/* Over all rows, compute the least flights.departed_on and the greatest flights.departed_on. */
SELECT
  MIN(DATE(year, month, day)) AS `flights_departed_on__min`,
  MAX(DATE(year, month, day)) AS `flights_departed_on__max`
FROM flights;

-- databricks
/* Over all rows, compute the least flights.departed_on and the greatest flights.departed_on. */
SELECT
  MIN(MAKE_DATE(year, month, day)) AS `flights.departed_on__min`,
  MAX(MAKE_DATE(year, month, day)) AS `flights.departed_on__max`
FROM flights;

-- clickhouse
/* Over all rows, compute the least flights.departed_on and the greatest flights.departed_on. */
SELECT
  MIN(makeDate(year, month, day)) AS "flights.departed_on__min",
  MAX(makeDate(year, month, day)) AS "flights.departed_on__max"
FROM flights
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
