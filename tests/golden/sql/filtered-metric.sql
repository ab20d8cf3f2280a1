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
