-- query: swipes by time.second, time.minute, time.hour, time.extract_hour, time.extract_minute where time.extract_minute >= 30
-- Read swipes.
-- Keep rows where time.extract_minute >= 30.
-- For each swipes.swiped_at, minute of swipes.swiped_at, hour of swipes.swiped_at, hour of swipes.swiped_at and minute of swipes.swiped_at, compute swipes = COUNT(*).
-- Sort by time.second, time.minute, time.hour, time.extract_hour and time.extract_minute.

-- duckdb
/* Keep rows where time.extract_minute >= 30. */
/* For each swipes.swiped_at, minute of swipes.swiped_at, hour of swipes.swiped_at, hour of swipes.swiped_at and minute of swipes.swiped_at, compute swipes = COUNT(*). */
SELECT
  swiped_at AS "time.second",
  DATE_TRUNC('MINUTE', swiped_at) AS "time.minute",
  DATE_TRUNC('HOUR', swiped_at) AS "time.hour",
  CAST(EXTRACT(HOUR FROM swiped_at) AS INT) AS "time.extract_hour",
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT) AS "time.extract_minute",
  COUNT(*) AS swipes
FROM swipes
WHERE
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT) >= 30
GROUP BY
  swiped_at,
  DATE_TRUNC('MINUTE', swiped_at),
  DATE_TRUNC('HOUR', swiped_at),
  CAST(EXTRACT(HOUR FROM swiped_at) AS INT),
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT)
ORDER BY
  "time.second" ASC,
  "time.minute" ASC,
  "time.hour" ASC,
  "time.extract_hour" ASC,
  "time.extract_minute" ASC;

-- postgres
/* Keep rows where time.extract_minute >= 30. */
/* For each swipes.swiped_at, minute of swipes.swiped_at, hour of swipes.swiped_at, hour of swipes.swiped_at and minute of swipes.swiped_at, compute swipes = COUNT(*). */
SELECT
  swiped_at AS "time.second",
  DATE_TRUNC('MINUTE', swiped_at) AS "time.minute",
  DATE_TRUNC('HOUR', swiped_at) AS "time.hour",
  CAST(EXTRACT(HOUR FROM swiped_at) AS INT) AS "time.extract_hour",
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT) AS "time.extract_minute",
  COUNT(*) AS swipes
FROM swipes
WHERE
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT) >= 30
GROUP BY
  swiped_at,
  DATE_TRUNC('MINUTE', swiped_at),
  DATE_TRUNC('HOUR', swiped_at),
  CAST(EXTRACT(HOUR FROM swiped_at) AS INT),
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT)
ORDER BY
  "time.second" ASC,
  "time.minute" ASC,
  "time.hour" ASC,
  "time.extract_hour" ASC,
  "time.extract_minute" ASC;

-- spark
/* Keep rows where time.extract_minute >= 30. */
/* For each swipes.swiped_at, minute of swipes.swiped_at, hour of swipes.swiped_at, hour of swipes.swiped_at and minute of swipes.swiped_at, compute swipes = COUNT(*). */
SELECT
  swiped_at AS `time.second`,
  CAST(DATE_TRUNC('MINUTE', swiped_at) AS TIMESTAMP_NTZ) AS `time.minute`,
  CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ) AS `time.hour`,
  CAST(EXTRACT(HOUR FROM swiped_at) AS INT) AS `time.extract_hour`,
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT) AS `time.extract_minute`,
  COUNT(*) AS swipes
FROM swipes
WHERE
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT) >= 30
GROUP BY
  swiped_at,
  CAST(DATE_TRUNC('MINUTE', swiped_at) AS TIMESTAMP_NTZ),
  CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ),
  CAST(EXTRACT(HOUR FROM swiped_at) AS INT),
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT)
ORDER BY
  `time.second` ASC NULLS LAST,
  `time.minute` ASC NULLS LAST,
  `time.hour` ASC NULLS LAST,
  `time.extract_hour` ASC NULLS LAST,
  `time.extract_minute` ASC NULLS LAST;

-- trino
/* Keep rows where time.extract_minute >= 30. */
/* For each swipes.swiped_at, minute of swipes.swiped_at, hour of swipes.swiped_at, hour of swipes.swiped_at and minute of swipes.swiped_at, compute swipes = COUNT(*). */
SELECT
  swiped_at AS "time.second",
  DATE_TRUNC('MINUTE', swiped_at) AS "time.minute",
  DATE_TRUNC('HOUR', swiped_at) AS "time.hour",
  CAST(EXTRACT(HOUR FROM swiped_at) AS INTEGER) AS "time.extract_hour",
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INTEGER) AS "time.extract_minute",
  COUNT(*) AS swipes
FROM swipes
WHERE
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INTEGER) >= 30
GROUP BY
  swiped_at,
  DATE_TRUNC('MINUTE', swiped_at),
  DATE_TRUNC('HOUR', swiped_at),
  CAST(EXTRACT(HOUR FROM swiped_at) AS INTEGER),
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INTEGER)
ORDER BY
  "time.second" ASC,
  "time.minute" ASC,
  "time.hour" ASC,
  "time.extract_hour" ASC,
  "time.extract_minute" ASC;

