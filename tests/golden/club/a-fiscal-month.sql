-- query: visits by time.fiscal_month
-- Read visits.
-- Look up visited_on_days in days by visits.visited_on = visited_on_days.day; rows without a match stay, with nulls.
-- For each visited_on_days.fiscal_month, compute visits = COUNT(*).
-- Sort by time.fiscal_month.

-- duckdb
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
SELECT
  visited_on_days.fiscal_month AS "time.fiscal_month",
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  "time.fiscal_month" ASC;

-- postgres
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
SELECT
  visited_on_days.fiscal_month AS "time.fiscal_month",
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  "time.fiscal_month" ASC;

-- spark
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
SELECT
  visited_on_days.fiscal_month AS `time.fiscal_month`,
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  `time.fiscal_month` ASC NULLS LAST;

-- trino
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
SELECT
  visited_on_days.fiscal_month AS "time.fiscal_month",
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  "time.fiscal_month" ASC;

-- snowflake
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
SELECT
  visited_on_days.fiscal_month AS "time.fiscal_month",
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  "time.fiscal_month" ASC;

-- bigquery
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
SELECT
  visited_on_days.fiscal_month AS `time_fiscal_month`,
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  `time_fiscal_month`
ORDER BY
  `time_fiscal_month` ASC NULLS LAST;

-- databricks
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
SELECT
  visited_on_days.fiscal_month AS `time.fiscal_month`,
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  `time.fiscal_month` ASC NULLS LAST;

-- clickhouse
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
)
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* For each visited_on_days.fiscal_month, put the partial visits together. */
SELECT
  visited_on_days.fiscal_month AS "time.fiscal_month",
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
GROUP BY
  visited_on_days.fiscal_month
ORDER BY
  "time.fiscal_month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
