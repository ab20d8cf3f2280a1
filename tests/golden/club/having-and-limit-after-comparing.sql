-- query: minutes_or_none as m by door during 2024-01 to 2024-02 compare to 2 months having m__previous > 0 or m > 200 order by m__difference limit 1
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-01.
-- For each visits.door, compute minutes = SUM(minutes).
-- Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-01.
-- For each visits.door, compute minutes__previous = SUM(minutes).
-- Put the totals side by side by door; a group that one side lacks has nulls there.
-- Compute m = COALESCE(minutes, -1.5), m__previous = COALESCE(minutes__previous, -1.5), m__difference = COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5) and m__change = (COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5)) / COALESCE(minutes__previous, -1.5); a division by zero gives null.
-- Keep rows where m__previous > 0 or m > 200.
-- Sort by m__difference and door, keep the first 1.

-- duckdb
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-01. */
  /* For each visits.door, compute minutes = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-01. */
  /* For each visits.door, compute minutes__previous = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-11-01' AS DATE)
    AND visited_on < CAST('2024-01-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    minutes,
    NULL AS minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS minutes,
    minutes__previous
  FROM visits_before_totals
)
/* Compute m = COALESCE(minutes, -1.5), m__previous = COALESCE(minutes__previous, -1.5), m__difference = COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5) and m__change = (COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5)) / COALESCE(minutes__previous, -1.5); a division by zero gives null. */
/* Keep rows where m__previous > 0 or m > 200. */
SELECT
  side_by_side.door,
  COALESCE(MAX(side_by_side.minutes), -1.5) AS m,
  COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__previous,
  COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__difference,
  CAST((
    COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5)
  ) AS DOUBLE) / NULLIF(COALESCE(MAX(side_by_side.minutes__previous), -1.5), 0) AS m__change
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  (
    COALESCE(MAX(side_by_side.minutes__previous), -1.5) > 0
  )
  OR (
    COALESCE(MAX(side_by_side.minutes), -1.5) > 200
  )
ORDER BY
  m__difference ASC,
  door ASC
LIMIT 1;

-- postgres
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-01. */
  /* For each visits.door, compute minutes = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-01. */
  /* For each visits.door, compute minutes__previous = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-11-01' AS DATE)
    AND visited_on < CAST('2024-01-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    minutes,
    (
      SELECT
        minutes__previous
      FROM visits_before_totals
      WHERE
        FALSE
    ) AS minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    (
      SELECT
        minutes
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS minutes,
    minutes__previous
  FROM visits_before_totals
)
/* Compute m = COALESCE(minutes, -1.5), m__previous = COALESCE(minutes__previous, -1.5), m__difference = COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5) and m__change = (COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5)) / COALESCE(minutes__previous, -1.5); a division by zero gives null. */
/* Keep rows where m__previous > 0 or m > 200. */
SELECT
  side_by_side.door,
  COALESCE(MAX(side_by_side.minutes), -1.5) AS m,
  COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__previous,
  COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__difference,
  CAST((
    COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5)
  ) AS DOUBLE PRECISION) / NULLIF(COALESCE(MAX(side_by_side.minutes__previous), -1.5), 0) AS m__change
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  (
    COALESCE(MAX(side_by_side.minutes__previous), -1.5) > 0
  )
  OR (
    COALESCE(MAX(side_by_side.minutes), -1.5) > 200
  )
ORDER BY
  m__difference ASC,
  door ASC
LIMIT 1;

-- spark
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-01. */
  /* For each visits.door, compute minutes = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-01. */
  /* For each visits.door, compute minutes__previous = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-11-01' AS DATE)
    AND visited_on < CAST('2024-01-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    minutes,
    NULL AS minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS minutes,
    minutes__previous
  FROM visits_before_totals
)
/* Compute m = COALESCE(minutes, -1.5), m__previous = COALESCE(minutes__previous, -1.5), m__difference = COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5) and m__change = (COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5)) / COALESCE(minutes__previous, -1.5); a division by zero gives null. */
/* Keep rows where m__previous > 0 or m > 200. */
SELECT
  side_by_side.door,
  COALESCE(MAX(side_by_side.minutes), -1.5) AS m,
  COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__previous,
  COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__difference,
  CAST((
    COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5)
  ) AS DOUBLE) / NULLIF(COALESCE(MAX(side_by_side.minutes__previous), -1.5), 0) AS m__change
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  (
    COALESCE(MAX(side_by_side.minutes__previous), -1.5) > 0
  )
  OR (
    COALESCE(MAX(side_by_side.minutes), -1.5) > 200
  )
ORDER BY
  m__difference ASC NULLS LAST,
  door ASC NULLS LAST
LIMIT 1;

-- trino
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-01. */
  /* For each visits.door, compute minutes = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-01. */
  /* For each visits.door, compute minutes__previous = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-11-01' AS DATE)
    AND visited_on < CAST('2024-01-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    minutes,
    NULL AS minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS minutes,
    minutes__previous
  FROM visits_before_totals
)
/* Compute m = COALESCE(minutes, -1.5), m__previous = COALESCE(minutes__previous, -1.5), m__difference = COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5) and m__change = (COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5)) / COALESCE(minutes__previous, -1.5); a division by zero gives null. */
/* Keep rows where m__previous > 0 or m > 200. */
SELECT
  side_by_side.door,
  COALESCE(MAX(side_by_side.minutes), -1.5) AS m,
  COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__previous,
  COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__difference,
  CAST((
    COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5)
  ) AS DOUBLE) / NULLIF(COALESCE(MAX(side_by_side.minutes__previous), -1.5), 0) AS m__change
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  (
    COALESCE(MAX(side_by_side.minutes__previous), -1.5) > 0
  )
  OR (
    COALESCE(MAX(side_by_side.minutes), -1.5) > 200
  )
