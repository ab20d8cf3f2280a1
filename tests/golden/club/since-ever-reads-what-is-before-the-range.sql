-- query: visits_ever, visits by time.day where time.day in (date '2024-01-06', date '2024-02-13')
-- Read visits.
-- Read days.
-- Count each row at every instant of days where visits.visited_on <= days.day.
-- Keep rows where time.day in (date '2024-01-06', date '2024-02-13').
-- For each days.day, compute visits_ever = COUNT(*).
-- For each visits.visited_on, compute visits = COUNT(*).
-- Put the totals side by side by time.day; a group that one side lacks has nulls there.
-- Sort by time.day.

-- duckdb
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each days.day, put the partial visits_ever together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits_ever) AS visits_ever
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= days.day
  WHERE
    days.day IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    days.day
), visits_visited_on_totals AS (
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_ever,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_ever,
    visits
  FROM visits_visited_on_totals
)
SELECT
  "time.day",
  MAX(visits_ever) AS visits_ever,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- postgres
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each days.day, put the partial visits_ever together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits_ever) AS visits_ever
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= days.day
  WHERE
    days.day IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    days.day
), visits_visited_on_totals AS (
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_ever,
    (
      SELECT
        visits
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    (
      SELECT
        visits_ever
      FROM visits_up_to_totals
      WHERE
        FALSE
    ) AS visits_ever,
    visits
  FROM visits_visited_on_totals
)
SELECT
  "time.day",
  MAX(visits_ever) AS visits_ever,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- spark
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each days.day, put the partial visits_ever together. */
  SELECT
    days.day AS `time.day`,
    SUM(visits_by_instant.visits_ever) AS visits_ever
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= days.day
  WHERE
    days.day IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    days.day
), visits_visited_on_totals AS (
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on AS `time.day`,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    visits_ever,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS visits_ever,
    visits
  FROM visits_visited_on_totals
)
SELECT
  `time.day`,
  MAX(visits_ever) AS visits_ever,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each days.day, put the partial visits_ever together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits_ever) AS visits_ever
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= days.day
  WHERE
    days.day IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    days.day
), visits_visited_on_totals AS (
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_ever,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_ever,
    visits
  FROM visits_visited_on_totals
)
SELECT
  "time.day",
  MAX(visits_ever) AS visits_ever,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each days.day, put the partial visits_ever together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits_ever) AS visits_ever
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= days.day
  WHERE
    days.day IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    days.day
), visits_visited_on_totals AS (
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_ever,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_ever,
    visits
  FROM visits_visited_on_totals
)
SELECT
  "time.day",
  MAX(visits_ever) AS visits_ever,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each days.day, put the partial visits_ever together. */
  SELECT
    days.day AS `time_day`,
    SUM(visits_by_instant.visits_ever) AS visits_ever
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= days.day
  WHERE
    days.day IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    days.day
), visits_visited_on_totals AS (
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on AS `time_day`,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time_day`,
    visits_ever,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time_day`,
    NULL AS visits_ever,
    visits
  FROM visits_visited_on_totals
)
SELECT
  `time_day`,
  MAX(visits_ever) AS visits_ever,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each days.day, put the partial visits_ever together. */
  SELECT
    days.day AS `time.day`,
    SUM(visits_by_instant.visits_ever) AS visits_ever
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= days.day
  WHERE
    days.day IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    days.day
), visits_visited_on_totals AS (
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on AS `time.day`,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on IN (CAST('2024-01-06' AS DATE), CAST('2024-02-13' AS DATE))
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    visits_ever,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS visits_ever,
    visits
  FROM visits_visited_on_totals
)
SELECT
  `time.day`,
  MAX(visits_ever) AS visits_ever,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each days.day, put the partial visits_ever together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits_ever) AS visits_ever
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= days.day
  WHERE
    days.day IN (CAST('2024-01-06' AS Nullable(DATE)), CAST('2024-02-13' AS Nullable(DATE)))
  GROUP BY
    days.day
), visits_visited_on_totals AS (
  /* Keep rows where time.day in (date '2024-01-06', date '2024-02-13'). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on IN (CAST('2024-01-06' AS Nullable(DATE)), CAST('2024-02-13' AS Nullable(DATE)))
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_ever,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_ever,
    visits
  FROM visits_visited_on_totals
)
SELECT
  "time.day",
  MAX(visits_ever) AS visits_ever,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
