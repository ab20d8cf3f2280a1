-- query: avg_minutes_a_week_ago, avg_minutes by time.week during 2024-01
-- Read visits.
-- Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-25.
-- Read days.
-- Count each row at every instant of days where days.day - 1 week = visits.visited_on.
-- Keep rows where days.day is from 2024-01-01 and before 2024-02-01.
-- For each week of days.day, compute avg_minutes_a_week_ago = AVG(minutes).
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01.
-- For each week of visits.visited_on, compute avg_minutes = AVG(minutes).
-- Put the totals side by side by time.week; a group that one side lacks has nulls there.
-- Sort by time.week.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-02-01. */
  /* For each visits.visited_on, compute avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each week of days.day, put the partial avg_minutes_a_week_ago together. */
  SELECT
    CAST(DATE_TRUNC('WEEK', days.day) AS DATE) AS "time.week",
    CAST(SUM(visits_by_instant.avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_instant.avg_minutes__count), 0) AS avg_minutes_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', days.day) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each week of visited_on, put the partial avg_minutes together. */
  SELECT
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE) AS "time.week",
    CAST(SUM(avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(avg_minutes__count), 0) AS avg_minutes
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    "time.week",
    avg_minutes_a_week_ago,
    NULL AS avg_minutes
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.week",
    NULL AS avg_minutes_a_week_ago,
    avg_minutes
  FROM visits_visited_on_totals
)
SELECT
  "time.week",
  MAX(avg_minutes_a_week_ago) AS avg_minutes_a_week_ago,
  MAX(avg_minutes) AS avg_minutes
FROM side_by_side
GROUP BY
  "time.week"
