-- query: long_each_day by time.month during 2024-01 to 2024-04
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2024-05-01 and minutes > 60 and time >= date '2024-02-01'.
-- For each month of visits.visited_on, compute long_each_day = COUNT(*).
-- Read days.
-- Keep rows where days.day is from 2024-01-01 and before 2024-05-01 and time >= date '2024-02-01'.
-- List the distinct month of days.day.
-- Add a row with nulls for each time.month of the calendar that has none.
-- Take time.month and long_each_day of every row.
-- Sort by time.month.

-- duckdb
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-05-01 and minutes > 60 and time >= date '2024-02-01'. */
  /* For each month of visits.visited_on, compute long_each_day = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS long_each_day
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-01-01' AS DATE)
      AND visited_on < CAST('2024-05-01' AS DATE)
    )
    AND minutes > 60
    AND visited_on >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-05-01 and time >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    (
      day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-05-01' AS DATE)
    )
    AND day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.long_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.month" ASC;

-- postgres
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-05-01 and minutes > 60 and time >= date '2024-02-01'. */
  /* For each month of visits.visited_on, compute long_each_day = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS long_each_day
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-01-01' AS DATE)
      AND visited_on < CAST('2024-05-01' AS DATE)
    )
    AND minutes > 60
    AND visited_on >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-05-01 and time >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    (
      day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-05-01' AS DATE)
    )
    AND day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.long_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.month" ASC;

-- spark
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-05-01 and minutes > 60 and time >= date '2024-02-01'. */
  /* For each month of visits.visited_on, compute long_each_day = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS long_each_day
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-01-01' AS DATE)
      AND visited_on < CAST('2024-05-01' AS DATE)
    )
    AND minutes > 60
    AND visited_on >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-05-01 and time >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM days
  WHERE
    (
      day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-05-01' AS DATE)
    )
    AND day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods.`time.month`, visits_totals.`time.month`) AS `time.month`,
  visits_totals.long_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time.month` = visits_totals.`time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-05-01 and minutes > 60 and time >= date '2024-02-01'. */
  /* For each month of visits.visited_on, compute long_each_day = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS long_each_day
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-01-01' AS DATE)
      AND visited_on < CAST('2024-05-01' AS DATE)
    )
    AND minutes > 60
    AND visited_on >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-05-01 and time >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    (
      day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-05-01' AS DATE)
    )
    AND day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.long_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.month" ASC;

-- snowflake
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-05-01 and minutes > 60 and time >= date '2024-02-01'. */
  /* For each month of visits.visited_on, compute long_each_day = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS long_each_day
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-01-01' AS DATE)
      AND visited_on < CAST('2024-05-01' AS DATE)
    )
    AND minutes > 60
    AND visited_on >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-05-01 and time >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    (
      day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-05-01' AS DATE)
    )
    AND day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.long_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.month" ASC;

-- bigquery
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-05-01 and minutes > 60 and time >= date '2024-02-01'. */
  /* For each month of visits.visited_on, compute long_each_day = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS `time_month`,
    COUNT(*) AS long_each_day
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-01-01' AS DATE)
      AND visited_on < CAST('2024-05-01' AS DATE)
    )
    AND minutes > 60
    AND visited_on >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-05-01 and time >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC(day, MONTH) AS DATE) AS `time_month`
  FROM days
  WHERE
    (
      day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-05-01' AS DATE)
    )
    AND day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(day, MONTH) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods.`time_month`, visits_totals.`time_month`) AS `time_month`,
  visits_totals.long_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time_month` = visits_totals.`time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-05-01 and minutes > 60 and time >= date '2024-02-01'. */
  /* For each month of visits.visited_on, compute long_each_day = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS long_each_day
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-01-01' AS DATE)
      AND visited_on < CAST('2024-05-01' AS DATE)
    )
    AND minutes > 60
    AND visited_on >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-05-01 and time >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM days
  WHERE
    (
      day >= CAST('2024-01-01' AS DATE) AND day < CAST('2024-05-01' AS DATE)
    )
    AND day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods.`time.month`, visits_totals.`time.month`) AS `time.month`,
  visits_totals.long_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time.month` = visits_totals.`time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-05-01 and minutes > 60 and time >= date '2024-02-01'. */
  /* For each month of visits.visited_on, compute long_each_day = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS "time.month",
    COUNT(*) AS long_each_day
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-01-01' AS Nullable(DATE))
      AND visited_on < CAST('2024-05-01' AS Nullable(DATE))
    )
    AND minutes > 60
    AND visited_on >= CAST('2024-02-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE))
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2024-05-01 and time >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE)) AS "time.month"
  FROM days
  WHERE
    (
      day >= CAST('2024-01-01' AS Nullable(DATE))
      AND day < CAST('2024-05-01' AS Nullable(DATE))
    )
    AND day >= CAST('2024-02-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE))
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.long_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
