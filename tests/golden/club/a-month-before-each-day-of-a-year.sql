-- query: visits_a_month_ago by time.year
-- Read visits.
-- Read days.
-- Count each row at every instant of days where days.day - 1 month = visits.visited_on.
-- For each year of days.day, compute visits_a_month_ago = COUNT(*).
-- Sort by time.year.

-- duckdb
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 month = visited_on. */
/* For each year of days.day, put the partial visits_a_month_ago together. */
SELECT
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE) AS "time.year",
  SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '1' MONTH = visits_by_instant.visited_on
GROUP BY
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE)
ORDER BY
  "time.year" ASC;

-- postgres
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 month = visited_on. */
/* For each year of days.day, put the partial visits_a_month_ago together. */
SELECT
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE) AS "time.year",
  SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '1 MONTH' = visits_by_instant.visited_on
GROUP BY
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE)
ORDER BY
  "time.year" ASC;

-- spark
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 month = visited_on. */
/* For each year of days.day, put the partial visits_a_month_ago together. */
SELECT
  CAST(CAST(DATE_TRUNC('YEAR', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.year`,
  SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '1' MONTH = visits_by_instant.visited_on
GROUP BY
  CAST(CAST(DATE_TRUNC('YEAR', days.day) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.year` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 month = visited_on. */
/* For each year of days.day, put the partial visits_a_month_ago together. */
SELECT
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE) AS "time.year",
  SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '1' MONTH = visits_by_instant.visited_on
GROUP BY
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE)
ORDER BY
  "time.year" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 month = visited_on. */
/* For each year of days.day, put the partial visits_a_month_ago together. */
SELECT
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE) AS "time.year",
  SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '1 MONTH' = visits_by_instant.visited_on
GROUP BY
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE)
ORDER BY
  "time.year" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 month = visited_on. */
/* For each year of days.day, put the partial visits_a_month_ago together. */
SELECT
  CAST(DATE_TRUNC(days.day, YEAR) AS DATE) AS `time_year`,
  SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '1' MONTH = visits_by_instant.visited_on
GROUP BY
  `time_year`
ORDER BY
  `time_year` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 month = visited_on. */
/* For each year of days.day, put the partial visits_a_month_ago together. */
SELECT
  CAST(CAST(DATE_TRUNC('YEAR', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.year`,
  SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '1' MONTH = visits_by_instant.visited_on
GROUP BY
  CAST(CAST(DATE_TRUNC('YEAR', days.day) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.year` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 1 month = visited_on. */
/* For each year of days.day, put the partial visits_a_month_ago together. */
SELECT
  CAST(dateTrunc('YEAR', days.day) AS Nullable(DATE)) AS "time.year",
  SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '1' MONTH = visits_by_instant.visited_on
GROUP BY
  CAST(dateTrunc('YEAR', days.day) AS Nullable(DATE))
ORDER BY
  "time.year" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
