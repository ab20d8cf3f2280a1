-- query: cash_share, cash by customer.customer_id during 2024-01
-- Read balances.
-- Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01.
-- Keep rows where kind = 'cash'.
-- Keep the rows at the last on_day.
-- For each customer.customer_id, compute cash = SUM(balance).
-- For each customer.customer_id, compute held = SUM(balance).
-- Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there.
-- Compute cash_share = cash / held; a division by zero gives null.
-- Sort by customer.customer_id.

-- duckdb
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    customer_id AS "customer.customer_id",
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    (
      on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
    )
    AND kind = 'cash'
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute cash = SUM(balance). */
  SELECT
    "customer.customer_id",
    SUM(balance) AS cash
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "customer.customer_id"
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  SELECT
    balance,
    customer_id AS "customer.customer_id",
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute held = SUM(balance). */
  SELECT
    "customer.customer_id",
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "customer.customer_id"
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    cash,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    NULL AS cash,
    held
  FROM balances_at_last_totals_
)
/* Compute cash_share = cash / held; a division by zero gives null. */
SELECT
  "customer.customer_id",
  CAST(MAX(cash) AS DOUBLE) / NULLIF(MAX(held), 0) AS cash_share,
  MAX(cash) AS cash
FROM side_by_side
GROUP BY
  "customer.customer_id"
ORDER BY
  "customer.customer_id" ASC;

-- postgres
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    customer_id AS "customer.customer_id",
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    (
      on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
    )
    AND kind = 'cash'
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute cash = SUM(balance). */
  SELECT
    "customer.customer_id",
    SUM(balance) AS cash
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "customer.customer_id"
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  SELECT
    balance,
    customer_id AS "customer.customer_id",
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute held = SUM(balance). */
  SELECT
    "customer.customer_id",
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "customer.customer_id"
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    cash,
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
    "customer.customer_id",
    (
      SELECT
        cash
      FROM balances_at_last_totals
      WHERE
        FALSE
    ) AS cash,
    held
  FROM balances_at_last_totals_
)
/* Compute cash_share = cash / held; a division by zero gives null. */
SELECT
  "customer.customer_id",
  CAST(MAX(cash) AS DOUBLE PRECISION) / NULLIF(MAX(held), 0) AS cash_share,
  MAX(cash) AS cash
FROM side_by_side
GROUP BY
  "customer.customer_id"
ORDER BY
  "customer.customer_id" ASC;

-- spark
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    customer_id AS `customer.customer_id`,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    (
      on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
    )
    AND kind = 'cash'
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute cash = SUM(balance). */
  SELECT
    `customer.customer_id`,
    SUM(balance) AS cash
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    `customer.customer_id`
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  SELECT
    balance,
    customer_id AS `customer.customer_id`,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute held = SUM(balance). */
  SELECT
    `customer.customer_id`,
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    `customer.customer_id`
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    `customer.customer_id`,
    cash,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    `customer.customer_id`,
    NULL AS cash,
    held
  FROM balances_at_last_totals_
)
/* Compute cash_share = cash / held; a division by zero gives null. */
SELECT
  `customer.customer_id`,
  CAST(MAX(cash) AS DOUBLE) / NULLIF(MAX(held), 0) AS cash_share,
  MAX(cash) AS cash
FROM side_by_side
GROUP BY
  `customer.customer_id`
ORDER BY
  `customer.customer_id` ASC NULLS LAST;

-- trino
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    customer_id AS "customer.customer_id",
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    (
      on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
    )
    AND kind = 'cash'
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute cash = SUM(balance). */
  SELECT
    "customer.customer_id",
    SUM(balance) AS cash
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "customer.customer_id"
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  SELECT
    balance,
    customer_id AS "customer.customer_id",
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute held = SUM(balance). */
  SELECT
    "customer.customer_id",
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "customer.customer_id"
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    cash,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    NULL AS cash,
    held
  FROM balances_at_last_totals_
)
/* Compute cash_share = cash / held; a division by zero gives null. */
SELECT
  "customer.customer_id",
  CAST(MAX(cash) AS DOUBLE) / NULLIF(MAX(held), 0) AS cash_share,
  MAX(cash) AS cash
FROM side_by_side
GROUP BY
  "customer.customer_id"
ORDER BY
  "customer.customer_id" ASC;

