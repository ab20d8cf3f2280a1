-- query: values of carrier.name
-- Read airlines.
-- List the distinct airlines.name.
-- Sort by carrier.name.

-- duckdb
/* List the distinct airlines.name. */
SELECT
  name AS "carrier.name"
FROM airlines
GROUP BY
  name
ORDER BY
  "carrier.name" ASC;

-- postgres
/* List the distinct airlines.name. */
SELECT
  name AS "carrier.name"
FROM airlines
GROUP BY
  name
ORDER BY
  "carrier.name" ASC;

-- spark
/* List the distinct airlines.name. */
SELECT
  name AS `carrier.name`
FROM airlines
GROUP BY
  name
ORDER BY
  `carrier.name` ASC NULLS LAST;

-- trino
/* List the distinct airlines.name. */
SELECT
  name AS "carrier.name"
FROM airlines
GROUP BY
  name
ORDER BY
  "carrier.name" ASC;

-- snowflake
/* List the distinct airlines.name. */
SELECT
  name AS "carrier.name"
FROM airlines
GROUP BY
  name
ORDER BY
  "carrier.name" ASC;

-- bigquery
/* List the distinct airlines.name. */
SELECT
  name AS `carrier_name`
FROM airlines
GROUP BY
  `carrier_name`
ORDER BY
  `carrier_name` ASC NULLS LAST;

-- databricks
/* List the distinct airlines.name. */
SELECT
  name AS `carrier.name`
FROM airlines
GROUP BY
  name
ORDER BY
  `carrier.name` ASC NULLS LAST;

-- clickhouse
/* List the distinct airlines.name. */
SELECT
  name AS "carrier.name"
FROM airlines
GROUP BY
  name
ORDER BY
  "carrier.name" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
