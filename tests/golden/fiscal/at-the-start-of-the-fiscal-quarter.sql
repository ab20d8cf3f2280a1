-- query: at_quarter by time.day during 2024-01-01 to 2024-01-02
-- Read visits.
-- Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-03.
-- Make a calendar: every day from 2024-01-01 to 2024-01-02.
-- Count each row at every instant of calendar where quarter of calendar.instant = visits.visited_on.
-- Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-03.
-- For each calendar.instant, compute at_quarter = COUNT(*).
-- Sort by time.day.

-- duckdb
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-03. */
  /* For each visits.visited_on, compute at_quarter = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS at_quarter
  FROM visits
  WHERE
    visited_on >= CAST('2023-11-01' AS DATE)
    AND visited_on < CAST('2024-01-03' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-01-02. */
  SELECT
    CAST(UNNEST(
      GENERATE_SERIES(CAST('2024-01-01' AS DATE), CAST('2024-01-02' AS DATE), INTERVAL '1' DAY)
    ) AS DATE) AS instant
)
/* Count each row at every instant of calendar where quarter of calendar.instant = visited_on. */
/* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-03. */
/* For each calendar.instant, put the partial at_quarter together. */
SELECT
  calendar.instant AS "time.day",
  SUM(visits_by_instant.at_quarter) AS at_quarter
FROM visits_by_instant
JOIN calendar
  ON CAST(DATE_TRUNC('QUARTER', calendar.instant) AS DATE) = visits_by_instant.visited_on
WHERE
  calendar.instant >= CAST('2024-01-01' AS DATE)
  AND calendar.instant < CAST('2024-01-03' AS DATE)
GROUP BY
  calendar.instant
ORDER BY
  "time.day" ASC

-- postgres
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-03. */
  /* For each visits.visited_on, compute at_quarter = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS at_quarter
  FROM visits
  WHERE
    visited_on >= CAST('2023-11-01' AS DATE)
    AND visited_on < CAST('2024-01-03' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-01-02. */
  SELECT
    CAST(GENERATE_SERIES(
      CAST(CAST('2024-01-01' AS DATE) AS TIMESTAMP),
      CAST(CAST('2024-01-02' AS DATE) AS TIMESTAMP),
      INTERVAL '1 DAY'
    ) AS DATE) AS instant
)
/* Count each row at every instant of calendar where quarter of calendar.instant = visited_on. */
/* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-03. */
/* For each calendar.instant, put the partial at_quarter together. */
SELECT
  calendar.instant AS "time.day",
  SUM(visits_by_instant.at_quarter) AS at_quarter
FROM visits_by_instant
JOIN calendar
  ON CAST(DATE_TRUNC('QUARTER', calendar.instant) AS DATE) = visits_by_instant.visited_on
WHERE
  calendar.instant >= CAST('2024-01-01' AS DATE)
  AND calendar.instant < CAST('2024-01-03' AS DATE)
GROUP BY
  calendar.instant
ORDER BY
  "time.day" ASC

-- spark
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-03. */
  /* For each visits.visited_on, compute at_quarter = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS at_quarter
  FROM visits
  WHERE
    visited_on >= CAST('2023-11-01' AS DATE)
    AND visited_on < CAST('2024-01-03' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-01-02. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-01-01' AS DATE), CAST('2024-01-02' AS DATE), INTERVAL '1' DAY)
    ) AS instant
)
/* Count each row at every instant of calendar where quarter of calendar.instant = visited_on. */
/* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-03. */
/* For each calendar.instant, put the partial at_quarter together. */
SELECT
  calendar.instant AS `time.day`,
  SUM(visits_by_instant.at_quarter) AS at_quarter
FROM visits_by_instant
JOIN calendar
  ON CAST(CAST(DATE_TRUNC('QUARTER', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) = visits_by_instant.visited_on
WHERE
  calendar.instant >= CAST('2024-01-01' AS DATE)
  AND calendar.instant < CAST('2024-01-03' AS DATE)
GROUP BY
  calendar.instant
ORDER BY
  `time.day` ASC NULLS LAST

-- trino
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-03. */
  /* For each visits.visited_on, compute at_quarter = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS at_quarter
  FROM visits
  WHERE
    visited_on >= CAST('2023-11-01' AS DATE)
    AND visited_on < CAST('2024-01-03' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-01-02. */
  SELECT
    listed AS instant
  FROM UNNEST(SEQUENCE(CAST('2024-01-01' AS DATE), CAST('2024-01-02' AS DATE), INTERVAL '1' DAY)) AS series(listed)
)
/* Count each row at every instant of calendar where quarter of calendar.instant = visited_on. */
/* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-03. */
/* For each calendar.instant, put the partial at_quarter together. */
SELECT
  calendar.instant AS "time.day",
  SUM(visits_by_instant.at_quarter) AS at_quarter
FROM visits_by_instant
JOIN calendar
  ON CAST(DATE_TRUNC('QUARTER', calendar.instant) AS DATE) = visits_by_instant.visited_on
WHERE
  calendar.instant >= CAST('2024-01-01' AS DATE)
  AND calendar.instant < CAST('2024-01-03' AS DATE)
GROUP BY
  calendar.instant
ORDER BY
  "time.day" ASC

-- snowflake
-- refused: Making a calendar of every day is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- refused: Making a calendar of every day is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH visits_by_instant AS (
  /* Keep rows where visits.visited_on is from 2023-11-01 and before 2024-01-03. */
  /* For each visits.visited_on, compute at_quarter = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS at_quarter
  FROM visits
  WHERE
    visited_on >= CAST('2023-11-01' AS DATE)
    AND visited_on < CAST('2024-01-03' AS DATE)
  GROUP BY
    visited_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-01-02. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-01-01' AS DATE), CAST('2024-01-02' AS DATE), INTERVAL '1' DAY)
    ) AS instant
)
/* Count each row at every instant of calendar where quarter of calendar.instant = visited_on. */
/* Keep rows where calendar.instant is from 2024-01-01 and before 2024-01-03. */
/* For each calendar.instant, put the partial at_quarter together. */
SELECT
  calendar.instant AS `time.day`,
  SUM(visits_by_instant.at_quarter) AS at_quarter
FROM visits_by_instant
JOIN calendar
  ON CAST(CAST(DATE_TRUNC('QUARTER', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) = visits_by_instant.visited_on
WHERE
  calendar.instant >= CAST('2024-01-01' AS DATE)
  AND calendar.instant < CAST('2024-01-03' AS DATE)
GROUP BY
  calendar.instant
ORDER BY
  `time.day` ASC NULLS LAST

-- clickhouse
-- refused: Making a calendar of every day is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