-- snowflake
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    customer_id AS "customer.customer_id",
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    (
      on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
    )
    AND kind = 'cash'
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute cash = SUM(balance). */
  SELECT
    "customer.customer_id",
    SUM(balance) AS cash
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "customer.customer_id"
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  SELECT
    balance,
    customer_id AS "customer.customer_id",
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute held = SUM(balance). */
  SELECT
    "customer.customer_id",
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "customer.customer_id"
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    cash,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    NULL AS cash,
    held
  FROM balances_at_last_totals_
)
/* Compute cash_share = cash / held; a division by zero gives null. */
SELECT
  "customer.customer_id",
  CAST(MAX(cash) AS DOUBLE) / NULLIF(MAX(held), 0) AS cash_share,
  MAX(cash) AS cash
FROM side_by_side
GROUP BY
  "customer.customer_id"
ORDER BY
  "customer.customer_id" ASC;

-- bigquery
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    customer_id AS `customer_customer_id`,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    (
      on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
    )
    AND kind = 'cash'
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute cash = SUM(balance). */
  SELECT
    `customer_customer_id`,
    SUM(balance) AS cash
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    `customer_customer_id`
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  SELECT
    balance,
    customer_id AS `customer_customer_id`,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute held = SUM(balance). */
  SELECT
    `customer_customer_id`,
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    `customer_customer_id`
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    `customer_customer_id`,
    cash,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    `customer_customer_id`,
    NULL AS cash,
    held
  FROM balances_at_last_totals_
)
/* Compute cash_share = cash / held; a division by zero gives null. */
SELECT
  `customer_customer_id`,
  CAST(MAX(cash) AS FLOAT64) / NULLIF(MAX(held), 0) AS cash_share,
  MAX(cash) AS cash
FROM side_by_side
GROUP BY
  `customer_customer_id`
ORDER BY
  `customer_customer_id` ASC NULLS LAST;

-- databricks
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    customer_id AS `customer.customer_id`,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    (
      on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
    )
    AND kind = 'cash'
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute cash = SUM(balance). */
  SELECT
    `customer.customer_id`,
    SUM(balance) AS cash
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    `customer.customer_id`
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  SELECT
    balance,
    customer_id AS `customer.customer_id`,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-01' AS DATE) AND on_day < CAST('2024-02-01' AS DATE)
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute held = SUM(balance). */
  SELECT
    `customer.customer_id`,
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    `customer.customer_id`
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    `customer.customer_id`,
    cash,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    `customer.customer_id`,
    NULL AS cash,
    held
  FROM balances_at_last_totals_
)
/* Compute cash_share = cash / held; a division by zero gives null. */
SELECT
  `customer.customer_id`,
  CAST(MAX(cash) AS DOUBLE) / NULLIF(MAX(held), 0) AS cash_share,
  MAX(cash) AS cash
FROM side_by_side
GROUP BY
  `customer.customer_id`
ORDER BY
  `customer.customer_id` ASC NULLS LAST;

-- clickhouse
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    customer_id AS "customer.customer_id",
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    (
      on_day >= CAST('2024-01-01' AS Nullable(DATE))
      AND on_day < CAST('2024-02-01' AS Nullable(DATE))
    )
    AND kind = 'cash'
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute cash = SUM(balance). */
  SELECT
    "customer.customer_id",
    SUM(balance) AS cash
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "customer.customer_id"
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  SELECT
    balance,
    customer_id AS "customer.customer_id",
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-01' AS Nullable(DATE))
    AND on_day < CAST('2024-02-01' AS Nullable(DATE))
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* For each customer.customer_id, compute held = SUM(balance). */
  SELECT
    "customer.customer_id",
    SUM(balance) AS held
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "customer.customer_id"
), side_by_side AS (
  /* Put the totals side by side by customer.customer_id; a group that one side lacks has nulls there. */
  SELECT
    "customer.customer_id",
    cash,
    NULL AS held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "customer.customer_id",
    NULL AS cash,
    held
  FROM balances_at_last_totals_
)
/* Compute cash_share = cash / held; a division by zero gives null. */
SELECT
  "customer.customer_id",
  CAST(MAX(cash) AS Nullable(Float64)) / nullIf(MAX(held), 0) AS cash_share,
  MAX(cash) AS cash
FROM side_by_side
GROUP BY
  "customer.customer_id"
ORDER BY
  "customer.customer_id" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
