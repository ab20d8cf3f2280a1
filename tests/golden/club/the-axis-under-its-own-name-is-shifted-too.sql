-- query: visits_5_days_ago by visited_on.month, paid_on.month where visited_on > date '2024-01-06'
-- Read visits.
-- Read days.
-- Count each row at every instant of days where days.day - 5 days = visits.visited_on.
-- Keep rows where visited_on > date '2024-01-06'.
-- For each month of days.day and month of visits.paid_on, compute visits_5_days_ago = COUNT(*).
-- Sort by visited_on.month and paid_on.month.

-- duckdb
WITH visits_by_instant AS (
  /* For each month of visits.paid_on and visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', paid_on) AS DATE) AS "paid_on.month",
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('MONTH', paid_on) AS DATE),
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where visited_on > date '2024-01-06'. */
/* For each month of days.day and paid_on.month, put the partial visits_5_days_ago together. */
SELECT
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "visited_on.month",
  visits_by_instant."paid_on.month",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-06' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
  visits_by_instant."paid_on.month"
ORDER BY
  "visited_on.month" ASC,
  "paid_on.month" ASC;

-- postgres
WITH visits_by_instant AS (
  /* For each month of visits.paid_on and visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', paid_on) AS DATE) AS "paid_on.month",
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('MONTH', paid_on) AS DATE),
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where visited_on > date '2024-01-06'. */
/* For each month of days.day and paid_on.month, put the partial visits_5_days_ago together. */
SELECT
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "visited_on.month",
  visits_by_instant."paid_on.month",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5 DAY' = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-06' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
  visits_by_instant."paid_on.month"
ORDER BY
  "visited_on.month" ASC,
  "paid_on.month" ASC;

-- spark
WITH visits_by_instant AS (
  /* For each month of visits.paid_on and visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', paid_on) AS TIMESTAMP_NTZ) AS DATE) AS `paid_on.month`,
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', paid_on) AS TIMESTAMP_NTZ) AS DATE),
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where visited_on > date '2024-01-06'. */
/* For each month of days.day and paid_on.month, put the partial visits_5_days_ago together. */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `visited_on.month`,
  visits_by_instant.`paid_on.month`,
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-06' AS DATE)
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
  visits_by_instant.`paid_on.month`
ORDER BY
  `visited_on.month` ASC NULLS LAST,
  `paid_on.month` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* For each month of visits.paid_on and visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', paid_on) AS DATE) AS "paid_on.month",
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('MONTH', paid_on) AS DATE),
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where visited_on > date '2024-01-06'. */
/* For each month of days.day and paid_on.month, put the partial visits_5_days_ago together. */
SELECT
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "visited_on.month",
  visits_by_instant."paid_on.month",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-06' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
  visits_by_instant."paid_on.month"
ORDER BY
  "visited_on.month" ASC,
  "paid_on.month" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* For each month of visits.paid_on and visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', paid_on) AS DATE) AS "paid_on.month",
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('MONTH', paid_on) AS DATE),
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where visited_on > date '2024-01-06'. */
/* For each month of days.day and paid_on.month, put the partial visits_5_days_ago together. */
SELECT
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "visited_on.month",
  visits_by_instant."paid_on.month",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5 DAY' = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-06' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
  visits_by_instant."paid_on.month"
ORDER BY
  "visited_on.month" ASC,
  "paid_on.month" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* For each month of visits.paid_on and visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(paid_on, MONTH) AS DATE) AS `paid_on_month`,
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC(paid_on, MONTH) AS DATE),
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where visited_on > date '2024-01-06'. */
/* For each month of days.day and paid_on.month, put the partial visits_5_days_ago together. */
SELECT
  CAST(DATE_TRUNC(days.day, MONTH) AS DATE) AS `visited_on_month`,
  visits_by_instant.`paid_on_month`,
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-06' AS DATE)
GROUP BY
  `visited_on_month`,
  visits_by_instant.`paid_on_month`
ORDER BY
  `visited_on_month` ASC NULLS LAST,
  `paid_on_month` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* For each month of visits.paid_on and visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', paid_on) AS TIMESTAMP_NTZ) AS DATE) AS `paid_on.month`,
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', paid_on) AS TIMESTAMP_NTZ) AS DATE),
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where visited_on > date '2024-01-06'. */
/* For each month of days.day and paid_on.month, put the partial visits_5_days_ago together. */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `visited_on.month`,
  visits_by_instant.`paid_on.month`,
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-06' AS DATE)
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
  visits_by_instant.`paid_on.month`
ORDER BY
  `visited_on.month` ASC NULLS LAST,
  `paid_on.month` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* For each month of visits.paid_on and visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', paid_on) AS Nullable(DATE)) AS "paid_on.month",
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    CAST(dateTrunc('MONTH', paid_on) AS Nullable(DATE)),
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* Keep rows where visited_on > date '2024-01-06'. */
/* For each month of days.day and paid_on.month, put the partial visits_5_days_ago together. */
SELECT
  CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) AS "visited_on.month",
  visits_by_instant."paid_on.month",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
WHERE
  days.day > CAST('2024-01-06' AS Nullable(DATE))
GROUP BY
  CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)),
  visits_by_instant."paid_on.month"
ORDER BY
  "visited_on.month" ASC,
  "paid_on.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
