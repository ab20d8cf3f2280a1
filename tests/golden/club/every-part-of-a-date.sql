-- query: visits by time.extract_year, time.extract_quarter, time.extract_month, time.extract_week, time.extract_day, time.extract_doy, time.extract_dow
-- Read visits.
-- For each year of visits.visited_on, quarter of visits.visited_on, month of visits.visited_on, week of visits.visited_on, day of visits.visited_on, doy of visits.visited_on and dow of visits.visited_on, compute visits = COUNT(*).
-- Sort by time.extract_year, time.extract_quarter, time.extract_month, time.extract_week, time.extract_day, time.extract_doy and time.extract_dow.

-- duckdb
/* For each year of visits.visited_on, quarter of visits.visited_on, month of visits.visited_on, week of visits.visited_on, day of visits.visited_on, doy of visits.visited_on and dow of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(EXTRACT(YEAR FROM visited_on) AS INT) AS "time.extract_year",
  CAST(EXTRACT(QUARTER FROM visited_on) AS INT) AS "time.extract_quarter",
  CAST(EXTRACT(MONTH FROM visited_on) AS INT) AS "time.extract_month",
  CAST(EXTRACT(WEEK FROM visited_on) AS INT) AS "time.extract_week",
  CAST(EXTRACT(DAY FROM visited_on) AS INT) AS "time.extract_day",
  CAST(EXTRACT(DAYOFYEAR FROM visited_on) AS INT) AS "time.extract_doy",
  CAST(EXTRACT(ISODOW FROM visited_on) AS INT) AS "time.extract_dow",
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(EXTRACT(YEAR FROM visited_on) AS INT),
  CAST(EXTRACT(QUARTER FROM visited_on) AS INT),
  CAST(EXTRACT(MONTH FROM visited_on) AS INT),
  CAST(EXTRACT(WEEK FROM visited_on) AS INT),
  CAST(EXTRACT(DAY FROM visited_on) AS INT),
  CAST(EXTRACT(DAYOFYEAR FROM visited_on) AS INT),
  CAST(EXTRACT(ISODOW FROM visited_on) AS INT)
ORDER BY
  "time.extract_year" ASC,
  "time.extract_quarter" ASC,
  "time.extract_month" ASC,
  "time.extract_week" ASC,
  "time.extract_day" ASC,
  "time.extract_doy" ASC,
  "time.extract_dow" ASC;

-- postgres
/* For each year of visits.visited_on, quarter of visits.visited_on, month of visits.visited_on, week of visits.visited_on, day of visits.visited_on, doy of visits.visited_on and dow of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(EXTRACT(YEAR FROM visited_on) AS INT) AS "time.extract_year",
  CAST(EXTRACT(QUARTER FROM visited_on) AS INT) AS "time.extract_quarter",
  CAST(EXTRACT(MONTH FROM visited_on) AS INT) AS "time.extract_month",
  CAST(EXTRACT(WEEK FROM visited_on) AS INT) AS "time.extract_week",
  CAST(EXTRACT(DAY FROM visited_on) AS INT) AS "time.extract_day",
  CAST(EXTRACT(DOY FROM visited_on) AS INT) AS "time.extract_doy",
  CAST(EXTRACT(ISODOW FROM visited_on) AS INT) AS "time.extract_dow",
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(EXTRACT(YEAR FROM visited_on) AS INT),
  CAST(EXTRACT(QUARTER FROM visited_on) AS INT),
  CAST(EXTRACT(MONTH FROM visited_on) AS INT),
  CAST(EXTRACT(WEEK FROM visited_on) AS INT),
  CAST(EXTRACT(DAY FROM visited_on) AS INT),
  CAST(EXTRACT(DOY FROM visited_on) AS INT),
  CAST(EXTRACT(ISODOW FROM visited_on) AS INT)
ORDER BY
  "time.extract_year" ASC,
  "time.extract_quarter" ASC,
  "time.extract_month" ASC,
  "time.extract_week" ASC,
  "time.extract_day" ASC,
  "time.extract_doy" ASC,
  "time.extract_dow" ASC;

-- spark
/* For each year of visits.visited_on, quarter of visits.visited_on, month of visits.visited_on, week of visits.visited_on, day of visits.visited_on, doy of visits.visited_on and dow of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(EXTRACT(YEAR FROM visited_on) AS INT) AS `time.extract_year`,
  CAST(EXTRACT(QUARTER FROM visited_on) AS INT) AS `time.extract_quarter`,
  CAST(EXTRACT(MONTH FROM visited_on) AS INT) AS `time.extract_month`,
  CAST(EXTRACT(WEEK FROM visited_on) AS INT) AS `time.extract_week`,
  CAST(EXTRACT(DAY FROM visited_on) AS INT) AS `time.extract_day`,
  CAST(EXTRACT(DOY FROM visited_on) AS INT) AS `time.extract_doy`,
  CAST(EXTRACT(DOW_ISO FROM visited_on) AS INT) AS `time.extract_dow`,
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(EXTRACT(YEAR FROM visited_on) AS INT),
  CAST(EXTRACT(QUARTER FROM visited_on) AS INT),
  CAST(EXTRACT(MONTH FROM visited_on) AS INT),
  CAST(EXTRACT(WEEK FROM visited_on) AS INT),
  CAST(EXTRACT(DAY FROM visited_on) AS INT),
  CAST(EXTRACT(DOY FROM visited_on) AS INT),
  CAST(EXTRACT(DOW_ISO FROM visited_on) AS INT)
ORDER BY
  `time.extract_year` ASC NULLS LAST,
  `time.extract_quarter` ASC NULLS LAST,
  `time.extract_month` ASC NULLS LAST,
  `time.extract_week` ASC NULLS LAST,
  `time.extract_day` ASC NULLS LAST,
  `time.extract_doy` ASC NULLS LAST,
  `time.extract_dow` ASC NULLS LAST;

-- trino
/* For each year of visits.visited_on, quarter of visits.visited_on, month of visits.visited_on, week of visits.visited_on, day of visits.visited_on, doy of visits.visited_on and dow of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(EXTRACT(YEAR FROM visited_on) AS INTEGER) AS "time.extract_year",
  CAST(EXTRACT(QUARTER FROM visited_on) AS INTEGER) AS "time.extract_quarter",
  CAST(EXTRACT(MONTH FROM visited_on) AS INTEGER) AS "time.extract_month",
  CAST(EXTRACT(WEEK FROM visited_on) AS INTEGER) AS "time.extract_week",
  CAST(EXTRACT(DAY FROM visited_on) AS INTEGER) AS "time.extract_day",
  CAST(EXTRACT(DOY FROM visited_on) AS INTEGER) AS "time.extract_doy",
  CAST(EXTRACT(DOW FROM visited_on) AS INTEGER) AS "time.extract_dow",
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(EXTRACT(YEAR FROM visited_on) AS INTEGER),
  CAST(EXTRACT(QUARTER FROM visited_on) AS INTEGER),
  CAST(EXTRACT(MONTH FROM visited_on) AS INTEGER),
  CAST(EXTRACT(WEEK FROM visited_on) AS INTEGER),
  CAST(EXTRACT(DAY FROM visited_on) AS INTEGER),
  CAST(EXTRACT(DOY FROM visited_on) AS INTEGER),
  CAST(EXTRACT(DOW FROM visited_on) AS INTEGER)
ORDER BY
  "time.extract_year" ASC,
  "time.extract_quarter" ASC,
  "time.extract_month" ASC,
  "time.extract_week" ASC,
  "time.extract_day" ASC,
  "time.extract_doy" ASC,
  "time.extract_dow" ASC;

-- snowflake
/* For each year of visits.visited_on, quarter of visits.visited_on, month of visits.visited_on, week of visits.visited_on, day of visits.visited_on, doy of visits.visited_on and dow of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(DATE_PART(YEAR, visited_on) AS INT) AS "time.extract_year",
  CAST(DATE_PART(QUARTER, visited_on) AS INT) AS "time.extract_quarter",
  CAST(DATE_PART(MONTH, visited_on) AS INT) AS "time.extract_month",
  CAST(DATE_PART(WEEKISO, visited_on) AS INT) AS "time.extract_week",
  CAST(DATE_PART(DAY, visited_on) AS INT) AS "time.extract_day",
  CAST(DATE_PART(DAYOFYEAR, visited_on) AS INT) AS "time.extract_doy",
  CAST(DATE_PART(DAYOFWEEKISO, visited_on) AS INT) AS "time.extract_dow",
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(DATE_PART(YEAR, visited_on) AS INT),
  CAST(DATE_PART(QUARTER, visited_on) AS INT),
  CAST(DATE_PART(MONTH, visited_on) AS INT),
  CAST(DATE_PART(WEEKISO, visited_on) AS INT),
  CAST(DATE_PART(DAY, visited_on) AS INT),
  CAST(DATE_PART(DAYOFYEAR, visited_on) AS INT),
  CAST(DATE_PART(DAYOFWEEKISO, visited_on) AS INT)
ORDER BY
  "time.extract_year" ASC,
  "time.extract_quarter" ASC,
  "time.extract_month" ASC,
  "time.extract_week" ASC,
  "time.extract_day" ASC,
  "time.extract_doy" ASC,
  "time.extract_dow" ASC;

-- bigquery
/* For each year of visits.visited_on, quarter of visits.visited_on, month of visits.visited_on, week of visits.visited_on, day of visits.visited_on, doy of visits.visited_on and dow of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(EXTRACT(YEAR FROM visited_on) AS INT64) AS `time_extract_year`,
  CAST(EXTRACT(QUARTER FROM visited_on) AS INT64) AS `time_extract_quarter`,
  CAST(EXTRACT(MONTH FROM visited_on) AS INT64) AS `time_extract_month`,
  CAST(EXTRACT(ISOWEEK FROM visited_on) AS INT64) AS `time_extract_week`,
  CAST(EXTRACT(DAY FROM visited_on) AS INT64) AS `time_extract_day`,
  CAST(EXTRACT(DAYOFYEAR FROM visited_on) AS INT64) AS `time_extract_doy`,
  CAST((
    MOD(EXTRACT(DAYOFWEEK FROM visited_on) + 5, 7) + 1
  ) AS INT64) AS `time_extract_dow`,
  COUNT(*) AS visits
FROM visits
GROUP BY
  `time_extract_year`,
  `time_extract_quarter`,
  `time_extract_month`,
  `time_extract_week`,
  `time_extract_day`,
  `time_extract_doy`,
  `time_extract_dow`
ORDER BY
  `time_extract_year` ASC NULLS LAST,
  `time_extract_quarter` ASC NULLS LAST,
  `time_extract_month` ASC NULLS LAST,
  `time_extract_week` ASC NULLS LAST,
  `time_extract_day` ASC NULLS LAST,
  `time_extract_doy` ASC NULLS LAST,
  `time_extract_dow` ASC NULLS LAST;

-- databricks
/* For each year of visits.visited_on, quarter of visits.visited_on, month of visits.visited_on, week of visits.visited_on, day of visits.visited_on, doy of visits.visited_on and dow of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(EXTRACT(YEAR FROM visited_on) AS INT) AS `time.extract_year`,
  CAST(EXTRACT(QUARTER FROM visited_on) AS INT) AS `time.extract_quarter`,
  CAST(EXTRACT(MONTH FROM visited_on) AS INT) AS `time.extract_month`,
  CAST(EXTRACT(WEEK FROM visited_on) AS INT) AS `time.extract_week`,
  CAST(EXTRACT(DAY FROM visited_on) AS INT) AS `time.extract_day`,
  CAST(EXTRACT(DOY FROM visited_on) AS INT) AS `time.extract_doy`,
  CAST(EXTRACT(DOW_ISO FROM visited_on) AS INT) AS `time.extract_dow`,
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(EXTRACT(YEAR FROM visited_on) AS INT),
  CAST(EXTRACT(QUARTER FROM visited_on) AS INT),
  CAST(EXTRACT(MONTH FROM visited_on) AS INT),
  CAST(EXTRACT(WEEK FROM visited_on) AS INT),
  CAST(EXTRACT(DAY FROM visited_on) AS INT),
  CAST(EXTRACT(DOY FROM visited_on) AS INT),
  CAST(EXTRACT(DOW_ISO FROM visited_on) AS INT)
ORDER BY
  `time.extract_year` ASC NULLS LAST,
  `time.extract_quarter` ASC NULLS LAST,
  `time.extract_month` ASC NULLS LAST,
  `time.extract_week` ASC NULLS LAST,
  `time.extract_day` ASC NULLS LAST,
  `time.extract_doy` ASC NULLS LAST,
  `time.extract_dow` ASC NULLS LAST;

-- clickhouse
/* For each year of visits.visited_on, quarter of visits.visited_on, month of visits.visited_on, week of visits.visited_on, day of visits.visited_on, doy of visits.visited_on and dow of visits.visited_on, compute visits = COUNT(*). */
SELECT
  CAST(EXTRACT(YEAR FROM visited_on) AS Nullable(Int32)) AS "time.extract_year",
  CAST(toQuarter(visited_on) AS Nullable(Int32)) AS "time.extract_quarter",
  CAST(EXTRACT(MONTH FROM visited_on) AS Nullable(Int32)) AS "time.extract_month",
  CAST(toISOWeek(visited_on) AS Nullable(Int32)) AS "time.extract_week",
  CAST(EXTRACT(DAY FROM visited_on) AS Nullable(Int32)) AS "time.extract_day",
  CAST(toDayOfYear(visited_on) AS Nullable(Int32)) AS "time.extract_doy",
  CAST(toDayOfWeek(visited_on) AS Nullable(Int32)) AS "time.extract_dow",
  COUNT(*) AS visits
FROM visits
GROUP BY
  CAST(EXTRACT(YEAR FROM visited_on) AS Nullable(Int32)),
  CAST(toQuarter(visited_on) AS Nullable(Int32)),
  CAST(EXTRACT(MONTH FROM visited_on) AS Nullable(Int32)),
  CAST(toISOWeek(visited_on) AS Nullable(Int32)),
  CAST(EXTRACT(DAY FROM visited_on) AS Nullable(Int32)),
  CAST(toDayOfYear(visited_on) AS Nullable(Int32)),
  CAST(toDayOfWeek(visited_on) AS Nullable(Int32))
ORDER BY
  "time.extract_year" ASC,
  "time.extract_quarter" ASC,
  "time.extract_month" ASC,
  "time.extract_week" ASC,
  "time.extract_day" ASC,
  "time.extract_doy" ASC,
  "time.extract_dow" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
