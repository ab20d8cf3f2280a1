-- query: visits, minutes_or_none, joined by time.month during 2024-02 to 2024-05 fill
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-02-01 and before 2024-06-01.
-- For each month of visits.visited_on, compute visits = COUNT(*) and minutes = SUM(minutes).
-- Read members.
-- Keep rows where members.joined_on is from 2024-02-01 and before 2024-06-01.
-- For each month of members.joined_on, compute joined = COUNT(*).
-- Put the totals side by side by time.month; a group that one side lacks has nulls there.
-- Read days.
-- Keep rows where days.day is from 2024-02-01 and before 2024-06-01.
-- List the distinct month of days.day.
-- Add a row with nulls for each time.month of the calendar that has none.
-- Take time.month, visits, minutes and joined of every row.
-- Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null.
-- Sort by time.month.

-- duckdb
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*) and minutes = SUM(minutes). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), members_totals AS (
  /* Keep rows where members.joined_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', joined_on) AS DATE) AS "time.month",
    COUNT(*) AS joined
  FROM members
  WHERE
    joined_on >= CAST('2024-02-01' AS DATE)
    AND joined_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', joined_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    minutes,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits,
    NULL AS minutes,
    joined
  FROM members_totals
), totals AS (
  SELECT
    "time.month",
    MAX(visits) AS visits,
    MAX(minutes) AS minutes,
    MAX(joined) AS joined
  FROM side_by_side
  GROUP BY
    "time.month"
), periods AS (
  /* Keep rows where days.day is from 2024-02-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
SELECT
  COALESCE(periods."time.month", totals."time.month") AS "time.month",
  totals.visits,
  COALESCE(totals.minutes, -1.5) AS minutes_or_none,
  totals.joined
FROM periods
FULL JOIN totals
  ON periods."time.month" = totals."time.month"
ORDER BY
  "time.month" ASC;

-- postgres
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*) and minutes = SUM(minutes). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), members_totals AS (
  /* Keep rows where members.joined_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', joined_on) AS DATE) AS "time.month",
    COUNT(*) AS joined
  FROM members
  WHERE
    joined_on >= CAST('2024-02-01' AS DATE)
    AND joined_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', joined_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    minutes,
    (
      SELECT
        joined
      FROM members_totals
      WHERE
        FALSE
    ) AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.month",
    (
      SELECT
        visits
      FROM visits_totals
      WHERE
        FALSE
    ) AS visits,
    (
      SELECT
        minutes
      FROM visits_totals
      WHERE
        FALSE
    ) AS minutes,
    joined
  FROM members_totals
), totals AS (
  SELECT
    "time.month",
    MAX(visits) AS visits,
    MAX(minutes) AS minutes,
    MAX(joined) AS joined
  FROM side_by_side
  GROUP BY
    "time.month"
), periods AS (
  /* Keep rows where days.day is from 2024-02-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
SELECT
  COALESCE(periods."time.month", totals."time.month") AS "time.month",
  totals.visits,
  COALESCE(totals.minutes, -1.5) AS minutes_or_none,
  totals.joined
FROM periods
FULL JOIN totals
  ON periods."time.month" = totals."time.month"
ORDER BY
  "time.month" ASC;

-- spark
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*) and minutes = SUM(minutes). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS visits,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), members_totals AS (
  /* Keep rows where members.joined_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', joined_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS joined
  FROM members
  WHERE
    joined_on >= CAST('2024-02-01' AS DATE)
    AND joined_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', joined_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    visits,
    minutes,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS visits,
    NULL AS minutes,
    joined
  FROM members_totals
), totals AS (
  SELECT
    `time.month`,
    MAX(visits) AS visits,
    MAX(minutes) AS minutes,
    MAX(joined) AS joined
  FROM side_by_side
  GROUP BY
    `time.month`
), periods AS (
  /* Keep rows where days.day is from 2024-02-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
SELECT
  COALESCE(periods.`time.month`, totals.`time.month`) AS `time.month`,
  totals.visits,
  COALESCE(totals.minutes, -1.5) AS minutes_or_none,
  totals.joined
FROM periods
FULL JOIN totals
  ON periods.`time.month` = totals.`time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*) and minutes = SUM(minutes). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), members_totals AS (
  /* Keep rows where members.joined_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', joined_on) AS DATE) AS "time.month",
    COUNT(*) AS joined
  FROM members
  WHERE
    joined_on >= CAST('2024-02-01' AS DATE)
    AND joined_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', joined_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    minutes,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits,
    NULL AS minutes,
    joined
  FROM members_totals
), totals AS (
  SELECT
    "time.month",
    MAX(visits) AS visits,
    MAX(minutes) AS minutes,
    MAX(joined) AS joined
  FROM side_by_side
  GROUP BY
    "time.month"
), periods AS (
  /* Keep rows where days.day is from 2024-02-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
SELECT
  COALESCE(periods."time.month", totals."time.month") AS "time.month",
  totals.visits,
  COALESCE(totals.minutes, -1.5) AS minutes_or_none,
  totals.joined
FROM periods
FULL JOIN totals
  ON periods."time.month" = totals."time.month"
ORDER BY
  "time.month" ASC;

-- snowflake
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*) and minutes = SUM(minutes). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    COUNT(*) AS visits,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), members_totals AS (
  /* Keep rows where members.joined_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', joined_on) AS DATE) AS "time.month",
    COUNT(*) AS joined
  FROM members
  WHERE
    joined_on >= CAST('2024-02-01' AS DATE)
    AND joined_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', joined_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    minutes,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits,
    NULL AS minutes,
    joined
  FROM members_totals
), totals AS (
  SELECT
    "time.month",
    MAX(visits) AS visits,
    MAX(minutes) AS minutes,
    MAX(joined) AS joined
  FROM side_by_side
  GROUP BY
    "time.month"
), periods AS (
  /* Keep rows where days.day is from 2024-02-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
SELECT
  COALESCE(periods."time.month", totals."time.month") AS "time.month",
  totals.visits,
  COALESCE(totals.minutes, -1.5) AS minutes_or_none,
  totals.joined
FROM periods
FULL JOIN totals
  ON periods."time.month" = totals."time.month"
ORDER BY
  "time.month" ASC;

-- bigquery
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*) and minutes = SUM(minutes). */
  SELECT
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS `time_month`,
    COUNT(*) AS visits,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE)
), members_totals AS (
  /* Keep rows where members.joined_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(joined_on, MONTH) AS DATE) AS `time_month`,
    COUNT(*) AS joined
  FROM members
  WHERE
    joined_on >= CAST('2024-02-01' AS DATE)
    AND joined_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(joined_on, MONTH) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time_month`,
    visits,
    minutes,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    `time_month`,
    NULL AS visits,
    NULL AS minutes,
    joined
  FROM members_totals
), totals AS (
  SELECT
    `time_month`,
    MAX(visits) AS visits,
    MAX(minutes) AS minutes,
    MAX(joined) AS joined
  FROM side_by_side
  GROUP BY
    `time_month`
), periods AS (
  /* Keep rows where days.day is from 2024-02-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC(day, MONTH) AS DATE) AS `time_month`
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(day, MONTH) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
SELECT
  COALESCE(periods.`time_month`, totals.`time_month`) AS `time_month`,
  totals.visits,
  COALESCE(totals.minutes, -1.5) AS minutes_or_none,
  totals.joined
FROM periods
FULL JOIN totals
  ON periods.`time_month` = totals.`time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*) and minutes = SUM(minutes). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS visits,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), members_totals AS (
  /* Keep rows where members.joined_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', joined_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS joined
  FROM members
  WHERE
    joined_on >= CAST('2024-02-01' AS DATE)
    AND joined_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', joined_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    visits,
    minutes,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS visits,
    NULL AS minutes,
    joined
  FROM members_totals
), totals AS (
  SELECT
    `time.month`,
    MAX(visits) AS visits,
    MAX(minutes) AS minutes,
    MAX(joined) AS joined
  FROM side_by_side
  GROUP BY
    `time.month`
), periods AS (
  /* Keep rows where days.day is from 2024-02-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
SELECT
  COALESCE(periods.`time.month`, totals.`time.month`) AS `time.month`,
  totals.visits,
  COALESCE(totals.minutes, -1.5) AS minutes_or_none,
  totals.joined
FROM periods
FULL JOIN totals
  ON periods.`time.month` = totals.`time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*) and minutes = SUM(minutes). */
  SELECT
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS "time.month",
    COUNT(*) AS visits,
    SUM(minutes) AS minutes
  FROM visits
  WHERE
    visited_on >= CAST('2024-02-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-06-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE))
), members_totals AS (
  /* Keep rows where members.joined_on is from 2024-02-01 and before 2024-06-01. */
  /* For each month of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', joined_on) AS Nullable(DATE)) AS "time.month",
    COUNT(*) AS joined
  FROM members
  WHERE
    joined_on >= CAST('2024-02-01' AS Nullable(DATE))
    AND joined_on < CAST('2024-06-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', joined_on) AS Nullable(DATE))
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    visits,
    minutes,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS visits,
    NULL AS minutes,
    joined
  FROM members_totals
), totals AS (
  SELECT
    "time.month",
    MAX(visits) AS visits,
    MAX(minutes) AS minutes,
    MAX(joined) AS joined
  FROM side_by_side
  GROUP BY
    "time.month"
), periods AS (
  /* Keep rows where days.day is from 2024-02-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE)) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-02-01' AS Nullable(DATE))
    AND day < CAST('2024-06-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE))
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Compute minutes_or_none = COALESCE(minutes, -1.5); a division by zero gives null. */
SELECT
  COALESCE(periods."time.month", totals."time.month") AS "time.month",
  totals.visits,
  COALESCE(totals.minutes, -1.5) AS minutes_or_none,
  totals.joined
FROM periods
FULL JOIN totals
  ON periods."time.month" = totals."time.month"
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
