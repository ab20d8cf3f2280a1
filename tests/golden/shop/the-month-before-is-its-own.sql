-- query: before, returns by customer.customer_id, time.month
-- Read returns.
-- For each returns.customer and month of returns.returned_on, compute returns = COUNT(*).
-- Read orders.
-- For each orders.customer and month of orders.ordered_on, compute revenue = SUM(amount).
-- Compute before = LAG(revenue) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null.
-- Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there.
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
), before_alone AS (
  /* For each orders.customer and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    LAG(SUM(amount)) OVER (PARTITION BY customer_id ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS before
  FROM orders
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    "time.month",
    returns,
    NULL AS before
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    "time.month",
    NULL AS returns,
    before
  FROM before_alone
)
SELECT
  "customer.customer_id",
  "time.month",
  MAX(before) AS before,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  "customer.customer_id",
  "time.month"
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
), before_alone AS (
  /* For each orders.customer and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    LAG(SUM(amount)) OVER (PARTITION BY customer_id ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS before
  FROM orders
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    "time.month",
    returns,
    (
      SELECT
        before
      FROM before_alone
      WHERE
        FALSE
    ) AS before
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
    before
  FROM before_alone
)
SELECT
  "customer.customer_id",
  "time.month",
  MAX(before) AS before,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  "customer.customer_id",
  "time.month"
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
), before_alone AS (
  /* For each orders.customer and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS `customer.customer_id`,
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    LAG(SUM(amount)) OVER (
      PARTITION BY customer_id
      ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
    ) AS before
  FROM orders
  GROUP BY
    customer_id,
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    `customer.customer_id`,
    `time.month`,
    returns,
    NULL AS before
  FROM returns_totals
  UNION ALL
  SELECT
    `customer.customer_id`,
    `time.month`,
    NULL AS returns,
    before
  FROM before_alone
)
SELECT
  `customer.customer_id`,
  `time.month`,
  MAX(before) AS before,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  `customer.customer_id`,
  `time.month`
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
), before_alone AS (
  /* For each orders.customer and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    LAG(SUM(amount)) OVER (PARTITION BY customer_id ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS before
  FROM orders
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    "time.month",
    returns,
    NULL AS before
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    "time.month",
    NULL AS returns,
    before
  FROM before_alone
)
SELECT
  "customer.customer_id",
  "time.month",
  MAX(before) AS before,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  "customer.customer_id",
  "time.month"
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
), before_alone AS (
  /* For each orders.customer and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    LAG(SUM(amount)) OVER (PARTITION BY customer_id ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS before
  FROM orders
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    "time.month",
    returns,
    NULL AS before
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    "time.month",
    NULL AS returns,
    before
  FROM before_alone
)
SELECT
  "customer.customer_id",
  "time.month",
  MAX(before) AS before,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  "customer.customer_id",
  "time.month"
ORDER BY
  "customer.customer_id" ASC,
  "time.month" ASC;

-- bigquery
WITH returns_totals AS (
  /* For each returns.customer and month of returns.returned_on, compute returns = COUNT(*). */
  SELECT
    customer_id AS `customer_customer_id`,
    CAST(DATE_TRUNC(returned_on, MONTH) AS DATE) AS `time_month`,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC(returned_on, MONTH) AS DATE)
), before_alone AS (
  /* For each orders.customer and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS `customer_customer_id`,
    CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE) AS `time_month`,
    LAG(SUM(amount)) OVER (
      PARTITION BY customer_id
      ORDER BY CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE) NULLS LAST
    ) AS before
  FROM orders
  GROUP BY
    customer_id,
    CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    `customer_customer_id`,
    `time_month`,
    returns,
    NULL AS before
  FROM returns_totals
  UNION ALL
  SELECT
    `customer_customer_id`,
    `time_month`,
    NULL AS returns,
    before
  FROM before_alone
)
SELECT
  `customer_customer_id`,
  `time_month`,
  MAX(before) AS before,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  `customer_customer_id`,
  `time_month`
ORDER BY
  `customer_customer_id` ASC NULLS LAST,
  `time_month` ASC NULLS LAST;

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
), before_alone AS (
  /* For each orders.customer and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS `customer.customer_id`,
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    LAG(SUM(amount)) OVER (
      PARTITION BY customer_id
      ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
    ) AS before
  FROM orders
  GROUP BY
    customer_id,
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    `customer.customer_id`,
    `time.month`,
    returns,
    NULL AS before
  FROM returns_totals
  UNION ALL
  SELECT
    `customer.customer_id`,
    `time.month`,
    NULL AS returns,
    before
  FROM before_alone
)
SELECT
  `customer.customer_id`,
  `time.month`,
  MAX(before) AS before,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  `customer.customer_id`,
  `time.month`
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
), before_alone AS (
  /* For each orders.customer and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY customer.customer_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE)) AS "time.month",
    lag(SUM(amount)) OVER (
      PARTITION BY customer_id
      ORDER BY CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))
    ) AS before
  FROM orders
  GROUP BY
    customer_id,
    CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id and time.month; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    "time.month",
    returns,
    NULL AS before
  FROM returns_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    "time.month",
    NULL AS returns,
    before
  FROM before_alone
)
SELECT
  "customer.customer_id",
  "time.month",
  MAX(before) AS before,
  MAX(returns) AS returns
FROM side_by_side
GROUP BY
  "customer.customer_id",
  "time.month"
ORDER BY
  "customer.customer_id" ASC,
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
