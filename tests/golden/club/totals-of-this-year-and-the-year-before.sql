-- query: visits, avg_minutes by door during 2024-01 to 2024-03 compare to previous year
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01.
-- For each visits.door, compute visits = COUNT(*) and avg_minutes = AVG(minutes).
-- Keep rows where visits.visited_on is from 2023-01-01 and before 2023-04-01.
-- For each visits.door, compute visits__previous = COUNT(*) and avg_minutes__previous = AVG(minutes).
-- Put the totals side by side by door; a group that one side lacks has nulls there.
-- Compute visits__difference = visits - visits__previous, visits__change = (visits - visits__previous) / visits__previous, avg_minutes__difference = avg_minutes - avg_minutes__previous and avg_minutes__change = (avg_minutes - avg_minutes__previous) / avg_minutes__previous; a division by zero gives null.
-- Sort by door.

-- duckdb
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.door, compute visits = COUNT(*) and avg_minutes = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits,
    AVG(minutes) AS avg_minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-01-01 and before 2023-04-01. */
  /* For each visits.door, compute visits__previous = COUNT(*) and avg_minutes__previous = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits__previous,
    AVG(minutes) AS avg_minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-01-01' AS DATE)
    AND visited_on < CAST('2023-04-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits,
    avg_minutes,
    NULL AS visits__previous,
    NULL AS avg_minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits,
    NULL AS avg_minutes,
    visits__previous,
    avg_minutes__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous, visits__change = (visits - visits__previous) / visits__previous, avg_minutes__difference = avg_minutes - avg_minutes__previous and avg_minutes__change = (avg_minutes - avg_minutes__previous) / avg_minutes__previous; a division by zero gives null. */
SELECT
  door,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change,
  MAX(avg_minutes) AS avg_minutes,
  MAX(avg_minutes__previous) AS avg_minutes__previous,
  MAX(avg_minutes) - MAX(avg_minutes__previous) AS avg_minutes__difference,
  CAST((
    MAX(avg_minutes) - MAX(avg_minutes__previous)
  ) AS DOUBLE) / NULLIF(MAX(avg_minutes__previous), 0) AS avg_minutes__change
FROM side_by_side
GROUP BY
  door
ORDER BY
  door ASC;

-- postgres
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.door, compute visits = COUNT(*) and avg_minutes = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits,
    AVG(CAST(minutes AS DOUBLE PRECISION)) AS avg_minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-01-01 and before 2023-04-01. */
  /* For each visits.door, compute visits__previous = COUNT(*) and avg_minutes__previous = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits__previous,
    AVG(CAST(minutes AS DOUBLE PRECISION)) AS avg_minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-01-01' AS DATE)
    AND visited_on < CAST('2023-04-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits,
    avg_minutes,
    (
      SELECT
        visits__previous
      FROM visits_before_totals
      WHERE
        FALSE
    ) AS visits__previous,
    (
      SELECT
        avg_minutes__previous
      FROM visits_before_totals
      WHERE
        FALSE
    ) AS avg_minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    (
      SELECT
        visits
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS visits,
    (
      SELECT
        avg_minutes
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS avg_minutes,
    visits__previous,
    avg_minutes__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous, visits__change = (visits - visits__previous) / visits__previous, avg_minutes__difference = avg_minutes - avg_minutes__previous and avg_minutes__change = (avg_minutes - avg_minutes__previous) / avg_minutes__previous; a division by zero gives null. */
SELECT
  door,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE PRECISION) / NULLIF(MAX(visits__previous), 0) AS visits__change,
  MAX(avg_minutes) AS avg_minutes,
  MAX(avg_minutes__previous) AS avg_minutes__previous,
  MAX(avg_minutes) - MAX(avg_minutes__previous) AS avg_minutes__difference,
  CAST((
    MAX(avg_minutes) - MAX(avg_minutes__previous)
  ) AS DOUBLE PRECISION) / NULLIF(MAX(avg_minutes__previous), 0) AS avg_minutes__change
FROM side_by_side
GROUP BY
  door
ORDER BY
  door ASC;

