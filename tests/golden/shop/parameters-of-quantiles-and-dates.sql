-- query: amount_at, amount_at(share = 1), since_day(day = date '2024-02-02')
-- Read orders.
-- Over all rows, compute amount_at = QUANTILE_CONT(amount, 0.5), amount_at("share" = 1) = QUANTILE_CONT(amount, 1) and since_day(day = date '2024-02-02') = COUNT(*) where ordered_on >= CAST('2024-02-02' AS DATE).
-- Compute amount_at("share" = 1) = amount_at(share = 1); a division by zero gives null.

-- duckdb
/* Over all rows, compute amount_at = QUANTILE_CONT(amount, 0.5), amount_at("share" = 1) = QUANTILE_CONT(amount, 1) and since_day(day = date '2024-02-02') = COUNT(*) where ordered_on >= CAST('2024-02-02' AS DATE). */
/* Compute amount_at("share" = 1) = amount_at(share = 1); a division by zero gives null. */
SELECT
  QUANTILE_CONT(CAST(amount AS DOUBLE), 0.5) AS amount_at,
  QUANTILE_CONT(CAST(amount AS DOUBLE), 1) AS "amount_at(""share"" = 1)",
  COUNT(*) FILTER(WHERE
    ordered_on >= CAST('2024-02-02' AS DATE)) AS "since_day(day = date '2024-02-02')"
FROM orders;

-- postgres
/* Over all rows, compute amount_at = QUANTILE_CONT(amount, 0.5), amount_at("share" = 1) = QUANTILE_CONT(amount, 1) and since_day(day = date '2024-02-02') = COUNT(*) where ordered_on >= CAST('2024-02-02' AS DATE). */
/* Compute amount_at("share" = 1) = amount_at(share = 1); a division by zero gives null. */
SELECT
  PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    amount) AS amount_at,
  PERCENTILE_CONT(1) WITHIN GROUP (ORDER BY
    amount) AS "amount_at(""share"" = 1)",
  COUNT(*) FILTER(WHERE
    ordered_on >= CAST('2024-02-02' AS DATE)) AS "since_day(day = date '2024-02-02')"
FROM orders;

-- spark
/* Over all rows, compute amount_at = QUANTILE_CONT(amount, 0.5), amount_at("share" = 1) = QUANTILE_CONT(amount, 1) and since_day(day = date '2024-02-02') = COUNT(*) where ordered_on >= CAST('2024-02-02' AS DATE). */
/* Compute amount_at("share" = 1) = amount_at(share = 1); a division by zero gives null. */
SELECT
  PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    amount) AS amount_at,
  PERCENTILE_CONT(1) WITHIN GROUP (ORDER BY
    amount) AS `amount_at("share" = 1)`,
  COUNT(*) FILTER(WHERE
    ordered_on >= CAST('2024-02-02' AS DATE)) AS `since_day(day = date '2024-02-02')`
FROM orders;

-- trino
-- refused: trino has no exact quantile_cont. Use approx_quantile, or another dialect.

-- snowflake
/* Over all rows, compute amount_at = QUANTILE_CONT(amount, 0.5), amount_at("share" = 1) = QUANTILE_CONT(amount, 1) and since_day(day = date '2024-02-02') = COUNT(*) where ordered_on >= CAST('2024-02-02' AS DATE). */
/* Compute amount_at("share" = 1) = amount_at(share = 1); a division by zero gives null. */
SELECT
  PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    amount) AS amount_at,
  PERCENTILE_CONT(1) WITHIN GROUP (ORDER BY
    amount) AS "amount_at(""share"" = 1)",
  COUNT(CASE WHEN ordered_on >= CAST('2024-02-02' AS DATE) THEN 1 END) AS "since_day(day = date '2024-02-02')"
FROM orders;

-- bigquery
-- refused: bigquery has no exact quantile_cont. Use approx_quantile, or another dialect.

-- databricks
/* Over all rows, compute amount_at = QUANTILE_CONT(amount, 0.5), amount_at("share" = 1) = QUANTILE_CONT(amount, 1) and since_day(day = date '2024-02-02') = COUNT(*) where ordered_on >= CAST('2024-02-02' AS DATE). */
/* Compute amount_at("share" = 1) = amount_at(share = 1); a division by zero gives null. */
SELECT
  PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    amount) AS amount_at,
  PERCENTILE_CONT(1) WITHIN GROUP (ORDER BY
    amount) AS `amount_at("share" = 1)`,
  COUNT(*) FILTER(WHERE
    ordered_on >= CAST('2024-02-02' AS DATE)) AS `since_day(day = date '2024-02-02')`
FROM orders;

-- clickhouse
-- refused: clickhouse has no exact quantile_cont. Use approx_quantile, or another dialect.
