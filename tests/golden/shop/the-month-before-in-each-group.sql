-- query: before by store.store_id, time.month having revenue > 5
-- Read orders.
-- For each orders.store and month of orders.ordered_on, compute revenue = SUM(amount).
-- Compute before = LAG(revenue) OVER (PARTITION BY store.store_id ORDER BY time.month); a division by zero gives null.
-- Keep rows where revenue > 5.
-- Sort by store.store_id and time.month.

-- duckdb
WITH computed AS (
  /* For each orders.store and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY store.store_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    store_id AS "store.store_id",
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    LAG(SUM(amount)) OVER (PARTITION BY store_id ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS before,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
)
/* Keep rows where revenue > 5. */
SELECT
  "store.store_id",
  "time.month",
  before
FROM computed
WHERE
  revenue > 5
ORDER BY
  "store.store_id" ASC,
  "time.month" ASC;

-- postgres
WITH computed AS (
  /* For each orders.store and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY store.store_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    store_id AS "store.store_id",
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    LAG(SUM(amount)) OVER (PARTITION BY store_id ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS before,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
)
/* Keep rows where revenue > 5. */
SELECT
  "store.store_id",
  "time.month",
  before
FROM computed
WHERE
  revenue > 5
ORDER BY
  "store.store_id" ASC,
  "time.month" ASC;

-- spark
WITH computed AS (
  /* For each orders.store and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY store.store_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    store_id AS `store.store_id`,
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    LAG(SUM(amount)) OVER (
      PARTITION BY store_id
      ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
    ) AS before,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
)
/* Keep rows where revenue > 5. */
SELECT
  `store.store_id`,
  `time.month`,
  before
FROM computed
WHERE
  revenue > 5
ORDER BY
  `store.store_id` ASC NULLS LAST,
  `time.month` ASC NULLS LAST;

-- trino
WITH computed AS (
  /* For each orders.store and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY store.store_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    store_id AS "store.store_id",
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    LAG(SUM(amount)) OVER (PARTITION BY store_id ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS before,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
)
/* Keep rows where revenue > 5. */
SELECT
  "store.store_id",
  "time.month",
  before
FROM computed
WHERE
  revenue > 5
ORDER BY
  "store.store_id" ASC,
  "time.month" ASC;

-- snowflake
WITH computed AS (
  /* For each orders.store and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY store.store_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    store_id AS "store.store_id",
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    LAG(SUM(amount)) OVER (PARTITION BY store_id ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS before,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
)
/* Keep rows where revenue > 5. */
SELECT
  "store.store_id",
  "time.month",
  before
FROM computed
WHERE
  revenue > 5
ORDER BY
  "store.store_id" ASC,
  "time.month" ASC;

-- bigquery
WITH computed AS (
  /* For each orders.store and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY store.store_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    store_id AS `store_store_id`,
    CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE) AS `time_month`,
    LAG(SUM(amount)) OVER (
      PARTITION BY store_id
      ORDER BY CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE) NULLS LAST
    ) AS before,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE)
)
/* Keep rows where revenue > 5. */
SELECT
  `store_store_id`,
  `time_month`,
  before
FROM computed
WHERE
  revenue > 5
ORDER BY
  `store_store_id` ASC NULLS LAST,
  `time_month` ASC NULLS LAST;

-- databricks
WITH computed AS (
  /* For each orders.store and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY store.store_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    store_id AS `store.store_id`,
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    LAG(SUM(amount)) OVER (
      PARTITION BY store_id
      ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
    ) AS before,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
)
/* Keep rows where revenue > 5. */
SELECT
  `store.store_id`,
  `time.month`,
  before
FROM computed
WHERE
  revenue > 5
ORDER BY
  `store.store_id` ASC NULLS LAST,
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH computed AS (
  /* For each orders.store and month of orders.ordered_on, compute revenue = SUM(amount). */
  /* Compute before = LAG(revenue) OVER (PARTITION BY store.store_id ORDER BY time.month); a division by zero gives null. */
  SELECT
    store_id AS "store.store_id",
    CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE)) AS "time.month",
    lag(SUM(amount)) OVER (
      PARTITION BY store_id
      ORDER BY CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))
    ) AS before,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))
)
/* Keep rows where revenue > 5. */
SELECT
  "store.store_id",
  "time.month",
  before
FROM computed
WHERE
  revenue > 5
ORDER BY
  "store.store_id" ASC,
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
