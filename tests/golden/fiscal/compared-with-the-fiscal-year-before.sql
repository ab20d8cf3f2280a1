-- query: visits by time.fiscal_year during 2023-04 to 2025-03 compare to previous period
-- Read visits.
-- Keep rows where visits.visited_on is from 2023-04-01 and before 2025-04-01.
-- For each year from month 4 of visits.visited_on, compute visits = COUNT(*).
-- Keep rows where visits.visited_on is from 2022-04-01 and before 2024-04-01.
-- Make a calendar: every month from 2023-04-01 to 2025-03-01.
-- Count each row at every instant of calendar where calendar.instant - 1 year = month of visits.visited_on.
-- Keep rows where calendar.instant is from 2023-04-01 and before 2025-04-01.
-- For each year from month 4 of calendar.instant, compute visits__previous = COUNT(*).
-- Put the totals side by side by time.fiscal_year; a group that one side lacks has nulls there.
-- Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null.
-- Sort by time.fiscal_year.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2022-04-01 and before 2025-04-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2022-04-01' AS DATE)
    AND visited_on < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2023-04-01 and before 2025-04-01. */
  /* For each year from month 4 of visited_on, put the partial visits together. */
  SELECT
    CAST(DATE_TRUNC('YEAR', (
      visited_on - INTERVAL '3' MONTH
    )) + INTERVAL '3' MONTH AS DATE) AS "time.fiscal_year",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2023-04-01' AS DATE)
    AND visited_on < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('YEAR', (
      visited_on - INTERVAL '3' MONTH
    )) + INTERVAL '3' MONTH AS DATE)
), calendar AS (
  /* Make a calendar: every month from 2023-04-01 to 2025-03-01. */
  SELECT
    CAST(UNNEST(
      GENERATE_SERIES(CAST('2023-04-01' AS DATE), CAST('2025-03-01' AS DATE), INTERVAL '1' MONTH)
    ) AS DATE) AS instant
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 year = visited_on. */
  /* Keep rows where calendar.instant is from 2023-04-01 and before 2025-04-01. */
  /* For each year from month 4 of calendar.instant, put the partial visits__previous together. */
  SELECT
    CAST(DATE_TRUNC('YEAR', (
      calendar.instant - INTERVAL '3' MONTH
    )) + INTERVAL '3' MONTH AS DATE) AS "time.fiscal_year",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    calendar.instant >= CAST('2023-04-01' AS DATE)
    AND calendar.instant < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('YEAR', (
      calendar.instant - INTERVAL '3' MONTH
    )) + INTERVAL '3' MONTH AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_year; a group that one side lacks has nulls there. */
  SELECT
    "time.fiscal_year",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.fiscal_year",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.fiscal_year",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.fiscal_year"
ORDER BY
  "time.fiscal_year" ASC

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2022-04-01 and before 2025-04-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2022-04-01' AS DATE)
    AND visited_on < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2023-04-01 and before 2025-04-01. */
  /* For each year from month 4 of visited_on, put the partial visits together. */
  SELECT
    CAST(DATE_TRUNC('YEAR', (
      visited_on - INTERVAL '3 MONTH'
    )) + INTERVAL '3 MONTH' AS DATE) AS "time.fiscal_year",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2023-04-01' AS DATE)
    AND visited_on < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('YEAR', (
      visited_on - INTERVAL '3 MONTH'
    )) + INTERVAL '3 MONTH' AS DATE)
), calendar AS (
  /* Make a calendar: every month from 2023-04-01 to 2025-03-01. */
  SELECT
    CAST(GENERATE_SERIES(
      CAST(CAST('2023-04-01' AS DATE) AS TIMESTAMP),
      CAST(CAST('2025-03-01' AS DATE) AS TIMESTAMP),
      INTERVAL '1 MONTH'
    ) AS DATE) AS instant
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 year = visited_on. */
  /* Keep rows where calendar.instant is from 2023-04-01 and before 2025-04-01. */
  /* For each year from month 4 of calendar.instant, put the partial visits__previous together. */
  SELECT
    CAST(DATE_TRUNC('YEAR', (
      calendar.instant - INTERVAL '3 MONTH'
    )) + INTERVAL '3 MONTH' AS DATE) AS "time.fiscal_year",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1 YEAR' = visits_by_instant.visited_on
  WHERE
    calendar.instant >= CAST('2023-04-01' AS DATE)
    AND calendar.instant < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('YEAR', (
      calendar.instant - INTERVAL '3 MONTH'
    )) + INTERVAL '3 MONTH' AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_year; a group that one side lacks has nulls there. */
  SELECT
    "time.fiscal_year",
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
    "time.fiscal_year",
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
  "time.fiscal_year",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE PRECISION) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.fiscal_year"
