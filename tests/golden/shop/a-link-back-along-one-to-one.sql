-- query: orders, revenue by customer.passport.country, customer.vip where customer.passport.issued_on.year < date '2021-01-01' or customer.vip is null
-- Read orders.
-- Look up customer in customers by orders.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- Look up passport in passports by customer.customer_id = customer_passport.holder_id; rows without a match stay, with nulls.
-- Keep rows where customer.passport.issued_on.year < date '2021-01-01' or customer.vip is null.
-- For each customer_passport.country and customer.vip, compute orders = COUNT(*) and revenue = SUM(amount).
-- Sort by customer.passport.country and customer.vip.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    customer_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up passport in passports by customer.customer_id = customer_passport.holder_id; rows without a match stay, with nulls. */
/* Keep rows where customer.passport.issued_on.year < date '2021-01-01' or customer.vip is null. */
/* For each customer_passport.country and customer.vip, put the partial orders and revenue together. */
SELECT
  customer_passport.country AS "customer.passport.country",
  customer.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN passports AS customer_passport
  ON customer.customer_id = customer_passport.holder_id
WHERE
  (
    CAST(DATE_TRUNC('YEAR', customer_passport.issued_on) AS DATE) < CAST('2021-01-01' AS DATE)
  )
  OR (
    customer.vip IS NULL
  )
GROUP BY
  customer_passport.country,
  customer.vip
ORDER BY
  "customer.passport.country" ASC,
  "customer.vip" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    customer_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up passport in passports by customer.customer_id = customer_passport.holder_id; rows without a match stay, with nulls. */
/* Keep rows where customer.passport.issued_on.year < date '2021-01-01' or customer.vip is null. */
/* For each customer_passport.country and customer.vip, put the partial orders and revenue together. */
SELECT
  customer_passport.country AS "customer.passport.country",
  customer.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN passports AS customer_passport
  ON customer.customer_id = customer_passport.holder_id
WHERE
  (
    CAST(DATE_TRUNC('YEAR', customer_passport.issued_on) AS DATE) < CAST('2021-01-01' AS DATE)
  )
  OR (
    customer.vip IS NULL
  )
GROUP BY
  customer_passport.country,
  customer.vip
ORDER BY
  "customer.passport.country" ASC,
  "customer.vip" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    customer_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up passport in passports by customer.customer_id = customer_passport.holder_id; rows without a match stay, with nulls. */
/* Keep rows where customer.passport.issued_on.year < date '2021-01-01' or customer.vip is null. */
/* For each customer_passport.country and customer.vip, put the partial orders and revenue together. */
SELECT
  customer_passport.country AS `customer.passport.country`,
  customer.vip AS `customer.vip`,
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN passports AS customer_passport
  ON customer.customer_id = customer_passport.holder_id
WHERE
  (
    CAST(CAST(DATE_TRUNC('YEAR', customer_passport.issued_on) AS TIMESTAMP_NTZ) AS DATE) < CAST('2021-01-01' AS DATE)
  )
  OR (
    customer.vip IS NULL
  )
GROUP BY
  customer_passport.country,
  customer.vip
ORDER BY
  `customer.passport.country` ASC NULLS LAST,
  `customer.vip` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    customer_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up passport in passports by customer.customer_id = customer_passport.holder_id; rows without a match stay, with nulls. */
/* Keep rows where customer.passport.issued_on.year < date '2021-01-01' or customer.vip is null. */
/* For each customer_passport.country and customer.vip, put the partial orders and revenue together. */
SELECT
  customer_passport.country AS "customer.passport.country",
  customer.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN passports AS customer_passport
  ON customer.customer_id = customer_passport.holder_id
WHERE
  (
    CAST(DATE_TRUNC('YEAR', customer_passport.issued_on) AS DATE) < CAST('2021-01-01' AS DATE)
  )
  OR (
    customer.vip IS NULL
  )
GROUP BY
  customer_passport.country,
  customer.vip
ORDER BY
  "customer.passport.country" ASC,
  "customer.vip" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    customer_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up passport in passports by customer.customer_id = customer_passport.holder_id; rows without a match stay, with nulls. */
/* Keep rows where customer.passport.issued_on.year < date '2021-01-01' or customer.vip is null. */
/* For each customer_passport.country and customer.vip, put the partial orders and revenue together. */
SELECT
  customer_passport.country AS "customer.passport.country",
  customer.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN passports AS customer_passport
  ON customer.customer_id = customer_passport.holder_id
WHERE
  (
    CAST(DATE_TRUNC('YEAR', customer_passport.issued_on) AS DATE) < CAST('2021-01-01' AS DATE)
  )
  OR (
    customer.vip IS NULL
  )
GROUP BY
  customer_passport.country,
  customer.vip
ORDER BY
  "customer.passport.country" ASC,
  "customer.vip" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    customer_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up passport in passports by customer.customer_id = customer_passport.holder_id; rows without a match stay, with nulls. */
/* Keep rows where customer.passport.issued_on.year < date '2021-01-01' or customer.vip is null. */
/* For each customer_passport.country and customer.vip, put the partial orders and revenue together. */
SELECT
  customer_passport.country AS `customer_passport_country`,
  customer.vip AS `customer_vip`,
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN passports AS customer_passport
  ON customer.customer_id = customer_passport.holder_id
WHERE
  (
    CAST(DATE_TRUNC(customer_passport.issued_on, YEAR) AS DATE) < CAST('2021-01-01' AS DATE)
  )
  OR (
    customer.vip IS NULL
  )
GROUP BY
  `customer_passport_country`,
  `customer_vip`
ORDER BY
  `customer_passport_country` ASC NULLS LAST,
  `customer_vip` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    customer_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up passport in passports by customer.customer_id = customer_passport.holder_id; rows without a match stay, with nulls. */
/* Keep rows where customer.passport.issued_on.year < date '2021-01-01' or customer.vip is null. */
/* For each customer_passport.country and customer.vip, put the partial orders and revenue together. */
SELECT
  customer_passport.country AS `customer.passport.country`,
  customer.vip AS `customer.vip`,
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN passports AS customer_passport
  ON customer.customer_id = customer_passport.holder_id
WHERE
  (
    CAST(CAST(DATE_TRUNC('YEAR', customer_passport.issued_on) AS TIMESTAMP_NTZ) AS DATE) < CAST('2021-01-01' AS DATE)
  )
  OR (
    customer.vip IS NULL
  )
GROUP BY
  customer_passport.country,
  customer.vip
ORDER BY
  `customer.passport.country` ASC NULLS LAST,
  `customer.vip` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    customer_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up passport in passports by customer.customer_id = customer_passport.holder_id; rows without a match stay, with nulls. */
/* Keep rows where customer.passport.issued_on.year < date '2021-01-01' or customer.vip is null. */
/* For each customer_passport.country and customer.vip, put the partial orders and revenue together. */
SELECT
  customer_passport.country AS "customer.passport.country",
  customer.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN passports AS customer_passport
  ON customer.customer_id = customer_passport.holder_id
WHERE
  (
    CAST(dateTrunc('YEAR', customer_passport.issued_on) AS Nullable(DATE)) < CAST('2021-01-01' AS Nullable(DATE))
  )
  OR (
    customer.vip IS NULL
  )
GROUP BY
  customer_passport.country,
  customer.vip
ORDER BY
  "customer.passport.country" ASC,
  "customer.vip" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
