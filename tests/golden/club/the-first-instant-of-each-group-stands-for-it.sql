-- query: visits_at_start_of_month, visits by time.quarter during 2024
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01.
-- Read days.
-- Count each row at every instant of days where month of days.day = visits.visited_on.
-- Keep rows where days.day is from 2024-01-01 and before 2025-01-01 and days.day = quarter of days.day.
-- For each quarter of days.day, compute visits_at_start_of_month = COUNT(*).
-- For each quarter of visits.visited_on, compute visits = COUNT(*).
-- Put the totals side by side by time.quarter; a group that one side lacks has nulls there.
-- Sort by time.quarter.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals AS (
  /* Count each row at every instant of days where month of days.day = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01 and days.day = quarter of days.day. */
  /* For each quarter of days.day, put the partial visits_at_start_of_month together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) AS "time.quarter",
    SUM(visits_by_instant.visits) AS visits_at_start_of_month
  FROM visits_by_instant
  JOIN days
    ON CAST(DATE_TRUNC('MONTH', days.day) AS DATE) = visits_by_instant.visited_on
  WHERE
    (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
    )
    AND days.day = CAST(DATE_TRUNC('QUARTER', days.day) AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE)
), visits_visited_on_totals AS (
  /* For each quarter of visited_on, put the partial visits together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.quarter",
    visits_at_start_of_month,
    NULL AS visits
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.quarter",
    NULL AS visits_at_start_of_month,
    visits
  FROM visits_visited_on_totals
)
SELECT
  "time.quarter",
  MAX(visits_at_start_of_month) AS visits_at_start_of_month,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  "time.quarter"
ORDER BY
  "time.quarter" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals AS (
  /* Count each row at every instant of days where month of days.day = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01 and days.day = quarter of days.day. */
  /* For each quarter of days.day, put the partial visits_at_start_of_month together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) AS "time.quarter",
    SUM(visits_by_instant.visits) AS visits_at_start_of_month
  FROM visits_by_instant
  JOIN days
    ON CAST(DATE_TRUNC('MONTH', days.day) AS DATE) = visits_by_instant.visited_on
  WHERE
    (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
    )
    AND days.day = CAST(DATE_TRUNC('QUARTER', days.day) AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE)
), visits_visited_on_totals AS (
  /* For each quarter of visited_on, put the partial visits together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.quarter",
    visits_at_start_of_month,
    (
      SELECT
        visits
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS visits
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.quarter",
    (
      SELECT
        visits_at_start_of_month
      FROM visits_at_start_totals
      WHERE
        FALSE
    ) AS visits_at_start_of_month,
    visits
  FROM visits_visited_on_totals
)
SELECT
  "time.quarter",
  MAX(visits_at_start_of_month) AS visits_at_start_of_month,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  "time.quarter"
ORDER BY
  "time.quarter" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals AS (
  /* Count each row at every instant of days where month of days.day = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01 and days.day = quarter of days.day. */
  /* For each quarter of days.day, put the partial visits_at_start_of_month together. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    SUM(visits_by_instant.visits) AS visits_at_start_of_month
  FROM visits_by_instant
  JOIN days
    ON CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) = visits_by_instant.visited_on
  WHERE
    (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
    )
    AND days.day = CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE)
), visits_visited_on_totals AS (
  /* For each quarter of visited_on, put the partial visits together. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.quarter; a group that one side lacks has nulls there. */
  SELECT
    `time.quarter`,
    visits_at_start_of_month,
    NULL AS visits
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    `time.quarter`,
    NULL AS visits_at_start_of_month,
    visits
  FROM visits_visited_on_totals
)
SELECT
  `time.quarter`,
  MAX(visits_at_start_of_month) AS visits_at_start_of_month,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  `time.quarter`
