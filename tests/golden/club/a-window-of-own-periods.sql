-- query: two_fiscal_months, two_fiscal_months_a_week_ago by time.day during 2024-02-24 to 2024-04-10
-- Read visits.
-- Keep rows where visits.visited_on is before 2024-04-11.
-- Read days.
-- Pair each days.day with its place 2 fiscal_month earlier, where its window begins.
-- Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day.
-- Count each row at every instant of days where days.day = pairs.day.
-- Keep rows where days.day is from 2024-02-24 and before 2024-04-11.
-- For each days.day, compute two_fiscal_months = COUNT(*).
-- Keep rows where visits.visited_on is before 2024-04-04.
-- Count each row at every instant of days where days.day - 7 days = pairs.day.
-- For each days.day, compute two_fiscal_months_a_week_ago = COUNT(*).
-- Put the totals side by side by time.day; a group that one side lacks has nulls there.
-- Sort by time.day.

-- duckdb
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
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
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-11. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-11' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant.two_fiscal_months) AS two_fiscal_months
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), fiscal_month_days_ AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days_
), pairs_ AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places_ AS later
  LEFT JOIN fiscal_month_places_ AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-04. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-04' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 7 days = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant_.two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7' DAY = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    two_fiscal_months,
    NULL AS two_fiscal_months_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS two_fiscal_months,
    two_fiscal_months_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(two_fiscal_months) AS two_fiscal_months,
  MAX(two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- postgres
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
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
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-11. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-11' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant.two_fiscal_months) AS two_fiscal_months
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), fiscal_month_days_ AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days_
), pairs_ AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places_ AS later
  LEFT JOIN fiscal_month_places_ AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-04. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-04' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 7 days = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant_.two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7 DAY' = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    two_fiscal_months,
    (
      SELECT
        two_fiscal_months_a_week_ago
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS two_fiscal_months_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    (
      SELECT
        two_fiscal_months
      FROM visits_up_to_totals
      WHERE
        FALSE
    ) AS two_fiscal_months,
    two_fiscal_months_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(two_fiscal_months) AS two_fiscal_months,
  MAX(two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- spark
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
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
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-11. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-11' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months together. */
  SELECT
    days.day AS `time.day`,
    SUM(rows_by_instant.two_fiscal_months) AS two_fiscal_months
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), fiscal_month_days_ AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM fiscal_month_days_
), pairs_ AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places_ AS later
  LEFT JOIN fiscal_month_places_ AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-04. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-04' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 7 days = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months_a_week_ago together. */
  SELECT
    days.day AS `time.day`,
    SUM(rows_by_instant_.two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7' DAY = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    two_fiscal_months,
    NULL AS two_fiscal_months_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS two_fiscal_months,
    two_fiscal_months_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  `time.day`,
  MAX(two_fiscal_months) AS two_fiscal_months,
  MAX(two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
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
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-11. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-11' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant.two_fiscal_months) AS two_fiscal_months
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), fiscal_month_days_ AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days_
), pairs_ AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places_ AS later
  LEFT JOIN fiscal_month_places_ AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-04. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-04' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 7 days = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant_.two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7' DAY = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    two_fiscal_months,
    NULL AS two_fiscal_months_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS two_fiscal_months,
    two_fiscal_months_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(two_fiscal_months) AS two_fiscal_months,
  MAX(two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- snowflake
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
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
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-11. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-11' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant.two_fiscal_months) AS two_fiscal_months
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), fiscal_month_days_ AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days_
), pairs_ AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places_ AS later
  LEFT JOIN fiscal_month_places_ AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-04. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-04' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 7 days = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant_.two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7 DAY' = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    two_fiscal_months,
    NULL AS two_fiscal_months_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS two_fiscal_months,
    two_fiscal_months_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(two_fiscal_months) AS two_fiscal_months,
  MAX(two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- bigquery
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
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
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-11. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-11' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months together. */
  SELECT
    days.day AS `time_day`,
    SUM(rows_by_instant.two_fiscal_months) AS two_fiscal_months
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), fiscal_month_days_ AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM fiscal_month_days_
), pairs_ AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places_ AS later
  LEFT JOIN fiscal_month_places_ AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-04. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-04' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 7 days = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months_a_week_ago together. */
  SELECT
    days.day AS `time_day`,
    SUM(rows_by_instant_.two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7' DAY = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time_day`,
    two_fiscal_months,
    NULL AS two_fiscal_months_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time_day`,
    NULL AS two_fiscal_months,
    two_fiscal_months_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  `time_day`,
  MAX(two_fiscal_months) AS two_fiscal_months,
  MAX(two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
FROM side_by_side
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
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
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-11. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-11' AS DATE)
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months together. */
  SELECT
    days.day AS `time.day`,
    SUM(rows_by_instant.two_fiscal_months) AS two_fiscal_months
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), fiscal_month_days_ AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM fiscal_month_days_
), pairs_ AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS DATE)) AS own,
    later.instant
  FROM fiscal_month_places_ AS later
  LEFT JOIN fiscal_month_places_ AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-04. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-04' AS DATE)
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 7 days = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months_a_week_ago together. */
  SELECT
    days.day AS `time.day`,
    SUM(rows_by_instant_.two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7' DAY = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-02-24' AS DATE) AND days.day < CAST('2024-04-11' AS DATE)
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    two_fiscal_months,
    NULL AS two_fiscal_months_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS two_fiscal_months,
    two_fiscal_months_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  `time.day`,
  MAX(two_fiscal_months) AS two_fiscal_months,
  MAX(two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH fiscal_month_days AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
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
), pairs AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS Nullable(DATE))) AS own,
    later.instant
  FROM fiscal_month_places AS later
  LEFT JOIN fiscal_month_places AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant AS (
  /* Keep rows where visits.visited_on is before 2024-04-11. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months
  FROM visits
  JOIN pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-11' AS Nullable(DATE))
  GROUP BY
    pairs.instant
), visits_up_to_totals AS (
  /* Count each row at every instant of days where days.day = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant.two_fiscal_months) AS two_fiscal_months
  FROM rows_by_instant
  JOIN days
    ON days.day = rows_by_instant.instant
  WHERE
    days.day >= CAST('2024-02-24' AS Nullable(DATE))
    AND days.day < CAST('2024-04-11' AS Nullable(DATE))
  GROUP BY
    days.day
), fiscal_month_days_ AS (
  /* Pair each days.day with its place 2 fiscal_month earlier, where its window begins. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY fiscal_month) AS first,
    ROW_NUMBER() OVER (PARTITION BY fiscal_month ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY fiscal_month) AS size
  FROM days
), fiscal_month_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM fiscal_month_days_
), pairs_ AS (
  SELECT
    COALESCE(own.instant, CAST('0001-01-01' AS Nullable(DATE))) AS own,
    later.instant
  FROM fiscal_month_places_ AS later
  LEFT JOIN fiscal_month_places_ AS own
    ON own.number = later.number - 2
    AND own.place = CASE WHEN later.place <= own.size THEN later.place ELSE own.size END
), rows_by_instant_ AS (
  /* Keep rows where visits.visited_on is before 2024-04-04. */
  /* Count each row at every instant of pairs where visits.visited_on > pairs.day and visits.visited_on <= pairs.day. */
  /* For each pairs.day, compute two_fiscal_months_a_week_ago = COUNT(*). */
  SELECT
    pairs.instant,
    COUNT(*) AS two_fiscal_months_a_week_ago
  FROM visits
  JOIN pairs_ AS pairs
    ON visits.visited_on > pairs.own AND visits.visited_on <= pairs.instant
  WHERE
    visits.visited_on < CAST('2024-04-04' AS Nullable(DATE))
  GROUP BY
    pairs.instant
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 7 days = instant. */
  /* Keep rows where days.day is from 2024-02-24 and before 2024-04-11. */
  /* For each days.day, put the partial two_fiscal_months_a_week_ago together. */
  SELECT
    days.day AS "time.day",
    SUM(rows_by_instant_.two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
  FROM rows_by_instant_
  JOIN days
    ON days.day - INTERVAL '7' DAY = rows_by_instant_.instant
  WHERE
    days.day >= CAST('2024-02-24' AS Nullable(DATE))
    AND days.day < CAST('2024-04-11' AS Nullable(DATE))
  GROUP BY
    days.day
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    two_fiscal_months,
    NULL AS two_fiscal_months_a_week_ago
  FROM visits_up_to_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS two_fiscal_months,
    two_fiscal_months_a_week_ago
  FROM visits_earlier_totals
)
SELECT
  "time.day",
  MAX(two_fiscal_months) AS two_fiscal_months,
  MAX(two_fiscal_months_a_week_ago) AS two_fiscal_months_a_week_ago
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
