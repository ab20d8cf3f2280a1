-- query: cancellations
-- Read flights.
-- Over all rows, compute cancellations = COUNT(*) where dep_time is null.

-- duckdb
/* Over all rows, compute cancellations = COUNT(*) where dep_time is null. */
SELECT
  COUNT(*) FILTER(WHERE
    dep_time IS NULL) AS cancellations
FROM flights;

-- postgres
/* Over all rows, compute cancellations = COUNT(*) where dep_time is null. */
SELECT
  COUNT(*) FILTER(WHERE
    dep_time IS NULL) AS cancellations
FROM flights;

-- spark
/* Over all rows, compute cancellations = COUNT(*) where dep_time is null. */
SELECT
  COUNT(*) FILTER(WHERE
    dep_time IS NULL) AS cancellations
FROM flights;

-- trino
/* Over all rows, compute cancellations = COUNT(*) where dep_time is null. */
SELECT
  COUNT(*) FILTER(WHERE
    dep_time IS NULL) AS cancellations
FROM flights;

-- snowflake
/* Over all rows, compute cancellations = COUNT(*) where dep_time is null. */
SELECT
  COUNT(CASE WHEN dep_time IS NULL THEN 1 END) AS cancellations
FROM flights;

-- bigquery
/* Over all rows, compute cancellations = COUNT(*) where dep_time is null. */
SELECT
  COUNT(CASE WHEN dep_time IS NULL THEN 1 END) AS cancellations
FROM flights;

-- databricks
/* Over all rows, compute cancellations = COUNT(*) where dep_time is null. */
SELECT
  COUNT(*) FILTER(WHERE
    dep_time IS NULL) AS cancellations
FROM flights;

-- clickhouse
/* Over all rows, compute cancellations = COUNT(*) where dep_time is null. */
SELECT
  COUNT(*) FILTER(WHERE
    dep_time IS NULL) AS cancellations
FROM flights
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
