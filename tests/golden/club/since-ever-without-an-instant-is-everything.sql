-- query: visits_ever, visitors_ever during 2024-01
-- Read visits.
-- Keep rows where visits.visited_on is before 2024-02-01.
-- Over all rows, compute visits_ever = COUNT(*).
-- Over all rows, compute visitors_ever = COUNT(DISTINCT member_id).
-- Put the totals side by side; a group that one side lacks has nulls there.

-- duckdb
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visits_ever = COUNT(*). */
  SELECT
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    COUNT(DISTINCT member_id) AS visitors_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits_ever,
    NULL AS visitors_ever
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits_ever,
    visitors_ever
  FROM visits_visited_on_totals_
)
SELECT
  MAX(visits_ever) AS visits_ever,
  MAX(visitors_ever) AS visitors_ever
FROM side_by_side;

-- postgres
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visits_ever = COUNT(*). */
  SELECT
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    COUNT(DISTINCT member_id) AS visitors_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits_ever,
    (
      SELECT
        visitors_ever
      FROM visits_visited_on_totals_
      WHERE
        FALSE
    ) AS visitors_ever
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    (
      SELECT
        visits_ever
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS visits_ever,
    visitors_ever
  FROM visits_visited_on_totals_
)
SELECT
  MAX(visits_ever) AS visits_ever,
  MAX(visitors_ever) AS visitors_ever
FROM side_by_side;

-- spark
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visits_ever = COUNT(*). */
  SELECT
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    COUNT(DISTINCT member_id) AS visitors_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits_ever,
    NULL AS visitors_ever
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits_ever,
    visitors_ever
  FROM visits_visited_on_totals_
)
SELECT
  MAX(visits_ever) AS visits_ever,
  MAX(visitors_ever) AS visitors_ever
FROM side_by_side;

-- trino
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visits_ever = COUNT(*). */
  SELECT
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    COUNT(DISTINCT member_id) AS visitors_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits_ever,
    NULL AS visitors_ever
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits_ever,
    visitors_ever
  FROM visits_visited_on_totals_
)
SELECT
  MAX(visits_ever) AS visits_ever,
  MAX(visitors_ever) AS visitors_ever
FROM side_by_side;

-- snowflake
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visits_ever = COUNT(*). */
  SELECT
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    COUNT(DISTINCT member_id) AS visitors_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits_ever,
    NULL AS visitors_ever
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits_ever,
    visitors_ever
  FROM visits_visited_on_totals_
)
SELECT
  MAX(visits_ever) AS visits_ever,
  MAX(visitors_ever) AS visitors_ever
FROM side_by_side;

-- bigquery
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visits_ever = COUNT(*). */
  SELECT
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    COUNT(DISTINCT member_id) AS visitors_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits_ever,
    NULL AS visitors_ever
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits_ever,
    visitors_ever
  FROM visits_visited_on_totals_
)
SELECT
  MAX(visits_ever) AS visits_ever,
  MAX(visitors_ever) AS visitors_ever
FROM side_by_side;

-- databricks
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visits_ever = COUNT(*). */
  SELECT
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    COUNT(DISTINCT member_id) AS visitors_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS DATE)
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits_ever,
    NULL AS visitors_ever
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits_ever,
    visitors_ever
  FROM visits_visited_on_totals_
)
SELECT
  MAX(visits_ever) AS visits_ever,
  MAX(visitors_ever) AS visitors_ever
FROM side_by_side;

-- clickhouse
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visits_ever = COUNT(*). */
  SELECT
    COUNT(*) AS visits_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS Nullable(DATE))
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Over all rows, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    COUNT(DISTINCT member_id) AS visitors_ever
  FROM visits
  WHERE
    visited_on < CAST('2024-02-01' AS Nullable(DATE))
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    visits_ever,
    NULL AS visitors_ever
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    NULL AS visits_ever,
    visitors_ever
  FROM visits_visited_on_totals_
)
SELECT
  MAX(visits_ever) AS visits_ever,
  MAX(visitors_ever) AS visitors_ever
FROM side_by_side
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
