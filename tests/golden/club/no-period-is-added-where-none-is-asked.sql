-- query: visits_each_day by door
-- Read visits.
-- For each visits.door, compute visits_each_day = COUNT(*).
-- Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null.
-- Sort by door.

-- duckdb
/* For each visits.door, compute visits_each_day = COUNT(*). */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  door,
  COALESCE(COUNT(*), 0) AS visits_each_day
FROM visits
GROUP BY
  door
ORDER BY
  door ASC;

-- postgres
/* For each visits.door, compute visits_each_day = COUNT(*). */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  door,
  COALESCE(COUNT(*), 0) AS visits_each_day
FROM visits
GROUP BY
  door
ORDER BY
  door ASC;

-- spark
/* For each visits.door, compute visits_each_day = COUNT(*). */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  door,
  COALESCE(COUNT(*), 0) AS visits_each_day
FROM visits
GROUP BY
  door
ORDER BY
  door ASC NULLS LAST;

-- trino
/* For each visits.door, compute visits_each_day = COUNT(*). */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  door,
  COALESCE(COUNT(*), 0) AS visits_each_day
FROM visits
GROUP BY
  door
ORDER BY
  door ASC;

-- snowflake
/* For each visits.door, compute visits_each_day = COUNT(*). */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  door,
  COALESCE(COUNT(*), 0) AS visits_each_day
FROM visits
GROUP BY
  door
ORDER BY
  door ASC;

-- bigquery
/* For each visits.door, compute visits_each_day = COUNT(*). */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  door,
  COALESCE(COUNT(*), 0) AS visits_each_day
FROM visits
GROUP BY
  door
ORDER BY
  door ASC NULLS LAST;

-- databricks
/* For each visits.door, compute visits_each_day = COUNT(*). */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  door,
  COALESCE(COUNT(*), 0) AS visits_each_day
FROM visits
GROUP BY
  door
ORDER BY
  door ASC NULLS LAST;

-- clickhouse
/* For each visits.door, compute visits_each_day = COUNT(*). */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  door,
  COALESCE(COUNT(*), 0) AS visits_each_day
FROM visits
GROUP BY
  door
ORDER BY
  door ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
