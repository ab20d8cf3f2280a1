-- query: visits, visits_a_year_ago by time.day during 2025-02
-- Read visits.
-- Keep rows where visits.visited_on is from 2025-02-01 and before 2025-03-01.
-- For each visits.visited_on, compute visits = COUNT(*).
-- Keep rows where visits.visited_on is from 2024-02-01 and before 2024-03-01.
-- Read days.
-- Count each row at every instant of days where days.day - 1 year = visits.visited_on.
-- Keep rows where days.day is from 2025-02-01 and before 2025-03-01.
-- For each days.day, compute visits_a_year_ago = COUNT(*).
-- Put the totals side by side by time.day; a group that one side lacks has nulls there.
-- Sort by time.day.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2024-02-01 and before 2024-03-01) or (visits.visited_on is from 2025-02-01 and before 2025-03-01). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-02-01' AS DATE)
      AND visited_on < CAST('2024-03-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2025-02-01' AS DATE)
      AND visited_on < CAST('2025-03-01' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-02-01 and before 2025-03-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS "time.day",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-02-01' AS DATE)
    AND visited_on < CAST('2025-03-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2025-02-01 and before 2025-03-01. */
  /* For each days.day, put the partial visits_a_year_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits) AS visits_a_year_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2025-02-01' AS DATE) AND days.day < CAST('2025-03-01' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits,
    NULL AS visits_a_year_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits,
    visits_a_year_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(visits) AS visits,
  MAX(visits_a_year_ago) AS visits_a_year_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2024-02-01 and before 2024-03-01) or (visits.visited_on is from 2025-02-01 and before 2025-03-01). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-02-01' AS DATE)
      AND visited_on < CAST('2024-03-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2025-02-01' AS DATE)
      AND visited_on < CAST('2025-03-01' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-02-01 and before 2025-03-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS "time.day",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-02-01' AS DATE)
    AND visited_on < CAST('2025-03-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2025-02-01 and before 2025-03-01. */
  /* For each days.day, put the partial visits_a_year_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits) AS visits_a_year_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1 YEAR' = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2025-02-01' AS DATE) AND days.day < CAST('2025-03-01' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits,
    (
      SELECT
        visits_a_year_ago
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS visits_a_year_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.day",
    (
      SELECT
        visits
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS visits,
    visits_a_year_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(visits) AS visits,
  MAX(visits_a_year_ago) AS visits_a_year_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2024-02-01 and before 2024-03-01) or (visits.visited_on is from 2025-02-01 and before 2025-03-01). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-02-01' AS DATE)
      AND visited_on < CAST('2024-03-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2025-02-01' AS DATE)
      AND visited_on < CAST('2025-03-01' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-02-01 and before 2025-03-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS `time.day`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-02-01' AS DATE)
    AND visited_on < CAST('2025-03-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2025-02-01 and before 2025-03-01. */
  /* For each days.day, put the partial visits_a_year_ago together. */
  SELECT
    days.day AS `time.day`,
    SUM(visits_by_instant.visits) AS visits_a_year_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2025-02-01' AS DATE) AND days.day < CAST('2025-03-01' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    visits,
    NULL AS visits_a_year_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS visits,
    visits_a_year_ago
  FROM visits_earlier_totals
)
SELECT
  `time.day`,
  MAX(visits) AS visits,
  MAX(visits_a_year_ago) AS visits_a_year_ago
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2024-02-01 and before 2024-03-01) or (visits.visited_on is from 2025-02-01 and before 2025-03-01). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-02-01' AS DATE)
      AND visited_on < CAST('2024-03-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2025-02-01' AS DATE)
      AND visited_on < CAST('2025-03-01' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-02-01 and before 2025-03-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS "time.day",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-02-01' AS DATE)
    AND visited_on < CAST('2025-03-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2025-02-01 and before 2025-03-01. */
  /* For each days.day, put the partial visits_a_year_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits) AS visits_a_year_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2025-02-01' AS DATE) AND days.day < CAST('2025-03-01' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits,
    NULL AS visits_a_year_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits,
    visits_a_year_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(visits) AS visits,
  MAX(visits_a_year_ago) AS visits_a_year_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2024-02-01 and before 2024-03-01) or (visits.visited_on is from 2025-02-01 and before 2025-03-01). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-02-01' AS DATE)
      AND visited_on < CAST('2024-03-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2025-02-01' AS DATE)
      AND visited_on < CAST('2025-03-01' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-02-01 and before 2025-03-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS "time.day",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-02-01' AS DATE)
    AND visited_on < CAST('2025-03-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2025-02-01 and before 2025-03-01. */
  /* For each days.day, put the partial visits_a_year_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits) AS visits_a_year_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1 YEAR' = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2025-02-01' AS DATE) AND days.day < CAST('2025-03-01' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits,
    NULL AS visits_a_year_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits,
    visits_a_year_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(visits) AS visits,
  MAX(visits_a_year_ago) AS visits_a_year_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2024-02-01 and before 2024-03-01) or (visits.visited_on is from 2025-02-01 and before 2025-03-01). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-02-01' AS DATE)
      AND visited_on < CAST('2024-03-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2025-02-01' AS DATE)
      AND visited_on < CAST('2025-03-01' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-02-01 and before 2025-03-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS `time_day`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-02-01' AS DATE)
    AND visited_on < CAST('2025-03-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2025-02-01 and before 2025-03-01. */
  /* For each days.day, put the partial visits_a_year_ago together. */
  SELECT
    days.day AS `time_day`,
    SUM(visits_by_instant.visits) AS visits_a_year_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2025-02-01' AS DATE) AND days.day < CAST('2025-03-01' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time_day`,
    visits,
    NULL AS visits_a_year_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time_day`,
    NULL AS visits,
    visits_a_year_ago
  FROM visits_earlier_totals
)
SELECT
  `time_day`,
  MAX(visits) AS visits,
  MAX(visits_a_year_ago) AS visits_a_year_ago
FROM side_by_side
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2024-02-01 and before 2024-03-01) or (visits.visited_on is from 2025-02-01 and before 2025-03-01). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-02-01' AS DATE)
      AND visited_on < CAST('2024-03-01' AS DATE)
    )
    OR (
      visited_on >= CAST('2025-02-01' AS DATE)
      AND visited_on < CAST('2025-03-01' AS DATE)
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-02-01 and before 2025-03-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS `time.day`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-02-01' AS DATE)
    AND visited_on < CAST('2025-03-01' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2025-02-01 and before 2025-03-01. */
  /* For each days.day, put the partial visits_a_year_ago together. */
  SELECT
    days.day AS `time.day`,
    SUM(visits_by_instant.visits) AS visits_a_year_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2025-02-01' AS DATE) AND days.day < CAST('2025-03-01' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    visits,
    NULL AS visits_a_year_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS visits,
    visits_a_year_ago
  FROM visits_earlier_totals
)
SELECT
  `time.day`,
  MAX(visits) AS visits,
  MAX(visits_a_year_ago) AS visits_a_year_ago
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where (visits.visited_on is from 2024-02-01 and before 2024-03-01) or (visits.visited_on is from 2025-02-01 and before 2025-03-01). */
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    (
      visited_on >= CAST('2024-02-01' AS Nullable(DATE))
      AND visited_on < CAST('2024-03-01' AS Nullable(DATE))
    )
    OR (
      visited_on >= CAST('2025-02-01' AS Nullable(DATE))
      AND visited_on < CAST('2025-03-01' AS Nullable(DATE))
    )
  GROUP BY
    visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-02-01 and before 2025-03-01. */
  /* For each visited_on, put the partial visits together. */
  SELECT
    visited_on AS "time.day",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-02-01' AS Nullable(DATE))
    AND visited_on < CAST('2025-03-01' AS Nullable(DATE))
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 year = visited_on. */
  /* Keep rows where days.day is from 2025-02-01 and before 2025-03-01. */
  /* For each days.day, put the partial visits_a_year_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits) AS visits_a_year_ago
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2025-02-01' AS Nullable(DATE))
    AND days.day < CAST('2025-03-01' AS Nullable(DATE))
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits,
    NULL AS visits_a_year_ago
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits,
    visits_a_year_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(visits) AS visits,
  MAX(visits_a_year_ago) AS visits_a_year_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
