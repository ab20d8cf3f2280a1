-- query: visits_each_day by time.month, door where time.quarter = date '2024-01-01' and door = 'north'
-- Read visits.
-- Keep rows where time.quarter = date '2024-01-01' and door = 'north'.
-- For each month of visits.visited_on and visits.door, compute visits_each_day = COUNT(*).
-- Read days.
-- Keep rows where time.quarter = date '2024-01-01'.
-- List the distinct month of days.day.
-- Add a row with nulls for each time.month of the calendar that has none.
-- Keep rows where door = 'north'.
-- Take time.month, door and visits_each_day of every row.
-- Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null.
-- Sort by time.month and door.

-- duckdb
WITH visits_totals AS (
  /* Keep rows where time.quarter = date '2024-01-01' and door = 'north'. */
  /* For each month of visits.visited_on and visits.door, compute visits_each_day = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) = CAST('2024-01-01' AS DATE)
    AND door = 'north'
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    door
), periods AS (
  /* Keep rows where time.quarter = date '2024-01-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    CAST(DATE_TRUNC('QUARTER', day) AS DATE) = CAST('2024-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where door = 'north'. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.door,
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
WHERE
  visits_totals.door = 'north'
ORDER BY
  "time.month" ASC,
  door ASC;

-- postgres
WITH visits_totals AS (
  /* Keep rows where time.quarter = date '2024-01-01' and door = 'north'. */
  /* For each month of visits.visited_on and visits.door, compute visits_each_day = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) = CAST('2024-01-01' AS DATE)
    AND door = 'north'
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    door
), periods AS (
  /* Keep rows where time.quarter = date '2024-01-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    CAST(DATE_TRUNC('QUARTER', day) AS DATE) = CAST('2024-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where door = 'north'. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.door,
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
WHERE
  visits_totals.door = 'north'
ORDER BY
  "time.month" ASC,
  door ASC;

-- spark
WITH visits_totals AS (
  /* Keep rows where time.quarter = date '2024-01-01' and door = 'north'. */
  /* For each month of visits.visited_on and visits.door, compute visits_each_day = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    door,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) = CAST('2024-01-01' AS DATE)
    AND door = 'north'
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    door
), periods AS (
  /* Keep rows where time.quarter = date '2024-01-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM days
  WHERE
    CAST(CAST(DATE_TRUNC('QUARTER', day) AS TIMESTAMP_NTZ) AS DATE) = CAST('2024-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where door = 'north'. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods.`time.month`, visits_totals.`time.month`) AS `time.month`,
  visits_totals.door,
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time.month` = visits_totals.`time.month`
WHERE
  visits_totals.door = 'north'
ORDER BY
  `time.month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- trino
WITH visits_totals AS (
  /* Keep rows where time.quarter = date '2024-01-01' and door = 'north'. */
  /* For each month of visits.visited_on and visits.door, compute visits_each_day = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) = CAST('2024-01-01' AS DATE)
    AND door = 'north'
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    door
), periods AS (
  /* Keep rows where time.quarter = date '2024-01-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    CAST(DATE_TRUNC('QUARTER', day) AS DATE) = CAST('2024-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where door = 'north'. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.door,
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
WHERE
  visits_totals.door = 'north'
ORDER BY
  "time.month" ASC,
  door ASC;

-- snowflake
WITH visits_totals AS (
  /* Keep rows where time.quarter = date '2024-01-01' and door = 'north'. */
  /* For each month of visits.visited_on and visits.door, compute visits_each_day = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) = CAST('2024-01-01' AS DATE)
    AND door = 'north'
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    door
), periods AS (
  /* Keep rows where time.quarter = date '2024-01-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    CAST(DATE_TRUNC('QUARTER', day) AS DATE) = CAST('2024-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where door = 'north'. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.door,
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
WHERE
  visits_totals.door = 'north'
ORDER BY
  "time.month" ASC,
  door ASC;

-- bigquery
WITH visits_totals AS (
  /* Keep rows where time.quarter = date '2024-01-01' and door = 'north'. */
  /* For each month of visits.visited_on and visits.door, compute visits_each_day = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS `time_month`,
    door,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    CAST(DATE_TRUNC(visited_on, QUARTER) AS DATE) = CAST('2024-01-01' AS DATE)
    AND door = 'north'
  GROUP BY
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE),
    door
), periods AS (
  /* Keep rows where time.quarter = date '2024-01-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC(day, MONTH) AS DATE) AS `time_month`
  FROM days
  WHERE
    CAST(DATE_TRUNC(day, QUARTER) AS DATE) = CAST('2024-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(day, MONTH) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where door = 'north'. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods.`time_month`, visits_totals.`time_month`) AS `time_month`,
  visits_totals.door,
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time_month` = visits_totals.`time_month`
WHERE
  visits_totals.door = 'north'
ORDER BY
  `time_month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- databricks
WITH visits_totals AS (
  /* Keep rows where time.quarter = date '2024-01-01' and door = 'north'. */
  /* For each month of visits.visited_on and visits.door, compute visits_each_day = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    door,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) = CAST('2024-01-01' AS DATE)
    AND door = 'north'
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    door
), periods AS (
  /* Keep rows where time.quarter = date '2024-01-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM days
  WHERE
    CAST(CAST(DATE_TRUNC('QUARTER', day) AS TIMESTAMP_NTZ) AS DATE) = CAST('2024-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where door = 'north'. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods.`time.month`, visits_totals.`time.month`) AS `time.month`,
  visits_totals.door,
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time.month` = visits_totals.`time.month`
WHERE
  visits_totals.door = 'north'
ORDER BY
  `time.month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- clickhouse
WITH visits_totals AS (
  /* Keep rows where time.quarter = date '2024-01-01' and door = 'north'. */
  /* For each month of visits.visited_on and visits.door, compute visits_each_day = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS "time.month",
    door,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    CAST(dateTrunc('QUARTER', visited_on) AS Nullable(DATE)) = CAST('2024-01-01' AS Nullable(DATE))
    AND door = 'north'
  GROUP BY
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)),
    door
), periods AS (
  /* Keep rows where time.quarter = date '2024-01-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE)) AS "time.month"
  FROM days
  WHERE
    CAST(dateTrunc('QUARTER', day) AS Nullable(DATE)) = CAST('2024-01-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE))
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where door = 'north'. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.door,
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
WHERE
  visits_totals.door = 'north'
ORDER BY
  "time.month" ASC,
  door ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
