-- query: cancellations, total_precipitation by origin.code during 2013-02
-- Read flights.
-- Keep rows where flights.departed_on is from 2013-02-01 and before 2013-03-01.
-- For each flights.origin, compute cancellations = COUNT(*) where dep_time is null.
-- Read weather.
-- Keep rows where weather.observed_on is from 2013-02-01 and before 2013-03-01.
-- For each weather.origin, compute total_precipitation = SUM(precip).
-- Put the totals side by side by origin.code; a group that one side lacks has nulls there.
-- Sort by origin.code.

-- duckdb
WITH flights_totals AS (
  /* Keep rows where flights.departed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each flights.origin, compute cancellations = COUNT(*) where dep_time is null. */
  SELECT
    origin AS "origin.code",
    COUNT(*) FILTER(WHERE
      dep_time IS NULL) AS cancellations
  FROM flights
  WHERE
    MAKE_DATE(year, month, day) >= CAST('2013-02-01' AS DATE)
    AND MAKE_DATE(year, month, day) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), weather_totals AS (
  /* Keep rows where weather.observed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each weather.origin, compute total_precipitation = SUM(precip). */
  SELECT
    origin AS "origin.code",
    SUM(precip) AS total_precipitation
  FROM weather
  WHERE
    MAKE_DATE(year, month, day) >= CAST('2013-02-01' AS DATE)
    AND MAKE_DATE(year, month, day) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), side_by_side AS (
  /* Put the totals side by side by origin.code; a group that one side lacks has nulls there. */
  SELECT
    "origin.code",
    cancellations,
    NULL AS total_precipitation
  FROM flights_totals
  UNION ALL
  SELECT
    "origin.code",
    NULL AS cancellations,
    total_precipitation
  FROM weather_totals
)
SELECT
  "origin.code",
  MAX(cancellations) AS cancellations,
  MAX(total_precipitation) AS total_precipitation
FROM side_by_side
GROUP BY
  "origin.code"
ORDER BY
  "origin.code" ASC;

-- postgres
WITH flights_totals AS (
  /* Keep rows where flights.departed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each flights.origin, compute cancellations = COUNT(*) where dep_time is null. */
  SELECT
    origin AS "origin.code",
    COUNT(*) FILTER(WHERE
      dep_time IS NULL) AS cancellations
  FROM flights
  WHERE
    MAKE_DATE(year, month, day) >= CAST('2013-02-01' AS DATE)
    AND MAKE_DATE(year, month, day) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), weather_totals AS (
  /* Keep rows where weather.observed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each weather.origin, compute total_precipitation = SUM(precip). */
  SELECT
    origin AS "origin.code",
    SUM(precip) AS total_precipitation
  FROM weather
  WHERE
    MAKE_DATE(year, month, day) >= CAST('2013-02-01' AS DATE)
    AND MAKE_DATE(year, month, day) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), side_by_side AS (
  /* Put the totals side by side by origin.code; a group that one side lacks has nulls there. */
  SELECT
    "origin.code",
    cancellations,
    (
      SELECT
        total_precipitation
      FROM weather_totals
      WHERE
        FALSE
    ) AS total_precipitation
  FROM flights_totals
  UNION ALL
  SELECT
    "origin.code",
    (
      SELECT
        cancellations
      FROM flights_totals
      WHERE
        FALSE
    ) AS cancellations,
    total_precipitation
  FROM weather_totals
)
SELECT
  "origin.code",
  MAX(cancellations) AS cancellations,
  MAX(total_precipitation) AS total_precipitation
FROM side_by_side
GROUP BY
  "origin.code"
ORDER BY
  "origin.code" ASC;

-- spark
WITH flights_totals AS (
  /* Keep rows where flights.departed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each flights.origin, compute cancellations = COUNT(*) where dep_time is null. */
  SELECT
    origin AS `origin.code`,
    COUNT(*) FILTER(WHERE
      dep_time IS NULL) AS cancellations
  FROM flights
  WHERE
    MAKE_DATE(year, month, day) >= CAST('2013-02-01' AS DATE)
    AND MAKE_DATE(year, month, day) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), weather_totals AS (
  /* Keep rows where weather.observed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each weather.origin, compute total_precipitation = SUM(precip). */
  SELECT
    origin AS `origin.code`,
    SUM(precip) AS total_precipitation
  FROM weather
  WHERE
    MAKE_DATE(year, month, day) >= CAST('2013-02-01' AS DATE)
    AND MAKE_DATE(year, month, day) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), side_by_side AS (
  /* Put the totals side by side by origin.code; a group that one side lacks has nulls there. */
  SELECT
    `origin.code`,
    cancellations,
    NULL AS total_precipitation
  FROM flights_totals
  UNION ALL
  SELECT
    `origin.code`,
    NULL AS cancellations,
    total_precipitation
  FROM weather_totals
)
SELECT
  `origin.code`,
  MAX(cancellations) AS cancellations,
  MAX(total_precipitation) AS total_precipitation