ORDER BY
  "time.fiscal_year" ASC

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2022-04-01 and before 2025-04-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2022-04-01' AS DATE)
    AND visited_on < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2023-04-01 and before 2025-04-01. */
  /* For each year from month 4 of visited_on, put the partial visits together. */
  SELECT
    CAST(CAST(DATE_TRUNC('YEAR', (
      visited_on - INTERVAL '3' MONTH
    )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE) AS `time.fiscal_year`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2023-04-01' AS DATE)
    AND visited_on < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('YEAR', (
      visited_on - INTERVAL '3' MONTH
    )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE)
), calendar AS (
  /* Make a calendar: every month from 2023-04-01 to 2025-03-01. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2023-04-01' AS DATE), CAST('2025-03-01' AS DATE), INTERVAL '1' MONTH)
    ) AS instant
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 year = visited_on. */
  /* Keep rows where calendar.instant is from 2023-04-01 and before 2025-04-01. */
  /* For each year from month 4 of calendar.instant, put the partial visits__previous together. */
  SELECT
    CAST(CAST(DATE_TRUNC('YEAR', (
      calendar.instant - INTERVAL '3' MONTH
    )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE) AS `time.fiscal_year`,
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    calendar.instant >= CAST('2023-04-01' AS DATE)
    AND calendar.instant < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('YEAR', (
      calendar.instant - INTERVAL '3' MONTH
    )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_year; a group that one side lacks has nulls there. */
  SELECT
    `time.fiscal_year`,
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time.fiscal_year`,
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  `time.fiscal_year`,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  `time.fiscal_year`
ORDER BY
  `time.fiscal_year` ASC NULLS LAST

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2022-04-01 and before 2025-04-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2022-04-01' AS DATE)
    AND visited_on < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2023-04-01 and before 2025-04-01. */
  /* For each year from month 4 of visited_on, put the partial visits together. */
  SELECT
    CAST(DATE_TRUNC('YEAR', (
      visited_on - INTERVAL '3' MONTH
    )) + INTERVAL '3' MONTH AS DATE) AS "time.fiscal_year",
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2023-04-01' AS DATE)
    AND visited_on < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('YEAR', (
      visited_on - INTERVAL '3' MONTH
    )) + INTERVAL '3' MONTH AS DATE)
), calendar AS (
  /* Make a calendar: every month from 2023-04-01 to 2025-03-01. */
  SELECT
    listed AS instant
  FROM UNNEST(SEQUENCE(CAST('2023-04-01' AS DATE), CAST('2025-03-01' AS DATE), INTERVAL '1' MONTH)) AS series(listed)
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 year = visited_on. */
  /* Keep rows where calendar.instant is from 2023-04-01 and before 2025-04-01. */
  /* For each year from month 4 of calendar.instant, put the partial visits__previous together. */
  SELECT
    CAST(DATE_TRUNC('YEAR', (
      calendar.instant - INTERVAL '3' MONTH
    )) + INTERVAL '3' MONTH AS DATE) AS "time.fiscal_year",
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    calendar.instant >= CAST('2023-04-01' AS DATE)
    AND calendar.instant < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('YEAR', (
      calendar.instant - INTERVAL '3' MONTH
    )) + INTERVAL '3' MONTH AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_year; a group that one side lacks has nulls there. */
  SELECT
    "time.fiscal_year",
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    "time.fiscal_year",
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  "time.fiscal_year",
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  "time.fiscal_year"
ORDER BY
  "time.fiscal_year" ASC

-- snowflake
-- refused: Making a calendar of every month is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- refused: Making a calendar of every month is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2022-04-01 and before 2025-04-01. */
  /* For each month of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS visited_on,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2022-04-01' AS DATE)
    AND visited_on < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_visited_on_totals AS (
  /* Keep rows where visited_on is from 2023-04-01 and before 2025-04-01. */
  /* For each year from month 4 of visited_on, put the partial visits together. */
  SELECT
    CAST(CAST(DATE_TRUNC('YEAR', (
      visited_on - INTERVAL '3' MONTH
    )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE) AS `time.fiscal_year`,
    SUM(visits) AS visits
  FROM visits_by_instant
  WHERE
    visited_on >= CAST('2023-04-01' AS DATE)
    AND visited_on < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('YEAR', (
      visited_on - INTERVAL '3' MONTH
    )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE)
), calendar AS (
  /* Make a calendar: every month from 2023-04-01 to 2025-03-01. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2023-04-01' AS DATE), CAST('2025-03-01' AS DATE), INTERVAL '1' MONTH)
    ) AS instant
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 year = visited_on. */
  /* Keep rows where calendar.instant is from 2023-04-01 and before 2025-04-01. */
  /* For each year from month 4 of calendar.instant, put the partial visits__previous together. */
  SELECT
    CAST(CAST(DATE_TRUNC('YEAR', (
      calendar.instant - INTERVAL '3' MONTH
    )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE) AS `time.fiscal_year`,
    SUM(visits_by_instant.visits) AS visits__previous
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' YEAR = visits_by_instant.visited_on
  WHERE
    calendar.instant >= CAST('2023-04-01' AS DATE)
    AND calendar.instant < CAST('2025-04-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('YEAR', (
      calendar.instant - INTERVAL '3' MONTH
    )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_year; a group that one side lacks has nulls there. */
  SELECT
    `time.fiscal_year`,
    visits,
    NULL AS visits__previous
  FROM visits_visited_on_totals
  UNION ALL
  SELECT
    `time.fiscal_year`,
    NULL AS visits,
    visits__previous
  FROM visits_earlier_totals
)
/* Compute visits__difference = visits - visits__previous and visits__change = (visits - visits__previous) / visits__previous; a division by zero gives null. */
SELECT
  `time.fiscal_year`,
  MAX(visits) AS visits,
  MAX(visits__previous) AS visits__previous,
  MAX(visits) - MAX(visits__previous) AS visits__difference,
  CAST((
    MAX(visits) - MAX(visits__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits__previous), 0) AS visits__change
FROM side_by_side
GROUP BY
  `time.fiscal_year`
ORDER BY
  `time.fiscal_year` ASC NULLS LAST

-- clickhouse
-- refused: Making a calendar of every month is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
