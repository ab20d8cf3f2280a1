-- query: visitors_ever by time.fiscal_month during 2024-01
-- Read visits.
-- Keep rows where visits.visited_on is before 2024-02-01.
-- Read days.
-- Count each row at every instant of days where visits.visited_on <= days.day.
-- Keep rows where days.day is from 2024-01-01 and before 2024-02-01.
-- For each days.fiscal_month and days.day, compute visitors_ever = COUNT(DISTINCT member_id).
-- Keep the first 1 of each time.fiscal_month, by instant.
-- Take time.fiscal_month and visitors_ever of every row.
-- Sort by time.fiscal_month.

-- duckdb
WITH visits_totals_first AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each days.fiscal_month and days.day, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.fiscal_month AS "time.fiscal_month",
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_ever,
    ROW_NUMBER() OVER (PARTITION BY days.fiscal_month ORDER BY days.day ASC) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-02-01' AS DATE)
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
    )
  GROUP BY
    days.fiscal_month,
    days.day
)
/* Keep the first 1 of each time.fiscal_month, by instant. */
SELECT
  "time.fiscal_month",
  visitors_ever
FROM visits_totals_first
WHERE
  rank_in_group <= 1
ORDER BY
  "time.fiscal_month" ASC;

-- postgres
WITH visits_totals_first AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each days.fiscal_month and days.day, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.fiscal_month AS "time.fiscal_month",
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_ever,
    ROW_NUMBER() OVER (PARTITION BY days.fiscal_month ORDER BY days.day ASC) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-02-01' AS DATE)
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
    )
  GROUP BY
    days.fiscal_month,
    days.day
)
/* Keep the first 1 of each time.fiscal_month, by instant. */
SELECT
  "time.fiscal_month",
  visitors_ever
FROM visits_totals_first
WHERE
  rank_in_group <= 1
ORDER BY
  "time.fiscal_month" ASC;

-- spark
WITH visits_totals_first AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each days.fiscal_month and days.day, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.fiscal_month AS `time.fiscal_month`,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_ever,
    ROW_NUMBER() OVER (PARTITION BY days.fiscal_month ORDER BY days.day ASC NULLS LAST) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-02-01' AS DATE)
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
    )
  GROUP BY
    days.fiscal_month,
    days.day
)
/* Keep the first 1 of each time.fiscal_month, by instant. */
SELECT
  `time.fiscal_month`,
  visitors_ever
FROM visits_totals_first
WHERE
  rank_in_group <= 1
ORDER BY
  `time.fiscal_month` ASC NULLS LAST;

-- trino
WITH visits_totals_first AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each days.fiscal_month and days.day, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.fiscal_month AS "time.fiscal_month",
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_ever,
    ROW_NUMBER() OVER (PARTITION BY days.fiscal_month ORDER BY days.day ASC) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-02-01' AS DATE)
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
    )
  GROUP BY
    days.fiscal_month,
    days.day
)
/* Keep the first 1 of each time.fiscal_month, by instant. */
SELECT
  "time.fiscal_month",
  visitors_ever
FROM visits_totals_first
WHERE
  rank_in_group <= 1
ORDER BY
  "time.fiscal_month" ASC;

-- snowflake
WITH visits_totals_first AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each days.fiscal_month and days.day, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.fiscal_month AS "time.fiscal_month",
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_ever,
    ROW_NUMBER() OVER (PARTITION BY days.fiscal_month ORDER BY days.day ASC) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-02-01' AS DATE)
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
    )
  GROUP BY
    days.fiscal_month,
    days.day
)
/* Keep the first 1 of each time.fiscal_month, by instant. */
SELECT
  "time.fiscal_month",
  visitors_ever
FROM visits_totals_first
WHERE
  rank_in_group <= 1
ORDER BY
  "time.fiscal_month" ASC;

-- bigquery
WITH visits_totals_first AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each days.fiscal_month and days.day, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.fiscal_month AS `time_fiscal_month`,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_ever,
    ROW_NUMBER() OVER (PARTITION BY days.fiscal_month ORDER BY days.day ASC NULLS LAST) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-02-01' AS DATE)
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
    )
  GROUP BY
    days.fiscal_month,
    days.day
)
/* Keep the first 1 of each time.fiscal_month, by instant. */
SELECT
  `time_fiscal_month`,
  visitors_ever
FROM visits_totals_first
WHERE
  rank_in_group <= 1
ORDER BY
  `time_fiscal_month` ASC NULLS LAST;

-- databricks
WITH visits_totals_first AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each days.fiscal_month and days.day, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.fiscal_month AS `time.fiscal_month`,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_ever,
    ROW_NUMBER() OVER (PARTITION BY days.fiscal_month ORDER BY days.day ASC NULLS LAST) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-02-01' AS DATE)
    AND (
      days.day >= CAST('2024-01-01' AS DATE) AND days.day < CAST('2024-02-01' AS DATE)
    )
  GROUP BY
    days.fiscal_month,
    days.day
)
/* Keep the first 1 of each time.fiscal_month, by instant. */
SELECT
  `time.fiscal_month`,
  visitors_ever
FROM visits_totals_first
WHERE
  rank_in_group <= 1
ORDER BY
  `time.fiscal_month` ASC NULLS LAST;

-- clickhouse
WITH visits_totals_first AS (
  /* Keep rows where visits.visited_on is before 2024-02-01. */
  /* Count each row at every instant of days where visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-01 and before 2024-02-01. */
  /* For each days.fiscal_month and days.day, compute visitors_ever = COUNT(DISTINCT member_id). */
  SELECT
    days.fiscal_month AS "time.fiscal_month",
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_ever,
    ROW_NUMBER() OVER (PARTITION BY days.fiscal_month ORDER BY days.day ASC) AS rank_in_group
  FROM visits
  JOIN days
    ON visits.visited_on <= days.day
  WHERE
    visits.visited_on < CAST('2024-02-01' AS Nullable(DATE))
    AND (
      days.day >= CAST('2024-01-01' AS Nullable(DATE))
      AND days.day < CAST('2024-02-01' AS Nullable(DATE))
    )
  GROUP BY
    days.fiscal_month,
    days.day
)
/* Keep the first 1 of each time.fiscal_month, by instant. */
SELECT
  "time.fiscal_month",
  visitors_ever
FROM visits_totals_first
WHERE
  rank_in_group <= 1
ORDER BY
  "time.fiscal_month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
