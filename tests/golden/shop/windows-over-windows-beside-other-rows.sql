-- query: so_far_before, returns by customer.customer_id, time.month having returns > 0
-- Read returns.
-- For each returns.customer and month of returns.returned_on, compute returns = COUNT(*).
-- Read orders.
-- For each orders.customer and month of orders.ordered_on, compute orders = COUNT(*).
-- Compute so_far_before__1 = SUM(orders) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null.
-- Compute so_far_before = LAG((so_far_before__1)) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null.
-- Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there.
-- Keep rows where returns > 0.
-- Sort by customer.customer_id and time.month.

-- duckdb
WITH returns_totals AS (
  /* For each returns.customer and month of returns.returned_on, compute returns = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(DATE_TRUNC('MONTH', returned_on) AS DATE) AS "time.month",
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC('MONTH', returned_on) AS DATE)
), step_1 AS (
  /* For each orders.customer and month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    SUM(COUNT(*)) OVER (PARTITION BY customer_id ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS so_far_before__1
  FROM orders
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
), so_far_before_alone AS (
  /* Compute so_far_before = LAG((so_far_before__1)) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    "customer.customer_id",
    "time.month",
    LAG((
      so_far_before__1
    )) OVER (PARTITION BY "customer.customer_id" ORDER BY "time.month") AS so_far_before
  FROM step_1
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    "time.month",
    returns,
    NULL AS so_far_before
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    "time.month",
    NULL AS returns,
    so_far_before
  FROM so_far_before_alone
)
/* Keep rows where returns > 0. */
SELECT
  side_by_side."customer.customer_id",
  side_by_side."time.month",
  MAX(side_by_side.so_far_before) AS so_far_before,
  MAX(side_by_side.returns) AS returns
FROM side_by_side
GROUP BY
  side_by_side."customer.customer_id",
  side_by_side."time.month"
HAVING
  MAX(side_by_side.returns) > 0
ORDER BY
  "customer.customer_id" ASC,
  "time.month" ASC;

-- postgres
WITH returns_totals AS (
  /* For each returns.customer and month of returns.returned_on, compute returns = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(DATE_TRUNC('MONTH', returned_on) AS DATE) AS "time.month",
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC('MONTH', returned_on) AS DATE)
), step_1 AS (
  /* For each orders.customer and month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    SUM(COUNT(*)) OVER (PARTITION BY customer_id ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS so_far_before__1
  FROM orders
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
), so_far_before_alone AS (
  /* Compute so_far_before = LAG((so_far_before__1)) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    "customer.customer_id",
    "time.month",
    LAG((
      so_far_before__1
    )) OVER (PARTITION BY "customer.customer_id" ORDER BY "time.month") AS so_far_before
  FROM step_1
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    "time.month",
    returns,
    (
      SELECT
        so_far_before
      FROM so_far_before_alone
      WHERE
        FALSE
    ) AS so_far_before
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    "time.month",
    (
      SELECT
        returns
      FROM returns_totals
      WHERE
        FALSE
    ) AS returns,
    so_far_before
  FROM so_far_before_alone
)
/* Keep rows where returns > 0. */
SELECT
  side_by_side."customer.customer_id",
  side_by_side."time.month",
  MAX(side_by_side.so_far_before) AS so_far_before,
  MAX(side_by_side.returns) AS returns
FROM side_by_side
GROUP BY
  side_by_side."customer.customer_id",
  side_by_side."time.month"
HAVING
  MAX(side_by_side.returns) > 0
ORDER BY
  "customer.customer_id" ASC,
  "time.month" ASC;

-- spark
WITH returns_totals AS (
  /* For each returns.customer and month of returns.returned_on, compute returns = COUNT(*). */
  SELECT
    customer_id AS `customer.customer_id`,
    CAST(CAST(DATE_TRUNC('MONTH', returned_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id,
    CAST(CAST(DATE_TRUNC('MONTH', returned_on) AS TIMESTAMP_NTZ) AS DATE)
), step_1 AS (
  /* For each orders.customer and month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS `customer.customer_id`,
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    SUM(COUNT(*)) OVER (
      PARTITION BY customer_id
      ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
    ) AS so_far_before__1
  FROM orders
  GROUP BY
    customer_id,
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
), so_far_before_alone AS (
  /* Compute so_far_before = LAG((so_far_before__1)) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    `customer.customer_id`,
    `time.month`,
    LAG((
      so_far_before__1
    )) OVER (PARTITION BY `customer.customer_id` ORDER BY `time.month` NULLS LAST) AS so_far_before
  FROM step_1
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    `customer.customer_id`,
    `time.month`,
    returns,
    NULL AS so_far_before
  FROM returns_totals
  UNION ALL
  SELECT
    `customer.customer_id`,
    `time.month`,
    NULL AS returns,
    so_far_before
  FROM so_far_before_alone
)
/* Keep rows where returns > 0. */
SELECT
  side_by_side.`customer.customer_id`,
  side_by_side.`time.month`,
  MAX(side_by_side.so_far_before) AS so_far_before,
  MAX(side_by_side.returns) AS returns
FROM side_by_side
GROUP BY
  side_by_side.`customer.customer_id`,
  side_by_side.`time.month`
HAVING
  MAX(side_by_side.returns) > 0
ORDER BY
  `customer.customer_id` ASC NULLS LAST,
  `time.month` ASC NULLS LAST;

-- trino
WITH returns_totals AS (
  /* For each returns.customer and month of returns.returned_on, compute returns = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(DATE_TRUNC('MONTH', returned_on) AS DATE) AS "time.month",
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC('MONTH', returned_on) AS DATE)
), step_1 AS (
  /* For each orders.customer and month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    SUM(COUNT(*)) OVER (PARTITION BY customer_id ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS so_far_before__1
  FROM orders
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
), so_far_before_alone AS (
  /* Compute so_far_before = LAG((so_far_before__1)) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    "customer.customer_id",
    "time.month",
    LAG((
      so_far_before__1
    )) OVER (PARTITION BY "customer.customer_id" ORDER BY "time.month") AS so_far_before
  FROM step_1
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    "time.month",
    returns,
    NULL AS so_far_before
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    "time.month",
    NULL AS returns,
    so_far_before
  FROM so_far_before_alone
)
/* Keep rows where returns > 0. */
SELECT
  side_by_side."customer.customer_id",
  side_by_side."time.month",
  MAX(side_by_side.so_far_before) AS so_far_before,
  MAX(side_by_side.returns) AS returns
FROM side_by_side
GROUP BY
  side_by_side."customer.customer_id",
  side_by_side."time.month"
HAVING
  MAX(side_by_side.returns) > 0
ORDER BY
  "customer.customer_id" ASC,
  "time.month" ASC;

-- snowflake
WITH returns_totals AS (
  /* For each returns.customer and month of returns.returned_on, compute returns = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(DATE_TRUNC('MONTH', returned_on) AS DATE) AS "time.month",
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC('MONTH', returned_on) AS DATE)
), step_1 AS (
  /* For each orders.customer and month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    SUM(COUNT(*)) OVER (PARTITION BY customer_id ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS so_far_before__1
  FROM orders
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
), so_far_before_alone AS (
  /* Compute so_far_before = LAG((so_far_before__1)) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    "customer.customer_id",
    "time.month",
    LAG((
      so_far_before__1
    )) OVER (PARTITION BY "customer.customer_id" ORDER BY "time.month") AS so_far_before
  FROM step_1
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    "time.month",
    returns,
    NULL AS so_far_before
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    "time.month",
    NULL AS returns,
    so_far_before
  FROM so_far_before_alone
)
/* Keep rows where returns > 0. */
SELECT
  side_by_side."customer.customer_id",
  side_by_side."time.month",
  MAX(side_by_side.so_far_before) AS so_far_before,
  MAX(side_by_side.returns) AS returns
FROM side_by_side
GROUP BY
  side_by_side."customer.customer_id",
  side_by_side."time.month"
HAVING
  MAX(side_by_side.returns) > 0
ORDER BY
  "customer.customer_id" ASC,
  "time.month" ASC;

-- bigquery
-- refused: This cannot be said in the dialect bigquery: 'NULLS LAST' translation not supported for aggregate function SUM with  sort order. Define it without, or run it on another engine.

-- databricks
WITH returns_totals AS (
  /* For each returns.customer and month of returns.returned_on, compute returns = COUNT(*). */
  SELECT
    customer_id AS `customer.customer_id`,
    CAST(CAST(DATE_TRUNC('MONTH', returned_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id,
    CAST(CAST(DATE_TRUNC('MONTH', returned_on) AS TIMESTAMP_NTZ) AS DATE)
), step_1 AS (
  /* For each orders.customer and month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS `customer.customer_id`,
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    SUM(COUNT(*)) OVER (
      PARTITION BY customer_id
      ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
    ) AS so_far_before__1
  FROM orders
  GROUP BY
    customer_id,
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
), so_far_before_alone AS (
  /* Compute so_far_before = LAG((so_far_before__1)) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    `customer.customer_id`,
    `time.month`,
    LAG((
      so_far_before__1
    )) OVER (PARTITION BY `customer.customer_id` ORDER BY `time.month` NULLS LAST) AS so_far_before
  FROM step_1
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    `customer.customer_id`,
    `time.month`,
    returns,
    NULL AS so_far_before
  FROM returns_totals
  UNION ALL
  SELECT
    `customer.customer_id`,
    `time.month`,
    NULL AS returns,
    so_far_before
  FROM so_far_before_alone
)
/* Keep rows where returns > 0. */
SELECT
  side_by_side.`customer.customer_id`,
  side_by_side.`time.month`,
  MAX(side_by_side.so_far_before) AS so_far_before,
  MAX(side_by_side.returns) AS returns
FROM side_by_side
GROUP BY
  side_by_side.`customer.customer_id`,
  side_by_side.`time.month`
HAVING
  MAX(side_by_side.returns) > 0
ORDER BY
  `customer.customer_id` ASC NULLS LAST,
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH returns_totals AS (
  /* For each returns.customer and month of returns.returned_on, compute returns = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(dateTrunc('MONTH', returned_on) AS Nullable(DATE)) AS "time.month",
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id,
    CAST(dateTrunc('MONTH', returned_on) AS Nullable(DATE))
), step_1 AS (
  /* For each orders.customer and month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE)) AS "time.month",
    SUM(COUNT(*)) OVER (
      PARTITION BY customer_id
      ORDER BY CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))
    ) AS so_far_before__1
  FROM orders
  GROUP BY
    customer_id,
    CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))
), so_far_before_alone AS (
  /* Compute so_far_before = LAG((so_far_before__1)) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    "customer.customer_id",
    "time.month",
    lag((
      so_far_before__1
    )) OVER (PARTITION BY "customer.customer_id" ORDER BY "time.month") AS so_far_before
  FROM step_1
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    "time.month",
    returns,
    NULL AS so_far_before
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    "time.month",
    NULL AS returns,
    so_far_before
  FROM so_far_before_alone
)
/* Keep rows where returns > 0. */
SELECT
  side_by_side."customer.customer_id",
  side_by_side."time.month",
  MAX(side_by_side.so_far_before) AS so_far_before,
  MAX(side_by_side.returns) AS returns
FROM side_by_side
GROUP BY
  side_by_side."customer.customer_id",
  side_by_side."time.month"
HAVING
  MAX(side_by_side.returns) > 0
ORDER BY
  "customer.customer_id" ASC,
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
