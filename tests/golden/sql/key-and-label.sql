-- query: flights by destination where distance > 2400
-- Read flights.
-- Keep rows where distance > 2400.
-- Look up destination in airports by flights.dest = destination.faa; rows without a match stay, with nulls.
-- For each flights.destination and destination.name, compute flights = COUNT(*).
-- Sort by destination and destination.name.

-- duckdb
WITH flights_by_key AS (
  /* Keep rows where distance > 2400. */
  /* For each flights.destination, compute flights = COUNT(*). */
  SELECT
    dest AS destination,
    COUNT(*) AS flights
  FROM flights
  WHERE
    distance > 2400
  GROUP BY
    dest
)
/* Look up destination in airports by destination = destination.faa; rows without a match stay, with nulls. */
SELECT
  flights_by_key.destination,
  destination.name AS "destination.name",
  flights_by_key.flights
FROM flights_by_key
LEFT JOIN airports AS destination
  ON flights_by_key.destination = destination.faa
ORDER BY
  destination ASC,
  "destination.name" ASC;

-- postgres
WITH flights_by_key AS (
  /* Keep rows where distance > 2400. */
  /* For each flights.destination, compute flights = COUNT(*). */
  SELECT
    dest AS destination,
    COUNT(*) AS flights
  FROM flights
  WHERE
    distance > 2400
  GROUP BY
    dest
)
/* Look up destination in airports by destination = destination.faa; rows without a match stay, with nulls. */
SELECT
  flights_by_key.destination,
  destination.name AS "destination.name",
  flights_by_key.flights
FROM flights_by_key
LEFT JOIN airports AS destination
  ON flights_by_key.destination = destination.faa
ORDER BY
  destination ASC,
  "destination.name" ASC;

-- spark
WITH flights_by_key AS (
  /* Keep rows where distance > 2400. */
  /* For each flights.destination, compute flights = COUNT(*). */
  SELECT
    dest AS destination,
    COUNT(*) AS flights
  FROM flights
  WHERE
    distance > 2400
  GROUP BY
    dest
)
/* Look up destination in airports by destination = destination.faa; rows without a match stay, with nulls. */
SELECT
  flights_by_key.destination,
  destination.name AS `destination.name`,
  flights_by_key.flights
FROM flights_by_key
LEFT JOIN airports AS destination
  ON flights_by_key.destination = destination.faa
ORDER BY
  destination ASC NULLS LAST,
  `destination.name` ASC NULLS LAST;

-- trino
WITH flights_by_key AS (
  /* Keep rows where distance > 2400. */
  /* For each flights.destination, compute flights = COUNT(*). */
  SELECT
    dest AS destination,
    COUNT(*) AS flights
  FROM flights
  WHERE
    distance > 2400
  GROUP BY
    dest
)
/* Look up destination in airports by destination = destination.faa; rows without a match stay, with nulls. */
SELECT
  flights_by_key.destination,
  destination.name AS "destination.name",
  flights_by_key.flights
FROM flights_by_key
LEFT JOIN airports AS destination
  ON flights_by_key.destination = destination.faa
ORDER BY
  destination ASC,
  "destination.name" ASC;

-- snowflake
WITH flights_by_key AS (
  /* Keep rows where distance > 2400. */
  /* For each flights.destination, compute flights = COUNT(*). */
  SELECT
    dest AS destination,
    COUNT(*) AS flights
  FROM flights
  WHERE
    distance > 2400
  GROUP BY
    dest
)
/* Look up destination in airports by destination = destination.faa; rows without a match stay, with nulls. */
SELECT
  flights_by_key.destination,
  destination.name AS "destination.name",
  flights_by_key.flights
FROM flights_by_key
LEFT JOIN airports AS destination
  ON flights_by_key.destination = destination.faa
ORDER BY
  destination ASC,
  "destination.name" ASC;

-- bigquery
WITH flights_by_key AS (
  /* Keep rows where distance > 2400. */
  /* For each flights.destination, compute flights = COUNT(*). */
  SELECT
    dest AS destination,
    COUNT(*) AS flights
  FROM flights
  WHERE
    distance > 2400
  GROUP BY
    dest
)
/* Look up destination in airports by destination = destination.faa; rows without a match stay, with nulls. */
SELECT
  flights_by_key.destination,
  destination.name AS `destination_name`,
  flights_by_key.flights
FROM flights_by_key
LEFT JOIN airports AS destination
  ON flights_by_key.destination = destination.faa
ORDER BY
  destination ASC NULLS LAST,
  `destination_name` ASC NULLS LAST;

-- databricks
WITH flights_by_key AS (
  /* Keep rows where distance > 2400. */
  /* For each flights.destination, compute flights = COUNT(*). */
  SELECT
    dest AS destination,
    COUNT(*) AS flights
  FROM flights
  WHERE
    distance > 2400
  GROUP BY
    dest
)
/* Look up destination in airports by destination = destination.faa; rows without a match stay, with nulls. */
SELECT
  flights_by_key.destination,
  destination.name AS `destination.name`,
  flights_by_key.flights
FROM flights_by_key
LEFT JOIN airports AS destination
  ON flights_by_key.destination = destination.faa
ORDER BY
  destination ASC NULLS LAST,
  `destination.name` ASC NULLS LAST;

-- clickhouse
WITH flights_by_key AS (
  /* Keep rows where distance > 2400. */
  /* For each flights.destination, compute flights = COUNT(*). */
  SELECT
    dest AS destination,
    COUNT(*) AS flights
  FROM flights
  WHERE
    distance > 2400
  GROUP BY
    dest
)
/* Look up destination in airports by destination = destination.faa; rows without a match stay, with nulls. */
SELECT
  flights_by_key.destination,
  destination.name AS "destination.name",
  flights_by_key.flights
FROM flights_by_key
LEFT JOIN airports AS destination
  ON flights_by_key.destination = destination.faa
ORDER BY
  destination ASC,
  "destination.name" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
