-- query: flights, avg_arrival_delay by carrier.name order by flights desc limit 3
-- Read flights.
-- Look up carrier in airlines by flights.carrier = carrier.carrier; rows without a match stay, with nulls.
-- For each carrier.name, compute flights = COUNT(*) and avg_arrival_delay = AVG(arr_delay).
-- Sort by flights descending and carrier.name, keep the first 3.

-- duckdb
WITH flights_by_key AS (
  /* For each flights.carrier, compute flights = COUNT(*), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights and avg_arrival_delay together. */
SELECT
  carrier.name AS "carrier.name",
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC,
  "carrier.name" ASC
LIMIT 3;

-- postgres
WITH flights_by_key AS (
  /* For each flights.carrier, compute flights = COUNT(*), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights and avg_arrival_delay together. */
SELECT
  carrier.name AS "carrier.name",
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS DOUBLE PRECISION) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC NULLS LAST,
  "carrier.name" ASC
LIMIT 3;

-- spark
WITH flights_by_key AS (
  /* For each flights.carrier, compute flights = COUNT(*), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights and avg_arrival_delay together. */
SELECT
  carrier.name AS `carrier.name`,
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC,
  `carrier.name` ASC NULLS LAST
LIMIT 3;

-- trino
WITH flights_by_key AS (
  /* For each flights.carrier, compute flights = COUNT(*), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights and avg_arrival_delay together. */
SELECT
  carrier.name AS "carrier.name",
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC,
  "carrier.name" ASC
LIMIT 3;

-- snowflake
WITH flights_by_key AS (
  /* For each flights.carrier, compute flights = COUNT(*), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights and avg_arrival_delay together. */
SELECT
  carrier.name AS "carrier.name",
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC NULLS LAST,
  "carrier.name" ASC
LIMIT 3;

-- bigquery
WITH flights_by_key AS (
  /* For each flights.carrier, compute flights = COUNT(*), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights and avg_arrival_delay together. */
SELECT
  carrier.name AS `carrier_name`,
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS FLOAT64) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  `carrier_name`
ORDER BY
  flights DESC,
  `carrier_name` ASC NULLS LAST
LIMIT 3;

-- databricks
WITH flights_by_key AS (
  /* For each flights.carrier, compute flights = COUNT(*), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights and avg_arrival_delay together. */
SELECT
  carrier.name AS `carrier.name`,
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC,
  `carrier.name` ASC NULLS LAST
LIMIT 3;

-- clickhouse
WITH flights_by_key AS (
  /* For each flights.carrier, compute flights = COUNT(*), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights and avg_arrival_delay together. */
SELECT
  carrier.name AS "carrier.name",
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS Nullable(Float64)) / nullIf(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC,
  "carrier.name" ASC
LIMIT 3
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
