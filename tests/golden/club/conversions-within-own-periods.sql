-- query: paid_within_a_fiscal_month by time.month, door
-- Read visits.
-- Read days.
-- Pair each days.day with its place 1 fiscal_month earlier, where its window begins.
-- Look up the start of its window in these totals by visits.paid_on = their_windows.instant; rows without a match stay, with nulls.
-- Count each of visits_events for the latest of visits_events before it within 1 fiscal_month, where member = member.
-- For each time.month and door, compute paid_within_a_fiscal_month = COUNT(*).
-- Sort by time.month and door.

-- duckdb
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 1 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), their_windows AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_events AS (
  SELECT
    member_id AS member,
    visited_on,
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door
  FROM visits
), visits_events_ AS (
  /* Look up the start of its window in these totals by visits.paid_on = their_windows.instant; rows without a match stay, with nulls. */
  SELECT
    visits.member_id AS their_member,
    visits.paid_on AS their_paid_on,
    their_windows.own AS their_window,
    ROW_NUMBER() OVER (ORDER BY visits.member_id ASC, visits.paid_on ASC) AS event
  FROM visits
  LEFT JOIN their_windows
    ON visits.paid_on = their_windows.instant
), conversions AS (
  SELECT
    visits_events."time.month",
    visits_events.door,
    ROW_NUMBER() OVER (
      PARTITION BY visits_events_.event
      ORDER BY visits_events.visited_on DESC, visits_events.member ASC, visits_events."time.month" ASC, visits_events.door ASC
    ) AS place
  FROM visits_events
  JOIN visits_events_
    ON visits_events.member = visits_events_.their_member
    AND visits_events.visited_on <= visits_events_.their_paid_on
    AND visits_events.visited_on > visits_events_.their_window
)
/* Count each of visits_events for the latest of visits_events before it within 1 fiscal_month, where member = member. */
/* For each time.month and door, compute paid_within_a_fiscal_month = COUNT(*). */
SELECT
  "time.month",
  door,
  COUNT(*) AS paid_within_a_fiscal_month
FROM conversions
WHERE
  place = 1
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC;

-- postgres
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 1 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), their_windows AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_events AS (
  SELECT
    member_id AS member,
    visited_on,
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door
  FROM visits
), visits_events_ AS (
  /* Look up the start of its window in these totals by visits.paid_on = their_windows.instant; rows without a match stay, with nulls. */
  SELECT
    visits.member_id AS their_member,
    visits.paid_on AS their_paid_on,
    their_windows.own AS their_window,
    ROW_NUMBER() OVER (ORDER BY visits.member_id ASC, visits.paid_on ASC) AS event
  FROM visits
  LEFT JOIN their_windows
    ON visits.paid_on = their_windows.instant
), conversions AS (
  SELECT
    visits_events."time.month",
    visits_events.door,
    ROW_NUMBER() OVER (
      PARTITION BY visits_events_.event
      ORDER BY visits_events.visited_on DESC NULLS LAST, visits_events.member ASC, visits_events."time.month" ASC, visits_events.door ASC
    ) AS place
  FROM visits_events
  JOIN visits_events_
    ON visits_events.member = visits_events_.their_member
    AND visits_events.visited_on <= visits_events_.their_paid_on
    AND visits_events.visited_on > visits_events_.their_window
)
/* Count each of visits_events for the latest of visits_events before it within 1 fiscal_month, where member = member. */
/* For each time.month and door, compute paid_within_a_fiscal_month = COUNT(*). */
SELECT
  "time.month",
  door,
  COUNT(*) AS paid_within_a_fiscal_month
FROM conversions
WHERE
  place = 1
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC;

