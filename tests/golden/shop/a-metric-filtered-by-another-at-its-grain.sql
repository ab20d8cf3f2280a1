-- query: revenue, revenue_of_visitors by customer.home.region
-- Read orders.
-- Look up customer in customers by orders.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls.
-- Read visits.
-- For each visits.customer, compute visits = COUNT(*).
-- Look up visits in these totals by orders.customer = visits_by_customer.customer; rows without a match stay, with nulls.
-- For each customer_home.region, compute revenue = SUM(amount) and revenue_of_visitors = SUM(amount) where metric(visits by customer) > 1.
-- Sort by customer.home.region.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.customer_id, compute revenue = SUM(amount). */
  SELECT
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial revenue and revenue_of_visitors together. */
SELECT
  customer_home.region AS "customer.home.region",
  SUM(orders_by_key.revenue) AS revenue,
  SUM(orders_by_key.revenue) FILTER(WHERE
    visits_by_customer.visits > 1) AS revenue_of_visitors
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
GROUP BY
  customer_home.region
ORDER BY
  "customer.home.region" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.customer_id, compute revenue = SUM(amount). */
  SELECT
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial revenue and revenue_of_visitors together. */
SELECT
  customer_home.region AS "customer.home.region",
  SUM(orders_by_key.revenue) AS revenue,
  SUM(orders_by_key.revenue) FILTER(WHERE
    visits_by_customer.visits > 1) AS revenue_of_visitors
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
GROUP BY
  customer_home.region
ORDER BY
  "customer.home.region" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.customer_id, compute revenue = SUM(amount). */
  SELECT
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial revenue and revenue_of_visitors together. */
SELECT
  customer_home.region AS `customer.home.region`,
  SUM(orders_by_key.revenue) AS revenue,
  SUM(orders_by_key.revenue) FILTER(WHERE
    visits_by_customer.visits > 1) AS revenue_of_visitors
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
GROUP BY
  customer_home.region
ORDER BY
  `customer.home.region` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.customer_id, compute revenue = SUM(amount). */
  SELECT
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial revenue and revenue_of_visitors together. */
SELECT
  customer_home.region AS "customer.home.region",
  SUM(orders_by_key.revenue) AS revenue,
  SUM(orders_by_key.revenue) FILTER(WHERE
    visits_by_customer.visits > 1) AS revenue_of_visitors
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
GROUP BY
  customer_home.region
ORDER BY
  "customer.home.region" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.customer_id, compute revenue = SUM(amount). */
  SELECT
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial revenue and revenue_of_visitors together. */
SELECT
  customer_home.region AS "customer.home.region",
  SUM(orders_by_key.revenue) AS revenue,
  SUM(CASE WHEN visits_by_customer.visits > 1 THEN orders_by_key.revenue END) AS revenue_of_visitors
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
GROUP BY
  customer_home.region
ORDER BY
  "customer.home.region" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.customer_id, compute revenue = SUM(amount). */
  SELECT
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial revenue and revenue_of_visitors together. */
SELECT
  customer_home.region AS `customer_home_region`,
  SUM(orders_by_key.revenue) AS revenue,
  SUM(CASE WHEN visits_by_customer.visits > 1 THEN orders_by_key.revenue END) AS revenue_of_visitors
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
GROUP BY
  `customer_home_region`
ORDER BY
  `customer_home_region` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.customer_id, compute revenue = SUM(amount). */
  SELECT
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial revenue and revenue_of_visitors together. */
SELECT
  customer_home.region AS `customer.home.region`,
  SUM(orders_by_key.revenue) AS revenue,
  SUM(orders_by_key.revenue) FILTER(WHERE
    visits_by_customer.visits > 1) AS revenue_of_visitors
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
GROUP BY
  customer_home.region
ORDER BY
  `customer.home.region` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.customer_id, compute revenue = SUM(amount). */
  SELECT
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial revenue and revenue_of_visitors together. */
SELECT
  customer_home.region AS "customer.home.region",
  SUM(orders_by_key.revenue) AS revenue,
  SUM(orders_by_key.revenue) FILTER(WHERE
    visits_by_customer.visits > 1) AS revenue_of_visitors
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
GROUP BY
  customer_home.region
ORDER BY
  "customer.home.region" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
