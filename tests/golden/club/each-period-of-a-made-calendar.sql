-- query: visits_each_day by time.quarter
-- Read visits.
-- For each quarter of visits.visited_on, compute visits_each_day = COUNT(*).
-- Over all rows, compute the least quarter of visits.visited_on and the greatest quarter of visits.visited_on.
-- Make a calendar: every quarter from the earliest to the latest.
-- List the distinct calendar.instant.
-- Add a row with nulls for each time.quarter of the calendar that has none.
-- Take time.quarter and visits_each_day of every row.
-- Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null.
-- Sort by time.quarter.

-- duckdb
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    COUNT(*) AS visits_each_day
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), visits_ends AS (
  /* Over all rows, compute the least quarter of visits.visited_on and the greatest quarter of visits.visited_on. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', MIN(visited_on)) AS DATE) AS earliest,
    CAST(DATE_TRUNC('QUARTER', MAX(visited_on)) AS DATE) AS latest
  FROM visits
), calendar AS (
  /* Make a calendar: every quarter from the earliest to the latest. */
  SELECT
    CAST(UNNEST(
      GENERATE_SERIES(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '3' MONTH)
    ) AS DATE) AS instant
  FROM visits_ends
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS "time.quarter"
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods."time.quarter", visits_totals."time.quarter") AS "time.quarter",
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.quarter" = visits_totals."time.quarter"
ORDER BY
  "time.quarter" ASC;

-- postgres
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    COUNT(*) AS visits_each_day
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), visits_ends AS (
  /* Over all rows, compute the least quarter of visits.visited_on and the greatest quarter of visits.visited_on. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', MIN(visited_on)) AS DATE) AS earliest,
    CAST(DATE_TRUNC('QUARTER', MAX(visited_on)) AS DATE) AS latest
  FROM visits
), calendar AS (
  /* Make a calendar: every quarter from the earliest to the latest. */
  SELECT
    CAST(GENERATE_SERIES(CAST(earliest AS TIMESTAMP), CAST(latest AS TIMESTAMP), INTERVAL '3 MONTH') AS DATE) AS instant
  FROM visits_ends
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS "time.quarter"
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods."time.quarter", visits_totals."time.quarter") AS "time.quarter",
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.quarter" = visits_totals."time.quarter"
ORDER BY
  "time.quarter" ASC;

-- spark
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    COUNT(*) AS visits_each_day
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_ends AS (
  /* Over all rows, compute the least quarter of visits.visited_on and the greatest quarter of visits.visited_on. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', MIN(visited_on)) AS TIMESTAMP_NTZ) AS DATE) AS earliest,
    CAST(CAST(DATE_TRUNC('QUARTER', MAX(visited_on)) AS TIMESTAMP_NTZ) AS DATE) AS latest
  FROM visits
), calendar AS (
  /* Make a calendar: every quarter from the earliest to the latest. */
  SELECT
    EXPLODE(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '3' MONTH)) AS instant
  FROM visits_ends
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS `time.quarter`
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods.`time.quarter`, visits_totals.`time.quarter`) AS `time.quarter`,
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time.quarter` = visits_totals.`time.quarter`
ORDER BY
  `time.quarter` ASC NULLS LAST;

-- trino
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    COUNT(*) AS visits_each_day
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), visits_ends AS (
  /* Over all rows, compute the least quarter of visits.visited_on and the greatest quarter of visits.visited_on. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', MIN(visited_on)) AS DATE) AS earliest,
    CAST(DATE_TRUNC('QUARTER', MAX(visited_on)) AS DATE) AS latest
  FROM visits
), calendar AS (
  /* Make a calendar: every quarter from the earliest to the latest. */
  SELECT
    listed AS instant
  FROM visits_ends
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
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods."time.quarter", visits_totals."time.quarter") AS "time.quarter",
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.quarter" = visits_totals."time.quarter"
ORDER BY
  "time.quarter" ASC;

-- snowflake
-- Making a calendar of every quarter is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- Making a calendar of every quarter is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    COUNT(*) AS visits_each_day
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_ends AS (
  /* Over all rows, compute the least quarter of visits.visited_on and the greatest quarter of visits.visited_on. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', MIN(visited_on)) AS TIMESTAMP_NTZ) AS DATE) AS earliest,
    CAST(CAST(DATE_TRUNC('QUARTER', MAX(visited_on)) AS TIMESTAMP_NTZ) AS DATE) AS latest
  FROM visits
), calendar AS (
  /* Make a calendar: every quarter from the earliest to the latest. */
  SELECT
    EXPLODE(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '3' MONTH)) AS instant
  FROM visits_ends
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS `time.quarter`
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.quarter of the calendar that has none. */
/* Compute visits_each_day = COALESCE(visits_each_day, 0); a division by zero gives null. */
SELECT
  COALESCE(periods.`time.quarter`, visits_totals.`time.quarter`) AS `time.quarter`,
  COALESCE(visits_totals.visits_each_day, 0) AS visits_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time.quarter` = visits_totals.`time.quarter`
ORDER BY
  `time.quarter` ASC NULLS LAST;

-- clickhouse
-- Making a calendar of every quarter is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
