-- query: visits by time.week, time.month during 2024-01-22 to 2024-02-11 fill
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-22 and before 2024-02-12.
-- For each week of visits.visited_on and month of visits.visited_on, compute visits = COUNT(*).
-- Read days.
-- Keep rows where days.day is from 2024-01-22 and before 2024-02-12.
-- List the distinct week of days.day and month of days.day.
-- Add a row with nulls for each time.week and time.month of the calendar that has none.
-- Take time.week, time.month and visits of every row.
-- Sort by time.week and time.month.

-- duckdb
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-22 and before 2024-02-12. */
  /* For each week of visits.visited_on and month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE) AS "time.week",
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-22' AS DATE)
    AND visited_on < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE),
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-22 and before 2024-02-12. */
  /* List the distinct week of days.day and month of days.day. */
  SELECT
    CAST(DATE_TRUNC('WEEK', day) AS DATE) AS "time.week",
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-01-22' AS DATE) AND day < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', day) AS DATE),
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.week and time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.week", visits_totals."time.week") AS "time.week",
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.week" = visits_totals."time.week"
  AND periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.week" ASC,
  "time.month" ASC;

-- postgres
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-22 and before 2024-02-12. */
  /* For each week of visits.visited_on and month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE) AS "time.week",
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-22' AS DATE)
    AND visited_on < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE),
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-22 and before 2024-02-12. */
  /* List the distinct week of days.day and month of days.day. */
  SELECT
    CAST(DATE_TRUNC('WEEK', day) AS DATE) AS "time.week",
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-01-22' AS DATE) AND day < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', day) AS DATE),
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.week and time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.week", visits_totals."time.week") AS "time.week",
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.week" = visits_totals."time.week"
  AND periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.week" ASC,
  "time.month" ASC;

-- spark
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-22 and before 2024-02-12. */
  /* For each week of visits.visited_on and month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('WEEK', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-22' AS DATE)
    AND visited_on < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('WEEK', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-22 and before 2024-02-12. */
  /* List the distinct week of days.day and month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('WEEK', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM days
  WHERE
    day >= CAST('2024-01-22' AS DATE) AND day < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('WEEK', day) AS TIMESTAMP_NTZ) AS DATE),
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.week and time.month of the calendar that has none. */
SELECT
  COALESCE(periods.`time.week`, visits_totals.`time.week`) AS `time.week`,
  COALESCE(periods.`time.month`, visits_totals.`time.month`) AS `time.month`,
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods.`time.week` = visits_totals.`time.week`
  AND periods.`time.month` = visits_totals.`time.month`
ORDER BY
  `time.week` ASC NULLS LAST,
  `time.month` ASC NULLS LAST;

-- trino
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-22 and before 2024-02-12. */
  /* For each week of visits.visited_on and month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE) AS "time.week",
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-22' AS DATE)
    AND visited_on < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE),
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-22 and before 2024-02-12. */
  /* List the distinct week of days.day and month of days.day. */
  SELECT
    CAST(DATE_TRUNC('WEEK', day) AS DATE) AS "time.week",
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-01-22' AS DATE) AND day < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', day) AS DATE),
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.week and time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.week", visits_totals."time.week") AS "time.week",
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.week" = visits_totals."time.week"
  AND periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.week" ASC,
  "time.month" ASC;

-- snowflake
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-22 and before 2024-02-12. */
  /* For each week of visits.visited_on and month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE) AS "time.week",
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-22' AS DATE)
    AND visited_on < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', visited_on) AS DATE),
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-22 and before 2024-02-12. */
  /* List the distinct week of days.day and month of days.day. */
  SELECT
    CAST(DATE_TRUNC('WEEK', day) AS DATE) AS "time.week",
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-01-22' AS DATE) AND day < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('WEEK', day) AS DATE),
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.week and time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.week", visits_totals."time.week") AS "time.week",
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.week" = visits_totals."time.week"
  AND periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.week" ASC,
  "time.month" ASC;

-- bigquery
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-22 and before 2024-02-12. */
  /* For each week of visits.visited_on and month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(visited_on, WEEK(MONDAY)) AS DATE) AS `time_week`,
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS `time_month`,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-22' AS DATE)
    AND visited_on < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(visited_on, WEEK(MONDAY)) AS DATE),
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-22 and before 2024-02-12. */
  /* List the distinct week of days.day and month of days.day. */
  SELECT
    CAST(DATE_TRUNC(day, WEEK(MONDAY)) AS DATE) AS `time_week`,
    CAST(DATE_TRUNC(day, MONTH) AS DATE) AS `time_month`
  FROM days
  WHERE
    day >= CAST('2024-01-22' AS DATE) AND day < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(day, WEEK(MONDAY)) AS DATE),
    CAST(DATE_TRUNC(day, MONTH) AS DATE)
)
/* Add a row with nulls for each time.week and time.month of the calendar that has none. */
SELECT
  COALESCE(periods.`time_week`, visits_totals.`time_week`) AS `time_week`,
  COALESCE(periods.`time_month`, visits_totals.`time_month`) AS `time_month`,
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods.`time_week` = visits_totals.`time_week`
  AND periods.`time_month` = visits_totals.`time_month`
ORDER BY
  `time_week` ASC NULLS LAST,
  `time_month` ASC NULLS LAST;

-- databricks
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-22 and before 2024-02-12. */
  /* For each week of visits.visited_on and month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('WEEK', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-22' AS DATE)
    AND visited_on < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('WEEK', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-22 and before 2024-02-12. */
  /* List the distinct week of days.day and month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('WEEK', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM days
  WHERE
    day >= CAST('2024-01-22' AS DATE) AND day < CAST('2024-02-12' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('WEEK', day) AS TIMESTAMP_NTZ) AS DATE),
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.week and time.month of the calendar that has none. */
SELECT
  COALESCE(periods.`time.week`, visits_totals.`time.week`) AS `time.week`,
  COALESCE(periods.`time.month`, visits_totals.`time.month`) AS `time.month`,
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods.`time.week` = visits_totals.`time.week`
  AND periods.`time.month` = visits_totals.`time.month`
ORDER BY
  `time.week` ASC NULLS LAST,
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-22 and before 2024-02-12. */
  /* For each week of visits.visited_on and month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(dateTrunc('WEEK', visited_on) AS Nullable(DATE)) AS "time.week",
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-22' AS Nullable(DATE))
    AND visited_on < CAST('2024-02-12' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('WEEK', visited_on) AS Nullable(DATE)),
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE))
), periods AS (
  /* Keep rows where days.day is from 2024-01-22 and before 2024-02-12. */
  /* List the distinct week of days.day and month of days.day. */
  SELECT
    CAST(dateTrunc('WEEK', day) AS Nullable(DATE)) AS "time.week",
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE)) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-01-22' AS Nullable(DATE))
    AND day < CAST('2024-02-12' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('WEEK', day) AS Nullable(DATE)),
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE))
)
/* Add a row with nulls for each time.week and time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.week", visits_totals."time.week") AS "time.week",
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.week" = visits_totals."time.week"
  AND periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.week" ASC,
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
