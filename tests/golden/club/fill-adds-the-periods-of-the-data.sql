-- query: visits by time.month fill order by time.month desc
-- Read visits.
-- For each month of visits.visited_on, compute visits = COUNT(*).
-- Read days.
-- Over all rows, compute the least visits.visited_on and the greatest visits.visited_on.
-- Keep the instants where days.day >= ends.earliest and days.day <= ends.latest of the data.
-- List the distinct month of days.day.
-- Add a row with nulls for each time.month of the calendar that has none.
-- Take time.month and visits of every row.
-- Sort by time.month descending.

-- duckdb
WITH visits_totals AS (
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_ends AS (
  /* Over all rows, compute the least visits.visited_on and the greatest visits.visited_on. */
  SELECT
    MIN(visited_on) AS earliest,
    MAX(visited_on) AS latest
  FROM visits
), periods AS (
  /* Keep the instants where days.day >= ends.earliest and days.day <= ends.latest of the data. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month"
  FROM days
  JOIN visits_ends AS ends
    ON days.day >= ends.earliest AND days.day <= ends.latest
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.month" DESC;

-- postgres
WITH visits_totals AS (
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_ends AS (
  /* Over all rows, compute the least visits.visited_on and the greatest visits.visited_on. */
  SELECT
    MIN(visited_on) AS earliest,
    MAX(visited_on) AS latest
  FROM visits
), periods AS (
  /* Keep the instants where days.day >= ends.earliest and days.day <= ends.latest of the data. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month"
  FROM days
  JOIN visits_ends AS ends
    ON days.day >= ends.earliest AND days.day <= ends.latest
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.month" DESC NULLS LAST;

-- spark
WITH visits_totals AS (
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_ends AS (
  /* Over all rows, compute the least visits.visited_on and the greatest visits.visited_on. */
  SELECT
    MIN(visited_on) AS earliest,
    MAX(visited_on) AS latest
  FROM visits
), periods AS (
  /* Keep the instants where days.day >= ends.earliest and days.day <= ends.latest of the data. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM days
  JOIN visits_ends AS ends
    ON days.day >= ends.earliest AND days.day <= ends.latest
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods.`time.month`, visits_totals.`time.month`) AS `time.month`,
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods.`time.month` = visits_totals.`time.month`
ORDER BY
  `time.month` DESC;

-- trino
WITH visits_totals AS (
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_ends AS (
  /* Over all rows, compute the least visits.visited_on and the greatest visits.visited_on. */
  SELECT
    MIN(visited_on) AS earliest,
    MAX(visited_on) AS latest
  FROM visits
), periods AS (
  /* Keep the instants where days.day >= ends.earliest and days.day <= ends.latest of the data. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month"
  FROM days
  JOIN visits_ends AS ends
    ON days.day >= ends.earliest AND days.day <= ends.latest
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.month" DESC;

-- snowflake
WITH visits_totals AS (
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_ends AS (
  /* Over all rows, compute the least visits.visited_on and the greatest visits.visited_on. */
  SELECT
    MIN(visited_on) AS earliest,
    MAX(visited_on) AS latest
  FROM visits
), periods AS (
  /* Keep the instants where days.day >= ends.earliest and days.day <= ends.latest of the data. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month"
  FROM days
  JOIN visits_ends AS ends
    ON days.day >= ends.earliest AND days.day <= ends.latest
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.month" DESC NULLS LAST;

-- bigquery
WITH visits_totals AS (
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS `time_month`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE)
), visits_ends AS (
  /* Over all rows, compute the least visits.visited_on and the greatest visits.visited_on. */
  SELECT
    MIN(visited_on) AS earliest,
    MAX(visited_on) AS latest
  FROM visits
), periods AS (
  /* Keep the instants where days.day >= ends.earliest and days.day <= ends.latest of the data. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE) AS `time_month`
  FROM days
  JOIN visits_ends AS ends
    ON days.day >= ends.earliest AND days.day <= ends.latest
  GROUP BY
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods.`time_month`, visits_totals.`time_month`) AS `time_month`,
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods.`time_month` = visits_totals.`time_month`
ORDER BY
  `time_month` DESC;

-- databricks
WITH visits_totals AS (
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_ends AS (
  /* Over all rows, compute the least visits.visited_on and the greatest visits.visited_on. */
  SELECT
    MIN(visited_on) AS earliest,
    MAX(visited_on) AS latest
  FROM visits
), periods AS (
  /* Keep the instants where days.day >= ends.earliest and days.day <= ends.latest of the data. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM days
  JOIN visits_ends AS ends
    ON days.day >= ends.earliest AND days.day <= ends.latest
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods.`time.month`, visits_totals.`time.month`) AS `time.month`,
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods.`time.month` = visits_totals.`time.month`
ORDER BY
  `time.month` DESC;

-- clickhouse
WITH visits_totals AS (
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE))
), visits_ends AS (
  /* Over all rows, compute the least visits.visited_on and the greatest visits.visited_on. */
  SELECT
    MIN(visited_on) AS earliest,
    MAX(visited_on) AS latest
  FROM visits
), periods AS (
  /* Keep the instants where days.day >= ends.earliest and days.day <= ends.latest of the data. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) AS "time.month"
  FROM days
  JOIN visits_ends AS ends
    ON days.day >= ends.earliest AND days.day <= ends.latest
  GROUP BY
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE))
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
ORDER BY
  "time.month" DESC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
