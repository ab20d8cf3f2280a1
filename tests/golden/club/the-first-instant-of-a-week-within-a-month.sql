-- query: visits_at_start_of_month by time.week, time.month during 2024-02-26 to 2024-03-31
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-02-01 and before 2024-04-01.
-- Read days.
-- Count each row at every instant of days where month of days.day = visits.visited_on.
-- Keep rows where days.day is from 2024-02-26 and before 2024-04-01 and (days.day = month of days.day) or (days.day = week of days.day).
-- For each week of days.day and month of days.day, compute visits_at_start_of_month = COUNT(*).
-- Sort by time.week and time.month.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where month of days.day = visited_on. */
/* Keep rows where days.day is from 2024-02-26 and before 2024-04-01 and (days.day = month of days.day) or (days.day = week of days.day). */
/* For each week of days.day and month of days.day, put the partial visits_at_start_of_month together. */
SELECT
  CAST(DATE_TRUNC('WEEK', days.day) AS DATE) AS "time.week",
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
  SUM(visits_by_instant.visits_at_start_of_month) AS visits_at_start_of_month
FROM visits_by_instant
JOIN days
  ON CAST(DATE_TRUNC('MONTH', days.day) AS DATE) = visits_by_instant.visited_on
WHERE
  (
    days.day >= CAST('2024-02-26' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  )
  AND (
    days.day = CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
    OR days.day = CAST(DATE_TRUNC('WEEK', days.day) AS DATE)
  )
GROUP BY
  CAST(DATE_TRUNC('WEEK', days.day) AS DATE),
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
ORDER BY
  "time.week" ASC,
  "time.month" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where month of days.day = visited_on. */
/* Keep rows where days.day is from 2024-02-26 and before 2024-04-01 and (days.day = month of days.day) or (days.day = week of days.day). */
/* For each week of days.day and month of days.day, put the partial visits_at_start_of_month together. */
SELECT
  CAST(DATE_TRUNC('WEEK', days.day) AS DATE) AS "time.week",
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
  SUM(visits_by_instant.visits_at_start_of_month) AS visits_at_start_of_month
FROM visits_by_instant
JOIN days
  ON CAST(DATE_TRUNC('MONTH', days.day) AS DATE) = visits_by_instant.visited_on
WHERE
  (
    days.day >= CAST('2024-02-26' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  )
  AND (
    days.day = CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
    OR days.day = CAST(DATE_TRUNC('WEEK', days.day) AS DATE)
  )
GROUP BY
  CAST(DATE_TRUNC('WEEK', days.day) AS DATE),
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
ORDER BY
  "time.week" ASC,
  "time.month" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where month of days.day = visited_on. */
/* Keep rows where days.day is from 2024-02-26 and before 2024-04-01 and (days.day = month of days.day) or (days.day = week of days.day). */
/* For each week of days.day and month of days.day, put the partial visits_at_start_of_month together. */
SELECT
  CAST(CAST(DATE_TRUNC('WEEK', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  SUM(visits_by_instant.visits_at_start_of_month) AS visits_at_start_of_month
FROM visits_by_instant
JOIN days
  ON CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) = visits_by_instant.visited_on
WHERE
  (
    days.day >= CAST('2024-02-26' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  )
  AND (
    days.day = CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
    OR days.day = CAST(CAST(DATE_TRUNC('WEEK', days.day) AS TIMESTAMP_NTZ) AS DATE)
  )
GROUP BY
  CAST(CAST(DATE_TRUNC('WEEK', days.day) AS TIMESTAMP_NTZ) AS DATE),
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.week` ASC NULLS LAST,
  `time.month` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where month of days.day = visited_on. */
/* Keep rows where days.day is from 2024-02-26 and before 2024-04-01 and (days.day = month of days.day) or (days.day = week of days.day). */
/* For each week of days.day and month of days.day, put the partial visits_at_start_of_month together. */
SELECT
  CAST(DATE_TRUNC('WEEK', days.day) AS DATE) AS "time.week",
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
  SUM(visits_by_instant.visits_at_start_of_month) AS visits_at_start_of_month
FROM visits_by_instant
JOIN days
  ON CAST(DATE_TRUNC('MONTH', days.day) AS DATE) = visits_by_instant.visited_on
WHERE
  (
    days.day >= CAST('2024-02-26' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  )
  AND (
    days.day = CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
    OR days.day = CAST(DATE_TRUNC('WEEK', days.day) AS DATE)
  )
GROUP BY
  CAST(DATE_TRUNC('WEEK', days.day) AS DATE),
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
ORDER BY
  "time.week" ASC,
  "time.month" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where month of days.day = visited_on. */
/* Keep rows where days.day is from 2024-02-26 and before 2024-04-01 and (days.day = month of days.day) or (days.day = week of days.day). */
/* For each week of days.day and month of days.day, put the partial visits_at_start_of_month together. */
SELECT
  CAST(DATE_TRUNC('WEEK', days.day) AS DATE) AS "time.week",
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
  SUM(visits_by_instant.visits_at_start_of_month) AS visits_at_start_of_month
FROM visits_by_instant
JOIN days
  ON CAST(DATE_TRUNC('MONTH', days.day) AS DATE) = visits_by_instant.visited_on
WHERE
  (
    days.day >= CAST('2024-02-26' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  )
  AND (
    days.day = CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
    OR days.day = CAST(DATE_TRUNC('WEEK', days.day) AS DATE)
  )
GROUP BY
  CAST(DATE_TRUNC('WEEK', days.day) AS DATE),
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
ORDER BY
  "time.week" ASC,
  "time.month" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where month of days.day = visited_on. */
/* Keep rows where days.day is from 2024-02-26 and before 2024-04-01 and (days.day = month of days.day) or (days.day = week of days.day). */
/* For each week of days.day and month of days.day, put the partial visits_at_start_of_month together. */
SELECT
  CAST(DATE_TRUNC(days.day, WEEK(MONDAY)) AS DATE) AS `time_week`,
  CAST(DATE_TRUNC(days.day, MONTH) AS DATE) AS `time_month`,
  SUM(visits_by_instant.visits_at_start_of_month) AS visits_at_start_of_month
FROM visits_by_instant
JOIN days
  ON CAST(DATE_TRUNC(days.day, MONTH) AS DATE) = visits_by_instant.visited_on
WHERE
  (
    days.day >= CAST('2024-02-26' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  )
  AND (
    days.day = CAST(DATE_TRUNC(days.day, MONTH) AS DATE)
    OR days.day = CAST(DATE_TRUNC(days.day, WEEK(MONDAY)) AS DATE)
  )
GROUP BY
  `time_week`,
  `time_month`
ORDER BY
  `time_week` ASC NULLS LAST,
  `time_month` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where month of days.day = visited_on. */
/* Keep rows where days.day is from 2024-02-26 and before 2024-04-01 and (days.day = month of days.day) or (days.day = week of days.day). */
/* For each week of days.day and month of days.day, put the partial visits_at_start_of_month together. */
SELECT
  CAST(CAST(DATE_TRUNC('WEEK', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  SUM(visits_by_instant.visits_at_start_of_month) AS visits_at_start_of_month
FROM visits_by_instant
JOIN days
  ON CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) = visits_by_instant.visited_on
WHERE
  (
    days.day >= CAST('2024-02-26' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
  )
  AND (
    days.day = CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
    OR days.day = CAST(CAST(DATE_TRUNC('WEEK', days.day) AS TIMESTAMP_NTZ) AS DATE)
  )
GROUP BY
  CAST(CAST(DATE_TRUNC('WEEK', days.day) AS TIMESTAMP_NTZ) AS DATE),
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.week` ASC NULLS LAST,
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-04-01. */
  /* For each visits.visited_on, compute visits_at_start_of_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_at_start_of_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where month of days.day = visited_on. */
/* Keep rows where days.day is from 2024-02-26 and before 2024-04-01 and (days.day = month of days.day) or (days.day = week of days.day). */
/* For each week of days.day and month of days.day, put the partial visits_at_start_of_month together. */
SELECT
  CAST(dateTrunc('WEEK', days.day) AS Nullable(DATE)) AS "time.week",
  CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) AS "time.month",
  SUM(visits_by_instant.visits_at_start_of_month) AS visits_at_start_of_month
FROM visits_by_instant
JOIN days
  ON CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) = visits_by_instant.visited_on
WHERE
  (
    days.day >= CAST('2024-02-26' AS Nullable(DATE))
    AND days.day < CAST('2024-04-01' AS Nullable(DATE))
  )
  AND (
    days.day = CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE))
    OR days.day = CAST(dateTrunc('WEEK', days.day) AS Nullable(DATE))
  )
GROUP BY
  CAST(dateTrunc('WEEK', days.day) AS Nullable(DATE)),
  CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE))
ORDER BY
  "time.week" ASC,
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
