-- query: visits by time.month, member.plan during 2025 compare to previous year order by visits__previous desc, time.month
-- Read visits.
-- Keep rows where visits.visited_on is from 2025-01-01 and before 2026-01-01.
-- Look up member in members by visits.member_id = member.member_id; rows without a match stay, with nulls.
-- For each month of visits.visited_on and member.plan, compute visits = COUNT(*).
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2025-01-01.
-- Read days.
-- Keep rows where days.day is from 2025-01-01 and before 2026-01-01.
-- List the distinct month of days.day.
-- Count each row at every instant of periods where periods.instant - 1 year = month of visits.visited_on.
-- For each periods.instant and member.plan, compute visits__previous = COUNT(*).
-- Put the totals side by side by time.month and member.plan; a group that one side lacks has nulls there.
-- Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null.
-- Sort by visits__previous descending, time.month and member.plan.

-- duckdb
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2026-01-01. */
  /* For each month of visits.visited_on and visits.member_id, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    member_id,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-01-01 and before 2026-01-01. */
  /* For each visited_on and member.plan, put the partial visits together. */
  SELECT
    visited_on AS "time.month",
    "member.plan",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    visited_on,
    "member.plan"
), periods AS (
  /* Keep rows where days.day is from 2025-01-01 and before 2026-01-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2025-01-01' AS DATE) AND day < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 year = visited_on. */
  /* For each periods.instant and member.plan, put the partial visits__previous together. */
  SELECT
    periods.instant AS "time.month",
    visits_by_instant."member.plan",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' YEAR = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant."member.plan"
), side_by_side AS (
  /* Put the totals side by side by time.month and member.plan; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    "member.plan",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    "member.plan",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  "member.plan",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month",
  "member.plan"
ORDER BY
  visits__previous DESC,
  "time.month" ASC,
  "member.plan" ASC;

-- postgres
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2026-01-01. */
  /* For each month of visits.visited_on and visits.member_id, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    member_id,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-01-01 and before 2026-01-01. */
  /* For each visited_on and member.plan, put the partial visits together. */
  SELECT
    visited_on AS "time.month",
    "member.plan",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    visited_on,
    "member.plan"
), periods AS (
  /* Keep rows where days.day is from 2025-01-01 and before 2026-01-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2025-01-01' AS DATE) AND day < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 year = visited_on. */
  /* For each periods.instant and member.plan, put the partial visits__previous together. */
  SELECT
    periods.instant AS "time.month",
    visits_by_instant."member.plan",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1 YEAR' = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant."member.plan"
), side_by_side AS (
  /* Put the totals side by side by time.month and member.plan; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    "member.plan",
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
    "member.plan",
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
  "member.plan",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE PRECISION) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month",
  "member.plan"
ORDER BY
  visits__previous DESC NULLS LAST,
  "time.month" ASC,
  "member.plan" ASC;

-- spark
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2026-01-01. */
  /* For each month of visits.visited_on and visits.member_id, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS visited_on,
    member_id,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits together. */
  SELECT
    member.plan AS `member.plan`,
    visits_by_key.visited_on,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-01-01 and before 2026-01-01. */
  /* For each visited_on and member.plan, put the partial visits together. */
  SELECT
    visited_on AS `time.month`,
    `member.plan`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    visited_on,
    `member.plan`
), periods AS (
  /* Keep rows where days.day is from 2025-01-01 and before 2026-01-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2025-01-01' AS DATE) AND day < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 year = visited_on. */
  /* For each periods.instant and member.plan, put the partial visits__previous together. */
  SELECT
    periods.instant AS `time.month`,
    visits_by_instant.`member.plan`,
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' YEAR = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant.`member.plan`
), side_by_side AS (
  /* Put the totals side by side by time.month and member.plan; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    `member.plan`,
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time.month`,
    `member.plan`,
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  `time.month`,
  `member.plan`,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  `time.month`,
  `member.plan`
ORDER BY
  visits__previous DESC,
  `time.month` ASC NULLS LAST,
  `member.plan` ASC NULLS LAST;

-- trino
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2026-01-01. */
  /* For each month of visits.visited_on and visits.member_id, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    member_id,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-01-01 and before 2026-01-01. */
  /* For each visited_on and member.plan, put the partial visits together. */
  SELECT
    visited_on AS "time.month",
    "member.plan",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    visited_on,
    "member.plan"
), periods AS (
  /* Keep rows where days.day is from 2025-01-01 and before 2026-01-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2025-01-01' AS DATE) AND day < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 year = visited_on. */
  /* For each periods.instant and member.plan, put the partial visits__previous together. */
  SELECT
    periods.instant AS "time.month",
    visits_by_instant."member.plan",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' YEAR = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant."member.plan"
), side_by_side AS (
  /* Put the totals side by side by time.month and member.plan; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    "member.plan",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    "member.plan",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  "member.plan",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month",
  "member.plan"
ORDER BY
  visits__previous DESC,
  "time.month" ASC,
  "member.plan" ASC;

-- snowflake
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2026-01-01. */
  /* For each month of visits.visited_on and visits.member_id, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    member_id,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-01-01 and before 2026-01-01. */
  /* For each visited_on and member.plan, put the partial visits together. */
  SELECT
    visited_on AS "time.month",
    "member.plan",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    visited_on,
    "member.plan"
), periods AS (
  /* Keep rows where days.day is from 2025-01-01 and before 2026-01-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2025-01-01' AS DATE) AND day < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 year = visited_on. */
  /* For each periods.instant and member.plan, put the partial visits__previous together. */
  SELECT
    periods.instant AS "time.month",
    visits_by_instant."member.plan",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1 YEAR' = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant."member.plan"
), side_by_side AS (
  /* Put the totals side by side by time.month and member.plan; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    "member.plan",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    "member.plan",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  "member.plan",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month",
  "member.plan"
ORDER BY
  visits__previous DESC NULLS LAST,
  "time.month" ASC,
  "member.plan" ASC;

-- bigquery
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2026-01-01. */
  /* For each month of visits.visited_on and visits.member_id, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS visited_on,
    member_id,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE),
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits together. */
  SELECT
    member.plan AS `member_plan`,
    visits_by_key.visited_on,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-01-01 and before 2026-01-01. */
  /* For each visited_on and member.plan, put the partial visits together. */
  SELECT
    visited_on AS `time_month`,
    `member_plan`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    visited_on,
    `member_plan`
), periods AS (
  /* Keep rows where days.day is from 2025-01-01 and before 2026-01-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC(day, MONTH) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2025-01-01' AS DATE) AND day < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(day, MONTH) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 year = visited_on. */
  /* For each periods.instant and member.plan, put the partial visits__previous together. */
  SELECT
    periods.instant AS `time_month`,
    visits_by_instant.`member_plan`,
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' YEAR = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant.`member_plan`
), side_by_side AS (
  /* Put the totals side by side by time.month and member.plan; a group that one side lacks has nulls there. */
  SELECT
    `time_month`,
    `member_plan`,
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time_month`,
    `member_plan`,
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  `time_month`,
  `member_plan`,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS FLOAT64) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  `time_month`,
  `member_plan`
ORDER BY
  visits__previous DESC,
  `time_month` ASC NULLS LAST,
  `member_plan` ASC NULLS LAST;

-- databricks
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2026-01-01. */
  /* For each month of visits.visited_on and visits.member_id, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS visited_on,
    member_id,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits together. */
  SELECT
    member.plan AS `member.plan`,
    visits_by_key.visited_on,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-01-01 and before 2026-01-01. */
  /* For each visited_on and member.plan, put the partial visits together. */
  SELECT
    visited_on AS `time.month`,
    `member.plan`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-01-01' AS DATE)
    AND visited_on < CAST('2026-01-01' AS DATE)
  GROUP BY
    visited_on,
    `member.plan`
), periods AS (
  /* Keep rows where days.day is from 2025-01-01 and before 2026-01-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS instant
  FROM days
  WHERE
    day >= CAST('2025-01-01' AS DATE) AND day < CAST('2026-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 year = visited_on. */
  /* For each periods.instant and member.plan, put the partial visits__previous together. */
  SELECT
    periods.instant AS `time.month`,
    visits_by_instant.`member.plan`,
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' YEAR = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant.`member.plan`
), side_by_side AS (
  /* Put the totals side by side by time.month and member.plan; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    `member.plan`,
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time.month`,
    `member.plan`,
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  `time.month`,
  `member.plan`,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  `time.month`,
  `member.plan`
ORDER BY
  visits__previous DESC,
  `time.month` ASC NULLS LAST,
  `member.plan` ASC NULLS LAST;

-- clickhouse
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2026-01-01. */
  /* For each month of visits.visited_on and visits.member_id, compute visits = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS visited_on,
    member_id,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2026-01-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)),
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2025-01-01 and before 2026-01-01. */
  /* For each visited_on and member.plan, put the partial visits together. */
  SELECT
    visited_on AS "time.month",
    "member.plan",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2025-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2026-01-01' AS Nullable(DATE))
  GROUP BY
    visited_on,
    "member.plan"
), periods AS (
  /* Keep rows where days.day is from 2025-01-01 and before 2026-01-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE)) AS instant
  FROM days
  WHERE
    day >= CAST('2025-01-01' AS Nullable(DATE))
    AND day < CAST('2026-01-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE))
), visits_earlier_totals AS (
  /* Count each row at every instant of periods where periods.instant - 1 year = visited_on. */
  /* For each periods.instant and member.plan, put the partial visits__previous together. */
  SELECT
    periods.instant AS "time.month",
    visits_by_instant."member.plan",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN periods
    ON periods.instant - INTERVAL '1' YEAR = visits_by_instant.visited_on
  GROUP BY
    periods.instant,
    visits_by_instant."member.plan"
), side_by_side AS (
  /* Put the totals side by side by time.month and member.plan; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    "member.plan",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.month",
    "member.plan",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.month",
  "member.plan",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS Nullable(Float64)) / nullIf(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.month",
  "member.plan"
ORDER BY
  visits__previous DESC,
  "time.month" ASC,
  "member.plan" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
