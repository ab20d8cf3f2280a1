-- query: use punctuality where carrier.code in ('UA', 'DL')
-- Read flights.
-- Keep rows where carrier.code in ('UA', 'DL').
-- Look up carrier in airlines by flights.carrier = carrier.carrier; rows without a match stay, with nulls.
-- For each carrier.name, compute flights = COUNT(*), cancellations = COUNT(*) where dep_time is null, on_time_arrivals = COUNT(*) where arr_delay < 15, arrivals = COUNT(arr_delay) and avg_arrival_delay = AVG(arr_delay).
-- Compute cancellation_rate = cancellations / flights and on_time_rate = on_time_arrivals / arrivals; a division by zero gives null.
-- Sort by flights descending and carrier.name.

-- duckdb
WITH flights_by_key AS (
  /* Keep rows where carrier.code in ('UA', 'DL'). */
  /* For each flights.carrier, compute flights = COUNT(*), cancellations = COUNT(*) where dep_time is null, on_time_arrivals = COUNT(*) where arr_delay < 15, arrivals = COUNT(arr_delay), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    COUNT(*) FILTER(WHERE
      dep_time IS NULL) AS cancellations,
    COUNT(*) FILTER(WHERE
      arr_delay < 15) AS on_time_arrivals,
    COUNT(arr_delay) AS arrivals,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  WHERE
    carrier IN ('UA', 'DL')
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights, cancellations, on_time_arrivals, arrivals and avg_arrival_delay together. */
/* Compute cancellation_rate = cancellations / flights and on_time_rate = on_time_arrivals / arrivals; a division by zero gives null. */
SELECT
  carrier.name AS "carrier.name",
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.cancellations) AS DOUBLE) / NULLIF(SUM(flights_by_key.flights), 0) AS cancellation_rate,
  CAST(SUM(flights_by_key.on_time_arrivals) AS DOUBLE) / NULLIF(SUM(flights_by_key.arrivals), 0) AS on_time_rate,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC,
  "carrier.name" ASC;

-- postgres
WITH flights_by_key AS (
  /* Keep rows where carrier.code in ('UA', 'DL'). */
  /* For each flights.carrier, compute flights = COUNT(*), cancellations = COUNT(*) where dep_time is null, on_time_arrivals = COUNT(*) where arr_delay < 15, arrivals = COUNT(arr_delay), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    COUNT(*) FILTER(WHERE
      dep_time IS NULL) AS cancellations,
    COUNT(*) FILTER(WHERE
      arr_delay < 15) AS on_time_arrivals,
    COUNT(arr_delay) AS arrivals,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  WHERE
    carrier IN ('UA', 'DL')
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights, cancellations, on_time_arrivals, arrivals and avg_arrival_delay together. */
/* Compute cancellation_rate = cancellations / flights and on_time_rate = on_time_arrivals / arrivals; a division by zero gives null. */
SELECT
  carrier.name AS "carrier.name",
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.cancellations) AS DOUBLE PRECISION) / NULLIF(SUM(flights_by_key.flights), 0) AS cancellation_rate,
  CAST(SUM(flights_by_key.on_time_arrivals) AS DOUBLE PRECISION) / NULLIF(SUM(flights_by_key.arrivals), 0) AS on_time_rate,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS DOUBLE PRECISION) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC NULLS LAST,
  "carrier.name" ASC;

-- spark
WITH flights_by_key AS (
  /* Keep rows where carrier.code in ('UA', 'DL'). */
  /* For each flights.carrier, compute flights = COUNT(*), cancellations = COUNT(*) where dep_time is null, on_time_arrivals = COUNT(*) where arr_delay < 15, arrivals = COUNT(arr_delay), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    COUNT(*) FILTER(WHERE
      dep_time IS NULL) AS cancellations,
    COUNT(*) FILTER(WHERE
      arr_delay < 15) AS on_time_arrivals,
    COUNT(arr_delay) AS arrivals,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  WHERE
    carrier IN ('UA', 'DL')
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights, cancellations, on_time_arrivals, arrivals and avg_arrival_delay together. */
/* Compute cancellation_rate = cancellations / flights and on_time_rate = on_time_arrivals / arrivals; a division by zero gives null. */
SELECT
  carrier.name AS `carrier.name`,
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.cancellations) AS DOUBLE) / NULLIF(SUM(flights_by_key.flights), 0) AS cancellation_rate,
  CAST(SUM(flights_by_key.on_time_arrivals) AS DOUBLE) / NULLIF(SUM(flights_by_key.arrivals), 0) AS on_time_rate,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC,
  `carrier.name` ASC NULLS LAST;

