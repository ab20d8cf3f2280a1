-- query: visits during 2024-01-10 to 2024-02-08 compare to previous period
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-10 and before 2024-02-09.
-- Over all rows, compute visits = COUNT(*).
-- Keep rows where visits.visited_on is from 2023-12-11 and before 2024-01-10.
-- Over all rows, compute visits__previous = COUNT(*).
-- Put the totals side by side; a group that one side lacks has nulls there.
-- Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null.

-- duckdb
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-10 and before 2024-02-09. */
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-10' AS DATE)
    AND visited_on < CAST('2024-02-09' AS DATE)
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-12-11 and before 2024-01-10. */
  /* Over all rows, compute visits__previous = COUNT(*). */
  SELECT
    COUNT(*) AS visits__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-11' AS DATE)
    AND visited_on < CAST('2024-01-10' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits,
    visits__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side;

-- postgres
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-10 and before 2024-02-09. */
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-10' AS DATE)
    AND visited_on < CAST('2024-02-09' AS DATE)
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-12-11 and before 2024-01-10. */
  /* Over all rows, compute visits__previous = COUNT(*). */
  SELECT
    COUNT(*) AS visits__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-11' AS DATE)
    AND visited_on < CAST('2024-01-10' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits,
    (
      SELECT
        visits__previous
      FROM visits_before_totals
      WHERE
        FALSE
    ) AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    (
      SELECT
        visits
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS visits,
    visits__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE PRECISION) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side;

-- spark
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-10 and before 2024-02-09. */
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-10' AS DATE)
    AND visited_on < CAST('2024-02-09' AS DATE)
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-12-11 and before 2024-01-10. */
  /* Over all rows, compute visits__previous = COUNT(*). */
  SELECT
    COUNT(*) AS visits__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-11' AS DATE)
    AND visited_on < CAST('2024-01-10' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits,
    visits__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side;

-- trino
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-10 and before 2024-02-09. */
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-10' AS DATE)
    AND visited_on < CAST('2024-02-09' AS DATE)
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-12-11 and before 2024-01-10. */
  /* Over all rows, compute visits__previous = COUNT(*). */
  SELECT
    COUNT(*) AS visits__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-11' AS DATE)
    AND visited_on < CAST('2024-01-10' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits,
    visits__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side;

-- snowflake
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-10 and before 2024-02-09. */
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-10' AS DATE)
    AND visited_on < CAST('2024-02-09' AS DATE)
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-12-11 and before 2024-01-10. */
  /* Over all rows, compute visits__previous = COUNT(*). */
  SELECT
    COUNT(*) AS visits__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-11' AS DATE)
    AND visited_on < CAST('2024-01-10' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits,
    visits__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side;

-- bigquery
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-10 and before 2024-02-09. */
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-10' AS DATE)
    AND visited_on < CAST('2024-02-09' AS DATE)
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-12-11 and before 2024-01-10. */
  /* Over all rows, compute visits__previous = COUNT(*). */
  SELECT
    COUNT(*) AS visits__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-11' AS DATE)
    AND visited_on < CAST('2024-01-10' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits,
    visits__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS FLOAT64) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side;

-- databricks
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-10 and before 2024-02-09. */
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-10' AS DATE)
    AND visited_on < CAST('2024-02-09' AS DATE)
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-12-11 and before 2024-01-10. */
  /* Over all rows, compute visits__previous = COUNT(*). */
  SELECT
    COUNT(*) AS visits__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-11' AS DATE)
    AND visited_on < CAST('2024-01-10' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits,
    visits__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side;

-- clickhouse
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-10 and before 2024-02-09. */
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-10' AS Nullable(DATE))
    AND visited_on < CAST('2024-02-09' AS Nullable(DATE))
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-12-11 and before 2024-01-10. */
  /* Over all rows, compute visits__previous = COUNT(*). */
  SELECT
    COUNT(*) AS visits__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-11' AS Nullable(DATE))
    AND visited_on < CAST('2024-01-10' AS Nullable(DATE))
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits,
    visits__previous
  FROM visits_before_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS Nullable(Float64)) / nullIf(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
