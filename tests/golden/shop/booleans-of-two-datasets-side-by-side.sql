-- query: some_gift, all_gifts, returns by customer
-- Read orders.
-- For each orders.customer, compute some_gift = BOOL_OR(CAST(gift AS BOOLEAN)) and all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)).
-- Read returns.
-- For each returns.customer, compute returns = COUNT(*).
-- Put the totals side by side by customer; a group that one side lacks has nulls there.
-- Sort by customer.

-- duckdb
WITH orders_totals AS (
  /* For each orders.customer, compute some_gift = BOOL_OR(CAST(gift AS BOOLEAN)) and all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)). */
  SELECT
    customer_id AS customer,
    BOOL_OR(CAST(gift AS BOOLEAN)) AS some_gift,
    BOOL_AND(CAST(gift AS BOOLEAN)) AS all_gifts
  FROM orders
  GROUP BY
    customer_id
), returns_totals AS (
  /* For each returns.customer, compute returns = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    some_gift,
    all_gifts,
    NULL AS returns
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS some_gift,
    NULL AS all_gifts,
    returns
  FROM returns_totals
)
SELECT
  customer,
  BOOL_OR(CAST(some_gift AS BOOLEAN)) AS some_gift,
  BOOL_OR(CAST(all_gifts AS BOOLEAN)) AS all_gifts,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC;

-- postgres
WITH orders_totals AS (
  /* For each orders.customer, compute some_gift = BOOL_OR(CAST(gift AS BOOLEAN)) and all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)). */
  SELECT
    customer_id AS customer,
    BOOL_OR(gift) AS some_gift,
    BOOL_AND(gift) AS all_gifts
  FROM orders
  GROUP BY
    customer_id
), returns_totals AS (
  /* For each returns.customer, compute returns = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    some_gift,
    all_gifts,
    (
      SELECT
        returns
      FROM returns_totals
      WHERE
        FALSE
    ) AS returns
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    (
      SELECT
        some_gift
      FROM orders_totals
      WHERE
        FALSE
    ) AS some_gift,
    (
      SELECT
        all_gifts
      FROM orders_totals
      WHERE
        FALSE
    ) AS all_gifts,
    returns
  FROM returns_totals
)
SELECT
  customer,
  BOOL_OR(some_gift) AS some_gift,
  BOOL_OR(all_gifts) AS all_gifts,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC;

-- spark
WITH orders_totals AS (
  /* For each orders.customer, compute some_gift = BOOL_OR(CAST(gift AS BOOLEAN)) and all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)). */
  SELECT
    customer_id AS customer,
    BOOL_OR(gift) AS some_gift,
    BOOL_AND(gift) AS all_gifts
  FROM orders
  GROUP BY
    customer_id
), returns_totals AS (
  /* For each returns.customer, compute returns = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    some_gift,
    all_gifts,
    NULL AS returns
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS some_gift,
    NULL AS all_gifts,
    returns
  FROM returns_totals
)
SELECT
  customer,
  BOOL_OR(some_gift) AS some_gift,
  BOOL_OR(all_gifts) AS all_gifts,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC NULLS LAST;

-- trino
WITH orders_totals AS (
  /* For each orders.customer, compute some_gift = BOOL_OR(CAST(gift AS BOOLEAN)) and all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)). */
  SELECT
    customer_id AS customer,
    BOOL_OR(gift) AS some_gift,
    BOOL_AND(gift) AS all_gifts
  FROM orders
  GROUP BY
    customer_id
), returns_totals AS (
  /* For each returns.customer, compute returns = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    some_gift,
    all_gifts,
    NULL AS returns
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS some_gift,
    NULL AS all_gifts,
    returns
  FROM returns_totals
)
SELECT
  customer,
  BOOL_OR(some_gift) AS some_gift,
  BOOL_OR(all_gifts) AS all_gifts,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC;

-- snowflake
WITH orders_totals AS (
  /* For each orders.customer, compute some_gift = BOOL_OR(CAST(gift AS BOOLEAN)) and all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)). */
  SELECT
    customer_id AS customer,
    BOOLOR_AGG(gift) AS some_gift,
    BOOLAND_AGG(gift) AS all_gifts
  FROM orders
  GROUP BY
    customer_id
), returns_totals AS (
  /* For each returns.customer, compute returns = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    some_gift,
    all_gifts,
    NULL AS returns
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS some_gift,
    NULL AS all_gifts,
    returns
  FROM returns_totals
)
SELECT
  customer,
  BOOLOR_AGG(some_gift) AS some_gift,
  BOOLOR_AGG(all_gifts) AS all_gifts,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC;

-- bigquery
WITH orders_totals AS (
  /* For each orders.customer, compute some_gift = BOOL_OR(CAST(gift AS BOOLEAN)) and all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)). */
  SELECT
    customer_id AS customer,
    LOGICAL_OR(gift) AS some_gift,
    LOGICAL_AND(gift) AS all_gifts
  FROM orders
  GROUP BY
    customer_id
), returns_totals AS (
  /* For each returns.customer, compute returns = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    some_gift,
    all_gifts,
    NULL AS returns
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS some_gift,
    NULL AS all_gifts,
    returns
  FROM returns_totals
)
SELECT
  customer,
  LOGICAL_OR(some_gift) AS some_gift,
  LOGICAL_OR(all_gifts) AS all_gifts,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC NULLS LAST;

-- databricks
WITH orders_totals AS (
  /* For each orders.customer, compute some_gift = BOOL_OR(CAST(gift AS BOOLEAN)) and all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)). */
  SELECT
    customer_id AS customer,
    BOOL_OR(gift) AS some_gift,
    BOOL_AND(gift) AS all_gifts
  FROM orders
  GROUP BY
    customer_id
), returns_totals AS (
  /* For each returns.customer, compute returns = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    some_gift,
    all_gifts,
    NULL AS returns
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS some_gift,
    NULL AS all_gifts,
    returns
  FROM returns_totals
)
SELECT
  customer,
  BOOL_OR(some_gift) AS some_gift,
  BOOL_OR(all_gifts) AS all_gifts,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC NULLS LAST;

-- clickhouse
WITH orders_totals AS (
  /* For each orders.customer, compute some_gift = BOOL_OR(CAST(gift AS BOOLEAN)) and all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)). */
  SELECT
    customer_id AS customer,
    LOGICAL_OR(gift) AS some_gift,
    LOGICAL_AND(gift) AS all_gifts
  FROM orders
  GROUP BY
    customer_id
), returns_totals AS (
  /* For each returns.customer, compute returns = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    some_gift,
    all_gifts,
    NULL AS returns
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS some_gift,
    NULL AS all_gifts,
    returns
  FROM returns_totals
)
SELECT
  customer,
  LOGICAL_OR(some_gift) AS some_gift,
  LOGICAL_OR(all_gifts) AS all_gifts,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
