-- query: visits_by_joining by member.joined_on.month during 2024-01
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01.
-- Look up member in members by visits.member_id = member.member_id; rows without a match stay, with nulls.
-- Read days.
-- Count each row at every instant of days where member.joined_on <= days.day.
-- For each month of days.day and days.day, compute visits_by_joining = COUNT(*).
-- Keep the first 1 of each member.joined_on.month, by instant descending.
-- Take member.joined_on.month and visits_by_joining of every row.
-- Sort by member.joined_on.month.

-- duckdb
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.member_id, compute visits_by_joining = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits_by_joining
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.joined_on, put the partial visits_by_joining together. */
  SELECT
    member.joined_on,
    SUM(visits_by_key.visits_by_joining) AS visits_by_joining
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.joined_on
), visits_totals_last AS (
  /* Count each row at every instant of days where joined_on <= days.day. */
  /* For each month of days.day and days.day, put the partial visits_by_joining together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "member.joined_on.month",
    days.day AS instant,
    SUM(visits_by_instant.visits_by_joining) AS visits_by_joining,
    ROW_NUMBER() OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE) ORDER BY days.day DESC) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.joined_on <= days.day
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    days.day
)
/* Keep the first 1 of each member.joined_on.month, by instant descending. */
SELECT
  "member.joined_on.month",
  visits_by_joining
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "member.joined_on.month" ASC;

-- postgres
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.member_id, compute visits_by_joining = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits_by_joining
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.joined_on, put the partial visits_by_joining together. */
  SELECT
    member.joined_on,
    SUM(visits_by_key.visits_by_joining) AS visits_by_joining
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.joined_on
), visits_totals_last AS (
  /* Count each row at every instant of days where joined_on <= days.day. */
  /* For each month of days.day and days.day, put the partial visits_by_joining together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "member.joined_on.month",
    days.day AS instant,
    SUM(visits_by_instant.visits_by_joining) AS visits_by_joining,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
      ORDER BY days.day DESC NULLS LAST
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.joined_on <= days.day
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    days.day
)
/* Keep the first 1 of each member.joined_on.month, by instant descending. */
SELECT
  "member.joined_on.month",
  visits_by_joining
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "member.joined_on.month" ASC;

-- spark
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.member_id, compute visits_by_joining = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits_by_joining
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.joined_on, put the partial visits_by_joining together. */
  SELECT
    member.joined_on,
    SUM(visits_by_key.visits_by_joining) AS visits_by_joining
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.joined_on
), visits_totals_last AS (
  /* Count each row at every instant of days where joined_on <= days.day. */
  /* For each month of days.day and days.day, put the partial visits_by_joining together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `member.joined_on.month`,
    days.day AS instant,
    SUM(visits_by_instant.visits_by_joining) AS visits_by_joining,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.joined_on <= days.day
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
    days.day
)
/* Keep the first 1 of each member.joined_on.month, by instant descending. */
SELECT
  `member.joined_on.month`,
  visits_by_joining
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `member.joined_on.month` ASC NULLS LAST;

-- trino
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.member_id, compute visits_by_joining = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits_by_joining
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.joined_on, put the partial visits_by_joining together. */
  SELECT
    member.joined_on,
    SUM(visits_by_key.visits_by_joining) AS visits_by_joining
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.joined_on
), visits_totals_last AS (
  /* Count each row at every instant of days where joined_on <= days.day. */
  /* For each month of days.day and days.day, put the partial visits_by_joining together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "member.joined_on.month",
    days.day AS instant,
    SUM(visits_by_instant.visits_by_joining) AS visits_by_joining,
    ROW_NUMBER() OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE) ORDER BY days.day DESC) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.joined_on <= days.day
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    days.day
)
/* Keep the first 1 of each member.joined_on.month, by instant descending. */
SELECT
  "member.joined_on.month",
  visits_by_joining
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "member.joined_on.month" ASC;

-- snowflake
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.member_id, compute visits_by_joining = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits_by_joining
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.joined_on, put the partial visits_by_joining together. */
  SELECT
    member.joined_on,
    SUM(visits_by_key.visits_by_joining) AS visits_by_joining
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.joined_on
), visits_totals_last AS (
  /* Count each row at every instant of days where joined_on <= days.day. */
  /* For each month of days.day and days.day, put the partial visits_by_joining together. */
  SELECT
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "member.joined_on.month",
    days.day AS instant,
    SUM(visits_by_instant.visits_by_joining) AS visits_by_joining,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', days.day) AS DATE)
      ORDER BY days.day DESC NULLS LAST
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.joined_on <= days.day
  GROUP BY
    CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
    days.day
)
/* Keep the first 1 of each member.joined_on.month, by instant descending. */
SELECT
  "member.joined_on.month",
  visits_by_joining
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "member.joined_on.month" ASC;