FROM side_by_side
GROUP BY
  `origin.code`
ORDER BY
  `origin.code` ASC NULLS LAST;

-- trino
WITH flights_totals AS (
  /* Keep rows where flights.departed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each flights.origin, compute cancellations = COUNT(*) where dep_time is null. */
  SELECT
    origin AS "origin.code",
    COUNT(*) FILTER(WHERE
      dep_time IS NULL) AS cancellations
  FROM flights
  WHERE
    CAST(CONCAT(
      LPAD(CAST(year AS VARCHAR), 4, '0'),
      '-',
      LPAD(CAST(month AS VARCHAR), 2, '0'),
      '-',
      LPAD(CAST(day AS VARCHAR), 2, '0')
    ) AS DATE) >= CAST('2013-02-01' AS DATE)
    AND CAST(CONCAT(
      LPAD(CAST(year AS VARCHAR), 4, '0'),
      '-',
      LPAD(CAST(month AS VARCHAR), 2, '0'),
      '-',
      LPAD(CAST(day AS VARCHAR), 2, '0')
    ) AS DATE) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), weather_totals AS (
  /* Keep rows where weather.observed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each weather.origin, compute total_precipitation = SUM(precip). */
  SELECT
    origin AS "origin.code",
    SUM(precip) AS total_precipitation
  FROM weather
  WHERE
    CAST(CONCAT(
      LPAD(CAST(year AS VARCHAR), 4, '0'),
      '-',
      LPAD(CAST(month AS VARCHAR), 2, '0'),
      '-',
      LPAD(CAST(day AS VARCHAR), 2, '0')
    ) AS DATE) >= CAST('2013-02-01' AS DATE)
    AND CAST(CONCAT(
      LPAD(CAST(year AS VARCHAR), 4, '0'),
      '-',
      LPAD(CAST(month AS VARCHAR), 2, '0'),
      '-',
      LPAD(CAST(day AS VARCHAR), 2, '0')
    ) AS DATE) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), side_by_side AS (
  /* Put the totals side by side by origin.code; a group that one side lacks has nulls there. */
  SELECT
    "origin.code",
    cancellations,
    NULL AS total_precipitation
  FROM flights_totals
  UNION ALL
  SELECT
    "origin.code",
    NULL AS cancellations,
    total_precipitation
  FROM weather_totals
)
SELECT
  "origin.code",
  MAX(cancellations) AS cancellations,
  MAX(total_precipitation) AS total_precipitation
FROM side_by_side
GROUP BY
  "origin.code"
ORDER BY
  "origin.code" ASC;

-- snowflake
WITH flights_totals AS (
  /* Keep rows where flights.departed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each flights.origin, compute cancellations = COUNT(*) where dep_time is null. */
  SELECT
    origin AS "origin.code",
    COUNT(CASE WHEN dep_time IS NULL THEN 1 END) AS cancellations
  FROM flights
  WHERE
    DATE_FROM_PARTS(year, month, day) >= CAST('2013-02-01' AS DATE)
    AND DATE_FROM_PARTS(year, month, day) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), weather_totals AS (
  /* Keep rows where weather.observed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each weather.origin, compute total_precipitation = SUM(precip). */
  SELECT
    origin AS "origin.code",
    SUM(precip) AS total_precipitation
  FROM weather
  WHERE
    DATE_FROM_PARTS(year, month, day) >= CAST('2013-02-01' AS DATE)
    AND DATE_FROM_PARTS(year, month, day) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), side_by_side AS (
  /* Put the totals side by side by origin.code; a group that one side lacks has nulls there. */
  SELECT
    "origin.code",
    cancellations,
    NULL AS total_precipitation
  FROM flights_totals
  UNION ALL
  SELECT
    "origin.code",
    NULL AS cancellations,
    total_precipitation
  FROM weather_totals
)
SELECT
  "origin.code",
  MAX(cancellations) AS cancellations,
  MAX(total_precipitation) AS total_precipitation
FROM side_by_side
GROUP BY
  "origin.code"
ORDER BY
  "origin.code" ASC;

