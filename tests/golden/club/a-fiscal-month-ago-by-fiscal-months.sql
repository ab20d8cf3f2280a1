-- query: visits, visits_a_fiscal_month_ago by time.fiscal_month during 2024-01-01 to 2024-03-31
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01.
-- Look up visited_on_days in days by visits.visited_on = visited_on_days.day; rows without a match stay, with nulls.
-- For each visited_on_days.fiscal_month, compute visits = COUNT(*).
-- Read days.
-- Pair each days.day with its place one fiscal_month earlier.
-- Count each row at every instant of pairs where visits.visited_on = pairs.day.
-- Count each row at every instant of days where days.day = pairs.day.
-- Keep rows where days.day is from 2024-01-01 and before 2024-04-01.
-- For each days.fiscal_month, compute visits_a_fiscal_month_ago = COUNT(*).
-- Put the totals side by side by time.fiscal_month; a group that one side lacks has nulls there.
-- Sort by time.fiscal_month.

-- duckdb
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.fiscal_month, put the partial visits together. */
  SELECT
    visited_on_days.fiscal_month AS "time.fiscal_month",
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.fiscal_month
), fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
  SELECT
    days.fiscal_month AS "time.fiscal_month",
    SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    days.fiscal_month
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_month; a group that one side lacks has nulls there. */
  SELECT
    "time.fiscal_month",
    visits,
    NULL AS visits_a_fiscal_month_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.fiscal_month",
    NULL AS visits,
    visits_a_fiscal_month_ago
  FROM visits_earlier_totals
)
SELECT
  "time.fiscal_month",
  MAX(visits) AS visits,
  MAX(visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM side_by_side
GROUP BY
  "time.fiscal_month"
ORDER BY
  "time.fiscal_month" ASC;

-- postgres
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.fiscal_month, put the partial visits together. */
  SELECT
    visited_on_days.fiscal_month AS "time.fiscal_month",
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.fiscal_month
), fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
  SELECT
    days.fiscal_month AS "time.fiscal_month",
    SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    days.fiscal_month
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_month; a group that one side lacks has nulls there. */
  SELECT
    "time.fiscal_month",
    visits,
    (
      SELECT
        visits_a_fiscal_month_ago
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS visits_a_fiscal_month_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.fiscal_month",
    (
      SELECT
        visits
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS visits,
    visits_a_fiscal_month_ago
  FROM visits_earlier_totals
)
SELECT
  "time.fiscal_month",
  MAX(visits) AS visits,
  MAX(visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM side_by_side
GROUP BY
  "time.fiscal_month"
ORDER BY
  "time.fiscal_month" ASC;

-- spark
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.fiscal_month, put the partial visits together. */
  SELECT
    visited_on_days.fiscal_month AS `time.fiscal_month`,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.fiscal_month
), fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
  SELECT
    days.fiscal_month AS `time.fiscal_month`,
    SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    days.fiscal_month
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_month; a group that one side lacks has nulls there. */
  SELECT
    `time.fiscal_month`,
    visits,
    NULL AS visits_a_fiscal_month_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time.fiscal_month`,
    NULL AS visits,
    visits_a_fiscal_month_ago
  FROM visits_earlier_totals
)
SELECT
  `time.fiscal_month`,
  MAX(visits) AS visits,
  MAX(visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM side_by_side
GROUP BY
  `time.fiscal_month`
ORDER BY
  `time.fiscal_month` ASC NULLS LAST;

-- trino
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.fiscal_month, put the partial visits together. */
  SELECT
    visited_on_days.fiscal_month AS "time.fiscal_month",
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.fiscal_month
), fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
  SELECT
    days.fiscal_month AS "time.fiscal_month",
    SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    days.fiscal_month
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_month; a group that one side lacks has nulls there. */
  SELECT
    "time.fiscal_month",
    visits,
    NULL AS visits_a_fiscal_month_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.fiscal_month",
    NULL AS visits,
    visits_a_fiscal_month_ago
  FROM visits_earlier_totals
)
SELECT
  "time.fiscal_month",
  MAX(visits) AS visits,
  MAX(visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM side_by_side
GROUP BY
  "time.fiscal_month"
ORDER BY
  "time.fiscal_month" ASC;

-- snowflake
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.fiscal_month, put the partial visits together. */
  SELECT
    visited_on_days.fiscal_month AS "time.fiscal_month",
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.fiscal_month
), fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
  SELECT
    days.fiscal_month AS "time.fiscal_month",
    SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    days.fiscal_month
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_month; a group that one side lacks has nulls there. */
  SELECT
    "time.fiscal_month",
    visits,
    NULL AS visits_a_fiscal_month_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.fiscal_month",
    NULL AS visits,
    visits_a_fiscal_month_ago
  FROM visits_earlier_totals
)
SELECT
  "time.fiscal_month",
  MAX(visits) AS visits,
  MAX(visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM side_by_side
GROUP BY
  "time.fiscal_month"
ORDER BY
  "time.fiscal_month" ASC;

-- bigquery
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.fiscal_month, put the partial visits together. */
  SELECT
    visited_on_days.fiscal_month AS `time_fiscal_month`,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.fiscal_month
), fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
  SELECT
    days.fiscal_month AS `time_fiscal_month`,
    SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    days.fiscal_month
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_month; a group that one side lacks has nulls there. */
  SELECT
    `time_fiscal_month`,
    visits,
    NULL AS visits_a_fiscal_month_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time_fiscal_month`,
    NULL AS visits,
    visits_a_fiscal_month_ago
  FROM visits_earlier_totals
)
SELECT
  `time_fiscal_month`,
  MAX(visits) AS visits,
  MAX(visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM side_by_side
GROUP BY
  `time_fiscal_month`
ORDER BY
  `time_fiscal_month` ASC NULLS LAST;

-- databricks
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.fiscal_month, put the partial visits together. */
  SELECT
    visited_on_days.fiscal_month AS `time.fiscal_month`,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.fiscal_month
), fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
  SELECT
    days.fiscal_month AS `time.fiscal_month`,
    SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    days.fiscal_month
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_month; a group that one side lacks has nulls there. */
  SELECT
    `time.fiscal_month`,
    visits,
    NULL AS visits_a_fiscal_month_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time.fiscal_month`,
    NULL AS visits,
    visits_a_fiscal_month_ago
  FROM visits_earlier_totals
)
SELECT
  `time.fiscal_month`,
  MAX(visits) AS visits,
  MAX(visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM side_by_side
GROUP BY
  `time.fiscal_month`
ORDER BY
  `time.fiscal_month` ASC NULLS LAST;

-- clickhouse
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.fiscal_month, put the partial visits together. */
  SELECT
    visited_on_days.fiscal_month AS "time.fiscal_month",
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.fiscal_month
), fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
  SELECT
    days.fiscal_month AS "time.fiscal_month",
    SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-01' AS Nullable(DATE))
    AND days.day < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    days.fiscal_month
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_month; a group that one side lacks has nulls there. */
  SELECT
    "time.fiscal_month",
    visits,
    NULL AS visits_a_fiscal_month_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.fiscal_month",
    NULL AS visits,
    visits_a_fiscal_month_ago
  FROM visits_earlier_totals
)
SELECT
  "time.fiscal_month",
  MAX(visits) AS visits,
  MAX(visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM side_by_side
GROUP BY
  "time.fiscal_month"
ORDER BY
  "time.fiscal_month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
