-- query: visits_at_start_of_year, visits_at_start_of_month by time.month, time.quarter during 2024-01 to 2024-03
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01.
-- Read days.
-- Keep rows where days.day is from 2024-01-01 and before 2024-04-01.
-- List the distinct month of days.day.
-- Count each row at every instant of periods where year of periods.instant = month of visits.visited_on.
-- For each periods.instant and quarter of periods.instant, compute visits_at_start_of_year = COUNT(*).
-- Count each row at every instant of periods where periods.instant = month of visits.visited_on.
-- For each periods.instant and quarter of periods.instant, compute visits_at_start_of_month = COUNT(*).
-- Put the totals side by side by time.month and time.quarter; a group that one side lacks has nulls there.
-- Sort by time.month and time.quarter.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_year = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_year
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
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
), visits_at_start_totals AS (
  /* Count each row at every instant of periods where year of periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_year together. */
  SELECT
    periods.instant AS "time.month",
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE) AS "time.quarter",
    SUM(visits_by_instant.visits_at_start_of_year) AS visits_at_start_of_year
  FROM visits_by_instant
  JOIN periods
    ON CAST(DATE_TRUNC('YEAR', periods.instant) AS DATE) = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE)
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_at_start_totals_ AS (
  /* Count each row at every instant of periods where periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_month together. */
  SELECT
    periods.instant AS "time.month",
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE) AS "time.quarter",
    SUM(visits_by_instant_.visits_at_start_of_month) AS visits_at_start_of_month
  FROM visits_by_instant_
  JOIN periods_ AS periods
    ON periods.instant = visits_by_instant_.visited_on
  GROUP BY
    periods.instant,
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month and time.quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    "time.quarter",
    visits_at_start_of_year,
    NULL AS visits_at_start_of_month
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.month",
    "time.quarter",
    NULL AS visits_at_start_of_year,
    visits_at_start_of_month
  FROM visits_at_start_totals_
)
SELECT
  "time.month",
  "time.quarter",
  MAX(visits_at_start_of_year) AS visits_at_start_of_year,
  MAX(visits_at_start_of_month) AS visits_at_start_of_month
FROM side_by_side
GROUP BY
  "time.month",
  "time.quarter"
ORDER BY
  "time.month" ASC,
  "time.quarter" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_year = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_year
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
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
), visits_at_start_totals AS (
  /* Count each row at every instant of periods where year of periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_year together. */
  SELECT
    periods.instant AS "time.month",
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE) AS "time.quarter",
    SUM(visits_by_instant.visits_at_start_of_year) AS visits_at_start_of_year
  FROM visits_by_instant
  JOIN periods
    ON CAST(DATE_TRUNC('YEAR', periods.instant) AS DATE) = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE)
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_at_start_totals_ AS (
  /* Count each row at every instant of periods where periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_month together. */
  SELECT
    periods.instant AS "time.month",
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE) AS "time.quarter",
    SUM(visits_by_instant_.visits_at_start_of_month) AS visits_at_start_of_month
  FROM visits_by_instant_
  JOIN periods_ AS periods
    ON periods.instant = visits_by_instant_.visited_on
  GROUP BY
    periods.instant,
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month and time.quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    "time.quarter",
    visits_at_start_of_year,
    (
      SELECT
        visits_at_start_of_month
      FROM visits_at_start_totals_
      WHERE
        FALSE
    ) AS visits_at_start_of_month
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.month",
    "time.quarter",
    (
      SELECT
        visits_at_start_of_year
      FROM visits_at_start_totals
      WHERE
        FALSE
    ) AS visits_at_start_of_year,
    visits_at_start_of_month
  FROM visits_at_start_totals_
)
SELECT
  "time.month",
  "time.quarter",
  MAX(visits_at_start_of_year) AS visits_at_start_of_year,
  MAX(visits_at_start_of_month) AS visits_at_start_of_month
FROM side_by_side
GROUP BY
  "time.month",
  "time.quarter"