-- bigquery
WITH flights_totals AS (
  /* Keep rows where flights.departed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each flights.origin, compute cancellations = COUNT(*) where dep_time is null. */
  SELECT
    origin AS `origin_code`,
    COUNT(CASE WHEN dep_time IS NULL THEN 1 END) AS cancellations
  FROM flights
  WHERE
    DATE(year, month, day) >= CAST('2013-02-01' AS DATE)
    AND DATE(year, month, day) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), weather_totals AS (
  /* Keep rows where weather.observed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each weather.origin, compute total_precipitation = SUM(precip). */
  SELECT
    origin AS `origin_code`,
    SUM(precip) AS total_precipitation
  FROM weather
  WHERE
    DATE(year, month, day) >= CAST('2013-02-01' AS DATE)
    AND DATE(year, month, day) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), side_by_side AS (
  /* Put the totals side by side by origin.code; a group that one side lacks has nulls there. */
  SELECT
    `origin_code`,
    cancellations,
    NULL AS total_precipitation
  FROM flights_totals
  UNION ALL
  SELECT
    `origin_code`,
    NULL AS cancellations,
    total_precipitation
  FROM weather_totals
)
SELECT
  `origin_code`,
  MAX(cancellations) AS cancellations,
  MAX(total_precipitation) AS total_precipitation
FROM side_by_side
GROUP BY
  `origin_code`
ORDER BY
  `origin_code` ASC NULLS LAST;

-- databricks
WITH flights_totals AS (
  /* Keep rows where flights.departed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each flights.origin, compute cancellations = COUNT(*) where dep_time is null. */
  SELECT
    origin AS `origin.code`,
    COUNT(*) FILTER(WHERE
      dep_time IS NULL) AS cancellations
  FROM flights
  WHERE
    MAKE_DATE(year, month, day) >= CAST('2013-02-01' AS DATE)
    AND MAKE_DATE(year, month, day) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), weather_totals AS (
  /* Keep rows where weather.observed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each weather.origin, compute total_precipitation = SUM(precip). */
  SELECT
    origin AS `origin.code`,
    SUM(precip) AS total_precipitation
  FROM weather
  WHERE
    MAKE_DATE(year, month, day) >= CAST('2013-02-01' AS DATE)
    AND MAKE_DATE(year, month, day) < CAST('2013-03-01' AS DATE)
  GROUP BY
    origin
), side_by_side AS (
  /* Put the totals side by side by origin.code; a group that one side lacks has nulls there. */
  SELECT
    `origin.code`,
    cancellations,
    NULL AS total_precipitation
  FROM flights_totals
  UNION ALL
  SELECT
    `origin.code`,
    NULL AS cancellations,
    total_precipitation
  FROM weather_totals
)
SELECT
  `origin.code`,
  MAX(cancellations) AS cancellations,
  MAX(total_precipitation) AS total_precipitation
FROM side_by_side
GROUP BY
  `origin.code`
ORDER BY
  `origin.code` ASC NULLS LAST;

-- clickhouse
WITH flights_totals AS (
  /* Keep rows where flights.departed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each flights.origin, compute cancellations = COUNT(*) where dep_time is null. */
  SELECT
    origin AS "origin.code",
    COUNT(*) FILTER(WHERE
      dep_time IS NULL) AS cancellations
  FROM flights
  WHERE
    makeDate(year, month, day) >= CAST('2013-02-01' AS Nullable(DATE))
    AND makeDate(year, month, day) < CAST('2013-03-01' AS Nullable(DATE))
  GROUP BY
    origin
), weather_totals AS (
  /* Keep rows where weather.observed_on is from 2013-02-01 and before 2013-03-01. */
  /* For each weather.origin, compute total_precipitation = SUM(precip). */
  SELECT
    origin AS "origin.code",
    SUM(precip) AS total_precipitation
  FROM weather
  WHERE
    makeDate(year, month, day) >= CAST('2013-02-01' AS Nullable(DATE))
    AND makeDate(year, month, day) < CAST('2013-03-01' AS Nullable(DATE))
  GROUP BY
    origin
), side_by_side AS (
  /* Put the totals side by side by origin.code; a group that one side lacks has nulls there. */
  SELECT
    "origin.code",
    cancellations,
    NULL AS total_precipitation
  FROM flights_totals
  UNION ALL
  SELECT
    "origin.code",
    NULL AS cancellations,
    total_precipitation
  FROM weather_totals
)
SELECT
  "origin.code",
  MAX(cancellations) AS cancellations,
  MAX(total_precipitation) AS total_precipitation
FROM side_by_side
GROUP BY
  "origin.code"
ORDER BY
  "origin.code" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
