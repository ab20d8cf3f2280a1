-- query: long_visits_a_week_ago, long_visits by time.month, door
-- Read visits.
-- Keep rows where minutes > 60.
-- Read days.
-- Count each row at every instant of days where days.day - 1 week = visits.visited_on.
-- For each month of days.day and visits.door, compute long_visits_a_week_ago = COUNT(*).
-- For each month of visits.visited_on and visits.door, compute long_visits = COUNT(*).
-- Put the totals side by side by time.month and door; a group that one side lacks has nulls there.
-- Sort by time.month and door.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where minutes > 60. */
  /* For each visits.door and visits.visited_on, compute long_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS long_visits
  FROM visits
  WHERE
    minutes > 60
  GROUP BY
    door,
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* For each month of days.day and door, put the partial long_visits_a_week_ago together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    visits_by_instant.door,
    SUM(visits_by_instant.long_visits) AS long_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* For each month of visited_on and door, put the partial long_visits together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door,
    SUM(long_visits) AS long_visits
  FROM visits_by_instant
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    door,
    long_visits_a_week_ago,
    NULL AS long_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    door,
    NULL AS long_visits_a_week_ago,
    long_visits
  FROM visits_visited_on_totals
)
SELECT
  "time.month",
  door,
  MAX(long_visits_a_week_ago) AS long_visits_a_week_ago,
  MAX(long_visits) AS long_visits
FROM side_by_side
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where minutes > 60. */
  /* For each visits.door and visits.visited_on, compute long_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS long_visits
  FROM visits
  WHERE
    minutes > 60
  GROUP BY
    door,
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* For each month of days.day and door, put the partial long_visits_a_week_ago together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    visits_by_instant.door,
    SUM(visits_by_instant.long_visits) AS long_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7 DAY' = visits_by_instant.visited_on
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* For each month of visited_on and door, put the partial long_visits together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door,
    SUM(long_visits) AS long_visits
  FROM visits_by_instant
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    door,
    long_visits_a_week_ago,
    (
      SELECT
        long_visits
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS long_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    door,
    (
      SELECT
        long_visits_a_week_ago
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS long_visits_a_week_ago,
    long_visits
  FROM visits_visited_on_totals
)
SELECT
  "time.month",
  door,
  MAX(long_visits_a_week_ago) AS long_visits_a_week_ago,
  MAX(long_visits) AS long_visits
FROM side_by_side
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where minutes > 60. */
  /* For each visits.door and visits.visited_on, compute long_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS long_visits
  FROM visits
  WHERE
    minutes > 60
  GROUP BY
    door,
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* For each month of days.day and door, put the partial long_visits_a_week_ago together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    visits_by_instant.door,
    SUM(visits_by_instant.long_visits) AS long_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* For each month of visited_on and door, put the partial long_visits together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    door,
    SUM(long_visits) AS long_visits
  FROM visits_by_instant
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    door,
    long_visits_a_week_ago,
    NULL AS long_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.month`,
    door,
    NULL AS long_visits_a_week_ago,
    long_visits
  FROM visits_visited_on_totals
)
SELECT
  `time.month`,
  door,
  MAX(long_visits_a_week_ago) AS long_visits_a_week_ago,
  MAX(long_visits) AS long_visits
FROM side_by_side
GROUP BY
  `time.month`,
  door
ORDER BY
  `time.month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where minutes > 60. */
  /* For each visits.door and visits.visited_on, compute long_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS long_visits
  FROM visits
  WHERE
    minutes > 60
  GROUP BY
    door,
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* For each month of days.day and door, put the partial long_visits_a_week_ago together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    visits_by_instant.door,
    SUM(visits_by_instant.long_visits) AS long_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* For each month of visited_on and door, put the partial long_visits together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door,
    SUM(long_visits) AS long_visits
  FROM visits_by_instant
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    door,
    long_visits_a_week_ago,
    NULL AS long_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    door,
    NULL AS long_visits_a_week_ago,
    long_visits
  FROM visits_visited_on_totals
)
SELECT
  "time.month",
  door,
  MAX(long_visits_a_week_ago) AS long_visits_a_week_ago,
  MAX(long_visits) AS long_visits
FROM side_by_side
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where minutes > 60. */
  /* For each visits.door and visits.visited_on, compute long_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS long_visits
  FROM visits
  WHERE
    minutes > 60
  GROUP BY
    door,
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* For each month of days.day and door, put the partial long_visits_a_week_ago together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    visits_by_instant.door,
    SUM(visits_by_instant.long_visits) AS long_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7 DAY' = visits_by_instant.visited_on
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* For each month of visited_on and door, put the partial long_visits together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door,
    SUM(long_visits) AS long_visits
  FROM visits_by_instant
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    door,
    long_visits_a_week_ago,
    NULL AS long_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    door,
    NULL AS long_visits_a_week_ago,
    long_visits
  FROM visits_visited_on_totals
)
SELECT
  "time.month",
  door,
  MAX(long_visits_a_week_ago) AS long_visits_a_week_ago,
  MAX(long_visits) AS long_visits
FROM side_by_side
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where minutes > 60. */
  /* For each visits.door and visits.visited_on, compute long_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS long_visits
  FROM visits
  WHERE
    minutes > 60
  GROUP BY
    door,
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* For each month of days.day and door, put the partial long_visits_a_week_ago together. */
  SELECT
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE) AS `time_month`,
    visits_by_instant.door,
    SUM(visits_by_instant.long_visits) AS long_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  GROUP BY
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE),
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* For each month of visited_on and door, put the partial long_visits together. */
  SELECT
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS `time_month`,
    door,
    SUM(long_visits) AS long_visits
  FROM visits_by_instant
  GROUP BY
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    `time_month`,
    door,
    long_visits_a_week_ago,
    NULL AS long_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time_month`,
    door,
    NULL AS long_visits_a_week_ago,
    long_visits
  FROM visits_visited_on_totals
)
SELECT
  `time_month`,
  door,
  MAX(long_visits_a_week_ago) AS long_visits_a_week_ago,
  MAX(long_visits) AS long_visits
FROM side_by_side
GROUP BY
  `time_month`,
  door
ORDER BY
  `time_month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where minutes > 60. */
  /* For each visits.door and visits.visited_on, compute long_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS long_visits
  FROM visits
  WHERE
    minutes > 60
  GROUP BY
    door,
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* For each month of days.day and door, put the partial long_visits_a_week_ago together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    visits_by_instant.door,
    SUM(visits_by_instant.long_visits) AS long_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* For each month of visited_on and door, put the partial long_visits together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    door,
    SUM(long_visits) AS long_visits
  FROM visits_by_instant
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    door,
    long_visits_a_week_ago,
    NULL AS long_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.month`,
    door,
    NULL AS long_visits_a_week_ago,
    long_visits
  FROM visits_visited_on_totals
)
SELECT
  `time.month`,
  door,
  MAX(long_visits_a_week_ago) AS long_visits_a_week_ago,
  MAX(long_visits) AS long_visits
FROM side_by_side
GROUP BY
  `time.month`,
  door
ORDER BY
  `time.month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where minutes > 60. */
  /* For each visits.door and visits.visited_on, compute long_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS long_visits
  FROM visits
  WHERE
    minutes > 60
  GROUP BY
    door,
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* For each month of days.day and door, put the partial long_visits_a_week_ago together. */
  SELECT
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) AS "time.month",
    visits_by_instant.door,
    SUM(visits_by_instant.long_visits) AS long_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  GROUP BY
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)),
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* For each month of visited_on and door, put the partial long_visits together. */
  SELECT
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS "time.month",
    door,
    SUM(long_visits) AS long_visits
  FROM visits_by_instant
  GROUP BY
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    door,
    long_visits_a_week_ago,
    NULL AS long_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    door,
    NULL AS long_visits_a_week_ago,
    long_visits
  FROM visits_visited_on_totals
)
SELECT
  "time.month",
  door,
  MAX(long_visits_a_week_ago) AS long_visits_a_week_ago,
  MAX(long_visits) AS long_visits
FROM side_by_side
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
