-- query: twice_nine_days_ago by time.day during 2024
-- Read visits.
-- Keep rows where visits.visited_on is from 2023-12-23 and before 2024-12-23.
-- Read days.
-- Count each row at every instant of days where days.day - 2 days - 1 week = visits.visited_on.
-- Keep rows where days.day is from 2024-01-01 and before 2025-01-01.
-- For each days.day, compute twice_nine_days_ago__visits_a_week_ago = COUNT(*).
-- Compute twice_nine_days_ago = (2 * twice_nine_days_ago__visits_a_week_ago); a division by zero gives null.
-- Sort by time.day.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-23 and before 2024-12-23. */
  /* For each visits.visited_on, compute twice_nine_days_ago__visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS twice_nine_days_ago__visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-23' AS DATE)
    AND visited_on < CAST('2024-12-23' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 2 days - 1 week = visited_on. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day, put the partial twice_nine_days_ago__visits_a_week_ago together. */
/* Compute twice_nine_days_ago = (2 * twice_nine_days_ago__visits_a_week_ago); a division by zero gives null. */
SELECT
  days.day AS "time.day",
  (
    2 * SUM(visits_by_instant.twice_nine_days_ago__visits_a_week_ago)
  ) AS twice_nine_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2' DAY - INTERVAL '7' DAY = visits_by_instant.visited_on
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-23 and before 2024-12-23. */
  /* For each visits.visited_on, compute twice_nine_days_ago__visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS twice_nine_days_ago__visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-23' AS DATE)
    AND visited_on < CAST('2024-12-23' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 2 days - 1 week = visited_on. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day, put the partial twice_nine_days_ago__visits_a_week_ago together. */
/* Compute twice_nine_days_ago = (2 * twice_nine_days_ago__visits_a_week_ago); a division by zero gives null. */
SELECT
  days.day AS "time.day",
  (
    2 * SUM(visits_by_instant.twice_nine_days_ago__visits_a_week_ago)
  ) AS twice_nine_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2 DAY' - INTERVAL '7 DAY' = visits_by_instant.visited_on
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-23 and before 2024-12-23. */
  /* For each visits.visited_on, compute twice_nine_days_ago__visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS twice_nine_days_ago__visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-23' AS DATE)
    AND visited_on < CAST('2024-12-23' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 2 days - 1 week = visited_on. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day, put the partial twice_nine_days_ago__visits_a_week_ago together. */
/* Compute twice_nine_days_ago = (2 * twice_nine_days_ago__visits_a_week_ago); a division by zero gives null. */
SELECT
  days.day AS `time.day`,
  (
    2 * SUM(visits_by_instant.twice_nine_days_ago__visits_a_week_ago)
  ) AS twice_nine_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2' DAY - INTERVAL '7' DAY = visits_by_instant.visited_on
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-23 and before 2024-12-23. */
  /* For each visits.visited_on, compute twice_nine_days_ago__visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS twice_nine_days_ago__visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-23' AS DATE)
    AND visited_on < CAST('2024-12-23' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 2 days - 1 week = visited_on. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day, put the partial twice_nine_days_ago__visits_a_week_ago together. */
/* Compute twice_nine_days_ago = (2 * twice_nine_days_ago__visits_a_week_ago); a division by zero gives null. */
SELECT
  days.day AS "time.day",
  (
    2 * SUM(visits_by_instant.twice_nine_days_ago__visits_a_week_ago)
  ) AS twice_nine_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2' DAY - INTERVAL '7' DAY = visits_by_instant.visited_on
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-23 and before 2024-12-23. */
  /* For each visits.visited_on, compute twice_nine_days_ago__visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS twice_nine_days_ago__visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-23' AS DATE)
    AND visited_on < CAST('2024-12-23' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 2 days - 1 week = visited_on. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day, put the partial twice_nine_days_ago__visits_a_week_ago together. */
/* Compute twice_nine_days_ago = (2 * twice_nine_days_ago__visits_a_week_ago); a division by zero gives null. */
SELECT
  days.day AS "time.day",
  (
    2 * SUM(visits_by_instant.twice_nine_days_ago__visits_a_week_ago)
  ) AS twice_nine_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2 DAY' - INTERVAL '7 DAY' = visits_by_instant.visited_on
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-23 and before 2024-12-23. */
  /* For each visits.visited_on, compute twice_nine_days_ago__visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS twice_nine_days_ago__visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-23' AS DATE)
    AND visited_on < CAST('2024-12-23' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 2 days - 1 week = visited_on. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day, put the partial twice_nine_days_ago__visits_a_week_ago together. */
/* Compute twice_nine_days_ago = (2 * twice_nine_days_ago__visits_a_week_ago); a division by zero gives null. */
SELECT
  days.day AS `time_day`,
  (
    2 * SUM(visits_by_instant.twice_nine_days_ago__visits_a_week_ago)
  ) AS twice_nine_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2' DAY - INTERVAL '7' DAY = visits_by_instant.visited_on
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-23 and before 2024-12-23. */
  /* For each visits.visited_on, compute twice_nine_days_ago__visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS twice_nine_days_ago__visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-23' AS DATE)
    AND visited_on < CAST('2024-12-23' AS DATE)
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 2 days - 1 week = visited_on. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day, put the partial twice_nine_days_ago__visits_a_week_ago together. */
/* Compute twice_nine_days_ago = (2 * twice_nine_days_ago__visits_a_week_ago); a division by zero gives null. */
SELECT
  days.day AS `time.day`,
  (
    2 * SUM(visits_by_instant.twice_nine_days_ago__visits_a_week_ago)
  ) AS twice_nine_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2' DAY - INTERVAL '7' DAY = visits_by_instant.visited_on
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-23 and before 2024-12-23. */
  /* For each visits.visited_on, compute twice_nine_days_ago__visits_a_week_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS twice_nine_days_ago__visits_a_week_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-23' AS Nullable(DATE))
    AND visited_on < CAST('2024-12-23' AS Nullable(DATE))
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 2 days - 1 week = visited_on. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day, put the partial twice_nine_days_ago__visits_a_week_ago together. */
/* Compute twice_nine_days_ago = (2 * twice_nine_days_ago__visits_a_week_ago); a division by zero gives null. */
SELECT
  days.day AS "time.day",
  (
    2 * SUM(visits_by_instant.twice_nine_days_ago__visits_a_week_ago)
  ) AS twice_nine_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2' DAY - INTERVAL '7' DAY = visits_by_instant.visited_on
WHERE
  days.day >= CAST('2024-01-01' AS Nullable(DATE))
  AND days.day < CAST('2025-01-01' AS Nullable(DATE))
GROUP BY
  days.day
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
