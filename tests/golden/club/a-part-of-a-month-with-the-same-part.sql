-- query: visits by time.month during 2024-03-01 to 2024-03-30 compare to previous year
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-03-01 and before 2024-03-31.
-- For each month of visits.visited_on, compute visits = COUNT(*).
-- Keep rows where visits.visited_on is from 2023-03-01 and before 2023-04-01.
-- Read days.
-- Count each row at every instant of days where days.day - 1 year = visits.visited_on.
-- Keep rows where days.day is from 2024-03-01 and before 2024-03-31.
-- For each month of days.day, compute visits__previous = COUNT(*).
-- Put the totals side by side by time.month; a group that one side lacks has nulls there.
-- Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null.
-- Sort by time.month.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2023-03-01 and before 2023-04-01) or (visits.visited_on is from 2024-03-01 and before 2024-03-31). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2023-03-01' AS DATE)
      AND visited_on < CAST('2023-04-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2024-03-01' AS DATE)
      AND visited_on < CAST('2024-03-31' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-03-01 and before 2024-03-31. */
  /* For each month of visited_on, put the partial visits together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2024-03-01 and before 2024-03-31. */
  /* For each month of days.day, put the partial visits__previous together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2023-03-01 and before 2023-04-01) or (visits.visited_on is from 2024-03-01 and before 2024-03-31). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2023-03-01' AS DATE)
      AND visited_on < CAST('2023-04-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2024-03-01' AS DATE)
      AND visited_on < CAST('2024-03-31' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-03-01 and before 2024-03-31. */
  /* For each month of visited_on, put the partial visits together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2024-03-01 and before 2024-03-31. */
  /* For each month of days.day, put the partial visits__previous together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1 YEAR' = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    (
      SELECT
        visits__previous
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    (
      SELECT
        visits
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE PRECISION) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2023-03-01 and before 2023-04-01) or (visits.visited_on is from 2024-03-01 and before 2024-03-31). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2023-03-01' AS DATE)
      AND visited_on < CAST('2023-04-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2024-03-01' AS DATE)
      AND visited_on < CAST('2024-03-31' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-03-01 and before 2024-03-31. */
  /* For each month of visited_on, put the partial visits together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2024-03-01 and before 2024-03-31. */
  /* For each month of days.day, put the partial visits__previous together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  `time.month`,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2023-03-01 and before 2023-04-01) or (visits.visited_on is from 2024-03-01 and before 2024-03-31). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2023-03-01' AS DATE)
      AND visited_on < CAST('2023-04-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2024-03-01' AS DATE)
      AND visited_on < CAST('2024-03-31' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-03-01 and before 2024-03-31. */
  /* For each month of visited_on, put the partial visits together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2024-03-01 and before 2024-03-31. */
  /* For each month of days.day, put the partial visits__previous together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2023-03-01 and before 2023-04-01) or (visits.visited_on is from 2024-03-01 and before 2024-03-31). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2023-03-01' AS DATE)
      AND visited_on < CAST('2023-04-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2024-03-01' AS DATE)
      AND visited_on < CAST('2024-03-31' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-03-01 and before 2024-03-31. */
  /* For each month of visited_on, put the partial visits together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2024-03-01 and before 2024-03-31. */
  /* For each month of days.day, put the partial visits__previous together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1 YEAR' = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2023-03-01 and before 2023-04-01) or (visits.visited_on is from 2024-03-01 and before 2024-03-31). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2023-03-01' AS DATE)
      AND visited_on < CAST('2023-04-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2024-03-01' AS DATE)
      AND visited_on < CAST('2024-03-31' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-03-01 and before 2024-03-31. */
  /* For each month of visited_on, put the partial visits together. */
  SELECT
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS `time_month`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2024-03-01 and before 2024-03-31. */
  /* For each month of days.day, put the partial visits__previous together. */
  SELECT
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE) AS `time_month`,
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time_month`,
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time_month`,
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  `time_month`,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS FLOAT64) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  `time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2023-03-01 and before 2023-04-01) or (visits.visited_on is from 2024-03-01 and before 2024-03-31). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2023-03-01' AS DATE)
      AND visited_on < CAST('2023-04-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2024-03-01' AS DATE)
      AND visited_on < CAST('2024-03-31' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-03-01 and before 2024-03-31. */
  /* For each month of visited_on, put the partial visits together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2024-03-01 and before 2024-03-31. */
  /* For each month of days.day, put the partial visits__previous together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-03-01' AS DATE) AND days.day < CAST('2024-03-31' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  `time.month`,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2023-03-01 and before 2023-04-01) or (visits.visited_on is from 2024-03-01 and before 2024-03-31). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2023-03-01' AS Nullable(DATE))
      AND visited_on < CAST('2023-04-01' AS Nullable(DATE))
    )
    OR (
      visited_on >= CAST('2024-03-01' AS Nullable(DATE))
      AND visited_on < CAST('2024-03-31' AS Nullable(DATE))
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2024-03-01 and before 2024-03-31. */
  /* For each month of visited_on, put the partial visits together. */
  SELECT
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS "time.month",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2024-03-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-03-31' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE))
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2024-03-01 and before 2024-03-31. */
  /* For each month of days.day, put the partial visits__previous together. */
  SELECT
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) AS "time.month",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-03-01' AS Nullable(DATE))
    AND days.day < CAST('2024-03-31' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE))
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS Nullable(Float64)) / nullIf(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
