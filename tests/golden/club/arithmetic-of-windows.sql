-- query: per_visitor by time.day, door during 2024-01-05 to 2024-01-08
-- Read visits.
-- Keep rows where visits.visited_on is from 2023-12-29 and before 2024-01-09.
-- Read days.
-- Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day.
-- Keep rows where days.day is from 2024-01-05 and before 2024-01-09.
-- For each days.day and visits.door, compute trailing_visits = COUNT(*).
-- Keep rows where visits.visited_on is before 2024-01-09.
-- Count each row at every instant of days where visits.visited_on <= days.day.
-- For each days.day and visits.door, compute visitors_ever = COUNT(DISTINCT member_id).
-- Put the totals side by side by time.day and door; a group that one side lacks has nulls there.
-- Compute per_visitor = trailing_visits / visitors_ever; a division by zero gives null.
-- Sort by time.day and door.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-29 and before 2024-01-09. */
  /* For each visits.door and visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-29' AS DATE)
    AND visited_on < CAST('2024-01-09' AS DATE)
  GROUP BY
    door,
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and door, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    visits_by_instant.door,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
  GROUP BY
    days.day,
    visits_by_instant.door
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-09. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and visits.door, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    visits.door,
    COUNT(DISTINCT visits.member_id) AS visitors_ever
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-01-09' AS DATE)
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
    )
  GROUP BY
    days.day,
    visits.door
), side_by_side AS (
  /* Put the totals side by side by time.day and door; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    door,
    trailing_visits,
    NULL AS visitors_ever
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    door,
    NULL AS trailing_visits,
    visitors_ever
  FROM visits_up_to_totals_
)
/* Compute per_visitor = trailing_visits / visitors_ever; a division by zero gives null. */
SELECT
  "time.day",
  door,
  CAST(MAX(trailing_visits) AS DOUBLE) / NULLIF(MAX(visitors_ever), 0) AS per_visitor
FROM side_by_side
GROUP BY
  "time.day",
  door
ORDER BY
  "time.day" ASC,
  door ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-29 and before 2024-01-09. */
  /* For each visits.door and visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-29' AS DATE)
    AND visited_on < CAST('2024-01-09' AS DATE)
  GROUP BY
    door,
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and door, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    visits_by_instant.door,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7 DAY'
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
  GROUP BY
    days.day,
    visits_by_instant.door
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-09. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and visits.door, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    visits.door,
    COUNT(DISTINCT visits.member_id) AS visitors_ever
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-01-09' AS DATE)
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
    )
  GROUP BY
    days.day,
    visits.door
), side_by_side AS (
  /* Put the totals side by side by time.day and door; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    door,
    trailing_visits,
    (
      SELECT
        visitors_ever
      FROM visits_up_to_totals_
      WHERE
        FALSE
    ) AS visitors_ever
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    door,
    (
      SELECT
        trailing_visits
      FROM visits_up_to_totals
      WHERE
        FALSE
    ) AS trailing_visits,
    visitors_ever
  FROM visits_up_to_totals_
)
/* Compute per_visitor = trailing_visits / visitors_ever; a division by zero gives null. */
SELECT
  "time.day",
  door,
  CAST(MAX(trailing_visits) AS DOUBLE PRECISION) / NULLIF(MAX(visitors_ever), 0) AS per_visitor
FROM side_by_side
GROUP BY
  "time.day",
  door
