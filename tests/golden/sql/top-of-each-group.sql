-- query: flights by origin.code, destination.code order by flights desc limit 2 per origin.code
-- Read flights.
-- For each flights.origin and flights.destination, compute flights = COUNT(*).
-- Keep the first 2 of each origin.code, by flights descending, origin.code and destination.code.
-- Sort by origin.code, flights descending and destination.code.

-- duckdb
WITH ranked AS (
  /* For each flights.origin and flights.destination, compute flights = COUNT(*). */
  SELECT
    origin AS "origin.code",
    dest AS "destination.code",
    COUNT(*) AS flights,
    ROW_NUMBER() OVER (PARTITION BY origin ORDER BY COUNT(*) DESC, origin ASC, dest ASC) AS rank_in_group
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Keep the first 2 of each origin.code, by flights descending, origin.code and destination.code. */
SELECT
  "origin.code",
  "destination.code",
  flights
FROM ranked
WHERE
  rank_in_group <= 2
ORDER BY
  "origin.code" ASC,
  flights DESC,
  "destination.code" ASC;

-- postgres
WITH ranked AS (
  /* For each flights.origin and flights.destination, compute flights = COUNT(*). */
  SELECT
    origin AS "origin.code",
    dest AS "destination.code",
    COUNT(*) AS flights,
    ROW_NUMBER() OVER (PARTITION BY origin ORDER BY COUNT(*) DESC NULLS LAST, origin ASC, dest ASC) AS rank_in_group
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Keep the first 2 of each origin.code, by flights descending, origin.code and destination.code. */
SELECT
  "origin.code",
  "destination.code",
  flights
FROM ranked
WHERE
  rank_in_group <= 2
ORDER BY
  "origin.code" ASC,
  flights DESC NULLS LAST,
  "destination.code" ASC;

-- spark
WITH ranked AS (
  /* For each flights.origin and flights.destination, compute flights = COUNT(*). */
  SELECT
    origin AS `origin.code`,
    dest AS `destination.code`,
    COUNT(*) AS flights,
    ROW_NUMBER() OVER (
      PARTITION BY origin
      ORDER BY COUNT(*) DESC, origin ASC NULLS LAST, dest ASC NULLS LAST
    ) AS rank_in_group
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Keep the first 2 of each origin.code, by flights descending, origin.code and destination.code. */
SELECT
  `origin.code`,
  `destination.code`,
  flights
FROM ranked
WHERE
  rank_in_group <= 2
ORDER BY
  `origin.code` ASC NULLS LAST,
  flights DESC,
  `destination.code` ASC NULLS LAST;

-- trino
WITH ranked AS (
  /* For each flights.origin and flights.destination, compute flights = COUNT(*). */
  SELECT
    origin AS "origin.code",
    dest AS "destination.code",
    COUNT(*) AS flights,
    ROW_NUMBER() OVER (PARTITION BY origin ORDER BY COUNT(*) DESC, origin ASC, dest ASC) AS rank_in_group
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Keep the first 2 of each origin.code, by flights descending, origin.code and destination.code. */
SELECT
  "origin.code",
  "destination.code",
  flights
FROM ranked
WHERE
  rank_in_group <= 2
ORDER BY
  "origin.code" ASC,
  flights DESC,
  "destination.code" ASC;

-- snowflake
WITH ranked AS (
  /* For each flights.origin and flights.destination, compute flights = COUNT(*). */
  SELECT
    origin AS "origin.code",
    dest AS "destination.code",
    COUNT(*) AS flights,
    ROW_NUMBER() OVER (PARTITION BY origin ORDER BY COUNT(*) DESC NULLS LAST, origin ASC, dest ASC) AS rank_in_group
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Keep the first 2 of each origin.code, by flights descending, origin.code and destination.code. */
SELECT
  "origin.code",
  "destination.code",
  flights
FROM ranked
WHERE
  rank_in_group <= 2
ORDER BY
  "origin.code" ASC,
  flights DESC NULLS LAST,
  "destination.code" ASC;

-- bigquery
WITH ranked AS (
  /* For each flights.origin and flights.destination, compute flights = COUNT(*). */
  SELECT
    origin AS `origin_code`,
    dest AS `destination_code`,
    COUNT(*) AS flights,
    ROW_NUMBER() OVER (
      PARTITION BY origin
      ORDER BY COUNT(*) DESC, origin ASC NULLS LAST, dest ASC NULLS LAST
    ) AS rank_in_group
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Keep the first 2 of each origin.code, by flights descending, origin.code and destination.code. */
SELECT
  `origin_code`,
  `destination_code`,
  flights
FROM ranked
WHERE
  rank_in_group <= 2
ORDER BY
  `origin_code` ASC NULLS LAST,
  flights DESC,
  `destination_code` ASC NULLS LAST;

-- databricks
WITH ranked AS (
  /* For each flights.origin and flights.destination, compute flights = COUNT(*). */
  SELECT
    origin AS `origin.code`,
    dest AS `destination.code`,
    COUNT(*) AS flights,
    ROW_NUMBER() OVER (
      PARTITION BY origin
      ORDER BY COUNT(*) DESC, origin ASC NULLS LAST, dest ASC NULLS LAST
    ) AS rank_in_group
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Keep the first 2 of each origin.code, by flights descending, origin.code and destination.code. */
SELECT
  `origin.code`,
  `destination.code`,
  flights
FROM ranked
WHERE
  rank_in_group <= 2
ORDER BY
  `origin.code` ASC NULLS LAST,
  flights DESC,
  `destination.code` ASC NULLS LAST;

-- clickhouse
WITH ranked AS (
  /* For each flights.origin and flights.destination, compute flights = COUNT(*). */
  SELECT
    origin AS "origin.code",
    dest AS "destination.code",
    COUNT(*) AS flights,
    ROW_NUMBER() OVER (PARTITION BY origin ORDER BY COUNT(*) DESC, origin ASC, dest ASC) AS rank_in_group
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Keep the first 2 of each origin.code, by flights descending, origin.code and destination.code. */
SELECT
  "origin.code",
  "destination.code",
  flights
FROM ranked
WHERE
  rank_in_group <= 2
ORDER BY
  "origin.code" ASC,
  flights DESC,
  "destination.code" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
