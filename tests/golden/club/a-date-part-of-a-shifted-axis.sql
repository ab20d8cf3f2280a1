-- query: visits_5_days_ago by time.extract_dow, time.year
-- Read visits.
-- Read days.
-- Count each row at every instant of days where days.day - 5 days = visits.visited_on.
-- For each dow of days.day and year of days.day, compute visits_5_days_ago = COUNT(*).
-- Sort by time.extract_dow and time.year.

-- duckdb
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each dow of days.day and year of days.day, put the partial visits_5_days_ago together. */
SELECT
  CAST(EXTRACT(ISODOW FROM days.day) AS INT) AS "time.extract_dow",
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE) AS "time.year",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
GROUP BY
  CAST(EXTRACT(ISODOW FROM days.day) AS INT),
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE)
ORDER BY
  "time.extract_dow" ASC,
  "time.year" ASC;

-- postgres
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each dow of days.day and year of days.day, put the partial visits_5_days_ago together. */
SELECT
  CAST(EXTRACT(ISODOW FROM days.day) AS INT) AS "time.extract_dow",
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE) AS "time.year",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5 DAY' = visits_by_instant.visited_on
GROUP BY
  CAST(EXTRACT(ISODOW FROM days.day) AS INT),
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE)
ORDER BY
  "time.extract_dow" ASC,
  "time.year" ASC;

-- spark
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each dow of days.day and year of days.day, put the partial visits_5_days_ago together. */
SELECT
  CAST(EXTRACT(DOW_ISO FROM days.day) AS INT) AS `time.extract_dow`,
  CAST(CAST(DATE_TRUNC('YEAR', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.year`,
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
GROUP BY
  CAST(EXTRACT(DOW_ISO FROM days.day) AS INT),
  CAST(CAST(DATE_TRUNC('YEAR', days.day) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.extract_dow` ASC NULLS LAST,
  `time.year` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each dow of days.day and year of days.day, put the partial visits_5_days_ago together. */
SELECT
  CAST(EXTRACT(DOW FROM days.day) AS INTEGER) AS "time.extract_dow",
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE) AS "time.year",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
GROUP BY
  CAST(EXTRACT(DOW FROM days.day) AS INTEGER),
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE)
ORDER BY
  "time.extract_dow" ASC,
  "time.year" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each dow of days.day and year of days.day, put the partial visits_5_days_ago together. */
SELECT
  CAST(DATE_PART(DAYOFWEEKISO, days.day) AS INT) AS "time.extract_dow",
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE) AS "time.year",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5 DAY' = visits_by_instant.visited_on
GROUP BY
  CAST(DATE_PART(DAYOFWEEKISO, days.day) AS INT),
  CAST(DATE_TRUNC('YEAR', days.day) AS DATE)
ORDER BY
  "time.extract_dow" ASC,
  "time.year" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each dow of days.day and year of days.day, put the partial visits_5_days_ago together. */
SELECT
  CAST((
    MOD(EXTRACT(DAYOFWEEK FROM days.day) + 5, 7) + 1
  ) AS INT64) AS `time_extract_dow`,
  CAST(DATE_TRUNC(days.day, YEAR) AS DATE) AS `time_year`,
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
GROUP BY
  `time_extract_dow`,
  `time_year`
ORDER BY
  `time_extract_dow` ASC NULLS LAST,
  `time_year` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each dow of days.day and year of days.day, put the partial visits_5_days_ago together. */
SELECT
  CAST(EXTRACT(DOW_ISO FROM days.day) AS INT) AS `time.extract_dow`,
  CAST(CAST(DATE_TRUNC('YEAR', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.year`,
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
GROUP BY
  CAST(EXTRACT(DOW_ISO FROM days.day) AS INT),
  CAST(CAST(DATE_TRUNC('YEAR', days.day) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.extract_dow` ASC NULLS LAST,
  `time.year` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each dow of days.day and year of days.day, put the partial visits_5_days_ago together. */
SELECT
  CAST(toDayOfWeek(days.day) AS Nullable(Int32)) AS "time.extract_dow",
  CAST(dateTrunc('YEAR', days.day) AS Nullable(DATE)) AS "time.year",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
GROUP BY
  CAST(toDayOfWeek(days.day) AS Nullable(Int32)),
  CAST(dateTrunc('YEAR', days.day) AS Nullable(DATE))
ORDER BY
  "time.extract_dow" ASC,
  "time.year" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