ORDER BY
  "time.day" ASC,
  door ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-29 and before 2024-01-09. */
  /* For each visits.door and visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-29' AS DATE)
    AND visited_on < CAST('2024-01-09' AS DATE)
  GROUP BY
    door,
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and door, put the partial trailing_visits together. */
  SELECT
    days.day AS `time.day`,
    visits_by_instant.door,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
  GROUP BY
    days.day,
    visits_by_instant.door
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-09. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and visits.door, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS `time.day`,
    visits.door,
    COUNT(DISTINCT visits.member_id) AS visitors_ever
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-01-09' AS DATE)
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
    )
  GROUP BY
    days.day,
    visits.door
), side_by_side AS (
  /* Put the totals side by side by time.day and door; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    door,
    trailing_visits,
    NULL AS visitors_ever
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time.day`,
    door,
    NULL AS trailing_visits,
    visitors_ever
  FROM visits_up_to_totals_
)
/* Compute per_visitor = trailing_visits / visitors_ever; a division by zero gives null. */
SELECT
  `time.day`,
  door,
  CAST(MAX(trailing_visits) AS DOUBLE) / NULLIF(MAX(visitors_ever), 0) AS per_visitor
FROM side_by_side
GROUP BY
  `time.day`,
  door
ORDER BY
  `time.day` ASC NULLS LAST,
  door ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-29 and before 2024-01-09. */
  /* For each visits.door and visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-29' AS DATE)
    AND visited_on < CAST('2024-01-09' AS DATE)
  GROUP BY
    door,
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and door, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    visits_by_instant.door,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
  GROUP BY
    days.day,
    visits_by_instant.door
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-09. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and visits.door, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    visits.door,
    COUNT(DISTINCT visits.member_id) AS visitors_ever
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-01-09' AS DATE)
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
    )
  GROUP BY
    days.day,
    visits.door
), side_by_side AS (
  /* Put the totals side by side by time.day and door; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    door,
    trailing_visits,
    NULL AS visitors_ever
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    door,
    NULL AS trailing_visits,
    visitors_ever
  FROM visits_up_to_totals_
)
/* Compute per_visitor = trailing_visits / visitors_ever; a division by zero gives null. */
SELECT
  "time.day",
  door,
  CAST(MAX(trailing_visits) AS DOUBLE) / NULLIF(MAX(visitors_ever), 0) AS per_visitor
FROM side_by_side
GROUP BY
  "time.day",
  door
ORDER BY
  "time.day" ASC,
  door ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-29 and before 2024-01-09. */
  /* For each visits.door and visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-29' AS DATE)
    AND visited_on < CAST('2024-01-09' AS DATE)
  GROUP BY
    door,
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and door, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    visits_by_instant.door,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7 DAY'
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
  GROUP BY
    days.day,
    visits_by_instant.door
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-09. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and visits.door, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    visits.door,
    COUNT(DISTINCT visits.member_id) AS visitors_ever
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-01-09' AS DATE)
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
    )
  GROUP BY
    days.day,
    visits.door
), side_by_side AS (
  /* Put the totals side by side by time.day and door; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    door,
    trailing_visits,
    NULL AS visitors_ever
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    door,
    NULL AS trailing_visits,
    visitors_ever
  FROM visits_up_to_totals_
)
/* Compute per_visitor = trailing_visits / visitors_ever; a division by zero gives null. */
SELECT
  "time.day",
  door,
  CAST(MAX(trailing_visits) AS DOUBLE) / NULLIF(MAX(visitors_ever), 0) AS per_visitor
FROM side_by_side
GROUP BY
  "time.day",
  door
ORDER BY
  "time.day" ASC,
  door ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-29 and before 2024-01-09. */
  /* For each visits.door and visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-29' AS DATE)
    AND visited_on < CAST('2024-01-09' AS DATE)
  GROUP BY
    door,
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and door, put the partial trailing_visits together. */
  SELECT
    days.day AS `time_day`,
    visits_by_instant.door,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
  GROUP BY
    days.day,
    visits_by_instant.door
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-09. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and visits.door, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS `time_day`,
    visits.door,
    COUNT(DISTINCT visits.member_id) AS visitors_ever
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-01-09' AS DATE)
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
    )
  GROUP BY
    days.day,
    visits.door
), side_by_side AS (
  /* Put the totals side by side by time.day and door; a group that one side lacks has nulls there. */
  SELECT
    `time_day`,
    door,
    trailing_visits,
    NULL AS visitors_ever
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time_day`,
    door,
    NULL AS trailing_visits,
    visitors_ever
  FROM visits_up_to_totals_
)
/* Compute per_visitor = trailing_visits / visitors_ever; a division by zero gives null. */
SELECT
  `time_day`,
  door,
  CAST(MAX(trailing_visits) AS FLOAT64) / NULLIF(MAX(visitors_ever), 0) AS per_visitor
FROM side_by_side
GROUP BY
  `time_day`,
  door
ORDER BY
  `time_day` ASC NULLS LAST,
  door ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-29 and before 2024-01-09. */
  /* For each visits.door and visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-29' AS DATE)
    AND visited_on < CAST('2024-01-09' AS DATE)
  GROUP BY
    door,
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and door, put the partial trailing_visits together. */
  SELECT
    days.day AS `time.day`,
    visits_by_instant.door,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
  GROUP BY
    days.day,
    visits_by_instant.door
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-09. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and visits.door, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS `time.day`,
    visits.door,
    COUNT(DISTINCT visits.member_id) AS visitors_ever
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-01-09' AS DATE)
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-09' AS DATE)
    )
  GROUP BY
    days.day,
    visits.door
), side_by_side AS (
  /* Put the totals side by side by time.day and door; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    door,
    trailing_visits,
    NULL AS visitors_ever
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time.day`,
    door,
    NULL AS trailing_visits,
    visitors_ever
  FROM visits_up_to_totals_
)
/* Compute per_visitor = trailing_visits / visitors_ever; a division by zero gives null. */
SELECT
  `time.day`,
  door,
  CAST(MAX(trailing_visits) AS DOUBLE) / NULLIF(MAX(visitors_ever), 0) AS per_visitor
FROM side_by_side
GROUP BY
  `time.day`,
  door
ORDER BY
  `time.day` ASC NULLS LAST,
  door ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-29 and before 2024-01-09. */
  /* For each visits.door and visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    door,
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-29' AS Nullable(DATE))
    AND visited_on < CAST('2024-01-09' AS Nullable(DATE))
  GROUP BY
    door,
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and door, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    visits_by_instant.door,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-05' AS Nullable(DATE))
    AND days.day < CAST('2024-01-09' AS Nullable(DATE))
  GROUP BY
    days.day,
    visits_by_instant.door
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-09. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-09. */
  /* For each days.day and visits.door, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    visits.door,
    COUNT(DISTINCT visits.member_id) AS visitors_ever
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-01-09' AS Nullable(DATE))
    AND (
      days.day >= CAST('2024-01-05' AS Nullable(DATE))
      AND days.day < CAST('2024-01-09' AS Nullable(DATE))
    )
  GROUP BY
    days.day,
    visits.door
), side_by_side AS (
  /* Put the totals side by side by time.day and door; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    door,
    trailing_visits,
    NULL AS visitors_ever
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    door,
    NULL AS trailing_visits,
    visitors_ever
  FROM visits_up_to_totals_
)
/* Compute per_visitor = trailing_visits / visitors_ever; a division by zero gives null. */
SELECT
  "time.day",
  door,
  CAST(MAX(trailing_visits) AS Nullable(Float64)) / nullIf(MAX(visitors_ever), 0) AS per_visitor
FROM side_by_side
GROUP BY
  "time.day",
  door
ORDER BY
  "time.day" ASC,
  door ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
