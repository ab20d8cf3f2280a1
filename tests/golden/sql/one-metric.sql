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

-- bigquery
/* Over all rows, compute flights = COUNT(*). */
SELECT
  COUNT(*) AS flights
FROM flights;

-- databricks
/* Over all rows, compute flights = COUNT(*). */
SELECT
  COUNT(*) AS flights
FROM flights;

-- clickhouse
/* Over all rows, compute flights = COUNT(*). */
SELECT
  COUNT(*) AS flights
FROM flights
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
