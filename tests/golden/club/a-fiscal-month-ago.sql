-- query: visits_a_fiscal_month_ago by time.day, time.fiscal_month during 2024
-- Read visits.
-- Read days.
-- Pair each days.day with its place one fiscal_month earlier.
-- Count each row at every instant of pairs where visits.visited_on = pairs.day.
-- Count each row at every instant of days where days.day = pairs.day.
-- Keep rows where days.day is from 2024-01-01 and before 2025-01-01.
-- For each days.day and days.fiscal_month, compute visits_a_fiscal_month_ago = COUNT(*).
-- Sort by time.day and time.fiscal_month.

-- duckdb
WITH fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day and days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
SELECT
  days.day AS "time.day",
  days.fiscal_month AS "time.fiscal_month",
  SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  days.day,
  days.fiscal_month
ORDER BY
  "time.day" ASC,
  "time.fiscal_month" ASC;

-- postgres
WITH fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day and days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
SELECT
  days.day AS "time.day",
  days.fiscal_month AS "time.fiscal_month",
  SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  days.day,
  days.fiscal_month
ORDER BY
  "time.day" ASC,
  "time.fiscal_month" ASC;

-- spark
WITH fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day and days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
SELECT
  days.day AS `time.day`,
  days.fiscal_month AS `time.fiscal_month`,
  SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  days.day,
  days.fiscal_month
ORDER BY
  `time.day` ASC NULLS LAST,
  `time.fiscal_month` ASC NULLS LAST;

-- trino
WITH fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day and days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
SELECT
  days.day AS "time.day",
  days.fiscal_month AS "time.fiscal_month",
  SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  days.day,
  days.fiscal_month
ORDER BY
  "time.day" ASC,
  "time.fiscal_month" ASC;

-- snowflake
WITH fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day and days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
SELECT
  days.day AS "time.day",
  days.fiscal_month AS "time.fiscal_month",
  SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  days.day,
  days.fiscal_month
ORDER BY
  "time.day" ASC,
  "time.fiscal_month" ASC;

-- bigquery
WITH fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day and days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
SELECT
  days.day AS `time_day`,
  days.fiscal_month AS `time_fiscal_month`,
  SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  `time_day`,
  `time_fiscal_month`
ORDER BY
  `time_day` ASC NULLS LAST,
  `time_fiscal_month` ASC NULLS LAST;

-- databricks
WITH fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day and days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
SELECT
  days.day AS `time.day`,
  days.fiscal_month AS `time.fiscal_month`,
  SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2025-01-01' AS DATE)
GROUP BY
  days.day,
  days.fiscal_month
ORDER BY
  `time.day` ASC NULLS LAST,
  `time.fiscal_month` ASC NULLS LAST;

-- clickhouse
WITH fiscal_month_days AS (
  /* Pair each days.day with its place one fiscal_month earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), pairs AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM fiscal_month_places AS own
  JOIN fiscal_month_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* For each pairs.day, compute visits_a_fiscal_month_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_a_fiscal_month_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  GROUP BY
    pairs.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
/* For each days.day and days.fiscal_month, put the partial visits_a_fiscal_month_ago together. */
SELECT
  days.day AS "time.day",
  days.fiscal_month AS "time.fiscal_month",
  SUM(rows_by_instant.visits_a_fiscal_month_ago) AS visits_a_fiscal_month_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-01-01' AS Nullable(DATE))
  AND days.day < CAST('2025-01-01' AS Nullable(DATE))
GROUP BY
  days.day,
  days.fiscal_month
ORDER BY
  "time.day" ASC,
  "time.fiscal_month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
