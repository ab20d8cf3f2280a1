-- query: orders, customers where metric(gift_share by customer) > 0.4 and customer.vip is not null
-- Read orders.
-- Look up customer in customers by orders.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*).
-- Compute gift_share = gift_orders / orders; a division by zero gives null.
-- Look up gift_share in these totals by orders.customer = gift_share_by_customer.customer; rows without a match stay, with nulls.
-- Keep rows where metric(gift_share by customer) > 0.4 and customer.vip is not null.
-- Over all rows, compute orders = COUNT(*).
-- Read customers.
-- Keep rows where customer.vip is not null.
-- Look up gift_share in these totals by customers.customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls.
-- Keep rows where metric(gift_share by customer) > 0.4.
-- Over all rows, compute customers = COUNT(*).
-- Put the totals side by side; a group that one side lacks has nulls there.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), gift_share_by_customer AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), orders_totals AS (
  /* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4 and customer.vip is not null. */
  /* Over all rows, put the partial orders together. */
  SELECT
    COALESCE(SUM(orders_by_key.orders), 0) AS orders
  FROM orders_by_key
  LEFT JOIN customers AS customer
    ON orders_by_key.customer_id = customer.customer_id
  LEFT JOIN gift_share_by_customer
    ON orders_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4 AND NOT customer.vip IS NULL
), customers_by_key AS (
  /* Keep rows where customer.vip is not null. */
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  WHERE
    NOT vip IS NULL
  GROUP BY
    customer_id
), gift_share_by_customer_ AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4. */
  /* Over all rows, put the partial customers together. */
  SELECT
    COALESCE(SUM(customers_by_key.customers), 0) AS customers
  FROM customers_by_key
  LEFT JOIN gift_share_by_customer_ AS gift_share_by_customer
    ON customers_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side;

-- postgres
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), gift_share_by_customer AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE PRECISION) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), orders_totals AS (
  /* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4 and customer.vip is not null. */
  /* Over all rows, put the partial orders together. */
  SELECT
    COALESCE(SUM(orders_by_key.orders), 0) AS orders
  FROM orders_by_key
  LEFT JOIN customers AS customer
    ON orders_by_key.customer_id = customer.customer_id
  LEFT JOIN gift_share_by_customer
    ON orders_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4 AND NOT customer.vip IS NULL
), customers_by_key AS (
  /* Keep rows where customer.vip is not null. */
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  WHERE
    NOT vip IS NULL
  GROUP BY
    customer_id
), gift_share_by_customer_ AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE PRECISION) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4. */
  /* Over all rows, put the partial customers together. */
  SELECT
    COALESCE(SUM(customers_by_key.customers), 0) AS customers
  FROM customers_by_key
  LEFT JOIN gift_share_by_customer_ AS gift_share_by_customer
    ON customers_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    orders,
    (
      SELECT
        customers
      FROM customers_totals
      WHERE
        FALSE
    ) AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    (
      SELECT
        orders
      FROM orders_totals
      WHERE
        FALSE
    ) AS orders,
    customers
  FROM customers_totals
)
SELECT
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side;

-- spark
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), gift_share_by_customer AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), orders_totals AS (
  /* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4 and customer.vip is not null. */
  /* Over all rows, put the partial orders together. */
  SELECT
    COALESCE(SUM(orders_by_key.orders), 0) AS orders
  FROM orders_by_key
  LEFT JOIN customers AS customer
    ON orders_by_key.customer_id = customer.customer_id
  LEFT JOIN gift_share_by_customer
    ON orders_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4 AND NOT customer.vip IS NULL
), customers_by_key AS (
  /* Keep rows where customer.vip is not null. */
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  WHERE
    NOT vip IS NULL
  GROUP BY
    customer_id
), gift_share_by_customer_ AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4. */
  /* Over all rows, put the partial customers together. */
  SELECT
    COALESCE(SUM(customers_by_key.customers), 0) AS customers
  FROM customers_by_key
  LEFT JOIN gift_share_by_customer_ AS gift_share_by_customer
    ON customers_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side;