-- spark
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.door, compute visits = COUNT(*) and avg_minutes = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits,
    AVG(CAST(minutes AS DOUBLE)) AS avg_minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-01-01 and before 2023-04-01. */
  /* For each visits.door, compute visits__previous = COUNT(*) and avg_minutes__previous = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits__previous,
    AVG(CAST(minutes AS DOUBLE)) AS avg_minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-01-01' AS DATE)
    AND visited_on < CAST('2023-04-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits,
    avg_minutes,
    NULL AS visits__previous,
    NULL AS avg_minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits,
    NULL AS avg_minutes,
    visits__previous,
    avg_minutes__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous, visits__change = (visits - visits__previous) / visits__previous, avg_minutes__difference = avg_minutes - avg_minutes__previous and avg_minutes__change = (avg_minutes - avg_minutes__previous) / avg_minutes__previous; a division by zero gives null. */
SELECT
  door,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change,
  MAX(avg_minutes) AS avg_minutes,
  MAX(avg_minutes__previous) AS avg_minutes__previous,
  MAX(avg_minutes) - MAX(avg_minutes__previous) AS avg_minutes__difference,
  CAST((
    MAX(avg_minutes) - MAX(avg_minutes__previous)
  ) AS DOUBLE) / NULLIF(MAX(avg_minutes__previous), 0) AS avg_minutes__change
FROM side_by_side
GROUP BY
  door
ORDER BY
  door ASC NULLS LAST;

-- trino
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.door, compute visits = COUNT(*) and avg_minutes = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits,
    AVG(CAST(minutes AS DOUBLE)) AS avg_minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-01-01 and before 2023-04-01. */
  /* For each visits.door, compute visits__previous = COUNT(*) and avg_minutes__previous = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits__previous,
    AVG(CAST(minutes AS DOUBLE)) AS avg_minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-01-01' AS DATE)
    AND visited_on < CAST('2023-04-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits,
    avg_minutes,
    NULL AS visits__previous,
    NULL AS avg_minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits,
    NULL AS avg_minutes,
    visits__previous,
    avg_minutes__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous, visits__change = (visits - visits__previous) / visits__previous, avg_minutes__difference = avg_minutes - avg_minutes__previous and avg_minutes__change = (avg_minutes - avg_minutes__previous) / avg_minutes__previous; a division by zero gives null. */
SELECT
  door,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change,
  MAX(avg_minutes) AS avg_minutes,
  MAX(avg_minutes__previous) AS avg_minutes__previous,
  MAX(avg_minutes) - MAX(avg_minutes__previous) AS avg_minutes__difference,
  CAST((
    MAX(avg_minutes) - MAX(avg_minutes__previous)
  ) AS DOUBLE) / NULLIF(MAX(avg_minutes__previous), 0) AS avg_minutes__change
FROM side_by_side
GROUP BY
  door
ORDER BY
  door ASC;

-- snowflake
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.door, compute visits = COUNT(*) and avg_minutes = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits,
    AVG(CAST(minutes AS DOUBLE)) AS avg_minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-01-01 and before 2023-04-01. */
  /* For each visits.door, compute visits__previous = COUNT(*) and avg_minutes__previous = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits__previous,
    AVG(CAST(minutes AS DOUBLE)) AS avg_minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-01-01' AS DATE)
    AND visited_on < CAST('2023-04-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits,
    avg_minutes,
    NULL AS visits__previous,
    NULL AS avg_minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits,
    NULL AS avg_minutes,
    visits__previous,
    avg_minutes__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous, visits__change = (visits - visits__previous) / visits__previous, avg_minutes__difference = avg_minutes - avg_minutes__previous and avg_minutes__change = (avg_minutes - avg_minutes__previous) / avg_minutes__previous; a division by zero gives null. */
SELECT
  door,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change,
  MAX(avg_minutes) AS avg_minutes,
  MAX(avg_minutes__previous) AS avg_minutes__previous,
  MAX(avg_minutes) - MAX(avg_minutes__previous) AS avg_minutes__difference,
  CAST((
    MAX(avg_minutes) - MAX(avg_minutes__previous)
  ) AS DOUBLE) / NULLIF(MAX(avg_minutes__previous), 0) AS avg_minutes__change
FROM side_by_side
GROUP BY
  door
ORDER BY
  door ASC;

