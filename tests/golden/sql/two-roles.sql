-- query: flights by origin.name, destination.name where destination.name like 'San%' and origin.name <> 'La Guardia'
-- Read flights.
-- Look up origin in airports by flights.origin = origin.faa; rows without a match stay, with nulls.
-- Look up destination in airports by flights.dest = destination.faa; rows without a match stay, with nulls.
-- Keep rows where destination.name like 'San%' and origin.name <> 'La Guardia'.
-- For each origin.name and destination.name, compute flights = COUNT(*).
-- Sort by origin.name and destination.name.

-- duckdb
WITH flights_by_key AS (
  /* For each flights.origin and flights.dest, compute flights = COUNT(*). */
  SELECT
    origin,
    dest,
    COUNT(*) AS flights
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Look up origin in airports by origin = origin.faa; rows without a match stay, with nulls. */
/* Look up destination in airports by dest = destination.faa; rows without a match stay, with nulls. */
/* Keep rows where destination.name like 'San%' and origin.name <> 'La Guardia'. */
/* For each origin.name and destination.name, put the partial flights together. */
SELECT
  origin.name AS "origin.name",
  destination.name AS "destination.name",
  SUM(flights_by_key.flights) AS flights
FROM flights_by_key
LEFT JOIN airports AS origin
  ON flights_by_key.origin = origin.faa
LEFT JOIN airports AS destination
  ON flights_by_key.dest = destination.faa
WHERE
  destination.name LIKE 'San%' AND origin.name <> 'La Guardia'
GROUP BY
  origin.name,
  destination.name
ORDER BY
  "origin.name" ASC,
  "destination.name" ASC;

-- postgres
WITH flights_by_key AS (
  /* For each flights.origin and flights.dest, compute flights = COUNT(*). */
  SELECT
    origin,
    dest,
    COUNT(*) AS flights
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Look up origin in airports by origin = origin.faa; rows without a match stay, with nulls. */
/* Look up destination in airports by dest = destination.faa; rows without a match stay, with nulls. */
/* Keep rows where destination.name like 'San%' and origin.name <> 'La Guardia'. */
/* For each origin.name and destination.name, put the partial flights together. */
SELECT
  origin.name AS "origin.name",
  destination.name AS "destination.name",
  SUM(flights_by_key.flights) AS flights
FROM flights_by_key
LEFT JOIN airports AS origin
  ON flights_by_key.origin = origin.faa
LEFT JOIN airports AS destination
  ON flights_by_key.dest = destination.faa
WHERE
  destination.name LIKE 'San%' AND origin.name <> 'La Guardia'
GROUP BY
  origin.name,
  destination.name
ORDER BY
  "origin.name" ASC,
  "destination.name" ASC;

-- spark
WITH flights_by_key AS (
  /* For each flights.origin and flights.dest, compute flights = COUNT(*). */
  SELECT
    origin,
    dest,
    COUNT(*) AS flights
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Look up origin in airports by origin = origin.faa; rows without a match stay, with nulls. */
/* Look up destination in airports by dest = destination.faa; rows without a match stay, with nulls. */
/* Keep rows where destination.name like 'San%' and origin.name <> 'La Guardia'. */
/* For each origin.name and destination.name, put the partial flights together. */
SELECT
  origin.name AS `origin.name`,
  destination.name AS `destination.name`,
  SUM(flights_by_key.flights) AS flights
FROM flights_by_key
LEFT JOIN airports AS origin
  ON flights_by_key.origin = origin.faa
LEFT JOIN airports AS destination
  ON flights_by_key.dest = destination.faa
WHERE
  destination.name LIKE 'San%' AND origin.name <> 'La Guardia'
GROUP BY
  origin.name,
  destination.name
ORDER BY
  `origin.name` ASC NULLS LAST,
  `destination.name` ASC NULLS LAST;

-- trino
WITH flights_by_key AS (
  /* For each flights.origin and flights.dest, compute flights = COUNT(*). */
  SELECT
    origin,
    dest,
    COUNT(*) AS flights
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Look up origin in airports by origin = origin.faa; rows without a match stay, with nulls. */
/* Look up destination in airports by dest = destination.faa; rows without a match stay, with nulls. */
/* Keep rows where destination.name like 'San%' and origin.name <> 'La Guardia'. */
/* For each origin.name and destination.name, put the partial flights together. */
SELECT
  origin.name AS "origin.name",
  destination.name AS "destination.name",
  SUM(flights_by_key.flights) AS flights
FROM flights_by_key
LEFT JOIN airports AS origin
  ON flights_by_key.origin = origin.faa
LEFT JOIN airports AS destination
  ON flights_by_key.dest = destination.faa
WHERE
  destination.name LIKE 'San%' AND origin.name <> 'La Guardia'
GROUP BY
  origin.name,
  destination.name
ORDER BY
  "origin.name" ASC,
  "destination.name" ASC;

-- snowflake
WITH flights_by_key AS (
  /* For each flights.origin and flights.dest, compute flights = COUNT(*). */
  SELECT
    origin,
    dest,
    COUNT(*) AS flights
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Look up origin in airports by origin = origin.faa; rows without a match stay, with nulls. */
/* Look up destination in airports by dest = destination.faa; rows without a match stay, with nulls. */
/* Keep rows where destination.name like 'San%' and origin.name <> 'La Guardia'. */
/* For each origin.name and destination.name, put the partial flights together. */
SELECT
  origin.name AS "origin.name",
  destination.name AS "destination.name",
  SUM(flights_by_key.flights) AS flights
FROM flights_by_key
LEFT JOIN airports AS origin
  ON flights_by_key.origin = origin.faa
LEFT JOIN airports AS destination
  ON flights_by_key.dest = destination.faa
WHERE
  destination.name LIKE 'San%' AND origin.name <> 'La Guardia'
GROUP BY
  origin.name,
  destination.name
ORDER BY
  "origin.name" ASC,
  "destination.name" ASC;

-- bigquery
WITH flights_by_key AS (
  /* For each flights.origin and flights.dest, compute flights = COUNT(*). */
  SELECT
    origin,
    dest,
    COUNT(*) AS flights
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Look up origin in airports by origin = origin.faa; rows without a match stay, with nulls. */
/* Look up destination in airports by dest = destination.faa; rows without a match stay, with nulls. */
/* Keep rows where destination.name like 'San%' and origin.name <> 'La Guardia'. */
/* For each origin.name and destination.name, put the partial flights together. */
SELECT
  origin.name AS `origin_name`,
  destination.name AS `destination_name`,
  SUM(flights_by_key.flights) AS flights
FROM flights_by_key
LEFT JOIN airports AS origin
  ON flights_by_key.origin = origin.faa
LEFT JOIN airports AS destination
  ON flights_by_key.dest = destination.faa
WHERE
  destination.name LIKE 'San%' AND origin.name <> 'La Guardia'
GROUP BY
  `origin_name`,
  `destination_name`
ORDER BY
  `origin_name` ASC NULLS LAST,
  `destination_name` ASC NULLS LAST;

-- databricks
WITH flights_by_key AS (
  /* For each flights.origin and flights.dest, compute flights = COUNT(*). */
  SELECT
    origin,
    dest,
    COUNT(*) AS flights
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Look up origin in airports by origin = origin.faa; rows without a match stay, with nulls. */
/* Look up destination in airports by dest = destination.faa; rows without a match stay, with nulls. */
/* Keep rows where destination.name like 'San%' and origin.name <> 'La Guardia'. */
/* For each origin.name and destination.name, put the partial flights together. */
SELECT
  origin.name AS `origin.name`,
  destination.name AS `destination.name`,
  SUM(flights_by_key.flights) AS flights
FROM flights_by_key
LEFT JOIN airports AS origin
  ON flights_by_key.origin = origin.faa
LEFT JOIN airports AS destination
  ON flights_by_key.dest = destination.faa
WHERE
  destination.name LIKE 'San%' AND origin.name <> 'La Guardia'
GROUP BY
  origin.name,
  destination.name
ORDER BY
  `origin.name` ASC NULLS LAST,
  `destination.name` ASC NULLS LAST;

-- clickhouse
WITH flights_by_key AS (
  /* For each flights.origin and flights.dest, compute flights = COUNT(*). */
  SELECT
    origin,
    dest,
    COUNT(*) AS flights
  FROM flights
  GROUP BY
    origin,
    dest
)
/* Look up origin in airports by origin = origin.faa; rows without a match stay, with nulls. */
/* Look up destination in airports by dest = destination.faa; rows without a match stay, with nulls. */
/* Keep rows where destination.name like 'San%' and origin.name <> 'La Guardia'. */
/* For each origin.name and destination.name, put the partial flights together. */
SELECT
  origin.name AS "origin.name",
  destination.name AS "destination.name",
  SUM(flights_by_key.flights) AS flights
FROM flights_by_key
LEFT JOIN airports AS origin
  ON flights_by_key.origin = origin.faa
LEFT JOIN airports AS destination
  ON flights_by_key.dest = destination.faa
WHERE
  destination.name LIKE 'San%' AND origin.name <> 'La Guardia'
GROUP BY
  origin.name,
  destination.name
ORDER BY
  "origin.name" ASC,
  "destination.name" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