-- snowflake
/* Keep rows where time.extract_minute >= 30. */
/* For each swipes.swiped_at, minute of swipes.swiped_at, hour of swipes.swiped_at, hour of swipes.swiped_at and minute of swipes.swiped_at, compute swipes = COUNT(*). */
SELECT
  swiped_at AS "time.second",
  DATE_TRUNC('MINUTE', swiped_at) AS "time.minute",
  DATE_TRUNC('HOUR', swiped_at) AS "time.hour",
  CAST(DATE_PART(HOUR, swiped_at) AS INT) AS "time.extract_hour",
  CAST(DATE_PART(MINUTE, swiped_at) AS INT) AS "time.extract_minute",
  COUNT(*) AS swipes
FROM swipes
WHERE
  CAST(DATE_PART(MINUTE, swiped_at) AS INT) >= 30
GROUP BY
  swiped_at,
  DATE_TRUNC('MINUTE', swiped_at),
  DATE_TRUNC('HOUR', swiped_at),
  CAST(DATE_PART(HOUR, swiped_at) AS INT),
  CAST(DATE_PART(MINUTE, swiped_at) AS INT)
ORDER BY
  "time.second" ASC,
  "time.minute" ASC,
  "time.hour" ASC,
  "time.extract_hour" ASC,
  "time.extract_minute" ASC;

-- bigquery
/* Keep rows where time.extract_minute >= 30. */
/* For each swipes.swiped_at, minute of swipes.swiped_at, hour of swipes.swiped_at, hour of swipes.swiped_at and minute of swipes.swiped_at, compute swipes = COUNT(*). */
SELECT
  swiped_at AS `time_second`,
  DATE_TRUNC(swiped_at, MINUTE) AS `time_minute`,
  DATE_TRUNC(swiped_at, HOUR) AS `time_hour`,
  CAST(EXTRACT(HOUR FROM swiped_at) AS INT64) AS `time_extract_hour`,
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT64) AS `time_extract_minute`,
  COUNT(*) AS swipes
FROM swipes
WHERE
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT64) >= 30
GROUP BY
  `time_second`,
  `time_minute`,
  `time_hour`,
  `time_extract_hour`,
  `time_extract_minute`
ORDER BY
  `time_second` ASC NULLS LAST,
  `time_minute` ASC NULLS LAST,
  `time_hour` ASC NULLS LAST,
  `time_extract_hour` ASC NULLS LAST,
  `time_extract_minute` ASC NULLS LAST;

-- databricks
/* Keep rows where time.extract_minute >= 30. */
/* For each swipes.swiped_at, minute of swipes.swiped_at, hour of swipes.swiped_at, hour of swipes.swiped_at and minute of swipes.swiped_at, compute swipes = COUNT(*). */
SELECT
  swiped_at AS `time.second`,
  CAST(DATE_TRUNC('MINUTE', swiped_at) AS TIMESTAMP_NTZ) AS `time.minute`,
  CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ) AS `time.hour`,
  CAST(EXTRACT(HOUR FROM swiped_at) AS INT) AS `time.extract_hour`,
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT) AS `time.extract_minute`,
  COUNT(*) AS swipes
FROM swipes
WHERE
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT) >= 30
GROUP BY
  swiped_at,
  CAST(DATE_TRUNC('MINUTE', swiped_at) AS TIMESTAMP_NTZ),
  CAST(DATE_TRUNC('HOUR', swiped_at) AS TIMESTAMP_NTZ),
  CAST(EXTRACT(HOUR FROM swiped_at) AS INT),
  CAST(EXTRACT(MINUTE FROM swiped_at) AS INT)
ORDER BY
  `time.second` ASC NULLS LAST,
  `time.minute` ASC NULLS LAST,
  `time.hour` ASC NULLS LAST,
  `time.extract_hour` ASC NULLS LAST,
  `time.extract_minute` ASC NULLS LAST;

-- clickhouse
/* Keep rows where time.extract_minute >= 30. */
/* For each swipes.swiped_at, minute of swipes.swiped_at, hour of swipes.swiped_at, hour of swipes.swiped_at and minute of swipes.swiped_at, compute swipes = COUNT(*). */
SELECT
  swiped_at AS "time.second",
  dateTrunc('MINUTE', swiped_at) AS "time.minute",
  dateTrunc('HOUR', swiped_at) AS "time.hour",
  CAST(EXTRACT(HOUR FROM swiped_at) AS Nullable(Int32)) AS "time.extract_hour",
  CAST(EXTRACT(MINUTE FROM swiped_at) AS Nullable(Int32)) AS "time.extract_minute",
  COUNT(*) AS swipes
FROM swipes
WHERE
  CAST(EXTRACT(MINUTE FROM swiped_at) AS Nullable(Int32)) >= 30
GROUP BY
  swiped_at,
  dateTrunc('MINUTE', swiped_at),
  dateTrunc('HOUR', swiped_at),
  CAST(EXTRACT(HOUR FROM swiped_at) AS Nullable(Int32)),
  CAST(EXTRACT(MINUTE FROM swiped_at) AS Nullable(Int32))
ORDER BY
  "time.second" ASC,
  "time.minute" ASC,
  "time.hour" ASC,
  "time.extract_hour" ASC,
  "time.extract_minute" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
