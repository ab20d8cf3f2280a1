-- query: trailing_visits_a_week_ago, trailing_visits by time.day during 2024-01-08 to 2024-01-20
-- Read visits.
-- Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-14.
-- Read days.
-- Count each row at every instant of days where visits.visited_on > days.day - 1 week - 7 days and visits.visited_on <= days.day - 1 week.
-- Keep rows where days.day is from 2024-01-08 and before 2024-01-21.
-- For each days.day, compute trailing_visits_a_week_ago = COUNT(*).
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2024-01-21.
-- Count each row at every instant of days where visits.visited_on > days.day - 7 days and visits.visited_on <= days.day.
-- For each days.day, compute trailing_visits = COUNT(*).
-- Put the totals side by side by time.day; a group that one side lacks has nulls there.
-- Sort by time.day.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-14. */
  /* For each visits.visited_on, compute trailing_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-14' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 1 week - 7 days and visited_on <= days.day - 1 week. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.trailing_visits_a_week_ago) AS trailing_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day - INTERVAL '7' DAY
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-01-21. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-01-21' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant_.trailing_visits) AS trailing_visits
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    trailing_visits_a_week_ago,
    NULL AS trailing_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS trailing_visits_a_week_ago,
    trailing_visits
  FROM visits_up_to_totals
)
SELECT
  "time.day",
  MAX(trailing_visits_a_week_ago) AS trailing_visits_a_week_ago,
  MAX(trailing_visits) AS trailing_visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-14. */
  /* For each visits.visited_on, compute trailing_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-14' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 1 week - 7 days and visited_on <= days.day - 1 week. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.trailing_visits_a_week_ago) AS trailing_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7 DAY' - INTERVAL '7 DAY'
    AND visits_by_instant.visited_on <= days.day - INTERVAL '7 DAY'
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-01-21. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-01-21' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant_.trailing_visits) AS trailing_visits
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on > days.day - INTERVAL '7 DAY'
    AND visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    trailing_visits_a_week_ago,
    (
      SELECT
        trailing_visits
      FROM visits_up_to_totals
      WHERE
        FALSE
    ) AS trailing_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.day",
    (
      SELECT
        trailing_visits_a_week_ago
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS trailing_visits_a_week_ago,
    trailing_visits
  FROM visits_up_to_totals
)
SELECT
  "time.day",
  MAX(trailing_visits_a_week_ago) AS trailing_visits_a_week_ago,
  MAX(trailing_visits) AS trailing_visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-14. */
  /* For each visits.visited_on, compute trailing_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-14' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 1 week - 7 days and visited_on <= days.day - 1 week. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits_a_week_ago together. */
  SELECT
    days.day AS `time.day`,
    SUM(visits_by_instant.trailing_visits_a_week_ago) AS trailing_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day - INTERVAL '7' DAY
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-01-21. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-01-21' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS `time.day`,
    SUM(visits_by_instant_.trailing_visits) AS trailing_visits
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    trailing_visits_a_week_ago,
    NULL AS trailing_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS trailing_visits_a_week_ago,
    trailing_visits
  FROM visits_up_to_totals
)
SELECT
  `time.day`,
  MAX(trailing_visits_a_week_ago) AS trailing_visits_a_week_ago,
  MAX(trailing_visits) AS trailing_visits
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-14. */
  /* For each visits.visited_on, compute trailing_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-14' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 1 week - 7 days and visited_on <= days.day - 1 week. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.trailing_visits_a_week_ago) AS trailing_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day - INTERVAL '7' DAY
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-01-21. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-01-21' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant_.trailing_visits) AS trailing_visits
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    trailing_visits_a_week_ago,
    NULL AS trailing_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS trailing_visits_a_week_ago,
    trailing_visits
  FROM visits_up_to_totals
)
SELECT
  "time.day",
  MAX(trailing_visits_a_week_ago) AS trailing_visits_a_week_ago,
  MAX(trailing_visits) AS trailing_visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-14. */
  /* For each visits.visited_on, compute trailing_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-14' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 1 week - 7 days and visited_on <= days.day - 1 week. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.trailing_visits_a_week_ago) AS trailing_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7 DAY' - INTERVAL '7 DAY'
    AND visits_by_instant.visited_on <= days.day - INTERVAL '7 DAY'
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-01-21. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-01-21' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant_.trailing_visits) AS trailing_visits
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on > days.day - INTERVAL '7 DAY'
    AND visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    trailing_visits_a_week_ago,
    NULL AS trailing_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS trailing_visits_a_week_ago,
    trailing_visits
  FROM visits_up_to_totals
)
SELECT
  "time.day",
  MAX(trailing_visits_a_week_ago) AS trailing_visits_a_week_ago,
  MAX(trailing_visits) AS trailing_visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-14. */
  /* For each visits.visited_on, compute trailing_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-14' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 1 week - 7 days and visited_on <= days.day - 1 week. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits_a_week_ago together. */
  SELECT
    days.day AS `time_day`,
    SUM(visits_by_instant.trailing_visits_a_week_ago) AS trailing_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day - INTERVAL '7' DAY
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-01-21. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-01-21' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS `time_day`,
    SUM(visits_by_instant_.trailing_visits) AS trailing_visits
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time_day`,
    trailing_visits_a_week_ago,
    NULL AS trailing_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time_day`,
    NULL AS trailing_visits_a_week_ago,
    trailing_visits
  FROM visits_up_to_totals
)
SELECT
  `time_day`,
  MAX(trailing_visits_a_week_ago) AS trailing_visits_a_week_ago,
  MAX(trailing_visits) AS trailing_visits
