-- query: visits_two_seasons_ago by time.season during since 2024-06-01
-- Read visits.
-- Read days.
-- Pair each days.day with its place one season earlier.
-- Count each row at every instant of pairs where visits.visited_on = pairs.day.
-- Count each row at every instant of days_between where days_between.day = pairs.day.
-- Count each row at every instant of pairs_ where days_between.day = pairs_.day.
-- Count each row at every instant of days where days.day = pairs_.day.
-- Keep rows where days.day is from 2024-06-01.
-- For each days.season, compute visits_two_seasons_ago = COUNT(*).
-- Sort by time.season.

-- duckdb
WITH season_days AS (
  /* Pair each days.day with its place one season earlier. */
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
    own.instant AS own,
    later.instant
  FROM season_places AS own
  JOIN season_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), season_days_ AS (
  /* Pair each days.day with its place one season earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM season_days_
), pairs_ AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM season_places_ AS own
  JOIN season_places_ AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* Count each row at every instant of days_between where days_between.day = pairs.day. */
  /* Count each row at every instant of pairs_ where days_between.day = pairs_.day. */
  /* For each pairs_.day, compute visits_two_seasons_ago = COUNT(*). */
  SELECT
    pairs_.instant,
    COUNT(*) AS visits_two_seasons_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  JOIN days AS days_between
    ON days_between.day = pairs.instant
  JOIN pairs_
    ON days_between.day = pairs_.own
  GROUP BY
    pairs_.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-06-01. */
/* For each days.season, put the partial visits_two_seasons_ago together. */
SELECT
  days.season AS "time.season",
  SUM(rows_by_instant.visits_two_seasons_ago) AS visits_two_seasons_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-06-01' AS DATE)
GROUP BY
  days.season
ORDER BY
  "time.season" ASC;

-- postgres
WITH season_days AS (
  /* Pair each days.day with its place one season earlier. */
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
    own.instant AS own,
    later.instant
  FROM season_places AS own
  JOIN season_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), season_days_ AS (
  /* Pair each days.day with its place one season earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM season_days_
), pairs_ AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM season_places_ AS own
  JOIN season_places_ AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* Count each row at every instant of days_between where days_between.day = pairs.day. */
  /* Count each row at every instant of pairs_ where days_between.day = pairs_.day. */
  /* For each pairs_.day, compute visits_two_seasons_ago = COUNT(*). */
  SELECT
    pairs_.instant,
    COUNT(*) AS visits_two_seasons_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  JOIN days AS days_between
    ON days_between.day = pairs.instant
  JOIN pairs_
    ON days_between.day = pairs_.own
  GROUP BY
    pairs_.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-06-01. */
/* For each days.season, put the partial visits_two_seasons_ago together. */
SELECT
  days.season AS "time.season",
  SUM(rows_by_instant.visits_two_seasons_ago) AS visits_two_seasons_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-06-01' AS DATE)
GROUP BY
  days.season
ORDER BY
  "time.season" ASC;

-- spark
WITH season_days AS (
  /* Pair each days.day with its place one season earlier. */
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
    own.instant AS own,
    later.instant
  FROM season_places AS own
  JOIN season_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), season_days_ AS (
  /* Pair each days.day with its place one season earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM season_days_
), pairs_ AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM season_places_ AS own
  JOIN season_places_ AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* Count each row at every instant of days_between where days_between.day = pairs.day. */
  /* Count each row at every instant of pairs_ where days_between.day = pairs_.day. */
  /* For each pairs_.day, compute visits_two_seasons_ago = COUNT(*). */
  SELECT
    pairs_.instant,
    COUNT(*) AS visits_two_seasons_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  JOIN days AS days_between
    ON days_between.day = pairs.instant
  JOIN pairs_
    ON days_between.day = pairs_.own
  GROUP BY
    pairs_.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-06-01. */
/* For each days.season, put the partial visits_two_seasons_ago together. */
SELECT
  days.season AS `time.season`,
  SUM(rows_by_instant.visits_two_seasons_ago) AS visits_two_seasons_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-06-01' AS DATE)
GROUP BY
  days.season
ORDER BY
  `time.season` ASC NULLS LAST;

-- trino
WITH season_days AS (
  /* Pair each days.day with its place one season earlier. */
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
    own.instant AS own,
    later.instant
  FROM season_places AS own
  JOIN season_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), season_days_ AS (
  /* Pair each days.day with its place one season earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM season_days_
), pairs_ AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM season_places_ AS own
  JOIN season_places_ AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* Count each row at every instant of days_between where days_between.day = pairs.day. */
  /* Count each row at every instant of pairs_ where days_between.day = pairs_.day. */
  /* For each pairs_.day, compute visits_two_seasons_ago = COUNT(*). */
  SELECT
    pairs_.instant,
    COUNT(*) AS visits_two_seasons_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  JOIN days AS days_between
    ON days_between.day = pairs.instant
  JOIN pairs_
    ON days_between.day = pairs_.own
  GROUP BY
    pairs_.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-06-01. */
/* For each days.season, put the partial visits_two_seasons_ago together. */
SELECT
  days.season AS "time.season",
  SUM(rows_by_instant.visits_two_seasons_ago) AS visits_two_seasons_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-06-01' AS DATE)
GROUP BY
  days.season
ORDER BY
  "time.season" ASC;

-- snowflake
WITH season_days AS (
  /* Pair each days.day with its place one season earlier. */
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
    own.instant AS own,
    later.instant
  FROM season_places AS own
  JOIN season_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), season_days_ AS (
  /* Pair each days.day with its place one season earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM season_days_
), pairs_ AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM season_places_ AS own
  JOIN season_places_ AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* Count each row at every instant of days_between where days_between.day = pairs.day. */
  /* Count each row at every instant of pairs_ where days_between.day = pairs_.day. */
  /* For each pairs_.day, compute visits_two_seasons_ago = COUNT(*). */
  SELECT
    pairs_.instant,
    COUNT(*) AS visits_two_seasons_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  JOIN days AS days_between
    ON days_between.day = pairs.instant
  JOIN pairs_
    ON days_between.day = pairs_.own
  GROUP BY
    pairs_.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-06-01. */
/* For each days.season, put the partial visits_two_seasons_ago together. */
SELECT
  days.season AS "time.season",
  SUM(rows_by_instant.visits_two_seasons_ago) AS visits_two_seasons_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-06-01' AS DATE)
GROUP BY
  days.season
ORDER BY
  "time.season" ASC;

-- bigquery
WITH season_days AS (
  /* Pair each days.day with its place one season earlier. */
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
    own.instant AS own,
    later.instant
  FROM season_places AS own
  JOIN season_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), season_days_ AS (
  /* Pair each days.day with its place one season earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM season_days_
), pairs_ AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM season_places_ AS own
  JOIN season_places_ AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* Count each row at every instant of days_between where days_between.day = pairs.day. */
  /* Count each row at every instant of pairs_ where days_between.day = pairs_.day. */
  /* For each pairs_.day, compute visits_two_seasons_ago = COUNT(*). */
  SELECT
    pairs_.instant,
    COUNT(*) AS visits_two_seasons_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  JOIN days AS days_between
    ON days_between.day = pairs.instant
  JOIN pairs_
    ON days_between.day = pairs_.own
  GROUP BY
    pairs_.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-06-01. */
/* For each days.season, put the partial visits_two_seasons_ago together. */
SELECT
  days.season AS `time_season`,
  SUM(rows_by_instant.visits_two_seasons_ago) AS visits_two_seasons_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-06-01' AS DATE)
GROUP BY
  `time_season`
ORDER BY
  `time_season` ASC NULLS LAST;

-- databricks
WITH season_days AS (
  /* Pair each days.day with its place one season earlier. */
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
    own.instant AS own,
    later.instant
  FROM season_places AS own
  JOIN season_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), season_days_ AS (
  /* Pair each days.day with its place one season earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC NULLS LAST) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC NULLS LAST) AS number
  FROM season_days_
), pairs_ AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM season_places_ AS own
  JOIN season_places_ AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* Count each row at every instant of days_between where days_between.day = pairs.day. */
  /* Count each row at every instant of pairs_ where days_between.day = pairs_.day. */
  /* For each pairs_.day, compute visits_two_seasons_ago = COUNT(*). */
  SELECT
    pairs_.instant,
    COUNT(*) AS visits_two_seasons_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  JOIN days AS days_between
    ON days_between.day = pairs.instant
  JOIN pairs_
    ON days_between.day = pairs_.own
  GROUP BY
    pairs_.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-06-01. */
/* For each days.season, put the partial visits_two_seasons_ago together. */
SELECT
  days.season AS `time.season`,
  SUM(rows_by_instant.visits_two_seasons_ago) AS visits_two_seasons_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-06-01' AS DATE)
GROUP BY
  days.season
ORDER BY
  `time.season` ASC NULLS LAST;

-- clickhouse
WITH season_days AS (
  /* Pair each days.day with its place one season earlier. */
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
    own.instant AS own,
    later.instant
  FROM season_places AS own
  JOIN season_places AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), season_days_ AS (
  /* Pair each days.day with its place one season earlier. */
  SELECT
    day AS instant,
    MIN(day) OVER (PARTITION BY season) AS first,
    ROW_NUMBER() OVER (PARTITION BY season ORDER BY day ASC) AS place,
    COUNT(*) OVER (PARTITION BY season) AS size
  FROM days
), season_places_ AS (
  SELECT
    instant,
    first,
    place,
    size,
    DENSE_RANK() OVER (ORDER BY first ASC) AS number
  FROM season_days_
), pairs_ AS (
  SELECT
    own.instant AS own,
    later.instant
  FROM season_places_ AS own
  JOIN season_places_ AS later
    ON later.number = own.number + 1
    AND later.place = CASE WHEN own.place <= later.size THEN own.place ELSE later.size END
), rows_by_instant AS (
  /* Count each row at every instant of pairs where visits.visited_on = pairs.day. */
  /* Count each row at every instant of days_between where days_between.day = pairs.day. */
  /* Count each row at every instant of pairs_ where days_between.day = pairs_.day. */
  /* For each pairs_.day, compute visits_two_seasons_ago = COUNT(*). */
  SELECT
    pairs_.instant,
    COUNT(*) AS visits_two_seasons_ago
  FROM visits
  JOIN pairs
    ON visits.visited_on = pairs.own
  JOIN days AS days_between
    ON days_between.day = pairs.instant
  JOIN pairs_
    ON days_between.day = pairs_.own
  GROUP BY
    pairs_.instant
)
/* Count each row at every instant of days where days.day = instant. */
/* Keep rows where days.day is from 2024-06-01. */
/* For each days.season, put the partial visits_two_seasons_ago together. */
SELECT
  days.season AS "time.season",
  SUM(rows_by_instant.visits_two_seasons_ago) AS visits_two_seasons_ago
FROM rows_by_instant
JOIN days
  ON days.day = rows_by_instant.instant
WHERE
  days.day >= CAST('2024-06-01' AS Nullable(DATE))
GROUP BY
  days.season
ORDER BY
  "time.season" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