-- trino
WITH flights_by_key AS (
  /* Keep rows where carrier.code in ('UA', 'DL'). */
  /* For each flights.carrier, compute flights = COUNT(*), cancellations = COUNT(*) where dep_time is null, on_time_arrivals = COUNT(*) where arr_delay < 15, arrivals = COUNT(arr_delay), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    COUNT(*) FILTER(WHERE
      dep_time IS NULL) AS cancellations,
    COUNT(*) FILTER(WHERE
      arr_delay < 15) AS on_time_arrivals,
    COUNT(arr_delay) AS arrivals,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  WHERE
    carrier IN ('UA', 'DL')
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights, cancellations, on_time_arrivals, arrivals and avg_arrival_delay together. */
/* Compute cancellation_rate = cancellations / flights and on_time_rate = on_time_arrivals / arrivals; a division by zero gives null. */
SELECT
  carrier.name AS "carrier.name",
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.cancellations) AS DOUBLE) / NULLIF(SUM(flights_by_key.flights), 0) AS cancellation_rate,
  CAST(SUM(flights_by_key.on_time_arrivals) AS DOUBLE) / NULLIF(SUM(flights_by_key.arrivals), 0) AS on_time_rate,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC,
  "carrier.name" ASC;

-- snowflake
WITH flights_by_key AS (
  /* Keep rows where carrier.code in ('UA', 'DL'). */
  /* For each flights.carrier, compute flights = COUNT(*), cancellations = COUNT(*) where dep_time is null, on_time_arrivals = COUNT(*) where arr_delay < 15, arrivals = COUNT(arr_delay), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    COUNT(CASE WHEN dep_time IS NULL THEN 1 END) AS cancellations,
    COUNT(CASE WHEN arr_delay < 15 THEN 1 END) AS on_time_arrivals,
    COUNT(arr_delay) AS arrivals,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  WHERE
    carrier IN ('UA', 'DL')
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights, cancellations, on_time_arrivals, arrivals and avg_arrival_delay together. */
/* Compute cancellation_rate = cancellations / flights and on_time_rate = on_time_arrivals / arrivals; a division by zero gives null. */
SELECT
  carrier.name AS "carrier.name",
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.cancellations) AS DOUBLE) / NULLIF(SUM(flights_by_key.flights), 0) AS cancellation_rate,
  CAST(SUM(flights_by_key.on_time_arrivals) AS DOUBLE) / NULLIF(SUM(flights_by_key.arrivals), 0) AS on_time_rate,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC NULLS LAST,
  "carrier.name" ASC;

-- bigquery
WITH flights_by_key AS (
  /* Keep rows where carrier.code in ('UA', 'DL'). */
  /* For each flights.carrier, compute flights = COUNT(*), cancellations = COUNT(*) where dep_time is null, on_time_arrivals = COUNT(*) where arr_delay < 15, arrivals = COUNT(arr_delay), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    COUNT(CASE WHEN dep_time IS NULL THEN 1 END) AS cancellations,
    COUNT(CASE WHEN arr_delay < 15 THEN 1 END) AS on_time_arrivals,
    COUNT(arr_delay) AS arrivals,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  WHERE
    carrier IN ('UA', 'DL')
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights, cancellations, on_time_arrivals, arrivals and avg_arrival_delay together. */
/* Compute cancellation_rate = cancellations / flights and on_time_rate = on_time_arrivals / arrivals; a division by zero gives null. */
SELECT
  carrier.name AS `carrier_name`,
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.cancellations) AS FLOAT64) / NULLIF(SUM(flights_by_key.flights), 0) AS cancellation_rate,
  CAST(SUM(flights_by_key.on_time_arrivals) AS FLOAT64) / NULLIF(SUM(flights_by_key.arrivals), 0) AS on_time_rate,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS FLOAT64) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  `carrier_name`
