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
