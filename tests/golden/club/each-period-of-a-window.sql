-- query: visitors_each_day by time.day during 2024-01-05 to 2024-01-10
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-03 and before 2024-01-11.
-- Read days.
-- Count each row at every instant of days where visits.visited_on > days.day - 2 days and visits.visited_on <= days.day.
-- Keep rows where days.day is from 2024-01-05 and before 2024-01-11.
-- For each days.day, compute visitors_each_day = COUNT(DISTINCT member_id).
-- List the distinct days.day.
-- Add a row with nulls for each time.day of the calendar that has none.
-- Take time.day and visitors_each_day of every row.
-- Sort by time.day.

-- duckdb
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-03 and before 2024-01-11. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 2 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* For each days.day, compute visitors_each_day = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    COUNT(DISTINCT visits.member_id) AS visitors_each_day
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '2' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2024-01-03' AS DATE)
      AND visits.visited_on < CAST('2024-01-11' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
    )
  GROUP BY
    days.day
), periods AS (
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-05' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
)
/* Add a row with nulls for each time.day of the calendar that has none. */
SELECT
  COALESCE(periods."time.day", visits_totals."time.day") AS "time.day",
  visits_totals.visitors_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.day" = visits_totals."time.day"
ORDER BY
  "time.day" ASC;

-- postgres
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-03 and before 2024-01-11. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 2 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* For each days.day, compute visitors_each_day = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    COUNT(DISTINCT visits.member_id) AS visitors_each_day
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '2 DAY' AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2024-01-03' AS DATE)
      AND visits.visited_on < CAST('2024-01-11' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
    )
  GROUP BY
    days.day
), periods AS (
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-05' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
)
/* Add a row with nulls for each time.day of the calendar that has none. */
SELECT
  COALESCE(periods."time.day", visits_totals."time.day") AS "time.day",
  visits_totals.visitors_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.day" = visits_totals."time.day"
ORDER BY
  "time.day" ASC;

-- spark
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-03 and before 2024-01-11. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 2 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* For each days.day, compute visitors_each_day = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS `time.day`,
    COUNT(DISTINCT visits.member_id) AS visitors_each_day
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '2' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2024-01-03' AS DATE)
      AND visits.visited_on < CAST('2024-01-11' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
    )
  GROUP BY
    days.day
), periods AS (
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS `time.day`
  FROM days
  WHERE
    day >= CAST('2024-01-05' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
)
/* Add a row with nulls for each time.day of the calendar that has none. */
SELECT
  COALESCE(periods.`time.day`, visits_totals.`time.day`) AS `time.day`,
  visits_totals.visitors_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time.day` = visits_totals.`time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-03 and before 2024-01-11. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 2 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* For each days.day, compute visitors_each_day = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    COUNT(DISTINCT visits.member_id) AS visitors_each_day
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '2' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2024-01-03' AS DATE)
      AND visits.visited_on < CAST('2024-01-11' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
    )
  GROUP BY
    days.day
), periods AS (
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-05' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
)
/* Add a row with nulls for each time.day of the calendar that has none. */
SELECT
  COALESCE(periods."time.day", visits_totals."time.day") AS "time.day",
  visits_totals.visitors_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.day" = visits_totals."time.day"
ORDER BY
  "time.day" ASC;

-- snowflake
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-03 and before 2024-01-11. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 2 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* For each days.day, compute visitors_each_day = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    COUNT(DISTINCT visits.member_id) AS visitors_each_day
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '2 DAY' AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2024-01-03' AS DATE)
      AND visits.visited_on < CAST('2024-01-11' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
    )
  GROUP BY
    days.day
), periods AS (
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-05' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
)
/* Add a row with nulls for each time.day of the calendar that has none. */
SELECT
  COALESCE(periods."time.day", visits_totals."time.day") AS "time.day",
  visits_totals.visitors_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.day" = visits_totals."time.day"
ORDER BY
  "time.day" ASC;

-- bigquery
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-03 and before 2024-01-11. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 2 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* For each days.day, compute visitors_each_day = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS `time_day`,
    COUNT(DISTINCT visits.member_id) AS visitors_each_day
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '2' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2024-01-03' AS DATE)
      AND visits.visited_on < CAST('2024-01-11' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
    )
  GROUP BY
    days.day
), periods AS (
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS `time_day`
  FROM days
  WHERE
    day >= CAST('2024-01-05' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
)
/* Add a row with nulls for each time.day of the calendar that has none. */
SELECT
  COALESCE(periods.`time_day`, visits_totals.`time_day`) AS `time_day`,
  visits_totals.visitors_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time_day` = visits_totals.`time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-03 and before 2024-01-11. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 2 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* For each days.day, compute visitors_each_day = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS `time.day`,
    COUNT(DISTINCT visits.member_id) AS visitors_each_day
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '2' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2024-01-03' AS DATE)
      AND visits.visited_on < CAST('2024-01-11' AS DATE)
    )
    AND (
      days.day >= CAST('2024-01-05' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
    )
  GROUP BY
    days.day
), periods AS (
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS `time.day`
  FROM days
  WHERE
    day >= CAST('2024-01-05' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
)
/* Add a row with nulls for each time.day of the calendar that has none. */
SELECT
  COALESCE(periods.`time.day`, visits_totals.`time.day`) AS `time.day`,
  visits_totals.visitors_each_day
FROM periods
FULL JOIN visits_totals
  ON periods.`time.day` = visits_totals.`time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH visits_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-03 and before 2024-01-11. */
  /* Count each row at every instant of days where visits.visited_on > days.day - 2 days and visits.visited_on <= days.day. */
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* For each days.day, compute visitors_each_day = COUNT(DISTINCT member_id). */
  SELECT
    days.day AS "time.day",
    COUNT(DISTINCT visits.member_id) AS visitors_each_day
  FROM visits
  JOIN days
    ON visits.visited_on > days.day - INTERVAL '2' DAY AND visits.visited_on <= days.day
  WHERE
    (
      visits.visited_on >= CAST('2024-01-03' AS Nullable(DATE))
      AND visits.visited_on < CAST('2024-01-11' AS Nullable(DATE))
    )
    AND (
      days.day >= CAST('2024-01-05' AS Nullable(DATE))
      AND days.day < CAST('2024-01-11' AS Nullable(DATE))
    )
  GROUP BY
    days.day
), periods AS (
  /* Keep rows where days.day is from 2024-01-05 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-05' AS Nullable(DATE))
    AND day < CAST('2024-01-11' AS Nullable(DATE))
  GROUP BY
    day
)
/* Add a row with nulls for each time.day of the calendar that has none. */
SELECT
  COALESCE(periods."time.day", visits_totals."time.day") AS "time.day",
  visits_totals.visitors_each_day
FROM periods
FULL JOIN visits_totals
  ON periods."time.day" = visits_totals."time.day"
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