ORDER BY
  "time.week" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-02-01. */
  /* For each visits.visited_on, compute avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each week of days.day, put the partial avg_minutes_a_week_ago together. */
  SELECT
    CAST(DATE_TRUNC('WEEK', days.day) AS DATE) AS "time.week",
    CAST(SUM(visits_by_instant.avg_minutes__sum) AS DOUBLE PRECISION) / NULLIF(SUM(visits_by_instant.avg_minutes__count), 0) AS avg_minutes_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7 DAY' = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', days.day) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each week of visited_on, put the partial avg_minutes together. */
  SELECT
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE) AS "time.week",
    CAST(SUM(avg_minutes__sum) AS DOUBLE PRECISION) / NULLIF(SUM(avg_minutes__count), 0) AS avg_minutes
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    "time.week",
    avg_minutes_a_week_ago,
    (
      SELECT
        avg_minutes
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS avg_minutes
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.week",
    (
      SELECT
        avg_minutes_a_week_ago
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS avg_minutes_a_week_ago,
    avg_minutes
  FROM visits_visited_on_totals
)
SELECT
  "time.week",
  MAX(avg_minutes_a_week_ago) AS avg_minutes_a_week_ago,
  MAX(avg_minutes) AS avg_minutes
FROM side_by_side
GROUP BY
  "time.week"
ORDER BY
  "time.week" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-02-01. */
  /* For each visits.visited_on, compute avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each week of days.day, put the partial avg_minutes_a_week_ago together. */
  SELECT
    CAST(CAST(DATE_TRUNC('WEEK', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
    CAST(SUM(visits_by_instant.avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_instant.avg_minutes__count), 0) AS avg_minutes_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('WEEK', days.day) AS TIMESTAMP_NTZ) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each week of visited_on, put the partial avg_minutes together. */
  SELECT
    CAST(CAST(DATE_TRUNC('WEEK', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
    CAST(SUM(avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(avg_minutes__count), 0) AS avg_minutes
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('WEEK', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    `time.week`,
    avg_minutes_a_week_ago,
    NULL AS avg_minutes
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.week`,
    NULL AS avg_minutes_a_week_ago,
    avg_minutes
  FROM visits_visited_on_totals
)
SELECT
  `time.week`,
  MAX(avg_minutes_a_week_ago) AS avg_minutes_a_week_ago,
  MAX(avg_minutes) AS avg_minutes
FROM side_by_side
GROUP BY
  `time.week`
ORDER BY
  `time.week` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-02-01. */
  /* For each visits.visited_on, compute avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each week of days.day, put the partial avg_minutes_a_week_ago together. */
  SELECT
    CAST(DATE_TRUNC('WEEK', days.day) AS DATE) AS "time.week",
    CAST(SUM(visits_by_instant.avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_instant.avg_minutes__count), 0) AS avg_minutes_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', days.day) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each week of visited_on, put the partial avg_minutes together. */
  SELECT
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE) AS "time.week",
    CAST(SUM(avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(avg_minutes__count), 0) AS avg_minutes
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    "time.week",
    avg_minutes_a_week_ago,
    NULL AS avg_minutes
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.week",
    NULL AS avg_minutes_a_week_ago,
    avg_minutes
  FROM visits_visited_on_totals
)
SELECT
  "time.week",
  MAX(avg_minutes_a_week_ago) AS avg_minutes_a_week_ago,
  MAX(avg_minutes) AS avg_minutes
FROM side_by_side
GROUP BY
  "time.week"
ORDER BY
  "time.week" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-02-01. */
  /* For each visits.visited_on, compute avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each week of days.day, put the partial avg_minutes_a_week_ago together. */
  SELECT
    CAST(DATE_TRUNC('WEEK', days.day) AS DATE) AS "time.week",
    CAST(SUM(visits_by_instant.avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_instant.avg_minutes__count), 0) AS avg_minutes_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7 DAY' = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', days.day) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each week of visited_on, put the partial avg_minutes together. */
  SELECT
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE) AS "time.week",
    CAST(SUM(avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(avg_minutes__count), 0) AS avg_minutes
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    "time.week",
    avg_minutes_a_week_ago,
    NULL AS avg_minutes
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.week",
    NULL AS avg_minutes_a_week_ago,
    avg_minutes
  FROM visits_visited_on_totals
)
SELECT
  "time.week",
  MAX(avg_minutes_a_week_ago) AS avg_minutes_a_week_ago,
  MAX(avg_minutes) AS avg_minutes
FROM side_by_side
GROUP BY
  "time.week"
ORDER BY
  "time.week" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-02-01. */
  /* For each visits.visited_on, compute avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each week of days.day, put the partial avg_minutes_a_week_ago together. */
  SELECT
    CAST(DATE_TRUNC(days.day, WEEK(MONDAY)) AS DATE) AS `time_week`,
    CAST(SUM(visits_by_instant.avg_minutes__sum) AS FLOAT64) / NULLIF(SUM(visits_by_instant.avg_minutes__count), 0) AS avg_minutes_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(days.day, WEEK(MONDAY)) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each week of visited_on, put the partial avg_minutes together. */
  SELECT
    CAST(DATE_TRUNC(visited_on, WEEK(MONDAY)) AS DATE) AS `time_week`,
    CAST(SUM(avg_minutes__sum) AS FLOAT64) / NULLIF(SUM(avg_minutes__count), 0) AS avg_minutes
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(visited_on, WEEK(MONDAY)) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    `time_week`,
    avg_minutes_a_week_ago,
    NULL AS avg_minutes
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time_week`,
    NULL AS avg_minutes_a_week_ago,
    avg_minutes
  FROM visits_visited_on_totals
)
SELECT
  `time_week`,
  MAX(avg_minutes_a_week_ago) AS avg_minutes_a_week_ago,
  MAX(avg_minutes) AS avg_minutes
FROM side_by_side
GROUP BY
  `time_week`
ORDER BY
  `time_week` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-02-01. */
  /* For each visits.visited_on, compute avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each week of days.day, put the partial avg_minutes_a_week_ago together. */
  SELECT
    CAST(CAST(DATE_TRUNC('WEEK', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
    CAST(SUM(visits_by_instant.avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_instant.avg_minutes__count), 0) AS avg_minutes_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('WEEK', days.day) AS TIMESTAMP_NTZ) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each week of visited_on, put the partial avg_minutes together. */
  SELECT
    CAST(CAST(DATE_TRUNC('WEEK', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
    CAST(SUM(avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(avg_minutes__count), 0) AS avg_minutes
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('WEEK', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    `time.week`,
    avg_minutes_a_week_ago,
    NULL AS avg_minutes
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.week`,
    NULL AS avg_minutes_a_week_ago,
    avg_minutes
  FROM visits_visited_on_totals
)
SELECT
  `time.week`,
  MAX(avg_minutes_a_week_ago) AS avg_minutes_a_week_ago,
  MAX(avg_minutes) AS avg_minutes
FROM side_by_side
GROUP BY
  `time.week`
ORDER BY
  `time.week` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-02-01. */
  /* For each visits.visited_on, compute avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    visited_on,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS Nullable(DATE))
    AND visited_on < CAST('2024-02-01' AS Nullable(DATE))
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each week of days.day, put the partial avg_minutes_a_week_ago together. */
  SELECT
    CAST(dateTrunc('WEEK', days.day) AS Nullable(DATE)) AS "time.week",
    CAST(SUM(visits_by_instant.avg_minutes__sum) AS Nullable(Float64)) / nullIf(SUM(visits_by_instant.avg_minutes__count), 0) AS avg_minutes_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-01' AS Nullable(DATE))
    AND days.day < CAST('2024-02-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('WEEK', days.day) AS Nullable(DATE))
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each week of visited_on, put the partial avg_minutes together. */
  SELECT
    CAST(dateTrunc('WEEK', visited_on) AS Nullable(DATE)) AS "time.week",
    CAST(SUM(avg_minutes__sum) AS Nullable(Float64)) / nullIf(SUM(avg_minutes__count), 0) AS avg_minutes
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-02-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('WEEK', visited_on) AS Nullable(DATE))
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    "time.week",
    avg_minutes_a_week_ago,
    NULL AS avg_minutes
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.week",
    NULL AS avg_minutes_a_week_ago,
    avg_minutes
  FROM visits_visited_on_totals
)
SELECT
  "time.week",
  MAX(avg_minutes_a_week_ago) AS avg_minutes_a_week_ago,
  MAX(avg_minutes) AS avg_minutes
FROM side_by_side
GROUP BY
  "time.week"
ORDER BY
  "time.week" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