-- trino
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), gift_share_by_customer AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), orders_totals AS (
  /* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4 and customer.vip is not null. */
  /* Over all rows, put the partial orders together. */
  SELECT
    COALESCE(SUM(orders_by_key.orders), 0) AS orders
  FROM orders_by_key
  LEFT JOIN customers AS customer
    ON orders_by_key.customer_id = customer.customer_id
  LEFT JOIN gift_share_by_customer
    ON orders_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4 AND NOT customer.vip IS NULL
), customers_by_key AS (
  /* Keep rows where customer.vip is not null. */
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  WHERE
    NOT vip IS NULL
  GROUP BY
    customer_id
), gift_share_by_customer_ AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4. */
  /* Over all rows, put the partial customers together. */
  SELECT
    COALESCE(SUM(customers_by_key.customers), 0) AS customers
  FROM customers_by_key
  LEFT JOIN gift_share_by_customer_ AS gift_share_by_customer
    ON customers_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), gift_share_by_customer AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(CASE WHEN gift THEN 1 END), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), orders_totals AS (
  /* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4 and customer.vip is not null. */
  /* Over all rows, put the partial orders together. */
  SELECT
    COALESCE(SUM(orders_by_key.orders), 0) AS orders
  FROM orders_by_key
  LEFT JOIN customers AS customer
    ON orders_by_key.customer_id = customer.customer_id
  LEFT JOIN gift_share_by_customer
    ON orders_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4 AND NOT customer.vip IS NULL
), customers_by_key AS (
  /* Keep rows where customer.vip is not null. */
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  WHERE
    NOT vip IS NULL
  GROUP BY
    customer_id
), gift_share_by_customer_ AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(CASE WHEN gift THEN 1 END), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4. */
  /* Over all rows, put the partial customers together. */
  SELECT
    COALESCE(SUM(customers_by_key.customers), 0) AS customers
  FROM customers_by_key
  LEFT JOIN gift_share_by_customer_ AS gift_share_by_customer
    ON customers_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), gift_share_by_customer AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(CASE WHEN gift THEN 1 END), 0) AS FLOAT64) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), orders_totals AS (
  /* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4 and customer.vip is not null. */
  /* Over all rows, put the partial orders together. */
  SELECT
    COALESCE(SUM(orders_by_key.orders), 0) AS orders
  FROM orders_by_key
  LEFT JOIN customers AS customer
    ON orders_by_key.customer_id = customer.customer_id
  LEFT JOIN gift_share_by_customer
    ON orders_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4 AND NOT customer.vip IS NULL
), customers_by_key AS (
  /* Keep rows where customer.vip is not null. */
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  WHERE
    NOT vip IS NULL
  GROUP BY
    customer_id
), gift_share_by_customer_ AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(CASE WHEN gift THEN 1 END), 0) AS FLOAT64) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4. */
  /* Over all rows, put the partial customers together. */
  SELECT
    COALESCE(SUM(customers_by_key.customers), 0) AS customers
  FROM customers_by_key
  LEFT JOIN gift_share_by_customer_ AS gift_share_by_customer
    ON customers_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side;

-- databricks
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), gift_share_by_customer AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), orders_totals AS (
  /* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4 and customer.vip is not null. */
  /* Over all rows, put the partial orders together. */
  SELECT
    COALESCE(SUM(orders_by_key.orders), 0) AS orders
  FROM orders_by_key
  LEFT JOIN customers AS customer
    ON orders_by_key.customer_id = customer.customer_id
  LEFT JOIN gift_share_by_customer
    ON orders_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4 AND NOT customer.vip IS NULL
), customers_by_key AS (
  /* Keep rows where customer.vip is not null. */
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  WHERE
    NOT vip IS NULL
  GROUP BY
    customer_id
), gift_share_by_customer_ AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4. */
  /* Over all rows, put the partial customers together. */
  SELECT
    COALESCE(SUM(customers_by_key.customers), 0) AS customers
  FROM customers_by_key
  LEFT JOIN gift_share_by_customer_ AS gift_share_by_customer
    ON customers_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), gift_share_by_customer AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(nullIf(COUNT(*) FILTER(WHERE
      gift), 0) AS Nullable(Float64)) / nullIf(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), orders_totals AS (
  /* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4 and customer.vip is not null. */
  /* Over all rows, put the partial orders together. */
  SELECT
    COALESCE(SUM(orders_by_key.orders), 0) AS orders
  FROM orders_by_key
  LEFT JOIN customers AS customer
    ON orders_by_key.customer_id = customer.customer_id
  LEFT JOIN gift_share_by_customer
    ON orders_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4 AND NOT (
      customer.vip IS NULL
    )
), customers_by_key AS (
  /* Keep rows where customer.vip is not null. */
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  WHERE
    NOT (
      vip IS NULL
    )
  GROUP BY
    customer_id
), gift_share_by_customer_ AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(nullIf(COUNT(*) FILTER(WHERE
      gift), 0) AS Nullable(Float64)) / nullIf(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.4. */
  /* Over all rows, put the partial customers together. */
  SELECT
    COALESCE(SUM(customers_by_key.customers), 0) AS customers
  FROM customers_by_key
  LEFT JOIN gift_share_by_customer_ AS gift_share_by_customer
    ON customers_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    gift_share_by_customer.gift_share > 0.4
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
