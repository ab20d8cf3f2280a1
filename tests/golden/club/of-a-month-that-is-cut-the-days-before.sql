-- query: visits_a_month_ago, monthly_growth by time.month where time > date '2024-02-10'
-- Read visits.
-- Read days.
-- Count each row at every instant of days where days.day - 1 month = visits.visited_on.
-- Keep rows where time > date '2024-02-10'.
-- For each month of days.day, compute visits_a_month_ago = COUNT(*).
-- For each month of visits.visited_on, compute visits = COUNT(*).
-- Put the totals side by side by time.month; a group that one side lacks has nulls there.
-- Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null.
-- Sort by time.month.

-- duckdb
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 month = visited_on. */
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of days.day, put the partial visits_a_month_ago together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' MONTH = visits_by_instant.visited_on
  WHERE
    days.day > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- postgres
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 month = visited_on. */
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of days.day, put the partial visits_a_month_ago together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1 MONTH' = visits_by_instant.visited_on
  WHERE
    days.day > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits_a_month_ago,
    (
      SELECT
        visits
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    (
      SELECT
        visits_a_month_ago
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- spark
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 month = visited_on. */
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of days.day, put the partial visits_a_month_ago together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' MONTH = visits_by_instant.visited_on
  WHERE
    days.day > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  `time.month`,
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 month = visited_on. */
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of days.day, put the partial visits_a_month_ago together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' MONTH = visits_by_instant.visited_on
  WHERE
    days.day > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 month = visited_on. */
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of days.day, put the partial visits_a_month_ago together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1 MONTH' = visits_by_instant.visited_on
  WHERE
    days.day > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 month = visited_on. */
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of days.day, put the partial visits_a_month_ago together. */
  SELECT
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE) AS `time_month`,
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' MONTH = visits_by_instant.visited_on
  WHERE
    days.day > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS `time_month`,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time_month`,
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time_month`,
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  `time_month`,
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  `time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 month = visited_on. */
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of days.day, put the partial visits_a_month_ago together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' MONTH = visits_by_instant.visited_on
  WHERE
    days.day > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-02-10' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  `time.month`,
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 month = visited_on. */
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of days.day, put the partial visits_a_month_ago together. */
  SELECT
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) AS "time.month",
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' MONTH = visits_by_instant.visited_on
  WHERE
    days.day > CAST('2024-02-10' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE))
), visits_visited_on_totals AS (
  /* Keep rows where time > date '2024-02-10'. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on > CAST('2024-02-10' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE))
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
