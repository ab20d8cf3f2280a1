-- query: visits_a_month_ago, monthly_growth by time.month, door where time.day >= date '2024-02-01' and minutes > 20
-- Read visits.
-- Keep rows where minutes > 20.
-- Read days.
-- Keep rows where time.day >= date '2024-02-01'.
-- List the distinct month of days.day.
-- Count each row at every instant of periods where periods.instant - 1 month = month of visits.visited_on.
-- For each periods.instant and visits.door, compute visits_a_month_ago = COUNT(*).
-- Keep rows where time.day >= date '2024-02-01' and minutes > 20.
-- For each month of visits.visited_on and visits.door, compute visits = COUNT(*).
-- Put the totals side by side by time.month and door; a group that one side lacks has nulls there.
-- Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null.
-- Sort by time.month and door.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where minutes > 20. */
  /* For each visits.door and month of visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    door,
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  WHERE
    minutes > 20
  GROUP BY
    door,
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods AS (
  /* Keep rows where time.day >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant and door, put the partial visits_a_month_ago together. */
  SELECT
    periods.instant AS "time.month",
    visits_by_instant.door,
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' MONTH = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* Keep rows where time.day >= date '2024-02-01' and minutes > 20. */
  /* For each month of visits.visited_on and visits.door, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE) AND minutes > 20
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    door,
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    door,
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  "time.month",
  door,
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where minutes > 20. */
  /* For each visits.door and month of visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    door,
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  WHERE
    minutes > 20
  GROUP BY
    door,
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods AS (
  /* Keep rows where time.day >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant and door, put the partial visits_a_month_ago together. */
  SELECT
    periods.instant AS "time.month",
    visits_by_instant.door,
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1 MONTH' = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* Keep rows where time.day >= date '2024-02-01' and minutes > 20. */
  /* For each month of visits.visited_on and visits.door, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE) AND minutes > 20
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    door,
    visits_a_month_ago,
    (
      SELECT
        visits
      FROM visits_visited_on_totals
      WHERE
        FALSE
    ) AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    door,
    (
      SELECT
        visits_a_month_ago
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  "time.month",
  door,
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where minutes > 20. */
  /* For each visits.door and month of visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    door,
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  WHERE
    minutes > 20
  GROUP BY
    door,
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), periods AS (
  /* Keep rows where time.day >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant and door, put the partial visits_a_month_ago together. */
  SELECT
    periods.instant AS `time.month`,
    visits_by_instant.door,
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' MONTH = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* Keep rows where time.day >= date '2024-02-01' and minutes > 20. */
  /* For each month of visits.visited_on and visits.door, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    door,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE) AND minutes > 20
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    door,
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.month`,
    door,
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  `time.month`,
  door,
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  `time.month`,
  door
ORDER BY
  `time.month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where minutes > 20. */
  /* For each visits.door and month of visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    door,
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  WHERE
    minutes > 20
  GROUP BY
    door,
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods AS (
  /* Keep rows where time.day >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant and door, put the partial visits_a_month_ago together. */
  SELECT
    periods.instant AS "time.month",
    visits_by_instant.door,
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' MONTH = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* Keep rows where time.day >= date '2024-02-01' and minutes > 20. */
  /* For each month of visits.visited_on and visits.door, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE) AND minutes > 20
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    door,
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    door,
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  "time.month",
  door,
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC;

-- snowflake
WITH visits_by_instant AS (
  /* Keep rows where minutes > 20. */
  /* For each visits.door and month of visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    door,
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  WHERE
    minutes > 20
  GROUP BY
    door,
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), periods AS (
  /* Keep rows where time.day >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant and door, put the partial visits_a_month_ago together. */
  SELECT
    periods.instant AS "time.month",
    visits_by_instant.door,
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1 MONTH' = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* Keep rows where time.day >= date '2024-02-01' and minutes > 20. */
  /* For each month of visits.visited_on and visits.door, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE) AND minutes > 20
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    door,
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    door,
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  "time.month",
  door,
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC;

-- bigquery
WITH visits_by_instant AS (
  /* Keep rows where minutes > 20. */
  /* For each visits.door and month of visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    door,
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  WHERE
    minutes > 20
  GROUP BY
    door,
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE)
), periods AS (
  /* Keep rows where time.day >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC(day, MONTH) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(day, MONTH) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant and door, put the partial visits_a_month_ago together. */
  SELECT
    periods.instant AS `time_month`,
    visits_by_instant.door,
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' MONTH = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* Keep rows where time.day >= date '2024-02-01' and minutes > 20. */
  /* For each month of visits.visited_on and visits.door, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS `time_month`,
    door,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE) AND minutes > 20
  GROUP BY
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    `time_month`,
    door,
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time_month`,
    door,
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  `time_month`,
  door,
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  `time_month`,
  door
ORDER BY
  `time_month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where minutes > 20. */
  /* For each visits.door and month of visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    door,
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  WHERE
    minutes > 20
  GROUP BY
    door,
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), periods AS (
  /* Keep rows where time.day >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant and door, put the partial visits_a_month_ago together. */
  SELECT
    periods.instant AS `time.month`,
    visits_by_instant.door,
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' MONTH = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* Keep rows where time.day >= date '2024-02-01' and minutes > 20. */
  /* For each month of visits.visited_on and visits.door, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    door,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE) AND minutes > 20
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    door,
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.month`,
    door,
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  `time.month`,
  door,
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  `time.month`,
  door
ORDER BY
  `time.month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* Keep rows where minutes > 20. */
  /* For each visits.door and month of visits.visited_on, compute visits_a_month_ago = COUNT(*). */
  SELECT
    door,
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS visited_on,
    COUNT(*) AS visits_a_month_ago
  FROM visits
  WHERE
    minutes > 20
  GROUP BY
    door,
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE))
), periods AS (
  /* Keep rows where time.day >= date '2024-02-01'. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE)) AS instant
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE))
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 month = visited_on. */
  /* For each periods.instant and door, put the partial visits_a_month_ago together. */
  SELECT
    periods.instant AS "time.month",
    visits_by_instant.door,
    SUM(visits_by_instant.visits_a_month_ago) AS visits_a_month_ago
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' MONTH = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant.door
), visits_visited_on_totals AS (
  /* Keep rows where time.day >= date '2024-02-01' and minutes > 20. */
  /* For each month of visits.visited_on and visits.door, compute visits = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS "time.month",
    door,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS Nullable(DATE)) AND minutes > 20
  GROUP BY
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)),
    door
), side_by_side AS (
  /* Put the totals side by side by time.month and door; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    door,
    visits_a_month_ago,
    NULL AS visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    door,
    NULL AS visits_a_month_ago,
    visits
  FROM visits_visited_on_totals
)
/* Compute monthly_growth = visits - visits_a_month_ago; a division by zero gives null. */
SELECT
  "time.month",
  door,
  MAX(visits_a_month_ago) AS visits_a_month_ago,
  MAX(visits) - MAX(visits_a_month_ago) AS monthly_growth
FROM side_by_side
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
