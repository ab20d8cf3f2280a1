-- query: visits_to_minutes by minutes, door where minutes < 40
-- Read visits.
-- List the distinct visits.minutes.
-- Count each row at every instant of order_of where visits.minutes <= order_of.instant.
-- Keep rows where minutes < 40.
-- For each order_of.instant and visits.door, compute visits_to_minutes = COUNT(*).
-- Sort by minutes and door.

-- duckdb
WITH visits_by_instant AS (
  /* For each visits.door and visits.minutes, compute visits_to_minutes = COUNT(*). */
  SELECT
    door,
    minutes,
    COUNT(*) AS visits_to_minutes
  FROM visits
  GROUP BY
    door,
    minutes
), order_of AS (
  /* List the distinct visits.minutes. */
  SELECT
    minutes AS instant
  FROM visits
  GROUP BY
    minutes
)
/* Count each row at every instant of order_of where minutes <= order_of.instant. */
/* Keep rows where minutes < 40. */
/* For each order_of.instant and door, put the partial visits_to_minutes together. */
SELECT
  order_of.instant AS minutes,
  visits_by_instant.door,
  SUM(visits_by_instant.visits_to_minutes) AS visits_to_minutes
FROM visits_by_instant
JOIN order_of
  ON visits_by_instant.minutes <= order_of.instant
WHERE
  order_of.instant < 40
GROUP BY
  order_of.instant,
  visits_by_instant.door
ORDER BY
  minutes ASC,
  door ASC;

-- postgres
WITH visits_by_instant AS (
  /* For each visits.door and visits.minutes, compute visits_to_minutes = COUNT(*). */
  SELECT
    door,
    minutes,
    COUNT(*) AS visits_to_minutes
  FROM visits
  GROUP BY
    door,
    minutes
), order_of AS (
  /* List the distinct visits.minutes. */
  SELECT
    minutes AS instant
  FROM visits
  GROUP BY
    minutes
)
/* Count each row at every instant of order_of where minutes <= order_of.instant. */
/* Keep rows where minutes < 40. */
/* For each order_of.instant and door, put the partial visits_to_minutes together. */
SELECT
  order_of.instant AS minutes,
  visits_by_instant.door,
  SUM(visits_by_instant.visits_to_minutes) AS visits_to_minutes
FROM visits_by_instant
JOIN order_of
  ON visits_by_instant.minutes <= order_of.instant
WHERE
  order_of.instant < 40
GROUP BY
  order_of.instant,
  visits_by_instant.door
ORDER BY
  minutes ASC,
  door ASC;

-- spark
WITH visits_by_instant AS (
  /* For each visits.door and visits.minutes, compute visits_to_minutes = COUNT(*). */
  SELECT
    door,
    minutes,
    COUNT(*) AS visits_to_minutes
  FROM visits
  GROUP BY
    door,
    minutes
), order_of AS (
  /* List the distinct visits.minutes. */
  SELECT
    minutes AS instant
  FROM visits
  GROUP BY
    minutes
)
/* Count each row at every instant of order_of where minutes <= order_of.instant. */
/* Keep rows where minutes < 40. */
/* For each order_of.instant and door, put the partial visits_to_minutes together. */
SELECT
  order_of.instant AS minutes,
  visits_by_instant.door,
  SUM(visits_by_instant.visits_to_minutes) AS visits_to_minutes
FROM visits_by_instant
JOIN order_of
  ON visits_by_instant.minutes <= order_of.instant
WHERE
  order_of.instant < 40
GROUP BY
  order_of.instant,
  visits_by_instant.door
ORDER BY
  minutes ASC NULLS LAST,
  door ASC NULLS LAST;

-- trino
WITH visits_by_instant AS (
  /* For each visits.door and visits.minutes, compute visits_to_minutes = COUNT(*). */
  SELECT
    door,
    minutes,
    COUNT(*) AS visits_to_minutes
  FROM visits
  GROUP BY
    door,
    minutes
), order_of AS (
  /* List the distinct visits.minutes. */
  SELECT
    minutes AS instant
  FROM visits
  GROUP BY
    minutes
)
/* Count each row at every instant of order_of where minutes <= order_of.instant. */
/* Keep rows where minutes < 40. */
/* For each order_of.instant and door, put the partial visits_to_minutes together. */
SELECT
  order_of.instant AS minutes,
  visits_by_instant.door,
  SUM(visits_by_instant.visits_to_minutes) AS visits_to_minutes
FROM visits_by_instant
JOIN order_of
  ON visits_by_instant.minutes <= order_of.instant
