-- query: avg_departure_delay by weather.rainy
-- Read flights.
-- Look up weather in weather by flights.origin = weather.origin and flights.time_hour = weather.time_hour; rows without a match stay, with nulls.
-- For each weather.rainy, compute avg_departure_delay = AVG(dep_delay).
-- Sort by weather.rainy.

-- duckdb
WITH flights_by_key AS (
  /* For each flights.origin and flights.time_hour, compute avg_departure_delay__sum = SUM(dep_delay) and avg_departure_delay__count = COUNT(dep_delay). */
  SELECT
    origin,
    time_hour,
    SUM(dep_delay) AS avg_departure_delay__sum,
    COUNT(dep_delay) AS avg_departure_delay__count
  FROM flights
  GROUP BY
    origin,
    time_hour
)
/* Look up weather in weather by origin = weather.origin and time_hour = weather.time_hour; rows without a match stay, with nulls. */
/* For each weather.rainy, put the partial avg_departure_delay together. */
SELECT
  weather.precip > 0 AS "weather.rainy",
  CAST(SUM(flights_by_key.avg_departure_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_departure_delay__count), 0) AS avg_departure_delay
FROM flights_by_key
LEFT JOIN weather
  ON flights_by_key.origin = weather.origin
  AND flights_by_key.time_hour = weather.time_hour
GROUP BY
  weather.precip > 0
ORDER BY
  "weather.rainy" ASC;

-- postgres
WITH flights_by_key AS (
  /* For each flights.origin and flights.time_hour, compute avg_departure_delay__sum = SUM(dep_delay) and avg_departure_delay__count = COUNT(dep_delay). */
  SELECT
    origin,
    time_hour,
    SUM(dep_delay) AS avg_departure_delay__sum,
    COUNT(dep_delay) AS avg_departure_delay__count
  FROM flights
  GROUP BY
    origin,
    time_hour
)
/* Look up weather in weather by origin = weather.origin and time_hour = weather.time_hour; rows without a match stay, with nulls. */
/* For each weather.rainy, put the partial avg_departure_delay together. */
SELECT
  weather.precip > 0 AS "weather.rainy",
  CAST(SUM(flights_by_key.avg_departure_delay__sum) AS DOUBLE PRECISION) / NULLIF(SUM(flights_by_key.avg_departure_delay__count), 0) AS avg_departure_delay
FROM flights_by_key
LEFT JOIN weather
  ON flights_by_key.origin = weather.origin
  AND flights_by_key.time_hour = weather.time_hour
GROUP BY
  weather.precip > 0
ORDER BY
  "weather.rainy" ASC;

-- spark
WITH flights_by_key AS (
  /* For each flights.origin and flights.time_hour, compute avg_departure_delay__sum = SUM(dep_delay) and avg_departure_delay__count = COUNT(dep_delay). */
  SELECT
    origin,
    time_hour,
    SUM(dep_delay) AS avg_departure_delay__sum,
    COUNT(dep_delay) AS avg_departure_delay__count
  FROM flights
  GROUP BY
    origin,
    time_hour
)
/* Look up weather in weather by origin = weather.origin and time_hour = weather.time_hour; rows without a match stay, with nulls. */
/* For each weather.rainy, put the partial avg_departure_delay together. */
SELECT
  weather.precip > 0 AS `weather.rainy`,
  CAST(SUM(flights_by_key.avg_departure_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_departure_delay__count), 0) AS avg_departure_delay
FROM flights_by_key
LEFT JOIN weather
  ON flights_by_key.origin = weather.origin
  AND flights_by_key.time_hour = weather.time_hour
GROUP BY
  weather.precip > 0
ORDER BY
  `weather.rainy` ASC NULLS LAST;

-- trino
WITH flights_by_key AS (
  /* For each flights.origin and flights.time_hour, compute avg_departure_delay__sum = SUM(dep_delay) and avg_departure_delay__count = COUNT(dep_delay). */
  SELECT
    origin,
    time_hour,
    SUM(dep_delay) AS avg_departure_delay__sum,
    COUNT(dep_delay) AS avg_departure_delay__count
  FROM flights
  GROUP BY
    origin,
    time_hour
)
/* Look up weather in weather by origin = weather.origin and time_hour = weather.time_hour; rows without a match stay, with nulls. */
/* For each weather.rainy, put the partial avg_departure_delay together. */
SELECT
  weather.precip > 0 AS "weather.rainy",
  CAST(SUM(flights_by_key.avg_departure_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_departure_delay__count), 0) AS avg_departure_delay
FROM flights_by_key
LEFT JOIN weather
  ON flights_by_key.origin = weather.origin
  AND flights_by_key.time_hour = weather.time_hour
GROUP BY
  weather.precip > 0
