-- query: share of held within time.month as part by time.month, kind
-- Read balances.
-- Keep the rows at the last on_day of each time.month.
-- For each time.month and kind, compute held = SUM(balance).
-- Compute part = held / SUM(held) OVER (PARTITION BY time.month); a division by zero gives null.
-- Sort by time.month and kind.

-- duckdb
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    kind,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month and kind, compute held = SUM(balance). */
/* Compute part = held / SUM(held) OVER (PARTITION BY time.month); a division by zero gives null. */
SELECT
  "time.month",
  kind,
  CAST(SUM(balance) AS DOUBLE) / NULLIF(SUM(SUM(balance)) OVER (PARTITION BY "time.month"), 0) AS part
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  "time.month",
  kind
ORDER BY
  "time.month" ASC,
  kind ASC;

-- postgres
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    kind,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month and kind, compute held = SUM(balance). */
/* Compute part = held / SUM(held) OVER (PARTITION BY time.month); a division by zero gives null. */
SELECT
  "time.month",
  kind,
  CAST(SUM(balance) AS DOUBLE PRECISION) / NULLIF(SUM(SUM(balance)) OVER (PARTITION BY "time.month"), 0) AS part
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  "time.month",
  kind
ORDER BY
  "time.month" ASC,
  kind ASC;

-- spark
WITH balances_rows AS (
  SELECT
    balance,
    CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    kind,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month and kind, compute held = SUM(balance). */
/* Compute part = held / SUM(held) OVER (PARTITION BY time.month); a division by zero gives null. */
SELECT
  `time.month`,
  kind,
  CAST(SUM(balance) AS DOUBLE) / NULLIF(SUM(SUM(balance)) OVER (PARTITION BY `time.month`), 0) AS part
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  `time.month`,
  kind
ORDER BY
  `time.month` ASC NULLS LAST,
  kind ASC NULLS LAST;

-- trino
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    kind,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month and kind, compute held = SUM(balance). */
/* Compute part = held / SUM(held) OVER (PARTITION BY time.month); a division by zero gives null. */
SELECT
  "time.month",
  kind,
  CAST(SUM(balance) AS DOUBLE) / NULLIF(SUM(SUM(balance)) OVER (PARTITION BY "time.month"), 0) AS part
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  "time.month",
  kind
ORDER BY
  "time.month" ASC,
  kind ASC;

-- snowflake
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    kind,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month and kind, compute held = SUM(balance). */
/* Compute part = held / SUM(held) OVER (PARTITION BY time.month); a division by zero gives null. */
SELECT
  "time.month",
  kind,
  CAST(SUM(balance) AS DOUBLE) / NULLIF(SUM(SUM(balance)) OVER (PARTITION BY "time.month"), 0) AS part
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  "time.month",
  kind
ORDER BY
  "time.month" ASC,
  kind ASC;

-- bigquery
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC(on_day, MONTH) AS DATE) AS `time_month`,
    kind,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC(on_day, MONTH) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month and kind, compute held = SUM(balance). */
/* Compute part = held / SUM(held) OVER (PARTITION BY time.month); a division by zero gives null. */
SELECT
  `time_month`,
  kind,
  CAST(SUM(balance) AS FLOAT64) / NULLIF(SUM(SUM(balance)) OVER (PARTITION BY `time_month`), 0) AS part
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  `time_month`,
  kind
ORDER BY
  `time_month` ASC NULLS LAST,
  kind ASC NULLS LAST;

-- databricks
WITH balances_rows AS (
  SELECT
    balance,
    CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    kind,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month and kind, compute held = SUM(balance). */
/* Compute part = held / SUM(held) OVER (PARTITION BY time.month); a division by zero gives null. */
SELECT
  `time.month`,
  kind,
  CAST(SUM(balance) AS DOUBLE) / NULLIF(SUM(SUM(balance)) OVER (PARTITION BY `time.month`), 0) AS part
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  `time.month`,
  kind
ORDER BY
  `time.month` ASC NULLS LAST,
  kind ASC NULLS LAST;

-- clickhouse
WITH balances_rows AS (
  SELECT
    balance,
    CAST(dateTrunc('MONTH', on_day) AS Nullable(DATE)) AS "time.month",
    kind,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(dateTrunc('MONTH', on_day) AS Nullable(DATE))) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month and kind, compute held = SUM(balance). */
/* Compute part = held / SUM(held) OVER (PARTITION BY time.month); a division by zero gives null. */
SELECT
  "time.month",
  kind,
  CAST(SUM(balance) AS Nullable(Float64)) / nullIf(SUM(SUM(balance)) OVER (PARTITION BY "time.month"), 0) AS part
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  "time.month",
  kind
ORDER BY
  "time.month" ASC,
  kind ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
