-- query: flights
-- Read flights.
-- Over all rows, compute flights = COUNT(*).

-- duckdb
/* Over all rows, compute flights = COUNT(*). */
SELECT
  COUNT(*) AS flights
FROM flights;

-- postgres
/* Over all rows, compute flights = COUNT(*). */
SELECT
  COUNT(*) AS flights
FROM flights;

-- spark
/* Over all rows, compute flights = COUNT(*). */
SELECT
  COUNT(*) AS flights
FROM flights;

-- trino
/* Over all rows, compute flights = COUNT(*). */
SELECT
  COUNT(*) AS flights
FROM flights;

-- snowflake
/* Over all rows, compute flights = COUNT(*). */
SELECT
  COUNT(*) AS flights
FROM flights;