ORDER BY
  "weather.rainy" ASC;

-- snowflake
WITH flights_by_key AS (
  /* For each flights.origin and flights.time_hour, compute avg_departure_delay__sum = SUM(dep_delay) and avg_departure_delay__count = COUNT(dep_delay). */
  SELECT
    origin,
    time_hour,
    SUM(dep_delay) AS avg_departure_delay__sum,
    COUNT(dep_delay) AS avg_departure_delay__count
  FROM flights
  GROUP BY
    origin,
    time_hour
)
/* Look up weather in weather by origin = weather.origin and time_hour = weather.time_hour; rows without a match stay, with nulls. */
/* For each weather.rainy, put the partial avg_departure_delay together. */
SELECT
  weather.precip > 0 AS "weather.rainy",
  CAST(SUM(flights_by_key.avg_departure_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_departure_delay__count), 0) AS avg_departure_delay
FROM flights_by_key
LEFT JOIN weather
  ON flights_by_key.origin = weather.origin
  AND flights_by_key.time_hour = weather.time_hour
GROUP BY
  weather.precip > 0
ORDER BY
  "weather.rainy" ASC;

-- bigquery
WITH flights_by_key AS (
  /* For each flights.origin and flights.time_hour, compute avg_departure_delay__sum = SUM(dep_delay) and avg_departure_delay__count = COUNT(dep_delay). */
  SELECT
    origin,
    time_hour,
    SUM(dep_delay) AS avg_departure_delay__sum,
    COUNT(dep_delay) AS avg_departure_delay__count
  FROM flights
  GROUP BY
    origin,
    time_hour
)
/* Look up weather in weather by origin = weather.origin and time_hour = weather.time_hour; rows without a match stay, with nulls. */
/* For each weather.rainy, put the partial avg_departure_delay together. */
SELECT
  weather.precip > 0 AS `weather_rainy`,
  CAST(SUM(flights_by_key.avg_departure_delay__sum) AS FLOAT64) / NULLIF(SUM(flights_by_key.avg_departure_delay__count), 0) AS avg_departure_delay
FROM flights_by_key
LEFT JOIN weather
  ON flights_by_key.origin = weather.origin
  AND flights_by_key.time_hour = weather.time_hour
GROUP BY
  `weather_rainy`
ORDER BY
  `weather_rainy` ASC NULLS LAST;

-- databricks
WITH flights_by_key AS (
  /* For each flights.origin and flights.time_hour, compute avg_departure_delay__sum = SUM(dep_delay) and avg_departure_delay__count = COUNT(dep_delay). */
  SELECT
    origin,
    time_hour,
    SUM(dep_delay) AS avg_departure_delay__sum,
    COUNT(dep_delay) AS avg_departure_delay__count
  FROM flights
  GROUP BY
    origin,
    time_hour
)
/* Look up weather in weather by origin = weather.origin and time_hour = weather.time_hour; rows without a match stay, with nulls. */
/* For each weather.rainy, put the partial avg_departure_delay together. */
SELECT
  weather.precip > 0 AS `weather.rainy`,
  CAST(SUM(flights_by_key.avg_departure_delay__sum) AS DOUBLE) / NULLIF(SUM(flights_by_key.avg_departure_delay__count), 0) AS avg_departure_delay
FROM flights_by_key
LEFT JOIN weather
  ON flights_by_key.origin = weather.origin
  AND flights_by_key.time_hour = weather.time_hour
GROUP BY
  weather.precip > 0
ORDER BY
  `weather.rainy` ASC NULLS LAST;

-- clickhouse
WITH flights_by_key AS (
  /* For each flights.origin and flights.time_hour, compute avg_departure_delay__sum = SUM(dep_delay) and avg_departure_delay__count = COUNT(dep_delay). */
  SELECT
    origin,
    time_hour,
    SUM(dep_delay) AS avg_departure_delay__sum,
    COUNT(dep_delay) AS avg_departure_delay__count
  FROM flights
  GROUP BY
    origin,
    time_hour
)
/* Look up weather in weather by origin = weather.origin and time_hour = weather.time_hour; rows without a match stay, with nulls. */
/* For each weather.rainy, put the partial avg_departure_delay together. */
SELECT
  weather.precip > 0 AS "weather.rainy",
  CAST(SUM(flights_by_key.avg_departure_delay__sum) AS Nullable(Float64)) / nullIf(SUM(flights_by_key.avg_departure_delay__count), 0) AS avg_departure_delay
FROM flights_by_key
LEFT JOIN weather
  ON flights_by_key.origin = weather.origin
  AND flights_by_key.time_hour = weather.time_hour
GROUP BY
  weather.precip > 0
ORDER BY
  "weather.rainy" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
