-- query: payments_2_days_ago by time.day during 2024-03
-- Read visits.
-- Keep rows where visits.paid_on is from 2024-02-28 and before 2024-03-30.
-- Read days.
-- Count each row at every instant of days where days.day - 2 days = visits.paid_on.
-- Keep rows where days.day is from 2024-03-01 and before 2024-04-01.
-- For each days.day, compute payments_2_days_ago = COUNT(*).
-- Sort by time.day.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.paid_on is from 2024-02-28 and before 2024-03-30. */
  /* For each visits.paid_on, compute payments_2_days_ago = COUNT(*). */
  SELECT
    paid_on,
    COUNT(*) AS payments_2_days_ago
  FROM visits
  WHERE
    paid_on >= CAST('2024-02-28' AS DATE) AND paid_on < CAST('2024-03-30' AS DATE)
  GROUP BY
    paid_on
)
/* Count each row at every instant of days where days.day - 2 days = paid_on. */
/* Keep rows where days.day is from 2024-03-01 and before 2024-04-01. */
/* For each days.day, put the partial payments_2_days_ago together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.payments_2_days_ago) AS payments_2_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2' DAY = visits_by_instant.paid_on
WHERE
  days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.paid_on is from 2024-02-28 and before 2024-03-30. */
  /* For each visits.paid_on, compute payments_2_days_ago = COUNT(*). */
  SELECT
    paid_on,
    COUNT(*) AS payments_2_days_ago
  FROM visits
  WHERE
    paid_on >= CAST('2024-02-28' AS DATE) AND paid_on < CAST('2024-03-30' AS DATE)
  GROUP BY
    paid_on
)
/* Count each row at every instant of days where days.day - 2 days = paid_on. */
/* Keep rows where days.day is from 2024-03-01 and before 2024-04-01. */
/* For each days.day, put the partial payments_2_days_ago together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.payments_2_days_ago) AS payments_2_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2 DAY' = visits_by_instant.paid_on
WHERE
  days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.paid_on is from 2024-02-28 and before 2024-03-30. */
  /* For each visits.paid_on, compute payments_2_days_ago = COUNT(*). */
  SELECT
    paid_on,
    COUNT(*) AS payments_2_days_ago
  FROM visits
  WHERE
    paid_on >= CAST('2024-02-28' AS DATE) AND paid_on < CAST('2024-03-30' AS DATE)
  GROUP BY
    paid_on
)
/* Count each row at every instant of days where days.day - 2 days = paid_on. */
/* Keep rows where days.day is from 2024-03-01 and before 2024-04-01. */
/* For each days.day, put the partial payments_2_days_ago together. */
SELECT
  days.day AS `time.day`,
  SUM(visits_by_instant.payments_2_days_ago) AS payments_2_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2' DAY = visits_by_instant.paid_on
WHERE
  days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.paid_on is from 2024-02-28 and before 2024-03-30. */
  /* For each visits.paid_on, compute payments_2_days_ago = COUNT(*). */
  SELECT
    paid_on,
    COUNT(*) AS payments_2_days_ago
  FROM visits
  WHERE
    paid_on >= CAST('2024-02-28' AS DATE) AND paid_on < CAST('2024-03-30' AS DATE)
  GROUP BY
    paid_on
)
/* Count each row at every instant of days where days.day - 2 days = paid_on. */
/* Keep rows where days.day is from 2024-03-01 and before 2024-04-01. */
/* For each days.day, put the partial payments_2_days_ago together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.payments_2_days_ago) AS payments_2_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2' DAY = visits_by_instant.paid_on
WHERE
  days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where visits.paid_on is from 2024-02-28 and before 2024-03-30. */
  /* For each visits.paid_on, compute payments_2_days_ago = COUNT(*). */
  SELECT
    paid_on,
    COUNT(*) AS payments_2_days_ago
  FROM visits
  WHERE
    paid_on >= CAST('2024-02-28' AS DATE) AND paid_on < CAST('2024-03-30' AS DATE)
  GROUP BY
    paid_on
)
/* Count each row at every instant of days where days.day - 2 days = paid_on. */
/* Keep rows where days.day is from 2024-03-01 and before 2024-04-01. */
/* For each days.day, put the partial payments_2_days_ago together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.payments_2_days_ago) AS payments_2_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2 DAY' = visits_by_instant.paid_on
WHERE
  days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  "time.day" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where visits.paid_on is from 2024-02-28 and before 2024-03-30. */
  /* For each visits.paid_on, compute payments_2_days_ago = COUNT(*). */
  SELECT
    paid_on,
    COUNT(*) AS payments_2_days_ago
  FROM visits
  WHERE
    paid_on >= CAST('2024-02-28' AS DATE) AND paid_on < CAST('2024-03-30' AS DATE)
  GROUP BY
    paid_on
)
/* Count each row at every instant of days where days.day - 2 days = paid_on. */
/* Keep rows where days.day is from 2024-03-01 and before 2024-04-01. */
/* For each days.day, put the partial payments_2_days_ago together. */
SELECT
  days.day AS `time_day`,
  SUM(visits_by_instant.payments_2_days_ago) AS payments_2_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2' DAY = visits_by_instant.paid_on
WHERE
  days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.paid_on is from 2024-02-28 and before 2024-03-30. */
  /* For each visits.paid_on, compute payments_2_days_ago = COUNT(*). */
  SELECT
    paid_on,
    COUNT(*) AS payments_2_days_ago
  FROM visits
  WHERE
    paid_on >= CAST('2024-02-28' AS DATE) AND paid_on < CAST('2024-03-30' AS DATE)
  GROUP BY
    paid_on
)
/* Count each row at every instant of days where days.day - 2 days = paid_on. */
/* Keep rows where days.day is from 2024-03-01 and before 2024-04-01. */
/* For each days.day, put the partial payments_2_days_ago together. */
SELECT
  days.day AS `time.day`,
  SUM(visits_by_instant.payments_2_days_ago) AS payments_2_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2' DAY = visits_by_instant.paid_on
WHERE
  days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-04-01' AS DATE)
GROUP BY
  days.day
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where visits.paid_on is from 2024-02-28 and before 2024-03-30. */
  /* For each visits.paid_on, compute payments_2_days_ago = COUNT(*). */
  SELECT
    paid_on,
    COUNT(*) AS payments_2_days_ago
  FROM visits
  WHERE
    paid_on >= CAST('2024-02-28' AS Nullable(DATE))
    AND paid_on < CAST('2024-03-30' AS Nullable(DATE))
  GROUP BY
    paid_on
)
/* Count each row at every instant of days where days.day - 2 days = paid_on. */
/* Keep rows where days.day is from 2024-03-01 and before 2024-04-01. */
/* For each days.day, put the partial payments_2_days_ago together. */
SELECT
  days.day AS "time.day",
  SUM(visits_by_instant.payments_2_days_ago) AS payments_2_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '2' DAY = visits_by_instant.paid_on
WHERE
  days.day >= CAST('2024-03-01' AS Nullable(DATE))
  AND days.day < CAST('2024-04-01' AS Nullable(DATE))
GROUP BY
  days.day
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
