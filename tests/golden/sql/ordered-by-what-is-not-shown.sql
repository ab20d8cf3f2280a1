-- query: flights by carrier.code order by avg_arrival_delay limit 3
-- Read flights.
-- For each flights.carrier, compute flights = COUNT(*) and avg_arrival_delay = AVG(arr_delay).
-- Sort by avg_arrival_delay and carrier.code, keep the first 3.

-- duckdb
/* For each flights.carrier, compute flights = COUNT(*) and avg_arrival_delay = AVG(arr_delay). */
SELECT
  flights.carrier AS "carrier.code",
  COUNT(*) AS flights
FROM flights
GROUP BY
  flights.carrier
ORDER BY
  AVG(flights.arr_delay) ASC,
  "carrier.code" ASC
LIMIT 3;

-- postgres
/* For each flights.carrier, compute flights = COUNT(*) and avg_arrival_delay = AVG(arr_delay). */
SELECT
  flights.carrier AS "carrier.code",
  COUNT(*) AS flights
FROM flights
GROUP BY
  flights.carrier
ORDER BY
  AVG(CAST(flights.arr_delay AS DOUBLE PRECISION)) ASC,
  "carrier.code" ASC
LIMIT 3;

-- spark
/* For each flights.carrier, compute flights = COUNT(*) and avg_arrival_delay = AVG(arr_delay). */
SELECT
  flights.carrier AS `carrier.code`,
  COUNT(*) AS flights
FROM flights
GROUP BY
  flights.carrier
ORDER BY
  AVG(CAST(flights.arr_delay AS DOUBLE)) ASC NULLS LAST,
  `carrier.code` ASC NULLS LAST
LIMIT 3;

-- trino
/* For each flights.carrier, compute flights = COUNT(*) and avg_arrival_delay = AVG(arr_delay). */
SELECT
  flights.carrier AS "carrier.code",
  COUNT(*) AS flights
FROM flights
GROUP BY
  flights.carrier
ORDER BY
  AVG(CAST(flights.arr_delay AS DOUBLE)) ASC,
  "carrier.code" ASC
LIMIT 3;

-- snowflake
/* For each flights.carrier, compute flights = COUNT(*) and avg_arrival_delay = AVG(arr_delay). */
SELECT
  flights.carrier AS "carrier.code",
  COUNT(*) AS flights
FROM flights
GROUP BY
  flights.carrier
ORDER BY
  AVG(CAST(flights.arr_delay AS DOUBLE)) ASC,
  "carrier.code" ASC
LIMIT 3;

-- bigquery
/* For each flights.carrier, compute flights = COUNT(*) and avg_arrival_delay = AVG(arr_delay). */
SELECT
  flights.carrier AS `carrier_code`,
  COUNT(*) AS flights
FROM flights
GROUP BY
  `carrier_code`
ORDER BY
  AVG(CAST(flights.arr_delay AS FLOAT64)) ASC NULLS LAST,
  `carrier_code` ASC NULLS LAST
LIMIT 3;

-- databricks
/* For each flights.carrier, compute flights = COUNT(*) and avg_arrival_delay = AVG(arr_delay). */
SELECT
  flights.carrier AS `carrier.code`,
  COUNT(*) AS flights
FROM flights
GROUP BY
  flights.carrier
ORDER BY
  AVG(CAST(flights.arr_delay AS DOUBLE)) ASC NULLS LAST,
  `carrier.code` ASC NULLS LAST
LIMIT 3;

-- clickhouse
/* For each flights.carrier, compute flights = COUNT(*) and avg_arrival_delay = AVG(arr_delay). */
SELECT
  flights.carrier AS "carrier.code",
  COUNT(*) AS flights
FROM flights
GROUP BY
  flights.carrier
ORDER BY
  AVG(CAST(flights.arr_delay AS Nullable(Float64))) ASC,
  "carrier.code" ASC
LIMIT 3
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
