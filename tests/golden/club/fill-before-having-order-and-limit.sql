-- query: minutes_or_none by time.quarter during 2024 fill having minutes_or_none < 100 order by minutes_or_none limit 3
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01.
-- For each quarter of visits.visited_on, compute minutes = SUM(minutes).
-- Read days.
-- Keep rows where days.day is from 2024-01-01 and before 2025-01-01.
-- List the distinct quarter of days.day.
-- Add a row with nulls for each time.quarter of the calendar that has none.
-- Take time.quarter and minutes of every row.
-- Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null.
-- Keep rows where minutes_or_none < 100.
-- Sort by minutes_or_none and time.quarter, keep the first 3.

-- duckdb
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* List the distinct quarter of days.day. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', day) AS DATE) AS "time.quarter"
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', day) AS DATE)
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
/* Keep rows where minutes_or_none < 100. */
SELECT
  COALESCE(periods."time.quarter", visits_totals."time.quarter") AS "time.quarter",
  COALESCE(visits_totals.minutes, -1.5) AS minutes_or_none
FROM periods
FULL JOIN visits_totals
  ON periods."time.quarter" = visits_totals."time.quarter"
WHERE
  COALESCE(visits_totals.minutes, -1.5) < 100
ORDER BY
  minutes_or_none ASC,
  "time.quarter" ASC
LIMIT 3;

-- postgres
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* List the distinct quarter of days.day. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', day) AS DATE) AS "time.quarter"
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', day) AS DATE)
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
/* Keep rows where minutes_or_none < 100. */
SELECT
  COALESCE(periods."time.quarter", visits_totals."time.quarter") AS "time.quarter",
  COALESCE(visits_totals.minutes, -1.5) AS minutes_or_none
FROM periods
FULL JOIN visits_totals
  ON periods."time.quarter" = visits_totals."time.quarter"
WHERE
  COALESCE(visits_totals.minutes, -1.5) < 100
ORDER BY
  minutes_or_none ASC,
  "time.quarter" ASC
LIMIT 3;

-- spark
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* List the distinct quarter of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
/* Keep rows where minutes_or_none < 100. */
SELECT
  COALESCE(periods.`time.quarter`, visits_totals.`time.quarter`) AS `time.quarter`,
  COALESCE(visits_totals.minutes, -1.5) AS minutes_or_none
FROM periods
FULL JOIN visits_totals
  ON periods.`time.quarter` = visits_totals.`time.quarter`
WHERE
  COALESCE(visits_totals.minutes, -1.5) < 100
ORDER BY
  minutes_or_none ASC NULLS LAST,
  `time.quarter` ASC NULLS LAST
LIMIT 3;

-- trino
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* List the distinct quarter of days.day. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', day) AS DATE) AS "time.quarter"
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', day) AS DATE)
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
/* Keep rows where minutes_or_none < 100. */
SELECT
  COALESCE(periods."time.quarter", visits_totals."time.quarter") AS "time.quarter",
  COALESCE(visits_totals.minutes, -1.5) AS minutes_or_none
FROM periods
FULL JOIN visits_totals
  ON periods."time.quarter" = visits_totals."time.quarter"
WHERE
  COALESCE(visits_totals.minutes, -1.5) < 100
ORDER BY
  minutes_or_none ASC,
  "time.quarter" ASC
LIMIT 3;

-- snowflake
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* List the distinct quarter of days.day. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', day) AS DATE) AS "time.quarter"
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', day) AS DATE)
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
/* Keep rows where minutes_or_none < 100. */
SELECT
  COALESCE(periods."time.quarter", visits_totals."time.quarter") AS "time.quarter",
  COALESCE(visits_totals.minutes, -1.5) AS minutes_or_none
FROM periods
FULL JOIN visits_totals
  ON periods."time.quarter" = visits_totals."time.quarter"
WHERE
  COALESCE(visits_totals.minutes, -1.5) < 100
ORDER BY
  minutes_or_none ASC,
  "time.quarter" ASC
LIMIT 3;

-- bigquery
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    CAST(DATE_TRUNC(visited_on, QUARTER) AS DATE) AS `time_quarter`,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(visited_on, QUARTER) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* List the distinct quarter of days.day. */
  SELECT
    CAST(DATE_TRUNC(day, QUARTER) AS DATE) AS `time_quarter`
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(day, QUARTER) AS DATE)
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
/* Keep rows where minutes_or_none < 100. */
SELECT
  COALESCE(periods.`time_quarter`, visits_totals.`time_quarter`) AS `time_quarter`,
  COALESCE(visits_totals.minutes, -1.5) AS minutes_or_none
FROM periods
FULL JOIN visits_totals
  ON periods.`time_quarter` = visits_totals.`time_quarter`
WHERE
  COALESCE(visits_totals.minutes, -1.5) < 100
ORDER BY
  minutes_or_none ASC NULLS LAST,
  `time_quarter` ASC NULLS LAST
LIMIT 3;

-- databricks
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* List the distinct quarter of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS DATE) AND day < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
/* Keep rows where minutes_or_none < 100. */
SELECT
  COALESCE(periods.`time.quarter`, visits_totals.`time.quarter`) AS `time.quarter`,
  COALESCE(visits_totals.minutes, -1.5) AS minutes_or_none
FROM periods
FULL JOIN visits_totals
  ON periods.`time.quarter` = visits_totals.`time.quarter`
WHERE
  COALESCE(visits_totals.minutes, -1.5) < 100
ORDER BY
  minutes_or_none ASC NULLS LAST,
  `time.quarter` ASC NULLS LAST
LIMIT 3;

-- clickhouse
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    CAST(dateTrunc('QUARTER', visited_on) AS Nullable(DATE)) AS "time.quarter",
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2025-01-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('QUARTER', visited_on) AS Nullable(DATE))
), periods AS (
  /* Keep rows where days.day is from 2024-01-01 and before 2025-01-01. */
  /* List the distinct quarter of days.day. */
  SELECT
    CAST(dateTrunc('QUARTER', day) AS Nullable(DATE)) AS "time.quarter"
  FROM days
  WHERE
    day >= CAST('2024-01-01' AS Nullable(DATE))
    AND day < CAST('2025-01-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('QUARTER', day) AS Nullable(DATE))
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
/* Keep rows where minutes_or_none < 100. */
SELECT
  COALESCE(periods."time.quarter", visits_totals."time.quarter") AS "time.quarter",
  COALESCE(visits_totals.minutes, -1.5) AS minutes_or_none
FROM periods
FULL JOIN visits_totals
  ON periods."time.quarter" = visits_totals."time.quarter"
WHERE
  COALESCE(visits_totals.minutes, -1.5) < 100
ORDER BY
  minutes_or_none ASC,
  "time.quarter" ASC
LIMIT 3
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
