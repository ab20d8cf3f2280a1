-- query: weekly_of_shifted by time.day during 2024-01
-- Read visits.
-- Keep rows where visits.visited_on is from 2023-12-20 and before 2024-01-27.
-- Read days.
-- Count each row at every instant of days_between where days_between.day - 5 days = visits.visited_on.
-- Count each row at every instant of days where days_between.day > days.day - 7 days and days_between.day <= days.day.
-- Keep rows where days.day is from 2024-01-01 and before 2024-02-01.
-- For each days.day, compute weekly_of_shifted = COUNT(*).
-- Sort by time.day.

-- duckdb
WITH rows_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-20 and before 2024-01-27. */
  /* Count each row at every instant of days_between where days_between.day - 5 days = visits.visited_on. */
  /* For each days_between.day, compute weekly_of_shifted = COUNT(*). */
  SELECT
    days_between.day,
    COUNT(*) AS weekly_of_shifted
  FROM visits
  JOIN days AS days_between
    ON days_between.day - INTERVAL '5' DAY = visits.visited_on
  WHERE
    visits.visited_on >= CAST('2023-12-20' AS DATE)
    AND visits.visited_on < CAST('2024-01-27' AS DATE)
  GROUP BY
    days_between.day
)
/* Count each row at every instant of days where day > days.day - 7 days and day <= days.day. */
/* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
/* For each days.day, put the partial weekly_of_shifted together. */
SELECT
  days.day AS "time.day",
  SUM(rows_by_instant.weekly_of_shifted) AS weekly_of_shifted
FROM rows_by_instant
JOIN days
  ON rows_by_instant.day > days.day - INTERVAL '7' DAY
  AND rows_by_instant.day <= days.day
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- postgres
WITH rows_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-20 and before 2024-01-27. */
  /* Count each row at every instant of days_between where days_between.day - 5 days = visits.visited_on. */
  /* For each days_between.day, compute weekly_of_shifted = COUNT(*). */
  SELECT
    days_between.day,
    COUNT(*) AS weekly_of_shifted
  FROM visits
  JOIN days AS days_between
    ON days_between.day - INTERVAL '5 DAY' = visits.visited_on
  WHERE
    visits.visited_on >= CAST('2023-12-20' AS DATE)
    AND visits.visited_on < CAST('2024-01-27' AS DATE)
  GROUP BY
    days_between.day
)
/* Count each row at every instant of days where day > days.day - 7 days and day <= days.day. */
/* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
/* For each days.day, put the partial weekly_of_shifted together. */
SELECT
  days.day AS "time.day",
  SUM(rows_by_instant.weekly_of_shifted) AS weekly_of_shifted
FROM rows_by_instant
JOIN days
  ON rows_by_instant.day > days.day - INTERVAL '7 DAY'
  AND rows_by_instant.day <= days.day
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- spark
WITH rows_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-20 and before 2024-01-27. */
  /* Count each row at every instant of days_between where days_between.day - 5 days = visits.visited_on. */
  /* For each days_between.day, compute weekly_of_shifted = COUNT(*). */
  SELECT
    days_between.day,
    COUNT(*) AS weekly_of_shifted
  FROM visits
  JOIN days AS days_between
    ON days_between.day - INTERVAL '5' DAY = visits.visited_on
  WHERE
    visits.visited_on >= CAST('2023-12-20' AS DATE)
    AND visits.visited_on < CAST('2024-01-27' AS DATE)
  GROUP BY
    days_between.day
)
/* Count each row at every instant of days where day > days.day - 7 days and day <= days.day. */
/* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
/* For each days.day, put the partial weekly_of_shifted together. */
SELECT
  days.day AS `time.day`,
  SUM(rows_by_instant.weekly_of_shifted) AS weekly_of_shifted
FROM rows_by_instant
JOIN days
  ON rows_by_instant.day > days.day - INTERVAL '7' DAY
  AND rows_by_instant.day <= days.day
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH rows_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-20 and before 2024-01-27. */
  /* Count each row at every instant of days_between where days_between.day - 5 days = visits.visited_on. */
  /* For each days_between.day, compute weekly_of_shifted = COUNT(*). */
  SELECT
    days_between.day,
    COUNT(*) AS weekly_of_shifted
  FROM visits
  JOIN days AS days_between
    ON days_between.day - INTERVAL '5' DAY = visits.visited_on
  WHERE
    visits.visited_on >= CAST('2023-12-20' AS DATE)
    AND visits.visited_on < CAST('2024-01-27' AS DATE)
  GROUP BY
    days_between.day
)
/* Count each row at every instant of days where day > days.day - 7 days and day <= days.day. */
/* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
/* For each days.day, put the partial weekly_of_shifted together. */
SELECT
  days.day AS "time.day",
  SUM(rows_by_instant.weekly_of_shifted) AS weekly_of_shifted