-- bigquery
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.member_id, compute visits_by_joining = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits_by_joining
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.joined_on, put the partial visits_by_joining together. */
  SELECT
    member.joined_on,
    SUM(visits_by_key.visits_by_joining) AS visits_by_joining
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.joined_on
), visits_totals_last AS (
  /* Count each row at every instant of days where joined_on <= days.day. */
  /* For each month of days.day and days.day, put the partial visits_by_joining together. */
  SELECT
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE) AS `member_joined_on_month`,
    days.day AS instant,
    SUM(visits_by_instant.visits_by_joining) AS visits_by_joining,
    ROW_NUMBER() OVER (PARTITION BY CAST(DATE_TRUNC(days.day, MONTH) AS DATE) ORDER BY days.day DESC) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.joined_on <= days.day
  GROUP BY
    CAST(DATE_TRUNC(days.day, MONTH) AS DATE),
    days.day
)
/* Keep the first 1 of each member.joined_on.month, by instant descending. */
SELECT
  `member_joined_on_month`,
  visits_by_joining
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `member_joined_on_month` ASC NULLS LAST;

-- databricks
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.member_id, compute visits_by_joining = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits_by_joining
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS DATE)
    AND visited_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.joined_on, put the partial visits_by_joining together. */
  SELECT
    member.joined_on,
    SUM(visits_by_key.visits_by_joining) AS visits_by_joining
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.joined_on
), visits_totals_last AS (
  /* Count each row at every instant of days where joined_on <= days.day. */
  /* For each month of days.day and days.day, put the partial visits_by_joining together. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `member.joined_on.month`,
    days.day AS instant,
    SUM(visits_by_instant.visits_by_joining) AS visits_by_joining,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.joined_on <= days.day
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
    days.day
)
/* Keep the first 1 of each member.joined_on.month, by instant descending. */
SELECT
  `member.joined_on.month`,
  visits_by_joining
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `member.joined_on.month` ASC NULLS LAST;

-- clickhouse
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.member_id, compute visits_by_joining = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits_by_joining
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-02-01' AS Nullable(DATE))
  GROUP BY
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.joined_on, put the partial visits_by_joining together. */
  SELECT
    member.joined_on,
    SUM(visits_by_key.visits_by_joining) AS visits_by_joining
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.joined_on
), visits_totals_last AS (
  /* Count each row at every instant of days where joined_on <= days.day. */
  /* For each month of days.day and days.day, put the partial visits_by_joining together. */
  SELECT
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) AS "member.joined_on.month",
    days.day AS instant,
    SUM(visits_by_instant.visits_by_joining) AS visits_by_joining,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE))
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits_by_instant
  JOIN days
    ON visits_by_instant.joined_on <= days.day
  GROUP BY
    CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)),
    days.day
)
/* Keep the first 1 of each member.joined_on.month, by instant descending. */
SELECT
  "member.joined_on.month",
  visits_by_joining
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "member.joined_on.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
