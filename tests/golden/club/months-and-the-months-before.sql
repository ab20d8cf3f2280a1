-- query: visits by time.month during 2024-01 to 2024-03 compare to previous period
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01.
-- For each month of visits.visited_on, compute visits = COUNT(*).
-- Keep rows where visits.visited_on is from 2023-12-01 and before 2024-03-01.
-- Read days.
-- Keep rows where days.day is from 2024-01-01 and before 2024-04-01.
-- List the distinct month of days.day.
-- Count each row at every instant of periods where periods.instant - 1 month = month of visits.visited_on.
-- For each periods.instant, compute visits__previous = COUNT(*).
-- Put the totals side by side by time.month; a group that one side lacks has nulls there.
-- Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null.
-- Sort by time.month.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS "time.month",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant, put the partial visits__previous together. */
  SELECT
    periods.instant AS "time.month",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' MONTH = visits_by_instant.visited_on
  GROUP BY
    periods.instant
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS "time.month",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant, put the partial visits__previous together. */
  SELECT
    periods.instant AS "time.month",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1 MONTH' = visits_by_instant.visited_on
  GROUP BY
    periods.instant
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    (
      SELECT
        visits__previous
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    (
      SELECT
        visits
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE PRECISION) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS `time.month`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant, put the partial visits__previous together. */
  SELECT
    periods.instant AS `time.month`,
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' MONTH = visits_by_instant.visited_on
  GROUP BY
    periods.instant
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  `time.month`,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS "time.month",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant, put the partial visits__previous together. */
  SELECT
    periods.instant AS "time.month",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' MONTH = visits_by_instant.visited_on
  GROUP BY
    periods.instant
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS "time.month",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant, put the partial visits__previous together. */
  SELECT
    periods.instant AS "time.month",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1 MONTH' = visits_by_instant.visited_on
  GROUP BY
    periods.instant
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS `time_month`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC(day, MONTH) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(day, MONTH) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant, put the partial visits__previous together. */
  SELECT
    periods.instant AS `time_month`,
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' MONTH = visits_by_instant.visited_on
  GROUP BY
    periods.instant
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time_month`,
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time_month`,
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  `time_month`,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS FLOAT64) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  `time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS `time.month`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant, put the partial visits__previous together. */
  SELECT
    periods.instant AS `time.month`,
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' MONTH = visits_by_instant.visited_on
  GROUP BY
    periods.instant
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  `time.month`,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE))
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS "time.month",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE)) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS Nullable(DATE))
    AND day < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE))
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant, put the partial visits__previous together. */
  SELECT
    periods.instant AS "time.month",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' MONTH = visits_by_instant.visited_on
  GROUP BY
    periods.instant
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS Nullable(Float64)) / nullIf(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
