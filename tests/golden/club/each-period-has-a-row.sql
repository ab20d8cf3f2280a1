-- query: visits_each_day, minutes by time.day during 2024-01-28 to 2024-02-02
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03.
-- For each visits.visited_on, compute visits_each_day = COUNT(*).
-- Read days.
-- Keep rows where days.day is from 2024-01-28 and before 2024-02-03.
-- List the distinct days.day.
-- Add a row with nulls for each time.day of the calendar that has none.
-- Take time.day and visits_each_day of every row.
-- For each visits.visited_on, compute minutes = SUM(minutes).
-- Put the totals side by side by time.day; a group that one side lacks has nulls there.
-- Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null.
-- Sort by time.day.

-- duckdb
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-28 and before 2024-02-03. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-28' AS DATE) AND day < CAST('2024-02-03' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods."time.day", visits_visited_on_totals."time.day") AS "time.day",
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods."time.day" = visits_visited_on_totals."time.day"
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    visited_on AS "time.day",
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_each_day,
    NULL AS minutes
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_each_day,
    minutes
  FROM visits_visited_on_totals_
)
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  "time.day",
  COALESCE(MAX(visits_each_day), 0) AS visits_each_day,
  MAX(minutes) AS minutes
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- postgres
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-28 and before 2024-02-03. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-28' AS DATE) AND day < CAST('2024-02-03' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods."time.day", visits_visited_on_totals."time.day") AS "time.day",
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods."time.day" = visits_visited_on_totals."time.day"
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    visited_on AS "time.day",
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_each_day,
    (
      SELECT
        minutes
      FROM visits_visited_on_totals_
      WHERE
        FALSE
    ) AS minutes
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    "time.day",
    (
      SELECT
        visits_each_day
      FROM visits_visited_on_totals_of_every_period
      WHERE
        FALSE
    ) AS visits_each_day,
    minutes
  FROM visits_visited_on_totals_
)
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  "time.day",
  COALESCE(MAX(visits_each_day), 0) AS visits_each_day,
  MAX(minutes) AS minutes
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- spark
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS `time.day`,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-28 and before 2024-02-03. */
  /* List the distinct days.day. */
  SELECT
    day AS `time.day`
  FROM days
  WHERE
    day >= CAST('2024-01-28' AS DATE) AND day < CAST('2024-02-03' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods.`time.day`, visits_visited_on_totals.`time.day`) AS `time.day`,
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods.`time.day` = visits_visited_on_totals.`time.day`
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    visited_on AS `time.day`,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    visits_each_day,
    NULL AS minutes
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    `time.day`,
    NULL AS visits_each_day,
    minutes
  FROM visits_visited_on_totals_
)
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  `time.day`,
  COALESCE(MAX(visits_each_day), 0) AS visits_each_day,
  MAX(minutes) AS minutes
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-28 and before 2024-02-03. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-28' AS DATE) AND day < CAST('2024-02-03' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods."time.day", visits_visited_on_totals."time.day") AS "time.day",
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods."time.day" = visits_visited_on_totals."time.day"
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    visited_on AS "time.day",
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_each_day,
    NULL AS minutes
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_each_day,
    minutes
  FROM visits_visited_on_totals_
)
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  "time.day",
  COALESCE(MAX(visits_each_day), 0) AS visits_each_day,
  MAX(minutes) AS minutes
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- snowflake
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-28 and before 2024-02-03. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-28' AS DATE) AND day < CAST('2024-02-03' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods."time.day", visits_visited_on_totals."time.day") AS "time.day",
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods."time.day" = visits_visited_on_totals."time.day"
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    visited_on AS "time.day",
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_each_day,
    NULL AS minutes
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_each_day,
    minutes
  FROM visits_visited_on_totals_
)
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  "time.day",
  COALESCE(MAX(visits_each_day), 0) AS visits_each_day,
  MAX(minutes) AS minutes
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- bigquery
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS `time_day`,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-28 and before 2024-02-03. */
  /* List the distinct days.day. */
  SELECT
    day AS `time_day`
  FROM days
  WHERE
    day >= CAST('2024-01-28' AS DATE) AND day < CAST('2024-02-03' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods.`time_day`, visits_visited_on_totals.`time_day`) AS `time_day`,
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods.`time_day` = visits_visited_on_totals.`time_day`
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    visited_on AS `time_day`,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time_day`,
    visits_each_day,
    NULL AS minutes
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    `time_day`,
    NULL AS visits_each_day,
    minutes
  FROM visits_visited_on_totals_
)
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  `time_day`,
  COALESCE(MAX(visits_each_day), 0) AS visits_each_day,
  MAX(minutes) AS minutes
FROM side_by_side
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS `time.day`,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-28 and before 2024-02-03. */
  /* List the distinct days.day. */
  SELECT
    day AS `time.day`
  FROM days
  WHERE
    day >= CAST('2024-01-28' AS DATE) AND day < CAST('2024-02-03' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods.`time.day`, visits_visited_on_totals.`time.day`) AS `time.day`,
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods.`time.day` = visits_visited_on_totals.`time.day`
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    visited_on AS `time.day`,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS DATE)
    AND visited_on < CAST('2024-02-03' AS DATE)
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    visits_each_day,
    NULL AS minutes
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    `time.day`,
    NULL AS visits_each_day,
    minutes
  FROM visits_visited_on_totals_
)
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  `time.day`,
  COALESCE(MAX(visits_each_day), 0) AS visits_each_day,
  MAX(minutes) AS minutes
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS Nullable(DATE))
    AND visited_on < CAST('2024-02-03' AS Nullable(DATE))
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-28 and before 2024-02-03. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-28' AS Nullable(DATE))
    AND day < CAST('2024-02-03' AS Nullable(DATE))
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods."time.day", visits_visited_on_totals."time.day") AS "time.day",
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods."time.day" = visits_visited_on_totals."time.day"
), visits_visited_on_totals_ AS (
  /* Keep rows where visits.visited_on is from 2024-01-28 and before 2024-02-03. */
  /* For each visits.visited_on, compute minutes = SUM(minutes). */
  SELECT
    visited_on AS "time.day",
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-28' AS Nullable(DATE))
    AND visited_on < CAST('2024-02-03' AS Nullable(DATE))
  GROUP BY
    visited_on
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_each_day,
    NULL AS minutes
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_each_day,
    minutes
  FROM visits_visited_on_totals_
)
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  "time.day",
  COALESCE(MAX(visits_each_day), 0) AS visits_each_day,
  MAX(minutes) AS minutes
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