WHERE
  order_of.instant < 40
GROUP BY
  order_of.instant,
  visits_by_instant.door
ORDER BY
  minutes ASC,
  door ASC;

-- snowflake
WITH visits_by_instant AS (
  /* For each visits.door and visits.minutes, compute visits_to_minutes = COUNT(*). */
  SELECT
    door,
    minutes,
    COUNT(*) AS visits_to_minutes
  FROM visits
  GROUP BY
    door,
    minutes
), order_of AS (
  /* List the distinct visits.minutes. */
  SELECT
    minutes AS instant
  FROM visits
  GROUP BY
    minutes
)
/* Count each row at every instant of order_of where minutes <= order_of.instant. */
/* Keep rows where minutes < 40. */
/* For each order_of.instant and door, put the partial visits_to_minutes together. */
SELECT
  order_of.instant AS minutes,
  visits_by_instant.door,
  SUM(visits_by_instant.visits_to_minutes) AS visits_to_minutes
FROM visits_by_instant
JOIN order_of
  ON visits_by_instant.minutes <= order_of.instant
WHERE
  order_of.instant < 40
GROUP BY
  order_of.instant,
  visits_by_instant.door
ORDER BY
  minutes ASC,
  door ASC;

-- bigquery
WITH visits_by_instant AS (
  /* For each visits.door and visits.minutes, compute visits_to_minutes = COUNT(*). */
  SELECT
    door,
    minutes,
    COUNT(*) AS visits_to_minutes
  FROM visits
  GROUP BY
    door,
    minutes
), order_of AS (
  /* List the distinct visits.minutes. */
  SELECT
    minutes AS instant
  FROM visits
  GROUP BY
    minutes
)
/* Count each row at every instant of order_of where minutes <= order_of.instant. */
/* Keep rows where minutes < 40. */
/* For each order_of.instant and door, put the partial visits_to_minutes together. */
SELECT
  order_of.instant AS minutes,
  visits_by_instant.door,
  SUM(visits_by_instant.visits_to_minutes) AS visits_to_minutes
FROM visits_by_instant
JOIN order_of
  ON visits_by_instant.minutes <= order_of.instant
WHERE
  order_of.instant < 40
GROUP BY
  minutes,
  visits_by_instant.door
ORDER BY
  minutes ASC NULLS LAST,
  door ASC NULLS LAST;

-- databricks
WITH visits_by_instant AS (
  /* For each visits.door and visits.minutes, compute visits_to_minutes = COUNT(*). */
  SELECT
    door,
    minutes,
    COUNT(*) AS visits_to_minutes
  FROM visits
  GROUP BY
    door,
    minutes
), order_of AS (
  /* List the distinct visits.minutes. */
  SELECT
    minutes AS instant
  FROM visits
  GROUP BY
    minutes
)
/* Count each row at every instant of order_of where minutes <= order_of.instant. */
/* Keep rows where minutes < 40. */
/* For each order_of.instant and door, put the partial visits_to_minutes together. */
SELECT
  order_of.instant AS minutes,
  visits_by_instant.door,
  SUM(visits_by_instant.visits_to_minutes) AS visits_to_minutes
FROM visits_by_instant
JOIN order_of
  ON visits_by_instant.minutes <= order_of.instant
WHERE
  order_of.instant < 40
GROUP BY
  order_of.instant,
  visits_by_instant.door
ORDER BY
  minutes ASC NULLS LAST,
  door ASC NULLS LAST;

-- clickhouse
WITH visits_by_instant AS (
  /* For each visits.door and visits.minutes, compute visits_to_minutes = COUNT(*). */
  SELECT
    door,
    minutes,
    COUNT(*) AS visits_to_minutes
  FROM visits
  GROUP BY
    door,
    minutes
), order_of AS (
  /* List the distinct visits.minutes. */
  SELECT
    minutes AS instant
  FROM visits
  GROUP BY
    minutes
)
/* Count each row at every instant of order_of where minutes <= order_of.instant. */
/* Keep rows where minutes < 40. */
/* For each order_of.instant and door, put the partial visits_to_minutes together. */
SELECT
  order_of.instant AS minutes,
  visits_by_instant.door,
  SUM(visits_by_instant.visits_to_minutes) AS visits_to_minutes
FROM visits_by_instant
JOIN order_of
  ON visits_by_instant.minutes <= order_of.instant
WHERE
  order_of.instant < 40
GROUP BY
  order_of.instant,
  visits_by_instant.door
ORDER BY
  minutes ASC,
  door ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
