-- query: vip_held, vip_cash_share, held by time.month
-- Read balances.
-- Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- Keep rows where customer.vip.
-- Keep the rows at the last on_day of each time.month.
-- For each time.month, compute vip_held = SUM(balance), vip_cash_share__1 = SUM(balance) where kind = 'cash' and vip_cash_share__2 = SUM(balance).
-- For each time.month, compute held = SUM(balance).
-- Put the totals side by side by time.month; a group that one side lacks has nulls there.
-- Compute vip_cash_share = vip_cash_share__1 / vip_cash_share__2; a division by zero gives null.
-- Sort by time.month.

-- duckdb
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip. */
  SELECT
    balances.balance,
    balances.kind,
    CAST(DATE_TRUNC('MONTH', balances.on_day) AS DATE) AS "time.month",
    balances.on_day,
    MAX(balances.on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', balances.on_day) AS DATE)) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  WHERE
    customer.vip
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute vip_held = SUM(balance), vip_cash_share__1 = SUM(balance) where kind = 'cash' and vip_cash_share__2 = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS vip_held,
    SUM(balance) FILTER(WHERE
      kind = 'cash') AS vip_cash_share__1,
    SUM(balance) AS vip_cash_share__2
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), balances_rows_ AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    vip_held,
    vip_cash_share__1,
    vip_cash_share__2,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS vip_held,
    NULL AS vip_cash_share__1,
    NULL AS vip_cash_share__2,
    held
  FROM balances_at_last_totals_
)
/* Compute vip_cash_share = vip_cash_share__1 / vip_cash_share__2; a division by zero gives null. */
SELECT
  "time.month",
  MAX(vip_held) AS vip_held,
  CAST(MAX(vip_cash_share__1) AS DOUBLE) / NULLIF(MAX(vip_cash_share__2), 0) AS vip_cash_share,
  MAX(held) AS held
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- postgres
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip. */
  SELECT
    balances.balance,
    balances.kind,
    CAST(DATE_TRUNC('MONTH', balances.on_day) AS DATE) AS "time.month",
    balances.on_day,
    MAX(balances.on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', balances.on_day) AS DATE)) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  WHERE
    customer.vip
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute vip_held = SUM(balance), vip_cash_share__1 = SUM(balance) where kind = 'cash' and vip_cash_share__2 = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS vip_held,
    SUM(balance) FILTER(WHERE
      kind = 'cash') AS vip_cash_share__1,
    SUM(balance) AS vip_cash_share__2
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), balances_rows_ AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    vip_held,
    vip_cash_share__1,
    vip_cash_share__2,
    (
      SELECT
        held
      FROM balances_at_last_totals_
      WHERE
        FALSE
    ) AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "time.month",
    (
      SELECT
        vip_held
      FROM balances_at_last_totals
      WHERE
        FALSE
    ) AS vip_held,
    (
      SELECT
        vip_cash_share__1
      FROM balances_at_last_totals
      WHERE
        FALSE
    ) AS vip_cash_share__1,
    (
      SELECT
        vip_cash_share__2
      FROM balances_at_last_totals
      WHERE
        FALSE
    ) AS vip_cash_share__2,
    held
  FROM balances_at_last_totals_
)
/* Compute vip_cash_share = vip_cash_share__1 / vip_cash_share__2; a division by zero gives null. */
SELECT
  "time.month",
  MAX(vip_held) AS vip_held,
  CAST(MAX(vip_cash_share__1) AS DOUBLE PRECISION) / NULLIF(MAX(vip_cash_share__2), 0) AS vip_cash_share,
  MAX(held) AS held
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- spark
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip. */
  SELECT
    balances.balance,
    balances.kind,
    CAST(CAST(DATE_TRUNC('MONTH', balances.on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    balances.on_day,
    MAX(balances.on_day) OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', balances.on_day) AS TIMESTAMP_NTZ) AS DATE)
    ) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  WHERE
    customer.vip
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute vip_held = SUM(balance), vip_cash_share__1 = SUM(balance) where kind = 'cash' and vip_cash_share__2 = SUM(balance). */
  SELECT
    `time.month`,
    SUM(balance) AS vip_held,
    SUM(balance) FILTER(WHERE
      kind = 'cash') AS vip_cash_share__1,
    SUM(balance) AS vip_cash_share__2
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.month`
), balances_rows_ AS (
  SELECT
    balance,
    CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held = SUM(balance). */
  SELECT
    `time.month`,
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.month`
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    vip_held,
    vip_cash_share__1,
    vip_cash_share__2,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS vip_held,
    NULL AS vip_cash_share__1,
    NULL AS vip_cash_share__2,
    held
  FROM balances_at_last_totals_
)
/* Compute vip_cash_share = vip_cash_share__1 / vip_cash_share__2; a division by zero gives null. */
SELECT
  `time.month`,
  MAX(vip_held) AS vip_held,
  CAST(MAX(vip_cash_share__1) AS DOUBLE) / NULLIF(MAX(vip_cash_share__2), 0) AS vip_cash_share,
  MAX(held) AS held
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip. */
  SELECT
    balances.balance,
    balances.kind,
    CAST(DATE_TRUNC('MONTH', balances.on_day) AS DATE) AS "time.month",
    balances.on_day,
    MAX(balances.on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', balances.on_day) AS DATE)) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  WHERE
    customer.vip
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute vip_held = SUM(balance), vip_cash_share__1 = SUM(balance) where kind = 'cash' and vip_cash_share__2 = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS vip_held,
    SUM(balance) FILTER(WHERE
      kind = 'cash') AS vip_cash_share__1,
    SUM(balance) AS vip_cash_share__2
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), balances_rows_ AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    vip_held,
    vip_cash_share__1,
    vip_cash_share__2,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS vip_held,
    NULL AS vip_cash_share__1,
    NULL AS vip_cash_share__2,
    held
  FROM balances_at_last_totals_
)
/* Compute vip_cash_share = vip_cash_share__1 / vip_cash_share__2; a division by zero gives null. */
SELECT
  "time.month",
  MAX(vip_held) AS vip_held,
  CAST(MAX(vip_cash_share__1) AS DOUBLE) / NULLIF(MAX(vip_cash_share__2), 0) AS vip_cash_share,
  MAX(held) AS held
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- snowflake
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip. */
  SELECT
    balances.balance,
    balances.kind,
    CAST(DATE_TRUNC('MONTH', balances.on_day) AS DATE) AS "time.month",
    balances.on_day,
    MAX(balances.on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', balances.on_day) AS DATE)) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  WHERE
    customer.vip
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute vip_held = SUM(balance), vip_cash_share__1 = SUM(balance) where kind = 'cash' and vip_cash_share__2 = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS vip_held,
    SUM(CASE WHEN kind = 'cash' THEN balance END) AS vip_cash_share__1,
    SUM(balance) AS vip_cash_share__2
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), balances_rows_ AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    vip_held,
    vip_cash_share__1,
    vip_cash_share__2,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS vip_held,
    NULL AS vip_cash_share__1,
    NULL AS vip_cash_share__2,
    held
  FROM balances_at_last_totals_
)
/* Compute vip_cash_share = vip_cash_share__1 / vip_cash_share__2; a division by zero gives null. */
SELECT
  "time.month",
  MAX(vip_held) AS vip_held,
  CAST(MAX(vip_cash_share__1) AS DOUBLE) / NULLIF(MAX(vip_cash_share__2), 0) AS vip_cash_share,
  MAX(held) AS held
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- bigquery
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip. */
  SELECT
    balances.balance,
    balances.kind,
    CAST(DATE_TRUNC(balances.on_day, MONTH) AS DATE) AS `time_month`,
    balances.on_day,
    MAX(balances.on_day) OVER (PARTITION BY CAST(DATE_TRUNC(balances.on_day, MONTH) AS DATE)) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  WHERE
    customer.vip
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute vip_held = SUM(balance), vip_cash_share__1 = SUM(balance) where kind = 'cash' and vip_cash_share__2 = SUM(balance). */
  SELECT
    `time_month`,
    SUM(balance) AS vip_held,
    SUM(CASE WHEN kind = 'cash' THEN balance END) AS vip_cash_share__1,
    SUM(balance) AS vip_cash_share__2
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    `time_month`
), balances_rows_ AS (
  SELECT
    balance,
    CAST(DATE_TRUNC(on_day, MONTH) AS DATE) AS `time_month`,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC(on_day, MONTH) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held = SUM(balance). */
  SELECT
    `time_month`,
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    `time_month`
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time_month`,
    vip_held,
    vip_cash_share__1,
    vip_cash_share__2,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    `time_month`,
    NULL AS vip_held,
    NULL AS vip_cash_share__1,
    NULL AS vip_cash_share__2,
    held
  FROM balances_at_last_totals_
)
/* Compute vip_cash_share = vip_cash_share__1 / vip_cash_share__2; a division by zero gives null. */
SELECT
  `time_month`,
  MAX(vip_held) AS vip_held,
  CAST(MAX(vip_cash_share__1) AS FLOAT64) / NULLIF(MAX(vip_cash_share__2), 0) AS vip_cash_share,
  MAX(held) AS held
FROM side_by_side
GROUP BY
  `time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip. */
  SELECT
    balances.balance,
    balances.kind,
    CAST(CAST(DATE_TRUNC('MONTH', balances.on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    balances.on_day,
    MAX(balances.on_day) OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', balances.on_day) AS TIMESTAMP_NTZ) AS DATE)
    ) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  WHERE
    customer.vip
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute vip_held = SUM(balance), vip_cash_share__1 = SUM(balance) where kind = 'cash' and vip_cash_share__2 = SUM(balance). */
  SELECT
    `time.month`,
    SUM(balance) AS vip_held,
    SUM(balance) FILTER(WHERE
      kind = 'cash') AS vip_cash_share__1,
    SUM(balance) AS vip_cash_share__2
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.month`
), balances_rows_ AS (
  SELECT
    balance,
    CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held = SUM(balance). */
  SELECT
    `time.month`,
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.month`
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    vip_held,
    vip_cash_share__1,
    vip_cash_share__2,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS vip_held,
    NULL AS vip_cash_share__1,
    NULL AS vip_cash_share__2,
    held
  FROM balances_at_last_totals_
)
/* Compute vip_cash_share = vip_cash_share__1 / vip_cash_share__2; a division by zero gives null. */
SELECT
  `time.month`,
  MAX(vip_held) AS vip_held,
  CAST(MAX(vip_cash_share__1) AS DOUBLE) / NULLIF(MAX(vip_cash_share__2), 0) AS vip_cash_share,
  MAX(held) AS held
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH balances_rows AS (
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip. */
  SELECT
    balances.balance,
    balances.kind,
    CAST(dateTrunc('MONTH', balances.on_day) AS Nullable(DATE)) AS "time.month",
    balances.on_day,
    MAX(balances.on_day) OVER (PARTITION BY CAST(dateTrunc('MONTH', balances.on_day) AS Nullable(DATE))) AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  WHERE
    customer.vip
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute vip_held = SUM(balance), vip_cash_share__1 = SUM(balance) where kind = 'cash' and vip_cash_share__2 = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS vip_held,
    SUM(balance) FILTER(WHERE
      kind = 'cash') AS vip_cash_share__1,
    SUM(balance) AS vip_cash_share__2
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), balances_rows_ AS (
  SELECT
    balance,
    CAST(dateTrunc('MONTH', on_day) AS Nullable(DATE)) AS "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(dateTrunc('MONTH', on_day) AS Nullable(DATE))) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    vip_held,
    vip_cash_share__1,
    vip_cash_share__2,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS vip_held,
    NULL AS vip_cash_share__1,
    NULL AS vip_cash_share__2,
    held
  FROM balances_at_last_totals_
)
/* Compute vip_cash_share = vip_cash_share__1 / vip_cash_share__2; a division by zero gives null. */
SELECT
  "time.month",
  MAX(vip_held) AS vip_held,
  CAST(MAX(vip_cash_share__1) AS Nullable(Float64)) / nullIf(MAX(vip_cash_share__2), 0) AS vip_cash_share,
  MAX(held) AS held
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
