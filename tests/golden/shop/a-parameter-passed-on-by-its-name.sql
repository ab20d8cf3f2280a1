-- query: over_ever, over_ever(least = 0) by time.month
-- Read orders.
-- Over all rows, compute the least orders.ordered_on and the greatest orders.ordered_on.
-- Make a calendar: every day from the earliest to the latest.
-- Count each row at every instant of calendar where orders.ordered_on <= calendar.instant.
-- For each month of calendar.instant and calendar.instant, compute over_ever = COUNT_IF(amount >= 20) and over_ever(least = 0) = COUNT_IF(amount >= 0).
-- Keep the first 1 of each time.month, by instant descending.
-- Take time.month, over_ever and over_ever(least = 0) of every row.
-- Sort by time.month.

-- duckdb
WITH orders_by_instant AS (
  /* For each orders.ordered_on, compute over_ever = COUNT_IF(amount >= 20) and over_ever(least = 0) = COUNT_IF(amount >= 0). */
  SELECT
    ordered_on,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS over_ever,
    COUNT(CASE WHEN amount >= 0 THEN 1 END) AS "over_ever(least = 0)"
  FROM orders
  GROUP BY
    ordered_on
), orders_ends AS (
  /* Over all rows, compute the least ordered_on and the greatest ordered_on. */
  SELECT
    MIN(ordered_on) AS earliest,
    MAX(ordered_on) AS latest
  FROM orders_by_instant
), calendar AS (
  /* Make a calendar: every day from the earliest to the latest. */
  SELECT
    CAST(UNNEST(GENERATE_SERIES(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '1' DAY)) AS DATE) AS instant
  FROM orders_ends
), orders_totals_last AS (
  /* Count each row at every instant of calendar where ordered_on <= calendar.instant. */
  /* For each month of calendar.instant and calendar.instant, put the partial over_ever and over_ever(least = 0) together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) AS "time.month",
    calendar.instant,
    SUM(orders_by_instant.over_ever) AS over_ever,
    SUM(orders_by_instant."over_ever(least = 0)") AS "over_ever(least = 0)",
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE)
      ORDER BY calendar.instant DESC
    ) AS rank_in_group
  FROM orders_by_instant
  JOIN calendar
    ON orders_by_instant.ordered_on <= calendar.instant
  GROUP BY
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.month, by instant descending. */
SELECT
  "time.month",
  over_ever,
  "over_ever(least = 0)"
FROM orders_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.month" ASC;

-- postgres
WITH orders_by_instant AS (
  /* For each orders.ordered_on, compute over_ever = COUNT_IF(amount >= 20) and over_ever(least = 0) = COUNT_IF(amount >= 0). */
  SELECT
    ordered_on,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS over_ever,
    COUNT(CASE WHEN amount >= 0 THEN 1 END) AS "over_ever(least = 0)"
  FROM orders
  GROUP BY
    ordered_on
), orders_ends AS (
  /* Over all rows, compute the least ordered_on and the greatest ordered_on. */
  SELECT
    MIN(ordered_on) AS earliest,
    MAX(ordered_on) AS latest
  FROM orders_by_instant
), calendar AS (
  /* Make a calendar: every day from the earliest to the latest. */
  SELECT
    CAST(GENERATE_SERIES(CAST(earliest AS TIMESTAMP), CAST(latest AS TIMESTAMP), INTERVAL '1 DAY') AS DATE) AS instant
  FROM orders_ends
), orders_totals_last AS (
  /* Count each row at every instant of calendar where ordered_on <= calendar.instant. */
  /* For each month of calendar.instant and calendar.instant, put the partial over_ever and over_ever(least = 0) together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) AS "time.month",
    calendar.instant,
    SUM(orders_by_instant.over_ever) AS over_ever,
    SUM(orders_by_instant."over_ever(least = 0)") AS "over_ever(least = 0)",
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE)
      ORDER BY calendar.instant DESC NULLS LAST
    ) AS rank_in_group
  FROM orders_by_instant
  JOIN calendar
    ON orders_by_instant.ordered_on <= calendar.instant
  GROUP BY
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.month, by instant descending. */
SELECT
  "time.month",
  over_ever,
  "over_ever(least = 0)"
FROM orders_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.month" ASC;

-- spark
WITH orders_by_instant AS (
  /* For each orders.ordered_on, compute over_ever = COUNT_IF(amount >= 20) and over_ever(least = 0) = COUNT_IF(amount >= 0). */
  SELECT
    ordered_on,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS over_ever,
    COUNT(CASE WHEN amount >= 0 THEN 1 END) AS `over_ever(least = 0)`
  FROM orders
  GROUP BY
    ordered_on
), orders_ends AS (
  /* Over all rows, compute the least ordered_on and the greatest ordered_on. */
  SELECT
    MIN(ordered_on) AS earliest,
    MAX(ordered_on) AS latest
  FROM orders_by_instant
), calendar AS (
  /* Make a calendar: every day from the earliest to the latest. */
  SELECT
    EXPLODE(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '1' DAY)) AS instant
  FROM orders_ends
), orders_totals_last AS (
  /* Count each row at every instant of calendar where ordered_on <= calendar.instant. */
  /* For each month of calendar.instant and calendar.instant, put the partial over_ever and over_ever(least = 0) together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    calendar.instant,
    SUM(orders_by_instant.over_ever) AS over_ever,
    SUM(orders_by_instant.`over_ever(least = 0)`) AS `over_ever(least = 0)`,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY calendar.instant DESC
    ) AS rank_in_group
  FROM orders_by_instant
  JOIN calendar
    ON orders_by_instant.ordered_on <= calendar.instant
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.month, by instant descending. */
SELECT
  `time.month`,
  over_ever,
  `over_ever(least = 0)`
FROM orders_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH orders_by_instant AS (
  /* For each orders.ordered_on, compute over_ever = COUNT_IF(amount >= 20) and over_ever(least = 0) = COUNT_IF(amount >= 0). */
  SELECT
    ordered_on,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS over_ever,
    COUNT(CASE WHEN amount >= 0 THEN 1 END) AS "over_ever(least = 0)"
  FROM orders
  GROUP BY
    ordered_on
), orders_ends AS (
  /* Over all rows, compute the least ordered_on and the greatest ordered_on. */
  SELECT
    MIN(ordered_on) AS earliest,
    MAX(ordered_on) AS latest
  FROM orders_by_instant
), calendar AS (
  /* Make a calendar: every day from the earliest to the latest. */
  SELECT
    listed AS instant
  FROM orders_ends
  CROSS JOIN UNNEST(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '1' DAY)) AS series(listed)
), orders_totals_last AS (
  /* Count each row at every instant of calendar where ordered_on <= calendar.instant. */
  /* For each month of calendar.instant and calendar.instant, put the partial over_ever and over_ever(least = 0) together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) AS "time.month",
    calendar.instant,
    SUM(orders_by_instant.over_ever) AS over_ever,
    SUM(orders_by_instant."over_ever(least = 0)") AS "over_ever(least = 0)",
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE)
      ORDER BY calendar.instant DESC
    ) AS rank_in_group
  FROM orders_by_instant
  JOIN calendar
    ON orders_by_instant.ordered_on <= calendar.instant
  GROUP BY
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.month, by instant descending. */
SELECT
  "time.month",
  over_ever,
  "over_ever(least = 0)"
FROM orders_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.month" ASC;

-- snowflake
-- refused: Making a calendar of every day is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- refused: Making a calendar of every day is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH orders_by_instant AS (
  /* For each orders.ordered_on, compute over_ever = COUNT_IF(amount >= 20) and over_ever(least = 0) = COUNT_IF(amount >= 0). */
  SELECT
    ordered_on,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS over_ever,
    COUNT(CASE WHEN amount >= 0 THEN 1 END) AS `over_ever(least = 0)`
  FROM orders
  GROUP BY
    ordered_on
), orders_ends AS (
  /* Over all rows, compute the least ordered_on and the greatest ordered_on. */
  SELECT
    MIN(ordered_on) AS earliest,
    MAX(ordered_on) AS latest
  FROM orders_by_instant
), calendar AS (
  /* Make a calendar: every day from the earliest to the latest. */
  SELECT
    EXPLODE(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '1' DAY)) AS instant
  FROM orders_ends
), orders_totals_last AS (
  /* Count each row at every instant of calendar where ordered_on <= calendar.instant. */
  /* For each month of calendar.instant and calendar.instant, put the partial over_ever and over_ever(least = 0) together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    calendar.instant,
    SUM(orders_by_instant.over_ever) AS over_ever,
    SUM(orders_by_instant.`over_ever(least = 0)`) AS `over_ever(least = 0)`,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY calendar.instant DESC
    ) AS rank_in_group
  FROM orders_by_instant
  JOIN calendar
    ON orders_by_instant.ordered_on <= calendar.instant
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE),
    calendar.instant
)
/* Keep the first 1 of each time.month, by instant descending. */
SELECT
  `time.month`,
  over_ever,
  `over_ever(least = 0)`
FROM orders_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
-- refused: Making a calendar of every day is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
