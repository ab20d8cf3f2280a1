-- query: customers by customer.home.region, customer.vip
-- Read customers.
-- Look up home in countries by customers.home_code = home.code; rows without a match stay, with nulls.
-- For each home.region and customers.vip, compute customers = COUNT(*).
-- Sort by home.region and vip.

-- duckdb
WITH customers_by_key AS (
  /* For each customers.vip and customers.home_code, compute customers = COUNT(*). */
  SELECT
    vip,
    home_code,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    vip,
    home_code
)
/* Look up home in countries by home_code = home.code; rows without a match stay, with nulls. */
/* For each home.region and vip, put the partial customers together. */
SELECT
  home.region AS "home.region",
  customers_by_key.vip,
  SUM(customers_by_key.customers) AS customers
FROM customers_by_key
LEFT JOIN countries AS home
  ON customers_by_key.home_code = home.code
GROUP BY
  home.region,
  customers_by_key.vip
ORDER BY
  "home.region" ASC,
  vip ASC;

-- postgres
WITH customers_by_key AS (
  /* For each customers.vip and customers.home_code, compute customers = COUNT(*). */
  SELECT
    vip,
    home_code,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    vip,
    home_code
)
/* Look up home in countries by home_code = home.code; rows without a match stay, with nulls. */
/* For each home.region and vip, put the partial customers together. */
SELECT
  home.region AS "home.region",
  customers_by_key.vip,
  SUM(customers_by_key.customers) AS customers
FROM customers_by_key
LEFT JOIN countries AS home
  ON customers_by_key.home_code = home.code
GROUP BY
  home.region,
  customers_by_key.vip
ORDER BY
  "home.region" ASC,
  vip ASC;

-- spark
WITH customers_by_key AS (
  /* For each customers.vip and customers.home_code, compute customers = COUNT(*). */
  SELECT
    vip,
    home_code,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    vip,
    home_code
)
/* Look up home in countries by home_code = home.code; rows without a match stay, with nulls. */
/* For each home.region and vip, put the partial customers together. */
SELECT
  home.region AS `home.region`,
  customers_by_key.vip,
  SUM(customers_by_key.customers) AS customers
FROM customers_by_key
LEFT JOIN countries AS home
  ON customers_by_key.home_code = home.code
GROUP BY
  home.region,
  customers_by_key.vip
ORDER BY
  `home.region` ASC NULLS LAST,
  vip ASC NULLS LAST;

-- trino
WITH customers_by_key AS (
  /* For each customers.vip and customers.home_code, compute customers = COUNT(*). */
  SELECT
    vip,
    home_code,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    vip,
    home_code
)
/* Look up home in countries by home_code = home.code; rows without a match stay, with nulls. */
/* For each home.region and vip, put the partial customers together. */
SELECT
  home.region AS "home.region",
  customers_by_key.vip,
  SUM(customers_by_key.customers) AS customers
FROM customers_by_key
LEFT JOIN countries AS home
  ON customers_by_key.home_code = home.code
GROUP BY
  home.region,
  customers_by_key.vip
ORDER BY
  "home.region" ASC,
  vip ASC;

-- snowflake
WITH customers_by_key AS (
  /* For each customers.vip and customers.home_code, compute customers = COUNT(*). */
  SELECT
    vip,
    home_code,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    vip,
    home_code
)
/* Look up home in countries by home_code = home.code; rows without a match stay, with nulls. */
/* For each home.region and vip, put the partial customers together. */
SELECT
  home.region AS "home.region",
  customers_by_key.vip,
  SUM(customers_by_key.customers) AS customers
FROM customers_by_key
LEFT JOIN countries AS home
  ON customers_by_key.home_code = home.code
GROUP BY
  home.region,
  customers_by_key.vip
ORDER BY
  "home.region" ASC,
  vip ASC;

-- bigquery
WITH customers_by_key AS (
  /* For each customers.vip and customers.home_code, compute customers = COUNT(*). */
  SELECT
    vip,
    home_code,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    vip,
    home_code
)
/* Look up home in countries by home_code = home.code; rows without a match stay, with nulls. */
/* For each home.region and vip, put the partial customers together. */
SELECT
  home.region AS `home_region`,
  customers_by_key.vip,
  SUM(customers_by_key.customers) AS customers
FROM customers_by_key
LEFT JOIN countries AS home
  ON customers_by_key.home_code = home.code
GROUP BY
  `home_region`,
  customers_by_key.vip
ORDER BY
  `home_region` ASC NULLS LAST,
  vip ASC NULLS LAST;

-- databricks
WITH customers_by_key AS (
  /* For each customers.vip and customers.home_code, compute customers = COUNT(*). */
  SELECT
    vip,
    home_code,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    vip,
    home_code
)
/* Look up home in countries by home_code = home.code; rows without a match stay, with nulls. */
/* For each home.region and vip, put the partial customers together. */
SELECT
  home.region AS `home.region`,
  customers_by_key.vip,
  SUM(customers_by_key.customers) AS customers
FROM customers_by_key
LEFT JOIN countries AS home
  ON customers_by_key.home_code = home.code
GROUP BY
  home.region,
  customers_by_key.vip
ORDER BY
  `home.region` ASC NULLS LAST,
  vip ASC NULLS LAST;

-- clickhouse
WITH customers_by_key AS (
  /* For each customers.vip and customers.home_code, compute customers = COUNT(*). */
  SELECT
    vip,
    home_code,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    vip,
    home_code
)
/* Look up home in countries by home_code = home.code; rows without a match stay, with nulls. */
/* For each home.region and vip, put the partial customers together. */
SELECT
  home.region AS "home.region",
  customers_by_key.vip,
  SUM(customers_by_key.customers) AS customers
FROM customers_by_key
LEFT JOIN countries AS home
  ON customers_by_key.home_code = home.code
GROUP BY
  home.region,
  customers_by_key.vip
ORDER BY
  "home.region" ASC,
  vip ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
