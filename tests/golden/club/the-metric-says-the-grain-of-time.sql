-- query: weekly_by_default, visits by time during 2024-01 order by time desc
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01.
-- For each week of visits.visited_on, compute visits = COUNT(*).
-- Compute weekly_by_default = visits; a division by zero gives null.
-- Sort by time descending.

-- duckdb
/* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
/* For each week of visits.visited_on, compute visits = COUNT(*). */
/* Compute weekly_by_default = visits; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('WEEK', visited_on) AS DATE) AS "time",
  COUNT(*) AS weekly_by_default,
  COUNT(*) AS visits
FROM visits
WHERE
  visited_on >= CAST('2024-01-01' AS DATE)
  AND visited_on < CAST('2024-02-01' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('WEEK', visited_on) AS DATE)
ORDER BY
  "time" DESC;

-- postgres
/* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
/* For each week of visits.visited_on, compute visits = COUNT(*). */
/* Compute weekly_by_default = visits; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('WEEK', visited_on) AS DATE) AS "time",
  COUNT(*) AS weekly_by_default,
  COUNT(*) AS visits
FROM visits
WHERE
  visited_on >= CAST('2024-01-01' AS DATE)
  AND visited_on < CAST('2024-02-01' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('WEEK', visited_on) AS DATE)
ORDER BY
  "time" DESC NULLS LAST;

-- spark
/* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
/* For each week of visits.visited_on, compute visits = COUNT(*). */
/* Compute weekly_by_default = visits; a division by zero gives null. */
SELECT
  CAST(CAST(DATE_TRUNC('WEEK', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time`,
  COUNT(*) AS weekly_by_default,
  COUNT(*) AS visits
FROM visits
WHERE
  visited_on >= CAST('2024-01-01' AS DATE)
  AND visited_on < CAST('2024-02-01' AS DATE)
GROUP BY
  CAST(CAST(DATE_TRUNC('WEEK', visited_on) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time` DESC;

-- trino
/* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
/* For each week of visits.visited_on, compute visits = COUNT(*). */
/* Compute weekly_by_default = visits; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('WEEK', visited_on) AS DATE) AS "time",
  COUNT(*) AS weekly_by_default,
  COUNT(*) AS visits
FROM visits
WHERE
  visited_on >= CAST('2024-01-01' AS DATE)
  AND visited_on < CAST('2024-02-01' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('WEEK', visited_on) AS DATE)
ORDER BY
  "time" DESC;

-- snowflake
/* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
/* For each week of visits.visited_on, compute visits = COUNT(*). */
/* Compute weekly_by_default = visits; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('WEEK', visited_on) AS DATE) AS "time",
  COUNT(*) AS weekly_by_default,
  COUNT(*) AS visits
FROM visits
WHERE
  visited_on >= CAST('2024-01-01' AS DATE)
  AND visited_on < CAST('2024-02-01' AS DATE)
GROUP BY
  CAST(DATE_TRUNC('WEEK', visited_on) AS DATE)
ORDER BY
  "time" DESC NULLS LAST;

-- bigquery
/* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
/* For each week of visits.visited_on, compute visits = COUNT(*). */
/* Compute weekly_by_default = visits; a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC(visited_on, WEEK(MONDAY)) AS DATE) AS `time`,
  COUNT(*) AS weekly_by_default,
  COUNT(*) AS visits
FROM visits
WHERE
  visited_on >= CAST('2024-01-01' AS DATE)
  AND visited_on < CAST('2024-02-01' AS DATE)
GROUP BY
  `time`
ORDER BY
  `time` DESC;

-- databricks
/* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
/* For each week of visits.visited_on, compute visits = COUNT(*). */
/* Compute weekly_by_default = visits; a division by zero gives null. */
SELECT
  CAST(CAST(DATE_TRUNC('WEEK', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time`,
  COUNT(*) AS weekly_by_default,
  COUNT(*) AS visits
FROM visits
WHERE
  visited_on >= CAST('2024-01-01' AS DATE)
  AND visited_on < CAST('2024-02-01' AS DATE)
GROUP BY
  CAST(CAST(DATE_TRUNC('WEEK', visited_on) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time` DESC;

-- clickhouse
/* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
/* For each week of visits.visited_on, compute visits = COUNT(*). */
/* Compute weekly_by_default = visits; a division by zero gives null. */
SELECT
  CAST(dateTrunc('WEEK', visited_on) AS Nullable(DATE)) AS "time",
  COUNT(*) AS weekly_by_default,
  COUNT(*) AS visits
FROM visits
WHERE
  visited_on >= CAST('2024-01-01' AS Nullable(DATE))
  AND visited_on < CAST('2024-02-01' AS Nullable(DATE))
GROUP BY
  CAST(dateTrunc('WEEK', visited_on) AS Nullable(DATE))
ORDER BY
  "time" DESC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
