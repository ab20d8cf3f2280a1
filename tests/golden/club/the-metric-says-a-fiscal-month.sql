-- query: fiscal_by_default by time where time > date '2024-12-30'
-- Read visits.
-- Keep rows where time > date '2024-12-30'.
-- Look up visited_on_days in days by visits.visited_on = visited_on_days.day; rows without a match stay, with nulls.
-- For each visited_on_days.fiscal_month, compute visits = COUNT(*).
-- Compute fiscal_by_default = visits; a division by zero gives null.
-- Sort by time.

-- duckdb
WITH visits_by_key AS (
  /* Keep rows where time > date '2024-12-30'. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-12-30' AS DATE)
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
/* Compute fiscal_by_default = visits; a division by zero gives null. */
SELECT
  visited_on_days.fiscal_month AS "time",
  SUM(visits_by_key.visits) AS fiscal_by_default
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  "time" ASC;

-- postgres
WITH visits_by_key AS (
  /* Keep rows where time > date '2024-12-30'. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-12-30' AS DATE)
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
/* Compute fiscal_by_default = visits; a division by zero gives null. */
SELECT
  visited_on_days.fiscal_month AS "time",
  SUM(visits_by_key.visits) AS fiscal_by_default
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  "time" ASC;

-- spark
WITH visits_by_key AS (
  /* Keep rows where time > date '2024-12-30'. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-12-30' AS DATE)
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
/* Compute fiscal_by_default = visits; a division by zero gives null. */
SELECT
  visited_on_days.fiscal_month AS `time`,
  SUM(visits_by_key.visits) AS fiscal_by_default
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  `time` ASC NULLS LAST;

-- trino
WITH visits_by_key AS (
  /* Keep rows where time > date '2024-12-30'. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-12-30' AS DATE)
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
/* Compute fiscal_by_default = visits; a division by zero gives null. */
SELECT
  visited_on_days.fiscal_month AS "time",
  SUM(visits_by_key.visits) AS fiscal_by_default
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  "time" ASC;

-- snowflake
WITH visits_by_key AS (
  /* Keep rows where time > date '2024-12-30'. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-12-30' AS DATE)
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
/* Compute fiscal_by_default = visits; a division by zero gives null. */
SELECT
  visited_on_days.fiscal_month AS "time",
  SUM(visits_by_key.visits) AS fiscal_by_default
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  "time" ASC;

-- bigquery
WITH visits_by_key AS (
  /* Keep rows where time > date '2024-12-30'. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-12-30' AS DATE)
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
/* Compute fiscal_by_default = visits; a division by zero gives null. */
SELECT
  visited_on_days.fiscal_month AS `time`,
  SUM(visits_by_key.visits) AS fiscal_by_default
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  `time`
ORDER BY
  `time` ASC NULLS LAST;

-- databricks
WITH visits_by_key AS (
  /* Keep rows where time > date '2024-12-30'. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-12-30' AS DATE)
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
/* Compute fiscal_by_default = visits; a division by zero gives null. */
SELECT
  visited_on_days.fiscal_month AS `time`,
  SUM(visits_by_key.visits) AS fiscal_by_default
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  `time` ASC NULLS LAST;

-- clickhouse
WITH visits_by_key AS (
  /* Keep rows where time > date '2024-12-30'. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-12-30' AS Nullable(DATE))
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
/* Compute fiscal_by_default = visits; a division by zero gives null. */
SELECT
  visited_on_days.fiscal_month AS "time",
  SUM(visits_by_key.visits) AS fiscal_by_default
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  "time" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
