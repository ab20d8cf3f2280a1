-- query: visits_this_month by time.day during 2024-01-29 to 2024-03-01
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-02.
-- Read days.
-- Count each row at every instant of days where visits.visited_on >= month of days.day and visits.visited_on <= days.day.
-- Keep rows where days.day is from 2024-01-29 and before 2024-03-02.
-- For each days.day, compute visits_this_month = COUNT(*).
-- Sort by time.day.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-02. */
  /* For each visits.visited_on, compute visits_this_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_this_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-02' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on >= month of days.day and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-01-29 and before 2024-03-02. */
/* For each days.day, put the partial visits_this_month together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.visits_this_month) AS visits_this_month
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on >= CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-01-29' AS DATE) AND days.day < CAST('2024-03-02' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-02. */
  /* For each visits.visited_on, compute visits_this_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_this_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-02' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on >= month of days.day and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-01-29 and before 2024-03-02. */
/* For each days.day, put the partial visits_this_month together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.visits_this_month) AS visits_this_month
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on >= CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-01-29' AS DATE) AND days.day < CAST('2024-03-02' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-02. */
  /* For each visits.visited_on, compute visits_this_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_this_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-02' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on >= month of days.day and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-01-29 and before 2024-03-02. */
/* For each days.day, put the partial visits_this_month together. */
SELECT
  days.day AS `time.day`,
  SUM(visits_by_instant.visits_this_month) AS visits_this_month
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on >= CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-01-29' AS DATE) AND days.day < CAST('2024-03-02' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-02. */
  /* For each visits.visited_on, compute visits_this_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_this_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-02' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on >= month of days.day and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-01-29 and before 2024-03-02. */
/* For each days.day, put the partial visits_this_month together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.visits_this_month) AS visits_this_month
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on >= CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-01-29' AS DATE) AND days.day < CAST('2024-03-02' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-02. */
  /* For each visits.visited_on, compute visits_this_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_this_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-02' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on >= month of days.day and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-01-29 and before 2024-03-02. */
/* For each days.day, put the partial visits_this_month together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.visits_this_month) AS visits_this_month
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on >= CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-01-29' AS DATE) AND days.day < CAST('2024-03-02' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-02. */
  /* For each visits.visited_on, compute visits_this_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_this_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-02' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on >= month of days.day and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-01-29 and before 2024-03-02. */
/* For each days.day, put the partial visits_this_month together. */
SELECT
  days.day AS `time_day`,
  SUM(visits_by_instant.visits_this_month) AS visits_this_month
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on >= CAST(DATE_TRUNC(days.day, MONTH) AS DATE)
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-01-29' AS DATE) AND days.day < CAST('2024-03-02' AS DATE)
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-02. */
  /* For each visits.visited_on, compute visits_this_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_this_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-02' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on >= month of days.day and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-01-29 and before 2024-03-02. */
/* For each days.day, put the partial visits_this_month together. */
SELECT
  days.day AS `time.day`,
  SUM(visits_by_instant.visits_this_month) AS visits_this_month
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on >= CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-01-29' AS DATE) AND days.day < CAST('2024-03-02' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-02. */
  /* For each visits.visited_on, compute visits_this_month = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_this_month
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-03-02' AS Nullable(DATE))
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where visited_on >= month of days.day and visited_on <= days.day. */
/* Keep rows where days.day is from 2024-01-29 and before 2024-03-02. */
/* For each days.day, put the partial visits_this_month together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.visits_this_month) AS visits_this_month
FROM visits_by_instant
JOIN days
  ON visits_by_instant.visited_on >= CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE))
  AND visits_by_instant.visited_on <= days.day
WHERE
  days.day >= CAST('2024-01-29' AS Nullable(DATE))
  AND days.day < CAST('2024-03-02' AS Nullable(DATE))
GROUP BY
  days.day
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
