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
