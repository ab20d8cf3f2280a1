-- query: visits_each_day by time.season, member.plan where time.year is null or time.year in (date '2024-01-01', date '2025-01-01')
-- Read visits.
-- Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01').
-- Look up member in members by visits.member_id = member.member_id; rows without a match stay, with nulls.
-- Look up visited_on_days in days by visits.visited_on = visited_on_days.day; rows without a match stay, with nulls.
-- For each visited_on_days.season and member.plan, compute visits_each_day = COUNT(*).
-- Read days.
-- Look up day_days in days by days.day = day_days.day; rows without a match stay, with nulls.
-- List the distinct day_days.season.
-- Add a row with nulls for each time.season of the calendar that has none.
-- Take time.season, member.plan and visits_each_day of every row.
-- Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null.
-- Sort by time.season and member.plan.

-- duckdb
WITH visits_by_key AS (
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* For each visits.member_id and visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    member_id,
    visited_on,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    (
      CAST(DATE_TRUNC('YEAR', visited_on) AS DATE) IS NULL
    )
    OR (
      CAST(DATE_TRUNC('YEAR', visited_on) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    member_id,
    visited_on
), visits_totals AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season and member.plan, put the partial visits_each_day together. */
  SELECT
    visited_on_days.season AS "time.season",
    member.plan AS "member.plan",
    SUM(visits_by_key.visits_each_day) AS visits_each_day
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season,
    member.plan
), periods AS (
  /* Look up day_days in days by days.day = day_days.day; rows without a match stay, with nulls. */
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* List the distinct day_days.season. */
  SELECT
    day_days.season AS "time.season"
  FROM days
  LEFT JOIN days AS day_days
    ON days.day = day_days.day
  WHERE
    (
      CAST(DATE_TRUNC('YEAR', days.day) AS DATE) IS NULL
    )
    OR (
      CAST(DATE_TRUNC('YEAR', days.day) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    day_days.season
)
/* Add a row with nulls for each time.season of the calendar that has none. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods."time.season", visits_totals."time.season") AS "time.season",
  visits_totals."member.plan",
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.season" = visits_totals."time.season"
ORDER BY
  "time.season" ASC,
  "member.plan" ASC;

-- postgres
WITH visits_by_key AS (
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* For each visits.member_id and visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    member_id,
    visited_on,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    (
      CAST(DATE_TRUNC('YEAR', visited_on) AS DATE) IS NULL
    )
    OR (
      CAST(DATE_TRUNC('YEAR', visited_on) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    member_id,
    visited_on
), visits_totals AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season and member.plan, put the partial visits_each_day together. */
  SELECT
    visited_on_days.season AS "time.season",
    member.plan AS "member.plan",
    SUM(visits_by_key.visits_each_day) AS visits_each_day
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season,
    member.plan
), periods AS (
  /* Look up day_days in days by days.day = day_days.day; rows without a match stay, with nulls. */
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* List the distinct day_days.season. */
  SELECT
    day_days.season AS "time.season"
  FROM days
  LEFT JOIN days AS day_days
    ON days.day = day_days.day
  WHERE
    (
      CAST(DATE_TRUNC('YEAR', days.day) AS DATE) IS NULL
    )
    OR (
      CAST(DATE_TRUNC('YEAR', days.day) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    day_days.season
)
/* Add a row with nulls for each time.season of the calendar that has none. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods."time.season", visits_totals."time.season") AS "time.season",
  visits_totals."member.plan",
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.season" = visits_totals."time.season"
ORDER BY
  "time.season" ASC,
  "member.plan" ASC;

-- spark
WITH visits_by_key AS (
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* For each visits.member_id and visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    member_id,
    visited_on,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    (
      CAST(CAST(DATE_TRUNC('YEAR', visited_on) AS TIMESTAMP_NTZ) AS DATE) IS NULL
    )
    OR (
      CAST(CAST(DATE_TRUNC('YEAR', visited_on) AS TIMESTAMP_NTZ) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    member_id,
    visited_on
), visits_totals AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season and member.plan, put the partial visits_each_day together. */
  SELECT
    visited_on_days.season AS `time.season`,
    member.plan AS `member.plan`,
    SUM(visits_by_key.visits_each_day) AS visits_each_day
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season,
    member.plan
), periods AS (
  /* Look up day_days in days by days.day = day_days.day; rows without a match stay, with nulls. */
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* List the distinct day_days.season. */
  SELECT
    day_days.season AS `time.season`
  FROM days
  LEFT JOIN days AS day_days
    ON days.day = day_days.day
  WHERE
    (
      CAST(CAST(DATE_TRUNC('YEAR', days.day) AS TIMESTAMP_NTZ) AS DATE) IS NULL
    )
    OR (
      CAST(CAST(DATE_TRUNC('YEAR', days.day) AS TIMESTAMP_NTZ) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    day_days.season
)
/* Add a row with nulls for each time.season of the calendar that has none. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods.`time.season`, visits_totals.`time.season`) AS `time.season`,
  visits_totals.`member.plan`,
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time.season` = visits_totals.`time.season`
ORDER BY
  `time.season` ASC NULLS LAST,
  `member.plan` ASC NULLS LAST;

-- trino
WITH visits_by_key AS (
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* For each visits.member_id and visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    member_id,
    visited_on,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    (
      CAST(DATE_TRUNC('YEAR', visited_on) AS DATE) IS NULL
    )
    OR (
      CAST(DATE_TRUNC('YEAR', visited_on) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    member_id,
    visited_on
), visits_totals AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season and member.plan, put the partial visits_each_day together. */
  SELECT
    visited_on_days.season AS "time.season",
    member.plan AS "member.plan",
    SUM(visits_by_key.visits_each_day) AS visits_each_day
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season,
    member.plan
), periods AS (
  /* Look up day_days in days by days.day = day_days.day; rows without a match stay, with nulls. */
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* List the distinct day_days.season. */
  SELECT
    day_days.season AS "time.season"
  FROM days
  LEFT JOIN days AS day_days
    ON days.day = day_days.day
  WHERE
    (
      CAST(DATE_TRUNC('YEAR', days.day) AS DATE) IS NULL
    )
    OR (
      CAST(DATE_TRUNC('YEAR', days.day) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    day_days.season
)
/* Add a row with nulls for each time.season of the calendar that has none. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods."time.season", visits_totals."time.season") AS "time.season",
  visits_totals."member.plan",
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.season" = visits_totals."time.season"
ORDER BY
  "time.season" ASC,
  "member.plan" ASC;

-- snowflake
WITH visits_by_key AS (
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* For each visits.member_id and visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    member_id,
    visited_on,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    (
      CAST(DATE_TRUNC('YEAR', visited_on) AS DATE) IS NULL
    )
    OR (
      CAST(DATE_TRUNC('YEAR', visited_on) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    member_id,
    visited_on
), visits_totals AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season and member.plan, put the partial visits_each_day together. */
  SELECT
    visited_on_days.season AS "time.season",
    member.plan AS "member.plan",
    SUM(visits_by_key.visits_each_day) AS visits_each_day
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season,
    member.plan
), periods AS (
  /* Look up day_days in days by days.day = day_days.day; rows without a match stay, with nulls. */
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* List the distinct day_days.season. */
  SELECT
    day_days.season AS "time.season"
  FROM days
  LEFT JOIN days AS day_days
    ON days.day = day_days.day
  WHERE
    (
      CAST(DATE_TRUNC('YEAR', days.day) AS DATE) IS NULL
    )
    OR (
      CAST(DATE_TRUNC('YEAR', days.day) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    day_days.season
)
/* Add a row with nulls for each time.season of the calendar that has none. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods."time.season", visits_totals."time.season") AS "time.season",
  visits_totals."member.plan",
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.season" = visits_totals."time.season"
ORDER BY
  "time.season" ASC,
  "member.plan" ASC;

-- bigquery
WITH visits_by_key AS (
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* For each visits.member_id and visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    member_id,
    visited_on,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    (
      CAST(DATE_TRUNC(visited_on, YEAR) AS DATE) IS NULL
    )
    OR (
      CAST(DATE_TRUNC(visited_on, YEAR) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    member_id,
    visited_on
), visits_totals AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season and member.plan, put the partial visits_each_day together. */
  SELECT
    visited_on_days.season AS `time_season`,
    member.plan AS `member_plan`,
    SUM(visits_by_key.visits_each_day) AS visits_each_day
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season,
    member.plan
), periods AS (
  /* Look up day_days in days by days.day = day_days.day; rows without a match stay, with nulls. */
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* List the distinct day_days.season. */
  SELECT
    day_days.season AS `time_season`
  FROM days
  LEFT JOIN days AS day_days
    ON days.day = day_days.day
  WHERE
    (
      CAST(DATE_TRUNC(days.day, YEAR) AS DATE) IS NULL
    )
    OR (
      CAST(DATE_TRUNC(days.day, YEAR) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    day_days.season
)
/* Add a row with nulls for each time.season of the calendar that has none. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods.`time_season`, visits_totals.`time_season`) AS `time_season`,
  visits_totals.`member_plan`,
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time_season` = visits_totals.`time_season`
ORDER BY
  `time_season` ASC NULLS LAST,
  `member_plan` ASC NULLS LAST;

-- databricks
WITH visits_by_key AS (
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* For each visits.member_id and visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    member_id,
    visited_on,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    (
      CAST(CAST(DATE_TRUNC('YEAR', visited_on) AS TIMESTAMP_NTZ) AS DATE) IS NULL
    )
    OR (
      CAST(CAST(DATE_TRUNC('YEAR', visited_on) AS TIMESTAMP_NTZ) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    member_id,
    visited_on
), visits_totals AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season and member.plan, put the partial visits_each_day together. */
  SELECT
    visited_on_days.season AS `time.season`,
    member.plan AS `member.plan`,
    SUM(visits_by_key.visits_each_day) AS visits_each_day
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season,
    member.plan
), periods AS (
  /* Look up day_days in days by days.day = day_days.day; rows without a match stay, with nulls. */
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* List the distinct day_days.season. */
  SELECT
    day_days.season AS `time.season`
  FROM days
  LEFT JOIN days AS day_days
    ON days.day = day_days.day
  WHERE
    (
      CAST(CAST(DATE_TRUNC('YEAR', days.day) AS TIMESTAMP_NTZ) AS DATE) IS NULL
    )
    OR (
      CAST(CAST(DATE_TRUNC('YEAR', days.day) AS TIMESTAMP_NTZ) AS DATE) IN (CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE))
    )
  GROUP BY
    day_days.season
)
/* Add a row with nulls for each time.season of the calendar that has none. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods.`time.season`, visits_totals.`time.season`) AS `time.season`,
  visits_totals.`member.plan`,
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time.season` = visits_totals.`time.season`
ORDER BY
  `time.season` ASC NULLS LAST,
  `member.plan` ASC NULLS LAST;

-- clickhouse
WITH visits_by_key AS (
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* For each visits.member_id and visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    member_id,
    visited_on,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    (
      CAST(dateTrunc('YEAR', visited_on) AS Nullable(DATE)) IS NULL
    )
    OR (
      CAST(dateTrunc('YEAR', visited_on) AS Nullable(DATE)) IN (CAST('2024-01-01' AS Nullable(DATE)), CAST('2025-01-01' AS Nullable(DATE)))
    )
  GROUP BY
    member_id,
    visited_on
), visits_totals AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season and member.plan, put the partial visits_each_day together. */
  SELECT
    visited_on_days.season AS "time.season",
    member.plan AS "member.plan",
    SUM(visits_by_key.visits_each_day) AS visits_each_day
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season,
    member.plan
), periods AS (
  /* Look up day_days in days by days.day = day_days.day; rows without a match stay, with nulls. */
  /* Keep rows where time.year is null or time.year in (date '2024-01-01', date '2025-01-01'). */
  /* List the distinct day_days.season. */
  SELECT
    day_days.season AS "time.season"
  FROM days
  LEFT JOIN days AS day_days
    ON days.day = day_days.day
  WHERE
    (
      CAST(dateTrunc('YEAR', days.day) AS Nullable(DATE)) IS NULL
    )
    OR (
      CAST(dateTrunc('YEAR', days.day) AS Nullable(DATE)) IN (CAST('2024-01-01' AS Nullable(DATE)), CAST('2025-01-01' AS Nullable(DATE)))
    )
  GROUP BY
    day_days.season
)
/* Add a row with nulls for each time.season of the calendar that has none. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods."time.season", visits_totals."time.season") AS "time.season",
  visits_totals."member.plan",
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.season" = visits_totals."time.season"
ORDER BY
  "time.season" ASC,
  "member.plan" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
