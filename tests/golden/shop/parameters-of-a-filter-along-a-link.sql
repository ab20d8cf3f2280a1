-- query: worth_in, worth_in(region = 'America', gift = false) as plain by time.month
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls.
-- For each month of orders.ordered_on, compute worth_in = SUM(amount) where gift = TRUE AND store.country.region = 'Europe' and worth_in(gift = false, region = 'America') = SUM(amount) where gift = FALSE AND store.country.region = 'America'.
-- Compute plain = worth_in(gift = false, region = 'America'); a division by zero gives null.
-- Sort by time.month.

-- duckdb
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each month of orders.ordered_on, compute worth_in = SUM(amount) where gift = TRUE AND store.country.region = 'Europe' and worth_in(gift = false, region = 'America') = SUM(amount) where gift = FALSE AND store.country.region = 'America'. */
/* Compute plain = worth_in(gift = false, region = 'America'); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', orders.ordered_on) AS DATE) AS "time.month",
  SUM(orders.amount) FILTER(WHERE
    orders.gift = TRUE AND store_country.region = 'Europe') AS worth_in,
  SUM(orders.amount) FILTER(WHERE
    orders.gift = FALSE AND store_country.region = 'America') AS plain
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  CAST(DATE_TRUNC('MONTH', orders.ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- postgres
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each month of orders.ordered_on, compute worth_in = SUM(amount) where gift = TRUE AND store.country.region = 'Europe' and worth_in(gift = false, region = 'America') = SUM(amount) where gift = FALSE AND store.country.region = 'America'. */
/* Compute plain = worth_in(gift = false, region = 'America'); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', orders.ordered_on) AS DATE) AS "time.month",
  SUM(orders.amount) FILTER(WHERE
    orders.gift = TRUE AND store_country.region = 'Europe') AS worth_in,
  SUM(orders.amount) FILTER(WHERE
    orders.gift = FALSE AND store_country.region = 'America') AS plain
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  CAST(DATE_TRUNC('MONTH', orders.ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- spark
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each month of orders.ordered_on, compute worth_in = SUM(amount) where gift = TRUE AND store.country.region = 'Europe' and worth_in(gift = false, region = 'America') = SUM(amount) where gift = FALSE AND store.country.region = 'America'. */
/* Compute plain = worth_in(gift = false, region = 'America'); a division by zero gives null. */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', orders.ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  SUM(orders.amount) FILTER(WHERE
    orders.gift = TRUE AND store_country.region = 'Europe') AS worth_in,
  SUM(orders.amount) FILTER(WHERE
    orders.gift = FALSE AND store_country.region = 'America') AS plain
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', orders.ordered_on) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each month of orders.ordered_on, compute worth_in = SUM(amount) where gift = TRUE AND store.country.region = 'Europe' and worth_in(gift = false, region = 'America') = SUM(amount) where gift = FALSE AND store.country.region = 'America'. */
/* Compute plain = worth_in(gift = false, region = 'America'); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', orders.ordered_on) AS DATE) AS "time.month",
  SUM(orders.amount) FILTER(WHERE
    orders.gift = TRUE AND store_country.region = 'Europe') AS worth_in,
  SUM(orders.amount) FILTER(WHERE
    orders.gift = FALSE AND store_country.region = 'America') AS plain
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  CAST(DATE_TRUNC('MONTH', orders.ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- snowflake
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each month of orders.ordered_on, compute worth_in = SUM(amount) where gift = TRUE AND store.country.region = 'Europe' and worth_in(gift = false, region = 'America') = SUM(amount) where gift = FALSE AND store.country.region = 'America'. */
/* Compute plain = worth_in(gift = false, region = 'America'); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', orders.ordered_on) AS DATE) AS "time.month",
  SUM(
    CASE
      WHEN orders.gift = TRUE AND store_country.region = 'Europe'
      THEN orders.amount
    END
  ) AS worth_in,
  SUM(
    CASE
      WHEN orders.gift = FALSE AND store_country.region = 'America'
      THEN orders.amount
    END
  ) AS plain
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  CAST(DATE_TRUNC('MONTH', orders.ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- bigquery
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each month of orders.ordered_on, compute worth_in = SUM(amount) where gift = TRUE AND store.country.region = 'Europe' and worth_in(gift = false, region = 'America') = SUM(amount) where gift = FALSE AND store.country.region = 'America'. */
/* Compute plain = worth_in(gift = false, region = 'America'); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC(orders.ordered_on, MONTH) AS DATE) AS `time_month`,
  SUM(
    CASE
      WHEN orders.gift = TRUE AND store_country.region = 'Europe'
      THEN orders.amount
    END
  ) AS worth_in,
  SUM(
    CASE
      WHEN orders.gift = FALSE AND store_country.region = 'America'
      THEN orders.amount
    END
  ) AS plain
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  `time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each month of orders.ordered_on, compute worth_in = SUM(amount) where gift = TRUE AND store.country.region = 'Europe' and worth_in(gift = false, region = 'America') = SUM(amount) where gift = FALSE AND store.country.region = 'America'. */
/* Compute plain = worth_in(gift = false, region = 'America'); a division by zero gives null. */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', orders.ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  SUM(orders.amount) FILTER(WHERE
    orders.gift = TRUE AND store_country.region = 'Europe') AS worth_in,
  SUM(orders.amount) FILTER(WHERE
    orders.gift = FALSE AND store_country.region = 'America') AS plain
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', orders.ordered_on) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each month of orders.ordered_on, compute worth_in = SUM(amount) where gift = TRUE AND store.country.region = 'Europe' and worth_in(gift = false, region = 'America') = SUM(amount) where gift = FALSE AND store.country.region = 'America'. */
/* Compute plain = worth_in(gift = false, region = 'America'); a division by zero gives null. */
SELECT
  CAST(dateTrunc('MONTH', orders.ordered_on) AS Nullable(DATE)) AS "time.month",
  SUM(orders.amount) FILTER(WHERE
    orders.gift = TRUE AND store_country.region = 'Europe') AS worth_in,
  SUM(orders.amount) FILTER(WHERE
    orders.gift = FALSE AND store_country.region = 'America') AS plain
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  CAST(dateTrunc('MONTH', orders.ordered_on) AS Nullable(DATE))
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