FROM rows_by_instant
JOIN days
  ON rows_by_instant.day > days.day - INTERVAL '7' DAY
  AND rows_by_instant.day <= days.day
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- snowflake
WITH rows_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-20 and before 2024-01-27. */
  /* Count each row at every instant of days_between where days_between.day - 5 days = visits.visited_on. */
  /* For each days_between.day, compute weekly_of_shifted = COUNT(*). */
  SELECT
    days_between.day,
    COUNT(*) AS weekly_of_shifted
  FROM visits
  JOIN days AS days_between
    ON days_between.day - INTERVAL '5 DAY' = visits.visited_on
  WHERE
    visits.visited_on >= CAST('2023-12-20' AS DATE)
    AND visits.visited_on < CAST('2024-01-27' AS DATE)
  GROUP BY
    days_between.day
)
/* Count each row at every instant of days where day > days.day - 7 days and day <= days.day. */
/* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
/* For each days.day, put the partial weekly_of_shifted together. */
SELECT
  days.day AS "time.day",
  SUM(rows_by_instant.weekly_of_shifted) AS weekly_of_shifted
FROM rows_by_instant
JOIN days
  ON rows_by_instant.day > days.day - INTERVAL '7 DAY'
  AND rows_by_instant.day <= days.day
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- bigquery
WITH rows_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-20 and before 2024-01-27. */
  /* Count each row at every instant of days_between where days_between.day - 5 days = visits.visited_on. */
  /* For each days_between.day, compute weekly_of_shifted = COUNT(*). */
  SELECT
    days_between.day,
    COUNT(*) AS weekly_of_shifted
  FROM visits
  JOIN days AS days_between
    ON days_between.day - INTERVAL '5' DAY = visits.visited_on
  WHERE
    visits.visited_on >= CAST('2023-12-20' AS DATE)
    AND visits.visited_on < CAST('2024-01-27' AS DATE)
  GROUP BY
    days_between.day
)
/* Count each row at every instant of days where day > days.day - 7 days and day <= days.day. */
/* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
/* For each days.day, put the partial weekly_of_shifted together. */
SELECT
  days.day AS `time_day`,
  SUM(rows_by_instant.weekly_of_shifted) AS weekly_of_shifted
FROM rows_by_instant
JOIN days
  ON rows_by_instant.day > days.day - INTERVAL '7' DAY
  AND rows_by_instant.day <= days.day
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH rows_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-20 and before 2024-01-27. */
  /* Count each row at every instant of days_between where days_between.day - 5 days = visits.visited_on. */
  /* For each days_between.day, compute weekly_of_shifted = COUNT(*). */
  SELECT
    days_between.day,
    COUNT(*) AS weekly_of_shifted
  FROM visits
  JOIN days AS days_between
    ON days_between.day - INTERVAL '5' DAY = visits.visited_on
  WHERE
    visits.visited_on >= CAST('2023-12-20' AS DATE)
    AND visits.visited_on < CAST('2024-01-27' AS DATE)
  GROUP BY
    days_between.day
)
/* Count each row at every instant of days where day > days.day - 7 days and day <= days.day. */
/* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
/* For each days.day, put the partial weekly_of_shifted together. */
SELECT
  days.day AS `time.day`,
  SUM(rows_by_instant.weekly_of_shifted) AS weekly_of_shifted
FROM rows_by_instant
JOIN days
  ON rows_by_instant.day > days.day - INTERVAL '7' DAY
  AND rows_by_instant.day <= days.day
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH rows_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-20 and before 2024-01-27. */
  /* Count each row at every instant of days_between where days_between.day - 5 days = visits.visited_on. */
  /* For each days_between.day, compute weekly_of_shifted = COUNT(*). */
  SELECT
    days_between.day,
    COUNT(*) AS weekly_of_shifted
  FROM visits
  JOIN days AS days_between
    ON days_between.day - INTERVAL '5' DAY = visits.visited_on
  WHERE
    visits.visited_on >= CAST('2023-12-20' AS Nullable(DATE))
    AND visits.visited_on < CAST('2024-01-27' AS Nullable(DATE))
  GROUP BY
    days_between.day
)
/* Count each row at every instant of days where day > days.day - 7 days and day <= days.day. */
/* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
/* For each days.day, put the partial weekly_of_shifted together. */
SELECT
  days.day AS "time.day",
  SUM(rows_by_instant.weekly_of_shifted) AS weekly_of_shifted
FROM rows_by_instant
JOIN days
  ON rows_by_instant.day > days.day - INTERVAL '7' DAY
  AND rows_by_instant.day <= days.day
WHERE
  days.day >= CAST('2024-01-01' AS Nullable(DATE))
  AND days.day < CAST('2024-02-01' AS Nullable(DATE))
GROUP BY
  days.day
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