ORDER BY
  `time.quarter` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals AS (
  /* Count each row at every instant of days where month of days.day = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01 and days.day = quarter of days.day. */
  /* For each quarter of days.day, put the partial visits_at_start_of_month together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) AS "time.quarter",
    SUM(visits_by_instant.visits) AS visits_at_start_of_month
  FROM visits_by_instant
  JOIN days
    ON CAST(DATE_TRUNC('MONTH', days.day) AS DATE) = visits_by_instant.visited_on
  WHERE
    (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
    )
    AND days.day = CAST(DATE_TRUNC('QUARTER', days.day) AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE)
), visits_visited_on_totals AS (
  /* For each quarter of visited_on, put the partial visits together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.quarter",
    visits_at_start_of_month,
    NULL AS visits
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.quarter",
    NULL AS visits_at_start_of_month,
    visits
  FROM visits_visited_on_totals
)
SELECT
  "time.quarter",
  MAX(visits_at_start_of_month) AS visits_at_start_of_month,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  "time.quarter"
ORDER BY
  "time.quarter" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals AS (
  /* Count each row at every instant of days where month of days.day = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01 and days.day = quarter of days.day. */
  /* For each quarter of days.day, put the partial visits_at_start_of_month together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) AS "time.quarter",
    SUM(visits_by_instant.visits) AS visits_at_start_of_month
  FROM visits_by_instant
  JOIN days
    ON CAST(DATE_TRUNC('MONTH', days.day) AS DATE) = visits_by_instant.visited_on
  WHERE
    (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
    )
    AND days.day = CAST(DATE_TRUNC('QUARTER', days.day) AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE)
), visits_visited_on_totals AS (
  /* For each quarter of visited_on, put the partial visits together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.quarter",
    visits_at_start_of_month,
    NULL AS visits
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.quarter",
    NULL AS visits_at_start_of_month,
    visits
  FROM visits_visited_on_totals
)
SELECT
  "time.quarter",
  MAX(visits_at_start_of_month) AS visits_at_start_of_month,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  "time.quarter"
ORDER BY
  "time.quarter" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals AS (
  /* Count each row at every instant of days where month of days.day = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01 and days.day = quarter of days.day. */
  /* For each quarter of days.day, put the partial visits_at_start_of_month together. */
  SELECT
    CAST(DATE_TRUNC(days.day, QUARTER) AS DATE) AS `time_quarter`,
    SUM(visits_by_instant.visits) AS visits_at_start_of_month
  FROM visits_by_instant
  JOIN days
    ON CAST(DATE_TRUNC(days.day, MONTH) AS DATE) = visits_by_instant.visited_on
  WHERE
    (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
    )
    AND days.day = CAST(DATE_TRUNC(days.day, QUARTER) AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(days.day, QUARTER) AS DATE)
), visits_visited_on_totals AS (
  /* For each quarter of visited_on, put the partial visits together. */
  SELECT
    CAST(DATE_TRUNC(visited_on, QUARTER) AS DATE) AS `time_quarter`,
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    CAST(DATE_TRUNC(visited_on, QUARTER) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.quarter; a group that one side lacks has nulls there. */
  SELECT
    `time_quarter`,
    visits_at_start_of_month,
    NULL AS visits
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    `time_quarter`,
    NULL AS visits_at_start_of_month,
    visits
  FROM visits_visited_on_totals
)
SELECT
  `time_quarter`,
  MAX(visits_at_start_of_month) AS visits_at_start_of_month,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  `time_quarter`
ORDER BY
  `time_quarter` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals AS (
  /* Count each row at every instant of days where month of days.day = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01 and days.day = quarter of days.day. */
  /* For each quarter of days.day, put the partial visits_at_start_of_month together. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    SUM(visits_by_instant.visits) AS visits_at_start_of_month
  FROM visits_by_instant
  JOIN days
    ON CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) = visits_by_instant.visited_on
  WHERE
    (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
    )
    AND days.day = CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE)
), visits_visited_on_totals AS (
  /* For each quarter of visited_on, put the partial visits together. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.quarter; a group that one side lacks has nulls there. */
  SELECT
    `time.quarter`,
    visits_at_start_of_month,
    NULL AS visits
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    `time.quarter`,
    NULL AS visits_at_start_of_month,
    visits
  FROM visits_visited_on_totals
)
SELECT
  `time.quarter`,
  MAX(visits_at_start_of_month) AS visits_at_start_of_month,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  `time.quarter`
ORDER BY
  `time.quarter` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2025-01-01' AS Nullable(DATE))
  GROUP BY
    visited_on
), visits_at_start_totals AS (
  /* Count each row at every instant of days where month of days.day = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01 and days.day = quarter of days.day. */
  /* For each quarter of days.day, put the partial visits_at_start_of_month together. */
  SELECT
    CAST(dateTrunc('QUARTER', days.day) AS Nullable(DATE)) AS "time.quarter",
    SUM(visits_by_instant.visits) AS visits_at_start_of_month
  FROM visits_by_instant
  JOIN days
    ON CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) = visits_by_instant.visited_on
  WHERE
    (
      days.day >= CAST('2024-01-01' AS Nullable(DATE))
      AND days.day < CAST('2025-01-01' AS Nullable(DATE))
    )
    AND days.day = CAST(dateTrunc('QUARTER', days.day) AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('QUARTER', days.day) AS Nullable(DATE))
), visits_visited_on_totals AS (
  /* For each quarter of visited_on, put the partial visits together. */
  SELECT
    CAST(dateTrunc('QUARTER', visited_on) AS Nullable(DATE)) AS "time.quarter",
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    CAST(dateTrunc('QUARTER', visited_on) AS Nullable(DATE))
), side_by_side AS (
  /* Put the totals side by side by time.quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.quarter",
    visits_at_start_of_month,
    NULL AS visits
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.quarter",
    NULL AS visits_at_start_of_month,
    visits
  FROM visits_visited_on_totals
)
SELECT
  "time.quarter",
  MAX(visits_at_start_of_month) AS visits_at_start_of_month,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  "time.quarter"
ORDER BY
  "time.quarter" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
