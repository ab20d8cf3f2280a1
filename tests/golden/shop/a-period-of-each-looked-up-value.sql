-- query: held_each_at_home
-- Read balances.
-- Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls.
-- Keep the rows at the last on_day of each customer.home.region.
-- Over all rows, compute held_each_at_home = SUM(balance).

-- duckdb
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  SELECT
    balances.balance,
    balances.on_day,
    customer_home.region AS "customer.home.region",
    MAX(balances.on_day) OVER (PARTITION BY customer_home.region) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
)
/* Keep the rows at the last on_day of each customer.home.region. */
/* Over all rows, compute held_each_at_home = SUM(balance). */
SELECT
  SUM(balance) AS held_each_at_home
FROM balances_rows
WHERE
  on_day = last_on_day;

-- postgres
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  SELECT
    balances.balance,
    balances.on_day,
    customer_home.region AS "customer.home.region",
    MAX(balances.on_day) OVER (PARTITION BY customer_home.region) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
)
/* Keep the rows at the last on_day of each customer.home.region. */
/* Over all rows, compute held_each_at_home = SUM(balance). */
SELECT
  SUM(balance) AS held_each_at_home
FROM balances_rows
WHERE
  on_day = last_on_day;

-- spark
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  SELECT
    balances.balance,
    balances.on_day,
    customer_home.region AS `customer.home.region`,
    MAX(balances.on_day) OVER (PARTITION BY customer_home.region) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
)
/* Keep the rows at the last on_day of each customer.home.region. */
/* Over all rows, compute held_each_at_home = SUM(balance). */
SELECT
  SUM(balance) AS held_each_at_home
FROM balances_rows
WHERE
  on_day = last_on_day;

-- trino
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  SELECT
    balances.balance,
    balances.on_day,
    customer_home.region AS "customer.home.region",
    MAX(balances.on_day) OVER (PARTITION BY customer_home.region) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
)
/* Keep the rows at the last on_day of each customer.home.region. */
/* Over all rows, compute held_each_at_home = SUM(balance). */
SELECT
  SUM(balance) AS held_each_at_home
FROM balances_rows
WHERE
  on_day = last_on_day;

-- snowflake
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  SELECT
    balances.balance,
    balances.on_day,
    customer_home.region AS "customer.home.region",
    MAX(balances.on_day) OVER (PARTITION BY customer_home.region) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
)
/* Keep the rows at the last on_day of each customer.home.region. */
/* Over all rows, compute held_each_at_home = SUM(balance). */
SELECT
  SUM(balance) AS held_each_at_home
FROM balances_rows
WHERE
  on_day = last_on_day;

-- bigquery
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  SELECT
    balances.balance,
    balances.on_day,
    customer_home.region AS `customer_home_region`,
    MAX(balances.on_day) OVER (PARTITION BY customer_home.region) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
)
/* Keep the rows at the last on_day of each customer.home.region. */
/* Over all rows, compute held_each_at_home = SUM(balance). */
SELECT
  SUM(balance) AS held_each_at_home
FROM balances_rows
WHERE
  on_day = last_on_day;

-- databricks
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  SELECT
    balances.balance,
    balances.on_day,
    customer_home.region AS `customer.home.region`,
    MAX(balances.on_day) OVER (PARTITION BY customer_home.region) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
)
/* Keep the rows at the last on_day of each customer.home.region. */
/* Over all rows, compute held_each_at_home = SUM(balance). */
SELECT
  SUM(balance) AS held_each_at_home
FROM balances_rows
WHERE
  on_day = last_on_day;

-- clickhouse
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  SELECT
    balances.balance,
    balances.on_day,
    customer_home.region AS "customer.home.region",
    MAX(balances.on_day) OVER (PARTITION BY customer_home.region) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
)
/* Keep the rows at the last on_day of each customer.home.region. */
/* Over all rows, compute held_each_at_home = SUM(balance). */
SELECT
  SUM(balance) AS held_each_at_home
FROM balances_rows
WHERE
  on_day = last_on_day
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
