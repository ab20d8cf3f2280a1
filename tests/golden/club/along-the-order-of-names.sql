-- query: visits_to_door, visits by door having visits > 1
-- Read visits.
-- List the distinct visits.door.
-- Count each row at every instant of order_of where visits.door <= order_of.instant.
-- For each order_of.instant, compute visits_to_door = COUNT(*).
-- For each visits.door, compute visits = COUNT(*).
-- Put the totals side by side by door; a group that one side lacks has nulls there.
-- Keep rows where visits > 1.
-- Sort by door.

-- duckdb
WITH visits_by_instant AS (
  /* For each visits.door, compute visits = COUNT(*). */
  SELECT
    door,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    door
), order_of AS (
  /* List the distinct visits.door. */
  SELECT
    door AS instant
  FROM visits
  GROUP BY
    door
), visits_up_to_totals AS (
  /* Count each row at every instant of order_of where door <= order_of.instant. */
  /* For each order_of.instant, put the partial visits_to_door together. */
  SELECT
    order_of.instant AS door,
    SUM(visits_by_instant.visits) AS visits_to_door
  FROM visits_by_instant
  JOIN order_of
    ON visits_by_instant.door <= order_of.instant
  GROUP BY
    order_of.instant
), visits_totals AS (
  /* For each door, put the partial visits together. */
  SELECT
    door,
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits_to_door,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits_to_door,
    visits
  FROM visits_totals
)
/* Keep rows where visits > 1. */
SELECT
  side_by_side.door,
  MAX(side_by_side.visits_to_door) AS visits_to_door,
  MAX(side_by_side.visits) AS visits
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  MAX(side_by_side.visits) > 1
ORDER BY
  door ASC;

-- postgres
WITH visits_by_instant AS (
  /* For each visits.door, compute visits = COUNT(*). */
  SELECT
    door,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    door
), order_of AS (
  /* List the distinct visits.door. */
  SELECT
    door AS instant
  FROM visits
  GROUP BY
    door
), visits_up_to_totals AS (
  /* Count each row at every instant of order_of where door <= order_of.instant. */
  /* For each order_of.instant, put the partial visits_to_door together. */
  SELECT
    order_of.instant AS door,
    SUM(visits_by_instant.visits) AS visits_to_door
  FROM visits_by_instant
  JOIN order_of
    ON visits_by_instant.door <= order_of.instant
  GROUP BY
    order_of.instant
), visits_totals AS (
  /* For each door, put the partial visits together. */
  SELECT
    door,
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits_to_door,
    (
      SELECT
        visits
      FROM visits_totals
      WHERE
        FALSE
    ) AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    door,
    (
      SELECT
        visits_to_door
      FROM visits_up_to_totals
      WHERE
        FALSE
    ) AS visits_to_door,
    visits
  FROM visits_totals
)
/* Keep rows where visits > 1. */
SELECT
  side_by_side.door,
  MAX(side_by_side.visits_to_door) AS visits_to_door,
  MAX(side_by_side.visits) AS visits
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  MAX(side_by_side.visits) > 1
ORDER BY
  door ASC;

-- spark
WITH visits_by_instant AS (
  /* For each visits.door, compute visits = COUNT(*). */
  SELECT
    door,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    door
), order_of AS (
  /* List the distinct visits.door. */
  SELECT
    door AS instant
  FROM visits
  GROUP BY
    door
), visits_up_to_totals AS (
  /* Count each row at every instant of order_of where door <= order_of.instant. */
  /* For each order_of.instant, put the partial visits_to_door together. */
  SELECT
    order_of.instant AS door,
    SUM(visits_by_instant.visits) AS visits_to_door
  FROM visits_by_instant
  JOIN order_of
    ON visits_by_instant.door <= order_of.instant
  GROUP BY
    order_of.instant
), visits_totals AS (
  /* For each door, put the partial visits together. */
  SELECT
    door,
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits_to_door,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits_to_door,
    visits
  FROM visits_totals
)
/* Keep rows where visits > 1. */
SELECT
  side_by_side.door,
  MAX(side_by_side.visits_to_door) AS visits_to_door,
  MAX(side_by_side.visits) AS visits
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  MAX(side_by_side.visits) > 1
ORDER BY
  door ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* For each visits.door, compute visits = COUNT(*). */
  SELECT
    door,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    door
), order_of AS (
  /* List the distinct visits.door. */
  SELECT
    door AS instant
  FROM visits
  GROUP BY
    door
), visits_up_to_totals AS (
  /* Count each row at every instant of order_of where door <= order_of.instant. */
  /* For each order_of.instant, put the partial visits_to_door together. */
  SELECT
    order_of.instant AS door,
    SUM(visits_by_instant.visits) AS visits_to_door
  FROM visits_by_instant
  JOIN order_of
    ON visits_by_instant.door <= order_of.instant
  GROUP BY
    order_of.instant
), visits_totals AS (
  /* For each door, put the partial visits together. */
  SELECT
    door,
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits_to_door,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits_to_door,
    visits
  FROM visits_totals
)
/* Keep rows where visits > 1. */
SELECT
  side_by_side.door,
  MAX(side_by_side.visits_to_door) AS visits_to_door,
  MAX(side_by_side.visits) AS visits
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  MAX(side_by_side.visits) > 1
ORDER BY
  door ASC;