ORDER BY
  "time.month" ASC,
  "time.quarter" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_year = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_year
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
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
), visits_at_start_totals AS (
  /* Count each row at every instant of periods where year of periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_year together. */
  SELECT
    periods.instant AS `time.month`,
    CAST(CAST(DATE_TRUNC('QUARTER', periods.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    SUM(visits_by_instant.visits_at_start_of_year) AS visits_at_start_of_year
  FROM visits_by_instant
  JOIN periods
    ON CAST(CAST(DATE_TRUNC('YEAR', periods.instant) AS TIMESTAMP_NTZ) AS DATE) = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    CAST(CAST(DATE_TRUNC('QUARTER', periods.instant) AS TIMESTAMP_NTZ) AS DATE)
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
), visits_at_start_totals_ AS (
  /* Count each row at every instant of periods where periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_month together. */
  SELECT
    periods.instant AS `time.month`,
    CAST(CAST(DATE_TRUNC('QUARTER', periods.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    SUM(visits_by_instant_.visits_at_start_of_month) AS visits_at_start_of_month
  FROM visits_by_instant_
  JOIN periods_ AS periods
    ON periods.instant = visits_by_instant_.visited_on
  GROUP BY
    periods.instant,
    CAST(CAST(DATE_TRUNC('QUARTER', periods.instant) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month and time.quarter; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    `time.quarter`,
    visits_at_start_of_year,
    NULL AS visits_at_start_of_month
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    `time.month`,
    `time.quarter`,
    NULL AS visits_at_start_of_year,
    visits_at_start_of_month
  FROM visits_at_start_totals_
)
SELECT
  `time.month`,
  `time.quarter`,
  MAX(visits_at_start_of_year) AS visits_at_start_of_year,
  MAX(visits_at_start_of_month) AS visits_at_start_of_month
FROM side_by_side
GROUP BY
  `time.month`,
  `time.quarter`
ORDER BY
  `time.month` ASC NULLS LAST,
  `time.quarter` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_year = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_year
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
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
), visits_at_start_totals AS (
  /* Count each row at every instant of periods where year of periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_year together. */
  SELECT
    periods.instant AS "time.month",
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE) AS "time.quarter",
    SUM(visits_by_instant.visits_at_start_of_year) AS visits_at_start_of_year
  FROM visits_by_instant
  JOIN periods
    ON CAST(DATE_TRUNC('YEAR', periods.instant) AS DATE) = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE)
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_at_start_totals_ AS (
  /* Count each row at every instant of periods where periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_month together. */
  SELECT
    periods.instant AS "time.month",
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE) AS "time.quarter",
    SUM(visits_by_instant_.visits_at_start_of_month) AS visits_at_start_of_month
  FROM visits_by_instant_
  JOIN periods_ AS periods
    ON periods.instant = visits_by_instant_.visited_on
  GROUP BY
    periods.instant,
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month and time.quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    "time.quarter",
    visits_at_start_of_year,
    NULL AS visits_at_start_of_month
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.month",
    "time.quarter",
    NULL AS visits_at_start_of_year,
    visits_at_start_of_month
  FROM visits_at_start_totals_
)
SELECT
  "time.month",
  "time.quarter",
  MAX(visits_at_start_of_year) AS visits_at_start_of_year,
  MAX(visits_at_start_of_month) AS visits_at_start_of_month
FROM side_by_side
GROUP BY
  "time.month",
  "time.quarter"
ORDER BY
  "time.month" ASC,
  "time.quarter" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_year = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_year
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
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
), visits_at_start_totals AS (
  /* Count each row at every instant of periods where year of periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_year together. */
  SELECT
    periods.instant AS "time.month",
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE) AS "time.quarter",
    SUM(visits_by_instant.visits_at_start_of_year) AS visits_at_start_of_year
  FROM visits_by_instant
  JOIN periods
    ON CAST(DATE_TRUNC('YEAR', periods.instant) AS DATE) = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE)
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_at_start_totals_ AS (
  /* Count each row at every instant of periods where periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_month together. */
  SELECT
    periods.instant AS "time.month",
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE) AS "time.quarter",
    SUM(visits_by_instant_.visits_at_start_of_month) AS visits_at_start_of_month
  FROM visits_by_instant_
  JOIN periods_ AS periods
    ON periods.instant = visits_by_instant_.visited_on
  GROUP BY
    periods.instant,
    CAST(DATE_TRUNC('QUARTER', periods.instant) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month and time.quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    "time.quarter",
    visits_at_start_of_year,
    NULL AS visits_at_start_of_month
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.month",
    "time.quarter",
    NULL AS visits_at_start_of_year,
    visits_at_start_of_month
  FROM visits_at_start_totals_
)
SELECT
  "time.month",
  "time.quarter",
  MAX(visits_at_start_of_year) AS visits_at_start_of_year,
  MAX(visits_at_start_of_month) AS visits_at_start_of_month
FROM side_by_side
GROUP BY
  "time.month",
  "time.quarter"
ORDER BY
  "time.month" ASC,
  "time.quarter" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_year = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_year
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE)
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
), visits_at_start_totals AS (
  /* Count each row at every instant of periods where year of periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_year together. */
  SELECT
    periods.instant AS `time_month`,
    CAST(DATE_TRUNC(periods.instant, QUARTER) AS DATE) AS `time_quarter`,
    SUM(visits_by_instant.visits_at_start_of_year) AS visits_at_start_of_year
  FROM visits_by_instant
  JOIN periods
    ON CAST(DATE_TRUNC(periods.instant, YEAR) AS DATE) = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    CAST(DATE_TRUNC(periods.instant, QUARTER) AS DATE)
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE)
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC(day, MONTH) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(day, MONTH) AS DATE)
), visits_at_start_totals_ AS (
  /* Count each row at every instant of periods where periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_month together. */
  SELECT
    periods.instant AS `time_month`,
    CAST(DATE_TRUNC(periods.instant, QUARTER) AS DATE) AS `time_quarter`,
    SUM(visits_by_instant_.visits_at_start_of_month) AS visits_at_start_of_month
  FROM visits_by_instant_
  JOIN periods_ AS periods
    ON periods.instant = visits_by_instant_.visited_on
  GROUP BY
    periods.instant,
    CAST(DATE_TRUNC(periods.instant, QUARTER) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month and time.quarter; a group that one side lacks has nulls there. */
  SELECT
    `time_month`,
    `time_quarter`,
    visits_at_start_of_year,
    NULL AS visits_at_start_of_month
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    `time_month`,
    `time_quarter`,
    NULL AS visits_at_start_of_year,
    visits_at_start_of_month
  FROM visits_at_start_totals_
)
SELECT
  `time_month`,
  `time_quarter`,
  MAX(visits_at_start_of_year) AS visits_at_start_of_year,
  MAX(visits_at_start_of_month) AS visits_at_start_of_month
FROM side_by_side
GROUP BY
  `time_month`,
  `time_quarter`
ORDER BY
  `time_month` ASC NULLS LAST,
  `time_quarter` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_year = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_year
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
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
), visits_at_start_totals AS (
  /* Count each row at every instant of periods where year of periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_year together. */
  SELECT
    periods.instant AS `time.month`,
    CAST(CAST(DATE_TRUNC('QUARTER', periods.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    SUM(visits_by_instant.visits_at_start_of_year) AS visits_at_start_of_year
  FROM visits_by_instant
  JOIN periods
    ON CAST(CAST(DATE_TRUNC('YEAR', periods.instant) AS TIMESTAMP_NTZ) AS DATE) = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    CAST(CAST(DATE_TRUNC('QUARTER', periods.instant) AS TIMESTAMP_NTZ) AS DATE)
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-04-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
), visits_at_start_totals_ AS (
  /* Count each row at every instant of periods where periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_month together. */
  SELECT
    periods.instant AS `time.month`,
    CAST(CAST(DATE_TRUNC('QUARTER', periods.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    SUM(visits_by_instant_.visits_at_start_of_month) AS visits_at_start_of_month
  FROM visits_by_instant_
  JOIN periods_ AS periods
    ON periods.instant = visits_by_instant_.visited_on
  GROUP BY
    periods.instant,
    CAST(CAST(DATE_TRUNC('QUARTER', periods.instant) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month and time.quarter; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    `time.quarter`,
    visits_at_start_of_year,
    NULL AS visits_at_start_of_month
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    `time.month`,
    `time.quarter`,
    NULL AS visits_at_start_of_year,
    visits_at_start_of_month
  FROM visits_at_start_totals_
)
SELECT
  `time.month`,
  `time.quarter`,
  MAX(visits_at_start_of_year) AS visits_at_start_of_year,
  MAX(visits_at_start_of_month) AS visits_at_start_of_month
FROM side_by_side
GROUP BY
  `time.month`,
  `time.quarter`
ORDER BY
  `time.month` ASC NULLS LAST,
  `time.quarter` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_year = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS visited_on,
    COUNT(*) AS visits_at_start_of_year
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE))
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
), visits_at_start_totals AS (
  /* Count each row at every instant of periods where year of periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_year together. */
  SELECT
    periods.instant AS "time.month",
    CAST(dateTrunc('QUARTER', periods.instant) AS Nullable(DATE)) AS "time.quarter",
    SUM(visits_by_instant.visits_at_start_of_year) AS visits_at_start_of_year
  FROM visits_by_instant
  JOIN periods
    ON CAST(dateTrunc('YEAR', periods.instant) AS Nullable(DATE)) = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    CAST(dateTrunc('QUARTER', periods.instant) AS Nullable(DATE))
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each month of visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE))
), periods_ AS (
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
), visits_at_start_totals_ AS (
  /* Count each row at every instant of periods where periods.instant = visited_on. */
  /* For each periods.instant and quarter of periods.instant, put the partial visits_at_start_of_month together. */
  SELECT
    periods.instant AS "time.month",
    CAST(dateTrunc('QUARTER', periods.instant) AS Nullable(DATE)) AS "time.quarter",
    SUM(visits_by_instant_.visits_at_start_of_month) AS visits_at_start_of_month
  FROM visits_by_instant_
  JOIN periods_ AS periods
    ON periods.instant = visits_by_instant_.visited_on
  GROUP BY
    periods.instant,
    CAST(dateTrunc('QUARTER', periods.instant) AS Nullable(DATE))
), side_by_side AS (
  /* Put the totals side by side by time.month and time.quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    "time.quarter",
    visits_at_start_of_year,
    NULL AS visits_at_start_of_month
  FROM visits_at_start_totals
  UNION ALL
  SELECT
    "time.month",
    "time.quarter",
    NULL AS visits_at_start_of_year,
    visits_at_start_of_month
  FROM visits_at_start_totals_
)
SELECT
  "time.month",
  "time.quarter",
  MAX(visits_at_start_of_year) AS visits_at_start_of_year,
  MAX(visits_at_start_of_month) AS visits_at_start_of_month
FROM side_by_side
GROUP BY
  "time.month",
  "time.quarter"
ORDER BY
  "time.month" ASC,
  "time.quarter" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