ORDER BY
  m__difference ASC,
  door ASC
LIMIT 1;

-- snowflake
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-01. */
  /* For each visits.door, compute minutes = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-01. */
  /* For each visits.door, compute minutes__previous = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-11-01' AS DATE)
    AND visited_on < CAST('2024-01-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    minutes,
    NULL AS minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS minutes,
    minutes__previous
  FROM visits_before_totals
)
/* Compute m = COALESCE(minutes, -1.5), m__previous = COALESCE(minutes__previous, -1.5), m__difference = COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5) and m__change = (COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5)) / COALESCE(minutes__previous, -1.5); a division by zero gives null. */
/* Keep rows where m__previous > 0 or m > 200. */
SELECT
  side_by_side.door,
  COALESCE(MAX(side_by_side.minutes), -1.5) AS m,
  COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__previous,
  COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__difference,
  CAST((
    COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5)
  ) AS DOUBLE) / NULLIF(COALESCE(MAX(side_by_side.minutes__previous), -1.5), 0) AS m__change
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  (
    COALESCE(MAX(side_by_side.minutes__previous), -1.5) > 0
  )
  OR (
    COALESCE(MAX(side_by_side.minutes), -1.5) > 200
  )
ORDER BY
  m__difference ASC,
  door ASC
LIMIT 1;

-- bigquery
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-01. */
  /* For each visits.door, compute minutes = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-01. */
  /* For each visits.door, compute minutes__previous = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-11-01' AS DATE)
    AND visited_on < CAST('2024-01-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    minutes,
    NULL AS minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS minutes,
    minutes__previous
  FROM visits_before_totals
)
/* Compute m = COALESCE(minutes, -1.5), m__previous = COALESCE(minutes__previous, -1.5), m__difference = COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5) and m__change = (COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5)) / COALESCE(minutes__previous, -1.5); a division by zero gives null. */
/* Keep rows where m__previous > 0 or m > 200. */
SELECT
  side_by_side.door,
  COALESCE(MAX(side_by_side.minutes), -1.5) AS m,
  COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__previous,
  COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__difference,
  CAST((
    COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5)
  ) AS FLOAT64) / NULLIF(COALESCE(MAX(side_by_side.minutes__previous), -1.5), 0) AS m__change
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  (
    COALESCE(MAX(side_by_side.minutes__previous), -1.5) > 0
  )
  OR (
    COALESCE(MAX(side_by_side.minutes), -1.5) > 200
  )
ORDER BY
  m__difference ASC NULLS LAST,
  door ASC NULLS LAST
LIMIT 1;

-- databricks
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-01. */
  /* For each visits.door, compute minutes = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-03-01' AS DATE)
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-01. */
  /* For each visits.door, compute minutes__previous = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-11-01' AS DATE)
    AND visited_on < CAST('2024-01-01' AS DATE)
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    minutes,
    NULL AS minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS minutes,
    minutes__previous
  FROM visits_before_totals
)
/* Compute m = COALESCE(minutes, -1.5), m__previous = COALESCE(minutes__previous, -1.5), m__difference = COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5) and m__change = (COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5)) / COALESCE(minutes__previous, -1.5); a division by zero gives null. */
/* Keep rows where m__previous > 0 or m > 200. */
SELECT
  side_by_side.door,
  COALESCE(MAX(side_by_side.minutes), -1.5) AS m,
  COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__previous,
  COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__difference,
  CAST((
    COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5)
  ) AS DOUBLE) / NULLIF(COALESCE(MAX(side_by_side.minutes__previous), -1.5), 0) AS m__change
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  (
    COALESCE(MAX(side_by_side.minutes__previous), -1.5) > 0
  )
  OR (
    COALESCE(MAX(side_by_side.minutes), -1.5) > 200
  )
ORDER BY
  m__difference ASC NULLS LAST,
  door ASC NULLS LAST
LIMIT 1;

-- clickhouse
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-03-01. */
  /* For each visits.door, compute minutes = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-03-01' AS Nullable(DATE))
  GROUP BY
    door
), visits_before_totals AS (
  /* Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-01. */
  /* For each visits.door, compute minutes__previous = SUM(minutes). */
  SELECT
    door,
    SUM(minutes) AS minutes__previous
  FROM visits
  WHERE
    visited_on >= CAST('2023-11-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-01-01' AS Nullable(DATE))
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    minutes,
    NULL AS minutes__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    door,
    NULL AS minutes,
    minutes__previous
  FROM visits_before_totals
)
/* Compute m = COALESCE(minutes, -1.5), m__previous = COALESCE(minutes__previous, -1.5), m__difference = COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5) and m__change = (COALESCE(minutes, -1.5) - COALESCE(minutes__previous, -1.5)) / COALESCE(minutes__previous, -1.5); a division by zero gives null. */
/* Keep rows where m__previous > 0 or m > 200. */
SELECT
  side_by_side.door,
  COALESCE(MAX(side_by_side.minutes), -1.5) AS m,
  COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__previous,
  COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5) AS m__difference,
  CAST((
    COALESCE(MAX(side_by_side.minutes), -1.5) - COALESCE(MAX(side_by_side.minutes__previous), -1.5)
  ) AS Nullable(Float64)) / nullIf(COALESCE(MAX(side_by_side.minutes__previous), -1.5), 0) AS m__change
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  (
    COALESCE(MAX(side_by_side.minutes__previous), -1.5) > 0
  )
  OR (
    COALESCE(MAX(side_by_side.minutes), -1.5) > 200
  )
ORDER BY
  m__difference ASC,
  door ASC
LIMIT 1
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