-- snowflake
WITH visits_by_instant AS (
  /* For each visits.door, compute visits = COUNT(*). */
  SELECT
    door,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    door
), order_of AS (
  /* List the distinct visits.door. */
  SELECT
    door AS instant
  FROM visits
  GROUP BY
    door
), visits_up_to_totals AS (
  /* Count each row at every instant of order_of where door <= order_of.instant. */
  /* For each order_of.instant, put the partial visits_to_door together. */
  SELECT
    order_of.instant AS door,
    SUM(visits_by_instant.visits) AS visits_to_door
  FROM visits_by_instant
  JOIN order_of
    ON visits_by_instant.door <= order_of.instant
  GROUP BY
    order_of.instant
), visits_totals AS (
  /* For each door, put the partial visits together. */
  SELECT
    door,
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits_to_door,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits_to_door,
    visits
  FROM visits_totals
)
/* Keep rows where visits > 1. */
SELECT
  side_by_side.door,
  MAX(side_by_side.visits_to_door) AS visits_to_door,
  MAX(side_by_side.visits) AS visits
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  MAX(side_by_side.visits) > 1
ORDER BY
  door ASC;

-- bigquery
WITH visits_by_instant AS (
  /* For each visits.door, compute visits = COUNT(*). */
  SELECT
    door,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    door
), order_of AS (
  /* List the distinct visits.door. */
  SELECT
    door AS instant
  FROM visits
  GROUP BY
    door
), visits_up_to_totals AS (
  /* Count each row at every instant of order_of where door <= order_of.instant. */
  /* For each order_of.instant, put the partial visits_to_door together. */
  SELECT
    order_of.instant AS door,
    SUM(visits_by_instant.visits) AS visits_to_door
  FROM visits_by_instant
  JOIN order_of
    ON visits_by_instant.door <= order_of.instant
  GROUP BY
    order_of.instant
), visits_totals AS (
  /* For each door, put the partial visits together. */
  SELECT
    door,
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits_to_door,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits_to_door,
    visits
  FROM visits_totals
)
/* Keep rows where visits > 1. */
SELECT
  side_by_side.door,
  MAX(side_by_side.visits_to_door) AS visits_to_door,
  MAX(side_by_side.visits) AS visits
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  MAX(side_by_side.visits) > 1
ORDER BY
  door ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* For each visits.door, compute visits = COUNT(*). */
  SELECT
    door,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    door
), order_of AS (
  /* List the distinct visits.door. */
  SELECT
    door AS instant
  FROM visits
  GROUP BY
    door
), visits_up_to_totals AS (
  /* Count each row at every instant of order_of where door <= order_of.instant. */
  /* For each order_of.instant, put the partial visits_to_door together. */
  SELECT
    order_of.instant AS door,
    SUM(visits_by_instant.visits) AS visits_to_door
  FROM visits_by_instant
  JOIN order_of
    ON visits_by_instant.door <= order_of.instant
  GROUP BY
    order_of.instant
), visits_totals AS (
  /* For each door, put the partial visits together. */
  SELECT
    door,
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits_to_door,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits_to_door,
    visits
  FROM visits_totals
)
/* Keep rows where visits > 1. */
SELECT
  side_by_side.door,
  MAX(side_by_side.visits_to_door) AS visits_to_door,
  MAX(side_by_side.visits) AS visits
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  MAX(side_by_side.visits) > 1
ORDER BY
  door ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* For each visits.door, compute visits = COUNT(*). */
  SELECT
    door,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    door
), order_of AS (
  /* List the distinct visits.door. */
  SELECT
    door AS instant
  FROM visits
  GROUP BY
    door
), visits_up_to_totals AS (
  /* Count each row at every instant of order_of where door <= order_of.instant. */
  /* For each order_of.instant, put the partial visits_to_door together. */
  SELECT
    order_of.instant AS door,
    SUM(visits_by_instant.visits) AS visits_to_door
  FROM visits_by_instant
  JOIN order_of
    ON visits_by_instant.door <= order_of.instant
  GROUP BY
    order_of.instant
), visits_totals AS (
  /* For each door, put the partial visits together. */
  SELECT
    door,
    SUM(visits) AS visits
  FROM visits_by_instant
  GROUP BY
    door
), side_by_side AS (
  /* Put the totals side by side by door; a group that one side lacks has nulls there. */
  SELECT
    door,
    visits_to_door,
    NULL AS visits
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    door,
    NULL AS visits_to_door,
    visits
  FROM visits_totals
)
/* Keep rows where visits > 1. */
SELECT
  side_by_side.door,
  MAX(side_by_side.visits_to_door) AS visits_to_door,
  MAX(side_by_side.visits) AS visits
FROM side_by_side
GROUP BY
  side_by_side.door
HAVING
  MAX(side_by_side.visits) > 1
ORDER BY
  door ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
