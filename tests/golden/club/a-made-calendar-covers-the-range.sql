-- query: visits_5_days_ago, trailing_visits by time.day during 2024-01-01 to 2024-01-03
-- Read visits.
-- Keep rows where visits.visited_on is from 2023-12-27 and before 2023-12-30.
-- Make a calendar: every day from 2024-01-01 to 2024-01-03.
-- Count each row at every instant of calendar where calendar.instant - 5 days = visits.visited_on.
-- Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-04.
-- For each calendar.instant, compute visits_5_days_ago = COUNT(*).
-- Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-04.
-- Count each row at every instant of calendar where visits.visited_on > calendar.instant - 7 days and visits.visited_on <= calendar.instant.
-- For each calendar.instant, compute trailing_visits = COUNT(*).
-- Put the totals side by side by time.day; a group that one side lacks has nulls there.
-- Sort by time.day.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-27 and before 2023-12-30. */
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-27' AS DATE)
    AND visited_on < CAST('2023-12-30' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-01-03. */
  SELECT
    CAST(UNNEST(
      GENERATE_SERIES(CAST('2024-01-01' AS DATE), CAST('2024-01-03' AS DATE), INTERVAL '1' DAY)
    ) AS DATE) AS instant
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 5 days = visited_on. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-04. */
  /* For each calendar.instant, put the partial visits_5_days_ago together. */
  SELECT
    calendar.instant AS "time.day",
    SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '5' DAY = visits_by_instant.visited_on
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2024-01-04' AS DATE)
  GROUP BY
    calendar.instant
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-04. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-04' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 7 days and visited_on <= calendar.instant. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-04. */
  /* For each calendar.instant, put the partial trailing_visits together. */
  SELECT
    calendar.instant AS "time.day",
    SUM(visits_by_instant_.trailing_visits) AS trailing_visits
  FROM visits_by_instant_
  JOIN calendar
    ON visits_by_instant_.visited_on > calendar.instant - INTERVAL '7' DAY
    AND visits_by_instant_.visited_on <= calendar.instant
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2024-01-04' AS DATE)
  GROUP BY
    calendar.instant
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_5_days_ago,
    NULL AS trailing_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_5_days_ago,
    trailing_visits
  FROM visits_up_to_totals
)
SELECT
  "time.day",
  MAX(visits_5_days_ago) AS visits_5_days_ago,
  MAX(trailing_visits) AS trailing_visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-27 and before 2023-12-30. */
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-27' AS DATE)
    AND visited_on < CAST('2023-12-30' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-01-03. */
  SELECT
    CAST(GENERATE_SERIES(
      CAST(CAST('2024-01-01' AS DATE) AS TIMESTAMP),
      CAST(CAST('2024-01-03' AS DATE) AS TIMESTAMP),
      INTERVAL '1 DAY'
    ) AS DATE) AS instant
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 5 days = visited_on. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-04. */
  /* For each calendar.instant, put the partial visits_5_days_ago together. */
  SELECT
    calendar.instant AS "time.day",
    SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '5 DAY' = visits_by_instant.visited_on
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2024-01-04' AS DATE)
  GROUP BY
    calendar.instant
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-04. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-04' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 7 days and visited_on <= calendar.instant. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-04. */
  /* For each calendar.instant, put the partial trailing_visits together. */
  SELECT
    calendar.instant AS "time.day",
    SUM(visits_by_instant_.trailing_visits) AS trailing_visits
  FROM visits_by_instant_
  JOIN calendar
    ON visits_by_instant_.visited_on > calendar.instant - INTERVAL '7 DAY'
    AND visits_by_instant_.visited_on <= calendar.instant
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2024-01-04' AS DATE)
  GROUP BY
    calendar.instant
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_5_days_ago,
    (
      SELECT
        trailing_visits
      FROM visits_up_to_totals
      WHERE
        FALSE
    ) AS trailing_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.day",
    (
      SELECT
        visits_5_days_ago
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS visits_5_days_ago,
    trailing_visits
  FROM visits_up_to_totals
)
SELECT
  "time.day",
  MAX(visits_5_days_ago) AS visits_5_days_ago,
  MAX(trailing_visits) AS trailing_visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-27 and before 2023-12-30. */
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-27' AS DATE)
    AND visited_on < CAST('2023-12-30' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-01-03. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-01-01' AS DATE), CAST('2024-01-03' AS DATE), INTERVAL '1' DAY)
    ) AS instant
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 5 days = visited_on. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-04. */
  /* For each calendar.instant, put the partial visits_5_days_ago together. */
  SELECT
    calendar.instant AS `time.day`,
    SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '5' DAY = visits_by_instant.visited_on
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2024-01-04' AS DATE)
  GROUP BY
    calendar.instant
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-04. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-04' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 7 days and visited_on <= calendar.instant. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-04. */
  /* For each calendar.instant, put the partial trailing_visits together. */
  SELECT
    calendar.instant AS `time.day`,
    SUM(visits_by_instant_.trailing_visits) AS trailing_visits
  FROM visits_by_instant_
  JOIN calendar
    ON visits_by_instant_.visited_on > calendar.instant - INTERVAL '7' DAY
    AND visits_by_instant_.visited_on <= calendar.instant
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2024-01-04' AS DATE)
  GROUP BY
    calendar.instant
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    visits_5_days_ago,
    NULL AS trailing_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS visits_5_days_ago,
    trailing_visits
  FROM visits_up_to_totals
)
SELECT
  `time.day`,
  MAX(visits_5_days_ago) AS visits_5_days_ago,
  MAX(trailing_visits) AS trailing_visits
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-27 and before 2023-12-30. */
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-27' AS DATE)
    AND visited_on < CAST('2023-12-30' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-01-03. */
  SELECT
    listed AS instant
  FROM UNNEST(SEQUENCE(CAST('2024-01-01' AS DATE), CAST('2024-01-03' AS DATE), INTERVAL '1' DAY)) AS series(listed)
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 5 days = visited_on. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-04. */
  /* For each calendar.instant, put the partial visits_5_days_ago together. */
  SELECT
    calendar.instant AS "time.day",
    SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '5' DAY = visits_by_instant.visited_on
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2024-01-04' AS DATE)
  GROUP BY
    calendar.instant
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-04. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-04' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 7 days and visited_on <= calendar.instant. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-04. */
  /* For each calendar.instant, put the partial trailing_visits together. */
  SELECT
    calendar.instant AS "time.day",
    SUM(visits_by_instant_.trailing_visits) AS trailing_visits
  FROM visits_by_instant_
  JOIN calendar
    ON visits_by_instant_.visited_on > calendar.instant - INTERVAL '7' DAY
    AND visits_by_instant_.visited_on <= calendar.instant
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2024-01-04' AS DATE)
  GROUP BY
    calendar.instant
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    visits_5_days_ago,
    NULL AS trailing_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.day",
    NULL AS visits_5_days_ago,
    trailing_visits
  FROM visits_up_to_totals
)
SELECT
  "time.day",
  MAX(visits_5_days_ago) AS visits_5_days_ago,
  MAX(trailing_visits) AS trailing_visits
