-- query: share of returned_worth, share of gift_orders by customer.customer_id
-- Read returns.
-- For each returns.customer, compute returned_worth = SUM(worth).
-- Read orders.
-- Keep rows where gift.
-- For each orders.customer, compute gift_orders = COUNT(*).
-- Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there.
-- Compute share of returned_worth = returned_worth / SUM(returned_worth) OVER () and share of gift_orders = gift_orders / SUM(gift_orders) OVER (); a division by zero gives null.
-- Sort by customer.customer_id.

-- duckdb
WITH returns_totals AS (
  /* For each returns.customer, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS "customer.customer_id",
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id
), orders_totals AS (
  /* Keep rows where gift. */
  /* For each orders.customer, compute gift_orders = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    returned_worth,
    NULL AS gift_orders
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    NULL AS returned_worth,
    gift_orders
  FROM orders_totals
)
/* Compute share of returned_worth = returned_worth / SUM(returned_worth) OVER () and share of gift_orders = gift_orders / SUM(gift_orders) OVER (); a division by zero gives null. */
SELECT
  "customer.customer_id",
  CAST(MAX(returned_worth) AS DOUBLE) / NULLIF(SUM(MAX(returned_worth)) OVER (), 0) AS "share of returned_worth",
  CAST(MAX(gift_orders) AS DOUBLE) / NULLIF(SUM(MAX(gift_orders)) OVER (), 0) AS "share of gift_orders"
FROM side_by_side
GROUP BY
  "customer.customer_id"
ORDER BY
  "customer.customer_id" ASC;

-- postgres
WITH returns_totals AS (
  /* For each returns.customer, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS "customer.customer_id",
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id
), orders_totals AS (
  /* Keep rows where gift. */
  /* For each orders.customer, compute gift_orders = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    returned_worth,
    (
      SELECT
        gift_orders
      FROM orders_totals
      WHERE
        FALSE
    ) AS gift_orders
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    (
      SELECT
        returned_worth
      FROM returns_totals
      WHERE
        FALSE
    ) AS returned_worth,
    gift_orders
  FROM orders_totals
)
/* Compute share of returned_worth = returned_worth / SUM(returned_worth) OVER () and share of gift_orders = gift_orders / SUM(gift_orders) OVER (); a division by zero gives null. */
SELECT
  "customer.customer_id",
  CAST(MAX(returned_worth) AS DOUBLE PRECISION) / NULLIF(SUM(MAX(returned_worth)) OVER (), 0) AS "share of returned_worth",
  CAST(MAX(gift_orders) AS DOUBLE PRECISION) / NULLIF(SUM(MAX(gift_orders)) OVER (), 0) AS "share of gift_orders"
FROM side_by_side
GROUP BY
  "customer.customer_id"
ORDER BY
  "customer.customer_id" ASC;

-- spark
WITH returns_totals AS (
  /* For each returns.customer, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS `customer.customer_id`,
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id
), orders_totals AS (
  /* Keep rows where gift. */
  /* For each orders.customer, compute gift_orders = COUNT(*). */
  SELECT
    customer_id AS `customer.customer_id`,
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    `customer.customer_id`,
    returned_worth,
    NULL AS gift_orders
  FROM returns_totals
  UNION ALL
  SELECT
    `customer.customer_id`,
    NULL AS returned_worth,
    gift_orders
  FROM orders_totals
)
/* Compute share of returned_worth = returned_worth / SUM(returned_worth) OVER () and share of gift_orders = gift_orders / SUM(gift_orders) OVER (); a division by zero gives null. */
SELECT
  `customer.customer_id`,
  CAST(MAX(returned_worth) AS DOUBLE) / NULLIF(SUM(MAX(returned_worth)) OVER (), 0) AS `share of returned_worth`,
  CAST(MAX(gift_orders) AS DOUBLE) / NULLIF(SUM(MAX(gift_orders)) OVER (), 0) AS `share of gift_orders`
FROM side_by_side
GROUP BY
  `customer.customer_id`
ORDER BY
  `customer.customer_id` ASC NULLS LAST;

-- trino
WITH returns_totals AS (
  /* For each returns.customer, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS "customer.customer_id",
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id
), orders_totals AS (
  /* Keep rows where gift. */
  /* For each orders.customer, compute gift_orders = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    returned_worth,
    NULL AS gift_orders
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    NULL AS returned_worth,
    gift_orders
  FROM orders_totals
)
/* Compute share of returned_worth = returned_worth / SUM(returned_worth) OVER () and share of gift_orders = gift_orders / SUM(gift_orders) OVER (); a division by zero gives null. */
SELECT
  "customer.customer_id",
  CAST(MAX(returned_worth) AS DOUBLE) / NULLIF(SUM(MAX(returned_worth)) OVER (), 0) AS "share of returned_worth",
  CAST(MAX(gift_orders) AS DOUBLE) / NULLIF(SUM(MAX(gift_orders)) OVER (), 0) AS "share of gift_orders"
FROM side_by_side
GROUP BY
  "customer.customer_id"
ORDER BY
  "customer.customer_id" ASC;

-- snowflake
WITH returns_totals AS (
  /* For each returns.customer, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS "customer.customer_id",
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id
), orders_totals AS (
  /* Keep rows where gift. */
  /* For each orders.customer, compute gift_orders = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    returned_worth,
    NULL AS gift_orders
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    NULL AS returned_worth,
    gift_orders
  FROM orders_totals
)
/* Compute share of returned_worth = returned_worth / SUM(returned_worth) OVER () and share of gift_orders = gift_orders / SUM(gift_orders) OVER (); a division by zero gives null. */
SELECT
  "customer.customer_id",
  CAST(MAX(returned_worth) AS DOUBLE) / NULLIF(SUM(MAX(returned_worth)) OVER (), 0) AS "share of returned_worth",
  CAST(MAX(gift_orders) AS DOUBLE) / NULLIF(SUM(MAX(gift_orders)) OVER (), 0) AS "share of gift_orders"
FROM side_by_side
GROUP BY
  "customer.customer_id"
ORDER BY
  "customer.customer_id" ASC;

-- bigquery
WITH returns_totals AS (
  /* For each returns.customer, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS `customer_customer_id`,
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id
), orders_totals AS (
  /* Keep rows where gift. */
  /* For each orders.customer, compute gift_orders = COUNT(*). */
  SELECT
    customer_id AS `customer_customer_id`,
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    `customer_customer_id`,
    returned_worth,
    NULL AS gift_orders
  FROM returns_totals
  UNION ALL
  SELECT
    `customer_customer_id`,
    NULL AS returned_worth,
    gift_orders
  FROM orders_totals
)
/* Compute share of returned_worth = returned_worth / SUM(returned_worth) OVER () and share of gift_orders = gift_orders / SUM(gift_orders) OVER (); a division by zero gives null. */
SELECT
  `customer_customer_id`,
  CAST(MAX(returned_worth) AS FLOAT64) / NULLIF(SUM(MAX(returned_worth)) OVER (), 0) AS `share_of_returned_worth`,
  CAST(MAX(gift_orders) AS FLOAT64) / NULLIF(SUM(MAX(gift_orders)) OVER (), 0) AS `share_of_gift_orders`
FROM side_by_side
GROUP BY
  `customer_customer_id`
ORDER BY
  `customer_customer_id` ASC NULLS LAST;

-- databricks
WITH returns_totals AS (
  /* For each returns.customer, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS `customer.customer_id`,
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id
), orders_totals AS (
  /* Keep rows where gift. */
  /* For each orders.customer, compute gift_orders = COUNT(*). */
  SELECT
    customer_id AS `customer.customer_id`,
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    `customer.customer_id`,
    returned_worth,
    NULL AS gift_orders
  FROM returns_totals
  UNION ALL
  SELECT
    `customer.customer_id`,
    NULL AS returned_worth,
    gift_orders
  FROM orders_totals
)
/* Compute share of returned_worth = returned_worth / SUM(returned_worth) OVER () and share of gift_orders = gift_orders / SUM(gift_orders) OVER (); a division by zero gives null. */
SELECT
  `customer.customer_id`,
  CAST(MAX(returned_worth) AS DOUBLE) / NULLIF(SUM(MAX(returned_worth)) OVER (), 0) AS `share of returned_worth`,
  CAST(MAX(gift_orders) AS DOUBLE) / NULLIF(SUM(MAX(gift_orders)) OVER (), 0) AS `share of gift_orders`
FROM side_by_side
GROUP BY
  `customer.customer_id`
ORDER BY
  `customer.customer_id` ASC NULLS LAST;

-- clickhouse
WITH returns_totals AS (
  /* For each returns.customer, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS "customer.customer_id",
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id
), orders_totals AS (
  /* Keep rows where gift. */
  /* For each orders.customer, compute gift_orders = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    returned_worth,
    NULL AS gift_orders
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    NULL AS returned_worth,
    gift_orders
  FROM orders_totals
)
/* Compute share of returned_worth = returned_worth / SUM(returned_worth) OVER () and share of gift_orders = gift_orders / SUM(gift_orders) OVER (); a division by zero gives null. */
SELECT
  "customer.customer_id",
  CAST(MAX(returned_worth) AS Nullable(Float64)) / nullIf(SUM(MAX(returned_worth)) OVER (), 0) AS "share of returned_worth",
  CAST(MAX(gift_orders) AS Nullable(Float64)) / nullIf(SUM(MAX(gift_orders)) OVER (), 0) AS "share of gift_orders"
FROM side_by_side
GROUP BY
  "customer.customer_id"
ORDER BY
  "customer.customer_id" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