-- bigquery
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.door, compute visits = COUNT(*) and avg_minutes = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits,
    AVG(CAST(minutes AS FLOAT64)) AS avg_minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-01-01 and before 2023-04-01. */
  /* For each visits.door, compute visits__previous = COUNT(*) and avg_minutes__previous = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits__previous,
    AVG(CAST(minutes AS FLOAT64)) AS avg_minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-01-01' AS DATE)
    AND visited_on < CAST('2023-04-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits,
    avg_minutes,
    NULL AS visits__previous,
    NULL AS avg_minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits,
    NULL AS avg_minutes,
    visits__previous,
    avg_minutes__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous, visits__change = (visits - visits__previous) / visits__previous, avg_minutes__difference = avg_minutes - avg_minutes__previous and avg_minutes__change = (avg_minutes - avg_minutes__previous) / avg_minutes__previous; a division by zero gives null. */
SELECT
  door,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS FLOAT64) / NULLIF(MAX(visits__previous), 0) AS visits__change,
  MAX(avg_minutes) AS avg_minutes,
  MAX(avg_minutes__previous) AS avg_minutes__previous,
  MAX(avg_minutes) - MAX(avg_minutes__previous) AS avg_minutes__difference,
  CAST((
    MAX(avg_minutes) - MAX(avg_minutes__previous)
  ) AS FLOAT64) / NULLIF(MAX(avg_minutes__previous), 0) AS avg_minutes__change
FROM side_by_side
GROUP BY
  door
ORDER BY
  door ASC NULLS LAST;

-- databricks
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.door, compute visits = COUNT(*) and avg_minutes = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits,
    AVG(CAST(minutes AS DOUBLE)) AS avg_minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-04-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-01-01 and before 2023-04-01. */
  /* For each visits.door, compute visits__previous = COUNT(*) and avg_minutes__previous = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits__previous,
    AVG(CAST(minutes AS DOUBLE)) AS avg_minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-01-01' AS DATE)
    AND visited_on < CAST('2023-04-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits,
    avg_minutes,
    NULL AS visits__previous,
    NULL AS avg_minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits,
    NULL AS avg_minutes,
    visits__previous,
    avg_minutes__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous, visits__change = (visits - visits__previous) / visits__previous, avg_minutes__difference = avg_minutes - avg_minutes__previous and avg_minutes__change = (avg_minutes - avg_minutes__previous) / avg_minutes__previous; a division by zero gives null. */
SELECT
  door,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change,
  MAX(avg_minutes) AS avg_minutes,
  MAX(avg_minutes__previous) AS avg_minutes__previous,
  MAX(avg_minutes) - MAX(avg_minutes__previous) AS avg_minutes__difference,
  CAST((
    MAX(avg_minutes) - MAX(avg_minutes__previous)
  ) AS DOUBLE) / NULLIF(MAX(avg_minutes__previous), 0) AS avg_minutes__change
FROM side_by_side
GROUP BY
  door
ORDER BY
  door ASC NULLS LAST;

-- clickhouse
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-04-01. */
  /* For each visits.door, compute visits = COUNT(*) and avg_minutes = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits,
    AVG(CAST(minutes AS Nullable(Float64))) AS avg_minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-04-01' AS Nullable(DATE))
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-01-01 and before 2023-04-01. */
  /* For each visits.door, compute visits__previous = COUNT(*) and avg_minutes__previous = AVG(minutes). */
  SELECT
    door,
    COUNT(*) AS visits__previous,
    AVG(CAST(minutes AS Nullable(Float64))) AS avg_minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2023-04-01' AS Nullable(DATE))
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits,
    avg_minutes,
    NULL AS visits__previous,
    NULL AS avg_minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits,
    NULL AS avg_minutes,
    visits__previous,
    avg_minutes__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous, visits__change = (visits - visits__previous) / visits__previous, avg_minutes__difference = avg_minutes - avg_minutes__previous and avg_minutes__change = (avg_minutes - avg_minutes__previous) / avg_minutes__previous; a division by zero gives null. */
SELECT
  door,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS Nullable(Float64)) / nullIf(MAX(visits__previous), 0) AS visits__change,
  MAX(avg_minutes) AS avg_minutes,
  MAX(avg_minutes__previous) AS avg_minutes__previous,
  MAX(avg_minutes) - MAX(avg_minutes__previous) AS avg_minutes__difference,
  CAST((
    MAX(avg_minutes) - MAX(avg_minutes__previous)
  ) AS Nullable(Float64)) / nullIf(MAX(avg_minutes__previous), 0) AS avg_minutes__change
FROM side_by_side
GROUP BY
  door
ORDER BY
  door ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