FROM side_by_side
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- snowflake
-- Making a calendar of every day is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- Making a calendar of every day is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-12-27 and before 2023-12-30. */
  /* For each visits.visited_on, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-27' AS DATE)
    AND visited_on < CAST('2023-12-30' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-01-03. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-01-01' AS DATE), CAST('2024-01-03' AS DATE), INTERVAL '1' DAY)
    ) AS instant
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 5 days = visited_on. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-04. */
  /* For each calendar.instant, put the partial visits_5_days_ago together. */
  SELECT
    calendar.instant AS `time.day`,
    SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '5' DAY = visits_by_instant.visited_on
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2024-01-04' AS DATE)
  GROUP BY
    calendar.instant
), visits_by_instant_ AS (
  /* Keep rows where visits.visited_on is from 2023-12-25 and before 2024-01-04. */
  /* For each visits.visited_on, compute trailing_visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS trailing_visits
  FROM visits
  WHERE
    visited_on >= CAST('2023-12-25' AS DATE)
    AND visited_on < CAST('2024-01-04' AS DATE)
  GROUP BY
    visited_on
), visits_up_to_totals AS (
  /* Count each row at every instant of calendar where visited_on > calendar.instant - 7 days and visited_on <= calendar.instant. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-04. */
  /* For each calendar.instant, put the partial trailing_visits together. */
  SELECT
    calendar.instant AS `time.day`,
    SUM(visits_by_instant_.trailing_visits) AS trailing_visits
  FROM visits_by_instant_
  JOIN calendar
    ON visits_by_instant_.visited_on > calendar.instant - INTERVAL '7' DAY
    AND visits_by_instant_.visited_on <= calendar.instant
  WHERE
    calendar.instant >= CAST('2024-01-01' AS DATE)
    AND calendar.instant < CAST('2024-01-04' AS DATE)
  GROUP BY
    calendar.instant
), side_by_side AS (
  /* Put the totals side by side by time.day; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    visits_5_days_ago,
    NULL AS trailing_visits
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.day`,
    NULL AS visits_5_days_ago,
    trailing_visits
  FROM visits_up_to_totals
)
SELECT
  `time.day`,
  MAX(visits_5_days_ago) AS visits_5_days_ago,
  MAX(trailing_visits) AS trailing_visits
FROM side_by_side
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
-- Making a calendar of every day is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
