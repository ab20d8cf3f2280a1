-- query: visits_5_days_ago by time.season where time.fiscal_month > date '2024-01-01'
-- Read visits.
-- Read days.
-- Count each row at every instant of days where days.day - 5 days = visits.visited_on.
-- Keep rows where time.fiscal_month > date '2024-01-01'.
-- For each days.season, compute visits_5_days_ago = COUNT(*).
-- Sort by time.season.

-- duckdb
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where time.fiscal_month > date '2024-01-01'. */
/* For each days.season, put the partial visits_5_days_ago together. */
SELECT
  days.season AS "time.season",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
WHERE
  days.fiscal_month > CAST('2024-01-01' AS DATE)
GROUP BY
  days.season
ORDER BY
  "time.season" ASC;

-- postgres
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where time.fiscal_month > date '2024-01-01'. */
/* For each days.season, put the partial visits_5_days_ago together. */
SELECT
  days.season AS "time.season",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5 DAY' = visits_by_instant.visited_on
WHERE
  days.fiscal_month > CAST('2024-01-01' AS DATE)
GROUP BY
  days.season
ORDER BY
  "time.season" ASC;

-- spark
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where time.fiscal_month > date '2024-01-01'. */
/* For each days.season, put the partial visits_5_days_ago together. */
SELECT
  days.season AS `time.season`,
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
WHERE
  days.fiscal_month > CAST('2024-01-01' AS DATE)
GROUP BY
  days.season
ORDER BY
  `time.season` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where time.fiscal_month > date '2024-01-01'. */
/* For each days.season, put the partial visits_5_days_ago together. */
SELECT
  days.season AS "time.season",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
WHERE
  days.fiscal_month > CAST('2024-01-01' AS DATE)
GROUP BY
  days.season
ORDER BY
  "time.season" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where time.fiscal_month > date '2024-01-01'. */
/* For each days.season, put the partial visits_5_days_ago together. */
SELECT
  days.season AS "time.season",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5 DAY' = visits_by_instant.visited_on
WHERE
  days.fiscal_month > CAST('2024-01-01' AS DATE)
GROUP BY
  days.season
ORDER BY
  "time.season" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where time.fiscal_month > date '2024-01-01'. */
/* For each days.season, put the partial visits_5_days_ago together. */
SELECT
  days.season AS `time_season`,
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
WHERE
  days.fiscal_month > CAST('2024-01-01' AS DATE)
GROUP BY
  `time_season`
ORDER BY
  `time_season` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where time.fiscal_month > date '2024-01-01'. */
/* For each days.season, put the partial visits_5_days_ago together. */
SELECT
  days.season AS `time.season`,
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
WHERE
  days.fiscal_month > CAST('2024-01-01' AS DATE)
GROUP BY
  days.season
ORDER BY
  `time.season` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where time.fiscal_month > date '2024-01-01'. */
/* For each days.season, put the partial visits_5_days_ago together. */
SELECT
  days.season AS "time.season",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
WHERE
  days.fiscal_month > CAST('2024-01-01' AS Nullable(DATE))
GROUP BY
  days.season
ORDER BY
  "time.season" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
