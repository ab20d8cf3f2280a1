-- query: visits_this_fiscal_month, fiscal_month_a_week_ago by time.day during 2024-01-26 to 2024-02-06
-- Read visits.
-- Keep rows where visits.visited_on is before 2024-02-07.
-- Read days.
-- Pair each days.day with the first of its fiscal_month.
-- Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day.
-- Count each row at every instant of days where days.day = pairs.day.
-- Keep rows where days.day is from 2024-01-26 and before 2024-02-07.
-- For each days.day, compute visits_this_fiscal_month = COUNT(*).
-- Keep rows where visits.visited_on is before 2024-01-31.
-- Count each row at every instant of days where days.day - 1 week = pairs.day.
-- For each days.day, compute fiscal_month_a_week_ago = COUNT(*).
-- Put the totals side by side by time.day; a group that one side lacks has nulls there.
-- Sort by time.day.

-- duckdb
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-02-07. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute visits_this_fiscal_month = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_this_fiscal_month
  FROM visits
  JOIN pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-02-07' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial visits_this_fiscal_month together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant.visits_this_fiscal_month) AS visits_this_fiscal_month
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), pairs_ AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute fiscal_month_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS fiscal_month_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial fiscal_month_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant_.fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7' DAY = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_this_fiscal_month,
    NULL AS fiscal_month_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_this_fiscal_month,
    fiscal_month_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(visits_this_fiscal_month) AS visits_this_fiscal_month,
  MAX(fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- postgres
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-02-07. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute visits_this_fiscal_month = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_this_fiscal_month
  FROM visits
  JOIN pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-02-07' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial visits_this_fiscal_month together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant.visits_this_fiscal_month) AS visits_this_fiscal_month
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), pairs_ AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute fiscal_month_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS fiscal_month_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial fiscal_month_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant_.fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7 DAY' = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_this_fiscal_month,
    (
      SELECT
        fiscal_month_a_week_ago
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS fiscal_month_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    (
      SELECT
        visits_this_fiscal_month
      FROM visits_up_to_totals
      WHERE
        FALSE
    ) AS visits_this_fiscal_month,
    fiscal_month_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(visits_this_fiscal_month) AS visits_this_fiscal_month,
  MAX(fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- spark
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-02-07. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute visits_this_fiscal_month = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_this_fiscal_month
  FROM visits
  JOIN pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-02-07' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial visits_this_fiscal_month together. */
  SELECT
    days.day AS `time.day`,
    SUM(rows_by_instant.visits_this_fiscal_month) AS visits_this_fiscal_month
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), pairs_ AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute fiscal_month_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS fiscal_month_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial fiscal_month_a_week_ago together. */
  SELECT
    days.day AS `time.day`,
    SUM(rows_by_instant_.fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7' DAY = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    visits_this_fiscal_month,
    NULL AS fiscal_month_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS visits_this_fiscal_month,
    fiscal_month_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  `time.day`,
  MAX(visits_this_fiscal_month) AS visits_this_fiscal_month,
  MAX(fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-02-07. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute visits_this_fiscal_month = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_this_fiscal_month
  FROM visits
  JOIN pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-02-07' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial visits_this_fiscal_month together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant.visits_this_fiscal_month) AS visits_this_fiscal_month
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), pairs_ AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute fiscal_month_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS fiscal_month_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial fiscal_month_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant_.fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7' DAY = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_this_fiscal_month,
    NULL AS fiscal_month_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_this_fiscal_month,
    fiscal_month_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(visits_this_fiscal_month) AS visits_this_fiscal_month,
  MAX(fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- snowflake
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-02-07. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute visits_this_fiscal_month = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_this_fiscal_month
  FROM visits
  JOIN pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-02-07' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial visits_this_fiscal_month together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant.visits_this_fiscal_month) AS visits_this_fiscal_month
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), pairs_ AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute fiscal_month_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS fiscal_month_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial fiscal_month_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant_.fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7 DAY' = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_this_fiscal_month,
    NULL AS fiscal_month_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_this_fiscal_month,
    fiscal_month_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(visits_this_fiscal_month) AS visits_this_fiscal_month,
  MAX(fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- bigquery
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-02-07. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute visits_this_fiscal_month = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_this_fiscal_month
  FROM visits
  JOIN pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-02-07' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial visits_this_fiscal_month together. */
  SELECT
    days.day AS `time_day`,
    SUM(rows_by_instant.visits_this_fiscal_month) AS visits_this_fiscal_month
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), pairs_ AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute fiscal_month_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS fiscal_month_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial fiscal_month_a_week_ago together. */
  SELECT
    days.day AS `time_day`,
    SUM(rows_by_instant_.fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7' DAY = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time_day`,
    visits_this_fiscal_month,
    NULL AS fiscal_month_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time_day`,
    NULL AS visits_this_fiscal_month,
    fiscal_month_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  `time_day`,
  MAX(visits_this_fiscal_month) AS visits_this_fiscal_month,
  MAX(fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
FROM side_by_side
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-02-07. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute visits_this_fiscal_month = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_this_fiscal_month
  FROM visits
  JOIN pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-02-07' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial visits_this_fiscal_month together. */
  SELECT
    days.day AS `time.day`,
    SUM(rows_by_instant.visits_this_fiscal_month) AS visits_this_fiscal_month
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), pairs_ AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute fiscal_month_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS fiscal_month_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-01-31' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial fiscal_month_a_week_ago together. */
  SELECT
    days.day AS `time.day`,
    SUM(rows_by_instant_.fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7' DAY = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-01-26' AS DATE) AND days.day < CAST('2024-02-07' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    visits_this_fiscal_month,
    NULL AS fiscal_month_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS visits_this_fiscal_month,
    fiscal_month_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  `time.day`,
  MAX(visits_this_fiscal_month) AS visits_this_fiscal_month,
  MAX(fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH pairs AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-02-07. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute visits_this_fiscal_month = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS visits_this_fiscal_month
  FROM visits
  JOIN pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-02-07' AS Nullable(DATE))
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial visits_this_fiscal_month together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant.visits_this_fiscal_month) AS visits_this_fiscal_month
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-01-26' AS Nullable(DATE))
    AND days.day < CAST('2024-02-07' AS Nullable(DATE))
  GROUP BY
    days.day
), pairs_ AS (
  /* Pair each days.day with the first of its fiscal_month. */
  SELECT
    MIN(day) OVER (PARTITION BY fiscal_month) AS own,
    day AS instant
  FROM days
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-01-31. */
  /* Count each row at every instant of pairs where visits.visited_on >= pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute fiscal_month_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS fiscal_month_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on >= pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-01-31' AS Nullable(DATE))
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = instant. */
  /* Keep rows where days.day is from 2024-01-26 and before 2024-02-07. */
  /* For each days.day, put the partial fiscal_month_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant_.fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7' DAY = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-01-26' AS Nullable(DATE))
    AND days.day < CAST('2024-02-07' AS Nullable(DATE))
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_this_fiscal_month,
    NULL AS fiscal_month_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_this_fiscal_month,
    fiscal_month_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(visits_this_fiscal_month) AS visits_this_fiscal_month,
  MAX(fiscal_month_a_week_ago) AS fiscal_month_a_week_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
