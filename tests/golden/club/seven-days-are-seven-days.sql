-- query: trailing_visits, trailing_visitors by time.day during 2024-01-01 to 2024-01-15
-- Read visits.
-- Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16.
-- Read days.
-- Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day.
-- Keep rows where days.day is from 2024-01-01 and before 2024-01-16.
-- For each days.day, compute trailing_visits = COUNT(*).
-- For each days.day, compute trailing_visitors = COUNT(DISTINCT member_id).
-- Put the totals side by side by time.day; a group that one side lacks has nulls there.
-- Sort by time.day.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-16' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
  GROUP BY
    days.day
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    COUNT(DISTINCT visits.member_id) AS trailing_visitors
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-01-16' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
    )
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    trailing_visits,
    NULL AS trailing_visitors
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS trailing_visits,
    trailing_visitors
  FROM visits_up_to_totals_
)
SELECT
  "time.day",
  MAX(trailing_visits) AS trailing_visits,
  MAX(trailing_visitors) AS trailing_visitors
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-16' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7 DAY'
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
  GROUP BY
    days.day
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    COUNT(DISTINCT visits.member_id) AS trailing_visitors
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7 DAY' AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-01-16' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
    )
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    trailing_visits,
    (
      SELECT
        trailing_visitors
      FROM visits_up_to_totals_
      WHERE
        FALSE
    ) AS trailing_visitors
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    (
      SELECT
        trailing_visits
      FROM visits_up_to_totals
      WHERE
        FALSE
    ) AS trailing_visits,
    trailing_visitors
  FROM visits_up_to_totals_
)
SELECT
  "time.day",
  MAX(trailing_visits) AS trailing_visits,
  MAX(trailing_visitors) AS trailing_visitors
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-16' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS `time.day`,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
  GROUP BY
    days.day
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS `time.day`,
    COUNT(DISTINCT visits.member_id) AS trailing_visitors
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-01-16' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
    )
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    trailing_visits,
    NULL AS trailing_visitors
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS trailing_visits,
    trailing_visitors
  FROM visits_up_to_totals_
)
SELECT
  `time.day`,
  MAX(trailing_visits) AS trailing_visits,
  MAX(trailing_visitors) AS trailing_visitors
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-16' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
  GROUP BY
    days.day
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    COUNT(DISTINCT visits.member_id) AS trailing_visitors
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-01-16' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
    )
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    trailing_visits,
    NULL AS trailing_visitors
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS trailing_visits,
    trailing_visitors
  FROM visits_up_to_totals_
)
SELECT
  "time.day",
  MAX(trailing_visits) AS trailing_visits,
  MAX(trailing_visitors) AS trailing_visitors
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-16' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7 DAY'
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
  GROUP BY
    days.day
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    COUNT(DISTINCT visits.member_id) AS trailing_visitors
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7 DAY' AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-01-16' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
    )
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    trailing_visits,
    NULL AS trailing_visitors
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS trailing_visits,
    trailing_visitors
  FROM visits_up_to_totals_
)
SELECT
  "time.day",
  MAX(trailing_visits) AS trailing_visits,
  MAX(trailing_visitors) AS trailing_visitors
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-16' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS `time_day`,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
  GROUP BY
    days.day
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS `time_day`,
    COUNT(DISTINCT visits.member_id) AS trailing_visitors
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-01-16' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
    )
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time_day`,
    trailing_visits,
    NULL AS trailing_visitors
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time_day`,
    NULL AS trailing_visits,
    trailing_visitors
  FROM visits_up_to_totals_
)
SELECT
  `time_day`,
  MAX(trailing_visits) AS trailing_visits,
  MAX(trailing_visitors) AS trailing_visitors
FROM side_by_side
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-16' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS `time.day`,
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
  GROUP BY
    days.day
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS `time.day`,
    COUNT(DISTINCT visits.member_id) AS trailing_visitors
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS DATE)
      AND visits.visited_on < CAST('2024-01-16' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-01-16' AS DATE)
    )
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    trailing_visits,
    NULL AS trailing_visitors
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS trailing_visits,
    trailing_visitors
  FROM visits_up_to_totals_
)
SELECT
  `time.day`,
  MAX(trailing_visits) AS trailing_visits,
  MAX(trailing_visitors) AS trailing_visitors
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS Nullable(DATE))
    AND visited_on < CAST('2024-01-16' AS Nullable(DATE))
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.trailing_visits) AS trailing_visits
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS Nullable(DATE))
    AND days.day < CAST('2024-01-16' AS Nullable(DATE))
  GROUP BY
    days.day
), visits_up_to_totals_ AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-16. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-01-16. */
  /* For each days.day, compute trailing_visitors = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    COUNT(DISTINCT visits.member_id) AS trailing_visitors
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '7' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2023-12-25' AS Nullable(DATE))
      AND visits.visited_on < CAST('2024-01-16' AS Nullable(DATE))
    )
    AND (
      days.day >= CAST('2024-01-01' AS Nullable(DATE))
      AND days.day < CAST('2024-01-16' AS Nullable(DATE))
    )
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    trailing_visits,
    NULL AS trailing_visitors
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS trailing_visits,
    trailing_visitors
  FROM visits_up_to_totals_
)
SELECT
  "time.day",
  MAX(trailing_visits) AS trailing_visits,
  MAX(trailing_visitors) AS trailing_visitors
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
