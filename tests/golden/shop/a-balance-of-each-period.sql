-- query: held by time.month
-- Read balances.
-- Keep the rows at the last on_day of each time.month.
-- For each time.month, compute held = SUM(balance).
-- Sort by time.month.

-- duckdb
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month, compute held = SUM(balance). */
SELECT
  "time.month",
  SUM(balance) AS held
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- postgres
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month, compute held = SUM(balance). */
SELECT
  "time.month",
  SUM(balance) AS held
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- spark
WITH balances_rows AS (
  SELECT
    balance,
    CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month, compute held = SUM(balance). */
SELECT
  `time.month`,
  SUM(balance) AS held
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month, compute held = SUM(balance). */
SELECT
  "time.month",
  SUM(balance) AS held
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- snowflake
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month, compute held = SUM(balance). */
SELECT
  "time.month",
  SUM(balance) AS held
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- bigquery
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC(on_day, MONTH) AS DATE) AS `time_month`,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC(on_day, MONTH) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month, compute held = SUM(balance). */
SELECT
  `time_month`,
  SUM(balance) AS held
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  `time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
WITH balances_rows AS (
  SELECT
    balance,
    CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE)) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month, compute held = SUM(balance). */
SELECT
  `time.month`,
  SUM(balance) AS held
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH balances_rows AS (
  SELECT
    balance,
    CAST(dateTrunc('MONTH', on_day) AS Nullable(DATE)) AS "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(dateTrunc('MONTH', on_day) AS Nullable(DATE))) AS last_on_day
  FROM balances
)
/* Keep the rows at the last on_day of each time.month. */
/* For each time.month, compute held = SUM(balance). */
SELECT
  "time.month",
  SUM(balance) AS held
FROM balances_rows
WHERE
  on_day = last_on_day
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
