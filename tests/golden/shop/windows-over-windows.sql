-- query: so_far_before, so_far_grown, place_so_far, so_far by time.month
-- Read orders.
-- For each month of orders.ordered_on, compute orders = COUNT(*).
-- Compute so_far_before__1 = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null.
-- Compute so_far_grown__1 = LAG((so_far_before__1)) OVER (ORDER BY time.month); a division by zero gives null.
-- Compute so_far_before = LAG((so_far_before__1)) OVER (ORDER BY time.month), so_far_grown = (SUM(orders) OVER (ORDER BY time.month)) - LAG((so_far_before__1)) OVER (ORDER BY time.month) + LAG((so_far_grown__1)) OVER (ORDER BY time.month), place_so_far = RANK() OVER (ORDER BY (so_far_before__1) DESC) and so_far = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null.
-- Sort by time.month.

-- duckdb
WITH step_1 AS (
  /* For each month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    COUNT(*) AS orders,
    SUM(COUNT(*)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS so_far_before__1
  FROM orders
  GROUP BY
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
), step_2 AS (
  /* Compute so_far_grown__1 = LAG((so_far_before__1)) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    "time.month",
    so_far_before__1,
    orders,
    LAG((
      so_far_before__1
    )) OVER (ORDER BY "time.month") AS so_far_grown__1
  FROM step_1
)
/* Compute so_far_before = LAG((so_far_before__1)) OVER (ORDER BY time.month), so_far_grown = (SUM(orders) OVER (ORDER BY time.month)) - LAG((so_far_before__1)) OVER (ORDER BY time.month) + LAG((so_far_grown__1)) OVER (ORDER BY time.month), place_so_far = RANK() OVER (ORDER BY (so_far_before__1) DESC) and so_far = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
SELECT
  "time.month",
  LAG((
    so_far_before__1
  )) OVER (ORDER BY "time.month") AS so_far_before,
  (
    SUM(orders) OVER (ORDER BY "time.month")
  ) - LAG((
    so_far_before__1
  )) OVER (ORDER BY "time.month") + LAG((
    so_far_grown__1
  )) OVER (ORDER BY "time.month") AS so_far_grown,
  RANK() OVER (ORDER BY (
    so_far_before__1
  ) DESC) AS place_so_far,
  SUM(orders) OVER (ORDER BY "time.month") AS so_far
FROM step_2
ORDER BY
  "time.month" ASC;

-- postgres
WITH step_1 AS (
  /* For each month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    COUNT(*) AS orders,
    SUM(COUNT(*)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS so_far_before__1
  FROM orders
  GROUP BY
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
), step_2 AS (
  /* Compute so_far_grown__1 = LAG((so_far_before__1)) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    "time.month",
    so_far_before__1,
    orders,
    LAG((
      so_far_before__1
    )) OVER (ORDER BY "time.month") AS so_far_grown__1
  FROM step_1
)
/* Compute so_far_before = LAG((so_far_before__1)) OVER (ORDER BY time.month), so_far_grown = (SUM(orders) OVER (ORDER BY time.month)) - LAG((so_far_before__1)) OVER (ORDER BY time.month) + LAG((so_far_grown__1)) OVER (ORDER BY time.month), place_so_far = RANK() OVER (ORDER BY (so_far_before__1) DESC) and so_far = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
SELECT
  "time.month",
  LAG((
    so_far_before__1
  )) OVER (ORDER BY "time.month") AS so_far_before,
  (
    SUM(orders) OVER (ORDER BY "time.month")
  ) - LAG((
    so_far_before__1
  )) OVER (ORDER BY "time.month") + LAG((
    so_far_grown__1
  )) OVER (ORDER BY "time.month") AS so_far_grown,
  RANK() OVER (ORDER BY (
    so_far_before__1
  ) DESC NULLS LAST) AS place_so_far,
  SUM(orders) OVER (ORDER BY "time.month") AS so_far
FROM step_2
ORDER BY
  "time.month" ASC;

-- spark
WITH step_1 AS (
  /* For each month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS orders,
    SUM(COUNT(*)) OVER (
      ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
    ) AS so_far_before__1
  FROM orders
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
), step_2 AS (
  /* Compute so_far_grown__1 = LAG((so_far_before__1)) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    `time.month`,
    so_far_before__1,
    orders,
    LAG((
      so_far_before__1
    )) OVER (ORDER BY `time.month` NULLS LAST) AS so_far_grown__1
  FROM step_1
)
/* Compute so_far_before = LAG((so_far_before__1)) OVER (ORDER BY time.month), so_far_grown = (SUM(orders) OVER (ORDER BY time.month)) - LAG((so_far_before__1)) OVER (ORDER BY time.month) + LAG((so_far_grown__1)) OVER (ORDER BY time.month), place_so_far = RANK() OVER (ORDER BY (so_far_before__1) DESC) and so_far = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
SELECT
  `time.month`,
  LAG((
    so_far_before__1
  )) OVER (ORDER BY `time.month` NULLS LAST) AS so_far_before,
  (
    SUM(orders) OVER (ORDER BY `time.month` NULLS LAST)
  ) - LAG((
    so_far_before__1
  )) OVER (ORDER BY `time.month` NULLS LAST) + LAG((
    so_far_grown__1
  )) OVER (ORDER BY `time.month` NULLS LAST) AS so_far_grown,
  RANK() OVER (ORDER BY (
    so_far_before__1
  ) DESC) AS place_so_far,
  SUM(orders) OVER (ORDER BY `time.month` NULLS LAST) AS so_far
FROM step_2
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH step_1 AS (
  /* For each month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    COUNT(*) AS orders,
    SUM(COUNT(*)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS so_far_before__1
  FROM orders
  GROUP BY
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
), step_2 AS (
  /* Compute so_far_grown__1 = LAG((so_far_before__1)) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    "time.month",
    so_far_before__1,
    orders,
    LAG((
      so_far_before__1
    )) OVER (ORDER BY "time.month") AS so_far_grown__1
  FROM step_1
)
/* Compute so_far_before = LAG((so_far_before__1)) OVER (ORDER BY time.month), so_far_grown = (SUM(orders) OVER (ORDER BY time.month)) - LAG((so_far_before__1)) OVER (ORDER BY time.month) + LAG((so_far_grown__1)) OVER (ORDER BY time.month), place_so_far = RANK() OVER (ORDER BY (so_far_before__1) DESC) and so_far = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
SELECT
  "time.month",
  LAG((
    so_far_before__1
  )) OVER (ORDER BY "time.month") AS so_far_before,
  (
    SUM(orders) OVER (ORDER BY "time.month")
  ) - LAG((
    so_far_before__1
  )) OVER (ORDER BY "time.month") + LAG((
    so_far_grown__1
  )) OVER (ORDER BY "time.month") AS so_far_grown,
  RANK() OVER (ORDER BY (
    so_far_before__1
  ) DESC) AS place_so_far,
  SUM(orders) OVER (ORDER BY "time.month") AS so_far
FROM step_2
ORDER BY
  "time.month" ASC;

-- snowflake
WITH step_1 AS (
  /* For each month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    COUNT(*) AS orders,
    SUM(COUNT(*)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS so_far_before__1
  FROM orders
  GROUP BY
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
), step_2 AS (
  /* Compute so_far_grown__1 = LAG((so_far_before__1)) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    "time.month",
    so_far_before__1,
    orders,
    LAG((
      so_far_before__1
    )) OVER (ORDER BY "time.month") AS so_far_grown__1
  FROM step_1
)
/* Compute so_far_before = LAG((so_far_before__1)) OVER (ORDER BY time.month), so_far_grown = (SUM(orders) OVER (ORDER BY time.month)) - LAG((so_far_before__1)) OVER (ORDER BY time.month) + LAG((so_far_grown__1)) OVER (ORDER BY time.month), place_so_far = RANK() OVER (ORDER BY (so_far_before__1) DESC) and so_far = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
SELECT
  "time.month",
  LAG((
    so_far_before__1
  )) OVER (ORDER BY "time.month") AS so_far_before,
  (
    SUM(orders) OVER (ORDER BY "time.month")
  ) - LAG((
    so_far_before__1
  )) OVER (ORDER BY "time.month") + LAG((
    so_far_grown__1
  )) OVER (ORDER BY "time.month") AS so_far_grown,
  RANK() OVER (ORDER BY (
    so_far_before__1
  ) DESC NULLS LAST) AS place_so_far,
  SUM(orders) OVER (ORDER BY "time.month") AS so_far
FROM step_2
ORDER BY
  "time.month" ASC;

-- bigquery
-- refused: This cannot be said in the dialect bigquery: 'NULLS LAST' translation not supported for aggregate function SUM with  sort order

'NULLS LAST' translation not supported for aggregate function SUM with  sort order

'NULLS LAST' translation not supported for aggregate function SUM with  sort order. Define it without, or run it on another engine.

-- databricks
WITH step_1 AS (
  /* For each month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS orders,
    SUM(COUNT(*)) OVER (
      ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
    ) AS so_far_before__1
  FROM orders
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
), step_2 AS (
  /* Compute so_far_grown__1 = LAG((so_far_before__1)) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    `time.month`,
    so_far_before__1,
    orders,
    LAG((
      so_far_before__1
    )) OVER (ORDER BY `time.month` NULLS LAST) AS so_far_grown__1
  FROM step_1
)
/* Compute so_far_before = LAG((so_far_before__1)) OVER (ORDER BY time.month), so_far_grown = (SUM(orders) OVER (ORDER BY time.month)) - LAG((so_far_before__1)) OVER (ORDER BY time.month) + LAG((so_far_grown__1)) OVER (ORDER BY time.month), place_so_far = RANK() OVER (ORDER BY (so_far_before__1) DESC) and so_far = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
SELECT
  `time.month`,
  LAG((
    so_far_before__1
  )) OVER (ORDER BY `time.month` NULLS LAST) AS so_far_before,
  (
    SUM(orders) OVER (ORDER BY `time.month` NULLS LAST)
  ) - LAG((
    so_far_before__1
  )) OVER (ORDER BY `time.month` NULLS LAST) + LAG((
    so_far_grown__1
  )) OVER (ORDER BY `time.month` NULLS LAST) AS so_far_grown,
  RANK() OVER (ORDER BY (
    so_far_before__1
  ) DESC) AS place_so_far,
  SUM(orders) OVER (ORDER BY `time.month` NULLS LAST) AS so_far
FROM step_2
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH step_1 AS (
  /* For each month of orders.ordered_on, compute orders = COUNT(*). */
  /* Compute so_far_before__1 = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE)) AS "time.month",
    COUNT(*) AS orders,
    SUM(COUNT(*)) OVER (ORDER BY CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))) AS so_far_before__1
  FROM orders
  GROUP BY
    CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))
), step_2 AS (
  /* Compute so_far_grown__1 = LAG((so_far_before__1)) OVER (ORDER BY time.month); a division by zero gives null. */
  SELECT
    "time.month",
    so_far_before__1,
    orders,
    lag((
      so_far_before__1
    )) OVER (ORDER BY "time.month") AS so_far_grown__1
  FROM step_1
)
/* Compute so_far_before = LAG((so_far_before__1)) OVER (ORDER BY time.month), so_far_grown = (SUM(orders) OVER (ORDER BY time.month)) - LAG((so_far_before__1)) OVER (ORDER BY time.month) + LAG((so_far_grown__1)) OVER (ORDER BY time.month), place_so_far = RANK() OVER (ORDER BY (so_far_before__1) DESC) and so_far = SUM(orders) OVER (ORDER BY time.month); a division by zero gives null. */
SELECT
  "time.month",
  lag((
    so_far_before__1
  )) OVER (ORDER BY "time.month") AS so_far_before,
  (
    SUM(orders) OVER (ORDER BY "time.month")
  ) - lag((
    so_far_before__1
  )) OVER (ORDER BY "time.month") + lag((
    so_far_grown__1
  )) OVER (ORDER BY "time.month") AS so_far_grown,
  RANK() OVER (ORDER BY (
    so_far_before__1
  ) DESC) AS place_so_far,
  SUM(orders) OVER (ORDER BY "time.month") AS so_far
FROM step_2
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
