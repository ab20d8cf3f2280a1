-- query: visits_at_fiscal_start by time.day during 2024-01-27 to 2024-01-30
-- Read visits.
-- Keep rows where visits.visited_on is before 2024-01-31.
-- Read days.
-- Pair each days.day with the first of its fiscal_month.
-- Count each row at every instant of pairs where visits.visited_on = pairs.day.
-- Count each row at every instant of days where days.day = pairs.day.
-- Keep rows where days.day is from 2024-01-27 and before 2024-01-31.
-- For each days.day, compute visits_at_fiscal_start = COUNT(*).
-- Sort by time.day.

-- duckdb
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_at_fiscal_start = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_at_fiscal_start
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-27 and before 2024-01-31. */
/* For each days.day, put the partial visits_at_fiscal_start together. */
SELECT
  days.day AS "time.day",
  SUM(rows_by_instant.visits_at_fiscal_start) AS visits_at_fiscal_start
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-27' AS DATE) AND days.day < CAST('2024-01-31' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- postgres
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_at_fiscal_start = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_at_fiscal_start
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-27 and before 2024-01-31. */
/* For each days.day, put the partial visits_at_fiscal_start together. */
SELECT
  days.day AS "time.day",
  SUM(rows_by_instant.visits_at_fiscal_start) AS visits_at_fiscal_start
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-27' AS DATE) AND days.day < CAST('2024-01-31' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- spark
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_at_fiscal_start = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_at_fiscal_start
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-27 and before 2024-01-31. */
/* For each days.day, put the partial visits_at_fiscal_start together. */
SELECT
  days.day AS `time.day`,
  SUM(rows_by_instant.visits_at_fiscal_start) AS visits_at_fiscal_start
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-27' AS DATE) AND days.day < CAST('2024-01-31' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_at_fiscal_start = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_at_fiscal_start
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-27 and before 2024-01-31. */
/* For each days.day, put the partial visits_at_fiscal_start together. */
SELECT
  days.day AS "time.day",
  SUM(rows_by_instant.visits_at_fiscal_start) AS visits_at_fiscal_start
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-27' AS DATE) AND days.day < CAST('2024-01-31' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- snowflake
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_at_fiscal_start = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_at_fiscal_start
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-27 and before 2024-01-31. */
/* For each days.day, put the partial visits_at_fiscal_start together. */
SELECT
  days.day AS "time.day",
  SUM(rows_by_instant.visits_at_fiscal_start) AS visits_at_fiscal_start
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-27' AS DATE) AND days.day < CAST('2024-01-31' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- bigquery
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_at_fiscal_start = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_at_fiscal_start
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-27 and before 2024-01-31. */
/* For each days.day, put the partial visits_at_fiscal_start together. */
SELECT
  days.day AS `time_day`,
  SUM(rows_by_instant.visits_at_fiscal_start) AS visits_at_fiscal_start
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-27' AS DATE) AND days.day < CAST('2024-01-31' AS DATE)
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_at_fiscal_start = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_at_fiscal_start
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-27 and before 2024-01-31. */
/* For each days.day, put the partial visits_at_fiscal_start together. */
SELECT
  days.day AS `time.day`,
  SUM(rows_by_instant.visits_at_fiscal_start) AS visits_at_fiscal_start
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-27' AS DATE) AND days.day < CAST('2024-01-31' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_at_fiscal_start = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_at_fiscal_start
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  WHERE
    visits.visited_on < CAST('2024-01-31' AS Nullable(DATE))
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-27 and before 2024-01-31. */
/* For each days.day, put the partial visits_at_fiscal_start together. */
SELECT
  days.day AS "time.day",
  SUM(rows_by_instant.visits_at_fiscal_start) AS visits_at_fiscal_start
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-27' AS Nullable(DATE))
  AND days.day < CAST('2024-01-31' AS Nullable(DATE))
GROUP BY
  days.day
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