ORDER BY
  flights DESC,
  `carrier_name` ASC NULLS LAST;

-- databricks
WITH flights_by_key AS (
  /* Keep rows where carrier.code in ('UA', 'DL'). */
  /* For each flights.carrier, compute flights = COUNT(*), cancellations = COUNT(*) where dep_time is null, on_time_arrivals = COUNT(*) where arr_delay < 15, arrivals = COUNT(arr_delay), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    COUNT(*) FILTER(WHERE
      dep_time IS NULL) AS cancellations,
    COUNT(*) FILTER(WHERE
      arr_delay < 15) AS on_time_arrivals,
    COUNT(arr_delay) AS arrivals,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  WHERE
    carrier IN ('UA', 'DL')
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights, cancellations, on_time_arrivals, arrivals and avg_arrival_delay together. */
/* Compute cancellation_rate = cancellations / flights and on_time_rate = on_time_arrivals / arrivals; a division by zero gives null. */
SELECT
  carrier.name AS `carrier.name`,
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.cancellations) AS DOUBLE) / NULLIF(SUM(flights_by_key.flights), 0) AS cancellation_rate,
  CAST(SUM(flights_by_key.on_time_arrivals) AS DOUBLE) / NULLIF(SUM(flights_by_key.arrivals), 0) AS on_time_rate,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC,
  `carrier.name` ASC NULLS LAST;

-- clickhouse
WITH flights_by_key AS (
  /* Keep rows where carrier.code in ('UA', 'DL'). */
  /* For each flights.carrier, compute flights = COUNT(*), cancellations = COUNT(*) where dep_time is null, on_time_arrivals = COUNT(*) where arr_delay < 15, arrivals = COUNT(arr_delay), avg_arrival_delay__sum = SUM(arr_delay) and avg_arrival_delay__count = COUNT(arr_delay). */
  SELECT
    carrier,
    COUNT(*) AS flights,
    COUNT(*) FILTER(WHERE
      dep_time IS NULL) AS cancellations,
    COUNT(*) FILTER(WHERE
      arr_delay < 15) AS on_time_arrivals,
    COUNT(arr_delay) AS arrivals,
    SUM(arr_delay) AS avg_arrival_delay__sum,
    COUNT(arr_delay) AS avg_arrival_delay__count
  FROM flights
  WHERE
    carrier IN ('UA', 'DL')
  GROUP BY
    carrier
)
/* Look up carrier in airlines by carrier = carrier.carrier; rows without a match stay, with nulls. */
/* For each carrier.name, put the partial flights, cancellations, on_time_arrivals, arrivals and avg_arrival_delay together. */
/* Compute cancellation_rate = cancellations / flights and on_time_rate = on_time_arrivals / arrivals; a division by zero gives null. */
SELECT
  carrier.name AS "carrier.name",
  SUM(flights_by_key.flights) AS flights,
  CAST(SUM(flights_by_key.cancellations) AS Nullable(Float64)) / nullIf(SUM(flights_by_key.flights), 0) AS cancellation_rate,
  CAST(SUM(flights_by_key.on_time_arrivals) AS Nullable(Float64)) / nullIf(SUM(flights_by_key.arrivals), 0) AS on_time_rate,
  CAST(SUM(flights_by_key.avg_arrival_delay__sum) AS Nullable(Float64)) / nullIf(SUM(flights_by_key.avg_arrival_delay__count), 0) AS avg_arrival_delay
FROM flights_by_key
LEFT JOIN airlines AS carrier
  ON flights_by_key.carrier = carrier.carrier
GROUP BY
  carrier.name
ORDER BY
  flights DESC,
  "carrier.name" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
