-- query: visitors_in_a_season by time.quarter during 2023-12-01 to 2024-06-30
-- Read visits.
-- Keep rows where visits.visited_on is before 2024-07-01.
-- Read days.
-- Pair each days.day with its place 1 season earlier, where its window begins.
-- Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day.
-- Count each row at every instant of days where days.day = pairs.day.
-- Keep rows where days.day is from 2023-12-01 and before 2024-07-01.
-- For each quarter of days.day and days.day, compute visitors_in_a_season = COUNT(DISTINCT member_id).
-- Keep the first 1 of each time.quarter, by instant descending.
-- Take time.quarter and visitors_in_a_season of every row.
-- Sort by time.quarter.

-- duckdb
WITH season_days AS (
  /* Pair each days.day with its place 1 season earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM season_days
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM season_places AS later
  LEFT JOIN season_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_totals_last AS (
  /* Keep rows where visits.visited_on is before 2024-07-01. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* Count each row at every instant of days where days.day = pairs.day. */
  /* Keep rows where days.day is from 2023-12-01 and before 2024-07-01. */
  /* For each quarter of days.day and days.day, compute visitors_in_a_season = COUNT(DISTINCT member_id). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) AS "time.quarter",
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_in_a_season,
    ROW_NUMBER() OVER (PARTITION BY CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) ORDER BY days.day DESC) AS rank_in_group
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  JOIN days
    ON days.day = pairs.instant
  WHERE
    visits.visited_on < CAST('2024-07-01' AS DATE)
    AND (
      days.day >= CAST('2023-12-01' AS DATE) AND days.day < CAST('2024-07-01' AS DATE)
    )
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE),
    days.day
)
/* Keep the first 1 of each time.quarter, by instant descending. */
SELECT
  "time.quarter",
  visitors_in_a_season
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.quarter" ASC;

-- postgres
WITH season_days AS (
  /* Pair each days.day with its place 1 season earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM season_days
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM season_places AS later
  LEFT JOIN season_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_totals_last AS (
  /* Keep rows where visits.visited_on is before 2024-07-01. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* Count each row at every instant of days where days.day = pairs.day. */
  /* Keep rows where days.day is from 2023-12-01 and before 2024-07-01. */
  /* For each quarter of days.day and days.day, compute visitors_in_a_season = COUNT(DISTINCT member_id). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) AS "time.quarter",
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_in_a_season,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('QUARTER', days.day) AS DATE)
      ORDER BY days.day DESC NULLS LAST
    ) AS rank_in_group
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  JOIN days
    ON days.day = pairs.instant
  WHERE
    visits.visited_on < CAST('2024-07-01' AS DATE)
    AND (
      days.day >= CAST('2023-12-01' AS DATE) AND days.day < CAST('2024-07-01' AS DATE)
    )
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE),
    days.day
)
/* Keep the first 1 of each time.quarter, by instant descending. */
SELECT
  "time.quarter",
  visitors_in_a_season
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.quarter" ASC;

-- spark
WITH season_days AS (
  /* Pair each days.day with its place 1 season earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM season_days
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM season_places AS later
  LEFT JOIN season_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_totals_last AS (
  /* Keep rows where visits.visited_on is before 2024-07-01. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* Count each row at every instant of days where days.day = pairs.day. */
  /* Keep rows where days.day is from 2023-12-01 and before 2024-07-01. */
  /* For each quarter of days.day and days.day, compute visitors_in_a_season = COUNT(DISTINCT member_id). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_in_a_season,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  JOIN days
    ON days.day = pairs.instant
  WHERE
    visits.visited_on < CAST('2024-07-01' AS DATE)
    AND (
      days.day >= CAST('2023-12-01' AS DATE) AND days.day < CAST('2024-07-01' AS DATE)
    )
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE),
    days.day
)
/* Keep the first 1 of each time.quarter, by instant descending. */
SELECT
  `time.quarter`,
  visitors_in_a_season
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `time.quarter` ASC NULLS LAST;

-- trino
WITH season_days AS (
  /* Pair each days.day with its place 1 season earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM season_days
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM season_places AS later
  LEFT JOIN season_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_totals_last AS (
  /* Keep rows where visits.visited_on is before 2024-07-01. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* Count each row at every instant of days where days.day = pairs.day. */
  /* Keep rows where days.day is from 2023-12-01 and before 2024-07-01. */
  /* For each quarter of days.day and days.day, compute visitors_in_a_season = COUNT(DISTINCT member_id). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) AS "time.quarter",
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_in_a_season,
    ROW_NUMBER() OVER (PARTITION BY CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) ORDER BY days.day DESC) AS rank_in_group
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  JOIN days
    ON days.day = pairs.instant
  WHERE
    visits.visited_on < CAST('2024-07-01' AS DATE)
    AND (
      days.day >= CAST('2023-12-01' AS DATE) AND days.day < CAST('2024-07-01' AS DATE)
    )
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE),
    days.day
)
/* Keep the first 1 of each time.quarter, by instant descending. */
SELECT
  "time.quarter",
  visitors_in_a_season
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.quarter" ASC;

-- snowflake
WITH season_days AS (
  /* Pair each days.day with its place 1 season earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM season_days
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM season_places AS later
  LEFT JOIN season_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_totals_last AS (
  /* Keep rows where visits.visited_on is before 2024-07-01. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* Count each row at every instant of days where days.day = pairs.day. */
  /* Keep rows where days.day is from 2023-12-01 and before 2024-07-01. */
  /* For each quarter of days.day and days.day, compute visitors_in_a_season = COUNT(DISTINCT member_id). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE) AS "time.quarter",
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_in_a_season,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(DATE_TRUNC('QUARTER', days.day) AS DATE)
      ORDER BY days.day DESC NULLS LAST
    ) AS rank_in_group
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  JOIN days
    ON days.day = pairs.instant
  WHERE
    visits.visited_on < CAST('2024-07-01' AS DATE)
    AND (
      days.day >= CAST('2023-12-01' AS DATE) AND days.day < CAST('2024-07-01' AS DATE)
    )
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', days.day) AS DATE),
    days.day
)
/* Keep the first 1 of each time.quarter, by instant descending. */
SELECT
  "time.quarter",
  visitors_in_a_season
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.quarter" ASC;

-- bigquery
WITH season_days AS (
  /* Pair each days.day with its place 1 season earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM season_days
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM season_places AS later
  LEFT JOIN season_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_totals_last AS (
  /* Keep rows where visits.visited_on is before 2024-07-01. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* Count each row at every instant of days where days.day = pairs.day. */
  /* Keep rows where days.day is from 2023-12-01 and before 2024-07-01. */
  /* For each quarter of days.day and days.day, compute visitors_in_a_season = COUNT(DISTINCT member_id). */
  SELECT
    CAST(DATE_TRUNC(days.day, QUARTER) AS DATE) AS `time_quarter`,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_in_a_season,
    ROW_NUMBER() OVER (PARTITION BY CAST(DATE_TRUNC(days.day, QUARTER) AS DATE) ORDER BY days.day DESC) AS rank_in_group
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  JOIN days
    ON days.day = pairs.instant
  WHERE
    visits.visited_on < CAST('2024-07-01' AS DATE)
    AND (
      days.day >= CAST('2023-12-01' AS DATE) AND days.day < CAST('2024-07-01' AS DATE)
    )
  GROUP BY
    CAST(DATE_TRUNC(days.day, QUARTER) AS DATE),
    days.day
)
/* Keep the first 1 of each time.quarter, by instant descending. */
SELECT
  `time_quarter`,
  visitors_in_a_season
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `time_quarter` ASC NULLS LAST;

-- databricks
WITH season_days AS (
  /* Pair each days.day with its place 1 season earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM season_days
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM season_places AS later
  LEFT JOIN season_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_totals_last AS (
  /* Keep rows where visits.visited_on is before 2024-07-01. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* Count each row at every instant of days where days.day = pairs.day. */
  /* Keep rows where days.day is from 2023-12-01 and before 2024-07-01. */
  /* For each quarter of days.day and days.day, compute visitors_in_a_season = COUNT(DISTINCT member_id). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_in_a_season,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE)
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  JOIN days
    ON days.day = pairs.instant
  WHERE
    visits.visited_on < CAST('2024-07-01' AS DATE)
    AND (
      days.day >= CAST('2023-12-01' AS DATE) AND days.day < CAST('2024-07-01' AS DATE)
    )
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', days.day) AS TIMESTAMP_NTZ) AS DATE),
    days.day
)
/* Keep the first 1 of each time.quarter, by instant descending. */
SELECT
  `time.quarter`,
  visitors_in_a_season
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  `time.quarter` ASC NULLS LAST;

-- clickhouse
WITH season_days AS (
  /* Pair each days.day with its place 1 season earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM season_days
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS Nullable(DATE))) AS own,
    later.instant
  FROM season_places AS later
  LEFT JOIN season_places AS own
    ON own.number = later.number - 1
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), visits_totals_last AS (
  /* Keep rows where visits.visited_on is before 2024-07-01. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* Count each row at every instant of days where days.day = pairs.day. */
  /* Keep rows where days.day is from 2023-12-01 and before 2024-07-01. */
  /* For each quarter of days.day and days.day, compute visitors_in_a_season = COUNT(DISTINCT member_id). */
  SELECT
    CAST(dateTrunc('QUARTER', days.day) AS Nullable(DATE)) AS "time.quarter",
    days.day AS instant,
    COUNT(DISTINCT visits.member_id) AS visitors_in_a_season,
    ROW_NUMBER() OVER (
      PARTITION BY CAST(dateTrunc('QUARTER', days.day) AS Nullable(DATE))
      ORDER BY days.day DESC
    ) AS rank_in_group
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  JOIN days
    ON days.day = pairs.instant
  WHERE
    visits.visited_on < CAST('2024-07-01' AS Nullable(DATE))
    AND (
      days.day >= CAST('2023-12-01' AS Nullable(DATE))
      AND days.day < CAST('2024-07-01' AS Nullable(DATE))
    )
  GROUP BY
    CAST(dateTrunc('QUARTER', days.day) AS Nullable(DATE)),
    days.day
)
/* Keep the first 1 of each time.quarter, by instant descending. */
SELECT
  "time.quarter",
  visitors_in_a_season
FROM visits_totals_last
WHERE
  rank_in_group <= 1
ORDER BY
  "time.quarter" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
