-- query: revenue, before, growth by time.month
-- Read orders.
-- For each month of orders.ordered_on, compute revenue = SUM(amount).
-- Compute before = LAG(revenue) OVER (ORDER BY time.month) and growth = (revenue - (LAG(revenue) OVER (ORDER BY time.month))) / (LAG(revenue) OVER (ORDER BY time.month)); a division by zero gives null.
-- Sort by time.month.

-- duckdb
/* For each month of orders.ordered_on, compute revenue = SUM(amount). */
/* Compute before = LAG(revenue) OVER (ORDER BY time.month) and growth = (revenue - (LAG(revenue) OVER (ORDER BY time.month))) / (LAG(revenue) OVER (ORDER BY time.month)); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
  SUM(amount) AS revenue,
  LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS before,
  CAST((
    SUM(amount) - (
      LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE))
    )
  ) AS DOUBLE) / NULLIF(
    (
      LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE))
    ),
    0
  ) AS growth
FROM orders
GROUP BY
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- postgres
/* For each month of orders.ordered_on, compute revenue = SUM(amount). */
/* Compute before = LAG(revenue) OVER (ORDER BY time.month) and growth = (revenue - (LAG(revenue) OVER (ORDER BY time.month))) / (LAG(revenue) OVER (ORDER BY time.month)); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
  SUM(amount) AS revenue,
  LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS before,
  CAST((
    SUM(amount) - (
      LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE))
    )
  ) AS DOUBLE PRECISION) / NULLIF(
    (
      LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE))
    ),
    0
  ) AS growth
FROM orders
GROUP BY
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- spark
/* For each month of orders.ordered_on, compute revenue = SUM(amount). */
/* Compute before = LAG(revenue) OVER (ORDER BY time.month) and growth = (revenue - (LAG(revenue) OVER (ORDER BY time.month))) / (LAG(revenue) OVER (ORDER BY time.month)); a division by zero gives null. */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  SUM(amount) AS revenue,
  LAG(SUM(amount)) OVER (
    ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
  ) AS before,
  CAST((
    SUM(amount) - (
      LAG(SUM(amount)) OVER (
        ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
      )
    )
  ) AS DOUBLE) / NULLIF(
    (
      LAG(SUM(amount)) OVER (
        ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
      )
    ),
    0
  ) AS growth
FROM orders
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
/* For each month of orders.ordered_on, compute revenue = SUM(amount). */
/* Compute before = LAG(revenue) OVER (ORDER BY time.month) and growth = (revenue - (LAG(revenue) OVER (ORDER BY time.month))) / (LAG(revenue) OVER (ORDER BY time.month)); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
  SUM(amount) AS revenue,
  LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS before,
  CAST((
    SUM(amount) - (
      LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE))
    )
  ) AS DOUBLE) / NULLIF(
    (
      LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE))
    ),
    0
  ) AS growth
FROM orders
GROUP BY
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- snowflake
/* For each month of orders.ordered_on, compute revenue = SUM(amount). */
/* Compute before = LAG(revenue) OVER (ORDER BY time.month) and growth = (revenue - (LAG(revenue) OVER (ORDER BY time.month))) / (LAG(revenue) OVER (ORDER BY time.month)); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
  SUM(amount) AS revenue,
  LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS before,
  CAST((
    SUM(amount) - (
      LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE))
    )
  ) AS DOUBLE) / NULLIF(
    (
      LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE))
    ),
    0
  ) AS growth
FROM orders
GROUP BY
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- bigquery
/* For each month of orders.ordered_on, compute revenue = SUM(amount). */
/* Compute before = LAG(revenue) OVER (ORDER BY time.month) and growth = (revenue - (LAG(revenue) OVER (ORDER BY time.month))) / (LAG(revenue) OVER (ORDER BY time.month)); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE) AS `time_month`,
  SUM(amount) AS revenue,
  LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE) NULLS LAST) AS before,
  CAST((
    SUM(amount) - (
      LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE) NULLS LAST)
    )
  ) AS FLOAT64) / NULLIF(
    (
      LAG(SUM(amount)) OVER (ORDER BY CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE) NULLS LAST)
    ),
    0
  ) AS growth
FROM orders
GROUP BY
  `time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
/* For each month of orders.ordered_on, compute revenue = SUM(amount). */
/* Compute before = LAG(revenue) OVER (ORDER BY time.month) and growth = (revenue - (LAG(revenue) OVER (ORDER BY time.month))) / (LAG(revenue) OVER (ORDER BY time.month)); a division by zero gives null. */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  SUM(amount) AS revenue,
  LAG(SUM(amount)) OVER (
    ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
  ) AS before,
  CAST((
    SUM(amount) - (
      LAG(SUM(amount)) OVER (
        ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
      )
    )
  ) AS DOUBLE) / NULLIF(
    (
      LAG(SUM(amount)) OVER (
        ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
      )
    ),
    0
  ) AS growth
FROM orders
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
/* For each month of orders.ordered_on, compute revenue = SUM(amount). */
/* Compute before = LAG(revenue) OVER (ORDER BY time.month) and growth = (revenue - (LAG(revenue) OVER (ORDER BY time.month))) / (LAG(revenue) OVER (ORDER BY time.month)); a division by zero gives null. */
SELECT
  CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE)) AS "time.month",
  SUM(amount) AS revenue,
  lag(SUM(amount)) OVER (ORDER BY CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))) AS before,
  CAST((
    SUM(amount) - (
      lag(SUM(amount)) OVER (ORDER BY CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE)))
    )
  ) AS Nullable(Float64)) / nullIf(
    (
      lag(SUM(amount)) OVER (ORDER BY CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE)))
    ),
    0
  ) AS growth
FROM orders
GROUP BY
  CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