FROM side_by_side
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-14. */
  /* For each visits.visited_on, compute trailing_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-14' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 1 week - 7 days and visited_on <= days.day - 1 week. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits_a_week_ago together. */
  SELECT
    days.day AS `time.day`,
    SUM(visits_by_instant.trailing_visits_a_week_ago) AS trailing_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day - INTERVAL '7' DAY
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-01-21. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-01-21' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS `time.day`,
    SUM(visits_by_instant_.trailing_visits) AS trailing_visits
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-08' AS DATE) AND days.day < CAST('2024-01-21' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    trailing_visits_a_week_ago,
    NULL AS trailing_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS trailing_visits_a_week_ago,
    trailing_visits
  FROM visits_up_to_totals
)
SELECT
  `time.day`,
  MAX(trailing_visits_a_week_ago) AS trailing_visits_a_week_ago,
  MAX(trailing_visits) AS trailing_visits
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-14. */
  /* For each visits.visited_on, compute trailing_visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS Nullable(DATE))
    AND visited_on < CAST('2024-01-14' AS Nullable(DATE))
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 1 week - 7 days and visited_on <= days.day - 1 week. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.trailing_visits_a_week_ago) AS trailing_visits_a_week_ago
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on > days.day - INTERVAL '7' DAY - INTERVAL '7' DAY
    AND visits_by_instant.visited_on <= days.day - INTERVAL '7' DAY
  WHERE
    days.day >= CAST('2024-01-08' AS Nullable(DATE))
    AND days.day < CAST('2024-01-21' AS Nullable(DATE))
  GROUP BY
    days.day
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-01-21. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-01-21' AS Nullable(DATE))
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on > days.day - 7 days and visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-08 and before 2024-01-21. */
  /* For each days.day, put the partial trailing_visits together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant_.trailing_visits) AS trailing_visits
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on > days.day - INTERVAL '7' DAY
    AND visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-08' AS Nullable(DATE))
    AND days.day < CAST('2024-01-21' AS Nullable(DATE))
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    trailing_visits_a_week_ago,
    NULL AS trailing_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS trailing_visits_a_week_ago,
    trailing_visits
  FROM visits_up_to_totals
)
SELECT
  "time.day",
  MAX(trailing_visits_a_week_ago) AS trailing_visits_a_week_ago,
  MAX(trailing_visits) AS trailing_visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
