-- query: visits, joined by time.quarter fill having visits is null
-- Read visits.
-- For each quarter of visits.visited_on, compute visits = COUNT(*).
-- Read members.
-- For each quarter of members.joined_on, compute joined = COUNT(*).
-- Put the totals side by side by time.quarter; a group that one side lacks has nulls there.
-- Over all rows, compute the least quarter of visits.visited_on and the greatest quarter of visits.visited_on.
-- Over all rows, compute the least quarter of members.joined_on and the greatest quarter of members.joined_on.
-- Make a calendar: every quarter from the earliest to the latest.
-- List the distinct calendar.instant.
-- Add a row with nulls for each time.quarter of the calendar that has none.
-- Take time.quarter, visits and joined of every row.
-- Keep rows where visits is null.
-- Sort by time.quarter.

-- duckdb
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), members_totals AS (
  /* For each quarter of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE) AS "time.quarter",
    COUNT(*) AS joined
  FROM members
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.quarter",
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.quarter",
    NULL AS visits,
    joined
  FROM members_totals
), totals AS (
  SELECT
    "time.quarter",
    MAX(visits) AS visits,
    MAX(joined) AS joined
  FROM side_by_side
  GROUP BY
    "time.quarter"
), visits_ends AS (
  /* Over all rows, compute the least quarter of visits.visited_on and the greatest quarter of visits.visited_on. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', MIN(visited_on)) AS DATE) AS earliest,
    CAST(DATE_TRUNC('QUARTER', MAX(visited_on)) AS DATE) AS latest
  FROM visits
), members_ends AS (
  /* Over all rows, compute the least quarter of members.joined_on and the greatest quarter of members.joined_on. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', MIN(joined_on)) AS DATE) AS earliest,
    CAST(DATE_TRUNC('QUARTER', MAX(joined_on)) AS DATE) AS latest
  FROM members
), ends_of_each AS (
  SELECT
    earliest,
    latest
  FROM visits_ends
  UNION ALL
  SELECT
    earliest,
    latest
  FROM members_ends
), ends AS (
  SELECT
    MIN(earliest) AS earliest,
    MAX(latest) AS latest
  FROM ends_of_each
), calendar AS (
  /* Make a calendar: every quarter from the earliest to the latest. */
  SELECT
    CAST(UNNEST(
      GENERATE_SERIES(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '3' MONTH)
    ) AS DATE) AS instant
  FROM ends
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS "time.quarter"
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Keep rows where visits is null. */
SELECT
  COALESCE(periods."time.quarter", totals."time.quarter") AS "time.quarter",
  totals.visits,
  totals.joined
FROM periods
FULL JOIN totals
  ON periods."time.quarter" = totals."time.quarter"
WHERE
  totals.visits IS NULL
ORDER BY
  "time.quarter" ASC;

-- postgres
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), members_totals AS (
  /* For each quarter of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE) AS "time.quarter",
    COUNT(*) AS joined
  FROM members
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.quarter",
    visits,
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
    "time.quarter",
    (
      SELECT
        visits
      FROM visits_totals
      WHERE
        FALSE
    ) AS visits,
    joined
  FROM members_totals
), totals AS (
  SELECT
    "time.quarter",
    MAX(visits) AS visits,
    MAX(joined) AS joined
  FROM side_by_side
  GROUP BY
    "time.quarter"
), visits_ends AS (
  /* Over all rows, compute the least quarter of visits.visited_on and the greatest quarter of visits.visited_on. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', MIN(visited_on)) AS DATE) AS earliest,
    CAST(DATE_TRUNC('QUARTER', MAX(visited_on)) AS DATE) AS latest
  FROM visits
), members_ends AS (
  /* Over all rows, compute the least quarter of members.joined_on and the greatest quarter of members.joined_on. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', MIN(joined_on)) AS DATE) AS earliest,
    CAST(DATE_TRUNC('QUARTER', MAX(joined_on)) AS DATE) AS latest
  FROM members
), ends_of_each AS (
  SELECT
    earliest,
    latest
  FROM visits_ends
  UNION ALL
  SELECT
    earliest,
    latest
  FROM members_ends
), ends AS (
  SELECT
    MIN(earliest) AS earliest,
    MAX(latest) AS latest
  FROM ends_of_each
), calendar AS (
  /* Make a calendar: every quarter from the earliest to the latest. */
  SELECT
    CAST(GENERATE_SERIES(CAST(earliest AS TIMESTAMP), CAST(latest AS TIMESTAMP), INTERVAL '3 MONTH') AS DATE) AS instant
  FROM ends
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS "time.quarter"
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Keep rows where visits is null. */
SELECT
  COALESCE(periods."time.quarter", totals."time.quarter") AS "time.quarter",
  totals.visits,
  totals.joined
FROM periods
FULL JOIN totals
  ON periods."time.quarter" = totals."time.quarter"
WHERE
  totals.visits IS NULL
ORDER BY
  "time.quarter" ASC;

-- spark
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), members_totals AS (
  /* For each quarter of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', joined_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    COUNT(*) AS joined
  FROM members
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', joined_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.quarter; a group that one side lacks has nulls there. */
  SELECT
    `time.quarter`,
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    `time.quarter`,
    NULL AS visits,
    joined
  FROM members_totals
), totals AS (
  SELECT
    `time.quarter`,
    MAX(visits) AS visits,
    MAX(joined) AS joined
  FROM side_by_side
  GROUP BY
    `time.quarter`
), visits_ends AS (
  /* Over all rows, compute the least quarter of visits.visited_on and the greatest quarter of visits.visited_on. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', MIN(visited_on)) AS TIMESTAMP_NTZ) AS DATE) AS earliest,
    CAST(CAST(DATE_TRUNC('QUARTER', MAX(visited_on)) AS TIMESTAMP_NTZ) AS DATE) AS latest
  FROM visits
), members_ends AS (
  /* Over all rows, compute the least quarter of members.joined_on and the greatest quarter of members.joined_on. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', MIN(joined_on)) AS TIMESTAMP_NTZ) AS DATE) AS earliest,
    CAST(CAST(DATE_TRUNC('QUARTER', MAX(joined_on)) AS TIMESTAMP_NTZ) AS DATE) AS latest
  FROM members
), ends_of_each AS (
  SELECT
    earliest,
    latest
  FROM visits_ends
  UNION ALL
  SELECT
    earliest,
    latest
  FROM members_ends
), ends AS (
  SELECT
    MIN(earliest) AS earliest,
    MAX(latest) AS latest
  FROM ends_of_each
), calendar AS (
  /* Make a calendar: every quarter from the earliest to the latest. */
  SELECT
    EXPLODE(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '3' MONTH)) AS instant
  FROM ends
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS `time.quarter`
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Keep rows where visits is null. */
SELECT
  COALESCE(periods.`time.quarter`, totals.`time.quarter`) AS `time.quarter`,
  totals.visits,
  totals.joined
