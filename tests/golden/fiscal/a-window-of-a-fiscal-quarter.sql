-- query: trailing by time.fiscal_quarter during 2024
-- Read visits.
-- Keep rows where visits.visited_on is from 2023-10-01 and before 2025-01-01.
-- Make a calendar: every day from 2024-01-01 to 2024-12-31.
-- Count each row at every instant of calendar where visits.visited_on > calendar.instant - 1 quarter and visits.visited_on <= calendar.instant.
-- Keep rows where calendar.instant is from 2024-01-01 and before 2025-01-01.
-- For each quarter of calendar.instant and calendar.instant, compute trailing = COUNT(*).
-- Keep the first 1 of each time.fiscal_quarter, by instant descending.
-- Take time.fiscal_quarter and trailing of every row.
-- Sort by time.fiscal_quarter.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-10-01 and before 2025-01-01. */
  /* For each visits.visited_on, compute trailing = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS "trailing"
  FROM visits
  WHERE
    visited_on >= CAST('2023-10-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-12-31. */
  SELECT
    CAST(UNNEST(
      GENERATE_SERIES(CAST('2024-01-01' AS DATE), CAST('2024-12-31' AS DATE), INTERVAL '1' DAY)
    ) AS DATE) AS instant
), visits_totals_last AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 1 quarter and visited_on <= calendar.instant. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of calendar.instant and calendar.instant, put the partial trailing together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', calendar.instant) AS DATE) AS "time.fiscal_quarter",
    calendar.instant,
    SUM(visits_by_instant."trailing") AS "trailing",
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('QUARTER', calendar.instant) AS DATE)
      ORDER BY calendar.instant DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN calendar
    ON visits_by_instant.visited_on > calendar.instant - INTERVAL '3' MONTH
    AND visits_by_instant.visited_on <= calendar.instant
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', calendar.instant) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.fiscal_quarter, by instant descending. */
SELECT
  "time.fiscal_quarter",
  "trailing"
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.fiscal_quarter" ASC

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-10-01 and before 2025-01-01. */
  /* For each visits.visited_on, compute trailing = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS "trailing"
  FROM visits
  WHERE
    visited_on >= CAST('2023-10-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-12-31. */
  SELECT
    CAST(GENERATE_SERIES(
      CAST(CAST('2024-01-01' AS DATE) AS TIMESTAMP),
      CAST(CAST('2024-12-31' AS DATE) AS TIMESTAMP),
      INTERVAL '1 DAY'
    ) AS DATE) AS instant
), visits_totals_last AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 1 quarter and visited_on <= calendar.instant. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of calendar.instant and calendar.instant, put the partial trailing together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', calendar.instant) AS DATE) AS "time.fiscal_quarter",
    calendar.instant,
    SUM(visits_by_instant."trailing") AS "trailing",
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('QUARTER', calendar.instant) AS DATE)
      ORDER BY calendar.instant DESC NULLS LAST
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN calendar
    ON visits_by_instant.visited_on > calendar.instant - INTERVAL '3 MONTH'
    AND visits_by_instant.visited_on <= calendar.instant
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', calendar.instant) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.fiscal_quarter, by instant descending. */
SELECT
  "time.fiscal_quarter",
  "trailing"
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.fiscal_quarter" ASC

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-10-01 and before 2025-01-01. */
  /* For each visits.visited_on, compute trailing = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS `trailing`
  FROM visits
  WHERE
    visited_on >= CAST('2023-10-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-12-31. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-01-01' AS DATE), CAST('2024-12-31' AS DATE), INTERVAL '1' DAY)
    ) AS instant
), visits_totals_last AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 1 quarter and visited_on <= calendar.instant. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of calendar.instant and calendar.instant, put the partial trailing together. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.fiscal_quarter`,
    calendar.instant,
    SUM(visits_by_instant.`trailing`) AS `trailing`,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('QUARTER', calendar.instant) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY calendar.instant DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN calendar
    ON visits_by_instant.visited_on > calendar.instant - INTERVAL '3' MONTH
    AND visits_by_instant.visited_on <= calendar.instant
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', calendar.instant) AS TIMESTAMP_NTZ) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.fiscal_quarter, by instant descending. */
SELECT
  `time.fiscal_quarter`,
  `trailing`
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `time.fiscal_quarter` ASC NULLS LAST

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-10-01 and before 2025-01-01. */
  /* For each visits.visited_on, compute trailing = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS "trailing"
  FROM visits
  WHERE
    visited_on >= CAST('2023-10-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-12-31. */
  SELECT
    listed AS instant
  FROM UNNEST(SEQUENCE(CAST('2024-01-01' AS DATE), CAST('2024-12-31' AS DATE), INTERVAL '1' DAY)) AS series(listed)
), visits_totals_last AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 1 quarter and visited_on <= calendar.instant. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of calendar.instant and calendar.instant, put the partial trailing together. */
  SELECT
    CAST(DATE_TRUNC('QUARTER', calendar.instant) AS DATE) AS "time.fiscal_quarter",
    calendar.instant,
    SUM(visits_by_instant."trailing") AS "trailing",
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('QUARTER', calendar.instant) AS DATE)
      ORDER BY calendar.instant DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN calendar
    ON visits_by_instant.visited_on > calendar.instant - INTERVAL '3' MONTH
    AND visits_by_instant.visited_on <= calendar.instant
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', calendar.instant) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.fiscal_quarter, by instant descending. */
SELECT
  "time.fiscal_quarter",
  "trailing"
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.fiscal_quarter" ASC

-- snowflake
-- refused: Making a calendar of every day is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- refused: Making a calendar of every day is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-10-01 and before 2025-01-01. */
  /* For each visits.visited_on, compute trailing = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS `trailing`
  FROM visits
  WHERE
    visited_on >= CAST('2023-10-01' AS DATE)
    AND visited_on < CAST('2025-01-01' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-12-31. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-01-01' AS DATE), CAST('2024-12-31' AS DATE), INTERVAL '1' DAY)
    ) AS instant
), visits_totals_last AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 1 quarter and visited_on <= calendar.instant. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2025-01-01. */
  /* For each quarter of calendar.instant and calendar.instant, put the partial trailing together. */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.fiscal_quarter`,
    calendar.instant,
    SUM(visits_by_instant.`trailing`) AS `trailing`,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('QUARTER', calendar.instant) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY calendar.instant DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN calendar
    ON visits_by_instant.visited_on > calendar.instant - INTERVAL '3' MONTH
    AND visits_by_instant.visited_on <= calendar.instant
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2025-01-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', calendar.instant) AS TIMESTAMP_NTZ) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.fiscal_quarter, by instant descending. */
SELECT
  `time.fiscal_quarter`,
  `trailing`
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `time.fiscal_quarter` ASC NULLS LAST

-- clickhouse
-- refused: Making a calendar of every day is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
