-- query: growth_each_day by time.day during 2024-01-06 to 2024-01-10
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-01-06 and before 2024-01-11.
-- For each visits.visited_on, compute visits_each_day = COUNT(*).
-- Read days.
-- Keep rows where days.day is from 2024-01-06 and before 2024-01-11.
-- List the distinct days.day.
-- Add a row with nulls for each time.day of the calendar that has none.
-- Take time.day and visits_each_day of every row.
-- Keep rows where visits.visited_on is from 2023-12-30 and before 2024-01-04.
-- Count each row at every instant of days where days.day - 1 week = visits.visited_on.
-- For each days.day, compute visits_each_day_a_week_ago__visits_each_day = COUNT(*).
-- Take time.day and visits_each_day_a_week_ago__visits_each_day of every row.
-- Put the totals side by side by time.day; a group that one side lacks has nulls there.
-- Compute growth_each_day = (COALESCE(visits_each_day, 0)) - ((COALESCE(visits_each_day_a_week_ago__visits_each_day, 0))); a division by zero gives null.
-- Sort by time.day.

-- duckdb
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-06 and before 2024-01-11. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-06' AS DATE)
    AND visited_on < CAST('2024-01-11' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods."time.day", visits_visited_on_totals."time.day") AS "time.day",
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods."time.day" = visits_visited_on_totals."time.day"
), visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-30 and before 2024-01-04. */
  /* For each visits.visited_on, compute visits_each_day_a_week_ago__visits_each_day = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-30' AS DATE)
    AND visited_on < CAST('2024-01-04' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* For each days.day, put the partial visits_each_day_a_week_ago__visits_each_day together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits_each_day_a_week_ago__visits_each_day) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-06' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
  GROUP BY
    days.day
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_earlier_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods_."time.day", visits_earlier_totals."time.day") AS "time.day",
    visits_earlier_totals.visits_each_day_a_week_ago__visits_each_day
  FROM periods_
  FULL JOIN visits_earlier_totals
    ON periods_."time.day" = visits_earlier_totals."time.day"
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_each_day,
    NULL AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_each_day,
    visits_each_day_a_week_ago__visits_each_day
  FROM visits_earlier_totals_of_every_period
)
/* Compute growth_each_day = (COALESCE(visits_each_day, 0)) - ((COALESCE(visits_each_day_a_week_ago__visits_each_day, 0))); a division by zero gives null. */
SELECT
  "time.day",
  (
    COALESCE(MAX(visits_each_day), 0)
  ) - (
    (
      COALESCE(MAX(visits_each_day_a_week_ago__visits_each_day), 0)
    )
  ) AS growth_each_day
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- postgres
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-06 and before 2024-01-11. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-06' AS DATE)
    AND visited_on < CAST('2024-01-11' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods."time.day", visits_visited_on_totals."time.day") AS "time.day",
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods."time.day" = visits_visited_on_totals."time.day"
), visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-30 and before 2024-01-04. */
  /* For each visits.visited_on, compute visits_each_day_a_week_ago__visits_each_day = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-30' AS DATE)
    AND visited_on < CAST('2024-01-04' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* For each days.day, put the partial visits_each_day_a_week_ago__visits_each_day together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits_each_day_a_week_ago__visits_each_day) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7 DAY' = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-06' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
  GROUP BY
    days.day
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_earlier_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods_."time.day", visits_earlier_totals."time.day") AS "time.day",
    visits_earlier_totals.visits_each_day_a_week_ago__visits_each_day
  FROM periods_
  FULL JOIN visits_earlier_totals
    ON periods_."time.day" = visits_earlier_totals."time.day"
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_each_day,
    (
      SELECT
        visits_each_day_a_week_ago__visits_each_day
      FROM visits_earlier_totals_of_every_period
      WHERE
        FALSE
    ) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    "time.day",
    (
      SELECT
        visits_each_day
      FROM visits_visited_on_totals_of_every_period
      WHERE
        FALSE
    ) AS visits_each_day,
    visits_each_day_a_week_ago__visits_each_day
  FROM visits_earlier_totals_of_every_period
)
/* Compute growth_each_day = (COALESCE(visits_each_day, 0)) - ((COALESCE(visits_each_day_a_week_ago__visits_each_day, 0))); a division by zero gives null. */
SELECT
  "time.day",
  (
    COALESCE(MAX(visits_each_day), 0)
  ) - (
    (
      COALESCE(MAX(visits_each_day_a_week_ago__visits_each_day), 0)
    )
  ) AS growth_each_day
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- spark
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-06 and before 2024-01-11. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS `time.day`,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-06' AS DATE)
    AND visited_on < CAST('2024-01-11' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS `time.day`
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods.`time.day`, visits_visited_on_totals.`time.day`) AS `time.day`,
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods.`time.day` = visits_visited_on_totals.`time.day`
), visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-30 and before 2024-01-04. */
  /* For each visits.visited_on, compute visits_each_day_a_week_ago__visits_each_day = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-30' AS DATE)
    AND visited_on < CAST('2024-01-04' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* For each days.day, put the partial visits_each_day_a_week_ago__visits_each_day together. */
  SELECT
    days.day AS `time.day`,
    SUM(visits_by_instant.visits_each_day_a_week_ago__visits_each_day) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-06' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
  GROUP BY
    days.day
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS `time.day`
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_earlier_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods_.`time.day`, visits_earlier_totals.`time.day`) AS `time.day`,
    visits_earlier_totals.visits_each_day_a_week_ago__visits_each_day
  FROM periods_
  FULL JOIN visits_earlier_totals
    ON periods_.`time.day` = visits_earlier_totals.`time.day`
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    visits_each_day,
    NULL AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    `time.day`,
    NULL AS visits_each_day,
    visits_each_day_a_week_ago__visits_each_day
  FROM visits_earlier_totals_of_every_period
)
/* Compute growth_each_day = (COALESCE(visits_each_day, 0)) - ((COALESCE(visits_each_day_a_week_ago__visits_each_day, 0))); a division by zero gives null. */
SELECT
  `time.day`,
  (
    COALESCE(MAX(visits_each_day), 0)
  ) - (
    (
      COALESCE(MAX(visits_each_day_a_week_ago__visits_each_day), 0)
    )
  ) AS growth_each_day
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-06 and before 2024-01-11. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-06' AS DATE)
    AND visited_on < CAST('2024-01-11' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods."time.day", visits_visited_on_totals."time.day") AS "time.day",
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods."time.day" = visits_visited_on_totals."time.day"
), visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-30 and before 2024-01-04. */
  /* For each visits.visited_on, compute visits_each_day_a_week_ago__visits_each_day = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-30' AS DATE)
    AND visited_on < CAST('2024-01-04' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* For each days.day, put the partial visits_each_day_a_week_ago__visits_each_day together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits_each_day_a_week_ago__visits_each_day) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-06' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
  GROUP BY
    days.day
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_earlier_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods_."time.day", visits_earlier_totals."time.day") AS "time.day",
    visits_earlier_totals.visits_each_day_a_week_ago__visits_each_day
  FROM periods_
  FULL JOIN visits_earlier_totals
    ON periods_."time.day" = visits_earlier_totals."time.day"
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_each_day,
    NULL AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_each_day,
    visits_each_day_a_week_ago__visits_each_day
  FROM visits_earlier_totals_of_every_period
)
/* Compute growth_each_day = (COALESCE(visits_each_day, 0)) - ((COALESCE(visits_each_day_a_week_ago__visits_each_day, 0))); a division by zero gives null. */
SELECT
  "time.day",
  (
    COALESCE(MAX(visits_each_day), 0)
  ) - (
    (
      COALESCE(MAX(visits_each_day_a_week_ago__visits_each_day), 0)
    )
  ) AS growth_each_day
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- snowflake
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-06 and before 2024-01-11. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-06' AS DATE)
    AND visited_on < CAST('2024-01-11' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods."time.day", visits_visited_on_totals."time.day") AS "time.day",
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods."time.day" = visits_visited_on_totals."time.day"
), visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-30 and before 2024-01-04. */
  /* For each visits.visited_on, compute visits_each_day_a_week_ago__visits_each_day = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-30' AS DATE)
    AND visited_on < CAST('2024-01-04' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* For each days.day, put the partial visits_each_day_a_week_ago__visits_each_day together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits_each_day_a_week_ago__visits_each_day) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7 DAY' = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-06' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
  GROUP BY
    days.day
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_earlier_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods_."time.day", visits_earlier_totals."time.day") AS "time.day",
    visits_earlier_totals.visits_each_day_a_week_ago__visits_each_day
  FROM periods_
  FULL JOIN visits_earlier_totals
    ON periods_."time.day" = visits_earlier_totals."time.day"
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_each_day,
    NULL AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_each_day,
    visits_each_day_a_week_ago__visits_each_day
  FROM visits_earlier_totals_of_every_period
)
/* Compute growth_each_day = (COALESCE(visits_each_day, 0)) - ((COALESCE(visits_each_day_a_week_ago__visits_each_day, 0))); a division by zero gives null. */
SELECT
  "time.day",
  (
    COALESCE(MAX(visits_each_day), 0)
  ) - (
    (
      COALESCE(MAX(visits_each_day_a_week_ago__visits_each_day), 0)
    )
  ) AS growth_each_day
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- bigquery
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-06 and before 2024-01-11. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS `time_day`,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-06' AS DATE)
    AND visited_on < CAST('2024-01-11' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS `time_day`
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods.`time_day`, visits_visited_on_totals.`time_day`) AS `time_day`,
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods.`time_day` = visits_visited_on_totals.`time_day`
), visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-30 and before 2024-01-04. */
  /* For each visits.visited_on, compute visits_each_day_a_week_ago__visits_each_day = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-30' AS DATE)
    AND visited_on < CAST('2024-01-04' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* For each days.day, put the partial visits_each_day_a_week_ago__visits_each_day together. */
  SELECT
    days.day AS `time_day`,
    SUM(visits_by_instant.visits_each_day_a_week_ago__visits_each_day) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-06' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
  GROUP BY
    days.day
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS `time_day`
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_earlier_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods_.`time_day`, visits_earlier_totals.`time_day`) AS `time_day`,
    visits_earlier_totals.visits_each_day_a_week_ago__visits_each_day
  FROM periods_
  FULL JOIN visits_earlier_totals
    ON periods_.`time_day` = visits_earlier_totals.`time_day`
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time_day`,
    visits_each_day,
    NULL AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    `time_day`,
    NULL AS visits_each_day,
    visits_each_day_a_week_ago__visits_each_day
  FROM visits_earlier_totals_of_every_period
)
/* Compute growth_each_day = (COALESCE(visits_each_day, 0)) - ((COALESCE(visits_each_day_a_week_ago__visits_each_day, 0))); a division by zero gives null. */
SELECT
  `time_day`,
  (
    COALESCE(MAX(visits_each_day), 0)
  ) - (
    (
      COALESCE(MAX(visits_each_day_a_week_ago__visits_each_day), 0)
    )
  ) AS growth_each_day
FROM side_by_side
GROUP BY
  `time_day`
ORDER BY
  `time_day` ASC NULLS LAST;

-- databricks
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-06 and before 2024-01-11. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS `time.day`,
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-06' AS DATE)
    AND visited_on < CAST('2024-01-11' AS DATE)
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS `time.day`
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods.`time.day`, visits_visited_on_totals.`time.day`) AS `time.day`,
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods.`time.day` = visits_visited_on_totals.`time.day`
), visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-30 and before 2024-01-04. */
  /* For each visits.visited_on, compute visits_each_day_a_week_ago__visits_each_day = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-30' AS DATE)
    AND visited_on < CAST('2024-01-04' AS DATE)
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* For each days.day, put the partial visits_each_day_a_week_ago__visits_each_day together. */
  SELECT
    days.day AS `time.day`,
    SUM(visits_by_instant.visits_each_day_a_week_ago__visits_each_day) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-06' AS DATE) AND days.day < CAST('2024-01-11' AS DATE)
  GROUP BY
    days.day
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS `time.day`
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS DATE) AND day < CAST('2024-01-11' AS DATE)
  GROUP BY
    day
), visits_earlier_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods_.`time.day`, visits_earlier_totals.`time.day`) AS `time.day`,
    visits_earlier_totals.visits_each_day_a_week_ago__visits_each_day
  FROM periods_
  FULL JOIN visits_earlier_totals
    ON periods_.`time.day` = visits_earlier_totals.`time.day`
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    visits_each_day,
    NULL AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    `time.day`,
    NULL AS visits_each_day,
    visits_each_day_a_week_ago__visits_each_day
  FROM visits_earlier_totals_of_every_period
)
/* Compute growth_each_day = (COALESCE(visits_each_day, 0)) - ((COALESCE(visits_each_day_a_week_ago__visits_each_day, 0))); a division by zero gives null. */
SELECT
  `time.day`,
  (
    COALESCE(MAX(visits_each_day), 0)
  ) - (
    (
      COALESCE(MAX(visits_each_day_a_week_ago__visits_each_day), 0)
    )
  ) AS growth_each_day
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
WITH visits_visited_on_totals AS (
  /* Keep rows where visits.visited_on is from 2024-01-06 and before 2024-01-11. */
  /* For each visits.visited_on, compute visits_each_day = COUNT(*). */
  SELECT
    visited_on AS "time.day",
    COUNT(*) AS visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2024-01-06' AS Nullable(DATE))
    AND visited_on < CAST('2024-01-11' AS Nullable(DATE))
  GROUP BY
    visited_on
), periods AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS Nullable(DATE))
    AND day < CAST('2024-01-11' AS Nullable(DATE))
  GROUP BY
    day
), visits_visited_on_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods."time.day", visits_visited_on_totals."time.day") AS "time.day",
    visits_visited_on_totals.visits_each_day
  FROM periods
  FULL JOIN visits_visited_on_totals
    ON periods."time.day" = visits_visited_on_totals."time.day"
), visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-30 and before 2024-01-04. */
  /* For each visits.visited_on, compute visits_each_day_a_week_ago__visits_each_day = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-30' AS Nullable(DATE))
    AND visited_on < CAST('2024-01-04' AS Nullable(DATE))
  GROUP BY
    visited_on
), visits_earlier_totals AS (
  /* Count each row at every instant of days where days.day - 1 week = visited_on. */
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* For each days.day, put the partial visits_each_day_a_week_ago__visits_each_day together. */
  SELECT
    days.day AS "time.day",
    SUM(visits_by_instant.visits_each_day_a_week_ago__visits_each_day) AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_by_instant
  JOIN days
    ON days.day - INTERVAL '7' DAY = visits_by_instant.visited_on
  WHERE
    days.day >= CAST('2024-01-06' AS Nullable(DATE))
    AND days.day < CAST('2024-01-11' AS Nullable(DATE))
  GROUP BY
    days.day
), periods_ AS (
  /* Keep rows where days.day is from 2024-01-06 and before 2024-01-11. */
  /* List the distinct days.day. */
  SELECT
    day AS "time.day"
  FROM days
  WHERE
    day >= CAST('2024-01-06' AS Nullable(DATE))
    AND day < CAST('2024-01-11' AS Nullable(DATE))
  GROUP BY
    day
), visits_earlier_totals_of_every_period AS (
  /* Add a row with nulls for each time.day of the calendar that has none. */
  SELECT
    COALESCE(periods_."time.day", visits_earlier_totals."time.day") AS "time.day",
    visits_earlier_totals.visits_each_day_a_week_ago__visits_each_day
  FROM periods_
  FULL JOIN visits_earlier_totals
    ON periods_."time.day" = visits_earlier_totals."time.day"
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_each_day,
    NULL AS visits_each_day_a_week_ago__visits_each_day
  FROM visits_visited_on_totals_of_every_period
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_each_day,
    visits_each_day_a_week_ago__visits_each_day
  FROM visits_earlier_totals_of_every_period
)
/* Compute growth_each_day = (COALESCE(visits_each_day, 0)) - ((COALESCE(visits_each_day_a_week_ago__visits_each_day, 0))); a division by zero gives null. */
SELECT
  "time.day",
  (
    COALESCE(MAX(visits_each_day), 0)
  ) - (
    (
      COALESCE(MAX(visits_each_day_a_week_ago__visits_each_day), 0)
    )
  ) AS growth_each_day
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