FROM periods
FULL JOIN totals
  ON periods.`time.quarter` = totals.`time.quarter`
WHERE
  totals.visits IS NULL
ORDER BY
  `time.quarter` ASC NULLS LAST;

-- trino
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), members_totals AS (
  /* For each quarter of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE) AS "time.quarter",
    COUNT(*) AS joined
  FROM members
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.quarter",
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.quarter",
    NULL AS visits,
    joined
  FROM members_totals
), totals AS (
  SELECT
    "time.quarter",
    MAX(visits) AS visits,
    MAX(joined) AS joined
  FROM side_by_side
  GROUP BY
    "time.quarter"
), visits_ends AS (
  /* Over all rows, compute the least quarter of visits.visited_on and the greatest quarter of visits.visited_on. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', MIN(visited_on)) AS DATE) AS earliest,
    CAST(DATE_TRUNC('QUARTER', MAX(visited_on)) AS DATE) AS latest
  FROM visits
), members_ends AS (
  /* Over all rows, compute the least quarter of members.joined_on and the greatest quarter of members.joined_on. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', MIN(joined_on)) AS DATE) AS earliest,
    CAST(DATE_TRUNC('QUARTER', MAX(joined_on)) AS DATE) AS latest
  FROM members
), ends_of_each AS (
  SELECT
    earliest,
    latest
  FROM visits_ends
  UNION ALL
  SELECT
    earliest,
    latest
  FROM members_ends
), ends AS (
  SELECT
    MIN(earliest) AS earliest,
    MAX(latest) AS latest
  FROM ends_of_each
), calendar AS (
  /* Make a calendar: every quarter from the earliest to the latest. */
  SELECT
    listed AS instant
  FROM ends
  CROSS JOIN UNNEST(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '3' MONTH)) AS series(listed)
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS "time.quarter"
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Keep rows where visits is null. */
SELECT
  COALESCE(periods."time.quarter", totals."time.quarter") AS "time.quarter",
  totals.visits,
  totals.joined
FROM periods
FULL JOIN totals
  ON periods."time.quarter" = totals."time.quarter"
WHERE
  totals.visits IS NULL
ORDER BY
  "time.quarter" ASC;

-- snowflake
-- Making a calendar of every quarter is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- Making a calendar of every quarter is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), members_totals AS (
  /* For each quarter of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', joined_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    COUNT(*) AS joined
  FROM members
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', joined_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.quarter; a group that one side lacks has nulls there. */
  SELECT
    `time.quarter`,
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    `time.quarter`,
    NULL AS visits,
    joined
  FROM members_totals
), totals AS (
  SELECT
    `time.quarter`,
    MAX(visits) AS visits,
    MAX(joined) AS joined
  FROM side_by_side
  GROUP BY
    `time.quarter`
), visits_ends AS (
  /* Over all rows, compute the least quarter of visits.visited_on and the greatest quarter of visits.visited_on. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', MIN(visited_on)) AS TIMESTAMP_NTZ) AS DATE) AS earliest,
    CAST(CAST(DATE_TRUNC('QUARTER', MAX(visited_on)) AS TIMESTAMP_NTZ) AS DATE) AS latest
  FROM visits
), members_ends AS (
  /* Over all rows, compute the least quarter of members.joined_on and the greatest quarter of members.joined_on. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', MIN(joined_on)) AS TIMESTAMP_NTZ) AS DATE) AS earliest,
    CAST(CAST(DATE_TRUNC('QUARTER', MAX(joined_on)) AS TIMESTAMP_NTZ) AS DATE) AS latest
  FROM members
), ends_of_each AS (
  SELECT
    earliest,
    latest
  FROM visits_ends
  UNION ALL
  SELECT
    earliest,
    latest
  FROM members_ends
), ends AS (
  SELECT
    MIN(earliest) AS earliest,
    MAX(latest) AS latest
  FROM ends_of_each
), calendar AS (
  /* Make a calendar: every quarter from the earliest to the latest. */
  SELECT
    EXPLODE(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '3' MONTH)) AS instant
  FROM ends
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS `time.quarter`
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Keep rows where visits is null. */
SELECT
  COALESCE(periods.`time.quarter`, totals.`time.quarter`) AS `time.quarter`,
  totals.visits,
  totals.joined
FROM periods
FULL JOIN totals
  ON periods.`time.quarter` = totals.`time.quarter`
WHERE
  totals.visits IS NULL
ORDER BY
  `time.quarter` ASC NULLS LAST;

-- clickhouse
-- Making a calendar of every quarter is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