-- spark
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 1 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM fiscal_month_days
), their_windows AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_events AS (
  SELECT
    member_id AS member,
    visited_on,
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    door
  FROM visits
), visits_events_ AS (
  /* Look up the start of its window in these totals by visits.paid_on = their_windows.instant; rows without a match stay, with nulls. */
  SELECT
    visits.member_id AS their_member,
    visits.paid_on AS their_paid_on,
    their_windows.own AS their_window,
    ROW_NUMBER() OVER (ORDER BY visits.member_id ASC NULLS LAST, visits.paid_on ASC NULLS LAST) AS event
  FROM visits
  LEFT JOIN their_windows
    ON visits.paid_on = their_windows.instant
), conversions AS (
  SELECT
    visits_events.`time.month`,
    visits_events.door,
    ROW_NUMBER() OVER (
      PARTITION BY visits_events_.event
      ORDER BY visits_events.visited_on DESC, visits_events.member ASC NULLS LAST, visits_events.`time.month` ASC NULLS LAST, visits_events.door ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN visits_events_
    ON visits_events.member = visits_events_.their_member
    AND visits_events.visited_on <= visits_events_.their_paid_on
    AND visits_events.visited_on > visits_events_.their_window
)
/* Count each of visits_events for the latest of visits_events before it within 1 fiscal_month, where member = member. */
/* For each time.month and door, compute paid_within_a_fiscal_month = COUNT(*). */
SELECT
  `time.month`,
  door,
  COUNT(*) AS paid_within_a_fiscal_month
FROM conversions
WHERE
  place = 1
GROUP BY
  `time.month`,
  door
ORDER BY
  `time.month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- trino
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 1 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), their_windows AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_events AS (
  SELECT
    member_id AS member,
    visited_on,
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door
  FROM visits
), visits_events_ AS (
  /* Look up the start of its window in these totals by visits.paid_on = their_windows.instant; rows without a match stay, with nulls. */
  SELECT
    visits.member_id AS their_member,
    visits.paid_on AS their_paid_on,
    their_windows.own AS their_window,
    ROW_NUMBER() OVER (ORDER BY visits.member_id ASC, visits.paid_on ASC) AS event
  FROM visits
  LEFT JOIN their_windows
    ON visits.paid_on = their_windows.instant
), conversions AS (
  SELECT
    visits_events."time.month",
    visits_events.door,
    ROW_NUMBER() OVER (
      PARTITION BY visits_events_.event
      ORDER BY visits_events.visited_on DESC, visits_events.member ASC, visits_events."time.month" ASC, visits_events.door ASC
    ) AS place
  FROM visits_events
  JOIN visits_events_
    ON visits_events.member = visits_events_.their_member
    AND visits_events.visited_on <= visits_events_.their_paid_on
    AND visits_events.visited_on > visits_events_.their_window
)
/* Count each of visits_events for the latest of visits_events before it within 1 fiscal_month, where member = member. */
/* For each time.month and door, compute paid_within_a_fiscal_month = COUNT(*). */
SELECT
  "time.month",
  door,
  COUNT(*) AS paid_within_a_fiscal_month
FROM conversions
WHERE
  place = 1
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC;

-- snowflake
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 1 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), their_windows AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_events AS (
  SELECT
    member_id AS member,
    visited_on,
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    door
  FROM visits
), visits_events_ AS (
  /* Look up the start of its window in these totals by visits.paid_on = their_windows.instant; rows without a match stay, with nulls. */
  SELECT
    visits.member_id AS their_member,
    visits.paid_on AS their_paid_on,
    their_windows.own AS their_window,
    ROW_NUMBER() OVER (ORDER BY visits.member_id ASC, visits.paid_on ASC) AS event
  FROM visits
  LEFT JOIN their_windows
    ON visits.paid_on = their_windows.instant
), conversions AS (
  SELECT
    visits_events."time.month",
    visits_events.door,
    ROW_NUMBER() OVER (
      PARTITION BY visits_events_.event
      ORDER BY visits_events.visited_on DESC NULLS LAST, visits_events.member ASC, visits_events."time.month" ASC, visits_events.door ASC
    ) AS place
  FROM visits_events
  JOIN visits_events_
    ON visits_events.member = visits_events_.their_member
    AND visits_events.visited_on <= visits_events_.their_paid_on
    AND visits_events.visited_on > visits_events_.their_window
)
/* Count each of visits_events for the latest of visits_events before it within 1 fiscal_month, where member = member. */
/* For each time.month and door, compute paid_within_a_fiscal_month = COUNT(*). */
SELECT
  "time.month",
  door,
  COUNT(*) AS paid_within_a_fiscal_month
FROM conversions
WHERE
  place = 1
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC;

-- bigquery
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 1 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM fiscal_month_days
), their_windows AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_events AS (
  SELECT
    member_id AS member,
    visited_on,
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS `time_month`,
    door
  FROM visits
), visits_events_ AS (
  /* Look up the start of its window in these totals by visits.paid_on = their_windows.instant; rows without a match stay, with nulls. */
  SELECT
    visits.member_id AS their_member,
    visits.paid_on AS their_paid_on,
    their_windows.own AS their_window,
    ROW_NUMBER() OVER (ORDER BY visits.member_id ASC NULLS LAST, visits.paid_on ASC NULLS LAST) AS event
  FROM visits
  LEFT JOIN their_windows
    ON visits.paid_on = their_windows.instant
), conversions AS (
  SELECT
    visits_events.`time_month`,
    visits_events.door,
    ROW_NUMBER() OVER (
      PARTITION BY visits_events_.event
      ORDER BY visits_events.visited_on DESC, visits_events.member ASC NULLS LAST, visits_events.`time_month` ASC NULLS LAST, visits_events.door ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN visits_events_
    ON visits_events.member = visits_events_.their_member
    AND visits_events.visited_on <= visits_events_.their_paid_on
    AND visits_events.visited_on > visits_events_.their_window
)
/* Count each of visits_events for the latest of visits_events before it within 1 fiscal_month, where member = member. */
/* For each time.month and door, compute paid_within_a_fiscal_month = COUNT(*). */
SELECT
  `time_month`,
  door,
  COUNT(*) AS paid_within_a_fiscal_month
FROM conversions
WHERE
  place = 1
GROUP BY
  `time_month`,
  door
ORDER BY
  `time_month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- databricks
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 1 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM fiscal_month_days
), their_windows AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_events AS (
  SELECT
    member_id AS member,
    visited_on,
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    door
  FROM visits
), visits_events_ AS (
  /* Look up the start of its window in these totals by visits.paid_on = their_windows.instant; rows without a match stay, with nulls. */
  SELECT
    visits.member_id AS their_member,
    visits.paid_on AS their_paid_on,
    their_windows.own AS their_window,
    ROW_NUMBER() OVER (ORDER BY visits.member_id ASC NULLS LAST, visits.paid_on ASC NULLS LAST) AS event
  FROM visits
  LEFT JOIN their_windows
    ON visits.paid_on = their_windows.instant
), conversions AS (
  SELECT
    visits_events.`time.month`,
    visits_events.door,
    ROW_NUMBER() OVER (
      PARTITION BY visits_events_.event
      ORDER BY visits_events.visited_on DESC, visits_events.member ASC NULLS LAST, visits_events.`time.month` ASC NULLS LAST, visits_events.door ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN visits_events_
    ON visits_events.member = visits_events_.their_member
    AND visits_events.visited_on <= visits_events_.their_paid_on
    AND visits_events.visited_on > visits_events_.their_window
)
/* Count each of visits_events for the latest of visits_events before it within 1 fiscal_month, where member = member. */
/* For each time.month and door, compute paid_within_a_fiscal_month = COUNT(*). */
SELECT
  `time.month`,
  door,
  COUNT(*) AS paid_within_a_fiscal_month
FROM conversions
WHERE
  place = 1
GROUP BY
  `time.month`,
  door
ORDER BY
  `time.month` ASC NULLS LAST,
  door ASC NULLS LAST;

-- clickhouse
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 1 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days
), their_windows AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS Nullable(DATE))) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_events AS (
  SELECT
    member_id AS member,
    visited_on,
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS "time.month",
    door
  FROM visits
), visits_events_ AS (
  /* Look up the start of its window in these totals by visits.paid_on = their_windows.instant; rows without a match stay, with nulls. */
  SELECT
    visits.member_id AS their_member,
    visits.paid_on AS their_paid_on,
    their_windows.own AS their_window,
    ROW_NUMBER() OVER (ORDER BY visits.member_id ASC, visits.paid_on ASC) AS event
  FROM visits
  LEFT JOIN their_windows
    ON visits.paid_on = their_windows.instant
), conversions AS (
  SELECT
    visits_events."time.month",
    visits_events.door,
    ROW_NUMBER() OVER (
      PARTITION BY visits_events_.event
      ORDER BY visits_events.visited_on DESC, visits_events.member ASC, visits_events."time.month" ASC, visits_events.door ASC
    ) AS place
  FROM visits_events
  JOIN visits_events_
    ON visits_events.member = visits_events_.their_member
    AND visits_events.visited_on <= visits_events_.their_paid_on
    AND visits_events.visited_on > visits_events_.their_window
)
/* Count each of visits_events for the latest of visits_events before it within 1 fiscal_month, where member = member. */
/* For each time.month and door, compute paid_within_a_fiscal_month = COUNT(*). */
SELECT
  "time.month",
  door,
  COUNT(*) AS paid_within_a_fiscal_month
FROM conversions
WHERE
  place = 1
GROUP BY
  "time.month",
  door
ORDER BY
  "time.month" ASC,
  door ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
