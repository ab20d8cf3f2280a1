-- query: visits_ever_at_start, visits_ever by time.month during 2024-01 to 2024-03
-- Read visits.
-- Keep rows where visits.visited_on is before 2024-04-01.
-- Read days.
-- Count each row at every instant of days where visits.visited_on <= month of days.day.
-- Keep rows where days.day is from 2024-01-01 and before 2024-04-01.
-- For each month of days.day and days.day, compute visits_ever_at_start = COUNT(*).
-- Keep the first 1 of each time.month, by instant descending.
-- Take time.month and visits_ever_at_start of every row.
-- Count each row at every instant of days where visits.visited_on <= days.day.
-- For each month of days.day and days.day, compute visits_ever = COUNT(*).
-- Take time.month and visits_ever of every row.
-- Put the totals side by side by time.month; a group that one side lacks has nulls there.
-- Sort by time.month.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever_at_start = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever_at_start
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals_last AS (
  /* Count each row at every instant of days where visited_on <= month of days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever_at_start together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    days.day AS instant,
    SUM(visits_by_instant.visits_ever_at_start) AS visits_ever_at_start,
    ROW_NUMBER() OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE) ORDER BY days.day DESC) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    days.day
), visits_at_start_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    "time.month",
    visits_ever_at_start
  FROM visits_at_start_totals_last
  WHERE
    rank_in_group <= 1
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals_last AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    days.day AS instant,
    SUM(visits_by_instant_.visits_ever) AS visits_ever,
    ROW_NUMBER() OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE) ORDER BY days.day DESC) AS rank_in_group
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    days.day
), visits_up_to_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    "time.month",
    visits_ever
  FROM visits_up_to_totals_last
  WHERE
    rank_in_group <= 1
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits_ever_at_start,
    NULL AS visits_ever
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits_ever_at_start,
    visits_ever
  FROM visits_up_to_totals
)
SELECT
  "time.month",
  MAX(visits_ever_at_start) AS visits_ever_at_start,
  MAX(visits_ever) AS visits_ever
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever_at_start = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever_at_start
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals_last AS (
  /* Count each row at every instant of days where visited_on <= month of days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever_at_start together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    days.day AS instant,
    SUM(visits_by_instant.visits_ever_at_start) AS visits_ever_at_start,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
      ORDER BY days.day DESC NULLS LAST
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    days.day
), visits_at_start_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    "time.month",
    visits_ever_at_start
  FROM visits_at_start_totals_last
  WHERE
    rank_in_group <= 1
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals_last AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    days.day AS instant,
    SUM(visits_by_instant_.visits_ever) AS visits_ever,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
      ORDER BY days.day DESC NULLS LAST
    ) AS rank_in_group
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    days.day
), visits_up_to_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    "time.month",
    visits_ever
  FROM visits_up_to_totals_last
  WHERE
    rank_in_group <= 1
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits_ever_at_start,
    (
      SELECT
        visits_ever
      FROM visits_up_to_totals
      WHERE
        FALSE
    ) AS visits_ever
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.month",
    (
      SELECT
        visits_ever_at_start
      FROM visits_at_start_totals
      WHERE
        FALSE
    ) AS visits_ever_at_start,
    visits_ever
  FROM visits_up_to_totals
)
SELECT
  "time.month",
  MAX(visits_ever_at_start) AS visits_ever_at_start,
  MAX(visits_ever) AS visits_ever
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever_at_start = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever_at_start
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals_last AS (
  /* Count each row at every instant of days where visited_on <= month of days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever_at_start together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    days.day AS instant,
    SUM(visits_by_instant.visits_ever_at_start) AS visits_ever_at_start,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
    days.day
), visits_at_start_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    `time.month`,
    visits_ever_at_start
  FROM visits_at_start_totals_last
  WHERE
    rank_in_group <= 1
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals_last AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    days.day AS instant,
    SUM(visits_by_instant_.visits_ever) AS visits_ever,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
    days.day
), visits_up_to_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    `time.month`,
    visits_ever
  FROM visits_up_to_totals_last
  WHERE
    rank_in_group <= 1
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    visits_ever_at_start,
    NULL AS visits_ever
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS visits_ever_at_start,
    visits_ever
  FROM visits_up_to_totals
)
SELECT
  `time.month`,
  MAX(visits_ever_at_start) AS visits_ever_at_start,
  MAX(visits_ever) AS visits_ever
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever_at_start = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever_at_start
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals_last AS (
  /* Count each row at every instant of days where visited_on <= month of days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever_at_start together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    days.day AS instant,
    SUM(visits_by_instant.visits_ever_at_start) AS visits_ever_at_start,
    ROW_NUMBER() OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE) ORDER BY days.day DESC) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    days.day
), visits_at_start_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    "time.month",
    visits_ever_at_start
  FROM visits_at_start_totals_last
  WHERE
    rank_in_group <= 1
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals_last AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    days.day AS instant,
    SUM(visits_by_instant_.visits_ever) AS visits_ever,
    ROW_NUMBER() OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE) ORDER BY days.day DESC) AS rank_in_group
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    days.day
), visits_up_to_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    "time.month",
    visits_ever
  FROM visits_up_to_totals_last
  WHERE
    rank_in_group <= 1
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits_ever_at_start,
    NULL AS visits_ever
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits_ever_at_start,
    visits_ever
  FROM visits_up_to_totals
)
SELECT
  "time.month",
  MAX(visits_ever_at_start) AS visits_ever_at_start,
  MAX(visits_ever) AS visits_ever
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever_at_start = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever_at_start
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals_last AS (
  /* Count each row at every instant of days where visited_on <= month of days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever_at_start together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    days.day AS instant,
    SUM(visits_by_instant.visits_ever_at_start) AS visits_ever_at_start,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
      ORDER BY days.day DESC NULLS LAST
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    days.day
), visits_at_start_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    "time.month",
    visits_ever_at_start
  FROM visits_at_start_totals_last
  WHERE
    rank_in_group <= 1
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals_last AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    days.day AS instant,
    SUM(visits_by_instant_.visits_ever) AS visits_ever,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
      ORDER BY days.day DESC NULLS LAST
    ) AS rank_in_group
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    days.day
), visits_up_to_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    "time.month",
    visits_ever
  FROM visits_up_to_totals_last
  WHERE
    rank_in_group <= 1
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits_ever_at_start,
    NULL AS visits_ever
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits_ever_at_start,
    visits_ever
  FROM visits_up_to_totals
)
SELECT
  "time.month",
  MAX(visits_ever_at_start) AS visits_ever_at_start,
  MAX(visits_ever) AS visits_ever
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever_at_start = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever_at_start
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals_last AS (
  /* Count each row at every instant of days where visited_on <= month of days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever_at_start together. */
  SELECT
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE) AS `time_month`,
    days.day AS instant,
    SUM(visits_by_instant.visits_ever_at_start) AS visits_ever_at_start,
    ROW_NUMBER() OVER (PARTITION BY CAST(DATE_TRUNC(days.day, MONTH) AS DATE) ORDER BY days.day DESC) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= CAST(DATE_TRUNC(days.day, MONTH) AS DATE)
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE),
    days.day
), visits_at_start_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    `time_month`,
    visits_ever_at_start
  FROM visits_at_start_totals_last
  WHERE
    rank_in_group <= 1
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals_last AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever together. */
  SELECT
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE) AS `time_month`,
    days.day AS instant,
    SUM(visits_by_instant_.visits_ever) AS visits_ever,
    ROW_NUMBER() OVER (PARTITION BY CAST(DATE_TRUNC(days.day, MONTH) AS DATE) ORDER BY days.day DESC) AS rank_in_group
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE),
    days.day
), visits_up_to_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    `time_month`,
    visits_ever
  FROM visits_up_to_totals_last
  WHERE
    rank_in_group <= 1
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time_month`,
    visits_ever_at_start,
    NULL AS visits_ever
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    `time_month`,
    NULL AS visits_ever_at_start,
    visits_ever
  FROM visits_up_to_totals
)
SELECT
  `time_month`,
  MAX(visits_ever_at_start) AS visits_ever_at_start,
  MAX(visits_ever) AS visits_ever
FROM side_by_side
GROUP BY
  `time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever_at_start = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever_at_start
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_at_start_totals_last AS (
  /* Count each row at every instant of days where visited_on <= month of days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever_at_start together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    days.day AS instant,
    SUM(visits_by_instant.visits_ever_at_start) AS visits_ever_at_start,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
    days.day
), visits_at_start_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    `time.month`,
    visits_ever_at_start
  FROM visits_at_start_totals_last
  WHERE
    rank_in_group <= 1
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals_last AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    days.day AS instant,
    SUM(visits_by_instant_.visits_ever) AS visits_ever,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
    days.day
), visits_up_to_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    `time.month`,
    visits_ever
  FROM visits_up_to_totals_last
  WHERE
    rank_in_group <= 1
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    visits_ever_at_start,
    NULL AS visits_ever
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS visits_ever_at_start,
    visits_ever
  FROM visits_up_to_totals
)
SELECT
  `time.month`,
  MAX(visits_ever_at_start) AS visits_ever_at_start,
  MAX(visits_ever) AS visits_ever
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever_at_start = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever_at_start
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    visited_on
), visits_at_start_totals_last AS (
  /* Count each row at every instant of days where visited_on <= month of days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever_at_start together. */
  SELECT
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) AS "time.month",
    days.day AS instant,
    SUM(visits_by_instant.visits_ever_at_start) AS visits_ever_at_start,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE))
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.visited_on <= CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE))
  WHERE
    days.day >= CAST('2024-01-01' AS Nullable(DATE))
    AND days.day < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)),
    days.day
), visits_at_start_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    "time.month",
    visits_ever_at_start
  FROM visits_at_start_totals_last
  WHERE
    rank_in_group <= 1
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-01. */
  /* For each visits.visited_on, compute visits_ever = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    visited_on
), visits_up_to_totals_last AS (
  /* Count each row at every instant of days where visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* For each month of days.day and days.day, put the partial visits_ever together. */
  SELECT
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) AS "time.month",
    days.day AS instant,
    SUM(visits_by_instant_.visits_ever) AS visits_ever,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE))
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits_by_instant_
  JOIN days
    ON visits_by_instant_.visited_on <= days.day
  WHERE
    days.day >= CAST('2024-01-01' AS Nullable(DATE))
    AND days.day < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)),
    days.day
), visits_up_to_totals AS (
  /* Keep the first 1 of each time.month, by instant descending. */
  SELECT
    "time.month",
    visits_ever
  FROM visits_up_to_totals_last
  WHERE
    rank_in_group <= 1
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits_ever_at_start,
    NULL AS visits_ever
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits_ever_at_start,
    visits_ever
  FROM visits_up_to_totals
)
SELECT
  "time.month",
  MAX(visits_ever_at_start) AS visits_ever_at_start,
  MAX(visits_ever) AS visits_ever
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
