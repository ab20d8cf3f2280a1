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
  AVG(flights.arr_delay) ASC,
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
  AVG(flights.arr_delay) ASC NULLS LAST,
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
  AVG(flights.arr_delay) ASC,
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
